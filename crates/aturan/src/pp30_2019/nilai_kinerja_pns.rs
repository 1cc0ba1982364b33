//! The yearly value of a PNS before PermenPANRB 6/2022, and its predikat.

use chrono::NaiveDate;

use crate::{
    Bilangan, Pecahan,
    galat::Galat,
    isian::{Isian, Jenis},
    keluaran::Keluaran,
    kosakata::kosakata,
    masukan::Masukan,
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    topik::Topik,
};

const PASAL: &str = "PP 30/2019 Pasal 41";

kosakata! {
    /// How much nilai SKP and nilai perilaku weigh.
    SkemaBobot {
        /// Without the opinion of peers and subordinates.
        TujuhTiga = "70_30", "70 % SKP dan 30 % perilaku (tanpa pendapat rekan dan bawahan)";
        /// With it.
        EnamEmpat = "60_40", "60 % SKP dan 40 % perilaku (dengan pendapat rekan dan bawahan)";
    }
}

impl SkemaBobot {
    /// Percent of nilai SKP and of nilai perilaku; together 100.
    pub const fn bobot_pct(self) -> (i64, i64) {
        match self {
            Self::TujuhTiga => (70, 30),
            Self::EnamEmpat => (60, 40),
        }
    }
}

kosakata! {
    /// Predikat of a PNS under PP 30/2019, best first; the later words are in [`Predikat`](crate::Predikat).
    PredikatPns {
        SangatBaik = "sangat_baik", "Sangat Baik";
        Baik = "baik", "Baik";
        Cukup = "cukup", "Cukup";
        Kurang = "kurang", "Kurang";
        SangatKurang = "sangat_kurang", "Sangat Kurang";
    }
}

const SKALA: Jenis = Jenis::Desimal { min: 0, maks: 120 };
const SKP: Isian = Isian::wajib("nilai_skp", "Nilai SKP", SKALA);
const PERILAKU: Isian = Isian::wajib("nilai_perilaku", "Nilai perilaku kerja", SKALA);
const SKEMA: Isian = Isian::wajib("skema", "Bobot", Jenis::Pilihan(SkemaBobot::PILIHAN));
const IDE_BARU: Isian = Isian::wajib(
    "ide_baru",
    "Ide atau cara baru yang bermanfaat bagi organisasi atau negara",
    Jenis::Benar { ya: "Ada", tidak: "Tidak ada" },
);

const NILAI: Isian = Isian::wajib("nilai", "Nilai kinerja", Jenis::DESIMAL);
const PREDIKAT: Isian = Isian::wajib("predikat", "Predikat kinerja", Jenis::Pilihan(PredikatPns::PILIHAN));

pub(crate) const ATURAN: Aturan = Aturan {
    id: "pp30_2019.nilai_kinerja_pns",
    topik: Topik::PredikatKinerja,
    judul: "Nilai dan predikat kinerja PNS sebelum PermenPANRB 6/2022",
    isi: &[
        "Nilai kinerja adalah gabungan nilai SKP dan nilai perilaku kerja. Bobotnya 70 % dan 30 %, atau 60 % dan 40 % \
         bila pendapat rekan kerja dan bawahan ikut dimintakan.",
        "Nilai 90 ke atas berpredikat Baik, 70 sampai di bawah 90 Cukup, 50 sampai di bawah 70 Kurang, dan di bawah 50 \
         Sangat Kurang.",
        "Predikat Sangat Baik memerlukan dua hal: nilai paling sedikit 110, dan ide atau cara baru yang bermanfaat. \
         Tanpa ide baru, nilai 110 ke atas tetap berpredikat Baik.",
    ],
    pembulatan: "Nilai dibulatkan ke dua angka di belakang koma, setengah ke atas, dan predikat dibaca dari nilai itu.",
    regulasi: "PP 30/2019",
    pasal: "Pasal 41",
    // Values of the years 2020 and 2021; from then on PermenPANRB 6/2022 gives the predikat.
    berlaku_mulai: NaiveDate::from_ymd_opt(2020, 1, 1),
    berlaku_sampai: NaiveDate::from_ymd_opt(2022, 2, 2),
    // Weights and the upper three ranges were read; Kurang and Sangat Kurang are from general knowledge.
    keyakinan: Keyakinan::Sedang,
    contoh_masukan: r#"{"nilai_skp":102.8,"nilai_perilaku":110,"skema":"70_30","ide_baru":false}"#,
    isian: &[SKP, PERILAKU, SKEMA, IDE_BARU],
    luaran: &[NILAI, PREDIKAT],
    hitung,
};

/// Yearly value of a PNS at two places, half up, and the predikat read from that value (PP 30/2019 Pasal 41).
///
/// Both values in 0..=120. The predikat follows the value that is shown, so that the two never contradict.
pub fn nilai_kinerja_pns(
    nilai_skp: Pecahan,
    nilai_perilaku: Pecahan,
    skema: SkemaBobot,
    ide_baru: bool,
) -> (Bilangan, PredikatPns) {
    let (skp, perilaku) = bagian(nilai_skp, nilai_perilaku, skema);
    let nilai = (skp + perilaku).bulatkan(2);
    (nilai, predikat_pns(nilai, ide_baru))
}

/// Predikat of a value (PP 30/2019 Pasal 41). Total; 110 and more without a new idea is Baik.
pub fn predikat_pns(nilai: Bilangan, ide_baru: bool) -> PredikatPns {
    match Pecahan::from(nilai).lantai() {
        110.. if ide_baru => PredikatPns::SangatBaik,
        90.. => PredikatPns::Baik,
        70.. => PredikatPns::Cukup,
        50.. => PredikatPns::Kurang,
        _ => PredikatPns::SangatKurang,
    }
}

/// What SKP and perilaku each bring.
fn bagian(nilai_skp: Pecahan, nilai_perilaku: Pecahan, skema: SkemaBobot) -> (Pecahan, Pecahan) {
    let (skp, perilaku) = skema.bobot_pct();
    (nilai_skp * Pecahan::persen(skp), nilai_perilaku * Pecahan::persen(perilaku))
}

/// The steps from the two values to the predikat.
pub fn jelaskan_nilai_kinerja_pns(
    nilai_skp: Pecahan,
    nilai_perilaku: Pecahan,
    skema: SkemaBobot,
    ide_baru: bool,
) -> Vec<Langkah> {
    let (bobot_skp, bobot_perilaku) = skema.bobot_pct();
    let (skp, perilaku) = bagian(nilai_skp, nilai_perilaku, skema);
    let (nilai, predikat) = nilai_kinerja_pns(nilai_skp, nilai_perilaku, skema, ide_baru);
    let teks = [
        format!("Nilai SKP {nilai_skp} x {bobot_skp} % = {skp}."),
        format!("Nilai perilaku kerja {nilai_perilaku} x {bobot_perilaku} % = {perilaku}."),
        format!("Nilai kinerja {skp} + {perilaku}, dibulatkan ke dua angka di belakang koma = {nilai}."),
        alasan(nilai, predikat, ide_baru),
    ];
    teks.into_iter().map(|t| Langkah::baru(PASAL, t)).collect()
}

fn alasan(nilai: Bilangan, predikat: PredikatPns, ide_baru: bool) -> String {
    let rentang = match predikat {
        PredikatPns::SangatBaik => "paling sedikit 110 dan ada ide atau cara baru yang bermanfaat",
        PredikatPns::Baik if Pecahan::from(nilai) >= Pecahan::bulat(110) && !ide_baru => {
            "paling sedikit 110 tanpa ide atau cara baru"
        }
        PredikatPns::Baik => "paling sedikit 90",
        PredikatPns::Cukup => "paling sedikit 70 dan di bawah 90",
        PredikatPns::Kurang => "paling sedikit 50 dan di bawah 70",
        PredikatPns::SangatKurang => "di bawah 50",
    };
    format!("Nilai {nilai} ({rentang}): predikat kinerja {predikat}.")
}

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let skp = masukan.desimal(&SKP)?;
    let perilaku = masukan.desimal(&PERILAKU)?;
    let skema = masukan.pilihan(&SKEMA, SkemaBobot::dari_kode)?;
    let ide_baru = masukan.benar(&IDE_BARU)?;
    penjelasan.isi(|| jelaskan_nilai_kinerja_pns(skp, perilaku, skema, ide_baru));
    let (nilai, predikat) = nilai_kinerja_pns(skp, perilaku, skema, ide_baru);
    Ok(Keluaran::baru([("nilai", nilai.into()), ("predikat", predikat.kode().into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sama(nilai: Pecahan, ide_baru: bool) -> PredikatPns {
        nilai_kinerja_pns(nilai, nilai, SkemaBobot::TujuhTiga, ide_baru).1
    }

    #[test]
    fn weights_are_a_whole() {
        for skema in SkemaBobot::ALL {
            let (skp, perilaku) = skema.bobot_pct();
            assert_eq!(skp + perilaku, 100);
        }
        let nilai =
            |skema| nilai_kinerja_pns(Pecahan::per(1028, 10), Pecahan::bulat(110), skema, false).0.polos();
        assert_eq!(nilai(SkemaBobot::TujuhTiga), "104.96");
        assert_eq!(nilai(SkemaBobot::EnamEmpat), "105.68");
    }

    #[test]
    fn each_range_begins_at_its_first_value() {
        use PredikatPns::{Baik, Cukup, Kurang, SangatBaik, SangatKurang};
        for (ratusan, tanpa, dengan) in [
            (0, SangatKurang, SangatKurang),
            (4_999, SangatKurang, SangatKurang),
            (5_000, Kurang, Kurang),
            (6_999, Kurang, Kurang),
            (7_000, Cukup, Cukup),
            (8_999, Cukup, Cukup),
            (9_000, Baik, Baik),
            (10_999, Baik, Baik),
            (11_000, Baik, SangatBaik),
            (12_000, Baik, SangatBaik),
        ] {
            let nilai = Pecahan::per(ratusan, 100);
            assert_eq!((sama(nilai, false), sama(nilai, true)), (tanpa, dengan), "{ratusan}");
        }
    }

    #[test]
    fn the_predikat_follows_the_value_that_is_shown() {
        assert_eq!(sama(Pecahan::per(89_995, 1_000), false), PredikatPns::Baik);
        assert_eq!(sama(Pecahan::per(89_994, 1_000), false), PredikatPns::Cukup);
    }

    #[test]
    fn the_explanation_shows_the_sum_and_the_missing_idea() {
        let langkah = jelaskan_nilai_kinerja_pns(
            Pecahan::bulat(118),
            Pecahan::bulat(115),
            SkemaBobot::TujuhTiga,
            false,
        );
        assert_eq!(langkah[0].teks, "Nilai SKP 118 x 70 % = 82,6.");
        assert!(langkah[3].teks.contains("tanpa ide"));
        assert!(langkah[3].teks.ends_with("predikat kinerja Baik."));
    }
}
