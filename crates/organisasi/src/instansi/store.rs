//! The table `direktori_instansi`.

use platform::{Fault, InstansiId, Read, Result, Tx, Zone};
use sea_orm::FromQueryResult;

use super::Instansi;

#[derive(Debug, FromQueryResult)]
struct Row {
    id: i64,
    nama: String,
    zona_jam: i64,
    kunci_tanda: Vec<u8>,
    is_demo: bool,
}

pub(super) async fn find(read: &mut Read, id: InstansiId) -> Result<Option<Instansi>> {
    let sql = "SELECT id, nama, zona_jam, kunci_tanda, is_demo FROM direktori_instansi WHERE id = $1";
    let row: Option<Row> = read.one(sql, vec![id.into()]).await?;
    row.map(from_row).transpose()
}

fn from_row(row: Row) -> Result<Instansi> {
    let wrong = |what: &str| Fault::invariant("direktori_instansi", row.id, what);
    Ok(Instansi {
        id: InstansiId(row.id),
        zone: Zone::from_hours(row.zona_jam).ok_or_else(|| wrong("zona_jam"))?,
        kunci_tanda: row.kunci_tanda.as_slice().try_into().map_err(|_| wrong("kunci_tanda"))?,
        nama: row.nama,
        is_demo: row.is_demo,
    })
}

/// Makes an instansi.
pub async fn insert(tx: &mut Tx, instansi: &Instansi, kode: &str) -> Result<()> {
    let sql = "INSERT INTO direktori_instansi (id, kode, nama, pool, zona_jam, kunci_tanda, is_demo) \
               VALUES ($1, $2, $3, 'utama', $4, $5, $6)";
    let values = vec![
        instansi.id.into(),
        kode.into(),
        instansi.nama.clone().into(),
        instansi.zone.hours().into(),
        instansi.kunci_tanda.to_vec().into(),
        instansi.is_demo.into(),
    ];
    tx.exec(sql, values).await.map(|_| ())
}
