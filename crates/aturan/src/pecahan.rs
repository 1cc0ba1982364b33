//! Exact numbers for working out a rule: rationals inside, decimals outside, rounded once and by name.

use std::{
    cmp::Ordering,
    fmt,
    ops::{Add, Mul, Sub},
};

use serde::{Serialize, Serializer, ser::Error as _};
use serde_json::value::RawValue;

use crate::desimal::ribuan;

/// Exact rational number in lowest terms; the denominator is positive.
///
/// Bounds of the fields keep every product far from the edges of `i128`: money below 10^13, all else below 10^7,
/// six places each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Pecahan {
    pembilang: i128,
    penyebut: i128,
}

impl Pecahan {
    /// Zero.
    pub const NOL: Self = Self::bulat(0);

    /// A whole number.
    pub const fn bulat(nilai: i64) -> Self {
        Self { pembilang: nilai as i128, penyebut: 1 }
    }

    /// `pembilang / penyebut`. A zero denominator is a mistake of the caller and read as one.
    pub const fn per(pembilang: i64, penyebut: i64) -> Self {
        Self::sederhana(pembilang as i128, if penyebut == 0 { 1 } else { penyebut as i128 })
    }

    /// So many hundredths: `persen(75)` is three quarters.
    pub const fn persen(nilai: i64) -> Self {
        Self::per(nilai, 100)
    }

    /// A whole number of millionths.
    pub(crate) const fn dari_sejuta(nilai: i128) -> Self {
        Self::sederhana(nilai, SEJUTA)
    }

    const fn sederhana(pembilang: i128, penyebut: i128) -> Self {
        let faktor = fpb(pembilang.unsigned_abs(), penyebut.unsigned_abs());
        if faktor <= 1 {
            return Self { pembilang: pembilang * penyebut.signum(), penyebut: penyebut.abs() };
        }
        // The divisor is at most the denominator, so it fits.
        let faktor = faktor as i128;
        Self { pembilang: pembilang / faktor * penyebut.signum(), penyebut: (penyebut / faktor).abs() }
    }

    /// A hundredth of it: from percent to a share.
    pub fn per_seratus(self) -> Self {
        Self::sederhana(self.pembilang, self.penyebut * 100)
    }

    /// The quotient; None for a divisor of zero.
    pub fn bagi(self, pembagi: Self) -> Option<Self> {
        (pembagi.pembilang != 0)
            .then(|| Self::sederhana(self.pembilang * pembagi.penyebut, self.penyebut * pembagi.pembilang))
    }

    /// Whether it is below zero.
    pub const fn is_negatif(self) -> bool {
        self.pembilang < 0
    }

    /// The largest whole number that is not above it.
    pub fn lantai(self) -> i64 {
        jepit(self.pembilang.div_euclid(self.penyebut))
    }

    /// The smallest whole number that is not below it.
    pub fn langit(self) -> i64 {
        jepit(-(-self.pembilang).div_euclid(self.penyebut))
    }

    /// Rounded half up to so many places (at most [`Bilangan::TEMPAT_MAKS`]).
    pub fn bulatkan(self, tempat: u8) -> Bilangan {
        let tempat = tempat.min(Bilangan::TEMPAT_MAKS);
        let skala = 10_i128.pow(tempat.into());
        let dua_kali = 2 * self.penyebut;
        let nilai = (2 * self.pembilang * skala + self.penyebut).div_euclid(dua_kali);
        Bilangan { nilai, tempat }
    }

    /// All its places, where there are at most [`Bilangan::TEMPAT_MAKS`]; else rounded half up to that many.
    pub fn tepat(self) -> Bilangan {
        self.bulatkan(Bilangan::TEMPAT_MAKS)
    }
}

const SEJUTA: i128 = 1_000_000;

const fn fpb(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

fn jepit(nilai: i128) -> i64 {
    i64::try_from(nilai).unwrap_or(if nilai < 0 { i64::MIN } else { i64::MAX })
}

impl Add for Pecahan {
    type Output = Self;

    fn add(self, lain: Self) -> Self {
        if self.penyebut == lain.penyebut {
            return Self::sederhana(self.pembilang + lain.pembilang, self.penyebut);
        }
        Self::sederhana(
            self.pembilang * lain.penyebut + lain.pembilang * self.penyebut,
            self.penyebut * lain.penyebut,
        )
    }
}

impl Sub for Pecahan {
    type Output = Self;

    fn sub(self, lain: Self) -> Self {
        self + Self { pembilang: -lain.pembilang, penyebut: lain.penyebut }
    }
}

impl Mul for Pecahan {
    type Output = Self;

    fn mul(self, lain: Self) -> Self {
        Self::sederhana(self.pembilang * lain.pembilang, self.penyebut * lain.penyebut)
    }
}

impl std::iter::Sum for Pecahan {
    fn sum<I: Iterator<Item = Self>>(nilai: I) -> Self {
        nilai.fold(Self::NOL, Add::add)
    }
}

impl PartialOrd for Pecahan {
    fn partial_cmp(&self, lain: &Self) -> Option<Ordering> {
        Some(self.cmp(lain))
    }
}

impl Ord for Pecahan {
    fn cmp(&self, lain: &Self) -> Ordering {
        (self.pembilang * lain.penyebut).cmp(&(lain.pembilang * self.penyebut))
    }
}

impl From<i64> for Pecahan {
    fn from(nilai: i64) -> Self {
        Self::bulat(nilai)
    }
}

impl From<Bilangan> for Pecahan {
    fn from(nilai: Bilangan) -> Self {
        Self::sederhana(nilai.nilai, 10_i128.pow(nilai.tempat.into()))
    }
}

/// As people read it, at most six places: `12,5`, `2,083333`.
impl fmt::Display for Pecahan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.bulatkan(6).fmt(f)
    }
}

/// A decimal number of an answer: `nilai` x 10^-`tempat`.
#[derive(Debug, Clone, Copy)]
pub struct Bilangan {
    nilai: i128,
    tempat: u8,
}

impl Bilangan {
    /// Most decimal places of an answer.
    pub const TEMPAT_MAKS: u8 = 12;

    /// As programs read it: `18.75`, `25`, without zeros at the end.
    pub fn polos(self) -> String {
        let (bulat, pecahan) = self.bagian();
        let tanda = if self.nilai < 0 { "-" } else { "" };
        if pecahan.is_empty() { format!("{tanda}{bulat}") } else { format!("{tanda}{bulat}.{pecahan}") }
    }

    fn bagian(self) -> (u128, String) {
        let skala = 10_u128.pow(self.tempat.into());
        let mutlak = self.nilai.unsigned_abs();
        let (bulat, sisa) = (mutlak / skala, mutlak % skala);
        if sisa == 0 {
            return (bulat, String::new());
        }
        let teks = format!("{sisa:0lebar$}", lebar = usize::from(self.tempat));
        (bulat, teks.trim_end_matches('0').to_owned())
    }
}

/// Numbers are equal whatever their zeros at the end.
impl PartialEq for Bilangan {
    fn eq(&self, lain: &Self) -> bool {
        Pecahan::from(*self) == Pecahan::from(*lain)
    }
}

impl Eq for Bilangan {}

/// As people read it: `4.895.000`, `18,75`.
impl fmt::Display for Bilangan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (bulat, pecahan) = self.bagian();
        if self.nilai < 0 {
            f.write_str("-")?;
        }
        f.write_str(&ribuan(u64::try_from(bulat).unwrap_or(u64::MAX)))?;
        if pecahan.is_empty() { Ok(()) } else { write!(f, ",{pecahan}") }
    }
}

/// A JSON number with exactly these digits; no float stands between.
impl Serialize for Bilangan {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        RawValue::from_string(self.polos()).map_err(S::Error::custom)?.serialize(s)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_and_products_are_exact() {
        let seperduabelas = Pecahan::per(1, 12);
        assert_eq!((0..12).map(|_| seperduabelas).sum::<Pecahan>(), Pecahan::bulat(1));
        assert_eq!(Pecahan::persen(150) * Pecahan::per(125, 10), Pecahan::per(75, 4));
        assert_eq!(Pecahan::bulat(1) - Pecahan::persen(25), Pecahan::per(3, 4));
        assert_eq!(Pecahan::bulat(75).per_seratus(), Pecahan::per(3, 4));
        assert_eq!(Pecahan::bulat(3).bagi(Pecahan::bulat(4)), Some(Pecahan::per(3, 4)));
        assert_eq!(Pecahan::bulat(3).bagi(Pecahan::bulat(-4)), Some(Pecahan::per(-3, 4)));
        assert_eq!(Pecahan::bulat(3).bagi(Pecahan::NOL), None);
    }

    #[test]
    fn halves_are_rounded_up() {
        let tulis = |p, q, tempat| Pecahan::per(p, q).bulatkan(tempat).polos();
        assert_eq!(tulis(25, 12, 2), "2.08");
        assert_eq!(tulis(1, 200, 2), "0.01");
        assert_eq!(tulis(-1, 200, 2), "0");
        assert_eq!(tulis(-3, 200, 2), "-0.01");
        assert_eq!(tulis(1, 3, 200), "0.333333333333");
        assert_eq!(tulis(5, 2, 0), "3");
    }

    #[test]
    fn whole_parts_go_down_and_up() {
        let bulat = |p, q| (Pecahan::per(p, q).lantai(), Pecahan::per(p, q).langit());
        assert_eq!(bulat(7, 2), (3, 4));
        assert_eq!(bulat(-7, 2), (-4, -3));
        assert_eq!(bulat(6, 2), (3, 3));
    }

    #[test]
    fn numbers_are_ordered_and_read_aloud() {
        assert!(Pecahan::per(1, 3) < Pecahan::per(34, 100) && !Pecahan::NOL.is_negatif());
        assert!(Pecahan::per(-1, 3) < Pecahan::NOL && Pecahan::per(-1, 3).is_negatif());
        assert_eq!(Pecahan::per(48_950_005, 10).to_string(), "4.895.000,5");
        assert_eq!(Pecahan::per(-25, 12).to_string(), "-2,083333");
        assert_eq!(Pecahan::bulat(25).tepat().to_string(), "25");
    }

    #[test]
    fn answers_are_numbers_without_needless_zeros() {
        let json = |p: Pecahan| serde_json::to_string(&p.tepat()).expect("serializes");
        assert_eq!(json(Pecahan::per(273_411_425, 100)), "2734114.25");
        assert_eq!(json(Pecahan::bulat(3_000_000)), "3000000");
        assert_eq!(json(Pecahan::per(-1, 8)), "-0.125");
        assert_eq!(Pecahan::per(1, 2).bulatkan(1), Pecahan::per(1, 2).bulatkan(6));
    }
}
