//! Accounts and sessions: who is behind a token.

mod akhiri;
pub mod aktivasi;
mod blokir;
mod cetak;
mod kartu;
mod kelola;
pub mod keluar;
pub mod masuk;
mod peran;
mod store;

use chrono::{DateTime, TimeDelta, Utc};
use platform::{Actor, App, BoxFuture, Fault, InstansiId, Peran, PeranJenis, Read, Result, Uuid, secrets};
use web_kit::Routes;

pub use store::{
    NewAkun, NewPeran, insert_aktivasi, insert_akun, insert_akun_rows, insert_peran, rename_masuk,
};

/// A session lives this long.
const SESSION_HOURS: i64 = 12;
/// On a phone that several people use: this long after the last page.
const SHARED_SESSION_MINUTES: i64 = 10;

/// Pages of accounts.
pub fn routes() -> Routes {
    masuk::routes()
        .and(keluar::routes())
        .and(aktivasi::routes())
        .and(kelola::routes())
        .and(peran::routes())
        .and(akhiri::routes())
        .and(blokir::routes())
        .and(kartu::routes())
        .and(cetak::routes())
}

/// The account behind a NIP or name.
pub async fn akun_id(read: &mut Read, masuk: &str) -> Result<Option<Uuid>> {
    Ok(store::find_masuk(read, masuk).await?.map(|found| found.akun_id))
}

/// The actor of a session token.
pub fn actor<'a>(
    app: &'a App,
    instansi: InstansiId,
    token: &'a str,
    now: DateTime<Utc>,
) -> BoxFuture<'a, Result<Option<Actor>>> {
    Box::pin(async move {
        let today = app.zone.local(now).date_naive();
        let rows = store::actor(&mut app.db.read(instansi), secrets::fingerprint(token), now, today).await?;
        let Some(first) = rows.first() else { return Ok(None) };
        keep_shared_session(app, instansi, first, now).await?;
        let peran: Result<Vec<Peran>> = rows.iter().filter_map(peran_of).collect();
        Ok(Some(Actor {
            akun_id: first.akun_id,
            sesi_id: first.sesi_id,
            orang_id: first.orang_id,
            masuk: first.masuk.clone(),
            nama: first.nama.clone(),
            jabatan: first.jabatan.clone().or_else(|| first.jabatan_non_asn.clone()).unwrap_or_default(),
            instansi_nama: first.instansi_nama.clone(),
            peran: peran?,
            is_pegawai: first.is_pegawai,
            is_penilai: first.is_penilai,
            is_pembantu_penilai: first.is_pembantu_penilai,
            is_atasan_penilai: first.is_atasan_penilai,
            is_kepala_unit_atasan: first.is_kepala_unit_atasan,
        }))
    })
}

/// A shared phone's session moves on with use, at most once a minute.
async fn keep_shared_session(
    app: &App,
    instansi: InstansiId,
    row: &store::ActorRow,
    now: DateTime<Utc>,
) -> Result<()> {
    let until = now + TimeDelta::minutes(SHARED_SESSION_MINUTES);
    if !row.is_bersama || until - row.berakhir < TimeDelta::minutes(1) {
        return Ok(());
    }
    let mut tx = app.db.write(instansi).await?;
    store::extend_sesi(&mut tx, row.sesi_id, until).await?;
    tx.commit().await
}

fn peran_of(row: &store::ActorRow) -> Option<Result<Peran>> {
    let kode = row.peran.as_deref()?;
    let jenis = PeranJenis::dari_kode(kode).ok_or_else(|| Fault::invariant("peran", row.akun_id, kode));
    Some(jenis.map(|jenis| Peran { jenis, jalur: row.peran_jalur.clone() }))
}
