//! Bukti dukung: a link or a file beside an entry.

mod berkas;
mod jenis;
mod tautan;
mod unduh;

use platform::Uuid;

pub use berkas::BerkasBaru;
pub use jenis::{BERKAS_BYTE_MAKS, BerkasKeliru, JenisBerkas};
pub use tautan::{Tautan, TautanKeliru};
pub use unduh::{UnduhBukti, routes};

/// Evidence of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bukti {
    Tautan(Tautan),
    Berkas {
        /// Name of the content, in `platform::files`.
        sha256: String,
        /// As its owner knows it: letters, digits and a few signs, with the ending of its type.
        nama: String,
    },
}

/// Where the file of an entry is opened.
pub fn href(bulan: i64, id: Uuid) -> String {
    format!("/bukti/{bulan}/{id}")
}
