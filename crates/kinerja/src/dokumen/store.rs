//! The table `dokumen`, and what documents print that no stage hands out.

use chrono::{DateTime, NaiveDate, Utc};
use platform::sea_orm::{self, FromQueryResult};
use platform::{Fault, Read, Result, Tx, Uuid};

use super::{Dokumen, Jenis, Status};

#[derive(Debug, FromQueryResult)]
struct Row {
    id: Uuid,
    jenis: String,
    subjek_id: Uuid,
    subjek_versi: i64,
    judul: String,
    nomor: String,
    is_draf: bool,
    status: String,
    berkas_sha256: Option<String>,
    dibuat: DateTime<Utc>,
    diminta: DateTime<Utc>,
}

fn dokumen(row: Row) -> Result<Dokumen> {
    let wrong = |what: &str| Fault::invariant("dokumen", row.id, what);
    let status = match (row.status.as_str(), row.berkas_sha256) {
        ("menunggu", None) => Status::Menunggu,
        ("sah", Some(berkas)) => Status::Sah { berkas },
        ("digantikan", berkas) => Status::Digantikan { berkas },
        (status, _) => return Err(wrong(status)),
    };
    Ok(Dokumen {
        id: row.id,
        jenis: Jenis::dari_kode(&row.jenis).ok_or_else(|| wrong(&row.jenis))?,
        subjek_id: row.subjek_id,
        subjek_versi: row.subjek_versi,
        judul: row.judul,
        nomor: row.nomor,
        is_draf: row.is_draf,
        status,
        dibuat: row.dibuat,
        diminta: row.diminta,
    })
}

macro_rules! select_dokumen {
    ($rest:literal) => {
        concat!(
            "SELECT d.id, d.jenis, d.subjek_id, d.subjek_versi, d.judul, d.nomor, d.is_draf, d.status, d.berkas_sha256, \
             d.dibuat, d.diminta FROM dokumen d ",
            $rest
        )
    };
}

/// A document by its id.
pub(super) async fn find(read: &mut Read, id: Uuid) -> Result<Option<Dokumen>> {
    let sql = select_dokumen!("WHERE d.instansi_id = $1 AND d.id = $2");
    let row: Option<Row> = read.one(sql, vec![read.instansi().into(), id.into()]).await?;
    row.map(dokumen).transpose()
}

/// The documents of a subject, newest version first; at most 50.
pub(super) async fn of_subject(read: &mut Read, jenis: Jenis, subjek_id: Uuid) -> Result<Vec<Dokumen>> {
    let sql = select_dokumen!(
        "WHERE d.instansi_id = $1 AND d.jenis = $2 AND d.subjek_id = $3 ORDER BY d.subjek_versi DESC LIMIT 50"
    );
    let values = vec![read.instansi().into(), jenis.kode().into(), subjek_id.into()];
    let rows: Vec<Row> = read.all(sql, values).await?;
    rows.into_iter().map(dokumen).collect()
}

/// The documents about a person that this person may read, newest first; at most 100. An evaluation that was not opened
/// yet stays out, whoever had it printed.
pub(super) async fn milik(read: &mut Read, orang_id: Uuid) -> Result<Vec<Dokumen>> {
    let sql = select_dokumen!(
        "LEFT JOIN evaluasi e ON e.instansi_id = $1 AND e.id = d.subjek_id AND d.jenis = 'evaluasi' \
         WHERE d.instansi_id = $1 AND d.orang_id = $2 AND (d.jenis = 'skp' OR e.diterima IS NOT NULL) \
         ORDER BY d.dibuat DESC, d.id DESC LIMIT 100"
    );
    let rows: Vec<Row> = read.all(sql, vec![read.instansi().into(), orang_id.into()]).await?;
    rows.into_iter().map(dokumen).collect()
}

/// A document as it is issued.
pub(super) struct Baru {
    pub id: Uuid,
    pub jenis: Jenis,
    pub subjek_id: Uuid,
    pub subjek_versi: i64,
    pub orang_id: Uuid,
    pub judul: String,
    pub nomor: String,
    pub is_draf: bool,
    pub isi: String,
    pub isi_sha256: String,
    pub dibuat: DateTime<Utc>,
    pub oleh: Uuid,
}

/// Writes a document that waits for its PDF. A second one for the same version is a duplicate.
pub(super) async fn insert(tx: &mut Tx, baru: Baru) -> Result<()> {
    let row = vec![
        ("id", baru.id.into()),
        ("jenis", baru.jenis.kode().into()),
        ("subjek_id", baru.subjek_id.into()),
        ("subjek_versi", baru.subjek_versi.into()),
        ("orang_id", baru.orang_id.into()),
        ("judul", baru.judul.into()),
        ("nomor", baru.nomor.into()),
        ("is_draf", baru.is_draf.into()),
        ("status", "menunggu".into()),
        ("isi", baru.isi.into()),
        ("isi_sha256", baru.isi_sha256.into()),
        ("dibuat", baru.dibuat.into()),
        ("diminta", baru.dibuat.into()),
        ("oleh", baru.oleh.into()),
    ];
    tx.insert("dokumen", row).await
}

/// A newer version was issued: the earlier ones no longer count.
pub(super) async fn supersede(tx: &mut Tx, jenis: Jenis, subjek_id: Uuid, before: i64) -> Result<()> {
    let sql = "UPDATE dokumen SET status = 'digantikan' \
               WHERE instansi_id = $1 AND jenis = $2 AND subjek_id = $3 AND subjek_versi < $4";
    let values = vec![tx.instansi().into(), jenis.kode().into(), subjek_id.into(), before.into()];
    tx.exec(sql, values).await.map(|_| ())
}

/// Its PDF is asked for once more.
pub(super) async fn ask_again(tx: &mut Tx, id: Uuid, now: DateTime<Utc>) -> Result<()> {
    let sql = "UPDATE dokumen SET diminta = $3 WHERE instansi_id = $1 AND id = $2";
    tx.exec_one(sql, vec![tx.instansi().into(), id.into(), now.into()]).await
}

/// What the printing job needs of a document.
#[derive(Debug, FromQueryResult)]
pub(super) struct Cetakan {
    pub isi: String,
    pub isi_sha256: String,
    pub berkas_sha256: Option<String>,
}

/// What a document says; `None` when there is none of that id.
pub(super) async fn cetakan(read: &mut Read, id: Uuid) -> Result<Option<Cetakan>> {
    let sql = "SELECT isi, isi_sha256, berkas_sha256 FROM dokumen WHERE instansi_id = $1 AND id = $2";
    read.one(sql, vec![read.instansi().into(), id.into()]).await
}

/// The PDF is there. A document that has one already keeps it.
pub(super) async fn put_berkas(tx: &mut Tx, id: Uuid, sha256: &str) -> Result<()> {
    let sql = "UPDATE dokumen SET berkas_sha256 = $3, status = CASE status WHEN 'menunggu' THEN 'sah' ELSE status END \
               WHERE instansi_id = $1 AND id = $2 AND berkas_sha256 IS NULL";
    tx.exec(sql, vec![tx.instansi().into(), id.into(), sha256.into()]).await.map(|_| ())
}

/// What an SKP keeps for its printed form.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct AsalSkp {
    /// Of the employee, without titles: for the name of the file.
    pub nama: String,
    /// The penilai as he was when he agreed: JSON of [`organisasi::pejabat::Pejabat`].
    pub penilai: Option<String>,
    /// The perangkat daerah of its unit.
    pub perangkat: Option<String>,
}

pub(super) async fn asal_skp(read: &mut Read, skp_id: Uuid) -> Result<Option<AsalSkp>> {
    let sql = "SELECT o.nama, s.penilai, d.nama AS perangkat FROM skp s \
               JOIN orang o ON o.instansi_id = $1 AND o.id = s.pegawai_id \
               JOIN unit_kerja u ON u.instansi_id = $1 AND u.id = s.unit_id \
               LEFT JOIN unit_kerja d ON d.instansi_id = $1 AND d.is_opd \
               AND substr(u.jalur, 1, length(d.jalur)) = d.jalur \
               WHERE s.instansi_id = $1 AND s.id = $2 ORDER BY length(d.jalur) DESC LIMIT 1";
    read.one(sql, vec![read.instansi().into(), skp_id.into()]).await
}

/// What an evaluation keeps for its printed form.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct AsalEvaluasi {
    /// The penilai as he was when he rated: JSON of [`organisasi::pejabat::Pejabat`].
    pub penilai: Option<String>,
    /// The atasan pejabat penilai of the day `on`; the Wali Kota has none.
    pub atasan_id: Option<Uuid>,
}

pub(super) async fn asal_evaluasi(read: &mut Read, id: Uuid, on: NaiveDate) -> Result<Option<AsalEvaluasi>> {
    let sql = "SELECT e.penilai, h.atasan_penilai_id AS atasan_id FROM evaluasi e \
               LEFT JOIN hubungan_penilai h ON h.instansi_id = $1 AND h.pegawai_id = e.pegawai_id \
               AND h.penilai_id = e.penilai_id AND h.status = 'ditetapkan' AND h.mulai <= $3 \
               AND (h.sampai IS NULL OR h.sampai >= $3) \
               WHERE e.instansi_id = $1 AND e.id = $2 ORDER BY h.mulai DESC LIMIT 1";
    read.one(sql, vec![read.instansi().into(), id.into(), on.into()]).await
}

/// When the employee answered the result.
pub(super) async fn ditanggapi(read: &mut Read, evaluasi_id: Uuid) -> Result<Option<DateTime<Utc>>> {
    #[derive(FromQueryResult)]
    struct Waktu {
        waktu: DateTime<Utc>,
    }
    let sql = "SELECT waktu FROM peristiwa WHERE instansi_id = $1 AND subjek_id = $2 AND jenis = 'hasil_ditanggapi' \
               ORDER BY waktu DESC LIMIT 1";
    let row: Option<Waktu> = read.one(sql, vec![read.instansi().into(), evaluasi_id.into()]).await?;
    Ok(row.map(|row| row.waktu))
}

/// A change inside an SKP raises its version.
#[cfg(test)]
pub(super) async fn change_skp(tx: &mut Tx, skp_id: Uuid) -> Result<()> {
    let sql = "UPDATE skp SET versi = versi + 1 WHERE instansi_id = $1 AND id = $2";
    tx.exec_one(sql, vec![tx.instansi().into(), skp_id.into()]).await
}
