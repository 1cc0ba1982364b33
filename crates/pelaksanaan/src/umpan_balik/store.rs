//! The table `umpan_balik`.

use chrono::{DateTime, NaiveDate, Utc};
use organisasi::pejabat::nama_lengkap;
use platform::{Read, Result, Tx, Uuid};
use sea_orm::FromQueryResult;

use super::{UmpanBalik, UmpanBalikBaru};

#[derive(Debug, FromQueryResult)]
struct Row {
    id: Uuid,
    pegawai_id: Uuid,
    dari: String,
    dari_gelar_depan: Option<String>,
    dari_gelar_belakang: Option<String>,
    kepada: String,
    kepada_gelar_depan: Option<String>,
    kepada_gelar_belakang: Option<String>,
    tanggal: NaiveDate,
    teks: String,
    rhk_teks: Option<String>,
    dibaca: Option<DateTime<Utc>>,
}

/// Umpan balik with both names and the text of its RHK.
macro_rules! select_umpan_balik {
    ($rest:literal) => {
        concat!(
            "SELECT u.id, u.pegawai_id, d.nama AS dari, d.gelar_depan AS dari_gelar_depan, \
             d.gelar_belakang AS dari_gelar_belakang, o.nama AS kepada, o.gelar_depan AS kepada_gelar_depan, \
             o.gelar_belakang AS kepada_gelar_belakang, u.tanggal, u.teks, r.teks AS rhk_teks, u.dibaca FROM umpan_balik u \
             JOIN orang d ON d.instansi_id = $1 AND d.id = u.dari_id \
             JOIN orang o ON o.instansi_id = $1 AND o.id = u.pegawai_id \
             LEFT JOIN rhk r ON r.instansi_id = $1 AND r.id = u.rhk_id \
             WHERE u.instansi_id = $1 AND ",
            $rest
        )
    };
}

pub(super) async fn find(read: &mut Read, id: Uuid) -> Result<Option<UmpanBalik>> {
    let row: Option<Row> =
        read.one(select_umpan_balik!("u.id = $2"), vec![read.instansi().into(), id.into()]).await?;
    Ok(row.map(from_row))
}

/// What a person was told, newest first; at most 200.
pub(super) async fn untuk(read: &mut Read, pegawai_id: Uuid) -> Result<Vec<UmpanBalik>> {
    let sql = select_umpan_balik!("u.pegawai_id = $2 ORDER BY u.tanggal DESC, u.id DESC LIMIT 200");
    let rows: Vec<Row> = read.all(sql, vec![read.instansi().into(), pegawai_id.into()]).await?;
    Ok(rows.into_iter().map(from_row).collect())
}

/// What a person was told by one giver, newest first; at most 20.
pub(super) async fn dari(read: &mut Read, dari_id: Uuid, pegawai_id: Uuid) -> Result<Vec<UmpanBalik>> {
    let sql = select_umpan_balik!(
        "u.pegawai_id = $2 AND u.dari_id = $3 ORDER BY u.tanggal DESC, u.id DESC LIMIT 20"
    );
    let rows: Vec<Row> =
        read.all(sql, vec![read.instansi().into(), pegawai_id.into(), dari_id.into()]).await?;
    Ok(rows.into_iter().map(from_row).collect())
}

fn from_row(row: Row) -> UmpanBalik {
    let nama = |depan: Option<String>, nama: &str, belakang: Option<String>| {
        nama_lengkap(depan.as_deref(), nama, belakang.as_deref())
    };
    UmpanBalik {
        id: row.id,
        pegawai_id: row.pegawai_id,
        dari: nama(row.dari_gelar_depan, &row.dari, row.dari_gelar_belakang),
        kepada: nama(row.kepada_gelar_depan, &row.kepada, row.kepada_gelar_belakang),
        tanggal: row.tanggal,
        teks: row.teks,
        rhk_teks: row.rhk_teks,
        dibaca: row.dibaca,
    }
}

const COLUMNS: [&str; 8] = ["id", "pegawai_id", "dari_id", "skp_id", "rhk_id", "tanggal", "teks", "dibaca"];

/// Writes umpan balik, a few hundred a statement.
pub async fn insert_many(tx: &mut Tx, rows: Vec<UmpanBalikBaru>) -> Result<()> {
    let values = rows.into_iter().map(|row| {
        vec![
            row.id.into(),
            row.pegawai_id.into(),
            row.dari_id.into(),
            row.skp_id.into(),
            row.rhk_id.into(),
            row.tanggal.into(),
            row.teks.into(),
            row.dibaca.into(),
        ]
    });
    tx.insert_rows("umpan_balik", &COLUMNS, values.collect()).await
}

/// Notes when its receiver read it. The first time stays.
pub(super) async fn mark_dibaca(tx: &mut Tx, id: Uuid, now: DateTime<Utc>) -> Result<()> {
    let sql = "UPDATE umpan_balik SET dibaca = COALESCE(dibaca, $3) WHERE instansi_id = $1 AND id = $2";
    tx.exec_one(sql, vec![tx.instansi().into(), id.into(), now.into()]).await
}
