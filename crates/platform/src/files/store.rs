//! The table `berkas`.

use super::Kept;
use crate::{Result, Tx};

/// Makes a kept file known, so that rows may refer to it. A file that is known already stays as it is.
pub async fn record(tx: &mut Tx, kept: &Kept, tipe: &str) -> Result<()> {
    let sql = "INSERT INTO berkas (instansi_id, sha256, ukuran_byte, tipe) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (instansi_id, sha256) DO NOTHING";
    let values = vec![tx.instansi().into(), kept.sha256.clone().into(), kept.size_bytes.into(), tipe.into()];
    tx.exec(sql, values).await.map(|_| ())
}
