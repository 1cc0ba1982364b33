//! The table `progres_harian`.

use aturan::Desimal;
use chrono::{DateTime, NaiveDate, Utc};
use platform::{Fault, Read, Result, Tx, Uuid, Values, events};
use sea_orm::FromQueryResult;

use super::{Jam, Progres, ProgresBaru, ProgresKey, Realisasi, Rentang};
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

/// Entries with the text of their RHK and the day of an earlier entry with the same file.
macro_rules! select_progres {
    ($rest:literal) => {
        concat!(
            "SELECT p.id, p.pegawai_id, p.skp_id, p.rhk_id, r.teks AS rhk_teks, p.tanggal, p.mulai_menit, p.selesai_menit, \
             p.kegiatan, p.realisasi_x10000, p.satuan, p.bukti_tautan, p.bukti_sha256, p.bukti_nama, p.is_bersamaan, \
             p.dicatat, p.versi, \
             (SELECT min(q.tanggal) FROM progres_harian q WHERE q.instansi_id = $1 AND q.bukti_sha256 = p.bukti_sha256 \
             AND q.pegawai_id = p.pegawai_id AND q.id < p.id) AS berkas_sama \
             FROM progres_harian p LEFT JOIN rhk r ON r.instansi_id = $1 AND r.id = p.rhk_id \
             WHERE p.instansi_id = $1 AND ",
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
