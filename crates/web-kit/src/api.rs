//! Doors for programs: JSON in, JSON out, and faults as problem documents (RFC 9457).
//!
//! No form key and no origin check stand here, because the content type is the check: a page of another site cannot
//! send `application/json` without the browser asking first, and nobody answers that question with yes.

use axum::body::Body;
use axum::extract::{FromRequest, Request};
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use platform::{App, Ctx, Fault, Result, Uuid, receipts};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::fault;

/// Largest body of a request, in bytes: 1 MiB.
pub const BODY_BYTES_MAX: usize = 1 << 20;

/// A refusal as a program reads it: `application/problem+json` (RFC 9457).
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    status: StatusCode,
    members: Map<String, Value>,
}

impl Problem {
    /// `title` names the kind of problem and is the same each time; `detail` tells what to do about this one.
    pub fn new(status: StatusCode, title: &str, detail: impl Into<String>) -> Self {
        let mut members = Map::new();
        members.insert("type".into(), "about:blank".into());
        members.insert("title".into(), title.into());
        members.insert("status".into(), status.as_u16().into());
        members.insert("detail".into(), detail.into().into());
        Self { status, members }
    }

    /// Where this kind of problem is described; without it the status says all.
    #[must_use]
    pub fn with_type(mut self, uri: impl Into<String>) -> Self {
        self.members.insert("type".into(), uri.into().into());
        self
    }

    /// A further member.
    ///
    /// # Errors
    /// [`Fault::Internal`] when the value cannot be written as JSON.
    pub fn with(mut self, name: &str, value: &impl Serialize) -> Result<Self> {
        self.members.insert(name.into(), serde_json::to_value(value)?);
        Ok(self)
    }

    /// The number that finds this request in the log.
    fn of_request(mut self, request_id: Uuid) -> Self {
        self.members.insert("instance".into(), format!("urn:uuid:{request_id}").into());
        self.members.insert("kode".into(), receipts::number(request_id).into());
        self
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let kind = HeaderValue::from_static("application/problem+json");
        let mut response =
            (self.status, [(CONTENT_TYPE, kind)], Value::Object(self.members).to_string()).into_response();
        if self.status == StatusCode::SERVICE_UNAVAILABLE {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("5"));
        }
        response
    }
}

/// An answer in JSON.
///
/// # Errors
/// [`Fault::Internal`] when the value cannot be written as JSON.
pub fn json(value: &impl Serialize) -> Result<Response> {
    let kind = HeaderValue::from_static("application/json");
    Ok(([(CONTENT_TYPE, kind)], serde_json::to_vec(value)?).into_response())
}

/// The answer to a fault of this request.
pub(crate) fn refuse(ctx: &Ctx, fault: &Fault) -> Response {
    let problem = problem_of(fault).of_request(ctx.request_id);
    if problem.status.is_server_error() {
        tracing::error!(%fault, request_id = %ctx.request_id, path = %ctx.path, "fault");
    }
    problem.into_response()
}

/// The answer when not even the request could be read.
pub(crate) fn without_ctx(app: &App, fault: &Fault) -> Response {
    tracing::error!(%fault, instansi = %app.instansi_nama, "request without context");
    problem_of(fault).into_response()
}

/// A fault in the words of a problem document.
pub(crate) fn problem_of(fault: &Fault) -> Problem {
    match fault {
        Fault::NoSession => Problem::new(
            StatusCode::UNAUTHORIZED,
            "Perlu masuk",
            "Alamat ini hanya menjawab yang sudah masuk. Masuklah lebih dahulu, lalu kirim kembali.",
        ),
        Fault::NotFound => Problem::new(
            StatusCode::NOT_FOUND,
            "Tidak ditemukan",
            "Alamatnya mungkin salah, atau datanya bukan untuk Anda. Tidak ada data yang berubah.",
        ),
        fault => {
            let (status, title, detail) = fault::words(fault);
            Problem::new(status, title, detail)
        }
    }
}

/// The bytes of a request that says it carries JSON, at most [`BODY_BYTES_MAX`]; whether they are JSON is left to the
/// handler, whose words for it are better.
pub(crate) async fn receive(parts: &Parts, body: Body) -> std::result::Result<Vec<u8>, Problem> {
    if !is_json(&parts.headers) {
        return Err(Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "Jenis isi tidak didukung",
            "Kirim JSON dengan kepala \"Content-Type: application/json\".",
        ));
    }
    let request = Request::from_parts(parts.clone(), body);
    match axum::body::Bytes::from_request(request, &()).await {
        Ok(bytes) => Ok(bytes.to_vec()),
        Err(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => Err(Problem::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "Isi terlalu besar",
            "Paling banyak 1 MiB (1.048.576 byte) untuk satu permintaan. Bagilah menjadi beberapa permintaan.",
        )),
        Err(_) => Err(Problem::new(
            StatusCode::BAD_REQUEST,
            "Isi terputus",
            "Isi permintaan tidak sampai utuh. Silakan kirim kembali.",
        )),
    }
}

/// `application/json`, with or without parameters, in any letter case.
fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(kind: &str) -> HeaderMap {
        HeaderMap::from_iter([(CONTENT_TYPE, HeaderValue::from_str(kind).unwrap())])
    }

    #[test]
    fn only_json_is_json() {
        for kind in ["application/json", "Application/JSON; charset=utf-8"] {
            assert!(is_json(&typed(kind)), "{kind}");
        }
        for kind in [
            "text/plain",
            "application/x-www-form-urlencoded",
            "application/jsonx",
            "",
            "text/plain;application/json",
        ] {
            assert!(!is_json(&typed(kind)), "{kind}");
        }
        assert!(!is_json(&HeaderMap::new()));
    }

    #[test]
    fn every_fault_has_a_status_and_a_sentence_of_its_own() {
        let table = [
            (Fault::NoSession, 401),
            (Fault::NotFound, 404),
            (Fault::Forbidden("tim pengelola kinerja"), 403),
            (Fault::Unreadable("x".into()), 400),
            (Fault::Busy, 503),
            (Fault::internal("rahasia"), 500),
        ];
        for (fault, status) in table {
            let problem = problem_of(&fault);
            assert_eq!(problem.status.as_u16(), status, "{fault}");
            assert_eq!(problem.members["status"], status);
            assert!(problem.members["detail"].as_str().is_some_and(|text| text.ends_with('.')));
            assert!(!problem.members["detail"].to_string().contains("rahasia"));
        }
    }

    #[test]
    fn a_busy_answer_says_when_to_come_back() {
        let response = problem_of(&Fault::Busy).into_response();
        assert_eq!(response.headers()[RETRY_AFTER], "5");
        assert_eq!(response.headers()[CONTENT_TYPE], "application/problem+json");
    }
}
