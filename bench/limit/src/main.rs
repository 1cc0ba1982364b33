//! The limit: what a program could reach that does nothing but the page.
//!
//! It looks up the session and reads the own SKP with the statements of `kinerja` (session, SKP, its content, its texts),
//! through sqlx alone, and renders a template. No grants, layout, receipts, metrics or errors for people. Usage:
//! `limit sqlite:///lokasi/kinerja.db 127.0.0.1:8090` or `limit postgres://… 127.0.0.1:8090`; `GET /skp` with the cookie
//! of a session of `kinerja`, on the day `KINERJA_HARI_INI`.

mod statements;

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use sha2::{Digest, Sha256};
use sqlx::{AssertSqlSafe, PgPool, SqlitePool};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Actor {
    nama: String,
    orang_id: Option<Uuid>,
    jabatan: Option<String>,
}

#[derive(sqlx::FromRow)]
struct Skp {
    id: Uuid,
    tahun: i64,
    jabatan: String,
    unit_nama: String,
    periode_awal: NaiveDate,
    periode_akhir: NaiveDate,
    status: String,
    penilai_nama: Option<String>,
    penilai_jabatan: Option<String>,
}

#[derive(sqlx::FromRow)]
struct Isi {
    rhk_teks: String,
    pimpinan_teks: Option<String>,
    aspek: Option<String>,
    teks: Option<String>,
    target_x10000: Option<i64>,
    satuan: Option<String>,
    sumber_data: Option<String>,
}

#[derive(sqlx::FromRow)]
struct Teks {
    jenis: String,
    teks: String,
}

#[derive(Template)]
#[template(path = "skp.html")]
struct SkpPage {
    actor: Actor,
    skp: Skp,
    isi: Vec<Isi>,
    teks: Vec<Teks>,
}

enum Pool {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

struct Limit {
    pool: Pool,
    today: NaiveDate,
}

/// Reads the page on one engine: the same four statements on both.
macro_rules! read_page {
    ($pool:expr, $token:expr, $now:expr, $today:expr) => {{
        let pool = $pool;
        let actor: Option<Actor> = sqlx::query_as(AssertSqlSafe(statements::ACTOR))
            .bind(1_i64)
            .bind($token)
            .bind($now)
            .bind($today)
            .fetch_optional(pool)
            .await?;
        let Some(actor) = actor else { return Ok(None) };
        let skp: Option<Skp> = sqlx::query_as(AssertSqlSafe(statements::SKP))
            .bind(1_i64)
            .bind(actor.orang_id)
            .bind($today)
            .fetch_optional(pool)
            .await?;
        let Some(skp) = skp else { return Ok(None) };
        let isi =
            sqlx::query_as(AssertSqlSafe(statements::ISI)).bind(1_i64).bind(skp.id).fetch_all(pool).await?;
        let teks =
            sqlx::query_as(AssertSqlSafe(statements::TEKS)).bind(1_i64).bind(skp.id).fetch_all(pool).await?;
        Ok(Some(SkpPage { actor, skp, isi, teks }))
    }};
}

impl Limit {
    async fn page(&self, token: Vec<u8>, now: DateTime<Utc>) -> Result<Option<SkpPage>, sqlx::Error> {
        match &self.pool {
            Pool::Sqlite(pool) => read_page!(pool, token, now, self.today),
            Pool::Postgres(pool) => read_page!(pool, token, now, self.today),
        }
    }
}

async fn skp(State(limit): State<Arc<Limit>>, headers: HeaderMap) -> Response {
    let cookie = headers.get("cookie").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let token = cookie.split_once('.').map_or("", |(_, token)| token);
    let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or(NaiveTime::MIN);
    match limit.page(Sha256::digest(token.as_bytes()).to_vec(), limit.today.and_time(noon).and_utc()).await {
        Ok(Some(page)) => page.render().map_or_else(failed, |html| Html(html).into_response()),
        Ok(None) => StatusCode::UNAUTHORIZED.into_response(),
        Err(err) => failed(err),
    }
}

fn failed(err: impl std::fmt::Display) -> Response {
    (StatusCode::INTERNAL_SERVER_ERROR, err.to_string()).into_response()
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(url), Some(listen)) = (args.next(), args.next()) else {
        return Err("usage: limit URL ADDRESS".into());
    };
    let today = std::env::var("KINERJA_HARI_INI")?.parse()?;
    let pool = match url.strip_prefix("sqlite://") {
        // Readers as in kinerja: four connections that refuse to write.
        Some(path) => {
            let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path).pragma("query_only", "1");
            Pool::Sqlite(
                sqlx::sqlite::SqlitePoolOptions::new().max_connections(4).connect_with(options).await?,
            )
        }
        None => Pool::Postgres(sqlx::postgres::PgPoolOptions::new().max_connections(16).connect(&url).await?),
    };
    let app = Router::new().route("/skp", get(skp)).with_state(Arc::new(Limit { pool, today }));
    let listener = tokio::net::TcpListener::bind(listen).await?;
    println!("http://{}", listener.local_addr()?);
    axum::serve(listener, app).await?;
    Ok(())
}
