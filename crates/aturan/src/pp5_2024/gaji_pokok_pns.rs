//! Gaji pokok of a PNS from golongan ruang and masa kerja golongan.

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

const PASAL: &str = "PP 5/2024, lampiran (tabel gaji pokok PNS)";

const GOLONGAN: Isian = Isian::wajib("golongan", "Golongan ruang", Jenis::Pilihan(Golongan::PILIHAN_PNS));
const MKG: Isian =
    Isian::wajib("mkg_tahun", "Masa kerja golongan (tahun)", Jenis::Bulat { min: 0, maks: 60 });
const GAJI_POKOK: Isian = Isian::wajib("gaji_pokok", "Gaji pokok sebulan", Jenis::RUPIAH);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "pp5_2024.gaji_pokok_pns",
    topik: Topik::GajiPokok,
    judul: "Gaji pokok PNS menurut golongan ruang dan masa kerja",
    isi: &[
        "Gaji pokok PNS ditentukan oleh golongan ruang dan masa kerja golongan (MKG), yaitu masa kerja yang diakui dalam \
         golongan itu.",
        "Angka pada tabel naik setiap dua tahun. Di antara dua baris berlaku baris yang lebih dahulu, dan sesudah baris \
         terakhir berlaku baris terakhir.",
        "Golongan I/b, I/c, I/d, II/b, II/c, dan II/d baru mempunyai gaji pokok pada masa kerja golongan 3 tahun.",
    ],
    pembulatan: "Tidak ada angka yang dibulatkan.",
    regulasi: "PP 5/2024",
    pasal: "Lampiran, tabel gaji pokok",
    // Promulgated on 26 January 2024, with effect from 1 January 2024 (general knowledge).
    berlaku_mulai: NaiveDate::from_ymd_opt(2024, 1, 1),
    berlaku_sampai: None,
    // One published copy of the lampiran, the ratio of every step checked; a newspaper prints one cell (II/a, 33
    // years) 10,000 lower, which breaks the ratio.
    keyakinan: Keyakinan::Tinggi,
    contoh_masukan: r#"{"golongan":"III/a","mkg_tahun":8}"#,
    isian: &[GOLONGAN, MKG],
    luaran: &[GAJI_POKOK],
    hitung,
};

/// PP 5/2024, lampiran; from a published copy of Peraturan BKN 1/2024, lampiran I.
const TABEL: &[Deret] = &[
    Deret {
        golongan: "I/a",
        mkg: GENAP,
        gaji: &[
            1_685_700, 1_738_800, 1_793_500, 1_850_000, 1_908_300, 1_968_400, 2_030_400, 2_094_300,
            2_160_300, 2_228_300, 2_298_500, 2_370_900, 2_445_500, 2_522_600,
        ],
    },
    Deret {
        golongan: "I/b",
        mkg: GANJIL,
        gaji: &[
            1_840_800, 1_898_800, 1_958_600, 2_020_300, 2_083_900, 2_149_600, 2_217_300, 2_287_100,
            2_359_100, 2_433_400, 2_510_100, 2_589_100, 2_670_700,
        ],
    },
    Deret {
        golongan: "I/c",
        mkg: GANJIL,
        gaji: &[
            1_918_700, 1_979_100, 2_041_500, 2_105_800, 2_172_100, 2_240_500, 2_311_100, 2_383_900,
            2_458_900, 2_536_400, 2_616_300, 2_698_700, 2_783_700,
        ],
    },
    Deret {
        golongan: "I/d",
        mkg: GANJIL,
        gaji: &[
            1_999_900, 2_062_900, 2_127_800, 2_194_800, 2_264_000, 2_335_300, 2_408_800, 2_484_700,
            2_562_900, 2_643_700, 2_726_900, 2_812_800, 2_901_400,
        ],
    },
    Deret {
        golongan: "II/a",
        mkg: AWAL_GANJIL,
        gaji: &[
            2_184_000, 2_218_400, 2_288_200, 2_360_300, 2_434_600, 2_511_300, 2_590_400, 2_672_000,
            2_756_200, 2_843_000, 2_932_500, 3_024_900, 3_120_100, 3_218_400, 3_319_800, 3_424_300,
            3_532_200, 3_643_400,
        ],
    },
    Deret {
        golongan: "II/b",
        mkg: GANJIL,
        gaji: &[
            2_385_000, 2_460_100, 2_537_600, 2_617_500, 2_700_000, 2_785_000, 2_872_700, 2_963_200,
            3_056_500, 3_152_800, 3_252_100, 3_354_500, 3_460_200, 3_569_200, 3_681_600, 3_797_500,
        ],
    },
    Deret {
        golongan: "II/c",
        mkg: GANJIL,
        gaji: &[
            2_485_900, 2_564_200, 2_645_000, 2_728_300, 2_814_200, 2_902_800, 2_994_300, 3_088_600,
            3_185_800, 3_286_200, 3_389_700, 3_496_400, 3_606_500, 3_720_100, 3_837_300, 3_958_200,
        ],
    },
    Deret {
        golongan: "II/d",
        mkg: GANJIL,
        gaji: &[
            2_591_100, 2_672_700, 2_756_800, 2_843_700, 2_933_200, 3_025_600, 3_120_900, 3_219_200,
            3_320_600, 3_425_200, 3_533_100, 3_644_300, 3_759_100, 3_877_500, 3_999_600, 4_125_600,
        ],
    },
    Deret {
        golongan: "III/a",
        mkg: GENAP,
        gaji: &[
            2_785_700, 2_873_500, 2_964_000, 3_057_300, 3_153_600, 3_252_900, 3_355_400, 3_461_100,
            3_570_100, 3_682_500, 3_798_500, 3_918_100, 4_041_500, 4_168_800, 4_300_100, 4_435_500,
            4_575_200,
        ],
    },
    Deret {
        golongan: "III/b",
        mkg: GENAP,
        gaji: &[
            2_903_600, 2_995_000, 3_089_300, 3_186_600, 3_287_000, 3_390_500, 3_497_300, 3_607_500,
            3_721_100, 3_838_300, 3_959_200, 4_083_900, 4_212_500, 4_345_100, 4_482_000, 4_623_200,
            4_768_800,
        ],
    },
    Deret {
        golongan: "III/c",
        mkg: GENAP,
        gaji: &[
            3_026_400, 3_121_700, 3_220_000, 3_321_400, 3_426_000, 3_533_900, 3_645_200, 3_760_100,
            3_878_500, 4_000_600, 4_126_600, 4_256_600, 4_390_700, 4_528_900, 4_671_600, 4_818_700,
            4_970_500,
        ],
    },
    Deret {
        golongan: "III/d",
        mkg: GENAP,
        gaji: &[
            3_154_400, 3_253_700, 3_356_200, 3_461_900, 3_571_000, 3_683_400, 3_799_400, 3_919_100,
            4_042_500, 4_169_900, 4_301_200, 4_436_700, 4_576_400, 4_720_500, 4_869_200, 5_022_500,
            5_180_700,
        ],
    },
    Deret {
        golongan: "IV/a",
        mkg: GENAP,
        gaji: &[
            3_287_800, 3_391_400, 3_498_200, 3_608_400, 3_722_000, 3_839_200, 3_960_200, 4_084_900,
            4_213_500, 4_346_200, 4_483_100, 4_624_300, 4_770_000, 4_920_200, 5_075_200, 5_235_000,
            5_399_900,
        ],
    },
    Deret {
        golongan: "IV/b",
        mkg: GENAP,
        gaji: &[
            3_426_900, 3_534_800, 3_646_200, 3_761_000, 3_879_500, 4_001_600, 4_127_700, 4_257_700,
            4_391_800, 4_530_100, 4_672_800, 4_819_900, 4_971_700, 5_128_300, 5_289_800, 5_456_400,
            5_628_300,
        ],
    },
    Deret {
        golongan: "IV/c",
        mkg: GENAP,
        gaji: &[
            3_571_900, 3_684_400, 3_800_400, 3_920_100, 4_043_600, 4_170_900, 4_302_300, 4_437_800,
            4_577_500, 4_721_700, 4_870_400, 5_023_800, 5_182_000, 5_345_200, 5_513_600, 5_687_200,
            5_866_400,
        ],
    },
    Deret {
        golongan: "IV/d",
        mkg: GENAP,
        gaji: &[
            3_723_000, 3_840_200, 3_961_200, 4_085_900, 4_214_600, 4_347_300, 4_484_300, 4_625_500,
            4_771_200, 4_921_400, 5_076_400, 5_236_300, 5_401_200, 5_571_400, 5_746_800, 5_927_800,
            6_114_500,
        ],
    },
    Deret {
        golongan: "IV/e",
        mkg: GENAP,
        gaji: &[
            3_880_400, 4_002_700, 4_128_700, 4_258_700, 4_392_900, 4_531_200, 4_673_900, 4_821_100,
            4_973_000, 5_129_600, 5_291_200, 5_457_800, 5_629_700, 5_807_000, 5_989_900, 6_178_600,
            6_373_200,
        ],
    },
];

/// Gaji pokok of a PNS in rupiah a month (PP 5/2024, lampiran).
///
/// A step holds until the next one; beyond the last step the last one holds. Only whole years of masa kerja
/// golongan count.
///
/// # Errors
/// [`GajiPokokKeliru`] for a golongan of PPPK, and below the first step of the golongan.
pub fn gaji_pokok_pns(golongan: Golongan, mkg_tahun: u8) -> Result<i64, GajiPokokKeliru> {
    cari(TABEL, golongan, mkg_tahun).map(|(_, gaji)| gaji)
}

/// The steps from golongan ruang and masa kerja to the gaji pokok.
///
/// # Errors
/// As [`gaji_pokok_pns`].
pub fn jelaskan_gaji_pokok_pns(golongan: Golongan, mkg_tahun: u8) -> Result<Vec<Langkah>, GajiPokokKeliru> {
    jelaskan(TABEL, PASAL, golongan, mkg_tahun)
}

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let golongan = masukan.pilihan(&GOLONGAN, Golongan::dari_kode_pns)?;
    let mkg_tahun = masukan.bulat_sebagai(&MKG)?;
    let gaji = gaji_pokok_pns(golongan, mkg_tahun)
        .map_err(|k| Galat::pada(Kode::DiLuarBatas, MKG.nama, k.to_string()))?;
    penjelasan.isi(|| jelaskan_gaji_pokok_pns(golongan, mkg_tahun).unwrap_or_default());
    Ok(Keluaran::baru([("gaji_pokok", gaji.into())]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tabel_gaji::periksa_bentuk;

    fn gaji(kode: &str, mkg: u8) -> Result<i64, GajiPokokKeliru> {
        gaji_pokok_pns(Golongan::dari_kode(kode).expect("a golongan"), mkg)
    }

    #[test]
    fn the_table_has_the_shape_of_the_lampiran() {
        periksa_bentuk(TABEL, Golongan::PILIHAN_PNS);
        let banyak: usize = TABEL.iter().map(|d| d.langkah().len()).sum();
        assert_eq!((TABEL.len(), banyak), (17, 272));
    }

    #[test]
    fn first_and_last_cells_are_as_printed() {
        assert_eq!((gaji("I/a", 0), gaji("I/a", 26)), (Ok(1_685_700), Ok(2_522_600)));
        assert_eq!((gaji("II/a", 0), gaji("II/a", 33)), (Ok(2_184_000), Ok(3_643_400)));
        assert_eq!((gaji("IV/e", 0), gaji("IV/e", 32)), (Ok(3_880_400), Ok(6_373_200)));
    }

    #[test]
    fn a_step_holds_until_the_next_and_the_last_one_for_ever() {
        assert_eq!([1, 2, 3].map(|t| gaji("III/a", t)), [2_785_700, 2_873_500, 2_873_500].map(Ok));
        assert_eq!(
            [0, 1, 2, 3].map(|t| gaji("II/a", t)),
            [2_184_000, 2_218_400, 2_218_400, 2_288_200].map(Ok)
        );
        assert_eq!((gaji("I/a", 27), gaji("I/d", 60)), (Ok(2_522_600), Ok(2_901_400)));
        assert_eq!(gaji("IV/e", u8::MAX), Ok(6_373_200));
    }

    #[test]
    fn below_the_first_step_there_is_none() {
        for kode in ["I/b", "I/c", "I/d", "II/b", "II/c", "II/d"] {
            let golongan = Golongan::dari_kode(kode).expect("a golongan");
            assert_eq!(gaji(kode, 2), Err(GajiPokokKeliru::BelumMulai { golongan, mkg_awal: 3 }), "{kode}");
            assert!(gaji(kode, 3).is_ok(), "{kode}");
        }
        let keliru = gaji("II/b", 0).map_err(|k| k.to_string());
        assert!(keliru.is_err_and(|k| k.contains("dimulai pada masa kerja golongan 3 tahun")));
    }

    #[test]
    fn pppk_have_a_table_of_their_own() {
        assert!(matches!(gaji("IX", 0), Err(GajiPokokKeliru::GolonganLain(_))));
    }

    #[test]
    fn the_explanation_names_the_row() {
        let teks = |mkg| {
            let golongan = Golongan::dari_kode("III/c").expect("a golongan");
            let langkah = jelaskan_gaji_pokok_pns(golongan, mkg).expect("within the table");
            langkah.into_iter().map(|l| l.teks).collect::<Vec<_>>()
        };
        assert!(teks(15)[1].contains("14 tahun, yang tetap dipakai pada 15 tahun"));
        assert_eq!(teks(14)[1], "Baris pada tabel: masa kerja golongan 14 tahun.");
        assert_eq!(teks(15)[2], "Gaji pokok: Rp3.760.100.");
    }
}
