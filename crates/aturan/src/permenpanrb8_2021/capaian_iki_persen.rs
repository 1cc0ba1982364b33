//! How much of an indicator was reached, in percent.

use super::{MULAI, SAMPAI};
use crate::{
    Bilangan, Pecahan,
    galat::{Galat, Kode},
    isian::{Isian, Jenis},
    keluaran::Keluaran,
    kosakata::kosakata,
    masukan::{Butir, Masukan},
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    topik::Topik,
};

const PASAL: &str = "PermenPANRB 8/2021, lampiran (capaian indikator kinerja individu)";

kosakata! {
    /// Which direction of an indicator is better.
    JenisIki {
        Normal = "normal", "Normal (makin besar makin baik)";
        Khusus = "khusus", "Khusus (makin kecil makin baik)";
    }
}

/// Target of an indicator: from `bawah` to `atas`; one number is both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TargetIki {
    bawah: Pecahan,
    atas: Pecahan,
}

/// Why numbers make no [`TargetIki`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TargetIkiKeliru {
    #[error("harus paling sedikit 0,0001, karena capaian dihitung dengan membagi realisasi dengan target")]
    TerlaluKecil,
    #[error("tidak boleh di bawah 0")]
    Negatif,
    #[error("harus ditulis dari yang kecil ke yang besar, misalnya [80, 90]")]
    Terbalik,
}

impl TargetIki {
    /// Smallest target to divide by.
    const MIN: Pecahan = Pecahan::per(1, 10_000);

    /// A target of one number.
    ///
    /// # Errors
    /// [`TargetIkiKeliru`] if it is below 0.0001.
    pub fn tunggal(target: Pecahan) -> Result<Self, TargetIkiKeliru> {
        Self::rentang(target, target)
    }

    /// A target between two numbers, both included. The lower end may be zero.
    ///
    /// # Errors
    /// [`TargetIkiKeliru`] if the ends are crossed, the lower one is negative or the upper one below 0.0001.
    pub fn rentang(bawah: Pecahan, atas: Pecahan) -> Result<Self, TargetIkiKeliru> {
        if bawah > atas {
            return Err(TargetIkiKeliru::Terbalik);
        }
        if bawah.is_negatif() {
            return Err(TargetIkiKeliru::Negatif);
        }
        if atas < Self::MIN {
            return Err(TargetIkiKeliru::TerlaluKecil);
        }
        Ok(Self { bawah, atas })
    }

    /// The end that `realisasi` is measured by; None inside a range, which is 100 percent.
    fn pembanding(self, realisasi: Pecahan) -> Option<Pecahan> {
        if realisasi > self.atas {
            return Some(self.atas);
        }
        (realisasi < self.bawah).then_some(self.bawah)
    }

    fn tulis(self) -> String {
        match self.bawah == self.atas {
            true => self.atas.to_string(),
            false => format!("{} sampai {}", self.bawah, self.atas),
        }
    }
}

const UKURAN: Jenis = Jenis::Desimal { min: 0, maks: 10_000_000_000_000 };
const REALISASI: Isian = Isian::wajib("realisasi", "Realisasi", UKURAN);
const TARGET: Isian = Isian::boleh("target", "Target (kosongkan bila berupa rentang)", UKURAN);
const JENIS: Isian = Isian::wajib("jenis", "Jenis indikator", Jenis::Pilihan(JenisIki::PILIHAN));
const SATU_BATAS: Isian = Isian::wajib("", "batas rentang", UKURAN);
const TARGET_RANGE: Isian = Isian::boleh(
    "target_range",
    "Target berupa rentang, dari yang kecil ke yang besar",
    Jenis::Daftar { isi: &SATU_BATAS, min: 2, maks: 2 },
);

const CAPAIAN: Isian = Isian::wajib("capaian_persen", "Capaian (persen)", Jenis::DESIMAL);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "permenpanrb8_2021.capaian_iki_persen",
    topik: Topik::CapaianIki,
    judul: "Capaian indikator kinerja individu dalam persen",
    isi: &[
        "Untuk indikator yang makin besar makin baik, capaian adalah realisasi dibagi target. Untuk indikator yang \
         makin kecil makin baik, seperti lama waktu, kelebihan dari target mengurangi capaian dan penghematan \
         menambahnya.",
        "Bila target berupa rentang, realisasi di dalam rentang adalah 100 %. Di luar rentang, realisasi dibandingkan \
         dengan ujung rentang yang terdekat.",
        "Peraturan ini sudah dicabut. Hitungannya berguna untuk membaca hasil lama.",
    ],
    pembulatan: "Capaian dibulatkan ke dua angka di belakang koma, setengah ke atas.",
    regulasi: "PermenPANRB 8/2021",
    pasal: "Lampiran, capaian indikator kinerja individu",
    berlaku_mulai: MULAI,
    berlaku_sampai: SAMPAI,
    // Read in a scan of the lampiran, whose printed example 92 of 80-90 (113 %) does not follow from its formula.
    keyakinan: Keyakinan::Sedang,
    contoh_masukan: r#"{"realisasi":70,"jenis":"normal","target_range":[80,90]}"#,
    isian: &[REALISASI, TARGET, JENIS, TARGET_RANGE],
    luaran: &[CAPAIAN],
    hitung,
};

/// Capaian of an indicator in percent, at two places, half up (PermenPANRB 8/2021, lampiran).
///
/// `realisasi` in 0..=10^13. Inside a range it is 100. Khusus is `(1 + (1 - realisasi/target)) x 100`, as the
/// lampiran has it: below zero from more than twice the target on.
pub fn capaian_iki(realisasi: Pecahan, target: TargetIki, jenis: JenisIki) -> Bilangan {
    let bagian = target.pembanding(realisasi).and_then(|ujung| realisasi.bagi(ujung));
    let bagian = bagian.unwrap_or(Pecahan::bulat(1));
    let capaian = match jenis {
        JenisIki::Normal => bagian,
        JenisIki::Khusus => Pecahan::bulat(2) - bagian,
    };
    (capaian * Pecahan::bulat(100)).bulatkan(2)
}

/// The steps from realisasi and target to the capaian.
pub fn jelaskan_capaian_iki(realisasi: Pecahan, target: TargetIki, jenis: JenisIki) -> Vec<Langkah> {
    let capaian = capaian_iki(realisasi, target, jenis);
    let cara = match (target.pembanding(realisasi), jenis) {
        (None, _) => format!("Realisasi tepat pada target atau di dalam rentangnya: capaian {capaian} %."),
        (Some(ujung), JenisIki::Normal) => {
            format!("Capaian = {realisasi} / {ujung} x 100 % = {capaian} %.")
        }
        (Some(ujung), JenisIki::Khusus) => {
            format!("Capaian = (1 + (1 - {realisasi} / {ujung})) x 100 % = {capaian} %.")
        }
    };
    let teks = [
        format!("Realisasi {realisasi}; target {}.", target.tulis()),
        format!("Jenis indikator: {jenis}."),
        cara,
    ];
    teks.into_iter().map(|t| Langkah::baru(PASAL, t)).collect()
}

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let realisasi = masukan.desimal(&REALISASI)?;
    let target = baca_target(masukan)?;
    let jenis = masukan.pilihan(&JENIS, JenisIki::dari_kode)?;
    penjelasan.isi(|| jelaskan_capaian_iki(realisasi, target, jenis));
    Ok(Keluaran::baru([("capaian_persen", capaian_iki(realisasi, target, jenis).into())]))
}

/// The one number or the range: exactly one of the two.
fn baca_target(masukan: &Masukan<'_>) -> Result<TargetIki, Galat> {
    let (satu, rentang) = (masukan.boleh(&TARGET), masukan.boleh(&TARGET_RANGE));
    let target = satu.as_ref().map(Butir::desimal).transpose()?;
    let ujung = rentang.as_ref().map(|butir| butir.daftar(|b| b.desimal())).transpose()?;
    match (satu, target, rentang, ujung.as_deref()) {
        (Some(_), _, Some(rentang), _) => {
            let isi = "tidak dapat dipakai bersama target; isilah salah satu saja";
            Err(rentang.tolak(Kode::DiLuarBatas, isi))
        }
        (Some(butir), Some(target), ..) => tolak_bila(&butir, TargetIki::tunggal(target)),
        (_, _, Some(butir), Some([bawah, atas])) => tolak_bila(&butir, TargetIki::rentang(*bawah, *atas)),
        _ => {
            let pesan = "Isian \"target\" belum ada. Isilah target, atau target_range bila berupa rentang.";
            Err(Galat::pada(Kode::IsianKurang, TARGET.nama, pesan))
        }
    }
}

fn tolak_bila(butir: &Butir<'_>, target: Result<TargetIki, TargetIkiKeliru>) -> Result<TargetIki, Galat> {
    target.map_err(|keliru| butir.tolak(Kode::DiLuarBatas, &keliru.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use JenisIki::{Khusus, Normal};

    fn rentang(bawah: i64, atas: i64) -> TargetIki {
        TargetIki::rentang(Pecahan::bulat(bawah), Pecahan::bulat(atas)).expect("a target")
    }

    fn capaian(realisasi: Pecahan, target: TargetIki, jenis: JenisIki) -> String {
        capaian_iki(realisasi, target, jenis).polos()
    }

    #[test]
    fn one_number_is_compared_in_both_directions() {
        let hitung = |r, t, jenis| capaian(Pecahan::bulat(r), rentang(t, t), jenis);
        assert_eq!(hitung(85, 85, Normal), "100");
        assert_eq!(hitung(93, 95, Normal), "97.89");
        assert_eq!(hitung(0, 95, Normal), "0");
        assert_eq!(hitung(8, 8, Khusus), "100");
        assert_eq!(hitung(0, 8, Khusus), "200");
        assert_eq!(hitung(16, 8, Khusus), "0");
        assert_eq!(hitung(20, 8, Khusus), "-50");
    }

    #[test]
    fn a_range_is_compared_by_its_near_end() {
        let hitung = |r, jenis| capaian(Pecahan::bulat(r), rentang(80, 90), jenis);
        assert_eq!([70, 80, 85, 90].map(|r| hitung(r, Normal)), ["87.5", "100", "100", "100"]);
        assert_eq!(hitung(92, Normal), "102.22");
        assert_eq!(capaian(Pecahan::per(13, 2), rentang(7, 8), Khusus), "107.14");
        assert_eq!(capaian(Pecahan::bulat(9), rentang(7, 8), Khusus), "87.5");
        assert_eq!(capaian(Pecahan::bulat(0), rentang(0, 8), Khusus), "100");
    }

    #[test]
    fn nothing_is_divided_by_zero() {
        let baru = |a, b| TargetIki::rentang(Pecahan::bulat(a), Pecahan::bulat(b));
        assert_eq!(baru(0, 0), Err(TargetIkiKeliru::TerlaluKecil));
        assert_eq!(baru(-1, 5), Err(TargetIkiKeliru::Negatif));
        assert_eq!(baru(9, 8), Err(TargetIkiKeliru::Terbalik));
        assert_eq!(TargetIki::tunggal(Pecahan::per(9, 100_000)), Err(TargetIkiKeliru::TerlaluKecil));
        assert!(baru(0, 8).is_ok());
    }

    #[test]
    fn the_largest_numbers_fit() {
        let kecil = TargetIki::tunggal(TargetIki::MIN).expect("a target");
        let besar = Pecahan::bulat(10_000_000_000_000) - Pecahan::per(1, 1_000_000);
        assert_eq!(capaian(besar, kecil, Normal), "9999999999999999999");
        assert_eq!(capaian(besar, kecil, Khusus), "-9999999999999999799");
        assert_eq!(capaian_iki(besar, kecil, Normal).to_string(), "9.999.999.999.999.999.999");
    }

    #[test]
    fn the_explanation_shows_the_division() {
        let langkah = jelaskan_capaian_iki(Pecahan::bulat(9), rentang(7, 8), Khusus);
        assert_eq!(langkah[0].teks, "Realisasi 9; target 7 sampai 8.");
        assert_eq!(langkah[2].teks, "Capaian = (1 + (1 - 9 / 8)) x 100 % = 87,5 %.");
        let tepat = jelaskan_capaian_iki(Pecahan::bulat(8), rentang(7, 8), Normal);
        assert!(tepat[2].teks.ends_with("capaian 100 %."));
    }
}
