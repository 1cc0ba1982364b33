//! Why a calculation was refused: a code for programs, a sentence for people.

use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::kosakata::kosakata;

kosakata! {
    /// Code of a refusal; the closed list of the rules engine.
    Kode {
        /// The line is no JSON, no UTF-8, or names a member twice.
        JsonRusak = "json_rusak", "JSON tidak utuh";
        BarisTerlaluPanjang = "baris_terlalu_panjang", "Baris terlalu panjang";
        AturanTidakDikenal = "aturan_tidak_dikenal", "Aturan tidak dikenal";
        IsianKurang = "isian_kurang", "Isian belum lengkap";
        IsianTidakDikenal = "isian_tidak_dikenal", "Isian tidak dikenal";
        JenisSalah = "jenis_salah", "Jenis isian tidak sesuai";
        DiLuarBatas = "di_luar_batas", "Isian di luar batas";
        PilihanTidakDikenal = "pilihan_tidak_dikenal", "Pilihan tidak dikenal";
        /// No date of the calendar; a real date outside the bounds is `di_luar_batas`.
        TanggalSalah = "tanggal_salah", "Tanggal tidak ada";
        /// The rule, or every rule of the topic, does not hold on the day asked for.
        TidakBerlaku = "tidak_berlaku", "Aturan tidak berlaku pada tanggal itu";
    }
}

/// A refused calculation. Serialized as `{"code", "message", "field"?}`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{pesan}")]
pub struct Galat {
    /// What went wrong, for programs.
    pub kode: Kode,
    /// What to do about it, in plain Bahasa Indonesia.
    pub pesan: String,
    /// Which field, with a dot before the name of an inner one (`jumlah.baik`); None if no single field is meant.
    pub field: Option<String>,
}

impl Galat {
    /// A refusal that concerns the whole request.
    pub(crate) fn umum(kode: Kode, pesan: impl Into<String>) -> Self {
        Self { kode, pesan: pesan.into(), field: None }
    }

    /// A refusal that concerns one field.
    pub(crate) fn pada(kode: Kode, field: impl Into<String>, pesan: impl Into<String>) -> Self {
        Self { kode, pesan: pesan.into(), field: Some(field.into()) }
    }
}

impl Serialize for Galat {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut peta = s.serialize_map(None)?;
        peta.serialize_entry("code", &self.kode)?;
        peta.serialize_entry("message", &self.pesan)?;
        if let Some(field) = &self.field {
            peta.serialize_entry("field", field)?;
        }
        peta.end()
    }
}
