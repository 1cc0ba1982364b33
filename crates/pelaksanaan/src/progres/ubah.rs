//! Change an entry, take it away, or say that it really ran beside another one.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use platform::grants::require_for;
use platform::receipts::{self, Claim, Submit};
use platform::{Action, Ctx, Fault, Read, Relation, Result, RowAction, Scope, Uuid};
use serde::Deserialize;
use web_kit::posted::{FieldErrors, Posted, Refused};
use web_kit::{Example, Page, Routes, format, respond};

use super::hari::href;
use super::isian::ProgresForm;
use super::{OPSI_LAMA, Progres, ProgresBaru, ProgresKey, Rencana, store};
use crate::bukti::Bukti;

/// Only its owner changes an entry.
pub struct UbahProgres;

impl Action for UbahProgres {
    const NAME: &'static str = "ubah_progres";
    const ALLOWED: &'static [Relation] = &[Relation::Diri];
    const SCOPE: Scope = Scope::Row;
}

impl RowAction for UbahProgres {
    type Row = Progres;
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/progres/{bulan}/{id}")]
pub struct UbahPath {
    bulan: i64,
    id: Uuid,
}

impl Example for UbahPath {
    fn example() -> Self {
        Self { bulan: 202_604, id: Uuid::nil() }
    }
}

impl UbahPath {
    fn key(&self) -> ProgresKey {
        ProgresKey { bulan: self.bulan, id: self.id }
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().page::<UbahPath, UbahProgres>(get, post)
}

#[derive(Template)]
#[template(path = "progres/ubah.html")]
struct UbahPage {
    page: Page,
    hari_ditulis: String,
    form: ProgresForm,
    galat: FieldErrors,
    rencana: Rencana,
    is_baru: bool,
    /// Name of the file that is evidence so far.
    berkas_lama: Option<String>,
    /// What is saved now, when it was changed in between.
    berbeda: Option<ProgresForm>,
    kembali: String,
    aksi: String,
    kunci: Uuid,
    kunci_hapus: Uuid,
}

impl UbahPage {
    /// A change is often one of hours: they stand open.
    fn buka_jam(&self) -> bool {
        !self.is_baru
    }

    fn buka_bukti(&self) -> bool {
        self.berkas_lama.is_some() || self.form.is_berbukti() || !self.galat.of("bukti").is_empty()
    }
}

async fn load(ctx: &Ctx, read: &mut Read, path: &UbahPath) -> Result<(Progres, Rencana)> {
    let progres = require_for::<UbahProgres>(read, ctx, path.key()).await?.into_row();
    let rencana =
        store::rencana(read, progres.isi.pegawai_id, progres.isi.tanggal).await?.ok_or(Fault::NotFound)?;
    Ok((progres, rencana))
}

fn page(
    ctx: &Ctx,
    path: &UbahPath,
    loaded: (Progres, Rencana),
    form: ProgresForm,
    galat: FieldErrors,
) -> Result<UbahPage> {
    let (progres, rencana) = loaded;
    let berkas_lama = match &progres.isi.bukti {
        Some(Bukti::Berkas { nama, .. }) => Some(nama.clone()),
        _ => None,
    };
    Ok(UbahPage {
        page: Page::of(ctx, "Ubah catatan").with_aktif("/progres"),
        hari_ditulis: format::tanggal(progres.isi.tanggal),
        form,
        galat,
        rencana,
        is_baru: false,
        berkas_lama,
        berbeda: None,
        kembali: href(progres.isi.tanggal),
        aksi: path.to_string(),
        kunci: ctx.new_id()?,
        kunci_hapus: ctx.new_id()?,
    })
}

async fn get(ctx: Ctx, path: UbahPath) -> Result<Response> {
    let loaded = load(&ctx, &mut ctx.read(), &path).await?;
    let form = ProgresForm::of(&loaded.0);
    respond::html(&page(&ctx, &path, loaded, form, FieldErrors::default())?)
}

async fn post(ctx: Ctx, path: UbahPath, posted: Posted) -> Result<Response> {
    let submit = posted.submit()?;
    let (form, galat) = ProgresForm::terima(&ctx, &posted).await?;
    let done = match posted.fields.text("aksi") {
        "hapus" => hapus_progres(&ctx, &path, &form, &submit).await.map_err(Refused::Fault),
        "bersamaan" => tandai_bersamaan(&ctx, &path, form.versi, &submit).await.map_err(Refused::Fault),
        _ => ubah_progres(&ctx, &path, &form, galat, &submit).await,
    };
    match done {
        Ok(tanggal) => respond::saved(&ctx, &href(tanggal), submit.kunci),
        Err(Refused::Fault(Fault::Stale)) => changed_meanwhile(&ctx, &path, form).await,
        Err(Refused::Fault(fault)) => Err(fault),
        Err(Refused::Form(galat)) => {
            let loaded = load(&ctx, &mut ctx.read(), &path).await?;
            respond::html_refused(&page(&ctx, &path, loaded, form, galat)?)
        }
    }
}

/// Both texts: what was typed stays in the form, over what is saved now. A button that sent no form shows what is saved.
async fn changed_meanwhile(ctx: &Ctx, path: &UbahPath, form: ProgresForm) -> Result<Response> {
    let loaded = load(ctx, &mut ctx.read(), path).await?;
    let saved = ProgresForm::of(&loaded.0);
    let form =
        if form.kegiatan.is_empty() { saved.clone() } else { ProgresForm { versi: loaded.0.versi, ..form } };
    let page = UbahPage { berbeda: Some(saved), ..page(ctx, path, loaded, form, FieldErrors::default())? };
    respond::html_with(StatusCode::CONFLICT, &page)
}

/// Writes the entry over the version that the form was drawn from.
async fn ubah_progres(
    ctx: &Ctx,
    path: &UbahPath,
    form: &ProgresForm,
    galat: FieldErrors,
    submit: &Submit,
) -> std::result::Result<NaiveDate, Refused> {
    let mut tx = ctx.write().await?;
    let (progres, rencana) = load(ctx, &mut tx, path).await?;
    let tanggal = progres.isi.tanggal;
    let form = ProgresForm { tanggal: format::tanggal_iso(tanggal), ..form.clone() };
    let terisi = form.check(ctx.today(), &rencana, progres.isi.bukti.as_ref(), galat)?;
    if receipts::claim(&mut tx, ctx, submit, &href(tanggal), "Progres harian, 1 catatan diubah").await?
        != Claim::New
    {
        return Ok(tanggal);
    }
    if let Some(berkas) = &form.berkas {
        berkas.record(&mut tx).await?;
    }
    let row = ProgresBaru {
        skp_id: rencana.skp_id,
        rhk_id: terisi.rhk_id,
        rentang: terisi.akhir.rentang(terisi.mulai.unwrap_or(progres.isi.rentang.mulai)),
        kegiatan: terisi.kegiatan,
        realisasi: terisi.realisasi,
        bukti: terisi.bukti,
        ..progres.isi
    };
    store::update(&mut tx, &row, form.versi).await?;
    tx.commit().await?;
    Ok(tanggal)
}

/// Takes the entry away. The receipt comes first: a repeat finds no entry any more, and still its first answer.
async fn hapus_progres(ctx: &Ctx, path: &UbahPath, form: &ProgresForm, submit: &Submit) -> Result<NaiveDate> {
    let mut tx = ctx.write().await?;
    let typed = form.hari().ok_or_else(|| Fault::Unreadable("tanggal".into()))?;
    if receipts::claim(&mut tx, ctx, submit, &href(typed), "Progres harian, 1 catatan dihapus").await?
        != Claim::New
    {
        return Ok(typed);
    }
    let progres = require_for::<UbahProgres>(&mut tx, ctx, path.key()).await?.into_row();
    store::delete(&mut tx, path.key(), form.versi).await?;
    tx.commit().await?;
    Ok(progres.isi.tanggal)
}

/// Two things at once happen: the mark takes the entry out of the notice, and changes nothing else.
async fn tandai_bersamaan(ctx: &Ctx, path: &UbahPath, versi: i64, submit: &Submit) -> Result<NaiveDate> {
    let mut tx = ctx.write().await?;
    let tanggal = require_for::<UbahProgres>(&mut tx, ctx, path.key()).await?.isi.tanggal;
    if receipts::claim(&mut tx, ctx, submit, &href(tanggal), "Progres harian, jam memang bersamaan").await?
        == Claim::New
    {
        store::mark_bersamaan(&mut tx, path.key(), versi).await?;
        tx.commit().await?;
    }
    Ok(tanggal)
}
