//! One person's penilai: change it with its ground, and read the history.

use askama::Template;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use platform::receipts::{self, Claim};
use platform::{Ctx, Fault, Read, Result, Uuid};
use serde::Deserialize;
use web_kit::posted::{FieldErrors, Fields, Posted, Refused};
use web_kit::{Example, Page, Routes, format, respond};

use super::store::{self, Calon, Hubungan, Riwayat};
use super::{Dasar, KelolaPejabatPenilai, masa, official, settle};
use crate::pejabat::{Pejabat, pejabat};

const LETTER_CHARS_MAX: usize = 120;

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/organisasi/pejabat-penilai/{pegawai_id}")]
pub struct UbahPath {
    pub pegawai_id: Uuid,
}

impl Example for UbahPath {
    fn example() -> Self {
        Self { pegawai_id: Uuid::nil() }
    }
}

pub fn routes() -> Routes {
    Routes::new().page::<UbahPath, KelolaPejabatPenilai>(get, post)
}

/// As typed.
#[derive(Clone, Debug, Default)]
struct UbahForm {
    penilai: String,
    atasan: String,
    dasar: String,
    nomor_sk: String,
    mulai: String,
    /// Id of the confirmed relation that the officer saw; empty when there was none.
    versi: String,
}

impl UbahForm {
    fn read(fields: &Fields) -> Self {
        let text = |name: &str| fields.text(name).to_owned();
        Self {
            penilai: text("penilai"),
            atasan: text("atasan"),
            dasar: text("dasar"),
            nomor_sk: text("nomor_sk"),
            mulai: text("mulai"),
            versi: text("versi"),
        }
    }

    /// What is proposed, else what is confirmed.
    fn of(riwayat: &[Riwayat], today: NaiveDate) -> Self {
        let holds = |row: &&Riwayat| row.sampai.is_none_or(|last| last >= today);
        let shown = riwayat.iter().filter(holds).min_by_key(|row| row.status != "usulan");
        let nip = |nip: &Option<String>, nama: &str| nip.clone().unwrap_or_else(|| nama.to_owned());
        Self {
            penilai: shown.map(|row| nip(&row.penilai_nip, &row.penilai_nama)).unwrap_or_default(),
            atasan: shown
                .and_then(|row| Some(nip(&row.atasan_nip, row.atasan_nama.as_deref()?)))
                .unwrap_or_default(),
            dasar: shown.map_or(Dasar::Struktural.kode().into(), |row| row.dasar.clone()),
            nomor_sk: shown.and_then(|row| row.nomor_sk.clone()).unwrap_or_default(),
            mulai: format::tanggal_iso(today),
            versi: versi(riwayat),
        }
    }
}

/// The latest confirmed relation: what a change is made against.
fn versi(riwayat: &[Riwayat]) -> String {
    riwayat.iter().find(|row| row.status == "ditetapkan").map(|row| row.id.to_string()).unwrap_or_default()
}

#[derive(Template)]
#[template(path = "hubungan/ubah.html")]
struct UbahPage {
    page: Page,
    kunci: Uuid,
    pegawai: Pejabat,
    riwayat: Vec<Riwayat>,
    form: UbahForm,
    galat: FieldErrors,
}

impl UbahPage {
    fn opsi_dasar(&self) -> Vec<(&'static str, &'static str)> {
        Dasar::ALL.iter().map(|dasar| (dasar.kode(), dasar.label())).collect()
    }

    fn ringkasan(&self) -> Vec<(&str, &str)> {
        self.galat.0.iter().map(|error| (error.field.as_str(), error.pesan.as_str())).collect()
    }
}

fn label(kode: &str) -> &'static str {
    Dasar::dari_kode(kode).map_or("-", Dasar::label)
}

fn masa_of(row: &Riwayat) -> String {
    masa(&row.mulai, row.sampai.as_ref())
}

async fn page(ctx: &Ctx, id: Uuid, typed: Option<(UbahForm, FieldErrors)>) -> Result<UbahPage> {
    let mut read = ctx.read();
    if !store::is_pegawai(&mut read, id).await? {
        return Err(Fault::NotFound);
    }
    let pegawai = pejabat(&mut read, id, ctx.today()).await?;
    let riwayat = store::history(&mut read, id).await?;
    let (form, galat) =
        typed.unwrap_or_else(|| (UbahForm::of(&riwayat, ctx.today()), FieldErrors::default()));
    Ok(UbahPage {
        page: Page::of(ctx, "Ubah pejabat penilai"),
        kunci: ctx.new_id()?,
        pegawai,
        riwayat,
        form,
        galat,
    })
}

async fn get(ctx: Ctx, path: UbahPath) -> Result<Response> {
    respond::html(&page(&ctx, path.pegawai_id, None).await?)
}

async fn post(ctx: Ctx, path: UbahPath, posted: Posted) -> Result<Response> {
    let form = UbahForm::read(&posted.fields);
    match ubah(&ctx, path.pegawai_id, &form, &posted).await {
        Ok(lokasi) => respond::saved(&ctx, &lokasi, posted.submit()?.kunci),
        Err(Refused::Form(galat)) => {
            respond::html_refused(&page(&ctx, path.pegawai_id, Some((form, galat))).await?)
        }
        Err(Refused::Fault(fault)) => Err(fault),
    }
}

/// Writes a confirmed relation; the old one ends on the day before, and proposals of the person are gone.
async fn ubah(
    ctx: &Ctx,
    pegawai_id: Uuid,
    form: &UbahForm,
    posted: &Posted,
) -> std::result::Result<String, Refused> {
    let submit = posted.submit()?;
    let mut tx = ctx.write().await?;
    let lokasi = UbahPath { pegawai_id }.to_string();
    let perihal = "Pejabat penilai ditetapkan: 1 pegawai";
    if let Claim::Done { lokasi } = receipts::claim(&mut tx, ctx, &submit, &lokasi, perihal).await? {
        return Ok(lokasi);
    }
    if !store::is_pegawai(&mut tx, pegawai_id).await? {
        return Err(Fault::NotFound.into());
    }
    store::hold_person(&mut tx, pegawai_id).await?;
    if versi(&store::history(&mut tx, pegawai_id).await?) != form.versi {
        return Err(Fault::Stale.into());
    }
    let new = checked(&mut tx, ctx, pegawai_id, form).await?;
    store::delete_proposals_of(&mut tx, pegawai_id).await?;
    store::insert_confirmed(&mut tx, &new).await?;
    settle(&mut tx, ctx, &new).await?;
    tx.commit().await?;
    Ok(lokasi)
}

async fn checked(
    read: &mut Read,
    ctx: &Ctx,
    pegawai_id: Uuid,
    form: &UbahForm,
) -> std::result::Result<Hubungan, Refused> {
    let mut galat = FieldErrors::default();
    if form.penilai.is_empty() {
        galat.add("penilai", "Isi NIP pejabat penilai, atau nama lengkapnya bila tidak punya NIP.");
    }
    let penilai = official(read, ctx.today(), "penilai", &form.penilai, &mut galat).await?;
    let atasan = official(read, ctx.today(), "atasan", &form.atasan, &mut galat).await?;
    let dasar = Dasar::dari_kode(&form.dasar);
    let mulai = day(&form.mulai);
    check_officials(pegawai_id, penilai.as_ref(), atasan.as_ref(), &mut galat);
    check_ground(dasar, &form.nomor_sk, penilai.as_ref(), &mut galat);
    if mulai.is_none() {
        galat.add("mulai", "Isi tanggal mulai berlaku.");
    }
    let (Some(penilai), Some(dasar), Some(mulai)) = (penilai, dasar, mulai) else { return Err(galat.into()) };
    let new = Hubungan {
        id: ctx.new_id()?,
        pegawai_id,
        penilai_id: penilai.id,
        atasan_penilai_id: atasan.map(|person| person.id),
        dasar: dasar.kode().into(),
        nomor_sk: Some(form.nomor_sk.clone()).filter(|text| !text.is_empty()),
        status: "ditetapkan".into(),
        mulai,
        sampai: None,
    };
    Ok(galat.or(new)?)
}

/// A day of this century or the last: what a date field sends.
fn day(text: &str) -> Option<NaiveDate> {
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    (1945..=2100).contains(&chrono::Datelike::year(&date)).then_some(date)
}

fn check_officials(
    pegawai_id: Uuid,
    penilai: Option<&Calon>,
    atasan: Option<&Calon>,
    galat: &mut FieldErrors,
) {
    let is = |person: Option<&Calon>, id: Uuid| person.is_some_and(|person| person.id == id);
    if is(penilai, pegawai_id) {
        galat.add("penilai", "Pegawai tidak dapat menilai dirinya sendiri. Pilih pejabat lain.");
    }
    if is(atasan, pegawai_id) || penilai.is_some_and(|penilai| is(atasan, penilai.id)) {
        galat.add(
            "atasan",
            "Atasan pejabat penilai harus orang lain daripada pegawai dan pejabat penilainya.",
        );
    }
}

/// A penilai is at least a pejabat pengawas, or an official with delegated authority (PermenPANRB 6/2022).
fn check_ground(dasar: Option<Dasar>, nomor_sk: &str, penilai: Option<&Calon>, galat: &mut FieldErrors) {
    let Some(dasar) = dasar else {
        galat.add("dasar", "Pilih dasar penetapan.");
        return;
    };
    let is_low = |person: &Calon| matches!(person.jenis_jabatan.as_deref(), Some("fungsional" | "pelaksana"));
    match penilai {
        Some(person) if person.is_non_asn && dasar != Dasar::PejabatNonAsn => {
            galat.add(
                "dasar",
                format!("{} bukan ASN. Pilih dasar \"{}\".", person.nama, Dasar::PejabatNonAsn.label()),
            );
        }
        Some(person) if !person.is_non_asn && dasar == Dasar::PejabatNonAsn => {
            galat.add("dasar", format!("{} adalah pegawai ASN. Pilih dasar lain.", person.nama));
        }
        Some(person) if dasar == Dasar::Struktural && is_low(person) => {
            galat.add(
                "dasar",
                format!(
                    "{} bukan pejabat struktural. Pilih delegasi wewenang, Plt./Plh., atau tugas tambahan.",
                    person.nama
                ),
            );
        }
        _ => {}
    }
    if dasar.needs_letter() && nomor_sk.is_empty() {
        galat.add("nomor_sk", format!("Isi nomor SK untuk dasar \"{}\".", dasar.label()));
    }
    if nomor_sk.chars().count() > LETTER_CHARS_MAX {
        galat.add("nomor_sk", format!("Nomor SK paling panjang {LETTER_CHARS_MAX} huruf."));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calon(n: u128, jenis: &str, is_non_asn: bool) -> Calon {
        Calon {
            id: Uuid::from_u128(n),
            nama: format!("Orang {n}"),
            jenis_jabatan: Some(jenis.into()),
            is_non_asn,
        }
    }

    fn fields(dasar: Dasar, sk: &str, penilai: &Calon) -> Vec<String> {
        let mut galat = FieldErrors::default();
        check_ground(Some(dasar), sk, Some(penilai), &mut galat);
        galat.0.into_iter().map(|error| error.field).collect()
    }

    #[test]
    fn the_ground_fits_the_official() {
        assert_eq!(fields(Dasar::Struktural, "", &calon(1, "pengawas", false)), [""; 0]);
        assert_eq!(fields(Dasar::Struktural, "", &calon(1, "pelaksana", false)), ["dasar"]);
        assert_eq!(fields(Dasar::Delegasi, "", &calon(1, "fungsional", false)), ["nomor_sk"]);
        assert_eq!(fields(Dasar::Delegasi, "800/1/2026", &calon(1, "fungsional", false)), [""; 0]);
        assert_eq!(fields(Dasar::Struktural, "", &calon(1, "", true)), ["dasar"]);
        assert_eq!(fields(Dasar::PejabatNonAsn, "", &calon(1, "jpt", false)), ["dasar"]);
    }

    #[test]
    fn nobody_rates_themself_or_stands_above_themself() {
        let (me, other) = (calon(1, "pengawas", false), calon(2, "administrator", false));
        let check = |penilai: &Calon, atasan: &Calon| {
            let mut galat = FieldErrors::default();
            check_officials(me.id, Some(penilai), Some(atasan), &mut galat);
            galat.0.into_iter().map(|error| error.field).collect::<Vec<_>>()
        };
        assert_eq!(check(&me, &other), ["penilai"]);
        assert_eq!(check(&other, &me), ["atasan"]);
        assert_eq!(check(&other, &other), ["atasan"]);
        assert_eq!(check(&other, &calon(3, "jpt", false)), [""; 0]);
    }

    #[test]
    fn days_are_those_of_a_date_field() {
        assert!(day("2026-11-25").is_some());
        assert!(day("25-11-2026").is_none() && day("0001-01-01").is_none() && day("").is_none());
    }
}
