//! A person as documents print them: name with titles, NIP, pangkat, jabatan, unit; on a date.

mod store;

use chrono::NaiveDate;
use platform::{Fault, Read, Result, Uuid};
use serde::{Deserialize, Serialize};

/// A snapshot of a person. A non-ASN official has no NIP and no pangkat, and prints "-" for them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pejabat {
    pub id: Uuid,
    pub nama: String,
    pub nip: Option<String>,
    pub pangkat: Option<String>,
    pub jabatan: String,
    pub unit: Option<String>,
}

impl Pejabat {
    /// Canonical JSON, as documents keep it.
    pub fn to_json(&self) -> Result<String> {
        Ok(serde_json::to_string(self)?)
    }

    /// From what a document kept.
    pub fn from_json(json: &str) -> Result<Self> {
        Ok(serde_json::from_str(json)?)
    }
}

/// The person as of a date.
///
/// # Errors
/// [`Fault::Invariant`] when an id that another row refers to is nobody's.
pub async fn pejabat(read: &mut Read, id: Uuid, on: NaiveDate) -> Result<Pejabat> {
    let row = store::find(read, id, on).await?.ok_or_else(|| Fault::invariant("orang", id, "missing"))?;
    Ok(Pejabat {
        id,
        nama: nama_lengkap(row.gelar_depan.as_deref(), &row.nama, row.gelar_belakang.as_deref()),
        nip: row.nip,
        pangkat: row.golongan.as_deref().map(pangkat),
        jabatan: row.jabatan.or(row.jabatan_non_asn).unwrap_or_else(|| "-".into()),
        unit: row.unit_nama,
    })
}

/// Name with titles: `dr. Melati Sari, M.Kes.`
pub fn nama_lengkap(gelar_depan: Option<&str>, nama: &str, gelar_belakang: Option<&str>) -> String {
    let front =
        gelar_depan.filter(|gelar| !gelar.is_empty()).map(|gelar| format!("{gelar} ")).unwrap_or_default();
    let back = gelar_belakang
        .filter(|gelar| !gelar.is_empty())
        .map(|gelar| format!(", {gelar}"))
        .unwrap_or_default();
    format!("{front}{nama}{back}")
}

/// `Penata Muda (III/a)` of a golongan; a golongan that no table knows prints as it is.
pub fn pangkat(golongan: &str) -> String {
    aturan::Golongan::dari_kode(golongan).map_or_else(|| golongan.to_owned(), |golongan| golongan.label())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_stand_around_the_name() {
        assert_eq!(nama_lengkap(Some("dr."), "Melati Sari", Some("M.Kes.")), "dr. Melati Sari, M.Kes.");
        assert_eq!(nama_lengkap(None, "Joko", Some("")), "Joko");
    }
}
