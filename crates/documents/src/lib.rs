//! The printed forms as plain data.
//!
//! A stage fills one of these structs from what it has stored and hands it to a job; the renderer turns it into
//! a PDF. Every struct carries **snapshots**: names, ranks, posts and units as they were when the document was
//! issued, and the printed labels of the rule version it was made under. Nothing here looks anything up.
//!
//! Texts are printed letter by letter: no field is read as markup. A line feed inside a text starts a new line.
//!
//! ```
//! let json = r#"{"nama":"Ir. Bastian Lubis","nip":null,"pangkat_golongan":null,
//!                "jabatan":"Wali Kota Contoh","unit_kerja":"Pemerintah Kota Contoh"}"#;
//! let wali_kota: documents::Pejabat = serde_json::from_str(json)?;
//! assert_eq!(wali_kota.nip, None); // printed "-": an official who is no civil servant
//! # Ok::<(), serde_json::Error>(())
//! ```

pub mod berakhlak;
mod evaluasi;
pub mod qr;
mod skp;
mod surat;
mod waktu;

pub use evaluasi::{
    Capaian, Dinilai, Evaluasi, Fakta, Hasil, IndikatorDinilai, JenisEvaluasi, PerilakuDinilai, Pernyataan,
    Ranah, Rating, RhkDinilai, TabelPredikat, TandaTerima,
};
pub use skp::{
    Aspek, Bagian, HasilKerja, IndikatorKuantitatif, IndikatorPimpinan, Lampiran, NilaiPerilaku, Perspektif,
    RhkKualitatif, RhkKuantitatif, RhkPimpinan, Skp, UkuranKeberhasilan,
};
pub use surat::{Kop, Mode, Pejabat, Pengesahan, Surat};
pub use waktu::{Periode, Saat, Tanggal, WaktuSalah, Zona};

use serde::{Deserialize, Serialize};

/// A document that can be printed. Its JSON (tag `formulir`) is the payload of a print job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "formulir", rename_all = "snake_case")]
pub enum Dokumen {
    /// Sasaran Kinerja Pegawai (PermenPANRB 6/2022), with its lampiran.
    Skp(Box<Skp>),
    /// Dokumen Evaluasi Kinerja Pegawai (PermenPANRB 6/2022), with its annex "Hasil evaluasi".
    Evaluasi(Box<Evaluasi>),
}

impl Dokumen {
    /// What every document has: letterhead, number, time of issue, QR.
    pub fn surat(&self) -> &Surat {
        match self {
            Self::Skp(skp) => &skp.surat,
            Self::Evaluasi(evaluasi) => &evaluasi.surat,
        }
    }
}
