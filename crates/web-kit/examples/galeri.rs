//! Shows the kit without the product: `cargo run -p web-kit --example galeri`, then open http://127.0.0.1:4180/.
//!
//! Mock pages of home, login and rating built from the layouts and macros alone. What is typed goes nowhere; autosave
//! is answered as the server would. `?tema=gelap` and `?tema=terang` choose the colours.

use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use web_kit::ui::TabelPredikat;
use web_kit::{Bukti, Page, Pita, Tema, assets, komponen};

const ADDRESS: &str = "127.0.0.1:4180";

/// The policy of the program, so that the gallery shows what it would refuse.
const CSP: &str = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; \
                   frame-ancestors 'none'";

type Params = std::collections::HashMap<String, String>;

#[derive(Template)]
#[template(path = "galeri/beranda.html")]
struct Beranda {
    page: Page,
}

#[derive(Template)]
#[template(path = "galeri/masuk.html")]
struct Masuk {
    page: Page,
    salah: bool,
}

#[derive(Template)]
#[template(path = "galeri/penilaian.html")]
struct Penilaian {
    page: Page,
    tabel: TabelPredikat,
    tim: Vec<(&'static str, &'static str)>,
}

#[derive(Template)]
#[template(path = "galeri/pemantauan.html")]
struct Pemantauan {
    page: Page,
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let routes = Router::new()
        .route("/", get(beranda))
        .route("/masuk", get(masuk))
        .route("/penilaian", get(penilaian))
        .route("/pemantauan", get(pemantauan))
        .route("/komponen", get(gallery))
        .route("/simpan", post(simpan))
        .route(assets::ROUTE, get(assets::serve));
    let listener = tokio::net::TcpListener::bind(ADDRESS).await?;
    println!("http://{ADDRESS}/  /masuk  /penilaian  /pemantauan  /komponen");
    axum::serve(listener, routes).await
}

fn page(judul: &str, href: &str, params: &Params) -> Page {
    let mut page = Page::contoh(judul).with_aktif(href);
    page.tema = match params.get("tema").map(String::as_str) {
        Some("gelap") => Tema::Gelap,
        Some("terang") => Tema::Terang,
        _ => Tema::Perangkat,
    };
    if params.contains_key("latihan") {
        page = page.with_pita(Pita::latihan());
    }
    if params.contains_key("bukti") {
        page = page.with_bukti(Bukti::new("7K3-91F", "16.42"));
    }
    page
}

fn answer(html: Result<String, askama::Error>) -> Response {
    match html {
        Ok(html) => ([("content-security-policy", CSP)], Html(html)).into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

async fn beranda(Query(params): Query<Params>) -> Response {
    answer(Beranda { page: page("Beranda", "/", &params) }.render())
}

async fn masuk(Query(params): Query<Params>) -> Response {
    let mut page = page("Masuk", "", &params);
    page.siapa = None;
    answer(Masuk { page, salah: params.contains_key("salah") }.render())
}

async fn pemantauan(Query(params): Query<Params>) -> Response {
    answer(Pemantauan { page: page("Pemantauan Pengisian", "", &params) }.render())
}

async fn gallery(Query(params): Query<Params>) -> Response {
    answer(komponen::html(page("Komponen", "", &params).with_pita(Pita::latihan())))
}

async fn penilaian(Query(params): Query<Params>) -> Response {
    let tabel = TabelPredikat::new(|hasil, perilaku| match (hasil, perilaku) {
        ("di_bawah_ekspektasi", "di_bawah_ekspektasi") => "Sangat Kurang",
        (_, "di_bawah_ekspektasi") => "Kurang",
        ("di_bawah_ekspektasi", _) => "Butuh Perbaikan",
        ("di_atas_ekspektasi", "di_atas_ekspektasi") => "Sangat Baik",
        _ => "Baik",
    });
    let tabel = tabel.with_milik("di_atas_ekspektasi", "sesuai_ekspektasi");
    answer(Penilaian { page: page("Menilai Ratna Wulandari", "", &params), tabel, tim: tim() }.render())
}

fn tim() -> Vec<(&'static str, &'static str)> {
    vec![
        ("Andi Prasetyo", "selesai"),
        ("Benny Tambunan", "selesai"),
        ("Citra Maharani", "selesai"),
        ("Darmawan", "selesai"),
        ("Eka Nurhayati", "perlu perhatian"),
        ("Fitri Handayani", "selesai"),
        ("Gunawan Lubis", "selesai"),
        ("Ratna Wulandari", "kini"),
        ("Hasan Basri", "belum"),
        ("Indah Permata", "belum"),
        ("Joko Santoso", "belum"),
        ("Kartika Sari", "perlu perhatian"),
        ("Lukman Hakim", "belum"),
        ("Mega Simanjuntak", "belum"),
        ("Yohana Tampubolon", "perlu perhatian"),
    ]
}

/// What the rating page posts to: an autosave is answered in JSON, the button by going back with a receipt.
async fn simpan(headers: axum::http::HeaderMap, Form(fields): Form<Vec<(String, String)>>) -> Response {
    let field = |name: &str| fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    if headers.contains_key("x-simpan-otomatis") {
        let versi = field("versi").and_then(|versi| versi.parse::<u32>().ok()).unwrap_or(0) + 1;
        let json = format!(r#"{{"waktu":"16.42","kode":"7K3-91F","isian":{{"versi":"{versi}"}}}}"#);
        return ([("content-type", "application/json")], json).into_response();
    }
    Redirect::to("/penilaian?bukti").into_response()
}
