//! Take back a version that does not hold yet.

use axum::response::Response;
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use platform::events::{self, About, Event};
use platform::receipts::{self, Claim};
use platform::{Ctx, Fault, Result, Uuid};
use serde::{Deserialize, Serialize};
use web_kit::posted::Posted;
use web_kit::{Example, Routes, respond};

use super::KelolaAturanLokal;
use super::lihat::aturan_of;
use super::store;

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/aturan-setempat/{id}/batalkan/{versi_id}")]
pub struct BatalkanPath {
    pub id: String,
    pub versi_id: Uuid,
}

impl Example for BatalkanPath {
    fn example() -> Self {
        Self { id: "keberatan".into(), versi_id: Uuid::nil() }
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().act::<BatalkanPath, KelolaAturanLokal>(post)
}

#[derive(Serialize)]
struct AturanLokalDibatalkan {
    aturan: &'static str,
    mulai: NaiveDate,
}

impl Event for AturanLokalDibatalkan {
    const NAME: &'static str = "aturan_lokal_dibatalkan";
}

async fn post(ctx: Ctx, path: BatalkanPath, posted: Posted) -> Result<Response> {
    let submit = posted.submit()?;
    let aturan = aturan_of(&path.id)?;
    let to = format!("/aturan-setempat/{}", aturan.id);
    let mut tx = ctx.write().await?;
    let perihal = format!("Perubahan dibatalkan: {}", aturan.judul);
    if receipts::claim(&mut tx, &ctx, &submit, &to, &perihal).await? == Claim::New {
        let versi = store::versions(&mut tx, aturan.id).await?;
        let versi = versi.into_iter().find(|versi| versi.id == path.versi_id).ok_or(Fault::NotFound)?;
        store::delete_future(&mut tx, versi.id, ctx.today()).await?;
        let event = AturanLokalDibatalkan { aturan: aturan.id, mulai: versi.mulai };
        let about = About { jenis: "aturan_lokal", id: versi.id, orang_id: None };
        events::record(&mut tx, &ctx, about, &event).await?;
        tx.commit().await?;
    }
    respond::saved(&ctx, &to, submit.kunci)
}
