//! Whether the weights of an open selection stay in their ranges and make a hundred.

use super::{
    BERLAKU_MULAI, REGULASI,
    komponen::{BOBOT, Komponen, PerKomponen, baca},
};
use crate::{
    Pecahan,
    galat::Galat,
    isian::{Isian, Jenis},
    keluaran::Keluaran,
    masukan::Masukan,
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    topik::Topik,
};

pub(super) const PASAL: &str = "PermenPANRB 15/2019, lampiran (bobot penilaian)";
pub(super) const SERATUS: Pecahan = Pecahan::bulat(100);

/// How weights stand to the regulation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HasilBobot {
    /// Percent.
    pub jumlah: Pecahan,
    /// In the order of [`Komponen::ALL`].
    pub di_luar_rentang: Vec<Komponen>,
}

impl HasilBobot {
    /// Whether each weight is in its range and all make exactly a hundred percent.
    pub fn is_sah(&self) -> bool {
        self.jumlah == SERATUS && self.di_luar_rentang.is_empty()
    }
}

/// Compares weights in percent with the ranges of PermenPANRB 15/2019. Total; nothing is rounded.
///
/// The four greatest weights make a hundred, so that no others are sound.
pub fn periksa_bobot(bobot: &PerKomponen) -> HasilBobot {
    let luar = |k: &Komponen| {
        let (min, maks) = k.rentang();
        !(Pecahan::bulat(min)..=Pecahan::bulat(maks)).contains(&bobot.nilai(*k))
    };
    let di_luar_rentang = Komponen::ALL.iter().copied().filter(luar).collect();
    HasilBobot { jumlah: bobot.jumlah(), di_luar_rentang }
}

/// One step for each weight, and one for the sum.
pub fn jelaskan_bobot(bobot: &PerKomponen) -> Vec<Langkah> {
    let hasil = periksa_bobot(bobot);
    let satu = |k: &Komponen| {
        let (min, maks) = k.rentang();
        let simpulan = if hasil.di_luar_rentang.contains(k) { "di luar rentang" } else { "sesuai" };
        format!("{k}: bobot {} %, rentangnya {min} sampai {maks} %: {simpulan}.", bobot.nilai(*k))
    };
    let mut teks: Vec<_> = Komponen::ALL.iter().map(satu).collect();
    let simpulan = if hasil.jumlah == SERATUS { "tepat" } else { "seharusnya tepat" };
    teks.push(format!("Jumlah bobot {} %, {simpulan} 100 %.", hasil.jumlah));
    teks.into_iter().map(|t| Langkah::baru(PASAL, t)).collect()
}

const VALID: Isian =
    Isian::wajib("valid", "Bobot", Jenis::Benar { ya: "Sesuai aturan", tidak: "Belum sesuai aturan" });
const TOTAL: Isian = Isian::wajib("total", "Jumlah bobot (%)", Jenis::DESIMAL);
const SATU_KOMPONEN: Isian = Isian::wajib("", "komponen", Jenis::Pilihan(Komponen::PILIHAN));
const DI_LUAR: Isian = Isian::wajib(
    "di_luar_rentang",
    "Komponen dengan bobot di luar rentang",
    Jenis::Daftar { isi: &SATU_KOMPONEN, min: 0, maks: Komponen::ALL.len() },
);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "permenpanrb15_2019.bobot",
    topik: Topik::BobotSeleksiJpt,
    judul: "Bobot penilaian dalam seleksi terbuka JPT",
    isi: &[
        "Peserta seleksi terbuka dinilai dari makalah (bobot 15 sampai 20 %), asesmen kompetensi (20 sampai 25 %), \
         wawancara (30 sampai 35 %), dan rekam jejak (15 sampai 20 %).",
        "Jumlah bobot harus tepat 100 %. Karena itu, hanya bobot tertinggi dari setiap rentang yang memenuhi keduanya: \
         20, 25, 35, dan 20 %.",
    ],
    pembulatan: "Bobot dibandingkan tanpa pembulatan.",
    regulasi: REGULASI,
    pasal: "Lampiran, bobot penilaian",
    berlaku_mulai: BERLAKU_MULAI,
    berlaku_sampai: None,
    // One press report; the lampiran was not read.
    keyakinan: Keyakinan::Sedang,
    contoh_masukan: r#"{"bobot":{"makalah":20,"asesmen":25,"wawancara":35,"rekam_jejak":20}}"#,
    isian: &[BOBOT],
    luaran: &[VALID, TOTAL, DI_LUAR],
    hitung,
};

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let bobot = baca(&masukan.butir(&BOBOT)?)?;
    penjelasan.isi(|| jelaskan_bobot(&bobot));
    let hasil = periksa_bobot(&bobot);
    let di_luar: Vec<_> = hasil.di_luar_rentang.iter().map(|k| k.kode()).collect();
    Ok(Keluaran::baru([
        ("valid", hasil.is_sah().into()),
        ("total", hasil.jumlah.tepat().into()),
        ("di_luar_rentang", di_luar.into()),
    ]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bobot(nilai: [i64; 4]) -> PerKomponen {
        PerKomponen::baru(nilai.map(Pecahan::bulat))
    }

    #[test]
    fn only_one_set_of_weights_is_sound() {
        assert!(periksa_bobot(&bobot([20, 25, 35, 20])).is_sah());
        for n in 0..6_i64.pow(4) {
            let [a, b, c, d] = [n % 6, n / 6 % 6, n / 36 % 6, n / 216];
            let hasil = periksa_bobot(&bobot([15 + a, 20 + b, 30 + c, 15 + d]));
            assert!(hasil.di_luar_rentang.is_empty());
            assert_eq!(hasil.is_sah(), [a, b, c, d] == [5; 4]);
        }
    }

    #[test]
    fn weights_outside_are_named_in_order_even_if_the_sum_is_right() {
        let hasil = periksa_bobot(&bobot([14, 26, 36, 24]));
        assert_eq!((hasil.jumlah, hasil.di_luar_rentang.as_slice()), (SERATUS, Komponen::ALL));
        assert!(!hasil.is_sah());
        let sedikit = PerKomponen::baru([
            Pecahan::per(20_000_001, 1_000_000),
            Pecahan::bulat(25),
            Pecahan::bulat(35),
            Pecahan::per(19_999_999, 1_000_000),
        ]);
        assert_eq!(periksa_bobot(&sedikit).di_luar_rentang, [Komponen::Makalah]);
    }

    #[test]
    fn the_explanation_names_ranges_and_the_sum() {
        let teks: Vec<_> = jelaskan_bobot(&bobot([15, 26, 35, 20])).into_iter().map(|l| l.teks).collect();
        assert_eq!(teks[0], "Makalah: bobot 15 %, rentangnya 15 sampai 20 %: sesuai.");
        assert_eq!(teks[1], "Asesmen kompetensi: bobot 26 %, rentangnya 20 sampai 25 %: di luar rentang.");
        assert_eq!(teks[4], "Jumlah bobot 96 %, seharusnya tepat 100 %.");
    }
}
