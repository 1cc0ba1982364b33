//! The rules for programs: `GET /api/v1/aturan` lists them, `POST /api/v1/aturan/{id}` works one out.
//!
//! In: `{"input", "on"?, "jelaskan"?}`; `on` is the day on which the rule must hold, necessary for a topic; `jelaskan`
//! asks for the steps. Out: `{"rule", "output", "langkah"?}`. A refusal is a problem document with the members `rule`
//! and `error`, as the command line gives them: 404 for an unknown rule, else 422.

use aturan::pintu::{self, baca_json};
use aturan::{Aturan, Galat, Isian, Jenis, Kode, Pilihan};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use platform::{Action, Ctx, Relation, Result};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use web_kit::{Example, Problem, Routes, api};

use super::LihatAturan;

/// Working out a rule writes nothing and is for everybody.
pub struct HitungAturan;

impl Action for HitungAturan {
    const NAME: &'static str = "hitung_aturan";
    const ALLOWED: &'static [Relation] = &[Relation::Public];
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/api/v1/aturan")]
pub struct ApiDaftarAturanPath;

impl Example for ApiDaftarAturanPath {
    fn example() -> Self {
        Self
    }
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/api/v1/aturan/{id}")]
pub struct ApiAturanPath {
    /// Id of a rule or of a topic.
    pub id: String,
}

impl Example for ApiAturanPath {
    fn example() -> Self {
        Self { id: "nip.parse".into() }
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().api_view::<ApiDaftarAturanPath, LihatAturan>(list).api::<ApiAturanPath, HitungAturan>(post)
}

/// A rule as programs read it.
#[derive(Debug, Serialize)]
pub struct UraianAturan {
    id: &'static str,
    topik: &'static str,
    judul: &'static str,
    regulasi: &'static str,
    pasal: &'static str,
    berlaku_mulai: Option<NaiveDate>,
    berlaku_sampai: Option<NaiveDate>,
    keyakinan: &'static str,
    isian: Vec<UraianIsian>,
    /// An input that works.
    contoh: Value,
}

/// A field of a rule as programs read it.
#[derive(Debug, Serialize)]
pub struct UraianIsian {
    nama: &'static str,
    label: &'static str,
    /// `pilihan`, `bulat`, `tanggal`, `daftar_tanggal`, `teks`, `kelompok`.
    jenis: &'static str,
    wajib: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pilihan: Option<&'static [Pilihan]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min: Option<i64>,
    /// Largest number, or most dates.
    #[serde(skip_serializing_if = "Option::is_none")]
    maks: Option<i64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    isian: Vec<UraianIsian>,
}

impl UraianAturan {
    fn baru(aturan: &Aturan) -> Result<Self> {
        Ok(Self {
            id: aturan.id,
            topik: aturan.topik,
            judul: aturan.judul,
            regulasi: aturan.regulasi,
            pasal: aturan.pasal,
            berlaku_mulai: aturan.berlaku_mulai,
            berlaku_sampai: aturan.berlaku_sampai,
            keyakinan: aturan.keyakinan.kode(),
            isian: aturan.isian.iter().map(UraianIsian::baru).collect(),
            contoh: serde_json::from_str(aturan.contoh_masukan)?,
        })
    }
}

impl UraianIsian {
    fn baru(isian: &Isian) -> Self {
        let Isian { nama, label, wajib, .. } = *isian;
        let polos = |jenis| Self {
            nama,
            label,
            jenis,
            wajib,
            pilihan: None,
            min: None,
            maks: None,
            isian: Vec::new(),
        };
        match isian.jenis {
            Jenis::Pilihan(pilihan) => Self { pilihan: Some(pilihan), ..polos("pilihan") },
            Jenis::Bulat { min, maks } => Self { min: Some(min), maks: Some(maks), ..polos("bulat") },
            Jenis::Tanggal => polos("tanggal"),
            Jenis::DaftarTanggal { maks } => {
                Self { maks: i64::try_from(maks).ok(), ..polos("daftar_tanggal") }
            }
            Jenis::Teks => polos("teks"),
            Jenis::Kelompok(dalam) => {
                Self { isian: dalam.iter().map(Self::baru).collect(), ..polos("kelompok") }
            }
        }
    }
}

async fn list(_: Ctx, _: ApiDaftarAturanPath) -> Result<Response> {
    #[derive(Serialize)]
    struct Daftar {
        aturan: Vec<UraianAturan>,
    }
    let aturan = aturan::daftar().iter().map(UraianAturan::baru).collect::<Result<_>>()?;
    api::json(&Daftar { aturan })
}

async fn post(_: Ctx, path: ApiAturanPath, body: Vec<u8>) -> Result<Response> {
    let permintaan = match Permintaan::baca(&body) {
        Ok(permintaan) => permintaan,
        Err(galat) => return refused(Some(&path.id), &galat),
    };
    let Permintaan { input, on, jelaskan } = &permintaan;
    let jawaban = pintu::hitung_aturan(&path.id, input.as_ref(), on.as_ref(), *jelaskan);
    match &jawaban.hasil {
        Ok(_) => api::json(&jawaban),
        Err(galat) => refused(jawaban.rule.as_deref(), galat),
    }
}

/// What is asked of a rule.
#[derive(Debug, Default, PartialEq)]
struct Permintaan {
    input: Option<Value>,
    on: Option<Value>,
    jelaskan: bool,
}

impl Permintaan {
    fn baca(body: &[u8]) -> std::result::Result<Self, Galat> {
        let Value::Object(anggota) = baca_json(body)? else {
            return Err(galat(
                Kode::JenisSalah,
                None,
                "Isi permintaan harus berupa objek JSON dengan anggota \"input\".",
            ));
        };
        let mut permintaan = Self::default();
        for (nama, nilai) in anggota {
            match (nama.as_str(), nilai) {
                ("input", nilai) => permintaan.input = Some(nilai),
                ("on", nilai) => permintaan.on = Some(nilai),
                ("jelaskan", Value::Bool(jelaskan)) => permintaan.jelaskan = jelaskan,
                ("jelaskan", Value::Null) => {}
                ("jelaskan", _) => {
                    return Err(galat(
                        Kode::JenisSalah,
                        Some("jelaskan"),
                        "Anggota \"jelaskan\" harus berupa true atau false.",
                    ));
                }
                _ => return Err(tidak_dikenal(&nama)),
            }
        }
        Ok(permintaan)
    }
}

fn tidak_dikenal(nama: &str) -> Galat {
    let nama: String = nama.chars().take(60).collect();
    let pesan = format!("Anggota \"{nama}\" tidak dikenal. Yang dikenal: input, on, jelaskan.");
    galat(Kode::IsianTidakDikenal, Some(&nama), pesan)
}

fn galat(kode: Kode, field: Option<&str>, pesan: impl Into<String>) -> Galat {
    Galat { kode, pesan: pesan.into(), field: field.map(str::to_owned) }
}

fn refused(rule: Option<&str>, galat: &Galat) -> Result<Response> {
    let status = match galat.kode {
        Kode::AturanTidakDikenal => StatusCode::NOT_FOUND,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let problem = Problem::new(status, galat.kode.label(), galat.pesan.clone())
        .with_type(format!("/aturan#kode-{}", galat.kode.kode()))
        .with("rule", &rule)?
        .with("error", galat)?;
    Ok(problem.into_response())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn members_of_a_request_are_known() {
        let baca = |text: &str| Permintaan::baca(text.as_bytes());
        let whole = Permintaan { input: Some(json!({})), on: Some(json!("2026-01-12")), jelaskan: true };
        assert_eq!(baca(r#"{"input":{},"on":"2026-01-12","jelaskan":true}"#), Ok(whole));
        assert_eq!(baca(r#"{"jelaskan":null}"#), Ok(Permintaan::default()));
        for (text, kode, field) in [
            ("{", Kode::JsonRusak, None),
            (r#"{"input":{},"input":{}}"#, Kode::JsonRusak, Some("input")),
            ("[]", Kode::JenisSalah, None),
            (r#"{"jelaskan":1}"#, Kode::JenisSalah, Some("jelaskan")),
            (r#"{"rule":"nip.parse","input":{}}"#, Kode::IsianTidakDikenal, Some("rule")),
        ] {
            let galat = baca(text).unwrap_err();
            assert_eq!((galat.kode, galat.field.as_deref()), (kode, field), "{text}");
        }
    }

    #[test]
    fn the_list_describes_every_field() {
        for rule in aturan::daftar() {
            let uraian = serde_json::to_value(UraianAturan::baru(rule).unwrap()).unwrap();
            assert_eq!(uraian["isian"].as_array().unwrap().len(), rule.isian.len());
            assert!(uraian["contoh"].is_object());
        }
        let pola = aturan::cari("se3_2023.pola_distribusi").unwrap();
        let uraian = serde_json::to_value(UraianAturan::baru(pola).unwrap()).unwrap();
        assert_eq!(uraian["isian"][0]["pilihan"][0], json!({"kode": "istimewa", "label": "Istimewa"}));
        assert_eq!(uraian["isian"][1]["isian"][0]["maks"], json!(10_000_000));
        assert_eq!(uraian["berlaku_mulai"], json!("2023-01-31"));
    }
}
