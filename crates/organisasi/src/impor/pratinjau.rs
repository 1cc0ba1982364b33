//! One import: what it would do, or what it did; and its error file.

use askama::Template;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum_extra::routing::TypedPath;
use platform::{Ctx, Result, Uuid};
use serde::Deserialize;
use web_kit::{Example, Page, Routes, respond};

use super::check::Kumpulan;
use super::store::ImporBaris;
use super::unggah::{found, status_label};
use super::{Hasil, Hitung, ImporData, Pratinjau, perbaikan};

/// Problems that the page shows; the error file has them all.
const SHOWN_MAX: usize = 50;

pub(super) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/organisasi/impor/{id}")]
pub struct SatuImporPath {
    pub id: Uuid,
}

impl Example for SatuImporPath {
    fn example() -> Self {
        Self { id: Uuid::nil() }
    }
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/organisasi/impor/{id}/perbaikan.xlsx")]
pub struct PerbaikanPath {
    pub id: Uuid,
}

impl Example for PerbaikanPath {
    fn example() -> Self {
        Self { id: Uuid::nil() }
    }
}

pub fn routes() -> Routes {
    Routes::new().view::<SatuImporPath, ImporData>(get).view::<PerbaikanPath, ImporData>(get_perbaikan)
}

#[derive(Template)]
#[template(path = "impor/pratinjau.html")]
struct PratinjauPage {
    page: Page,
    kunci: Uuid,
    impor: ImporBaris,
    pratinjau: Pratinjau,
    hasil: Option<Hasil>,
}

impl PratinjauPage {
    fn judul(&self) -> String {
        let siap = bulat(self.pratinjau.siap());
        match (&self.hasil, self.pratinjau.masalah.ditolak) {
            (Some(hasil), _) if hasil.is_unchanged() => "Tidak ada yang berubah".into(),
            (Some(_), _) => "Impor selesai".into(),
            (None, 0) => format!("{siap} baris siap"),
            (None, wrong) => format!("{siap} baris siap, {} baris perlu diperbaiki", bulat(wrong)),
        }
    }

    fn masalah(&self) -> &Kumpulan {
        self.hasil.as_ref().map_or(&self.pratinjau.masalah, |hasil| &hasil.masalah)
    }

    fn unit(&self) -> Hitung {
        self.hasil.as_ref().map_or(self.pratinjau.unit, |hasil| hasil.unit)
    }

    fn orang(&self) -> Hitung {
        self.hasil.as_ref().map_or(self.pratinjau.orang, |hasil| hasil.orang)
    }

    /// Whether the button that runs it is shown: also for one that stopped half-way.
    fn can_run(&self) -> bool {
        self.is_waiting() && self.impor.has_berkas && self.pratinjau.siap() > 0
    }

    fn is_waiting(&self) -> bool {
        matches!(self.impor.status.as_str(), "siap" | "terhenti")
    }

    fn shown(&self) -> &[super::Masalah] {
        let all = &self.masalah().daftar;
        &all[..all.len().min(SHOWN_MAX)]
    }

    fn catatan_pindah(&self) -> String {
        match self.hasil.as_ref().map_or(self.pratinjau.pindah, |hasil| hasil.pindah) {
            0 => String::new(),
            n => format!("{} pindah tugas", bulat(n)),
        }
    }

    fn perbaikan(&self) -> String {
        format!("/organisasi/impor/{}/perbaikan.xlsx", self.impor.id)
    }

    fn status(&self) -> &'static str {
        status_label(&self.impor.status)
    }
}

/// A count as people write it.
fn bulat(n: impl web_kit::format::Nilai<i64>) -> String {
    web_kit::format::bulat(n)
}

async fn get(ctx: Ctx, path: SatuImporPath) -> Result<Response> {
    let (impor, pratinjau) = found(&ctx, path.id).await?;
    let hasil = impor.hasil.as_deref().map(serde_json::from_str).transpose()?;
    let page = Page::of(&ctx, "Pratinjau impor");
    respond::html(&PratinjauPage { page, kunci: ctx.new_id()?, impor, pratinjau, hasil })
}

async fn get_perbaikan(ctx: Ctx, path: PerbaikanPath) -> Result<Response> {
    let (impor, pratinjau) = found(&ctx, path.id).await?;
    let hasil: Option<Hasil> = impor.hasil.as_deref().map(serde_json::from_str).transpose()?;
    let masalah = hasil.map_or(pratinjau.masalah, |hasil| hasil.masalah);
    let work = move || perbaikan::workbook(&masalah.daftar);
    let bytes = tokio::task::spawn_blocking(work).await.map_err(platform::Fault::internal)??;
    Ok(download("berkas-perbaikan.xlsx", XLSX, bytes))
}

/// A file to keep, not a page.
pub(super) fn download(name: &'static str, kind: &'static str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, disposition)], bytes).into_response()
}
