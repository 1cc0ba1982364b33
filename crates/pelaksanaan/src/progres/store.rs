//! The table `progres_harian`.

use aturan::Desimal;
use chrono::{DateTime, NaiveDate, Utc};
use perencanaan::siklus::Sumber;
use platform::{Fault, Read, Result, Tx, Uuid, Values, events};
use sea_orm::{DbErr, FromQueryResult, QueryResult};

use super::{Jam, Progres, ProgresBaru, ProgresKey, Realisasi, Rencana, Rentang, RhkPilihan};
use crate::bukti::{Bukti, Tautan};

#[derive(Debug, FromQueryResult)]
struct Row {
    id: Uuid,
    pegawai_id: Uuid,
    skp_id: Option<Uuid>,
    rhk_id: Option<Uuid>,
    rhk_teks: Option<String>,
    tanggal: NaiveDate,
    mulai_menit: i64,
    selesai_menit: i64,
    kegiatan: String,
    realisasi_x10000: Option<i64>,
    satuan: Option<String>,
    bukti_tautan: Option<String>,
    bukti_sha256: Option<String>,
    bukti_nama: Option<String>,
    is_bersamaan: bool,
    dicatat: DateTime<Utc>,
    versi: i64,
    berkas_sama: Option<NaiveDate>,
}

/// Columns of [`Row`], from `progres_harian p` and `rhk r`.
macro_rules! columns {
    () => {
        "p.id, p.pegawai_id, p.skp_id, p.rhk_id, r.teks AS rhk_teks, p.tanggal, p.mulai_menit, p.selesai_menit, \
         p.kegiatan, p.realisasi_x10000, p.satuan, p.bukti_tautan, p.bukti_sha256, p.bukti_nama, p.is_bersamaan, \
         p.dicatat, p.versi, \
         (SELECT min(q.tanggal) FROM progres_harian q WHERE q.instansi_id = $1 AND q.bukti_sha256 = p.bukti_sha256 \
         AND q.pegawai_id = p.pegawai_id AND q.id < p.id) AS berkas_sama"
    };
}

/// Entries with the text of their RHK and the day of an earlier entry with the same file.
macro_rules! select_progres {
    ($rest:literal) => {
        concat!(
            "SELECT ",
            columns!(),
            " FROM progres_harian p LEFT JOIN rhk r ON r.instansi_id = $1 AND r.id = p.rhk_id WHERE p.instansi_id = $1 AND ",
            $rest
        )
    };
}

pub(super) async fn find(read: &mut Read, key: ProgresKey) -> Result<Option<Progres>> {
    let sql = select_progres!("p.bulan = $2 AND p.id = $3");
    let row: Option<Row> =
        read.one(sql, vec![read.instansi().into(), key.bulan.into(), key.id.into()]).await?;
    row.map(from_row).transpose()
}

/// Entries of a person from `mulai` to `sampai`, both included, in the order of the day; at most 1 500.
pub async fn antara(
    read: &mut Read,
    pegawai_id: Uuid,
    mulai: NaiveDate,
    sampai: NaiveDate,
) -> Result<Vec<Progres>> {
    let sql = select_progres!(
        "p.pegawai_id = $2 AND p.tanggal >= $3 AND p.tanggal <= $4 ORDER BY p.tanggal, p.mulai_menit, p.id LIMIT 1500"
    );
    let values = vec![read.instansi().into(), pegawai_id.into(), mulai.into(), sampai.into()];
    let rows: Vec<Row> = read.all(sql, values).await?;
    rows.into_iter().map(from_row).collect()
}

/// An entry of a person, or that there is none; and where the person's work is managed.
#[derive(Debug)]
struct HariIniRow {
    sumber: Option<String>,
    progres: Option<Row>,
}

impl FromQueryResult for HariIniRow {
    fn from_query_result(row: &QueryResult, pre: &str) -> std::result::Result<Self, DbErr> {
        let is_there = row.try_get::<Option<Uuid>>(pre, "id")?.is_some();
        let progres = is_there.then(|| Row::from_query_result(row, pre)).transpose()?;
        Ok(Self { sumber: row.try_get(pre, "sumber")?, progres })
    }
}

/// Entries of a day and of the night before, with one statement; `None` where the person's work is managed elsewhere.
pub(crate) async fn hari_ini(
    read: &mut Read,
    pegawai_id: Uuid,
    on: NaiveDate,
) -> Result<Option<Vec<Progres>>> {
    let sql = concat!(
        "SELECT k.sumber, ",
        columns!(),
        " FROM pegawai g LEFT JOIN siklus c ON c.instansi_id = $1 AND c.mulai <= $3 AND c.sampai >= $3 \
         LEFT JOIN kelompok_siklus k ON k.instansi_id = $1 AND k.siklus_id = c.id AND k.kode = g.kelompok \
         LEFT JOIN progres_harian p ON p.instansi_id = $1 AND p.pegawai_id = g.id AND p.tanggal >= $4 AND p.tanggal <= $3 \
         LEFT JOIN rhk r ON r.instansi_id = $1 AND r.id = p.rhk_id \
         WHERE g.instansi_id = $1 AND g.id = $2 ORDER BY p.tanggal, p.mulai_menit, p.id LIMIT 200"
    );
    let kemarin = on.pred_opt().unwrap_or(on);
    let rows: Vec<HariIniRow> =
        read.all(sql, vec![read.instansi().into(), pegawai_id.into(), on.into(), kemarin.into()]).await?;
    let sumber = rows.first().and_then(|row| row.sumber.as_deref()).and_then(Sumber::dari_kode);
    if rows.is_empty() || sumber == Some(Sumber::RuangGtk) {
        return Ok(None);
    }
    rows.into_iter().filter_map(|row| row.progres).map(from_row).collect::<Result<_>>().map(Some)
}

fn from_row(row: Row) -> Result<Progres> {
    let wrong = |what: &str| Fault::invariant("progres_harian", row.id, what);
    let jam = |menit| Jam::dari_menit(menit).ok_or_else(|| wrong("menit"));
    let rentang = Rentang { mulai: jam(row.mulai_menit)?, selesai: jam(row.selesai_menit)? };
    let bukti = match (row.bukti_tautan, row.bukti_sha256) {
        (Some(tautan), _) => Some(Bukti::Tautan(Tautan::parse(&tautan).map_err(|_| wrong("bukti_tautan"))?)),
        (None, Some(sha256)) => Some(Bukti::Berkas { sha256, nama: row.bukti_nama.unwrap_or_default() }),
        (None, None) => None,
    };
    let satuan = row.satuan.unwrap_or_default();
    Ok(Progres {
        isi: ProgresBaru {
            id: row.id,
            pegawai_id: row.pegawai_id,
            skp_id: row.skp_id,
            rhk_id: row.rhk_id,
            tanggal: row.tanggal,
            rentang,
            kegiatan: row.kegiatan,
            realisasi: row
                .realisasi_x10000
                .map(|skala| Realisasi { nilai: Desimal::dari_skala(skala), satuan }),
            bukti,
            dicatat: row.dicatat,
        },
        rhk_teks: row.rhk_teks,
        is_bersamaan: row.is_bersamaan,
        versi: row.versi,
        berkas_sama: row.berkas_sama,
    })
}

/// Columns of an entry that its owner may change, in the order of [`isi`].
const ISI: [&str; 10] = [
    "skp_id",
    "rhk_id",
    "mulai_menit",
    "selesai_menit",
    "kegiatan",
    "realisasi_x10000",
    "satuan",
    "bukti_tautan",
    "bukti_sha256",
    "bukti_nama",
];

fn isi(row: &ProgresBaru) -> [sea_orm::Value; 10] {
    let (tautan, sha256, nama) = match &row.bukti {
        Some(Bukti::Tautan(tautan)) => (Some(tautan.as_str().to_owned()), None, None),
        Some(Bukti::Berkas { sha256, nama }) => (None, Some(sha256.clone()), Some(nama.clone())),
        None => (None, None, None),
    };
    [
        row.skp_id.into(),
        row.rhk_id.into(),
        row.rentang.mulai.menit().into(),
        row.rentang.selesai.menit().into(),
        row.kegiatan.clone().into(),
        row.realisasi.as_ref().map(|realisasi| realisasi.nilai.skala()).into(),
        row.realisasi.as_ref().map(|realisasi| realisasi.satuan.clone()).into(),
        tautan.into(),
        sha256.into(),
        nama.into(),
    ]
}

/// Writes entries, a few hundred a statement. A file that is evidence must be in `berkas` before.
pub async fn insert_many(tx: &mut Tx, rows: Vec<ProgresBaru>) -> Result<()> {
    let mut columns = vec!["bulan", "id", "pegawai_id", "tanggal", "is_bersamaan", "dicatat", "versi"];
    columns.extend(ISI);
    let values = rows.iter().map(|row| {
        let mut values: Values = vec![
            events::bulan(row.tanggal).into(),
            row.id.into(),
            row.pegawai_id.into(),
            row.tanggal.into(),
            false.into(),
            row.dicatat.into(),
            1_i64.into(),
        ];
        values.extend(isi(row));
        values
    });
    tx.insert_rows("progres_harian", &columns, values.collect()).await
}

/// Writes an entry over the version that was read. Its day is part of its key and stays.
pub(super) async fn update(tx: &mut Tx, row: &ProgresBaru, versi: i64) -> Result<()> {
    let sql = "UPDATE progres_harian SET skp_id = $6, rhk_id = $7, mulai_menit = $8, selesai_menit = $9, kegiatan = $10, \
               realisasi_x10000 = $11, satuan = $12, bukti_tautan = $13, bukti_sha256 = $14, bukti_nama = $15, \
               is_bersamaan = $5, versi = versi + 1 \
               WHERE instansi_id = $1 AND bulan = $2 AND id = $3 AND versi = $4";
    // Other hours are another question: whether they overlap is asked again.
    let mut values: Values = vec![
        tx.instansi().into(),
        events::bulan(row.tanggal).into(),
        row.id.into(),
        versi.into(),
        false.into(),
    ];
    values.extend(isi(row));
    tx.exec_one(sql, values).await
}

/// Marks an entry as really running beside another one.
pub(super) async fn mark_bersamaan(tx: &mut Tx, key: ProgresKey, versi: i64) -> Result<()> {
    let sql = "UPDATE progres_harian SET is_bersamaan = $5, versi = versi + 1 \
               WHERE instansi_id = $1 AND bulan = $2 AND id = $3 AND versi = $4";
    let values = vec![tx.instansi().into(), key.bulan.into(), key.id.into(), versi.into(), true.into()];
    tx.exec_one(sql, values).await
}

/// Takes an entry away. Its file stays: another entry may show it too.
pub(super) async fn delete(tx: &mut Tx, key: ProgresKey, versi: i64) -> Result<()> {
    let sql = "DELETE FROM progres_harian WHERE instansi_id = $1 AND bulan = $2 AND id = $3 AND versi = $4";
    tx.exec_one(sql, vec![tx.instansi().into(), key.bulan.into(), key.id.into(), versi.into()]).await
}

#[derive(Debug, FromQueryResult)]
struct RencanaRow {
    sumber: Option<String>,
    skp_id: Option<Uuid>,
    periode_awal: Option<NaiveDate>,
    rhk_id: Option<Uuid>,
    teks: Option<String>,
}

/// What the entries of a person's day can be tied to; `None` for somebody who is no employee.
pub(crate) async fn rencana(read: &mut Read, pegawai_id: Uuid, on: NaiveDate) -> Result<Option<Rencana>> {
    let sql = "SELECT k.sumber, s.id AS skp_id, s.periode_awal, r.id AS rhk_id, r.teks FROM pegawai g \
               LEFT JOIN siklus c ON c.instansi_id = $1 AND c.mulai <= $3 AND c.sampai >= $3 \
               LEFT JOIN kelompok_siklus k ON k.instansi_id = $1 AND k.siklus_id = c.id AND k.kode = g.kelompok \
               LEFT JOIN skp s ON s.instansi_id = $1 AND s.pegawai_id = g.id AND s.siklus_id = c.id \
               LEFT JOIN rhk r ON r.instansi_id = $1 AND r.skp_id = s.id \
               WHERE g.instansi_id = $1 AND g.id = $2 ORDER BY s.periode_awal DESC, r.jenis DESC, r.urut, r.id";
    let rows: Vec<RencanaRow> =
        read.all(sql, vec![read.instansi().into(), pegawai_id.into(), on.into()]).await?;
    Ok((!rows.is_empty()).then(|| rencana_of(rows, on)))
}

/// The SKP of the day is the latest that began by then.
fn rencana_of(rows: Vec<RencanaRow>, on: NaiveDate) -> Rencana {
    let sumber = rows.first().and_then(|row| row.sumber.as_deref()).and_then(Sumber::dari_kode);
    let skp_id =
        rows.iter().find(|row| row.periode_awal.is_some_and(|awal| awal <= on)).and_then(|row| row.skp_id);
    let earliest = rows.iter().filter_map(|row| row.periode_awal).min();
    let own = rows.into_iter().filter(|row| skp_id.is_some() && row.skp_id == skp_id);
    Rencana {
        is_di_tempat_lain: sumber == Some(Sumber::RuangGtk),
        skp_id,
        mulai_kemudian: earliest.filter(|awal| *awal > on),
        rhk: own.filter_map(|row| Some(RhkPilihan { id: row.rhk_id?, teks: row.teks? })).collect(),
    }
}

#[derive(Debug, FromQueryResult)]
struct Banyak {
    banyak: i64,
}

/// People with an entry in a month.
pub(super) async fn count_writers(read: &mut Read, bulan: i64) -> Result<i64> {
    let sql = "SELECT COUNT(DISTINCT pegawai_id) AS banyak FROM progres_harian WHERE instansi_id = $1 AND bulan = $2";
    let row: Option<Banyak> = read.one(sql, vec![read.instansi().into(), bulan.into()]).await?;
    Ok(row.map_or(0, |row| row.banyak))
}
