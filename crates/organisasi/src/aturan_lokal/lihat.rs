//! One local rule: what it decides, what holds, since when, on what ground, and what held before.

use askama::Template;
use aturan::lokal::{self, AturanLokal};
use axum::response::Response;
use axum_extra::routing::TypedPath;
use platform::{Ctx, Fault, Relation, Result, Uuid};
use serde::Deserialize;
use web_kit::{Example, Page, Routes, format, respond};

use super::LihatAturanLokal;
use super::store::{self, Versi};

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/aturan-setempat/{id}")]
pub struct LihatAturanLokalPath {
    pub id: String,
}

impl Example for LihatAturanLokalPath {
    fn example() -> Self {
        Self { id: "keberatan".into() }
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().view::<LihatAturanLokalPath, LihatAturanLokal>(get)
}

/// The rule that an address names.
pub(super) fn aturan_of(id: &str) -> Result<&'static AturanLokal> {
    lokal::cari(id).ok_or(Fault::NotFound)
}

/// Values in words, and the version they come from; None for what holds by default.
pub(super) struct Keterangan {
    pub uraian: Vec<(&'static str, Vec<String>)>,
    pub versi: Option<Versi>,
    alasan_bawaan: &'static str,
}

impl Keterangan {
    pub fn of(aturan: &AturanLokal, versi: Option<&Versi>) -> Result<Self> {
        let isi = versi.map_or(aturan.bawaan, |versi| versi.isi.as_str());
        let uraian = uraikan(aturan, isi)?;
        Ok(Self { uraian, versi: versi.cloned(), alasan_bawaan: aturan.alasan_bawaan })
    }

    /// "Sejak 1 Januari 2027, Perwali 4/2027 Pasal 12", or why the default is what it is.
    pub fn sumber(&self) -> String {
        match &self.versi {
            Some(versi) => format!("Sejak {}, {}", format::tanggal_sedang(versi.mulai), versi.dasar),
            None => format!("Belum ditetapkan instansi. {}", self.alasan_bawaan),
        }
    }
}

/// Values in words.
pub(super) fn uraikan(aturan: &AturanLokal, isi: &str) -> Result<Vec<(&'static str, Vec<String>)>> {
    aturan.uraikan(isi).map_err(|_| Fault::invariant("aturan_lokal", aturan.id, "no JSON"))
}

#[derive(Template)]
#[template(path = "aturan_lokal/lihat.html")]
struct LihatAturanLokalPage {
    page: Page,
    aturan: &'static AturanLokal,
    kini: Keterangan,
    /// Set, but not in force yet; the next one first.
    nanti: Vec<Keterangan>,
    dulu: Vec<Keterangan>,
    is_pengelola: bool,
    kunci: Vec<Uuid>,
}

async fn get(ctx: Ctx, path: LihatAturanLokalPath) -> Result<Response> {
    let aturan = aturan_of(&path.id)?;
    let versi = store::versions(&mut ctx.read(), aturan.id).await?;
    let today = ctx.today();
    let (mut nanti, lalu): (Vec<_>, Vec<_>) = versi.iter().partition(|versi| versi.mulai > today);
    nanti.reverse();
    let in_words = |versi: &[&Versi]| {
        versi.iter().map(|versi| Keterangan::of(aturan, Some(versi))).collect::<Result<Vec<_>>>()
    };
    let nanti = in_words(&nanti)?;
    let kunci = nanti.iter().map(|_| ctx.new_id()).collect::<Result<_>>()?;
    respond::html(&LihatAturanLokalPage {
        page: Page::of(&ctx, aturan.judul),
        aturan,
        kini: Keterangan::of(aturan, lalu.first().copied())?,
        nanti,
        dulu: in_words(lalu.get(1..).unwrap_or_default())?,
        is_pengelola: ctx.actor.as_ref().is_some_and(|actor| actor.holds(Relation::TimPengelola)),
        kunci,
    })
}

impl LihatAturanLokalPage {
    fn alamat_ubah(&self) -> String {
        format!("/aturan-setempat/{}/ubah", self.aturan.id)
    }

    fn mulai_of(&self, versi: &Versi) -> String {
        format!("Mulai {}", format::tanggal_sedang(versi.mulai))
    }
}
