//! What pages cost and where they lead: everybody looks around, and each page keeps to its number of statements.

use std::collections::BTreeSet;

use crate::cerita::{DI_ATAS, SESUAI, opens, until_told};
use crate::jalan::ROLES;
use crate::kit::{Answer, Engine, Kota, in_kota, on_both_engines, on_postgresql, reviewed, without_ids};

/// Statements a page, session and grants included (budget: quality, "queries a page").
const STATEMENTS_MAX: usize = 6;
/// The rating screen holds expectation, facts, feedback and the team side by side.
const RATING_STATEMENTS_MAX: usize = 8;

/// The city with one result on its way and one that was opened, so that every kind of page is there.
async fn with_results(kota: &Kota) {
    let ratna = kota.ratna().await;
    let evaluasi = until_told(kota, &ratna, (SESUAI, DI_ATAS)).await;
    opens(&ratna, &evaluasi).await;
}

#[test]
fn each_page_keeps_to_its_number_of_statements() {
    on_both_engines(async |kota: &Kota| {
        with_results(kota).await;
        for role in ROLES {
            let client = kota.login(role).await;
            for page in client.looks_around().await {
                kota.take_statements();
                let answer = client.get(&page.path).await;
                let seen = kota.take_statements();
                let kind = without_ids(&answer.path);
                let max = if kind == "/penilaian/{id}" { RATING_STATEMENTS_MAX } else { STATEMENTS_MAX };
                assert!(seen.len() <= max, "{kind} as {role}: {}\n{}", seen.len(), seen.join("\n"));
                assert!(!seen.is_empty() || client.siapa == "nobody", "{kind} asks who is there");
            }
        }
    });
}

/// The kinds of pages that somebody meets, and links that lead to none.
async fn map(kota: &Kota) -> String {
    with_results(kota).await;
    let mut dead = BTreeSet::new();
    let mut text = String::from("# Pages that each role reaches from the own home by links.\n");
    for role in ROLES {
        let pages = kota.login(role).await.looks_around().await;
        for page in &pages {
            assert!(page.status < 500, "{} as {role}: {}", page.path, page.text());
        }
        let kinds = |wanted: fn(&Answer) -> bool| -> BTreeSet<String> {
            pages.iter().filter(|page| wanted(page)).map(|page| kind(&page.path)).collect()
        };
        let there = kinds(|page| page.status != 404);
        dead.extend(kinds(|page| page.status == 404));
        text.push_str(&format!("\n{role}\n"));
        there.iter().for_each(|kind| text.push_str(&format!("  {kind}\n")));
    }
    text.push_str("\nlinks that lead to no page\n");
    dead.iter().for_each(|kind| text.push_str(&format!("  {kind}\n")));
    text
}

/// A path without its ids and what stands after `?`; all rules are of one kind.
fn kind(path: &str) -> String {
    let path = without_ids(path.split('?').next().unwrap_or(path));
    if path.starts_with("/aturan/") { "/aturan/{id}".into() } else { path }
}

#[test]
fn everybody_reaches_the_reviewed_pages() {
    reviewed("peta.txt", &in_kota(Engine::Sqlite, map));
}

#[test]
fn everybody_reaches_the_reviewed_pages_on_postgresql() {
    on_postgresql(async |kota: &Kota| reviewed("peta.txt", &map(kota).await));
}

/// Pages of everyday work: what they show does not grow with the city, so neither may what they read.
const EVERYDAY: [&str; 9] = [
    "/",
    "/skp",
    "/progres",
    "/progres/tempel",
    "/umpan-balik",
    "/hasil",
    "/penilaian",
    "/dokumen",
    "/bukti-simpan",
];
/// Tables that grow with the people.
const LARGE: [&str; 13] = [
    "pegawai",
    "orang",
    "penempatan",
    "hubungan_penilai",
    "akun",
    "sesi",
    "skp",
    "rhk",
    "indikator",
    "progres_harian",
    "evaluasi",
    "umpan_balik",
    "unit_kerja",
];

/// The table that a step of a plan walks through, where it has nothing but the tenant to go by.
fn walked(step: &str, sql: &str) -> Option<String> {
    let is_walk = step.ends_with("(instansi_id=?)") || step.ends_with("(instansi_id=?) LEFT-JOIN");
    let alias = step.split_whitespace().nth(1).filter(|_| is_walk || step.starts_with("SCAN "))?;
    let words: Vec<_> = sql.split_whitespace().collect();
    let named = |pair: &&[&str]| matches!(pair[0], "FROM" | "JOIN") && (pair[1] == alias || pair[2] == alias);
    let table = words.windows(3).find(named).map_or(alias, |pair| pair[1]);
    LARGE.contains(&table).then(|| format!("{table}: {step}"))
}

#[test]
fn everyday_pages_read_by_index_and_never_through_the_whole_city() {
    in_kota(Engine::Sqlite, async |kota: &Kota| {
        with_results(kota).await;
        let mut walks = BTreeSet::new();
        for client in [kota.ratna().await, kota.marlina().await] {
            for path in EVERYDAY {
                kota.take_statements();
                client.get(path).await;
                for sql in kota.take_statements() {
                    let steps = kota.plan(&sql).await;
                    walks.extend(
                        steps.iter().filter_map(|step| walked(step, &sql)).map(|w| format!("{path} {w}")),
                    );
                }
            }
        }
        assert!(walks.is_empty(), "{}", walks.into_iter().collect::<Vec<_>>().join("\n"));
    });
}
