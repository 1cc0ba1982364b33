//! The table `umpan_balik`.

use platform::{Result, Tx};

use super::UmpanBalikBaru;

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
