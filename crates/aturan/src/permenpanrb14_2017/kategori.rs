//! Mutu and kinerja of a service from its index.

use super::MULAI;
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

const PASAL: &str = "PermenPANRB 14/2017, lampiran (nilai persepsi, mutu, dan kinerja unit pelayanan)";

kosakata! {
    /// Mutu of a service, best first.
    MutuLayanan {
        A = "A", "A";
        B = "B", "B";
        C = "C", "C";
        D = "D", "D";
    }
}

kosakata! {
    /// Kinerja of a service in words, best first.
    KinerjaLayanan {
        SangatBaik = "Sangat Baik", "Sangat Baik";
        Baik = "Baik", "Baik";
        KurangBaik = "Kurang Baik", "Kurang Baik";
        TidakBaik = "Tidak Baik", "Tidak Baik";
    }
}

impl MutuLayanan {
    /// The words that go with the letter.
    pub const fn kinerja(self) -> KinerjaLayanan {
        match self {
            Self::A => KinerjaLayanan::SangatBaik,
            Self::B => KinerjaLayanan::Baik,
            Self::C => KinerjaLayanan::KurangBaik,
            Self::D => KinerjaLayanan::TidakBaik,
        }
    }

    /// First index of the letter, in hundredths.
    const fn awal(self) -> i64 {
        match self {
            Self::A => 88_31,
            Self::B => 76_61,
            Self::C => 65_00,
            Self::D => 25_00,
        }
    }

    /// "88,31 sampai 100", for reading.
    fn rentang(self) -> String {
        let atas = Self::ALL.iter().rev().map(|m| m.awal()).find(|awal| *awal > self.awal());
        let atas = atas.map_or(Pecahan::bulat(100), |awal| Pecahan::per(awal - 1, 100));
        format!("{} sampai {atas}", Pecahan::per(self.awal(), 100))
    }
}

pub(super) const MUTU: Isian = Isian::wajib("mutu", "Mutu pelayanan", Jenis::Pilihan(MutuLayanan::PILIHAN));
pub(super) const KINERJA: Isian =
    Isian::wajib("kinerja", "Kinerja unit pelayanan", Jenis::Pilihan(KinerjaLayanan::PILIHAN));
const IKM: Isian = Isian::wajib("ikm", "Indeks kepuasan masyarakat", Jenis::Desimal { min: 25, maks: 100 });

pub(crate) const ATURAN: Aturan = Aturan {
    id: "permenpanrb14_2017.kategori",
    topik: Topik::MutuPelayanan,
    judul: "Mutu dan kinerja unit pelayanan dari indeks kepuasan masyarakat",
    isi: &[
        "Indeks 88,31 sampai 100 bermutu A (Sangat Baik), 76,61 sampai 88,30 bermutu B (Baik), 65,00 sampai 76,60 \
         bermutu C (Kurang Baik), dan 25,00 sampai 64,99 bermutu D (Tidak Baik).",
        "Indeks dibulatkan ke dua angka di belakang koma lebih dahulu, baru dibaca mutunya, sehingga tidak ada nilai \
         yang jatuh di antara dua rentang.",
    ],
    pembulatan: "Indeks dibulatkan ke dua angka di belakang koma, setengah ke atas, sebelum mutunya dibaca.",
    regulasi: "PermenPANRB 14/2017",
    pasal: "Lampiran, tabel mutu dan kinerja unit pelayanan",
    berlaku_mulai: MULAI,
    berlaku_sampai: None,
    keyakinan: Keyakinan::Tinggi,
    contoh_masukan: r#"{"ikm":88.3}"#,
    isian: &[IKM],
    luaran: &[MUTU, KINERJA],
    hitung,
};

/// Mutu of a service from its index (PermenPANRB 14/2017, lampiran). Total; `ikm` in 25..=100.
///
/// The index is rounded to two places, half up, before it is classified, so that no index falls between two
/// letters. Below 25, which no survey gives, it is D.
pub fn kategori(ikm: Pecahan) -> MutuLayanan {
    let ikm = Pecahan::from(ikm.bulatkan(2));
    let kena = MutuLayanan::ALL.iter().find(|mutu| ikm >= Pecahan::per(mutu.awal(), 100));
    kena.copied().unwrap_or(MutuLayanan::D)
}

/// The steps from the index to the letter.
pub fn jelaskan_kategori(ikm: Pecahan) -> Vec<Langkah> {
    let bulat: Bilangan = ikm.bulatkan(2);
    let mutu = kategori(ikm);
    let mut teks = Vec::new();
    if Pecahan::from(bulat) != ikm {
        teks.push(format!("Indeks {ikm} dibulatkan menjadi {bulat}."));
    }
    teks.push(format!(
        "Indeks {bulat} berada di antara {}: mutu {mutu}, kinerja {}.",
        mutu.rentang(),
        mutu.kinerja()
    ));
    teks.into_iter().map(|t| Langkah::baru(PASAL, t)).collect()
}

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let ikm = masukan.desimal(&IKM)?;
    penjelasan.isi(|| jelaskan_kategori(ikm));
    let mutu = kategori(ikm);
    Ok(Keluaran::baru([("mutu", mutu.kode().into()), ("kinerja", mutu.kinerja().kode().into())]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use MutuLayanan::{A, B, C, D};

    #[test]
    fn each_letter_has_its_bounds() {
        for (ratusan, mutu) in
            [(2_500, D), (6_499, D), (6_500, C), (7_660, C), (7_661, B), (8_830, B), (8_831, A), (10_000, A)]
        {
            assert_eq!(kategori(Pecahan::per(ratusan, 100)), mutu, "{ratusan}");
        }
    }

    #[test]
    fn an_index_is_rounded_before_it_is_classified() {
        for (ribuan, mutu) in [(64_994, D), (64_995, C), (76_604, C), (76_605, B), (88_304, B), (88_305, A)] {
            assert_eq!(kategori(Pecahan::per(ribuan, 1_000)), mutu, "{ribuan}");
        }
    }

    #[test]
    fn letters_and_words_go_together() {
        let kinerja: Vec<_> = MutuLayanan::ALL.iter().map(|m| m.kinerja()).collect();
        assert_eq!(kinerja, KinerjaLayanan::ALL);
        assert_eq!(A.kinerja().kode(), "Sangat Baik");
    }

    #[test]
    fn the_explanation_names_the_range() {
        let langkah = jelaskan_kategori(Pecahan::per(88_305, 1_000));
        assert_eq!(langkah[0].teks, "Indeks 88,305 dibulatkan menjadi 88,31.");
        assert_eq!(
            langkah[1].teks,
            "Indeks 88,31 berada di antara 88,31 sampai 100: mutu A, kinerja Sangat Baik."
        );
        assert!(jelaskan_kategori(Pecahan::bulat(25))[0].teks.contains("25 sampai 64,99"));
    }
}
