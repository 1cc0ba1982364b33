//! The table `pekerjaan`.
//!
//! `percobaan` is raised by every lease: whoever settles a job names the number of the own lease, and a worker that came
//! back from the dead changes nothing.

use chrono::{DateTime, Utc};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::{Read, Result, Tx};

/// A job that waits, or that a worker has leased.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct Job {
    pub id: Uuid,
    pub jenis: String,
    pub muatan: String,
    pub percobaan: i64,
    pub tersedia_sejak: DateTime<Utc>,
}

pub(super) async fn insert(
    tx: &mut Tx,
    id: Uuid,
    jenis: &'static str,
    muatan: String,
    now: DateTime<Utc>,
) -> Result<()> {
    let row = vec![
        ("id", id.into()),
        ("jenis", jenis.into()),
        ("muatan", muatan.into()),
        ("status", "menunggu".into()),
        ("percobaan", 0_i64.into()),
        ("tersedia_sejak", now.into()),
        ("dibuat", now.into()),
    ];
    tx.insert("pekerjaan", row).await
}

/// Jobs whose time has come and that nobody is at, the oldest first.
pub(super) async fn due(read: &mut Read, now: DateTime<Utc>, limit: i64) -> Result<Vec<Job>> {
    let sql = "SELECT id, jenis, muatan, percobaan, tersedia_sejak FROM pekerjaan \
               WHERE instansi_id = $1 AND status = 'menunggu' AND tersedia_sejak <= $2 \
               AND (sewa_sampai IS NULL OR sewa_sampai <= $2) ORDER BY tersedia_sejak, id LIMIT $3";
    read.all(sql, vec![read.instansi().into(), now.into(), limit.into()]).await
}

/// Takes a job, unless another worker was faster.
pub(super) async fn lease(tx: &mut Tx, job: &Job, until: DateTime<Utc>) -> Result<Option<Job>> {
    let sql = "UPDATE pekerjaan SET percobaan = percobaan + 1, sewa_sampai = $4 \
               WHERE instansi_id = $1 AND id = $2 AND percobaan = $3 AND status = 'menunggu'";
    let values = vec![tx.instansi().into(), job.id.into(), job.percobaan.into(), until.into()];
    let taken = tx.exec(sql, values).await? == 1;
    Ok(taken.then(|| Job { percobaan: job.percobaan + 1, ..job.clone() }))
}

/// Takes a finished job off the table. `false` when the lease was over and somebody else has the job.
pub(super) async fn finish(tx: &mut Tx, job: &Job) -> Result<bool> {
    let sql =
        "DELETE FROM pekerjaan WHERE instansi_id = $1 AND id = $2 AND percobaan = $3 AND status = 'menunggu'";
    let values = vec![tx.instansi().into(), job.id.into(), job.percobaan.into()];
    Ok(tx.exec(sql, values).await? == 1)
}

/// Ends the lease with a failure: to be tried again at a time, or never when there is none. `false` as in [`finish`].
pub(super) async fn fail(
    tx: &mut Tx,
    job: &Job,
    again: Option<DateTime<Utc>>,
    galat: String,
) -> Result<bool> {
    let status = if again.is_some() { "menunggu" } else { "gagal" };
    let sql = "UPDATE pekerjaan SET status = $4, sewa_sampai = NULL, tersedia_sejak = COALESCE($5, tersedia_sejak), \
               galat = $6 WHERE instansi_id = $1 AND id = $2 AND percobaan = $3 AND status = 'menunggu'";
    let values = vec![
        tx.instansi().into(),
        job.id.into(),
        job.percobaan.into(),
        status.into(),
        again.into(),
        galat.into(),
    ];
    Ok(tx.exec(sql, values).await? == 1)
}

/// Status, number of tries and last failure of every job.
#[cfg(test)]
pub(super) async fn all(read: &mut Read) -> Result<Vec<(String, i64, Option<String>)>> {
    #[derive(FromQueryResult)]
    struct Row {
        status: String,
        percobaan: i64,
        galat: Option<String>,
    }
    let sql = "SELECT status, percobaan, galat FROM pekerjaan WHERE instansi_id = $1 ORDER BY dibuat, id";
    let rows: Vec<Row> = read.all(sql, vec![read.instansi().into()]).await?;
    Ok(rows.into_iter().map(|row| (row.status, row.percobaan, row.galat)).collect())
}
