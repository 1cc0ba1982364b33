//! Which days of the calendar count as working days.

use super::{Setempat, setempat};
use crate::{
    galat::Galat,
    isian::{Isian, Jenis},
    masukan::Masukan,
};

/// What counts as a day off when working days are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HariLibur {
    /// Whether cuti bersama is a day off like a national holiday.
    pub cuti_bersama: bool,
}

const CUTI_BERSAMA: Isian = Isian::wajib(
    "cuti_bersama",
    "Cuti bersama saat menghitung hari kerja",
    Jenis::Benar { ya: "Tidak dihitung, seperti hari libur", tidak: "Dihitung sebagai hari kerja" },
);

setempat! { HariLibur {
    id: "hari_libur",
    judul: "Cuti bersama dalam hitungan hari kerja",
    isi: &[
        "Batas waktu yang dihitung dengan hari kerja melewati Sabtu, Minggu, dan hari libur nasional. Apakah cuti \
         bersama ikut dilewati belum disebut oleh naskah yang kami baca.",
    ],
    bawaan: r#"{"cuti_bersama":true}"#,
    alasan_bawaan: "Bila cuti bersama dilewati, batas waktu menjadi lebih lambat, dan itu yang dihormati.",
    isian: &[CUTI_BERSAMA],
} }

impl Setempat for HariLibur {
    fn baca(masukan: &Masukan<'_>) -> Result<Self, Galat> {
        Ok(Self { cuti_bersama: masukan.benar(&CUTI_BERSAMA)? })
    }
}
