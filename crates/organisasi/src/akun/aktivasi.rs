//! Choose the first password, with the code of an activation card.

use askama::Template;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use platform::{Action, Ctx, Relation, Result, secrets};
use serde::Deserialize;
use web_kit::posted::{FieldErrors, Posted, Refused};
use web_kit::{Example, Page, Routes, request, respond};

use super::{masuk, store};

const SANDI_CHARS_MIN: usize = 10;
const SANDI_CHARS_MAX: usize = 200;

/// Whoever holds the card may.
pub struct AktifkanAkun;

impl Action for AktifkanAkun {
    const NAME: &'static str = "aktifkan_akun";
    const ALLOWED: &'static [Relation] = &[Relation::Public];
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/aktifkan")]
pub struct AktifkanPath;

impl Example for AktifkanPath {
    fn example() -> Self {
        Self
    }
}

pub fn routes() -> Routes {
    Routes::new().page::<AktifkanPath, AktifkanAkun>(get, post)
}

#[derive(Template)]
#[template(path = "akun/aktivasi.html")]
struct AktifkanPage {
    page: Page,
    kode: String,
    galat: FieldErrors,
}

async fn get(ctx: Ctx, _: AktifkanPath) -> Result<Response> {
    let kode = request::param(&ctx, "kode").unwrap_or_default();
    respond::html(&AktifkanPage {
        page: Page::of(&ctx, "Aktifkan akun"),
        kode,
        galat: FieldErrors::default(),
    })
}

async fn post(ctx: Ctx, _: AktifkanPath, posted: Posted) -> Result<Response> {
    let kode = posted.fields.text("kode").to_owned();
    match aktifkan(&ctx, &kode, posted.fields.raw("sandi")).await {
        Ok(cookie) => {
            let mut response = respond::see_other("/")?;
            request::set_cookie(&mut response, &cookie)?;
            Ok(response)
        }
        Err(Refused::Form(galat)) => {
            respond::html_refused(&AktifkanPage { page: Page::of(&ctx, "Aktifkan akun"), kode, galat })
        }
        Err(Refused::Fault(fault)) => Err(fault),
    }
}

/// Uses the code up, sets the password, opens a session; answers its cookie.
async fn aktifkan(ctx: &Ctx, kode: &str, sandi: &str) -> std::result::Result<String, Refused> {
    let fingerprint = secrets::fingerprint(&normal(kode));
    let found = store::find_aktivasi(&mut ctx.read(), fingerprint.clone(), ctx.now).await?;
    check(found.as_ref(), sandi)?;
    let Some(found) = found else { return Err(FieldErrors::default().into()) };
    let hash = ctx.app.hasher.hash(sandi.to_owned(), &ctx.app.entropy).await?;
    let mut tx = ctx.write().await?;
    // The account first, then its codes: in the order in which cards are made, so that neither waits for the other.
    store::set_sandi(&mut tx, found.akun_id, hash).await?;
    store::use_aktivasi(&mut tx, fingerprint, ctx.now).await?;
    store::void_aktivasi(&mut tx, found.akun_id, ctx.now).await?;
    let cookie = masuk::open_session(&mut tx, ctx, found.akun_id, false).await?;
    tx.commit().await?;
    tracing::info!(akun = %found.akun_id, nama = %found.nama, "akun diaktifkan");
    Ok(cookie)
}

fn check(found: Option<&store::Aktivasi>, sandi: &str) -> std::result::Result<(), FieldErrors> {
    let mut errors = FieldErrors::default();
    if found.is_none() {
        errors.add("kode", "Kode ini tidak dikenal, sudah dipakai, atau lewat 14 hari. Mintalah kartu baru kepada admin unit Anda.");
    }
    let chars = sandi.chars().count();
    if chars < SANDI_CHARS_MIN {
        errors.add("sandi", format!("Kata sandi terlalu pendek: {chars} huruf, sedikitnya {SANDI_CHARS_MIN}. Beberapa kata biasa yang Anda ingat sudah baik."));
    } else if chars > SANDI_CHARS_MAX {
        errors.add("sandi", format!("Kata sandi terlalu panjang: paling banyak {SANDI_CHARS_MAX} huruf."));
    } else if found.is_some_and(|found| sandi.contains(&found.masuk)) {
        errors.add("sandi", "Jangan memakai NIP di dalam kata sandi: mudah ditebak.");
    }
    errors.or(())
}

/// Cards are typed with or without dashes, in any case.
fn normal(kode: &str) -> String {
    let letters: Vec<char> = kode.to_uppercase().chars().filter(char::is_ascii_alphanumeric).collect();
    letters.chunks(5).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_forgiving_about_dashes_and_case() {
        assert_eq!(normal("abcde 23456-fghjk.mnpqr"), "ABCDE-23456-FGHJK-MNPQR");
    }
}
