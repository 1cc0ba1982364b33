//! The superior rates. The slice that other features imitate: form, use case, GET, POST and page in one file, with the
//! template beside it.

use askama::Template;
use aturan::{Rating, predikat_kinerja_pegawai, rating_pimpinan};
use axum::http::StatusCode;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use organisasi::pejabat::{pangkat, pejabat};
use pelaksanaan::fakta::{Fakta as FaktaPelaksanaan, JenisFakta, fakta};
use perencanaan::perilaku::Nilai;
use perencanaan::skp::{perilaku, store as skp};
use platform::events::{self, Event};
use platform::grants::require_for;
use platform::receipts::{self, Claim, Submit};
use platform::{Action, Ctx, Fault, Read, Relation, Result, RowAction, Scope, Tx, Uuid};
use serde::{Deserialize, Serialize};
use web_kit::posted::{FieldErrors, Posted, Refused};
use web_kit::ui::TabelPredikat;
use web_kit::{Example, Page, Pita, Routes, format, respond};

use super::store::{self, Anggota, Butir, Dasar, Dinilai};
use super::{Draf, Evaluasi, EvaluasiError, Penilaian, Status};

/// The rule that answers with the predikat.
const ATURAN: &str = "permenpanrb6_2022.predikat_kinerja_pegawai";
const ALASAN_CHARS_MAX: usize = 1_000;
/// Facts that come already picked.
const FAKTA_TERKUAT: usize = 3;

/// Only the pejabat penilai rates (PermenPANRB 6/2022).
pub struct RateEvaluasi;

impl Action for RateEvaluasi {
    const NAME: &'static str = "rate_evaluasi";
    const ALLOWED: &'static [Relation] = &[Relation::Penilai];
    const SCOPE: Scope = Scope::Row;
}

impl RowAction for RateEvaluasi {
    type Row = Evaluasi;
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/penilaian/{id}")]
pub struct RatePath {
    pub id: Uuid,
}

impl Example for RatePath {
    fn example() -> Self {
        Self { id: Uuid::nil() }
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().page::<RatePath, RateEvaluasi>(get, post)
}

/// The rating was given: what the audit pages and the transparency log keep.
#[derive(Serialize)]
struct EvaluasiDinilai {
    periode: String,
    hasil_kerja: Option<&'static str>,
    perilaku: &'static str,
    predikat: Option<&'static str>,
    dasar: Vec<Uuid>,
    versi: i64,
}

impl Event for EvaluasiDinilai {
    const NAME: &'static str = "evaluasi_dinilai";
}

/// What was typed.
#[derive(Clone, Debug, Default)]
struct RateForm {
    versi: i64,
    hasil: String,
    alasan_hasil: String,
    perilaku: String,
    alasan_perilaku: String,
    tanpa_umpan_balik: String,
    /// Keys of the cited facts, see [`Fakta::kunci`].
    dasar: Vec<String>,
    is_draf: bool,
}

impl RateForm {
    fn read(posted: &Posted) -> Self {
        let text = |name: &str| posted.fields.text(name).to_owned();
        Self {
            versi: posted.fields.text("versi").parse().unwrap_or(0),
            hasil: text("hasil"),
            alasan_hasil: text("alasan_hasil"),
            perilaku: text("perilaku"),
            alasan_perilaku: text("alasan_perilaku"),
            tanpa_umpan_balik: text("tanpa_umpan_balik"),
            dasar: posted.fields.all("dasar").map(str::to_owned).collect(),
            is_draf: posted.fields.text("aksi") == "draf",
        }
    }

    /// What is saved; on a first visit the three strongest facts come already picked.
    fn of(evaluasi: &Evaluasi, dasar: &[Dasar], fakta: &[Fakta]) -> Self {
        let draf = evaluasi.status.draf();
        let untouched = matches!(evaluasi.status, Status::BelumDimulai | Status::RealisasiDiisi);
        let saved = || dasar.iter().map(|dasar| format!("{}:{}", dasar.jenis, dasar.fakta_id)).collect();
        let strongest = || fakta.iter().take(FAKTA_TERKUAT).map(|fakta| fakta.kunci.clone()).collect();
        Self {
            versi: evaluasi.versi,
            hasil: draf.hasil_kerja.map(Rating::kode).unwrap_or_default().into(),
            alasan_hasil: draf.alasan_hasil,
            perilaku: draf.perilaku.map(Rating::kode).unwrap_or_default().into(),
            alasan_perilaku: draf.alasan_perilaku,
            tanpa_umpan_balik: draf.tanpa_umpan_balik,
            dasar: if untouched { strongest() } else { saved() },
            is_draf: false,
        }
    }

    fn label_hasil(&self) -> &'static str {
        Rating::dari_kode(&self.hasil).map_or("belum dinilai", Rating::label)
    }

    fn label_perilaku(&self) -> &'static str {
        Rating::dari_kode(&self.perilaku).map_or("belum dinilai", Rating::label)
    }

    fn draf(&self) -> Draf {
        Draf {
            hasil_kerja: Rating::dari_kode(&self.hasil),
            alasan_hasil: self.alasan_hasil.clone(),
            perilaku: Rating::dari_kode(&self.perilaku),
            alasan_perilaku: self.alasan_perilaku.clone(),
            tanpa_umpan_balik: self.tanpa_umpan_balik.clone(),
        }
    }

    /// Texts that are too long are refused even in a draft; the rest is checked when the rating is given.
    fn check_draf(&self) -> FieldErrors {
        let mut errors = FieldErrors::default();
        let texts = [
            ("alasan_hasil", &self.alasan_hasil),
            ("alasan_perilaku", &self.alasan_perilaku),
            ("tanpa_umpan_balik", &self.tanpa_umpan_balik),
        ];
        for (field, text) in texts {
            if text.chars().count() > ALASAN_CHARS_MAX {
                errors.add(field, format!("Terlalu panjang: paling banyak {ALASAN_CHARS_MAX} huruf."));
            }
        }
        errors
    }

    /// The rating with its ground, or what is missing for it.
    fn check(
        &self,
        evaluasi: &Evaluasi,
        dasar: &[Dasar],
        punya_umpan_balik: bool,
    ) -> std::result::Result<Penilaian, FieldErrors> {
        let mut errors = self.check_draf();
        let hasil_kerja = Rating::dari_kode(&self.hasil).filter(|_| !evaluasi.is_kepala_unit);
        let perilaku = Rating::dari_kode(&self.perilaku);
        if hasil_kerja.is_none() && !evaluasi.is_kepala_unit {
            errors.add("hasil", "Pilih penilaian hasil kerja.");
        }
        if perilaku.is_none() {
            errors.add("perilaku", "Pilih penilaian perilaku kerja.");
        }
        check_alasan(&mut errors, "alasan_hasil", hasil_kerja, &self.alasan_hasil);
        check_alasan(&mut errors, "alasan_perilaku", perilaku, &self.alasan_perilaku);
        self.check_dasar(&mut errors, [hasil_kerja, perilaku], dasar, punya_umpan_balik);
        match (errors.is_empty(), perilaku) {
            (true, Some(perilaku)) => Ok(Penilaian {
                hasil_kerja,
                alasan_hasil: self.alasan_hasil.clone(),
                perilaku,
                alasan_perilaku: self.alasan_perilaku.clone(),
                tanpa_umpan_balik: self.tanpa_umpan_balik.clone(),
            }),
            _ => Err(errors),
        }
    }

    /// "Di atas" cites a fact; "di bawah" a fact and a feedback of the period, or says why there was none.
    fn check_dasar(
        &self,
        errors: &mut FieldErrors,
        ratings: [Option<Rating>; 2],
        dasar: &[Dasar],
        punya_umpan_balik: bool,
    ) {
        let given: Vec<Rating> =
            ratings.into_iter().flatten().filter(|rating| *rating != Rating::Sesuai).collect();
        if let (Some(rating), true) = (given.first(), dasar.is_empty()) {
            let label = rating.label().to_lowercase();
            errors.add(
                "dasar",
                format!("Penilaian \"{label}\" memerlukan dasar: pilih sedikitnya satu fakta."),
            );
        }
        let below = given.contains(&Rating::DiBawah);
        if below && !punya_umpan_balik && self.tanpa_umpan_balik.is_empty() {
            errors.add(
                "tanpa_umpan_balik",
                "Untuk \"di bawah ekspektasi\" perlu umpan balik yang pernah disampaikan pada periode ini, atau alasan mengapa belum ada.",
            );
        }
    }
}

fn check_alasan(errors: &mut FieldErrors, field: &str, rating: Option<Rating>, alasan: &str) {
    let needs = rating.is_some_and(|rating| rating != Rating::Sesuai);
    if needs && alasan.is_empty() {
        errors.add(field, "Tulis satu kalimat alasan, dimulai dari fakta yang dipilih.");
    }
}

/// A fact that a rating can cite.
#[derive(Clone, Debug)]
pub(crate) struct Fakta {
    /// `jenis:id`, the value of its check box.
    pub kunci: String,
    pub jenis: &'static str,
    pub id: Uuid,
    pub tanggal: NaiveDate,
    pub teks: String,
    pub keterangan: String,
    pub tautan: Option<String>,
}

impl Fakta {
    fn of_butir(butir: &Butir, sampai: NaiveDate) -> Option<Self> {
        let tercapai = butir.is_tercapai()?;
        let banding = if tercapai { "mencapai target" } else { "target" };
        Some(Self {
            kunci: format!("indikator:{}", butir.indikator_id),
            jenis: "indikator",
            id: butir.indikator_id,
            tanggal: sampai,
            teks: format!("{}: {}, {banding} {}", butir.teks, butir.realisasi_label(), butir.target_teks),
            keterangan: format!("Indikator terukur, {}", butir.sumber_data),
            tautan: None,
        })
    }

    fn of_pelaksanaan(fakta: FaktaPelaksanaan) -> Self {
        let (jenis, asal) = match fakta.jenis {
            JenisFakta::Progres => {
                ("progres", if fakta.bukti.is_some() { "Progres dengan bukti" } else { "Progres harian" })
            }
            JenisFakta::UmpanBalik => ("umpan_balik", "Umpan balik"),
        };
        let dari = fakta.dari.map(|dari| format!(" dari {dari}")).unwrap_or_default();
        Self {
            kunci: format!("{jenis}:{}", fakta.id),
            jenis,
            id: fakta.id,
            tanggal: fakta.tanggal,
            keterangan: format!("{asal}{dari}, {}", format::tanggal_sedang(fakta.tanggal)),
            teks: fakta.teks,
            tautan: fakta.bukti,
        }
    }

    fn dasar(&self) -> Dasar {
        Dasar { jenis: self.jenis.into(), fakta_id: self.id, tanggal: self.tanggal, teks: self.teks.clone() }
    }
}

/// Measured indicators that reached their target, then feedback and entries, then indicators that did not.
fn rank(butir: &[Butir], pelaksanaan: Vec<FaktaPelaksanaan>, sampai: NaiveDate) -> Vec<Fakta> {
    let measured = |want: bool| {
        let fits = move |butir: &&Butir| butir.is_tercapai() == Some(want);
        butir.iter().filter(fits).filter_map(move |butir| Fakta::of_butir(butir, sampai))
    };
    let mut ranked: Vec<Fakta> = measured(true).take(2).collect();
    ranked.extend(pelaksanaan.into_iter().map(Fakta::of_pelaksanaan));
    ranked.extend(measured(true).skip(2));
    ranked.extend(measured(false));
    ranked
}

/// What the page is drawn from, and what the rating is checked against.
struct Bahan {
    butir: Vec<Butir>,
    fakta: Vec<Fakta>,
    umpan_balik: Vec<Fakta>,
    dasar: Vec<Dasar>,
    /// The seven values with what the penilai expected of each.
    perilaku: Vec<(Nilai, String)>,
}

impl Bahan {
    async fn load(read: &mut Read, evaluasi: &Evaluasi) -> Result<Self> {
        let butir = store::butir(read, evaluasi).await?;
        let pelaksanaan = fakta(read, evaluasi.pegawai_id, evaluasi.mulai, evaluasi.sampai).await?;
        let fakta = rank(&butir, pelaksanaan, evaluasi.sampai);
        let umpan_balik = fakta.iter().filter(|fakta| fakta.jenis == "umpan_balik").cloned().collect();
        let perilaku = perilaku(&skp::teks(read, evaluasi.skp_id).await?);
        Ok(Self { dasar: store::dasar(read, evaluasi.id).await?, butir, fakta, umpan_balik, perilaku })
    }

    /// The cited facts, in the order in which the page shows them. A key that is not on the page cites nothing.
    fn cited(&self, form: &RateForm) -> Vec<Dasar> {
        self.fakta.iter().filter(|fakta| form.dasar.contains(&fakta.kunci)).map(Fakta::dasar).collect()
    }
}

async fn get(ctx: Ctx, path: RatePath) -> Result<Response> {
    let mut read = ctx.read();
    let evaluasi = require_for::<RateEvaluasi>(&mut read, &ctx, path.id).await?.into_row();
    let bahan = Bahan::load(&mut read, &evaluasi).await?;
    let form = RateForm::of(&evaluasi, &bahan.dasar, &bahan.fakta);
    respond::html(&RatePage::new(&ctx, &mut read, evaluasi, bahan, form).await?)
}

async fn post(ctx: Ctx, path: RatePath, posted: Posted) -> Result<Response> {
    let submit = posted.submit()?;
    let form = RateForm::read(&posted);
    match rate_evaluasi(&ctx, path.id, &form, &submit).await {
        Ok(next) => respond::saved(&ctx, &next, submit.kunci),
        Err(Refused::Fault(Fault::Stale)) => refuse(&ctx, path.id, form, Refusal::Stale).await,
        Err(Refused::Form(galat)) => refuse(&ctx, path.id, form, Refusal::Form(galat)).await,
        Err(Refused::Fault(fault)) => Err(fault),
    }
}

/// Rates, or keeps a draft; answers where to go next.
async fn rate_evaluasi(
    ctx: &Ctx,
    id: Uuid,
    form: &RateForm,
    submit: &Submit,
) -> std::result::Result<String, Refused> {
    let mut tx = ctx.write().await?;
    let evaluasi = require_for::<RateEvaluasi>(&mut tx, ctx, id).await?.into_row();
    let bahan = Bahan::load(&mut tx, &evaluasi).await?;
    let next = next_page(&mut tx, ctx, &evaluasi, form.is_draf).await?;
    let perihal = format!("Penilaian {}, {}", evaluasi.pegawai_nama, evaluasi.periode_label());
    if let Claim::Done { lokasi } = receipts::claim(&mut tx, ctx, submit, &next, &perihal).await? {
        return Ok(lokasi);
    }
    if evaluasi.versi != form.versi {
        return Err(Fault::Stale.into());
    }
    let dasar = bahan.cited(form);
    let evaluasi = transition(evaluasi, form, &dasar, !bahan.umpan_balik.is_empty())?;
    save(&mut tx, ctx, &evaluasi, &dasar).await?;
    tx.commit().await?;
    Ok(next)
}

fn transition(
    evaluasi: Evaluasi,
    form: &RateForm,
    dasar: &[Dasar],
    punya_umpan_balik: bool,
) -> std::result::Result<Evaluasi, Refused> {
    let rated = if form.is_draf {
        form.check_draf().or(())?;
        evaluasi.simpan_draf(form.draf())
    } else {
        let penilaian = form.check(&evaluasi, dasar, punya_umpan_balik)?;
        evaluasi.nilai(penilaian)
    };
    Ok(rated.map_err(refused)?)
}

/// What a transition that is not possible says on the screen.
pub(super) fn refused(error: EvaluasiError) -> Fault {
    match error {
        EvaluasiError::AlreadyTold => Fault::Refused(
            "Hasil ini sudah disampaikan",
            "Penilaian yang sudah disampaikan tidak diubah diam-diam. Perubahan hanya melalui keputusan atas keberatan.".into(),
            "/penilaian".into(),
        ),
        EvaluasiError::WrongStatus => Fault::Stale,
    }
}

async fn save(tx: &mut Tx, ctx: &Ctx, evaluasi: &Evaluasi, dasar: &[Dasar]) -> Result<()> {
    let penilai_id = ctx.orang_id()?;
    let penilai = pejabat(tx, penilai_id, ctx.today()).await?.to_json()?;
    let dinilai = Dinilai { penilai_id, penilai, pada: ctx.now, aturan_id: ATURAN };
    store::update(tx, evaluasi, Some(dinilai)).await?;
    store::put_dasar(tx, evaluasi.id, dasar).await?;
    // A draft is nobody's business yet: it is saved, and decides nothing.
    match event(evaluasi, dasar) {
        Some(event) => events::record(tx, ctx, evaluasi.about(), &event).await,
        None => Ok(()),
    }
}

fn event(evaluasi: &Evaluasi, dasar: &[Dasar]) -> Option<EvaluasiDinilai> {
    let (penilaian, predikat) = match &evaluasi.status {
        Status::PenilaianSementara(penilaian) => (penilaian, None),
        Status::SiapDisampaikan(hasil) => (&hasil.penilaian, Some(hasil.predikat.kode())),
        _ => return None,
    };
    Some(EvaluasiDinilai {
        periode: evaluasi.periode_label(),
        hasil_kerja: penilaian.hasil_kerja.map(Rating::kode),
        perilaku: penilaian.perilaku.kode(),
        predikat,
        dasar: dasar.iter().map(|dasar| dasar.fakta_id).collect(),
        versi: evaluasi.versi + 1,
    })
}

/// The next person of the team whose rating is open; after the last one the team page.
async fn next_page(read: &mut Read, ctx: &Ctx, evaluasi: &Evaluasi, stay: bool) -> Result<String> {
    if stay {
        return Ok(RatePath { id: evaluasi.id }.to_string());
    }
    let tim = store::tim(read, ctx.orang_id()?, ctx.today(), evaluasi.periode).await?;
    let here = tim.iter().position(|anggota| anggota.evaluasi_id == Some(evaluasi.id)).map_or(0, |at| at + 1);
    let after = tim.iter().skip(here).chain(tim.iter().take(here.saturating_sub(1)));
    let next = after.filter(|anggota| !anggota.is_selesai()).find_map(|anggota| anggota.evaluasi_id);
    Ok(match next {
        Some(id) => RatePath { id }.to_string(),
        None => format!("/penilaian?periode={}", evaluasi.periode.kode()),
    })
}

/// Why the form comes back.
enum Refusal {
    Form(FieldErrors),
    /// Somebody saved in between: both texts, nothing lost.
    Stale,
}

async fn refuse(ctx: &Ctx, id: Uuid, form: RateForm, refusal: Refusal) -> Result<Response> {
    let mut read = ctx.read();
    let evaluasi = require_for::<RateEvaluasi>(&mut read, ctx, id).await?.into_row();
    let bahan = Bahan::load(&mut read, &evaluasi).await?;
    let saved = RateForm::of(&evaluasi, &bahan.dasar, &bahan.fakta);
    let form = RateForm { versi: evaluasi.versi, ..form };
    let mut page = RatePage::new(ctx, &mut read, evaluasi, bahan, form).await?;
    match refusal {
        Refusal::Form(galat) => {
            page.galat = galat;
            respond::html_refused(&page)
        }
        Refusal::Stale => {
            page.berbeda = Some(saved);
            respond::html_with(StatusCode::CONFLICT, &page)
        }
    }
}

#[derive(Template)]
#[template(path = "evaluasi/rate.html")]
struct RatePage {
    page: Page,
    evaluasi: Evaluasi,
    tim: Vec<Anggota>,
    butir: Vec<Butir>,
    fakta: Vec<Fakta>,
    umpan_balik: Vec<Fakta>,
    perilaku: Vec<(Nilai, String)>,
    tabel: TabelPredikat,
    form: RateForm,
    galat: FieldErrors,
    berbeda: Option<RateForm>,
    kunci: Uuid,
}

impl RatePage {
    async fn new(
        ctx: &Ctx,
        read: &mut Read,
        evaluasi: Evaluasi,
        bahan: Bahan,
        form: RateForm,
    ) -> Result<Self> {
        let tim = store::tim(read, ctx.orang_id()?, ctx.today(), evaluasi.periode).await?;
        let mut page = Page::of(ctx, format!("Menilai {}", evaluasi.pegawai_nama));
        page.pita = evaluasi.is_latihan.then(Pita::latihan);
        let locked = locked_rating(&evaluasi).map(|rating| rating.kode().to_owned());
        let hasil = locked.unwrap_or_else(|| form.hasil.clone());
        Ok(Self {
            page,
            tim,
            tabel: tabel().with_milik(&hasil, &form.perilaku),
            butir: bahan.butir,
            fakta: bahan.fakta,
            umpan_balik: bahan.umpan_balik,
            perilaku: bahan.perilaku,
            evaluasi,
            form,
            galat: FieldErrors::default(),
            berbeda: None,
            kunci: ctx.new_id()?,
        })
    }

    fn selesai(&self) -> usize {
        self.tim.iter().filter(|anggota| anggota.is_selesai()).count()
    }

    fn dipilih(&self, fakta: &Fakta) -> bool {
        self.form.dasar.contains(&fakta.kunci)
    }

    fn pangkat(&self) -> String {
        self.evaluasi.golongan.as_deref().map(pangkat).unwrap_or_else(|| "-".into())
    }

    /// The head's rating of hasil kerja, once the capaian is set.
    fn terkunci(&self) -> Option<Rating> {
        locked_rating(&self.evaluasi)
    }
}

fn locked_rating(evaluasi: &Evaluasi) -> Option<Rating> {
    evaluasi.capaian.filter(|_| evaluasi.is_kepala_unit).map(rating_pimpinan)
}

/// The 3x3 table, filled by the rule.
pub(crate) fn tabel() -> TabelPredikat {
    TabelPredikat::new(|hasil, perilaku| match (Rating::dari_kode(hasil), Rating::dari_kode(perilaku)) {
        (Some(hasil), Some(perilaku)) => predikat_kinerja_pegawai(hasil, perilaku).label(),
        _ => "",
    })
}
