//! Activation cards: shown once, for those who wait for one, by those who hand them out.

use tokio::join;

use crate::kit::{Answer, Client, Form, Kota, on_both_engines};

const OPD: &str = "Dinas Kependudukan dan Pencatatan Sipil";

async fn unit_page(kota: &Kota, nama: &str) -> String {
    let id = kota.id(&format!("SELECT id FROM unit_kerja WHERE nama = '{nama}'")).await;
    format!("/organisasi/kartu/{id}")
}

/// The codes on the cards of an answer.
fn codes(answer: &Answer) -> Vec<String> {
    let is_code = |word: &&str| word.len() == 23 && word.split('-').all(|group| group.len() == 5);
    answer.text().split_whitespace().filter(is_code).map(str::to_owned).collect()
}

async fn form(client: &Client<'_>, page: &str) -> Form {
    client.opens(page).await.form(page)
}

/// Codes that may still be used.
async fn open_codes(kota: &Kota) -> i64 {
    let now = kota.app.clock.now().to_rfc3339();
    let sql = format!(
        "SELECT count(*) FROM aktivasi WHERE dipakai IS NULL AND berlaku_sampai > CAST('{now}' AS timestamptz)"
    );
    let sqlite = format!("SELECT count(*) FROM aktivasi WHERE dipakai IS NULL AND berlaku_sampai > '{now}'");
    kota.count(if kota.app.db.engine() == "SQLite" { &sqlite } else { &sql }).await
}

#[test]
fn a_unit_gets_its_cards_once_and_they_work() {
    on_both_engines(async |kota: &Kota| {
        let hendra = kota.login("hendra").await;
        let page = unit_page(kota, OPD).await;
        let form = form(&hendra, &page).await;
        kota.take_statements();
        let cards = hendra.sends(&form).await;
        let kode = codes(&cards);
        assert!(kode.len() > 3, "{}", cards.text());
        cards
            .must(200, "http://kinerja.example/aktifkan")
            .must(200, "Kamis, 24 Desember 2026 pukul 09.00 WIB");
        let told: Vec<String> = kota.take_statements();
        assert!(told.len() < 16, "{} statements for {} cards", told.len(), kode.len());
        assert_eq!(open_codes(kota).await, i64::try_from(kode.len()).unwrap());
        let event =
            kota.texts("SELECT isi FROM peristiwa WHERE jenis = 'kartu_aktivasi_dibuat'").await.remove(0);
        assert!(kode.iter().all(|kode| !event.contains(kode.as_str())), "no code is kept");
        kota.nobody().activates(&kode[0], "sandi yang panjang").await.leads_to("/");
        let again = hendra.sends(&form).await;
        again.must(409, "Kartu ini sudah dibuat dan pernah ditampilkan").must(409, "buat ulang kartunya");
        assert_eq!(codes(&again), [""; 0]);
        hendra.sends(&form.with("kunci", &kota.kunci())).await.must(422, "sudah punya kartu");
    });
}

#[test]
fn cards_made_anew_make_the_old_ones_void() {
    on_both_engines(async |kota: &Kota| {
        let hendra = kota.login("hendra").await;
        let page = unit_page(kota, OPD).await;
        let old = codes(&hendra.sends(&form(&hendra, &page).await).await);
        let new = hendra.sends(&form(&hendra, &page).await.with("jenis", "ulang")).await;
        let new = codes(&new);
        assert_eq!((new.len(), open_codes(kota).await), (old.len(), i64::try_from(old.len()).unwrap()));
        kota.nobody().activates(&old[0], "sandi yang panjang").await.must(422, "Kode ini tidak dikenal");
        kota.nobody().activates(&new[0], "sandi yang panjang").await.leads_to("/");
    });
}

#[test]
fn an_admin_stays_in_the_own_subtree() {
    on_both_engines(async |kota: &Kota| {
        let (hendra, nurul) = (kota.login("hendra").await, kota.nurul().await);
        let own = hendra.opens("/organisasi/kartu").await;
        own.must(200, OPD);
        assert_eq!(own.links().iter().filter(|link| link.starts_with("/organisasi/kartu/")).count(), 1);
        let own_unit = unit_page(kota, OPD).await;
        let others = format!("SELECT nama FROM unit_kerja WHERE is_opd AND nama <> '{OPD}' ORDER BY nama");
        let other = unit_page(kota, &kota.texts(&others).await[0]).await;
        let mine = form(&hendra, &own_unit).await;
        assert_eq!(hendra.get(&other).await.status, 404);
        let foreign = Form { action: other.clone(), ..mine };
        assert_eq!(hendra.sends(&foreign).await.status, 404);
        let outside = "SELECT a.id FROM akun a WHERE a.sandi IS NULL AND a.orang_id IN (SELECT p.pegawai_id FROM penempatan p \
                       JOIN unit_kerja u ON u.id = p.unit_id WHERE NOT EXISTS (SELECT 1 FROM unit_kerja t WHERE t.nama = ";
        let outside =
            kota.id(&format!("{outside}'{OPD}' AND u.jalur LIKE t.jalur || '%')) ORDER BY a.id")).await;
        let one = Form::to(&format!("/organisasi/akun/{outside}/kartu")).with("kunci", &kota.kunci());
        assert_eq!(hendra.sends(&one).await.status, 404);
        assert_eq!(open_codes(kota).await, 0);
        nurul.opens(&other).await;
        assert_eq!(codes(&nurul.sends(&one.with("kunci", &kota.kunci())).await).len(), 1);
    });
}

#[test]
fn one_person_gets_one_card() {
    on_both_engines(async |kota: &Kota| {
        let hendra = kota.login("hendra").await;
        let page = unit_page(kota, OPD).await;
        let forms = hendra.opens(&page).await.forms();
        let is_one = |form: &Form| form.action.starts_with("/organisasi/akun/");
        let one = forms.into_iter().find(is_one).expect("somebody who waits");
        let first = codes(&hendra.sends(&one).await);
        assert_eq!(first.len(), 1);
        hendra.sends(&one).await.must(409, "pernah ditampilkan");
        let second = codes(&hendra.sends(&one.clone().with("kunci", &kota.kunci())).await);
        kota.nobody().activates(&first[0], "sandi yang panjang").await.must(422, "Kode ini tidak dikenal");
        kota.nobody().activates(&second[0], "sandi yang panjang").await.leads_to("/");
        hendra.sends(&one.with("kunci", &kota.kunci())).await.must(409, "Akun ini sudah aktif");
    });
}

#[test]
fn an_admin_makes_no_card_for_somebody_with_a_role() {
    on_both_engines(async |kota: &Kota| {
        let (hendra, nurul) = (kota.login("hendra").await, kota.nurul().await);
        let page = unit_page(kota, OPD).await;
        let forms = hendra.opens(&page).await.forms();
        let one = forms.into_iter().find(|form| form.action.ends_with("/kartu")).expect("somebody who waits");
        let akun = one.action.trim_end_matches("/kartu").to_owned();
        let fields = [("jenis", "inspektorat"), ("dasar", "SK 1"), ("mulai", "2026-12-20")];
        nurul.submits(&akun, &fields).await.leads_to(&akun);
        hendra.sends(&one).await.must(409, "Kartu ini dibuat oleh tim pengelola kinerja");
        assert!(hendra.opens(&page).await.forms().iter().all(|form| form.action != one.action));
        assert_eq!(codes(&nurul.presses(&akun, &one.action, &[]).await).len(), 1);
    });
}

#[test]
fn strangers_and_bad_choices_get_no_cards() {
    on_both_engines(async |kota: &Kota| {
        let hendra = kota.login("hendra").await;
        let page = unit_page(kota, OPD).await;
        let form = form(&hendra, &page).await;
        for who in ["ratna", "marlina", "walikota", "edison"] {
            let client = kota.login(who).await;
            assert_eq!(client.get("/organisasi/kartu").await.status, 403, "{who}");
            assert_eq!(client.get(&page).await.status, 404, "{who}");
            assert_eq!(client.sends(&form.clone().with("kunci", &kota.kunci())).await.status, 404, "{who}");
        }
        let odd = hendra.sends(&form.clone().with_all(&[("cakupan", "kota"), ("jenis", "semua")])).await;
        odd.must(422, "Pilih unit yang kartunya dibuat.").must(422, "Pilih kartu yang dibuat.");
        hendra
            .sends(&form.with("jenis", "ulang"))
            .await
            .must(422, "Tidak ada kartu yang belum dipakai di sini.");
        assert_eq!(open_codes(kota).await, 0);
        assert_eq!(kota.events("kartu_aktivasi_dibuat").await, 0);
    });
}

#[test]
fn more_than_two_hundred_are_sent_to_the_units_below() {
    on_both_engines(async |kota: &Kota| {
        let nurul = kota.nurul().await;
        let page = unit_page(kota, OPD).await;
        // Everybody of the unit many times over: new people behind new accounts, with ids that count up.
        let id = |n: usize| match kota.app.db.engine() {
            "SQLite" => format!("X'{n:032x}'"),
            _ => format!("'{}'", platform::Uuid::from_u128(n as u128)),
        };
        for n in 1..=201 {
            let (id, nip) = (id(n), format!("9{n:017}"));
            kota.sql(&format!("INSERT INTO orang (instansi_id, id, nama) VALUES (1, {id}, 'Orang {n}')"))
                .await;
            kota.sql(&format!(
                "INSERT INTO pegawai (instansi_id, id, pns_id, nip, is_nip_perlu_diperiksa, tanggal_lahir, jenis_kelamin, \
                 jenis_pegawai, kedudukan_hukum, kelompok) VALUES (1, {id}, '{n}', '{nip}', false, '1990-01-01', 'L', 'pns', \
                 'Aktif', 'lainnya')"
            ))
            .await;
            kota.sql(&format!(
                "INSERT INTO penempatan (instansi_id, id, pegawai_id, unit_id, jabatan, jenis_jabatan, jenis, mulai) \
                 SELECT 1, {id}, {id}, id, 'Pelaksana', 'pelaksana', 'utama', '2020-01-01' FROM unit_kerja WHERE nama = '{OPD}'"
            ))
            .await;
            kota.sql(&format!(
                "INSERT INTO akun (instansi_id, id, masuk, nama, orang_id, is_aktif) VALUES (1, {id}, '{nip}', 'Orang {n}', {id}, true)"
            ))
            .await;
        }
        let told = nurul.sends(&form(&nurul, &page).await).await;
        told.must(422, "Sekali buat paling banyak 200").must(422, "Unit di bawahnya");
        assert_eq!(open_codes(kota).await, 0);
    });
}

#[test]
fn two_make_cards_of_one_unit_at_once() {
    on_both_engines(async |kota: &Kota| {
        let (hendra, nurul) = (kota.login("hendra").await, kota.nurul().await);
        let page = unit_page(kota, OPD).await;
        let (a, b) = (form(&hendra, &page).await, form(&nurul, &page).await.with("jenis", "baru"));
        let (a, b) = join!(hendra.sends(&a), nurul.sends(&b));
        let most = codes(&a).len().max(codes(&b).len());
        let least = codes(&a).len() + codes(&b).len() - most;
        let twice = "SELECT count(*) FROM (SELECT akun_id FROM aktivasi WHERE dipakai IS NULL GROUP BY akun_id \
                     HAVING count(*) > 1) x";
        assert_eq!(kota.count(twice).await, 0, "nobody has two cards: {} {}", a.text(), b.text());
        assert!(most > 3 && least <= 1, "{most} {least}");
    });
}
