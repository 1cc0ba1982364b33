//! The employee opens a result: proof of receipt, from which the term for an objection runs (PP 30/2019, Pasal 59).

use axum::response::Response;
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use organisasi::{aturan_lokal, hari_libur};
use platform::events::{self, Event};
use platform::grants::require_for;
use platform::receipts::{self, Claim, Submit};
use platform::{Action, Ctx, Fault, Read, Relation, Result, RowAction, Scope, Uuid};
use serde::{Deserialize, Serialize};
use web_kit::posted::Posted;
use web_kit::{Example, Routes, respond};

use crate::evaluasi::{Evaluasi, store};

/// Only the person itself receives.
pub struct BukaHasil;

impl Action for BukaHasil {
    const NAME: &'static str = "buka_hasil";
    const ALLOWED: &'static [Relation] = &[Relation::Diri];
    const SCOPE: Scope = Scope::Row;
}

impl RowAction for BukaHasil {
    type Row = Evaluasi;
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/hasil/{id}/buka")]
pub struct BukaPath {
    id: Uuid,
}

impl Example for BukaPath {
    fn example() -> Self {
        Self { id: Uuid::nil() }
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().act::<BukaPath, BukaHasil>(post)
}

#[derive(Serialize)]
struct HasilDiterima {
    periode: String,
    batas_keberatan: NaiveDate,
    versi: i64,
}

impl Event for HasilDiterima {
    const NAME: &'static str = "hasil_diterima";
}

async fn post(ctx: Ctx, path: BukaPath, posted: Posted) -> Result<Response> {
    let submit = posted.submit()?;
    let to = format!("/hasil/{}", path.id);
    buka_hasil(&ctx, path.id, &to, &submit).await?;
    respond::saved(&ctx, &to, submit.kunci)
}

async fn buka_hasil(ctx: &Ctx, id: Uuid, to: &str, submit: &Submit) -> Result<()> {
    let mut tx = ctx.write().await?;
    let evaluasi = require_for::<BukaHasil>(&mut tx, ctx, id).await?.into_row();
    let perihal = format!("Hasil {} diterima", evaluasi.periode_label());
    if receipts::claim(&mut tx, ctx, submit, to, &perihal).await? != Claim::New {
        return Ok(());
    }
    let batas = batas_keberatan(&mut tx, ctx.today()).await?;
    let evaluasi = evaluasi.terima(ctx.now, batas).map_err(|_| Fault::Stale)?;
    store::update(&mut tx, &evaluasi, None).await?;
    let event = HasilDiterima {
        periode: evaluasi.periode_label(),
        batas_keberatan: batas,
        versi: evaluasi.versi + 1,
    };
    events::record(&mut tx, ctx, evaluasi.about(), &event).await?;
    tx.commit().await
}

/// The last day for an objection to a result received on a day, as the instansi counts it. Whether the fourteen days are
/// calendar or working days is not settled in the regulation: until the instansi says so the later date is honoured.
pub async fn batas_keberatan(read: &mut Read, diterima: NaiveDate) -> Result<NaiveDate> {
    let cara = aturan_lokal::keberatan(read, diterima).await?;
    let kalender = hari_libur::kalender(read, diterima).await?;
    Ok(cara.batas(diterima, &kalender))
}
