//! My evaluations: those to fill in, those on their way, those that were told.

use askama::Template;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use perencanaan::skp::{LihatSkp, SkpKey, SkpOn, Status as SkpStatus};
use platform::{Action, Ctx, Relation, Result, Uuid, load_for};
use serde::Deserialize;
use web_kit::{Example, Page, Routes, respond};

use crate::Periode;
use crate::evaluasi::store::{self, Milik};

/// Every employee reads the own results.
pub struct LihatHasilSaya;

impl Action for LihatHasilSaya {
    const NAME: &'static str = "lihat_hasil_saya";
    const ALLOWED: &'static [Relation] = &[Relation::Diri];
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/hasil")]
pub struct DaftarPath;

impl Example for DaftarPath {
    fn example() -> Self {
        Self
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().view::<DaftarPath, LihatHasilSaya>(get)
}

#[derive(Template)]
#[template(path = "hasil/daftar.html")]
struct DaftarPage {
    page: Page,
    milik: Vec<Milik>,
    /// Periods of the agreed SKP that were not begun: label, code, key of the button.
    belum: Vec<(String, i64, Uuid)>,
    skp_id: Option<Uuid>,
}

async fn get(ctx: Ctx, _: DaftarPath) -> Result<Response> {
    let pegawai_id = ctx.orang_id()?;
    let mut read = ctx.read();
    let milik = store::milik(&mut read, pegawai_id).await?;
    let key = SkpOn { key: SkpKey::Milik { pegawai_id }, on: ctx.today() };
    let skp =
        load_for::<LihatSkp>(&mut read, &ctx, key).await?.filter(|skp| skp.status == SkpStatus::Disetujui);
    let belum = match &skp {
        Some(skp) => open_periods(&ctx, skp.tahun, &milik)?,
        None => Vec::new(),
    };
    let page = Page::of(&ctx, "Hasil Kinerja");
    respond::html(&DaftarPage { page, milik, belum, skp_id: skp.map(|skp| skp.id) })
}

/// The periods that are over, or nearly, and have no evaluation yet.
fn open_periods(ctx: &Ctx, tahun: i64, milik: &[Milik]) -> Result<Vec<(String, i64, Uuid)>> {
    let kunci = ctx.new_id()?;
    let begun =
        |periode: Periode| milik.iter().any(|row| row.tahun == tahun && row.triwulan == periode.kode());
    let due = |periode: Periode| {
        periode.hari(tahun).is_some_and(|(mulai, sampai)| {
            mulai <= ctx.today() && sampai <= ctx.today() + chrono::Days::new(31)
        })
    };
    let open = Periode::ALL.into_iter().filter(|periode| !begun(*periode) && due(*periode));
    let key = |periode: Periode| {
        web_kit::posted::key_for(kunci, Uuid::from_u64_pair(periode.kode().unsigned_abs(), 1))
    };
    Ok(open.map(|periode| (periode.label(tahun), periode.kode(), key(periode))).collect())
}

impl DaftarPage {
    fn periode(&self, row: &Milik) -> String {
        Periode::dari_kode(row.triwulan).map(|periode| periode.label(row.tahun)).unwrap_or_default()
    }

    /// A predikat is the employee's to see once the result was opened.
    fn predikat(&self, row: &Milik) -> Option<&'static str> {
        row.diterima?;
        row.predikat.as_deref().map(crate::evaluasi::predikat_label)
    }

    /// What the employee may know of the stage: a draft rating is the penilai's alone.
    fn kode<'a>(&self, row: &'a Milik) -> &'a str {
        match row.status.as_str() {
            "sedang_dinilai" | "penilaian_sementara" | "siap_disampaikan" => "sedang_dinilai",
            other => other,
        }
    }

    fn boleh_isi(&self, row: &Milik) -> bool {
        row.disampaikan.is_none()
    }
}
