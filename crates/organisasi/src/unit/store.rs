//! The table `unit_kerja` as the tree shows it.

use chrono::NaiveDate;
use platform::{Read, Result, Tx, Uuid};
use sea_orm::FromQueryResult;

#[derive(Debug, FromQueryResult)]
struct Jumlah {
    jumlah: i64,
}

pub(super) async fn count_without_head(read: &mut Read) -> Result<i64> {
    let sql = "SELECT COUNT(*) AS jumlah FROM unit_kerja WHERE instansi_id = $1 AND kepala_id IS NULL";
    let row: Option<Jumlah> = read.one(sql, vec![read.instansi().into()]).await?;
    Ok(row.map_or(0, |row| row.jumlah))
}

/// A unit of the tree.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct Simpul {
    pub id: Uuid,
    pub nama: String,
    pub nama_jabatan: Option<String>,
    pub eselon: Option<String>,
    pub atasan_id: Option<Uuid>,
    pub atasan_nama: Option<String>,
    pub jalur: String,
    pub is_opd: bool,
    pub kepala_nama: Option<String>,
    /// Plt or Plh of today, where there is one.
    pub pelaksana_tugas: Option<String>,
    /// People placed in the unit itself.
    pub pegawai: i64,
    pub anak: i64,
}

/// Columns of [`Simpul`] over `$1` (instansi) and `$2` (today).
macro_rules! simpul {
    () => {
        "SELECT u.id, u.nama, u.nama_jabatan, u.eselon, u.atasan_id, t.nama AS atasan_nama, u.jalur, u.is_opd, k.nama AS kepala_nama, \
         (SELECT MAX(po.nama) FROM penempatan pt JOIN orang po ON po.instansi_id = $1 AND po.id = pt.pegawai_id \
         WHERE pt.instansi_id = $1 AND pt.unit_id = u.id AND pt.jenis IN ('plt', 'plh') AND pt.mulai <= $2 \
         AND (pt.sampai IS NULL OR pt.sampai >= $2)) AS pelaksana_tugas, \
         (SELECT COUNT(*) FROM penempatan p WHERE p.instansi_id = $1 AND p.unit_id = u.id AND p.jenis = 'utama' \
         AND p.mulai <= $2 AND (p.sampai IS NULL OR p.sampai >= $2)) AS pegawai, \
         (SELECT COUNT(*) FROM unit_kerja c WHERE c.instansi_id = $1 AND c.atasan_id = u.id) AS anak \
         FROM unit_kerja u \
         LEFT JOIN unit_kerja t ON t.instansi_id = $1 AND t.id = u.atasan_id \
         LEFT JOIN orang k ON k.instansi_id = $1 AND k.id = u.kepala_id \
         WHERE u.instansi_id = $1 AND "
    };
}

/// Units without a head, from the top down.
pub(super) async fn without_head(read: &mut Read, today: NaiveDate, limit: i64) -> Result<Vec<Simpul>> {
    let sql = concat!(simpul!(), "u.kepala_id IS NULL ORDER BY u.jalur LIMIT $3");
    read.all(sql, vec![read.instansi().into(), today.into(), limit.into()]).await
}

/// The unit itself (the root where none is asked for) and the units right under it.
pub(super) async fn with_children(
    read: &mut Read,
    id: Option<Uuid>,
    today: NaiveDate,
) -> Result<Vec<Simpul>> {
    let root = concat!(
        simpul!(),
        "(u.atasan_id IS NULL OR u.atasan_id IN (SELECT r.id FROM unit_kerja r WHERE r.instansi_id = $1 AND r.atasan_id IS NULL)) \
         ORDER BY u.urut, u.nama, u.id"
    );
    let one = concat!(simpul!(), "(u.id = $3 OR u.atasan_id = $3) ORDER BY u.urut, u.nama, u.id");
    match id {
        None => read.all(root, vec![read.instansi().into(), today.into()]).await,
        Some(id) => read.all(one, vec![read.instansi().into(), today.into(), id.into()]).await,
    }
}

/// A step of the way down.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct Remah {
    pub id: Uuid,
    pub nama: String,
}

/// The units above one, the root first.
pub(super) async fn above(read: &mut Read, jalur: &str) -> Result<Vec<Remah>> {
    let sql = "SELECT id, nama FROM unit_kerja WHERE instansi_id = $1 AND $2 LIKE jalur || '%' AND jalur <> $2 ORDER BY jalur";
    read.all(sql, vec![read.instansi().into(), jalur.into()]).await
}

/// A unit and its head.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct UnitKepala {
    pub id: Uuid,
    pub nama: String,
    pub kepala_id: Option<Uuid>,
    pub kepala_nama: Option<String>,
}

pub(super) async fn unit(read: &mut Read, id: Uuid) -> Result<Option<UnitKepala>> {
    let sql = "SELECT u.id, u.nama, u.kepala_id, k.nama AS kepala_nama FROM unit_kerja u \
               LEFT JOIN orang k ON k.instansi_id = $1 AND k.id = u.kepala_id WHERE u.instansi_id = $1 AND u.id = $2";
    read.one(sql, vec![read.instansi().into(), id.into()]).await
}

/// Sets the head in place of the one that was read.
///
/// # Errors
/// [`platform::Fault::Stale`] when somebody else set another one in the meantime.
pub(super) async fn set_head(tx: &mut Tx, unit: &UnitKepala, head: Uuid) -> Result<()> {
    let vacant =
        "UPDATE unit_kerja SET kepala_id = $3 WHERE instansi_id = $1 AND id = $2 AND kepala_id IS NULL";
    let led = "UPDATE unit_kerja SET kepala_id = $3 WHERE instansi_id = $1 AND id = $2 AND kepala_id = $4";
    let values = vec![tx.instansi().into(), unit.id.into(), head.into()];
    match unit.kepala_id {
        None => tx.exec_one(vacant, values).await,
        Some(old) => tx.exec_one(led, [values, vec![old.into()]].concat()).await,
    }
}

/// A new official who is no ASN.
pub(super) async fn insert_non_asn(tx: &mut Tx, id: Uuid, nama: &str, jabatan: &str) -> Result<()> {
    tx.insert("orang", vec![("id", id.into()), ("nama", nama.into())]).await?;
    tx.insert("pejabat_non_asn", vec![("id", id.into()), ("jabatan", jabatan.into())]).await
}
