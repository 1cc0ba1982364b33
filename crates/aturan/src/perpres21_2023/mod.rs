//! Perpres 21/2023: hari kerja dan jam kerja, in force since 12 April 2023.

mod cek_jadwal;
mod jam_kerja_mingguan;

pub(crate) use cek_jadwal::ATURAN as CEK_JADWAL;
pub use cek_jadwal::{HasilJadwal, Rentang, cek_jadwal, jelaskan_cek_jadwal};
pub(crate) use jam_kerja_mingguan::ATURAN as JAM_KERJA_MINGGUAN;
pub use jam_kerja_mingguan::{JamKerja, jam_kerja_mingguan, jelaskan_jam_kerja};
