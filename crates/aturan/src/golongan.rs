//! Golongan of PNS (I/a to IV/e, each with its pangkat) and of PPPK (I to XVII, without pangkat).

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::Pilihan;

/// Golongan ruang of a PNS or golongan of a PPPK, in rising order; PNS before PPPK.
///
/// Only the 34 known classes can be held. Sources: PP 99/2000 for the pangkat names, Perpres 98/2020 and
/// 11/2024 for the classes of PPPK.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Golongan(u8);

const JUMLAH_PNS: u8 = 17;

/// Kode and pangkat by rank; the position in this table is the value that [`Golongan`] holds.
const TABEL: [(&str, Option<&str>); 34] = [
    ("I/a", Some("Juru Muda")),
    ("I/b", Some("Juru Muda Tingkat I")),
    ("I/c", Some("Juru")),
    ("I/d", Some("Juru Tingkat I")),
    ("II/a", Some("Pengatur Muda")),
    ("II/b", Some("Pengatur Muda Tingkat I")),
    ("II/c", Some("Pengatur")),
    ("II/d", Some("Pengatur Tingkat I")),
    ("III/a", Some("Penata Muda")),
    ("III/b", Some("Penata Muda Tingkat I")),
    ("III/c", Some("Penata")),
    ("III/d", Some("Penata Tingkat I")),
    ("IV/a", Some("Pembina")),
    ("IV/b", Some("Pembina Tingkat I")),
    ("IV/c", Some("Pembina Utama Muda")),
    ("IV/d", Some("Pembina Utama Madya")),
    ("IV/e", Some("Pembina Utama")),
    ("I", None),
    ("II", None),
    ("III", None),
    ("IV", None),
    ("V", None),
    ("VI", None),
    ("VII", None),
    ("VIII", None),
    ("IX", None),
    ("X", None),
    ("XI", None),
    ("XII", None),
    ("XIII", None),
    ("XIV", None),
    ("XV", None),
    ("XVI", None),
    ("XVII", None),
];

const PNS: [Pilihan; 17] = pilihan(0);
const PPPK: [Pilihan; 17] = pilihan(JUMLAH_PNS as usize);

/// So many golongan from one on, as words of a field.
const fn pilihan<const N: usize>(awal: usize) -> [Pilihan; N] {
    let mut daftar = [Pilihan { kode: "", label: "" }; N];
    let mut i = 0;
    while i < N {
        let kode = TABEL[awal + i].0;
        daftar[i] = Pilihan { kode, label: kode };
        i += 1;
    }
    daftar
}

impl Golongan {
    /// The golongan of PNS as a list to choose from.
    pub const PILIHAN_PNS: &'static [Pilihan] = &PNS;
    /// The golongan of PPPK as a list to choose from.
    pub const PILIHAN_PPPK: &'static [Pilihan] = &PPPK;

    /// As [`Golongan::dari_kode`], only those of PNS.
    pub fn dari_kode_pns(kode: &str) -> Option<Self> {
        Self::dari_kode(kode).filter(|g| !g.is_pppk())
    }

    /// As [`Golongan::dari_kode`], only those of PPPK.
    pub fn dari_kode_pppk(kode: &str) -> Option<Self> {
        Self::dari_kode(kode).filter(|g| g.is_pppk())
    }

    /// Every golongan in rising order, the 17 of PNS first.
    pub fn semua() -> impl Iterator<Item = Self> {
        (0u8..).take(TABEL.len()).map(Self)
    }

    /// Reads `III/a` or `IX` exactly as written there; None for anything else.
    pub fn dari_kode(kode: &str) -> Option<Self> {
        Self::semua().find(|g| g.kode() == kode)
    }

    /// `III/a` for PNS, `IX` for PPPK: on the wire, in the database and on the screen.
    pub fn kode(self) -> &'static str {
        self.baris().0
    }

    /// Name of the pangkat ("Penata Muda"); None for PPPK, who have no pangkat.
    pub fn pangkat(self) -> Option<&'static str> {
        self.baris().1
    }

    /// Whether this is a golongan of PPPK.
    pub fn is_pppk(self) -> bool {
        self.0 >= JUMLAH_PNS
    }

    /// As forms print it: "Penata Muda (III/a)", or "Golongan IX" where there is no pangkat.
    pub fn label(self) -> String {
        match self.pangkat() {
            Some(pangkat) => format!("{pangkat} ({})", self.kode()),
            None => format!("Golongan {}", self.kode()),
        }
    }

    fn baris(self) -> (&'static str, Option<&'static str>) {
        TABEL[usize::from(self.0)]
    }
}

impl fmt::Display for Golongan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kode())
    }
}

impl Serialize for Golongan {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.kode())
    }
}

impl<'de> Deserialize<'de> for Golongan {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let kode = String::deserialize(d)?;
        Self::dari_kode(&kode).ok_or_else(|| D::Error::custom(format_args!("unknown golongan: {kode}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_seventeen_of_each_and_all_differ() {
        let semua: Vec<_> = Golongan::semua().collect();
        assert_eq!(semua.len(), 34);
        assert_eq!(semua.iter().filter(|g| g.is_pppk()).count(), 17);
        for g in semua {
            assert_eq!(Golongan::dari_kode(g.kode()), Some(g));
            assert_eq!(g.pangkat().is_none(), g.is_pppk());
        }
    }

    #[test]
    fn pangkat_follows_the_golongan() {
        let pangkat = |kode| Golongan::dari_kode(kode).and_then(Golongan::pangkat);
        assert_eq!(pangkat("I/a"), Some("Juru Muda"));
        assert_eq!(pangkat("II/c"), Some("Pengatur"));
        assert_eq!(pangkat("III/a"), Some("Penata Muda"));
        assert_eq!(pangkat("IV/b"), Some("Pembina Tingkat I"));
        assert_eq!(pangkat("IV/e"), Some("Pembina Utama"));
        assert_eq!(pangkat("IX"), None);
    }

    #[test]
    fn forms_print_pangkat_and_golongan() {
        let label = |kode| Golongan::dari_kode(kode).map(Golongan::label);
        assert_eq!(label("III/a").as_deref(), Some("Penata Muda (III/a)"));
        assert_eq!(label("IX").as_deref(), Some("Golongan IX"));
    }

    #[test]
    fn unknown_classes_are_refused() {
        for salah in ["", "0", "V/a", "III/A", "iii/a", "IV/f", "XVIII", " IX"] {
            assert_eq!(Golongan::dari_kode(salah), None, "{salah}");
        }
    }

    #[test]
    fn each_kind_has_its_own_words() {
        for (pilihan, baca) in [
            (Golongan::PILIHAN_PNS, Golongan::dari_kode_pns as fn(&str) -> Option<Golongan>),
            (Golongan::PILIHAN_PPPK, Golongan::dari_kode_pppk),
        ] {
            let terbaca = pilihan.iter().filter_map(|p| baca(p.kode)).map(Golongan::kode);
            assert!(terbaca.eq(pilihan.iter().map(|p| p.kode)));
        }
        assert_eq!(Golongan::dari_kode_pns("IX"), None);
        assert_eq!(Golongan::dari_kode_pppk("III/a"), None);
    }

    #[test]
    fn order_rises_with_rank() {
        assert!(Golongan::dari_kode("II/d") < Golongan::dari_kode("III/a"));
        assert!(Golongan::dari_kode("V") < Golongan::dari_kode("IX"));
    }
}
