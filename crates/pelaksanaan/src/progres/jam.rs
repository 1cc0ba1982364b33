//! Clock times of a day, and spans that may end on the next one.

use std::fmt;

use chrono::{Datelike, NaiveDate};

/// Minutes in a day.
pub const SEHARI_MENIT: i64 = 24 * 60;

/// A time of day, to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Jam(i64);

impl Jam {
    /// When an office day begins, where no entry says otherwise.
    pub const MASUK: Self = Self(7 * 60 + 30);

    /// From minutes after midnight; `None` outside of a day.
    pub fn dari_menit(menit: i64) -> Option<Self> {
        (0..SEHARI_MENIT).contains(&menit).then_some(Self(menit))
    }

    /// Minutes after midnight, 0..=1439.
    pub fn menit(self) -> i64 {
        self.0
    }

    /// Reads `07:30`, as a time field sends it, or `7.30`, as people write it.
    pub fn parse(teks: &str) -> Option<Self> {
        let (jam, menit) = teks.trim().split_once([':', '.'])?;
        let digits = |text: &str, most: usize| {
            let is_number =
                (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
            is_number.then(|| text.parse::<i64>().ok()).flatten()
        };
        let (jam, menit) = (digits(jam, 2)?, digits(menit, 2).filter(|_| menit.len() == 2)?);
        (jam < 24 && menit < 60).then_some(Self(jam * 60 + menit))
    }

    /// Value of a time field: `07:30`.
    pub fn isian(self) -> String {
        format!("{:02}:{:02}", self.0 / 60, self.0 % 60)
    }

    /// This time some minutes later, round the clock.
    pub fn sesudah(self, menit: i64) -> Self {
        Self((self.0 + menit).rem_euclid(SEHARI_MENIT))
    }
}

/// As people read it: `07.30`.
impl fmt::Display for Jam {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}.{:02}", self.0 / 60, self.0 % 60)
    }
}

/// From a time to a later one, at most 24 hours; an end at or before its start lies on the next day (night shifts).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rentang {
    pub mulai: Jam,
    pub selesai: Jam,
}

impl Rentang {
    /// Whether it ends on the next day.
    pub fn is_lewat_tengah_malam(self) -> bool {
        self.selesai <= self.mulai
    }

    /// Minutes that it lasts, 1..=1440.
    pub fn lama_menit(self) -> i64 {
        match (self.selesai.0 - self.mulai.0).rem_euclid(SEHARI_MENIT) {
            0 => SEHARI_MENIT,
            menit => menit,
        }
    }

    /// Start and end in minutes on one line through all days, so that spans of different days can be compared.
    pub fn pada(self, tanggal: NaiveDate) -> (i64, i64) {
        let mulai = i64::from(tanggal.num_days_from_ce()) * SEHARI_MENIT + self.mulai.0;
        (mulai, mulai + self.lama_menit())
    }
}

/// `07.30–11.30`, `22.00–06.00 (+1)`.
impl fmt::Display for Rentang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}–{}", self.mulai, self.selesai)?;
        if self.is_lewat_tengah_malam() { f.write_str(" (+1)") } else { Ok(()) }
    }
}

/// Whether two spans share a minute. Spans that only touch do not.
pub fn bertumpuk(a: (NaiveDate, Rentang), b: (NaiveDate, Rentang)) -> bool {
    let ((a_mulai, a_selesai), (b_mulai, b_selesai)) = (a.1.pada(a.0), b.1.pada(b.0));
    a_mulai < b_selesai && b_mulai < a_selesai
}

/// When the next entry of a day begins: where the latest entry that ends on this day ends, else [`Jam::MASUK`].
pub fn mulai_berikut(tanggal: NaiveDate, entries: impl IntoIterator<Item = (NaiveDate, Rentang)>) -> Jam {
    let midnight = i64::from(tanggal.num_days_from_ce()) * SEHARI_MENIT;
    let ends = entries.into_iter().map(|(on, rentang)| rentang.pada(on).1 - midnight);
    ends.filter(|end| *end > 0).filter_map(Jam::dari_menit).max().unwrap_or(Jam::MASUK)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn hari(teks: &str) -> NaiveDate {
        teks.parse().unwrap()
    }

    fn rentang(mulai: &str, selesai: &str) -> Rentang {
        Rentang { mulai: Jam::parse(mulai).unwrap(), selesai: Jam::parse(selesai).unwrap() }
    }

    #[test]
    fn times_are_read_as_fields_send_and_people_write_them() {
        for (teks, menit) in [("07:30", 450), ("7.30", 450), (" 00:00 ", 0), ("23.59", 1439)] {
            assert_eq!(Jam::parse(teks).map(Jam::menit), Some(menit), "{teks}");
        }
        for teks in ["", "7", "24:00", "07:60", "07:3", "-1:00", "+7:30", "007:30", "07:30:00", "a:bc"] {
            assert_eq!(Jam::parse(teks), None, "{teks}");
        }
    }

    #[test]
    fn a_night_shift_ends_on_the_next_day() {
        let malam = rentang("22:00", "06:00");
        assert_eq!((malam.lama_menit(), malam.to_string()), (480, "22.00–06.00 (+1)".to_owned()));
        assert_eq!(rentang("08:00", "08:00").lama_menit(), SEHARI_MENIT);
        assert_eq!(rentang("07:30", "08:00").to_string(), "07.30–08.00");
    }

    #[test]
    fn a_night_shift_overlaps_the_next_morning() {
        let malam = (hari("2026-03-31"), rentang("22:00", "06:00"));
        assert!(bertumpuk(malam, (hari("2026-04-01"), rentang("05:30", "07:00"))));
        assert!(!bertumpuk(malam, (hari("2026-04-01"), rentang("06:00", "07:00"))));
        assert!(!bertumpuk(malam, (hari("2026-03-31"), rentang("05:30", "07:00"))));
    }

    #[test]
    fn the_next_entry_begins_where_the_last_one_ends() {
        let (kemarin, kini) = (hari("2026-04-08"), hari("2026-04-09"));
        assert_eq!(mulai_berikut(kini, []), Jam::MASUK);
        let pagi = (kini, rentang("07:30", "09:00"));
        assert_eq!(mulai_berikut(kini, [pagi, (kini, rentang("07:30", "08:00"))]).to_string(), "09.00");
        assert_eq!(mulai_berikut(kini, [(kemarin, rentang("22:00", "08:15"))]).to_string(), "08.15");
        assert_eq!(mulai_berikut(kini, [(kemarin, rentang("08:00", "16:00"))]), Jam::MASUK);
        assert_eq!(mulai_berikut(kini, [pagi, (kini, rentang("22:00", "06:00"))]).to_string(), "09.00");
    }

    prop_compose! {
        fn any_span()(day in 0..3_i64, mulai in 0..SEHARI_MENIT, selesai in 0..SEHARI_MENIT) -> (NaiveDate, Rentang) {
            let tanggal = hari("2026-02-27") + chrono::TimeDelta::days(day);
            (tanggal, Rentang { mulai: Jam(mulai), selesai: Jam(selesai) })
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(menit in 0..SEHARI_MENIT) {
            let jam = Jam(menit);
            prop_assert_eq!(Jam::parse(&jam.isian()), Some(jam));
            prop_assert_eq!(Jam::parse(&jam.to_string()), Some(jam));
        }

        #[test]
        fn no_text_breaks_the_reader(teks in ".*") {
            if let Some(jam) = Jam::parse(&teks) { prop_assert!((0..SEHARI_MENIT).contains(&jam.menit())); }
        }

        #[test]
        fn a_duration_added_to_its_start_is_its_end((_, rentang) in any_span()) {
            prop_assert!((1..=SEHARI_MENIT).contains(&rentang.lama_menit()));
            prop_assert_eq!(rentang.mulai.sesudah(rentang.lama_menit()), rentang.selesai);
        }

        #[test]
        fn overlap_is_mutual_and_everything_overlaps_itself(a in any_span(), b in any_span()) {
            prop_assert_eq!(bertumpuk(a, b), bertumpuk(b, a));
            prop_assert!(bertumpuk(a, a));
        }

        #[test]
        fn overlap_means_a_shared_minute(a in any_span(), b in any_span()) {
            let ((am, ase), (bm, bs)) = (a.1.pada(a.0), b.1.pada(b.0));
            prop_assert_eq!(bertumpuk(a, b), (am..ase).any(|menit| (bm..bs).contains(&menit)));
        }
    }
}
