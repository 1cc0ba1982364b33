//! The table `capaian_organisasi`.

use aturan::CapaianOrganisasi;
use chrono::{DateTime, NaiveDate, Utc};
use platform::{Fault, Read, Result, Tx, Uuid};
use sea_orm::FromQueryResult;

use super::{Ditetapkan, UnitCapaian, UnitKey};
use crate::Periode;

#[derive(Debug, FromQueryResult)]
struct Row {
    unit_id: Uuid,
    nama: String,
    siklus_id: Uuid,
    tahun: i64,
    id: Option<Uuid>,
    capaian: Option<String>,
    dasar: Option<String>,
    versi: Option<i64>,
}

macro_rules! select_unit {
    ($condition:literal) => {
        concat!(
            "SELECT u.id AS unit_id, u.nama, c.id AS siklus_id, c.tahun, k.id, k.capaian, k.dasar, k.versi FROM unit_kerja u \
             JOIN siklus c ON c.instansi_id = $1 AND c.mulai <= $3 AND c.sampai >= $3 \
             LEFT JOIN unit_kerja a ON a.instansi_id = $1 AND a.id = u.atasan_id \
             LEFT JOIN capaian_organisasi k ON k.instansi_id = $1 AND k.unit_id = u.id AND k.siklus_id = c.id \
             AND k.triwulan = $4 WHERE u.instansi_id = $1 AND u.is_opd AND ",
            $condition,
            " ORDER BY u.urut, u.nama LIMIT 500"
        )
    };
}

pub(super) async fn find(read: &mut Read, key: UnitKey) -> Result<Option<UnitCapaian>> {
    let values = vec![read.instansi().into(), key.unit_id.into(), key.on.into(), key.periode.kode().into()];
    let row: Option<Row> = read.one(select_unit!("u.id = $2"), values).await?;
    row.map(|row| unit(row, key.periode)).transpose()
}

/// The perangkat daerah whose capaian somebody sets: those right below a unit that he heads.
pub(super) async fn below(
    read: &mut Read,
    kepala_id: Uuid,
    periode: Periode,
    on: NaiveDate,
) -> Result<Vec<UnitCapaian>> {
    let values = vec![read.instansi().into(), kepala_id.into(), on.into(), periode.kode().into()];
    let rows: Vec<Row> = read.all(select_unit!("a.kepala_id = $2"), values).await?;
    rows.into_iter().map(|row| unit(row, periode)).collect()
}

/// All perangkat daerah, for the tim pengelola. `$2` is any id: it keeps the places of the values alike.
pub(super) async fn all(read: &mut Read, periode: Periode, on: NaiveDate) -> Result<Vec<UnitCapaian>> {
    let values = vec![read.instansi().into(), Uuid::nil().into(), on.into(), periode.kode().into()];
    let rows: Vec<Row> = read.all(select_unit!("u.id <> $2"), values).await?;
    rows.into_iter().map(|row| unit(row, periode)).collect()
}

fn unit(row: Row, periode: Periode) -> Result<UnitCapaian> {
    let set = |id: Uuid, kode: String, dasar, versi| {
        let capaian = CapaianOrganisasi::dari_kode(&kode)
            .ok_or_else(|| Fault::invariant("capaian_organisasi", id, &kode));
        capaian.map(|capaian| Ditetapkan { id, capaian, dasar, versi })
    };
    let capaian = match (row.id, row.capaian, row.dasar, row.versi) {
        (Some(id), Some(kode), Some(dasar), Some(versi)) => Some(set(id, kode, dasar, versi)?),
        _ => None,
    };
    Ok(UnitCapaian {
        unit_id: row.unit_id,
        nama: row.nama,
        siklus_id: row.siklus_id,
        tahun: row.tahun,
        periode,
        capaian,
    })
}

/// A capaian as it is set.
pub struct Baru {
    pub id: Uuid,
    pub unit_id: Uuid,
    pub siklus_id: Uuid,
    pub periode: Periode,
    pub capaian: CapaianOrganisasi,
    pub dasar: String,
    pub oleh: Uuid,
    pub pada: DateTime<Utc>,
}

/// Writes the first capaian of a unit for a period.
pub async fn insert(tx: &mut Tx, baru: Baru) -> Result<()> {
    let row = vec![
        ("id", baru.id.into()),
        ("unit_id", baru.unit_id.into()),
        ("siklus_id", baru.siklus_id.into()),
        ("triwulan", baru.periode.kode().into()),
        ("capaian", baru.capaian.kode().into()),
        ("dasar", baru.dasar.into()),
        ("ditetapkan_oleh", baru.oleh.into()),
        ("ditetapkan", baru.pada.into()),
        ("versi", 1_i64.into()),
    ];
    tx.insert("capaian_organisasi", row).await
}

/// Changes a capaian over the version that was read.
pub(super) async fn update(tx: &mut Tx, baru: Baru, versi: i64) -> Result<()> {
    let sql = "UPDATE capaian_organisasi SET capaian = $4, dasar = $5, ditetapkan_oleh = $6, ditetapkan = $7, \
               versi = versi + 1 WHERE instansi_id = $1 AND id = $2 AND versi = $3";
    let values = vec![
        tx.instansi().into(),
        baru.id.into(),
        versi.into(),
        baru.capaian.kode().into(),
        baru.dasar.into(),
        baru.oleh.into(),
        baru.pada.into(),
    ];
    tx.exec_one(sql, values).await
}
