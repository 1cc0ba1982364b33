//! Set the head of a unit: an employee, or an official who is no ASN and so stands in no personnel file (Wali Kota, head
//! of a private school).

use askama::Template;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use platform::events::{self, About, Event};
use platform::receipts::{self, Claim};
use platform::{Action, Ctx, Fault, Relation, Result, Tx, Uuid};
use serde::{Deserialize, Serialize};
use web_kit::posted::{FieldErrors, Fields, Posted, Refused};
use web_kit::{Example, Page, Routes, respond};

use super::store::{self, UnitKepala};
use crate::hubungan;
use crate::impor::Latar;

const TEXT_CHARS_MAX: usize = 120;

/// The tim pengelola kinerja sets heads.
pub struct TetapkanKepala;

impl Action for TetapkanKepala {
    const NAME: &'static str = "tetapkan_kepala_unit";
    const ALLOWED: &'static [Relation] = &[Relation::TimPengelola];
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/organisasi/unit/{id}/kepala")]
pub struct KepalaPath {
    pub id: Uuid,
}

impl Example for KepalaPath {
    fn example() -> Self {
        Self { id: Uuid::nil() }
    }
}

pub fn routes() -> Routes {
    Routes::new().page::<KepalaPath, TetapkanKepala>(get, post)
}

/// A unit got a head.
#[derive(Serialize)]
struct KepalaUnitDitetapkan {
    unit_id: Uuid,
    kepala_id: Uuid,
    kepala_lama_id: Option<Uuid>,
}

impl Event for KepalaUnitDitetapkan {
    const NAME: &'static str = "kepala_unit_ditetapkan";
}

/// As typed.
#[derive(Clone, Debug, Default)]
struct KepalaForm {
    /// NIP, login name, or exact name of somebody who is known.
    kepala: String,
    /// Or a new official who is no ASN.
    nama_baru: String,
    jabatan_baru: String,
    /// Id of the head that the officer saw; empty when there was none.
    versi: String,
}

impl KepalaForm {
    fn read(fields: &Fields) -> Self {
        let text = |name: &str| fields.text(name).to_owned();
        Self {
            kepala: text("kepala"),
            nama_baru: text("nama_baru"),
            jabatan_baru: text("jabatan_baru"),
            versi: text("versi"),
        }
    }

    fn check(&self) -> FieldErrors {
        let mut galat = FieldErrors::default();
        let is_new = !self.nama_baru.is_empty() || !self.jabatan_baru.is_empty();
        match (self.kepala.is_empty(), is_new) {
            (true, false) => galat
                .add("kepala", "Isi NIP kepala unit, atau isi nama dan jabatan pejabat non-ASN di bawah."),
            (false, true) => {
                galat.add("kepala", "Pilih salah satu: pegawai yang sudah ada, atau pejabat non-ASN baru.")
            }
            _ => {}
        }
        for (field, text) in [("nama_baru", &self.nama_baru), ("jabatan_baru", &self.jabatan_baru)] {
            if is_new && text.is_empty() {
                galat.add(field, "Nama dan jabatan pejabat non-ASN harus diisi keduanya.");
            } else if text.chars().count() > TEXT_CHARS_MAX {
                galat.add(field, format!("Paling panjang {TEXT_CHARS_MAX} huruf."));
            }
        }
        galat
    }
}

#[derive(Template)]
#[template(path = "unit/kepala.html")]
struct KepalaPage {
    page: Page,
    kunci: Uuid,
    unit: UnitKepala,
    form: KepalaForm,
    galat: FieldErrors,
}

impl KepalaPage {
    fn ringkasan(&self) -> Vec<(&str, &str)> {
        self.galat.0.iter().map(|error| (error.field.as_str(), error.pesan.as_str())).collect()
    }
}

async fn page(ctx: &Ctx, id: Uuid, typed: Option<(KepalaForm, FieldErrors)>) -> Result<KepalaPage> {
    let unit = store::unit(&mut ctx.read(), id).await?.ok_or(Fault::NotFound)?;
    let fresh = || (KepalaForm { versi: versi(&unit), ..KepalaForm::default() }, FieldErrors::default());
    let (form, galat) = typed.unwrap_or_else(fresh);
    Ok(KepalaPage { page: Page::of(ctx, "Tetapkan kepala unit"), kunci: ctx.new_id()?, unit, form, galat })
}

fn versi(unit: &UnitKepala) -> String {
    unit.kepala_id.map(|id| id.to_string()).unwrap_or_default()
}

async fn get(ctx: Ctx, path: KepalaPath) -> Result<Response> {
    respond::html(&page(&ctx, path.id, None).await?)
}

async fn post(ctx: Ctx, path: KepalaPath, posted: Posted) -> Result<Response> {
    let form = KepalaForm::read(&posted.fields);
    match tetapkan(&ctx, path.id, &form, &posted).await {
        Ok(lokasi) => {
            // Also after a repeated press: the first one may have been cut off before this.
            let Latar { db, instansi, today, new_id, .. } = Latar::of(&ctx);
            hubungan::propose_all(&db, instansi, today, &new_id).await?;
            respond::saved(&ctx, &lokasi, posted.submit()?.kunci)
        }
        Err(Refused::Form(galat)) => respond::html_refused(&page(&ctx, path.id, Some((form, galat))).await?),
        Err(Refused::Fault(fault)) => Err(fault),
    }
}

/// Writes the head; answers where to go.
async fn tetapkan(
    ctx: &Ctx,
    id: Uuid,
    form: &KepalaForm,
    posted: &Posted,
) -> std::result::Result<String, Refused> {
    let submit = posted.submit()?;
    form.check().or(())?;
    let mut tx = ctx.write().await?;
    let unit = store::unit(&mut tx, id).await?.ok_or(Fault::NotFound)?;
    let lokasi = format!("/organisasi/unit?unit={id}");
    let perihal = format!("Kepala unit ditetapkan: {}", unit.nama);
    if let Claim::Done { lokasi } = receipts::claim(&mut tx, ctx, &submit, &lokasi, &perihal).await? {
        return Ok(lokasi);
    }
    if versi(&unit) != form.versi {
        return Err(Fault::Stale.into());
    }
    let kepala_id = head(&mut tx, ctx, form).await?;
    store::set_head(&mut tx, &unit, kepala_id).await?;
    let event = KepalaUnitDitetapkan { unit_id: id, kepala_id, kepala_lama_id: unit.kepala_id };
    events::record(&mut tx, ctx, About { jenis: "unit_kerja", id, orang_id: Some(kepala_id) }, &event)
        .await?;
    tx.commit().await?;
    Ok(lokasi)
}

/// The person of the form: found, or made.
async fn head(tx: &mut Tx, ctx: &Ctx, form: &KepalaForm) -> std::result::Result<Uuid, Refused> {
    if form.kepala.is_empty() {
        let id = ctx.new_id()?;
        store::insert_non_asn(tx, id, &form.nama_baru, &form.jabatan_baru).await?;
        return Ok(id);
    }
    let mut galat = FieldErrors::default();
    let found = hubungan::official(tx, ctx.today(), "kepala", &form.kepala, &mut galat).await?;
    found.map(|person| person.id).ok_or_else(|| galat.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(kepala: &str, nama: &str, jabatan: &str) -> Vec<String> {
        let form = KepalaForm {
            kepala: kepala.into(),
            nama_baru: nama.into(),
            jabatan_baru: jabatan.into(),
            versi: String::new(),
        };
        form.check().0.into_iter().map(|error| error.field).collect()
    }

    #[test]
    fn a_head_is_somebody_known_or_somebody_new_with_a_title() {
        assert_eq!(fields("1987", "", ""), [""; 0]);
        assert_eq!(fields("", "Surya", "Wali Kota Uji"), [""; 0]);
        assert_eq!(fields("", "", ""), ["kepala"]);
        assert_eq!(fields("1987", "Surya", "Wali Kota"), ["kepala"]);
        assert_eq!(fields("", "Surya", ""), ["jabatan_baru"]);
        assert_eq!(fields("", &"x".repeat(121), "y"), ["nama_baru"]);
    }
}
