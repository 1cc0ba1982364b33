//! A form carries a key, and what is sent twice under it is done once.

use crate::cerita::{SESUAI, capaian_path, fills_in, rates, rating};
use crate::kit::{Client, Form, Kota, on_both_engines};
use crate::perencanaan::skp::{Pair, RHK_FIELDS, without_skp};

/// Tables that a form may write to, each with what tells that a row of it changed.
const TABLES: [&str; 13] = [
    "skp",
    "rhk",
    "indikator",
    "ekspektasi_perilaku",
    "lampiran_skp",
    "capaian_organisasi",
    "evaluasi",
    "realisasi",
    "dasar_penilaian",
    "progres_harian",
    "umpan_balik",
    "tanda_terima",
    "peristiwa",
];
const VERSIONED: [&str; 3] = ["skp", "evaluasi", "capaian_organisasi"];

/// How many rows there are, and how often rows were changed.
async fn state(kota: &Kota) -> Vec<(&'static str, i64)> {
    let mut state = Vec::new();
    for table in TABLES {
        state.push((table, kota.rows(table).await));
    }
    for table in VERSIONED {
        let sql = format!("SELECT CAST(COALESCE(sum(versi), 0) AS bigint) FROM {table}");
        state.push((table, kota.count(&sql).await));
    }
    state
}

/// Sends a form that must be taken: once with effect, again without, with other content not at all, and under somebody
/// else's account neither.
async fn once(kota: &Kota, client: &Client<'_>, other: &Client<'_>, form: Form) {
    let before = state(kota).await;
    let first = client.sends(&form).await;
    assert_eq!(first.status, 303, "{}: {}", form.action, first.text());
    let after = state(kota).await;
    assert_ne!(before, after, "{} has an effect", form.action);

    let second = client.sends(&form).await;
    assert_eq!((second.status, second.location()), (303, first.location()), "{}", form.action);
    assert_eq!(state(kota).await, after, "{}: the second time has none", form.action);

    let changed = client.sends(&form.clone().with("catatan_lain", "lain")).await;
    assert_eq!(changed.status, 409, "{}: {}", form.action, changed.text());
    assert!(
        changed.says("Isian ini sudah pernah dikirim dengan isi lain"),
        "{}: {}",
        form.action,
        changed.text()
    );
    assert_eq!(state(kota).await, after, "{}: other content has none", form.action);

    assert_eq!(other.sends(&form).await.status, 404, "{}: somebody else's key", form.action);
    assert_eq!(state(kota).await, after, "{}: somebody else has none", form.action);
}

#[test]
fn every_form_of_an_skp_is_taken_once() {
    on_both_engines(async |kota: &Kota| {
        let Pair { pegawai, penilai } = without_skp(kota).await;
        let other = kota.person("Andi Prasetyo").await;
        once(kota, &pegawai, &other, pegawai.opens("/skp").await.form("/skp/buat")).await;
        let links = pegawai.opens("/skp").await.links();
        let new = links.into_iter().find(|link| link.ends_with("/rhk/baru")).expect("the draft");
        once(kota, &pegawai, &other, pegawai.opens(&new).await.form(&new).with_all(&RHK_FIELDS)).await;
        let second = pegawai.opens(&new).await.form(&new).with_all(&RHK_FIELDS).with("teks", "RHK kedua");
        once(kota, &pegawai, &other, second).await;
        let rhk = pegawai.opens("/skp").await;
        let rhk =
            rhk.links().into_iter().find(|link| link.contains("/rhk/") && *link != new).expect("an RHK");
        once(kota, &pegawai, &other, pegawai.opens(&rhk).await.form(&rhk).with("i1_target", "1.300")).await;
        once(kota, &pegawai, &other, pegawai.opens(&rhk).await.form(&rhk).with("aksi", "hapus")).await;
        let hand_in = new.replace("/rhk/baru", "/ajukan");
        once(kota, &pegawai, &other, pegawai.opens("/skp").await.form(&hand_in)).await;
        let review = new.replace("/rhk/baru", "/periksa");
        let form = penilai.opens(&review).await.form(&review);
        once(kota, &penilai, &pegawai, form.with_all(&[("putusan", "kembalikan"), ("catatan", "Perjelas.")]))
            .await;
        once(kota, &pegawai, &other, pegawai.opens("/skp").await.form(&hand_in)).await;
        let form = penilai.opens(&review).await.form(&review).with("putusan", "setuju");
        once(kota, &penilai, &pegawai, form).await;
    });
}

#[test]
fn every_form_of_a_rating_is_taken_once() {
    on_both_engines(async |kota: &Kota| {
        let (ratna, marlina, walikota) = (kota.ratna().await, kota.marlina().await, kota.walikota().await);
        let other = kota.person("Andi Prasetyo").await;
        let evaluasi = fills_in(&ratna).await;
        let page = format!("/evaluasi/{evaluasi}/realisasi");
        once(kota, &ratna, &other, ratna.opens(&page).await.form(&page).with("penilaian_diri", "Belajar."))
            .await;
        let draft = rating(&marlina, &evaluasi, SESUAI, SESUAI).await.with("aksi", "draf");
        once(kota, &marlina, &ratna, draft).await;
        once(kota, &marlina, &ratna, rating(&marlina, &evaluasi, SESUAI, SESUAI).await).await;
        let path = capaian_path(kota).await;
        let action = path.split('?').next().unwrap().to_owned();
        let form = walikota.opens(&path).await.form(&action);
        once(kota, &walikota, &marlina, form.with_all(&[("capaian", "baik"), ("dasar", "IKU.")])).await;
        let tell = format!("/penilaian/{evaluasi}/sampaikan");
        once(kota, &marlina, &ratna, marlina.opens("/penilaian?periode=0").await.form(&tell)).await;
        let page = format!("/hasil/{evaluasi}");
        let open = ratna.opens(&page).await.form(&format!("{page}/buka"));
        once(kota, &ratna, &marlina, open).await;
        let answer = ratna.opens(&page).await.form(&format!("{page}/tanggapan"));
        once(kota, &ratna, &marlina, answer.with_all(&[("jawaban", "setuju"), ("catatan", "")])).await;
    });
}

#[test]
fn an_evaluation_is_begun_once_from_both_sides() {
    on_both_engines(async |kota: &Kota| {
        let (ratna, marlina) = (kota.ratna().await, kota.marlina().await);
        let form = ratna.opens("/hasil").await.form_with("/evaluasi/mulai", "periode", "0");
        let before = kota.rows("evaluasi").await;
        let first = ratna.sends(&form).await;
        let second = ratna.sends(&form).await;
        assert_eq!((first.status, first.location()), (303, second.location()));
        let other_side = form.clone().with("kunci", &kota.kunci()).with("ke", "nilai");
        let rated = marlina.sends(&other_side).await.location().expect("the same").to_owned();
        assert_eq!(crate::kit::ids_in(&rated), crate::kit::ids_in(first.location().unwrap()));
        assert_eq!(kota.rows("evaluasi").await, before + 1);
        let other_content = form.clone().with("periode", "4");
        assert_eq!(ratna.sends(&other_content).await.status, 409);
        let stranger = kota.person("Yusuf Hanafi, S.H.").await;
        assert_eq!(stranger.sends(&form).await.status, 404);
        assert_eq!(kota.rows("evaluasi").await, before + 1);
    });
}

#[test]
fn a_form_without_a_key_is_not_taken() {
    on_both_engines(async |kota: &Kota| {
        let (ratna, marlina) = (kota.ratna().await, kota.marlina().await);
        let evaluasi = fills_in(&ratna).await;
        let before = state(kota).await;
        let form = rating(&marlina, &evaluasi, SESUAI, SESUAI).await;
        for form in [form.clone().without("kunci"), form.with("kunci", "bukan-kunci")] {
            assert_eq!(marlina.sends(&form).await.status, 400);
        }
        assert_eq!(state(kota).await, before);
    });
}

#[test]
fn what_was_saved_has_a_receipt_with_its_number() {
    on_both_engines(async |kota: &Kota| {
        let (ratna, marlina) = (kota.ratna().await, kota.marlina().await);
        let evaluasi = fills_in(&ratna).await;
        let number = ratna.opens("/bukti-simpan").await.text();
        assert!(number.contains("Realisasi Tahun 2026"), "{number}");
        let saved = rates(&marlina, &evaluasi, SESUAI, SESUAI).await;
        let next = marlina.follows(&saved).await;
        let list = marlina.opens("/bukti-simpan").await.text();
        let words: Vec<&str> = list.split_whitespace().collect();
        let number =
            words.iter().find(|word| word.len() == 9 && word.chars().nth(4) == Some('-')).expect("a number");
        assert!(next.says(number), "the page after the save shows {number}: {}", next.text());
        assert!(!marlina.opens("/penilaian").await.says(number), "and the one after that does not");
    });
}
