//! Block an account, or let it in again. Sessions of a blocked account are over with the next request.

use axum::response::Response;
use axum_extra::routing::TypedPath;
use platform::events::{self, About, Event};
use platform::receipts::{self, Claim};
use platform::{Ctx, Fault, Result, Tx, Uuid};
use serde::{Deserialize, Serialize};
use web_kit::posted::{FieldErrors, Posted, Refused};
use web_kit::{Example, Routes, respond};

use super::kelola::KelolaAkun;
use super::peran::{AkunPage, PeranPath, may_go};
use super::store::{self, Temuan};

/// What the button makes of an account, as the form says it.
pub(super) const DIBLOKIR: &str = "diblokir";
pub(super) const DIBUKA: &str = "dibuka";
const ALASAN_CHARS_MAX: usize = 200;

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/organisasi/akun/{id}/blokir")]
pub struct BlokirPath {
    pub id: Uuid,
}

impl Example for BlokirPath {
    fn example() -> Self {
        Self { id: Uuid::nil() }
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().act::<BlokirPath, KelolaAkun>(post)
}

/// An account was blocked, or let in again.
#[derive(Serialize)]
struct AkunDiblokir<'a> {
    menjadi: &'a str,
    alasan: &'a str,
}

impl Event for AkunDiblokir<'_> {
    const NAME: &'static str = "akun_diblokir";
}

async fn post(ctx: Ctx, path: BlokirPath, posted: Posted) -> Result<Response> {
    match block(&ctx, path.id, &posted).await {
        Ok(lokasi) => respond::saved(&ctx, &lokasi, posted.submit()?.kunci),
        Err(Refused::Form(galat)) => {
            let page = AkunPage::new(&ctx, path.id).await?;
            let alasan = posted.fields.text("alasan").to_owned();
            respond::html_refused(&page.with_alasan(alasan, galat))
        }
        Err(Refused::Fault(fault)) => Err(fault),
    }
}

/// Blocks or lets in; answers where to go.
async fn block(ctx: &Ctx, id: Uuid, posted: &Posted) -> std::result::Result<String, Refused> {
    let submit = posted.submit()?;
    let (menjadi, alasan) = (posted.fields.text("menjadi"), posted.fields.text("alasan"));
    let mut tx = ctx.write().await?;
    store::hold_instansi(&mut tx).await?;
    let akun = store::find_temuan(&mut tx, ctx.today(), ctx.now, id).await?.ok_or(Fault::NotFound)?;
    let lokasi = PeranPath { id }.to_string();
    let perihal = format!("Akun {menjadi}: {}", akun.nama);
    if let Claim::Done { lokasi } = receipts::claim(&mut tx, ctx, &submit, &lokasi, &perihal).await? {
        return Ok(lokasi);
    }
    let is_aktif = wanted(menjadi)?;
    check_alasan(alasan)?;
    if !is_aktif {
        may_be_blocked(&mut tx, ctx, &akun).await?;
    }
    store::set_aktif(&mut tx, id, is_aktif).await?;
    let event = AkunDiblokir { menjadi, alasan };
    events::record(&mut tx, ctx, About { jenis: "akun", id, orang_id: akun.orang_id }, &event).await?;
    tx.commit().await?;
    Ok(lokasi)
}

fn wanted(menjadi: &str) -> Result<bool> {
    match menjadi {
        DIBLOKIR => Ok(false),
        DIBUKA => Ok(true),
        _ => Err(Fault::Unreadable("menjadi".into())),
    }
}

fn check_alasan(alasan: &str) -> std::result::Result<(), FieldErrors> {
    let mut errors = FieldErrors::default();
    match alasan.chars().count() {
        0 => errors.add("alasan", "Tulis alasannya dalam satu kalimat."),
        1..=ALASAN_CHARS_MAX => {}
        _ => errors.add("alasan", format!("Terlalu panjang: paling banyak {ALASAN_CHARS_MAX} huruf.")),
    }
    errors.or(())
}

/// Nobody locks themself out, and somebody of the tim pengelola stays.
async fn may_be_blocked(tx: &mut Tx, ctx: &Ctx, akun: &Temuan) -> Result<()> {
    let actor_id = ctx.actor()?.akun_id;
    let lokasi = PeranPath { id: akun.akun_id }.to_string();
    if akun.akun_id == actor_id {
        return Err(Fault::Refused(
            "Akun sendiri tidak dapat diblokir",
            "Anda akan langsung keluar dan tidak dapat masuk lagi. Mintalah anggota tim pengelola kinerja yang lain."
                .into(),
            lokasi,
        ));
    }
    let tim = store::tim(tx, ctx.today()).await?;
    let goes = |one: &store::Tim| one.akun_id == akun.akun_id;
    may_go(&tim, goes, actor_id).map_err(|tahan| tahan.fault(akun.akun_id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_button_says_what_it_makes_of_the_account_and_why() {
        assert!(!wanted("diblokir").unwrap() && wanted("dibuka").unwrap());
        assert!(wanted("dihapus").is_err());
        assert!(check_alasan("Pensiun.").is_ok());
        assert!(check_alasan("").is_err() && check_alasan(&"x".repeat(201)).is_err());
    }
}
