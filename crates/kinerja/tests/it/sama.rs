//! The two engines give the same answers: the same story, then every page of every role, letter by letter.

use crate::cerita::{DI_ATAS, SESUAI, answers, opens, until_told};
use crate::jalan::ROLES;
use crate::kit::{Engine, Kota, in_kota, postgresql_url};
use crate::perencanaan::skp::{Pair, begin, without_skp, write_rhk};

/// Plays the story; answers what everybody then sees: role, path, and the whole page with its keys and receipts.
async fn play(kota: &Kota) -> Vec<(String, String, String)> {
    let Pair { pegawai, penilai } = without_skp(kota).await;
    let skp = begin(&pegawai).await;
    write_rhk(&pegawai, &skp).await;
    pegawai.presses("/skp", &format!("/skp/{skp}/ajukan"), &[]).await.leads_to("/skp");
    let ratna = kota.ratna().await;
    let evaluasi = until_told(kota, &ratna, (SESUAI, DI_ATAS)).await;
    opens(&ratna, &evaluasi).await;
    answers(&ratna, &evaluasi, "keberatan", "Data loket Maret belum dilihat.").await;
    let mut seen = Vec::new();
    let mut clients = vec![pegawai, penilai];
    for role in ROLES {
        clients.push(kota.login(role).await);
    }
    for client in &clients {
        for page in client.looks_around().await {
            seen.push((client.siapa.clone(), page.path, format!("{} {}", page.status, page.body)));
        }
    }
    seen
}

#[test]
fn the_same_story_gives_the_same_pages_on_both_engines() {
    if postgresql_url().is_none() {
        return;
    }
    let sqlite = in_kota(Engine::Sqlite, play);
    let postgresql = in_kota(Engine::Postgresql, play);
    assert!(sqlite.len() > 100, "{} pages", sqlite.len());
    for (sqlite, postgresql) in sqlite.iter().zip(&postgresql) {
        assert_eq!(sqlite, postgresql);
    }
    assert_eq!(sqlite.len(), postgresql.len());
}
