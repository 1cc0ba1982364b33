//! The family on a pay slip: who counts for the allowances.

use crate::{
    Pecahan,
    galat::{Galat, Kode},
    isian::{Isian, Jenis},
    masukan::Masukan,
    rupiah::{bagian, rp},
};

/// Children for whom an allowance is paid, at most; more may be named and are not paid.
pub const ANAK_MAKS: u8 = 2;

const TARIF_PASANGAN: Pecahan = Pecahan::persen(10);

/// Spouse, children and people who get rice; these never outnumber the family that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keluarga {
    ada_pasangan: bool,
    anak: u8,
    jiwa_beras: u8,
}

/// More people get rice than the family that counts has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "Penerima tunjangan beras paling banyak {maks} jiwa menurut isian keluarga: pegawai sendiri, pasangan bila ada, \
     dan paling banyak {ANAK_MAKS} anak."
)]
pub struct TerlaluBanyakJiwa {
    /// How many may get rice.
    pub maks: u8,
}

impl Keluarga {
    /// `ada_pasangan`: one spouse who counts; `anak`: children, of whom [`ANAK_MAKS`] count; `jiwa_beras`: people who
    /// get rice, the employee included.
    ///
    /// # Errors
    /// [`TerlaluBanyakJiwa`] if more get rice than employee, spouse and children who count.
    pub fn baru(ada_pasangan: bool, anak: u8, jiwa_beras: u8) -> Result<Self, TerlaluBanyakJiwa> {
        let maks = 1 + u8::from(ada_pasangan) + anak.min(ANAK_MAKS);
        if jiwa_beras > maks {
            Err(TerlaluBanyakJiwa { maks })
        } else {
            Ok(Self { ada_pasangan, anak, jiwa_beras })
        }
    }

    /// Children who count.
    pub fn anak_tertanggung(&self) -> u8 {
        self.anak.min(ANAK_MAKS)
    }

    /// People who get rice.
    pub const fn jiwa_beras(&self) -> u8 {
        self.jiwa_beras
    }

    /// 10 % of the gaji pokok for a spouse, cut off to the rupiah.
    pub(super) fn tunj_pasangan(&self, gaji_pokok: i64) -> i64 {
        if self.ada_pasangan { bagian(gaji_pokok, TARIF_PASANGAN) } else { 0 }
    }

    /// 2 % of the gaji pokok for each child who counts, cut off to the rupiah.
    pub(super) fn tunj_anak(&self, gaji_pokok: i64) -> i64 {
        bagian(gaji_pokok, Pecahan::persen(2 * i64::from(self.anak_tertanggung())))
    }

    pub(super) fn tunj_beras(&self, per_jiwa: i64) -> i64 {
        i64::from(self.jiwa_beras) * per_jiwa
    }

    /// The three sentences of a pay slip on spouse, children and rice.
    pub(super) fn jelaskan(&self, gaji_pokok: i64, beras_per_jiwa: i64) -> Vec<String> {
        let anak = self.anak_tertanggung();
        let pasangan = if self.ada_pasangan {
            format!("Tunjangan pasangan: 10 % x {} = {}.", rp(gaji_pokok), rp(self.tunj_pasangan(gaji_pokok)))
        } else {
            "Tunjangan pasangan: tidak ada.".to_owned()
        };
        vec![
            pasangan,
            format!(
                "Tunjangan anak: {anak} x 2 % x {} = {}.",
                rp(gaji_pokok),
                rp(self.tunj_anak(gaji_pokok))
            ),
            format!(
                "Tunjangan beras: {} jiwa x {} = {}.",
                self.jiwa_beras,
                rp(beras_per_jiwa),
                rp(self.tunj_beras(beras_per_jiwa))
            ),
        ]
    }

    /// Reads the family; `jiwa` is the field of the people who get rice, as its name differs.
    pub(super) fn baca(masukan: &Masukan<'_>, jiwa: &Isian) -> Result<Self, Galat> {
        let ada_pasangan = masukan.bulat(&PASANGAN)? == 1;
        let anak = masukan.bulat_sebagai(&ANAK)?;
        let jiwa_beras = masukan.bulat_sebagai(jiwa)?;
        Self::baru(ada_pasangan, anak, jiwa_beras)
            .map_err(|k| Galat::pada(Kode::DiLuarBatas, jiwa.nama, k.to_string()))
    }
}

pub(super) const PASANGAN: Isian =
    Isian::wajib("pasangan", "Suami atau istri yang ditanggung (0 atau 1)", Jenis::Bulat { min: 0, maks: 1 });
pub(super) const ANAK: Isian =
    Isian::wajib("anak", "Anak (paling banyak 2 yang dihitung)", Jenis::Bulat { min: 0, maks: 20 });
/// Employee, spouse and two children.
pub(super) const JIWA: Jenis = Jenis::Bulat { min: 0, maks: 4 };

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_children_count() {
        let tunj = |anak| Keluarga::baru(false, anak, 1).map(|k| k.tunj_anak(2_591_100));
        assert_eq!([0, 1, 2, 3, 20].map(tunj), [0, 51_822, 103_644, 103_644, 103_644].map(Ok));
    }

    #[test]
    fn rice_is_for_those_who_count() {
        let maks =
            |ada_pasangan, anak| (0..=9).rfind(|jiwa| Keluarga::baru(ada_pasangan, anak, *jiwa).is_ok());
        assert_eq!(
            (maks(false, 0), maks(true, 0), maks(false, 2), maks(true, 5)),
            (Some(1), Some(2), Some(3), Some(4))
        );
        assert_eq!(Keluarga::baru(true, 1, 4), Err(TerlaluBanyakJiwa { maks: 3 }));
    }

    #[test]
    fn shares_are_cut_off_once() {
        let keluarga = Keluarga::baru(true, 2, 4).expect("four people");
        assert_eq!((keluarga.tunj_pasangan(99), keluarga.tunj_anak(99), keluarga.tunj_beras(7)), (9, 3, 28));
    }
}
