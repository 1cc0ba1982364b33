//! PermenPANRB 6/2022: pengelolaan kinerja pegawai ASN, in force since 3 February 2022.

mod predikat_kinerja_pegawai;

pub(crate) use predikat_kinerja_pegawai::ATURAN as PREDIKAT_KINERJA_PEGAWAI;
pub use predikat_kinerja_pegawai::{jelaskan_predikat, predikat_kinerja_pegawai};
