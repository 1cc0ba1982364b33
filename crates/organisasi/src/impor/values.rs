//! What the texts of cells mean: empty, dates, sex, golongan.

use aturan::Kelamin;
use chrono::NaiveDate;

/// The text of a cell, or nothing: empty, `-` and what databases print for nothing. One leading apostrophe, which keeps
/// a spreadsheet from rounding, is taken away.
pub fn isi(sel: &str) -> Option<&str> {
    let text = sel.trim();
    let text = text.strip_prefix(['\'', '\u{2018}', '\u{2019}']).unwrap_or(text).trim();
    let is_nothing =
        text.chars().all(|letter| letter == '-') || text.eq_ignore_ascii_case("null") || text == "#N/A";
    (!is_nothing).then_some(text)
}

/// White space inside a text made single; case folded: how texts of two files are compared.
pub fn padanan(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// A date as files write it: `dd-mm-yyyy`, `dd/mm/yyyy`, `yyyy-mm-dd` (a time after it is left out), `yyyymmdd`, or the
/// number of a day in Excel (1900 system). Years 1900 to 2100.
pub fn tanggal(text: &str) -> Option<NaiveDate> {
    let day = text.split([' ', 'T']).next().unwrap_or_default();
    let date = match day.split(['-', '/', '.']).collect::<Vec<_>>().as_slice() {
        [year, month, day] if year.len() == 4 => ymd(year, month, day),
        [day, month, year] if year.len() == 4 => ymd(year, month, day),
        [number] | [number, _] if number.len() < 6 => serial(number),
        [all] if all.len() == 8 && all.is_ascii() => ymd(&all[..4], &all[4..6], &all[6..]),
        _ => None,
    }?;
    let year = chrono::Datelike::year(&date);
    (1900..=2100).contains(&year).then_some(date)
}

fn ymd(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    // A parser of numbers takes a sign, a date has none.
    let is_number = [year, month, day].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    is_number
        .then(|| NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
        .flatten()
}

/// Day 1 is 1 January 1900; Excel counts a 29 February 1900 that never was, so from day 61 on it is one ahead. Earlier
/// days are nobody's birthday here.
fn serial(number: &str) -> Option<NaiveDate> {
    let days: i64 = number.parse().ok()?;
    (days > 60)
        .then(|| NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_signed(chrono::TimeDelta::days(days)))
        .flatten()
}

/// `M`/`F` of the national system, `L`/`P` and the words of older ones.
pub fn kelamin(text: &str) -> Option<Kelamin> {
    match text.to_lowercase().as_str() {
        "m" | "l" | "1" | "pria" | "laki-laki" | "laki laki" => Some(Kelamin::LakiLaki),
        "f" | "p" | "2" | "wanita" | "perempuan" => Some(Kelamin::Perempuan),
        _ => None,
    }
}

/// `III/a` or `IX`, from `III/a`, `III / A`, `IIIa`, `Golongan IX`, `Penata Muda (III/a)`.
pub fn golongan(text: &str) -> Option<aturan::Golongan> {
    let core = text.rsplit('(').next().unwrap_or(text).trim_end_matches(')');
    let core = core.trim().strip_prefix("Golongan").unwrap_or(core);
    let letters: String = core.chars().filter(|letter| letter.is_ascii_alphanumeric()).collect();
    let is_pns = letters.ends_with(['a', 'b', 'c', 'd', 'e', 'A', 'B', 'C', 'D', 'E']);
    let kode = match letters.split_at_checked(letters.len().saturating_sub(1)) {
        Some((golongan, ruang)) if is_pns => format!("{}/{}", golongan.to_uppercase(), ruang.to_lowercase()),
        _ => letters.to_uppercase(),
    };
    aturan::Golongan::dari_kode(&kode)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn nothing_has_many_spellings() {
        for text in ["", " ", "-", "'", "--", "NULL", "'-"] {
            assert_eq!(isi(text), None, "{text:?}");
        }
        assert_eq!(isi("'1371"), Some("1371"));
        assert_eq!(isi(" A-1 "), Some("A-1"));
    }

    #[test]
    fn dates_of_every_file_are_one_day() {
        let day = NaiveDate::from_ymd_opt(1986, 9, 26);
        let same = [
            "26-09-1986",
            "26/9/1986",
            "26.09.1986",
            "1986-09-26",
            "1986-09-26 00:00:00",
            "1986-09-26T00:00:00",
            "19860926",
            "31681",
            "31681.0",
        ];
        for text in same {
            assert_eq!(tanggal(text), day, "{text}");
        }
        for text in [
            "",
            "x",
            "31-02-1986",
            "1986-13-01",
            "26-09-86",
            "0",
            "60",
            "99999999",
            "+1-01-1986",
            "1800-01-01",
        ] {
            assert_eq!(tanggal(text), None, "{text}");
        }
    }

    #[test]
    fn sexes_have_many_spellings() {
        for text in ["M", "L", "Pria", "LAKI-LAKI"] {
            assert_eq!(kelamin(text), Some(Kelamin::LakiLaki));
        }
        for text in ["F", "P", "wanita", "Perempuan"] {
            assert_eq!(kelamin(text), Some(Kelamin::Perempuan));
        }
        assert_eq!(kelamin("x"), None);
    }

    #[test]
    fn golongan_have_many_spellings() {
        let table = [
            ("III/a", "III/a"),
            ("III / A", "III/a"),
            ("iiia", "III/a"),
            ("Penata Muda (III/a)", "III/a"),
            ("IX", "IX"),
            ("Golongan IX", "IX"),
            ("ix", "IX"),
        ];
        for (text, kode) in table {
            assert_eq!(golongan(text).map(aturan::Golongan::kode), Some(kode), "{text}");
        }
        for text in ["", "V/a", "Penata", "é", "aé"] {
            assert_eq!(golongan(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_is_too_strange(text in ".{0,30}") {
            let _all = (isi(&text), tanggal(&text), kelamin(&text), golongan(&text), padanan(&text));
        }
    }
}
