//! Terms that the regulations as read leave to the instansi.

use super::{Setempat, setempat};
use crate::{
    galat::Galat,
    isian::{Isian, Jenis},
    masukan::Masukan,
};

/// Working days for each step of an objection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JangkaWaktu {
    /// For the penilai's explanation.
    pub penjelasan: u16,
    /// For the decision; told to the examiner's superior when most of it is over.
    pub keputusan: u16,
    /// For the answer to a request to explain a periodic result.
    pub klarifikasi: u16,
}

const HARI: Jenis = Jenis::Bulat { min: 1, maks: 90 };
const PENJELASAN: Isian = Isian::wajib("penjelasan", "Penjelasan pejabat penilai (hari kerja)", HARI);
const KEPUTUSAN: Isian = Isian::wajib("keputusan", "Keputusan atas keberatan (hari kerja)", HARI);
const KLARIFIKASI: Isian =
    Isian::wajib("klarifikasi", "Jawaban klarifikasi hasil periodik (hari kerja)", HARI);

setempat! { JangkaWaktu {
    id: "jangka_waktu",
    judul: "Jangka waktu menjawab keberatan dan klarifikasi",
    isi: &[
        "Berapa hari kerja pejabat penilai menjelaskan, keberatan diputus, dan klarifikasi dijawab. Naskah yang kami \
         baca tidak menyebut jangka waktunya.",
    ],
    bawaan: r#"{"penjelasan":5,"keputusan":14,"klarifikasi":5}"#,
    alasan_bawaan: "Pegawai tidak menunggu tanpa batas; angka ini usulan kami sampai instansi menetapkannya.",
    isian: &[PENJELASAN, KEPUTUSAN, KLARIFIKASI],
} }

impl Setempat for JangkaWaktu {
    fn baca(masukan: &Masukan<'_>) -> Result<Self, Galat> {
        // Bounded by the fields to 1..=90.
        let hari = |isian| masukan.bulat(isian).map(|hari| u16::try_from(hari).unwrap_or(u16::MAX));
        let jangka = Self {
            penjelasan: hari(&PENJELASAN)?,
            keputusan: hari(&KEPUTUSAN)?,
            klarifikasi: hari(&KLARIFIKASI)?,
        };
        if jangka.penjelasan > jangka.keputusan {
            let isi = "tidak boleh lebih lama daripada jangka waktu keputusan";
            return Err(masukan.butir(&PENJELASAN)?.tolak(crate::Kode::DiLuarBatas, isi));
        }
        Ok(jangka)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_explanation_comes_before_the_decision() {
        assert_eq!(JangkaWaktu::dari(None).map(|j| j.keputusan), Ok(14));
        let galat = JangkaWaktu::dari(Some(r#"{"penjelasan":15,"keputusan":14,"klarifikasi":5}"#))
            .expect_err("crossed");
        assert_eq!(galat.field.as_deref(), Some("penjelasan"));
    }
}
