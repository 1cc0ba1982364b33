//! Make activation codes and show them as cards, once: what is stored is their SHA-256.

use askama::Template;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use chrono::{DateTime, TimeDelta, Utc};
use platform::events::{self, About, Event};
use platform::grants::require_for;
use platform::receipts::{self, Claim};
use platform::{Ctx, Fault, Protected, Read, Relation, Result, RowAction, Scope, Subject, Tx, Uuid, secrets};
use serde::{Deserialize, Serialize};
use web_kit::posted::{FieldErrors, Posted, Refused};
use web_kit::{Example, Page, Routes, respond};

use super::kartu::{AktivasiPath, BuatKartu, KartuForm, KartuPage, KartuPath, PEOPLE_MAX};
use super::store::{self, CalonKartu, Jangkauan, OrangKartu};

/// An activation code is good for this long.
const BERLAKU_HARI: i64 = 14;

/// A card of one person: the same people as the cards of a unit, looked at one by one.
pub struct BuatKartuOrang;

impl platform::Action for BuatKartuOrang {
    const NAME: &'static str = "buat_kartu_orang";
    const ALLOWED: &'static [Relation] = BuatKartu::ALLOWED;
    const SCOPE: Scope = Scope::Row;
}

impl RowAction for BuatKartuOrang {
    type Row = OrangKartu;
}

impl Protected for OrangKartu {
    type Id = (Uuid, DateTime<Utc>, chrono::NaiveDate);

    async fn load(read: &mut Read, (id, now, today): Self::Id) -> Result<Option<Self>> {
        store::orang_kartu(read, id, now, today).await
    }

    /// An account without a person is nobody's but the office's.
    fn subject(&self) -> Subject {
        Subject::Orang(self.orang_id.unwrap_or_default())
    }
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/organisasi/akun/{id}/kartu")]
pub struct KartuOrangPath {
    pub id: Uuid,
}

impl Example for KartuOrangPath {
    fn example() -> Self {
        Self { id: Uuid::nil() }
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().act::<KartuOrangPath, BuatKartuOrang>(post_orang)
}

/// Cards were made: for whom and until when, never with which code.
#[derive(Serialize)]
struct KartuAktivasiDibuat {
    akun: Vec<Uuid>,
    berlaku_sampai: DateTime<Utc>,
    /// Whether older codes of these accounts were made void.
    is_ulang: bool,
}

impl Event for KartuAktivasiDibuat {
    const NAME: &'static str = "kartu_aktivasi_dibuat";
}

impl OrangKartu {
    fn calon(&self) -> CalonKartu {
        CalonKartu {
            akun_id: self.akun_id,
            nama: self.nama.clone(),
            masuk: self.masuk.clone(),
            nip: self.nip.clone().unwrap_or_default(),
            unit_nama: self.unit_nama.clone().unwrap_or_default(),
            is_berkartu: self.is_berkartu,
        }
    }
}

/// A card as it is printed.
struct Kartu {
    nama: String,
    masuk: String,
    nip: Option<String>,
    unit: String,
    kode: String,
}

#[derive(Template)]
#[template(path = "akun/cetak.html")]
struct CetakPage {
    page: Page,
    kartu: Vec<Kartu>,
    /// Where the site is reached, as this browser reached it.
    situs: String,
    berlaku_sampai: DateTime<Utc>,
    kembali: String,
}

pub(super) async fn post_unit(ctx: Ctx, path: KartuPath, posted: Posted) -> Result<Response> {
    let form = KartuForm::read(&posted.fields);
    match make_for_unit(&ctx, path.unit, &form, &posted).await {
        Ok(kartu) => show(&ctx, kartu, &posted, path.to_string()),
        Err(Refused::Form(galat)) => {
            let mut read = ctx.read();
            let grant = require_for::<BuatKartu>(&mut read, &ctx, path.unit).await?;
            let is_tim = grant.relation() == Relation::TimPengelola;
            let typed = Some((form, galat));
            respond::html_refused(&KartuPage::new(&ctx, &mut read, grant.into_row(), is_tim, typed).await?)
        }
        Err(Refused::Fault(fault)) => Err(fault),
    }
}

async fn post_orang(ctx: Ctx, path: KartuOrangPath, posted: Posted) -> Result<Response> {
    let (kartu, kembali) = make_for_one(&ctx, path.id, &posted).await?;
    show(&ctx, vec![kartu], &posted, kembali)
}

fn show(ctx: &Ctx, kartu: Vec<Kartu>, posted: &Posted, kembali: String) -> Result<Response> {
    respond::html(&CetakPage {
        page: Page::of(ctx, "Kartu aktivasi"),
        kartu,
        situs: posted.situs().to_owned(),
        berlaku_sampai: until(ctx),
        kembali,
    })
}

fn until(ctx: &Ctx) -> DateTime<Utc> {
    ctx.now + TimeDelta::days(BERLAKU_HARI)
}

/// The same form again: the codes are gone, and the page says how to get new ones.
fn shown_already(kembali: &str) -> Fault {
    Fault::Refused(
        "Kartu ini sudah dibuat dan pernah ditampilkan",
        "Demi keamanan, kode hanya ditampilkan satu kali dan tidak disimpan. Bila kartunya sempat tercetak, tidak ada \
         yang perlu dilakukan. Bila belum, buka halamannya dan buat ulang kartunya: kode lama yang belum dipakai tidak \
         berlaku lagi."
            .into(),
        kembali.to_owned(),
    )
}

/// Makes the codes of a unit; answers the cards.
async fn make_for_unit(
    ctx: &Ctx,
    unit_id: Uuid,
    form: &KartuForm,
    posted: &Posted,
) -> std::result::Result<Vec<Kartu>, Refused> {
    let submit = posted.submit()?;
    let mut tx = ctx.write().await?;
    let grant = require_for::<BuatKartu>(&mut tx, ctx, unit_id).await?;
    let is_tim = grant.relation() == Relation::TimPengelola;
    let kembali = KartuPath { unit: unit_id }.to_string();
    let perihal = format!("Kartu aktivasi dibuat: {}", grant.nama);
    if let Claim::Done { lokasi } = receipts::claim(&mut tx, ctx, &submit, &kembali, &perihal).await? {
        return Err(shown_already(&lokasi).into());
    }
    let (is_bawah, is_ulang) = form.check()?;
    let jangkauan = Jangkauan { unit_id, today: ctx.today(), now: ctx.now, is_tim, is_bawah };
    store::hold_instansi(&mut tx).await?;
    let limit = i64::try_from(PEOPLE_MAX + 1).unwrap_or(i64::MAX);
    few(&store::calon_of(&mut tx, &jangkauan, is_ulang, limit).await?, is_ulang)?;
    // Once more behind the lock: somebody may have activated the account just now.
    store::hold_calon(&mut tx, &jangkauan).await?;
    let calon = store::calon_of(&mut tx, &jangkauan, is_ulang, limit).await?;
    few(&calon, is_ulang)?;
    if is_ulang {
        store::void_aktivasi_of(&mut tx, &jangkauan).await?;
    }
    let kartu =
        write(&mut tx, ctx, calon, About { jenis: "unit_kerja", id: unit_id, orang_id: None }, is_ulang);
    let kartu = kartu.await?;
    tx.commit().await?;
    Ok(kartu)
}

/// Somebody, and not more than fit.
fn few(calon: &[CalonKartu], is_ulang: bool) -> std::result::Result<(), FieldErrors> {
    let mut errors = FieldErrors::default();
    match calon.len() {
        0 if is_ulang => {
            errors.add("jenis", "Tidak ada kartu yang belum dipakai di sini. Pilih \"Yang belum punya kartu\".");
        }
        0 => errors.add(
            "jenis",
            "Semua pegawai di sini sudah punya kartu atau akunnya sudah aktif. Untuk kartu yang hilang, pilih \"Buat ulang\".",
        ),
        1..=PEOPLE_MAX => {}
        _ => errors.add(
            "cakupan",
            format!("Lebih dari {PEOPLE_MAX} orang. Sekali buat paling banyak {PEOPLE_MAX}: pilih salah satu unit di bawahnya, atau \"Unit ini saja\"."),
        ),
    }
    errors.or(())
}

/// Makes one person's code; answers the card and the way back.
async fn make_for_one(ctx: &Ctx, id: Uuid, posted: &Posted) -> Result<(Kartu, String)> {
    let submit = posted.submit()?;
    let mut tx = ctx.write().await?;
    let grant = require_for::<BuatKartuOrang>(&mut tx, ctx, (id, ctx.now, ctx.today())).await?;
    let is_tim = grant.relation() == Relation::TimPengelola;
    let orang = grant.into_row();
    let kembali = match orang.unit_id {
        Some(unit) => KartuPath { unit }.to_string(),
        None => AktivasiPath.to_string(),
    };
    let perihal = format!("Kartu aktivasi dibuat: {}", orang.nama);
    if let Claim::Done { lokasi } = receipts::claim(&mut tx, ctx, &submit, &kembali, &perihal).await? {
        return Err(shown_already(&lokasi));
    }
    store::hold_instansi(&mut tx).await?;
    store::hold_akun(&mut tx, id).await?;
    // Once more behind the lock: somebody may have activated the account just now.
    let orang = store::orang_kartu(&mut tx, id, ctx.now, ctx.today()).await?.ok_or(Fault::Stale)?;
    may_have_card(&orang, is_tim, &kembali)?;
    store::void_aktivasi(&mut tx, id, ctx.now).await?;
    let about = About { jenis: "akun", id, orang_id: orang.orang_id };
    let is_ulang = orang.is_berkartu;
    let made = write(&mut tx, ctx, vec![orang.calon()], about, is_ulang).await?;
    tx.commit().await?;
    let kartu = made.into_iter().next().ok_or_else(|| Fault::internal("a card for nobody"))?;
    Ok((kartu, kembali))
}

/// A card opens an account: none for one that is open already, and an admin makes none for a holder of a role.
fn may_have_card(orang: &OrangKartu, is_tim: bool, kembali: &str) -> Result<()> {
    let refused = |judul, teks: &str| Err(Fault::Refused(judul, teks.into(), kembali.to_owned()));
    match orang {
        orang if !orang.is_aktif => refused(
            "Akun ini diblokir",
            "Kartu dibuat sesudah blokirnya dibuka oleh tim pengelola kinerja di \"Akun dan Peran\".",
        ),
        orang if orang.is_diaktifkan => refused(
            "Akun ini sudah aktif",
            "Pemiliknya sudah memilih kata sandi dan dapat masuk. Kartu tidak diperlukan.",
        ),
        orang if orang.is_berperan && !is_tim => refused(
            "Kartu ini dibuat oleh tim pengelola kinerja",
            "Akun yang memegang peran lebih luas tidak diaktifkan melalui admin OPD. Mintalah kartunya kepada tim \
             pengelola kinerja.",
        ),
        _ => Ok(()),
    }
}

/// A code for each; the database keeps its SHA-256, the answer the code.
async fn write(
    tx: &mut Tx,
    ctx: &Ctx,
    calon: Vec<CalonKartu>,
    about: About,
    is_ulang: bool,
) -> Result<Vec<Kartu>> {
    let berlaku_sampai = until(ctx);
    let mut rows = Vec::with_capacity(calon.len());
    let mut kartu = Vec::with_capacity(calon.len());
    for one in &calon {
        let kode = secrets::paper_code(&ctx.app.entropy)?;
        rows.push((secrets::fingerprint(&kode), one.akun_id));
        kartu.push(Kartu {
            nama: one.nama.clone(),
            masuk: one.masuk.clone(),
            nip: Some(one.nip.clone()).filter(|nip| !nip.is_empty()),
            unit: one.unit_nama.clone(),
            kode,
        });
    }
    store::insert_aktivasi_rows(tx, rows, berlaku_sampai).await?;
    let akun = calon.into_iter().map(|one| one.akun_id).collect();
    events::record(tx, ctx, about, &KartuAktivasiDibuat { akun, berlaku_sampai, is_ulang }).await?;
    Ok(kartu)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn orang(is_aktif: bool, is_diaktifkan: bool, is_berperan: bool) -> OrangKartu {
        OrangKartu {
            akun_id: Uuid::nil(),
            orang_id: None,
            nama: "X".into(),
            masuk: "x".into(),
            nip: None,
            unit_id: None,
            unit_nama: None,
            is_aktif,
            is_diaktifkan,
            is_berkartu: false,
            is_berperan,
        }
    }

    #[test]
    fn a_card_is_for_an_account_that_is_not_open_yet() {
        let may = |orang: OrangKartu, is_tim| may_have_card(&orang, is_tim, "/").is_ok();
        assert!(may(orang(true, false, false), false));
        assert!(!may(orang(false, false, false), true));
        assert!(!may(orang(true, true, false), true));
        assert!(!may(orang(true, false, true), false), "an admin does not open the account of the office");
        assert!(may(orang(true, false, true), true));
    }

    #[test]
    fn cards_are_made_for_somebody_and_not_for_too_many() {
        let calon = |n: usize| vec![orang(true, false, false).calon(); n];
        let field = |n, is_ulang| few(&calon(n), is_ulang).err().map(|errors| errors.0[0].field.clone());
        assert_eq!(field(0, false).as_deref(), Some("jenis"));
        assert_eq!(field(0, true).as_deref(), Some("jenis"));
        assert_eq!(field(PEOPLE_MAX, false), None);
        assert_eq!(field(PEOPLE_MAX + 1, false).as_deref(), Some("cakupan"));
    }
}
