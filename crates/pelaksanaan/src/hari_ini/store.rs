//! What waits in this stage, in one statement.

use chrono::NaiveDate;
use organisasi::pejabat::nama_lengkap;
use perencanaan::siklus::Sumber;
use platform::{Read, Result, Uuid};
use sea_orm::FromQueryResult;

use super::Waiting;

#[derive(Debug, FromQueryResult)]
struct Row {
    jenis: String,
    sumber: Option<String>,
    nama: Option<String>,
    gelar_depan: Option<String>,
    gelar_belakang: Option<String>,
    teks: Option<String>,
}

/// Umpan balik since a day that was not read, newest first and at most 5; and a row when today has no entry yet.
pub(super) async fn waiting(
    read: &mut Read,
    pegawai_id: Uuid,
    today: NaiveDate,
    since: NaiveDate,
) -> Result<Vec<Waiting>> {
    let sql = "SELECT 'umpan_balik' AS jenis, NULL AS sumber, o.nama, o.gelar_depan, o.gelar_belakang, u.teks, u.id AS id \
               FROM umpan_balik u JOIN orang o ON o.instansi_id = $1 AND o.id = u.dari_id \
               WHERE u.instansi_id = $1 AND u.pegawai_id = $2 AND u.dibaca IS NULL AND u.tanggal >= $4 \
               UNION ALL \
               SELECT 'tanpa_catatan', k.sumber, NULL, NULL, NULL, NULL, g.id FROM pegawai g \
               LEFT JOIN siklus c ON c.instansi_id = $1 AND c.mulai <= $3 AND c.sampai >= $3 \
               LEFT JOIN kelompok_siklus k ON k.instansi_id = $1 AND k.siklus_id = c.id AND k.kode = g.kelompok \
               WHERE g.instansi_id = $1 AND g.id = $2 AND NOT EXISTS (SELECT 1 FROM progres_harian p \
               WHERE p.instansi_id = $1 AND p.pegawai_id = g.id AND p.tanggal = $3) \
               ORDER BY jenis DESC, id DESC LIMIT 6";
    let values = vec![read.instansi().into(), pegawai_id.into(), today.into(), since.into()];
    let rows: Vec<Row> = read.all(sql, values).await?;
    Ok(rows.into_iter().filter_map(waiting_of).collect())
}

/// Nobody is reminded of a duty that they have elsewhere.
fn waiting_of(row: Row) -> Option<Waiting> {
    if row.jenis == "umpan_balik" {
        let nama = row.nama.unwrap_or_default();
        let dari = nama_lengkap(row.gelar_depan.as_deref(), &nama, row.gelar_belakang.as_deref());
        return Some(Waiting::UmpanBalik { dari, teks: row.teks.unwrap_or_default() });
    }
    let sumber = row.sumber.as_deref().and_then(Sumber::dari_kode);
    (sumber == Some(Sumber::Kinerja)).then_some(Waiting::TanpaCatatan)
}
