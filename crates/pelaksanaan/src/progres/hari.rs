//! The own entries of a day within its week, and a new one in less than a minute.

use askama::Template;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};
use platform::receipts::{self, Claim, Submit};
use platform::{Ctx, Fault, Result, Tx, Uuid};
use serde::Deserialize;
use web_kit::posted::{FieldErrors, Posted, Refused};
use web_kit::{Example, Page, Routes, format, request, respond};

use super::isian::{ProgresForm, Terisi};
use super::jam::mulai_berikut;
use super::tampil::{jumlah_menit, tampil_jumlah};
use super::{Baris, CatatProgres, OPSI_LAMA, Progres, ProgresBaru, Rencana, salin, store, tumpukan};

/// Most entries of a day.
pub(super) const SEHARI_MAKS: usize = 60;

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/progres")]
pub struct ProgresPath;

impl Example for ProgresPath {
    fn example() -> Self {
        Self
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().page::<ProgresPath, CatatProgres>(get, post)
}

/// Address of a day.
pub(super) fn href(tanggal: NaiveDate) -> String {
    format!("/progres?tanggal={}", format::tanggal_iso(tanggal))
}

#[derive(Template)]
#[template(path = "progres/hari.html")]
struct HariPage {
    page: Page,
    hari_ditulis: String,
    pekan: Pekan,
    form: ProgresForm,
    galat: FieldErrors,
    rencana: Rencana,
    /// No SKP of the day: an entry waits for none.
    is_baru: bool,
    berkas_lama: Option<String>,
    menyambung: String,
    baris: Vec<Baris>,
    jumlah: String,
    tumpukan: Vec<Tumpukan>,
    /// Day that "Salin kemarin" copies.
    salin_dari: Option<NaiveDate>,
    tanggal: NaiveDate,
    is_hari_ini: bool,
    kunci: Uuid,
    kunci_salin: Uuid,
}

/// Two entries that share time.
struct Tumpukan {
    lain: String,
    kegiatan: String,
    /// The later entry: page and version, and a key for the button that says that both are right.
    ubah: String,
    versi: i64,
    kunci: Uuid,
}

/// A week, as a strip of days.
#[derive(Debug)]
struct Pekan {
    judul: String,
    hari: Vec<HariPekan>,
    sebelum: String,
    /// Empty where the next week has not begun.
    sesudah: String,
}

#[derive(Debug)]
struct HariPekan {
    nama: &'static str,
    tanggal: u32,
    /// Empty for a day that has not come.
    href: String,
    /// `7 j 30 m`, `kosong`; empty for a day that has not come.
    lama: String,
    is_terisi: bool,
    is_dipilih: bool,
}

impl Pekan {
    /// The week around a day: five days, or seven where weekends matter.
    fn of(all: &[Progres], tanggal: NaiveDate, today: NaiveDate) -> Self {
        let senin = tanggal.week(Weekday::Mon).first_day();
        let is_weekend = |hari: NaiveDate| matches!(hari.weekday(), Weekday::Sat | Weekday::Sun);
        let matters = |hari: NaiveDate| hari == tanggal || hari == today || jumlah_menit(all, hari) > 0;
        let week: Vec<NaiveDate> = senin.iter_days().take(7).collect();
        let is_whole = week.iter().any(|hari| is_weekend(*hari) && matters(*hari));
        let shown: Vec<NaiveDate> = week.into_iter().filter(|hari| is_whole || !is_weekend(*hari)).collect();
        let akhir = shown.last().copied().unwrap_or(senin);
        let next = senin + TimeDelta::days(7);
        Self {
            judul: format!("{} sampai {}", format::tanggal_pendek(senin), format::tanggal_sedang(akhir)),
            hari: shown.into_iter().map(|hari| HariPekan::of(all, hari, tanggal, today)).collect(),
            sebelum: href(tanggal - TimeDelta::days(7)),
            sesudah: if next > today { String::new() } else { href(today.min(tanggal + TimeDelta::days(7))) },
        }
    }
}

impl HariPekan {
    fn of(all: &[Progres], hari: NaiveDate, dipilih: NaiveDate, today: NaiveDate) -> Self {
        let menit = jumlah_menit(all, hari);
        let is_come = hari <= today;
        Self {
            nama: format::hari(hari),
            tanggal: hari.day(),
            href: if is_come { href(hari) } else { String::new() },
            lama: match menit {
                _ if !is_come => String::new(),
                0 => "kosong".into(),
                menit => format::durasi(menit),
            },
            is_terisi: menit > 0,
            is_dipilih: hari == dipilih,
        }
    }
}

async fn get(ctx: Ctx, _: ProgresPath) -> Result<Response> {
    let tanggal = dipilih(&ctx);
    respond::html(&page(&ctx, tanggal, None).await?)
}

/// The day that the address names; today when it names none, or one that has not come.
pub(super) fn dipilih(ctx: &Ctx) -> NaiveDate {
    let asked = request::param(ctx, "tanggal").and_then(|teks| read_day(&teks));
    asked.map_or_else(|| ctx.today(), |hari| hari.min(ctx.today()))
}

/// A day that a database can keep and a calendar can turn back from.
pub(super) fn read_day(teks: &str) -> Option<NaiveDate> {
    const TAHUN: std::ops::RangeInclusive<i32> = 1945..=2100;
    teks.parse().ok().filter(|hari: &NaiveDate| TAHUN.contains(&hari.year()))
}

async fn post(ctx: Ctx, _: ProgresPath, posted: Posted) -> Result<Response> {
    let submit = posted.submit()?;
    let (form, galat) = ProgresForm::terima(&ctx, &posted).await?;
    match catat_progres(&ctx, &form, galat, &submit).await {
        Ok(lokasi) => respond::saved(&ctx, &lokasi, submit.kunci),
        Err(Refused::Fault(fault)) => Err(fault),
        Err(Refused::Form(galat)) => {
            let tanggal = form.hari().map_or_else(|| ctx.today(), |hari| hari.min(ctx.today()));
            respond::html_refused(&page(&ctx, tanggal, Some((form, galat))).await?)
        }
    }
}

/// The page of a day, with a blank form or one that came back.
async fn page(
    ctx: &Ctx,
    tanggal: NaiveDate,
    refused: Option<(ProgresForm, FieldErrors)>,
) -> Result<HariPage> {
    let pegawai_id = ctx.orang_id()?;
    let mut read = ctx.read();
    let (mulai, sampai) = (tanggal - TimeDelta::days(salin::MUNDUR_HARI), tanggal + TimeDelta::days(7));
    let all = store::antara(&mut read, pegawai_id, mulai, sampai).await?;
    let rencana = store::rencana(&mut read, pegawai_id, tanggal).await?.ok_or(Fault::NotFound)?;
    let mulai = mulai_berikut(tanggal, all.iter().map(Progres::kapan));
    let baris = Baris::of_day(&all, tanggal);
    let (form, galat) =
        refused.unwrap_or_else(|| (ProgresForm::baru(tanggal, mulai), FieldErrors::default()));
    Ok(HariPage {
        page: Page::of(ctx, "Progres Harian"),
        hari_ditulis: format::tanggal(tanggal),
        pekan: Pekan::of(&all, tanggal, ctx.today()),
        form,
        galat,
        rencana,
        is_baru: true,
        berkas_lama: None,
        menyambung: menyambung(mulai, &baris),
        baris,
        jumlah: tampil_jumlah(&all, tanggal),
        tumpukan: overlaps(ctx, &all, tanggal)?,
        salin_dari: salin::sumber(&all, tanggal),
        tanggal,
        is_hari_ini: tanggal == ctx.today(),
        kunci: ctx.new_id()?,
        kunci_salin: ctx.new_id()?,
    })
}

fn menyambung(mulai: super::Jam, baris: &[Baris]) -> String {
    match baris {
        [] => format!("Mulai {mulai}."),
        _ => format!("Mulai {mulai}, menyambung catatan terakhir."),
    }
}

impl HariPage {
    fn buka_jam(&self) -> bool {
        ["mulai", "selesai"].iter().any(|field| !self.galat.of(field).is_empty())
            || !self.form.selesai.is_empty()
    }

    fn buka_bukti(&self) -> bool {
        self.form.is_berbukti() || ["bukti", "tautan"].iter().any(|field| !self.galat.of(field).is_empty())
    }

    /// "Salin kemarin" where that is true, else the day's name.
    fn tombol_salin(&self) -> String {
        match self.salin_dari {
            Some(dari) if dari + TimeDelta::days(1) != self.tanggal => {
                format!("Salin {}", format::hari(dari))
            }
            _ => "Salin kemarin".into(),
        }
    }

    fn judul_kosong(&self) -> &'static str {
        if self.is_hari_ini { "Belum ada catatan hari ini" } else { "Belum ada catatan pada tanggal ini" }
    }
}

/// The pairs in which an entry of the day has a part.
fn overlaps(ctx: &Ctx, all: &[Progres], tanggal: NaiveDate) -> Result<Vec<Tumpukan>> {
    let here = |(a, b): &(&Progres, &Progres)| a.isi.tanggal == tanggal || b.isi.tanggal == tanggal;
    let pairs = tumpukan(all).into_iter().filter(here);
    let shown = pairs.map(|(a, b)| {
        Ok(Tumpukan {
            lain: a.isi.rentang.to_string(),
            kegiatan: a.isi.kegiatan.clone(),
            ubah: format!("/progres/{}/{}", b.bulan(), b.isi.id),
            versi: b.versi,
            kunci: ctx.new_id()?,
        })
    });
    shown.collect()
}

/// Writes an entry; answers where to go. Overlapping hours are marked afterwards, never refused.
async fn catat_progres(
    ctx: &Ctx,
    form: &ProgresForm,
    galat: FieldErrors,
    submit: &Submit,
) -> std::result::Result<String, Refused> {
    let pegawai_id = ctx.orang_id()?;
    let mut tx = ctx.write().await?;
    let on = form.hari().unwrap_or_else(|| ctx.today());
    let rencana = store::rencana(&mut tx, pegawai_id, on).await?.ok_or(Fault::NotFound)?;
    di_sini(&rencana)?;
    let terisi = form.check(ctx.today(), &rencana, None, galat)?;
    let lokasi = if form.kembali == "beranda" { "/".to_owned() } else { href(terisi.tanggal) };
    if receipts::claim(&mut tx, ctx, submit, &lokasi, "Progres harian, 1 catatan").await? != Claim::New {
        return Ok(lokasi);
    }
    let row = baru(ctx, &mut tx, pegawai_id, &rencana, terisi).await?;
    if let Some(berkas) = &form.berkas {
        berkas.record(&mut tx).await?;
    }
    store::insert_many(&mut tx, vec![row]).await?;
    tx.commit().await?;
    Ok(lokasi)
}

/// Where somebody's work is managed elsewhere, a second record here would be a second duty.
pub(super) fn di_sini(rencana: &Rencana) -> Result<()> {
    if !rencana.is_di_tempat_lain {
        return Ok(());
    }
    Err(Fault::Refused(
        "Kinerja Anda dikelola di Ruang GTK",
        "Di sini Anda hanya melihat status dan hasilnya; tidak perlu mengisi ulang.".into(),
        "/progres".into(),
    ))
}

/// The row of a checked form. Without a start it begins where the day's last entry ends.
async fn baru(
    ctx: &Ctx,
    tx: &mut Tx,
    pegawai_id: Uuid,
    rencana: &Rencana,
    terisi: Terisi,
) -> std::result::Result<ProgresBaru, Refused> {
    let near = store::antara(tx, pegawai_id, terisi.tanggal - TimeDelta::days(1), terisi.tanggal).await?;
    if near.iter().filter(|progres| progres.isi.tanggal == terisi.tanggal).count() >= SEHARI_MAKS {
        let mut galat = FieldErrors::default();
        galat.add(
            "kegiatan",
            format!("Sudah {SEHARI_MAKS} catatan pada hari ini. Gabungkan beberapa kegiatan yang serupa."),
        );
        return Err(galat.into());
    }
    let mulai =
        terisi.mulai.unwrap_or_else(|| mulai_berikut(terisi.tanggal, near.iter().map(Progres::kapan)));
    Ok(ProgresBaru {
        id: ctx.new_id()?,
        pegawai_id,
        skp_id: rencana.skp_id,
        rhk_id: terisi.rhk_id,
        tanggal: terisi.tanggal,
        rentang: terisi.akhir.rentang(mulai),
        kegiatan: terisi.kegiatan,
        realisasi: terisi.realisasi,
        bukti: terisi.bukti,
        dicatat: ctx.now,
    })
}
