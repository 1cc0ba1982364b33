//! Change cadence, source and deadlines of one group of a cycle.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use platform::events::{self, About, Event};
use platform::receipts::{self, Claim};
use platform::{Ctx, Fault, Result, Uuid};
use serde::{Deserialize, Serialize};
use web_kit::posted::{FieldErrors, Fields, Posted, Refused};
use web_kit::{Example, Page, Routes, format, respond};

use super::store::{self, Terdaftar};
use super::{Irama, KelolaSiklus, Ketentuan, Sumber, nama_kelompok};

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/siklus/{id}/kelompok/{kode}")]
pub struct UbahPath {
    pub id: Uuid,
    pub kode: String,
}

impl Example for UbahPath {
    fn example() -> Self {
        Self { id: Uuid::nil(), kode: "struktural".into() }
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().page::<UbahPath, KelolaSiklus>(get, post)
}

/// What is decided about a group changed: before and after.
#[derive(Serialize)]
struct KelompokSiklusDiubah<'a> {
    tahun: i64,
    kelompok: &'a str,
    lama: Isi,
    baru: Isi,
}

impl Event for KelompokSiklusDiubah<'_> {
    const NAME: &'static str = "kelompok_siklus_diubah";
}

#[derive(Serialize)]
struct Isi {
    irama: &'static str,
    sumber: &'static str,
    batas_skp: NaiveDate,
    batas_penilaian: NaiveDate,
}

impl From<&Ketentuan> for Isi {
    fn from(one: &Ketentuan) -> Self {
        Self {
            irama: one.irama.kode(),
            sumber: one.sumber.kode(),
            batas_skp: one.batas_skp,
            batas_penilaian: one.batas_penilaian,
        }
    }
}

/// As typed.
#[derive(Clone, Debug, Default)]
struct UbahForm {
    irama: String,
    sumber: String,
    batas_skp: String,
    batas_penilaian: String,
    /// What the form was drawn from, see [`versi`].
    versi: String,
}

/// The values that a change is made against: two people who change one group do not overwrite each other.
fn versi(one: &Ketentuan) -> String {
    format!("{} {} {} {}", one.irama.kode(), one.sumber.kode(), one.batas_skp, one.batas_penilaian)
}

impl UbahForm {
    fn read(fields: &Fields) -> Self {
        let text = |name: &str| fields.text(name).to_owned();
        Self {
            irama: text("irama"),
            sumber: text("sumber"),
            batas_skp: text("batas_skp"),
            batas_penilaian: text("batas_penilaian"),
            versi: text("versi"),
        }
    }

    fn of(one: &Ketentuan) -> Self {
        Self {
            irama: one.irama.kode().into(),
            sumber: one.sumber.kode().into(),
            batas_skp: format::tanggal_iso(one.batas_skp),
            batas_penilaian: format::tanggal_iso(one.batas_penilaian),
            versi: versi(one),
        }
    }

    /// What was typed, if it fits the cycle.
    fn check(&self, siklus: &Terdaftar) -> std::result::Result<Ketentuan, FieldErrors> {
        let mut errors = FieldErrors::default();
        let irama = Irama::dari_kode(&self.irama);
        let sumber = Sumber::dari_kode(&self.sumber);
        if irama.is_none() {
            errors.add("irama", "Pilih irama penilaian.");
        }
        if sumber.is_none() {
            errors.add("sumber", "Pilih tempat kinerjanya dikelola.");
        }
        let batas_skp = deadline("batas_skp", &self.batas_skp, siklus, &mut errors);
        let batas_penilaian = deadline("batas_penilaian", &self.batas_penilaian, siklus, &mut errors);
        if let (Some(skp), Some(penilaian)) = (batas_skp, batas_penilaian)
            && penilaian <= skp
        {
            let skp = format::tanggal_sedang(skp);
            errors.add("batas_penilaian", format!("Batas penilaian harus sesudah batas SKP ({skp})."));
        }
        match (errors.is_empty(), irama, sumber, batas_skp, batas_penilaian) {
            (true, Some(irama), Some(sumber), Some(batas_skp), Some(batas_penilaian)) => {
                Ok(Ketentuan { irama, sumber, batas_skp, batas_penilaian })
            }
            _ => Err(errors),
        }
    }
}

/// A day from the cycle's first one to the end of the year after it; later ones are slips of the finger.
fn deadline(field: &str, text: &str, siklus: &Terdaftar, errors: &mut FieldErrors) -> Option<NaiveDate> {
    let Ok(day) = NaiveDate::parse_from_str(text, "%Y-%m-%d") else {
        errors.add(field, "Isi tanggalnya.");
        return None;
    };
    let last = siklus.sampai.checked_add_months(chrono::Months::new(12)).unwrap_or(siklus.sampai);
    let said = format::tanggal_sedang;
    if day < siklus.mulai {
        errors.add(
            field,
            format!("Tanggal ini sebelum siklus dimulai. Pilih {} atau sesudahnya.", said(siklus.mulai)),
        );
    } else if day > last {
        errors.add(field, format!("Tanggal ini terlalu jauh. Paling lambat {}.", said(last)));
    } else {
        return Some(day);
    }
    None
}

#[derive(Template)]
#[template(path = "siklus/ubah.html")]
struct UbahPage {
    page: Page,
    kunci: Uuid,
    siklus: Terdaftar,
    kode: String,
    form: UbahForm,
    galat: FieldErrors,
    /// What another person saved in the meantime.
    berbeda: Option<Ketentuan>,
}

impl UbahPage {
    async fn new(ctx: &Ctx, path: &UbahPath) -> Result<Self> {
        let siklus = store::find(&mut ctx.read(), path.id).await?.ok_or(Fault::NotFound)?;
        let now = current(&siklus, &path.kode)?;
        Ok(Self {
            page: Page::of(ctx, format!("{}, siklus {}", nama_kelompok(&path.kode), siklus.tahun)),
            kunci: ctx.new_id()?,
            form: UbahForm::of(&now),
            siklus,
            kode: path.kode.clone(),
            galat: FieldErrors::default(),
            berbeda: None,
        })
    }

    fn irama(&self) -> Vec<(&'static str, &'static str)> {
        Irama::ALL.iter().map(|irama| (irama.kode(), irama.label())).collect()
    }

    fn sumber(&self) -> [(&'static str, &'static str, &'static str); 2] {
        let hint = |sumber| match sumber {
            Sumber::Kinerja => "SKP, progres, dan penilaian dikerjakan di sini.",
            Sumber::RuangGtk => "Di sini hanya dibaca; pegawainya tidak diingatkan.",
        };
        Sumber::ALL.map(|sumber| (sumber.kode(), sumber.label(), hint(sumber)))
    }
}

fn current(siklus: &Terdaftar, kode: &str) -> Result<Ketentuan> {
    let group = siklus.kelompok.iter().find(|group| group.kode == kode);
    group.map(|group| group.ketentuan).ok_or(Fault::NotFound)
}

fn closed(siklus: &Terdaftar) -> Fault {
    Fault::Refused(
        "Siklus ini sudah ditutup",
        format!("Ketentuan {} tidak dapat diubah lagi. Tidak ada data yang berubah.", siklus.nama),
        super::daftar::SiklusPath.to_string(),
    )
}

async fn get(ctx: Ctx, path: UbahPath) -> Result<Response> {
    let page = UbahPage::new(&ctx, &path).await?;
    if !page.siklus.is_open() {
        return Err(closed(&page.siklus));
    }
    respond::html(&page)
}

async fn post(ctx: Ctx, path: UbahPath, posted: Posted) -> Result<Response> {
    let form = UbahForm::read(&posted.fields);
    match change(&ctx, &path, &form, &posted).await {
        Ok(lokasi) => respond::saved(&ctx, &lokasi, posted.submit()?.kunci),
        Err(Refused::Form(galat)) => {
            let page = UbahPage::new(&ctx, &path).await?;
            respond::html_refused(&UbahPage { form, galat, ..page })
        }
        Err(Refused::Fault(Fault::Stale)) => stale(&ctx, &path, form).await,
        Err(Refused::Fault(fault)) => Err(fault),
    }
}

/// Both sides: what is saved now, and what was typed, ready to be saved over it.
async fn stale(ctx: &Ctx, path: &UbahPath, form: UbahForm) -> Result<Response> {
    let mut page = UbahPage::new(ctx, path).await?;
    let now = current(&page.siklus, &path.kode)?;
    page.form = UbahForm { versi: versi(&now), ..form };
    page.berbeda = Some(now);
    respond::html_with(StatusCode::CONFLICT, &page)
}

/// Writes what is decided about the group; answers where to go.
async fn change(
    ctx: &Ctx,
    path: &UbahPath,
    form: &UbahForm,
    posted: &Posted,
) -> std::result::Result<String, Refused> {
    let submit = posted.submit()?;
    let mut tx = ctx.write().await?;
    let siklus = store::find(&mut tx, path.id).await?.ok_or(Fault::NotFound)?;
    let lama = current(&siklus, &path.kode)?;
    let lokasi = super::daftar::SiklusPath.to_string();
    let perihal = format!("Siklus {}: {} diubah", siklus.tahun, nama_kelompok(&path.kode));
    if let Claim::Done { lokasi } = receipts::claim(&mut tx, ctx, &submit, &lokasi, &perihal).await? {
        return Ok(lokasi);
    }
    if !store::hold_open(&mut tx, path.id).await? {
        return Err(closed(&siklus).into());
    }
    if versi(&lama) != form.versi {
        return Err(Fault::Stale.into());
    }
    let baru = form.check(&siklus)?;
    if baru != lama {
        store::update(&mut tx, path.id, &path.kode, &lama, &baru).await?;
        let event = KelompokSiklusDiubah {
            tahun: siklus.tahun,
            kelompok: &path.kode,
            lama: (&lama).into(),
            baru: (&baru).into(),
        };
        events::record(&mut tx, ctx, About { jenis: "siklus", id: path.id, orang_id: None }, &event).await?;
    }
    tx.commit().await?;
    Ok(lokasi)
}

#[cfg(test)]
mod tests {
    use super::super::Tahap;
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn siklus() -> Terdaftar {
        Terdaftar {
            id: Uuid::nil(),
            tahun: 2027,
            nama: "Siklus Kinerja 2027".into(),
            is_latihan: false,
            is_pendamping: true,
            mulai: day("2027-01-01"),
            sampai: day("2027-12-31"),
            tahap: Tahap::Berjalan,
            kelompok: Vec::new(),
        }
    }

    fn fields(skp: &str, penilaian: &str) -> Vec<String> {
        let form = UbahForm {
            irama: "bulanan".into(),
            sumber: "kinerja".into(),
            batas_skp: skp.into(),
            batas_penilaian: penilaian.into(),
            versi: String::new(),
        };
        let errors = form.check(&siklus()).err().unwrap_or_default();
        errors.0.into_iter().map(|error| error.field).collect()
    }

    #[test]
    fn deadlines_lie_in_the_cycle_and_do_not_cross() {
        assert_eq!(fields("2027-01-01", "2028-12-31"), [""; 0]);
        assert_eq!(fields("2026-12-31", "2028-01-29"), ["batas_skp"]);
        assert_eq!(fields("2027-03-01", "2026-12-31"), ["batas_penilaian"]);
        assert_eq!(fields("2027-03-01", "2027-03-01"), ["batas_penilaian"]);
        assert_eq!(fields("2027-03-01", "2072-01-29"), ["batas_penilaian"]);
        assert_eq!(fields("", "30-01-2028"), ["batas_skp", "batas_penilaian"]);
    }

    #[test]
    fn a_form_knows_what_it_was_drawn_from() {
        let one = Ketentuan {
            irama: Irama::Triwulanan,
            sumber: Sumber::Kinerja,
            batas_skp: day("2027-01-30"),
            batas_penilaian: day("2028-01-29"),
        };
        let form = UbahForm::of(&one);
        assert_eq!(form.check(&siklus()).unwrap(), one);
        assert_eq!(form.versi, versi(&one));
        assert_ne!(form.versi, versi(&Ketentuan { irama: Irama::Bulanan, ..one }));
    }
}
