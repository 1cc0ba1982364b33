//! All rules by topic, in plain words.

use askama::Template;
use aturan::{Aturan, Kode};
use axum::response::Response;
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use platform::{Ctx, Result};
use serde::Deserialize;
use web_kit::{Example, Page, Routes, respond};

use super::{Keadaan, LihatAturan, masa};

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/aturan")]
pub struct DaftarAturanPath;

impl Example for DaftarAturanPath {
    fn example() -> Self {
        Self
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().view::<DaftarAturanPath, LihatAturan>(get)
}

#[derive(Template)]
#[template(path = "halaman_aturan/daftar.html")]
struct DaftarAturanPage {
    page: Page,
    bagian: Vec<Bagian>,
    kode: &'static [Kode],
}

/// Rules under one heading.
struct Bagian {
    judul: &'static str,
    baris: Vec<Baris>,
}

/// One rule of the list.
struct Baris {
    judul: &'static str,
    ringkas: &'static str,
    href: String,
    sumber: String,
    keadaan: Keadaan,
}

impl Baris {
    fn baru(aturan: &'static Aturan, hari: NaiveDate) -> Self {
        Self {
            judul: aturan.topik.label(),
            ringkas: aturan.topik.ringkas(),
            href: format!("/aturan/{}", aturan.id),
            sumber: format!("{}, {}", aturan.regulasi, masa(aturan)),
            keadaan: Keadaan::pada(aturan, hari),
        }
    }
}

/// Headings in the order in which the registry first needs them.
fn bagian(hari: NaiveDate) -> Vec<Bagian> {
    let mut semua: Vec<Bagian> = Vec::new();
    for aturan in aturan::daftar() {
        let judul = aturan.topik.bagian().label();
        let baris = Baris::baru(aturan, hari);
        match semua.iter_mut().find(|bagian| bagian.judul == judul) {
            Some(bagian) => bagian.baris.push(baris),
            None => semua.push(Bagian { judul, baris: vec![baris] }),
        }
    }
    semua
}

async fn get(ctx: Ctx, _: DaftarAturanPath) -> Result<Response> {
    let page = Page::of(&ctx, "Aturan");
    respond::html(&DaftarAturanPage { page, bagian: bagian(ctx.today()), kode: Kode::ALL })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_stands_under_one_heading() {
        let bagian = bagian(NaiveDate::from_ymd_opt(2026, 1, 12).unwrap());
        let baris: Vec<_> = bagian.iter().flat_map(|bagian| &bagian.baris).collect();
        assert_eq!(baris.len(), aturan::daftar().len());
        assert_eq!(bagian[0].judul, "Penilaian kinerja");
        assert!(baris.iter().all(|baris| baris.keadaan == Keadaan::Berlaku && !baris.ringkas.is_empty()));
    }
}
