//! "Tempel dari Excel": many entries at once, a line each, looked at before they are saved.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use platform::receipts::{self, Claim, Submit};
use platform::{Ctx, Fault, Read, Result, Uuid};
use serde::Deserialize;
use web_kit::posted::{FieldErrors, Posted, Refused};
use web_kit::{Example, Page, Routes, format, respond};

use super::hari::{SEHARI_MAKS, di_sini, dipilih, href};
use super::isian::ProgresForm;
use super::jam::{bertumpuk, mulai_berikut};
use super::{CatatProgres, Progres, ProgresBaru, Rencana, Rentang, store};

/// Most lines of one paste.
const BARIS_MAKS: usize = 200;
/// Most different days of one paste: a month.
const HARI_MAKS: usize = 31;
/// Faults shown; the rest after these are mended.
const KELIRU_SHOWN_MAX: usize = 10;

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/progres/tempel")]
pub struct TempelPath;

impl Example for TempelPath {
    fn example() -> Self {
        Self
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().page::<TempelPath, CatatProgres>(get, post)
}

/// A line of the paste that means an entry.
#[derive(Clone, Debug)]
struct Terbaca {
    isi: ProgresBaru,
    rhk_teks: String,
    /// Shares time with another entry: marked afterwards, never refused.
    is_bertumpuk: bool,
}

#[derive(Template)]
#[template(path = "progres/tempel.html")]
struct TempelPage {
    page: Page,
    kunci: Uuid,
    daftar: String,
    galat: FieldErrors,
    /// Read and not saved yet.
    terbaca: Vec<Terbaca>,
    /// RHK of today, whose numbers a line may name.
    opsi: Vec<(String, String)>,
    contoh: String,
}

impl TempelPage {
    fn tombol_simpan(&self) -> String {
        format!("Simpan {} catatan", self.terbaca.len())
    }
}

async fn get(ctx: Ctx, _: TempelPath) -> Result<Response> {
    respond::html(&page(&ctx, String::new(), FieldErrors::default(), Vec::new()).await?)
}

async fn page(ctx: &Ctx, daftar: String, galat: FieldErrors, terbaca: Vec<Terbaca>) -> Result<TempelPage> {
    let hari = dipilih(ctx);
    let rencana = store::rencana(&mut ctx.read(), ctx.orang_id()?, hari).await?.ok_or(Fault::NotFound)?;
    di_sini(&rencana)?;
    Ok(TempelPage {
        page: Page::of(ctx, "Tempel dari Excel"),
        kunci: ctx.new_id()?,
        daftar,
        galat,
        terbaca,
        opsi: rencana.opsi(),
        contoh: format!("{}; 07.30; 09.30; Pelayanan loket KTP-el; 1; 12; berkas", format::tanggal_iso(hari)),
    })
}

async fn post(ctx: Ctx, _: TempelPath, posted: Posted) -> Result<Response> {
    let submit = posted.submit()?;
    let daftar = posted.fields.raw("daftar").to_owned();
    if posted.fields.text("aksi") != "simpan" {
        let read = baca(&ctx, &mut ctx.read(), &daftar).await?;
        return match read {
            Ok(terbaca) => respond::html(&page(&ctx, daftar, FieldErrors::default(), terbaca).await?),
            Err(galat) => respond::html_refused(&page(&ctx, daftar, galat, Vec::new()).await?),
        };
    }
    match simpan(&ctx, &daftar, &submit).await {
        Ok(lokasi) => respond::saved(&ctx, &lokasi, submit.kunci),
        Err(Refused::Form(galat)) => respond::html_refused(&page(&ctx, daftar, galat, Vec::new()).await?),
        Err(Refused::Fault(fault)) => Err(fault),
    }
}

/// Writes all lines, or none: a paste that cannot be read whole is mended first.
async fn simpan(ctx: &Ctx, daftar: &str, submit: &Submit) -> std::result::Result<String, Refused> {
    let mut tx = ctx.write().await?;
    let terbaca = baca(ctx, &mut tx, daftar).await?.map_err(Refused::Form)?;
    let terakhir = terbaca.iter().map(|satu| satu.isi.tanggal).max().unwrap_or_else(|| ctx.today());
    let lokasi = href(terakhir);
    let perihal = format!("Progres harian, {} catatan ditempel", terbaca.len());
    if receipts::claim(&mut tx, ctx, submit, &lokasi, &perihal).await? != Claim::New {
        return Ok(lokasi);
    }
    store::insert_many(&mut tx, terbaca.into_iter().map(|satu| satu.isi).collect()).await?;
    tx.commit().await?;
    Ok(lokasi)
}

/// Reads the whole paste over what the person's days hold already.
async fn baca(
    ctx: &Ctx,
    read: &mut Read,
    daftar: &str,
) -> Result<std::result::Result<Vec<Terbaca>, FieldErrors>> {
    let forms = match baris(daftar) {
        Ok(forms) => forms,
        Err(galat) => return Ok(Err(galat)),
    };
    let days: Vec<_> = forms.iter().filter_map(|(_, form)| form.hari()).collect();
    let Some((awal, akhir)) = days.iter().min().copied().zip(days.iter().max().copied()) else {
        return Ok(susun(ctx, &forms, &BTreeMap::new(), &[]));
    };
    let pegawai_id = ctx.orang_id()?;
    let mut rencana = BTreeMap::new();
    for hari in days {
        if !rencana.contains_key(&hari) && rencana.len() < HARI_MAKS {
            let of_day = store::rencana(read, pegawai_id, hari).await?.ok_or(Fault::NotFound)?;
            di_sini(&of_day)?;
            rencana.insert(hari, of_day);
        }
    }
    let ada = store::antara(read, pegawai_id, awal - chrono::TimeDelta::days(1), akhir).await?;
    Ok(susun(ctx, &forms, &rencana, &ada))
}

/// The lines as forms, each with its number from 1; headings of a sheet are passed over.
fn baris(daftar: &str) -> std::result::Result<Vec<(usize, ProgresForm)>, FieldErrors> {
    let lines = daftar.lines().enumerate().map(|(n, teks)| (n + 1, teks.trim_matches(['\r', ' '])));
    let lines = lines.filter(|(n, teks)| !(teks.trim().is_empty() || *n == 1 && is_judul(teks)));
    let forms: Vec<_> = lines.map(|(n, teks)| (n, satu(teks))).collect();
    let mut galat = FieldErrors::default();
    if forms.is_empty() {
        galat.add("daftar", "Tempel barisnya lebih dahulu. Satu kegiatan tiap baris.");
    } else if forms.len() > BARIS_MAKS {
        galat.add(
            "daftar",
            format!("Paling banyak {BARIS_MAKS} baris sekali tempel. Bagilah menjadi beberapa kali."),
        );
    }
    galat.or(forms)
}

fn is_judul(teks: &str) -> bool {
    teks.to_lowercase().starts_with("tanggal")
}

/// Columns: tanggal, mulai, selesai, kegiatan, number of the RHK, jumlah, satuan. A sheet puts tabs between them.
fn satu(teks: &str) -> ProgresForm {
    let pemisah = if teks.contains('\t') { '\t' } else { ';' };
    let mut sel = teks.split(pemisah).map(|sel| sel.split_whitespace().collect::<Vec<_>>().join(" "));
    let mut next = || sel.next().unwrap_or_default();
    let tanggal = next();
    ProgresForm {
        tanggal: iso(&tanggal).unwrap_or(tanggal),
        mulai: next(),
        selesai: next(),
        kegiatan: next(),
        rhk_id: next(),
        realisasi: next(),
        satuan: next(),
        ..ProgresForm::default()
    }
}

/// `9/12/2026` and `09-12-2026` as `2026-12-09`.
fn iso(teks: &str) -> Option<String> {
    let tanggal = ["%d/%m/%Y", "%d-%m-%Y"].iter().find_map(|b| NaiveDate::parse_from_str(teks, b).ok())?;
    Some(format::tanggal_iso(tanggal))
}

/// Entries out of the lines, or every line that cannot be read. Without a start a line goes on from the one before.
fn susun(
    ctx: &Ctx,
    forms: &[(usize, ProgresForm)],
    rencana: &BTreeMap<NaiveDate, Rencana>,
    ada: &[Progres],
) -> std::result::Result<Vec<Terbaca>, FieldErrors> {
    let mut kapan: Vec<(NaiveDate, Rentang)> = ada.iter().map(Progres::kapan).collect();
    let mut terbaca = Vec::new();
    let mut keliru = Vec::new();
    for (nomor, form) in forms {
        match satu_terbaca(ctx, form, rencana, &kapan) {
            Ok(satu) => {
                kapan.push((satu.isi.tanggal, satu.isi.rentang));
                terbaca.push(satu);
            }
            Err(pesan) => keliru.push(format!("Baris {nomor}: {pesan}")),
        }
    }
    let mut galat = FieldErrors::default();
    let lebih = keliru.len().saturating_sub(KELIRU_SHOWN_MAX);
    keliru.truncate(KELIRU_SHOWN_MAX);
    for pesan in keliru {
        galat.add("daftar", pesan);
    }
    if lebih > 0 {
        galat.add("daftar", format!("Dan {lebih} baris lain."));
    }
    galat.or(terbaca)
}

fn satu_terbaca(
    ctx: &Ctx,
    form: &ProgresForm,
    rencana: &BTreeMap<NaiveDate, Rencana>,
    kapan: &[(NaiveDate, Rentang)],
) -> std::result::Result<Terbaca, String> {
    let hari =
        form.hari().ok_or("tanggalnya belum dapat dibaca. Tulis misalnya 2026-12-09 atau 09/12/2026.")?;
    let rencana =
        rencana.get(&hari).ok_or_else(|| format!("lebih dari {HARI_MAKS} tanggal sekali tempel."))?;
    if kapan.iter().filter(|(on, _)| *on == hari).count() >= SEHARI_MAKS {
        return Err(format!("sudah {SEHARI_MAKS} catatan pada tanggal ini."));
    }
    let (form, rhk_teks) = dengan_rhk(form, rencana)?;
    let first = |galat: FieldErrors| galat.0.into_iter().next().map(|galat| galat.pesan).unwrap_or_default();
    let terisi = form.check(ctx.today(), rencana, None, FieldErrors::default()).map_err(first)?;
    let mulai = terisi.mulai.unwrap_or_else(|| mulai_berikut(hari, kapan.iter().copied()));
    let rentang = terisi.akhir.rentang(mulai);
    Ok(Terbaca {
        is_bertumpuk: kapan.iter().any(|lain| bertumpuk(*lain, (hari, rentang))),
        rhk_teks,
        isi: ProgresBaru {
            id: ctx.new_id().map_err(|fault| fault.to_string())?,
            pegawai_id: ctx.orang_id().map_err(|fault| fault.to_string())?,
            skp_id: rencana.skp_id,
            rhk_id: terisi.rhk_id,
            tanggal: hari,
            rentang,
            kegiatan: terisi.kegiatan,
            realisasi: terisi.realisasi,
            bukti: None,
            dicatat: ctx.now,
        },
    })
}

/// The form with the RHK that its number means.
fn dengan_rhk(form: &ProgresForm, rencana: &Rencana) -> std::result::Result<(ProgresForm, String), String> {
    let mut form = form.clone();
    let nomor = form.rhk_id.trim_end_matches('.').to_owned();
    if nomor.is_empty() {
        return Ok((form, String::new()));
    }
    let urut = nomor.parse::<usize>().ok().and_then(|nomor| nomor.checked_sub(1));
    let rhk = urut.and_then(|urut| rencana.rhk.get(urut)).ok_or_else(|| {
        format!(
            "RHK nomor \"{}\" tidak ada pada SKP tanggal itu. Pakai nomornya, atau kosongkan.",
            super::singkat(&nomor, 20)
        )
    })?;
    form.rhk_id = rhk.id.to_string();
    Ok((form, rhk.teks.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_from_a_sheet_or_are_typed() {
        let sheet =
            "Tanggal\tMulai\tSelesai\tKegiatan\n9/12/2026\t07:30\t09:30\tPelayanan  loket\t1\t12\tberkas\n";
        let forms = baris(sheet).unwrap();
        let (nomor, form) = &forms[0];
        assert_eq!(
            (*nomor, form.tanggal.as_str(), form.kegiatan.as_str()),
            (2, "2026-12-09", "Pelayanan loket")
        );
        assert_eq!(
            (form.mulai.as_str(), form.selesai.as_str(), form.satuan.as_str()),
            ("07:30", "09:30", "berkas")
        );
        let typed = baris("\r\n2026-12-09; ; 10.00; Rapat\r\n").unwrap();
        assert_eq!((typed[0].0, typed[0].1.mulai.as_str(), typed[0].1.selesai.as_str()), (2, "", "10.00"));
    }

    #[test]
    fn nothing_and_too_much_are_said() {
        assert!(baris(" \n").unwrap_err().of("daftar").contains("Tempel barisnya"));
        assert!(baris(&"x\n".repeat(BARIS_MAKS + 1)).unwrap_err().of("daftar").contains("Paling banyak 200"));
    }

    #[test]
    fn a_number_names_an_rhk_of_the_day() {
        let rhk = super::super::RhkPilihan { id: Uuid::from_u128(7), teks: "Terlayaninya pemohon".into() };
        let rencana = Rencana { rhk: vec![rhk], ..Rencana::default() };
        let form = |nomor: &str| ProgresForm { rhk_id: nomor.into(), ..ProgresForm::default() };
        let id = |nomor| dengan_rhk(&form(nomor), &rencana).map(|(form, _)| form.rhk_id);
        assert_eq!(id("1."), Ok(Uuid::from_u128(7).to_string()));
        assert_eq!(id(""), Ok(String::new()));
        for nomor in ["0", "2", "satu", "-1"] {
            assert!(id(nomor).unwrap_err().contains("tidak ada pada SKP"), "{nomor}");
        }
    }
}
