//! Give umpan balik: one text, three gentle questions beside it.

use askama::Template;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use platform::events::{self, About, Event};
use platform::grants::require_for;
use platform::receipts::{self, Claim, Submit};
use platform::{Action, Ctx, Fault, Read, Relation, Result, RowAction, Scope, Uuid};
use serde::{Deserialize, Serialize};
use web_kit::posted::{FieldErrors, Fields, Posted, Refused};
use web_kit::{Example, Page, Routes, respond};

use super::{UmpanBalik, UmpanBalikBaru, store};
use crate::pegawai::{Pegawai, PegawaiOn};
use crate::progres::{self, Rencana};

const TEKS_HURUF: std::ops::RangeInclusive<usize> = 10..=1_000;

/// Who tells a person about their work.
pub struct BeriUmpanBalik;

impl Action for BeriUmpanBalik {
    const NAME: &'static str = "beri_umpan_balik";
    const ALLOWED: &'static [Relation] =
        &[Relation::Penilai, Relation::PembantuPenilai, Relation::AtasanPenilai];
    const SCOPE: Scope = Scope::Row;
}

impl RowAction for BeriUmpanBalik {
    type Row = Pegawai;
}

/// Somebody was told something about their work.
#[derive(Debug, Serialize)]
pub struct UmpanBalikDiberikan {
    pub dari_id: Uuid,
    pub rhk_id: Option<Uuid>,
    pub teks: String,
}

impl Event for UmpanBalikDiberikan {
    const NAME: &'static str = "umpan_balik_diberikan";
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/umpan-balik/beri/{orang}")]
pub struct BeriPath {
    orang: Uuid,
}

impl Example for BeriPath {
    fn example() -> Self {
        Self { orang: Uuid::nil() }
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().page::<BeriPath, BeriUmpanBalik>(get, post)
}

/// What was typed.
#[derive(Clone, Debug, Default)]
struct UmpanBalikForm {
    teks: String,
    rhk_id: String,
}

/// The form as values.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Terisi {
    teks: String,
    rhk_id: Option<Uuid>,
}

impl UmpanBalikForm {
    fn read(fields: &Fields) -> Self {
        // A form sends lines with CR LF; one kind of line end is kept.
        Self { teks: fields.text("teks").replace("\r\n", "\n"), rhk_id: fields.text("rhk_id").to_owned() }
    }

    fn check(&self, rencana: &Rencana) -> std::result::Result<Terisi, FieldErrors> {
        let mut galat = FieldErrors::default();
        let huruf = self.teks.chars().count();
        if huruf < *TEKS_HURUF.start() {
            galat.add("teks", "Ceritakan apa yang terjadi, sedikitnya satu kalimat pendek.");
        } else if huruf > *TEKS_HURUF.end() {
            galat.add("teks", format!("Terlalu panjang: {huruf} huruf, paling banyak 1.000."));
        }
        let rhk_id = Uuid::parse_str(&self.rhk_id).ok();
        let is_known = |id: &Uuid| rencana.rhk.iter().any(|rhk| rhk.id == *id);
        if !self.rhk_id.is_empty() && !rhk_id.as_ref().is_some_and(is_known) {
            galat.add("rhk_id", "RHK ini tidak ada lagi pada SKP pegawai. Pilih yang lain, atau kosongkan.");
        }
        galat.or(Terisi { teks: self.teks.clone(), rhk_id })
    }
}

#[derive(Template)]
#[template(path = "umpan_balik/beri.html")]
struct BeriPage {
    page: Page,
    pegawai: Pegawai,
    form: UmpanBalikForm,
    galat: FieldErrors,
    opsi: Vec<(String, String)>,
    sebelumnya: Vec<UmpanBalik>,
    aksi: String,
    kunci: Uuid,
}

/// Whom it is for, and what it can be about.
async fn load(ctx: &Ctx, read: &mut Read, path: &BeriPath) -> Result<(Pegawai, Rencana)> {
    let on = ctx.today();
    let pegawai =
        require_for::<BeriUmpanBalik>(read, ctx, PegawaiOn { id: path.orang, on }).await?.into_row();
    let rencana = progres::store::rencana(read, pegawai.id, on).await?.ok_or(Fault::NotFound)?;
    Ok((pegawai, rencana))
}

async fn page(ctx: &Ctx, path: &BeriPath, form: UmpanBalikForm, galat: FieldErrors) -> Result<BeriPage> {
    let mut read = ctx.read();
    let (pegawai, rencana) = load(ctx, &mut read, path).await?;
    let sebelumnya = store::dari(&mut read, ctx.orang_id()?, pegawai.id).await?;
    Ok(BeriPage {
        page: Page::of(ctx, "Beri umpan balik").with_aktif("/umpan-balik"),
        pegawai,
        form,
        galat,
        opsi: rencana.opsi(),
        sebelumnya,
        aksi: path.to_string(),
        kunci: ctx.new_id()?,
    })
}

async fn get(ctx: Ctx, path: BeriPath) -> Result<Response> {
    respond::html(&page(&ctx, &path, UmpanBalikForm::default(), FieldErrors::default()).await?)
}

async fn post(ctx: Ctx, path: BeriPath, posted: Posted) -> Result<Response> {
    let submit = posted.submit()?;
    let form = UmpanBalikForm::read(&posted.fields);
    match beri_umpan_balik(&ctx, &path, &form, &submit).await {
        Ok(()) => respond::saved(&ctx, &path.to_string(), submit.kunci),
        Err(Refused::Fault(fault)) => Err(fault),
        Err(Refused::Form(galat)) => respond::html_refused(&page(&ctx, &path, form, galat).await?),
    }
}

/// Writes the umpan balik and its event.
async fn beri_umpan_balik(
    ctx: &Ctx,
    path: &BeriPath,
    form: &UmpanBalikForm,
    submit: &Submit,
) -> std::result::Result<(), Refused> {
    let dari_id = ctx.orang_id()?;
    let mut tx = ctx.write().await?;
    let (pegawai, rencana) = load(ctx, &mut tx, path).await?;
    let Terisi { teks, rhk_id } = form.check(&rencana)?;
    let perihal = format!("Umpan balik untuk {}", pegawai.nama);
    if receipts::claim(&mut tx, ctx, submit, &path.to_string(), &perihal).await? != Claim::New {
        return Ok(());
    }
    let id = ctx.new_id()?;
    let event = UmpanBalikDiberikan { dari_id, rhk_id, teks: teks.clone() };
    let row = UmpanBalikBaru {
        id,
        pegawai_id: pegawai.id,
        dari_id,
        skp_id: rencana.skp_id,
        rhk_id,
        tanggal: ctx.today(),
        teks,
        dibaca: None,
    };
    store::insert_many(&mut tx, vec![row]).await?;
    events::record(&mut tx, ctx, About { jenis: "umpan_balik", id, orang_id: Some(pegawai.id) }, &event)
        .await?;
    Ok(tx.commit().await?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progres::RhkPilihan;

    fn form(teks: &str, rhk_id: &str) -> UmpanBalikForm {
        UmpanBalikForm { teks: teks.into(), rhk_id: rhk_id.into() }
    }

    #[test]
    fn one_short_sentence_is_enough() {
        let rencana = Rencana::default();
        assert_eq!(form("Antrean tertib.", "").check(&rencana).unwrap().rhk_id, None);
        assert_eq!(form("Bagus", "").check(&rencana).unwrap_err().0[0].field, "teks");
        assert!(form(&"é".repeat(1_000), "").check(&rencana).is_ok());
        assert!(form(&"é".repeat(1_001), "").check(&rencana).is_err());
    }

    #[test]
    fn it_is_about_an_rhk_of_that_person_or_about_none() {
        let id = Uuid::from_u128(7);
        let rencana = Rencana { rhk: vec![RhkPilihan { id, teks: "x".into() }], ..Rencana::default() };
        assert_eq!(form("Antrean tertib.", &id.to_string()).check(&rencana).unwrap().rhk_id, Some(id));
        for other in [Uuid::from_u128(8).to_string(), "x".into()] {
            assert_eq!(form("Antrean tertib.", &other).check(&rencana).unwrap_err().0[0].field, "rhk_id");
        }
    }
}
