//! One rule: what it says, where it stands, and a calculator whose every calculation has an address of its own.

use askama::Template;
use aturan::{Aturan, Langkah, pintu};
use axum::response::Response;
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use platform::{Ctx, Fault, Result};
use serde::Deserialize;
use serde_json::value::RawValue;
use web_kit::ui::TabelPredikat;
use web_kit::{Example, FieldErrors, Fields, Page, Routes, respond};

use super::formulir::{self, Kolom, Rupa};
use super::{Keadaan, LihatAturan, kata, masa};

/// The rule whose table is shown beside its words.
const PREDIKAT: &str = "permenpanrb6_2022.predikat_kinerja_pegawai";

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/aturan/{id}")]
pub struct LihatAturanPath {
    /// Id of a rule; that of a topic leads to its rule of today.
    pub id: String,
}

impl Example for LihatAturanPath {
    fn example() -> Self {
        Self { id: PREDIKAT.into() }
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().view::<LihatAturanPath, LihatAturan>(get)
}

#[derive(Template)]
#[template(path = "halaman_aturan/lihat.html")]
struct LihatAturanPage {
    page: Page,
    aturan: &'static Aturan,
    isi: &'static [&'static str],
    keadaan: Keadaan,
    masa: String,
    keraguan: Option<Langkah>,
    /// Other rules of the topic, from other times.
    lain: Vec<(&'static Aturan, String)>,
    tabel: Option<TabelPredikat>,
    kolom: Vec<Kolom>,
    galat: FieldErrors,
    contoh: String,
    hitungan: Option<Hitungan>,
}

/// A calculation that was asked for and could be done.
struct Hitungan {
    baris: Vec<kata::Baris>,
    langkah: Vec<Langkah>,
    curl: String,
    jawaban: String,
}

async fn get(ctx: Ctx, path: LihatAturanPath) -> Result<Response> {
    let Some(aturan) = aturan::cari(&path.id) else { return to_rule_of_today(&ctx, &path.id) };
    let typed = Fields(form_urlencoded::parse(ctx.query.as_bytes()).into_owned().collect());
    let asked = formulir::is_dikirim(aturan.isian, &typed).then(|| calculate(aturan, &typed));
    let (hitungan, galat) = match asked.transpose()? {
        None => (None, FieldErrors::default()),
        Some(Ok(hitungan)) => (Some(hitungan), FieldErrors::default()),
        Some(Err(galat)) => (None, galat),
    };
    let page = LihatAturanPage {
        page: Page::of(&ctx, aturan.judul),
        aturan,
        isi: aturan.isi,
        keadaan: Keadaan::pada(aturan, ctx.today()),
        masa: masa(aturan),
        keraguan: aturan.keraguan(),
        lain: aturan::dalam_topik(aturan.topik.kode())
            .filter(|a| a.id != aturan.id)
            .map(|a| (a, masa(a)))
            .collect(),
        tabel: (aturan.id == PREDIKAT).then(|| table(&typed, hitungan.is_some())),
        kolom: formulir::kolom(aturan.isian, &typed),
        contoh: formulir::contoh(aturan)?,
        hitungan,
        galat,
    };
    if page.galat.is_empty() { respond::html(&page) } else { respond::html_refused(&page) }
}

/// A topic is an address too: it leads to the rule that holds today, with whatever was asked.
fn to_rule_of_today(ctx: &Ctx, topik: &str) -> Result<Response> {
    let rule = rule_of(topik, ctx.today()).ok_or(Fault::NotFound)?;
    let query = if ctx.query.is_empty() { String::new() } else { format!("?{}", ctx.query) };
    respond::see_other(&format!("/aturan/{}{query}", rule.id))
}

/// The rule of a topic on a day; the latest one where none holds.
pub(super) fn rule_of(topik: &str, hari: NaiveDate) -> Option<&'static Aturan> {
    let holds = aturan::dalam_topik(topik).find(|aturan| aturan.is_berlaku(hari));
    holds.or_else(|| aturan::dalam_topik(topik).max_by_key(|aturan| aturan.berlaku_mulai))
}

fn calculate(aturan: &'static Aturan, typed: &Fields) -> Result<std::result::Result<Hitungan, FieldErrors>> {
    let input = match formulir::baca(aturan.isian, typed) {
        Ok(input) => input,
        Err(galat) => return Ok(Err(galat)),
    };
    let jawaban = pintu::hitung_aturan(aturan.id, Some(&input), None, true);
    let teks = serde_json::to_string_pretty(&jawaban)?;
    match jawaban.hasil {
        Ok(keluaran) => Ok(Ok(Hitungan {
            baris: kata::hasil(aturan, &keluaran),
            langkah: jawaban.langkah.unwrap_or_default(),
            curl: curl(aturan.id, &input),
            jawaban: teks,
        })),
        Err(refused) => {
            let mut galat = FieldErrors::default();
            galat.add(formulir::tempat(aturan.isian, refused.field.as_deref()), refused.pesan);
            Ok(Err(galat))
        }
    }
}

/// The same calculation for a program. In a shell's single quotes only the quote itself needs care.
fn curl(id: &str, input: &RawValue) -> String {
    let body = format!("{{\"input\":{input},\"jelaskan\":true}}").replace('\'', r"'\''");
    format!(
        "curl -H 'Content-Type: application/json' \\\n  -d '{body}' \\\n  \"$KINERJA/api/v1/aturan/{id}\""
    )
}

/// The nine cells as the rule decides them; the cell of the calculation is lit.
fn table(typed: &Fields, is_calculated: bool) -> TabelPredikat {
    let tabel = TabelPredikat::new(kata::predikat);
    if !is_calculated {
        return tabel;
    }
    tabel.with_milik(typed.text("rating_hasil_kerja"), typed.text("rating_perilaku"))
}

impl LihatAturanPage {
    /// This page with an empty form.
    fn alamat(&self) -> String {
        format!("/aturan/{}", self.aturan.id)
    }

    /// The id in pieces, so that a narrow column may break it.
    fn potongan(&self) -> impl Iterator<Item = &'static str> {
        self.aturan.id.split_inclusive(['.', '_'])
    }

    /// Name and message, for the summary above the page.
    fn ringkasan(&self) -> Vec<(&str, &str)> {
        self.galat.0.iter().map(|error| (error.field.as_str(), error.pesan.as_str())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_does_not_end_the_shell_word() {
        let input = RawValue::from_string(r#"{"nip":"1'; rm -rf /; '"}"#.to_owned()).unwrap();
        let text = curl("nip.parse", &input);
        assert!(text.contains(r#"{"nip":"1'\''; rm -rf /; '\''"}"#), "{text}");
    }

    #[test]
    fn a_topic_leads_to_its_rule_of_the_day_or_the_latest() {
        let day = |year| NaiveDate::from_ymd_opt(year, 6, 1).unwrap();
        for (year, rule) in [(2026, PREDIKAT), (2000, PREDIKAT), (2020, "pp30_2019.nilai_kinerja_pns")] {
            assert_eq!(rule_of("predikat_kinerja", day(year)).map(|rule| rule.id), Some(rule));
        }
        assert!(rule_of("tidak_ada", day(2026)).is_none());
    }

    #[test]
    fn what_the_rule_refuses_stands_at_its_field() {
        let typed = |diajukan: &str| {
            let pairs = [
                ("hasil_diterima", "2026-01-12"),
                ("keberatan_diajukan", diajukan),
                ("hitung", "hari_kerja"),
            ];
            Fields(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).into())
        };
        let rule = aturan::cari("pp30_2019.keberatan_batas").unwrap();
        let refused = calculate(rule, &typed("2026-01-11")).unwrap().err().unwrap();
        assert!(refused.of("keberatan_diajukan").contains("sebelum hasil diterima"));
        assert!(calculate(rule, &typed("2026-01-13")).unwrap().is_ok());
    }
}
