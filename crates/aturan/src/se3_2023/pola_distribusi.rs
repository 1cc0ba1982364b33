//! How the predikat of a unit should spread, given the capaian of the organisation.

use chrono::NaiveDate;

use crate::{
    CapaianOrganisasi, Desimal, Predikat,
    desimal::ribuan,
    galat::{Galat, Kode},
    isian::{Isian, Jenis},
    keluaran::Keluaran,
    kosakata::kosakata,
    masukan::{Butir, Masukan},
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    topik::Topik,
};

const PASAL: &str = "SE MenPANRB 3/2023, pola distribusi predikat kinerja";

/// Units with fewer people get the pattern as information only: no share of so few can meet it.
pub const UNIT_KECIL: u32 = 10;

kosakata! {
    /// A condition of the pattern that a unit does not meet.
    Pelanggaran {
        SangatBaikMaks70 = "sangat_baik_maks_70", "Sangat Baik paling banyak 70 %";
        SangatBaikBukanTerbanyak = "sangat_baik_bukan_terbanyak", "Sangat Baik harus yang terbanyak";
        BaikMaks70 = "baik_maks_70", "Baik paling banyak 70 %";
        BaikBukanTerbanyak = "baik_bukan_terbanyak", "Baik harus yang terbanyak";
        HarusAdaButuhPerbaikanAtauKurang =
            "harus_ada_butuh_perbaikan_atau_kurang", "Harus ada Butuh Perbaikan atau Kurang";
        ButuhPerbaikanMin60 = "butuh_perbaikan_min_60", "Butuh Perbaikan paling sedikit 60 %";
        KurangMin60 = "kurang_min_60", "Kurang paling sedikit 60 %";
        ButuhPerbaikanMin10 = "butuh_perbaikan_min_10", "Butuh Perbaikan paling sedikit 10 %";
        SangatBaikMaks10 = "sangat_baik_maks_10", "Sangat Baik paling banyak 10 %";
        SangatKurangMin60 = "sangat_kurang_min_60", "Sangat Kurang paling sedikit 60 %";
        KurangAtauButuhPerbaikanMin10 =
            "kurang_atau_butuh_perbaikan_min_10", "Kurang dan Butuh Perbaikan bersama-sama paling sedikit 10 %";
        SangatBaikHarusNol = "sangat_baik_harus_nol", "Tidak boleh ada Sangat Baik";
    }
}

/// One condition of the pattern, with the word to use where it is not met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Syarat {
    pub pelanggaran: Pelanggaran,
    pub uji: Uji,
}

/// What is counted, and against what. Percentages are of all people in the unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Uji {
    /// These predikat together are at most so many percent.
    Maks(&'static [Predikat], u8),
    /// These predikat together are at least so many percent.
    Min(&'static [Predikat], u8),
    /// At least one person has one of these predikat.
    Ada(&'static [Predikat]),
    /// No other predikat has more people; a tie conforms.
    Terbanyak(&'static [Predikat]),
}

impl Uji {
    /// Exact test on whole numbers, without rounding.
    pub fn is_terpenuhi(self, jumlah: &Jumlah) -> bool {
        let total = u64::from(jumlah.total());
        match self {
            Self::Maks(predikat, pct) => jumlah.gabungan(predikat) * 100 <= total * u64::from(pct),
            Self::Min(predikat, pct) => jumlah.gabungan(predikat) * 100 >= total * u64::from(pct),
            Self::Ada(predikat) => jumlah.gabungan(predikat) > 0,
            Self::Terbanyak(predikat) => {
                Predikat::ALL.iter().all(|p| u64::from(jumlah.banyak(*p)) <= jumlah.gabungan(predikat))
            }
        }
    }

    /// The predikat that are counted.
    pub const fn predikat(self) -> &'static [Predikat] {
        match self {
            Self::Maks(p, _) | Self::Min(p, _) | Self::Ada(p) | Self::Terbanyak(p) => p,
        }
    }
}

const SB: &[Predikat] = &[Predikat::SangatBaik];
const B: &[Predikat] = &[Predikat::Baik];
const BP: &[Predikat] = &[Predikat::ButuhPerbaikan];
const K: &[Predikat] = &[Predikat::Kurang];
const SK: &[Predikat] = &[Predikat::SangatKurang];
const BP_K: &[Predikat] = &[Predikat::ButuhPerbaikan, Predikat::Kurang];

const ISTIMEWA: &[Syarat] = &[
    Syarat { pelanggaran: Pelanggaran::SangatBaikMaks70, uji: Uji::Maks(SB, 70) },
    Syarat { pelanggaran: Pelanggaran::SangatBaikBukanTerbanyak, uji: Uji::Terbanyak(SB) },
];
const BAIK: &[Syarat] = &[
    Syarat { pelanggaran: Pelanggaran::BaikMaks70, uji: Uji::Maks(B, 70) },
    Syarat { pelanggaran: Pelanggaran::BaikBukanTerbanyak, uji: Uji::Terbanyak(B) },
    Syarat { pelanggaran: Pelanggaran::HarusAdaButuhPerbaikanAtauKurang, uji: Uji::Ada(BP_K) },
];
const BUTUH_PERBAIKAN: &[Syarat] = &[
    Syarat { pelanggaran: Pelanggaran::ButuhPerbaikanMin60, uji: Uji::Min(BP, 60) },
    Syarat { pelanggaran: Pelanggaran::SangatBaikMaks10, uji: Uji::Maks(SB, 10) },
];
const KURANG: &[Syarat] = &[
    Syarat { pelanggaran: Pelanggaran::KurangMin60, uji: Uji::Min(K, 60) },
    Syarat { pelanggaran: Pelanggaran::ButuhPerbaikanMin10, uji: Uji::Min(BP, 10) },
    Syarat { pelanggaran: Pelanggaran::SangatBaikMaks10, uji: Uji::Maks(SB, 10) },
];
const SANGAT_KURANG: &[Syarat] = &[
    Syarat { pelanggaran: Pelanggaran::SangatKurangMin60, uji: Uji::Min(SK, 60) },
    Syarat { pelanggaran: Pelanggaran::KurangAtauButuhPerbaikanMin10, uji: Uji::Min(BP_K, 10) },
    Syarat { pelanggaran: Pelanggaran::SangatBaikHarusNol, uji: Uji::Maks(SB, 0) },
];

/// The conditions for a unit with this capaian, in the order in which violations are listed (SE MenPANRB 3/2023).
pub const fn syarat_pola(capaian: CapaianOrganisasi) -> &'static [Syarat] {
    match capaian {
        CapaianOrganisasi::Istimewa => ISTIMEWA,
        CapaianOrganisasi::Baik => BAIK,
        CapaianOrganisasi::ButuhPerbaikan => BUTUH_PERBAIKAN,
        CapaianOrganisasi::Kurang => KURANG,
        CapaianOrganisasi::SangatKurang => SANGAT_KURANG,
    }
}

/// How many people of a unit have each predikat; at least one person, at most [`Jumlah::MAKS`] in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Jumlah([u32; 5]);

/// Why counts make no [`Jumlah`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum JumlahKeliru {
    #[error("Belum ada pegawai yang berpredikat; jumlah seluruhnya paling sedikit 1")]
    Kosong,
    #[error("Jumlah seluruh pegawai paling banyak 10.000.000")]
    TerlaluBanyak,
}

impl Jumlah {
    /// More than twice the civil servants of the country.
    pub const MAKS: u32 = 10_000_000;

    /// Counts in the order of [`Predikat::ALL`], best first.
    ///
    /// # Errors
    /// [`JumlahKeliru`] if nobody is counted, or more than [`Jumlah::MAKS`].
    pub fn baru(banyak: [u32; 5]) -> Result<Self, JumlahKeliru> {
        match banyak.iter().copied().map(u64::from).sum::<u64>() {
            0 => Err(JumlahKeliru::Kosong),
            total if total > Self::MAKS.into() => Err(JumlahKeliru::TerlaluBanyak),
            _ => Ok(Self(banyak)),
        }
    }

    /// Counts the predikat of a unit, one for each person, in any order.
    ///
    /// # Errors
    /// As [`Jumlah::baru`].
    pub fn dari_predikat(predikat: impl IntoIterator<Item = Predikat>) -> Result<Self, JumlahKeliru> {
        let mut banyak = [0u32; 5];
        for p in predikat {
            let hitungan = &mut banyak[p as usize];
            *hitungan = hitungan.saturating_add(1);
        }
        Self::baru(banyak)
    }

    /// People with this predikat.
    pub const fn banyak(&self, predikat: Predikat) -> u32 {
        self.0[predikat as usize]
    }

    /// People in all.
    pub fn total(&self) -> u32 {
        self.0.iter().sum()
    }

    fn gabungan(&self, predikat: &[Predikat]) -> u64 {
        predikat.iter().map(|p| u64::from(self.banyak(*p))).sum()
    }
}

/// How a unit stands to the pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HasilPola {
    /// Conditions that are not met, in the order of the rule; empty if the unit conforms.
    pub pelanggaran: Vec<Pelanggaran>,
    /// Fewer than [`UNIT_KECIL`] people: show it as information, do not ask for a reason.
    pub is_unit_kecil: bool,
}

impl HasilPola {
    /// Whether every condition is met.
    pub fn is_sesuai(&self) -> bool {
        self.pelanggaran.is_empty()
    }
}

/// Compares the predikat of a unit with the pattern for its capaian (SE MenPANRB 3/2023). Total.
///
/// "Sebagian besar" is read as: no other predikat has more people. Nothing is rounded. Percentages are of all
/// people counted; who is counted (the head too?) is for the caller to say.
pub fn pola_distribusi(capaian: CapaianOrganisasi, jumlah: &Jumlah) -> HasilPola {
    let pelanggaran =
        syarat_pola(capaian).iter().filter(|s| !s.uji.is_terpenuhi(jumlah)).map(|s| s.pelanggaran).collect();
    HasilPola { pelanggaran, is_unit_kecil: jumlah.total() < UNIT_KECIL }
}

/// One step for each condition, with the counts and shares used.
pub fn jelaskan_pola(capaian: CapaianOrganisasi, jumlah: &Jumlah) -> Vec<Langkah> {
    let mut langkah = vec![Langkah::baru(PASAL, pembuka(capaian, jumlah))];
    langkah.extend(syarat_pola(capaian).iter().map(|s| Langkah::baru(PASAL, kalimat(*s, jumlah))));
    let hasil = pola_distribusi(capaian, jumlah);
    if hasil.is_unit_kecil {
        let teks = format!(
            "Unit ini berisi kurang dari {UNIT_KECIL} pegawai, sehingga pola hanya menjadi bahan pertimbangan."
        );
        langkah.push(Langkah::baru(PASAL, teks));
    }
    let simpulan = if hasil.is_sesuai() {
        "Sebaran predikat sesuai dengan pola.".to_owned()
    } else {
        format!("Sebaran predikat berbeda dari pola pada {} syarat.", hasil.pelanggaran.len())
    };
    langkah.push(Langkah::baru(PASAL, simpulan));
    langkah
}

fn pembuka(capaian: CapaianOrganisasi, jumlah: &Jumlah) -> String {
    let rincian: Vec<_> =
        Predikat::ALL.iter().map(|p| format!("{p} {}", ribuan(jumlah.banyak(*p).into()))).collect();
    format!(
        "Capaian kinerja organisasi {capaian}; {} pegawai: {}.",
        ribuan(jumlah.total().into()),
        rincian.join(", ")
    )
}

fn kalimat(syarat: Syarat, jumlah: &Jumlah) -> String {
    let banyak = jumlah.gabungan(syarat.uji.predikat());
    let status = if syarat.uji.is_terpenuhi(jumlah) { "terpenuhi" } else { "belum terpenuhi" };
    format!(
        "{}: {} dari {} pegawai ({} %), {status}.",
        syarat.pelanggaran,
        ribuan(banyak),
        ribuan(jumlah.total().into()),
        persen(banyak, jumlah.total())
    )
}

/// Share in percent for reading, rounded half up to two places; tests never use it.
fn persen(banyak: u64, total: u32) -> Desimal {
    const SERATUSAN_PERSEN: u64 = 100 * 100;
    let total = u64::from(total);
    let dibulatkan = (banyak * SERATUSAN_PERSEN + total / 2) / total;
    // At most 10,000 hundredths of a percent, so that neither conversion nor product can fail.
    Desimal::dari_skala(i64::try_from(dibulatkan * 100).unwrap_or(i64::MAX))
}

const CAPAIAN: Isian = Isian::wajib(
    "capaian_organisasi",
    "Capaian kinerja organisasi",
    Jenis::Pilihan(CapaianOrganisasi::PILIHAN),
);
const ORANG: Jenis = Jenis::Bulat { min: 0, maks: Jumlah::MAKS as i64 };
const ISIAN_JUMLAH: [Isian; 5] = [
    Isian::wajib("sangat_baik", "Sangat Baik", ORANG),
    Isian::wajib("baik", "Baik", ORANG),
    Isian::wajib("butuh_perbaikan", "Butuh Perbaikan", ORANG),
    Isian::wajib("kurang", "Kurang", ORANG),
    Isian::wajib("sangat_kurang", "Sangat Kurang", ORANG),
];
const JUMLAH: Isian =
    Isian::wajib("jumlah", "Jumlah pegawai menurut predikat", Jenis::Kelompok(&ISIAN_JUMLAH));

const SESUAI: Isian = Isian::wajib(
    "sesuai_pola",
    "Sebaran predikat unit ini",
    Jenis::Benar { ya: "Sesuai dengan pola", tidak: "Berbeda dari pola" },
);
const SATU_PELANGGARAN: Isian = Isian::wajib("", "syarat", Jenis::Pilihan(Pelanggaran::PILIHAN));
const PELANGGARAN: Isian = Isian::wajib(
    "pelanggaran",
    "Syarat yang belum terpenuhi",
    Jenis::Daftar { isi: &SATU_PELANGGARAN, min: 0, maks: 3 },
);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "se3_2023.pola_distribusi",
    topik: Topik::PolaDistribusi,
    judul: "Sebaran predikat kinerja sebuah unit dibandingkan dengan pola distribusi",
    isi: &[
        "Sebaran predikat dalam satu unit dibandingkan dengan pola yang sesuai dengan capaian organisasinya. \
         Misalnya, bila capaian organisasi Baik, predikat Baik paling banyak 70 % dari semua pegawai.",
        "Pola menjadi bahan untuk meninjau kembali. Tidak ada predikat yang diubah karena hitungan ini.",
        "Unit dengan kurang dari 10 pegawai sulit memenuhi persentase apa pun, sehingga polanya hanya menjadi bahan \
         pertimbangan.",
    ],
    pembulatan: "Persentase dibandingkan tanpa pembulatan; pada penjelasan ditulis dengan dua angka di belakang koma.",
    regulasi: "SE MenPANRB 3/2023",
    pasal: "Pola distribusi predikat kinerja",
    berlaku_mulai: NaiveDate::from_ymd_opt(2023, 1, 31),
    berlaku_sampai: None,
    // Four press reports agree; the circular itself was not read.
    keyakinan: Keyakinan::Sedang,
    contoh_masukan: r#"{"capaian_organisasi":"baik","jumlah":{"sangat_baik":5,"baik":14,"butuh_perbaikan":1,"kurang":0,"sangat_kurang":0}}"#,
    isian: &[CAPAIAN, JUMLAH],
    luaran: &[SESUAI, PELANGGARAN],
    hitung,
};

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let capaian = masukan.pilihan(&CAPAIAN, CapaianOrganisasi::dari_kode)?;
    let jumlah = baca_jumlah(&masukan.butir(&JUMLAH)?)?;
    penjelasan.isi(|| jelaskan_pola(capaian, &jumlah));
    let hasil = pola_distribusi(capaian, &jumlah);
    let pelanggaran: Vec<_> = hasil.pelanggaran.iter().map(|p| p.kode()).collect();
    Ok(Keluaran::baru([("sesuai_pola", hasil.is_sesuai().into()), ("pelanggaran", pelanggaran.into())]))
}

fn baca_jumlah(jumlah: &Butir<'_>) -> Result<Jumlah, Galat> {
    let kelompok = jumlah.kelompok()?;
    let mut banyak = [0u32; 5];
    for (hitungan, isian) in banyak.iter_mut().zip(&ISIAN_JUMLAH) {
        // Bounded by the field to 0..=10,000,000, which fits.
        *hitungan = u32::try_from(kelompok.bulat(isian)?).unwrap_or(u32::MAX);
    }
    Jumlah::baru(banyak).map_err(|k| Galat::pada(Kode::DiLuarBatas, JUMLAH.nama, format!("{k}.")))
}

#[cfg(test)]
mod tests {
    use CapaianOrganisasi as C;
    use Pelanggaran as P;

    use super::*;

    fn uji(capaian: C, banyak: [u32; 5]) -> Vec<P> {
        pola_distribusi(capaian, &Jumlah::baru(banyak).expect("somebody is counted")).pelanggaran
    }

    #[test]
    fn every_condition_at_its_edge() {
        let tabel: &[(C, [u32; 5], &[P])] = &[
            (C::Istimewa, [14, 6, 0, 0, 0], &[]),
            (C::Istimewa, [15, 5, 0, 0, 0], &[P::SangatBaikMaks70]),
            (C::Istimewa, [9, 10, 1, 0, 0], &[P::SangatBaikBukanTerbanyak]),
            (C::Istimewa, [10, 10, 0, 0, 0], &[]),
            (C::Baik, [5, 14, 1, 0, 0], &[]),
            (C::Baik, [6, 14, 0, 0, 0], &[P::HarusAdaButuhPerbaikanAtauKurang]),
            (C::Baik, [6, 14, 0, 0, 1], &[P::HarusAdaButuhPerbaikanAtauKurang]),
            (C::Baik, [5, 14, 0, 1, 0], &[]),
            (C::Baik, [4, 15, 1, 0, 0], &[P::BaikMaks70]),
            (C::Baik, [11, 8, 1, 0, 0], &[P::BaikBukanTerbanyak]),
            (C::Baik, [0, 20, 0, 0, 0], &[P::BaikMaks70, P::HarusAdaButuhPerbaikanAtauKurang]),
            (C::ButuhPerbaikan, [2, 6, 12, 0, 0], &[]),
            (C::ButuhPerbaikan, [3, 5, 12, 0, 0], &[P::SangatBaikMaks10]),
            (C::ButuhPerbaikan, [3, 6, 11, 0, 0], &[P::ButuhPerbaikanMin60, P::SangatBaikMaks10]),
            (C::Kurang, [2, 4, 2, 12, 0], &[]),
            (C::Kurang, [3, 5, 1, 11, 0], &[P::KurangMin60, P::ButuhPerbaikanMin10, P::SangatBaikMaks10]),
            (C::SangatKurang, [0, 6, 1, 1, 12], &[]),
            (C::SangatKurang, [0, 7, 1, 0, 12], &[P::KurangAtauButuhPerbaikanMin10]),
            (
                C::SangatKurang,
                [1, 8, 0, 0, 11],
                &[P::SangatKurangMin60, P::KurangAtauButuhPerbaikanMin10, P::SangatBaikHarusNol],
            ),
        ];
        for (capaian, banyak, pelanggaran) in tabel {
            assert_eq!(uji(*capaian, *banyak), *pelanggaran, "{capaian} {banyak:?}");
        }
    }

    #[test]
    fn nothing_is_rounded_in_large_units() {
        assert_eq!(uji(C::Istimewa, [7_000_000, 3_000_000, 0, 0, 0]), []);
        assert_eq!(uji(C::Istimewa, [7_000_001, 2_999_999, 0, 0, 0]), [P::SangatBaikMaks70]);
    }

    #[test]
    fn small_units_are_marked_not_spared() {
        let jumlah = |banyak| Jumlah::baru(banyak).expect("somebody is counted");
        let kecil = pola_distribusi(C::Istimewa, &jumlah([9, 0, 0, 0, 0]));
        assert!(kecil.is_unit_kecil && !kecil.is_sesuai());
        assert!(!pola_distribusi(C::Istimewa, &jumlah([7, 3, 0, 0, 0])).is_unit_kecil);
    }

    #[test]
    fn an_empty_or_impossible_unit_is_no_unit() {
        assert_eq!(Jumlah::baru([0; 5]), Err(JumlahKeliru::Kosong));
        assert_eq!(Jumlah::baru([u32::MAX; 5]), Err(JumlahKeliru::TerlaluBanyak));
        assert!(Jumlah::baru([Jumlah::MAKS, 0, 0, 0, 0]).is_ok());
        assert!(Jumlah::baru([Jumlah::MAKS, 1, 0, 0, 0]).is_err());
    }

    #[test]
    fn fields_follow_the_order_of_predikat() {
        let nama = ISIAN_JUMLAH.map(|i| i.nama);
        assert!(Predikat::ALL.iter().map(|p| p.kode()).eq(nama));
        assert!(Predikat::ALL.iter().enumerate().all(|(urut, p)| *p as usize == urut));
    }

    #[test]
    fn the_explanation_carries_counts_shares_and_verdicts() {
        let jumlah = Jumlah::baru([5, 15, 0, 0, 0]).expect("somebody is counted");
        let teks: Vec<_> = jelaskan_pola(C::Baik, &jumlah).into_iter().map(|l| l.teks).collect();
        assert!(teks[0].contains("20 pegawai: Sangat Baik 5, Baik 15, Butuh Perbaikan 0"));
        assert_eq!(teks[1], "Baik paling banyak 70 %: 15 dari 20 pegawai (75 %), belum terpenuhi.");
        assert_eq!(teks[2], "Baik harus yang terbanyak: 15 dari 20 pegawai (75 %), terpenuhi.");
        assert_eq!(teks[4], "Sebaran predikat berbeda dari pola pada 2 syarat.");
    }

    #[test]
    fn shares_are_rounded_for_reading_only() {
        assert_eq!(persen(1, 3).to_string(), "33,33");
        assert_eq!(persen(2, 3).to_string(), "66,67");
        assert_eq!(persen(1, 8).to_string(), "12,5");
        assert_eq!(persen(10_000_000, 10_000_000).to_string(), "100");
    }
}
