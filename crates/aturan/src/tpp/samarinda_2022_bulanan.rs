//! The cut of TPP of one month in Kota Samarinda.

use super::{
    potongan_terlambat::{MENIT_SEHARI, persen_terlambat},
    potongan_terlambat_samarinda_2022::{BERLAKU_MULAI, PASAL, REGULASI, SAMARINDA_2022},
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

const ALPA: Pecahan = Pecahan::bulat(7);
const TIDAK_APEL: Pecahan = Pecahan::bulat(3);
const TANPA_DAFTAR_HADIR: Pecahan = Pecahan::bulat(6);

/// Most percent that one month may lose.
const PERSEN_MAKS: i64 = 100;
/// Minutes beyond which the payment is put off for a month; a missing entry counts as so many.
const MENIT_TUNDA: u32 = 780;
const MENIT_TANPA_DAFTAR_HADIR: u32 = 120;

/// One month of one employee, without excused days (Pasal 15: duty, illness, leave).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BulanSamarinda<'a> {
    /// Minutes of each day on which the employee came late.
    pub terlambat_menit: &'a [u16],
    /// Days away without word.
    pub alpa_hari: u16,
    /// Morning assemblies missed.
    pub tidak_apel: u16,
    /// Entries missing in the presence list.
    pub tanpa_daftar_hadir: u16,
}

impl BulanSamarinda<'_> {
    fn persen_terlambat(&self) -> Pecahan {
        self.terlambat_menit.iter().map(|menit| persen_terlambat(*menit, &SAMARINDA_2022)).sum()
    }

    /// The sum before the ceiling.
    fn jumlah(&self) -> Pecahan {
        self.persen_terlambat()
            + kali(self.alpa_hari, ALPA)
            + kali(self.tidak_apel, TIDAK_APEL)
            + kali(self.tanpa_daftar_hadir, TANPA_DAFTAR_HADIR)
    }

    fn menit(&self) -> u32 {
        let terlambat: u32 = self.terlambat_menit.iter().copied().map(u32::from).sum();
        terlambat + u32::from(self.tanpa_daftar_hadir) * MENIT_TANPA_DAFTAR_HADIR
    }
}

fn kali(banyak: u16, persen: Pecahan) -> Pecahan {
    Pecahan::bulat(banyak.into()) * persen
}

/// Cut of the TPP of one month in percent, 0 to 100 (Perwali Samarinda 31/2022 Pasal 13). Total.
///
/// More than 780 minutes put the payment off for a month; that is no cut, so that it does not change the percent.
pub fn potongan_samarinda_2022(bulan: &BulanSamarinda<'_>) -> Pecahan {
    bulan.jumlah().min(Pecahan::bulat(PERSEN_MAKS))
}

/// One step for each kind of shortcoming, the sum, and a word on the payment being put off.
pub fn jelaskan_potongan_samarinda_2022(bulan: &BulanSamarinda<'_>) -> Vec<Langkah> {
    let mut teks = vec![kalimat_terlambat(bulan)];
    let baris = [
        ("Tidak masuk tanpa keterangan", bulan.alpa_hari, "hari", ALPA),
        ("Tidak mengikuti apel pagi", bulan.tidak_apel, "kali", TIDAK_APEL),
        ("Tidak mengisi daftar hadir", bulan.tanpa_daftar_hadir, "kali", TANPA_DAFTAR_HADIR),
    ];
    teks.extend(baris.into_iter().filter(|(_, banyak, ..)| *banyak > 0).map(
        |(nama, banyak, satuan, persen)| {
            format!("{nama}: {banyak} {satuan} x {persen} % = {} %.", kali(banyak, persen))
        },
    ));
    teks.push(format!(
        "Jumlah {} %, paling banyak {PERSEN_MAKS} %: potongan {} %.",
        bulan.jumlah(),
        potongan_samarinda_2022(bulan)
    ));
    if bulan.menit() > MENIT_TUNDA {
        teks.push(format!(
            "Terlambat dan daftar hadir kosong ({MENIT_TANPA_DAFTAR_HADIR} menit sekali) berjumlah {} menit. Lebih dari \
             {MENIT_TUNDA} menit tanpa alasan, pembayaran TPP ditunda satu bulan; persen potongan tetap.",
            bulan.menit()
        ));
    }
    teks.into_iter().map(|t| Langkah::baru(PASAL, t)).collect()
}

fn kalimat_terlambat(bulan: &BulanSamarinda<'_>) -> String {
    if bulan.terlambat_menit.is_empty() {
        return "Tidak ada hari terlambat.".to_owned();
    }
    let rincian: Vec<_> = bulan
        .terlambat_menit
        .iter()
        .map(|menit| format!("{menit} menit {} %", persen_terlambat(*menit, &SAMARINDA_2022)))
        .collect();
    format!("Terlambat: {}; bersama-sama {} %.", rincian.join(", "), bulan.persen_terlambat())
}

const HARI: Jenis = Jenis::Bulat { min: 0, maks: 31 };
const SATU_HARI: Isian = Isian::wajib("", "menit terlambat sehari", MENIT_SEHARI);
const TERLAMBAT: Isian = Isian::wajib(
    "terlambat_menit",
    "Menit terlambat setiap hari terlambat",
    Jenis::Daftar { isi: &SATU_HARI, min: 0, maks: 100 },
);
const ALPA_HARI: Isian = Isian::wajib("alpa_hari", "Tidak masuk tanpa keterangan (hari)", HARI);
const APEL: Isian = Isian::wajib("tidak_apel", "Tidak mengikuti apel pagi (kali)", HARI);
const DAFTAR_HADIR: Isian = Isian::wajib(
    "tanpa_daftar_hadir",
    "Tidak mengisi daftar hadir (kali)",
    Jenis::Bulat { min: 0, maks: 62 },
);

const POTONGAN: Isian = Isian::wajib("persen_potongan", "Potongan TPP sebulan (%)", Jenis::DESIMAL);
const MAKS: Isian = Isian::wajib("maks", "Potongan paling banyak (%)", Jenis::BULAT);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "tpp.samarinda_2022.bulanan",
    topik: Topik::PotonganBulananSamarinda,
    judul: "Jumlah potongan TPP sebulan di Kota Samarinda",
    isi: &[
        "Potongan karena terlambat, tidak masuk tanpa keterangan (7 % sehari), tidak mengikuti apel pagi (3 % sekali), dan \
         tidak mengisi daftar hadir (6 % sekali) dijumlahkan, paling banyak 100 %.",
        "Hari sakit, cuti, dan tugas yang ada buktinya tidak ikut dihitung. Meninggalkan kantor tanpa izin (2,5 % sejam) \
         belum termasuk.",
        "Lebih dari 780 menit tanpa alasan dalam sebulan, pembayaran TPP ditunda satu bulan.",
    ],
    pembulatan: "Tidak ada angka yang dibulatkan.",
    regulasi: REGULASI,
    pasal: "Pasal 13",
    berlaku_mulai: BERLAKU_MULAI,
    berlaku_sampai: None,
    // Read in one public copy of the text.
    keyakinan: Keyakinan::Sedang,
    contoh_masukan: r#"{"terlambat_menit":[10,40],"alpa_hari":1,"tidak_apel":1,"tanpa_daftar_hadir":0}"#,
    isian: &[TERLAMBAT, ALPA_HARI, APEL, DAFTAR_HADIR],
    luaran: &[POTONGAN, MAKS],
    hitung,
};

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let terlambat: Vec<u16> = masukan.butir(&TERLAMBAT)?.daftar(|menit| menit.bulat_sebagai())?;
    let bulan = BulanSamarinda {
        terlambat_menit: &terlambat,
        alpa_hari: masukan.bulat_sebagai(&ALPA_HARI)?,
        tidak_apel: masukan.bulat_sebagai(&APEL)?,
        tanpa_daftar_hadir: masukan.bulat_sebagai(&DAFTAR_HADIR)?,
    };
    penjelasan.isi(|| jelaskan_potongan_samarinda_2022(&bulan));
    let potongan = potongan_samarinda_2022(&bulan).tepat();
    Ok(Keluaran::baru([("persen_potongan", potongan.into()), ("maks", PERSEN_MAKS.into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BULAN: BulanSamarinda<'_> =
        BulanSamarinda { terlambat_menit: &[], alpa_hari: 0, tidak_apel: 0, tanpa_daftar_hadir: 0 };

    #[test]
    fn shortcomings_add_up() {
        let bulan =
            BulanSamarinda { terlambat_menit: &[10, 40], alpa_hari: 1, tidak_apel: 1, tanpa_daftar_hadir: 0 };
        assert_eq!(potongan_samarinda_2022(&bulan), Pecahan::per(31, 2));
        assert_eq!(potongan_samarinda_2022(&BULAN), Pecahan::NOL);
        let bulan = BulanSamarinda { terlambat_menit: &[0, 91], tanpa_daftar_hadir: 2, ..BULAN };
        assert_eq!(potongan_samarinda_2022(&bulan), Pecahan::bulat(17));
    }

    #[test]
    fn no_month_loses_more_than_all() {
        let potongan =
            |alpa_hari| potongan_samarinda_2022(&BulanSamarinda { alpa_hari, tidak_apel: 1, ..BULAN });
        assert_eq!([13, 14, 31].map(potongan), [94, 100, 100].map(Pecahan::bulat));
    }

    #[test]
    fn a_payment_put_off_is_no_cut() {
        let bulan = BulanSamarinda { terlambat_menit: &[400, 261], tanpa_daftar_hadir: 1, ..BULAN };
        assert_eq!(potongan_samarinda_2022(&bulan), Pecahan::bulat(16));
        let ditunda = |bulan: &BulanSamarinda<'_>| {
            jelaskan_potongan_samarinda_2022(bulan).iter().any(|l| l.teks.contains("ditunda satu bulan"))
        };
        assert!(ditunda(&bulan));
        assert!(!ditunda(&BulanSamarinda { terlambat_menit: &[400, 260], tanpa_daftar_hadir: 1, ..BULAN }));
    }

    #[test]
    fn the_explanation_names_each_kind_once() {
        let bulan = BulanSamarinda { terlambat_menit: &[10, 40], alpa_hari: 1, ..BULAN };
        let teks: Vec<_> = jelaskan_potongan_samarinda_2022(&bulan).into_iter().map(|l| l.teks).collect();
        assert_eq!(teks[0], "Terlambat: 10 menit 2,5 %, 40 menit 3 %; bersama-sama 5,5 %.");
        assert_eq!(teks[1], "Tidak masuk tanpa keterangan: 1 hari x 7 % = 7 %.");
        assert_eq!(teks[2], "Jumlah 12,5 %, paling banyak 100 %: potongan 12,5 %.");
        assert_eq!(jelaskan_potongan_samarinda_2022(&BULAN)[0].teks, "Tidak ada hari terlambat.");
    }
}
