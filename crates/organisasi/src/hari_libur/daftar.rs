//! The days off of a year, for everybody.

use askama::Template;
use aturan::Kalender;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use chrono::{Datelike, NaiveDate};
use platform::{Ctx, Relation, Result};
use serde::Deserialize;
use web_kit::{Example, Page, Routes, respond};

use super::store::{self, Row};
use super::{Jenis, LihatHariLibur};

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/hari-libur")]
pub struct HariLiburPath;

impl Example for HariLiburPath {
    fn example() -> Self {
        Self
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().view::<HariLiburPath, LihatHariLibur>(get)
}

/// A day off as the page shows it.
struct Baris {
    tanggal: NaiveDate,
    jenis: &'static str,
    nama: String,
}

impl Baris {
    fn of(row: Row) -> Self {
        let jenis = Jenis::dari_kata(&row.jenis).map_or("Libur", Jenis::label);
        Self { tanggal: row.tanggal, jenis, nama: row.nama }
    }
}

#[derive(Template)]
#[template(path = "hari_libur/daftar.html")]
struct HariLiburPage {
    page: Page,
    tahun: i32,
    baris: Vec<Baris>,
    sumber: String,
    is_pengelola: bool,
}

async fn get(ctx: Ctx, _: HariLiburPath) -> Result<Response> {
    let tahun = year_asked(&ctx.query).unwrap_or_else(|| ctx.today().year());
    let rows: Vec<_> =
        store::all(&mut ctx.read()).await?.into_iter().filter(|row| row.tanggal.year() == tahun).collect();
    let sumber = rows.last().map_or_else(
        || Kalender::nasional().sumber(tahun).unwrap_or_default().to_owned(),
        |row| row.sumber.clone(),
    );
    let baris = if rows.is_empty() { shipped(tahun) } else { rows.into_iter().map(Baris::of).collect() };
    respond::html(&HariLiburPage {
        page: Page::of(&ctx, format!("Hari libur {tahun}")),
        tahun,
        baris,
        sumber,
        is_pengelola: ctx.actor.as_ref().is_some_and(|actor| actor.holds(Relation::TimPengelola)),
    })
}

fn shipped(tahun: i32) -> Vec<Baris> {
    let baris = |(tanggal, nama): (NaiveDate, &str)| Baris {
        tanggal,
        jenis: Jenis::Nasional.label(),
        nama: nama.to_owned(),
    };
    Kalender::bawaan(tahun).into_iter().map(baris).collect()
}

/// `?tahun=2027`.
fn year_asked(query: &str) -> Option<i32> {
    let (_, tahun) = form_urlencoded::parse(query.as_bytes()).find(|(nama, _)| nama == "tahun")?;
    tahun.parse().ok().filter(|tahun| (1945..=2100).contains(tahun))
}

impl HariLiburPage {
    fn alamat(&self, beda: i32) -> String {
        format!("/hari-libur?tahun={}", self.tahun + beda)
    }

    fn alamat_isi(&self) -> String {
        format!("/hari-libur/{}/isi", self.tahun)
    }
}

impl HariLiburPage {
    fn judul(&self) -> String {
        format!("Hari libur {}", self.tahun)
    }
}
