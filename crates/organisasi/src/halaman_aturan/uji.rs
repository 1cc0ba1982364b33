//! The pages and doors of the rules through HTTP. They read no row, so an empty database and a session that is made up
//! are enough.

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use chrono::{DateTime, Utc};
use platform::clock::{Clock, Entropy};
use platform::secrets::Hasher;
use platform::{
    Actor, App, AppParts, BoxFuture, Db, DbUrl, Hooks, InstansiId, Peran, PeranJenis, Result, Slots, Uuid,
    Zone,
};
use serde_json::{Value, json};
use tower::ServiceExt;

const PREDIKAT: &str = "permenpanrb6_2022.predikat_kinerja_pegawai";
const JSON: &str = "application/json";

/// Logs in whoever brings a token: "tim" as tim pengelola, else as an employee.
fn actor<'a>(
    _: &'a App,
    _: InstansiId,
    token: &'a str,
    _: DateTime<Utc>,
) -> BoxFuture<'a, Result<Option<Actor>>> {
    let peran = (token == "tim").then_some(Peran { jenis: PeranJenis::TimPengelola, jalur: None });
    Box::pin(async move {
        Ok(Some(Actor {
            akun_id: Uuid::from_u128(1),
            sesi_id: Uuid::from_u128(2),
            orang_id: Some(Uuid::from_u128(3)),
            masuk: "x".into(),
            nama: "Ratna Wulandari".into(),
            jabatan: "Pengelola Layanan".into(),
            instansi_nama: "Pemerintah Kota Sagara".into(),
            peran: peran.into_iter().collect(),
            is_pegawai: true,
            is_penilai: false,
            is_pembantu_penilai: false,
            is_atasan_penilai: false,
            is_kepala_unit_atasan: false,
        }))
    })
}

async fn app() -> App {
    let db = Db::open(&DbUrl::Sqlite(":memory:".into()), None).await.unwrap();
    App::new(AppParts {
        db,
        clock: Clock::fixed(DateTime::from_timestamp(1_790_000_000, 0).unwrap()),
        entropy: Entropy::seeded(1),
        hasher: Hasher::cheap(),
        files: platform::files::Files::in_memory(),
        hooks: Hooks { actor, ..crate::hooks() },
        slots: Slots { menu: crate::stage().menu, ..Slots::default() },
        instansi: InstansiId(1),
        instansi_nama: "Pemerintah Kota Sagara".into(),
        zone: Zone::Wib,
        https: false,
        key: [7; 32],
    })
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: String,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect("JSON")
    }

    fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

async fn send(request: Request<Body>) -> Answer {
    let app = app().await;
    let response = super::routes().into_router().with_state(app).oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap();
    Answer { status: parts.status, headers: parts.headers, body: String::from_utf8(body.into()).unwrap() }
}

async fn get_as(path: &str, token: Option<&str>) -> Answer {
    let mut request = Request::get(path);
    if let Some(token) = token {
        request = request.header("cookie", format!("kinerja_sesi=1.{token}"));
    }
    send(request.body(Body::empty()).unwrap()).await
}

async fn get(path: &str) -> Answer {
    get_as(path, None).await
}

async fn post(id: &str, kind: &str, body: impl Into<Body>) -> Answer {
    send(
        Request::post(format!("/api/v1/aturan/{id}")).header("content-type", kind).body(body.into()).unwrap(),
    )
    .await
}

async fn ask(id: &str, body: Value) -> Answer {
    post(id, JSON, body.to_string()).await
}

fn cases() -> Vec<Value> {
    serde_json::from_str(include_str!("../../../aturan/tests/kasus.json")).unwrap()
}

/// A problem document: (code, field, rule), after checking what every one of them has.
fn problem(answer: &Answer) -> (String, Option<String>, Option<String>) {
    assert_eq!(answer.header("content-type"), "application/problem+json", "{}", answer.body);
    let body = answer.json();
    assert_eq!(body["status"], answer.status.as_u16());
    assert!(body["title"].is_string() && body["detail"].as_str().is_some_and(|text| text.ends_with('.')));
    let text = |value: &Value| value.as_str().map(str::to_owned);
    (text(&body["error"]["code"]).unwrap_or_default(), text(&body["error"]["field"]), text(&body["rule"]))
}

#[tokio::test]
async fn the_list_shows_every_rule_to_everybody() {
    for token in [None, Some("pegawai"), Some("tim")] {
        let answer = get_as("/aturan", token).await;
        assert_eq!(answer.status, StatusCode::OK);
        for rule in aturan::daftar() {
            assert!(answer.body.contains(&format!(r#"href="/aturan/{}""#, rule.id)), "{}", rule.id);
        }
        for kode in aturan::Kode::ALL {
            assert!(
                answer.body.contains(&format!(r#"id="kode-{}""#, kode.kode())),
                "the type of problems leads here"
            );
        }
    }
}

#[tokio::test]
async fn only_the_tim_pengelola_has_it_in_the_menu() {
    let lit = r#"href="/aturan" aria-current="page""#;
    assert!(get_as(&format!("/aturan/{PREDIKAT}"), Some("tim")).await.body.contains(lit));
    assert!(!get_as("/aturan", Some("pegawai")).await.body.contains(lit));
    assert!(!get("/aturan").await.body.contains(r#"id="menu""#));
}

#[tokio::test]
async fn a_rule_shows_its_source_words_and_an_empty_form() {
    for rule in aturan::daftar() {
        let answer = get(&format!("/aturan/{}", rule.id)).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", rule.id);
        for text in [rule.judul, rule.regulasi, rule.pasal, rule.isi[0]] {
            assert!(answer.body.contains(text), "{} {text}", rule.id);
        }
        let doubts = answer.body.contains("Aturan ini bersumber sekunder");
        assert_eq!(doubts, rule.keraguan().is_some(), "{}", rule.id);
        assert!(!answer.body.contains(r#"id="hasil""#) && !answer.body.contains("data-ringkasan"));
    }
}

#[tokio::test]
async fn a_topic_is_an_address_too() {
    let answer = get("/aturan/predikat_kinerja?rating_perilaku=sesuai_ekspektasi").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header("location"), format!("/aturan/{PREDIKAT}?rating_perilaku=sesuai_ekspektasi"));
    assert_eq!(get("/aturan/tidak.ada").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_example_of_every_rule_is_a_link_that_shows_answer_steps_and_json() {
    for rule in aturan::daftar() {
        let link = super::formulir::contoh(rule).unwrap();
        let answer = get(&link).await;
        assert_eq!(answer.status, StatusCode::OK, "{link}");
        for text in [r#"id="hasil""#, "Langkah demi langkah", rule.pasal, "curl -H", "/api/v1/aturan/"] {
            assert!(answer.body.contains(text), "{link}: {text}");
        }
        assert_eq!(doubled(&answer.body), [""; 0], "{link}: ids that stand twice");
    }
}

/// Ids that stand more than once on a page: a field of a rule may be called as the page calls something of its own.
fn doubled(body: &str) -> Vec<&str> {
    let mut seen = std::collections::HashSet::new();
    let ids = body.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next());
    ids.filter(|id| !seen.insert(*id)).collect()
}

#[tokio::test]
async fn the_answer_is_in_words_and_lights_its_cell() {
    let path = format!(
        "/aturan/{PREDIKAT}?rating_hasil_kerja=di_bawah_ekspektasi&rating_perilaku=sesuai_ekspektasi"
    );
    let body = get(&path).await.body;
    assert!(body.contains(r#"<p class="besar warna-nila">Butuh Perbaikan</p>"#));
    assert!(body.contains(r#"<td class="grid9-milik">Butuh Perbaikan<small>hasil ini</small>"#));
    assert!(body.contains(r#"value="di_bawah_ekspektasi" checked"#), "the form keeps what was chosen");
}

#[tokio::test]
async fn a_refused_form_comes_back_as_typed_with_messages() {
    let path = "/aturan/se3_2023.pola_distribusi?capaian_organisasi=baik&jumlah.sangat_baik=2,5&jumlah.baik=%22%3E%3Cb%3E\
                &jumlah.butuh_perbaikan=1&jumlah.kurang=0&jumlah.sangat_kurang=";
    let answer = get(path).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let body = &answer.body;
    assert!(body.contains("Masih ada 3 bagian") && body.contains(r##"<a href="#jumlah.baik">"##));
    assert!(body.contains(r#"value="2,5""#) && body.contains(r#"id="jumlah.sangat_baik-galat""#));
    assert!(!body.contains(r#""><b>"#), "what was typed is text");
    assert!(!body.contains(r#"id="hasil""#));
}

#[tokio::test]
async fn what_only_the_rule_can_refuse_stands_at_its_group() {
    let zero = ["sangat_baik", "baik", "butuh_perbaikan", "kurang", "sangat_kurang"]
        .map(|n| format!("&jumlah.{n}=0"));
    let path = format!("/aturan/se3_2023.pola_distribusi?capaian_organisasi=baik{}", zero.concat());
    let answer = get(&path).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains(r#"id="jumlah-galat""#) && answer.body.contains("paling sedikit 1"));
}

#[tokio::test]
async fn pages_have_no_inline_style_or_script() {
    let example = super::formulir::contoh(aturan::cari("nip.parse").unwrap()).unwrap();
    for path in ["/aturan", &example] {
        let body = get(path).await.body;
        assert!(
            !body.contains(" style=") && !body.contains(" onclick=") && !body.contains("<script>"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn programs_get_the_list_with_fields() {
    let answer = get("/api/v1/aturan").await;
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, JSON));
    let ids: Vec<_> =
        answer.json()["aturan"].as_array().unwrap().iter().map(|rule| rule["id"].clone()).collect();
    assert_eq!(ids, aturan::daftar().iter().map(|rule| json!(rule.id)).collect::<Vec<_>>());
}

/// The same value with every number a float: 25 and 25.0 are one number.
fn as_floats(value: Value) -> Value {
    match value {
        Value::Number(number) => json!(number.as_f64()),
        Value::Array(list) => list.into_iter().map(as_floats).collect(),
        Value::Object(map) => Value::Object(map.into_iter().map(|(name, v)| (name, as_floats(v))).collect()),
        other => other,
    }
}

#[tokio::test]
async fn every_case_is_answered() {
    for case in cases() {
        let rule = case["rule"].as_str().unwrap();
        let answer = ask(rule, json!({"input": case["input"]})).await;
        assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, JSON));
        let expected = json!({"rule": rule, "output": case["expected"]});
        assert_eq!(as_floats(answer.json()), as_floats(expected), "{}", case["input"]);
    }
}

#[tokio::test]
async fn steps_and_topics_are_for_programs_too() {
    let input = json!({"rating_hasil_kerja": "sesuai_ekspektasi", "rating_perilaku": "sesuai_ekspektasi"});
    let answer = ask("predikat_kinerja", json!({"input": input, "on": "2026-01-12", "jelaskan": true})).await;
    let body = answer.json();
    assert_eq!((body["rule"].as_str(), body["output"]["predikat"].as_str()), (Some(PREDIKAT), Some("baik")));
    assert_eq!(body["langkah"].as_array().map(Vec::len), Some(4));
}

#[tokio::test]
async fn refusals_are_problem_documents() {
    let table = [
        ("tidak.ada", json!({"input": {}}), 404, ("aturan_tidak_dikenal", None)),
        (PREDIKAT, json!({"input": {}}), 422, ("isian_kurang", Some("rating_hasil_kerja"))),
        (PREDIKAT, json!({}), 422, ("isian_kurang", Some("input"))),
        (PREDIKAT, json!([]), 422, ("jenis_salah", None)),
        (PREDIKAT, json!({"input": {}, "on": "2022-02-02"}), 422, ("tidak_berlaku", Some("on"))),
        (PREDIKAT, json!({"input": {}, "rule": PREDIKAT}), 422, ("isian_tidak_dikenal", Some("rule"))),
        ("predikat_kinerja", json!({"input": {}}), 422, ("isian_kurang", Some("on"))),
    ];
    for (id, body, status, (code, field)) in table {
        let answer = ask(id, body.clone()).await;
        assert_eq!(answer.status.as_u16(), status, "{id} {body}");
        assert_eq!(problem(&answer), (code.into(), field.map(str::to_owned), Some(id.into())), "{body}");
        assert_eq!(answer.json()["type"], format!("/aturan#kode-{code}"));
    }
}

#[tokio::test]
async fn broken_json_is_named_so() {
    for body in [&b"{"[..], b"", b"\xff", b"{} {}", br#"{"input":{},"input":{}}"#] {
        let answer = post("nip.parse", JSON, body).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(problem(&answer).0, "json_rusak");
    }
}

#[tokio::test]
async fn other_kinds_of_content_are_refused() {
    for kind in ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x"] {
        let answer = post("nip.parse", kind, "{}").await;
        assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{kind}");
        problem(&answer);
    }
}

#[tokio::test]
async fn one_mebibyte_is_taken_and_a_byte_more_is_not() {
    let mut body = json!({"input": {"nip": "198609262015051001"}}).to_string();
    body.push_str(&" ".repeat(web_kit::api::BODY_BYTES_MAX - body.len()));
    assert_eq!(post("nip.parse", JSON, body.clone()).await.status, StatusCode::OK);
    body.push(' ');
    let answer = post("nip.parse", JSON, body).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    problem(&answer);
}

#[test]
fn the_permission_table_knows_every_page_and_door() {
    let routes = super::routes();
    let table: Vec<_> = routes.info().iter().map(|row| (row.method, row.path, row.action)).collect();
    let expected = [
        ("GET", "/aturan", "lihat_aturan"),
        ("GET", "/aturan/{id}", "lihat_aturan"),
        ("GET", "/api/v1/aturan", "lihat_aturan"),
        ("POST", "/api/v1/aturan/{id}", "hitung_aturan"),
    ];
    assert_eq!(table, expected);
}
