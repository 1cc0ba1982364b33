//! What the home page shows of this stage: a quick entry with today's list, and what waits.

mod store;

use askama::Template;
use aturan::Kalender;
use chrono::{NaiveDate, Timelike};
use platform::{BoxFuture, Ctx, Menunggu, Read, Result, Uuid};
use web_kit::format;

use crate::progres::{self, Baris, OPSI_LAMA, singkat, tampil_jumlah};

/// From this hour on a working day without an entry is mentioned: the morning belongs to the work.
const INGATKAN_MULAI_JAM: u32 = 14;
/// Umpan balik that nobody marked as read waits this long.
const UMPAN_BALIK_HARI: i64 = 14;
/// Longest piece of an umpan balik on the home page, in characters.
const KUTIPAN_HURUF_MAKS: usize = 120;

/// The card "Hari ini". Renders itself: `{{ hari_ini|safe }}`.
#[derive(Debug, Template)]
#[template(path = "hari_ini/hari_ini.html")]
pub struct HariIni {
    tanggal_iso: String,
    jumlah: String,
    baris: Vec<Baris>,
    kunci: Uuid,
}

/// Today's card of the employee who is logged in, in one statement. `None` for those who keep no entries here: officials
/// who are no employees, and groups whose work is managed in another system.
pub async fn hari_ini(ctx: &Ctx, read: &mut Read) -> Result<Option<HariIni>> {
    let Some(pegawai_id) = pegawai_id(ctx)? else { return Ok(None) };
    let today = ctx.today();
    let Some(all) = progres::store::hari_ini(read, pegawai_id, today).await? else { return Ok(None) };
    Ok(Some(HariIni {
        tanggal_iso: format::tanggal_iso(today),
        jumlah: tampil_jumlah(&all, today),
        baris: Baris::of_day(&all, today),
        kunci: ctx.new_id()?,
    }))
}

fn pegawai_id(ctx: &Ctx) -> Result<Option<Uuid>> {
    let actor = ctx.actor()?;
    Ok(actor.orang_id.filter(|_| actor.is_pegawai))
}

/// Umpan balik that was not read yet, and in the afternoon of a working day a day without an entry. One statement.
pub fn menunggu<'a>(ctx: &'a Ctx, read: &'a mut Read) -> BoxFuture<'a, Result<Vec<Menunggu>>> {
    Box::pin(async move {
        let Some(pegawai_id) = pegawai_id(ctx)? else { return Ok(Vec::new()) };
        let today = ctx.today();
        let rows = store::waiting(read, pegawai_id, today, today - chrono::TimeDelta::days(UMPAN_BALIK_HARI))
            .await?;
        let hour = ctx.app.zone.local(ctx.now).hour();
        Ok(rows.into_iter().filter_map(|row| waiting_of(row, today, hour)).collect())
    })
}

/// What the store found for the waiting list.
enum Waiting {
    UmpanBalik {
        dari: String,
        teks: String,
    },
    /// The person has no entry of today.
    TanpaCatatan,
}

fn waiting_of(row: Waiting, today: NaiveDate, hour: u32) -> Option<Menunggu> {
    match row {
        Waiting::UmpanBalik { dari, teks } => Some(Menunggu {
            judul: format!("Umpan balik dari {dari}"),
            keterangan: format!("“{}”", singkat(&teks, KUTIPAN_HURUF_MAKS)),
            batas: None,
            tombol: "Baca",
            href: "/umpan-balik".into(),
            ikon: "dialog",
        }),
        Waiting::TanpaCatatan if hour >= INGATKAN_MULAI_JAM && Kalender::nasional().is_hari_kerja(today) => {
            Some(Menunggu {
                judul: "Belum ada catatan hari ini".into(),
                keterangan: "Tambahkan satu kegiatan, atau salin dari kemarin.".into(),
                batas: None,
                tombol: "Tambah catatan",
                href: "/progres".into(),
                ikon: "log",
            })
        }
        Waiting::TanpaCatatan => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_day_is_mentioned_in_the_afternoon_of_working_days_only() {
        let hari = |teks: &str| teks.parse::<NaiveDate>().unwrap();
        let mentioned = |tanggal, hour| waiting_of(Waiting::TanpaCatatan, hari(tanggal), hour).is_some();
        assert!(mentioned("2026-04-09", 14));
        assert!(!mentioned("2026-04-09", 13));
        assert!(!mentioned("2026-04-11", 14), "a Saturday");
        assert!(!mentioned("2026-04-03", 14), "a holiday");
    }

    #[test]
    fn umpan_balik_waits_at_any_hour_and_is_quoted_in_short() {
        let row = Waiting::UmpanBalik { dari: "Marlina".into(), teks: "a".repeat(200) };
        let item = waiting_of(row, NaiveDate::from_ymd_opt(2026, 4, 11).unwrap(), 6).unwrap();
        assert_eq!(item.judul, "Umpan balik dari Marlina");
        assert_eq!(item.keterangan.chars().count(), KUTIPAN_HURUF_MAKS + 3);
    }
}
