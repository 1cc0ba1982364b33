//! Bring in the days off of a year: paste the list or choose a file; the year's list is replaced whole.

use askama::Template;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use platform::events::{self, About, Event};
use platform::receipts::{self, Claim, Submit};
use platform::{Ctx, Fault, Result, Uuid};
use serde::{Deserialize, Serialize};
use web_kit::posted::{FieldErrors, Posted, Refused};
use web_kit::{Example, Page, Routes, respond};

use super::baca::baca;
use super::{HariLibur, KelolaHariLibur, store};

const SUMBER_CHARS_MAX: usize = 200;
/// Errors shown; the rest after these are mended.
const KELIRU_SHOWN_MAX: usize = 5;

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/hari-libur/{tahun}/isi")]
pub struct IsiHariLiburPath {
    pub tahun: i32,
}

impl Example for IsiHariLiburPath {
    fn example() -> Self {
        Self { tahun: 2027 }
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().page::<IsiHariLiburPath, KelolaHariLibur>(get, post)
}

#[derive(Serialize)]
struct HariLiburDitetapkan {
    tahun: i32,
    banyak: usize,
    sumber: String,
}

impl Event for HariLiburDitetapkan {
    const NAME: &'static str = "hari_libur_ditetapkan";
}

#[derive(Default)]
struct Form {
    daftar: String,
    sumber: String,
}

#[derive(Template)]
#[template(path = "hari_libur/simpan.html")]
struct IsiHariLiburPage {
    page: Page,
    kunci: Uuid,
    tahun: i32,
    form: Form,
    galat: FieldErrors,
}

impl IsiHariLiburPage {
    fn ringkasan(&self) -> Vec<(&str, &str)> {
        self.galat.pasangan()
    }

    fn alamat(&self) -> String {
        format!("/hari-libur?tahun={}", self.tahun)
    }

    fn contoh(&self) -> String {
        format!(
            "Satu hari tiap baris: tanggal; jenis; nama. Misalnya {}-08-17; nasional; Proklamasi Kemerdekaan. Jenis: nasional, cuti bersama, atau daerah.",
            self.tahun
        )
    }
}

/// First and last day of a year that can be kept.
fn year(tahun: i32) -> Result<(NaiveDate, NaiveDate)> {
    let days = (NaiveDate::from_ymd_opt(tahun, 1, 1), NaiveDate::from_ymd_opt(tahun, 12, 31));
    match days {
        (Some(first), Some(last)) if (1945..=2100).contains(&tahun) => Ok((first, last)),
        _ => Err(Fault::NotFound),
    }
}

fn page(ctx: &Ctx, tahun: i32, form: Form, galat: FieldErrors) -> Result<IsiHariLiburPage> {
    let judul = format!("Isi hari libur {tahun}");
    Ok(IsiHariLiburPage { page: Page::of(ctx, judul), kunci: ctx.new_id()?, tahun, form, galat })
}

async fn get(ctx: Ctx, path: IsiHariLiburPath) -> Result<Response> {
    let (first, last) = year(path.tahun)?;
    let rows = store::all(&mut ctx.read()).await?;
    let rows: Vec<_> = rows.into_iter().filter(|row| (first..=last).contains(&row.tanggal)).collect();
    let line = |row: &store::Row| format!("{}; {}; {}", row.tanggal, row.jenis.replace('_', " "), row.nama);
    let form = Form {
        daftar: rows.iter().map(line).collect::<Vec<_>>().join("\n"),
        sumber: rows.last().map(|row| row.sumber.clone()).unwrap_or_default(),
    };
    respond::html(&page(&ctx, path.tahun, form, FieldErrors::default())?)
}

async fn post(ctx: Ctx, path: IsiHariLiburPath, posted: Posted) -> Result<Response> {
    let submit = posted.submit()?;
    let form = read(&posted);
    let to = format!("/hari-libur?tahun={}", path.tahun);
    match simpan(&ctx, path.tahun, &form, &to, &submit).await {
        Ok(()) => respond::saved(&ctx, &to, submit.kunci),
        Err(Refused::Form(galat)) => respond::html_refused(&page(&ctx, path.tahun, form, galat)?),
        Err(Refused::Fault(fault)) => Err(fault),
    }
}

/// A chosen file stands for the text field.
fn read(posted: &Posted) -> Form {
    let berkas = posted.upload("berkas").map(|upload| String::from_utf8_lossy(&upload.bytes).into_owned());
    Form {
        daftar: berkas.unwrap_or_else(|| posted.fields.raw("daftar").to_owned()),
        sumber: posted.fields.text("sumber").to_owned(),
    }
}

fn check(form: &Form, tahun: i32) -> std::result::Result<Vec<HariLibur>, FieldErrors> {
    let mut galat = FieldErrors::default();
    let hari = baca(&form.daftar, tahun).unwrap_or_else(|keliru| {
        for satu in keliru.iter().take(KELIRU_SHOWN_MAX) {
            galat.add("daftar", format!("Baris {}: {}", satu.baris, satu.pesan));
        }
        Vec::new()
    });
    if hari.is_empty() && galat.is_empty() {
        galat.add("daftar", "Isi daftarnya, atau pilih berkasnya.");
    }
    if form.sumber.is_empty() || form.sumber.chars().count() > SUMBER_CHARS_MAX {
        galat.add("sumber", "Isi sumbernya, misalnya nomor SKB tiga menteri, paling panjang 200 huruf.");
    }
    galat.or(hari)
}

async fn simpan(
    ctx: &Ctx,
    tahun: i32,
    form: &Form,
    to: &str,
    submit: &Submit,
) -> std::result::Result<(), Refused> {
    let days = year(tahun)?;
    let hari = check(form, tahun)?;
    let mut tx = ctx.write().await?;
    let perihal = format!("Hari libur {tahun}: {} hari", hari.len());
    if receipts::claim(&mut tx, ctx, submit, to, &perihal).await? != Claim::New {
        return Ok(());
    }
    store::replace_year(&mut tx, days, &hari, &form.sumber).await?;
    let event = HariLiburDitetapkan { tahun, banyak: hari.len(), sumber: form.sumber.clone() };
    let about = About { jenis: "hari_libur", id: ctx.new_id()?, orang_id: None };
    events::record(&mut tx, ctx, about, &event).await?;
    tx.commit().await?;
    Ok(())
}

impl IsiHariLiburPage {
    fn judul(&self) -> String {
        format!("Isi hari libur {}", self.tahun)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_source_are_checked_together() {
        let form = Form { daftar: "2027-01-01;nasional;Tahun Baru\nkapan".into(), sumber: String::new() };
        let galat = check(&form, 2027).unwrap_err();
        assert_eq!(galat.0.iter().map(|g| g.field.as_str()).collect::<Vec<_>>(), ["daftar", "sumber"]);
        assert!(galat.of("daftar").starts_with("Baris 2"));
        let form = Form { daftar: String::new(), sumber: "SKB".into() };
        assert!(check(&form, 2027).unwrap_err().of("daftar").contains("pilih berkasnya"));
    }

    #[test]
    fn years_are_those_of_a_calendar() {
        assert!(year(2027).is_ok() && year(1944).is_err() && year(i32::MAX).is_err());
    }
}
