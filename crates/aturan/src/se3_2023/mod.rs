//! SE MenPANRB 3/2023 of 31 January 2023: capaian kinerja organisasi and the distribution of predikat.

mod pola_distribusi;
mod rating_hasil_kerja_pimpinan;

pub(crate) use pola_distribusi::ATURAN as POLA_DISTRIBUSI;
pub use pola_distribusi::{
    HasilPola, Jumlah, JumlahKeliru, Pelanggaran, Syarat, UNIT_KECIL, Uji, jelaskan_pola, pola_distribusi,
    syarat_pola,
};
pub(crate) use rating_hasil_kerja_pimpinan::ATURAN as RATING_HASIL_KERJA_PIMPINAN;
pub use rating_hasil_kerja_pimpinan::{jelaskan_rating_pimpinan, rating_pimpinan};
