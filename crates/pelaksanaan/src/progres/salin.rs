//! "Salin kemarin": the entries of the last day with entries, once more.

use axum::response::Response;
use axum_extra::routing::TypedPath;
use chrono::{NaiveDate, TimeDelta};
use platform::receipts::{self, Claim, Submit};
use platform::{Ctx, Fault, Result};
use serde::Deserialize;
use web_kit::posted::Posted;
use web_kit::{Example, Routes, respond};

use super::hari::{SEHARI_MAKS, di_sini, href, read_day};
use super::{CatatProgres, Progres, ProgresBaru, Rencana, store};

/// How far back the last day with entries is looked for: a fortnight of leave.
pub(super) const MUNDUR_HARI: i64 = 14;

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/progres/salin")]
pub struct SalinPath;

impl Example for SalinPath {
    fn example() -> Self {
        Self
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().act::<SalinPath, CatatProgres>(post)
}

/// The day whose entries are copied to `tanggal`: the last one before it that has any.
pub(super) fn sumber(all: &[Progres], tanggal: NaiveDate) -> Option<NaiveDate> {
    all.iter().map(|progres| progres.isi.tanggal).filter(|hari| *hari < tanggal).max()
}

async fn post(ctx: Ctx, _: SalinPath, posted: Posted) -> Result<Response> {
    let submit = posted.submit()?;
    let tanggal = read_day(posted.fields.text("tanggal")).filter(|hari| *hari <= ctx.today());
    let tanggal = tanggal.ok_or_else(|| Fault::Unreadable("tanggal".into()))?;
    salin_progres(&ctx, tanggal, &submit).await?;
    respond::saved(&ctx, &href(tanggal), submit.kunci)
}

async fn salin_progres(ctx: &Ctx, tanggal: NaiveDate, submit: &Submit) -> Result<()> {
    let pegawai_id = ctx.orang_id()?;
    let mut tx = ctx.write().await?;
    if receipts::claim(&mut tx, ctx, submit, &href(tanggal), "Progres harian, disalin dari hari sebelumnya")
        .await?
        != Claim::New
    {
        return Ok(());
    }
    let rencana = store::rencana(&mut tx, pegawai_id, tanggal).await?.ok_or(Fault::NotFound)?;
    di_sini(&rencana)?;
    let all = store::antara(&mut tx, pegawai_id, tanggal - TimeDelta::days(MUNDUR_HARI), tanggal).await?;
    let rows = salinan(ctx, &all, tanggal, &rencana)?;
    if rows.is_empty() || rencana.mulai_kemudian.is_some() {
        return Err(nothing(tanggal));
    }
    store::insert_many(&mut tx, rows).await?;
    tx.commit().await
}

fn nothing(tanggal: NaiveDate) -> Fault {
    Fault::Refused(
        "Belum ada yang dapat disalin",
        "Dua minggu sebelum hari ini kosong, atau semuanya sudah ada di sini. Tambahkan satu kegiatan."
            .into(),
        href(tanggal),
    )
}

/// The entries that the day does not have yet. Realisasi and evidence belong to the day they were made on, and stay.
fn salinan(ctx: &Ctx, all: &[Progres], tanggal: NaiveDate, rencana: &Rencana) -> Result<Vec<ProgresBaru>> {
    let Some(dari) = sumber(all, tanggal) else { return Ok(Vec::new()) };
    let of_day =
        |hari: NaiveDate| all.iter().map(|progres| &progres.isi).filter(move |isi| isi.tanggal == hari);
    let is_there =
        |isi: &ProgresBaru| of_day(tanggal).any(|a| a.rentang == isi.rentang && a.kegiatan == isi.kegiatan);
    let room = SEHARI_MAKS.saturating_sub(of_day(tanggal).count());
    let copies = of_day(dari).filter(|isi| !is_there(isi)).take(room).map(|isi| {
        Ok(ProgresBaru {
            id: ctx.new_id()?,
            skp_id: rencana.skp_id,
            rhk_id: isi.rhk_id.filter(|id| rencana.rhk.iter().any(|rhk| rhk.id == *id)),
            tanggal,
            realisasi: None,
            bukti: None,
            dicatat: ctx.now,
            ..isi.clone()
        })
    });
    copies.collect()
}
