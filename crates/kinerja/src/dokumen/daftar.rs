//! "Dokumen": the printed forms about me.

use askama::Template;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use penilaian::Periode;
use penilaian::evaluasi::store as evaluasi_store;
use perencanaan::skp::{SkpKey, SkpOn};
use platform::{Action, Ctx, Read, Relation, Result, Uuid, load_for};
use serde::Deserialize;
use web_kit::{Example, Page, Routes, Tautan, respond};

use super::evaluasi::CetakEvaluasiPath;
use super::skp::{CetakSkp, CetakSkpPath};
use super::{Dokumen, store};

/// Every employee has a page with the own documents.
pub struct LihatDokumenSaya;

impl Action for LihatDokumenSaya {
    const NAME: &'static str = "lihat_dokumen_saya";
    const ALLOWED: &'static [Relation] = &[Relation::Diri];
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/dokumen")]
pub struct DaftarPath;

impl Example for DaftarPath {
    fn example() -> Self {
        Self
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().view::<DaftarPath, LihatDokumenSaya>(get)
}

#[derive(Template)]
#[template(path = "dokumen/daftar.html")]
struct DaftarPage {
    page: Page,
    dokumen: Vec<Dokumen>,
    /// What can be printed now.
    sumber: Vec<Tautan>,
}

async fn get(ctx: Ctx, _: DaftarPath) -> Result<Response> {
    let orang_id = ctx.orang_id()?;
    let mut read = ctx.read();
    let dokumen = store::milik(&mut read, orang_id).await?;
    let sumber = sumber(&ctx, &mut read, orang_id).await?;
    respond::html(&DaftarPage { page: Page::of(&ctx, "Dokumen"), dokumen, sumber })
}

/// The SKP of today and the results that were opened.
async fn sumber(ctx: &Ctx, read: &mut Read, pegawai_id: Uuid) -> Result<Vec<Tautan>> {
    let key = SkpOn { key: SkpKey::Milik { pegawai_id }, on: ctx.today() };
    let skp = load_for::<CetakSkp>(read, ctx, key).await?;
    let opened = evaluasi_store::milik(read, pegawai_id).await?;
    let skp =
        skp.map(|skp| Tautan::new(format!("SKP {}", skp.tahun), CetakSkpPath { id: skp.id }.to_string()));
    let hasil = opened.into_iter().filter(|row| row.diterima.is_some()).filter_map(|row| {
        let periode = Periode::dari_kode(row.triwulan)?.label(row.tahun);
        Some(Tautan::new(format!("Evaluasi Kinerja {periode}"), CetakEvaluasiPath { id: row.id }.to_string()))
    });
    Ok(skp.into_iter().chain(hasil).collect())
}
