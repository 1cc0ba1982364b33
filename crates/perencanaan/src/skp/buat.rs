//! Begin a new SKP.

use axum::response::Response;
use axum_extra::routing::TypedPath;
use platform::receipts::{self, Claim, Submit};
use platform::{Action, Ctx, Fault, Relation, Result};
use serde::Deserialize;
use web_kit::posted::Posted;
use web_kit::{Example, Routes, respond};

use super::store;

/// Every employee may begin the own SKP, whether or not the superior has one.
pub struct BuatSkp;

impl Action for BuatSkp {
    const NAME: &'static str = "buat_skp";
    const ALLOWED: &'static [Relation] = &[Relation::Diri];
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/skp/buat")]
pub struct BuatPath;

impl Example for BuatPath {
    fn example() -> Self {
        Self
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().act::<BuatPath, BuatSkp>(post)
}

async fn post(ctx: Ctx, _: BuatPath, posted: Posted) -> Result<Response> {
    let submit = posted.submit()?;
    buat_skp(&ctx, &submit, posted.fields.text("pendekatan") == "kualitatif").await?;
    respond::saved(&ctx, "/skp", submit.kunci)
}

/// Writes an empty draft for the post of today. A second one for the same period finds the first.
async fn buat_skp(ctx: &Ctx, submit: &Submit, is_kualitatif: bool) -> Result<()> {
    let pegawai_id = ctx.orang_id()?;
    let mut tx = ctx.write().await?;
    let tempat = store::tempat(&mut tx, pegawai_id, ctx.today()).await?.ok_or(Fault::NotFound)?;
    if receipts::claim(&mut tx, ctx, submit, "/skp", "SKP baru").await? != Claim::New {
        return Ok(());
    }
    match store::insert(&mut tx, ctx.new_id()?, pegawai_id, &tempat, is_kualitatif).await {
        Err(fault) if fault.is_duplicate() => Ok(()),
        Err(fault) => Err(fault),
        Ok(()) => tx.commit().await,
    }
}
