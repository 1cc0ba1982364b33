//! Read one's own umpan balik; whoever is responsible for others finds them here too.

use askama::Template;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use platform::grants::require_for;
use platform::receipts::{self, Claim, Submit};
use platform::{Action, Ctx, Relation, Result, RowAction, Scope, Uuid};
use serde::Deserialize;
use web_kit::posted::Posted;
use web_kit::{Example, Page, Routes, respond};

use super::{UmpanBalik, store};
use crate::pegawai::{self, Pegawai};

/// Who has the page: everybody who gets umpan balik, and everybody who gives it.
pub(crate) const UNTUK: &[Relation] =
    &[Relation::Diri, Relation::Penilai, Relation::PembantuPenilai, Relation::AtasanPenilai];

/// Own umpan balik, and the people one may give it to.
pub struct BacaUmpanBalik;

impl Action for BacaUmpanBalik {
    const NAME: &'static str = "baca_umpan_balik";
    const ALLOWED: &'static [Relation] = UNTUK;
}

/// Only its receiver says that it was read.
pub struct TandaiDibaca;

impl Action for TandaiDibaca {
    const NAME: &'static str = "tandai_umpan_balik_dibaca";
    const ALLOWED: &'static [Relation] = &[Relation::Diri];
    const SCOPE: Scope = Scope::Row;
}

impl RowAction for TandaiDibaca {
    type Row = UmpanBalik;
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/umpan-balik")]
pub struct UmpanBalikPath;

impl Example for UmpanBalikPath {
    fn example() -> Self {
        Self
    }
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/umpan-balik/{id}/dibaca")]
pub struct DibacaPath {
    id: Uuid,
}

impl Example for DibacaPath {
    fn example() -> Self {
        Self { id: Uuid::nil() }
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().view::<UmpanBalikPath, BacaUmpanBalik>(get).act::<DibacaPath, TandaiDibaca>(dibaca)
}

#[derive(Template)]
#[template(path = "umpan_balik/baca.html")]
struct BacaPage {
    page: Page,
    is_pegawai: bool,
    diterima: Vec<Diterima>,
    tim: Vec<Pegawai>,
}

/// A received one, with the key of its button.
struct Diterima {
    isi: UmpanBalik,
    kunci: Uuid,
}

async fn get(ctx: Ctx, _: UmpanBalikPath) -> Result<Response> {
    let actor = ctx.actor()?;
    let orang_id = ctx.orang_id()?;
    let mut read = ctx.read();
    let received = if actor.is_pegawai { store::untuk(&mut read, orang_id).await? } else { Vec::new() };
    let is_giver = actor.is_penilai || actor.is_pembantu_penilai || actor.is_atasan_penilai;
    let tim = if is_giver { pegawai::tim(&mut read, orang_id, ctx.today()).await? } else { Vec::new() };
    let diterima = received.into_iter().map(|isi| Ok(Diterima { isi, kunci: ctx.new_id()? }));
    respond::html(&BacaPage {
        page: Page::of(&ctx, "Umpan Balik"),
        is_pegawai: actor.is_pegawai,
        diterima: diterima.collect::<Result<_>>()?,
        tim,
    })
}

async fn dibaca(ctx: Ctx, path: DibacaPath, posted: Posted) -> Result<Response> {
    let submit = posted.submit()?;
    tandai_dibaca(&ctx, path.id, &submit).await?;
    respond::saved(&ctx, "/umpan-balik", submit.kunci)
}

async fn tandai_dibaca(ctx: &Ctx, id: Uuid, submit: &Submit) -> Result<()> {
    let mut tx = ctx.write().await?;
    require_for::<TandaiDibaca>(&mut tx, ctx, id).await?;
    if receipts::claim(&mut tx, ctx, submit, "/umpan-balik", "Umpan balik, sudah dibaca").await? == Claim::New
    {
        store::mark_dibaca(&mut tx, id, ctx.now).await?;
        tx.commit().await?;
    }
    Ok(())
}
