//! Open the file of an entry.

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::response::{IntoResponse, Response};
use axum_extra::routing::TypedPath;
use platform::grants::require_for;
use platform::{Action, Ctx, Fault, Relation, Result, RowAction, Scope, Uuid};
use serde::Deserialize;
use web_kit::{Example, Routes};

use super::{Bukti, JenisBerkas};
use crate::progres::{Progres, ProgresKey};

/// Who opens the evidence of an entry.
pub struct UnduhBukti;

impl Action for UnduhBukti {
    const NAME: &'static str = "unduh_bukti";
    const ALLOWED: &'static [Relation] = &[
        Relation::Diri,
        Relation::Penilai,
        Relation::PembantuPenilai,
        Relation::AtasanPenilai,
        Relation::AdminOpd,
        Relation::Inspektorat,
    ];
    const SCOPE: Scope = Scope::Row;
}

impl RowAction for UnduhBukti {
    type Row = Progres;
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/bukti/{bulan}/{id}")]
pub struct BuktiPath {
    bulan: i64,
    id: Uuid,
}

impl Example for BuktiPath {
    fn example() -> Self {
        Self { bulan: 202_604, id: Uuid::nil() }
    }
}

pub fn routes() -> Routes {
    Routes::new().view::<BuktiPath, UnduhBukti>(get)
}

async fn get(ctx: Ctx, path: BuktiPath) -> Result<Response> {
    let key = ProgresKey { bulan: path.bulan, id: path.id };
    let progres = require_for::<UnduhBukti>(&mut ctx.read(), &ctx, key).await?.into_row();
    let Some(Bukti::Berkas { sha256, nama }) = progres.isi.bukti else { return Err(Fault::NotFound) };
    let isi = ctx.app.files.read(ctx.instansi, &sha256).await?;
    let isi = isi.ok_or_else(|| Fault::invariant("berkas", &sha256, "the file is gone"))?;
    // The type is looked at again, not remembered: what is sent is what it says.
    let tipe = JenisBerkas::kenali(&isi).map_or("application/octet-stream", JenisBerkas::tipe);
    let headers = [
        (CONTENT_TYPE, tipe.to_owned()),
        (CONTENT_DISPOSITION, disposition(&nama)),
        (X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ];
    Ok((headers, isi).into_response())
}

/// Always a download, never a page of ours (RFC 6266): a plain name for old browsers, the whole one in UTF-8.
fn disposition(nama: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '(' | ')');
    let plain: String = nama.chars().map(|c| if is_plain(c) { c } else { '_' }).collect();
    let encoded: String = nama.bytes().map(encode).collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

/// A byte of an extended value (RFC 8187): letters and digits as they are.
fn encode(byte: u8) -> String {
    match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_is_sent_twice_plain_and_whole() {
        assert_eq!(
            disposition("Notulé (1).pdf"),
            "attachment; filename=\"Notul_ (1).pdf\"; filename*=UTF-8''Notul%C3%A9%20%281%29.pdf"
        );
    }

    proptest! {
        #[test]
        fn no_name_ends_the_header(nama in ".*") {
            let value = disposition(&nama);
            prop_assert_eq!(value.matches('"').count(), 2);
            prop_assert!(HeaderValue::from_str(&value).is_ok());
        }
    }
}
