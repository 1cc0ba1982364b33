//! How many people a survey has to ask.

use super::MULAI;
use crate::{
    desimal::ribuan,
    galat::Galat,
    isian::{Isian, Jenis},
    keluaran::Keluaran,
    masukan::Masukan,
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    topik::Topik,
};

const PASAL: &str = "PermenPANRB 14/2017, lampiran (tabel sampel Krejcie dan Morgan)";

const POPULASI_MAKS: u32 = 1_000_000_000;
const POPULASI: Isian = Isian::wajib(
    "populasi",
    "Banyaknya pengguna layanan",
    Jenis::Bulat { min: 1, maks: POPULASI_MAKS as i64 },
);
const SAMPEL: Isian = Isian::wajib("sampel", "Banyaknya responden", Jenis::BULAT);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "permenpanrb14_2017.sampel_krejcie_morgan",
    topik: Topik::SampelSurvei,
    judul: "Banyaknya responden survei menurut Krejcie dan Morgan",
    isi: &[
        "Tidak semua pengguna layanan perlu ditanya. Rumus Krejcie dan Morgan memberi banyaknya responden yang cukup, \
         dengan tingkat kepercayaan 95 % dan kesalahan paling banyak 5 %.",
        "Untuk 10 pengguna, semuanya ditanya. Untuk 1.000 pengguna cukup 278 orang, dan untuk sejuta pengguna cukup 384 \
         orang.",
    ],
    pembulatan: "Banyaknya responden dibulatkan ke bilangan bulat terdekat, setengah ke atas, seperti pada tabelnya.",
    regulasi: "PermenPANRB 14/2017",
    pasal: "Lampiran, tabel sampel Krejcie dan Morgan",
    berlaku_mulai: MULAI,
    berlaku_sampai: None,
    keyakinan: Keyakinan::Tinggi,
    contoh_masukan: r#"{"populasi":1000}"#,
    isian: &[POPULASI],
    luaran: &[SAMPEL],
    hitung,
};

// X2 = 3.841, P = 0.5, d = 0.05, each scaled by 100,000.
const CHI_P: u64 = 96_025;
const D2: u64 = 250;

/// Respondents that are enough for so many people (Krejcie and Morgan 1970; PermenPANRB 14/2017, lampiran).
///
/// `s = X2 N P(1-P) / (d2 (N-1) + X2 P(1-P))` with X2 = 3.841, P = 0.5, d = 0.05, rounded to the nearest whole in
/// integers. Never more than `populasi`; nobody for nobody.
pub const fn sampel_krejcie_morgan(populasi: u32) -> u32 {
    let pembilang = CHI_P * populasi as u64;
    let penyebut = D2 * (populasi as u64).saturating_sub(1) + CHI_P;
    // Below X2 P(1-P) / d2 = 384.1 for any population.
    ((2 * pembilang + penyebut) / (2 * penyebut)) as u32
}

/// The steps from the population to the sample.
pub fn jelaskan_sampel(populasi: u32) -> Vec<Langkah> {
    let (n, s) = (ribuan(populasi.into()), sampel_krejcie_morgan(populasi));
    let kurang_satu = ribuan(u64::from(populasi).saturating_sub(1));
    let teks = [
        format!("Populasi {n} orang; khi kuadrat 3,841, proporsi 0,5, kesalahan paling banyak 0,05."),
        format!(
            "Sampel = (3,841 x {n} x 0,25) / (0,0025 x {kurang_satu} + 3,841 x 0,25), dibulatkan menjadi {s} orang."
        ),
    ];
    teks.into_iter().map(|t| Langkah::baru(PASAL, t)).collect()
}

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let populasi = masukan.bulat_sebagai(&POPULASI)?;
    penjelasan.isi(|| jelaskan_sampel(populasi));
    Ok(Keluaran::baru([("sampel", i64::from(sampel_krejcie_morgan(populasi)).into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table as printed in PermenPANRB 14/2017, read at a regional survey site.
    const TABEL: &[(u32, u32)] = &[
        (10, 10),
        (15, 14),
        (20, 19),
        (25, 24),
        (30, 28),
        (35, 32),
        (40, 36),
        (45, 40),
        (50, 44),
        (55, 48),
        (60, 52),
        (65, 56),
        (70, 59),
        (75, 63),
        (80, 66),
        (85, 70),
        (90, 73),
        (95, 76),
        (100, 80),
        (110, 86),
        (120, 92),
        (130, 97),
        (140, 103),
        (150, 108),
        (160, 113),
        (170, 118),
        (180, 123),
        (190, 127),
        (200, 132),
        (210, 136),
        (220, 140),
        (230, 144),
        (240, 148),
        (250, 152),
        (260, 155),
        (270, 159),
        (280, 162),
        (290, 165),
        (300, 169),
        (320, 175),
        (340, 181),
        (360, 186),
        (380, 191),
        (400, 196),
        (420, 201),
        (440, 205),
        (460, 210),
        (480, 214),
        (500, 217),
        (550, 226),
        (600, 234),
        (650, 242),
        (700, 248),
        (750, 254),
        (800, 260),
        (850, 265),
        (900, 269),
        (950, 274),
        (1_000, 278),
        (1_100, 285),
        (1_200, 291),
        (1_300, 297),
        (1_400, 302),
        (1_500, 306),
        (1_600, 310),
        (1_700, 313),
        (1_800, 317),
        (1_900, 320),
        (2_000, 322),
        (2_200, 327),
        (2_400, 331),
        (2_600, 335),
        (2_800, 338),
        (3_000, 341),
        (3_500, 346),
        (4_000, 351),
        (4_500, 354),
        (5_000, 357),
        (6_000, 361),
        (7_000, 364),
        (8_000, 367),
        (9_000, 368),
        (10_000, 370),
        (15_000, 375),
        (20_000, 377),
        (30_000, 379),
        (40_000, 380),
        (50_000, 381),
        (75_000, 382),
        (1_000_000, 384),
    ];

    #[test]
    fn the_formula_gives_every_row_of_the_table() {
        assert_eq!(TABEL.len(), 90);
        assert!(TABEL.windows(2).all(|b| b[0].0 < b[1].0 && b[0].1 < b[1].1));
        for (populasi, sampel) in TABEL {
            assert_eq!(sampel_krejcie_morgan(*populasi), *sampel, "{populasi}");
        }
    }

    #[test]
    fn small_and_large_populations_have_a_sample() {
        let sampel = [0, 1, 2, 9, 11, 137, 2_100, POPULASI_MAKS, u32::MAX].map(sampel_krejcie_morgan);
        assert_eq!(sampel, [0, 1, 2, 9, 11, 101, 325, 384, 384]);
    }

    #[test]
    fn the_explanation_shows_the_formula() {
        let langkah = jelaskan_sampel(1_000);
        assert_eq!(
            langkah[1].teks,
            "Sampel = (3,841 x 1.000 x 0,25) / (0,0025 x 999 + 3,841 x 0,25), dibulatkan menjadi 278 orang."
        );
    }
}
