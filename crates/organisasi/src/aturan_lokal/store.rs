//! The table `aturan_lokal`.

use chrono::{DateTime, NaiveDate, Utc};
use platform::{Read, Result, Tx, Uuid};
use sea_orm::FromQueryResult;

/// One version of one local rule.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Versi {
    pub id: Uuid,
    pub aturan: String,
    pub mulai: NaiveDate,
    /// JSON that the rule has checked.
    pub isi: String,
    pub dasar: String,
    pub oleh: String,
    pub dicatat: DateTime<Utc>,
}

/// The version that holds on a day.
pub(super) async fn berlaku(read: &mut Read, aturan: &str, on: NaiveDate) -> Result<Option<Versi>> {
    let sql = "SELECT id, aturan, mulai, isi, dasar, oleh, dicatat FROM aturan_lokal \
               WHERE instansi_id = $1 AND aturan = $2 AND mulai <= $3 ORDER BY mulai DESC LIMIT 1";
    read.one(sql, vec![read.instansi().into(), aturan.into(), on.into()]).await
}

/// All versions of a rule, the latest first.
pub(super) async fn versions(read: &mut Read, aturan: &str) -> Result<Vec<Versi>> {
    let sql = "SELECT id, aturan, mulai, isi, dasar, oleh, dicatat FROM aturan_lokal \
               WHERE instansi_id = $1 AND aturan = $2 ORDER BY mulai DESC";
    read.all(sql, vec![read.instansi().into(), aturan.into()]).await
}

/// All versions of all rules, the latest first.
pub(super) async fn all(read: &mut Read) -> Result<Vec<Versi>> {
    let sql = "SELECT id, aturan, mulai, isi, dasar, oleh, dicatat FROM aturan_lokal \
               WHERE instansi_id = $1 ORDER BY mulai DESC";
    read.all(sql, vec![read.instansi().into()]).await
}

pub(super) async fn insert(tx: &mut Tx, versi: &Versi) -> Result<()> {
    let row = vec![
        ("id", versi.id.into()),
        ("aturan", versi.aturan.clone().into()),
        ("mulai", versi.mulai.into()),
        ("isi", versi.isi.clone().into()),
        ("dasar", versi.dasar.clone().into()),
        ("oleh", versi.oleh.clone().into()),
        ("dicatat", versi.dicatat.into()),
    ];
    tx.insert("aturan_lokal", row).await
}

/// Takes back a version that does not hold yet.
///
/// # Errors
/// [`platform::Fault::Stale`] where it is gone or holds already.
pub(super) async fn delete_future(tx: &mut Tx, id: Uuid, today: NaiveDate) -> Result<()> {
    let sql = "DELETE FROM aturan_lokal WHERE instansi_id = $1 AND id = $2 AND mulai > $3";
    let values = vec![tx.instansi().into(), id.into(), today.into()];
    tx.exec_one(sql, values).await
}

#[derive(Debug, FromQueryResult)]
struct Jumlah {
    jumlah: i64,
}

/// People in service on a day.
pub(super) async fn count_pegawai(read: &mut Read, on: NaiveDate) -> Result<i64> {
    let sql = "SELECT COUNT(DISTINCT p.pegawai_id) AS jumlah FROM penempatan p WHERE p.instansi_id = $1 \
               AND p.jenis = 'utama' AND p.mulai <= $2 AND (p.sampai IS NULL OR p.sampai >= $2)";
    let row: Option<Jumlah> = read.one(sql, vec![read.instansi().into(), on.into()]).await?;
    Ok(row.map_or(0, |row| row.jumlah))
}
