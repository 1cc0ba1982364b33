//! Exact decimal numbers with four places: targets, realisasi, percent, angka kredit.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// Exact decimal number, held as a whole number of ten-thousandths (`i64` x 10_000), as the database keeps it.
///
/// Two ways of writing are read by two functions, because `1.318` is 1318 to an Indonesian reader and a little over
/// one to a program: [`Desimal::parse`] for what people type, [`Desimal::parse_polos`] for JSON, CSV and code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Desimal(i64);

/// Why a text is no [`Desimal`]; the message says what to write instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DesimalKeliru {
    #[error("Isilah dengan angka, misalnya 1.250 atau 98,2")]
    BukanAngka,
    #[error("Titik hanya untuk memisahkan ribuan (1.250); untuk pecahan gunakan koma (98,2)")]
    PemisahRibuan,
    #[error("Paling banyak 4 angka di belakang koma")]
    TerlaluRinci,
    #[error("Angka terlalu besar")]
    TerlaluBesar,
}

impl Desimal {
    /// Ten-thousandths in one.
    pub const SKALA: i64 = 10_000;
    /// Decimal places that fit.
    pub const TEMPAT_MAKS: usize = 4;
    /// Zero.
    pub const NOL: Self = Self(0);

    /// From the scaled value of a database column.
    pub const fn dari_skala(nilai: i64) -> Self {
        Self(nilai)
    }

    /// From a whole number; None if it does not fit.
    pub const fn dari_bulat(bulat: i64) -> Option<Self> {
        match bulat.checked_mul(Self::SKALA) {
            Some(nilai) => Some(Self(nilai)),
            None => None,
        }
    }

    /// The value x 10_000, for a database column.
    pub const fn skala(self) -> i64 {
        self.0
    }

    /// Whether there is no fraction.
    pub const fn is_bulat(self) -> bool {
        self.0 % Self::SKALA == 0
    }

    /// Reads what people type: comma before the fraction, dots between thousands (`1318`, `1.318`, `98,2`,
    /// `-1.250,75`). White space around it is ignored.
    ///
    /// # Errors
    /// [`DesimalKeliru`]; a dot that does not stand between whole groups of three is refused, never guessed.
    pub fn parse(teks: &str) -> Result<Self, DesimalKeliru> {
        let (minus, angka) = tanda(teks.trim());
        let (bulat, pecahan) = belah(angka, ',')?;
        if pecahan.contains('.') {
            return Err(DesimalKeliru::PemisahRibuan);
        }
        if bulat.contains('.') {
            rakit(minus, &tanpa_pemisah(bulat)?, pecahan)
        } else {
            rakit(minus, bulat, pecahan)
        }
    }

    /// Reads the plain form of programs: a dot before the fraction, no thousands (`1318`, `98.2`, `-0.5`).
    ///
    /// # Errors
    /// [`DesimalKeliru`]; no exponent, no plus sign, no white space.
    pub fn parse_polos(teks: &str) -> Result<Self, DesimalKeliru> {
        let (minus, angka) = tanda(teks);
        let (bulat, pecahan) = belah(angka, '.')?;
        rakit(minus, bulat, pecahan)
    }

    /// The plain form, for JSON, CSV and form values of programs: `98.2`, `1318`.
    pub fn polos(self) -> String {
        let (bulat, pecahan) = self.bagian();
        let tanda = if self.0 < 0 { "-" } else { "" };
        if pecahan.is_empty() { format!("{tanda}{bulat}") } else { format!("{tanda}{bulat}.{pecahan}") }
    }

    /// Whole part without sign, and the fraction without trailing zeros.
    fn bagian(self) -> (u64, String) {
        let skala = Self::SKALA.unsigned_abs();
        let mutlak = self.0.unsigned_abs();
        let pecahan = mutlak % skala;
        let teks = if pecahan == 0 { String::new() } else { format!("{pecahan:04}") };
        (mutlak / skala, teks.trim_end_matches('0').to_owned())
    }
}

/// As people read it in Indonesia: `1.318`, `98,2`, `-1.250,75`.
impl fmt::Display for Desimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (bulat, pecahan) = self.bagian();
        if self.0 < 0 {
            f.write_str("-")?;
        }
        f.write_str(&ribuan(bulat))?;
        if pecahan.is_empty() { Ok(()) } else { write!(f, ",{pecahan}") }
    }
}

/// Serialized as the plain text, so that no reader turns it into a float.
impl Serialize for Desimal {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.polos())
    }
}

impl<'de> Deserialize<'de> for Desimal {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let teks = String::deserialize(d)?;
        Self::parse_polos(&teks).map_err(D::Error::custom)
    }
}

/// A whole number with dots between thousands, as screens show it: `1.318`.
pub(crate) fn ribuan(bulat: u64) -> String {
    let angka = bulat.to_string();
    let mut teks = String::with_capacity(angka.len() + angka.len() / 3);
    for (urut, digit) in angka.chars().enumerate() {
        if urut > 0 && (angka.len() - urut).is_multiple_of(3) {
            teks.push('.');
        }
        teks.push(digit);
    }
    teks
}

/// Splits off a leading minus: the hyphen, or the sign that word processors put.
fn tanda(teks: &str) -> (bool, &str) {
    teks.strip_prefix(['-', '\u{2212}']).map_or((false, teks), |sisa| (true, sisa))
}

/// Whole part and fraction; a separator must have digits on both sides.
fn belah(angka: &str, koma: char) -> Result<(&str, &str), DesimalKeliru> {
    match angka.split_once(koma) {
        None if angka.is_empty() => Err(DesimalKeliru::BukanAngka),
        None => Ok((angka, "")),
        Some((bulat, pecahan)) if bulat.is_empty() || pecahan.is_empty() => Err(DesimalKeliru::BukanAngka),
        Some(bagian) => Ok(bagian),
    }
}

/// Takes out the dots between thousands if each stands where it must: `1.318`, not `13.18`.
fn tanpa_pemisah(bulat: &str) -> Result<String, DesimalKeliru> {
    let mut kelompok = bulat.split('.');
    let awal = kelompok.next().unwrap_or_default();
    if !(1..=3).contains(&awal.len()) || kelompok.any(|k| k.len() != 3) {
        let angka = bulat.bytes().all(|b| b == b'.' || b.is_ascii_digit());
        return Err(if angka { DesimalKeliru::PemisahRibuan } else { DesimalKeliru::BukanAngka });
    }
    Ok(bulat.replace('.', ""))
}

fn rakit(minus: bool, bulat: &str, pecahan: &str) -> Result<Desimal, DesimalKeliru> {
    if !bulat.bytes().chain(pecahan.bytes()).all(|b| b.is_ascii_digit()) {
        return Err(DesimalKeliru::BukanAngka);
    }
    if pecahan.len() > Desimal::TEMPAT_MAKS {
        return Err(DesimalKeliru::TerlaluRinci);
    }
    let nol = Desimal::TEMPAT_MAKS - pecahan.len();
    let digit = bulat.bytes().chain(pecahan.bytes()).chain(std::iter::repeat_n(b'0', nol));
    skalakan(minus, digit).map(Desimal).ok_or(DesimalKeliru::TerlaluBesar)
}

/// Counts downwards for negative numbers, so that the smallest value is read too.
fn skalakan(minus: bool, mut digit: impl Iterator<Item = u8>) -> Option<i64> {
    digit.try_fold(0i64, |nilai, b| {
        let satuan = i64::from(b - b'0');
        nilai.checked_mul(10)?.checked_add(if minus { -satuan } else { satuan })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_write_commas_and_thousands() {
        let table = [
            ("0", 0),
            ("7", 70_000),
            ("007", 70_000),
            ("1318", 13_180_000),
            ("1.318", 13_180_000),
            ("98,2", 982_000),
            ("98,2500", 982_500),
            ("0,0001", 1),
            ("-0,5", -5_000),
            ("\u{2212}1.250,75", -12_507_500),
            (" 1.234.567,8 ", 12_345_678_000),
        ];
        for (teks, skala) in table {
            assert_eq!(Desimal::parse(teks).map(Desimal::skala), Ok(skala), "{teks}");
        }
    }

    #[test]
    fn doubtful_texts_are_refused_not_guessed() {
        use DesimalKeliru::{BukanAngka, PemisahRibuan, TerlaluBesar, TerlaluRinci};
        let table = [
            ("", BukanAngka),
            ("-", BukanAngka),
            ("+5", BukanAngka),
            (",5", BukanAngka),
            ("5,", BukanAngka),
            ("5,5,5", BukanAngka),
            ("--5", BukanAngka),
            ("5 %", BukanAngka),
            ("1e3", BukanAngka),
            ("٣", BukanAngka),
            ("a.bcd", BukanAngka),
            ("dua.5", BukanAngka),
            ("98.2", PemisahRibuan),
            ("13.18", PemisahRibuan),
            ("1.31", PemisahRibuan),
            (".318", PemisahRibuan),
            ("1318.000", PemisahRibuan),
            ("1..318", PemisahRibuan),
            ("1,318.5", PemisahRibuan),
            ("0,12345", TerlaluRinci),
            ("0,00000", TerlaluRinci),
            ("922337203685478", TerlaluBesar),
            ("99999999999999999999999", TerlaluBesar),
        ];
        for (teks, keliru) in table {
            assert_eq!(Desimal::parse(teks), Err(keliru), "{teks}");
        }
    }

    #[test]
    fn programs_write_points_and_no_thousands() {
        assert_eq!(Desimal::parse_polos("1.318").map(Desimal::skala), Ok(13_180));
        assert_eq!(Desimal::parse_polos("-98.2").map(Desimal::skala), Ok(-982_000));
        for salah in ["", " 1", "1,5", "1.", ".5", "1.2.3", "1e2", "0.12345"] {
            assert!(Desimal::parse_polos(salah).is_err(), "{salah}");
        }
    }

    #[test]
    fn screens_show_no_empty_places() {
        let table = [
            (0, "0", "0"),
            (13_180_000, "1.318", "1318"),
            (982_000, "98,2", "98.2"),
            (1, "0,0001", "0.0001"),
            (-5_000, "-0,5", "-0.5"),
            (9_990_000, "999", "999"),
            (i64::MIN, "-922.337.203.685.477,5808", "-922337203685477.5808"),
            (i64::MAX, "922.337.203.685.477,5807", "922337203685477.5807"),
        ];
        for (skala, indonesia, polos) in table {
            let d = Desimal::dari_skala(skala);
            assert_eq!((d.to_string().as_str(), d.polos().as_str()), (indonesia, polos));
            assert_eq!((Desimal::parse(indonesia), Desimal::parse_polos(polos)), (Ok(d), Ok(d)));
        }
    }

    #[test]
    fn whole_numbers_are_known_and_bounded() {
        assert_eq!(Desimal::dari_bulat(25).map(Desimal::skala), Some(250_000));
        assert_eq!(Desimal::dari_bulat(i64::MAX), None);
        assert!(Desimal::dari_skala(250_000).is_bulat());
        assert!(!Desimal::dari_skala(1).is_bulat());
    }

    #[test]
    fn json_keeps_it_exact() {
        let d = Desimal::dari_skala(982_000);
        assert_eq!(serde_json::to_string(&d).expect("serializes"), r#""98.2""#);
        assert_eq!(serde_json::from_str::<Desimal>(r#""98.2""#).expect("deserializes"), d);
        assert!(serde_json::from_str::<Desimal>("98.2").is_err());
    }
}
