//! Codes of regions as the Kementerian Dalam Negeri gives them.

mod kode_kemendagri;

pub(crate) use kode_kemendagri::ATURAN as KODE_KEMENDAGRI;
pub use kode_kemendagri::{KodeWilayah, KodeWilayahKeliru, TingkatWilayah, jelaskan_wilayah, nama_wilayah};
