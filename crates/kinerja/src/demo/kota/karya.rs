//! What the city works on this year: plain structs of SKP, progres harian, realisasi and umpan balik.
//!
//! Figures are exact decimal text with a point (`98.2`), never floats.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::susunan::{Kunci, Pejabat};

/// An objective of the Wali Kota's performance agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sasaran {
    pub kunci: Kunci,
    pub teks: String,
}

/// An example RHK of the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContohRhk {
    pub kunci: Kunci,
    /// Key of a job, or of a group of jobs when it begins with `#`.
    pub untuk: String,
    pub rumusan: String,
    pub rencana_aksi: String,
    /// The example or [`Sasaran`] above it.
    pub induk: Option<Kunci>,
    pub indikator: Vec<Indikator>,
}

/// Side of a result that an indicator measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aspek {
    Kuantitas,
    Kualitas,
    Waktu,
    Biaya,
}

/// How far from the desk the indicator looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tingkat {
    #[default]
    Keluaran,
    Hasil,
    Dampak,
}

/// Direction of a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Arah {
    /// The more, the better.
    Naik,
    /// The less, the better.
    Turun,
    /// Exactly so.
    Tetap,
}

/// Perspektif of an RHK of a JPT.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Perspektif {
    PenerimaLayanan,
    ProsesBisnis,
    PenguatanInternal,
    Anggaran,
}

/// An indikator kinerja individu.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Indikator {
    pub kunci: Kunci,
    pub aspek: Aspek,
    pub tingkat: Tingkat,
    pub uraian: String,
    /// Of the year, decimal text.
    pub target: String,
    pub satuan: String,
    pub arah: Arah,
    pub sumber_data: String,
    /// The figure comes from a fact feed instead of being typed.
    pub otomatis: bool,
    /// The target of the year is the sum of the quarters; otherwise it holds in each quarter.
    pub jumlah: bool,
}

/// Utama or tambahan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum JenisRhk {
    Utama,
    Tambahan,
}

/// Result of the organisation or of the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Klasifikasi {
    Organisasi,
    Individu,
}

/// A rencana hasil kerja inside an SKP.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rhk {
    pub kunci: Kunci,
    /// 1 onwards, the order in the SKP.
    pub nomor: u8,
    pub jenis: JenisRhk,
    pub klasifikasi: Klasifikasi,
    pub perspektif: Option<Perspektif>,
    pub rumusan: String,
    /// The action that daily entries are booked on.
    pub rencana_aksi: String,
    /// The RHK of the penilai's SKP that it serves.
    pub induk: Option<Kunci>,
    /// The objective of the Wali Kota that it serves.
    pub sasaran: Option<Kunci>,
    /// The example of the library that it was made from.
    pub contoh: Kunci,
    pub indikator: Vec<Indikator>,
}

/// The seven values of BerAKHLAK.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NilaiPerilaku {
    BerorientasiPelayanan,
    Akuntabel,
    Kompeten,
    Harmonis,
    Loyal,
    Adaptif,
    Kolaboratif,
}

impl NilaiPerilaku {
    /// In the order of the form.
    pub const SEMUA: [Self; 7] = [
        Self::BerorientasiPelayanan,
        Self::Akuntabel,
        Self::Kompeten,
        Self::Harmonis,
        Self::Loyal,
        Self::Adaptif,
        Self::Kolaboratif,
    ];
}

/// What the penilai expects of one value; the text may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EkspektasiPerilaku {
    pub nilai: NilaiPerilaku,
    pub ekspektasi_khusus: String,
}

/// The three lists of the lampiran.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Lampiran {
    pub dukungan_sumber_daya: Vec<String>,
    pub skema_pertanggungjawaban: Vec<String>,
    pub konsekuensi: Vec<String>,
}

/// Where an SKP stands today, with the dates it went through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "status")]
pub enum StatusSkp {
    Draf,
    Diajukan { diajukan: NaiveDate },
    Dikembalikan { diajukan: NaiveDate, dikembalikan: NaiveDate },
    Disetujui { diajukan: NaiveDate, disetujui: NaiveDate },
}

/// An SKP of the year, quantitative.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Skp {
    pub kunci: Kunci,
    pub pegawai: Kunci,
    pub tahun: i32,
    pub awal: NaiveDate,
    pub akhir: NaiveDate,
    pub dibuat: NaiveDate,
    pub status: StatusSkp,
    /// The penilai's note when it was sent back.
    pub catatan_penilai: Option<String>,
    pub rhk: Vec<Rhk>,
    /// Always the seven values, in order.
    pub perilaku: Vec<EkspektasiPerilaku>,
    pub lampiran: Lampiran,
}

/// Where an entry of progres harian stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "status")]
pub enum StatusProgres {
    MenungguValidasi,
    Tervalidasi { oleh: Pejabat, pada: NaiveDate },
    PerluDiperjelas { oleh: Pejabat, pada: NaiveDate, catatan: String },
}

/// One line of progres harian. Entries of a person never overlap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Progres {
    pub kunci: Kunci,
    pub pegawai: Kunci,
    pub skp: Kunci,
    /// None: routine work outside the RHK.
    pub rhk: Option<Kunci>,
    pub tanggal: NaiveDate,
    pub mulai: NaiveTime,
    pub selesai: NaiveTime,
    pub kegiatan: String,
    /// Whole number as text, with `satuan`.
    pub realisasi: Option<String>,
    pub satuan: Option<String>,
    /// A link of the example domain.
    pub bukti: Option<String>,
    pub status: StatusProgres,
}

/// Intent of a feedback.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JenisUmpanBalik {
    Apresiasi,
    Perbaikan,
    Perilaku,
    Pengembangan,
}

/// An umpan balik.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UmpanBalik {
    pub kunci: Kunci,
    pub pegawai: Kunci,
    pub dari: Pejabat,
    pub tanggal: NaiveDate,
    pub jenis: JenisUmpanBalik,
    pub rhk: Option<Kunci>,
    pub nilai: Option<NilaiPerilaku>,
    pub teks: String,
}

/// Realisasi of an indicator in a finished quarter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Realisasi {
    pub kunci: Kunci,
    pub pegawai: Kunci,
    pub skp: Kunci,
    pub indikator: Kunci,
    /// `1..=4`.
    pub triwulan: u8,
    /// Target of the quarter, decimal text.
    pub target: String,
    /// Decimal text in the unit of the indicator.
    pub nilai: String,
    /// How people say it where that differs, e.g. `5 jam` for 0.21 days.
    pub tampil: Option<String>,
    pub otomatis: bool,
    pub diisi: NaiveDate,
}

/// A monthly measurement behind an indicator, for a chart before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FaktaBulanan {
    pub pegawai: Kunci,
    pub indikator: Kunci,
    /// First day of the month.
    pub bulan: NaiveDate,
    pub nilai: String,
    pub satuan: String,
}
