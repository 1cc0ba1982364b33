//! Documents of the demo city, through HTTP, by role; the PDFs are read back with `pdftotext` of poppler-utils
//! (`apt-get install poppler-utils`).

use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, Request, StatusCode};
use chrono::{DateTime, NaiveDate, TimeDelta};
use organisasi::instansi::{self, Instansi};
use platform::clock::{Clock, Entropy};
use platform::jobs::run_due;
use platform::secrets::Hasher;
use platform::{App, AppParts, Db, DbUrl, Files, InstansiId, Zone};
use tower::ServiceExt;

use super::store;
use crate::demo::kota::{Kota, Opsi};
use crate::demo::muat;
use crate::serve::{router, slots};

/// The demo city on 10 December 2026, in a database of its own.
async fn city() -> App {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let number = NEXT.fetch_add(1, Ordering::SeqCst);
    let file = std::env::temp_dir().join(format!("kinerja-dokumen-{}-{number}.db", std::process::id()));
    let db = Db::open(&DbUrl::Sqlite(file), None).await.unwrap();
    db.migrate().await.unwrap();
    let instansi = Instansi {
        id: InstansiId(1),
        nama: "Pemerintah Kota Sagara".into(),
        zone: Zone::Wib,
        kunci_tanda: [7; 32],
        is_demo: true,
    };
    let mut tx = db.write(instansi.id).await.unwrap();
    instansi::store::insert(&mut tx, &instansi, "sagara").await.unwrap();
    tx.commit().await.unwrap();
    let app = App::new(AppParts {
        db,
        files: Files::in_memory(),
        clock: Clock::fixed("2026-12-10T01:00:00Z".parse::<DateTime<chrono::Utc>>().unwrap()),
        entropy: Entropy::seeded(1),
        hasher: Hasher::cheap(),
        hooks: organisasi::hooks(),
        slots: slots(),
        instansi: instansi.id,
        instansi_nama: instansi.nama,
        zone: instansi.zone,
        https: false,
        key: instansi.kunci_tanda,
    });
    let opsi = Opsi { pegawai: 120, ..Opsi::baku(NaiveDate::from_ymd_opt(2026, 12, 10).unwrap()) };
    muat::muat(&app, &Kota::susun(&opsi).unwrap()).await.unwrap();
    app
}

/// Somebody with a browser.
struct Orang {
    pages: Router,
    cookie: String,
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Answer {
    fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    fn header(&self, name: impl axum::http::header::AsHeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// What stands between two texts, at the first place where both do.
    fn between(&self, before: &str, after: &str) -> &str {
        let (_, rest) = self.text().split_once(before).unwrap_or_else(|| panic!("{before}: {}", self.text()));
        rest.split_once(after).unwrap().0
    }
}

impl Orang {
    async fn masuk(app: &App, nama: &str) -> Self {
        let mut me = Self { pages: router(app.clone()), cookie: String::new() };
        let answer = me.post("/masuk", &format!("masuk={nama}&sandi={}", muat::SANDI)).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{nama}: {}", answer.text());
        answer.header(SET_COOKIE).split(';').next().unwrap().clone_into(&mut me.cookie);
        me
    }

    async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.pages.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, 20_000_000).await.unwrap().to_vec();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).header(COOKIE, &self.cookie).body(Body::empty()).unwrap()).await
    }

    async fn post(&self, path: &str, form: &str) -> Answer {
        let request = Request::post(path)
            .header(COOKIE, &self.cookie)
            .header("sec-fetch-site", "same-origin")
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(form.to_owned())).unwrap()).await
    }

    /// Presses "Buat dokumen".
    async fn buat(&self, path: &str) {
        let page = self.get(path).await;
        let kunci = page.between("name=\"kunci\" value=\"", "\"").to_owned();
        let answer = self.post(path, &format!("kunci={kunci}")).await;
        assert_eq!(
            (answer.status, answer.header(LOCATION)),
            (StatusCode::SEE_OTHER, path),
            "{}",
            answer.text()
        );
        // A button pressed twice, and an answer lost on the way: the same again.
        let again = self.post(path, &format!("kunci={kunci}")).await;
        assert_eq!((again.status, again.header(LOCATION)), (StatusCode::SEE_OTHER, path));
    }

    /// Sends the form of a page that no longer shows it: it was open in another tab.
    async fn buat_lagi(&self, path: &str) {
        let answer = self.post(path, "kunci=0192f3a4-0000-7000-8000-0123456789ab").await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    }

    /// Path of the finished document.
    async fn unduhan(&self, path: &str) -> String {
        let page = self.get(path).await;
        format!("/dokumen/{}/unduh", page.between("href=\"/dokumen/", "/unduh\""))
    }

    async fn skp(&self) -> String {
        let page = self.get("/skp").await;
        format!("/skp/{}/cetak", page.between("href=\"/skp/", "/cetak\""))
    }

    /// Page of the own evaluation of a period.
    async fn evaluasi(&self, periode: &str) -> String {
        let list = self.get("/hasil").await;
        let row = list.between(&format!("<th scope=\"row\">{periode}</th>"), "</tr>");
        let id = row.split(['/', '"']).find(|word| word.len() == 36).expect("an id");
        format!("/evaluasi/{id}/cetak")
    }
}

/// The text of a PDF, every run of white space one space.
fn text_of(pdf: &[u8]) -> String {
    let mut reader = Command::new("pdftotext")
        .args(["-layout", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftotext is required: apt-get install poppler-utils");
    reader.stdin.take().unwrap().write_all(pdf).unwrap();
    let out = reader.wait_with_output().unwrap();
    assert!(out.status.success());
    String::from_utf8(out.stdout).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn assert_words(text: &str, words: &[&str]) {
    for word in words {
        assert!(text.contains(word), "{word}: {text}");
    }
}

#[tokio::test]
async fn ratna_prints_her_skp_once_for_each_version() {
    let app = city().await;
    let ratna = Orang::masuk(&app, "ratna").await;
    let path = ratna.skp().await;
    assert_words(ratna.get(&path).await.text(), &["Dokumen ini belum dibuat", "Buat dokumen"]);
    ratna.buat(&path).await;
    let waiting = ratna.get(&path).await;
    assert_words(waiting.text(), &["Sedang dibuat", "http-equiv=\"refresh\""]);
    assert_eq!(run_due(&app).await.unwrap(), 1);
    let ready = ratna.get(&path).await;
    assert!(!ready.text().contains("http-equiv=\"refresh\""));
    let unduh = ratna.unduhan(&path).await;
    let file = ratna.get(&unduh).await;
    assert_eq!(file.header(CONTENT_TYPE), "application/pdf");
    assert!(
        file.header(CONTENT_DISPOSITION).starts_with("attachment; filename=\"SKP 2026 Ratna Wulandari.pdf\"")
    );
    let words = text_of(&file.body);
    assert_words(
        &words,
        &[
            "SASARAN KINERJA PEGAWAI",
            "Ratna Wulandari, S.AP.",
            "198704122011012000",
            "Marlina",
            "SKP/2026/",
            "A. Utama",
            "Sistem resmi: e-Kinerja BKN",
            "bukan tanda tangan elektronik tersertifikasi",
        ],
    );
    // The same version again, with another key: the same document, and nothing to print.
    ratna.buat_lagi(&path).await;
    assert_eq!(run_due(&app).await.unwrap(), 0);
    assert_eq!(ratna.unduhan(&path).await, unduh);
    assert_words(ratna.get("/dokumen").await.text(), &["SKP 2026 Ratna Wulandari", "Sah", &unduh]);
    // A newer version takes its place; what was handed out stays readable.
    let skp = uuid::Uuid::parse_str(path.split('/').nth(2).unwrap()).unwrap();
    let mut tx = app.db.write(app.instansi).await.unwrap();
    store::change_skp(&mut tx, skp).await.unwrap();
    tx.commit().await.unwrap();
    assert_words(ratna.get(&path).await.text(), &["Ada versi yang lebih baru", "Versi sebelumnya"]);
    ratna.buat(&path).await;
    assert_eq!(run_due(&app).await.unwrap(), 1);
    assert_ne!(ratna.unduhan(&path).await, unduh);
    assert_words(ratna.get("/dokumen").await.text(), &["Sudah digantikan"]);
    assert_eq!(ratna.get(&unduh).await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_evaluation_prints_every_block_and_only_for_those_who_may_know() {
    let app = city().await;
    let ratna = Orang::masuk(&app, "ratna").await;
    let path = ratna.evaluasi("Triwulan I 2026").await;
    ratna.buat(&path).await;
    assert_eq!(run_due(&app).await.unwrap(), 1);
    let unduh = ratna.unduhan(&path).await;
    let words = text_of(&ratna.get(&unduh).await.body);
    assert_words(
        &words,
        &[
            "DOKUMEN EVALUASI KINERJA PEGAWAI",
            "Triwulan I (1 Januari 2026 s.d. 31 Maret 2026)",
            "Marlina",
            "Nasrul",
            "Capaian kinerja organisasi",
            "Tidak ada keberatan",
            "Hasil evaluasi diterima pegawai pada",
            "EVALUASI/2026/",
            "Fakta yang dirujuk",
        ],
    );
    assert!(!words.contains("sementara"), "{words}");
    let (id, halaman) = (unduh.as_str(), path.as_str());
    for (nama, expected) in [
        ("marlina", StatusCode::OK),
        ("nasrul", StatusCode::OK),
        ("yohana", StatusCode::NOT_FOUND),
        ("hendra", StatusCode::NOT_FOUND),
        ("nurul", StatusCode::NOT_FOUND),
        ("edison", StatusCode::NOT_FOUND),
    ] {
        let orang = Orang::masuk(&app, nama).await;
        assert_eq!(orang.get(halaman).await.status, expected, "{nama}");
        assert_eq!(orang.get(id).await.status, expected, "{nama}");
    }
}

#[tokio::test]
async fn a_result_that_was_not_opened_is_not_printed_for_the_employee() {
    let app = city().await;
    let ratna = Orang::masuk(&app, "ratna").await;
    let path = ratna.evaluasi("Triwulan III 2026").await;
    let refused = ratna.get(&path).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert_words(refused.text(), &["tersedia setelah hasilnya Anda buka"]);
    let marlina = Orang::masuk(&app, "marlina").await;
    assert_words(marlina.get(&path).await.text(), &["Dokumen evaluasi belum dapat dibuat"]);
}

#[tokio::test]
async fn a_pdf_that_does_not_come_is_asked_for_again() {
    let app = city().await;
    let ratna = Orang::masuk(&app, "ratna").await;
    let path = ratna.skp().await;
    ratna.buat(&path).await;
    app.clock.advance(TimeDelta::minutes(3));
    assert_words(ratna.get(&path).await.text(), &["Belum selesai dibuat", "Coba lagi"]);
    ratna.buat(&path).await;
    let mut ran = 0;
    while let count @ 1.. = run_due(&app).await.unwrap() {
        ran += count;
    }
    assert_eq!(ran, 2, "two jobs, one document");
    assert_eq!(ratna.get(&ratna.unduhan(&path).await).await.status, StatusCode::OK);
}
