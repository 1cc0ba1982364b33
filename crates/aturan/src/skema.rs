//! JSON Schema (2020-12) of the input and of the answer of a rule, made from the same description that the readers
//! check, so that the two cannot differ.
//!
//! A schema says what one field may hold. What two fields may not say together is left to the rule.

use serde_json::{Map, Value, json};

use crate::{
    Aturan, Isian, Jenis, Pilihan,
    isian::{TANGGAL_MAKS, TANGGAL_MIN},
};

const DIALEK: &str = "https://json-schema.org/draft/2020-12/schema";
/// A time of day, 00:00 to 23:59.
const POLA_WAKTU: &str = "^([01][0-9]|2[0-3]):[0-5][0-9]$";
/// Longest name that a value under a free name may have.
const NAMA_MAKS: u32 = 100;

type Skema = Map<String, Value>;

/// Where a value stands: what is sent is checked closely, what is answered is described.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Arah {
    Masukan,
    Luaran,
}

impl Aturan {
    /// JSON Schema of `input`: exactly the fields of the rule, with their bounds. Where a field may be left out,
    /// `null` means the same.
    pub fn skema_masukan(&self) -> Value {
        dokumen(self.judul, self.isian, Arah::Masukan)
    }

    /// JSON Schema of `output`: exactly the members that the rule may answer. One that is not required may be
    /// missing or null.
    pub fn skema_luaran(&self) -> Value {
        dokumen(self.judul, self.luaran, Arah::Luaran)
    }
}

fn dokumen(judul: &str, isian: &[Isian], arah: Arah) -> Value {
    let mut skema = objek(isian, arah);
    skema.insert("$schema".to_owned(), json!(DIALEK));
    skema.insert("title".to_owned(), json!(judul));
    Value::Object(skema)
}

fn objek(isian: &[Isian], arah: Arah) -> Skema {
    let anggota: Skema = isian.iter().map(|i| (i.nama.to_owned(), satu(i, arah))).collect();
    let wajib: Vec<_> = isian.iter().filter(|i| i.wajib).map(|i| i.nama).collect();
    skema(json!({
        "type": "object",
        "properties": anggota,
        "required": wajib,
        "additionalProperties": false,
    }))
}

fn satu(isian: &Isian, arah: Arah) -> Value {
    let mut skema = isi(isian.jenis, arah);
    skema.insert("title".to_owned(), json!(isian.label));
    if !isian.wajib {
        boleh_kosong(&mut skema);
    }
    Value::Object(skema)
}

fn isi(jenis: Jenis, arah: Arah) -> Skema {
    match jenis {
        Jenis::Pilihan(pilihan) => kata(pilihan),
        Jenis::Benar { ya, tidak } => {
            skema(json!({"type": "boolean", "description": format!("true: {ya}; false: {tidak}")}))
        }
        Jenis::Bulat { .. } | Jenis::Rupiah { .. } | Jenis::Desimal { .. } | Jenis::Tahun | Jenis::Bulan => {
            angka(jenis, arah)
        }
        Jenis::Tanggal => tanggal(arah),
        Jenis::Waktu => skema(json!({"type": "string", "pattern": POLA_WAKTU})),
        Jenis::Saat => skema(json!({"type": "string", "format": "date-time"})),
        Jenis::Teks => skema(json!({"type": "string"})),
        Jenis::Kelompok(isian) => objek(isian, arah),
        Jenis::Daftar { isi, min, maks } => skema(json!({
            "type": "array", "items": satu(isi, arah), "minItems": min, "maxItems": maks,
        })),
        Jenis::Peta { isi, min, maks } => skema(json!({
            "type": "object",
            "additionalProperties": satu(isi, arah),
            "propertyNames": {"minLength": 1, "maxLength": NAMA_MAKS},
            "minProperties": min,
            "maxProperties": maks,
        })),
    }
}

fn kata(pilihan: &[Pilihan]) -> Skema {
    let kode: Vec<_> = pilihan.iter().map(|p| p.kode).collect();
    let arti: Vec<_> = pilihan.iter().map(|p| format!("{}: {}", p.kode, p.label)).collect();
    skema(json!({"type": "string", "enum": kode, "description": arti.join("; ")}))
}

/// Rupiah are whole where they are sent; an answer may keep a fraction that its source leaves.
fn angka(jenis: Jenis, arah: Arah) -> Skema {
    let bulat = match jenis {
        Jenis::Desimal { .. } => false,
        Jenis::Rupiah { .. } => arah == Arah::Masukan,
        _ => true,
    };
    let mut skema = skema(json!({"type": if bulat { "integer" } else { "number" }}));
    // No multipleOf 0.000001 for the six places: validators that divide floats refuse sound numbers by it.
    if let Some((min, maks)) = batas(jenis, arah) {
        skema.insert("minimum".to_owned(), json!(min));
        skema.insert("maximum".to_owned(), json!(maks));
    }
    skema
}

/// A year of an answer may be any that a NIP has written in it; a whole range of `i64` is no bound.
fn batas(jenis: Jenis, arah: Arah) -> Option<(i64, i64)> {
    match (jenis, arah) {
        (Jenis::Tahun, Arah::Luaran) => None,
        _ => jenis.batas().filter(|batas| *batas != (i64::MIN, i64::MAX)),
    }
}

fn tanggal(arah: Arah) -> Skema {
    let mut skema = skema(json!({"type": "string", "format": "date"}));
    if arah == Arah::Masukan {
        let antara = format!("Antara {TANGGAL_MIN} dan {TANGGAL_MAKS}");
        skema.insert("description".to_owned(), json!(antara));
    }
    skema
}

fn boleh_kosong(skema: &mut Skema) {
    if let Some(jenis) = skema.get_mut("type") {
        *jenis = json!([jenis.take(), "null"]);
    }
    if let Some(Value::Array(kata)) = skema.get_mut("enum") {
        kata.push(Value::Null);
    }
}

/// The members of an object literal.
fn skema(nilai: Value) -> Skema {
    match nilai {
        Value::Object(skema) => skema,
        _ => Skema::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Rating;

    fn masukan(jenis: Jenis) -> Value {
        satu(&Isian::wajib("x", "Label", jenis), Arah::Masukan)
    }

    #[test]
    fn words_are_listed_with_their_meaning() {
        let skema = masukan(Jenis::Pilihan(Rating::PILIHAN));
        assert_eq!(skema["enum"], json!(["di_atas_ekspektasi", "sesuai_ekspektasi", "di_bawah_ekspektasi"]));
        let arti = skema["description"].as_str().expect("a description");
        assert!(arti.starts_with("di_atas_ekspektasi: Di atas ekspektasi; "), "{arti}");
        assert_eq!((&skema["title"], &skema["type"]), (&json!("Label"), &json!("string")));
    }

    #[test]
    fn numbers_have_their_bounds() {
        assert_eq!(
            masukan(Jenis::Bulat { min: -1, maks: 9 }),
            json!({"type": "integer", "minimum": -1, "maximum": 9, "title": "Label"})
        );
        let desimal = masukan(Jenis::Desimal { min: 0, maks: 100 });
        assert_eq!((&desimal["type"], desimal.get("multipleOf")), (&json!("number"), None));
        assert_eq!(masukan(Jenis::Bulan)["maximum"], json!(12));
        assert_eq!(masukan(Jenis::Tahun)["minimum"], json!(1945));
    }

    #[test]
    fn an_answer_is_described_more_loosely() {
        let luaran = |jenis| satu(&Isian::wajib("x", "Label", jenis), Arah::Luaran);
        assert_eq!(luaran(Jenis::RUPIAH), json!({"type": "number", "title": "Label"}));
        assert_eq!(luaran(Jenis::BULAT), json!({"type": "integer", "title": "Label"}));
        assert_eq!(luaran(Jenis::Tahun).get("minimum"), None);
    }

    #[test]
    fn what_may_be_left_out_may_be_null() {
        let boleh = |jenis| satu(&Isian::boleh("x", "Label", jenis), Arah::Masukan);
        assert_eq!(boleh(Jenis::Teks)["type"], json!(["string", "null"]));
        let kata = boleh(Jenis::Pilihan(Rating::PILIHAN));
        assert_eq!(kata["enum"].as_array().and_then(|k| k.last()), Some(&Value::Null));
    }

    #[test]
    fn groups_lists_and_free_names_are_opened() {
        const ANGKA: Isian = Isian::wajib("n", "Angka", Jenis::Bulat { min: 0, maks: 4 });
        let kelompok = masukan(Jenis::Kelompok(&[ANGKA]));
        assert_eq!(
            (&kelompok["required"], &kelompok["additionalProperties"]),
            (&json!(["n"]), &json!(false))
        );
        let daftar = masukan(Jenis::Daftar { isi: &ANGKA, min: 1, maks: 9 });
        assert_eq!((&daftar["minItems"], &daftar["maxItems"]), (&json!(1), &json!(9)));
        assert_eq!(daftar["items"]["maximum"], json!(4));
        let peta = masukan(Jenis::Peta { isi: &ANGKA, min: 1, maks: 9 });
        assert_eq!(
            (&peta["additionalProperties"]["title"], &peta["maxProperties"]),
            (&json!("Angka"), &json!(9))
        );
    }
}
