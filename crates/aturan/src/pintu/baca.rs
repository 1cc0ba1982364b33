//! JSON read strictly: whole, UTF-8, no member named twice.

use std::{cell::RefCell, fmt};

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value, error::Category};

use crate::{
    galat::{Galat, Kode},
    isian::kutip,
};

/// Reads one JSON text. Nesting deeper than 128 levels is refused.
///
/// # Errors
/// `json_rusak`, with the name of the member in `field` where one stands twice in an object: readers differ on which
/// of the two counts, so neither does.
pub fn baca_json(teks: &[u8]) -> Result<Value, Galat> {
    let teks = std::str::from_utf8(teks).map_err(|e| {
        let pesan = format!("Teks ini bukan UTF-8 yang utuh (byte ke-{}).", e.valid_up_to() + 1);
        Galat::umum(Kode::JsonRusak, pesan)
    })?;
    let ganda = RefCell::new(None);
    let mut pembaca = serde_json::Deserializer::from_str(teks);
    let dibaca =
        Ketat { ganda: &ganda }.deserialize(&mut pembaca).and_then(|nilai| pembaca.end().map(|()| nilai));
    dibaca.map_err(|e| match ganda.take() {
        Some(nama) => tertulis_dua_kali(&nama),
        None => rusak(&e),
    })
}

fn tertulis_dua_kali(nama: &str) -> Galat {
    let nama = kutip(nama);
    Galat::pada(
        Kode::JsonRusak,
        nama,
        format!("\"{nama}\" tertulis dua kali dalam satu objek. Hapus salah satu."),
    )
}

fn rusak(galat: &serde_json::Error) -> Galat {
    let tempat = format!("baris {}, kolom {}", galat.line(), galat.column());
    let pesan = match galat.classify() {
        Category::Eof => format!("JSON ini terputus sebelum selesai ({tempat})."),
        _ => format!("Teks ini bukan JSON yang utuh ({tempat}). Periksa tanda kutip, koma, dan kurung."),
    };
    Galat::umum(Kode::JsonRusak, pesan)
}

/// Builds a [`Value`] and stops at the first member that stands twice, leaving its name in `ganda`.
#[derive(Clone, Copy)]
struct Ketat<'g> {
    ganda: &'g RefCell<Option<String>>,
}

impl<'de> DeserializeSeed<'de> for Ketat<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<Value, D::Error> {
        d.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Ketat<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, nilai: bool) -> Result<Value, E> {
        Ok(Value::Bool(nilai))
    }

    fn visit_i64<E>(self, nilai: i64) -> Result<Value, E> {
        Ok(Value::Number(nilai.into()))
    }

    fn visit_u64<E>(self, nilai: u64) -> Result<Value, E> {
        Ok(Value::Number(nilai.into()))
    }

    fn visit_f64<E>(self, nilai: f64) -> Result<Value, E> {
        Ok(Number::from_f64(nilai).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, nilai: &str) -> Result<Value, E> {
        Ok(Value::String(nilai.to_owned()))
    }

    fn visit_string<E>(self, nilai: String) -> Result<Value, E> {
        Ok(Value::String(nilai))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut urutan: A) -> Result<Value, A::Error> {
        let mut daftar = Vec::new();
        while let Some(nilai) = urutan.next_element_seed(self)? {
            daftar.push(nilai);
        }
        Ok(Value::Array(daftar))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut anggota: A) -> Result<Value, A::Error> {
        let mut objek = Map::new();
        while let Some(nama) = anggota.next_key::<String>()? {
            if objek.contains_key(&nama) {
                self.ganda.replace(Some(nama));
                return Err(A::Error::custom("member stands twice"));
            }
            objek.insert(nama, anggota.next_value_seed(self)?);
        }
        Ok(Value::Object(objek))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_kind_of_value_is_read() {
        let teks = br#" {"a":[null,true,-1,18446744073709551615,1.5,"\u00e9"],"b":{}} "#;
        assert_eq!(baca_json(teks), Ok(json!({"a": [null, true, -1, u64::MAX, 1.5, "é"], "b": {}})));
    }

    #[test]
    fn broken_texts_are_named_broken() {
        let dalam = "[".repeat(100_000);
        let rusak: [&[u8]; 9] = [
            b"{",
            b"{}}",
            b"{} {}",
            b"{\"a\":1,}",
            b"'a'",
            b"1e999",
            b"\"\\ud800\"",
            b"\"\xff\"",
            dalam.as_bytes(),
        ];
        for teks in rusak {
            let galat = baca_json(teks).expect_err("broken");
            assert_eq!((galat.kode, galat.field), (Kode::JsonRusak, None));
        }
    }

    #[test]
    fn a_member_may_stand_once() {
        for teks in [&br#"{"a":1,"a":1}"#[..], br#"{"b":[{"a":1,"\u0061":2}]}"#] {
            let galat = baca_json(teks).expect_err("twice");
            assert_eq!((galat.kode, galat.field.as_deref()), (Kode::JsonRusak, Some("a")));
        }
        assert!(baca_json(br#"{"a":{"a":1}}"#).is_ok());
    }

    #[test]
    fn the_place_is_told() {
        assert!(baca_json(b"{\"a\":x}").expect_err("broken").pesan.contains("kolom 6"));
        assert!(baca_json(b"{\"a\":").expect_err("broken").pesan.contains("terputus"));
        assert!(baca_json(b"ab\xff").expect_err("broken").pesan.contains("byte ke-3"));
    }
}
