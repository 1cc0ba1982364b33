//! The employee fills in what was reached, and says how it went.

use askama::Template;
use aturan::Desimal;
use axum::http::StatusCode;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use perencanaan::skp::Target;
use platform::events::{self, Event};
use platform::grants::require_for;
use platform::receipts::{self, Claim, Submit};
use platform::{Action, Ctx, Fault, Read, Relation, Result, RowAction, Scope, Uuid};
use serde::{Deserialize, Serialize};
use web_kit::posted::{FieldErrors, Posted, Refused};
use web_kit::{Example, Page, Pita, Routes, respond};

use super::store::{self, Butir, RealisasiBaru};
use super::{Evaluasi, EvaluasiError, Status, rate};

const TEKS_CHARS_MAX: usize = 2_000;

/// The person itself fills in.
pub struct IsiRealisasi;

impl Action for IsiRealisasi {
    const NAME: &'static str = "isi_realisasi";
    const ALLOWED: &'static [Relation] = &[Relation::Diri];
    const SCOPE: Scope = Scope::Row;
}

impl RowAction for IsiRealisasi {
    type Row = Evaluasi;
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/evaluasi/{id}/realisasi")]
pub struct RealisasiPath {
    id: Uuid,
}

impl Example for RealisasiPath {
    fn example() -> Self {
        Self { id: Uuid::nil() }
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().page::<RealisasiPath, IsiRealisasi>(get, post)
}

#[derive(Serialize)]
struct RealisasiDiisi {
    periode: String,
    indikator: usize,
    versi: i64,
}

impl Event for RealisasiDiisi {
    const NAME: &'static str = "realisasi_diisi";
}

/// What was typed: for each indicator its realisasi and a note.
#[derive(Clone, Debug)]
struct RealisasiForm {
    versi: i64,
    penilaian_diri: String,
    /// In the order of the indicators.
    butir: Vec<(String, String)>,
}

impl RealisasiForm {
    fn read(posted: &Posted, butir: &[Butir]) -> Self {
        let fields = &posted.fields;
        let of = |butir: &Butir| {
            let text = |name: &str| fields.text(&format!("{name}_{}", butir.indikator_id)).to_owned();
            (text("realisasi"), text("keterangan"))
        };
        Self {
            versi: fields.text("versi").parse().unwrap_or(0),
            penilaian_diri: fields.text("penilaian_diri").to_owned(),
            butir: butir.iter().map(of).collect(),
        }
    }

    fn of(evaluasi: &Evaluasi, butir: &[Butir]) -> Self {
        let typed = |butir: &Butir| {
            let nilai =
                butir.realisasi.map(|nilai| nilai.to_string()).or_else(|| butir.realisasi_teks.clone());
            (nilai.unwrap_or_default(), butir.keterangan.clone().unwrap_or_default())
        };
        Self {
            versi: evaluasi.versi,
            penilaian_diri: evaluasi.penilaian_diri.clone().unwrap_or_default(),
            butir: butir.iter().map(typed).collect(),
        }
    }

    fn check(&self, butir: &[Butir]) -> std::result::Result<Vec<RealisasiBaru>, FieldErrors> {
        let mut errors = FieldErrors::default();
        if self.penilaian_diri.chars().count() > TEKS_CHARS_MAX {
            errors.add("penilaian_diri", format!("Terlalu panjang: paling banyak {TEKS_CHARS_MAX} huruf."));
        }
        let rows = butir.iter().zip(&self.butir);
        let rows = rows.map(|(butir, typed)| check_butir(butir, typed, &mut errors)).collect();
        errors.or(rows)
    }
}

fn check_butir(
    butir: &Butir,
    (nilai, keterangan): &(String, String),
    errors: &mut FieldErrors,
) -> RealisasiBaru {
    let filled = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    let is_number = !matches!(butir.target, Target::Kata(_));
    let angka = match (is_number && !nilai.is_empty()).then(|| Desimal::parse(nilai)) {
        None => None,
        Some(Ok(angka)) if angka.skala() >= 0 => Some(angka),
        Some(Ok(_)) => {
            errors.add(format!("realisasi_{}", butir.indikator_id), "Realisasi tidak boleh kurang dari nol.");
            None
        }
        Some(Err(err)) => {
            errors
                .add(format!("realisasi_{}", butir.indikator_id), format!("{err} Contoh: 1.318 atau 98,2."));
            None
        }
    };
    let teks = if is_number { None } else { filled(nilai) };
    RealisasiBaru { indikator_id: butir.indikator_id, nilai: angka, teks, keterangan: filled(keterangan) }
}

#[derive(Template)]
#[template(path = "evaluasi/realisasi.html")]
struct RealisasiPage {
    page: Page,
    evaluasi: Evaluasi,
    butir: Vec<Butir>,
    form: RealisasiForm,
    galat: FieldErrors,
    is_berbeda: bool,
    kunci: Uuid,
}

impl RealisasiPage {
    fn new(ctx: &Ctx, evaluasi: Evaluasi, butir: Vec<Butir>, form: RealisasiForm) -> Result<Self> {
        let mut page = Page::of(ctx, format!("Realisasi {}", evaluasi.periode_label())).with_aktif("/hasil");
        page.pita = evaluasi.is_latihan.then(Pita::latihan);
        Ok(Self {
            page,
            evaluasi,
            butir,
            form,
            galat: FieldErrors::default(),
            is_berbeda: false,
            kunci: ctx.new_id()?,
        })
    }
}

impl RealisasiPage {
    /// Each indicator with what was typed at it: realisasi and note.
    fn baris(&self) -> Vec<(&Butir, &str, &str)> {
        let typed = self.form.butir.iter().map(|(nilai, keterangan)| (nilai.as_str(), keterangan.as_str()));
        self.butir.iter().zip(typed).map(|(butir, (nilai, keterangan))| (butir, nilai, keterangan)).collect()
    }
}

async fn load(ctx: &Ctx, read: &mut Read, id: Uuid) -> Result<(Evaluasi, Vec<Butir>)> {
    let evaluasi = require_for::<IsiRealisasi>(read, ctx, id).await?.into_row();
    let butir = store::butir(read, &evaluasi).await?;
    Ok((evaluasi, butir))
}

async fn get(ctx: Ctx, path: RealisasiPath) -> Result<Response> {
    let (evaluasi, butir) = load(&ctx, &mut ctx.read(), path.id).await?;
    let form = RealisasiForm::of(&evaluasi, &butir);
    respond::html(&RealisasiPage::new(&ctx, evaluasi, butir, form)?)
}

async fn post(ctx: Ctx, path: RealisasiPath, posted: Posted) -> Result<Response> {
    let submit = posted.submit()?;
    let refused = match isi_realisasi(&ctx, path.id, &posted, &submit).await {
        Ok(()) => return respond::saved(&ctx, "/hasil", submit.kunci),
        Err(Refused::Fault(Fault::Stale)) => None,
        Err(Refused::Fault(fault)) => return Err(fault),
        Err(Refused::Form(galat)) => Some(galat),
    };
    let (evaluasi, butir) = load(&ctx, &mut ctx.read(), path.id).await?;
    let form = RealisasiForm { versi: evaluasi.versi, ..RealisasiForm::read(&posted, &butir) };
    let mut page = RealisasiPage::new(&ctx, evaluasi, butir, form)?;
    match refused {
        Some(galat) => {
            page.galat = galat;
            respond::html_refused(&page)
        }
        None => {
            page.is_berbeda = true;
            respond::html_with(StatusCode::CONFLICT, &page)
        }
    }
}

/// Writes what was reached. A rating that was begun stays; one that was told is no longer changed from here.
async fn isi_realisasi(
    ctx: &Ctx,
    id: Uuid,
    posted: &Posted,
    submit: &Submit,
) -> std::result::Result<(), Refused> {
    let mut tx = ctx.write().await?;
    let (mut evaluasi, butir) = load(ctx, &mut tx, id).await?;
    let form = RealisasiForm::read(posted, &butir);
    let realisasi = form.check(&butir)?;
    let perihal = format!("Realisasi {}", evaluasi.periode_label());
    if receipts::claim(&mut tx, ctx, submit, "/hasil", &perihal).await? != Claim::New {
        return Ok(());
    }
    if evaluasi.versi != form.versi {
        return Err(Fault::Stale.into());
    }
    if !evaluasi.status.is_rateable() {
        return Err(rate::refused(EvaluasiError::AlreadyTold).into());
    }
    if evaluasi.status == Status::BelumDimulai {
        evaluasi.status = Status::RealisasiDiisi;
    }
    evaluasi.penilaian_diri = Some(form.penilaian_diri).filter(|teks| !teks.is_empty());
    let indikator = realisasi.len();
    store::update(&mut tx, &evaluasi, None).await?;
    store::put_realisasi(&mut tx, id, realisasi).await?;
    let event = RealisasiDiisi { periode: evaluasi.periode_label(), indikator, versi: evaluasi.versi + 1 };
    events::record(&mut tx, ctx, evaluasi.about(), &event).await?;
    Ok(tx.commit().await?)
}
