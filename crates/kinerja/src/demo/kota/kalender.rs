//! Working days of the demo city.
//!
//! Saturdays, Sundays and the holidays with a fixed date are free. Holidays that move with the moon are left out on
//! purpose: the product's own calendar is rule data of the instansi, and here a wrong guess would only move an entry
//! by a day.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Month and day of the national holidays that never move.
const LIBUR_TETAP: [(u32, u32); 5] = [(1, 1), (5, 1), (6, 1), (8, 17), (12, 25)];

/// True on a day on which an office with five days works.
pub(crate) fn hari_kerja(tanggal: NaiveDate) -> bool {
    !matches!(tanggal.weekday(), Weekday::Sat | Weekday::Sun)
        && !LIBUR_TETAP.contains(&(tanggal.month(), tanggal.day()))
}

/// The `n`th working day after the date (0: the date itself, or the next working day).
pub(crate) fn hari_kerja_sesudah(tanggal: NaiveDate, n: u32) -> NaiveDate {
    langkah(tanggal, n, |t| t.checked_add_days(Days::new(1)))
}

/// The `n`th working day before the date (0: the date itself, or the last working day).
pub(crate) fn hari_kerja_sebelum(tanggal: NaiveDate, n: u32) -> NaiveDate {
    langkah(tanggal, n, |t| t.checked_sub_days(Days::new(1)))
}

fn langkah(awal: NaiveDate, n: u32, geser: impl Fn(NaiveDate) -> Option<NaiveDate>) -> NaiveDate {
    let mut kini = awal;
    let mut sisa = n;
    loop {
        if hari_kerja(kini) {
            if sisa == 0 {
                return kini;
            }
            sisa -= 1;
        }
        match geser(kini) {
            Some(t) => kini = t,
            None => return kini,
        }
    }
}

/// First and last day of quarter `1..=4`; the whole year for any other number, which no caller asks for.
pub(crate) fn triwulan(tahun: i32, ke: u32) -> (NaiveDate, NaiveDate) {
    let (bulan_awal, bulan_akhir, hari_akhir) = match ke {
        1 => (1, 3, 31),
        2 => (4, 6, 30),
        3 => (7, 9, 30),
        4 => (10, 12, 31),
        _ => (1, 12, 31),
    };
    (tanggal(tahun, bulan_awal, 1), tanggal(tahun, bulan_akhir, hari_akhir))
}

/// A date that exists: a day past the end of its month becomes the 28th.
pub(crate) fn tanggal(tahun: i32, bulan: u32, hari: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(tahun, bulan, hari)
        .or_else(|| NaiveDate::from_ymd_opt(tahun, bulan, 28))
        .unwrap_or(NaiveDate::MIN)
}

#[cfg(test)]
mod tests {
    use super::{hari_kerja, hari_kerja_sebelum, hari_kerja_sesudah, tanggal, triwulan};

    #[test]
    fn weekends_and_fixed_holidays_are_free() {
        assert!(hari_kerja(tanggal(2026, 4, 9)));
        assert!(!hari_kerja(tanggal(2026, 4, 11)));
        assert!(!hari_kerja(tanggal(2026, 8, 17)));
    }

    #[test]
    fn steps_skip_free_days_both_ways() {
        assert_eq!(hari_kerja_sesudah(tanggal(2026, 4, 10), 1), tanggal(2026, 4, 13));
        assert_eq!(hari_kerja_sebelum(tanggal(2026, 4, 13), 1), tanggal(2026, 4, 10));
        assert_eq!(hari_kerja_sesudah(tanggal(2026, 1, 1), 0), tanggal(2026, 1, 2));
    }

    #[test]
    fn quarters_cover_the_year() {
        assert_eq!(triwulan(2026, 1), (tanggal(2026, 1, 1), tanggal(2026, 3, 31)));
        assert_eq!(triwulan(2026, 4).1, tanggal(2026, 12, 31));
    }
}
