//! What a rating stands on: the facts of a person and a period, and the sums that prefill the realisasi.
//!
//! The rating screen brings facts before it asks for a rating; this is where they come from.

mod store;

use aturan::Desimal;
use chrono::NaiveDate;
use platform::{Read, Result, Uuid};

/// Most facts that one answer carries.
pub const FAKTA_MAKS: usize = 200;

/// Where a fact comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum JenisFakta {
    Progres,
    UmpanBalik,
}

impl JenisFakta {
    /// The word in the database.
    pub fn kode(self) -> &'static str {
        match self {
            Self::Progres => "progres",
            Self::UmpanBalik => "umpan_balik",
        }
    }

    /// From the word in the database.
    pub fn dari_kode(kode: &str) -> Option<Self> {
        [Self::Progres, Self::UmpanBalik].into_iter().find(|jenis| jenis.kode() == kode)
    }
}

/// A fact that a rating may cite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fakta {
    pub jenis: JenisFakta,
    /// Id of the entry or of the umpan balik.
    pub id: Uuid,
    pub tanggal: NaiveDate,
    /// "Pelayanan loket KTP-el, 43 berkas", or the text of the umpan balik.
    pub teks: String,
    /// Who gave the umpan balik.
    pub dari_id: Option<Uuid>,
    /// Name of the giver, with titles.
    pub dari: Option<String>,
    pub rhk_id: Option<Uuid>,
    /// Address that opens the evidence.
    pub bukti: Option<String>,
}

/// The facts of a person from `mulai` to `sampai` (both included), in one statement. Strongest first: umpan balik and
/// entries with evidence and realisasi, then with evidence, then with realisasi, then the rest; the newest first among
/// equals. At most [`FAKTA_MAKS`].
pub async fn fakta(
    read: &mut Read,
    pegawai_id: Uuid,
    mulai: NaiveDate,
    sampai: NaiveDate,
) -> Result<Vec<Fakta>> {
    store::fakta(read, pegawai_id, mulai, sampai).await
}

/// What the entries of an RHK add up to, in one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JumlahRealisasi {
    pub rhk_id: Uuid,
    /// In small letters, so that "Berkas" and "berkas" are one; may be empty.
    pub satuan: String,
    pub jumlah: Desimal,
    /// How many entries it comes from.
    pub catatan: i64,
}

/// Sum of the realisasi of a person's entries for each RHK and satuan from `mulai` to `sampai` (both included): what
/// prefills the realisasi. One statement.
pub async fn jumlah_realisasi(
    read: &mut Read,
    pegawai_id: Uuid,
    mulai: NaiveDate,
    sampai: NaiveDate,
) -> Result<Vec<JumlahRealisasi>> {
    store::jumlah_realisasi(read, pegawai_id, mulai, sampai).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_survive_the_database() {
        for jenis in [JenisFakta::Progres, JenisFakta::UmpanBalik] {
            assert_eq!(JenisFakta::dari_kode(jenis.kode()), Some(jenis));
        }
        assert_eq!(JenisFakta::dari_kode("indikator"), None);
    }
}
