//! The published schemas beside the examples and the worked cases.

mod cocok;

use aturan::{Isian, Jenis, cari, daftar, pintu::jawab_baris};
use cocok::tidak_cocok;
use serde_json::{Value, json};

fn kasus() -> Vec<Value> {
    serde_json::from_str(include_str!("kasus.json")).expect("the cases are JSON")
}

fn contoh(teks: &str) -> Value {
    serde_json::from_str(teks).expect("the example is JSON")
}

#[test]
fn every_example_and_its_answer_fit() {
    for a in daftar() {
        let masukan = contoh(a.contoh_masukan);
        assert_eq!(tidak_cocok(&a.skema_masukan(), &masukan), None, "{}", a.id);
        let baris = json!({"rule": a.id, "input": masukan}).to_string();
        let jawaban = jawab_baris(baris.as_bytes(), false).expect("not blank");
        let jawaban: Value = serde_json::from_slice(&jawaban).expect("a line of JSON");
        assert_eq!(tidak_cocok(&a.skema_luaran(), &jawaban["output"]), None, "{}", a.id);
    }
}

#[test]
fn every_worked_case_fits() {
    for k in kasus() {
        let Some(a) = cari(k["rule"].as_str().expect("a rule")) else { continue };
        assert_eq!(tidak_cocok(&a.skema_masukan(), &k["input"]), None, "{}", a.id);
        assert_eq!(tidak_cocok(&a.skema_luaran(), &k["expected"]), None, "{}", a.id);
    }
}

/// The names of a schema are those of the fields, at every depth.
fn sebangun(isian: &[Isian], skema: &Value) {
    let anggota = skema["properties"].as_object().expect("properties");
    assert_eq!(anggota.len(), isian.len());
    let wajib: Vec<_> = isian.iter().filter(|i| i.wajib).map(|i| i.nama).collect();
    assert_eq!(skema["required"], json!(wajib));
    assert_eq!(skema["additionalProperties"], json!(false));
    for i in isian {
        assert_eq!(anggota[i.nama]["title"], json!(i.label));
        sebangun_dalam(i.jenis, &anggota[i.nama]);
    }
}

fn sebangun_dalam(jenis: Jenis, skema: &Value) {
    match jenis {
        Jenis::Kelompok(isian) => sebangun(isian, skema),
        Jenis::Daftar { isi, .. } => sebangun_dalam(isi.jenis, &skema["items"]),
        Jenis::Peta { isi, .. } => sebangun_dalam(isi.jenis, &skema["additionalProperties"]),
        _ => assert!(skema.get("properties").is_none()),
    }
}

#[test]
fn every_schema_is_named_and_has_the_names_of_the_fields() {
    for a in daftar() {
        for (isian, skema) in [(a.isian, a.skema_masukan()), (a.luaran, a.skema_luaran())] {
            assert_eq!(skema["$schema"], json!("https://json-schema.org/draft/2020-12/schema"));
            assert_eq!(skema["title"], json!(a.judul));
            sebangun(isian, &skema);
        }
    }
}

#[test]
fn what_a_rule_refuses_does_not_fit() {
    let pola = cari("se3_2023.pola_distribusi").expect("a rule").skema_masukan();
    let jumlah = |baik: Value| json!({"sangat_baik": 1, "baik": baik, "butuh_perbaikan": 1, "kurang": 0, "sangat_kurang": 0});
    let masukan = |jumlah: Value| json!({"capaian_organisasi": "baik", "jumlah": jumlah});
    assert_eq!(tidak_cocok(&pola, &masukan(jumlah(json!(1)))), None);
    for salah in [
        masukan(jumlah(json!(-1))),
        masukan(jumlah(json!(10_000_001))),
        masukan(jumlah(json!(1.5))),
        masukan(jumlah(json!("1"))),
        masukan(json!({"baik": 1})),
        masukan(json!([])),
        json!({"capaian_organisasi": "bagus", "jumlah": jumlah(json!(1))}),
        json!({"capaian_organisasi": "baik", "jumlah": jumlah(json!(1)), "x": 1}),
        json!([]),
    ] {
        assert!(tidak_cocok(&pola, &salah).is_some(), "{salah}");
    }
}
