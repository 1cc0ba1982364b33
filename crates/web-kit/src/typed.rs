//! What was typed over an expired session: it is carried through the login, signed, and comes back as it was.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use platform::{App, Ctx, Fault, Result, secrets};
use serde::{Deserialize, Serialize};

use crate::page::Page;
use crate::posted::{Fields, Posted};
use crate::respond;

/// A form that waits for its sender to log in.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq, Eq)]
pub struct Typed {
    /// Where the form goes.
    pub path: String,
    /// SHA-256 of the session token it was sent under: it comes back to the same account only.
    pub sesi: Vec<u8>,
    pub fields: Vec<(String, String)>,
}

impl Typed {
    /// As a page carries it: content and signature.
    pub fn seal(&self, app: &App) -> Result<Sealed> {
        let isi = serde_json::to_string(self)?;
        let tanda = secrets::sign(&app.key, &isi);
        Ok(Sealed { isi, tanda })
    }

    /// Reads what a page carried. `None` when it was not sealed here.
    pub fn open(app: &App, isi: &str, tanda: &str) -> Option<Self> {
        if !secrets::same(&secrets::sign(&app.key, isi), tanda) {
            return None;
        }
        serde_json::from_str(isi).ok()
    }
}

/// Content and signature.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sealed {
    pub isi: String,
    pub tanda: String,
}

#[derive(Template)]
#[template(path = "kit/sesi_habis.html")]
struct SesiHabisPage {
    page: Page,
    sealed: Sealed,
    /// Whether the account is known that the text belongs to.
    is_kembali: bool,
    ketikan: Vec<(String, String)>,
}

/// The session ended while somebody typed: a login form that carries the typed fields.
pub(crate) fn login_keeping(ctx: &Ctx, posted: &Posted) -> Result<Response> {
    let typed = Typed { path: ctx.path.clone(), sesi: posted.sesi.clone(), fields: posted.fields.0.clone() };
    let page = SesiHabisPage {
        page: Page::of(ctx, "Silakan masuk lagi"),
        is_kembali: !typed.sesi.is_empty(),
        sealed: typed.seal(&ctx.app)?,
        ketikan: visible(&posted.fields),
    };
    respond::html_with(StatusCode::UNAUTHORIZED, &page)
}

#[derive(Template)]
#[template(path = "kit/isian_kembali.html")]
struct IsianKembaliPage {
    page: Page,
    typed: Typed,
    ketikan: Vec<(String, String)>,
}

/// After the login: the typed form, one button away from where it was going.
pub fn page_of_typed(ctx: &Ctx, typed: Typed) -> Result<Response> {
    if !typed.path.starts_with('/') || typed.path.starts_with("//") {
        return Err(Fault::Unreadable("path".into()));
    }
    let ketikan = visible(&Fields(typed.fields.clone()));
    respond::html(&IsianKembaliPage { page: Page::of(ctx, "Isian Anda kembali"), typed, ketikan })
}

/// What a person typed: no keys, versions or passwords, nothing empty.
pub(crate) fn visible(fields: &Fields) -> Vec<(String, String)> {
    let hidden = |name: &str| matches!(name, "kunci" | "versi" | "sandi") || name.ends_with("_id");
    fields.0.iter().filter(|(name, value)| !hidden(name) && !value.trim().is_empty()).cloned().collect()
}
