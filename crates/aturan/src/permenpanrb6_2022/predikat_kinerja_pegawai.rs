//! The 3x3 table that turns two ratings into a predikat.

use crate::{Predikat, Rating};

/// Predikat of an employee from the two ratings (PermenPANRB 6/2022, lampiran, 3x3 table). Total: every pair has
/// an answer.
///
/// Perilaku di bawah ekspektasi holds the predikat down whatever the hasil kerja: Kurang (misconduct), or Sangat
/// Kurang if the hasil kerja is below too.
pub const fn predikat_kinerja_pegawai(hasil_kerja: Rating, perilaku: Rating) -> Predikat {
    use Rating::{DiAtas, DiBawah, Sesuai};
    match (hasil_kerja, perilaku) {
        (DiAtas, DiAtas) => Predikat::SangatBaik,
        (DiAtas | Sesuai, Sesuai) | (Sesuai, DiAtas) => Predikat::Baik,
        (DiBawah, DiAtas | Sesuai) => Predikat::ButuhPerbaikan,
        (DiAtas | Sesuai, DiBawah) => Predikat::Kurang,
        (DiBawah, DiBawah) => Predikat::SangatKurang,
    }
}
