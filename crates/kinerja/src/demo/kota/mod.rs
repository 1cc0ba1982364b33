//! The demo city: Kota Sagara, invented from facts about real ones.
//!
//! [`Kota::susun`] turns the embedded facts into plain structs. It is pure: the same [`Opsi`] give the same city, on
//! every machine. It knows no database, no clock and no ids; every item has a stable key instead. Nothing in the city
//! lies after `hari_ini`.

mod acak;
mod data;
mod ekspor;
mod formasi;
mod harian;
mod jatidiri;
mod kalender;
mod karya;
mod nama;
mod organisasi;
mod penduduk;
mod penilai;
mod peran;
mod realisasi;
mod skp;
mod susunan;
mod templat;
#[cfg(test)]
mod tests;
mod umpan_balik;

use std::fmt;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

pub use ekspor::{data_utama_csv, unor_csv};
pub use karya::*;
pub use susunan::*;

/// Fewest and most people of a city.
pub const PEGAWAI_MIN: usize = 50;
/// See [`PEGAWAI_MIN`].
pub const PEGAWAI_MAKS: usize = 25_000;
/// People of the default city (181 units).
pub const PEGAWAI_BAKU: usize = 1_200;

/// What the city is a function of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opsi {
    /// Seed.
    pub benih: u64,
    /// People, [`PEGAWAI_MIN`]`..=`[`PEGAWAI_MAKS`].
    pub pegawai: usize,
    /// Today in the city; its year is the year of the siklus. 2022 (the regulation's year) to 2100.
    pub hari_ini: NaiveDate,
}

impl Opsi {
    /// The default city on that day.
    pub fn baku(hari_ini: NaiveDate) -> Self {
        Self { benih: 1, pegawai: PEGAWAI_BAKU, hari_ini }
    }

    fn periksa(&self) -> Result<(), KotaError> {
        if !(PEGAWAI_MIN..=PEGAWAI_MAKS).contains(&self.pegawai) {
            return Err(KotaError::JumlahPegawai(self.pegawai));
        }
        if !(2022..=2100).contains(&self.hari_ini.year()) {
            return Err(KotaError::HariIni(self.hari_ini));
        }
        Ok(())
    }
}

/// Why no city came out.
#[derive(Debug)]
pub enum KotaError {
    /// An embedded file does not have its shape.
    Data { berkas: &'static str, sebab: serde_json::Error },
    /// A fact names another that is not there.
    Rujukan { jenis: &'static str, kunci: String },
    /// Not a number of people that a city can have.
    JumlahPegawai(usize),
    /// Not a day that the regulation or the calendar covers.
    HariIni(NaiveDate),
}

impl KotaError {
    fn rujukan(jenis: &'static str, kunci: &str) -> Self {
        Self::Rujukan { jenis, kunci: kunci.to_owned() }
    }
}

impl fmt::Display for KotaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Data { berkas, .. } => write!(f, "embedded file {berkas} is damaged"),
            Self::Rujukan { jenis, kunci } => write!(f, "the facts name an unknown {jenis}: {kunci}"),
            Self::JumlahPegawai(n) => {
                write!(f, "a demo city has {PEGAWAI_MIN} to {PEGAWAI_MAKS} people, not {n}")
            }
            Self::HariIni(t) => write!(f, "the demo city lives from 2022 to 2100, not on {t}"),
        }
    }
}

impl std::error::Error for KotaError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Data { sebab, .. } => Some(sebab),
            _ => None,
        }
    }
}

/// The city: who it is (first half) and what it works on this year (second half).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Kota {
    pub instansi: Instansi,
    pub hari_ini: NaiveDate,
    /// Year of the siklus.
    pub tahun: i32,
    /// Parents before children.
    pub unit: Vec<Unit>,
    pub jabatan: Vec<Jabatan>,
    /// One per pegawai, and the officials who are no ASN.
    pub orang: Vec<Orang>,
    pub pegawai: Vec<Pegawai>,
    pub pejabat_non_asn: Vec<PejabatNonAsn>,
    pub penempatan: Vec<Penempatan>,
    pub hubungan_penilai: Vec<HubunganPenilai>,
    /// Pegawai under a vacant head: no pejabat penilai yet.
    pub tanpa_penilai: Vec<Kunci>,
    pub peran: Vec<Peran>,
    pub akun_demo: Vec<AkunDemo>,
    pub tokoh: Vec<Tokoh>,
    pub cerita: Vec<Cerita>,

    pub sasaran: Vec<Sasaran>,
    pub perpustakaan_rhk: Vec<ContohRhk>,
    /// Superiors before their people.
    pub skp: Vec<Skp>,
    pub progres: Vec<Progres>,
    pub umpan_balik: Vec<UmpanBalik>,
    pub realisasi: Vec<Realisasi>,
    pub fakta_bulanan: Vec<FaktaBulanan>,
}

impl Kota {
    /// Makes the city.
    ///
    /// # Errors
    /// [`KotaError::JumlahPegawai`] and [`KotaError::HariIni`] for options out of range; the other two only if the
    /// embedded facts were edited into nonsense.
    pub fn susun(opsi: &Opsi) -> Result<Self, KotaError> {
        opsi.periksa()?;
        let data = data::Data::baca()?;
        let formasi = formasi::susun(&data, opsi.pegawai, opsi.benih)?;
        let penduduk = penduduk::susun(&data, &formasi, opsi)?;
        let pimpinan = penilai::pimpinan(&formasi, &penduduk);
        let hubungan = penilai::susun(&formasi, &penduduk, &pimpinan, opsi.hari_ini);
        let mut kota = organisasi::susun(&data, &formasi, &penduduk, &pimpinan, hubungan, opsi)?;
        peran::isi(&data, &formasi, &penduduk, &mut kota)?;
        skp::isi(&data, &formasi, &penduduk, &mut kota, opsi)?;
        harian::isi(&data, &formasi, &penduduk, &mut kota, opsi);
        umpan_balik::isi(&data, &penduduk, &mut kota, opsi);
        realisasi::isi(&data, &penduduk, &mut kota, opsi);
        Ok(kota)
    }

    /// The person that a story calls by that name, e.g. `ratna`.
    pub fn tokoh(&self, nama_cerita: &str) -> Option<&Tokoh> {
        self.tokoh.iter().find(|t| t.nama_cerita == nama_cerita)
    }
}
