//! The four components of an open selection, and one number for each.

use crate::{
    Pecahan,
    galat::Galat,
    isian::{Isian, Jenis},
    kosakata::kosakata,
    masukan::Butir,
};

kosakata! {
    /// What candidates are scored on.
    Komponen {
        Makalah = "makalah", "Makalah";
        Asesmen = "asesmen", "Asesmen kompetensi";
        Wawancara = "wawancara", "Wawancara";
        RekamJejak = "rekam_jejak", "Rekam jejak";
    }
}

impl Komponen {
    /// Least and greatest weight in percent, both allowed.
    pub const fn rentang(self) -> (i64, i64) {
        match self {
            Self::Makalah | Self::RekamJejak => (15, 20),
            Self::Asesmen => (20, 25),
            Self::Wawancara => (30, 35),
        }
    }
}

/// One number for each component: a weight in percent, or a score. Each 0..=100, at most six places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PerKomponen([Pecahan; 4]);

impl PerKomponen {
    /// Numbers in the order of [`Komponen::ALL`].
    pub const fn baru(nilai: [Pecahan; 4]) -> Self {
        Self(nilai)
    }

    /// The number of one component.
    pub const fn nilai(&self, komponen: Komponen) -> Pecahan {
        self.0[komponen as usize]
    }

    /// All four together.
    pub fn jumlah(&self) -> Pecahan {
        self.0.iter().copied().sum()
    }
}

/// A percentage or a score.
const SERATUS: Jenis = Jenis::Desimal { min: 0, maks: 100 };
const KOMPONEN: [Isian; 4] = [
    Isian::wajib(Komponen::Makalah.kode(), Komponen::Makalah.label(), SERATUS),
    Isian::wajib(Komponen::Asesmen.kode(), Komponen::Asesmen.label(), SERATUS),
    Isian::wajib(Komponen::Wawancara.kode(), Komponen::Wawancara.label(), SERATUS),
    Isian::wajib(Komponen::RekamJejak.kode(), Komponen::RekamJejak.label(), SERATUS),
];

pub(super) const PER_KOMPONEN: Jenis = Jenis::Kelompok(&KOMPONEN);
pub(super) const BOBOT: Isian = Isian::wajib("bobot", "Bobot (%)", PER_KOMPONEN);

/// Reads a group of [`PER_KOMPONEN`].
pub(super) fn baca(butir: &Butir<'_>) -> Result<PerKomponen, Galat> {
    let kelompok = butir.kelompok()?;
    let mut nilai = [Pecahan::NOL; 4];
    for (satu, isian) in nilai.iter_mut().zip(&KOMPONEN) {
        *satu = kelompok.desimal(isian)?;
    }
    Ok(PerKomponen(nilai))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_follow_the_order_of_the_components() {
        assert!(Komponen::ALL.iter().map(|k| k.kode()).eq(KOMPONEN.map(|i| i.nama)));
        assert!(Komponen::ALL.iter().enumerate().all(|(urut, k)| *k as usize == urut));
    }

    #[test]
    fn only_the_greatest_weights_make_a_hundred() {
        let (min, maks): (Vec<_>, Vec<_>) = Komponen::ALL.iter().map(|k| k.rentang()).unzip();
        assert_eq!((min.iter().sum::<i64>(), maks.iter().sum::<i64>()), (80, 100));
    }
}
