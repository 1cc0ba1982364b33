//! Choose the files; they are read and checked at once, and nothing is written but the import itself.

use askama::Template;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use chrono::{DateTime, TimeDelta, Utc};
use platform::receipts::{self, Claim};
use platform::{Ctx, Fault, Result, Uuid};
use serde::Deserialize;
use web_kit::posted::{FieldErrors, Posted, Refused};
use web_kit::{Example, Page, Routes, respond};

use super::read::Berkas;
use super::store::{self, ImporRingkas};
use super::{FILES_MAX, ImporData, KEPT_DAYS, Latar, Pratinjau};

const SHOWN_MAX: i64 = 20;
const FIELDS: [&str; FILES_MAX] = ["berkas1", "berkas2"];
const FILE_NAME_CHARS_MAX: usize = 120;

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/organisasi/impor")]
pub struct ImporPath;

impl Example for ImporPath {
    fn example() -> Self {
        Self
    }
}

pub fn routes() -> Routes {
    Routes::new().page::<ImporPath, ImporData>(get, post)
}

#[derive(Template)]
#[template(path = "impor/unggah.html")]
struct UnggahPage {
    page: Page,
    kunci: Uuid,
    galat: FieldErrors,
    riwayat: Vec<ImporRingkas>,
}

impl UnggahPage {
    async fn new(ctx: &Ctx, galat: FieldErrors) -> Result<Self> {
        let riwayat = store::latest(&mut ctx.read(), SHOWN_MAX).await?;
        Ok(Self { page: Page::of(ctx, "Impor pegawai dan unit"), kunci: ctx.new_id()?, galat, riwayat })
    }

    fn waktu(&self, at: &DateTime<Utc>) -> String {
        web_kit::format::waktu(at, self.page.zona)
    }
}

/// The status as pages write it.
pub(super) fn status_label(status: &str) -> &'static str {
    match status {
        "siap" => "Siap dimasukkan",
        "berjalan" => "Sedang berjalan",
        "selesai" => "Selesai",
        _ => "Terhenti",
    }
}

async fn get(ctx: Ctx, _: ImporPath) -> Result<Response> {
    respond::html(&UnggahPage::new(&ctx, FieldErrors::default()).await?)
}

async fn post(ctx: Ctx, _: ImporPath, posted: Posted) -> Result<Response> {
    match unggah(&ctx, &posted).await {
        Ok(lokasi) => respond::saved(&ctx, &lokasi, posted.submit()?.kunci),
        Err(Refused::Form(galat)) => respond::html_refused(&UnggahPage::new(&ctx, galat).await?),
        Err(Refused::Fault(fault)) => Err(fault),
    }
}

/// Keeps the files with their preview; answers where the preview is.
async fn unggah(ctx: &Ctx, posted: &Posted) -> std::result::Result<String, Refused> {
    let submit = posted.submit()?;
    let berkas = files(posted)?;
    let latar = Latar::of(ctx);
    let siap = super::prepare(&latar, berkas.clone()).await?.map_err(refused)?;
    let impor = super::new_impor(&latar, Some(ctx.actor()?.akun_id), berkas, &siap.pratinjau)?;
    let lokasi = format!("/organisasi/impor/{}", impor.id);
    let mut tx = ctx.write().await?;
    let perihal = format!("Berkas impor diunggah: {}", impor.nama_berkas);
    if let Claim::Done { lokasi } = receipts::claim(&mut tx, ctx, &submit, &lokasi, &perihal).await? {
        return Ok(lokasi);
    }
    store::forget_old_files(&mut tx, ctx.now - TimeDelta::days(KEPT_DAYS)).await?;
    store::insert(&mut tx, impor).await?;
    tx.commit().await?;
    Ok(lokasi)
}

fn files(posted: &Posted) -> std::result::Result<Vec<Berkas>, FieldErrors> {
    let chosen = FIELDS.iter().filter_map(|field| posted.upload(field));
    let name =
        |name: &str| name.chars().filter(|letter| !letter.is_control()).take(FILE_NAME_CHARS_MAX).collect();
    let berkas: Vec<Berkas> =
        chosen.map(|file| Berkas { nama: name(&file.name), bytes: file.bytes.clone() }).collect();
    let mut galat = FieldErrors::default();
    if berkas.is_empty() {
        galat.add(FIELDS[0], "Pilih sedikitnya satu berkas CSV atau XLSX.");
    }
    galat.or(berkas)
}

fn refused(sentences: Vec<String>) -> Refused {
    let mut galat = FieldErrors::default();
    for (field, sentence) in FIELDS.iter().cycle().zip(sentences) {
        galat.add(*field, sentence);
    }
    galat.into()
}

/// The import of an id.
pub(super) async fn found(ctx: &Ctx, id: Uuid) -> Result<(store::ImporBaris, Pratinjau)> {
    let impor = store::find(&mut ctx.read(), id).await?.ok_or(Fault::NotFound)?;
    let pratinjau = serde_json::from_str(&impor.pratinjau)?;
    Ok((impor, pratinjau))
}
