//! End a role on a day.

use axum::response::Response;
use axum_extra::routing::TypedPath;
use chrono::{NaiveDate, TimeDelta};
use platform::events::{self, About, Event};
use platform::receipts::{self, Claim};
use platform::{Ctx, Fault, PeranJenis, Result, Tx, Uuid};
use serde::{Deserialize, Serialize};
use web_kit::posted::{FieldErrors, Posted, Refused};
use web_kit::{Example, Routes, format, respond};

use super::kelola::{KelolaAkun, nama_peran};
use super::peran::{AkunPage, PeranPath, day, may_go, versi};
use super::store::{self, PeranBaris};

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/organisasi/akun/{id}/peran/{peran}")]
pub struct AkhiriPath {
    pub id: Uuid,
    pub peran: Uuid,
}

impl Example for AkhiriPath {
    fn example() -> Self {
        Self { id: Uuid::nil(), peran: Uuid::nil() }
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().act::<AkhiriPath, KelolaAkun>(post)
}

/// A role ends, or ends on another day.
#[derive(Serialize)]
struct PeranDiakhiri<'a> {
    akun_id: Uuid,
    peran: &'a str,
    unit_id: Option<Uuid>,
    sampai: NaiveDate,
    sampai_lama: Option<NaiveDate>,
}

impl Event for PeranDiakhiri<'_> {
    const NAME: &'static str = "peran_diakhiri";
}

fn field(peran: Uuid) -> String {
    format!("sampai_{}", peran.simple())
}

async fn post(ctx: Ctx, path: AkhiriPath, posted: Posted) -> Result<Response> {
    let typed = posted.fields.text(&field(path.peran)).to_owned();
    match end_role(&ctx, &path, &typed, &posted).await {
        Ok(lokasi) => respond::saved(&ctx, &lokasi, posted.submit()?.kunci),
        Err(Refused::Form(galat)) => {
            let page = AkunPage::new(&ctx, path.id).await?;
            respond::html_refused(&page.with_akhir(path.peran, typed, galat))
        }
        Err(Refused::Fault(fault)) => Err(fault),
    }
}

/// Ends the role; answers where to go.
async fn end_role(
    ctx: &Ctx,
    path: &AkhiriPath,
    typed: &str,
    posted: &Posted,
) -> std::result::Result<String, Refused> {
    let submit = posted.submit()?;
    let mut tx = ctx.write().await?;
    store::hold_instansi(&mut tx).await?;
    let akun = store::find_temuan(&mut tx, ctx.today(), ctx.now, path.id).await?.ok_or(Fault::NotFound)?;
    let roles = store::roles_of(&mut tx, path.id).await?;
    let peran = roles.into_iter().find(|role| role.id == path.peran).ok_or(Fault::NotFound)?;
    let lokasi = PeranPath { id: path.id }.to_string();
    let perihal = format!("Peran {} diakhiri: {}", nama_peran(&peran.jenis), akun.nama);
    if let Claim::Done { lokasi } = receipts::claim(&mut tx, ctx, &submit, &lokasi, &perihal).await? {
        return Ok(lokasi);
    }
    if versi(&peran) != posted.fields.text("versi") {
        return Err(Fault::Stale.into());
    }
    let last = checked(&peran, typed, ctx.today())?;
    somebody_stays(&mut tx, ctx, &peran).await?;
    store::end_peran(&mut tx, &peran, last).await?;
    let event = PeranDiakhiri {
        akun_id: path.id,
        peran: &peran.jenis,
        unit_id: peran.unit_id,
        sampai: last,
        sampai_lama: peran.sampai,
    };
    events::record(&mut tx, ctx, About { jenis: "peran", id: peran.id, orang_id: akun.orang_id }, &event)
        .await?;
    tx.commit().await?;
    Ok(lokasi)
}

async fn somebody_stays(tx: &mut Tx, ctx: &Ctx, peran: &PeranBaris) -> Result<()> {
    if PeranJenis::dari_kode(&peran.jenis) != Some(PeranJenis::TimPengelola) {
        return Ok(());
    }
    let tim = store::tim(tx, ctx.today()).await?;
    let goes = |one: &store::Tim| one.peran_id == peran.id;
    may_go(&tim, goes, ctx.actor()?.akun_id).map_err(|tahan| tahan.fault(peran.akun_id))
}

/// The last day. The day before the role began means that it never held; an end that is past is history and stays.
fn checked(peran: &PeranBaris, typed: &str, today: NaiveDate) -> std::result::Result<NaiveDate, FieldErrors> {
    let mut errors = FieldErrors::default();
    let last = day(typed);
    if peran.sampai.is_some_and(|last| last < today) {
        errors.add(field(peran.id), "Peran ini sudah berakhir; riwayatnya tidak diubah lagi.");
    }
    match last {
        None => errors.add(field(peran.id), "Isi hari terakhir peran ini berlaku."),
        Some(last) if last < peran.mulai - TimeDelta::days(1) => {
            let mulai = format::tanggal_sedang(peran.mulai);
            errors.add(
                field(peran.id),
                format!("Peran ini mulai {mulai}. Pilih hari itu atau sesudahnya, atau sehari sebelumnya bila peran tidak jadi berlaku."),
            );
        }
        Some(_) => {}
    }
    match last {
        Some(last) => errors.or(last),
        None => Err(errors),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_ends_after_it_began_or_never_holds() {
        let on = |text: &str| text.parse::<NaiveDate>().unwrap();
        let peran = |sampai: Option<&str>| PeranBaris {
            id: Uuid::from_u128(1),
            akun_id: Uuid::from_u128(2),
            jenis: "pimpinan".into(),
            unit_id: None,
            unit_nama: None,
            dasar: "SK 1".into(),
            mulai: on("2026-03-01"),
            sampai: sampai.map(on),
        };
        let today = on("2026-12-10");
        let ends = |sampai, typed| checked(&peran(sampai), typed, today).ok();
        assert_eq!(ends(None, "2026-12-10"), Some(today));
        assert_eq!(ends(None, "2026-02-28"), Some(on("2026-02-28")));
        assert_eq!(ends(None, "2026-02-27"), None);
        assert_eq!(ends(Some("2026-12-31"), "2026-12-09"), Some(on("2026-12-09")));
        assert_eq!(ends(Some("2026-12-09"), "2026-12-31"), None);
        assert_eq!(ends(None, "besok"), None);
    }
}
