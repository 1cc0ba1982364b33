//! The tables `siklus` and `kelompok_siklus`.

use chrono::NaiveDate;
use platform::{Read, Result, Tx, Uuid};
use sea_orm::FromQueryResult;

use super::Siklus;

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
