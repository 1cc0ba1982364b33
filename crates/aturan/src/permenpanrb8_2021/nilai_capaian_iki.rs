//! The value, 0 to 120, that a capaian in percent is worth.

use super::{MULAI, SAMPAI};
use crate::{
    Bilangan, Pecahan,
    galat::Galat,
    isian::{Isian, Jenis},
    keluaran::Keluaran,
    masukan::Masukan,
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    topik::Topik,
};

const PASAL: &str = "PermenPANRB 8/2021, lampiran (nilai capaian indikator kinerja individu)";

const CAPAIAN: Isian =
    Isian::wajib("capaian_persen", "Capaian (persen)", Jenis::Desimal { min: 0, maks: 10_000_000 });
const MAKSIMAL: Isian = Isian::wajib(
    "target_adalah_maksimal",
    "Target",
    Jenis::Benar { ya: "Sudah yang tertinggi yang mungkin", tidak: "Masih dapat dilampaui" },
);

const NILAI: Isian = Isian::wajib("nilai", "Nilai capaian", Jenis::DESIMAL);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "permenpanrb8_2021.nilai_capaian_iki",
    topik: Topik::NilaiCapaianIki,
    judul: "Nilai dari capaian indikator kinerja individu",
    isi: &[
        "Capaian dalam persen diubah menjadi nilai sampai 120. Capaian tepat 100 % bernilai 109, atau 120 bila target \
         itu sudah yang tertinggi yang mungkin.",
        "Capaian 101 % sampai 110 % bernilai 110 sampai 120. Capaian 80 % bernilai 70, capaian 60 % bernilai 50, dan di \
         antaranya nilai naik satu untuk tiap persen. Di bawah 60 % nilai sebanding dengan capaian.",
        "Peraturan ini sudah dicabut. Hitungannya berguna untuk membaca hasil lama.",
    ],
    pembulatan: "Nilai dibulatkan ke dua angka di belakang koma, setengah ke atas.",
    regulasi: "PermenPANRB 8/2021",
    pasal: "Lampiran, nilai capaian indikator kinerja individu",
    berlaku_mulai: MULAI,
    berlaku_sampai: SAMPAI,
    // Read in a scan of the lampiran, except 101 to 110 percent, which is from general knowledge.
    keyakinan: Keyakinan::Sedang,
    contoh_masukan: r#"{"capaian_persen":98,"target_adalah_maksimal":false}"#,
    isian: &[CAPAIAN, MAKSIMAL],
    luaran: &[NILAI],
    hitung,
};

/// A stretch of capaian on which the value is a straight line: from `awal` percent, worth `dasar`, on by `naik`.
#[derive(Debug, Clone, Copy)]
struct Ruas {
    awal: i64,
    dasar: i64,
    naik: Pecahan,
}

impl Ruas {
    fn nilai(self, capaian: Pecahan) -> Pecahan {
        Pecahan::bulat(self.dasar) + self.naik * (capaian - Pecahan::bulat(self.awal))
    }
}

/// The lines, highest first. The lampiran speaks of whole percents (80-99, 60-79, below 60); a fraction between
/// two of its lines follows the lower line. From 100 to 101 it is silent: there the value goes straight from 109
/// to 110, so that more capaian never lowers it.
const RUAS: [Ruas; 5] = [
    Ruas { awal: 101, dasar: 110, naik: Pecahan::per(10, 9) },
    Ruas { awal: 100, dasar: 109, naik: Pecahan::bulat(1) },
    Ruas { awal: 80, dasar: 70, naik: Pecahan::bulat(1) },
    Ruas { awal: 60, dasar: 50, naik: Pecahan::bulat(1) },
    Ruas { awal: 0, dasar: 0, naik: Pecahan::per(49, 59) },
];

/// Where the value stops rising: 110 percent and more is 120.
const PUNCAK: (i64, i64) = (110, 120);

/// The line that holds for a capaian; None where the value is the highest.
///
/// A target that cannot be exceeded gives the highest value from 100 percent on.
fn ruas(capaian: Pecahan, target_maksimal: bool) -> Option<Ruas> {
    let puncak = if target_maksimal { 100 } else { PUNCAK.0 };
    if capaian >= Pecahan::bulat(puncak) {
        return None;
    }
    let kena = RUAS.iter().find(|r| capaian >= Pecahan::bulat(r.awal));
    Some(kena.copied().unwrap_or(RUAS[RUAS.len() - 1]))
}

/// Value of a capaian, in 0..=120, at two places, half up (PermenPANRB 8/2021, lampiran).
///
/// `capaian` in percent, 0 or more. A negative one, as a khusus indicator may have, is worth nothing. Never falls
/// where the capaian rises.
pub fn nilai_capaian_iki(capaian: Pecahan, target_maksimal: bool) -> Bilangan {
    let capaian = capaian.max(Pecahan::NOL);
    let nilai = ruas(capaian, target_maksimal).map_or(Pecahan::bulat(PUNCAK.1), |r| r.nilai(capaian));
    nilai.bulatkan(2)
}

/// The steps from the capaian to its value.
pub fn jelaskan_nilai_capaian_iki(capaian: Pecahan, target_maksimal: bool) -> Vec<Langkah> {
    let nilai = nilai_capaian_iki(capaian, target_maksimal);
    let capaian = capaian.max(Pecahan::NOL);
    let cara = match ruas(capaian, target_maksimal) {
        None if target_maksimal => "Target sudah yang tertinggi yang mungkin dan tercapai.".to_owned(),
        None => format!("Capaian {} % atau lebih memperoleh nilai tertinggi.", PUNCAK.0),
        Some(Ruas { awal: 0, .. }) => format!("Di bawah 60 %: {capaian} / 59 x 49."),
        Some(Ruas { awal: 100, .. }) if capaian == Pecahan::bulat(100) => {
            "Target tercapai tepat 100 % dan masih dapat dilampaui.".to_owned()
        }
        Some(Ruas { awal: 101, .. }) => format!("Dari 101 % (nilai 110): 110 + ({capaian} - 101) x 10/9."),
        Some(Ruas { awal, dasar, .. }) => {
            format!("Dari {awal} % (nilai {dasar}): {dasar} + ({capaian} - {awal}).")
        }
    };
    let teks = [format!("Capaian {capaian} %."), cara, format!("Nilai capaian: {nilai}.")];
    teks.into_iter().map(|t| Langkah::baru(PASAL, t)).collect()
}

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let capaian = masukan.desimal(&CAPAIAN)?;
    let maksimal = masukan.benar(&MAKSIMAL)?;
    penjelasan.isi(|| jelaskan_nilai_capaian_iki(capaian, maksimal));
    Ok(Keluaran::baru([("nilai", nilai_capaian_iki(capaian, maksimal).into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nilai(p: i64, q: i64) -> String {
        nilai_capaian_iki(Pecahan::per(p, q), false).polos()
    }

    #[test]
    fn each_line_has_its_ends() {
        for (capaian, harap) in [
            (0, "0"),
            (30, "24.92"),
            (59, "49"),
            (60, "50"),
            (79, "69"),
            (80, "70"),
            (98, "88"),
            (99, "89"),
            (100, "109"),
            (101, "110"),
            (105, "114.44"),
            (110, "120"),
            (111, "120"),
            (10_000_000, "120"),
        ] {
            assert_eq!(nilai(capaian, 1), harap, "{capaian}");
        }
    }

    #[test]
    fn fractions_between_the_lines_have_a_value() {
        assert_eq!(nilai(597, 10), "49.58");
        assert_eq!(nilai(795, 10), "69.5");
        assert_eq!(nilai(9_789, 100), "87.89");
        assert_eq!(nilai(995, 10), "89.5");
        assert_eq!(nilai(1_005, 10), "109.5");
        assert_eq!(nilai(1_095, 10), "119.44");
        assert_eq!(nilai(-50, 1), "0");
    }

    #[test]
    fn a_target_that_cannot_be_exceeded_gives_the_highest_value() {
        let nilai = |c| nilai_capaian_iki(Pecahan::bulat(c), true).polos();
        assert_eq!([99, 100, 105, 120].map(nilai), ["89", "120", "120", "120"]);
    }

    #[test]
    fn lines_stand_highest_first_and_meet_or_jump_up() {
        for pasang in RUAS.windows(2) {
            let [atas, bawah] = [pasang[0], pasang[1]];
            let batas = Pecahan::bulat(atas.awal);
            assert!(bawah.nilai(batas) <= atas.nilai(batas), "{}", atas.awal);
        }
        assert_eq!(RUAS[0].nilai(Pecahan::bulat(PUNCAK.0)), Pecahan::bulat(PUNCAK.1));
    }

    #[test]
    fn the_explanation_names_the_line() {
        let teks = |p, q, maksimal| {
            let langkah = jelaskan_nilai_capaian_iki(Pecahan::per(p, q), maksimal);
            langkah[1].teks.clone()
        };
        assert_eq!(teks(98, 1, false), "Dari 80 % (nilai 70): 70 + (98 - 80).");
        assert_eq!(teks(30, 1, false), "Di bawah 60 %: 30 / 59 x 49.");
        assert_eq!(teks(100, 1, false), "Target tercapai tepat 100 % dan masih dapat dilampaui.");
        assert_eq!(teks(201, 2, false), "Dari 100 % (nilai 109): 109 + (100,5 - 100).");
        assert_eq!(teks(102, 1, false), "Dari 101 % (nilai 110): 110 + (102 - 101) x 10/9.");
        assert!(teks(100, 1, true).contains("tertinggi yang mungkin"));
        assert!(teks(120, 1, false).contains("110 % atau lebih"));
    }
}
