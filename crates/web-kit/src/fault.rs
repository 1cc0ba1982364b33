//! What people see when something goes wrong: what happened, why, what to do, and who can help. Nothing typed is lost.

use askama::Template;
use axum::extract::{Request, State};
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use platform::{App, Ctx, Fault, Result};

use crate::page::{Page, Tautan};
use crate::posted::Posted;
use crate::{request, respond, typed};

#[derive(Template)]
#[template(path = "kit/galat.html")]
struct GalatPage {
    page: Page,
    judul: &'static str,
    teks: String,
    /// Code that finds this request in the log.
    kode: String,
    tombol: Vec<Tautan>,
    /// What was typed, to copy.
    ketikan: Vec<(String, String)>,
}

/// The answer to a fault of this request.
pub fn page(ctx: &Ctx, fault: &Fault) -> Response {
    page_with(ctx, fault, Vec::new())
}

/// The answer to a fault of a POST: what was typed comes along.
pub fn page_keeping(ctx: &Ctx, fault: &Fault, posted: &Posted) -> Response {
    if matches!(fault, Fault::NoSession) {
        return typed::login_keeping(ctx, posted).unwrap_or_else(|err| page(ctx, &err));
    }
    page_with(ctx, fault, typed::visible(&posted.fields))
}

/// The answer when not even the request could be read.
pub(crate) fn without_ctx(app: &App, fault: &Fault) -> Response {
    tracing::error!(%fault, "request without context");
    let status =
        if fault.is_busy() { StatusCode::SERVICE_UNAVAILABLE } else { StatusCode::INTERNAL_SERVER_ERROR };
    let body = format!(
        "{}: sistem sedang tidak dapat dijangkau. Silakan coba lagi sebentar lagi.",
        app.instansi_nama
    );
    let mut response = (status, body).into_response();
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("5"));
    response
}

/// The answer to an address that no page has; programs get a problem document.
pub async fn not_found(State(app): State<App>, request: Request) -> Response {
    if request.uri().path().starts_with("/api/") {
        return crate::api::problem_of(&Fault::NotFound).into_response();
    }
    let (parts, _) = request.into_parts();
    match request::ctx(&app, &parts).await {
        Ok(ctx) => page(&ctx, &Fault::NotFound),
        Err(err) => without_ctx(&app, &err),
    }
}

fn page_with(ctx: &Ctx, fault: &Fault, isian: Vec<(String, String)>) -> Response {
    if matches!(fault, Fault::NoSession) {
        return to_login(ctx).unwrap_or_else(|err| without_ctx(&ctx.app, &err));
    }
    let (status, judul, teks) = words(fault);
    if status.is_server_error() {
        tracing::error!(%fault, request_id = %ctx.request_id, path = %ctx.path, "fault");
    }
    let page = GalatPage {
        page: Page::of(ctx, judul),
        judul,
        teks,
        kode: platform::receipts::number(ctx.request_id),
        tombol: buttons(fault),
        ketikan: isian,
    };
    let mut response = respond::html_with(status, &page).unwrap_or_else(|err| without_ctx(&ctx.app, &err));
    if status == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("5"));
    }
    response
}

fn buttons(fault: &Fault) -> Vec<Tautan> {
    match fault {
        Fault::Refused(_, _, href) => {
            vec![Tautan::new("Buka halamannya", href.clone()), Tautan::new("Ke Beranda", "/")]
        }
        _ => vec![Tautan::new("Ke Beranda", "/")],
    }
}

/// Status, heading and text of a fault.
pub(crate) fn words(fault: &Fault) -> (StatusCode, &'static str, String) {
    match fault {
        Fault::NotFound => (
            StatusCode::NOT_FOUND,
            "Halaman ini tidak ditemukan",
            "Alamatnya mungkin salah, atau halaman ini bukan untuk Anda. Tidak ada data yang berubah.".into(),
        ),
        Fault::Forbidden(role) => (
            StatusCode::FORBIDDEN,
            "Halaman ini tidak tersedia untuk peran Anda",
            format!(
                "Halaman ini untuk {role}. Jika menurut Anda keliru, tanyakan ke admin unit Anda; peran diberikan oleh \
                 tim pengelola kinerja."
            ),
        ),
        Fault::CrossSite => (
            StatusCode::FORBIDDEN,
            "Isian ini tidak dikirim dari halaman kami",
            "Demi keamanan, isian hanya diterima dari halaman Kinerja sendiri. Buka kembali halamannya, lalu kirim dari sana.".into(),
        ),
        Fault::Refused(judul, teks, _) => (StatusCode::CONFLICT, judul, teks.clone()),
        Fault::Stale => (
            StatusCode::CONFLICT,
            "Data ini baru saja diubah",
            "Perubahan Anda belum disimpan agar tidak saling menimpa. Buka kembali halamannya, bandingkan, lalu simpan.".into(),
        ),
        Fault::KeyReused => (
            StatusCode::CONFLICT,
            "Isian ini sudah pernah dikirim dengan isi lain",
            "Yang pertama sudah tersimpan. Muat ulang halamannya bila ingin mengirim isi yang baru.".into(),
        ),
        Fault::Unreadable(_) => (
            StatusCode::BAD_REQUEST,
            "Isian ini belum dapat dibaca",
            "Ada bagian yang hilang atau terlalu besar. Muat ulang halamannya, lalu kirim kembali.".into(),
        ),
        fault if fault.is_busy() => (
            StatusCode::SERVICE_UNAVAILABLE,
            "Sedang ramai",
            "Banyak permintaan datang bersamaan. Coba lagi beberapa detik lagi; data yang sudah tersimpan tetap aman.".into(),
        ),
        _ => (
            StatusCode::INTERNAL_SERVER_ERROR,
            "Ada gangguan di sistem kami",
            "Ini bukan kesalahan Anda. Kami mencatat gangguan ini; yang sudah tersimpan tetap aman. Silakan coba lagi.".into(),
        ),
    }
}

/// Where somebody without a session is sent, and comes back from.
fn to_login(ctx: &Ctx) -> Result<Response> {
    if ctx.path == "/" {
        return respond::see_other("/masuk");
    }
    let here = if ctx.query.is_empty() { ctx.path.clone() } else { format!("{}?{}", ctx.path, ctx.query) };
    let lanjut: String = form_urlencoded::byte_serialize(here.as_bytes()).collect();
    respond::see_other(&format!("/masuk?lanjut={lanjut}"))
}
