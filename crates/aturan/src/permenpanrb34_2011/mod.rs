//! PermenPANRB 34/2011: job evaluation.

mod kelas_jabatan;

pub(crate) use kelas_jabatan::ATURAN as KELAS_JABATAN;
pub use kelas_jabatan::{NILAI_MIN, jelaskan_kelas_jabatan, kelas_jabatan};
