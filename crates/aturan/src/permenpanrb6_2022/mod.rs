//! PermenPANRB 6/2022: pengelolaan kinerja pegawai ASN.

mod predikat_kinerja_pegawai;

pub use predikat_kinerja_pegawai::predikat_kinerja_pegawai;
