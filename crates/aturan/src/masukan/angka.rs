//! JSON numbers read from their digits: exact, with no float in between.

use crate::{Pecahan, isian::TEMPAT_MAKS};

/// Digits before the point that an exact number may have.
const DIGIT_MAKS: i64 = 15;

/// What a text is as a whole number.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Bulat {
    Muat(i64),
    /// Whole, and beyond `i64`; or so large that its fraction does not matter.
    TerlaluBesar,
    /// A fraction, or no number.
    Lain,
}

/// What a text is as a decimal number.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Desimal {
    Muat(Pecahan),
    TerlaluBesar,
    TerlaluRinci,
    BukanAngka,
}

/// Reads `14`; `14.0` and `1e3` are no whole numbers, as a reader cannot tell whether they were meant so.
pub(super) fn bulat(teks: &str) -> Bulat {
    let Some(angka) = Angka::baca(teks) else { return Bulat::Lain };
    if let Ok(nilai) = teks.parse() {
        return Bulat::Muat(nilai);
    }
    match angka.is_polos || angka.digit_bulat() > DIGIT_MAKS {
        true => Bulat::TerlaluBesar,
        false => Bulat::Lain,
    }
}

/// Reads `98.25`, `1e2`; zeros at the end of a fraction do not count as places.
pub(super) fn desimal(teks: &str) -> Desimal {
    let Some(angka) = Angka::baca(teks) else { return Desimal::BukanAngka };
    if angka.digit.is_empty() {
        return Desimal::Muat(Pecahan::NOL);
    }
    if angka.digit_bulat() > DIGIT_MAKS {
        return Desimal::TerlaluBesar;
    }
    if angka.pangkat < -i64::from(TEMPAT_MAKS) {
        return Desimal::TerlaluRinci;
    }
    // At most 15 digits before the point and 6 after it.
    let nilai = angka.digit.iter().fold(0_i128, |n, d| n * 10 + i128::from(d - b'0'));
    let geser = u32::try_from(angka.pangkat + i64::from(TEMPAT_MAKS)).unwrap_or(0);
    let nilai = nilai * 10_i128.pow(geser);
    Desimal::Muat(Pecahan::dari_sejuta(if angka.is_minus { -nilai } else { nilai }))
}

/// A JSON number: `digit` x 10^`pangkat`, without zeros at either end of `digit`.
struct Angka {
    is_minus: bool,
    digit: Vec<u8>,
    pangkat: i64,
    /// Neither point nor exponent.
    is_polos: bool,
}

impl Angka {
    /// None if `teks` is no JSON number; that it is JSON was checked before.
    fn baca(teks: &str) -> Option<Self> {
        let (is_minus, angka) = teks.strip_prefix('-').map_or((false, teks), |sisa| (true, sisa));
        if !angka.starts_with(|huruf: char| huruf.is_ascii_digit()) {
            return None;
        }
        let (mantisa, eksponen) = angka.split_once(['e', 'E']).map_or((angka, None), |(m, e)| (m, Some(e)));
        let (bulat, pecahan) = mantisa.split_once('.').unwrap_or((mantisa, ""));
        let mut digit: Vec<u8> = bulat.bytes().chain(pecahan.bytes()).collect();
        let mut pangkat = eksponen.map_or(0, baca_eksponen) - i64::try_from(pecahan.len()).ok()?;
        while digit.pop_if(|d| *d == b'0').is_some() {
            pangkat += 1;
        }
        let awal = digit.iter().position(|d| *d != b'0').unwrap_or(digit.len());
        digit.drain(..awal);
        Some(Self { is_minus, digit, pangkat, is_polos: eksponen.is_none() && !mantisa.contains('.') })
    }

    /// Digits before the point; zero or less for a number below one.
    fn digit_bulat(&self) -> i64 {
        i64::try_from(self.digit.len()).unwrap_or(i64::MAX / 4).saturating_add(self.pangkat)
    }
}

/// Exponents beyond a million are as good as a million: out of every bound.
fn baca_eksponen(teks: &str) -> i64 {
    const BATAS: i64 = 1_000_000;
    let minus = teks.starts_with('-');
    let tepi = if minus { -BATAS } else { BATAS };
    teks.trim_start_matches('+').parse::<i64>().unwrap_or(tepi).clamp(-BATAS, BATAS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_written_plainly() {
        for (teks, harap) in [("0", 0), ("-7", -7), ("9223372036854775807", i64::MAX)] {
            assert_eq!(bulat(teks), Bulat::Muat(harap), "{teks}");
        }
        for teks in ["9223372036854775808", "1e300", "-1e300", "1e999999999999", "123456789012345678.5"] {
            assert_eq!(bulat(teks), Bulat::TerlaluBesar, "{teks}");
        }
        for teks in ["1.5", "1.0", "1e3", "\"1\"", "null", "true", "[1]"] {
            assert_eq!(bulat(teks), Bulat::Lain, "{teks}");
        }
    }

    #[test]
    fn decimals_keep_their_digits() {
        for (teks, p, q) in [
            ("98.25", 9825, 100),
            ("-0.000001", -1, 1_000_000),
            ("1e2", 100, 1),
            ("25E-2", 1, 4),
            ("1.2e+1", 12, 1),
            ("1.5000000000000", 3, 2),
            ("0.0", 0, 1),
            ("-0", 0, 1),
            ("999999999999999", 999_999_999_999_999, 1),
        ] {
            assert_eq!(desimal(teks), Desimal::Muat(Pecahan::per(p, q)), "{teks}");
        }
        assert_eq!(desimal("0.1000000000000000055"), Desimal::TerlaluRinci);
        assert_eq!(desimal("1e-7"), Desimal::TerlaluRinci);
        assert_eq!(desimal("1e-99999999999999999999"), Desimal::TerlaluRinci);
        for teks in ["1000000000000000", "1e15", "1e400", "1e99999999999999999999"] {
            assert_eq!(desimal(teks), Desimal::TerlaluBesar, "{teks}");
        }
        assert_eq!(desimal("\"1\""), Desimal::BukanAngka);
    }
}
