//! Ties of a person and of a unit: one statement each.

use chrono::NaiveDate;
use platform::{Read, Result, Uuid};
use sea_orm::FromQueryResult;

#[derive(Debug, FromQueryResult)]
pub(super) struct PersonTie {
    pub penilai_id: Option<Uuid>,
    pub pembantu_penilai_id: Option<Uuid>,
    pub atasan_penilai_id: Option<Uuid>,
    pub kepala_id: Option<Uuid>,
    pub jalur: Option<String>,
}

/// One row for each rating relation that is confirmed and holds on the date; one row without officials when none does.
pub(super) async fn ties_of_person(read: &mut Read, id: Uuid, on: NaiveDate) -> Result<Vec<PersonTie>> {
    let sql = "SELECT h.penilai_id, h.pembantu_penilai_id, h.atasan_penilai_id, u.kepala_id, u.jalur FROM pegawai g \
               LEFT JOIN hubungan_penilai h ON h.instansi_id = $1 AND h.pegawai_id = g.id AND h.status = 'ditetapkan' \
               AND h.mulai <= $3 AND (h.sampai IS NULL OR h.sampai >= $3) \
               LEFT JOIN penempatan p ON p.instansi_id = $1 AND p.pegawai_id = g.id AND p.jenis = 'utama' \
               AND p.mulai <= $3 AND (p.sampai IS NULL OR p.sampai >= $3) \
               LEFT JOIN unit_kerja u ON u.instansi_id = $1 AND u.id = p.unit_id \
               WHERE g.instansi_id = $1 AND g.id = $2";
    read.all(sql, vec![read.instansi().into(), id.into(), on.into()]).await
}

#[derive(Debug, FromQueryResult)]
pub(super) struct UnitTie {
    pub jalur: String,
    pub kepala_id: Option<Uuid>,
    pub kepala_atasan_id: Option<Uuid>,
}

pub(super) async fn ties_of_unit(read: &mut Read, id: Uuid) -> Result<Option<UnitTie>> {
    let sql = "SELECT u.jalur, u.kepala_id, a.kepala_id AS kepala_atasan_id FROM unit_kerja u \
               LEFT JOIN unit_kerja a ON a.instansi_id = $1 AND a.id = u.atasan_id \
               WHERE u.instansi_id = $1 AND u.id = $2";
    read.one(sql, vec![read.instansi().into(), id.into()]).await
}
