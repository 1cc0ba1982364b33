//! Sasaran Kinerja Pegawai (PermenPANRB 6/2022): kuantitatif, kualitatif, and the form of JPT.

use crate::{Pejabat, Pengesahan, Periode, Surat};
use serde::{Deserialize, Serialize};

/// An SKP as agreed, with its lampiran.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Skp {
    /// Letterhead, number, QR.
    pub surat: Surat,
    /// Periode penilaian: a year, or the part of it that was served in this post.
    pub periode: Periode,
    /// Pegawai yang dinilai.
    pub pegawai: Pejabat,
    /// Pejabat penilai kinerja.
    pub penilai: Pejabat,
    /// Hasil kerja in one of the three forms.
    pub hasil_kerja: HasilKerja,
    /// The BerAKHLAK values in the order of the form; see [`crate::berakhlak::perilaku`].
    pub perilaku: Vec<NilaiPerilaku>,
    /// Lampiran SKP.
    pub lampiran: Lampiran,
    /// Place and date of the signatures.
    pub pengesahan: Pengesahan,
}

/// Which form is printed, with its rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "pendekatan", rename_all = "snake_case")]
pub enum HasilKerja {
    /// JA and JF, an aspek and a target per indikator.
    Kuantitatif(Bagian<RhkKuantitatif>),
    /// JA and JF, ukuran keberhasilan with the target in words.
    Kualitatif(Bagian<RhkKualitatif>),
    /// Pejabat pimpinan tinggi and pimpinan unit kerja mandiri: kuantitatif with perspektif.
    PimpinanTinggi(Bagian<RhkPimpinan>),
}

/// Section A. Utama and section B. Tambahan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bagian<T> {
    /// Hasil kerja utama.
    pub utama: Vec<T>,
    /// Hasil kerja tambahan, often none.
    pub tambahan: Vec<T>,
}

/// A row of the form kuantitatif.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RhkKuantitatif {
    /// Rencana hasil kerja pimpinan yang diintervensi.
    pub intervensi: Option<String>,
    /// Rencana hasil kerja.
    pub rhk: String,
    /// Who gave the extra duty, printed below a tambahan.
    pub penugasan_dari: Option<String>,
    /// Indikator kinerja individu, at least one.
    pub indikator: Vec<IndikatorKuantitatif>,
}

/// Aspek, indikator and target of one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndikatorKuantitatif {
    /// Aspek.
    pub aspek: Aspek,
    /// Indikator kinerja individu.
    pub indikator: String,
    /// Number and satuan as printed, "12 laporan".
    pub target: String,
}

/// A row of the form kualitatif.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RhkKualitatif {
    /// Rencana hasil kerja pimpinan yang diintervensi.
    pub intervensi: Option<String>,
    /// Rencana hasil kerja.
    pub rhk: String,
    /// Who gave the extra duty, printed below a tambahan.
    pub penugasan_dari: Option<String>,
    /// Ukuran keberhasilan, at least one.
    pub ukuran: Vec<UkuranKeberhasilan>,
}

/// Ukuran keberhasilan (indikator kinerja individu) with its target in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UkuranKeberhasilan {
    /// What success looks like.
    pub ukuran: String,
    /// Target in words.
    pub target: String,
}

/// A row of the JPT form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RhkPimpinan {
    /// Rencana hasil kerja.
    pub rhk: String,
    /// Who gave the extra duty, printed below a tambahan.
    pub penugasan_dari: Option<String>,
    /// Indikator, at least one.
    pub indikator: Vec<IndikatorPimpinan>,
    /// Perspektif of the row.
    pub perspektif: Perspektif,
}

/// Indikator and target of one line of the JPT form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndikatorPimpinan {
    /// Indikator kinerja individu.
    pub indikator: String,
    /// Number and satuan as printed.
    pub target: String,
}

/// Aspek of an indikator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aspek {
    /// Kuantitas.
    Kuantitas,
    /// Kualitas.
    Kualitas,
    /// Waktu.
    Waktu,
    /// Biaya.
    Biaya,
}

/// Perspektif of an RHK in the JPT form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Perspektif {
    /// Penerima layanan.
    PenerimaLayanan,
    /// Proses bisnis.
    ProsesBisnis,
    /// Penguatan internal.
    PenguatanInternal,
    /// Anggaran.
    Anggaran,
}

/// One of the seven BerAKHLAK values as printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NilaiPerilaku {
    /// Name of the value.
    pub nilai: String,
    /// Its three panduan perilaku.
    pub panduan: [String; 3],
    /// Ekspektasi khusus pimpinan; may be empty.
    pub ekspektasi: String,
}

/// Lampiran SKP: three numbered lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lampiran {
    /// Dukungan sumber daya.
    pub dukungan_sumber_daya: Vec<String>,
    /// Skema pertanggungjawaban.
    pub skema_pertanggungjawaban: Vec<String>,
    /// Konsekuensi.
    pub konsekuensi: Vec<String>,
}
