//! JSON read strictly: whole, UTF-8, no member named twice. Values stay text until a rule asks for them, so that a
//! number keeps its digits.

use std::{borrow::Cow, cell::RefCell, collections::HashSet, fmt};

use serde::{
    Deserialize,
    de::{DeserializeSeed, Deserializer, Error as _, MapAccess, Visitor},
};
use serde_json::{error::Category, value::RawValue};

use crate::{
    galat::{Galat, Kode},
    isian::kutip,
};

/// The members of a JSON object in the order in which they stand, each name once.
pub type Anggota<'a> = Vec<(Cow<'a, str>, &'a RawValue)>;

/// Checks that `teks` is UTF-8 and JSON as a whole, and no more.
///
/// # Errors
/// `json_rusak`.
pub fn baca_json(teks: &[u8]) -> Result<&RawValue, Galat> {
    serde_json::from_str(utf8(teks)?).map_err(|e| rusak(&e))
}

/// Opens a JSON object one level deep; None where the value is none.
///
/// # Errors
/// `json_rusak`, with the name of the member in `field` where one stands twice: readers differ on which of the two
/// counts, so neither does.
pub fn baca_objek(nilai: &RawValue) -> Result<Option<Anggota<'_>>, Galat> {
    if nilai.get().starts_with('{') { buka(nilai.get()).map(Some) } else { Ok(None) }
}

/// [`baca_json`] and [`baca_objek`] at once, reading the text one time less.
pub(super) fn baca_baris(teks: &[u8]) -> Result<Option<Anggota<'_>>, Galat> {
    let teks = utf8(teks)?;
    if teks.trim_start_matches(SPASI).starts_with('{') {
        return buka(teks).map(Some);
    }
    serde_json::from_str::<&RawValue>(teks).map(|_| None).map_err(|e| rusak(&e))
}

/// The white space of JSON.
const SPASI: [char; 4] = [' ', '\t', '\n', '\r'];

fn utf8(teks: &[u8]) -> Result<&str, Galat> {
    std::str::from_utf8(teks).map_err(|e| {
        let pesan = format!("Teks ini bukan UTF-8 yang utuh (byte ke-{}).", e.valid_up_to() + 1);
        Galat::umum(Kode::JsonRusak, pesan)
    })
}

fn buka(teks: &str) -> Result<Anggota<'_>, Galat> {
    let ganda = RefCell::new(None);
    let mut pembaca = serde_json::Deserializer::from_str(teks);
    let dibaca =
        Objek { ganda: &ganda }.deserialize(&mut pembaca).and_then(|nilai| pembaca.end().map(|()| nilai));
    dibaca.map_err(|e| match ganda.take() {
        Some(nama) => tertulis_dua_kali(&nama),
        None => rusak(&e),
    })
}

fn tertulis_dua_kali(nama: &str) -> Galat {
    let nama = kutip(nama);
    let pesan = format!("\"{nama}\" tertulis dua kali dalam satu objek. Hapus salah satu.");
    Galat::pada(Kode::JsonRusak, nama, pesan)
}

pub(crate) fn rusak(galat: &serde_json::Error) -> Galat {
    let tempat = format!("baris {}, kolom {}", galat.line(), galat.column());
    let pesan = match galat.classify() {
        Category::Eof => format!("JSON ini terputus sebelum selesai ({tempat})."),
        _ => format!("Teks ini bukan JSON yang utuh ({tempat}). Periksa tanda kutip, koma, dan kurung."),
    };
    Galat::umum(Kode::JsonRusak, pesan)
}

/// A name that is borrowed from the text unless an escape stands in it.
#[derive(Deserialize)]
struct Nama<'a>(#[serde(borrow)] Cow<'a, str>);

/// Reads an object and stops at the first member that stands twice, leaving its name in `ganda`.
struct Objek<'g> {
    ganda: &'g RefCell<Option<String>>,
}

/// Up to so many members each name is compared with those before it; beyond, they go into a set.
const SEDIKIT: usize = 16;

impl<'de> DeserializeSeed<'de> for Objek<'_> {
    type Value = Anggota<'de>;

    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<Self::Value, D::Error> {
        d.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Objek<'_> {
    type Value = Anggota<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut peta: A) -> Result<Self::Value, A::Error> {
        let mut anggota = Anggota::with_capacity(4);
        let mut nama_lama = HashSet::new();
        while let Some((Nama(nama), nilai)) = peta.next_entry::<Nama<'de>, &'de RawValue>()? {
            let ganda = if anggota.len() < SEDIKIT {
                anggota.iter().any(|(lama, _)| *lama == nama)
            } else {
                if nama_lama.is_empty() {
                    nama_lama.extend(anggota.iter().map(|(lama, _)| lama.clone()));
                }
                !nama_lama.insert(nama.clone())
            };
            if ganda {
                self.ganda.replace(Some(nama.into_owned()));
                return Err(A::Error::custom("member stands twice"));
            }
            anggota.push((nama, nilai));
        }
        Ok(anggota)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn objek(teks: &[u8]) -> Result<usize, Galat> {
        baca_baris(teks).map(|anggota| anggota.map_or(0, |anggota| anggota.len()))
    }

    #[test]
    fn members_keep_their_text() {
        let anggota =
            baca_baris(br#" {"a":1.50 , "\u00e9":[null, true],"b":{}} "#).expect("JSON").expect("an object");
        let bagian: Vec<_> = anggota.iter().map(|(nama, nilai)| (nama.as_ref(), nilai.get())).collect();
        assert_eq!(bagian, [("a", "1.50"), ("é", "[null, true]"), ("b", "{}")]);
        assert!(matches!(anggota[0].0, Cow::Borrowed(_)));
    }

    #[test]
    fn other_values_are_no_objects() {
        for teks in ["[]", " 1", "\"{\"", "null"] {
            assert_eq!(baca_baris(teks.as_bytes()).map(|a| a.is_none()), Ok(true), "{teks}");
        }
    }

    #[test]
    fn broken_texts_are_named_broken() {
        let dalam = "[".repeat(100_000);
        let rusak: [&[u8]; 8] =
            [b"{", b"{}}", b"{} {}", b"{\"a\":1,}", b"'a'", b"\"\\x\"", b"\"\xff\"", dalam.as_bytes()];
        for teks in rusak {
            let galat = objek(teks).expect_err("broken");
            assert_eq!((galat.kode, galat.field), (Kode::JsonRusak, None));
        }
    }

    #[test]
    fn a_member_may_stand_once() {
        for teks in [&br#"{"a":1,"a":1}"#[..], br#"{"a":1,"\u0061":2}"#] {
            let galat = objek(teks).expect_err("twice");
            assert_eq!((galat.kode, galat.field.as_deref()), (Kode::JsonRusak, Some("a")));
        }
        assert_eq!(objek(br#"{"a":{"a":1}}"#), Ok(1));
        let banyak = |ulang: usize| {
            let nama: Vec<_> = (0..40).map(|i| format!("\"n{}\":0", i % ulang)).collect();
            objek(format!("{{{}}}", nama.join(",")).as_bytes())
        };
        assert_eq!(banyak(40), Ok(40));
        assert_eq!(banyak(39).expect_err("twice").field.as_deref(), Some("n0"));
    }

    #[test]
    fn the_place_is_told() {
        assert!(objek(b"{\"a\":x}").expect_err("broken").pesan.contains("kolom 6"));
        assert!(objek(b"{\"a\":").expect_err("broken").pesan.contains("terputus"));
        assert!(objek(b"ab\xff").expect_err("broken").pesan.contains("byte ke-3"));
    }
}
