//! Runs an import that was looked at.

use axum::response::Response;
use axum_extra::routing::TypedPath;
use chrono::TimeDelta;
use platform::receipts::{self, Claim};
use platform::{Ctx, Fault, Result, Uuid};
use serde::Deserialize;
use web_kit::posted::Posted;
use web_kit::{Example, Routes, respond};

use super::read::Berkas;
use super::{Hasil, ImporData, Latar, STALE_MINUTES, finish, prepare, run, store, unggah};

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/organisasi/impor/{id}/jalankan")]
pub struct JalankanPath {
    pub id: Uuid,
}

impl Example for JalankanPath {
    fn example() -> Self {
        Self { id: Uuid::nil() }
    }
}

pub fn routes() -> Routes {
    Routes::new().act::<JalankanPath, ImporData>(post)
}

async fn post(ctx: Ctx, path: JalankanPath, posted: Posted) -> Result<Response> {
    let submit = posted.submit()?;
    let (impor, _) = unggah::found(&ctx, path.id).await?;
    let lokasi = format!("/organisasi/impor/{}", path.id);
    let mut tx = ctx.write().await?;
    let perihal = format!("Impor dijalankan: {}", impor.nama_berkas);
    if let Claim::Done { lokasi } = receipts::claim(&mut tx, &ctx, &submit, &lokasi, &perihal).await? {
        return respond::saved(&ctx, &lokasi, submit.kunci);
    }
    if !impor.has_berkas {
        // Run already, or too old: its files are gone, and the same files may be uploaded again.
        return respond::see_other(&lokasi);
    }
    store::take_turn(&mut tx, path.id, ctx.now, ctx.now - TimeDelta::minutes(STALE_MINUTES)).await?;
    tx.commit().await?;
    // A task of its own: it ends, and says how, also when nobody waits for the answer any more.
    let task = tokio::spawn(run_kept(Latar::of(&ctx), path.id));
    task.await.map_err(Fault::internal)??;
    respond::saved(&ctx, &lokasi, submit.kunci)
}

/// Runs the files that are kept, against the database as it is now.
async fn run_kept(latar: Latar, id: Uuid) -> Result<Hasil> {
    let hasil = match kept_plan(&latar, id).await {
        Ok(rencana) => run::run(&latar, rencana).await,
        Err(fault) => Err(fault),
    };
    finish(&latar, id, hasil).await
}

async fn kept_plan(latar: &Latar, id: Uuid) -> Result<super::plan::Rencana> {
    let files = store::files(&mut latar.db.read(latar.instansi), id).await?;
    let berkas: Vec<Berkas> =
        files.into_iter().map(|file| Berkas { nama: file.nama, bytes: file.isi }).collect();
    if berkas.is_empty() {
        return Err(Fault::invariant("impor_berkas", id, "no files"));
    }
    let siap = prepare(latar, berkas).await?;
    // They were read when they were uploaded.
    siap.map(|siap| siap.rencana).map_err(|refused| Fault::invariant("impor_berkas", id, refused.join(" ")))
}
