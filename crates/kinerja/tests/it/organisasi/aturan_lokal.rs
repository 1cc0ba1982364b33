//! Local rules and days off: set by the office with a ground after a look at what changes, read by everybody, and
//! followed by what comes after.

use crate::cerita::{SESUAI, opens, stored, until_told};
use crate::kit::{Kota, on_both_engines};

const UBAH: &str = "/aturan-setempat/keberatan/ubah";
const ISIAN: [(&str, &str); 3] = [
    ("hitung", "hari_kalender"),
    ("mulai_berlaku", "2026-01-01"),
    ("dasar_hukum", "Perwali 4/2026 Pasal 12"),
];

fn alamat(pairs: &[(&str, &str)]) -> String {
    let query: Vec<_> =
        pairs.iter().map(|(nama, nilai)| format!("{nama}={}", nilai.replace(' ', "+"))).collect();
    format!("{UBAH}?{}", query.join("&"))
}

async fn versions(kota: &Kota) -> i64 {
    kota.count("SELECT count(*) FROM aturan_lokal").await
}

#[test]
fn a_rule_is_looked_at_set_once_and_then_followed() {
    on_both_engines(async |kota: &Kota| {
        let ratna = kota.ratna().await;
        let evaluasi = until_told(kota, &ratna, (SESUAI, SESUAI)).await;
        let nurul = kota.nurul().await;
        nurul.opens("/aturan-setempat").await.must(200, "Keduanya dihitung, yang lebih lama dipakai");
        let seen = nurul.opens(&alamat(&ISIAN)).await;
        seen.must(200, "Menjadi: Hari kalender").must(200, "hasil belum dibuka pegawainya");
        assert_eq!(versions(kota).await, 0, "a look writes nothing");
        let form = seen.form(UBAH);
        nurul.sends(&form).await.leads_to("/aturan-setempat/keberatan");
        nurul.sends(&form).await.leads_to("/aturan-setempat/keberatan");
        assert_eq!(versions(kota).await, 1, "a second press is the same receipt");
        assert_eq!(kota.events("aturan_lokal_ditetapkan").await, 1);
        let stranger = kota.nobody().opens("/aturan-setempat/keberatan").await;
        stranger.must(200, "Perwali 4/2026 Pasal 12").must(200, "Hari kalender");
        opens(&ratna, &evaluasi).await;
        let last = stored(kota, "batas_keberatan", "Ratna Wulandari").await;
        let opened: chrono::NaiveDate = crate::kit::TODAY.parse().unwrap();
        assert_eq!(last, (opened + chrono::TimeDelta::days(14)).to_string(), "fourteen calendar days");
    });
}

#[test]
fn what_does_not_fit_comes_back_with_all_that_is_missing() {
    on_both_engines(async |kota: &Kota| {
        let nurul = kota.nurul().await;
        let empty = nurul.get(&alamat(&[("hitung", "hari")])).await;
        empty.must(422, "Pilih salah satu yang tersedia").must(422, "Isi tanggal mulai berlaku.");
        empty.must(422, "Isi dasar hukumnya");
        let form = nurul.opens(&alamat(&ISIAN)).await.form(UBAH);
        nurul.sends(&form).await.leads_to("/aturan-setempat/keberatan");
        let again = nurul.opens(&alamat(&ISIAN)).await.form(UBAH);
        nurul.sends(&again).await.must(422, "Sudah ada ketentuan yang mulai 1 Januari 2026");
        let tpp = "/aturan-setempat/pembagian_tpp/ubah?produktivitas=70&disiplin=40";
        nurul.get(tpp).await.must(422, "harus menjadi 30 agar keduanya berjumlah 100");
        nurul.get("/aturan-setempat/tidak_ada").await.must(404, "");
        assert_eq!(versions(kota).await, 1);
    });
}

#[test]
fn only_a_version_that_does_not_hold_yet_is_withdrawn() {
    on_both_engines(async |kota: &Kota| {
        let nurul = kota.nurul().await;
        for mulai in ["2026-01-01", "2027-01-01"] {
            let isian = [ISIAN[0], ("mulai_berlaku", mulai), ISIAN[2]];
            let form = nurul.opens(&alamat(&isian)).await.form(UBAH);
            nurul.sends(&form).await.leads_to("/aturan-setempat/keberatan");
        }
        let page = nurul.opens("/aturan-setempat/keberatan").await;
        page.must(200, "Mulai 1 Januari 2027");
        let id = [
            kota.id("SELECT id FROM aturan_lokal WHERE mulai = '2026-01-01'").await,
            kota.id("SELECT id FROM aturan_lokal WHERE mulai = '2027-01-01'").await,
        ];
        let batal = |id: platform::Uuid| format!("/aturan-setempat/keberatan/batalkan/{id}");
        nurul.sends(&page.form(&batal(id[1]))).await.leads_to("/aturan-setempat/keberatan");
        assert_eq!(versions(kota).await, 1);
        let kunci = kota.kunci();
        let held = crate::kit::Form::to(&batal(id[0])).with_all(&[("kunci", &kunci)]);
        assert_eq!(nurul.sends(&held).await.status, 409, "what holds stays in the history");
        assert_eq!(versions(kota).await, 1);
    });
}

#[test]
fn only_the_tim_pengelola_sets_rules_and_days_off() {
    on_both_engines(async |kota: &Kota| {
        let ratna = kota.ratna().await;
        for path in [UBAH, "/hari-libur/2027/isi"] {
            assert_eq!(ratna.get(path).await.status, 403, "{path}");
            let kunci = kota.kunci();
            let form = crate::kit::Form::to(path).with_all(&[("kunci", &kunci)]).with_all(&ISIAN);
            assert_eq!(ratna.sends(&form).await.status, 403, "{path}");
        }
        assert_eq!(versions(kota).await, 0);
    });
}

#[test]
fn days_off_of_a_year_are_replaced_whole_and_move_deadlines() {
    on_both_engines(async |kota: &Kota| {
        let nurul = kota.nurul().await;
        let isi = "/hari-libur/2026/isi";
        let bring = async |daftar: &str| {
            let form = nurul.opens(isi).await.form(isi);
            nurul.sends(&form.with_all(&[("daftar", daftar), ("sumber", "SKB 1/2026")])).await
        };
        kota.nobody().opens("/hari-libur?tahun=2026").await.must(200, "Proklamasi Kemerdekaan");
        bring("2026-02-30; nasional; x\n2026-08-17; raya; y").await.must(422, "Baris 1").must(422, "Baris 2");
        bring("2026-08-17; nasional; Proklamasi\n2026-12-24; cuti bersama; Natal")
            .await
            .leads_to("/hari-libur?tahun=2026");
        bring("2026-08-17; nasional; Proklamasi").await.leads_to("/hari-libur?tahun=2026");
        assert_eq!(kota.count("SELECT count(*) FROM hari_libur").await, 1);
        kota.nobody().opens("/hari-libur?tahun=2026").await.must(200, "SKB 1/2026");
        nurul.get("/hari-libur/1900/isi").await.must(404, "");
        assert_eq!(kota.events("hari_libur_ditetapkan").await, 2);
    });
}

#[test]
fn a_program_that_asks_for_no_address_gets_a_problem_document() {
    on_both_engines(async |kota: &Kota| {
        let answer = kota.nobody().get("/api/v1/tidak-ada").await;
        answer.must(404, "Tidak ditemukan");
        assert_eq!(answer.headers.get("content-type").unwrap(), "application/problem+json");
    });
}
