//! Write an RHK with its indicators: one form, as many indicators as it takes.

use askama::Template;
use aturan::Desimal;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use platform::grants::require_for;
use platform::receipts::{self, Claim, Submit};
use platform::{Action, Ctx, Fault, Read, Relation, Result, RowAction, Scope, Uuid};
use serde::Deserialize;
use web_kit::posted::{FieldErrors, Fields, Posted, Refused};
use web_kit::{Example, Page, Routes, respond};

use super::indikator::{Arah, Aspek, Indikator, Perspektif, Target, Tingkat};
use super::{Rhk, RhkPimpinan, Skp, SkpOn, store};

const TEKS_CHARS_MAX: usize = 500;
const INDIKATOR_MAX: usize = 12;
/// Blank indicators that a new RHK offers.
const INDIKATOR_OFFERED: usize = 2;

/// Only the person itself writes its SKP.
pub struct UbahRhk;

impl Action for UbahRhk {
    const NAME: &'static str = "ubah_rhk";
    const ALLOWED: &'static [Relation] = &[Relation::Diri];
    const SCOPE: Scope = Scope::Row;
}

impl RowAction for UbahRhk {
    type Row = Skp;
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/skp/{id}/rhk/{rhk}")]
pub struct RhkPath {
    id: Uuid,
    /// An id, or `baru`.
    rhk: String,
}

impl Example for RhkPath {
    fn example() -> Self {
        Self { id: Uuid::nil(), rhk: "baru".into() }
    }
}

impl RhkPath {
    /// `None` for a new one.
    fn rhk_id(&self) -> Result<Option<Uuid>> {
        match self.rhk.as_str() {
            "baru" => Ok(None),
            id => Uuid::parse_str(id).map(Some).map_err(|_| Fault::NotFound),
        }
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().page::<RhkPath, UbahRhk>(get, post)
}

/// What was typed.
#[derive(Clone, Debug, Default)]
struct RhkForm {
    versi: i64,
    teks: String,
    jenis: String,
    klasifikasi: String,
    rhk_pimpinan_id: String,
    penugasan_dari: String,
    indikator: Vec<IndikatorForm>,
}

#[derive(Clone, Debug, Default)]
struct IndikatorForm {
    id: String,
    teks: String,
    aspek: String,
    tingkat: String,
    perspektif: String,
    target: String,
    satuan: String,
    arah: String,
    /// `jumlah` or `tiap`.
    hitung: String,
    sumber: String,
}

impl RhkForm {
    fn read(fields: &Fields) -> Self {
        let text = |name: &str| fields.text(name).to_owned();
        let count = (1..=INDIKATOR_MAX).take_while(|n| fields.has(&format!("i{n}_teks"))).count();
        Self {
            versi: fields.text("versi").parse().unwrap_or(0),
            teks: text("teks"),
            jenis: text("jenis"),
            klasifikasi: text("klasifikasi"),
            rhk_pimpinan_id: text("rhk_pimpinan_id"),
            penugasan_dari: text("penugasan_dari"),
            indikator: (1..=count).map(|n| IndikatorForm::read(fields, n)).collect(),
        }
    }

    fn of(skp: &Skp, rhk: Option<&Rhk>) -> Self {
        let Some(rhk) = rhk else {
            let blank = vec![IndikatorForm::blank(); INDIKATOR_OFFERED];
            return Self {
                versi: skp.versi,
                jenis: "utama".into(),
                klasifikasi: "individu".into(),
                indikator: blank,
                ..Self::default()
            };
        };
        Self {
            versi: skp.versi,
            teks: rhk.teks.clone(),
            jenis: if rhk.is_tambahan { "tambahan" } else { "utama" }.into(),
            klasifikasi: if rhk.is_individu { "individu" } else { "organisasi" }.into(),
            rhk_pimpinan_id: rhk
                .pimpinan
                .as_ref()
                .map(|pimpinan| pimpinan.id.to_string())
                .unwrap_or_default(),
            penugasan_dari: rhk.penugasan_dari.clone().unwrap_or_default(),
            indikator: rhk.indikator.iter().map(IndikatorForm::of).chain([IndikatorForm::blank()]).collect(),
        }
    }

    /// One more blank indicator, without JavaScript.
    fn with_blank(mut self) -> Self {
        if self.indikator.len() < INDIKATOR_MAX {
            self.indikator.push(IndikatorForm::blank());
        }
        self
    }
}

impl IndikatorForm {
    fn blank() -> Self {
        Self {
            aspek: "kuantitas".into(),
            tingkat: "keluaran".into(),
            arah: "naik".into(),
            hitung: "jumlah".into(),
            ..Self::default()
        }
    }

    fn read(fields: &Fields, n: usize) -> Self {
        let text = |name: &str| fields.text(&format!("i{n}_{name}")).to_owned();
        Self {
            id: text("id"),
            teks: text("teks"),
            aspek: text("aspek"),
            tingkat: text("tingkat"),
            perspektif: text("perspektif"),
            target: text("target"),
            satuan: text("satuan"),
            arah: text("arah"),
            hitung: text("hitung"),
            sumber: text("sumber"),
        }
    }

    fn of(indikator: &Indikator) -> Self {
        let (target, satuan) = match &indikator.target {
            Target::Angka { nilai, satuan } => (nilai.to_string(), satuan.clone()),
            Target::Kata(teks) => (teks.clone(), String::new()),
            Target::Kosong => (String::new(), String::new()),
        };
        Self {
            id: indikator.id.to_string(),
            teks: indikator.teks.clone(),
            aspek: indikator.aspek.kode().into(),
            tingkat: indikator.tingkat.kode().into(),
            perspektif: indikator.perspektif.map(Perspektif::kode).unwrap_or_default().into(),
            target,
            satuan,
            arah: indikator.arah.kode().into(),
            hitung: if indikator.is_jumlah { "jumlah" } else { "tiap" }.into(),
            sumber: indikator.sumber_data.clone(),
        }
    }

    fn is_blank(&self) -> bool {
        self.teks.is_empty() && self.target.is_empty() && self.sumber.is_empty()
    }
}

/// The form as values: an RHK ready to be written, without its ids.
struct RhkChecked {
    teks: String,
    is_tambahan: bool,
    is_individu: bool,
    rhk_pimpinan_id: Option<Uuid>,
    penugasan_dari: Option<String>,
    indikator: Vec<IndikatorChecked>,
}

struct IndikatorChecked {
    /// `None` for a new one.
    id: Option<Uuid>,
    aspek: Aspek,
    tingkat: Tingkat,
    perspektif: Option<Perspektif>,
    teks: String,
    target: Target,
    arah: Arah,
    is_jumlah: bool,
    sumber_data: String,
}

impl RhkForm {
    fn check(&self, skp: &Skp, pilihan: &[RhkPimpinan]) -> std::result::Result<RhkChecked, FieldErrors> {
        let mut errors = FieldErrors::default();
        if self.teks.is_empty() {
            errors.add(
                "teks",
                "Tulis hasil yang ingin dicapai. Contoh: Terlayaninya permohonan KTP-el tepat waktu.",
            );
        } else if self.teks.chars().count() > TEKS_CHARS_MAX {
            errors.add("teks", format!("Terlalu panjang: paling banyak {TEKS_CHARS_MAX} huruf."));
        }
        let rhk_pimpinan_id = Uuid::parse_str(&self.rhk_pimpinan_id).ok();
        if rhk_pimpinan_id.is_some_and(|id| pilihan.iter().all(|rhk| rhk.id != id)) {
            errors.add(
                "rhk_pimpinan_id",
                "RHK pimpinan ini tidak ada lagi. Pilih yang lain, atau kaitkan nanti.",
            );
        }
        let rows = (1..).zip(&self.indikator).filter(|(_, row)| !row.is_blank());
        let indikator = rows.filter_map(|(n, row)| row.check(n, skp.is_kualitatif, &mut errors)).collect();
        let penugasan_dari = Some(self.penugasan_dari.clone()).filter(|dari| !dari.is_empty());
        errors.or(RhkChecked {
            teks: self.teks.clone(),
            is_tambahan: self.jenis == "tambahan",
            is_individu: self.klasifikasi != "organisasi",
            rhk_pimpinan_id,
            penugasan_dari,
            indikator,
        })
    }
}

impl IndikatorForm {
    /// The indicator, or its errors at the fields of row `n`. A missing target is allowed in a draft.
    fn check(&self, n: usize, is_kualitatif: bool, errors: &mut FieldErrors) -> Option<IndikatorChecked> {
        let field = |name: &str| format!("i{n}_{name}");
        let before = errors.0.len();
        if self.teks.is_empty() {
            errors.add(field("teks"), format!("Tulis indikator {n}, atau kosongkan seluruh barisnya."));
        } else if self.teks.chars().count() > TEKS_CHARS_MAX {
            errors.add(field("teks"), format!("Terlalu panjang: paling banyak {TEKS_CHARS_MAX} huruf."));
        }
        let target = self.check_target(is_kualitatif).unwrap_or_else(|pesan| {
            errors.add(field("target"), pesan);
            Target::Kosong
        });
        let (Some(aspek), Some(tingkat), Some(arah)) =
            (Aspek::dari_kode(&self.aspek), Tingkat::dari_kode(&self.tingkat), Arah::dari_kode(&self.arah))
        else {
            errors.add(field("aspek"), "Pilih aspek, tingkat, dan arah dari daftar.");
            return None;
        };
        (errors.0.len() == before).then(|| IndikatorChecked {
            id: Uuid::parse_str(&self.id).ok(),
            aspek,
            tingkat,
            perspektif: Perspektif::dari_kode(&self.perspektif),
            teks: self.teks.clone(),
            target,
            arah,
            is_jumlah: self.hitung == "jumlah" && !is_kualitatif,
            sumber_data: if self.sumber.is_empty() { "Diisi sendiri".into() } else { self.sumber.clone() },
        })
    }

    fn check_target(&self, is_kualitatif: bool) -> std::result::Result<Target, String> {
        if self.target.is_empty() {
            return Ok(Target::Kosong);
        }
        if is_kualitatif {
            return Ok(Target::Kata(self.target.clone()));
        }
        match Desimal::parse(&self.target) {
            Ok(nilai) if nilai.skala() < 0 => Err("Target tidak boleh kurang dari nol.".into()),
            Ok(nilai) => Ok(Target::Angka { nilai, satuan: self.satuan.clone() }),
            Err(err) => Err(format!("{err} Contoh: 1.200 atau 98,5.")),
        }
    }
}

#[derive(Template)]
#[template(path = "skp/rhk.html")]
struct RhkPage {
    page: Page,
    skp: Skp,
    rhk: String,
    form: RhkForm,
    galat: FieldErrors,
    pilihan: Vec<(String, String)>,
    /// What is saved now, when somebody else saved in between.
    berbeda: Option<RhkForm>,
    kunci: Uuid,
}

/// What the page is drawn from.
struct Loaded {
    skp: Skp,
    rhk: Option<Rhk>,
    nomor: usize,
    pilihan: Vec<RhkPimpinan>,
}

async fn load(ctx: &Ctx, read: &mut Read, path: &RhkPath) -> Result<Loaded> {
    let skp = require_for::<UbahRhk>(read, ctx, SkpOn::id(ctx, path.id)).await?.into_row();
    let isi = store::isi(read, skp.id).await?;
    let (rhk, nomor) = match path.rhk_id()? {
        None => (None, isi.len() + 1),
        Some(id) => {
            let at = isi.iter().position(|rhk| rhk.id == id).ok_or(Fault::NotFound)?;
            (isi.into_iter().nth(at), at + 1)
        }
    };
    let pilihan = match &skp.penilai {
        Some(penilai) => store::rhk_pimpinan(read, penilai.id, skp.siklus_id).await?,
        None => Vec::new(),
    };
    Ok(Loaded { skp, rhk, nomor, pilihan })
}

fn page(ctx: &Ctx, path: &RhkPath, loaded: Loaded, form: RhkForm, galat: FieldErrors) -> Result<RhkPage> {
    let judul = if loaded.rhk.is_some() { format!("Ubah RHK {}", loaded.nomor) } else { "RHK baru".into() };
    Ok(RhkPage {
        page: Page::of(ctx, judul).with_aktif("/skp"),
        rhk: path.rhk.clone(),
        pilihan: loaded.pilihan.into_iter().map(|rhk| (rhk.id.to_string(), rhk.teks)).collect(),
        skp: loaded.skp,
        form,
        galat,
        berbeda: None,
        kunci: ctx.new_id()?,
    })
}

async fn get(ctx: Ctx, path: RhkPath) -> Result<Response> {
    let loaded = load(&ctx, &mut ctx.read(), &path).await?;
    if !loaded.skp.status.is_editable() {
        return respond::see_other("/skp");
    }
    let form = RhkForm::of(&loaded.skp, loaded.rhk.as_ref());
    respond::html(&page(&ctx, &path, loaded, form, FieldErrors::default())?)
}

async fn post(ctx: Ctx, path: RhkPath, posted: Posted) -> Result<Response> {
    let form = RhkForm::read(&posted.fields);
    if posted.fields.text("aksi") == "tambah" {
        let loaded = load(&ctx, &mut ctx.read(), &path).await?;
        return respond::html(&page(&ctx, &path, loaded, form.with_blank(), FieldErrors::default())?);
    }
    let submit = posted.submit()?;
    let done = match posted.fields.text("aksi") {
        "hapus" => hapus_rhk(&ctx, &path, form.versi, &submit).await.map_err(Refused::Fault),
        _ => ubah_rhk(&ctx, &path, &form, &submit).await,
    };
    match done {
        Ok(()) => respond::saved(&ctx, "/skp", submit.kunci),
        Err(Refused::Fault(Fault::Stale)) => changed_meanwhile(&ctx, &path, form).await,
        Err(Refused::Fault(fault)) => Err(fault),
        Err(Refused::Form(galat)) => {
            let loaded = load(&ctx, &mut ctx.read(), &path).await?;
            respond::html_refused(&page(&ctx, &path, loaded, form, galat)?)
        }
    }
}

/// Both texts side by side: what was typed stays in the form, over what is saved now.
async fn changed_meanwhile(ctx: &Ctx, path: &RhkPath, form: RhkForm) -> Result<Response> {
    let loaded = load(ctx, &mut ctx.read(), path).await?;
    let saved = RhkForm::of(&loaded.skp, loaded.rhk.as_ref());
    let form = RhkForm { versi: loaded.skp.versi, ..form };
    let page = RhkPage { berbeda: Some(saved), ..page(ctx, path, loaded, form, FieldErrors::default())? };
    respond::html_with(axum::http::StatusCode::CONFLICT, &page)
}

/// Writes the RHK over the version of the SKP that the form was drawn from.
async fn ubah_rhk(
    ctx: &Ctx,
    path: &RhkPath,
    form: &RhkForm,
    submit: &Submit,
) -> std::result::Result<(), Refused> {
    let mut tx = ctx.write().await?;
    let loaded = load(ctx, &mut tx, path).await?;
    let checked = form.check(&loaded.skp, &loaded.pilihan)?;
    if receipts::claim(&mut tx, ctx, submit, "/skp", &format!("SKP, RHK {}", loaded.nomor)).await?
        != Claim::New
    {
        return Ok(());
    }
    if !loaded.skp.status.is_editable() {
        return Err(Fault::Stale.into());
    }
    store::touch(&mut tx, loaded.skp.id, form.versi).await?;
    let is_new = loaded.rhk.is_none();
    store::put_rhk(&mut tx, with_ids(ctx, &loaded, checked)?, is_new).await?;
    Ok(tx.commit().await?)
}

/// Gives new rows their ids. An id that the form made up is a new row, not somebody else's.
fn with_ids(ctx: &Ctx, loaded: &Loaded, checked: RhkChecked) -> Result<store::RhkBaru> {
    let old = loaded.rhk.as_ref().map(|rhk| rhk.indikator.as_slice()).unwrap_or_default();
    let indikator = checked.indikator.into_iter().map(|row| {
        let known = row.id.filter(|id| old.iter().any(|indikator| indikator.id == *id));
        Ok(Indikator {
            id: known.map_or_else(|| ctx.new_id(), Ok)?,
            aspek: row.aspek,
            tingkat: row.tingkat,
            perspektif: row.perspektif,
            teks: row.teks,
            target: row.target,
            arah: row.arah,
            is_jumlah: row.is_jumlah,
            sumber_data: row.sumber_data,
        })
    });
    Ok(store::RhkBaru {
        indikator: indikator.collect::<Result<_>>()?,
        id: loaded.rhk.as_ref().map_or_else(|| ctx.new_id(), |rhk| Ok(rhk.id))?,
        skp_id: loaded.skp.id,
        urut: i64::try_from(loaded.nomor).map_err(Fault::internal)?,
        is_tambahan: checked.is_tambahan,
        is_individu: checked.is_individu,
        teks: checked.teks,
        rhk_pimpinan_id: checked.rhk_pimpinan_id,
        penugasan_dari: checked.penugasan_dari,
    })
}

/// Takes the RHK out of the draft.
async fn hapus_rhk(ctx: &Ctx, path: &RhkPath, versi: i64, submit: &Submit) -> Result<()> {
    let mut tx = ctx.write().await?;
    let skp = require_for::<UbahRhk>(&mut tx, ctx, SkpOn::id(ctx, path.id)).await?.into_row();
    if receipts::claim(&mut tx, ctx, submit, "/skp", "SKP, satu RHK dihapus").await? != Claim::New {
        return Ok(());
    }
    let rhk_id = path.rhk_id()?.ok_or(Fault::NotFound)?;
    if !skp.status.is_editable() {
        return Err(Fault::Stale);
    }
    store::touch(&mut tx, skp.id, versi).await?;
    store::delete_rhk(&mut tx, skp.id, rhk_id).await?;
    tx.commit().await
}
