//! The score of a seleksi kompetensi dasar (SKD): three parts of 110 questions.

use crate::{
    galat::Galat,
    isian::{Isian, Jenis},
    masukan::Masukan,
};

/// Score of an SKD: TWK 0..=150, TIU 0..=175, TKP 0..=225.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NilaiSkd {
    /// Tes wawasan kebangsaan, 30 questions.
    pub twk: u16,
    /// Tes intelegensia umum, 35 questions.
    pub tiu: u16,
    /// Tes karakteristik pribadi, 45 questions.
    pub tkp: u16,
}

impl NilaiSkd {
    /// Highest total.
    pub const MAKS: u16 = 550;

    /// The three parts together.
    pub fn total(self) -> u32 {
        [self.twk, self.tiu, self.tkp].map(u32::from).iter().sum()
    }
}

pub(crate) const TWK: Isian =
    Isian::wajib("twk", "Tes wawasan kebangsaan (TWK)", Jenis::Bulat { min: 0, maks: 150 });
pub(crate) const TIU: Isian =
    Isian::wajib("tiu", "Tes intelegensia umum (TIU)", Jenis::Bulat { min: 0, maks: 175 });
pub(crate) const TKP: Isian =
    Isian::wajib("tkp", "Tes karakteristik pribadi (TKP)", Jenis::Bulat { min: 0, maks: 225 });
/// Any total of an SKD.
pub(crate) const TOTAL_SKD: Jenis = Jenis::Bulat { min: 0, maks: NilaiSkd::MAKS as i64 };

/// Reads the three parts.
pub(crate) fn baca(masukan: &Masukan<'_>) -> Result<NilaiSkd, Galat> {
    Ok(NilaiSkd {
        twk: masukan.bulat_sebagai(&TWK)?,
        tiu: masukan.bulat_sebagai(&TIU)?,
        tkp: masukan.bulat_sebagai(&TKP)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_parts_make_the_highest_total() {
        assert_eq!(NilaiSkd { twk: 150, tiu: 175, tkp: 225 }.total(), u32::from(NilaiSkd::MAKS));
        let maks: i64 = [TWK, TIU, TKP].iter().filter_map(|i| i.jenis.batas()).map(|(_, maks)| maks).sum();
        assert_eq!(maks, i64::from(NilaiSkd::MAKS));
    }
}
