//! Complaints of the public (SP4N-LAPOR).

mod batas_waktu_hari_kerja;

pub(crate) use batas_waktu_hari_kerja::ATURAN as BATAS_WAKTU_HARI_KERJA;
pub use batas_waktu_hari_kerja::{JenisPengaduan, batas_pengaduan, jelaskan_batas_pengaduan};
