//! Properties of the rules on kinerja, angka kredit, surveys and talent that hold for any input.

use std::collections::BTreeSet;

use aturan::{
    Bilangan, JenisIki, Jenjang, MutuLayanan, Pecahan, PeriodeAk, Potensial, Predikat, PredikatPns, Rating,
    RekapSkm, SkemaBobot, TargetIki, akumulasi, capaian_iki, estimasi_bulan_menuju_pangkat, ikm,
    ikm_varian_bobot, kategori, kebutuhan_akk, konversi_periodik, konversi_tahunan, kotak_talenta,
    nilai_capaian_iki, nilai_kinerja_pns, pintu::jawab_baris, sampel_krejcie_morgan, sumbu_kinerja,
};
use proptest::{prelude::*, sample::select};
use serde_json::{Value, json};

fn jawab(rule: &str, input: &Value) -> Value {
    let baris = json!({"rule": rule, "input": input}).to_string();
    let jawaban = jawab_baris(baris.as_bytes(), true).expect("not blank");
    serde_json::from_slice(&jawaban).expect("a line of JSON")
}

/// Code and field of a refusal.
fn ditolak(rule: &str, input: &Value) -> (String, String) {
    let galat = jawab(rule, input)["error"].clone();
    let teks = |nama: &str| galat[nama].as_str().unwrap_or_default().to_owned();
    (teks("code"), teks("field"))
}

/// So many millionths.
fn sejuta(nilai: i64) -> Pecahan {
    Pecahan::per(nilai, 1_000_000)
}

fn angka(bilangan: Bilangan) -> Pecahan {
    bilangan.into()
}

#[test]
fn every_word_has_an_answer() {
    for jenjang in Jenjang::ALL {
        let input = json!({"jenjang": jenjang});
        assert!(jawab("perbkn3_2023.kebutuhan_akk", &input)["output"]["pangkat"].is_i64(), "{jenjang}");
        for predikat in Predikat::ALL {
            let input = json!({"jenjang": jenjang, "predikat": predikat});
            let jawaban = jawab("perbkn3_2023.konversi_tahunan", &input);
            assert!(jawaban["output"]["angka_kredit"].is_number(), "{jawaban}");
        }
    }
    let mut kotak = BTreeSet::new();
    for (kinerja, potensial) in Rating::ALL.iter().flat_map(|k| Potensial::ALL.iter().map(move |p| (k, p))) {
        let jawaban =
            jawab("permenpanrb3_2020.kotak_talenta", &json!({"kinerja": kinerja, "potensial": potensial}));
        kotak.insert(jawaban["output"]["kotak"].as_i64());
    }
    assert_eq!(kotak.into_iter().collect::<Vec<_>>(), (1..=9).map(Some).collect::<Vec<_>>());
    for predikat in Predikat::ALL {
        let jawaban = jawab("talenta.sumbu_kinerja_dari_predikat", &json!({"predikat": predikat}));
        assert!(jawaban["output"]["kinerja"].is_string(), "{jawaban}");
    }
}

#[test]
fn a_better_predikat_is_never_worth_less() {
    for pasang in Predikat::ALL.windows(2) {
        for jenjang in Jenjang::ALL {
            assert!(konversi_tahunan(*jenjang, pasang[0]) > konversi_tahunan(*jenjang, pasang[1]));
        }
        assert!(sumbu_kinerja(pasang[0]) <= sumbu_kinerja(pasang[1]));
    }
}

#[test]
fn a_better_level_never_lowers_the_box() {
    for tetap in Rating::ALL {
        assert!(Potensial::ALL.windows(2).all(|p| kotak_talenta(*tetap, p[0]) < kotak_talenta(*tetap, p[1])));
    }
    for tetap in Potensial::ALL {
        assert!(Rating::ALL.windows(2).all(|r| kotak_talenta(r[0], *tetap) > kotak_talenta(r[1], *tetap)));
    }
}

#[test]
fn a_higher_need_stands_behind_a_lower_one() {
    for jenjang in Jenjang::ALL {
        let kebutuhan = kebutuhan_akk(*jenjang);
        assert!(kebutuhan.jenjang.is_none_or(|ak| ak >= kebutuhan.pangkat), "{jenjang}");
    }
}

/// What the doors refuse, with the field at fault.
#[test]
fn bad_input_is_refused_by_name() {
    let nrr = json!([4, 4, 4, 4, 4, 4, 4, 4, 4]);
    let tahun = |bulan| json!({"jenjang": "mahir", "predikat": "baik", "bulan": bulan});
    let iki = |isi: Value| {
        let mut lengkap = json!({"realisasi": 1, "jenis": "normal"});
        lengkap.as_object_mut().expect("an object").extend(isi.as_object().expect("an object").clone());
        lengkap
    };
    let nilai =
        |skp, skema| json!({"nilai_skp": skp, "nilai_perilaku": 90, "skema": skema, "ide_baru": false});
    for (rule, input, kode, field) in [
        ("pp30_2019.nilai_kinerja_pns", nilai(120.01, "70_30"), "di_luar_batas", "nilai_skp"),
        ("pp30_2019.nilai_kinerja_pns", nilai(-0.01, "70_30"), "di_luar_batas", "nilai_skp"),
        ("pp30_2019.nilai_kinerja_pns", nilai(90.0, "50_50"), "pilihan_tidak_dikenal", "skema"),
        (
            "pp30_2019.pemeringkatan",
            json!({"jumlah": {"di_atas": 0, "sesuai": 0, "di_bawah": 0}}),
            "di_luar_batas",
            "jumlah",
        ),
        (
            "pp30_2019.pemeringkatan",
            json!({"jumlah": {"di_atas": 1, "sesuai": -1, "di_bawah": 0}}),
            "di_luar_batas",
            "jumlah.sesuai",
        ),
        ("permenpanrb8_2021.capaian_iki_persen", iki(json!({})), "isian_kurang", "target"),
        (
            "permenpanrb8_2021.capaian_iki_persen",
            iki(json!({"target": null, "target_range": null})),
            "isian_kurang",
            "target",
        ),
        ("permenpanrb8_2021.capaian_iki_persen", iki(json!({"target": 0})), "di_luar_batas", "target"),
        (
            "permenpanrb8_2021.capaian_iki_persen",
            iki(json!({"target": 1, "target_range": [1, 2]})),
            "di_luar_batas",
            "target_range",
        ),
        (
            "permenpanrb8_2021.capaian_iki_persen",
            iki(json!({"target_range": [2, 1]})),
            "di_luar_batas",
            "target_range",
        ),
        (
            "permenpanrb8_2021.capaian_iki_persen",
            iki(json!({"target_range": [0, 0]})),
            "di_luar_batas",
            "target_range",
        ),
        (
            "permenpanrb8_2021.capaian_iki_persen",
            iki(json!({"target_range": [1]})),
            "di_luar_batas",
            "target_range",
        ),
        (
            "permenpanrb8_2021.capaian_iki_persen",
            iki(json!({"target_range": [1, "2"]})),
            "jenis_salah",
            "target_range[1]",
        ),
        (
            "permenpanrb8_2021.nilai_capaian_iki",
            json!({"capaian_persen": -1, "target_adalah_maksimal": false}),
            "di_luar_batas",
            "capaian_persen",
        ),
        (
            "perbkn3_2023.konversi_tahunan",
            json!({"jenjang": "ahli", "predikat": "baik"}),
            "pilihan_tidak_dikenal",
            "jenjang",
        ),
        (
            "perbkn3_2023.konversi_tahunan",
            json!({"jenjang": "mahir", "predikat": "cukup"}),
            "pilihan_tidak_dikenal",
            "predikat",
        ),
        ("perbkn3_2023.konversi_periodik", tahun(0), "di_luar_batas", "bulan"),
        ("perbkn3_2023.konversi_periodik", tahun(13), "di_luar_batas", "bulan"),
        ("perbkn3_2023.akumulasi", json!({"jenjang": "mahir", "periode": []}), "di_luar_batas", "periode"),
        (
            "perbkn3_2023.akumulasi",
            json!({"jenjang": "mahir", "periode": [{"predikat": "baik", "bulan": 13}]}),
            "di_luar_batas",
            "periode[0].bulan",
        ),
        (
            "perbkn3_2023.tambahan_ak_pendidikan",
            json!({"golongan": "IX", "akk_kenaikan_pangkat": 50}),
            "pilihan_tidak_dikenal",
            "golongan",
        ),
        (
            "permenpanrb14_2017.ikm",
            json!({"jawaban": [], "bobot": "1/jumlah_unsur"}),
            "di_luar_batas",
            "jawaban",
        ),
        (
            "permenpanrb14_2017.ikm",
            json!({"jawaban": [[]], "bobot": "1/jumlah_unsur"}),
            "di_luar_batas",
            "jawaban[0]",
        ),
        (
            "permenpanrb14_2017.ikm",
            json!({"jawaban": [[1, 2], [1]], "bobot": "1/jumlah_unsur"}),
            "di_luar_batas",
            "jawaban",
        ),
        (
            "permenpanrb14_2017.ikm",
            json!({"jawaban": [[1, 5]], "bobot": "1/jumlah_unsur"}),
            "di_luar_batas",
            "jawaban[0][1]",
        ),
        (
            "permenpanrb14_2017.ikm",
            json!({"jawaban": [[1, 2.5]], "bobot": "1/jumlah_unsur"}),
            "jenis_salah",
            "jawaban[0][1]",
        ),
        (
            "permenpanrb14_2017.ikm",
            json!({"jawaban": [[1, 2]], "bobot": "0.11"}),
            "pilihan_tidak_dikenal",
            "bobot",
        ),
        ("permenpanrb14_2017.ikm_varian_bobot", json!({"nrr": nrr, "bobot": 0}), "di_luar_batas", "bobot"),
        ("permenpanrb14_2017.ikm_varian_bobot", json!({"nrr": nrr, "bobot": 0.2}), "di_luar_batas", "bobot"),
        ("permenpanrb14_2017.ikm_varian_bobot", json!({"nrr": [0.5], "bobot": 1}), "di_luar_batas", "nrr[0]"),
        (
            "permenpanrb14_2017.ikm_varian_bobot",
            json!({"nrr": [4, 4, 4, 4, 4, 4, 4, 4, 4, 4], "bobot": 0.111}),
            "di_luar_batas",
            "nrr",
        ),
        ("permenpanrb14_2017.kategori", json!({"ikm": 24.99}), "di_luar_batas", "ikm"),
        ("permenpanrb14_2017.kategori", json!({"ikm": 100.01}), "di_luar_batas", "ikm"),
        ("permenpanrb14_2017.sampel_krejcie_morgan", json!({"populasi": 0}), "di_luar_batas", "populasi"),
    ] {
        assert_eq!(ditolak(rule, &input), (kode.to_owned(), field.to_owned()), "{rule} {input}");
    }
}

/// Members on the needs stand where the first of them is reached; the highest jenjang has no next one.
#[test]
fn a_sum_is_held_against_the_needs_once_it_reaches_them() {
    let sumbangan = |jenjang, bulan| {
        let tiga = vec![json!({"predikat": "baik", "bulan": 12}); 3];
        let periode: Vec<_> = tiga.into_iter().chain([json!({"predikat": "baik", "bulan": bulan})]).collect();
        jawab("perbkn3_2023.akumulasi", &json!({"jenjang": jenjang, "periode": periode}))["output"].clone()
    };
    let belum = sumbangan("ahli_utama", 11);
    assert_eq!(belum, json!({"rincian": [50, 50, 50, 45.83], "total": 195.83}));
    let cukup = sumbangan("ahli_utama", 12);
    assert_eq!((&cukup["kebutuhan_pangkat"], &cukup["cukup_pangkat"]), (&json!(200), &json!(true)));
    assert_eq!((&cukup["kebutuhan_jenjang"], &cukup["cukup_jenjang"]), (&Value::Null, &Value::Null));
    assert_eq!(sumbangan("ahli_pertama", 12)["cukup_jenjang"], json!(false));
}

/// Within half of a hundredth: what rounding to two places may move a number by.
fn dekat(a: Pecahan, b: Pecahan) -> bool {
    let batas = Pecahan::per(1, 200);
    a - b <= batas && b - a <= batas
}

proptest! {
    #[test]
    fn a_year_is_the_sum_of_its_parts(
        jenjang in select(Jenjang::ALL), predikat in select(Predikat::ALL), potong in 1..12u8,
    ) {
        let bagian = [potong, 12 - potong].map(|bulan| PeriodeAk { predikat, bulan });
        let dua_belas = [PeriodeAk { predikat, bulan: 1 }; 12];
        let tahun = konversi_tahunan(jenjang, predikat);
        for periode in [&bagian[..], &dua_belas[..]] {
            let hasil = akumulasi(jenjang, periode);
            prop_assert_eq!(hasil.total, tahun.bulatkan(2));
            prop_assert!(dekat(hasil.total.into(), tahun));
            // Each printed part is within half of a hundredth of its exact value.
            let tercetak: Pecahan = hasil.rincian.into_iter().map(angka).sum();
            let banyak = i64::try_from(periode.len()).expect("few");
            let batas = Pecahan::per(banyak, 200);
            prop_assert!(tercetak - tahun <= batas && tahun - tercetak <= batas);
        }
    }

    #[test]
    fn more_months_or_a_better_predikat_never_give_less(
        jenjang in select(Jenjang::ALL), bulan in 1..12u8, urut in 1..5usize,
    ) {
        let (lebih, kurang) = (Predikat::ALL[urut - 1], Predikat::ALL[urut]);
        let ak = |predikat, bulan| angka(konversi_periodik(jenjang, predikat, bulan));
        prop_assert!(ak(lebih, bulan) >= ak(kurang, bulan));
        prop_assert!(ak(kurang, bulan + 1) > ak(kurang, bulan));
    }

    #[test]
    fn the_months_that_are_left_are_enough_and_no_fewer_are(
        jenjang in select(Jenjang::ALL), predikat in select(Predikat::ALL),
        ada in 0..500_000_000i64, perlu in 0..500_000_000i64,
    ) {
        let (ada, perlu) = (sejuta(ada), sejuta(perlu));
        let bulan = estimasi_bulan_menuju_pangkat(jenjang, ada, perlu, predikat);
        let sesudah = |bulan| ada + konversi_tahunan(jenjang, predikat) * Pecahan::per(bulan, 12);
        prop_assert!(bulan >= 0 && sesudah(bulan) >= perlu);
        prop_assert!(bulan == 0 || sesudah(bulan - 1) < perlu);
    }

    #[test]
    fn a_worse_predikat_never_takes_fewer_months_and_enough_takes_none(
        jenjang in select(Jenjang::ALL), ada in 0..500_000_000i64, perlu in 0..500_000_000i64,
    ) {
        let bulan: Vec<_> = Predikat::ALL
            .iter()
            .map(|p| estimasi_bulan_menuju_pangkat(jenjang, sejuta(ada), sejuta(perlu), *p))
            .collect();
        prop_assert!(bulan.is_sorted(), "{:?}", bulan);
        prop_assert!(bulan.iter().all(|b| (*b == 0) == (perlu <= ada)), "{:?}", bulan);
    }

    #[test]
    fn value_and_predikat_never_contradict(
        skp in 0..=120_000_000i64, perilaku in 0..=120_000_000i64,
        skema in select(SkemaBobot::ALL), ide_baru in any::<bool>(),
    ) {
        let (nilai, predikat) = nilai_kinerja_pns(sejuta(skp), sejuta(perilaku), skema, ide_baru);
        let nilai = angka(nilai);
        let (awal, akhir) = match predikat {
            PredikatPns::SangatBaik => (110, 121),
            PredikatPns::Baik => (90, if ide_baru { 110 } else { 121 }),
            PredikatPns::Cukup => (70, 90),
            PredikatPns::Kurang => (50, 70),
            PredikatPns::SangatKurang => (0, 50),
        };
        prop_assert!(nilai >= Pecahan::bulat(awal) && nilai < Pecahan::bulat(akhir));
        prop_assert!(nilai <= Pecahan::bulat(120));
        let lebih = nilai_kinerja_pns(sejuta(skp.max(perilaku)), sejuta(skp.max(perilaku)), skema, ide_baru);
        prop_assert!(angka(lebih.0) >= nilai && lebih.1 <= predikat);
    }

    #[test]
    fn a_value_lies_between_its_parts(
        skp in 0..=120_000_000i64, perilaku in 0..=120_000_000i64,
        skema in select(SkemaBobot::ALL), ide_baru in any::<bool>(),
    ) {
        let nilai = |a, b| angka(nilai_kinerja_pns(sejuta(a), sejuta(b), skema, ide_baru).0);
        let (rendah, tinggi) = (skp.min(perilaku), skp.max(perilaku));
        // Rounding never changes an order, so that each part at two places is still a bound.
        let dua_angka = |n| angka(sejuta(n).bulatkan(2));
        prop_assert!((dua_angka(rendah)..=dua_angka(tinggi)).contains(&nilai(skp, perilaku)));
        // SKP weighs more: the better part counts for more there.
        prop_assert!(nilai(tinggi, rendah) >= nilai(rendah, tinggi));
    }

    #[test]
    fn more_capaian_is_never_worth_less(
        a in 0..=130_000_000i64, b in 0..=130_000_000i64, maksimal in any::<bool>(),
    ) {
        let nilai = |c| angka(nilai_capaian_iki(sejuta(c), maksimal));
        prop_assert!(nilai(a.min(b)) <= nilai(a.max(b)));
        prop_assert!((Pecahan::NOL..=Pecahan::bulat(120)).contains(&nilai(a)));
        prop_assert!(angka(nilai_capaian_iki(sejuta(a), true)) >= angka(nilai_capaian_iki(sejuta(a), false)));
    }

    #[test]
    fn the_two_kinds_of_indicator_mirror_each_other(realisasi in 0..10_000i64, target in 1..10_000i64) {
        let tujuan = TargetIki::tunggal(Pecahan::bulat(target)).expect("above zero");
        let capaian = |jenis| angka(capaian_iki(Pecahan::bulat(realisasi), tujuan, jenis));
        let jumlah = capaian(JenisIki::Normal) + capaian(JenisIki::Khusus);
        // Each is rounded by itself, so that a half may be counted twice.
        prop_assert!(jumlah - Pecahan::bulat(200) <= Pecahan::persen(1));
        prop_assert!(jumlah >= Pecahan::bulat(200));
    }

    #[test]
    fn the_order_of_respondents_changes_nothing(
        mut jawaban in prop::collection::vec(prop::collection::vec(1..=4u8, 9), 1..40), benih in any::<usize>(),
    ) {
        let hasil = |j: &[Vec<u8>]| RekapSkm::dari_jawaban(j).map(|rekap| ikm(&rekap));
        let semula = hasil(&jawaban);
        let putar = benih % jawaban.len();
        jawaban.rotate_left(putar);
        jawaban.reverse();
        prop_assert!(semula.is_ok());
        prop_assert_eq!(hasil(&jawaban), semula);
    }

    #[test]
    fn an_index_lies_between_25_and_100(
        jawaban in (1..=30usize).prop_flat_map(|unsur| prop::collection::vec(prop::collection::vec(1..=4u8, unsur), 1..30)),
    ) {
        let rekap = RekapSkm::dari_jawaban(&jawaban).expect("sound answers");
        let hasil = ikm(&rekap);
        prop_assert!((Pecahan::bulat(25)..=Pecahan::bulat(100)).contains(&angka(hasil.ikm)));
        prop_assert_eq!(hasil.mutu, kategori(hasil.ikm.into()));
        prop_assert_eq!(hasil.nrr.len(), jawaban[0].len());
        let nrr: Vec<_> = hasil.nrr.into_iter().map(angka).collect();
        let bobot = Pecahan::per(1, i64::try_from(nrr.len()).expect("few"));
        // From means at two places the index is at most 25 half hundredths away, and another two for rounding.
        let selisih = angka(ikm_varian_bobot(&nrr, bobot)) - angka(hasil.ikm);
        prop_assert!(selisih <= Pecahan::per(27, 200) && Pecahan::NOL - selisih <= Pecahan::per(27, 200));
    }

    #[test]
    fn every_index_has_one_mutu(a in 25_000_000..=100_000_000i64, b in 25_000_000..=100_000_000i64) {
        prop_assert!(kategori(sejuta(a.max(b))) <= kategori(sejuta(a.min(b))));
        let jawaban = jawab("permenpanrb14_2017.kategori", &json!({"ikm": sejuta(a).tepat()}));
        prop_assert_eq!(&jawaban["output"]["mutu"], &json!(kategori(sejuta(a))));
        let mutu = MutuLayanan::dari_kode(jawaban["output"]["mutu"].as_str().unwrap_or_default());
        prop_assert_eq!(mutu.map(|m| json!(m.kinerja())), Some(jawaban["output"]["kinerja"].clone()));
    }

    #[test]
    fn a_sample_grows_with_the_population_and_never_exceeds_it(a in any::<u32>(), b in 1..2_000_000u32) {
        for populasi in [a, b] {
            prop_assert!(sampel_krejcie_morgan(populasi) <= populasi.min(384));
            prop_assert!(sampel_krejcie_morgan(populasi) >= sampel_krejcie_morgan(populasi - populasi.min(1)));
        }
        prop_assert!(sampel_krejcie_morgan(a.min(b)) <= sampel_krejcie_morgan(a.max(b)));
    }
}
