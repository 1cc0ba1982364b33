//! Begin the evaluation of a period: by the employee, who fills in, or by the penilai, who rates.

use axum::response::Response;
use axum_extra::routing::TypedPath;
use perencanaan::skp::{Skp, SkpOn};
use platform::grants::require_for;
use platform::receipts::{self, Claim, Submit};
use platform::{Action, Ctx, Fault, Relation, Result, RowAction, Scope, Uuid};
use serde::Deserialize;
use web_kit::posted::Posted;
use web_kit::{Example, Routes, respond};

use super::store;
use crate::Periode;

/// Either side may begin: nobody waits for the other.
pub struct MulaiEvaluasi;

impl Action for MulaiEvaluasi {
    const NAME: &'static str = "mulai_evaluasi";
    const ALLOWED: &'static [Relation] = &[Relation::Diri, Relation::Penilai];
    const SCOPE: Scope = Scope::Row;
}

impl RowAction for MulaiEvaluasi {
    type Row = Skp;
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/evaluasi/mulai")]
pub struct MulaiPath;

impl Example for MulaiPath {
    fn example() -> Self {
        Self
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().act::<MulaiPath, MulaiEvaluasi>(post)
}

async fn post(ctx: Ctx, _: MulaiPath, posted: Posted) -> Result<Response> {
    let fields = &posted.fields;
    let skp_id = Uuid::parse_str(fields.text("skp_id")).map_err(|_| Fault::NotFound)?;
    let periode = fields.text("periode").parse().ok().and_then(Periode::dari_kode).ok_or(Fault::NotFound)?;
    let to_rate = fields.text("ke") == "nilai";
    let submit = posted.submit()?;
    let to = mulai_evaluasi(&ctx, skp_id, periode, to_rate, &submit).await?;
    respond::see_other(&to)
}

/// Writes an empty evaluation, or finds the one that the other side began; answers where it continues.
async fn mulai_evaluasi(
    ctx: &Ctx,
    skp_id: Uuid,
    periode: Periode,
    to_rate: bool,
    submit: &Submit,
) -> Result<String> {
    let to =
        |id: Uuid| if to_rate { format!("/penilaian/{id}") } else { format!("/evaluasi/{id}/realisasi") };
    let mut tx = ctx.write().await?;
    require_for::<MulaiEvaluasi>(&mut tx, ctx, SkpOn::id(ctx, skp_id)).await?;
    if let Some(id) = store::id_of(&mut tx, skp_id, periode).await? {
        return Ok(to(id));
    }
    let asal = store::asal(&mut tx, skp_id).await?.ok_or(Fault::Refused(
        "SKP ini belum disetujui",
        "Evaluasi dimulai setelah SKP disetujui pejabat penilai.".into(),
        format!("/skp/{skp_id}"),
    ))?;
    let id = ctx.new_id()?;
    let perihal = format!("Evaluasi {} dimulai", periode.label(asal.tahun));
    if let Claim::Done { lokasi } = receipts::claim(&mut tx, ctx, submit, &to(id), &perihal).await? {
        return Ok(lokasi);
    }
    match store::insert(&mut tx, id, &asal, periode).await {
        Ok(()) => tx.commit().await?,
        // The other side began it at the same moment.
        Err(fault) if fault.is_duplicate() => {
            drop(tx);
            let begun = store::id_of(&mut ctx.read(), skp_id, periode).await?;
            return begun.map(to).ok_or(Fault::Stale);
        }
        Err(fault) => return Err(fault),
    }
    Ok(to(id))
}
