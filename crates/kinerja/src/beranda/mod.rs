//! The home page: a quick entry, what is waiting for me, by when, and what I have saved. Knows every stage.

mod bukti_simpan;

use askama::Template;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use pelaksanaan::hari_ini::{self, HariIni};
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
    let beranda = MenuEntry {
        label: "Beranda",
        href: "/",
        ikon: "beranda",
        untuk: everybody,
        kelompok: None,
        dock: true,
    };
    let routes = Routes::new().view::<BerandaPath, LihatBeranda>(get).and(bukti_simpan::routes());
    Stage { name: "beranda", routes, menu: vec![beranda], ..Stage::default() }
}

#[derive(Template)]
#[template(path = "beranda/beranda.html")]
struct BerandaPage {
    page: Page,
    salam: String,
    tanggal: String,
    /// Quick entry; those who keep no entries here have none.
    hari_ini: Option<HariIni>,
    menunggu: Vec<Menunggu>,
    bukti: Vec<Receipt>,
}

async fn get(ctx: Ctx, _: BerandaPath) -> Result<Response> {
    let actor = ctx.actor()?;
    let mut read = ctx.read();
    let menunggu = waiting(&ctx, &mut read).await?;
    let hari_ini = hari_ini::hari_ini(&ctx, &mut read).await?;
    let bukti = receipts::latest(&mut read, actor.akun_id, RECEIPTS_SHOWN).await?;
    let page = Page::of(&ctx, "Beranda");
    let salam = format!("{}, {}", format::salam(ctx.now, page.zona), panggilan(&actor.nama));
    respond::html(&BerandaPage {
        salam,
        tanggal: format::tanggal(ctx.today()),
        hari_ini,
        menunggu,
        bukti,
        page,
    })
}

/// The name without its titles, as one is greeted.
fn panggilan(nama: &str) -> String {
    let nama = nama.split(',').next().unwrap_or(nama);
    let words = nama.split(' ').filter(|word| !word.ends_with('.') || word.chars().count() == 2);
    words.collect::<Vec<_>>().join(" ")
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
    fn lead(&self) -> String {
        format!("{}. {}", self.tanggal, self.ringkasan())
    }

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_greeted_without_titles() {
        assert_eq!(panggilan("Ratna Wulandari, S.AP."), "Ratna Wulandari");
        assert_eq!(panggilan("dr. Melati Kusuma, M.Kes."), "Melati Kusuma");
        assert_eq!(panggilan("H. Hamdan Wahab"), "H. Hamdan Wahab");
    }
}
