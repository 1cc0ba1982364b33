//! Local rules of the instansi: what the law leaves open, set with a first day and a legal ground, for everybody to
//! read. The crate `aturan` knows their fields, checks and defaults.
//!
//! A version is never overwritten: a later first day takes over. Only one that does not hold yet can be withdrawn.

mod batalkan;
mod daftar;
mod lihat;
mod store;
mod ubah;

use aturan::lokal::{AturanLokal, Keberatan};
use aturan::{Galat, lokal};
use chrono::NaiveDate;
use platform::{Action, BoxFuture, Ctx, Fault, Read, Relation, Result, Sentuhan};
use web_kit::Routes;

pub use store::Versi;

/// Local rules are for everybody to read.
pub struct LihatAturanLokal;

impl Action for LihatAturanLokal {
    const NAME: &'static str = "lihat_aturan_lokal";
    const ALLOWED: &'static [Relation] = &[Relation::Public];
}

/// The tim pengelola kinerja sets them.
pub struct KelolaAturanLokal;

impl Action for KelolaAturanLokal {
    const NAME: &'static str = "kelola_aturan_lokal";
    const ALLOWED: &'static [Relation] = &[Relation::TimPengelola];
}

/// Pages of the local rules.
pub fn routes() -> Routes {
    daftar::routes().and(lihat::routes()).and(ubah::routes()).and(batalkan::routes())
}

/// How the term of an objection is counted on a day.
///
/// # Errors
/// [`Fault::Invariant`] where the stored values are not what was once checked.
pub async fn keberatan(read: &mut Read, on: NaiveDate) -> Result<Keberatan> {
    berlaku(read, on, &Keberatan::ATURAN, Keberatan::dari).await
}

/// Which days count as working days on a day.
///
/// # Errors
/// As [`keberatan`].
pub async fn hari_libur(read: &mut Read, on: NaiveDate) -> Result<lokal::HariLibur> {
    berlaku(read, on, &lokal::HariLibur::ATURAN, lokal::HariLibur::dari).await
}

async fn berlaku<T>(
    read: &mut Read,
    on: NaiveDate,
    aturan: &AturanLokal,
    dari: fn(Option<&str>) -> std::result::Result<T, Galat>,
) -> Result<T> {
    let versi = store::berlaku(read, aturan.id, on).await?;
    dari(versi.as_ref().map(|versi| versi.isi.as_str()))
        .map_err(|_| Fault::invariant("aturan_lokal", aturan.id, "not what was once checked"))
}

/// Rules about pay touch everybody who is paid, from the next calculation on.
pub fn sentuhan<'a>(
    _: &'a Ctx,
    read: &'a mut Read,
    aturan: &'a str,
    mulai: NaiveDate,
) -> BoxFuture<'a, Result<Vec<Sentuhan>>> {
    Box::pin(async move {
        if !["pembagian_tpp", "potongan_terlambat", "pembulatan_gaji"].contains(&aturan) {
            return Ok(Vec::new());
        }
        let jumlah = store::count_pegawai(read, mulai).await?;
        let teks = "pegawai, pada perhitungan pertama sesudah tanggal mulainya.".into();
        Ok(vec![Sentuhan { jumlah, teks }])
    })
}
