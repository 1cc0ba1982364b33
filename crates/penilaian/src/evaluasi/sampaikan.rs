//! Tell the employee: from now on the result is theirs to open.

use axum::response::Response;
use axum_extra::routing::TypedPath;
use platform::events::{self, Event};
use platform::grants::require_for;
use platform::receipts::{self, Claim, Submit};
use platform::{Action, Ctx, Relation, Result, RowAction, Scope, Uuid};
use serde::{Deserialize, Serialize};
use web_kit::posted::Posted;
use web_kit::{Example, Routes, respond};

use super::{Evaluasi, rate, store};

/// The pejabat penilai tells the result.
pub struct SampaikanHasil;

impl Action for SampaikanHasil {
    const NAME: &'static str = "sampaikan_hasil";
    const ALLOWED: &'static [Relation] = &[Relation::Penilai];
    const SCOPE: Scope = Scope::Row;
}

impl RowAction for SampaikanHasil {
    type Row = Evaluasi;
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/penilaian/{id}/sampaikan")]
pub struct SampaikanPath {
    id: Uuid,
}

impl Example for SampaikanPath {
    fn example() -> Self {
        Self { id: Uuid::nil() }
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().act::<SampaikanPath, SampaikanHasil>(post)
}

#[derive(Serialize)]
struct HasilDisampaikan {
    periode: String,
    predikat: Option<&'static str>,
    versi: i64,
}

impl Event for HasilDisampaikan {
    const NAME: &'static str = "hasil_disampaikan";
}

async fn post(ctx: Ctx, path: SampaikanPath, posted: Posted) -> Result<Response> {
    let submit = posted.submit()?;
    let to = sampaikan_hasil(&ctx, path.id, &submit).await?;
    respond::saved(&ctx, &to, submit.kunci)
}

async fn sampaikan_hasil(ctx: &Ctx, id: Uuid, submit: &Submit) -> Result<String> {
    let mut tx = ctx.write().await?;
    let evaluasi = require_for::<SampaikanHasil>(&mut tx, ctx, id).await?.into_row();
    let to = format!("/penilaian?periode={}", evaluasi.periode.kode());
    let perihal = format!("Hasil {} disampaikan kepada {}", evaluasi.periode_label(), evaluasi.pegawai_nama);
    if receipts::claim(&mut tx, ctx, submit, &to, &perihal).await? != Claim::New {
        return Ok(to);
    }
    let evaluasi = evaluasi.sampaikan(ctx.now).map_err(rate::refused)?;
    store::update(&mut tx, &evaluasi, None).await?;
    let predikat = evaluasi.status.hasil().map(|hasil| hasil.predikat.kode());
    let event = HasilDisampaikan { periode: evaluasi.periode_label(), predikat, versi: evaluasi.versi + 1 };
    events::record(&mut tx, ctx, evaluasi.about(), &event).await?;
    tx.commit().await?;
    Ok(to)
}
