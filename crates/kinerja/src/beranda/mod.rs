//! The home page: what is waiting for me, by when; and what I have saved. Knows every stage, through its slots.

mod bukti_simpan;

use askama::Template;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use platform::receipts::{self, Receipt};
use platform::{Action, Ctx, MenuEntry, Menunggu, Read, Relation, Result};
use serde::Deserialize;
use web_kit::{Example, Page, Routes, Stage, format, respond};

/// Receipts shown on the home page.
const RECEIPTS_SHOWN: u32 = 3;

/// Everybody who is logged in has a home.
pub struct LihatBeranda;

impl Action for LihatBeranda {
    const NAME: &'static str = "lihat_beranda";
    const ALLOWED: &'static [Relation] = &[Relation::Account];
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/")]
pub struct BerandaPath;

impl Example for BerandaPath {
    fn example() -> Self {
        Self
    }
}

/// The pages that belong to all stages.
pub fn stage() -> Stage {
    let everybody: &[Relation] = &[Relation::Account];
    let beranda = MenuEntry { label: "Beranda", href: "/", ikon: "beranda", untuk: everybody, kelompok: None, dock: true };
    let routes = Routes::new().view::<BerandaPath, LihatBeranda>(get).and(bukti_simpan::routes());
    Stage { name: "beranda", routes, menu: vec![beranda], ..Stage::default() }
}

#[derive(Template)]
#[template(path = "beranda/beranda.html")]
struct BerandaPage {
    page: Page,
    salam: String,
    hari_ini: String,
    menunggu: Vec<Menunggu>,
    bukti: Vec<Receipt>,
}

async fn get(ctx: Ctx, _: BerandaPath) -> Result<Response> {
    let actor = ctx.actor()?;
    let mut read = ctx.read();
    let menunggu = waiting(&ctx, &mut read).await?;
    let bukti = receipts::latest(&mut read, actor.akun_id, RECEIPTS_SHOWN).await?;
    let page = Page::of(&ctx, "Beranda");
    let salam = format!("{}, {}", format::salam(&ctx.now, &page.zona), actor.nama);
    respond::html(&BerandaPage { salam, hari_ini: format::tanggal(&ctx.today()), menunggu, bukti, page })
}

/// What every stage says is waiting, the nearest deadline first.
async fn waiting(ctx: &Ctx, read: &mut Read) -> Result<Vec<Menunggu>> {
    let mut all = Vec::new();
    for slot in &ctx.app.slots.menunggu {
        all.extend(slot(ctx, read).await?);
    }
    all.sort_by_key(|item| (item.batas.is_none(), item.batas));
    Ok(all)
}

impl BerandaPage {
    /// "Tiga hal menunggu Anda." in words up to ten.
    fn ringkasan(&self) -> String {
        const KATA: [&str; 10] =
            ["Satu", "Dua", "Tiga", "Empat", "Lima", "Enam", "Tujuh", "Delapan", "Sembilan", "Sepuluh"];
        match self.menunggu.len() {
            0 => "Tidak ada yang menunggu Anda.".into(),
            n => match KATA.get(n - 1) {
                Some(kata) => format!("{kata} hal menunggu Anda."),
                None => format!("{n} hal menunggu Anda."),
            },
        }
    }
}
