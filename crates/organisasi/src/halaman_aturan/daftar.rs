//! All rules by topic, in plain words.

use askama::Template;
use aturan::{Aturan, Bagian, Kode, Topik};
use axum::response::Response;
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use platform::{Ctx, Result};
use serde::Deserialize;
use web_kit::{Example, Page, Routes, respond};

use super::lihat::rule_of;
use super::{Keadaan, LihatAturan, masa};

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/aturan")]
pub struct DaftarAturanPath;

impl Example for DaftarAturanPath {
    fn example() -> Self {
        Self
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().view::<DaftarAturanPath, LihatAturan>(get)
}

#[derive(Template)]
#[template(path = "halaman_aturan/daftar.html")]
struct DaftarAturanPage {
    page: Page,
    kelompok: Vec<KelompokTopik>,
    kode: &'static [Kode],
}

/// Topics under one heading.
struct KelompokTopik {
    judul: &'static str,
    /// Word of the heading: the anchor.
    kode: &'static str,
    baris: Vec<Baris>,
}

/// One topic of the list: the rule of the day, and the others from other times.
struct Baris {
    topik: Topik,
    aturan: &'static Aturan,
    sumber: String,
    keadaan: Keadaan,
    lain: Vec<(&'static Aturan, String)>,
}

impl Baris {
    fn baru(topik: Topik, hari: NaiveDate) -> Option<Self> {
        let aturan = rule_of(topik.kode(), hari)?;
        let lain = aturan::dalam_topik(topik.kode()).filter(|a| a.id != aturan.id);
        Some(Self {
            topik,
            aturan,
            sumber: format!("{}, {}", aturan.regulasi, masa(aturan)),
            keadaan: Keadaan::pada(aturan, hari),
            lain: lain.map(|a| (a, format!("{}, {}", a.regulasi, masa(a)))).collect(),
        })
    }
}

/// Headings and topics in the order of the law's cycle.
fn kelompok(hari: NaiveDate) -> Vec<KelompokTopik> {
    let satu = |bagian: &Bagian| KelompokTopik {
        judul: bagian.label(),
        kode: bagian.kode(),
        baris: Topik::ALL
            .iter()
            .filter(|topik| topik.bagian() == *bagian)
            .filter_map(|topik| Baris::baru(*topik, hari))
            .collect(),
    };
    Bagian::ALL.iter().map(satu).collect()
}

async fn get(ctx: Ctx, _: DaftarAturanPath) -> Result<Response> {
    let page = Page::of(&ctx, "Aturan");
    respond::html(&DaftarAturanPage { page, kelompok: kelompok(ctx.today()), kode: Kode::ALL })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_stands_under_one_heading() {
        let kelompok = kelompok(NaiveDate::from_ymd_opt(2026, 1, 12).unwrap());
        let baris: Vec<_> = kelompok.iter().flat_map(|kelompok| &kelompok.baris).collect();
        let banyak: usize = baris.iter().map(|baris| 1 + baris.lain.len()).sum();
        assert_eq!(banyak, aturan::daftar().len());
        assert_eq!(kelompok[0].judul, "Penilaian kinerja");
        assert_eq!(baris[0].aturan.id, "permenpanrb6_2022.predikat_kinerja_pegawai");
        assert_eq!(baris[0].lain[0].0.id, "pp30_2019.nilai_kinerja_pns");
        assert!(kelompok.iter().all(|kelompok| !kelompok.baris.is_empty()));
    }
}
