//! What every printed form has in common.

use crate::{Saat, Tanggal};
use serde::{Deserialize, Serialize};

/// Letterhead, number, time of issue and proof of one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Surat {
    /// Letterhead of the issuing instansi.
    pub kop: Kop,
    /// Document number as printed, `800.1.4/SKP/0001/2026`.
    pub nomor: String,
    /// Version of the content, from 1; a changed SKP is a new version.
    pub versi: u32,
    /// When the document was issued: also the creation date inside the PDF, so that the same data give the same
    /// bytes.
    pub dibuat: Saat,
    /// Made in a siklus latihan: every page carries the band LATIHAN.
    pub latihan: bool,
    /// Which system is the official one.
    pub mode: Mode,
    /// What the QR holds; at most [`crate::qr::PAYLOAD_BYTES_MAX`] bytes.
    pub qr: String,
    /// Where a reader may check the document, printed beside the QR: `https://kinerja.contoh.go.id/periksa`.
    pub alamat_periksa: Option<String>,
}

/// Kop naskah dinas.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kop {
    /// "Pemerintah Kota Contoh".
    pub instansi: String,
    /// "Dinas Kependudukan dan Pencatatan Sipil"; none when the instansi itself issues.
    pub perangkat: Option<String>,
    /// Address, telephone, page, each a line.
    pub alamat: Vec<String>,
    /// Coat of arms as an SVG document, printed 18 mm high. Its texts must be outlines: the program has one typeface.
    pub lambang: Option<String>,
}

/// Whose record counts when two systems hold the same SKP.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "jenis", rename_all = "snake_case", deny_unknown_fields)]
pub enum Mode {
    /// Another system is official, `e-Kinerja BKN`; every page says so.
    Pendamping {
        /// Name of the official system.
        sistem_resmi: String,
    },
    /// Ours is official by a named legal basis, `Peraturan Wali Kota Contoh Nomor 12 Tahun 2026`.
    Utama {
        /// The legal basis.
        dasar: String,
    },
}

/// A person of the form as on the day of issue: pegawai, pejabat penilai or atasan pejabat penilai.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pejabat {
    /// Name with titles.
    pub nama: String,
    /// 18 digits; none for an official who is no civil servant (Wali Kota), printed "-".
    pub nip: Option<String>,
    /// "Penata Tk. I / III/d"; none is printed "-".
    pub pangkat_golongan: Option<String>,
    /// Post, with "Plt." where the person acts.
    pub jabatan: String,
    /// Unit kerja.
    pub unit_kerja: String,
}

/// Place and date above the signatures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pengesahan {
    /// Town.
    pub tempat: String,
    /// Day; none leaves a dotted line for the pen.
    pub tanggal: Option<Tanggal>,
}
