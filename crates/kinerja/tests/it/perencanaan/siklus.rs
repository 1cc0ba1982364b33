//! Opening a cycle, and changing what is decided about its groups.

use tokio::join;

use crate::kit::{Answer, Client, Form, Kota, on_both_engines};

const GROUP: &str = "fungsional";

async fn siklus(kota: &Kota, tahun: i64) -> String {
    kota.id(&format!("SELECT id FROM siklus WHERE tahun = {tahun}")).await.to_string()
}

async fn group_path(kota: &Kota) -> String {
    format!("/siklus/{}/kelompok/{GROUP}", siklus(kota, 2026).await)
}

async fn deadline(kota: &Kota) -> String {
    let sql = format!(
        "SELECT CAST(k.batas_penilaian AS text) FROM kelompok_siklus k JOIN siklus c ON c.id = k.siklus_id \
         WHERE c.tahun = 2026 AND k.kode = '{GROUP}'"
    );
    kota.texts(&sql).await.remove(0)
}

async fn opens_2027(client: &Client<'_>) -> Form {
    let fields = [("tahun", "2027"), ("mode", "latihan"), ("kedudukan", "pendamping")];
    client.opens("/siklus/buka").await.form("/siklus/buka").with_all(&fields)
}

async fn changed(client: &Client<'_>, path: &str, to: &str) -> Form {
    client.opens(path).await.form(path).with("batas_penilaian", to)
}

fn one_won(a: Answer, b: Answer) -> Answer {
    match (a.status, b.status) {
        (303, 409 | 422) => b,
        (409 | 422, 303) => a,
        other => panic!("{other:?}: {} {}", a.text(), b.text()),
    }
}

#[test]
fn the_office_opens_the_next_year_once() {
    on_both_engines(async |kota: &Kota| {
        let nurul = kota.nurul().await;
        nurul.opens("/").await.must(200, "Siklus");
        let form = opens_2027(&nurul).await;
        nurul.sends(&form).await.leads_to("/siklus");
        nurul.sends(&form).await.leads_to("/siklus");
        nurul.opens("/siklus").await.must(200, "Siklus Kinerja 2027").must(200, "LATIHAN");
        assert_eq!(kota.events("siklus_dibuka").await, 1);
        let groups =
            "SELECT count(*) FROM kelompok_siklus k JOIN siklus c ON c.id = k.siklus_id WHERE c.tahun = 2027";
        assert_eq!(kota.count(groups).await, 6);
        nurul.sends(&opens_2027(&nurul).await).await.must(422, "Siklus 2027 sudah dibuka.");
    });
}

#[test]
fn two_open_one_year_at_once() {
    on_both_engines(async |kota: &Kota| {
        let nurul = kota.nurul().await;
        let tab = nurul.second_tab();
        let (mine, other) = (opens_2027(&nurul).await, opens_2027(&tab).await);
        let (a, b) = join!(nurul.sends(&mine), tab.sends(&other));
        one_won(a, b).must(422, "Siklus 2027 sudah dibuka.");
        assert_eq!(kota.events("siklus_dibuka").await, 1);
    });
}

#[test]
fn a_cycle_without_choices_is_not_opened_and_the_main_standing_names_its_ground() {
    on_both_engines(async |kota: &Kota| {
        let nurul = kota.nurul().await;
        let empty = nurul.submits("/siklus/buka", &[("tahun", "2072")]).await;
        empty.must(422, "Pilih tahun siklus.").must(422, "Pilih resmi atau latihan.");
        let fields = [("tahun", "2027"), ("mode", "resmi"), ("kedudukan", "utama")];
        let told = nurul.submits("/siklus/buka", &fields).await;
        told.must(422, "Isi dasar hukum");
        assert_eq!(told.form("/siklus/buka").value("mode"), Some("resmi"));
        assert_eq!(kota.rows("siklus").await, 1);
        let form = told.form("/siklus/buka").with("dasar", "Perwali 12/2026");
        nurul.sends(&form).await.leads_to("/siklus");
        let isi = kota.texts("SELECT isi FROM peristiwa WHERE jenis = 'siklus_dibuka'").await.remove(0);
        assert!(isi.contains("Perwali 12/2026") && isi.contains("\"mode\":\"resmi\""), "{isi}");
    });
}

#[test]
fn a_deadline_moves_with_its_event() {
    on_both_engines(async |kota: &Kota| {
        let nurul = kota.nurul().await;
        let path = group_path(kota).await;
        let form = changed(&nurul, &path, "2027-02-12").await.with("irama", "bulanan");
        nurul.sends(&form).await.leads_to("/siklus");
        nurul.sends(&form).await.leads_to("/siklus");
        nurul.opens("/siklus").await.must(200, "12 Februari 2027").must(200, "Bulanan");
        assert_eq!(kota.events("kelompok_siklus_diubah").await, 1);
        let isi =
            kota.texts("SELECT isi FROM peristiwa WHERE jenis = 'kelompok_siklus_diubah'").await.remove(0);
        assert!(isi.contains("2027-01-29") && isi.contains("2027-02-12"), "{isi}");
    });
}

#[test]
fn deadlines_that_cross_or_come_before_the_cycle_are_refused() {
    on_both_engines(async |kota: &Kota| {
        let nurul = kota.nurul().await;
        let path = group_path(kota).await;
        let crossing = nurul.sends(&changed(&nurul, &path, "2026-01-15").await).await;
        crossing.must(422, "Batas penilaian harus sesudah batas SKP (30 Januari 2026).");
        assert_eq!(crossing.form(&path).value("batas_penilaian"), Some("2026-01-15"));
        let early = nurul.submits(&path, &[("batas_skp", "2025-12-31")]).await;
        early.must(422, "Tanggal ini sebelum siklus dimulai. Pilih 1 Januari 2026 atau sesudahnya.");
        nurul.submits(&path, &[("irama", "mingguan")]).await.must(422, "Pilih irama penilaian.");
        assert_eq!(deadline(kota).await, "2027-01-29");
        assert_eq!(kota.events("kelompok_siklus_diubah").await, 0);
    });
}

#[test]
fn two_change_one_group_and_neither_is_lost() {
    on_both_engines(async |kota: &Kota| {
        let nurul = kota.nurul().await;
        let tab = nurul.second_tab();
        let path = group_path(kota).await;
        for round in 1..=3 {
            let days = [format!("2027-02-0{round}"), format!("2027-03-0{round}")];
            let mine = changed(&nurul, &path, &days[0]).await;
            let other = changed(&tab, &path, &days[1]).await;
            let (a, b) = join!(nurul.sends(&mine), tab.sends(&other));
            let lost = one_won(a, b);
            lost.must(409, "Ketentuan ini baru saja diubah orang lain.").must(409, &format!("{round} "));
            let typed = lost.form(&path).value("batas_penilaian").expect("the day").to_owned();
            let saved = deadline(kota).await;
            assert!(days.contains(&typed) && days.contains(&saved) && typed != saved, "{typed} {saved}");
            nurul.sends(&lost.form(&path)).await.leads_to("/siklus");
            assert_eq!(deadline(kota).await, typed);
        }
        assert_eq!(kota.events("kelompok_siklus_diubah").await, 6);
    });
}

#[test]
fn a_closed_cycle_stays_as_it_is() {
    on_both_engines(async |kota: &Kota| {
        let nurul = kota.nurul().await;
        let path = group_path(kota).await;
        let form = changed(&nurul, &path, "2027-02-12").await;
        kota.sql("UPDATE siklus SET status = 'ditutup'").await;
        nurul.sends(&form).await.must(409, "Siklus ini sudah ditutup");
        nurul.get(&path).await.must(409, "Siklus ini sudah ditutup");
        assert_eq!(nurul.opens("/siklus").await.link(&path), None);
        assert_eq!(deadline(kota).await, "2027-01-29");
    });
}

#[test]
fn cycles_are_the_offices_alone() {
    on_both_engines(async |kota: &Kota| {
        let path = group_path(kota).await;
        let form = changed(&kota.nurul().await, &path, "2027-02-12").await;
        for who in ["ratna", "hendra", "walikota"] {
            let client = kota.login(who).await;
            assert_eq!(client.get("/siklus").await.status, 403);
            assert_eq!(client.get(&path).await.status, 403);
            let other = form.clone().with("kunci", &kota.kunci());
            assert_eq!(client.sends(&other).await.status, 403);
        }
        let nurul = kota.nurul().await;
        assert_eq!(nurul.get(&path.replace(GROUP, "pengawas")).await.status, 404);
        assert_eq!(deadline(kota).await, "2027-01-29");
    });
}
