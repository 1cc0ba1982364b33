//! The penilai reads an SKP that was handed in, adds expectations, and agrees or returns it with a note.

use askama::Template;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use organisasi::pejabat::pejabat;
use platform::events::{self, About, Event};
use platform::grants::require_for;
use platform::receipts::{self, Claim, Submit};
use platform::{Action, Ctx, Fault, Read, Relation, Result, RowAction, Scope, Tx, Uuid};
use serde::{Deserialize, Serialize};
use web_kit::posted::{FieldErrors, Posted, Refused};
use web_kit::{Example, Page, Routes, respond};

use super::{Rhk, Skp, SkpOn, ajukan, lihat, store};
use crate::perilaku::Nilai;

/// Longest note or expectation.
const TEKS_CHARS_MAX: usize = 2_000;

/// Only the pejabat penilai agrees.
pub struct PeriksaSkp;

impl Action for PeriksaSkp {
    const NAME: &'static str = "periksa_skp";
    const ALLOWED: &'static [Relation] = &[Relation::Penilai];
    const SCOPE: Scope = Scope::Row;
}

impl RowAction for PeriksaSkp {
    type Row = Skp;
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/skp/{id}/periksa")]
pub struct PeriksaPath {
    id: Uuid,
}

impl Example for PeriksaPath {
    fn example() -> Self {
        Self { id: Uuid::nil() }
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().page::<PeriksaPath, PeriksaSkp>(get, post)
}

#[derive(Serialize)]
struct SkpDisetujui {
    versi: i64,
    rhk: usize,
}

impl Event for SkpDisetujui {
    const NAME: &'static str = "skp_disetujui";
}

#[derive(Serialize)]
struct SkpDikembalikan {
    versi: i64,
    catatan: String,
}

impl Event for SkpDikembalikan {
    const NAME: &'static str = "skp_dikembalikan";
}

/// What the penilai typed.
struct PeriksaForm {
    versi: i64,
    is_setuju: bool,
    catatan: String,
    ekspektasi: Vec<(Nilai, String)>,
}

impl PeriksaForm {
    fn read(posted: &Posted) -> Self {
        let fields = &posted.fields;
        let of = |nilai: Nilai| (nilai, fields.text(&format!("ekspektasi_{}", nilai.kode())).to_owned());
        Self {
            versi: fields.text("versi").parse().unwrap_or(0),
            is_setuju: fields.text("putusan") == "setuju",
            catatan: fields.text("catatan").to_owned(),
            ekspektasi: Nilai::ALL.into_iter().map(of).collect(),
        }
    }

    fn check(&self) -> std::result::Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        if !self.is_setuju && self.catatan.is_empty() {
            errors.add("catatan", "Tulis apa yang perlu diperbaiki, supaya pegawai tidak menebak.");
        }
        let texts =
            self.ekspektasi.iter().map(|(nilai, teks)| (format!("ekspektasi_{}", nilai.kode()), teks));
        for (field, teks) in texts.chain([("catatan".to_owned(), &self.catatan)]) {
            if teks.chars().count() > TEKS_CHARS_MAX {
                errors.add(field, format!("Terlalu panjang: paling banyak {TEKS_CHARS_MAX} huruf."));
            }
        }
        errors.or(())
    }
}

#[derive(Template)]
#[template(path = "skp/periksa.html")]
struct PeriksaPage {
    page: Page,
    skp: Skp,
    isi: Vec<Rhk>,
    form: PeriksaForm,
    galat: FieldErrors,
    kunci: Uuid,
}

impl PeriksaPage {
    async fn of(ctx: &Ctx, read: &mut Read, skp: Skp) -> Result<Self> {
        let teks = store::teks(read, skp.id).await?;
        let form = PeriksaForm {
            versi: skp.versi,
            is_setuju: true,
            catatan: String::new(),
            ekspektasi: lihat::perilaku(&teks),
        };
        Ok(Self {
            page: Page::of(ctx, format!("Memeriksa SKP {}", skp.pegawai_nama)),
            isi: store::isi(read, skp.id).await?,
            skp,
            form,
            galat: FieldErrors::default(),
            kunci: ctx.new_id()?,
        })
    }
}

async fn get(ctx: Ctx, path: PeriksaPath) -> Result<Response> {
    let mut read = ctx.read();
    let skp = require_for::<PeriksaSkp>(&mut read, &ctx, SkpOn::id(&ctx, path.id)).await?.into_row();
    respond::html(&PeriksaPage::of(&ctx, &mut read, skp).await?)
}

async fn post(ctx: Ctx, path: PeriksaPath, posted: Posted) -> Result<Response> {
    let submit = posted.submit()?;
    let form = PeriksaForm::read(&posted);
    match periksa_skp(&ctx, path.id, &form, &submit).await {
        Ok(()) => respond::saved(&ctx, "/persetujuan", submit.kunci),
        Err(Refused::Fault(fault)) => Err(fault),
        Err(Refused::Form(galat)) => {
            let mut read = ctx.read();
            let skp = require_for::<PeriksaSkp>(&mut read, &ctx, SkpOn::id(&ctx, path.id)).await?.into_row();
            respond::html_refused(&PeriksaPage {
                form,
                galat,
                ..PeriksaPage::of(&ctx, &mut read, skp).await?
            })
        }
    }
}

/// Agrees, with the penilai as he is today kept on the document; or returns with a note.
async fn periksa_skp(
    ctx: &Ctx,
    id: Uuid,
    form: &PeriksaForm,
    submit: &Submit,
) -> std::result::Result<(), Refused> {
    form.check()?;
    let mut tx = ctx.write().await?;
    let skp = require_for::<PeriksaSkp>(&mut tx, ctx, SkpOn::id(ctx, id)).await?.into_row();
    let perihal =
        format!("SKP {} {}", skp.pegawai_nama, if form.is_setuju { "disetujui" } else { "dikembalikan" });
    if receipts::claim(&mut tx, ctx, submit, "/persetujuan", &perihal).await? != Claim::New {
        return Ok(());
    }
    if skp.versi != form.versi {
        return Err(Fault::Stale.into());
    }
    store::put_ekspektasi(&mut tx, id, &form.ekspektasi).await?;
    if form.is_setuju {
        setujui(&mut tx, ctx, skp).await?;
    } else {
        kembalikan(&mut tx, ctx, skp, form.catatan.clone()).await?;
    }
    Ok(tx.commit().await?)
}

async fn setujui(tx: &mut Tx, ctx: &Ctx, skp: Skp) -> Result<()> {
    let rhk = store::isi(tx, skp.id).await?.len();
    let skp = skp.setujui(ctx.now).map_err(ajukan::refused)?;
    let penilai = pejabat(tx, ctx.orang_id()?, ctx.today()).await?.to_json()?;
    store::update(tx, &skp, Some(penilai)).await?;
    events::record(tx, ctx, about(&skp), &SkpDisetujui { versi: skp.versi + 1, rhk }).await
}

async fn kembalikan(tx: &mut Tx, ctx: &Ctx, skp: Skp, catatan: String) -> Result<()> {
    let skp = skp.kembalikan(catatan.clone()).map_err(ajukan::refused)?;
    store::update(tx, &skp, None).await?;
    events::record(tx, ctx, about(&skp), &SkpDikembalikan { versi: skp.versi + 1, catatan }).await
}

fn about(skp: &Skp) -> About {
    About { jenis: "skp", id: skp.id, orang_id: Some(skp.pegawai_id) }
}
