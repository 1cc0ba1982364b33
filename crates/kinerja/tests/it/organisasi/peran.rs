//! Accounts and roles: finding, giving, ending, blocking; who cannot, and what never leaves the office without anybody.

use chrono::TimeDelta;
use tokio::join;

use crate::kit::{Client, Form, Kota, on_both_engines};

async fn account(kota: &Kota, nama: &str) -> String {
    kota.id(&format!("SELECT id FROM akun WHERE nama LIKE '{nama}%'")).await.to_string()
}

async fn page_of(kota: &Kota, nama: &str) -> String {
    format!("/organisasi/akun/{}", account(kota, nama).await)
}

/// The form that gives a role, filled in.
async fn gives(client: &Client<'_>, page: &str, jenis: &str) -> Form {
    let fields = [("jenis", jenis), ("dasar", "SK 800/12/2026"), ("mulai", "2026-12-10")];
    client.opens(page).await.form(page).with_all(&fields)
}

/// The form that ends the first role of an account, with that last day.
async fn ends(client: &Client<'_>, page: &str, last: &str) -> Form {
    let action = format!("{page}/peran/");
    let forms = client.opens(page).await.forms();
    let form = forms.into_iter().find(|form| form.action.starts_with(&action)).expect("a role to end");
    let field = form.names("sampai_").remove(0);
    form.with(&field, last)
}

#[test]
fn an_account_is_found_by_name_and_by_nip() {
    on_both_engines(async |kota: &Kota| {
        let nurul = kota.nurul().await;
        let first = nurul.opens("/organisasi/akun").await;
        first.must(200, "Pemegang peran").must(200, "Tim pengelola kinerja").must(200, "Admin OPD");
        let nip = kota.texts("SELECT masuk FROM akun WHERE nama LIKE 'Ratna Wulandari%'").await.remove(0);
        for q in ["ratna+wuland".to_owned(), nip.clone(), format!("{}+{}", &nip[..8], &nip[8..])] {
            let found = nurul.opens(&format!("/organisasi/akun?q={q}")).await;
            found.must(200, "Ratna Wulandari").must(200, "Sudah aktif");
        }
        nurul.opens("/organisasi/akun?q=bukan-siapa").await.must(200, "Tidak ada akun yang cocok");
        kota.sql("INSERT INTO orang (instansi_id, id, nama) SELECT 1, id, 'Pejabat Tanpa Akun' FROM siklus")
            .await;
        nurul.opens("/organisasi/akun?q=tanpa+akun").await.must(200, "Belum punya akun");
    });
}

#[test]
fn a_role_is_given_with_its_ground_and_counts_at_once() {
    on_both_engines(async |kota: &Kota| {
        let (nurul, ratna) = (kota.nurul().await, kota.ratna().await);
        assert_eq!(ratna.get("/organisasi/akun").await.status, 403);
        let page = page_of(kota, "Ratna Wulandari").await;
        let form = gives(&nurul, &page, "tim_pengelola").await;
        nurul.sends(&form).await.leads_to(&page);
        nurul.sends(&form).await.leads_to(&page);
        nurul.opens(&page).await.must(200, "SK 800/12/2026").must(200, "sejak 10 Desember 2026");
        assert_eq!(kota.events("peran_diberikan").await, 1);
        ratna.opens("/organisasi/akun").await;
        let again = nurul.sends(&gives(&nurul, &page, "tim_pengelola").await).await;
        again.must(422, "Akun ini sudah memegang peran itu");
    });
}

#[test]
fn a_role_without_ground_or_unit_is_not_given() {
    on_both_engines(async |kota: &Kota| {
        let nurul = kota.nurul().await;
        let page = page_of(kota, "Ratna Wulandari").await;
        let before = kota.rows("peran").await;
        let empty = nurul.submits(&page, &[("mulai", "")]).await;
        empty.must(422, "Pilih peran").must(422, "Isi dasarnya").must(422, "Isi tanggal mulai");
        let told = nurul.sends(&gives(&nurul, &page, "admin_opd").await).await;
        told.must(422, "Pilih unit yang dilayani admin OPD ini.");
        assert_eq!(told.form(&page).value("dasar"), Some("SK 800/12/2026"));
        let foreign = gives(&nurul, &page, "admin_opd").await.with("unit", &kota.kunci());
        nurul.sends(&foreign).await.must(422, "Pilih unit");
        assert_eq!(kota.rows("peran").await, before);
    });
}

#[test]
fn a_role_ends_on_its_day() {
    on_both_engines(async |kota: &Kota| {
        let (nurul, hendra) = (kota.nurul().await, kota.login("hendra").await);
        let page = page_of(kota, "Hendra").await;
        let form = ends(&nurul, &page, "2026-12-11").await;
        nurul.sends(&form).await.leads_to(&page);
        nurul.sends(&form).await.leads_to(&page);
        assert_eq!(kota.events("peran_diakhiri").await, 1);
        hendra.opens("/organisasi/kartu").await;
        kota.later(TimeDelta::days(2));
        assert_eq!(kota.login("hendra").await.get("/organisasi/kartu").await.status, 403, "it is over");
        let nurul = kota.nurul().await;
        nurul.opens(&page).await.must(200, "Berakhir");
        nurul.sends(&form.with("kunci", &kota.kunci())).await.must(409, "Data ini baru saja diubah");
    });
}

#[test]
fn an_end_before_the_beginning_comes_back_with_what_was_typed() {
    on_both_engines(async |kota: &Kota| {
        let nurul = kota.nurul().await;
        let page = page_of(kota, "Hendra").await;
        let form = ends(&nurul, &page, "2001-01-01").await;
        let told = nurul.sends(&form).await;
        told.must(422, "Pilih hari itu atau sesudahnya");
        assert!(told.body.contains("2001-01-01"));
        assert_eq!(kota.events("peran_diakhiri").await, 0);
    });
}

#[test]
fn nobody_of_the_office_ends_the_own_last_role() {
    on_both_engines(async |kota: &Kota| {
        let nurul = kota.nurul().await;
        let page = page_of(kota, "Nurul").await;
        let form = ends(&nurul, &page, "2026-12-10").await;
        nurul.sends(&form).await.must(409, "Peran terakhir Anda sebagai tim pengelola");
        assert!(nurul.opens(&page).await.forms().iter().all(|form| !form.action.ends_with("/blokir")));
        let block = Form::to(&format!("{page}/blokir"));
        let block = block.with_all(&[("kunci", &kota.kunci()), ("menjadi", "diblokir"), ("alasan", "Coba.")]);
        nurul.sends(&block).await.must(409, "Akun sendiri tidak dapat diblokir");
        nurul.opens("/organisasi/akun").await;
    });
}

#[test]
fn two_of_the_office_who_end_each_others_role_leave_one() {
    on_both_engines(async |kota: &Kota| {
        let (nurul, ratna) = (kota.nurul().await, kota.ratna().await);
        let (hers, mine) = (page_of(kota, "Ratna Wulandari").await, page_of(kota, "Nurul").await);
        nurul.sends(&gives(&nurul, &hers, "tim_pengelola").await).await.leads_to(&hers);
        let a = ends(&nurul, &hers, "2026-12-10").await;
        let b = ends(&ratna, &mine, "2026-12-10").await;
        let (a, b) = join!(nurul.sends(&a), ratna.sends(&b));
        let mut both = [a.status, b.status];
        both.sort_unstable();
        assert_eq!(both, [303, 409], "{} {}", a.text(), b.text());
        let open = "SELECT count(*) FROM peran r JOIN akun a ON a.id = r.akun_id \
                    WHERE r.jenis = 'tim_pengelola' AND r.sampai IS NULL AND a.sandi IS NOT NULL";
        assert_eq!(kota.count(open).await, 1);
    });
}

#[test]
fn a_blocked_account_is_out_until_it_is_let_in() {
    on_both_engines(async |kota: &Kota| {
        let (nurul, ratna) = (kota.nurul().await, kota.ratna().await);
        let page = page_of(kota, "Ratna Wulandari").await;
        let action = format!("{page}/blokir");
        nurul.presses(&page, &action, &[]).await.must(422, "Tulis alasannya");
        nurul.presses(&page, &action, &[("alasan", "Ponsel hilang.")]).await.leads_to(&page);
        assert_eq!(ratna.get("/skp").await.status, 303);
        nurul.opens(&page).await.must(200, "Diblokir");
        nurul.presses(&page, &action, &[("alasan", "Sudah ditemukan.")]).await.leads_to(&page);
        kota.ratna().await.opens("/skp").await;
        assert_eq!(kota.events("akun_diblokir").await, 2);
    });
}

#[test]
fn accounts_are_the_offices_alone() {
    on_both_engines(async |kota: &Kota| {
        let page = page_of(kota, "Ratna Wulandari").await;
        let form = gives(&kota.nurul().await, &page, "tim_pengelola").await;
        for who in ["ratna", "hendra", "walikota", "edison"] {
            let client = kota.login(who).await;
            assert_eq!(client.get(&page).await.status, 403, "{who}");
            assert_eq!(client.sends(&form.clone().with("kunci", &kota.kunci())).await.status, 403, "{who}");
        }
        assert_eq!(kota.events("peran_diberikan").await, 0);
    });
}
