//! Dates as the forms need them: checked, zoned, and without a calendar library.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A text that is no date or time of a document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WaktuSalah {
    /// Not a real day between 1945-01-01 and 2100-12-31, written `YYYY-MM-DD`.
    #[error("bukan tanggal yang sah: {0:?}")]
    Tanggal(String),
    /// Not `YYYY-MM-DDTHH:MM:SS+ZZ:00` in one of Indonesia's three zones.
    #[error("bukan waktu yang sah: {0:?}")]
    Saat(String),
}

/// A calendar day, 1945..=2100; read and written as `2026-11-21`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Tanggal {
    tahun: u16,
    bulan: u8,
    hari: u8,
}

impl Tanggal {
    /// The day, or [`WaktuSalah::Tanggal`] when the calendar has none such.
    pub fn new(tahun: u16, bulan: u8, hari: u8) -> Result<Self, WaktuSalah> {
        let real = (1945..=2100).contains(&tahun) && (1..=days_of(tahun, bulan)).contains(&hari);
        let tanggal = Self { tahun, bulan, hari };
        if real { Ok(tanggal) } else { Err(WaktuSalah::Tanggal(tanggal.to_string())) }
    }

    /// Year, four digits.
    pub fn tahun(self) -> u16 {
        self.tahun
    }

    /// Month, 1..=12.
    pub fn bulan(self) -> u8 {
        self.bulan
    }

    /// Day of the month, 1..=31.
    pub fn hari(self) -> u8 {
        self.hari
    }
}

/// Days of a month; 0 for a month that does not exist, so that no day fits into it.
fn days_of(tahun: u16, bulan: u8) -> u8 {
    let leap = (tahun.is_multiple_of(4) && !tahun.is_multiple_of(100)) || tahun.is_multiple_of(400);
    match bulan {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    }
}

impl fmt::Display for Tanggal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.tahun, self.bulan, self.hari)
    }
}

impl FromStr for Tanggal {
    type Err = WaktuSalah;

    fn from_str(text: &str) -> Result<Self, WaktuSalah> {
        let parsed = digits::<3>(text, "dddd-dd-dd").and_then(|[tahun, bulan, hari]| {
            Self::new(tahun, u8::try_from(bulan).ok()?, u8::try_from(hari).ok()?).ok()
        });
        parsed.ok_or_else(|| WaktuSalah::Tanggal(text.to_owned()))
    }
}

impl TryFrom<String> for Tanggal {
    type Error = WaktuSalah;

    fn try_from(text: String) -> Result<Self, WaktuSalah> {
        text.parse()
    }
}

impl From<Tanggal> for String {
    fn from(tanggal: Tanggal) -> Self {
        tanggal.to_string()
    }
}

/// One of Indonesia's time zones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Zona {
    /// Waktu Indonesia Barat, UTC+7.
    Wib,
    /// Waktu Indonesia Tengah, UTC+8.
    Wita,
    /// Waktu Indonesia Timur, UTC+9.
    Wit,
}

impl Zona {
    /// Minutes east of UTC.
    pub fn offset_menit(self) -> i32 {
        60 * match self {
            Self::Wib => 7,
            Self::Wita => 8,
            Self::Wit => 9,
        }
    }
}

/// A moment to the second, in the instansi's zone; read and written as `2026-11-21T16:42:05+07:00` (RFC 3339).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Saat {
    tanggal: Tanggal,
    jam: u8,
    menit: u8,
    detik: u8,
    zona: Zona,
}

impl Saat {
    /// The moment, or [`WaktuSalah::Saat`] when the clock has none such (`jam` 0..=23, no leap second).
    pub fn new(tanggal: Tanggal, (jam, menit, detik): (u8, u8, u8), zona: Zona) -> Result<Self, WaktuSalah> {
        let saat = Self { tanggal, jam, menit, detik, zona };
        if jam < 24 && menit < 60 && detik < 60 { Ok(saat) } else { Err(WaktuSalah::Saat(saat.to_string())) }
    }

    /// The day in this zone.
    pub fn tanggal(self) -> Tanggal {
        self.tanggal
    }

    /// Hour, minute, second.
    pub fn jam_menit_detik(self) -> (u8, u8, u8) {
        (self.jam, self.menit, self.detik)
    }

    /// The zone it was written in.
    pub fn zona(self) -> Zona {
        self.zona
    }
}

impl fmt::Display for Saat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { tanggal, jam, menit, detik, zona } = self;
        write!(f, "{tanggal}T{jam:02}:{menit:02}:{detik:02}+{:02}:00", zona.offset_menit() / 60)
    }
}

impl FromStr for Saat {
    type Err = WaktuSalah;

    fn from_str(text: &str) -> Result<Self, WaktuSalah> {
        parse_saat(text).ok_or_else(|| WaktuSalah::Saat(text.to_owned()))
    }
}

fn parse_saat(text: &str) -> Option<Saat> {
    let (day, rest) = text.split_at_checked(10)?;
    let [jam, menit, detik, offset_jam] = digits(rest, "Tdd:dd:dd+dd:00")?;
    let zona = match offset_jam {
        7 => Zona::Wib,
        8 => Zona::Wita,
        9 => Zona::Wit,
        _ => return None,
    };
    let clock = (u8::try_from(jam).ok()?, u8::try_from(menit).ok()?, u8::try_from(detik).ok()?);
    Saat::new(day.parse().ok()?, clock, zona).ok()
}

impl TryFrom<String> for Saat {
    type Error = WaktuSalah;

    fn try_from(text: String) -> Result<Self, WaktuSalah> {
        text.parse()
    }
}

impl From<Saat> for String {
    fn from(saat: Saat) -> Self {
        saat.to_string()
    }
}

/// The period that a document speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Periode {
    /// First day.
    pub awal: Tanggal,
    /// Last day, included.
    pub akhir: Tanggal,
    /// Its name where it has one: "Triwulan III", "Tahunan".
    pub nama: Option<String>,
}

/// The numbers of `text` where `shape` has runs of `d`; every other character must be the same. None of the
/// shapes used has a run longer than four digits.
fn digits<const N: usize>(text: &str, shape: &str) -> Option<[u16; N]> {
    if text.len() != shape.len() {
        return None;
    }
    let mut numbers = [0; N];
    let mut run = 0;
    let mut inside = false;
    for (byte, want) in text.bytes().zip(shape.bytes()) {
        if want == b'd' {
            let digit = byte.checked_sub(b'0').filter(|digit| *digit < 10)?;
            let number = numbers.get_mut(run)?;
            *number = *number * 10 + u16::from(digit);
        } else if byte != want {
            return None;
        } else if inside {
            run += 1;
        }
        inside = want == b'd';
    }
    Some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_and_written_alike() {
        for text in ["1945-08-17", "2024-02-29", "2000-02-29", "2026-11-21", "2100-12-31"] {
            assert_eq!(text.parse::<Tanggal>().map(String::from), Ok(text.to_owned()));
        }
    }

    #[test]
    fn a_day_that_no_calendar_has_is_refused() {
        for text in
            ["2026-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "1944-12-31", "2101-01-01"]
        {
            assert_eq!(text.parse::<Tanggal>(), Err(WaktuSalah::Tanggal(text.to_owned())));
        }
    }

    #[test]
    fn other_shapes_are_refused() {
        for text in ["", "2026-1-1", "21-11-2026", "2026/11/21", "2026-11-21 ", "+026-11-21", "２026-11-2"] {
            assert_eq!(text.parse::<Tanggal>(), Err(WaktuSalah::Tanggal(text.to_owned())), "{text}");
        }
    }

    #[test]
    fn a_moment_keeps_its_zone() {
        for (text, zona) in [
            ("2026-11-21T16:42:05+07:00", Zona::Wib),
            ("2026-11-21T00:00:00+08:00", Zona::Wita),
            ("2026-11-21T23:59:59+09:00", Zona::Wit),
        ] {
            let saat: Saat = text.parse().expect(text);
            assert_eq!((saat.zona(), saat.to_string()), (zona, text.to_owned()));
        }
    }

    #[test]
    fn a_moment_elsewhere_or_nowhere_is_refused() {
        for text in [
            "2026-11-21T16:42:05Z",
            "2026-11-21T16:42:05+00:00",
            "2026-11-21T24:00:00+07:00",
            "2026-11-21T10:60:00+07:00",
            "2026-11-21T10:00:61+07:00",
            "2026-11-31T10:00:00+07:00",
            "2026-11-2éT10:00:00+07:00",
            "2026-11-21",
        ] {
            assert_eq!(text.parse::<Saat>(), Err(WaktuSalah::Saat(text.to_owned())));
        }
    }
}
