//! The employee answers: accepts, accepts with a note, or objects. The ways are equally easy.

use axum::response::Response;
use axum_extra::routing::TypedPath;
use platform::events::{self, Event};
use platform::grants::require_for;
use platform::receipts::{self, Claim, Submit};
use platform::{Action, Ctx, Fault, Relation, Result, RowAction, Scope, Uuid};
use serde::{Deserialize, Serialize};
use web_kit::posted::{FieldErrors, Posted, Refused};
use web_kit::{Example, Routes, respond};

use super::lihat::HasilPage;
use crate::evaluasi::{Evaluasi, Status, Tanggapan, store};

const CATATAN_CHARS_MAX: usize = 4_000;

/// Only the person itself answers.
pub struct TanggapiHasil;

impl Action for TanggapiHasil {
    const NAME: &'static str = "tanggapi_hasil";
    const ALLOWED: &'static [Relation] = &[Relation::Diri];
    const SCOPE: Scope = Scope::Row;
}

impl RowAction for TanggapiHasil {
    type Row = Evaluasi;
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/hasil/{id}/tanggapan")]
pub struct TanggapanPath {
    id: Uuid,
}

impl Example for TanggapanPath {
    fn example() -> Self {
        Self { id: Uuid::nil() }
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().act::<TanggapanPath, TanggapiHasil>(post)
}

#[derive(Serialize)]
struct HasilDitanggapi {
    periode: String,
    tanggapan: &'static str,
    versi: i64,
}

impl Event for HasilDitanggapi {
    const NAME: &'static str = "hasil_ditanggapi";
}

/// What was answered, with its note.
fn check(jawaban: &str, catatan: &str) -> std::result::Result<Tanggapan, FieldErrors> {
    let mut errors = FieldErrors::default();
    if catatan.chars().count() > CATATAN_CHARS_MAX {
        errors.add("catatan", format!("Terlalu panjang: paling banyak {CATATAN_CHARS_MAX} huruf."));
    }
    let tanggapan = match (jawaban, catatan) {
        ("setuju", _) => Tanggapan::Setuju,
        ("catatan", "") => return Err(missing("Tulis catatan Anda lebih dahulu.")),
        ("keberatan", "") => {
            return Err(missing(
                "Tulis alasan keberatan Anda: bagian mana, dan fakta apa yang belum dilihat.",
            ));
        }
        ("catatan", teks) => Tanggapan::DenganCatatan(teks.to_owned()),
        ("keberatan", teks) => Tanggapan::Keberatan(teks.to_owned()),
        _ => return Err(missing("Pilih salah satu tanggapan.")),
    };
    errors.or(tanggapan)
}

fn missing(pesan: &str) -> FieldErrors {
    let mut errors = FieldErrors::default();
    errors.add("catatan", pesan);
    errors
}

async fn post(ctx: Ctx, path: TanggapanPath, posted: Posted) -> Result<Response> {
    let submit = posted.submit()?;
    let to = format!("/hasil/{}", path.id);
    match tanggapi_hasil(&ctx, path.id, &posted, &to, &submit).await {
        Ok(()) => respond::saved(&ctx, &to, submit.kunci),
        Err(Refused::Fault(fault)) => Err(fault),
        Err(Refused::Form(galat)) => show_again(&ctx, path.id, posted.fields.text("catatan"), galat).await,
    }
}

async fn show_again(ctx: &Ctx, id: Uuid, catatan: &str, galat: FieldErrors) -> Result<Response> {
    let mut read = ctx.read();
    let evaluasi = require_for::<TanggapiHasil>(&mut read, ctx, id).await?.into_row();
    let Status::Diterima { hasil, terima, tanggapan } = evaluasi.status.clone() else {
        return Err(Fault::Stale);
    };
    let mut page = HasilPage::new(ctx, &mut read, evaluasi, hasil, (terima, tanggapan), true).await?;
    catatan.clone_into(&mut page.catatan);
    page.galat = galat;
    respond::html_refused(&page)
}

async fn tanggapi_hasil(
    ctx: &Ctx,
    id: Uuid,
    posted: &Posted,
    to: &str,
    submit: &Submit,
) -> std::result::Result<(), Refused> {
    let tanggapan = check(posted.fields.text("jawaban"), posted.fields.text("catatan"))?;
    let mut tx = ctx.write().await?;
    let evaluasi = require_for::<TanggapiHasil>(&mut tx, ctx, id).await?.into_row();
    let perihal = format!("Tanggapan atas hasil {}", evaluasi.periode_label());
    if receipts::claim(&mut tx, ctx, submit, to, &perihal).await? != Claim::New {
        return Ok(());
    }
    in_time(ctx, &evaluasi, &tanggapan)?;
    let evaluasi = evaluasi.tanggapi(tanggapan).map_err(|_| Fault::Stale)?;
    store::update(&mut tx, &evaluasi, None).await?;
    let event = HasilDitanggapi {
        periode: evaluasi.periode_label(),
        tanggapan: evaluasi.status.kode(),
        versi: evaluasi.versi + 1,
    };
    events::record(&mut tx, ctx, evaluasi.about(), &event).await?;
    Ok(tx.commit().await?)
}

/// An objection has a term; the other answers have none.
fn in_time(ctx: &Ctx, evaluasi: &Evaluasi, tanggapan: &Tanggapan) -> Result<()> {
    match (&evaluasi.status, tanggapan) {
        (Status::Diterima { terima, .. }, Tanggapan::Keberatan(_))
            if ctx.today() > terima.batas_keberatan =>
        {
            Err(Fault::Refused(
                "Tenggat keberatan sudah lewat",
                format!(
                    "Hasil diterima {}; tenggat {} menurut PP 30/2019 Pasal 59. Jika ada halangan yang sah, sampaikan kepada tim pengelola kinerja agar dipertimbangkan.",
                    web_kit::format::tanggal_pendek(ctx.app.zone.local(terima.pada).date_naive()),
                    web_kit::format::tanggal_pendek(terima.batas_keberatan),
                ),
                format!("/hasil/{}", evaluasi.id),
            ))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_objection_needs_its_reason_and_acceptance_none() {
        assert_eq!(check("setuju", ""), Ok(Tanggapan::Setuju));
        assert!(check("keberatan", "").is_err());
        assert!(check("catatan", "").is_err());
        assert_eq!(check("keberatan", "x"), Ok(Tanggapan::Keberatan("x".into())));
        assert!(check("lain", "x").is_err());
        assert!(check("setuju", &"x".repeat(CATATAN_CHARS_MAX + 1)).is_err());
    }
}
