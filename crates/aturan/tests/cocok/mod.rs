//! Whether a value fits a schema: the words of JSON Schema that the crate writes, and a refusal of all others.

use serde_json::{Map, Value};

/// What does not fit, with the place where; None if all does.
pub fn tidak_cocok(skema: &Value, nilai: &Value) -> Option<String> {
    let skema = skema.as_object().expect("a schema is an object");
    skema
        .iter()
        .find_map(|(kata, syarat)| {
            (!terpenuhi(kata, syarat, skema, nilai)).then(|| format!("{nilai} against {kata}: {syarat}"))
        })
        .or_else(|| dalam(skema, nilai))
}

fn terpenuhi(kata: &str, syarat: &Value, skema: &Map<String, Value>, nilai: &Value) -> bool {
    let batas = || usize::try_from(syarat.as_u64().expect("a count")).expect("fits");
    let objek = nilai.as_object();
    match kata {
        "$schema" | "title" | "description" | "properties" | "items" => true,
        "type" if syarat.is_array() => {
            syarat.as_array().is_some_and(|j| j.iter().any(|j| is_jenis(j, nilai)))
        }
        "type" => is_jenis(syarat, nilai),
        "enum" => syarat.as_array().is_some_and(|kata| kata.contains(nilai)),
        "minimum" => nilai.as_f64().is_none_or(|n| Some(n) >= syarat.as_f64()),
        "maximum" => nilai.as_f64().is_none_or(|n| Some(n) <= syarat.as_f64()),
        "pattern" => nilai.as_str().is_none_or(is_waktu),
        "format" => nilai.as_str().is_none_or(|teks| is_format(syarat, teks)),
        "required" => objek.is_none_or(|o| {
            syarat.as_array().expect("names").iter().all(|n| o.contains_key(n.as_str().expect("a name")))
        }),
        "additionalProperties" if *syarat == Value::Bool(false) => {
            objek.is_none_or(|o| o.keys().all(|nama| skema["properties"].get(nama).is_some()))
        }
        "additionalProperties" => syarat.is_object(),
        "propertyNames" => objek.is_none_or(|o| o.keys().all(|n| (1..=100).contains(&n.chars().count()))),
        "minItems" => nilai.as_array().is_none_or(|a| a.len() >= batas()),
        "maxItems" => nilai.as_array().is_none_or(|a| a.len() <= batas()),
        "minProperties" => objek.is_none_or(|o| o.len() >= batas()),
        "maxProperties" => objek.is_none_or(|o| o.len() <= batas()),
        lain => panic!("the check does not know {lain}"),
    }
}

fn is_jenis(jenis: &Value, nilai: &Value) -> bool {
    match jenis.as_str().expect("a type") {
        "object" => nilai.is_object(),
        "array" => nilai.is_array(),
        "string" => nilai.is_string(),
        "boolean" => nilai.is_boolean(),
        "null" => nilai.is_null(),
        // The reader of this test holds `-0` as a fraction.
        "integer" => nilai.is_i64() || nilai.is_u64() || nilai.as_f64() == Some(0.0),
        "number" => nilai.is_number(),
        lain => panic!("no type of JSON Schema: {lain}"),
    }
}

fn is_waktu(teks: &str) -> bool {
    teks.len() == 5 && chrono::NaiveTime::parse_from_str(teks, "%H:%M").is_ok()
}

fn is_format(format: &Value, teks: &str) -> bool {
    match format.as_str().expect("a format") {
        "date" => teks.len() == 10 && teks.parse::<chrono::NaiveDate>().is_ok(),
        "date-time" => chrono::DateTime::parse_from_rfc3339(teks).is_ok(),
        lain => panic!("no format that the crate writes: {lain}"),
    }
}

fn dalam(skema: &Map<String, Value>, nilai: &Value) -> Option<String> {
    let anggota = nilai.as_object().into_iter().flatten().find_map(|(nama, nilai)| {
        let dikenal = skema.get("properties").and_then(|p| p.get(nama));
        let bebas = || skema.get("additionalProperties").filter(|s| s.is_object());
        tidak_cocok(dikenal.or_else(bebas)?, nilai).map(|sebab| format!("{nama}: {sebab}"))
    });
    let unsur = || {
        let isi = skema.get("items")?;
        nilai.as_array()?.iter().find_map(|unsur| tidak_cocok(isi, unsur))
    };
    anggota.or_else(unsur)
}
