//! Hand the SKP to the penilai.

use axum::response::Response;
use axum_extra::routing::TypedPath;
use platform::events::{self, About, Event};
use platform::grants::require_for;
use platform::receipts::{self, Claim, Submit};
use platform::{Action, Ctx, Fault, Relation, Result, RowAction, Scope, Uuid};
use serde::{Deserialize, Serialize};
use web_kit::posted::Posted;
use web_kit::{Example, Routes, respond};

use super::{Skp, SkpError, SkpOn, kekurangan, store};

/// Only the person itself hands in.
pub struct AjukanSkp;

impl Action for AjukanSkp {
    const NAME: &'static str = "ajukan_skp";
    const ALLOWED: &'static [Relation] = &[Relation::Diri];
    const SCOPE: Scope = Scope::Row;
}

impl RowAction for AjukanSkp {
    type Row = Skp;
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/skp/{id}/ajukan")]
pub struct AjukanPath {
    id: Uuid,
}

impl Example for AjukanPath {
    fn example() -> Self {
        Self { id: Uuid::nil() }
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().act::<AjukanPath, AjukanSkp>(post)
}

#[derive(Serialize)]
struct SkpDiajukan {
    versi: i64,
    penilai_id: Option<Uuid>,
}

impl Event for SkpDiajukan {
    const NAME: &'static str = "skp_diajukan";
}

async fn post(ctx: Ctx, path: AjukanPath, posted: Posted) -> Result<Response> {
    let submit = posted.submit()?;
    let versi = posted.fields.text("versi").parse().unwrap_or(0);
    ajukan_skp(&ctx, path.id, versi, &submit).await?;
    respond::saved(&ctx, "/skp", submit.kunci)
}

/// Hands in what has no gaps. With gaps, or without a penilai, nothing changes: the SKP page names them.
async fn ajukan_skp(ctx: &Ctx, id: Uuid, versi: i64, submit: &Submit) -> Result<()> {
    let mut tx = ctx.write().await?;
    let skp = require_for::<AjukanSkp>(&mut tx, ctx, SkpOn::id(ctx, id)).await?.into_row();
    if receipts::claim(&mut tx, ctx, submit, "/skp", "SKP diajukan").await? != Claim::New {
        return Ok(());
    }
    if skp.versi != versi {
        return Err(Fault::Stale);
    }
    let isi = store::isi(&mut tx, id).await?;
    if !kekurangan(&isi, skp.is_kualitatif).is_empty() {
        return Err(Fault::Refused(
            "SKP belum lengkap",
            "Bagian yang kurang tercantum di halaman SKP, di kotak \"Sebelum diajukan\".".into(),
            "/skp".into(),
        ));
    }
    let skp = skp.ajukan(ctx.now).map_err(refused)?;
    store::update(&mut tx, &skp, None).await?;
    let about = About { jenis: "skp", id, orang_id: Some(skp.pegawai_id) };
    let event = SkpDiajukan { versi: versi + 1, penilai_id: skp.penilai.map(|penilai| penilai.id) };
    events::record(&mut tx, ctx, about, &event).await?;
    tx.commit().await
}

/// What a transition that is not possible says on the screen.
pub(super) fn refused(error: SkpError) -> Fault {
    match error {
        SkpError::WrongStatus => Fault::Stale,
        SkpError::NoPenilai => Fault::Refused(
            "Pejabat penilai belum ditetapkan",
            "SKP Anda tersimpan sebagai draf. Pengajuan dibuka setelah tim pengelola kinerja menetapkan pejabat penilai Anda.".into(),
            "/skp".into(),
        ),
    }
}
