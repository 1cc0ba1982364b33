//! How the fourteen days of an objection are counted.

use chrono::NaiveDate;

use super::{Setempat, setempat};
use crate::{
    CaraHitung, Kalender, galat::Galat, isian::Isian, isian::Jenis, keberatan_batas, kosakata::kosakata,
    masukan::Masukan,
};

kosakata! {
    /// How the days are counted.
    HitungKeberatan {
        HariKalender = "hari_kalender", "Hari kalender";
        HariKerja = "hari_kerja", "Hari kerja";
        /// Both are counted and the later day holds.
        YangLebihLama = "yang_lebih_lama", "Keduanya dihitung, yang lebih lama dipakai";
    }
}

/// The term for an objection as the instansi counts it (PP 30/2019 Pasal 59 leaves it open).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keberatan {
    pub hitung: HitungKeberatan,
}

impl Keberatan {
    /// The last day for an objection to a result received on that day.
    pub fn batas(self, diterima: NaiveDate, kalender: &Kalender) -> NaiveDate {
        let menurut = |cara| keberatan_batas(diterima, cara, kalender);
        match self.hitung {
            HitungKeberatan::HariKalender => menurut(CaraHitung::HariKalender),
            HitungKeberatan::HariKerja => menurut(CaraHitung::HariKerja),
            HitungKeberatan::YangLebihLama => {
                menurut(CaraHitung::HariKalender).max(menurut(CaraHitung::HariKerja))
            }
        }
    }
}

const HITUNG: Isian =
    Isian::wajib("hitung", "Cara menghitung 14 hari", Jenis::Pilihan(HitungKeberatan::PILIHAN));

setempat! { Keberatan {
    id: "keberatan",
    judul: "Cara menghitung batas keberatan",
    isi: &[
        "Pegawai dapat mengajukan keberatan paling lama 14 hari sejak hasil diterima. Naskah yang kami baca tidak \
         menyebut hari kalender atau hari kerja.",
        "Perubahan berlaku untuk hasil yang dibuka sejak tanggal mulainya. Batas yang sudah diberikan tidak \
         dipendekkan.",
    ],
    bawaan: r#"{"hitung":"yang_lebih_lama"}"#,
    alasan_bawaan: "Selama belum ada kepastian, hari yang lebih lambat dihormati agar tidak ada yang kehilangan hak.",
    isian: &[HITUNG],
} }

impl Setempat for Keberatan {
    fn baca(masukan: &Masukan<'_>) -> Result<Self, Galat> {
        Ok(Self { hitung: masukan.pilihan(&HITUNG, HitungKeberatan::dari_kode)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_later_day_is_honoured_by_default() {
        let diterima = NaiveDate::from_ymd_opt(2026, 1, 12).expect("a day");
        let batas = |isi| Keberatan::dari(isi).map(|k| k.batas(diterima, Kalender::nasional()).to_string());
        assert_eq!(batas(None).as_deref(), Ok("2026-02-02"));
        assert_eq!(batas(Some(r#"{"hitung":"hari_kalender"}"#)).as_deref(), Ok("2026-01-26"));
        assert_eq!(batas(Some(r#"{"hitung":"hari_kerja"}"#)).as_deref(), Ok("2026-02-02"));
        assert!(batas(Some(r#"{"hitung":"hari"}"#)).is_err());
    }
}
