//! The tables `siklus` and `kelompok_siklus`.

use chrono::NaiveDate;
use platform::{Fault, Read, Result, Tx, Uuid};
use sea_orm::FromQueryResult;

use super::{Irama, Ketentuan, Siklus, Sumber, Tahap};

#[derive(Debug, FromQueryResult)]
struct Row {
    id: Uuid,
    tahun: i64,
    nama: String,
    rezim: String,
    mode: String,
    kedudukan: String,
    mulai: NaiveDate,
    sampai: NaiveDate,
}

/// The cycle that a day belongs to.
pub async fn on(read: &mut Read, day: NaiveDate) -> Result<Option<Siklus>> {
    let sql = "SELECT id, tahun, nama, rezim, mode, kedudukan, mulai, sampai FROM siklus \
               WHERE instansi_id = $1 AND mulai <= $2 AND sampai >= $2 ORDER BY tahun DESC";
    let row: Option<Row> = read.one(sql, vec![read.instansi().into(), day.into()]).await?;
    Ok(row.map(|row| Siklus {
        id: row.id,
        tahun: row.tahun,
        nama: row.nama,
        rezim: row.rezim,
        is_latihan: row.mode == "latihan",
        is_pendamping: row.kedudukan == "pendamping",
        mulai: row.mulai,
        sampai: row.sampai,
    }))
}

/// A group of a cycle, as it is opened.
pub struct NewKelompok {
    pub kode: &'static str,
    pub irama: &'static str,
    pub sumber: &'static str,
    pub batas_skp: NaiveDate,
    pub batas_penilaian: NaiveDate,
}

/// Opens a cycle with its groups.
pub async fn insert(tx: &mut Tx, siklus: &Siklus, kelompok: Vec<NewKelompok>) -> Result<()> {
    let row = vec![
        ("id", siklus.id.into()),
        ("tahun", siklus.tahun.into()),
        ("nama", siklus.nama.clone().into()),
        ("rezim", siklus.rezim.clone().into()),
        ("mode", if siklus.is_latihan { "latihan" } else { "resmi" }.into()),
        ("kedudukan", if siklus.is_pendamping { "pendamping" } else { "utama" }.into()),
        ("mulai", siklus.mulai.into()),
        ("sampai", siklus.sampai.into()),
        ("status", "berjalan".into()),
    ];
    tx.insert("siklus", row).await?;
    let columns = ["siklus_id", "kode", "irama", "sumber", "batas_skp", "batas_penilaian"];
    let rows = kelompok.into_iter().map(|kelompok| {
        vec![
            siklus.id.into(),
            kelompok.kode.into(),
            kelompok.irama.into(),
            kelompok.sumber.into(),
            kelompok.batas_skp.into(),
            kelompok.batas_penilaian.into(),
        ]
    });
    tx.insert_rows("kelompok_siklus", &columns, rows.collect()).await
}

/// A group of a cycle with what is decided about it.
#[derive(Clone, Debug)]
pub(super) struct Kelompok {
    pub kode: String,
    pub ketentuan: Ketentuan,
}

/// A cycle as the office sees it.
#[derive(Clone, Debug)]
pub(super) struct Terdaftar {
    pub id: Uuid,
    pub tahun: i64,
    pub nama: String,
    pub is_latihan: bool,
    pub is_pendamping: bool,
    pub mulai: NaiveDate,
    pub sampai: NaiveDate,
    pub tahap: Tahap,
    pub kelompok: Vec<Kelompok>,
}

/// One row for each group; the cycle repeats.
#[derive(Debug, FromQueryResult)]
struct BarisKelompok {
    id: Uuid,
    tahun: i64,
    nama: String,
    mode: String,
    kedudukan: String,
    mulai: NaiveDate,
    sampai: NaiveDate,
    status: String,
    kode: String,
    irama: String,
    sumber: String,
    batas_skp: NaiveDate,
    batas_penilaian: NaiveDate,
}

impl BarisKelompok {
    fn kelompok(&self) -> Result<Kelompok> {
        let broken = |what: &str| Fault::invariant("kelompok_siklus", self.id, what);
        let ketentuan = Ketentuan {
            irama: Irama::dari_kode(&self.irama).ok_or_else(|| broken(&self.irama))?,
            sumber: Sumber::dari_kode(&self.sumber).ok_or_else(|| broken(&self.sumber))?,
            batas_skp: self.batas_skp,
            batas_penilaian: self.batas_penilaian,
        };
        Ok(Kelompok { kode: self.kode.clone(), ketentuan })
    }

    fn siklus(self) -> Result<Terdaftar> {
        let tahap = Tahap::dari_kode(&self.status);
        Ok(Terdaftar {
            id: self.id,
            tahun: self.tahun,
            nama: self.nama,
            is_latihan: self.mode == "latihan",
            is_pendamping: self.kedudukan == "pendamping",
            mulai: self.mulai,
            sampai: self.sampai,
            tahap: tahap.ok_or_else(|| Fault::invariant("siklus", self.id, &self.status))?,
            kelompok: Vec::new(),
        })
    }
}

/// Columns of [`BarisKelompok`] over `$1` (instansi), groups in the order of the law's list.
macro_rules! with_groups {
    ($condition:literal) => {
        concat!(
            "SELECT c.id, c.tahun, c.nama, c.mode, c.kedudukan, c.mulai, c.sampai, c.status, \
             k.kode, k.irama, k.sumber, k.batas_skp, k.batas_penilaian FROM siklus c \
             JOIN kelompok_siklus k ON k.instansi_id = $1 AND k.siklus_id = c.id WHERE c.instansi_id = $1",
            $condition,
            " ORDER BY c.tahun DESC, CASE k.kode WHEN 'struktural' THEN 1 WHEN 'fungsional' THEN 2 WHEN 'guru' THEN 3 \
             WHEN 'nakes_blud' THEN 4 WHEN 'pppk_paruh_waktu' THEN 5 ELSE 6 END"
        )
    };
}

/// Cycles since a year with their groups, the latest first.
pub(super) async fn all(read: &mut Read, since_year: i64) -> Result<Vec<Terdaftar>> {
    let sql = with_groups!(" AND c.tahun >= $2");
    gather(read.all(sql, vec![read.instansi().into(), since_year.into()]).await?)
}

/// A cycle with its groups.
pub(super) async fn find(read: &mut Read, id: Uuid) -> Result<Option<Terdaftar>> {
    let sql = with_groups!(" AND c.id = $2");
    let found = gather(read.all(sql, vec![read.instansi().into(), id.into()]).await?)?;
    Ok(found.into_iter().next())
}

fn gather(rows: Vec<BarisKelompok>) -> Result<Vec<Terdaftar>> {
    let mut cycles: Vec<Terdaftar> = Vec::new();
    for row in rows {
        let kelompok = row.kelompok()?;
        if cycles.last().is_none_or(|last| last.id != row.id) {
            cycles.push(row.siklus()?);
        }
        if let Some(last) = cycles.last_mut() {
            last.kelompok.push(kelompok);
        }
    }
    Ok(cycles)
}

#[derive(Debug, FromQueryResult)]
struct Tahun {
    tahun: i64,
}

/// Years whose cycle is open already.
pub(super) async fn years(read: &mut Read) -> Result<Vec<i64>> {
    let sql = "SELECT tahun FROM siklus WHERE instansi_id = $1 ORDER BY tahun";
    let rows: Vec<Tahun> = read.all(sql, vec![read.instansi().into()]).await?;
    Ok(rows.into_iter().map(|row| row.tahun).collect())
}

/// Whoever closes the cycle waits for this transaction, and the other way round; answers whether it is still open.
pub(super) async fn hold_open(tx: &mut Tx, id: Uuid) -> Result<bool> {
    let sql = "UPDATE siklus SET status = status WHERE instansi_id = $1 AND id = $2 AND status <> 'ditutup'";
    Ok(tx.exec(sql, vec![tx.instansi().into(), id.into()]).await? == 1)
}

/// Writes what is decided about a group over what was read.
///
/// # Errors
/// [`Fault::Stale`] when somebody else changed it in the meantime.
pub(super) async fn update(
    tx: &mut Tx,
    siklus_id: Uuid,
    kode: &str,
    old: &Ketentuan,
    new: &Ketentuan,
) -> Result<()> {
    let sql = "UPDATE kelompok_siklus SET irama = $4, sumber = $5, batas_skp = $6, batas_penilaian = $7 \
               WHERE instansi_id = $1 AND siklus_id = $2 AND kode = $3 \
               AND irama = $8 AND sumber = $9 AND batas_skp = $10 AND batas_penilaian = $11";
    let mut values = vec![tx.instansi().into(), siklus_id.into(), kode.into()];
    for one in [new, old] {
        values.extend([
            one.irama.kode().into(),
            one.sumber.kode().into(),
            one.batas_skp.into(),
            one.batas_penilaian.into(),
        ]);
    }
    tx.exec_one(sql, values).await
}
