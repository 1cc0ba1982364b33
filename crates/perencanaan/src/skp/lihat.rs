//! Look at an SKP: one's own, or that of a person one is responsible for.

use askama::Template;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use platform::grants::require_for;
use platform::{Action, Ctx, Fault, Read, Relation, Result, RowAction, Scope, Uuid, load_for};
use serde::Deserialize;
use web_kit::{Example, Page, Pita, Routes, respond};

use super::{Rhk, Skp, SkpKey, SkpOn, Status, kekurangan, store};
use crate::perilaku::Nilai;
use crate::siklus::Sumber;

/// Who may read an SKP.
pub struct LihatSkp;

impl Action for LihatSkp {
    const NAME: &'static str = "lihat_skp";
    const ALLOWED: &'static [Relation] = &[
        Relation::Diri,
        Relation::Penilai,
        Relation::PembantuPenilai,
        Relation::AtasanPenilai,
        Relation::KepalaUnit,
        Relation::AdminOpd,
        Relation::TimPengelola,
        Relation::Inspektorat,
    ];
    const SCOPE: Scope = Scope::Row;
}

impl RowAction for LihatSkp {
    type Row = Skp;
}

/// Every employee has a page "SKP", with or without an SKP on it.
pub struct LihatSkpSaya;

impl Action for LihatSkpSaya {
    const NAME: &'static str = "lihat_skp_saya";
    const ALLOWED: &'static [Relation] = &[Relation::Diri];
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/skp")]
pub struct MilikPath;

impl Example for MilikPath {
    fn example() -> Self {
        Self
    }
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/skp/{id}")]
pub struct SkpPath {
    pub id: Uuid,
}

impl Example for SkpPath {
    fn example() -> Self {
        Self { id: Uuid::nil() }
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().view::<MilikPath, LihatSkpSaya>(own).view::<SkpPath, LihatSkp>(other)
}

async fn own(ctx: Ctx, _: MilikPath) -> Result<Response> {
    let pegawai_id = ctx.orang_id()?;
    let mut read = ctx.read();
    let key = SkpOn { key: SkpKey::Milik { pegawai_id }, on: ctx.today() };
    match load_for::<LihatSkp>(&mut read, &ctx, key).await? {
        Some(skp) => respond::html(&SkpPage::of(&ctx, &mut read, skp.into_row()).await?),
        None => respond::html(&KosongPage::of(&ctx, &mut read, pegawai_id).await?),
    }
}

async fn other(ctx: Ctx, path: SkpPath) -> Result<Response> {
    let mut read = ctx.read();
    let skp = require_for::<LihatSkp>(&mut read, &ctx, SkpOn::id(&ctx, path.id)).await?;
    respond::html(&SkpPage::of(&ctx, &mut read, skp.into_row()).await?)
}

/// Nothing there yet: three ways to begin.
#[derive(Template)]
#[template(path = "skp/kosong.html")]
struct KosongPage {
    page: Page,
    /// `None` when the person has no post or no cycle runs today.
    tempat: Option<store::Tempat>,
    is_guru: bool,
    kunci: Uuid,
}

impl KosongPage {
    async fn of(ctx: &Ctx, read: &mut Read, pegawai_id: Uuid) -> Result<Self> {
        let tempat = store::tempat(read, pegawai_id, ctx.today()).await?;
        let sumber = tempat.as_ref().and_then(|tempat| Sumber::dari_kode(&tempat.sumber));
        Ok(Self {
            page: Page::of(ctx, "SKP"),
            is_guru: sumber == Some(Sumber::RuangGtk),
            tempat,
            kunci: ctx.new_id()?,
        })
    }
}

#[derive(Template)]
#[template(path = "skp/lihat.html")]
struct SkpPage {
    page: Page,
    skp: Skp,
    isi: Vec<Rhk>,
    perilaku: Vec<(Nilai, String)>,
    lampiran: Vec<(&'static str, String)>,
    kekurangan: Vec<(Option<Uuid>, String)>,
    is_milik: bool,
    is_penilai: bool,
    kunci: Uuid,
}

impl SkpPage {
    async fn of(ctx: &Ctx, read: &mut Read, skp: Skp) -> Result<Self> {
        let isi = store::isi(read, skp.id).await?;
        let teks = store::teks(read, skp.id).await?;
        let me = ctx.actor()?.orang_id.ok_or(Fault::NotFound)?;
        let mut page = Page::of(ctx, format!("SKP {}", skp.tahun));
        page.pita = skp.is_latihan.then(Pita::latihan);
        Ok(Self {
            page,
            perilaku: perilaku(&teks),
            lampiran: lampiran(&teks),
            kekurangan: if skp.status.is_editable() {
                kekurangan(&isi, skp.is_kualitatif)
            } else {
                Vec::new()
            },
            is_milik: me == skp.pegawai_id,
            is_penilai: skp.penilai.as_ref().is_some_and(|penilai| penilai.id == me),
            isi,
            skp,
            kunci: ctx.new_id()?,
        })
    }

    fn judul(&self) -> String {
        match self.is_milik {
            true => format!("SKP {}", self.skp.tahun),
            false => format!("SKP {} {}", self.skp.tahun, self.skp.pegawai_nama),
        }
    }

    fn judul_penilai(&self) -> &'static str {
        if self.is_milik { "Atasan Anda di sini" } else { "Pejabat penilai" }
    }

    fn jumlah_indikator(&self) -> usize {
        self.isi.iter().map(|rhk| rhk.indikator.len()).sum()
    }

    fn boleh_ubah(&self) -> bool {
        self.is_milik && self.skp.status.is_editable()
    }

    fn catatan_kembali(&self) -> Option<&str> {
        match &self.skp.status {
            Status::Dikembalikan { catatan } => Some(catatan),
            _ => None,
        }
    }
}

/// The expectation for each of the seven values; empty where the penilai wrote none.
pub fn perilaku(teks: &[store::TeksRow]) -> Vec<(Nilai, String)> {
    let of = |nilai: Nilai| teks.iter().find(|row| row.jenis == nilai.kode()).map(|row| row.teks.clone());
    Nilai::ALL.into_iter().map(|nilai| (nilai, of(nilai).unwrap_or_default())).collect()
}

/// The three lampiran that have a text, by their headings.
fn lampiran(teks: &[store::TeksRow]) -> Vec<(&'static str, String)> {
    const JUDUL: [(&str, &str); 3] = [
        ("dukungan_sumber_daya", "Dukungan sumber daya"),
        ("skema_pertanggungjawaban", "Skema pertanggungjawaban"),
        ("konsekuensi", "Konsekuensi"),
    ];
    let of = |kode: &str| teks.iter().find(|row| row.jenis == kode).map(|row| row.teks.clone());
    JUDUL.iter().filter_map(|(kode, judul)| Some((*judul, of(kode)?))).collect()
}
