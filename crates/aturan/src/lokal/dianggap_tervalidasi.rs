//! When an entry that nobody validated counts as validated.

use super::{Setempat, setempat};
use crate::{
    galat::Galat,
    isian::{Isian, Jenis},
    masukan::Masukan,
};

/// Deemed validation of progres harian. Never of an SKP or of a rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DianggapTervalidasi {
    pub is_berlaku: bool,
    /// Working days after which an entry counts as validated.
    pub hari_kerja: u16,
}

const BERLAKU: Isian = Isian::wajib(
    "berlaku",
    "Progres harian yang tidak diperiksa pada waktunya",
    Jenis::Benar { ya: "Dianggap tervalidasi", tidak: "Tetap menunggu" },
);
const HARI_KERJA: Isian =
    Isian::wajib("hari_kerja", "Setelah berapa hari kerja", Jenis::Bulat { min: 1, maks: 60 });

setempat! { DianggapTervalidasi {
    id: "dianggap_tervalidasi",
    judul: "Progres harian yang dianggap tervalidasi",
    isi: &[
        "Bila atasan tidak memeriksa progres harian sampai batasnya, progres itu dapat dianggap tervalidasi. Ini \
         hanya berlaku bila peraturan instansi menyebutnya: isi nomor, tanggal, dan pasalnya sebagai dasar.",
        "SKP dan hasil penilaian tidak pernah dianggap selesai dengan cara ini.",
    ],
    bawaan: r#"{"berlaku":false,"hari_kerja":5}"#,
    alasan_bawaan: "Tanpa pasal dalam peraturan instansi, anggapan ini tidak memiliki dasar.",
    isian: &[BERLAKU, HARI_KERJA],
} }

impl Setempat for DianggapTervalidasi {
    fn baca(masukan: &Masukan<'_>) -> Result<Self, Galat> {
        let hari_kerja = masukan.bulat(&HARI_KERJA)?;
        // Bounded by the field to 1..=60.
        Ok(Self {
            is_berlaku: masukan.benar(&BERLAKU)?,
            hari_kerja: u16::try_from(hari_kerja).unwrap_or(u16::MAX),
        })
    }
}
