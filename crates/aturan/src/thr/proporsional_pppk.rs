//! THR of a PPPK who is less than a year in post.

use chrono::NaiveDate;

use crate::{
    Pecahan,
    galat::Galat,
    isian::{Isian, Jenis},
    keluaran::Keluaran,
    masukan::Masukan,
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    rupiah::{RUPIAH_MAKS, bagian, rp},
    topik::Topik,
};

const PASAL: &str = "PP 11/2025, THR bagi PPPK dengan masa kerja di bawah satu tahun";

/// Months in post from which on the THR is whole.
pub const BULAN_PENUH: u16 = 12;

/// Part of the THR that stands for one component of the pay, cut off to the rupiah (PP 11/2025). Total.
///
/// `komponen` is gaji pokok or an allowance in whole rupiah; below [`BULAN_PENUH`] months it is paid by twelfths,
/// from then on whole.
pub fn thr_pppk(komponen: i64, masa_kerja_bulan: u16) -> i64 {
    let bulan = i64::from(masa_kerja_bulan.min(BULAN_PENUH));
    bagian(komponen, Pecahan::per(bulan, BULAN_PENUH.into()))
}

/// The steps from the component to its part of the THR.
pub fn jelaskan_thr_pppk(komponen: i64, masa_kerja_bulan: u16) -> Vec<Langkah> {
    let thr = rp(thr_pppk(komponen, masa_kerja_bulan));
    let hitungan = if masa_kerja_bulan < BULAN_PENUH {
        format!("{} x {masa_kerja_bulan} / {BULAN_PENUH} = {thr}, dipotong ke rupiah penuh.", rp(komponen))
    } else {
        format!("Masa kerja sudah satu tahun, sehingga dibayarkan penuh: {thr}.")
    };
    [format!("Masa kerja sampai THR dihitung: {masa_kerja_bulan} bulan."), hitungan]
        .into_iter()
        .map(|t| Langkah::baru(PASAL, t))
        .collect()
}

const GAJI_POKOK: Isian = Isian::wajib(
    "gaji_pokok",
    "Gaji pokok, atau satu tunjangan",
    Jenis::Rupiah { min: 0, maks: RUPIAH_MAKS },
);
const MASA_KERJA: Isian =
    Isian::wajib("masa_kerja_bulan", "Masa kerja (bulan)", Jenis::Bulat { min: 0, maks: 720 });

const THR: Isian = Isian::wajib("gaji_pokok_thr", "Bagian THR", Jenis::RUPIAH);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "thr.proporsional_pppk",
    topik: Topik::ThrPppk,
    judul: "THR bagi PPPK dengan masa kerja di bawah satu tahun",
    isi: &[
        "PPPK yang bekerja kurang dari satu tahun menerima THR menurut banyaknya bulan bekerja: setiap bulan seperdua belas. \
         Mulai 12 bulan, THR dibayarkan penuh.",
        "THR terdiri dari gaji pokok dan tunjangan yang melekat. Hitunglah setiap bagian satu per satu, lalu jumlahkan.",
        "THR diatur setiap tahun dengan peraturan pemerintah sendiri. Untuk tahun lain, periksalah peraturan tahun itu.",
    ],
    pembulatan: "Hasil dipotong ke rupiah penuh.",
    regulasi: "PP 11/2025",
    pasal: "THR bagi PPPK dengan masa kerja di bawah satu tahun",
    // Signed in March 2025; the day is general knowledge.
    berlaku_mulai: NaiveDate::from_ymd_opt(2025, 3, 7),
    // Kept until the rule of a later year has been read; a regional law site names PP 9/2026.
    berlaku_sampai: None,
    // Worked out by one public program; the text was not read.
    keyakinan: Keyakinan::Sedang,
    contoh_masukan: r#"{"gaji_pokok":3203600,"masa_kerja_bulan":7}"#,
    isian: &[GAJI_POKOK, MASA_KERJA],
    luaran: &[THR],
    hitung,
};

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let komponen = masukan.bulat(&GAJI_POKOK)?;
    let masa_kerja = masukan.bulat_sebagai(&MASA_KERJA)?;
    penjelasan.isi(|| jelaskan_thr_pppk(komponen, masa_kerja));
    Ok(Keluaran::baru([("gaji_pokok_thr", thr_pppk(komponen, masa_kerja).into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelfths_are_cut_off() {
        assert_eq!((thr_pppk(3_203_600, 7), thr_pppk(325_000, 7)), (1_868_766, 189_583));
        assert_eq!(
            (thr_pppk(3_203_600, 0), thr_pppk(3_203_600, 1), thr_pppk(3_203_600, 11)),
            (0, 266_966, 2_936_633)
        );
    }

    #[test]
    fn from_a_year_on_it_is_whole() {
        assert_eq!([12, 13, 720].map(|bulan| thr_pppk(3_203_600, bulan)), [3_203_600; 3]);
    }

    #[test]
    fn the_explanation_shows_the_twelfths_or_says_whole() {
        let teks =
            |bulan| jelaskan_thr_pppk(3_203_600, bulan).into_iter().map(|l| l.teks).collect::<Vec<_>>();
        assert_eq!(teks(7)[1], "Rp3.203.600 x 7 / 12 = Rp1.868.766, dipotong ke rupiah penuh.");
        assert!(teks(12)[1].contains("dibayarkan penuh: Rp3.203.600."));
    }
}
