//! The employee opens the result and answers it: each of the three ways, once, and an objection in time.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use crate::cerita::{DI_ATAS, SESUAI, answers, opens, stored, until_told};
use crate::kit::{Kota, TODAY, on_both_engines};

#[test]
fn the_three_answers_are_taken_once_each() {
    on_both_engines(async |kota: &Kota| {
        let people = [
            ("Ratna Wulandari, S.AP.", "setuju", "", "diterima", "Hasil diterima."),
            (
                "Andi Prasetyo",
                "catatan",
                "Cuti melahirkan belum dihitung.",
                "diterima_dengan_catatan",
                "Hasil diterima dengan catatan.",
            ),
            (
                "Benny Tambunan",
                "keberatan",
                "Data loket Maret belum dilihat.",
                "keberatan",
                "Keberatan disampaikan dan tampil di Beranda atasan pejabat penilai.",
            ),
        ];
        for (nama, jawaban, catatan, status, words) in people {
            let pegawai = kota.person(nama).await;
            let evaluasi = until_told(kota, &pegawai, (SESUAI, DI_ATAS)).await;
            pegawai.opens("/").await.must(200, "Hasil kinerja Tahun 2026");
            pegawai.opens(&format!("/hasil/{evaluasi}")).await.must(200, "Membuka bukan berarti setuju.");
            opens(&pegawai, &evaluasi).await.must(200, "Keduanya hak Anda dan sama mudahnya.");
            answers(&pegawai, &evaluasi, jawaban, catatan).await.leads_to(&format!("/hasil/{evaluasi}"));
            pegawai.opens(&format!("/hasil/{evaluasi}")).await.must(200, words).must(200, catatan);
            assert_eq!(stored(kota, "status", nama).await, status);
            let seen = kota.marlina().await.opens(&format!("/hasil/{evaluasi}")).await;
            seen.must(200, catatan);
            let again = kota.kunci();
            let form = crate::kit::Form::to(&format!("/hasil/{evaluasi}/tanggapan"));
            let form =
                form.with_all(&[("kunci", &again), ("jawaban", "keberatan"), ("catatan", "Kedua kali.")]);
            assert_eq!(pegawai.sends(&form).await.status, 409, "{nama} answers once");
            assert_eq!(stored(kota, "status", nama).await, status);
        }
        assert_eq!(kota.events("hasil_ditanggapi").await, 3);
    });
}

#[test]
fn an_objection_and_a_note_need_their_words() {
    on_both_engines(async |kota: &Kota| {
        let ratna = kota.ratna().await;
        let evaluasi = until_told(kota, &ratna, (SESUAI, SESUAI)).await;
        opens(&ratna, &evaluasi).await;
        answers(&ratna, &evaluasi, "keberatan", " ").await.must(422, "Tulis alasan keberatan Anda");
        answers(&ratna, &evaluasi, "catatan", "").await.must(422, "Tulis catatan Anda lebih dahulu.");
        let lost = answers(&ratna, &evaluasi, "lain", "Tulisan saya.").await;
        lost.must(422, "Pilih salah satu tanggapan.");
        let back = lost.form(&format!("/hasil/{evaluasi}/tanggapan"));
        assert_eq!(back.value("catatan"), Some("Tulisan saya."));
        assert_eq!(stored(kota, "tanggapan", "Ratna Wulandari").await, "-");
    });
}

/// The day after which an objection is late, as stored.
async fn last_day(kota: &Kota) -> NaiveDate {
    stored(kota, "batas_keberatan", "Ratna Wulandari").await.parse().expect("a day")
}

/// Moves the clock to a minute before midnight, city time, of a day.
fn late_on(kota: &Kota, day: NaiveDate) {
    let midnight = day.succ_opt().expect("a day").and_hms_opt(0, 0, 0).expect("midnight").and_utc();
    let at: DateTime<Utc> = midnight - TimeDelta::hours(7) - TimeDelta::minutes(1);
    kota.later(at - kota.app.clock.now());
}

#[test]
fn an_objection_is_in_time_until_the_end_of_its_last_day() {
    on_both_engines(async |kota: &Kota| {
        let ratna = kota.ratna().await;
        let evaluasi = until_told(kota, &ratna, (SESUAI, SESUAI)).await;
        opens(&ratna, &evaluasi).await;
        let opened: NaiveDate = TODAY.parse().unwrap();
        let last = last_day(kota).await;
        // PP 30/2019, Pasal 59: fourteen days; the reading with the later end is honoured.
        assert!(last >= opened + TimeDelta::days(14), "{last}");
        late_on(kota, last);
        let ratna = kota.ratna().await;
        answers(&ratna, &evaluasi, "keberatan", "Masih sempat.")
            .await
            .leads_to(&format!("/hasil/{evaluasi}"));
        assert_eq!(stored(kota, "status", "Ratna Wulandari").await, "keberatan");
    });
}

#[test]
fn a_late_objection_is_refused_and_the_other_answers_are_not() {
    on_both_engines(async |kota: &Kota| {
        let ratna = kota.ratna().await;
        let evaluasi = until_told(kota, &ratna, (SESUAI, SESUAI)).await;
        opens(&ratna, &evaluasi).await;
        late_on(kota, last_day(kota).await);
        kota.later(TimeDelta::minutes(1));
        let ratna = kota.ratna().await;
        let late = answers(&ratna, &evaluasi, "keberatan", "Saya baru tahu.").await;
        late.must(409, "Tenggat keberatan sudah lewat").must(409, "Saya baru tahu.");
        assert_eq!(stored(kota, "tanggapan", "Ratna Wulandari").await, "-");
        answers(&ratna, &evaluasi, "catatan", "Saya terima.").await.leads_to(&format!("/hasil/{evaluasi}"));
    });
}

#[test]
fn the_term_begins_when_the_result_is_opened_and_not_when_it_is_told() {
    on_both_engines(async |kota: &Kota| {
        let evaluasi = until_told(kota, &kota.ratna().await, (SESUAI, SESUAI)).await;
        kota.later(TimeDelta::days(60));
        let ratna = kota.ratna().await;
        opens(&ratna, &evaluasi).await;
        let opened: NaiveDate = TODAY.parse::<NaiveDate>().unwrap() + TimeDelta::days(60);
        assert!(last_day(kota).await >= opened + TimeDelta::days(14));
        answers(&ratna, &evaluasi, "keberatan", "Baru saya buka.")
            .await
            .leads_to(&format!("/hasil/{evaluasi}"));
    });
}

#[test]
fn a_result_is_read_by_its_owner_the_penilai_and_the_one_above() {
    on_both_engines(async |kota: &Kota| {
        let ratna = kota.ratna().await;
        let evaluasi = until_told(kota, &ratna, (SESUAI, SESUAI)).await;
        let page = format!("/hasil/{evaluasi}");
        kota.marlina().await.get(&page).await.must(409, "menunggu dibuka oleh pegawai");
        opens(&ratna, &evaluasi).await;
        for reader in ["marlina", "nasrul"] {
            kota.login(reader).await.opens(&page).await.must(200, "Ratna Wulandari");
        }
        for other in ["yohana", "hendra", "nurul", "walikota", "edison"] {
            assert_eq!(kota.login(other).await.get(&page).await.status, 404, "{other}");
        }
        let open = crate::kit::Form::to(&format!("{page}/buka")).with("kunci", &kota.kunci());
        assert_eq!(kota.marlina().await.sends(&open).await.status, 404, "only she opens it");
    });
}
