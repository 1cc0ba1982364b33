//! The rating: on facts, kept as a draft, "sementara" until the capaian is there, then a predikat; nobody else's business.

use crate::cerita::{DI_ATAS, DI_BAWAH, SESUAI, fills_in, rates, rating, sets_capaian, stored, tells};
use crate::kit::{Engine, Form, Kota, in_kota, on_both_engines};

/// The 3x3 table of PermenPANRB 6/2022, lampiran, written down a second time: rows are hasil kerja, columns perilaku,
/// both from "di atas" to "di bawah".
const TABEL: [[(&str, &str); 3]; 3] = [
    [("sangat_baik", "Sangat Baik"), ("baik", "Baik"), ("kurang", "Kurang")],
    [("baik", "Baik"), ("baik", "Baik"), ("kurang", "Kurang")],
    [
        ("butuh_perbaikan", "Butuh Perbaikan"),
        ("butuh_perbaikan", "Butuh Perbaikan"),
        ("sangat_kurang", "Sangat Kurang"),
    ],
];
const LEVELS: [&str; 3] = [DI_ATAS, SESUAI, DI_BAWAH];

#[test]
fn realisasi_that_is_no_figure_comes_back_with_everything_that_was_typed() {
    on_both_engines(async |kota: &Kota| {
        let ratna = kota.ratna().await;
        let page = ratna.opens("/hasil").await.link("/evaluasi/").expect("a quarter to fill in");
        let form = ratna.opens(&page).await.form(&page);
        let names = form.names("realisasi_");
        assert!(names.len() >= 2, "{names:?}");
        let typed = form
            .with(&names[0], "seratus")
            .with(&names[1], "-1")
            .with("penilaian_diri", "Saya belajar membaca data.");
        let answer = ratna.sends(&typed).await;
        answer.must(422, "Masih ada 2 bagian").must(422, "Realisasi tidak boleh kurang dari nol.");
        let back = answer.form(&page);
        for name in [names[0].as_str(), &names[1], "penilaian_diri"] {
            assert_eq!(back.value(name), typed.value(name));
        }
        assert_eq!(kota.events("realisasi_diisi").await, 0);
        ratna.sends(&back.with(&names[0], "1.318,5").with(&names[1], "98,2")).await.leads_to("/hasil");
        let saved = ratna.opens(&page).await.form(&page);
        assert_eq!((saved.value(&names[0]), saved.value(&names[1])), (Some("1.318,5"), Some("98,2")));
        kota.marlina()
            .await
            .opens(&page.replace("/evaluasi/", "/penilaian/").replace("/realisasi", ""))
            .await
            .must(200, "1.318,5");
    });
}

#[test]
fn two_tabs_of_one_realisasi_lose_nothing() {
    on_both_engines(async |kota: &Kota| {
        let ratna = kota.ratna().await;
        let tab = ratna.second_tab();
        let page = ratna.opens("/hasil").await.link("/evaluasi/").expect("a quarter to fill in");
        let (mine, other) = (ratna.opens(&page).await.form(&page), tab.opens(&page).await.form(&page));
        ratna.sends(&mine.with("penilaian_diri", "Pertama.")).await.leads_to("/hasil");
        let answer = tab.sends(&other.with("penilaian_diri", "Kedua.")).await;
        answer.must(409, "Data ini baru saja diubah di tempat lain.");
        let back = answer.form(&page);
        assert_eq!(back.value("penilaian_diri"), Some("Kedua."));
        assert_eq!(ratna.opens(&page).await.form(&page).value("penilaian_diri"), Some("Pertama."));
        tab.sends(&back).await.leads_to("/hasil");
        assert_eq!(ratna.opens(&page).await.form(&page).value("penilaian_diri"), Some("Kedua."));
    });
}

#[test]
fn a_rating_stands_on_facts() {
    on_both_engines(async |kota: &Kota| {
        let (ratna, marlina) = (kota.ratna().await, kota.marlina().await);
        let evaluasi = fills_in(&ratna).await;
        let path = format!("/penilaian/{evaluasi}");
        let first = marlina.opens(&path).await.form(&path);
        let picked = first.fields.iter().filter(|(name, _)| name == "dasar").count();
        assert_eq!(picked, 3, "the three strongest facts come picked");

        marlina
            .sends(&first)
            .await
            .must(422, "Pilih penilaian hasil kerja.")
            .must(422, "Pilih penilaian perilaku kerja.");
        let form = rating(&marlina, &evaluasi, DI_ATAS, SESUAI).await;
        let refused = marlina.sends(&form.clone().without("dasar")).await;
        refused.must(422, "memerlukan dasar: pilih sedikitnya satu fakta.");
        assert_eq!(refused.form(&path).value("hasil"), Some(DI_ATAS));
        let invented = form.clone().with("dasar", &format!("progres:{evaluasi}"));
        marlina.sends(&invented).await.must(422, "memerlukan dasar");
        let silent = form.clone().with("alasan_hasil", " ");
        marlina.sends(&silent).await.must(422, "Tulis satu kalimat alasan");
        assert_eq!(stored(kota, "status", "Ratna Wulandari").await, "realisasi_diisi");

        let plain = rating(&marlina, &evaluasi, SESUAI, SESUAI).await.without("dasar");
        let plain = plain.with_all(&[("alasan_hasil", ""), ("alasan_perilaku", "")]);
        assert_eq!(marlina.sends(&plain).await.status, 303, "sesuai needs neither fact nor reason");
        let again =
            rating(&marlina, &evaluasi, DI_ATAS, SESUAI).await.with("dasar", form.value("dasar").unwrap());
        assert_eq!(marlina.sends(&again).await.status, 303);
        assert_eq!(kota.count("SELECT count(*) FROM dasar_penilaian d JOIN evaluasi e ON e.id = d.evaluasi_id WHERE e.triwulan = 0").await, 1);
    });
}

#[test]
fn below_expectation_needs_a_feedback_or_a_reason_why_there_was_none() {
    on_both_engines(async |kota: &Kota| {
        let (ratna, marlina) = (kota.ratna().await, kota.marlina().await);
        let evaluasi = fills_in(&ratna).await;
        kota.sql("DELETE FROM umpan_balik").await;
        let form = rating(&marlina, &evaluasi, DI_BAWAH, SESUAI).await;
        marlina.sends(&form.clone().without("dasar")).await.must(422, "memerlukan dasar");
        let refused = marlina.sends(&form.clone().with("tanpa_umpan_balik", "")).await;
        refused.must(422, "perlu umpan balik yang pernah disampaikan pada periode ini");
        let reason = form.with("tanpa_umpan_balik", "Hambatan dibicarakan lisan pada rapat.");
        assert_eq!(marlina.sends(&reason).await.status, 303);
        assert_eq!(stored(kota, "rating_hasil", "Ratna Wulandari").await, DI_BAWAH);
    });
}

#[test]
fn a_feedback_of_the_period_is_enough_for_below_expectation() {
    on_both_engines(async |kota: &Kota| {
        let (ratna, marlina) = (kota.ratna().await, kota.marlina().await);
        let evaluasi = fills_in(&ratna).await;
        let form = rating(&marlina, &evaluasi, SESUAI, DI_BAWAH).await;
        assert_eq!(
            form.value("tanpa_umpan_balik"),
            None,
            "the city's penilai gave feedback: nothing is asked"
        );
        assert_eq!(marlina.sends(&form).await.status, 303);
    });
}

#[test]
fn a_draft_is_kept_and_decides_nothing() {
    on_both_engines(async |kota: &Kota| {
        let (ratna, marlina) = (kota.ratna().await, kota.marlina().await);
        let evaluasi = fills_in(&ratna).await;
        let path = format!("/penilaian/{evaluasi}");
        let half = [("hasil", DI_ATAS), ("alasan_hasil", "Baru separuh kalimat"), ("aksi", "draf")];
        marlina.submits(&path, &half).await.leads_to(&path);
        let back = marlina.opens(&path).await.form(&path);
        assert_eq!((back.value("hasil"), back.value("perilaku")), (Some(DI_ATAS), None));
        assert_eq!(back.value("alasan_hasil"), Some("Baru separuh kalimat"));
        marlina.opens("/penilaian?periode=0").await.must(200, "Sedang dinilai");
        assert_eq!(stored(kota, "predikat", "Ratna Wulandari").await, "-");
        assert_eq!(kota.events("evaluasi_dinilai").await, 0);
    });
}

#[test]
fn a_rating_is_sementara_until_the_capaian_is_set_and_cannot_be_told_before() {
    on_both_engines(async |kota: &Kota| {
        let (ratna, marlina) = (kota.ratna().await, kota.marlina().await);
        let evaluasi = fills_in(&ratna).await;
        let path = format!("/penilaian/{evaluasi}");
        marlina.opens(&path).await.must(200, "Penilaian sementara, menunggu capaian organisasi.");
        rates(&marlina, &evaluasi, SESUAI, DI_ATAS).await;
        let team = marlina.opens("/penilaian?periode=0").await;
        team.must(200, "Menunggu capaian organisasi");
        let action = format!("{path}/sampaikan");
        assert!(team.forms().iter().all(|form| form.action != action), "no button to tell it");
        let forced = marlina.sends(&Form::to(&action).with("kunci", &kota.kunci())).await;
        assert_eq!(forced.status, 409, "{}", forced.text());
        assert_eq!(stored(kota, "predikat", "Ratna Wulandari").await, "-");

        sets_capaian(kota, &kota.walikota().await, "baik").await;
        assert_eq!(stored(kota, "predikat", "Ratna Wulandari").await, "baik");
        assert_eq!(kota.events("predikat_mengikuti_capaian").await, 1);
        let team = marlina.opens("/penilaian?periode=0").await;
        team.must(200, "Siap disampaikan");
        assert!(team.forms().iter().any(|form| form.action == action));
    });
}

#[test]
fn the_predikat_is_the_one_of_the_table() {
    on_both_engines(async |kota: &Kota| {
        let (ratna, marlina) = (kota.ratna().await, kota.marlina().await);
        sets_capaian(kota, &kota.walikota().await, "baik").await;
        let evaluasi = fills_in(&ratna).await;
        for (hasil, row) in LEVELS.iter().zip(TABEL) {
            for (perilaku, (kode, label)) in LEVELS.iter().zip(row) {
                rates(&marlina, &evaluasi, hasil, perilaku).await;
                assert_eq!(stored(kota, "predikat", "Ratna Wulandari").await, kode, "{hasil} {perilaku}");
                let team = marlina.opens("/penilaian?periode=0").await.text();
                let line = team.split("Ratna Wulandari").nth(1).expect("her line");
                let told = line.split("Sampaikan hasil").next().expect("before the button").trim();
                assert!(told.ends_with(&format!("Siap disampaikan {label}")), "{hasil} {perilaku}: {told}");
            }
        }
        assert_eq!(kota.events("evaluasi_dinilai").await, 9);
    });
}

#[test]
fn the_predikat_that_the_employee_reads_is_the_one_of_the_table_with_its_reasons() {
    on_both_engines(async |kota: &Kota| {
        let ratna = kota.ratna().await;
        let evaluasi = crate::cerita::until_told(kota, &ratna, (DI_BAWAH, DI_ATAS)).await;
        let page = crate::cerita::opens(&ratna, &evaluasi).await;
        let (_, label) = TABEL[2][0];
        page.must(200, "Mengapa predikat saya ini?").must(200, "Target terlihat pada fakta yang dipilih.");
        page.must(
            200,
            &format!(
                "Hasil kerja di bawah ekspektasi , perilaku di atas ekspektasi . Pertemuan keduanya: {label}"
            ),
        );
        ratna.opens("/hasil").await.must(200, label);
    });
}

#[test]
fn the_head_of_a_perangkat_daerah_is_rated_by_its_capaian() {
    on_both_engines(async |kota: &Kota| {
        let (nasrul, walikota) = (kota.nasrul().await, kota.walikota().await);
        let evaluasi = fills_in(&nasrul).await;
        let path = format!("/penilaian/{evaluasi}");
        let page = walikota.opens(&path).await;
        page.must(200, "Nilailah perilakunya sekarang; hasil kerja terisi sendiri.");
        assert_eq!(page.form(&path).value("hasil"), None);
        rates(&walikota, &evaluasi, DI_ATAS, SESUAI).await;
        assert_eq!(
            stored(kota, "rating_hasil", "Nasrul Efendi").await,
            "-",
            "what the form made up does not count"
        );

        // SE MenPANRB 3/2023; how five levels become three is the program's reading of it.
        let levels =
            [("istimewa", 0), ("baik", 1), ("butuh_perbaikan", 2), ("kurang", 2), ("sangat_kurang", 2)];
        for (capaian, level) in levels {
            sets_capaian(kota, &walikota, capaian).await;
            assert_eq!(stored(kota, "rating_hasil", "Nasrul Efendi").await, LEVELS[level], "{capaian}");
            assert_eq!(stored(kota, "predikat", "Nasrul Efendi").await, TABEL[level][1].0, "{capaian}");
            assert_eq!(walikota.opens(&path).await.form(&path).value("hasil"), Some(LEVELS[level]));
        }
        let forged = rating(&walikota, &evaluasi, DI_ATAS, DI_ATAS).await;
        assert_eq!(walikota.sends(&forged).await.status, 303);
        assert_eq!(stored(kota, "rating_hasil", "Nasrul Efendi").await, DI_BAWAH);
        assert_eq!(stored(kota, "predikat", "Nasrul Efendi").await, TABEL[2][0].0);
    });
}

#[test]
fn only_the_pejabat_penilai_rates_and_tells() {
    on_both_engines(async |kota: &Kota| {
        let (ratna, marlina) = (kota.ratna().await, kota.marlina().await);
        let evaluasi = fills_in(&ratna).await;
        let form = rating(&marlina, &evaluasi, SESUAI, SESUAI).await;
        sets_capaian(kota, &kota.walikota().await, "baik").await;
        let mut others = vec![kota.person("Yusuf Hanafi, S.H.").await];
        for role in ["ratna", "yohana", "nasrul", "hendra", "nurul", "walikota", "edison"] {
            others.push(kota.login(role).await);
        }
        let tell = Form::to(&format!("/penilaian/{evaluasi}/sampaikan"));
        for other in &others {
            assert_eq!(other.get(&form.action).await.status, 404, "{}", other.siapa);
            let forged = form.clone().with("kunci", &kota.kunci());
            assert_eq!(other.sends(&forged).await.status, 404, "{}", other.siapa);
            assert_eq!(
                other.sends(&tell.clone().with("kunci", &kota.kunci())).await.status,
                404,
                "{}",
                other.siapa
            );
        }
        assert_eq!(stored(kota, "status", "Ratna Wulandari").await, "realisasi_diisi");
        assert_eq!(marlina.sends(&form).await.status, 303);
    });
}

#[test]
fn a_result_that_was_told_changes_no_more() {
    on_both_engines(async |kota: &Kota| {
        let (ratna, marlina, walikota) = (kota.ratna().await, kota.marlina().await, kota.walikota().await);
        let evaluasi = fills_in(&ratna).await;
        sets_capaian(kota, &walikota, "baik").await;
        rates(&marlina, &evaluasi, SESUAI, SESUAI).await;
        tells(&marlina, &evaluasi).await;
        let told = "Hasil ini sudah disampaikan";
        let late = rating(&marlina, &evaluasi, DI_BAWAH, DI_BAWAH).await;
        marlina.sends(&late).await.must(409, told);
        marlina.sends(&late.with("kunci", &kota.kunci()).with("aksi", "draf")).await.must(409, told);
        let again = Form::to(&format!("/penilaian/{evaluasi}/sampaikan")).with("kunci", &kota.kunci());
        assert_eq!(marlina.sends(&again).await.status, 409);
        let page = format!("/evaluasi/{evaluasi}/realisasi");
        ratna
            .submits(&page, &[("penilaian_diri", "Terlambat.")])
            .await
            .must(409, told)
            .must(409, "Terlambat.");
        assert_eq!(stored(kota, "predikat", "Ratna Wulandari").await, "baik");
        assert_eq!(kota.events("hasil_disampaikan").await, 1);
    });
}

#[test]
fn before_it_is_opened_no_page_of_the_employee_depends_on_the_rating() {
    for engine in [Engine::Sqlite] {
        let bad = in_kota(engine, async |kota: &Kota| what_ratna_sees(kota, (DI_BAWAH, DI_BAWAH)).await);
        let good = in_kota(engine, async |kota: &Kota| what_ratna_sees(kota, (DI_ATAS, DI_ATAS)).await);
        assert_eq!(bad.len(), good.len());
        for (bad, good) in bad.iter().zip(&good) {
            assert_eq!(bad, good);
        }
    }
}

/// All texts that Ratna can reach at each step of her rating.
async fn what_ratna_sees(kota: &Kota, (hasil, perilaku): (&str, &str)) -> Vec<String> {
    let (ratna, marlina, walikota) = (kota.ratna().await, kota.marlina().await, kota.walikota().await);
    let evaluasi = fills_in(&ratna).await;
    let page = format!("/hasil/{evaluasi}");
    let mut seen = Vec::new();
    let mut look = async |step: &str| {
        let answers = ratna.looks_around().await;
        assert!(answers.len() > 10, "{step}: {} pages", answers.len());
        let direct = ratna.get(&page).await;
        seen.extend(
            answers.iter().chain([&direct]).map(|answer| format!("{step} {} {}", answer.path, answer.text())),
        );
    };
    let draft = rating(&marlina, &evaluasi, hasil, perilaku).await.with("aksi", "draf");
    assert_eq!(marlina.sends(&draft).await.status, 303);
    look("draft").await;
    rates(&marlina, &evaluasi, hasil, perilaku).await;
    look("sementara").await;
    sets_capaian(kota, &walikota, "baik").await;
    look("siap").await;
    tells(&marlina, &evaluasi).await;
    look("disampaikan").await;
    seen
}
