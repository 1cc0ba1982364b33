//! The capaian of a perangkat daerah: set by the level above, with its ground; what was not told yet follows it.

use crate::cerita::{OPD, SESUAI, capaian_path, fills_in, rates, sets_capaian, stored, tells};
use crate::kit::{Kota, on_both_engines};

#[test]
fn a_changed_capaian_reaches_the_ratings_that_were_not_told_and_no_other() {
    on_both_engines(async |kota: &Kota| {
        let (ratna, andi) = (kota.ratna().await, kota.person("Andi Prasetyo").await);
        let (nasrul, marlina, walikota) = (kota.nasrul().await, kota.marlina().await, kota.walikota().await);
        sets_capaian(kota, &walikota, "baik").await;
        let told = fills_in(&ratna).await;
        let open = fills_in(&andi).await;
        let head = fills_in(&nasrul).await;
        rates(&marlina, &told, SESUAI, SESUAI).await;
        rates(&marlina, &open, SESUAI, SESUAI).await;
        rates(&walikota, &head, SESUAI, SESUAI).await;
        tells(&marlina, &told).await;

        sets_capaian(kota, &walikota, "istimewa").await;
        assert_eq!(stored(kota, "capaian", "Ratna Wulandari").await, "baik", "told: stays");
        assert_eq!(stored(kota, "capaian", "Andi Prasetyo").await, "istimewa");
        assert_eq!(stored(kota, "rating_hasil", "Nasrul Efendi").await, "di_atas_ekspektasi");
        assert_eq!(stored(kota, "predikat", "Nasrul Efendi").await, "baik");
        tells(&walikota, &head).await;
        sets_capaian(kota, &walikota, "sangat_kurang").await;
        assert_eq!(stored(kota, "predikat", "Nasrul Efendi").await, "baik", "told: stays");
        assert_eq!(stored(kota, "capaian", "Andi Prasetyo").await, "sangat_kurang");
        assert_eq!(kota.events("capaian_ditetapkan").await, 3);
        assert_eq!(kota.events("predikat_mengikuti_capaian").await, 3);
    });
}

#[test]
fn a_capaian_needs_its_ground_and_one_of_the_five_words() {
    on_both_engines(async |kota: &Kota| {
        let walikota = kota.walikota().await;
        let path = capaian_path(kota).await;
        let action = path.split('?').next().unwrap().to_owned();
        walikota.opens("/capaian?periode=0").await.must(200, OPD).must(200, "Belum ditetapkan");
        let refused = walikota.submits(&path, &[("dasar", "Rekomendasi Bappeda.")]).await;
        refused.must(422, "Pilih salah satu capaian.");
        assert_eq!(refused.form(&action).value("dasar"), Some("Rekomendasi Bappeda."));
        walikota.submits(&path, &[("capaian", "baik")]).await.must(422, "Tulis dasarnya.");
        walikota
            .submits(&path, &[("capaian", "hebat"), ("dasar", "x")])
            .await
            .must(422, "Pilih salah satu capaian.");
        assert_eq!(kota.count("SELECT count(*) FROM capaian_organisasi WHERE triwulan = 0").await, 0);
    });
}

#[test]
fn two_tabs_of_one_capaian_lose_nothing() {
    on_both_engines(async |kota: &Kota| {
        let walikota = kota.walikota().await;
        let tab = walikota.second_tab();
        let path = capaian_path(kota).await;
        let action = path.split('?').next().unwrap().to_owned();
        for round in ["pertama", "kedua"] {
            let form = walikota.opens(&path).await.form(&action);
            let other = tab.opens(&path).await.form(&action);
            let mine = form.with_all(&[("capaian", "baik"), ("dasar", round)]);
            walikota.sends(&mine).await.leads_to("/capaian?periode=0");
            let late = other.with_all(&[("capaian", "kurang"), ("dasar", "Dasar yang terlambat.")]);
            tab.sends(&late).await.must(409, "Data ini baru saja diubah").must(409, "Dasar yang terlambat.");
            walikota.opens("/capaian?periode=0").await.must(200, round);
        }
        assert_eq!(kota.events("capaian_ditetapkan").await, 2);
    });
}

#[test]
fn only_the_head_of_the_level_above_sets_a_capaian() {
    on_both_engines(async |kota: &Kota| {
        let path = capaian_path(kota).await;
        let action = path.split('?').next().unwrap().to_owned();
        let form = kota.walikota().await.opens(&path).await.form(&action);
        let form = form.with_all(&[("capaian", "istimewa"), ("dasar", "x")]);
        for role in ["ratna", "marlina", "yohana", "nasrul", "hendra", "nurul", "edison"] {
            let other = kota.login(role).await;
            assert_eq!(other.get(&path).await.status, 404, "{role}");
            assert_eq!(other.sends(&form.clone().with("kunci", &kota.kunci())).await.status, 404, "{role}");
        }
        assert_eq!(kota.count("SELECT count(*) FROM capaian_organisasi WHERE triwulan = 0").await, 0);
        kota.nurul().await.opens("/capaian?periode=0").await.must(200, OPD);
    });
}
