//! Writes the demo city into an empty database: who, what was planned, what was done, how it was rated.
//!
//! Ids follow from the city's stable keys, so that the same city has the same addresses on every machine.

mod kerja;
mod nilai;
mod rencana;
mod siapa;

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use platform::{App, Fault, InstansiId, Result, Uuid, secrets};

use super::kota::{self, Kota, Pejabat};

/// The password of every printed login.
pub const SANDI: &str = "Sagara-2026-coba";

/// The city with what the loader looks up in it.
pub(super) struct Muatan<'a> {
    kota: &'a Kota,
    /// Person of a pegawai key.
    orang: HashMap<&'a str, &'a str>,
    unit: HashMap<&'a str, &'a kota::Unit>,
    jabatan: HashMap<&'a str, &'a kota::Jabatan>,
    pegawai: HashMap<&'a str, &'a kota::Pegawai>,
}

impl<'a> Muatan<'a> {
    fn new(kota: &'a Kota) -> Self {
        Self {
            orang: kota
                .pegawai
                .iter()
                .map(|pegawai| (pegawai.kunci.as_str(), pegawai.orang.as_str()))
                .collect(),
            unit: kota.unit.iter().map(|unit| (unit.kunci.as_str(), unit)).collect(),
            jabatan: kota.jabatan.iter().map(|jabatan| (jabatan.kunci.as_str(), jabatan)).collect(),
            pegawai: kota.pegawai.iter().map(|pegawai| (pegawai.kunci.as_str(), pegawai)).collect(),
            kota,
        }
    }

    /// Id of the person of a pegawai.
    fn pegawai_id(&self, kunci: &str) -> Result<Uuid> {
        self.orang.get(kunci).map(|orang| id("orang", orang)).ok_or_else(|| missing("pegawai", kunci))
    }

    /// Id of the person of an official, with or without NIP.
    fn pejabat_id(&self, pejabat: &Pejabat) -> Result<Uuid> {
        match pejabat {
            Pejabat::Pegawai(kunci) => self.pegawai_id(kunci),
            Pejabat::NonAsn(kunci) => {
                let found = self.kota.pejabat_non_asn.iter().find(|pejabat| pejabat.kunci == *kunci);
                found.map(|pejabat| id("orang", &pejabat.orang)).ok_or_else(|| missing("pejabat", kunci))
            }
        }
    }

    fn unit(&self, kunci: &str) -> Result<&'a kota::Unit> {
        self.unit.get(kunci).copied().ok_or_else(|| missing("unit", kunci))
    }

    fn jabatan(&self, kunci: &str) -> Result<&'a kota::Jabatan> {
        self.jabatan.get(kunci).copied().ok_or_else(|| missing("jabatan", kunci))
    }

    fn pegawai(&self, kunci: &str) -> Result<&'a kota::Pegawai> {
        self.pegawai.get(kunci).copied().ok_or_else(|| missing("pegawai", kunci))
    }

    fn siklus_id(&self) -> Uuid {
        id("siklus", &self.kota.tahun.to_string())
    }
}

fn missing(jenis: &'static str, kunci: &str) -> Fault {
    Fault::invariant(jenis, kunci, "tidak ada di kota demo")
}

/// A UUIDv7-shaped id that follows from a key. All lie in the first moment of 2026, so that rows made later sort later.
pub(super) fn id(jenis: &str, kunci: &str) -> Uuid {
    const START_MILLIS: u64 = 1_767_225_600_000;
    let digest = secrets::fingerprint(&format!("{jenis}:{kunci}"));
    let mut ten = [0; 10];
    ten.copy_from_slice(&digest[..10]);
    uuid::Builder::from_unix_timestamp_millis(START_MILLIS, &ten).into_uuid()
}

/// A moment of a working day: nine in the morning, city time, and some minutes that follow from a key.
pub(super) fn pagi(hari: NaiveDate, kunci: &str) -> DateTime<Utc> {
    let menit = i64::from(secrets::fingerprint(kunci).first().copied().unwrap_or(0));
    hari.and_time(NaiveTime::MIN).and_utc() + TimeDelta::hours(9 - 7) + TimeDelta::minutes(menit)
}

/// Writes the whole city. The database has a schema and nothing in it.
pub async fn muat(app: &App, kota: &Kota) -> Result<()> {
    let muatan = Muatan::new(kota);
    let instansi = InstansiId(1);
    let sandi = app.hasher.hash(SANDI.to_owned(), &app.entropy).await?;
    let mut tx = app.db.write(instansi).await?;
    siapa::muat(&mut tx, &muatan, &sandi).await?;
    rencana::muat(&mut tx, &muatan).await?;
    kerja::muat(&mut tx, &muatan).await?;
    tx.commit().await?;
    nilai::muat(&app.db, instansi, &muatan).await?;
    app.db.analyze().await
}
