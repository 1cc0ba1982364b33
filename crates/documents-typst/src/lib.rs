//! Sets the printed forms with Typst and exports them as PDF/A-2b.
//!
//! A leaf of the tree: only the program knows it, and reaches it through a job, because Typst is the heaviest part
//! of the build. The forms are `forms/*.typ`; a designer edits them and looks at the result with
//! `cargo run -p documents-typst --example contoh -- FOLDER`, which prints the invented documents of `contoh/`.
//!
//! Data reach a form as a virtual file `data.json` and never as source text, so that nothing a user typed is markup.
//! The same document gives the same bytes: no clock, no network, no file of the machine is read.

mod press;
mod teks;

use documents::{Dokumen, Surat, qr::Qr};
use press::{Files, press};
use serde_json::{Value, json};
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// Renders after which an unused memo is dropped: a run of 20,000 documents keeps what the forms share, and the
/// memory stays level.
const MEMO_AGE_MAX: usize = 4;

/// A document that could not be printed.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// The QR payload is empty or too long.
    #[error("QR dokumen {nomor}: {source}")]
    Qr {
        /// Number of the document.
        nomor: String,
        /// Why.
        source: documents::qr::QrError,
    },
    /// The document is not expressible as JSON.
    #[error("data dokumen: {0}")]
    Data(#[from] serde_json::Error),
    /// The renderer's own parts (fonts, forms, options) are damaged: no document can be printed.
    #[error("pencetak: {0}")]
    Press(String),
    /// A form, or the coat of arms in it, was refused by the typesetter; one line a cause, `form:line: message`.
    #[error("formulir: {0}")]
    Form(String),
}

/// Sets `doc` and returns the PDF/A-2b file. Takes tens of milliseconds of one core: call it from a job.
///
/// Characters that the typeface lacks (emoji, other scripts) are printed as "□" and the page says so, because
/// PDF/A forbids a missing glyph and a document must not fail on what someone typed.
pub fn render(doc: &Dokumen) -> Result<Vec<u8>, RenderError> {
    let pdf = set(doc).and_then(|(pages, _)| export(doc.surat(), &pages));
    comemo::evict(MEMO_AGE_MAX);
    pdf
}

/// The set pages with what the typesetter warned of.
fn set(doc: &Dokumen) -> Result<(PagedDocument, Vec<String>), RenderError> {
    let press = press()?;
    let desk = press.desk(form_of(doc), files_of(doc)?)?;
    let done = typst::compile::<PagedDocument>(&desk);
    let explain = |diagnostics: &[SourceDiagnostic]| -> Vec<String> {
        diagnostics.iter().map(|diagnostic| desk.explain(diagnostic)).collect()
    };
    let warnings = explain(&done.warnings);
    let pages = done.output.map_err(|errors| RenderError::Form(explain(&errors).join("\n")))?;
    Ok((pages, warnings))
}

fn form_of(doc: &Dokumen) -> &'static str {
    match doc {
        Dokumen::Skp(_) => "skp.typ",
        Dokumen::Evaluasi(_) => "evaluasi.typ",
    }
}

/// The virtual files that a form may read: `data.json`, `qr.svg` and, when there is one, `lambang.svg`.
fn files_of(doc: &Dokumen) -> Result<Files, RenderError> {
    let surat = doc.surat();
    let qr = Qr::new(&surat.qr).map_err(|source| RenderError::Qr { nomor: surat.nomor.clone(), source })?;
    let mut dokumen = serde_json::to_value(doc)?;
    if let Some(lambang) = dokumen.pointer_mut("/surat/kop/lambang") {
        *lambang = Value::Null;
    }
    let huruf_diganti = teks::make_printable(&mut dokumen, |c| press().is_ok_and(|press| press.has_glyph(c)));
    let data = json!({
        "dokumen": dokumen,
        "qr_modul": qr.modules(),
        "ada_lambang": surat.kop.lambang.is_some(),
        "huruf_diganti": huruf_diganti,
    });
    Ok(Files { data: serde_json::to_vec(&data)?, qr: qr.svg(), lambang: surat.kop.lambang.clone() })
}

fn export(surat: &Surat, pages: &PagedDocument) -> Result<Vec<u8>, RenderError> {
    let standards = PdfStandards::new(&[PdfStandard::A_2b])
        .map_err(|error| RenderError::Press(error.message().to_string()))?;
    let options = PdfOptions {
        ident: Smart::Custom(format!("{} {}", surat.nomor, surat.versi)),
        creator: Smart::Custom(Some("Kinerja".to_owned())),
        timestamp: Some(timestamp(surat)?),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(pages, &options).map_err(|errors| {
        let causes: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
        RenderError::Form(causes.join("\n"))
    })
}

fn timestamp(surat: &Surat) -> Result<Timestamp, RenderError> {
    let (hari, (jam, menit, detik)) = (surat.dibuat.tanggal(), surat.dibuat.jam_menit_detik());
    Datetime::from_ymd_hms(hari.tahun().into(), hari.bulan(), hari.hari(), jam, menit, detik)
        .and_then(|moment| Timestamp::new_local(moment, surat.dibuat.zona().offset_menit()))
        .ok_or_else(|| RenderError::Press(format!("waktu {} tidak dapat ditulis", surat.dibuat)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{fs, path::Path};

    /// A warning is an unknown typeface or a layout that never settles: invisible in the file, wrong on paper.
    #[test]
    fn the_typesetter_warns_of_nothing() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("contoh");
        let mut seen = 0;
        for entry in fs::read_dir(folder).expect("samples") {
            let path = entry.expect("entry").path();
            let doc: Dokumen =
                serde_json::from_slice(&fs::read(&path).expect("sample")).expect("fits the form");
            let (_, warnings) = set(&doc).expect("sets");
            assert_eq!(warnings, Vec::<String>::new(), "{}", path.display());
            seen += 1;
        }
        assert!(seen >= 5, "{seen} samples");
    }
}
