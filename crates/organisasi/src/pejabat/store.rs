//! A person with NIP, post and unit, in one statement.

use chrono::NaiveDate;
use platform::{Read, Result, Uuid};
use sea_orm::FromQueryResult;

#[derive(Debug, FromQueryResult)]
pub(super) struct Row {
    pub nama: String,
    pub gelar_depan: Option<String>,
    pub gelar_belakang: Option<String>,
    pub nip: Option<String>,
    pub golongan: Option<String>,
    pub jabatan: Option<String>,
    pub unit_nama: Option<String>,
    pub jabatan_non_asn: Option<String>,
}

pub(super) async fn find(read: &mut Read, id: Uuid, on: NaiveDate) -> Result<Option<Row>> {
    let sql = "SELECT o.nama, o.gelar_depan, o.gelar_belakang, g.nip, g.golongan, p.jabatan, u.nama AS unit_nama, \
               n.jabatan AS jabatan_non_asn FROM orang o \
               LEFT JOIN pegawai g ON g.instansi_id = $1 AND g.id = o.id \
               LEFT JOIN pejabat_non_asn n ON n.instansi_id = $1 AND n.id = o.id \
               LEFT JOIN penempatan p ON p.instansi_id = $1 AND p.pegawai_id = o.id AND p.jenis = 'utama' \
               AND p.mulai <= $3 AND (p.sampai IS NULL OR p.sampai >= $3) \
               LEFT JOIN unit_kerja u ON u.instansi_id = $1 AND u.id = p.unit_id \
               WHERE o.instansi_id = $1 AND o.id = $2";
    read.one(sql, vec![read.instansi().into(), id.into(), on.into()]).await
}
