//! The head of the level above sets the capaian of a perangkat daerah; the ratings that wait for it follow openly.

use askama::Template;
use aturan::CapaianOrganisasi;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use platform::events::{self, About, Event};
use platform::grants::require_for;
use platform::receipts::{self, Claim, Submit};
use platform::{Action, Ctx, Fault, Relation, Result, RowAction, Scope, Tx, Uuid};
use serde::{Deserialize, Serialize};
use web_kit::posted::{FieldErrors, Posted, Refused};
use web_kit::{Example, Page, Routes, respond};

use super::store::Baru;
use super::{UnitCapaian, UnitKey, store};
use crate::Periode;
use crate::evaluasi::{self, periode_of};

const DASAR_CHARS_MAX: usize = 1_000;
/// Ratings that follow in one transaction; the rest follows in the next ones.
const BATCH: i64 = 200;

/// Only the head of the unit above (SE MenPANRB 3/2023).
pub struct TetapkanCapaian;

impl Action for TetapkanCapaian {
    const NAME: &'static str = "tetapkan_capaian";
    const ALLOWED: &'static [Relation] = &[Relation::KepalaUnitAtasan];
    const SCOPE: Scope = Scope::Row;
}

impl RowAction for TetapkanCapaian {
    type Row = UnitCapaian;
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/capaian/{unit}")]
pub struct TetapkanPath {
    unit: Uuid,
}

impl Example for TetapkanPath {
    fn example() -> Self {
        Self { unit: Uuid::nil() }
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().page::<TetapkanPath, TetapkanCapaian>(get, post)
}

#[derive(Serialize)]
struct CapaianDitetapkan {
    tahun: i64,
    triwulan: i64,
    capaian: &'static str,
    sebelumnya: Option<&'static str>,
    dasar: String,
}

impl Event for CapaianDitetapkan {
    const NAME: &'static str = "capaian_ditetapkan";
}

#[derive(Serialize)]
struct PredikatMengikutiCapaian {
    predikat: Option<&'static str>,
    versi: i64,
}

impl Event for PredikatMengikutiCapaian {
    const NAME: &'static str = "predikat_mengikuti_capaian";
}

/// What was typed.
struct TetapkanForm {
    versi: i64,
    capaian: String,
    dasar: String,
}

impl TetapkanForm {
    fn read(posted: &Posted) -> Self {
        let text = |name: &str| posted.fields.text(name).to_owned();
        Self {
            versi: posted.fields.text("versi").parse().unwrap_or(0),
            capaian: text("capaian"),
            dasar: text("dasar"),
        }
    }

    fn of(unit: &UnitCapaian) -> Self {
        match &unit.capaian {
            None => Self { versi: 0, capaian: String::new(), dasar: String::new() },
            Some(set) => {
                Self { versi: set.versi, capaian: set.capaian.kode().into(), dasar: set.dasar.clone() }
            }
        }
    }

    fn check(&self) -> std::result::Result<CapaianOrganisasi, FieldErrors> {
        let mut errors = FieldErrors::default();
        let capaian = CapaianOrganisasi::dari_kode(&self.capaian);
        if capaian.is_none() {
            errors.add("capaian", "Pilih salah satu capaian.");
        }
        if self.dasar.is_empty() {
            errors.add(
                "dasar",
                "Tulis dasarnya. Contoh: Capaian 9 dari 10 IKU, rekomendasi Bappeda 8 Desember 2026.",
            );
        } else if self.dasar.chars().count() > DASAR_CHARS_MAX {
            errors.add("dasar", format!("Terlalu panjang: paling banyak {DASAR_CHARS_MAX} huruf."));
        }
        capaian.filter(|_| errors.is_empty()).ok_or(errors)
    }
}

#[derive(Template)]
#[template(path = "capaian/tetapkan.html")]
struct TetapkanPage {
    page: Page,
    unit: UnitCapaian,
    form: TetapkanForm,
    galat: FieldErrors,
    kunci: Uuid,
}

impl TetapkanPage {
    fn new(ctx: &Ctx, unit: UnitCapaian, form: TetapkanForm, galat: FieldErrors) -> Result<Self> {
        let page = Page::of(ctx, format!("Capaian {}", unit.nama));
        Ok(Self { page, unit, form, galat, kunci: ctx.new_id()? })
    }

    fn opsi(&self) -> Vec<(&'static str, &'static str, &'static str)> {
        let petunjuk = |capaian: CapaianOrganisasi| match capaian {
            CapaianOrganisasi::Istimewa => "Melampaui target yang disepakati",
            CapaianOrganisasi::SangatKurang => "Sebagian besar rencana aksi belum ada progres",
            _ => "",
        };
        CapaianOrganisasi::ALL
            .iter()
            .map(|capaian| (capaian.kode(), capaian.label(), petunjuk(*capaian)))
            .collect()
    }
}

fn key(ctx: &Ctx, unit_id: Uuid, periode: Periode) -> UnitKey {
    UnitKey { unit_id, periode, on: ctx.today() }
}

async fn get(ctx: Ctx, path: TetapkanPath) -> Result<Response> {
    let key = key(&ctx, path.unit, periode_of(&ctx));
    let unit = require_for::<TetapkanCapaian>(&mut ctx.read(), &ctx, key).await?.into_row();
    let form = TetapkanForm::of(&unit);
    respond::html(&TetapkanPage::new(&ctx, unit, form, FieldErrors::default())?)
}

async fn post(ctx: Ctx, path: TetapkanPath, posted: Posted) -> Result<Response> {
    let submit = posted.submit()?;
    let form = TetapkanForm::read(&posted);
    let periode =
        posted.fields.text("periode").parse().ok().and_then(Periode::dari_kode).ok_or(Fault::NotFound)?;
    let key = key(&ctx, path.unit, periode);
    match tetapkan_capaian(&ctx, key, &form, &submit).await {
        Ok(siklus_id) => {
            follow(&ctx, key, siklus_id).await?;
            respond::saved(&ctx, &format!("/capaian?periode={}", periode.kode()), submit.kunci)
        }
        Err(Refused::Fault(fault)) => Err(fault),
        Err(Refused::Form(galat)) => {
            let unit = require_for::<TetapkanCapaian>(&mut ctx.read(), &ctx, key).await?.into_row();
            respond::html_refused(&TetapkanPage::new(&ctx, unit, form, galat)?)
        }
    }
}

/// Sets or changes the capaian; answers the cycle it is of.
async fn tetapkan_capaian(
    ctx: &Ctx,
    key: UnitKey,
    form: &TetapkanForm,
    submit: &Submit,
) -> std::result::Result<Uuid, Refused> {
    let capaian = form.check()?;
    let mut tx = ctx.write().await?;
    let unit = require_for::<TetapkanCapaian>(&mut tx, ctx, key).await?.into_row();
    let to = format!("/capaian?periode={}", key.periode.kode());
    let perihal = format!("Capaian {} {}", unit.nama, key.periode.label(unit.tahun));
    if receipts::claim(&mut tx, ctx, submit, &to, &perihal).await? != Claim::New {
        return Ok(unit.siklus_id);
    }
    let siklus_id = unit.siklus_id;
    put(&mut tx, ctx, unit, capaian, form).await?;
    tx.commit().await?;
    Ok(siklus_id)
}

async fn put(
    tx: &mut Tx,
    ctx: &Ctx,
    unit: UnitCapaian,
    capaian: CapaianOrganisasi,
    form: &TetapkanForm,
) -> Result<()> {
    let event = CapaianDitetapkan {
        tahun: unit.tahun,
        triwulan: unit.periode.kode(),
        capaian: capaian.kode(),
        sebelumnya: unit.capaian.as_ref().map(|set| set.capaian.kode()),
        dasar: form.dasar.clone(),
    };
    let baru = |id| -> Result<Baru> {
        Ok(Baru {
            id,
            unit_id: unit.unit_id,
            siklus_id: unit.siklus_id,
            periode: unit.periode,
            capaian,
            dasar: form.dasar.clone(),
            oleh: ctx.orang_id()?,
            pada: ctx.now,
        })
    };
    match &unit.capaian {
        None if form.versi == 0 => {
            let written = store::insert(tx, baru(ctx.new_id()?)?).await;
            // Somebody set it since this form looked: both texts, nothing lost.
            written.map_err(|fault| if fault.is_duplicate() { Fault::Stale } else { fault })?;
        }
        Some(set) if form.versi == set.versi => store::update(tx, baru(set.id)?, form.versi).await?,
        _ => return Err(Fault::Stale),
    }
    events::record(tx, ctx, About { jenis: "unit_kerja", id: unit.unit_id, orang_id: None }, &event).await
}

/// Every rating of the unit that is not told yet follows the capaian, a batch a transaction, each with its event. A rating
/// that was given in between reads the capaian by itself.
async fn follow(ctx: &Ctx, key: UnitKey, siklus_id: Uuid) -> Result<()> {
    let mut done: Vec<Uuid> = Vec::new();
    loop {
        let mut tx = ctx.write().await?;
        let limit = BATCH + i64::try_from(done.len()).unwrap_or(i64::MAX - BATCH);
        let all = evaluasi::store::following(&mut tx, key.unit_id, siklus_id, key.periode, limit).await?;
        let open: Vec<Uuid> = all.into_iter().filter(|id| !done.contains(id)).take(200).collect();
        if open.is_empty() {
            return Ok(());
        }
        for id in &open {
            follow_one(&mut tx, ctx, *id).await?;
        }
        tx.commit().await?;
        done.extend(open);
    }
}

async fn follow_one(tx: &mut Tx, ctx: &Ctx, id: Uuid) -> Result<()> {
    let Some(evaluasi) = evaluasi::store::find(tx, id).await? else { return Ok(()) };
    let Some(capaian) = evaluasi.capaian else { return Ok(()) };
    let before = evaluasi.status.clone();
    let evaluasi = evaluasi.dengan_capaian(capaian);
    if evaluasi.status == before {
        return Ok(());
    }
    evaluasi::store::update(tx, &evaluasi, None).await?;
    let predikat = evaluasi.status.hasil().map(|hasil| hasil.predikat.kode());
    events::record(
        tx,
        ctx,
        evaluasi.about(),
        &PredikatMengikutiCapaian { predikat, versi: evaluasi.versi + 1 },
    )
    .await
}
