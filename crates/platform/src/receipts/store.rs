//! The table `tanda_terima`.

use chrono::{DateTime, Utc};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use super::Submit;
use crate::{Read, Result, Tx};

#[derive(Debug, FromQueryResult)]
pub(super) struct Old {
    pub akun_id: Uuid,
    pub rute: String,
    pub isi_sha256: String,
    pub lokasi: String,
}

pub(super) async fn find(read: &mut Read, kunci: Uuid) -> Result<Option<Old>> {
    let sql =
        "SELECT akun_id, rute, isi_sha256, lokasi FROM tanda_terima WHERE instansi_id = $1 AND kunci = $2";
    read.one(sql, vec![read.instansi().into(), kunci.into()]).await
}

/// Writes a receipt; false when its key was used in the meantime. Waits for a transaction that is about to use it.
pub(super) async fn insert(
    tx: &mut Tx,
    akun_id: Uuid,
    submit: &Submit,
    lokasi: &str,
    perihal: &str,
    waktu: DateTime<Utc>,
) -> Result<bool> {
    let sql = "INSERT INTO tanda_terima (instansi_id, kunci, akun_id, rute, isi_sha256, lokasi, perihal, waktu) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (instansi_id, kunci) DO NOTHING";
    let values = vec![
        tx.instansi().into(),
        submit.kunci.into(),
        akun_id.into(),
        submit.rute.clone().into(),
        submit.isi_sha256.clone().into(),
        lokasi.into(),
        perihal.into(),
        waktu.into(),
    ];
    Ok(tx.exec(sql, values).await? == 1)
}

/// A receipt as its owner reads it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Receipt {
    pub kunci: Uuid,
    /// What was saved, in words.
    pub perihal: String,
    pub waktu: DateTime<Utc>,
}

/// The latest receipts of an account, newest first; at most `limit`.
pub async fn latest(read: &mut Read, akun_id: Uuid, limit: u32) -> Result<Vec<Receipt>> {
    let sql = "SELECT kunci, perihal, waktu FROM tanda_terima WHERE instansi_id = $1 AND akun_id = $2 \
               ORDER BY waktu DESC, kunci DESC LIMIT $3";
    read.all(sql, vec![read.instansi().into(), akun_id.into(), i64::from(limit).into()]).await
}
