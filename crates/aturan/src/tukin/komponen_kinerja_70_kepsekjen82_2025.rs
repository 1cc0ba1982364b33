//! The part of the tunjangan kinerja that follows the predikat.

use chrono::NaiveDate;

use crate::{
    Pecahan, Predikat,
    galat::Galat,
    isian::{Isian, Jenis},
    keluaran::Keluaran,
    masukan::Masukan,
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    rupiah::{RUPIAH_MAKS, rp},
    topik::Topik,
};

const PASAL: &str = "Kepsekjen 82/2025, lampiran";

/// What percent of the performance part a predikat pays (Kepsekjen 82/2025, lampiran). Total.
pub const fn persen_predikat_tukin(predikat: Predikat) -> i64 {
    match predikat {
        Predikat::SangatBaik | Predikat::Baik => 100,
        Predikat::ButuhPerbaikan => 85,
        Predikat::Kurang | Predikat::SangatKurang => 60,
    }
}

/// Performance part of the tunjangan kinerja in rupiah a month, exact (Kepsekjen 82/2025, lampiran). Total.
///
/// `tukin_pokok` is whole rupiah, at most [`RUPIAH_MAKS`]; `bobot_pct` in 0..=100, 70 by the decree. The lampiran
/// prints two places: round there, once.
pub fn komponen_kinerja_tukin(tukin_pokok: i64, bobot_pct: Pecahan, predikat: Predikat) -> Pecahan {
    Pecahan::bulat(tukin_pokok) * bobot_pct.per_seratus() * Pecahan::persen(persen_predikat_tukin(predikat))
}

/// The steps from the tunjangan of the kelas jabatan to its performance part.
pub fn jelaskan_komponen_kinerja_tukin(
    kelas_jabatan: i64,
    tukin_pokok: i64,
    bobot_pct: Pecahan,
    predikat: Predikat,
) -> Vec<Langkah> {
    let persen = persen_predikat_tukin(predikat);
    let hasil = komponen_kinerja_tukin(tukin_pokok, bobot_pct, predikat).bulatkan(2);
    let pokok = rp(tukin_pokok);
    [
        format!("Tunjangan kinerja kelas jabatan {kelas_jabatan}: {pokok}."),
        format!("Predikat {predikat} membayarkan {persen} % dari komponen kinerja."),
        format!("Komponen kinerja: {pokok} x {bobot_pct} % x {persen} % = Rp{hasil}."),
    ]
    .into_iter()
    .map(|t| Langkah::baru(PASAL, t))
    .collect()
}

const KELAS: Isian = Isian::wajib("kelas_jabatan", "Kelas jabatan", Jenis::Bulat { min: 1, maks: 17 });
const POKOK: Isian = Isian::wajib(
    "tukin_pokok",
    "Tunjangan kinerja kelas jabatan itu",
    Jenis::Rupiah { min: 0, maks: RUPIAH_MAKS },
);
const BOBOT: Isian =
    Isian::wajib("bobot_kinerja_persen", "Bobot komponen kinerja (%)", Jenis::Desimal { min: 0, maks: 100 });
const PREDIKAT: Isian = Isian::wajib("predikat", "Predikat kinerja", Jenis::Pilihan(Predikat::PILIHAN));

const KOMPONEN: Isian = Isian::wajib("komponen_kinerja", "Komponen kinerja sebulan", Jenis::RUPIAH);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "tukin.komponen_kinerja_70_kepsekjen82_2025",
    topik: Topik::KomponenKinerjaTukin,
    judul: "Komponen kinerja pada tunjangan kinerja",
    isi: &[
        "Sebagian tunjangan kinerja, yaitu 70 %, mengikuti predikat kinerja; selebihnya mengikuti kehadiran.",
        "Predikat Sangat Baik dan Baik membayarkan komponen kinerja penuh, Butuh Perbaikan 85 %, Kurang dan Sangat Kurang \
         60 %.",
        "Aturan ini contoh dari satu kementerian. Instansi lain mempunyai angka sendiri.",
    ],
    pembulatan: "Hasil dibulatkan ke dua angka di belakang koma, setengah ke atas, satu kali di akhir.",
    regulasi: "Kepsekjen 82/2025",
    pasal: "Lampiran, predikat kinerja",
    // The day in 2025 was not found; the first day of its year is general knowledge at best.
    berlaku_mulai: NaiveDate::from_ymd_opt(2025, 1, 1),
    berlaku_sampai: None,
    // Public code with tests against the lampiran; the decree itself was not read. Our notes name Kemendikdasmen, the
    // public code works for Kemnaker (Permenaker 15/2024): ask before this is paid by.
    keyakinan: Keyakinan::Sedang,
    contoh_masukan: r#"{"kelas_jabatan":8,"tukin_pokok":4595150,"bobot_kinerja_persen":70,"predikat":"butuh_perbaikan"}"#,
    isian: &[KELAS, POKOK, BOBOT, PREDIKAT],
    luaran: &[KOMPONEN],
    hitung,
};

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let kelas_jabatan = masukan.bulat(&KELAS)?;
    let tukin_pokok = masukan.bulat(&POKOK)?;
    let bobot_pct = masukan.desimal(&BOBOT)?;
    let predikat = masukan.pilihan(&PREDIKAT, Predikat::dari_kode)?;
    penjelasan.isi(|| jelaskan_komponen_kinerja_tukin(kelas_jabatan, tukin_pokok, bobot_pct, predikat));
    let komponen = komponen_kinerja_tukin(tukin_pokok, bobot_pct, predikat).bulatkan(2);
    Ok(Keluaran::baru([("komponen_kinerja", komponen.into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOBOT_70: Pecahan = Pecahan::bulat(70);

    #[test]
    fn the_printed_rows() {
        let komponen = |pokok, predikat| komponen_kinerja_tukin(pokok, BOBOT_70, predikat);
        assert_eq!(komponen(4_595_150, Predikat::Baik), Pecahan::bulat(3_216_605));
        assert_eq!(komponen(4_595_150, Predikat::ButuhPerbaikan), Pecahan::per(273_411_425, 100));
        assert_eq!(komponen(4_595_150, Predikat::Kurang), Pecahan::bulat(1_929_963));
        assert_eq!(komponen(33_240_000, Predikat::SangatBaik), Pecahan::bulat(23_268_000));
    }

    #[test]
    fn a_worse_predikat_never_pays_more() {
        for w in Predikat::ALL.windows(2) {
            assert!(persen_predikat_tukin(w[0]) >= persen_predikat_tukin(w[1]));
        }
    }

    #[test]
    fn the_third_place_is_rounded_half_up() {
        let hasil = komponen_kinerja_tukin(4_595_151, BOBOT_70, Predikat::ButuhPerbaikan);
        assert_eq!(hasil, Pecahan::per(2_734_114_845, 1_000));
        assert_eq!(hasil.bulatkan(2).polos(), "2734114.85");
    }

    #[test]
    fn the_explanation_shows_the_product() {
        let langkah = jelaskan_komponen_kinerja_tukin(8, 4_595_150, BOBOT_70, Predikat::ButuhPerbaikan);
        assert_eq!(langkah[2].teks, "Komponen kinerja: Rp4.595.150 x 70 % x 85 % = Rp2.734.114,25.");
    }
}
