//! Logging in, staying in, getting out; what a stranger or another site cannot do.

use chrono::TimeDelta;
use kinerja::demo::muat::SANDI;

use crate::kit::{Client, Form, Kota, SESSION, on_both_engines};

async fn is_in(client: &Client<'_>) -> bool {
    client.get("/").await.status == 200
}

#[test]
fn people_log_in_by_nip_with_or_without_spaces_and_by_name() {
    on_both_engines(async |kota: &Kota| {
        let nip = kota.texts("SELECT masuk FROM akun WHERE nama LIKE 'Ratna Wulandari%'").await.remove(0);
        let spaced = format!("{} {} {} {}", &nip[..8], &nip[8..14], &nip[14..15], &nip[15..]);
        for masuk in [nip.as_str(), &spaced, "ratna", " RATNA "] {
            let client = kota.nobody();
            client.logs_in(masuk, SANDI).await.leads_to("/");
            assert!(client.opens("/").await.says("Ratna Wulandari, S.AP."), "{masuk}");
        }
    });
}

#[test]
fn the_mayor_has_no_nip_and_gets_in() {
    on_both_engines(async |kota: &Kota| {
        let home = kota.walikota().await.opens("/").await;
        home.must(200, "H. Hamdan Wahab");
        assert!(home.links().iter().all(|link| link != "/skp"), "somebody who is no ASN has no SKP");
    });
}

#[test]
fn wrong_passwords_are_counted_down_and_then_there_is_a_pause() {
    on_both_engines(async |kota: &Kota| {
        let client = kota.nobody();
        for left in [4, 3, 2, 1] {
            let told = format!("Sisa {left} percobaan sebelum jeda 15 menit.");
            client.logs_in("ratna", "salah").await.must(422, &told);
        }
        client.logs_in("ratna", "salah").await.must(422, "Berikutnya ada jeda 15 menit.");
        client.logs_in("ratna", SANDI).await.must(422, "Coba lagi setelah pukul 09.15");
        client.logs_in("marlina", SANDI).await.leads_to("/");
        kota.later(TimeDelta::minutes(15));
        let after = kota.nobody();
        after.logs_in("ratna", SANDI).await.leads_to("/");
    });
}

#[test]
fn a_name_that_nobody_has_is_told_the_same_as_a_wrong_password() {
    on_both_engines(async |kota: &Kota| {
        let client = kota.nobody();
        let unknown = client.logs_in("bukan.siapa", "salah").await.text();
        let known = client.logs_in("ratna", "salah").await.text();
        assert_eq!(unknown, known);
        let not_activated =
            kota.texts("SELECT masuk FROM akun WHERE sandi IS NULL ORDER BY masuk").await.remove(0);
        assert_eq!(client.logs_in(&not_activated, "salah").await.text(), known);
    });
}

#[test]
fn logging_out_ends_the_session_for_every_tab() {
    on_both_engines(async |kota: &Kota| {
        let client = kota.ratna().await;
        let tab = client.second_tab();
        client.presses("/", "/keluar", &[]).await.leads_to("/masuk");
        assert_eq!(client.cookie(SESSION), None);
        tab.get("/skp").await.leads_to("/masuk?lanjut=%2Fskp");
    });
}

#[test]
fn a_login_leads_back_to_the_page_that_asked_for_it_and_never_off_the_site() {
    on_both_engines(async |kota: &Kota| {
        let login = async |path: &str| {
            let client = kota.nobody();
            client.presses(path, "/masuk", &[("masuk", "ratna"), ("sandi", SANDI)]).await
        };
        login("/masuk?lanjut=%2Fhasil%3Fx%3D1").await.leads_to("/hasil?x=1");
        for elsewhere in ["https%3A%2F%2Fjahat.example", "%2F%2Fjahat.example", "%2F%5Cjahat.example"] {
            login(&format!("/masuk?lanjut={elsewhere}")).await.leads_to("/");
        }
    });
}

#[test]
fn a_login_makes_a_new_token_and_ends_the_session_that_was_there() {
    on_both_engines(async |kota: &Kota| {
        let client = kota.nobody();
        client.set_cookie(SESSION, "1.diberikan-orang-lain");
        client.logs_in("ratna", SANDI).await.leads_to("/");
        let first = client.cookie(SESSION).unwrap();
        assert_ne!(first, "1.diberikan-orang-lain");
        let old = client.second_tab();
        client.logs_in("ratna", SANDI).await.leads_to("/");
        assert_ne!(client.cookie(SESSION).unwrap(), first);
        assert!(is_in(&client).await);
        assert!(!is_in(&old).await, "the session before the login is over");
    });
}

#[test]
fn the_session_cookie_is_out_of_reach_of_scripts_and_other_sites() {
    on_both_engines(async |kota: &Kota| {
        let answer = kota.nobody().logs_in("ratna", SANDI).await;
        let cookie = answer.headers.get("set-cookie").unwrap().to_str().unwrap();
        assert!(cookie.starts_with("kinerja_sesi=1."), "{cookie}");
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
        let token = cookie.trim_start_matches("kinerja_sesi=1.").split(';').next().unwrap();
        assert_eq!(kota.count("SELECT count(*) FROM sesi").await, 1);
        assert_eq!(token.len(), 64, "256 bits");
    });
}

#[test]
fn a_session_ends_after_twelve_hours() {
    on_both_engines(async |kota: &Kota| {
        let client = kota.ratna().await;
        kota.later(TimeDelta::hours(12) - TimeDelta::minutes(1));
        assert!(is_in(&client).await);
        kota.later(TimeDelta::minutes(1));
        assert!(!is_in(&client).await);
    });
}

#[test]
fn on_a_shared_phone_a_session_ends_ten_minutes_after_the_last_page() {
    on_both_engines(async |kota: &Kota| {
        let client = kota.nobody();
        let fields = [("masuk", "ratna"), ("sandi", SANDI), ("bersama", "ya")];
        client.submits("/masuk", &fields).await.leads_to("/");
        for _ in 0..3 {
            kota.later(TimeDelta::minutes(8));
            assert!(is_in(&client).await, "used in time");
        }
        kota.later(TimeDelta::minutes(10));
        assert!(!is_in(&client).await);
    });
}

#[test]
fn a_card_activates_its_account_once() {
    on_both_engines(async |kota: &Kota| {
        let kode = kota.activation_code("Andi Prasetyo").await;
        let client = kota.nobody();
        client.activates(&kode, "pendek").await.must(422, "Kata sandi terlalu pendek: 6 huruf");
        client
            .activates("AAAAA-AAAAA-AAAAA-AAAAA", "sandi yang panjang")
            .await
            .must(422, "Kode ini tidak dikenal");
        let sloppy = kode.replace('-', " ").to_lowercase();
        client.activates(&sloppy, "sandi yang panjang").await.leads_to("/");
        client.opens("/").await.must(200, "Andi Prasetyo");
        let again = kota.nobody();
        again.activates(&kode, "sandi lain yang panjang").await.must(422, "sudah dipakai");
        let nip = kota.texts("SELECT masuk FROM akun WHERE nama = 'Andi Prasetyo'").await.remove(0);
        again.logs_in(&nip, "sandi lain yang panjang").await.must(422, "belum cocok");
        again.logs_in(&nip, "sandi yang panjang").await.leads_to("/");
    });
}

#[test]
fn a_card_is_good_for_fourteen_days() {
    on_both_engines(async |kota: &Kota| {
        let kode = kota.activation_code("Andi Prasetyo").await;
        kota.later(TimeDelta::days(14));
        kota.nobody().activates(&kode, "sandi yang panjang").await.must(422, "lewat 14 hari");
    });
}

const TULISAN: &str = "Pagi hari loket penuh; \"antre\" <3 jam & selesai.";

/// Types into the SKP of somebody whose session ends meanwhile; answers the login page that came back.
async fn types_over_an_ended_session(kota: &Kota, client: &Client<'_>) -> (Form, Form) {
    let page = client.opens("/hasil").await.link("/evaluasi/").expect("a quarter to fill in");
    let form = client.opens(&page).await.form(&page).with("penilaian_diri", TULISAN);
    kota.later(TimeDelta::hours(13));
    let answer = client.sends(&form).await;
    answer.must(401, "Tulisan Anda aman dan akan kembali setelah masuk.").must(401, TULISAN);
    assert_eq!(kota.events("realisasi_diisi").await, 0);
    (form, answer.form("/masuk"))
}

#[test]
fn what_was_typed_over_an_ended_session_comes_back_after_the_login() {
    on_both_engines(async |kota: &Kota| {
        let client = kota.ratna().await;
        let (typed, login) = types_over_an_ended_session(kota, &client).await;
        let back = client.sends(&login.with_all(&[("masuk", "ratna"), ("sandi", SANDI)])).await;
        back.must(200, "Isian Anda kembali").must(200, TULISAN);
        let again = back.form(&typed.action);
        assert_eq!(again.fields, typed.fields, "exactly what was typed");
        client.sends(&again).await.leads_to("/hasil");
        client.opens(&typed.action).await.must(200, TULISAN);
    });
}

#[test]
fn what_was_typed_comes_back_to_nobody_else() {
    on_both_engines(async |kota: &Kota| {
        let client = kota.ratna().await;
        let (_, login) = types_over_an_ended_session(kota, &client).await;
        let other = client.sends(&login.clone().with_all(&[("masuk", "yohana"), ("sandi", SANDI)])).await;
        other.leads_to("/");
        assert!(!other.says("loket penuh"));
        let forged = login.value("isi").unwrap().replace("loket penuh", "loket sepi");
        let forged = login.with_all(&[("masuk", "ratna"), ("sandi", SANDI), ("isi", &forged)]);
        kota.nobody().sends(&forged).await.leads_to("/");
    });
}

#[test]
fn a_form_from_another_site_is_refused() {
    on_both_engines(async |kota: &Kota| {
        let client = kota.ratna().await;
        let form = client.opens("/").await.form("/keluar");
        let refused: [&[(&str, &str)]; 6] = [
            &[("sec-fetch-site", "cross-site")],
            &[("sec-fetch-site", "same-site")],
            &[("sec-fetch-site", "cross-site"), ("origin", "http://kinerja.example")],
            &[],
            &[("origin", "http://jahat.example")],
            &[("origin", "null")],
        ];
        for headers in refused {
            client.sends_with(&form, headers).await.must(403, "tidak dikirim dari halaman kami");
            assert!(is_in(&client).await, "{headers:?} changes nothing");
        }
        let own: &[(&str, &str)] = &[("origin", "http://kinerja.example")];
        client.sends_with(&form, own).await.leads_to("/masuk");
        assert!(!is_in(&client).await);
    });
}

#[test]
fn a_form_in_another_coding_is_refused() {
    on_both_engines(async |kota: &Kota| {
        let client = kota.ratna().await;
        let json = client.posts_as("/keluar", "application/json", "{}").await;
        assert_eq!(json.status, 400, "{}", json.text());
        let plain = client.posts_as("/keluar", "text/plain", "kunci=x").await;
        assert_eq!(plain.status, 400, "{}", plain.text());
        assert!(is_in(&client).await);
    });
}

#[test]
fn an_account_that_was_switched_off_is_out_at_once() {
    on_both_engines(async |kota: &Kota| {
        let client = kota.ratna().await;
        kota.sql("UPDATE akun SET is_aktif = (1 = 0) WHERE nama LIKE 'Ratna Wulandari%'").await;
        assert!(!is_in(&client).await);
        kota.nobody().logs_in("ratna", SANDI).await.must(422, "belum cocok");
    });
}

#[test]
fn every_answer_carries_the_headers_that_guard_it() {
    on_both_engines(async |kota: &Kota| {
        for path in ["/masuk", "/tidak-ada", "/skp"] {
            let answer = kota.nobody().get(path).await;
            let header = |name: &str| answer.headers.get(name).unwrap().to_str().unwrap().to_owned();
            assert!(header("content-security-policy").contains("default-src 'none'"), "{path}");
            assert_eq!(header("x-frame-options"), "DENY");
            assert_eq!(header("cache-control"), "no-store");
        }
    });
}
