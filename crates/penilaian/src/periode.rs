//! The part of a year that an evaluation is about.

use chrono::{Datelike, Days, NaiveDate};
use platform::Fault;

/// A quarter, or the whole year (PermenPANRB 6/2022: evaluasi periodik and tahunan).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Periode {
    Tahunan,
    /// 1 to 4.
    Triwulan(u8),
}

impl Periode {
    /// The year first, then its quarters.
    pub const ALL: [Self; 5] =
        [Self::Tahunan, Self::Triwulan(1), Self::Triwulan(2), Self::Triwulan(3), Self::Triwulan(4)];

    /// 0 for the year, 1 to 4 for its quarters: the column `triwulan`.
    pub fn kode(self) -> i64 {
        match self {
            Self::Tahunan => 0,
            Self::Triwulan(n) => i64::from(n),
        }
    }

    /// From the column `triwulan` or an address.
    pub fn dari_kode(kode: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|periode| periode.kode() == kode)
    }

    /// [`Self::dari_kode`] of a row.
    pub(crate) fn of_row(kode: i64, id: platform::Uuid) -> platform::Result<Self> {
        Self::dari_kode(kode).ok_or_else(|| Fault::invariant("evaluasi", id, format!("triwulan {kode}")))
    }

    /// "Tahun 2026", "Triwulan II 2026".
    pub fn label(self, tahun: i64) -> String {
        match self {
            Self::Tahunan => format!("Tahun {tahun}"),
            Self::Triwulan(n) => {
                format!("Triwulan {} {tahun}", ["I", "II", "III", "IV"][usize::from(n.clamp(1, 4)) - 1])
            }
        }
    }

    /// First and last day within a year. `None` for a year that no calendar has.
    pub fn hari(self, tahun: i64) -> Option<(NaiveDate, NaiveDate)> {
        let tahun = i32::try_from(tahun).ok()?;
        let first = |bulan| NaiveDate::from_ymd_opt(tahun, bulan, 1);
        match self {
            Self::Tahunan => Some((first(1)?, NaiveDate::from_ymd_opt(tahun, 12, 31)?)),
            Self::Triwulan(4) => Some((first(10)?, NaiveDate::from_ymd_opt(tahun, 12, 31)?)),
            Self::Triwulan(n) => {
                let bulan = u32::from(n) * 3 - 2;
                Some((first(bulan)?, first(bulan + 3)? - Days::new(1)))
            }
        }
    }

    /// What is most likely rated on a day: the year from December on, else the latest quarter that is over.
    pub fn pada(day: NaiveDate) -> Self {
        match day.month() {
            12 => Self::Tahunan,
            10 | 11 => Self::Triwulan(3),
            7..=9 => Self::Triwulan(2),
            _ => Self::Triwulan(1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(bulan: u32, hari: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, bulan, hari).unwrap()
    }

    #[test]
    fn the_four_quarters_make_the_year_without_a_gap() {
        let quarters: Vec<_> = (1..=4).map(|n| Periode::Triwulan(n).hari(2026).unwrap()).collect();
        assert_eq!((quarters[0].0, quarters[3].1), Periode::Tahunan.hari(2026).unwrap());
        assert!(quarters.windows(2).all(|pair| pair[0].1 + Days::new(1) == pair[1].0));
    }

    #[test]
    fn december_rates_the_year() {
        assert_eq!(Periode::pada(day(12, 10)), Periode::Tahunan);
        assert_eq!(Periode::pada(day(4, 9)), Periode::Triwulan(1));
        assert_eq!(Periode::pada(day(11, 30)), Periode::Triwulan(3));
    }

    #[test]
    fn codes_survive_the_database() {
        assert!(Periode::ALL.iter().all(|periode| Periode::dari_kode(periode.kode()) == Some(*periode)));
        assert_eq!(Periode::dari_kode(5), None);
    }
}
