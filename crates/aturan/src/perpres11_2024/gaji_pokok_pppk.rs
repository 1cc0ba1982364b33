//! Gaji pokok of a PPPK from golongan and masa kerja golongan.

use chrono::NaiveDate;

use crate::{
    Golongan,
    galat::{Galat, Kode},
    isian::{Isian, Jenis},
    keluaran::Keluaran,
    masukan::Masukan,
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    tabel_gaji::{AWAL_GANJIL, Deret, GANJIL, GENAP, GajiPokokKeliru, cari, jelaskan},
    topik::Topik,
};

const PASAL: &str = "Perpres 11/2024, lampiran (tabel gaji PPPK)";

const GOLONGAN: Isian = Isian::wajib("golongan", "Golongan PPPK", Jenis::Pilihan(Golongan::PILIHAN_PPPK));
const MKG: Isian =
    Isian::wajib("mkg_tahun", "Masa kerja golongan (tahun)", Jenis::Bulat { min: 0, maks: 60 });
const GAJI_POKOK: Isian = Isian::wajib("gaji_pokok", "Gaji pokok sebulan", Jenis::RUPIAH);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "perpres11_2024.gaji_pokok_pppk",
    topik: Topik::GajiPokokPppk,
    judul: "Gaji pokok PPPK menurut golongan dan masa kerja",
    isi: &[
        "Gaji pokok PPPK ditentukan oleh golongan I sampai XVII dan masa kerja golongan (MKG).",
        "Angka pada tabel naik setiap dua tahun. Di antara dua baris berlaku baris yang lebih dahulu, dan sesudah baris \
         terakhir berlaku baris terakhir.",
        "Golongan II, III, IV, VI, VII, dan VIII baru mempunyai gaji pokok pada masa kerja golongan 3 tahun.",
    ],
    pembulatan: "Tidak ada angka yang dibulatkan.",
    regulasi: "Perpres 11/2024",
    pasal: "Lampiran, tabel gaji pokok",
    // Promulgated on 26 January 2024, with effect from 1 January 2024 (general knowledge).
    berlaku_mulai: NaiveDate::from_ymd_opt(2024, 1, 1),
    berlaku_sampai: None,
    // One published copy of the lampiran, the ratio of every step checked.
    keyakinan: Keyakinan::Tinggi,
    contoh_masukan: r#"{"golongan":"IX","mkg_tahun":4}"#,
    isian: &[GOLONGAN, MKG],
    luaran: &[GAJI_POKOK],
    hitung,
};

/// Perpres 11/2024, lampiran; from a published copy.
const TABEL: &[Deret] = &[
    Deret {
        golongan: "I",
        mkg: GENAP,
        gaji: &[
            1_938_500, 1_999_500, 2_062_500, 2_127_500, 2_194_500, 2_263_600, 2_334_900, 2_408_400,
            2_484_300, 2_562_500, 2_643_200, 2_726_500, 2_812_400, 2_900_900,
        ],
    },
    Deret {
        golongan: "II",
        mkg: GANJIL,
        gaji: &[
            2_116_900, 2_183_600, 2_252_400, 2_323_300, 2_396_500, 2_472_000, 2_549_800, 2_630_100,
            2_713_000, 2_798_400, 2_886_600, 2_977_500, 3_071_200,
        ],
    },
    Deret {
        golongan: "III",
        mkg: GANJIL,
        gaji: &[
            2_206_500, 2_276_000, 2_347_700, 2_421_600, 2_497_900, 2_576_500, 2_657_700, 2_741_400,
            2_827_700, 2_916_800, 3_008_700, 3_103_400, 3_201_200,
        ],
    },
    Deret {
        golongan: "IV",
        mkg: GANJIL,
        gaji: &[
            2_299_800, 2_372_300, 2_447_000, 2_524_000, 2_603_500, 2_685_500, 2_770_100, 2_857_400,
            2_947_400, 3_040_200, 3_135_900, 3_234_700, 3_336_600,
        ],
    },
    Deret {
        golongan: "V",
        mkg: AWAL_GANJIL,
        gaji: &[
            2_511_500, 2_551_100, 2_631_400, 2_714_300, 2_799_800, 2_888_000, 2_978_900, 3_072_800,
            3_169_500, 3_269_400, 3_372_300, 3_478_500, 3_588_100, 3_701_100, 3_817_700, 3_937_900,
            4_061_900, 4_189_900,
        ],
    },
    Deret {
        golongan: "VI",
        mkg: GANJIL,
        gaji: &[
            2_742_800, 2_829_100, 2_918_200, 3_010_100, 3_105_000, 3_202_700, 3_303_600, 3_407_700,
            3_515_000, 3_625_700, 3_739_900, 3_857_700, 3_979_200, 4_104_500, 4_233_800, 4_367_100,
        ],
    },
    Deret {
        golongan: "VII",
        mkg: GANJIL,
        gaji: &[
            2_858_800, 2_948_800, 3_041_700, 3_137_500, 3_236_300, 3_338_200, 3_443_400, 3_551_800,
            3_663_700, 3_779_100, 3_898_100, 4_020_800, 4_147_500, 4_278_100, 4_412_800, 4_551_800,
        ],
    },
    Deret {
        golongan: "VIII",
        mkg: GANJIL,
        gaji: &[
            2_979_700, 3_073_500, 3_170_300, 3_270_200, 3_373_200, 3_479_400, 3_589_000, 3_702_000,
            3_818_600, 3_938_900, 4_063_000, 4_190_900, 4_322_900, 4_459_100, 4_599_500, 4_744_400,
        ],
    },
    Deret {
        golongan: "IX",
        mkg: GENAP,
        gaji: &[
            3_203_600, 3_304_400, 3_408_500, 3_515_900, 3_626_600, 3_740_800, 3_858_600, 3_980_200,
            4_105_500, 4_234_800, 4_368_200, 4_505_800, 4_647_700, 4_794_100, 4_945_100, 5_100_800,
            5_261_500,
        ],
    },
    Deret {
        golongan: "X",
        mkg: GENAP,
        gaji: &[
            3_339_100, 3_444_200, 3_552_700, 3_664_600, 3_780_000, 3_899_100, 4_021_900, 4_148_500,
            4_279_200, 4_414_000, 4_553_000, 4_696_400, 4_844_300, 4_996_900, 5_154_200, 5_316_600,
            5_484_000,
        ],
    },
    Deret {
        golongan: "XI",
        mkg: GENAP,
        gaji: &[
            3_480_300, 3_589_900, 3_703_000, 3_819_600, 3_939_900, 4_064_000, 4_192_000, 4_324_000,
            4_460_200, 4_600_700, 4_745_600, 4_895_000, 5_049_200, 5_208_200, 5_372_300, 5_541_500,
            5_716_000,
        ],
    },
    Deret {
        golongan: "XII",
        mkg: GENAP,
        gaji: &[
            3_627_500, 3_741_800, 3_859_600, 3_981_200, 4_106_600, 4_235_900, 4_369_300, 4_506_900,
            4_648_900, 4_795_300, 4_946_300, 5_102_100, 5_262_800, 5_428_500, 5_599_500, 5_775_900,
            5_957_800,
        ],
    },
    Deret {
        golongan: "XIII",
        mkg: GENAP,
        gaji: &[
            3_781_000, 3_900_000, 4_022_900, 4_149_600, 4_280_300, 4_415_100, 4_554_100, 4_697_600,
            4_845_500, 4_998_100, 5_155_500, 5_317_900, 5_485_400, 5_658_200, 5_836_400, 6_020_200,
            6_209_800,
        ],
    },
    Deret {
        golongan: "XIV",
        mkg: GENAP,
        gaji: &[
            3_940_900, 4_065_000, 4_193_000, 4_325_100, 4_461_300, 4_601_800, 4_746_800, 4_896_300,
            5_050_500, 5_209_500, 5_373_600, 5_542_900, 5_717_400, 5_897_500, 6_083_200, 6_274_800,
            6_472_500,
        ],
    },
    Deret {
        golongan: "XV",
        mkg: GENAP,
        gaji: &[
            4_107_600, 4_237_000, 4_370_400, 4_508_100, 4_650_000, 4_796_500, 4_947_600, 5_103_400,
            5_264_100, 5_429_900, 5_600_900, 5_777_300, 5_959_300, 6_147_000, 6_340_600, 6_540_300,
            6_746_200,
        ],
    },
    Deret {
        golongan: "XVI",
        mkg: GENAP,
        gaji: &[
            4_281_400, 4_416_200, 4_555_300, 4_698_700, 4_846_700, 4_999_400, 5_156_800, 5_319_300,
            5_486_800, 5_659_600, 5_837_800, 6_021_700, 6_211_400, 6_407_000, 6_608_800, 6_816_900,
            7_031_600,
        ],
    },
    Deret {
        golongan: "XVII",
        mkg: GENAP,
        gaji: &[
            4_462_500, 4_603_000, 4_748_000, 4_897_500, 5_051_800, 5_210_900, 5_375_000, 5_544_300,
            5_718_900, 5_899_000, 6_084_800, 6_276_400, 6_474_100, 6_678_000, 6_888_300, 7_105_300,
            7_329_000,
        ],
    },
];

/// Gaji pokok of a PPPK in rupiah a month (Perpres 11/2024, lampiran).
///
/// A step holds until the next one; beyond the last step the last one holds. Only whole years of masa kerja
/// golongan count.
///
/// # Errors
/// [`GajiPokokKeliru`] for a golongan of PNS, and below the first step of the golongan.
pub fn gaji_pokok_pppk(golongan: Golongan, mkg_tahun: u8) -> Result<i64, GajiPokokKeliru> {
    cari(TABEL, golongan, mkg_tahun).map(|(_, gaji)| gaji)
}

/// The steps from golongan and masa kerja to the gaji pokok.
///
/// # Errors
/// As [`gaji_pokok_pppk`].
pub fn jelaskan_gaji_pokok_pppk(golongan: Golongan, mkg_tahun: u8) -> Result<Vec<Langkah>, GajiPokokKeliru> {
    jelaskan(TABEL, PASAL, golongan, mkg_tahun)
}

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let golongan = masukan.pilihan(&GOLONGAN, Golongan::dari_kode_pppk)?;
    let mkg_tahun = masukan.bulat_sebagai(&MKG)?;
    let gaji = gaji_pokok_pppk(golongan, mkg_tahun)
        .map_err(|k| Galat::pada(Kode::DiLuarBatas, MKG.nama, k.to_string()))?;
    penjelasan.isi(|| jelaskan_gaji_pokok_pppk(golongan, mkg_tahun).unwrap_or_default());
    Ok(Keluaran::baru([("gaji_pokok", gaji.into())]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tabel_gaji::periksa_bentuk;

    fn gaji(kode: &str, mkg: u8) -> Result<i64, GajiPokokKeliru> {
        gaji_pokok_pppk(Golongan::dari_kode(kode).expect("a golongan"), mkg)
    }

    #[test]
    fn the_table_has_the_shape_of_the_lampiran() {
        periksa_bentuk(TABEL, Golongan::PILIHAN_PPPK);
        let banyak: usize = TABEL.iter().map(|d| d.langkah().len()).sum();
        assert_eq!((TABEL.len(), banyak), (17, 272));
    }

    #[test]
    fn first_and_last_cells_are_as_printed() {
        assert_eq!((gaji("I", 0), gaji("I", 26)), (Ok(1_938_500), Ok(2_900_900)));
        assert_eq!((gaji("V", 0), gaji("V", 33)), (Ok(2_511_500), Ok(4_189_900)));
        assert_eq!((gaji("XVII", 0), gaji("XVII", 32)), (Ok(4_462_500), Ok(7_329_000)));
    }

    #[test]
    fn a_step_holds_until_the_next_and_the_last_one_for_ever() {
        assert_eq!([1, 2, 3].map(|t| gaji("IX", t)), [3_203_600, 3_304_400, 3_304_400].map(Ok));
        assert_eq!([0, 1, 2, 3].map(|t| gaji("V", t)), [2_511_500, 2_551_100, 2_551_100, 2_631_400].map(Ok));
        assert_eq!(
            (gaji("I", 27), gaji("IV", 60), gaji("IX", 60)),
            (Ok(2_900_900), Ok(3_336_600), Ok(5_261_500))
        );
    }

    #[test]
    fn below_the_first_step_there_is_none() {
        for kode in ["II", "III", "IV", "VI", "VII", "VIII"] {
            let golongan = Golongan::dari_kode(kode).expect("a golongan");
            assert_eq!(gaji(kode, 2), Err(GajiPokokKeliru::BelumMulai { golongan, mkg_awal: 3 }), "{kode}");
            assert!(gaji(kode, 3).is_ok(), "{kode}");
        }
    }

    #[test]
    fn pns_have_a_table_of_their_own() {
        assert!(matches!(gaji("III/a", 0), Err(GajiPokokKeliru::GolonganLain(_))));
    }

    #[test]
    fn the_explanation_ends_with_the_sum() {
        let golongan = Golongan::dari_kode("XI").expect("a golongan");
        let langkah = jelaskan_gaji_pokok_pppk(golongan, 4).expect("within the table");
        assert_eq!(langkah[0].teks, "Golongan XI, masa kerja golongan 4 tahun.");
        assert_eq!(langkah[2].teks, "Gaji pokok: Rp3.703.000.");
    }
}
