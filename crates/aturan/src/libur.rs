//! Days off in a rule that counts working days: how they are given, and what is said of them.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};

use crate::{
    Kalender,
    galat::Galat,
    isian::{Isian, Jenis},
    kalender::tulis_tanggal,
    masukan::Masukan,
};

const SATU_LIBUR: Isian = Isian::wajib("", "tanggal libur", Jenis::Tanggal);

/// Days off that stand in for the national list; an empty list means that there are none.
pub(crate) const DAFTAR_LIBUR: Jenis = Jenis::Daftar { isi: &SATU_LIBUR, min: 0, maks: 1_000 };

/// The calendar of the days given, or the national one where none were given.
pub(crate) fn baca_kalender(masukan: &Masukan<'_>, libur: &Isian) -> Result<Cow<'static, Kalender>, Galat> {
    Ok(match masukan.boleh(libur).map(|libur| libur.daftar(|hari| hari.tanggal())).transpose()? {
        Some(libur) => Cow::Owned(Kalender::dari_libur(libur, "diisikan pada perhitungan ini")),
        None => Cow::Borrowed(Kalender::nasional()),
    })
}

/// Which days were left out between `mulai` and `batas`, and for which years no list is known.
pub(crate) fn jelaskan_hari_kerja(mulai: NaiveDate, batas: NaiveDate, kalender: &Kalender) -> Vec<String> {
    let libur: Vec<_> = kalender.libur_antara(mulai, batas).map(tulis_tanggal).collect();
    let mut teks = vec![if libur.is_empty() {
        "Dihitung dengan hari kerja: Sabtu dan Minggu tidak ikut; tidak ada hari libur lain di antaranya."
            .to_owned()
    } else {
        format!("Dihitung dengan hari kerja: Sabtu, Minggu, dan hari libur {} tidak ikut.", libur.join(", "))
    }];
    for tahun in mulai.year()..=batas.year() {
        teks.push(kalender.sumber(tahun).map_or_else(
            || {
                format!(
                    "Daftar hari libur {tahun} belum tersedia, sehingga hanya Sabtu dan Minggu yang dilewati."
                )
            },
            |sumber| format!("Daftar hari libur {tahun}: {sumber}."),
        ));
    }
    teks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_was_given_is_named_as_such() {
        let hari = |teks: &str| teks.parse().expect("a date");
        let kosong =
            jelaskan_hari_kerja(hari("2026-01-12"), hari("2026-01-30"), &Kalender::dari_libur([], "SK"));
        assert!(kosong[0].contains("tidak ada hari libur lain"));
        assert_eq!(kosong[1], "Daftar hari libur 2026: SK.");
        let isi = Kalender::dari_libur([hari("2026-01-16")], "SK");
        let teks = jelaskan_hari_kerja(hari("2026-01-12"), hari("2026-01-30"), &isi);
        assert!(teks[0].contains("hari libur 16 Januari 2026 tidak ikut"));
    }
}
