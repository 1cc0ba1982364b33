//! The first day of retirement from the NIP and the retirement age.

use chrono::{Datelike, Months, NaiveDate};

use crate::{
    JenisAsn, Nip,
    galat::{Galat, Kode},
    isian::{Isian, Jenis},
    kalender::tulis_tanggal,
    keluaran::Keluaran,
    masukan::Masukan,
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    topik::Topik,
};

const PASAL: &str = "PP 11/2017 Pasal 239";

/// First day of the month after the one in which the age of `bup` years is reached (PP 11/2017). Total.
///
/// Only the month of birth counts: whoever is born on a first day works that month to its end, and 29 February needs
/// no rule of its own.
pub fn tmt_pensiun(lahir: NaiveDate, bup: u8) -> NaiveDate {
    let awal_bulan = lahir.with_day(1).unwrap_or(lahir);
    awal_bulan.checked_add_months(Months::new(u32::from(bup) * 12 + 1)).unwrap_or(NaiveDate::MAX)
}

/// The steps from the digits of the NIP to the first day of retirement.
pub fn jelaskan_tmt_pensiun(nip: &Nip, bup: u8) -> Vec<Langkah> {
    let tmt = tmt_pensiun(nip.lahir(), bup);
    let mut teks = vec![
        format!("Tanggal lahir menurut NIP: {}.", tulis_tanggal(nip.lahir())),
        format!("Usia {bup} tahun tercapai pada tahun {}.", nip.lahir().year() + i32::from(bup)),
        format!("Pensiun mulai tanggal 1 bulan berikutnya: {}.", tulis_tanggal(tmt)),
    ];
    if nip.jenis() == Some(JenisAsn::Pppk) {
        teks.push(
            "NIP ini milik PPPK: hubungan kerja juga berakhir bila masa perjanjiannya habis.".to_owned(),
        );
    }
    teks.into_iter().map(|t| Langkah::baru(PASAL, t)).collect()
}

const NIP: Isian = Isian::wajib("nip", "NIP (18 angka tanpa spasi)", Jenis::Teks);
// 58 and 60 for most posts, 65 and 70 for some functional ones; former rules began at 50.
const BUP: Isian = Isian::wajib("bup", "Batas usia pensiun (tahun)", Jenis::Bulat { min: 50, maks: 70 });
const TMT: Isian = Isian::wajib("tmt_pensiun", "Hari pertama pensiun", Jenis::Tanggal);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "pensiun.tmt_bup",
    topik: Topik::TmtPensiun,
    judul: "Hari pertama pensiun dari NIP dan batas usia pensiun",
    isi: &[
        "Pensiun dimulai pada tanggal 1 bulan berikutnya sesudah batas usia pensiun (BUP) tercapai. Tanggal lahir dibaca \
         dari NIP.",
        "BUP umumnya 58 tahun; 60 tahun untuk pimpinan tinggi dan pejabat fungsional ahli madya; 65 tahun untuk ahli utama. \
         Beberapa jabatan mempunyai BUP sendiri.",
        "Alamat hasil hitungan memuat NIP yang Anda isi. Pertimbangkan sebelum membagikannya.",
    ],
    pembulatan: "Tidak ada angka yang dibulatkan.",
    regulasi: "PP 11/2017",
    pasal: "Pasal 239",
    // Promulgated on this day, and the article, from general knowledge.
    berlaku_mulai: NaiveDate::from_ymd_opt(2017, 4, 7),
    berlaku_sampai: None,
    // The first of the next month from the public code of one region.
    keyakinan: Keyakinan::Sedang,
    contoh_masukan: r#"{"nip":"196904072009011009","bup":58}"#,
    isian: &[NIP, BUP],
    luaran: &[TMT],
    hitung,
};

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let nip = Nip::parse(&masukan.teks(&NIP)?)
        .map_err(|keliru| Galat::pada(Kode::DiLuarBatas, NIP.nama, format!("{keliru}.")))?;
    let bup = masukan.bulat_sebagai(&BUP)?;
    penjelasan.isi(|| jelaskan_tmt_pensiun(&nip, bup));
    Ok(Keluaran::baru([("tmt_pensiun", tmt_pensiun(nip.lahir(), bup).into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hari(teks: &str) -> NaiveDate {
        teks.parse().expect("a date")
    }

    #[test]
    fn retirement_begins_on_the_first_of_the_next_month() {
        for (lahir, bup, tmt) in [
            ("1969-04-07", 58, "2027-05-01"),
            ("1968-12-31", 60, "2029-01-01"),
            ("1968-02-29", 65, "2033-03-01"),
            ("1970-05-01", 58, "2028-06-01"),
            ("1970-05-31", 58, "2028-06-01"),
            ("1970-11-30", 58, "2028-12-01"),
        ] {
            assert_eq!(tmt_pensiun(hari(lahir), bup), hari(tmt), "{lahir}");
        }
        assert_eq!(tmt_pensiun(NaiveDate::MAX, 58), NaiveDate::MAX);
    }

    #[test]
    fn the_explanation_shows_birth_age_and_first_day() {
        let teks = |nip, bup| -> Vec<_> {
            let nip = Nip::parse(nip).expect("a sound NIP");
            jelaskan_tmt_pensiun(&nip, bup).into_iter().map(|l| l.teks).collect()
        };
        assert_eq!(
            teks("196904072009011009", 58),
            [
                "Tanggal lahir menurut NIP: 7 April 1969.",
                "Usia 58 tahun tercapai pada tahun 2027.",
                "Pensiun mulai tanggal 1 bulan berikutnya: 1 Mei 2027."
            ]
        );
        assert!(teks("199501012025211001", 58)[3].contains("masa perjanjiannya"));
    }
}
