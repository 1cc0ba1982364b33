//! Employees with their main post, from the tables of `organisasi`.

use chrono::NaiveDate;
use organisasi::pejabat::nama_lengkap;
use platform::{Read, Result, Uuid};
use sea_orm::FromQueryResult;

use super::{Pegawai, PegawaiOn};

#[derive(Debug, FromQueryResult)]
struct Row {
    id: Uuid,
    nama: String,
    gelar_depan: Option<String>,
    gelar_belakang: Option<String>,
    jabatan: Option<String>,
    unit_nama: Option<String>,
}

/// Employees with the main post of the day `$3`.
macro_rules! select_pegawai {
    ($rest:literal) => {
        concat!(
            "SELECT DISTINCT g.id, o.nama, o.gelar_depan, o.gelar_belakang, p.jabatan, u.nama AS unit_nama FROM pegawai g \
             JOIN orang o ON o.instansi_id = $1 AND o.id = g.id \
             LEFT JOIN penempatan p ON p.instansi_id = $1 AND p.pegawai_id = g.id AND p.jenis = 'utama' \
             AND p.mulai <= $3 AND (p.sampai IS NULL OR p.sampai >= $3) \
             LEFT JOIN unit_kerja u ON u.instansi_id = $1 AND u.id = p.unit_id ",
            $rest
        )
    };
}

pub(super) async fn find(read: &mut Read, PegawaiOn { id, on }: PegawaiOn) -> Result<Option<Pegawai>> {
    let sql = select_pegawai!("WHERE g.instansi_id = $1 AND g.id = $2");
    let row: Option<Row> = read.one(sql, vec![read.instansi().into(), id.into(), on.into()]).await?;
    Ok(row.map(from_row))
}

pub(super) async fn tim(read: &mut Read, orang_id: Uuid, on: NaiveDate) -> Result<Vec<Pegawai>> {
    let sql = select_pegawai!(
        "WHERE g.instansi_id = $1 AND g.id IN ( \
         SELECT h.pegawai_id FROM hubungan_penilai h WHERE h.instansi_id = $1 AND h.penilai_id = $2 \
         AND h.status = 'ditetapkan' AND h.mulai <= $3 AND (h.sampai IS NULL OR h.sampai >= $3) UNION \
         SELECT h.pegawai_id FROM hubungan_penilai h WHERE h.instansi_id = $1 AND h.pembantu_penilai_id = $2 \
         AND h.status = 'ditetapkan' AND h.mulai <= $3 AND (h.sampai IS NULL OR h.sampai >= $3) UNION \
         SELECT h.pegawai_id FROM hubungan_penilai h WHERE h.instansi_id = $1 AND h.atasan_penilai_id = $2 \
         AND h.status = 'ditetapkan' AND h.mulai <= $3 AND (h.sampai IS NULL OR h.sampai >= $3)) \
         ORDER BY o.nama, g.id LIMIT 500"
    );
    let rows: Vec<Row> = read.all(sql, vec![read.instansi().into(), orang_id.into(), on.into()]).await?;
    Ok(rows.into_iter().map(from_row).collect())
}

fn from_row(row: Row) -> Pegawai {
    Pegawai {
        id: row.id,
        nama: nama_lengkap(row.gelar_depan.as_deref(), &row.nama, row.gelar_belakang.as_deref()),
        tempat: [row.jabatan, row.unit_nama].into_iter().flatten().collect::<Vec<_>>().join(", "),
    }
}
