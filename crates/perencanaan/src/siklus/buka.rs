//! Open the cycle of a year with the default calendar.

use askama::Template;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use chrono::{Datelike, NaiveDate};
use platform::events::{self, About, Event};
use platform::receipts::{self, Claim};
use platform::{Ctx, Fault, Result};
use serde::{Deserialize, Serialize};
use web_kit::posted::{FieldErrors, Fields, Posted, Refused};
use web_kit::{Example, Page, Routes, respond};

use super::store::{self, NewKelompok};
use super::{Irama, KelolaSiklus, Siklus, Sumber, bawaan, nama_kelompok};

const DASAR_CHARS_MAX: usize = 200;

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/siklus/buka")]
pub struct BukaPath;

impl Example for BukaPath {
    fn example() -> Self {
        Self
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().page::<BukaPath, KelolaSiklus>(get, post)
}

/// A cycle was opened, with the calendar that it began with.
#[derive(Serialize)]
struct SiklusDibuka<'a> {
    tahun: i64,
    rezim: &'a str,
    mode: &'a str,
    kedudukan: &'a str,
    /// What the main standing rests on; none for a companion of BKN's system.
    dasar: Option<&'a str>,
    kelompok: Vec<KelompokDibuka>,
}

#[derive(Serialize)]
struct KelompokDibuka {
    kode: &'static str,
    irama: &'static str,
    sumber: &'static str,
    batas_skp: NaiveDate,
    batas_penilaian: NaiveDate,
}

impl Event for SiklusDibuka<'_> {
    const NAME: &'static str = "siklus_dibuka";
}

/// As typed.
#[derive(Clone, Debug, Default)]
struct BukaForm {
    tahun: String,
    mode: String,
    kedudukan: String,
    dasar: String,
}

/// What a form that can be taken says.
#[derive(Debug, PartialEq, Eq)]
struct Pilihan {
    tahun: i32,
    is_latihan: bool,
    is_pendamping: bool,
}

impl BukaForm {
    fn read(fields: &Fields) -> Self {
        let text = |name: &str| fields.text(name).to_owned();
        Self { tahun: text("tahun"), mode: text("mode"), kedudukan: text("kedudukan"), dasar: text("dasar") }
    }

    /// Nothing is chosen for people except the nearest year that has no cycle.
    fn fresh(today: NaiveDate, opened: &[i64]) -> Self {
        let tahun =
            years(today).into_iter().rev().take(2).rev().find(|year| !opened.contains(&i64::from(*year)));
        Self { tahun: tahun.map(|year| year.to_string()).unwrap_or_default(), ..Self::default() }
    }

    fn check(&self, today: NaiveDate, opened: &[i64]) -> std::result::Result<Pilihan, FieldErrors> {
        let mut errors = FieldErrors::default();
        let tahun = self.tahun.parse().ok().filter(|year| years(today).contains(year));
        match tahun {
            None => errors.add("tahun", "Pilih tahun siklus."),
            Some(year) if opened.contains(&i64::from(year)) => errors.add("tahun", exists(year)),
            Some(_) => {}
        }
        let is_latihan = choice(&self.mode, "latihan", "resmi");
        if is_latihan.is_none() {
            errors.add("mode", "Pilih resmi atau latihan.");
        }
        let is_pendamping = choice(&self.kedudukan, "pendamping", "utama");
        if is_pendamping.is_none() {
            errors.add("kedudukan", "Pilih pendamping atau utama.");
        }
        self.check_dasar(is_pendamping, &mut errors);
        match (errors.is_empty(), tahun, is_latihan, is_pendamping) {
            (true, Some(tahun), Some(is_latihan), Some(is_pendamping)) => {
                Ok(Pilihan { tahun, is_latihan, is_pendamping })
            }
            _ => Err(errors),
        }
    }

    /// Only a named legal basis makes this program the official one.
    fn check_dasar(&self, is_pendamping: Option<bool>, errors: &mut FieldErrors) {
        if is_pendamping == Some(false) && self.dasar.is_empty() {
            errors.add("dasar", "Isi dasar hukum yang menjadikan penilaian di sini penilaian resmi.");
        }
        if self.dasar.chars().count() > DASAR_CHARS_MAX {
            errors.add("dasar", format!("Terlalu panjang: paling banyak {DASAR_CHARS_MAX} huruf."));
        }
    }
}

fn choice(text: &str, yes: &str, no: &str) -> Option<bool> {
    match text {
        text if text == yes => Some(true),
        text if text == no => Some(false),
        _ => None,
    }
}

fn exists(year: i32) -> String {
    format!("Siklus {year} sudah dibuka. Pilih tahun lain, atau ubah ketentuannya di halaman Siklus.")
}

/// Last year, this one and the next: a slip of the finger must not open a cycle that nobody can take back.
fn years(today: NaiveDate) -> [i32; 3] {
    [today.year() - 1, today.year(), today.year() + 1]
}

#[derive(Template)]
#[template(path = "siklus/buka.html")]
struct BukaPage {
    page: Page,
    kunci: platform::Uuid,
    form: BukaForm,
    galat: FieldErrors,
    opsi_tahun: Vec<(String, String)>,
    kalender: Vec<NewKelompok>,
}

impl BukaPage {
    async fn new(ctx: &Ctx, typed: Option<(BukaForm, FieldErrors)>) -> Result<Self> {
        let opened = store::years(&mut ctx.read()).await?;
        let (form, galat) =
            typed.unwrap_or_else(|| (BukaForm::fresh(ctx.today(), &opened), FieldErrors::default()));
        let label = |year: i32| match opened.contains(&i64::from(year)) {
            true => format!("{year} (sudah dibuka)"),
            false => year.to_string(),
        };
        let shown = form.tahun.parse().unwrap_or(ctx.today().year() + 1);
        Ok(Self {
            page: Page::of(ctx, "Buka siklus"),
            kunci: ctx.new_id()?,
            opsi_tahun: years(ctx.today()).into_iter().map(|year| (year.to_string(), label(year))).collect(),
            kalender: bawaan(ctx.new_id()?, shown, false).map(|(_, groups)| groups).unwrap_or_default(),
            form,
            galat,
        })
    }

    fn mode(&self) -> [(&'static str, &'static str, &'static str); 2] {
        [
            ("resmi", "Resmi", "Hasilnya berlaku."),
            ("latihan", "Latihan", "Hasilnya tidak memengaruhi TPP, karier, maupun data BKN."),
        ]
    }

    fn kedudukan(&self) -> [(&'static str, &'static str, &'static str); 2] {
        [
            (
                "pendamping",
                "Pendamping",
                "Penilaian resmi ada di e-Kinerja BKN; di sini disiapkan dan dicocokkan.",
            ),
            ("utama", "Utama", "Penilaian resmi ada di sini, menurut dasar hukum yang Anda sebutkan."),
        ]
    }
}

fn irama(group: &NewKelompok) -> &'static str {
    Irama::dari_kode(group.irama).map_or("-", Irama::label)
}

fn sumber(group: &NewKelompok) -> &'static str {
    Sumber::dari_kode(group.sumber).map_or("-", Sumber::label)
}

async fn get(ctx: Ctx, _: BukaPath) -> Result<Response> {
    respond::html(&BukaPage::new(&ctx, None).await?)
}

async fn post(ctx: Ctx, _: BukaPath, posted: Posted) -> Result<Response> {
    let form = BukaForm::read(&posted.fields);
    match open_siklus(&ctx, &form, &posted).await {
        Ok(lokasi) => respond::saved(&ctx, &lokasi, posted.submit()?.kunci),
        Err(Refused::Form(galat)) => respond::html_refused(&BukaPage::new(&ctx, Some((form, galat))).await?),
        Err(Refused::Fault(fault)) => Err(fault),
    }
}

/// Opens the cycle; answers where to go. The year's unique key decides between two who do it at once.
async fn open_siklus(ctx: &Ctx, form: &BukaForm, posted: &Posted) -> std::result::Result<String, Refused> {
    let submit = posted.submit()?;
    let mut tx = ctx.write().await?;
    let perihal = format!("Siklus {} dibuka", form.tahun);
    let lokasi = super::daftar::SiklusPath.to_string();
    if let Claim::Done { lokasi } = receipts::claim(&mut tx, ctx, &submit, &lokasi, &perihal).await? {
        return Ok(lokasi);
    }
    let pilihan = form.check(ctx.today(), &store::years(&mut tx).await?)?;
    let opened = bawaan(ctx.new_id()?, pilihan.tahun, pilihan.is_latihan);
    let (siklus, kelompok) = opened.ok_or_else(|| Fault::internal("a year without a calendar"))?;
    let siklus = Siklus { is_pendamping: pilihan.is_pendamping, ..siklus };
    let event = event(&siklus, &kelompok, form);
    store::insert(&mut tx, &siklus, kelompok).await.map_err(|fault| taken(fault, pilihan.tahun))?;
    events::record(&mut tx, ctx, About { jenis: "siklus", id: siklus.id, orang_id: None }, &event).await?;
    tx.commit().await?;
    Ok(lokasi)
}

fn event<'a>(siklus: &'a Siklus, kelompok: &[NewKelompok], form: &'a BukaForm) -> SiklusDibuka<'a> {
    let opened = |group: &NewKelompok| KelompokDibuka {
        kode: group.kode,
        irama: group.irama,
        sumber: group.sumber,
        batas_skp: group.batas_skp,
        batas_penilaian: group.batas_penilaian,
    };
    SiklusDibuka {
        tahun: siklus.tahun,
        rezim: &siklus.rezim,
        mode: &form.mode,
        kedudukan: &form.kedudukan,
        dasar: Some(form.dasar.as_str()).filter(|dasar| !siklus.is_pendamping && !dasar.is_empty()),
        kelompok: kelompok.iter().map(opened).collect(),
    }
}

/// Somebody else opened the year in the meantime.
fn taken(fault: Fault, year: i32) -> Refused {
    if !fault.is_duplicate() {
        return fault.into();
    }
    let mut errors = FieldErrors::default();
    errors.add("tahun", exists(year));
    errors.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(tahun: &str, mode: &str, kedudukan: &str, dasar: &str) -> BukaForm {
        BukaForm { tahun: tahun.into(), mode: mode.into(), kedudukan: kedudukan.into(), dasar: dasar.into() }
    }

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 12, 10).unwrap()
    }

    #[test]
    fn a_year_that_has_a_cycle_or_is_far_away_is_not_opened() {
        let fields = |tahun: &str| {
            let errors = form(tahun, "latihan", "pendamping", "").check(today(), &[2026]).err();
            errors.map(|errors| errors.0.into_iter().map(|error| error.field).collect::<Vec<_>>())
        };
        assert_eq!(fields("2027"), None);
        for tahun in ["2026", "2028", "2072", "", "duaribu"] {
            assert_eq!(fields(tahun), Some(vec!["tahun".to_owned()]), "{tahun}");
        }
    }

    #[test]
    fn the_main_standing_names_its_ground() {
        let fields = |kedudukan: &str, dasar: &str| {
            form("2027", "resmi", kedudukan, dasar).check(today(), &[]).err().map(|errors| errors.0.len())
        };
        assert_eq!(fields("utama", ""), Some(1));
        assert_eq!(fields("utama", "Perwali 12/2026"), None);
        assert_eq!(fields("pendamping", ""), None);
        assert_eq!(fields("keduanya", ""), Some(1));
        assert_eq!(fields("utama", &"x".repeat(201)), Some(1));
    }

    #[test]
    fn the_nearest_year_without_a_cycle_is_offered() {
        assert_eq!(BukaForm::fresh(today(), &[]).tahun, "2026");
        assert_eq!(BukaForm::fresh(today(), &[2026]).tahun, "2027");
        assert_eq!(BukaForm::fresh(today(), &[2026, 2027]).tahun, "");
    }
}
