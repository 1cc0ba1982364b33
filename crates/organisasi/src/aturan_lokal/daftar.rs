//! All local rules with what holds today.

use askama::Template;
use aturan::lokal::{self, AturanLokal};
use axum::response::Response;
use axum_extra::routing::TypedPath;
use platform::{Ctx, Result};
use serde::Deserialize;
use web_kit::{Example, Page, Routes, respond};

use super::LihatAturanLokal;
use super::lihat::Keterangan;
use super::store;

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/aturan-setempat")]
pub struct DaftarAturanLokalPath;

impl Example for DaftarAturanLokalPath {
    fn example() -> Self {
        Self
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().view::<DaftarAturanLokalPath, LihatAturanLokal>(get)
}

#[derive(Template)]
#[template(path = "aturan_lokal/daftar.html")]
struct DaftarAturanLokalPage {
    page: Page,
    baris: Vec<(&'static AturanLokal, Keterangan)>,
}

async fn get(ctx: Ctx, _: DaftarAturanLokalPath) -> Result<Response> {
    let semua = store::all(&mut ctx.read()).await?;
    let mut baris = Vec::new();
    for aturan in lokal::daftar() {
        let milik = semua.iter().filter(|versi| versi.aturan == aturan.id);
        let kini = milik.clone().find(|versi| versi.mulai <= ctx.today());
        baris.push((aturan, Keterangan::of(aturan, kini)?));
    }
    respond::html(&DaftarAturanLokalPage { page: Page::of(&ctx, "Aturan setempat"), baris })
}
