//! Two at the same moment: one wins, the other is told, nothing is lost and nothing breaks.

use tokio::join;

use crate::cerita::{DI_ATAS, SESUAI, capaian_path, fills_in, rates, rating, stored, until_told};
use crate::kit::{Answer, Kota, on_both_engines};
use crate::perencanaan::skp::{RHK_FIELDS, begin, without_skp, write_rhk};

/// Exactly one of two was saved; answers the other.
#[track_caller]
fn one_won(a: Answer, b: Answer) -> Answer {
    match (a.status, b.status) {
        (303, 409) => b,
        (409, 303) => a,
        other => panic!("{other:?}: {} {}", a.text(), b.text()),
    }
}

/// Both were answered alike: one did it, the other found it done.
#[track_caller]
fn both_found(a: &Answer, b: &Answer) {
    assert_eq!((a.status, b.status), (303, 303), "{} {}", a.text(), b.text());
    assert_eq!(a.location(), b.location());
}

#[test]
fn two_tabs_of_a_penilai_save_at_once() {
    on_both_engines(async |kota: &Kota| {
        let (ratna, marlina) = (kota.ratna().await, kota.marlina().await);
        let evaluasi = fills_in(&ratna).await;
        let path = format!("/penilaian/{evaluasi}");
        let tab = marlina.second_tab();
        for round in 0..4 {
            let words = [format!("Tab pertama {round}."), format!("Tab kedua {round}.")];
            let mine = rating(&marlina, &evaluasi, DI_ATAS, SESUAI).await.with("alasan_hasil", &words[0]);
            let other = rating(&tab, &evaluasi, DI_ATAS, DI_ATAS).await.with("alasan_hasil", &words[1]);
            let (a, b) = join!(marlina.sends(&mine), tab.sends(&other));
            let lost = one_won(a, b);
            let kept = lost.form(&path).value("alasan_hasil").expect("the text").to_owned();
            let saved = stored(kota, "alasan_hasil", "Ratna Wulandari").await;
            assert!(words.contains(&kept) && words.contains(&saved) && kept != saved, "{kept} {saved}");
            lost.must(409, &saved).must(409, "Penilaian ini baru saja diubah di tempat lain.");
        }
        assert_eq!(kota.events("evaluasi_dinilai").await, 4);
    });
}

#[test]
fn a_form_that_is_sent_twice_at_once_is_done_once() {
    on_both_engines(async |kota: &Kota| {
        let (ratna, marlina) = (kota.ratna().await, kota.marlina().await);
        let evaluasi = fills_in(&ratna).await;
        let tab = marlina.second_tab();
        for _ in 0..4 {
            let form = rating(&marlina, &evaluasi, SESUAI, DI_ATAS).await;
            let (a, b) = join!(marlina.sends(&form), tab.sends(&form));
            both_found(&a, &b);
        }
        assert_eq!(kota.events("evaluasi_dinilai").await, 4);
    });
}

#[test]
fn two_set_one_capaian_at_once() {
    on_both_engines(async |kota: &Kota| {
        let walikota = kota.walikota().await;
        let tab = walikota.second_tab();
        let path = capaian_path(kota).await;
        let action = path.split('?').next().unwrap().to_owned();
        // The first round writes the row, the later ones change it.
        for round in 1..=4 {
            let form = walikota.opens(&path).await.form(&action);
            let other = tab.opens(&path).await.form(&action);
            let mine = form.with_all(&[("capaian", "baik"), ("dasar", "Dasar pertama.")]);
            let other = other.with_all(&[("capaian", "istimewa"), ("dasar", "Dasar kedua.")]);
            let (a, b) = join!(walikota.sends(&mine), tab.sends(&other));
            let lost = one_won(a, b);
            assert!(lost.says("Dasar pertama.") || lost.says("Dasar kedua."), "{}", lost.text());
            assert_eq!(kota.count("SELECT versi FROM capaian_organisasi WHERE triwulan = 0").await, round);
        }
        assert_eq!(kota.events("capaian_ditetapkan").await, 4);
    });
}

#[test]
fn a_rating_and_the_capaian_it_waits_for_come_at_once() {
    on_both_engines(async |kota: &Kota| {
        let (ratna, marlina, walikota) = (kota.ratna().await, kota.marlina().await, kota.walikota().await);
        let evaluasi = fills_in(&ratna).await;
        let path = capaian_path(kota).await;
        let action = path.split('?').next().unwrap().to_owned();
        let capaian =
            walikota.opens(&path).await.form(&action).with_all(&[("capaian", "baik"), ("dasar", "IKU.")]);
        let form = rating(&marlina, &evaluasi, SESUAI, SESUAI).await;
        let (a, b) = join!(walikota.sends(&capaian), marlina.sends(&form));
        assert_eq!((a.status, b.status), (303, 303), "{} {}", a.text(), b.text());
        let status = stored(kota, "status", "Ratna Wulandari").await;
        assert!(["siap_disampaikan", "penilaian_sementara"].contains(&status.as_str()), "{status}");
        // Whatever came first, saving the rating again finds the capaian.
        rates(&marlina, &evaluasi, SESUAI, SESUAI).await;
        assert_eq!(stored(kota, "predikat", "Ratna Wulandari").await, "baik");
    });
}

#[test]
fn both_sides_begin_an_evaluation_at_once() {
    on_both_engines(async |kota: &Kota| {
        let (ratna, marlina) = (kota.ratna().await, kota.marlina().await);
        let mine = ratna.opens("/hasil").await.form_with("/evaluasi/mulai", "periode", "0");
        let other = mine.clone().with("kunci", &kota.kunci());
        let before = kota.rows("evaluasi").await;
        let (a, b) = join!(ratna.sends(&mine), marlina.sends(&other));
        both_found(&a, &b);
        assert_eq!(kota.rows("evaluasi").await, before + 1);
    });
}

#[test]
fn an_skp_is_begun_from_two_tabs_at_once() {
    on_both_engines(async |kota: &Kota| {
        let pegawai = without_skp(kota).await.pegawai;
        let tab = pegawai.second_tab();
        let before = kota.rows("skp").await;
        let form = pegawai.opens("/skp").await.form("/skp/buat");
        let other = form.clone().with("kunci", &kota.kunci());
        let (a, b) = join!(pegawai.sends(&form), tab.sends(&other));
        both_found(&a, &b);
        assert_eq!(kota.rows("skp").await, before + 1);
    });
}

#[test]
fn an_skp_is_handed_in_while_another_tab_writes_in_it() {
    on_both_engines(async |kota: &Kota| {
        let pegawai = without_skp(kota).await.pegawai;
        let skp = begin(&pegawai).await;
        write_rhk(&pegawai, &skp).await;
        let tab = pegawai.second_tab();
        let new = format!("/skp/{skp}/rhk/baru");
        let write = tab.opens(&new).await.form(&new).with_all(&RHK_FIELDS).with("teks", "RHK kedua");
        let hand_in = pegawai.opens("/skp").await.form(&format!("/skp/{skp}/ajukan"));
        let (a, b) = join!(pegawai.sends(&hand_in), tab.sends(&write));
        one_won(a, b);
        let rhk = kota.count("SELECT count(*) FROM rhk r JOIN skp s ON s.id = r.skp_id WHERE r.teks = 'RHK kedua' AND s.status = 'diajukan'");
        assert_eq!(rhk.await, 0, "nothing slips in unread");
    });
}

#[test]
fn a_result_is_opened_from_two_phones_at_once() {
    on_both_engines(async |kota: &Kota| {
        let ratna = kota.ratna().await;
        let evaluasi = until_told(kota, &ratna, (SESUAI, SESUAI)).await;
        let phone = ratna.second_tab();
        let page = format!("/hasil/{evaluasi}");
        let form = ratna.opens(&page).await.form(&format!("{page}/buka"));
        let other = form.clone().with("kunci", &kota.kunci());
        let (a, b) = join!(ratna.sends(&form), phone.sends(&other));
        one_won(a, b);
        assert_eq!(kota.events("hasil_diterima").await, 1);
        ratna.opens(&page).await.must(200, "Mengapa predikat saya ini?");
    });
}

#[test]
fn a_card_is_used_twice_at_once() {
    on_both_engines(async |kota: &Kota| {
        let kode = kota.activation_code("Andi Prasetyo").await;
        let (one, two) = (kota.nobody(), kota.nobody());
        let (a, b) = join!(
            one.activates(&kode, "sandi yang panjang"),
            two.activates(&kode, "sandi lain yang panjang")
        );
        let statuses = [a.status, b.status];
        assert!(
            statuses.contains(&303) && (statuses.contains(&409) || statuses.contains(&422)),
            "{statuses:?}"
        );
        assert_eq!(kota.rows("sesi").await, 1);
    });
}

#[test]
fn wrong_passwords_at_once_are_all_counted() {
    on_both_engines(async |kota: &Kota| {
        let people: Vec<_> = (0..4).map(|_| kota.nobody()).collect();
        let _ = join!(
            people[0].logs_in("ratna", "salah"),
            people[1].logs_in("ratna", "salah"),
            people[2].logs_in("ratna", "salah"),
            people[3].logs_in("ratna", "salah"),
        );
        assert_eq!(kota.count("SELECT jumlah FROM percobaan_masuk WHERE kunci = 'ratna'").await, 4);
    });
}
