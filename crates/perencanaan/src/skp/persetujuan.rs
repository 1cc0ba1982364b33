//! The SKP of one's team: those that wait for agreement first.

use askama::Template;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use organisasi::pejabat::nama_lengkap;
use platform::{Action, Ctx, Relation, Result};
use serde::Deserialize;
use web_kit::{Example, Page, Routes, respond};

use super::{Status, store};

/// Whoever rates somebody.
pub struct LihatPersetujuan;

impl Action for LihatPersetujuan {
    const NAME: &'static str = "lihat_persetujuan";
    const ALLOWED: &'static [Relation] = &[Relation::Penilai];
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/persetujuan")]
pub struct PersetujuanPath;

impl Example for PersetujuanPath {
    fn example() -> Self {
        Self
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().view::<PersetujuanPath, LihatPersetujuan>(get)
}

#[derive(Template)]
#[template(path = "skp/persetujuan.html")]
struct PersetujuanPage {
    page: Page,
    baris: Vec<Baris>,
    menunggu: usize,
}

impl PersetujuanPage {
    fn lead(&self) -> String {
        match self.menunggu {
            0 => "Tidak ada SKP yang menunggu persetujuan Anda.".into(),
            n => format!("{n} SKP menunggu persetujuan Anda."),
        }
    }
}

struct Baris {
    row: store::Diajukan,
    nama: String,
    status: Status,
}

async fn get(ctx: Ctx, _: PersetujuanPath) -> Result<Response> {
    let rows = store::of_team(&mut ctx.read(), ctx.orang_id()?, ctx.today()).await?;
    let baris: Vec<Baris> = rows.into_iter().filter_map(baris).collect();
    let menunggu = baris.iter().filter(|baris| baris.status == Status::Diajukan).count();
    respond::html(&PersetujuanPage { page: Page::of(&ctx, "Persetujuan"), baris, menunggu })
}

fn baris(row: store::Diajukan) -> Option<Baris> {
    let nama = nama_lengkap(row.gelar_depan.as_deref(), &row.nama, row.gelar_belakang.as_deref());
    Some(Baris { nama, status: Status::dari_kode(&row.status, None)?, row })
}
