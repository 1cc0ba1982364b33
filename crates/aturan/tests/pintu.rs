//! The door: each refusal with its code and field, topics and days, lines.

use aturan::{
    Isian, Jenis, Keyakinan, Langkah,
    pintu::{BARIS_BYTE_MAKS, Jawaban, hitung_aturan, jawab_baris},
};
use serde_json::{
    Value, json,
    value::{RawValue, to_raw_value},
};

const PREDIKAT: &str = "permenpanrb6_2022.predikat_kinerja_pegawai";
const POLA: &str = "se3_2023.pola_distribusi";
const KEBERATAN: &str = "pp30_2019.keberatan_batas";

fn baris(teks: impl AsRef<[u8]>) -> Value {
    let jawaban = jawab_baris(teks.as_ref(), false).expect("not blank");
    assert!(!jawaban.contains(&b'\n'), "one line");
    serde_json::from_slice(&jawaban).expect("a line of JSON")
}

fn mentah(nilai: &Value) -> Box<RawValue> {
    to_raw_value(nilai).expect("JSON")
}

fn hitung<'a>(id: &'a str, input: &Value, on: Option<&Value>, jelaskan: bool) -> Jawaban<'a> {
    hitung_aturan(id, Some(&mentah(input)), on.map(mentah).as_deref(), jelaskan)
}

fn jawab(permintaan: &Value) -> Value {
    baris(permintaan.to_string())
}

/// (rule in the answer, code, field) of a refusal; the message must be there and end as a sentence.
fn ditolak(jawaban: &Value) -> (Option<&str>, &str, Option<&str>) {
    let galat = &jawaban["error"];
    assert!(galat["message"].as_str().is_some_and(|m| m.ends_with('.')), "{jawaban}");
    assert!(jawaban.get("output").is_none() && jawaban.get("langkah").is_none());
    (jawaban["rule"].as_str(), galat["code"].as_str().expect("a code"), galat["field"].as_str())
}

fn predikat(hasil_kerja: Value, perilaku: Value) -> Value {
    json!({"rule": PREDIKAT, "input": {"rating_hasil_kerja": hasil_kerja, "rating_perilaku": perilaku}})
}

fn sesuai() -> Value {
    predikat(json!("sesuai_ekspektasi"), json!("sesuai_ekspektasi"))
}

fn pada(mut permintaan: Value, rule: &str, on: Value) -> Value {
    permintaan["rule"] = json!(rule);
    permintaan["on"] = on;
    permintaan
}

#[test]
fn members_of_the_request_are_checked() {
    let tabel = [
        (json!([]), None, "jenis_salah", None),
        (json!("nip.parse"), None, "jenis_salah", None),
        (json!({}), None, "isian_kurang", Some("rule")),
        (json!({"input": {}}), None, "isian_kurang", Some("rule")),
        (json!({"rule": 6, "input": {}}), None, "jenis_salah", Some("rule")),
        (json!({"rule": null, "input": {}}), None, "jenis_salah", Some("rule")),
        (json!({"rule": "nip.urai", "input": {}}), Some("nip.urai"), "aturan_tidak_dikenal", None),
        (json!({"rule": "", "input": {}}), Some(""), "aturan_tidak_dikenal", None),
        (json!({"rule": "NIP.PARSE", "input": {}}), Some("NIP.PARSE"), "aturan_tidak_dikenal", None),
        (json!({"rule": "nip.parse"}), Some("nip.parse"), "isian_kurang", Some("input")),
        (json!({"rule": "nip.parse", "input": "1"}), Some("nip.parse"), "jenis_salah", Some("input")),
        (json!({"rule": "nip.parse", "input": null}), Some("nip.parse"), "jenis_salah", Some("input")),
        (
            json!({"rule": "nip.parse", "input": {}, "id": 1}),
            Some("nip.parse"),
            "isian_tidak_dikenal",
            Some("id"),
        ),
    ];
    for (permintaan, rule, kode, field) in tabel {
        assert_eq!(ditolak(&jawab(&permintaan)), (rule, kode, field), "{permintaan}");
    }
}

#[test]
fn fields_of_the_rule_are_checked() {
    let sesuai = || json!("sesuai_ekspektasi");
    let tabel = [
        (predikat(json!("sesuai"), sesuai()), "pilihan_tidak_dikenal", "rating_hasil_kerja"),
        (predikat(json!("Sesuai_Ekspektasi"), sesuai()), "pilihan_tidak_dikenal", "rating_hasil_kerja"),
        (predikat(sesuai(), json!(2)), "jenis_salah", "rating_perilaku"),
        (predikat(sesuai(), json!(null)), "jenis_salah", "rating_perilaku"),
        (json!({"rule": PREDIKAT, "input": {"rating_perilaku": "x"}}), "isian_kurang", "rating_hasil_kerja"),
    ];
    for (permintaan, kode, field) in tabel {
        assert_eq!(ditolak(&jawab(&permintaan)), (Some(PREDIKAT), kode, Some(field)), "{permintaan}");
    }
    let mut asing = self::sesuai();
    asing["input"]["catatan"] = json!("x");
    assert_eq!(ditolak(&jawab(&asing)), (Some(PREDIKAT), "isian_tidak_dikenal", Some("catatan")));
}

#[test]
fn a_refused_word_names_the_words_that_are_known() {
    let jawaban = jawab(&predikat(json!("bagus"), json!("sesuai_ekspektasi")));
    let pesan = jawaban["error"]["message"].as_str().expect("a message");
    assert!(
        pesan.contains("\"bagus\"") && pesan.contains("di_atas_ekspektasi, sesuai_ekspektasi"),
        "{pesan}"
    );
}

fn pola(jumlah: Value) -> Value {
    jawab(&json!({"rule": POLA, "input": {"capaian_organisasi": "baik", "jumlah": jumlah}}))
}

#[test]
fn counts_are_checked_one_by_one() {
    let jumlah = |baik: Value| json!({"sangat_baik": 1, "baik": baik, "butuh_perbaikan": 1, "kurang": 0, "sangat_kurang": 0});
    let tabel = [
        (jumlah(json!(-1)), "di_luar_batas", "jumlah.baik"),
        (jumlah(json!(10_000_001)), "di_luar_batas", "jumlah.baik"),
        (jumlah(json!(u64::MAX)), "di_luar_batas", "jumlah.baik"),
        (jumlah(json!(10_000_000)), "di_luar_batas", "jumlah"),
        (jumlah(json!(1.5)), "jenis_salah", "jumlah.baik"),
        (jumlah(json!("14")), "jenis_salah", "jumlah.baik"),
        (json!({"baik": 1}), "isian_kurang", "jumlah.sangat_baik"),
        (json!([1, 2, 3, 4, 5]), "jenis_salah", "jumlah"),
        (
            json!({"sangat_baik": 0, "baik": 0, "butuh_perbaikan": 0, "kurang": 0, "sangat_kurang": 0}),
            "di_luar_batas",
            "jumlah",
        ),
    ];
    for (jumlah, kode, field) in tabel {
        assert_eq!(ditolak(&pola(jumlah.clone())), (Some(POLA), kode, Some(field)), "{jumlah}");
    }
    let mut cukup = jumlah(json!(1));
    cukup["cukup"] = json!(1);
    assert_eq!(ditolak(&pola(cukup)), (Some(POLA), "isian_tidak_dikenal", Some("jumlah.cukup")));
}

fn keberatan(diterima: &str, diajukan: &str, hitung: &str) -> Value {
    let input = json!({"hasil_diterima": diterima, "keberatan_diajukan": diajukan, "hitung": hitung});
    json!({"rule": KEBERATAN, "input": input})
}

#[test]
fn dates_are_checked() {
    let tabel = [
        (keberatan("2026-02-30", "2026-03-01", "hari_kalender"), "tanggal_salah", "hasil_diterima"),
        (keberatan("12-01-2026", "2026-03-01", "hari_kalender"), "tanggal_salah", "hasil_diterima"),
        (keberatan("1945-08-16", "2026-03-01", "hari_kalender"), "di_luar_batas", "hasil_diterima"),
        (keberatan("2026-01-12", "2101-01-01", "hari_kalender"), "di_luar_batas", "keberatan_diajukan"),
        (keberatan("2026-01-12", "2026-01-11", "hari_kalender"), "di_luar_batas", "keberatan_diajukan"),
        (keberatan("2026-01-12", "2026-01-13", "hari"), "pilihan_tidak_dikenal", "hitung"),
    ];
    for (permintaan, kode, field) in tabel {
        assert_eq!(ditolak(&jawab(&permintaan)), (Some(KEBERATAN), kode, Some(field)), "{permintaan}");
    }
}

#[test]
fn working_days_use_the_national_holidays_or_those_given() {
    let batas = |libur: Value| {
        let mut permintaan = keberatan("2026-01-12", "2026-02-02", "hari_kerja");
        permintaan["input"]["libur"] = libur;
        jawab(&permintaan)["output"].clone()
    };
    assert_eq!(batas(json!(null)), json!({"batas": "2026-02-02", "tepat_waktu": true}));
    assert_eq!(batas(json!([])), json!({"batas": "2026-01-30", "tepat_waktu": false}));
    assert_eq!(
        batas(json!(["2026-01-13", "2026-01-14"])),
        json!({"batas": "2026-02-03", "tepat_waktu": true})
    );
}

#[test]
fn a_rule_answers_only_for_days_on_which_it_holds() {
    for on in ["2022-02-03", "2026-11-25", "2100-12-31"] {
        assert_eq!(
            jawab(&pada(sesuai(), PREDIKAT, json!(on)))["output"],
            json!({"predikat": "baik"}),
            "{on}"
        );
    }
    let lama = jawab(&pada(sesuai(), PREDIKAT, json!("2022-02-02")));
    assert_eq!(ditolak(&lama), (Some(PREDIKAT), "tidak_berlaku", Some("on")));
    let tabel = [
        (json!("2022-02-30"), "tanggal_salah"),
        (json!("1945-08-16"), "di_luar_batas"),
        (json!("2101-01-01"), "di_luar_batas"),
        (json!(20_220_203), "jenis_salah"),
    ];
    for (on, kode) in tabel {
        assert_eq!(ditolak(&jawab(&pada(sesuai(), PREDIKAT, on))), (Some(PREDIKAT), kode, Some("on")));
    }
    assert_eq!(jawab(&pada(sesuai(), PREDIKAT, json!(null)))["output"], json!({"predikat": "baik"}));
}

#[test]
fn a_topic_answers_by_the_rule_of_the_day_and_names_it() {
    let jawaban = jawab(&pada(sesuai(), "predikat_kinerja", json!("2022-02-03")));
    assert_eq!(jawaban, json!({"rule": PREDIKAT, "output": {"predikat": "baik"}}));
    let nilai = json!({"nilai_skp": 90, "nilai_perilaku": 90, "skema": "70_30", "ide_baru": false});
    let lama = jawab(&pada(json!({"input": nilai}), "predikat_kinerja", json!("2022-02-02")));
    assert_eq!(
        (&lama["rule"], &lama["output"]["predikat"]),
        (&json!("pp30_2019.nilai_kinerja_pns"), &json!("baik"))
    );
    for on in ["2020-01-01", "2022-02-02"] {
        let rating = jawab(&pada(sesuai(), "predikat_kinerja", json!(on)));
        let (rule, kode) = (Some("pp30_2019.nilai_kinerja_pns"), "isian_tidak_dikenal");
        assert_eq!(ditolak(&rating), (rule, kode, Some("rating_hasil_kerja")), "{on}");
    }
    let dahulu = jawab(&pada(sesuai(), "predikat_kinerja", json!("2019-12-31")));
    assert_eq!(ditolak(&dahulu), (Some("predikat_kinerja"), "tidak_berlaku", Some("on")));
    let tanpa = jawab(&pada(sesuai(), "predikat_kinerja", json!(null)));
    assert_eq!(ditolak(&tanpa), (Some("predikat_kinerja"), "isian_kurang", Some("on")));
    let kosong = json!({"rule": "predikat_kinerja", "on": "2026-01-01", "input": {}});
    assert_eq!(ditolak(&jawab(&kosong)), (Some(PREDIKAT), "isian_kurang", Some("rating_hasil_kerja")));
}

#[test]
fn every_topic_and_example_of_the_registry_works() {
    for a in aturan::daftar() {
        let contoh: Value = serde_json::from_str(a.contoh_masukan).expect("the example is JSON");
        let jawaban = hitung(a.id, &contoh, None, true);
        assert!(jawaban.hasil.is_ok(), "{}: {:?}", a.id, jawaban.hasil);
        let hari = json!(a.berlaku_sampai.map_or("2026-01-12".to_owned(), |hari| hari.to_string()));
        assert_eq!(hitung(a.topik.kode(), &contoh, Some(&hari), true), jawaban);
        let is_ragu = |l: &Langkah| l.teks.contains("naskah aslinya");
        let ragu = jawaban.langkah.is_some_and(|l| l.iter().any(is_ragu));
        assert_eq!(ragu, a.keyakinan != Keyakinan::Tinggi, "{}", a.id);
    }
}

/// Each field of the registry is read by its rule: taken away or given another kind, it is refused by name.
#[test]
fn every_field_of_the_registry_is_read() {
    for a in aturan::daftar() {
        let contoh: Value = serde_json::from_str(a.contoh_masukan).expect("the example is JSON");
        for isian in a.isian {
            let mut lain = contoh.clone();
            lain[isian.nama] =
                if matches!(isian.jenis, Jenis::Benar { .. }) { json!(1) } else { json!(true) };
            let jawaban = hitung(a.id, &lain, None, false);
            assert_eq!(jawaban.hasil.err().and_then(|g| g.field).as_deref(), Some(isian.nama), "{}", a.id);
            hilang(a.id, &contoh, isian);
        }
    }
}

fn hilang(id: &str, contoh: &Value, isian: &Isian) {
    if contoh.get(isian.nama).is_none() {
        assert!(!isian.wajib, "{id} {}", isian.nama);
        return;
    }
    let mut kurang = contoh.clone();
    kurang.as_object_mut().expect("an object").remove(isian.nama);
    let galat = hitung(id, &kurang, None, false).hasil.err();
    let kode = galat.map(|g| g.kode.kode());
    // A field that may be left out may still be needed where another one is left out too.
    assert!(
        if isian.wajib { kode == Some("isian_kurang") } else { kode.is_none_or(|k| k == "isian_kurang") },
        "{id} {}",
        isian.nama
    );
    if let Jenis::Kelompok(dalam) = isian.jenis {
        assert!(dalam.iter().all(|i| contoh[isian.nama].get(i.nama).is_some()));
    }
}

#[test]
fn blank_lines_have_no_answer() {
    for kosong in ["", "\n", "  \t", "\r\n"] {
        assert_eq!(jawab_baris(kosong.as_bytes(), true), None, "{kosong:?}");
    }
}

#[test]
fn broken_lines_are_answered_in_their_place() {
    for rusak in [&b"{"[..], b"nip", b"\xff\xfe", b"{}{}", b"{\"rule\":\"nip.parse\",\"rule\":\"nip.parse\"}"]
    {
        let jawaban = baris(rusak);
        let (rule, kode, _) = ditolak(&jawaban);
        assert_eq!((rule, kode), (None, "json_rusak"));
    }
}

#[test]
fn a_line_may_have_one_mebibyte() {
    let penuh = |byte: usize| {
        let mut teks = sesuai().to_string();
        teks.push_str(&" ".repeat(byte - teks.len()));
        teks
    };
    assert!(baris(penuh(BARIS_BYTE_MAKS)).get("output").is_some());
    assert!(baris(penuh(BARIS_BYTE_MAKS) + "\n").get("output").is_some());
    let panjang = baris(penuh(BARIS_BYTE_MAKS + 1));
    assert_eq!(ditolak(&panjang), (None, "baris_terlalu_panjang", None));
}

#[test]
fn members_come_in_the_order_of_the_rule() {
    let teks = jawab_baris(br#"{"rule":"nip.parse","input":{"nip":"198609262015051001"}}"#, false);
    let harap = r#"{"rule":"nip.parse","output":{"valid":true,"jenis":"pns","lahir":"1986-09-26","tahun_angkat":2015,"kelamin":"L","urut":"001","bulan_angkat":5}}"#;
    assert_eq!(teks.as_deref(), Some(harap.as_bytes()));
}

#[test]
fn steps_stand_beside_the_answer_when_asked_for() {
    let teks = jawab_baris(sesuai().to_string().as_bytes(), true).expect("not blank");
    let jawaban: Value = serde_json::from_slice(&teks).expect("a line of JSON");
    let langkah = jawaban["langkah"].as_array().expect("steps");
    assert_eq!(langkah.len(), 4);
    assert!(langkah.iter().all(|l| l["teks"].is_string() && l["pasal"].is_string()));
    assert!(hitung(PREDIKAT, &json!({}), None, true).langkah.is_none());
}
