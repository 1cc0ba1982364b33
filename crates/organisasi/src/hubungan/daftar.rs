//! The list of relations, proposed and confirmed; and one button that confirms all proposals of a unit.

use askama::Template;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use platform::receipts::{self, Claim};
use platform::{Ctx, Fault, Result, Uuid};
use serde::Deserialize;
use web_kit::posted::Posted;
use web_kit::{Example, Page, Routes, format, request, respond};

use super::store::{self, Butir, Cari, Jumlah, UnitPilihan};
use super::{Dasar, KelolaPejabatPenilai, settle};
use crate::pejabat::nama_lengkap;

const PAGE_ROWS: i64 = 50;
/// Proposals confirmed by one press: one transaction stays short.
const CONFIRM_MAX: i64 = 200;
const STATUSES: [(&str, &str); 4] =
    [("", "Semua"), ("usulan", "Usulan"), ("ditetapkan", "Ditetapkan"), ("belum", "Belum ada penilai")];

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/organisasi/pejabat-penilai")]
pub struct PejabatPenilaiPath;

impl Example for PejabatPenilaiPath {
    fn example() -> Self {
        Self
    }
}

pub fn routes() -> Routes {
    Routes::new().page::<PejabatPenilaiPath, KelolaPejabatPenilai>(get, post)
}

#[derive(Template)]
#[template(path = "hubungan/daftar.html")]
struct DaftarPage {
    page: Page,
    kunci: Uuid,
    butir: Vec<Butir>,
    jumlah: Jumlah,
    unit: Vec<UnitPilihan>,
    pilihan: Pilihan,
}

/// What the address asks for.
#[derive(Clone, Debug, Default)]
struct Pilihan {
    unit: Option<Uuid>,
    status: String,
    q: String,
    /// From 0.
    halaman: i64,
}

impl Pilihan {
    fn of(ctx: &Ctx) -> Self {
        let text = |name| request::param(ctx, name).unwrap_or_default().trim().to_owned();
        let status = text("status");
        Self {
            unit: Uuid::parse_str(&text("unit")).ok(),
            status: STATUSES.iter().find(|(kode, _)| *kode == status).map_or("", |(kode, _)| kode).into(),
            q: text("q").chars().take(100).collect(),
            halaman: text("halaman").parse::<i64>().unwrap_or(1).clamp(1, 10_000) - 1,
        }
    }

    fn unit_text(&self) -> String {
        self.unit.map(|id| id.to_string()).unwrap_or_default()
    }

    /// The address with another status or page.
    fn href(&self, status: &str, halaman: i64) -> String {
        let pairs = [("unit", self.unit_text()), ("status", status.to_owned()), ("q", self.q.clone())];
        let mut parts: Vec<String> = pairs
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("{name}={}", encoded(value)))
            .collect();
        if halaman > 0 {
            parts.push(format!("halaman={}", halaman + 1));
        }
        let query = parts.join("&");
        if query.is_empty() {
            PejabatPenilaiPath.to_string()
        } else {
            format!("{}?{query}", PejabatPenilaiPath)
        }
    }
}

/// Percent-encoding of a query value.
fn encoded(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    text.bytes().map(byte).collect()
}

impl DaftarPage {
    fn unit_nama(&self) -> Option<&str> {
        self.unit.iter().find(|unit| Some(unit.id) == self.pilihan.unit).map(|unit| unit.nama.as_str())
    }

    fn opsi_unit(&self) -> Vec<(String, &str)> {
        self.unit.iter().map(|unit| (unit.id.to_string(), unit.nama.as_str())).collect()
    }

    /// Status, label, number, address, whether it is the one shown.
    fn saringan(&self) -> Vec<(&'static str, String, String, bool)> {
        let Jumlah { semua, usulan, ditetapkan, belum } = self.jumlah;
        let counts = [semua, usulan, ditetapkan, belum];
        let all = STATUSES.iter().zip(counts);
        all.map(|((kode, label), n)| {
            (*label, format::bulat(n), self.pilihan.href(kode, 0), *kode == self.pilihan.status)
        })
        .collect()
    }

    fn shown(&self) -> i64 {
        let Jumlah { semua, usulan, ditetapkan, belum } = self.jumlah;
        match self.pilihan.status.as_str() {
            "usulan" => usulan,
            "ditetapkan" => ditetapkan,
            "belum" => belum,
            _ => semua,
        }
    }

    fn pages(&self) -> (String, String, String) {
        let (here, all) = (self.pilihan.halaman, (self.shown().max(1) - 1) / PAGE_ROWS + 1);
        let href = |page: i64| {
            if (0..all).contains(&page) {
                self.pilihan.href(&self.pilihan.status, page)
            } else {
                String::new()
            }
        };
        (format!("Halaman {} dari {all}", here + 1), href(here - 1), href(here + 1))
    }

    fn sekali_tekan(&self) -> i64 {
        self.jumlah.usulan.min(CONFIRM_MAX)
    }
}

fn nama(butir: &Butir) -> String {
    nama_lengkap(butir.gelar_depan.as_deref(), &butir.nama, butir.gelar_belakang.as_deref())
}

fn dasar(kode: &str) -> &'static str {
    Dasar::dari_kode(kode).map_or("-", Dasar::label)
}

async fn get(ctx: Ctx, _: PejabatPenilaiPath) -> Result<Response> {
    let pilihan = Pilihan::of(&ctx);
    let (mut read, today) = (ctx.read(), ctx.today());
    let unit = store::units(&mut read, pilihan.unit).await?;
    let chosen = unit.iter().find(|unit| Some(unit.id) == pilihan.unit);
    if pilihan.unit.is_some() && chosen.is_none() {
        return Err(Fault::NotFound);
    }
    let jalur = chosen.map(|unit| unit.jalur.clone()).unwrap_or_default();
    let q = aturan::nip::rapikan(&pilihan.q).into_owned();
    let is_nip = !q.is_empty() && q.bytes().all(|byte| byte.is_ascii_digit());
    let q = if is_nip { q } else { pilihan.q.to_lowercase() };
    let cari = Cari { jalur, status: pilihan.status.clone(), q };
    let jumlah = store::count(&mut read, today, &cari).await?;
    let butir = store::page(&mut read, today, &cari, PAGE_ROWS, pilihan.halaman * PAGE_ROWS).await?;
    respond::html(&DaftarPage {
        page: Page::of(&ctx, "Pejabat Penilai"),
        kunci: ctx.new_id()?,
        butir,
        jumlah,
        unit,
        pilihan,
    })
}

/// Confirms the proposals of a unit and those below it.
async fn post(ctx: Ctx, _: PejabatPenilaiPath, posted: Posted) -> Result<Response> {
    let submit = posted.submit()?;
    let unit_id = Uuid::parse_str(posted.fields.text("unit")).map_err(|_| Fault::NotFound)?;
    let pilihan = Pilihan { unit: Some(unit_id), ..Pilihan::default() };
    let lokasi = pilihan.href("", 0);
    let mut tx = ctx.write().await?;
    let usulan = store::proposals_of_unit(&mut tx, unit_id, ctx.today(), CONFIRM_MAX).await?;
    let perihal = format!("Pejabat penilai ditetapkan: {} pegawai", usulan.len());
    if let Claim::Done { lokasi } = receipts::claim(&mut tx, &ctx, &submit, &lokasi, &perihal).await? {
        return respond::saved(&ctx, &lokasi, submit.kunci);
    }
    for one in &usulan {
        store::hold_person(&mut tx, one.pegawai_id).await?;
        store::confirm(&mut tx, one.id).await?;
        settle(&mut tx, &ctx, one).await?;
    }
    tx.commit().await?;
    respond::saved(&ctx, &lokasi, submit.kunci)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_keep_what_was_chosen() {
        let pilihan = Pilihan { q: "Nur'aini é".into(), ..Pilihan::default() };
        assert_eq!(
            pilihan.href("belum", 1),
            "/organisasi/pejabat-penilai?status=belum&q=Nur%27aini%20%C3%A9&halaman=2"
        );
        assert_eq!(Pilihan::default().href("", 0), "/organisasi/pejabat-penilai");
    }
}
