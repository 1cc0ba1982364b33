//! The job that sets an issued document in type and keeps its PDF.

use documents::Dokumen as Formulir;
use platform::jobs::{JobError, JobKind};
use platform::{App, BoxFuture, Fault, InstansiId, Uuid, files};
use serde::{Deserialize, Serialize};

use super::store;

/// Prints a document. The worker runs at most as many jobs at once as there are cores to spare, and a document takes
/// one core for tens of milliseconds.
pub(super) const KIND: JobKind = JobKind { jenis: "cetak_dokumen", run };

/// The payload.
#[derive(Serialize, Deserialize)]
pub(super) struct Muatan {
    pub dokumen_id: Uuid,
}

type Outcome = Result<(), JobError>;

fn run<'a>(app: &'a App, instansi: InstansiId, muatan: &'a str) -> BoxFuture<'a, Outcome> {
    Box::pin(async move {
        let muatan: Muatan = serde_json::from_str(muatan).map_err(JobError::fail)?;
        cetak(app, instansi, muatan.dokumen_id).await
    })
}

/// Renders and keeps the PDF; a document that has one is left alone, so that a second run changes nothing.
async fn cetak(app: &App, instansi: InstansiId, id: Uuid) -> Outcome {
    let cetakan = store::cetakan(&mut app.db.read(instansi), id).await?.ok_or(Fault::NotFound)?;
    if cetakan.berkas_sha256.is_some() {
        return Ok(());
    }
    let formulir = with_qr(&cetakan, id)?;
    let rendered = tokio::task::spawn_blocking(move || documents_typst::render(&formulir)).await;
    let pdf = rendered.map_err(|broken| JobError::retry(30, broken))?.map_err(JobError::fail)?;
    let kept = app.files.keep(instansi, pdf).await?;
    let mut tx = app.db.write(instansi).await?;
    files::record(&mut tx, &kept, "application/pdf").await?;
    store::put_berkas(&mut tx, id, &kept.sha256).await?;
    Ok(tx.commit().await?)
}

/// The form with its QR: id, and SHA-256 of the canonical JSON of all the rest. There is no page yet that checks it;
/// when there is one, its address goes in front.
fn with_qr(cetakan: &store::Cetakan, id: Uuid) -> Result<Formulir, JobError> {
    let mut formulir: Formulir = serde_json::from_str(&cetakan.isi).map_err(JobError::fail)?;
    let surat = match &mut formulir {
        Formulir::Skp(skp) => &mut skp.surat,
        Formulir::Evaluasi(evaluasi) => &mut evaluasi.surat,
    };
    surat.qr = format!("kinerja:dokumen:{id}:{}", cetakan.isi_sha256);
    Ok(formulir)
}
