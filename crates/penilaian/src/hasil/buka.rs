//! The employee opens a result: proof of receipt, from which the term for an objection runs (PP 30/2019, Pasal 59).

use aturan::{CaraHitung, Kalender, keberatan_batas};
use axum::response::Response;
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use platform::events::{self, Event};
use platform::grants::require_for;
use platform::receipts::{self, Claim, Submit};
use platform::{Action, Ctx, Fault, Relation, Result, RowAction, Scope, Uuid};
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
    let batas = batas_keberatan(ctx.today());
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

/// The last day for an objection. Whether the fourteen days are calendar or working days is not settled: until a lawyer
/// says so the later date is honoured.
fn batas_keberatan(diterima: NaiveDate) -> NaiveDate {
    let kalender = Kalender::nasional();
    let by = |cara| keberatan_batas(diterima, cara, kalender);
    by(CaraHitung::HariKalender).max(by(CaraHitung::HariKerja))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_later_date_is_honoured() {
        let day = |bulan, hari| NaiveDate::from_ymd_opt(2026, bulan, hari).unwrap();
        assert!(batas_keberatan(day(1, 12)) > day(1, 26));
    }
}
