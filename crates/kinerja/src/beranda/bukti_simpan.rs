//! All that I have saved, with its receipt numbers.

use askama::Template;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use platform::receipts::{self, Receipt};
use platform::{Action, Ctx, Relation, Result};
use serde::Deserialize;
use web_kit::{Example, Page, Routes, respond};

const SHOWN_MAX: u32 = 200;

/// Everybody reads the own receipts.
pub struct LihatBuktiSimpan;

impl Action for LihatBuktiSimpan {
    const NAME: &'static str = "lihat_bukti_simpan";
    const ALLOWED: &'static [Relation] = &[Relation::Account];
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/bukti-simpan")]
pub struct BuktiSimpanPath;

impl Example for BuktiSimpanPath {
    fn example() -> Self {
        Self
    }
}

pub fn routes() -> Routes {
    Routes::new().view::<BuktiSimpanPath, LihatBuktiSimpan>(get)
}

#[derive(Template)]
#[template(path = "beranda/bukti_simpan.html")]
struct BuktiSimpanPage {
    page: Page,
    bukti: Vec<Receipt>,
}

async fn get(ctx: Ctx, _: BuktiSimpanPath) -> Result<Response> {
    let bukti = receipts::latest(&mut ctx.read(), ctx.actor()?.akun_id, SHOWN_MAX).await?;
    respond::html(&BuktiSimpanPage { page: Page::of(&ctx, "Bukti simpan saya"), bukti })
}
