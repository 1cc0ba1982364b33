//! How a unit is compared with the pattern of SE MenPANRB 3/2023, where the circular as read is silent.

use super::{Setempat, setempat};
use crate::{
    CapaianOrganisasi, HasilPola, Jumlah,
    galat::Galat,
    isian::{Isian, Jenis},
    kosakata::kosakata,
    masukan::Masukan,
    se3_2023::{Uji, syarat_pola},
};

kosakata! {
    /// What becomes of part of a person when a share is taken of few people.
    HitunganPola {
        /// "At most 70 %" of 7 people is 5 (4.9 rounded up); "at least 60 %" of 7 is 4 (4.2 rounded down).
        Longgar = "longgar", "Dibulatkan demi pegawai: batas atas ke atas, batas bawah ke bawah";
        /// Shares are compared as they are.
        Tepat = "tepat", "Tanpa pembulatan";
    }
}

/// Who is counted, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PolaDistribusi {
    /// Units with fewer people get the pattern as information only.
    pub unit_kecil: u32,
    pub hitungan: HitunganPola,
    /// Whether the head of the unit is one of those counted.
    pub pimpinan_dihitung: bool,
    /// Whether CPNS are.
    pub cpns_dihitung: bool,
}

impl PolaDistribusi {
    /// Compares a unit with the pattern for its capaian.
    pub fn bandingkan(self, capaian: CapaianOrganisasi, jumlah: &Jumlah) -> HasilPola {
        let syarat = syarat_pola(capaian).iter();
        let pelanggaran =
            syarat.filter(|s| !self.is_terpenuhi(s.uji, jumlah)).map(|s| s.pelanggaran).collect();
        HasilPola { pelanggaran, is_unit_kecil: jumlah.total() < self.unit_kecil }
    }

    fn is_terpenuhi(self, uji: Uji, jumlah: &Jumlah) -> bool {
        let banyak: u64 = uji.predikat().iter().map(|p| u64::from(jumlah.banyak(*p))).sum();
        let bagian = |persen: u8| u64::from(jumlah.total()) * u64::from(persen);
        match (self.hitungan, uji) {
            (HitunganPola::Longgar, Uji::Maks(_, persen)) => banyak <= bagian(persen).div_ceil(100),
            (HitunganPola::Longgar, Uji::Min(_, persen)) => banyak >= bagian(persen) / 100,
            _ => uji.is_terpenuhi(jumlah),
        }
    }
}

const UNIT_KECIL: Isian = Isian::wajib(
    "unit_kecil",
    "Unit dengan pegawai kurang dari ini: hanya bahan pertimbangan",
    Jenis::Bulat { min: 0, maks: 50 },
);
const HITUNGAN: Isian =
    Isian::wajib("hitungan", "Bagian pegawai yang tidak bulat", Jenis::Pilihan(HitunganPola::PILIHAN));
const DIHITUNG: Jenis = Jenis::Benar { ya: "Dihitung", tidak: "Tidak dihitung" };
const PIMPINAN: Isian = Isian::wajib("pimpinan_dihitung", "Pimpinan unit", DIHITUNG);
const CPNS: Isian = Isian::wajib("cpns_dihitung", "CPNS", DIHITUNG);

setempat! { PolaDistribusi {
    id: "pola_distribusi",
    judul: "Siapa yang dihitung dalam pola distribusi predikat",
    isi: &[
        "Surat edaran menyebut persentase, tetapi tidak menyebut apakah pimpinan ikut dihitung, bagaimana pegawai \
         yang tidak bulat dibulatkan, dan bagaimana dengan unit kecil.",
        "Pola menjadi bahan untuk meninjau kembali. Tidak ada predikat yang diubah karenanya.",
    ],
    bawaan: r#"{"unit_kecil":10,"hitungan":"longgar","pimpinan_dihitung":false,"cpns_dihitung":false}"#,
    alasan_bawaan: "Pimpinan dinilai menurut capaian organisasinya, bukan menurut pola; pembulatan mengikuti yang lebih ringan bagi pegawai.",
    isian: &[UNIT_KECIL, HITUNGAN, PIMPINAN, CPNS],
} }

impl Setempat for PolaDistribusi {
    fn baca(masukan: &Masukan<'_>) -> Result<Self, Galat> {
        Ok(Self {
            // Bounded by the field to 0..=50.
            unit_kecil: u32::try_from(masukan.bulat(&UNIT_KECIL)?).unwrap_or(u32::MAX),
            hitungan: masukan.pilihan(&HITUNGAN, HitunganPola::dari_kode)?,
            pimpinan_dihitung: masukan.benar(&PIMPINAN)?,
            cpns_dihitung: masukan.benar(&CPNS)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Pelanggaran, pola_distribusi};

    fn pola(hitungan: &str) -> PolaDistribusi {
        let isi = PolaDistribusi::ATURAN.bawaan.replace("longgar", hitungan);
        PolaDistribusi::dari(Some(&isi)).expect("sound")
    }

    #[test]
    fn part_of_a_person_counts_for_the_people() {
        let tujuh = Jumlah::baru([5, 2, 0, 0, 0]).expect("counted");
        let longgar = pola("longgar").bandingkan(CapaianOrganisasi::Istimewa, &tujuh);
        assert!(longgar.is_sesuai() && longgar.is_unit_kecil);
        let tepat = pola("tepat").bandingkan(CapaianOrganisasi::Istimewa, &tujuh);
        assert_eq!(tepat.pelanggaran, [Pelanggaran::SangatBaikMaks70]);
    }

    #[test]
    fn without_rounding_it_is_the_rule_itself() {
        for banyak in [[14, 6, 0, 0, 0], [15, 5, 0, 0, 0], [0, 3, 12, 5, 0], [1, 2, 3, 4, 5]] {
            let jumlah = Jumlah::baru(banyak).expect("counted");
            for capaian in CapaianOrganisasi::ALL {
                let sendiri = pola("tepat").bandingkan(*capaian, &jumlah);
                assert_eq!(sendiri.pelanggaran, pola_distribusi(*capaian, &jumlah).pelanggaran);
                let longgar = pola("longgar").bandingkan(*capaian, &jumlah).pelanggaran;
                assert!(longgar.iter().all(|p| sendiri.pelanggaran.contains(p)), "never stricter");
            }
        }
    }
}
