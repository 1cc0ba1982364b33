//! Set a local rule: values, first day, ground; first a look at what changes and whom it touches, then the button.

use askama::Template;
use aturan::lokal::AturanLokal;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use chrono::{Datelike, NaiveDate};
use platform::events::{self, About, Event};
use platform::receipts::{self, Claim, Submit};
use platform::{Ctx, Fault, Result, Sentuhan, Uuid};
use serde::{Deserialize, Serialize};
use web_kit::posted::{FieldErrors, Fields, Posted, Refused};
use web_kit::{Example, Page, Routes, format, respond};

use super::KelolaAturanLokal;
use super::lihat::{aturan_of, uraikan};
use super::store::{self, Versi};
use crate::halaman_aturan::formulir::{self, Kolom, Rupa};

const DASAR_CHARS_MAX: usize = 200;
/// Fields beside those of the rule.
const MULAI: &str = "mulai_berlaku";
const DASAR: &str = "dasar_hukum";

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/aturan-setempat/{id}/ubah")]
pub struct UbahAturanLokalPath {
    pub id: String,
}

impl Example for UbahAturanLokalPath {
    fn example() -> Self {
        Self { id: "keberatan".into() }
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().page::<UbahAturanLokalPath, KelolaAturanLokal>(get, post)
}

#[derive(Serialize)]
struct AturanLokalDitetapkan {
    aturan: &'static str,
    mulai: NaiveDate,
    isi: String,
    dasar: String,
}

impl Event for AturanLokalDitetapkan {
    const NAME: &'static str = "aturan_lokal_ditetapkan";
}

/// What an officer entered, and it is sound.
struct Isi {
    isi: String,
    mulai: NaiveDate,
    dasar: String,
}

/// Reads the form. Values, day and ground are checked together, so that all that is missing is said at once.
fn baca(aturan: &AturanLokal, fields: &Fields) -> std::result::Result<Isi, FieldErrors> {
    let (mut galat, isi) = match baca_isi(aturan, fields) {
        Ok(isi) => (FieldErrors::default(), isi),
        Err(galat) => (galat, String::new()),
    };
    let mulai = day(fields.text(MULAI));
    if mulai.is_none() {
        galat.add(MULAI, "Isi tanggal mulai berlaku.");
    }
    let dasar = fields.text(DASAR);
    if dasar.is_empty() {
        galat.add(DASAR, "Isi dasar hukumnya: nomor, tahun, dan pasal peraturan instansi.");
    } else if dasar.chars().count() > DASAR_CHARS_MAX {
        galat.add(DASAR, format!("Dasar hukum paling panjang {DASAR_CHARS_MAX} huruf."));
    }
    let isi = Isi { isi, mulai: mulai.unwrap_or_default(), dasar: dasar.to_owned() };
    galat.or(isi)
}

fn baca_isi(aturan: &AturanLokal, fields: &Fields) -> std::result::Result<String, FieldErrors> {
    let isi = formulir::baca(aturan.isian, fields)?;
    aturan.periksa(&isi).map_err(|refused| {
        let mut galat = FieldErrors::default();
        galat.add(formulir::tempat(aturan.isian, refused.field.as_deref()), refused.pesan);
        galat
    })?;
    Ok(isi.get().to_owned())
}

/// A day of this century: what a date field sends.
fn day(text: &str) -> Option<NaiveDate> {
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    (2000..=2100).contains(&date.year()).then_some(date)
}

/// What changes, and whom it touches.
struct Pratinjau {
    mulai: NaiveDate,
    /// Label, values before, values after; only what differs.
    beda: Vec<(&'static str, String, String)>,
    sentuhan: Vec<Sentuhan>,
    /// Everything typed, for the button.
    ketikan: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "aturan_lokal/ubah.html")]
struct UbahAturanLokalPage {
    page: Page,
    kunci: Uuid,
    aturan: &'static AturanLokal,
    kolom: Vec<Kolom>,
    mulai: String,
    dasar: String,
    galat: FieldErrors,
    pratinjau: Option<Pratinjau>,
}

impl UbahAturanLokalPage {
    fn new(ctx: &Ctx, aturan: &'static AturanLokal, typed: &Fields, galat: FieldErrors) -> Result<Self> {
        Ok(Self {
            page: Page::of(ctx, aturan.judul),
            kunci: ctx.new_id()?,
            aturan,
            kolom: formulir::kolom(aturan.isian, typed),
            mulai: typed.text(MULAI).to_owned(),
            dasar: typed.text(DASAR).to_owned(),
            galat,
            pratinjau: None,
        })
    }

    fn ringkasan(&self) -> Vec<(&str, &str)> {
        self.galat.pasangan()
    }

    fn alamat(&self) -> String {
        format!("/aturan-setempat/{}", self.aturan.id)
    }
}

async fn get(ctx: Ctx, path: UbahAturanLokalPath) -> Result<Response> {
    let aturan = aturan_of(&path.id)?;
    let typed = Fields(form_urlencoded::parse(ctx.query.as_bytes()).into_owned().collect());
    if !formulir::is_dikirim(aturan.isian, &typed) {
        let now = store::berlaku(&mut ctx.read(), aturan.id, ctx.today()).await?;
        let isi = now.as_ref().map_or(aturan.bawaan, |versi| versi.isi.as_str());
        let typed = Fields(formulir::ketikan_dari(aturan.isian, isi)?);
        return respond::html(&UbahAturanLokalPage::new(&ctx, aturan, &typed, FieldErrors::default())?);
    }
    match baca(aturan, &typed) {
        Err(galat) => respond::html_refused(&UbahAturanLokalPage::new(&ctx, aturan, &typed, galat)?),
        Ok(isi) => {
            let mut page = UbahAturanLokalPage::new(&ctx, aturan, &typed, FieldErrors::default())?;
            page.pratinjau = Some(preview(&ctx, aturan, &isi, typed).await?);
            respond::html(&page)
        }
    }
}

async fn preview(ctx: &Ctx, aturan: &'static AturanLokal, isi: &Isi, typed: Fields) -> Result<Pratinjau> {
    let mut read = ctx.read();
    let lama = store::berlaku(&mut read, aturan.id, isi.mulai).await?;
    let lama = uraikan(aturan, lama.as_ref().map_or(aturan.bawaan, |versi| versi.isi.as_str()))?;
    let baru = uraikan(aturan, &isi.isi)?;
    let join = |nilai: &[String]| if nilai.is_empty() { "-".to_owned() } else { nilai.join("; ") };
    let beda = aturan.isian.iter().filter_map(|isian| {
        let of = |uraian: &[(&str, Vec<String>)]| {
            uraian
                .iter()
                .find(|(label, _)| *label == isian.label)
                .map_or_else(|| "-".into(), |(_, n)| join(n))
        };
        let (lama, baru) = (of(&lama), of(&baru));
        (lama != baru).then_some((isian.label, lama, baru))
    });
    let beda = beda.collect();
    let mut sentuhan = Vec::new();
    for slot in &ctx.app.slots.sentuhan {
        sentuhan.extend(slot(ctx, &mut read, aturan.id, isi.mulai).await?);
    }
    Ok(Pratinjau { mulai: isi.mulai, beda, sentuhan, ketikan: typed.0 })
}

async fn post(ctx: Ctx, path: UbahAturanLokalPath, posted: Posted) -> Result<Response> {
    let aturan = aturan_of(&path.id)?;
    let submit = posted.submit()?;
    let to = format!("/aturan-setempat/{}", aturan.id);
    match tetapkan(&ctx, aturan, &posted.fields, &to, &submit).await {
        Ok(()) => respond::saved(&ctx, &to, submit.kunci),
        Err(Refused::Form(galat)) => {
            respond::html_refused(&UbahAturanLokalPage::new(&ctx, aturan, &posted.fields, galat)?)
        }
        Err(Refused::Fault(fault)) => Err(fault),
    }
}

/// Writes a new version. One first day has one version: another officer's for the same day is said, not overwritten.
async fn tetapkan(
    ctx: &Ctx,
    aturan: &'static AturanLokal,
    fields: &Fields,
    to: &str,
    submit: &Submit,
) -> std::result::Result<(), Refused> {
    let isi = baca(aturan, fields)?;
    let mut tx = ctx.write().await?;
    let perihal = format!("Aturan setempat: {}", aturan.judul);
    if receipts::claim(&mut tx, ctx, submit, to, &perihal).await? != Claim::New {
        return Ok(());
    }
    let Isi { isi, mulai, dasar } = isi;
    let versi = Versi {
        id: ctx.new_id()?,
        aturan: aturan.id.to_owned(),
        mulai,
        isi: isi.clone(),
        dasar: dasar.clone(),
        oleh: ctx.actor()?.nama.clone(),
        dicatat: ctx.now,
    };
    store::insert(&mut tx, &versi).await.map_err(|fault| taken(fault, mulai))?;
    let about = About { jenis: "aturan_lokal", id: versi.id, orang_id: None };
    events::record(&mut tx, ctx, about, &AturanLokalDitetapkan { aturan: aturan.id, mulai, isi, dasar })
        .await?;
    tx.commit().await?;
    Ok(())
}

fn taken(fault: Fault, mulai: NaiveDate) -> Refused {
    if !fault.is_duplicate() {
        return fault.into();
    }
    let mut galat = FieldErrors::default();
    let day = format::tanggal_sedang(mulai);
    galat.add(
        MULAI,
        format!("Sudah ada ketentuan yang mulai {day}. Pilih tanggal lain, atau batalkan dulu yang itu bila belum berlaku."),
    );
    galat.into()
}

#[cfg(test)]
mod tests {
    use aturan::lokal;

    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        Fields(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn all_that_is_missing_is_said_at_once() {
        let tpp = lokal::cari("pembagian_tpp").unwrap();
        let galat = baca(tpp, &fields(&[("produktivitas", "70"), ("disiplin", "40")])).err().unwrap();
        let names: Vec<_> = galat.0.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(names, ["disiplin", MULAI, DASAR]);
        let sound = [
            ("produktivitas", "62,5"),
            ("disiplin", "37,5"),
            (MULAI, "2027-01-01"),
            (DASAR, "Perwali 4/2027"),
        ];
        let isi = baca(tpp, &fields(&sound)).ok().unwrap();
        assert_eq!(isi.isi, r#"{"produktivitas":62.5,"disiplin":37.5}"#);
    }

    #[test]
    fn a_form_begins_with_what_holds() {
        for aturan in lokal::daftar() {
            let mut typed = formulir::ketikan_dari(aturan.isian, aturan.bawaan).unwrap();
            typed.push((MULAI.into(), "2027-01-01".into()));
            typed.push((DASAR.into(), "Perwali 4/2027 Pasal 3".into()));
            let isi = baca(aturan, &Fields(typed)).ok().unwrap().isi;
            let json = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
            assert_eq!(json(&isi), json(aturan.bawaan), "{}", aturan.id);
        }
    }
}
