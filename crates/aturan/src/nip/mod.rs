//! NIP: the 18 digits of a civil servant, and the rule `nip.parse` in `parse.rs`.

mod parse;

use std::{borrow::Cow, fmt, str::FromStr};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::{JenisAsn, Kelamin};

pub(crate) use parse::ATURAN as PARSE;
pub use parse::jelaskan_nip;

/// NIP of a PNS or NI PPPK: 18 digits with a real birth date and a known sex.
///
/// Digits: birth date (8), year of appointment (4), month of appointment 01-12 for PNS or a code from 21 for PPPK
/// (2), sex (1), serial (3). There is no check digit. Source: Perka BKN 22/2007; the code of PPPK from secondary
/// sources. [`Nip::parse`] is strict; a NIP accepted by [`Nip::periksa`] alone has no [`Nip::jenis`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Nip {
    // Only ASCII digits: every constructor goes through `periksa`.
    angka: [u8; 18],
    lahir: NaiveDate,
    kelamin: Kelamin,
}

/// Why a text is no NIP; the first that applies, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NipKeliru {
    #[error("NIP terdiri dari tepat 18 angka")]
    Bukan18Digit,
    #[error("Angka 1-8 NIP bukan tanggal lahir yang ada di kalender (urutan: tahun, bulan, tanggal)")]
    TanggalLahir,
    #[error("Angka 13-14 NIP bukan bulan pengangkatan (01-12) dan bukan kode PPPK (21 ke atas)")]
    BulanTmt,
    #[error("Angka ke-15 NIP bukan 1 (laki-laki) atau 2 (perempuan)")]
    JenisKelamin,
}

impl NipKeliru {
    /// The word on the wire (`alasan` of the rule `nip.parse`).
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Bukan18Digit => "bukan_18_digit",
            Self::TanggalLahir => "tanggal_lahir",
            Self::BulanTmt => "bulan_tmt",
            Self::JenisKelamin => "jenis_kelamin",
        }
    }
}

/// What an import may do with a NIP.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pemeriksaan {
    /// Accept.
    Sah(Nip),
    /// Accept and mark "perlu diperiksa": only digits 13-14 are unknown, as with new kinds of contract.
    PerluDiperiksa(Nip),
    /// Refuse the row and say why.
    Keliru(NipKeliru),
}

impl Pemeriksaan {
    /// The NIP that may be stored, marked or not; the reason where the row must be refused.
    pub const fn nip(self) -> Result<Nip, NipKeliru> {
        match self {
            Self::Sah(nip) | Self::PerluDiperiksa(nip) => Ok(nip),
            Self::Keliru(keliru) => Err(keliru),
        }
    }
}

/// Takes away what spreadsheets and people put around a NIP: white space anywhere (also no-break spaces) and one
/// leading apostrophe. Nothing else is repaired; checking is left to [`Nip::parse`] and [`Nip::periksa`].
pub fn rapikan(teks: &str) -> Cow<'_, str> {
    let inti = teks.trim();
    let inti = inti.strip_prefix(['\'', '\u{2018}', '\u{2019}']).unwrap_or(inti);
    if inti.contains(char::is_whitespace) {
        Cow::Owned(inti.split_whitespace().collect())
    } else {
        Cow::Borrowed(inti)
    }
}

impl Nip {
    /// Reads exactly 18 ASCII digits; spaces are not skipped, see [`rapikan`].
    ///
    /// # Errors
    /// [`NipKeliru`], the first that applies; a kind of ASN that digits 13-14 do not tell is an error here.
    pub fn parse(teks: &str) -> Result<Self, NipKeliru> {
        let angka = delapan_belas(teks).ok_or(NipKeliru::Bukan18Digit)?;
        let lahir = tanggal_lahir(&angka).ok_or(NipKeliru::TanggalLahir)?;
        jenis(&angka).ok_or(NipKeliru::BulanTmt)?;
        let kelamin = kelamin(&angka).ok_or(NipKeliru::JenisKelamin)?;
        Ok(Self { angka, lahir, kelamin })
    }

    /// Reads as [`Nip::parse`] does, but lets unknown digits 13-14 pass marked: rows of an import must not be lost
    /// because a new code was issued.
    pub fn periksa(teks: &str) -> Pemeriksaan {
        match Self::parse(teks) {
            Ok(nip) => Pemeriksaan::Sah(nip),
            Err(NipKeliru::BulanTmt) => Self::tanpa_jenis(teks),
            Err(keliru) => Pemeriksaan::Keliru(keliru),
        }
    }

    fn tanpa_jenis(teks: &str) -> Pemeriksaan {
        let dibaca = delapan_belas(teks).ok_or(NipKeliru::Bukan18Digit).and_then(|angka| {
            let lahir = tanggal_lahir(&angka).ok_or(NipKeliru::TanggalLahir)?;
            let kelamin = kelamin(&angka).ok_or(NipKeliru::JenisKelamin)?;
            Ok(Self { angka, lahir, kelamin })
        });
        dibaca.map_or_else(Pemeriksaan::Keliru, Pemeriksaan::PerluDiperiksa)
    }

    /// The 18 digits without spaces.
    pub fn as_str(&self) -> &str {
        // Always digits, see the field; the fallback is never taken.
        std::str::from_utf8(&self.angka).unwrap_or_default()
    }

    /// Date of birth.
    pub const fn lahir(&self) -> NaiveDate {
        self.lahir
    }

    /// Sex.
    pub const fn kelamin(&self) -> Kelamin {
        self.kelamin
    }

    /// PNS or PPPK; None if digits 13-14 are neither a month nor a known code.
    pub fn jenis(&self) -> Option<JenisAsn> {
        jenis(&self.angka)
    }

    /// Year of appointment as CPNS or PPPK, as written: not compared with the birth date.
    pub fn tahun_angkat(&self) -> u16 {
        bilangan(&self.angka[8..12])
    }

    /// Month of appointment as CPNS, 1..=12; None for PPPK.
    pub fn bulan_angkat(&self) -> Option<u16> {
        (self.jenis() == Some(JenisAsn::Pns)).then(|| bilangan(&self.angka[12..14]))
    }

    /// Serial number, three digits.
    pub fn urut(&self) -> &str {
        &self.as_str()[15..]
    }
}

/// Grouped as papers print it: `19870412 201101 2 008`.
impl fmt::Display for Nip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let teks = self.as_str();
        write!(f, "{} {} {} {}", &teks[..8], &teks[8..14], &teks[14..15], &teks[15..])
    }
}

impl fmt::Debug for Nip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Nip({})", self.as_str())
    }
}

impl FromStr for Nip {
    type Err = NipKeliru;

    fn from_str(teks: &str) -> Result<Self, NipKeliru> {
        Self::parse(teks)
    }
}

impl Serialize for Nip {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.as_str())
    }
}

/// Accepts what [`Nip::periksa`] lets pass, because that may have been stored.
impl<'de> Deserialize<'de> for Nip {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let teks = Cow::<'de, str>::deserialize(d)?;
        Self::periksa(&teks).nip().map_err(D::Error::custom)
    }
}

fn delapan_belas(teks: &str) -> Option<[u8; 18]> {
    let angka: [u8; 18] = teks.as_bytes().try_into().ok()?;
    angka.iter().all(u8::is_ascii_digit).then_some(angka)
}

/// Years before 1900 are typing errors: nobody in service, or receiving a pension, was born then.
fn tanggal_lahir(angka: &[u8; 18]) -> Option<NaiveDate> {
    let (tahun, bulan, hari) = (bilangan(&angka[..4]), bilangan(&angka[4..6]), bilangan(&angka[6..8]));
    NaiveDate::from_ymd_opt(tahun.into(), bulan.into(), hari.into())
        .filter(|t| (1900..=2100).contains(&t.year()))
}

fn jenis(angka: &[u8; 18]) -> Option<JenisAsn> {
    match bilangan(&angka[12..14]) {
        1..=12 => Some(JenisAsn::Pns),
        21.. => Some(JenisAsn::Pppk),
        _ => None,
    }
}

fn kelamin(angka: &[u8; 18]) -> Option<Kelamin> {
    match angka[14] {
        b'1' => Some(Kelamin::LakiLaki),
        b'2' => Some(Kelamin::Perempuan),
        _ => None,
    }
}

/// Value of at most four ASCII digits.
fn bilangan(angka: &[u8]) -> u16 {
    angka.iter().fold(0, |nilai, digit| nilai * 10 + u16::from(digit - b'0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nip(teks: &str) -> Nip {
        Nip::parse(teks).expect("a sound NIP")
    }

    #[test]
    fn a_pns_is_read_from_its_digits() {
        let n = nip("198609262015051001");
        assert_eq!(n.lahir().to_string(), "1986-09-26");
        assert_eq!((n.tahun_angkat(), n.bulan_angkat()), (2015, Some(5)));
        assert_eq!((n.jenis(), n.kelamin(), n.urut()), (Some(JenisAsn::Pns), Kelamin::LakiLaki, "001"));
    }

    #[test]
    fn a_pppk_has_no_month() {
        let n = nip("199501012025212003");
        assert_eq!((n.jenis(), n.bulan_angkat()), (Some(JenisAsn::Pppk), None));
        assert_eq!((n.tahun_angkat(), n.kelamin(), n.urut()), (2025, Kelamin::Perempuan, "003"));
    }

    #[test]
    fn the_first_fault_is_named() {
        let table = [
            ("", NipKeliru::Bukan18Digit),
            ("19860926201505100", NipKeliru::Bukan18Digit),
            ("1986092620150510011", NipKeliru::Bukan18Digit),
            ("19860926 201505 1 001", NipKeliru::Bukan18Digit),
            ("19860926201505100a", NipKeliru::Bukan18Digit),
            ("١٩٨٦٠٩٢٦٢", NipKeliru::Bukan18Digit),
            ("198613262015051001", NipKeliru::TanggalLahir),
            ("198602302015051001", NipKeliru::TanggalLahir),
            ("198700002015051001", NipKeliru::TanggalLahir),
            ("000001012015051001", NipKeliru::TanggalLahir),
            ("190002292015051001", NipKeliru::TanggalLahir),
            ("198613262015139001", NipKeliru::TanggalLahir),
            ("198609262015131001", NipKeliru::BulanTmt),
            ("198609262015001001", NipKeliru::BulanTmt),
            ("198609262015201001", NipKeliru::BulanTmt),
            ("198609262015139001", NipKeliru::BulanTmt),
            ("198609262015050001", NipKeliru::JenisKelamin),
            ("198609262015053001", NipKeliru::JenisKelamin),
        ];
        for (teks, keliru) in table {
            assert_eq!(Nip::parse(teks), Err(keliru), "{teks}");
        }
    }

    #[test]
    fn leap_days_are_birthdays() {
        assert!(Nip::parse("198402292015051001").is_ok());
        assert!(Nip::parse("200002292025211001").is_ok());
    }

    #[test]
    fn an_import_keeps_unknown_codes_and_refuses_the_rest() {
        let Pemeriksaan::PerluDiperiksa(n) = Nip::periksa("198609262015131001") else {
            panic!("month 13 must be accepted marked");
        };
        assert_eq!((n.jenis(), n.bulan_angkat()), (None, None));
        assert!(matches!(Nip::periksa("198609262015051001"), Pemeriksaan::Sah(_)));
        let keliru = |teks| Nip::periksa(teks).nip().err();
        assert_eq!(keliru("198613262015131001"), Some(NipKeliru::TanggalLahir));
        assert_eq!(keliru("198609262015139001"), Some(NipKeliru::JenisKelamin));
        assert_eq!(keliru("1986"), Some(NipKeliru::Bukan18Digit));
    }

    #[test]
    fn what_was_stored_can_be_read_again() {
        let n = Nip::periksa("198609262015131001").nip().expect("accepted marked");
        let teks = serde_json::to_string(&n).expect("serializes");
        assert_eq!(serde_json::from_str::<Nip>(&teks).expect("deserializes"), n);
        assert!(serde_json::from_str::<Nip>(r#""198613262015051001""#).is_err());
    }

    #[test]
    fn papers_print_it_in_groups() {
        let n = nip("198704122011012008");
        assert_eq!(n.to_string(), "19870412 201101 2 008");
        assert_eq!(n.as_str(), "198704122011012008");
    }

    #[test]
    fn tidying_takes_spaces_and_one_apostrophe() {
        for kotor in ["'198704122011012008", " 19870412 201101 2 008 ", "\u{2019}198704122011012008\u{a0}"] {
            assert_eq!(rapikan(kotor), "198704122011012008", "{kotor}");
        }
        assert_eq!(rapikan("''1"), "'1");
        assert_eq!(rapikan("1987-04"), "1987-04");
    }
}
