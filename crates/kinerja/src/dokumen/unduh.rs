//! The PDF of a document, to keep or to look at.

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use axum_extra::routing::TypedPath;
use perencanaan::skp::SkpOn;
use platform::grants::require_for;
use platform::{Action, Ctx, Fault, Relation, Result, Scope, Uuid};
use serde::Deserialize;
use web_kit::{Example, Routes};

use super::skp::CetakSkp;
use super::{Dokumen, Jenis, evaluasi, store};

/// Viewers that a browser brings lay the page out with styles of their own; nothing else may be loaded or framed.
const CSP_PDF: &str = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; img-src data: blob:; frame-ancestors 'none'";

/// Decided by what the document prints: [`CetakSkp`] or [`evaluasi::CetakEvaluasi`], never more than either.
pub struct BukaDokumen;

impl Action for BukaDokumen {
    const NAME: &'static str = "buka_dokumen";
    const ALLOWED: &'static [Relation] = CetakSkp::ALLOWED;
    const SCOPE: Scope = Scope::Row;
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/dokumen/{id}")]
pub struct LihatPath {
    id: Uuid,
}

impl Example for LihatPath {
    fn example() -> Self {
        Self { id: Uuid::nil() }
    }
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/dokumen/{id}/unduh")]
pub struct UnduhPath {
    id: Uuid,
}

impl Example for UnduhPath {
    fn example() -> Self {
        Self { id: Uuid::nil() }
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().view::<LihatPath, BukaDokumen>(lihat).view::<UnduhPath, BukaDokumen>(unduh)
}

async fn lihat(ctx: Ctx, path: LihatPath) -> Result<Response> {
    pdf(&ctx, path.id, "inline").await
}

async fn unduh(ctx: Ctx, path: UnduhPath) -> Result<Response> {
    pdf(&ctx, path.id, "attachment").await
}

async fn pdf(ctx: &Ctx, id: Uuid, how: &str) -> Result<Response> {
    let dokumen = require(ctx, id).await?;
    let berkas = dokumen.berkas().ok_or_else(|| not_ready(&dokumen))?;
    let bytes = ctx.app.files.read(ctx.instansi, berkas).await?;
    let bytes = bytes.ok_or_else(|| Fault::invariant("berkas", berkas, "the file is missing"))?;
    let disposition = HeaderValue::from_str(&disposition(how, &dokumen.judul)).map_err(Fault::internal)?;
    let headers: [(HeaderName, HeaderValue); 3] = [
        (CONTENT_TYPE, HeaderValue::from_static("application/pdf")),
        (CONTENT_DISPOSITION, disposition),
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static(CSP_PDF)),
    ];
    Ok((headers, bytes).into_response())
}

/// The document, if the actor may read what it prints.
async fn require(ctx: &Ctx, id: Uuid) -> Result<Dokumen> {
    let mut read = ctx.read();
    let dokumen = store::find(&mut read, id).await?.ok_or(Fault::NotFound)?;
    match dokumen.jenis {
        Jenis::Skp => {
            require_for::<CetakSkp>(&mut read, ctx, SkpOn::id(ctx, dokumen.subjek_id)).await?;
        }
        Jenis::Evaluasi => {
            evaluasi::require(&mut read, ctx, dokumen.subjek_id).await?;
        }
    }
    Ok(dokumen)
}

fn not_ready(dokumen: &Dokumen) -> Fault {
    Fault::Refused(
        "Dokumen ini sedang dibuat",
        "Biasanya selesai dalam beberapa detik.".into(),
        dokumen.halaman(),
    )
}

/// `attachment; filename="…"; filename*=UTF-8''…` (RFC 6266): plain letters for old programs, the true name for others.
fn disposition(how: &str, judul: &str) -> String {
    let clean: String =
        judul.chars().map(|c| if c.is_control() || "\"\\/:*?<>|".contains(c) { '-' } else { c }).collect();
    let plain: String = clean.chars().map(|c| if c.is_ascii() { c } else { '_' }).collect();
    let encoded: String = clean.bytes().map(encode).collect();
    format!("{how}; filename=\"{plain}.pdf\"; filename*=UTF-8''{encoded}.pdf")
}

/// A byte of an extended value (RFC 8187).
fn encode(byte: u8) -> String {
    match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_for_people_and_breaks_no_header() {
        assert_eq!(
            disposition("attachment", "SKP 2026 Ratna Wulandari"),
            "attachment; filename=\"SKP 2026 Ratna Wulandari.pdf\"; filename*=UTF-8''SKP%202026%20Ratna%20Wulandari.pdf"
        );
        let nasty = disposition("inline", "a\"\r\n/é");
        assert_eq!(nasty, "inline; filename=\"a----_.pdf\"; filename*=UTF-8''a----%C3%A9.pdf");
    }
}
