//! Printed forms: the SKP and the Dokumen Evaluasi Kinerja as PDF/A, issued once for each version of what they print.
//!
//! Issuing fixes what the document says, in canonical JSON ([`terbitkan`]); a job sets it in type and keeps the PDF
//! ([`cetak`]). It lives in the program, not in a stage, because only the program knows the renderer.

mod cetak;
mod daftar;
mod evaluasi;
mod halaman;
mod skp;
mod store;
mod surat;
mod susun_evaluasi;
mod susun_skp;
mod terbitkan;
#[cfg(test)]
mod uji;
#[cfg(test)]
mod uji_susun;
mod unduh;

use chrono::{DateTime, Utc};
use platform::{MenuEntry, Relation, Uuid};
use web_kit::Stage;

/// Pages, menu and jobs of the documents.
pub fn stage() -> Stage {
    let routes = skp::routes().and(evaluasi::routes()).and(unduh::routes()).and(daftar::routes());
    let menu = MenuEntry {
        label: "Dokumen",
        href: "/dokumen",
        ikon: "dokumen",
        untuk: &[Relation::Diri],
        kelompok: None,
        dock: false,
    };
    Stage { name: "dokumen", routes, menu: vec![menu], jobs: vec![cetak::KIND], ..Stage::default() }
}

/// Which form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Jenis {
    Skp,
    Evaluasi,
}

impl Jenis {
    /// The word in the database.
    fn kode(self) -> &'static str {
        match self {
            Self::Skp => "skp",
            Self::Evaluasi => "evaluasi",
        }
    }

    /// From the word in the database.
    fn dari_kode(kode: &str) -> Option<Self> {
        [Self::Skp, Self::Evaluasi].into_iter().find(|jenis| jenis.kode() == kode)
    }
}

/// Where a document stands; its PDF is named by the SHA-256 of its content.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Status {
    /// Issued; its PDF is on the way.
    Menunggu,
    Sah {
        berkas: String,
    },
    /// A newer version was issued; what was handed out stays readable.
    Digantikan {
        berkas: Option<String>,
    },
}

/// An issued document, without what it says.
#[derive(Clone, Debug)]
struct Dokumen {
    id: Uuid,
    jenis: Jenis,
    /// The SKP or the evaluasi, and its version then.
    subjek_id: Uuid,
    subjek_versi: i64,
    /// "SKP 2026 Ratna Wulandari": heading and name of the file.
    judul: String,
    nomor: String,
    is_draf: bool,
    status: Status,
    dibuat: DateTime<Utc>,
    /// When its PDF was last asked for.
    diminta: DateTime<Utc>,
}

impl Dokumen {
    /// The PDF, once it is there.
    fn berkas(&self) -> Option<&str> {
        match &self.status {
            Status::Menunggu => None,
            Status::Sah { berkas } => Some(berkas),
            Status::Digantikan { berkas } => berkas.as_deref(),
        }
    }

    /// Status in words, with icon and colour.
    fn tanda(&self) -> (&'static str, &'static str, &'static str) {
        match (&self.status, self.is_draf) {
            (Status::Menunggu, _) => ("Sedang dibuat", "jam", "nila"),
            (Status::Digantikan { .. }, _) => ("Sudah digantikan", "lembar", ""),
            (Status::Sah { .. }, true) => ("Draf", "log", "soga"),
            (Status::Sah { .. }, false) => ("Sah", "ok", "daun"),
        }
    }

    /// The page that issues documents of the same subject.
    fn halaman(&self) -> String {
        match self.jenis {
            Jenis::Skp => skp::CetakSkpPath { id: self.subjek_id }.to_string(),
            Jenis::Evaluasi => evaluasi::CetakEvaluasiPath { id: self.subjek_id }.to_string(),
        }
    }
}
