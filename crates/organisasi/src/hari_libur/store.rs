//! The table `hari_libur`.

use chrono::NaiveDate;
use platform::{Read, Result, Tx};
use sea_orm::FromQueryResult;

use super::HariLibur;

#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub(super) struct Row {
    pub tanggal: NaiveDate,
    pub jenis: String,
    pub nama: String,
    pub sumber: String,
}

/// Every day off, in order: some twenty a year.
pub(super) async fn all(read: &mut Read) -> Result<Vec<Row>> {
    let sql = "SELECT tanggal, jenis, nama, sumber FROM hari_libur WHERE instansi_id = $1 ORDER BY tanggal";
    read.all(sql, vec![read.instansi().into()]).await
}

/// Puts a year's days in the place of those that were there.
pub(super) async fn replace_year(
    tx: &mut Tx,
    (first, last): (NaiveDate, NaiveDate),
    days: &[HariLibur],
    sumber: &str,
) -> Result<()> {
    let sql = "DELETE FROM hari_libur WHERE instansi_id = $1 AND tanggal BETWEEN $2 AND $3";
    let values = vec![tx.instansi().into(), first.into(), last.into()];
    tx.exec(sql, values).await?;
    let row = |day: &HariLibur| {
        vec![day.tanggal.into(), day.jenis.kode().into(), day.nama.clone().into(), sumber.into()]
    };
    tx.insert_rows("hari_libur", &["tanggal", "jenis", "nama", "sumber"], days.iter().map(row).collect())
        .await
}
