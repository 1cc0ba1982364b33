//! The rules for programs: `GET /api/v1/aturan` lists them, `POST /api/v1/aturan/{id}` works one out.
//!
//! In: `{"input", "on"?, "jelaskan"?}`; `on` is the day on which the rule must hold, necessary for a topic; `jelaskan`
//! asks for the steps. Out: `{"rule", "output", "langkah"?}`. A refusal is a problem document with the members `rule`
//! and `error`, as the command line gives them: 404 for an unknown rule, else 422.

use aturan::pintu::{self, baca_json, baca_objek};
use aturan::{Aturan, Galat, Kode};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use platform::{Action, Ctx, Relation, Result};
use serde::{Deserialize, Serialize};
use serde_json::{Value, value::RawValue};
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
    isi: &'static [&'static str],
    pembulatan: &'static str,
    regulasi: &'static str,
    pasal: &'static str,
    berlaku_mulai: Option<NaiveDate>,
    berlaku_sampai: Option<NaiveDate>,
    keyakinan: &'static str,
    /// JSON Schema 2020-12 of `input`.
    skema_masukan: Value,
    /// JSON Schema 2020-12 of `output`.
    skema_luaran: Value,
    /// An input that works.
    contoh: Value,
}

impl UraianAturan {
    fn baru(aturan: &Aturan) -> Result<Self> {
        Ok(Self {
            id: aturan.id,
            topik: aturan.topik.kode(),
            judul: aturan.judul,
            isi: aturan.isi,
            pembulatan: aturan.pembulatan,
            regulasi: aturan.regulasi,
            pasal: aturan.pasal,
            berlaku_mulai: aturan.berlaku_mulai,
            berlaku_sampai: aturan.berlaku_sampai,
            keyakinan: aturan.keyakinan.kode(),
            skema_masukan: aturan.skema_masukan(),
            skema_luaran: aturan.skema_luaran(),
            contoh: serde_json::from_str(aturan.contoh_masukan)?,
        })
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
    let Permintaan { input, on, jelaskan } = permintaan;
    let jawaban = pintu::hitung_aturan(&path.id, input, on, jelaskan);
    match &jawaban.hasil {
        Ok(_) => api::json(&jawaban),
        Err(galat) => refused(jawaban.rule.as_deref(), galat),
    }
}

/// What is asked of a rule.
#[derive(Debug, Default)]
struct Permintaan<'a> {
    input: Option<&'a RawValue>,
    on: Option<&'a RawValue>,
    jelaskan: bool,
}

impl<'a> Permintaan<'a> {
    fn baca(body: &'a [u8]) -> std::result::Result<Self, Galat> {
        let Some(anggota) = baca_objek(baca_json(body)?)? else {
            let pesan = "Isi permintaan harus berupa objek JSON dengan anggota \"input\".";
            return Err(galat(Kode::JenisSalah, None, pesan));
        };
        let mut permintaan = Self::default();
        for (nama, nilai) in anggota {
            match (nama.as_ref(), nilai.get()) {
                ("input", _) => permintaan.input = Some(nilai),
                ("on", _) => permintaan.on = Some(nilai),
                ("jelaskan", "true") => permintaan.jelaskan = true,
                ("jelaskan", "false" | "null") => {}
                ("jelaskan", _) => {
                    let pesan = "Anggota \"jelaskan\" harus berupa true atau false.";
                    return Err(galat(Kode::JenisSalah, Some("jelaskan"), pesan));
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
        let baca = |text: &'static str| Permintaan::baca(text.as_bytes());
        let whole = baca(r#"{"input":{},"on":"2026-01-12","jelaskan":true}"#).unwrap();
        let text = |value: Option<&RawValue>| value.map(|value| value.get().to_owned());
        assert_eq!((text(whole.input), text(whole.on)), (Some("{}".into()), Some("\"2026-01-12\"".into())));
        assert!(whole.jelaskan && !baca(r#"{"jelaskan":null}"#).unwrap().jelaskan);
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
            let fields = uraian["skema_masukan"]["properties"].as_object().unwrap();
            assert_eq!(fields.len(), rule.isian.len(), "{}", rule.id);
            assert!(uraian["contoh"].is_object() && uraian["skema_luaran"]["properties"].is_object());
        }
        let pola = aturan::cari("se3_2023.pola_distribusi").unwrap();
        let uraian = serde_json::to_value(UraianAturan::baru(pola).unwrap()).unwrap();
        let fields = &uraian["skema_masukan"]["properties"];
        assert_eq!(fields["capaian_organisasi"]["enum"][0], json!("istimewa"));
        assert_eq!(fields["jumlah"]["properties"]["baik"]["maximum"], json!(10_000_000));
        assert_eq!(uraian["berlaku_mulai"], json!("2023-01-31"));
    }
}
