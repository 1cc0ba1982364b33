//! The team of a penilai for one period: who is rated, who waits, who is ready to be told.

use askama::Template;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use platform::{Action, Ctx, Relation, Result, Uuid};
use serde::Deserialize;
use web_kit::{Example, Page, Routes, request, respond};

use super::store::{self, Anggota};
use crate::Periode;

/// Whoever rates somebody.
pub struct LihatPenilaianTim;

impl Action for LihatPenilaianTim {
    const NAME: &'static str = "lihat_penilaian_tim";
    const ALLOWED: &'static [Relation] = &[Relation::Penilai];
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/penilaian")]
pub struct PenilaianPath;

impl Example for PenilaianPath {
    fn example() -> Self {
        Self
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().view::<PenilaianPath, LihatPenilaianTim>(get)
}

#[derive(Template)]
#[template(path = "evaluasi/tim.html")]
struct TimPage {
    page: Page,
    periode: Periode,
    pilihan: Vec<(Periode, String)>,
    tim: Vec<Anggota>,
    /// One key for each button: made from this one and the row's id.
    kunci: Uuid,
}

/// The period of an address, or the one that is most likely rated today.
pub(crate) fn periode_of(ctx: &Ctx) -> Periode {
    let asked =
        request::param(ctx, "periode").and_then(|kode| kode.parse().ok()).and_then(Periode::dari_kode);
    asked.unwrap_or_else(|| Periode::pada(ctx.today()))
}

/// The periods of the year of a day, for tabs.
pub(crate) fn pilihan(ctx: &Ctx) -> Vec<(Periode, String)> {
    use chrono::Datelike;
    let tahun = i64::from(ctx.today().year());
    Periode::ALL.into_iter().map(|periode| (periode, periode.label(tahun))).collect()
}

async fn get(ctx: Ctx, _: PenilaianPath) -> Result<Response> {
    let periode = periode_of(&ctx);
    let tim = store::tim(&mut ctx.read(), ctx.orang_id()?, ctx.today(), periode).await?;
    let page = Page::of(&ctx, "Penilaian Tim");
    respond::html(&TimPage { page, periode, pilihan: pilihan(&ctx), tim, kunci: ctx.new_id()? })
}

impl TimPage {
    fn selesai(&self) -> usize {
        self.tim.iter().filter(|anggota| anggota.is_selesai()).count()
    }

    /// A key of its own for each row's button, all from one drawing of the page.
    fn kunci_untuk(&self, id: &Uuid) -> Uuid {
        web_kit::posted::key_for(self.kunci, *id)
    }

    fn lead(&self) -> String {
        match self.tim.len() {
            0 => "Belum ada pegawai dengan SKP yang disetujui.".into(),
            n => format!("{} dari {n} pegawai sudah dinilai.", self.selesai()),
        }
    }
}
