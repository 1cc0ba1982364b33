//! The table `peristiwa`.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::About;
use crate::{Result, Tx};

pub(super) struct Row {
    pub id: Uuid,
    pub bulan: i64,
    pub jenis: &'static str,
    pub versi: i64,
    pub about: About,
    pub pelaku_id: Option<Uuid>,
    pub isi: String,
    pub garam: Vec<u8>,
    pub waktu: DateTime<Utc>,
}

pub(super) async fn insert(tx: &mut Tx, row: Row) -> Result<()> {
    let values = vec![
        tx.instansi().into(),
        row.bulan.into(),
        row.id.into(),
        row.jenis.into(),
        row.versi.into(),
        row.about.jenis.into(),
        row.about.id.into(),
        row.about.orang_id.into(),
        row.pelaku_id.into(),
        row.isi.into(),
        row.garam.into(),
        row.waktu.into(),
    ];
    let sql = "INSERT INTO peristiwa (instansi_id, bulan, id, jenis, versi, subjek_jenis, subjek_id, orang_id, pelaku_id, \
               isi, garam, waktu) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    tx.exec(sql, values).await.map(|_| ())
}
