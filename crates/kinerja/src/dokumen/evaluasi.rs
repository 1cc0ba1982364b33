//! The Dokumen Evaluasi Kinerja of an evaluation.

use axum::response::Response;
use axum_extra::routing::TypedPath;
use documents::Dokumen as Formulir;
use penilaian::evaluasi::{Evaluasi, Hasil, Status};
use platform::grants::require_for;
use platform::receipts::{self, Claim, Submit};
use platform::{Action, Ctx, Fault, Read, Relation, Result, RowAction, Scope, Uuid};
use serde::Deserialize;
use web_kit::posted::Posted;
use web_kit::{Example, Routes, Tautan, respond};

use super::Jenis;
use super::halaman::{DokumenPage, Subjek};
use super::surat::Penerbit;
use super::susun_evaluasi::BahanEvaluasi;
use super::terbitkan::{Naskah, terbitkan};

/// The person itself, and who rated or decides an objection; no admin ever sees a rating.
pub struct CetakEvaluasi;

impl Action for CetakEvaluasi {
    const NAME: &'static str = "cetak_evaluasi";
    const ALLOWED: &'static [Relation] = &[Relation::Diri, Relation::Penilai, Relation::AtasanPenilai];
    const SCOPE: Scope = Scope::Row;
}

impl RowAction for CetakEvaluasi {
    type Row = Evaluasi;
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/evaluasi/{id}/cetak")]
pub struct CetakEvaluasiPath {
    pub id: Uuid,
}

impl Example for CetakEvaluasiPath {
    fn example() -> Self {
        Self { id: Uuid::nil() }
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().page::<CetakEvaluasiPath, CetakEvaluasi>(get, post)
}

/// The evaluation with its result, where there is one that the actor may read.
///
/// # Errors
/// [`Fault::Refused`] to the employee before the result was opened, because opening it starts the term of an objection;
/// and to everybody while there is no predikat.
pub(super) async fn require(read: &mut Read, ctx: &Ctx, id: Uuid) -> Result<(Evaluasi, Hasil, Relation)> {
    let grant = require_for::<CetakEvaluasi>(read, ctx, id).await?;
    let relation = grant.relation();
    let evaluasi = grant.into_row();
    let hasil = match (&evaluasi.status, relation) {
        (Status::Diterima { hasil, .. }, _) => hasil.clone(),
        (_, Relation::Diri) => return Err(not_opened(&evaluasi)),
        (status, _) => status.hasil().cloned().ok_or_else(|| not_rated(&evaluasi))?,
    };
    Ok((evaluasi, hasil, relation))
}

fn not_opened(evaluasi: &Evaluasi) -> Fault {
    Fault::Refused(
        "Dokumen ini tersedia setelah hasilnya Anda buka",
        "Hasil penilaian dibuka lebih dahulu di Hasil Kinerja; tenggat keberatan dihitung sejak Anda menerimanya.".into(),
        format!("/hasil/{}", evaluasi.id),
    )
}

fn not_rated(evaluasi: &Evaluasi) -> Fault {
    Fault::Refused(
        "Dokumen evaluasi belum dapat dibuat",
        format!("Dokumen dibuat setelah predikatnya ada. Tahap saat ini: {}.", evaluasi.status.label()),
        format!("/penilaian/{}", evaluasi.id),
    )
}

async fn get(ctx: Ctx, path: CetakEvaluasiPath) -> Result<Response> {
    let mut read = ctx.read();
    let (evaluasi, _, relation) = require(&mut read, &ctx, path.id).await?;
    let page = DokumenPage::of(&ctx, &mut read, subjek(&evaluasi, relation), path.to_string()).await?;
    respond::html(&page)
}

fn subjek(evaluasi: &Evaluasi, relation: Relation) -> Subjek {
    let is_received = matches!(evaluasi.status, Status::Diterima { .. });
    let kembali = match (is_received, relation) {
        (true, _) | (_, Relation::Diri) => Tautan::new("Hasil kinerja", format!("/hasil/{}", evaluasi.id)),
        (_, Relation::Penilai) => Tautan::new("Penilaian", format!("/penilaian/{}", evaluasi.id)),
        _ => Tautan::new("Beranda", "/"),
    };
    Subjek {
        jenis: Jenis::Evaluasi,
        id: evaluasi.id,
        versi: evaluasi.versi,
        judul: format!("Evaluasi Kinerja {}", evaluasi.periode_label()),
        siapa: format!("{}, {}, {}", evaluasi.pegawai_nama, evaluasi.jabatan, evaluasi.unit_nama),
        kembali,
        is_latihan: evaluasi.is_latihan,
        is_draf: false,
    }
}

async fn post(ctx: Ctx, path: CetakEvaluasiPath, posted: Posted) -> Result<Response> {
    let submit = posted.submit()?;
    match cetak_evaluasi(&ctx, &path, &submit).await {
        // Somebody else issued the same version in this moment: it is there.
        Err(fault) if fault.is_duplicate() => respond::see_other(&path.to_string()),
        Err(fault) => Err(fault),
        Ok(()) => respond::saved(&ctx, &path.to_string(), submit.kunci),
    }
}

/// Fixes what the evaluation says now, and leaves the printing to a job.
async fn cetak_evaluasi(ctx: &Ctx, path: &CetakEvaluasiPath, submit: &Submit) -> Result<()> {
    let mut tx = ctx.write().await?;
    let (evaluasi, hasil, _) = require(&mut tx, ctx, path.id).await?;
    let bahan = BahanEvaluasi::load(&mut tx, ctx, evaluasi, hasil).await?;
    let perihal = format!("Dokumen {}", bahan.judul());
    if receipts::claim(&mut tx, ctx, submit, &path.to_string(), &perihal).await? != Claim::New {
        return Ok(());
    }
    let penerbit = Penerbit::new(ctx, bahan.perangkat.clone())?;
    let naskah = Naskah {
        id: penerbit.id,
        jenis: Jenis::Evaluasi,
        subjek_id: bahan.evaluasi.id,
        subjek_versi: bahan.evaluasi.versi,
        orang_id: bahan.evaluasi.pegawai_id,
        judul: bahan.judul(),
        is_draf: false,
        formulir: Formulir::Evaluasi(Box::new(bahan.susun(&penerbit)?)),
    };
    terbitkan(&mut tx, ctx, naskah).await?;
    tx.commit().await
}
