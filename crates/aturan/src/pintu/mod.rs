//! The door that every caller of a rule goes through with JSON: the calculator page, the API, the command line.
//!
//! In: `{"rule", "input", "on"?}`. Out: `{"rule", "output"}` or `{"rule", "error": {"code", "message", "field"?}}`,
//! and `"langkah": [{"teks", "pasal"}]` where an explanation was asked for and there is an answer.
//!
//! `rule` in the answer is the id of the rule that worked it out, also where a topic was asked for; in a refusal
//! before any rule was found it is what was asked for, or null if that could not be read.

pub(crate) mod baca;

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::{Serialize, Serializer, ser::SerializeMap};
use serde_json::value::RawValue;

use self::baca::baca_baris;
pub use self::baca::{Anggota, baca_json, baca_objek};
use crate::{
    galat::{Galat, Kode},
    isian::{SEHARUSNYA_TANGGAL, kutip},
    kalender::tulis_tanggal,
    keluaran::Keluaran,
    masukan::{Masukan, jenis_salah, tanggal, teks},
    registri::{Aturan, Langkah, Penjelasan, cari, dalam_topik},
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

/// Answers one request, an object opened one level deep. Never fails: a refusal is an answer too.
fn hitung<'a>(anggota: Option<&'a Anggota<'_>>, jelaskan: bool) -> Jawaban<'a> {
    let Some(anggota) = anggota else {
        let pesan = "Permintaan harus berupa objek JSON dengan anggota \"rule\" dan \"input\".";
        return Jawaban::ditolak(None, Galat::umum(Kode::JenisSalah, pesan));
    };
    let cari = |nama| anggota.iter().find(|(k, _)| k == nama).map(|(_, nilai)| *nilai);
    let rule = match cari("rule").map(teks) {
        Some(Ok(rule)) => rule,
        Some(Err(galat)) => return Jawaban::ditolak(None, galat),
        None => None,
    };
    let galat =
        periksa_anggota(anggota).err().or_else(|| rule.is_none().then(|| rule_tidak_terbaca(cari("rule"))));
    match (rule, galat) {
        (rule, Some(galat)) => Jawaban { rule, hasil: Err(galat), langkah: None },
        (Some(id), None) => hitung_aturan(id, cari("input"), cari("on"), jelaskan),
        (None, None) => Jawaban::ditolak(None, rule_tidak_terbaca(None)),
    }
}

/// Answers for the rule or topic `id`, as the API does, where the id stands in the path.
///
/// `on` is the day on which the rule must hold: necessary for a topic, a check for a rule. `null` counts as absent.
pub fn hitung_aturan<'a>(
    id: impl Into<Cow<'a, str>>,
    input: Option<&RawValue>,
    on: Option<&RawValue>,
    jelaskan: bool,
) -> Jawaban<'a> {
    let id = id.into();
    let aturan = match on.filter(|on| on.get() != "null").map(baca_on).transpose() {
        Ok(hari) => pilih(&id, hari),
        Err(galat) => Err(galat),
    };
    match aturan {
        Ok(aturan) => jalankan(aturan, input, jelaskan),
        Err(galat) => Jawaban { rule: Some(id), hasil: Err(galat), langkah: None },
    }
}

fn baca_on(on: &RawValue) -> Result<NaiveDate, Galat> {
    let teks = teks(on)?.ok_or_else(|| jenis_salah("on", SEHARUSNYA_TANGGAL))?;
    tanggal(&teks, &"on")
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
    Some(match baca_baris(baris) {
        Ok(permintaan) => tulis(&hitung(permintaan.as_ref(), jelaskan)),
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

fn periksa_anggota(anggota: &Anggota<'_>) -> Result<(), Galat> {
    let Some((asing, _)) = anggota.iter().find(|(k, _)| !ANGGOTA.contains(&k.as_ref())) else {
        return Ok(());
    };
    let asing = kutip(asing);
    let pesan = format!("Anggota \"{asing}\" tidak dikenal. Yang dikenal: {}.", ANGGOTA.join(", "));
    Err(Galat::pada(Kode::IsianTidakDikenal, asing, pesan))
}

fn rule_tidak_terbaca(rule: Option<&RawValue>) -> Galat {
    if rule.is_some() {
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

fn jalankan(aturan: &'static Aturan, input: Option<&RawValue>, jelaskan: bool) -> Jawaban<'static> {
    let mut penjelasan = Penjelasan::baru(jelaskan);
    let hasil = input
        .ok_or_else(input_kurang)
        .and_then(|input| (aturan.hitung)(&Masukan::awal(input, aturan.isian)?, &mut penjelasan));
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
