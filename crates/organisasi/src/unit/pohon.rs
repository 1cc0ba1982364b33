//! The tree, one level at a time, with its heads; units without a head come first.

use askama::Template;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use platform::{Ctx, Fault, Result, Uuid};
use serde::Deserialize;
use web_kit::{Example, Page, Routes, request, respond};

use super::LihatUnit;
use super::store::{self, Remah, Simpul};

/// Units without a head that are listed; the number above the list is the true one.
const SHOWN_MAX: i64 = 25;

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/organisasi/unit")]
pub struct UnitPath;

impl Example for UnitPath {
    fn example() -> Self {
        Self
    }
}

pub fn routes() -> Routes {
    Routes::new().view::<UnitPath, LihatUnit>(get)
}

#[derive(Template)]
#[template(path = "unit/pohon.html")]
struct PohonPage {
    page: Page,
    jumlah_tanpa_kepala: i64,
    tanpa_kepala: Vec<Simpul>,
    atas: Vec<Remah>,
    ini: Option<Simpul>,
    anak: Vec<Simpul>,
}

async fn get(ctx: Ctx, _: UnitPath) -> Result<Response> {
    let asked = request::param(&ctx, "unit")
        .map(|text| Uuid::parse_str(&text))
        .transpose()
        .map_err(|_| Fault::NotFound)?;
    let (mut read, today) = (ctx.read(), ctx.today());
    let (ini, anak): (Vec<Simpul>, Vec<Simpul>) = store::with_children(&mut read, asked, today)
        .await?
        .into_iter()
        .partition(|unit| asked.map_or(unit.atasan_id.is_none(), |id| unit.id == id));
    let ini = ini.into_iter().next();
    if asked.is_some() && ini.is_none() {
        return Err(Fault::NotFound);
    }
    let atas = match &ini {
        Some(unit) if unit.atasan_id.is_some() => store::above(&mut read, &unit.jalur).await?,
        _ => Vec::new(),
    };
    let jumlah_tanpa_kepala = store::count_without_head(&mut read).await?;
    let tanpa_kepala = match asked {
        None if jumlah_tanpa_kepala > 0 => store::without_head(&mut read, today, SHOWN_MAX).await?,
        _ => Vec::new(),
    };
    respond::html(&PohonPage {
        page: Page::of(&ctx, "Organisasi"),
        jumlah_tanpa_kepala,
        tanpa_kepala,
        atas,
        ini,
        anak,
    })
}

/// Who leads a unit, in words.
fn kepala(unit: &Simpul) -> String {
    match (&unit.kepala_nama, &unit.pelaksana_tugas) {
        (Some(nama), _) => nama.clone(),
        (None, Some(nama)) => format!("Plt./Plh. {nama}"),
        (None, None) => "Belum ada kepala".into(),
    }
}
