//! The document of an SKP.

use axum::response::Response;
use axum_extra::routing::TypedPath;
use documents::Dokumen as Formulir;
use perencanaan::skp::{LihatSkp, Skp, SkpOn};
use platform::grants::require_for;
use platform::receipts::{self, Claim, Submit};
use platform::{Action, Ctx, Relation, Result, RowAction, Scope, Uuid};
use serde::Deserialize;
use web_kit::posted::Posted;
use web_kit::{Example, Routes, Tautan, respond};

use super::Jenis;
use super::halaman::{DokumenPage, Subjek};
use super::surat::Penerbit;
use super::susun_skp::BahanSkp;
use super::terbitkan::{Naskah, terbitkan};

/// Whoever may read an SKP may have it printed.
pub struct CetakSkp;

impl Action for CetakSkp {
    const NAME: &'static str = "cetak_skp";
    const ALLOWED: &'static [Relation] = LihatSkp::ALLOWED;
    const SCOPE: Scope = Scope::Row;
}

impl RowAction for CetakSkp {
    type Row = Skp;
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/skp/{id}/cetak")]
pub struct CetakSkpPath {
    pub id: Uuid,
}

impl Example for CetakSkpPath {
    fn example() -> Self {
        Self { id: Uuid::nil() }
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().page::<CetakSkpPath, CetakSkp>(get, post)
}

async fn get(ctx: Ctx, path: CetakSkpPath) -> Result<Response> {
    let mut read = ctx.read();
    let skp = require_for::<CetakSkp>(&mut read, &ctx, SkpOn::id(&ctx, path.id)).await?.into_row();
    let page = DokumenPage::of(&ctx, &mut read, subjek(&skp), path.to_string()).await?;
    respond::html(&page)
}

fn subjek(skp: &Skp) -> Subjek {
    Subjek {
        jenis: Jenis::Skp,
        id: skp.id,
        versi: skp.versi,
        judul: format!("SKP {}", skp.tahun),
        siapa: format!("{}, {}, {}", skp.pegawai_nama, skp.jabatan, skp.unit_nama),
        kembali: Tautan::new(format!("SKP {}", skp.tahun), format!("/skp/{}", skp.id)),
        is_latihan: skp.is_latihan,
        is_draf: skp.disetujui.is_none(),
    }
}

async fn post(ctx: Ctx, path: CetakSkpPath, posted: Posted) -> Result<Response> {
    let submit = posted.submit()?;
    match cetak_skp(&ctx, &path, &submit).await {
        // Somebody else issued the same version in this moment: it is there.
        Err(fault) if fault.is_duplicate() => respond::see_other(&path.to_string()),
        Err(fault) => Err(fault),
        Ok(()) => respond::saved(&ctx, &path.to_string(), submit.kunci),
    }
}

/// Fixes what the SKP says now, and leaves the printing to a job.
async fn cetak_skp(ctx: &Ctx, path: &CetakSkpPath, submit: &Submit) -> Result<()> {
    let mut tx = ctx.write().await?;
    let skp = require_for::<CetakSkp>(&mut tx, ctx, SkpOn::id(ctx, path.id)).await?.into_row();
    let bahan = BahanSkp::load(&mut tx, ctx, skp).await?;
    let perihal = format!("Dokumen {}", bahan.judul());
    if receipts::claim(&mut tx, ctx, submit, &path.to_string(), &perihal).await? != Claim::New {
        return Ok(());
    }
    let penerbit = Penerbit::new(ctx, bahan.perangkat.clone())?;
    let naskah = Naskah {
        id: penerbit.id,
        jenis: Jenis::Skp,
        subjek_id: bahan.skp.id,
        subjek_versi: bahan.skp.versi,
        orang_id: bahan.skp.pegawai_id,
        judul: bahan.judul(),
        is_draf: bahan.is_draf(),
        formulir: Formulir::Skp(Box::new(bahan.susun(&penerbit)?)),
    };
    terbitkan(&mut tx, ctx, naskah).await?;
    tx.commit().await
}
