//! The worked cases of the rules, run through the door as the command line runs them.

use std::collections::BTreeSet;

use aturan::pintu::{hitung, jawab_baris};
use serde_json::{Value, json};

fn kasus() -> Vec<Value> {
    serde_json::from_str(include_str!("kasus.json")).expect("the cases are JSON")
}

fn permintaan(kasus: &Value) -> Value {
    json!({"rule": kasus["rule"], "input": kasus["input"]})
}

#[test]
fn every_case_gives_exactly_its_answer() {
    for k in kasus() {
        let baris = jawab_baris(permintaan(&k).to_string().as_bytes(), false).expect("not blank");
        let jawaban: Value = serde_json::from_slice(&baris).expect("a line of JSON");
        assert_eq!(jawaban, json!({"rule": k["rule"], "output": k["expected"]}), "{}", k["input"]);
    }
}

#[test]
fn every_rule_has_cases() {
    let bernama: BTreeSet<_> = kasus().iter().filter_map(|k| k["rule"].as_str().map(str::to_owned)).collect();
    let terdaftar: BTreeSet<_> = aturan::daftar().iter().map(|a| a.id.to_owned()).collect();
    assert_eq!(bernama, terdaftar);
    assert_eq!(kasus().len(), 27);
}

#[test]
fn an_explanation_never_changes_the_answer() {
    for k in kasus() {
        let permintaan = permintaan(&k);
        let (tanpa, dengan) = (hitung(&permintaan, false), hitung(&permintaan, true));
        assert_eq!((tanpa.rule, tanpa.hasil), (dengan.rule, dengan.hasil));
        assert_eq!(tanpa.langkah, None);
        let langkah = dengan.langkah.expect("steps were asked for");
        assert!(!langkah.is_empty());
        assert!(langkah.iter().all(|l| l.teks.ends_with('.') && !l.pasal.is_empty()), "{langkah:?}");
    }
}
