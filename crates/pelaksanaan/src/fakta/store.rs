//! Facts and sums from the tables `progres_harian` and `umpan_balik`.

use aturan::Desimal;
use chrono::NaiveDate;
use organisasi::pejabat::nama_lengkap;
use platform::{Fault, Read, Result, Uuid};
use sea_orm::FromQueryResult;

use super::{FAKTA_MAKS, Fakta, JenisFakta, JumlahRealisasi};
use crate::progres::Realisasi;

#[derive(Debug, FromQueryResult)]
struct Row {
    jenis: String,
    id: Uuid,
    bulan: i64,
    tanggal: NaiveDate,
    teks: String,
    realisasi_x10000: Option<i64>,
    satuan: Option<String>,
    rhk_id: Option<Uuid>,
    bukti_tautan: Option<String>,
    bukti_sha256: Option<String>,
    dari_id: Option<Uuid>,
    nama: Option<String>,
    gelar_depan: Option<String>,
    gelar_belakang: Option<String>,
}

pub(super) async fn fakta(
    read: &mut Read,
    pegawai_id: Uuid,
    mulai: NaiveDate,
    sampai: NaiveDate,
) -> Result<Vec<Fakta>> {
    let sql = "SELECT 'progres' AS jenis, p.id, p.bulan, p.tanggal, p.kegiatan AS teks, p.realisasi_x10000, p.satuan, \
               p.rhk_id, p.bukti_tautan, p.bukti_sha256, NULL AS dari_id, NULL AS nama, NULL AS gelar_depan, \
               NULL AS gelar_belakang, \
               CASE WHEN p.bukti_tautan IS NOT NULL OR p.bukti_sha256 IS NOT NULL THEN 2 ELSE 0 END \
               + CASE WHEN p.realisasi_x10000 IS NOT NULL THEN 1 ELSE 0 END AS kuat \
               FROM progres_harian p WHERE p.instansi_id = $1 AND p.pegawai_id = $2 AND p.tanggal >= $3 AND p.tanggal <= $4 \
               UNION ALL \
               SELECT 'umpan_balik', u.id, 0, u.tanggal, u.teks, NULL, NULL, u.rhk_id, NULL, NULL, u.dari_id, o.nama, \
               o.gelar_depan, o.gelar_belakang, 3 \
               FROM umpan_balik u JOIN orang o ON o.instansi_id = $1 AND o.id = u.dari_id \
               WHERE u.instansi_id = $1 AND u.pegawai_id = $2 AND u.tanggal >= $3 AND u.tanggal <= $4 \
               ORDER BY kuat DESC, tanggal DESC, id DESC LIMIT $5";
    let most = i64::try_from(FAKTA_MAKS).map_err(Fault::internal)?;
    let values = vec![read.instansi().into(), pegawai_id.into(), mulai.into(), sampai.into(), most.into()];
    let rows: Vec<Row> = read.all(sql, values).await?;
    rows.into_iter().map(from_row).collect()
}

fn from_row(row: Row) -> Result<Fakta> {
    let jenis =
        JenisFakta::dari_kode(&row.jenis).ok_or_else(|| Fault::internal(format!("fakta {}", row.jenis)))?;
    let realisasi = row
        .realisasi_x10000
        .map(|skala| Realisasi { nilai: Desimal::dari_skala(skala), satuan: row.satuan.unwrap_or_default() });
    let teks = match realisasi {
        Some(realisasi) => format!("{}, {realisasi}", row.teks),
        None => row.teks,
    };
    let berkas = row.bukti_sha256.map(|_| crate::bukti::href(row.bulan, row.id));
    let dari =
        row.nama.map(|nama| nama_lengkap(row.gelar_depan.as_deref(), &nama, row.gelar_belakang.as_deref()));
    Ok(Fakta {
        jenis,
        id: row.id,
        tanggal: row.tanggal,
        teks,
        dari_id: row.dari_id,
        dari,
        rhk_id: row.rhk_id,
        bukti: row.bukti_tautan.or(berkas),
    })
}

#[derive(Debug, FromQueryResult)]
struct JumlahRow {
    rhk_id: Uuid,
    satuan_kecil: String,
    jumlah: i64,
    catatan: i64,
}

pub(super) async fn jumlah_realisasi(
    read: &mut Read,
    pegawai_id: Uuid,
    mulai: NaiveDate,
    sampai: NaiveDate,
) -> Result<Vec<JumlahRealisasi>> {
    let sql = "SELECT rhk_id, lower(COALESCE(satuan, '')) AS satuan_kecil, CAST(sum(realisasi_x10000) AS bigint) AS jumlah, \
               count(*) AS catatan FROM progres_harian \
               WHERE instansi_id = $1 AND pegawai_id = $2 AND tanggal >= $3 AND tanggal <= $4 AND rhk_id IS NOT NULL \
               AND realisasi_x10000 IS NOT NULL GROUP BY rhk_id, lower(COALESCE(satuan, '')) \
               ORDER BY rhk_id, satuan_kecil";
    let values = vec![read.instansi().into(), pegawai_id.into(), mulai.into(), sampai.into()];
    let rows: Vec<JumlahRow> = read.all(sql, values).await?;
    Ok(rows.into_iter().map(jumlah).collect())
}

fn jumlah(row: JumlahRow) -> JumlahRealisasi {
    JumlahRealisasi {
        rhk_id: row.rhk_id,
        satuan: row.satuan_kecil,
        jumlah: Desimal::dari_skala(row.jumlah),
        catatan: row.catatan,
    }
}
