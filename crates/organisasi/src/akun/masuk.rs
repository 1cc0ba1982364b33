//! Log in with NIP (or name) and password.

use askama::Template;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use chrono::TimeDelta;
use platform::{Action, Ctx, InstansiId, Relation, Result, Tx, Uuid, secrets};
use serde::Deserialize;
use web_kit::posted::{FieldErrors, Posted};
use web_kit::typed::{Sealed, Typed};
use web_kit::{Example, Page, Routes, request, respond};

use super::{SESSION_HOURS, SHARED_SESSION_MINUTES, store};

/// This many wrong passwords for one name in a quarter of an hour, then a pause.
const TRIES_MAX: i64 = 5;
const WINDOW_MINUTES: i64 = 15;
/// The cookie outlives the session, so that text typed over an ended one finds its account again.
const COOKIE_SECONDS: i64 = 30 * 24 * 3600;

/// Logging in is for everybody.
pub struct Masuk;

impl Action for Masuk {
    const NAME: &'static str = "masuk";
    const ALLOWED: &'static [Relation] = &[Relation::Public];
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/masuk")]
pub struct MasukPath;

impl Example for MasukPath {
    fn example() -> Self {
        Self
    }
}

pub fn routes() -> Routes {
    Routes::new().page::<MasukPath, Masuk>(get, post)
}

#[derive(Template)]
#[template(path = "akun/masuk.html")]
struct MasukPage {
    page: Page,
    form: MasukForm,
    galat: FieldErrors,
}

/// What was typed, and where it leads.
#[derive(Default)]
struct MasukForm {
    masuk: String,
    sandi: String,
    is_bersama: bool,
    lanjut: String,
    sealed: Sealed,
}

impl MasukForm {
    fn read(posted: &Posted) -> Self {
        let fields = &posted.fields;
        Self {
            masuk: aturan::nip::rapikan(fields.text("masuk")).to_lowercase(),
            sandi: fields.raw("sandi").to_owned(),
            is_bersama: fields.text("bersama") == "ya",
            lanjut: fields.text("lanjut").to_owned(),
            sealed: Sealed { isi: fields.text("isi").to_owned(), tanda: fields.text("tanda").to_owned() },
        }
    }

    fn check(&self) -> FieldErrors {
        let mut errors = FieldErrors::default();
        if self.masuk.is_empty() {
            errors.add("masuk", "Isi NIP Anda, 18 angka.");
        }
        if self.sandi.is_empty() {
            errors.add("sandi", "Isi kata sandi Anda.");
        }
        errors
    }
}

async fn get(ctx: Ctx, _: MasukPath) -> Result<Response> {
    let lanjut = request::param(&ctx, "lanjut").unwrap_or_default();
    show(&ctx, MasukForm { lanjut, ..Default::default() })
}

fn show(ctx: &Ctx, form: MasukForm) -> Result<Response> {
    respond::html(&MasukPage { page: Page::of(ctx, "Masuk"), form, galat: FieldErrors::default() })
}

async fn post(ctx: Ctx, _: MasukPath, posted: Posted) -> Result<Response> {
    let form = MasukForm::read(&posted);
    let checked = match form.check() {
        errors if errors.is_empty() => identify(&ctx, &form).await?,
        errors => Err(errors),
    };
    match checked {
        Ok(found) => let_in(&ctx, found, form).await,
        Err(galat) => respond::html_refused(&MasukPage { page: Page::of(&ctx, "Masuk"), form, galat }),
    }
}

/// The account whose password it is, or what to tell: one message for a wrong name and a wrong password.
async fn identify(ctx: &Ctx, form: &MasukForm) -> Result<std::result::Result<store::Directory, FieldErrors>> {
    let window = ctx.now.timestamp() / (WINDOW_MINUTES * 60);
    let mut read = ctx.read();
    let tries = store::tries(&mut read, &form.masuk, window).await?;
    if tries >= TRIES_MAX {
        return Ok(Err(pause(ctx, window)));
    }
    let found = store::find_masuk(&mut read, &form.masuk).await?;
    let akun = match &found {
        Some(found) => {
            store::find_akun(&mut ctx.app.db.read(InstansiId(found.instansi_id)), found.akun_id).await?
        }
        None => None,
    };
    let sandi = akun.filter(|akun| akun.is_aktif).and_then(|akun| akun.sandi);
    let fits = ctx.app.hasher.verify(form.sandi.clone(), sandi).await?;
    if let Some(found) = found.filter(|_| fits) {
        return Ok(Ok(found));
    }
    let mut tx = ctx.write().await?;
    store::count_try(&mut tx, &form.masuk, window).await?;
    tx.commit().await?;
    Ok(Err(wrong(TRIES_MAX - tries - 1)))
}

fn wrong(left: i64) -> FieldErrors {
    let mut errors = FieldErrors::default();
    let rest = match left {
        0 => "Berikutnya ada jeda 15 menit.".to_owned(),
        left => format!("Sisa {left} percobaan sebelum jeda 15 menit."),
    };
    errors.add(
        "masuk",
        format!("NIP atau kata sandi belum cocok. Periksa kembali 18 angka NIP dan kata sandi. {rest}"),
    );
    errors
}

fn pause(ctx: &Ctx, window: i64) -> FieldErrors {
    let mut errors = FieldErrors::default();
    let until = chrono::DateTime::from_timestamp((window + 1) * WINDOW_MINUTES * 60, 0).unwrap_or(ctx.now);
    let until = web_kit::format::jam(until, web_kit::shell::zone_offset(ctx.app.zone));
    errors.add("masuk", format!("Terlalu banyak percobaan untuk NIP ini. Coba lagi setelah pukul {until}, atau pakai kode aktivasi baru dari admin unit Anda."));
    errors
}

/// Opens a session and goes where the person was going.
async fn let_in(ctx: &Ctx, found: store::Directory, form: MasukForm) -> Result<Response> {
    let instansi = InstansiId(found.instansi_id);
    let typed = typed_of(ctx, found.akun_id, &form).await?;
    let mut tx = ctx.app.db.write(instansi).await?;
    if let Some(actor) = &ctx.actor {
        store::revoke_sesi(&mut tx, actor.sesi_id, ctx.now).await?;
    }
    let cookie = open_session(&mut tx, ctx, found.akun_id, form.is_bersama).await?;
    tx.commit().await?;
    let mut response = match typed {
        Some(typed) => web_kit::typed::page_of_typed(ctx, typed)?,
        None => respond::see_other(local_path(&form.lanjut))?,
    };
    request::set_cookie(&mut response, &cookie)?;
    Ok(response)
}

/// The form that waited for this login, if it is of the same account.
async fn typed_of(ctx: &Ctx, akun_id: Uuid, form: &MasukForm) -> Result<Option<Typed>> {
    let Some(typed) = Typed::open(&ctx.app, &form.sealed.isi, &form.sealed.tanda) else { return Ok(None) };
    let owner = store::akun_of_sesi(&mut ctx.read(), &typed.sesi).await?;
    Ok((owner == Some(akun_id)).then_some(typed))
}

/// Writes a session; answers its cookie.
pub(super) async fn open_session(tx: &mut Tx, ctx: &Ctx, akun_id: Uuid, is_bersama: bool) -> Result<String> {
    let token = secrets::token(&ctx.app.entropy)?;
    let life =
        if is_bersama { TimeDelta::minutes(SHARED_SESSION_MINUTES) } else { TimeDelta::hours(SESSION_HOURS) };
    let sesi = store::NewSesi {
        id: ctx.new_id()?,
        token_sha256: secrets::fingerprint(&token),
        akun_id,
        dibuat: ctx.now,
        berakhir: ctx.now + life,
        is_bersama,
    };
    store::insert_sesi(tx, sesi).await?;
    let name = request::session_cookie_name(&ctx.app);
    let InstansiId(instansi) = tx.instansi();
    Ok(format!(
        "{name}={instansi}.{token}; Max-Age={COOKIE_SECONDS}; {}",
        request::cookie_attributes(&ctx.app)
    ))
}

/// A path of this site, or the home page: nobody is sent elsewhere by a prepared link.
fn local_path(lanjut: &str) -> &str {
    let is_local =
        lanjut.starts_with('/') && !lanjut.starts_with("//") && !lanjut.contains(['\\', '\r', '\n']);
    if is_local { lanjut } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prepared_link_leads_nowhere_else() {
        assert_eq!(local_path("/skp?x=1"), "/skp?x=1");
        for elsewhere in
            ["//jahat.example", "https://jahat.example", "/\\jahat.example", "", "/a\r\nSet-Cookie: x"]
        {
            assert_eq!(local_path(elsewhere), "/");
        }
    }
}
