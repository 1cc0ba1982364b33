//! How the sum on a pay slip is rounded.

use super::{Setempat, setempat};
use crate::{
    Pecahan, Pilihan,
    galat::Galat,
    isian::{Isian, Jenis},
    kosakata::kosakata,
    masukan::Masukan,
};

kosakata! {
    /// Which way a sum is rounded.
    Arah {
        KeAtas = "ke_atas", "Ke atas";
        Terdekat = "terdekat", "Ke yang terdekat";
        KeBawah = "ke_bawah", "Ke bawah";
    }
}

/// The step and the way of rounding of the net sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PembulatanGaji {
    /// Rupiah.
    pub kelipatan: i64,
    pub arah: Arah,
}

impl PembulatanGaji {
    /// The rounded sum, in rupiah; halves of the step go up where it is rounded to the nearest.
    pub fn bulatkan(self, jumlah: Pecahan) -> i64 {
        let langkah = Pecahan::per(1, self.kelipatan);
        let banyak = jumlah * langkah;
        let bulat = match self.arah {
            Arah::KeAtas => banyak.langit(),
            Arah::KeBawah => banyak.lantai(),
            Arah::Terdekat => (banyak + Pecahan::per(1, 2)).lantai(),
        };
        bulat.saturating_mul(self.kelipatan)
    }
}

const KELIPATAN_PILIHAN: &[Pilihan] = &[
    Pilihan { kode: "1", label: "Satu rupiah" },
    Pilihan { kode: "10", label: "Sepuluh rupiah" },
    Pilihan { kode: "100", label: "Seratus rupiah" },
    Pilihan { kode: "1000", label: "Seribu rupiah" },
];
const KELIPATAN: Isian =
    Isian::wajib("kelipatan", "Dibulatkan menjadi kelipatan", Jenis::Pilihan(KELIPATAN_PILIHAN));
const ARAH: Isian = Isian::wajib("arah", "Arah pembulatan", Jenis::Pilihan(Arah::PILIHAN));

setempat! { PembulatanGaji {
    id: "pembulatan_gaji",
    judul: "Pembulatan jumlah pada slip",
    isi: &["Jumlah yang diterima dibulatkan satu kali, di akhir. Rincian sebelum itu tetap ditulis apa adanya."],
    bawaan: r#"{"kelipatan":"100","arah":"ke_atas"}"#,
    alasan_bawaan: "Pembulatan ke atas menjadi seratus rupiah berasal dari satu contoh slip daerah dan tidak merugikan pegawai.",
    isian: &[KELIPATAN, ARAH],
} }

impl Setempat for PembulatanGaji {
    fn baca(masukan: &Masukan<'_>) -> Result<Self, Galat> {
        let kelipatan = masukan.pilihan(&KELIPATAN, |kode| {
            KELIPATAN_PILIHAN.iter().find(|p| p.kode == kode).and_then(|p| p.kode.parse().ok())
        })?;
        Ok(Self { kelipatan, arah: masukan.pilihan(&ARAH, Arah::dari_kode)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_go_up_down_or_to_the_nearest() {
        let bulat = |isi: &str, p, q| PembulatanGaji::dari(Some(isi)).map(|b| b.bulatkan(Pecahan::per(p, q)));
        assert_eq!(PembulatanGaji::dari(None).map(|b| b.bulatkan(Pecahan::bulat(6_187_849))), Ok(6_187_900));
        assert_eq!(bulat(r#"{"kelipatan":"1","arah":"terdekat"}"#, 5, 2), Ok(3));
        assert_eq!(bulat(r#"{"kelipatan":"1000","arah":"ke_bawah"}"#, 1_999, 1), Ok(1_000));
        assert!(bulat(r#"{"kelipatan":"7","arah":"ke_bawah"}"#, 1, 1).is_err());
    }
}
