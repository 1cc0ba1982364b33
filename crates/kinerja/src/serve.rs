//! From an [`App`] to a listening server: routes, security headers, limits, health, the worker, graceful stop.

use std::future::Future;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Path, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use platform::{App, Slots, jobs};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tower_http::compression::CompressionLayer;

use crate::stages::{routes, stages};

/// Longest that a request may take.
const REQUEST_SECONDS_MAX: u64 = 30;
/// Longest that a stop waits for jobs that are begun; what is not done then is done by the next start.
const JOBS_SECONDS_MAX: u64 = 10;

/// What the stages offer to pages of others.
pub fn slots() -> Slots {
    let stages = stages();
    Slots {
        menu: stages.iter().flat_map(|stage| stage.menu.clone()).collect(),
        menunggu: stages.iter().flat_map(|stage| stage.menunggu.clone()).collect(),
        sentuhan: stages.iter().flat_map(|stage| stage.sentuhan.clone()).collect(),
        jobs: stages.iter().flat_map(|stage| stage.jobs.clone()).collect(),
    }
}

/// The whole program as one service.
pub fn router(app: App) -> Router {
    routes()
        .into_router()
        .route("/aset/{nama}", get(aset))
        .route("/healthz", get(|| async { "ok" }))
        .route("/readyz", get(readyz))
        .fallback(web_kit::not_found)
        .layer(CompressionLayer::new())
        .layer(DefaultBodyLimit::max(web_kit::posted::UPLOAD_BYTES_MAX))
        .layer(axum::middleware::from_fn(deadline))
        .layer(axum::middleware::from_fn_with_state(app.clone(), security_headers))
        .with_state(app)
}

async fn aset(Path(nama): Path<String>, headers: HeaderMap) -> Response {
    web_kit::assets::serve(Path(nama), headers).await
}

async fn readyz(State(app): State<App>) -> Response {
    match app.db.ping().await {
        Ok(()) => "siap".into_response(),
        Err(err) => {
            tracing::warn!(%err, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "basis data belum dapat dijangkau").into_response()
        }
    }
}

/// Nothing hangs for ever: after half a minute the answer is a polite 503.
async fn deadline(request: Request, next: Next) -> Response {
    match tokio::time::timeout(Duration::from_secs(REQUEST_SECONDS_MAX), next.run(request)).await {
        Ok(response) => response,
        Err(_) => {
            (StatusCode::SERVICE_UNAVAILABLE, [("retry-after", "5")], "Sedang ramai. Coba lagi sebentar.")
                .into_response()
        }
    }
}

const HEADERS: [(HeaderName, &str); 6] = [
    (
        HeaderName::from_static("content-security-policy"),
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
         connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    (HeaderName::from_static("x-content-type-options"), "nosniff"),
    (HeaderName::from_static("x-frame-options"), "DENY"),
    (HeaderName::from_static("referrer-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=(), payment=()"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
];

async fn security_headers(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    headers.entry("cache-control").or_insert(HeaderValue::from_static("no-store"));
    if app.https {
        let year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert("strict-transport-security", year);
    }
    response
}

/// Serves pages and runs jobs until `stop` is done, then lets running requests and jobs finish.
pub async fn serve(
    app: App,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let db = app.db.clone();
    let (stopping, stopped) = watch::channel(false);
    let worker = tokio::spawn(jobs::work(app.clone(), until_true(stopped)));
    let stop = async move {
        stop.await;
        stopping.send_replace(true);
    };
    let served = axum::serve(listener, router(app)).with_graceful_shutdown(stop).await;
    finish_jobs(worker).await;
    served?;
    db.close().await.map_err(std::io::Error::other)
}

/// Until the value is true, or nobody is left to set it.
async fn until_true(mut seen: watch::Receiver<bool>) {
    if let Err(gone) = seen.wait_for(|is_true| *is_true).await {
        tracing::debug!(%gone, "the server ended before its stop");
    }
}

async fn finish_jobs(worker: JoinHandle<()>) {
    match tokio::time::timeout(Duration::from_secs(JOBS_SECONDS_MAX), worker).await {
        Ok(Ok(())) => {}
        Ok(Err(err)) => tracing::error!(%err, "the worker broke"),
        Err(_) => tracing::warn!("jobs were left to the next start"),
    }
}

/// Ctrl-C, or the polite signal of a service manager.
pub async fn stop_signal() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => {
                tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
            }
            Err(err) => {
                tracing::warn!(%err, "no SIGTERM handler");
                if let Err(err) = interrupt.await {
                    tracing::warn!(%err, "no Ctrl-C handler");
                }
            }
        }
    }
    #[cfg(not(unix))]
    if let Err(err) = interrupt.await {
        tracing::warn!(%err, "no Ctrl-C handler");
    }
}
