//! All perangkat daerah below me, with their capaian for a period.

use askama::Template;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use platform::{Action, Ctx, Relation, Result};
use serde::Deserialize;
use web_kit::{Example, Page, Routes, respond};

use super::{UnitCapaian, store};
use crate::Periode;
use crate::evaluasi::{periode_of, pilihan};

/// Whoever heads a unit sees those below; the tim pengelola sees all.
pub struct LihatCapaian;

impl Action for LihatCapaian {
    const NAME: &'static str = "lihat_capaian";
    const ALLOWED: &'static [Relation] = &[Relation::KepalaUnitAtasan, Relation::TimPengelola];
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/capaian")]
pub struct CapaianPath;

impl Example for CapaianPath {
    fn example() -> Self {
        Self
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().view::<CapaianPath, LihatCapaian>(get)
}

#[derive(Template)]
#[template(path = "capaian/daftar.html")]
struct CapaianPage {
    page: Page,
    periode: Periode,
    pilihan: Vec<(Periode, String)>,
    units: Vec<UnitCapaian>,
    is_penetap: bool,
}

async fn get(ctx: Ctx, _: CapaianPath) -> Result<Response> {
    let periode = periode_of(&ctx);
    let mut read = ctx.read();
    let actor = ctx.actor()?;
    let below = match actor.orang_id {
        Some(id) => store::below(&mut read, id, periode, ctx.today()).await?,
        None => Vec::new(),
    };
    let is_penetap = !below.is_empty();
    let units = match is_penetap || !actor.holds(Relation::TimPengelola) {
        true => below,
        false => store::all(&mut read, periode, ctx.today()).await?,
    };
    let page = Page::of(&ctx, "Capaian Organisasi");
    respond::html(&CapaianPage { page, periode, pilihan: pilihan(&ctx), units, is_penetap })
}

impl CapaianPage {
    fn lead(&self) -> String {
        let open = self.units.iter().filter(|unit| unit.capaian.is_none()).count();
        match (self.units.len(), open) {
            (0, _) => "Tidak ada perangkat daerah di bawah unit Anda.".into(),
            (n, 0) => format!("Capaian {n} perangkat daerah sudah ditetapkan."),
            (n, open) => format!(
                "{open} dari {n} perangkat daerah belum ditetapkan capaiannya. Predikat pegawainya menunggu."
            ),
        }
    }
}
