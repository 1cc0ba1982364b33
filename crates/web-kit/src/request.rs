//! From a request to a [`Ctx`]: cookies, session, path.

use axum::extract::{FromRequestParts, Path};
use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use platform::{App, Ctx, Fault, Flash, InstansiId, Result, Uuid};

use crate::routes::PagePath;

/// Name of the session cookie. `__Host-` binds it to https and to this host; browsers drop such a cookie on plain http.
pub fn session_cookie_name(app: &App) -> &'static str {
    if app.https { "__Host-kinerja_sesi" } else { "kinerja_sesi" }
}

const FLASH_COOKIE: &str = "kinerja_bukti";

/// The request as the program sees it.
pub(crate) async fn ctx(app: &App, parts: &Parts) -> Result<Ctx> {
    let now = app.clock.now();
    let session = cookie(&parts.headers, session_cookie_name(app)).and_then(split_session);
    let actor = match session {
        Some((instansi, token)) => (app.hooks.actor)(app, instansi, token, now).await?,
        None => None,
    };
    let instansi = session.filter(|_| actor.is_some()).map_or(app.instansi, |(instansi, _)| instansi);
    Ok(Ctx {
        app: app.clone(),
        now,
        instansi,
        actor,
        request_id: platform::clock::uuid_v7(now, &app.entropy)?,
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        flash: cookie(&parts.headers, FLASH_COOKIE).and_then(read_flash),
    })
}

/// The typed path of a request. A path that does not parse is one that does not exist.
pub(crate) async fn path<P: PagePath>(parts: &mut Parts) -> Result<P> {
    let path = Path::<P>::from_request_parts(parts, &()).await.map_err(|_| Fault::NotFound)?;
    Ok(path.0)
}

/// The value of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let all = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    all.flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

/// `<instansi>.<token>`.
pub fn split_session(value: &str) -> Option<(InstansiId, &str)> {
    let (instansi, token) = value.split_once('.')?;
    Some((InstansiId(instansi.parse().ok()?), token))
}

/// SHA-256 of the session token of a request; empty without one.
pub(crate) fn session_fingerprint(app: &App, headers: &HeaderMap) -> Vec<u8> {
    let session = cookie(headers, session_cookie_name(app)).and_then(split_session);
    session.map(|(_, token)| platform::secrets::fingerprint(token)).unwrap_or_default()
}

/// A value after the `?` of the address.
pub fn param(ctx: &Ctx, name: &str) -> Option<String> {
    let mut pairs = form_urlencoded::parse(ctx.query.as_bytes());
    pairs.find_map(|(key, value)| (key == name).then(|| value.into_owned()))
}

/// Attributes that every cookie of ours has.
pub fn cookie_attributes(app: &App) -> &'static str {
    if app.https { "Path=/; HttpOnly; SameSite=Lax; Secure" } else { "Path=/; HttpOnly; SameSite=Lax" }
}

/// Puts a cookie on an answer.
pub fn set_cookie(response: &mut Response, cookie: &str) -> Result<()> {
    let value = HeaderValue::from_str(cookie).map_err(Fault::internal)?;
    response.headers_mut().append(SET_COOKIE, value);
    Ok(())
}

/// Carries a receipt to the page that comes next.
pub(crate) fn set_flash(ctx: &Ctx, response: &mut Response, kunci: Uuid) -> Result<()> {
    let value = format!("{}.{}", kunci.simple(), ctx.now.timestamp());
    set_cookie(response, &format!("{FLASH_COOKIE}={value}; Max-Age=60; {}", cookie_attributes(&ctx.app)))
}

fn read_flash(value: &str) -> Option<Flash> {
    let (kunci, at) = value.split_once('.')?;
    let at = chrono::DateTime::from_timestamp(at.parse().ok()?, 0)?;
    Some(Flash { kunci: Uuid::parse_str(kunci).ok()?, at })
}

/// A receipt is shown once.
pub(crate) fn forget_flash(ctx: &Ctx, mut response: Response) -> Response {
    if ctx.flash.is_some() && response.status().is_success() {
        let cookie = format!("{FLASH_COOKIE}=; Max-Age=0; {}", cookie_attributes(&ctx.app));
        if let Err(err) = set_cookie(&mut response, &cookie) {
            tracing::error!(%err, "flash cookie");
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies_are_found_among_others() {
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, HeaderValue::from_static("a=1; kinerja_sesi=1.abc; b=2"));
        assert_eq!(cookie(&headers, "kinerja_sesi"), Some("1.abc"));
        assert_eq!(cookie(&headers, "sesi"), None);
    }

    #[test]
    fn a_session_names_its_instansi() {
        assert_eq!(split_session("12.abc"), Some((InstansiId(12), "abc")));
        assert_eq!(split_session("abc"), None);
        assert_eq!(split_session("x.abc"), None);
    }
}
