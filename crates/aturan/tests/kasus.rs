//! The worked cases of the rules, run through the door as the command line runs them.

use std::collections::BTreeSet;

use aturan::pintu::jawab_baris;
use serde_json::{Value, json};

fn kasus() -> Vec<Value> {
    serde_json::from_str(include_str!("kasus.json")).expect("the cases are JSON")
}

fn jawab(kasus: &Value, jelaskan: bool) -> Value {
    let permintaan = json!({"rule": kasus["rule"], "input": kasus["input"]}).to_string();
    let baris = jawab_baris(permintaan.as_bytes(), jelaskan).expect("not blank");
    serde_json::from_slice(&baris).expect("a line of JSON")
}

/// Whether two answers are the same: 25 and 25.0 are one number.
fn sama(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a.as_f64() == b.as_f64(),
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| sama(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(nama, a)| b.get(nama).is_some_and(|b| sama(a, b)))
        }
        _ => a == b,
    }
}

#[test]
fn every_case_gives_exactly_its_answer() {
    for k in kasus() {
        let jawaban = jawab(&k, false);
        let harap = json!({"rule": k["rule"], "output": k["expected"]});
        assert!(sama(&jawaban, &harap), "{}: {}: {jawaban}, not {harap}", k["rule"], k["input"]);
    }
}

#[test]
fn every_rule_has_cases() {
    let bernama: BTreeSet<_> = kasus().iter().filter_map(|k| k["rule"].as_str().map(str::to_owned)).collect();
    let terdaftar: BTreeSet<_> = aturan::daftar().iter().map(|a| a.id.to_owned()).collect();
    assert_eq!(bernama, terdaftar);
}

#[test]
fn an_explanation_never_changes_the_answer() {
    for k in kasus() {
        let (tanpa, dengan) = (jawab(&k, false), jawab(&k, true));
        assert_eq!((&tanpa["rule"], &tanpa["output"]), (&dengan["rule"], &dengan["output"]));
        assert!(tanpa.get("langkah").is_none());
        let langkah = dengan["langkah"].as_array().expect("steps were asked for");
        assert!(!langkah.is_empty());
        for l in langkah {
            assert!(l["teks"].as_str().is_some_and(|t| t.ends_with('.')), "{l}");
            assert!(l["pasal"].as_str().is_some_and(|p| !p.is_empty()), "{l}");
        }
    }
}

/// Each answer has exactly the members that the rule publishes, in that order, and reads without codes.
#[test]
fn every_answer_is_as_published() {
    for a in aturan::daftar() {
        for k in kasus().iter().filter(|k| k["rule"] == a.id) {
            let input = serde_json::value::to_raw_value(&k["input"]).expect("JSON");
            let keluaran =
                aturan::pintu::hitung_aturan(a.id, Some(&input), None, false).hasil.expect("an answer");
            let mut luaran = a.luaran.iter();
            for (nama, nilai) in keluaran.iter() {
                let isian = luaran.find(|l| l.nama == nama).unwrap_or_else(|| panic!("{}: {nama}", a.id));
                for teks in nilai.baca(isian.jenis) {
                    assert!(!teks.contains('_') && !teks.is_empty(), "{}: {nama}: {teks}", a.id);
                }
            }
            for wajib in a.luaran.iter().filter(|l| l.wajib) {
                let ada = keluaran.nilai(wajib.nama).is_some_and(|n| *n != aturan::Nilai::Kosong);
                assert!(ada, "{}: {}", a.id, wajib.nama);
            }
        }
    }
}
