//! The door that every caller of a rule goes through with JSON: the calculator page, the API, the command line.
//!
//! In: `{"rule", "input", "on"?}`. Out: `{"rule", "output"}` or `{"rule", "error": {"code", "message", "field"?}}`,
//! and `"langkah": [{"teks", "pasal"}]` where an explanation was asked for and there is an answer.
//!
//! `rule` in the answer is the id of the rule that worked it out, also where a topic was asked for; in a refusal
//! before any rule was found it is what was asked for, or null if that could not be read.

mod baca;

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::{Serialize, Serializer, ser::SerializeMap};
use serde_json::{Map, Value};

pub use self::baca::baca_json;
use crate::{
    galat::{Galat, Kode},
    isian::{Masukan, jenis_salah, kutip, tanggal},
    kalender::tulis_tanggal,
    registri::{Aturan, Keluaran, Langkah, Penjelasan, cari, dalam_topik},
};

/// Longest line, in bytes without its newline: 1 MiB.
pub const BARIS_BYTE_MAKS: usize = 1 << 20;

/// Members that a request may have.
const ANGGOTA: [&str; 3] = ["rule", "input", "on"];

/// The answer to one request; serializes to the wire format above.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Jawaban<'a> {
    pub rule: Option<Cow<'a, str>>,
    pub hasil: Result<Keluaran, Galat>,
    /// None where no explanation was asked for, and always beside a refusal.
    pub langkah: Option<Vec<Langkah>>,
}

impl<'a> Jawaban<'a> {
    fn ditolak(rule: Option<&'a str>, galat: Galat) -> Self {
        Self { rule: rule.map(Cow::Borrowed), hasil: Err(galat), langkah: None }
    }
}

impl Serialize for Jawaban<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut peta = s.serialize_map(None)?;
        peta.serialize_entry("rule", &self.rule)?;
        match &self.hasil {
            Ok(keluaran) => peta.serialize_entry("output", keluaran)?,
            Err(galat) => peta.serialize_entry("error", galat)?,
        }
        if let Some(langkah) = &self.langkah {
            peta.serialize_entry("langkah", langkah)?;
        }
        peta.end()
    }
}

/// Answers one request that is already JSON. Never fails: a refusal is an answer too.
pub fn hitung(permintaan: &Value, jelaskan: bool) -> Jawaban<'_> {
    let Value::Object(anggota) = permintaan else {
        let pesan = "Permintaan harus berupa objek JSON dengan anggota \"rule\" dan \"input\".";
        return Jawaban::ditolak(None, Galat::umum(Kode::JenisSalah, pesan));
    };
    let rule = anggota.get("rule").and_then(Value::as_str);
    if let Err(galat) = periksa_anggota(anggota) {
        return Jawaban::ditolak(rule, galat);
    }
    match rule {
        Some(id) => hitung_aturan(id, anggota.get("input"), anggota.get("on"), jelaskan),
        None => Jawaban::ditolak(None, rule_tidak_terbaca(anggota)),
    }
}

/// Answers for the rule or topic `id`, as the API does, where the id stands in the path.
///
/// `on` is the day on which the rule must hold: necessary for a topic, a check for a rule. `null` counts as absent.
pub fn hitung_aturan<'a>(
    id: &'a str,
    input: Option<&'a Value>,
    on: Option<&'a Value>,
    jelaskan: bool,
) -> Jawaban<'a> {
    let aturan = match on.filter(|on| !on.is_null()).map(|on| tanggal(on, "on")).transpose() {
        Ok(hari) => pilih(id, hari),
        Err(galat) => Err(galat),
    };
    match aturan {
        Ok(aturan) => jalankan(aturan, input, jelaskan),
        Err(galat) => Jawaban::ditolak(Some(id), galat),
    }
}

/// Answers one line of the command line: None for a blank line, else one line of JSON without its newline.
///
/// A newline at the end of `baris` is ignored. A caller that stops reading a line after [`BARIS_BYTE_MAKS`] + 1
/// bytes gets `baris_terlalu_panjang`, as it should.
pub fn jawab_baris(baris: &[u8], jelaskan: bool) -> Option<Vec<u8>> {
    let baris = baris.strip_suffix(b"\n").unwrap_or(baris);
    if baris.len() > BARIS_BYTE_MAKS {
        let pesan =
            format!("Baris ini lebih dari {BARIS_BYTE_MAKS} byte (1 MiB). Bagilah menjadi beberapa baris.");
        return Some(tulis(&Jawaban::ditolak(None, Galat::umum(Kode::BarisTerlaluPanjang, pesan))));
    }
    if baris.trim_ascii().is_empty() {
        return None;
    }
    Some(match baca_json(baris) {
        Ok(permintaan) => tulis(&hitung(&permintaan, jelaskan)),
        Err(galat) => tulis(&Jawaban::ditolak(None, galat)),
    })
}

fn tulis(jawaban: &Jawaban<'_>) -> Vec<u8> {
    // Only strings are keys and a vector does not refuse bytes, so this cannot fail; if it does, the caller still
    // gets a line that says so.
    serde_json::to_vec(jawaban).unwrap_or_else(|_| {
        br#"{"rule":null,"error":{"code":"json_rusak","message":"Jawaban belum dapat ditulis."}}"#.to_vec()
    })
}

fn periksa_anggota(anggota: &Map<String, Value>) -> Result<(), Galat> {
    let Some(asing) = anggota.keys().find(|k| !ANGGOTA.contains(&k.as_str())) else { return Ok(()) };
    let asing = kutip(asing);
    let pesan = format!("Anggota \"{asing}\" tidak dikenal. Yang dikenal: {}.", ANGGOTA.join(", "));
    Err(Galat::pada(Kode::IsianTidakDikenal, asing, pesan))
}

fn rule_tidak_terbaca(anggota: &Map<String, Value>) -> Galat {
    if anggota.contains_key("rule") {
        return jenis_salah("rule", "teks dalam tanda kutip");
    }
    let pesan = "Anggota \"rule\" belum ada. Isilah dengan nama aturan atau topik.";
    Galat::pada(Kode::IsianKurang, "rule", pesan)
}

/// The rule with this id, or the rule of this topic that holds on that day.
fn pilih(id: &str, hari: Option<NaiveDate>) -> Result<&'static Aturan, Galat> {
    match (cari(id), hari) {
        (Some(aturan), Some(hari)) if !aturan.is_berlaku(hari) => Err(tidak_berlaku(aturan, hari)),
        (Some(aturan), _) => Ok(aturan),
        (None, hari) => pilih_topik(id, hari),
    }
}

fn pilih_topik(topik: &str, hari: Option<NaiveDate>) -> Result<&'static Aturan, Galat> {
    if dalam_topik(topik).next().is_none() {
        let pesan = format!("Aturan \"{}\" tidak dikenal. Periksa ejaannya.", kutip(topik));
        return Err(Galat::umum(Kode::AturanTidakDikenal, pesan));
    }
    let Some(hari) = hari else {
        let pesan = format!(
            "\"{topik}\" adalah topik. Isilah \"on\" dengan tanggal, misalnya \"2026-01-12\", agar aturan yang \
             berlaku pada hari itu dapat dipilih."
        );
        return Err(Galat::pada(Kode::IsianKurang, "on", pesan));
    };
    dalam_topik(topik).find(|a| a.is_berlaku(hari)).ok_or_else(|| {
        let pesan =
            format!("Belum ada aturan untuk topik \"{topik}\" yang berlaku pada {}.", tulis_tanggal(hari));
        Galat::pada(Kode::TidakBerlaku, "on", pesan)
    })
}

fn tidak_berlaku(aturan: &Aturan, hari: NaiveDate) -> Galat {
    let masa = match (aturan.berlaku_mulai, aturan.berlaku_sampai) {
        (Some(mulai), Some(sampai)) => format!("{} sampai {}", tulis_tanggal(mulai), tulis_tanggal(sampai)),
        (Some(mulai), None) => format!("mulai {}", tulis_tanggal(mulai)),
        (None, Some(sampai)) => format!("sampai {}", tulis_tanggal(sampai)),
        (None, None) => "tanpa batas".to_owned(),
    };
    let pesan =
        format!("{} tidak berlaku pada {}; masa berlakunya {masa}.", aturan.regulasi, tulis_tanggal(hari));
    Galat::pada(Kode::TidakBerlaku, "on", pesan)
}

fn jalankan<'a>(aturan: &'static Aturan, input: Option<&'a Value>, jelaskan: bool) -> Jawaban<'a> {
    let mut penjelasan = Penjelasan::baru(jelaskan);
    let hasil = input.ok_or_else(input_kurang).and_then(|input| {
        let masukan = Masukan::buka(input, aturan.isian, "input", None)?;
        (aturan.hitung)(masukan, &mut penjelasan)
    });
    if hasil.is_err() {
        return Jawaban { rule: Some(Cow::Borrowed(aturan.id)), hasil, langkah: None };
    }
    penjelasan.isi(|| aturan.keraguan().into_iter().collect());
    Jawaban { rule: Some(Cow::Borrowed(aturan.id)), hasil, langkah: penjelasan.selesai() }
}

fn input_kurang() -> Galat {
    Galat::pada(
        Kode::IsianKurang,
        "input",
        "Anggota \"input\" belum ada. Isilah dengan objek JSON berisi isian aturan.",
    )
}
