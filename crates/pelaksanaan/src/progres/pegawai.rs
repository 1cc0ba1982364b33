//! The entries of somebody whom one is responsible for, a day at a time.

use askama::Template;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use chrono::TimeDelta;
use platform::grants::require_for;
use platform::{Action, Ctx, Relation, Result, RowAction, Scope, Uuid};
use serde::Deserialize;
use web_kit::{Example, Page, Routes, format, respond};

use super::tampil::tampil_jumlah;
use super::{Baris, hari, store};
use crate::pegawai::{Pegawai, PegawaiOn};

/// Who reads the entries of another person.
pub struct LihatProgres;

impl Action for LihatProgres {
    const NAME: &'static str = "lihat_progres";
    const ALLOWED: &'static [Relation] =
        &[Relation::Penilai, Relation::PembantuPenilai, Relation::AtasanPenilai, Relation::AdminOpd];
    const SCOPE: Scope = Scope::Row;
}

impl RowAction for LihatProgres {
    type Row = Pegawai;
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/progres/pegawai/{orang}")]
pub struct PegawaiPath {
    orang: Uuid,
}

impl Example for PegawaiPath {
    fn example() -> Self {
        Self { orang: Uuid::nil() }
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().view::<PegawaiPath, LihatProgres>(get)
}

#[derive(Template)]
#[template(path = "progres/pegawai.html")]
struct PegawaiPage {
    page: Page,
    pegawai: Pegawai,
    hari_ditulis: String,
    baris: Vec<Baris>,
    jumlah: String,
    /// Whether the reader may give umpan balik.
    is_penilai: bool,
    sebelum: String,
    sesudah: String,
}

async fn get(ctx: Ctx, path: PegawaiPath) -> Result<Response> {
    let mut read = ctx.read();
    let grant =
        require_for::<LihatProgres>(&mut read, &ctx, PegawaiOn { id: path.orang, on: ctx.today() }).await?;
    let is_penilai = grant.relation() != Relation::AdminOpd;
    let pegawai = grant.into_row();
    let tanggal = hari::dipilih(&ctx);
    let day = TimeDelta::days(1);
    let all = store::antara(&mut read, pegawai.id, tanggal - day, tanggal + day).await?;
    let href = |hari| format!("{path}?tanggal={}", format::tanggal_iso(hari));
    respond::html(&PegawaiPage {
        page: Page::of(&ctx, format!("Progres harian {}", pegawai.nama)),
        hari_ditulis: format::tanggal(tanggal),
        baris: Baris::of_day(&all, tanggal),
        jumlah: tampil_jumlah(&all, tanggal),
        is_penilai,
        sebelum: href(tanggal - day),
        sesudah: if tanggal < ctx.today() { href(tanggal + day) } else { String::new() },
        pegawai,
    })
}
