//! PPh 21 of a month from January to November, by the average effective rate.

use chrono::NaiveDate;

use crate::{
    Pecahan,
    galat::Galat,
    isian::{Isian, Jenis},
    keluaran::Keluaran,
    kosakata::kosakata,
    masukan::Masukan,
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    rupiah::{RUPIAH_MAKS, bagian, rp},
    topik::Topik,
};

const PASAL: &str = "PP 58/2023, lampiran (tarif efektif bulanan)";

kosakata! {
    /// Category of the monthly rates.
    KategoriTer {
        A = "A", "A";
        B = "B", "B";
        C = "C", "C";
    }
}

kosakata! {
    /// Family status for the tax-free income (PTKP): TK alone, K married, and the dependants.
    StatusPtkp {
        Tk0 = "TK/0", "TK/0";
        Tk1 = "TK/1", "TK/1";
        Tk2 = "TK/2", "TK/2";
        Tk3 = "TK/3", "TK/3";
        K0 = "K/0", "K/0";
        K1 = "K/1", "K/1";
        K2 = "K/2", "K/2";
        K3 = "K/3", "K/3";
    }
}

impl StatusPtkp {
    /// The category of its monthly rates.
    pub const fn kategori(self) -> KategoriTer {
        match self {
            Self::Tk0 | Self::Tk1 | Self::K0 => KategoriTer::A,
            Self::Tk2 | Self::Tk3 | Self::K1 | Self::K2 => KategoriTer::B,
            Self::K3 => KategoriTer::C,
        }
    }

    /// Tax-free income of a year in rupiah: 54 million, and 4.5 million for being married and for each dependant.
    pub const fn ptkp(self) -> i64 {
        let tambahan = match self {
            Self::Tk0 => 0,
            Self::Tk1 | Self::K0 => 1,
            Self::Tk2 | Self::K1 => 2,
            Self::Tk3 | Self::K2 => 3,
            Self::K3 => 4,
        };
        54_000_000 + tambahan * 4_500_000
    }
}

// PP 58/2023, lampiran; from published copies that agree. BATAS: the most gross income of each bracket, included, in
// thousands of rupiah; the last bracket is open. TARIF: its rate in hundredths of a percent.
const BATAS_A: [i64; 43] = [
    5_400, 5_650, 5_950, 6_300, 6_750, 7_500, 8_550, 9_650, 10_050, 10_350, 10_700, 11_050, 11_600, 12_500,
    13_750, 15_100, 16_950, 19_750, 24_150, 26_450, 28_000, 30_050, 32_400, 35_400, 39_100, 43_850, 47_800,
    51_400, 56_300, 62_200, 68_600, 77_500, 89_000, 103_000, 125_000, 157_000, 206_000, 337_000, 454_000,
    550_000, 695_000, 910_000, 1_400_000,
];
const TARIF_A: [i64; 44] = [
    0, 25, 50, 75, 100, 125, 150, 175, 200, 225, 250, 300, 350, 400, 500, 600, 700, 800, 900, 1_000, 1_100,
    1_200, 1_300, 1_400, 1_500, 1_600, 1_700, 1_800, 1_900, 2_000, 2_100, 2_200, 2_300, 2_400, 2_500, 2_600,
    2_700, 2_800, 2_900, 3_000, 3_100, 3_200, 3_300, 3_400,
];
const BATAS_B: [i64; 39] = [
    6_200, 6_500, 6_850, 7_300, 9_200, 10_750, 11_250, 11_600, 12_600, 13_600, 14_950, 16_400, 18_450,
    21_850, 26_000, 27_700, 29_350, 31_450, 33_950, 37_100, 41_100, 45_800, 49_500, 53_800, 58_500, 64_000,
    71_000, 80_000, 93_000, 109_000, 129_000, 163_000, 211_000, 374_000, 459_000, 555_000, 704_000, 957_000,
    1_405_000,
];
const TARIF_B: [i64; 40] = [
    0, 25, 50, 75, 100, 150, 200, 250, 300, 400, 500, 600, 700, 800, 900, 1_000, 1_100, 1_200, 1_300, 1_400,
    1_500, 1_600, 1_700, 1_800, 1_900, 2_000, 2_100, 2_200, 2_300, 2_400, 2_500, 2_600, 2_700, 2_800, 2_900,
    3_000, 3_100, 3_200, 3_300, 3_400,
];
const BATAS_C: [i64; 40] = [
    6_600, 6_950, 7_350, 7_800, 8_850, 9_800, 10_950, 11_200, 12_050, 12_950, 14_150, 15_550, 17_050, 19_500,
    22_700, 26_600, 28_100, 30_100, 32_600, 35_400, 38_900, 43_000, 47_400, 51_200, 55_800, 60_400, 66_700,
    74_500, 83_200, 95_600, 110_000, 134_000, 169_000, 221_000, 390_000, 463_000, 561_000, 709_000, 965_000,
    1_419_000,
];
const TARIF_C: [i64; 41] = [
    0, 25, 50, 75, 100, 125, 150, 175, 200, 300, 400, 500, 600, 700, 800, 900, 1_000, 1_100, 1_200, 1_300,
    1_400, 1_500, 1_600, 1_700, 1_800, 1_900, 2_000, 2_100, 2_200, 2_300, 2_400, 2_500, 2_600, 2_700, 2_800,
    2_900, 3_000, 3_100, 3_200, 3_300, 3_400,
];

const fn tabel(kategori: KategoriTer) -> (&'static [i64], &'static [i64]) {
    match kategori {
        KategoriTer::A => (&BATAS_A, &TARIF_A),
        KategoriTer::B => (&BATAS_B, &TARIF_B),
        KategoriTer::C => (&BATAS_C, &TARIF_C),
    }
}

/// The bracket of a gross income: its rate in hundredths of a percent, and its limit in rupiah; None if open.
fn lapis(kategori: KategoriTer, bruto: i64) -> (i64, Option<i64>) {
    let (batas, tarif) = tabel(kategori);
    let urut = batas.partition_point(|ribu| ribu * 1_000 < bruto);
    (tarif.get(urut).copied().unwrap_or(0), batas.get(urut).map(|ribu| ribu * 1_000))
}

/// Effective rate of a month in percent (PP 58/2023, lampiran). Total.
///
/// `bruto` is the gross income of the month in rupiah; one that equals a limit still takes the rate of that limit.
pub fn tarif_ter(kategori: KategoriTer, bruto: i64) -> Pecahan {
    Pecahan::per(lapis(kategori, bruto).0, 100)
}

/// PPh 21 of a month from January to November, cut off to the rupiah (PP 58/2023, PMK 168/2023). Total.
pub fn pph21_ter(kategori: KategoriTer, bruto: i64) -> i64 {
    bagian(bruto, tarif_ter(kategori, bruto).per_seratus())
}

/// The steps from family status and gross income to the tax of the month.
pub fn jelaskan_ter(ptkp: StatusPtkp, bruto: i64) -> Vec<Langkah> {
    let kategori = ptkp.kategori();
    let (_, batas) = lapis(kategori, bruto);
    let tarif = tarif_ter(kategori, bruto);
    let lapis = match batas {
        Some(batas) => format!("sampai {}", rp(batas)),
        None => "terakhir".to_owned(),
    };
    [
        format!("Status {ptkp} memakai tarif kategori {kategori}."),
        format!("Penghasilan bruto sebulan {} berada pada lapisan {lapis}: tarif {tarif} %.", rp(bruto)),
        format!("PPh 21 sebulan: {} x {tarif} % = {}.", rp(bruto), rp(pph21_ter(kategori, bruto))),
    ]
    .into_iter()
    .map(|t| Langkah::baru(PASAL, t))
    .collect()
}

const PTKP: Isian = Isian::wajib(
    "ptkp",
    "Status PTKP (TK tidak kawin, K kawin, dan banyaknya tanggungan)",
    Jenis::Pilihan(StatusPtkp::PILIHAN),
);
const BRUTO: Isian =
    Isian::wajib("bruto", "Penghasilan bruto sebulan", Jenis::Rupiah { min: 0, maks: RUPIAH_MAKS });

const KATEGORI: Isian = Isian::wajib("kategori", "Kategori tarif", Jenis::Pilihan(KategoriTer::PILIHAN));
const TARIF: Isian = Isian::wajib("tarif_persen", "Tarif efektif (%)", Jenis::DESIMAL);
const PPH21: Isian = Isian::wajib("pph21", "PPh 21 sebulan", Jenis::RUPIAH);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "pp58_2023.ter_bulanan",
    topik: Topik::TerBulanan,
    judul: "PPh 21 sebulan dengan tarif efektif rata-rata",
    isi: &[
        "Pada bulan Januari sampai November, PPh 21 dihitung dari penghasilan bruto sebulan dikalikan satu tarif. Tarif \
         ditentukan oleh kategori A, B, atau C menurut status PTKP.",
        "Tarif ini hanya perkiraan bulanan. Pada bulan Desember pajak setahun dihitung kembali, dan selisihnya dipotong \
         atau dikembalikan.",
    ],
    pembulatan: "Pajak dipotong ke rupiah penuh.",
    regulasi: "PP 58/2023",
    pasal: "Lampiran, tarif efektif bulanan",
    // From general knowledge; also the first day of PMK 168/2023.
    berlaku_mulai: NaiveDate::from_ymd_opt(2024, 1, 1),
    berlaku_sampai: None,
    // Published tables agree.
    keyakinan: Keyakinan::Tinggi,
    contoh_masukan: r#"{"ptkp":"K/1","bruto":10000000}"#,
    isian: &[PTKP, BRUTO],
    luaran: &[KATEGORI, TARIF, PPH21],
    hitung,
};

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let ptkp = masukan.pilihan(&PTKP, StatusPtkp::dari_kode)?;
    let bruto = masukan.bulat(&BRUTO)?;
    penjelasan.isi(|| jelaskan_ter(ptkp, bruto));
    let kategori = ptkp.kategori();
    Ok(Keluaran::baru([
        ("kategori", kategori.kode().into()),
        ("tarif_persen", tarif_ter(kategori, bruto).tepat().into()),
        ("pph21", pph21_ter(kategori, bruto).into()),
    ]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_have_the_shape_of_the_lampiran() {
        for (kategori, banyak, awal) in
            [(KategoriTer::A, 44, 5_400), (KategoriTer::B, 40, 6_200), (KategoriTer::C, 41, 6_600)]
        {
            let (batas, tarif) = tabel(kategori);
            assert_eq!((tarif.len(), batas.len() + 1, batas[0]), (banyak, banyak, awal), "{kategori}");
            assert!(batas.is_sorted_by(|a, b| a < b) && tarif.is_sorted_by(|a, b| a < b), "{kategori}");
            assert_eq!((tarif.first(), tarif.last()), (Some(&0), Some(&3_400)));
        }
    }

    #[test]
    fn a_limit_still_takes_its_own_rate() {
        for kategori in KategoriTer::ALL {
            let (batas, tarif) = tabel(*kategori);
            for (ribu, pasang) in batas.iter().zip(tarif.windows(2)) {
                let di = |bruto| tarif_ter(*kategori, bruto);
                let harap = [pasang[0], pasang[1]].map(|p| Pecahan::per(p, 100));
                assert_eq!([di(ribu * 1_000), di(ribu * 1_000 + 1)], harap, "{kategori} {ribu}");
            }
        }
    }

    #[test]
    fn worked_examples() {
        let pph = |ptkp: StatusPtkp, bruto| pph21_ter(ptkp.kategori(), bruto);
        assert_eq!(pph(StatusPtkp::K1, 10_000_000), 150_000);
        assert_eq!(pph(StatusPtkp::Tk0, 5_400_001), 13_500);
        assert_eq!(pph(StatusPtkp::K3, 1_419_000_001), 482_460_000);
        assert_eq!((pph(StatusPtkp::Tk0, 0), pph(StatusPtkp::K3, RUPIAH_MAKS)), (0, 340_000_000_000));
    }

    #[test]
    fn tax_free_income_rises_by_dependant() {
        let juta: Vec<_> = StatusPtkp::ALL.iter().map(|s| s.ptkp() / 100_000).collect();
        assert_eq!(juta, [540, 585, 630, 675, 585, 630, 675, 720]);
    }

    #[test]
    fn the_explanation_names_category_bracket_and_product() {
        let teks: Vec<_> = jelaskan_ter(StatusPtkp::K1, 10_000_000).into_iter().map(|l| l.teks).collect();
        assert_eq!(teks[0], "Status K/1 memakai tarif kategori B.");
        assert!(teks[1].ends_with("lapisan sampai Rp10.750.000: tarif 1,5 %."));
        assert_eq!(teks[2], "PPh 21 sebulan: Rp10.000.000 x 1,5 % = Rp150.000.");
        assert!(jelaskan_ter(StatusPtkp::K3, RUPIAH_MAKS)[1].teks.contains("lapisan terakhir"));
    }
}
