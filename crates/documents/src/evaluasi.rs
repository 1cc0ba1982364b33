//! Dokumen Evaluasi Kinerja Pegawai (PermenPANRB 6/2022): eight blocks, and the annex "Hasil evaluasi".

use crate::{Aspek, Bagian, Pejabat, Pengesahan, Periode, Surat, Tanggal};
use serde::{Deserialize, Serialize};

/// The evaluation of one employee over one period.
///
/// Block 4 prints the predikat that [`Hasil`] gives, so that the form cannot contradict its own annex.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evaluasi {
    /// Letterhead, number, QR.
    pub surat: Surat,
    /// Periodik or tahunan.
    pub jenis: JenisEvaluasi,
    /// The period, with its name when periodik ("Triwulan III").
    pub periode: Periode,
    /// Block 1, pegawai yang dinilai.
    pub pegawai: Pejabat,
    /// Block 2, pejabat penilai kinerja.
    pub penilai: Pejabat,
    /// Block 3, atasan pejabat penilai kinerja; none when the penilai has no superior (Wali Kota).
    pub atasan: Option<Pejabat>,
    /// Block 4, first line; none while not set: the document then calls itself "penilaian sementara".
    pub capaian_organisasi: Option<Capaian>,
    /// Block 5, catatan dan/atau rekomendasi.
    pub catatan: Vec<String>,
    /// Block 6, keberatan of the employee.
    pub keberatan: Option<Pernyataan>,
    /// Block 7, penjelasan pejabat penilai atas keberatan.
    pub penjelasan: Option<Pernyataan>,
    /// Block 8, keputusan dan/atau rekomendasi atasan pejabat penilai.
    pub keputusan: Option<Pernyataan>,
    /// How and when the result reached the employee.
    pub tanda_terima: Option<TandaTerima>,
    /// Annex.
    pub hasil: Hasil,
    /// Place and date of the signatures.
    pub pengesahan: Pengesahan,
}

/// Which evaluation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JenisEvaluasi {
    /// Monthly or quarterly.
    Periodik,
    /// Of the year.
    Tahunan,
}

/// Capaian kinerja organisasi as printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Capaian {
    /// "Istimewa", "Baik", …: the label of the rule version.
    pub label: String,
    /// True while only proposed: printed "(sementara)".
    pub sementara: bool,
}

/// A dated statement of blocks 6 to 8.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pernyataan {
    /// Its text.
    pub teks: String,
    /// Its day.
    pub tanggal: Tanggal,
}

/// Proof of receipt, from which the term of a keberatan runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TandaTerima {
    /// Day of receipt.
    pub tanggal: Tanggal,
    /// "Dibuka di aplikasi", "Diserahkan langsung, tidak bersedia menandatangani".
    pub keterangan: String,
}

/// The annex: what the predikat stands on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hasil {
    /// RHK with realisasi and feedback.
    pub rhk: Bagian<RhkDinilai>,
    /// Rating hasil kerja.
    pub hasil_kerja: Dinilai,
    /// The seven values with feedback.
    pub perilaku: Vec<PerilakuDinilai>,
    /// Rating perilaku, one for the seven values together.
    pub perilaku_kerja: Dinilai,
    /// Facts that the rater cited.
    pub fakta: Vec<Fakta>,
    /// The 3x3 table in which the two ratings meet.
    pub tabel: TabelPredikat,
}

/// An RHK as appraised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RhkDinilai {
    /// Rencana hasil kerja.
    pub rhk: String,
    /// Its indikator with realisasi, at least one.
    pub indikator: Vec<IndikatorDinilai>,
    /// Umpan balik berkelanjutan berdasarkan bukti dukung.
    pub umpan_balik: Vec<String>,
}

/// An indikator with what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndikatorDinilai {
    /// Aspek; none in the form kualitatif and the JPT form.
    pub aspek: Option<Aspek>,
    /// Indikator or ukuran keberhasilan.
    pub indikator: String,
    /// Target as printed.
    pub target: String,
    /// Realisasi berdasarkan bukti dukung; empty when none was entered.
    pub realisasi: String,
}

/// One BerAKHLAK value with feedback on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PerilakuDinilai {
    /// Name of the value.
    pub nilai: String,
    /// Ekspektasi khusus pimpinan; may be empty.
    pub ekspektasi: String,
    /// Umpan balik berkelanjutan berdasarkan bukti dukung.
    pub umpan_balik: Vec<String>,
}

/// A rating and the rater's sentence about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dinilai {
    /// The rating.
    pub rating: Rating,
    /// Why; for the head of a unit: that the rating is the capaian organisasi, with the article.
    pub penjelasan: String,
}

/// Rating of hasil kerja or perilaku.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Rating {
    /// Di atas ekspektasi.
    #[serde(rename = "di_atas_ekspektasi")]
    DiAtas,
    /// Sesuai ekspektasi.
    #[serde(rename = "sesuai_ekspektasi")]
    Sesuai,
    /// Di bawah ekspektasi.
    #[serde(rename = "di_bawah_ekspektasi")]
    DiBawah,
}

/// What a fact speaks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ranah {
    /// Rating hasil kerja.
    HasilKerja,
    /// Rating perilaku.
    Perilaku,
}

/// A cited fact: an entry, a file, a measured indicator, a feedback.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fakta {
    /// What it speaks for.
    pub ranah: Ranah,
    /// The fact in words.
    pub teks: String,
    /// Where it comes from, "Antrean loket, 4.211 layanan".
    pub sumber: String,
    /// Its day, when it has one.
    pub tanggal: Option<Tanggal>,
}

/// The predikat table of the rule version that was applied, with its printed labels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TabelPredikat {
    /// Rows: hasil kerja di atas, sesuai, di bawah. Columns: perilaku di bawah, sesuai, di atas.
    pub sel: [[String; 3]; 3],
    /// The rule with its source, "PermenPANRB 6/2022, lampiran".
    pub dasar: String,
}
