//! One result: before it is opened a slip that says what opening means, then the result with its reasons.

use askama::Template;
use aturan::Langkah;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use platform::grants::require_for;
use platform::{Action, Ctx, Fault, Read, Relation, Result, RowAction, Scope, Uuid};
use serde::Deserialize;
use web_kit::posted::FieldErrors;
use web_kit::ui::TabelPredikat;
use web_kit::{Example, Page, Pita, Routes, respond};

use crate::evaluasi::store::{self, Butir, Dasar};
use crate::evaluasi::{Evaluasi, Hasil, Status, Tanggapan, Terima, rate};

/// Strengths shown as large facts.
const KUAT_MAX: usize = 3;

/// The person itself, and who rated or decides an objection.
pub struct LihatHasil;

impl Action for LihatHasil {
    const NAME: &'static str = "lihat_hasil";
    const ALLOWED: &'static [Relation] = &[Relation::Diri, Relation::Penilai, Relation::AtasanPenilai];
    const SCOPE: Scope = Scope::Row;
}

impl RowAction for LihatHasil {
    type Row = Evaluasi;
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/hasil/{id}")]
pub struct HasilPath {
    pub id: Uuid,
}

impl Example for HasilPath {
    fn example() -> Self {
        Self { id: Uuid::nil() }
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().view::<HasilPath, LihatHasil>(get)
}

async fn get(ctx: Ctx, path: HasilPath) -> Result<Response> {
    let mut read = ctx.read();
    let grant = require_for::<LihatHasil>(&mut read, &ctx, path.id).await?;
    let is_milik = grant.relation() == Relation::Diri;
    let evaluasi = grant.into_row();
    match evaluasi.status.clone() {
        Status::SudahDisampaikan { .. } if is_milik => respond::html(&TertutupPage::new(&ctx, evaluasi)?),
        Status::Diterima { hasil, terima, tanggapan } => {
            let page =
                HasilPage::new(&ctx, &mut read, evaluasi, hasil, (terima, tanggapan), is_milik).await?;
            respond::html(&page)
        }
        _ => Err(Fault::Refused(
            "Hasil penilaian belum disampaikan",
            format!(
                "Tahap saat ini: {}. Anda akan diberi tahu di Beranda; tenggat keberatan dihitung sejak Anda menerima hasil.",
                waiting_for(&evaluasi)
            ),
            "/hasil".into(),
        )),
    }
}

fn waiting_for(evaluasi: &Evaluasi) -> &'static str {
    match evaluasi.status {
        Status::BelumDimulai => "menunggu realisasi",
        Status::PenilaianSementara(_) => "menunggu capaian kinerja organisasi",
        Status::SudahDisampaikan { .. } => "menunggu dibuka oleh pegawai",
        _ => "sedang dinilai",
    }
}

/// A result that is not opened yet.
#[derive(Template)]
#[template(path = "hasil/tertutup.html")]
struct TertutupPage {
    page: Page,
    evaluasi: Evaluasi,
    kunci: Uuid,
}

impl TertutupPage {
    fn new(ctx: &Ctx, evaluasi: Evaluasi) -> Result<Self> {
        let page = Page::of(ctx, format!("Hasil kinerja {}", evaluasi.periode_label()));
        Ok(Self { page, evaluasi, kunci: ctx.new_id()? })
    }
}

#[derive(Template)]
#[template(path = "hasil/lihat.html")]
pub(super) struct HasilPage {
    page: Page,
    evaluasi: Evaluasi,
    hasil: Hasil,
    terima: Terima,
    tanggapan: Option<Tanggapan>,
    is_milik: bool,
    kuat: Vec<Butir>,
    belum: Vec<Butir>,
    dasar: Vec<Dasar>,
    langkah: Vec<Langkah>,
    tabel: TabelPredikat,
    pub(super) catatan: String,
    pub(super) galat: FieldErrors,
    kunci: Uuid,
}

impl HasilPage {
    pub(super) async fn new(
        ctx: &Ctx,
        read: &mut Read,
        evaluasi: Evaluasi,
        hasil: Hasil,
        (terima, tanggapan): (Terima, Option<Tanggapan>),
        is_milik: bool,
    ) -> Result<Self> {
        let butir = store::butir(read, &evaluasi).await?;
        let dasar = store::dasar(read, evaluasi.id).await?;
        let mut page = Page::of(ctx, format!("Hasil kinerja {}", evaluasi.periode_label()));
        page.pita = evaluasi.is_latihan.then(Pita::latihan);
        let (kuat, belum): (Vec<_>, Vec<_>) = butir
            .into_iter()
            .filter(|butir| butir.is_tercapai().is_some())
            .partition(|butir| butir.is_tercapai() == Some(true));
        Ok(Self {
            page,
            langkah: aturan::permenpanrb6_2022::jelaskan_predikat(
                hasil.hasil_kerja,
                hasil.penilaian.perilaku,
            ),
            tabel: rate::tabel().with_milik(hasil.hasil_kerja.kode(), hasil.penilaian.perilaku.kode()),
            kuat: kuat.into_iter().take(KUAT_MAX).collect(),
            belum,
            dasar,
            evaluasi,
            hasil,
            terima,
            tanggapan,
            is_milik,
            catatan: String::new(),
            galat: FieldErrors::default(),
            kunci: ctx.new_id()?,
        })
    }

    fn judul(&self) -> String {
        let periode = self.evaluasi.periode.label(self.evaluasi.tahun).to_lowercase();
        let periode = periode
            .replace(" iv ", " IV ")
            .replace(" iii ", " III ")
            .replace(" ii ", " II ")
            .replace(" i ", " I ");
        match self.is_milik {
            true => format!("Hasil kinerja Anda {periode}"),
            false => format!("Hasil kinerja {} {periode}", self.evaluasi.pegawai_nama),
        }
    }

    fn label_milik(&self) -> &'static str {
        if self.is_milik { "Anda" } else { "Pegawai" }
    }

    fn penilai(&self) -> &str {
        self.evaluasi.penilai_nama.as_deref().unwrap_or("pejabat penilai")
    }

    /// What to do next, what costs nothing first.
    fn langkah_berikutnya(&self) -> Vec<(String, String)> {
        let mut next: Vec<(String, String)> = self
            .belum
            .iter()
            .take(2)
            .map(|butir| {
                let teks = format!(
                    "Tercapai {} dari target {}. Bicarakan hambatannya dengan penilai.",
                    butir.realisasi_label(),
                    butir.target_teks
                );
                (butir.teks.clone(), teks)
            })
            .collect();
        if next.is_empty() {
            next.push((
                "Bagikan cara kerja yang berhasil".into(),
                "Ceritakan kepada satu rekan apa yang membuat target Anda tercapai.".into(),
            ));
        }
        if next.len() < 2 {
            next.push((
                "Minta satu umpan balik".into(),
                "Tanyakan kepada penilai: apa satu hal yang paling perlu saya kembangkan?".into(),
            ));
        }
        next
    }
}
