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
    let columns = vec![
        ("bulan", row.bulan.into()),
        ("id", row.id.into()),
        ("jenis", row.jenis.into()),
        ("versi", row.versi.into()),
        ("subjek_jenis", row.about.jenis.into()),
        ("subjek_id", row.about.id.into()),
        ("orang_id", row.about.orang_id.into()),
        ("pelaku_id", row.pelaku_id.into()),
        ("isi", row.isi.into()),
        ("garam", row.garam.into()),
        ("waktu", row.waktu.into()),
    ];
    tx.insert("peristiwa", columns).await
}
