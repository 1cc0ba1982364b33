//! The cycles with their groups and deadlines.

use askama::Template;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use chrono::Datelike;
use platform::{Ctx, Result};
use serde::Deserialize;
use web_kit::{Example, Page, Routes, format, respond};

use super::store::{self, Kelompok, Terdaftar};
use super::{KelolaSiklus, Tahap};

/// Years back that the list shows.
const YEARS_BACK: i64 = 4;

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/siklus")]
pub struct SiklusPath;

impl Example for SiklusPath {
    fn example() -> Self {
        Self
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().view::<SiklusPath, KelolaSiklus>(get)
}

#[derive(Template)]
#[template(path = "siklus/daftar.html")]
struct DaftarPage {
    page: Page,
    siklus: Vec<Terdaftar>,
    sejak: i64,
}

impl Terdaftar {
    /// Whether its groups may still be changed.
    pub(super) fn is_open(&self) -> bool {
        self.tahap != Tahap::Ditutup
    }

    fn masa(&self) -> String {
        format!("{} sampai {}", format::tanggal_sedang(self.mulai), format::tanggal_sedang(self.sampai))
    }

    fn kedudukan(&self) -> &'static str {
        if self.is_pendamping {
            "Pendamping: penilaian resmi ada di e-Kinerja BKN"
        } else {
            "Utama: penilaian resmi ada di sini"
        }
    }

    fn href(&self, kelompok: &Kelompok) -> String {
        super::ubah::UbahPath { id: self.id, kode: kelompok.kode.clone() }.to_string()
    }

    fn rinci(&self, kelompok: &Kelompok) -> String {
        format!("{} {}", super::nama_kelompok(&kelompok.kode), self.tahun)
    }
}

async fn get(ctx: Ctx, _: SiklusPath) -> Result<Response> {
    let sejak = i64::from(ctx.today().year()) - YEARS_BACK;
    let siklus = store::all(&mut ctx.read(), sejak).await?;
    respond::html(&DaftarPage { page: Page::of(&ctx, "Siklus"), siklus, sejak })
}
