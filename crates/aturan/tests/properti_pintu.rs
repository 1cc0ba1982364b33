//! Any rule, any input: one line comes out, an answer as published or a refusal that names its field.
//!
//! Inputs are built as JSON text from the published fields, so that numbers may be larger than any type holds.

mod cocok;

use std::fmt::Write as _;

use aturan::{
    Aturan, Isian, Jenis, Kode, TANGGAL_MAKS, TANGGAL_MIN, daftar,
    pintu::{baca_json, hitung_aturan, jawab_baris},
};
use chrono::{Days, NaiveDate};
use cocok::tidak_cocok;
use proptest::{prelude::*, sample::select};
use serde_json::Value;

/// JSON text of one value.
type Teks = BoxedStrategy<String>;

/// Which values are built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mutu {
    /// Each value is one that its field accepts.
    Sah,
    /// As `Sah`, and each number and each date stands at an end of its range.
    Tepi,
    /// Here and there something that no field, or not this field, accepts.
    Kacau,
}

fn kutip(teks: &str) -> String {
    Value::from(teks).to_string()
}

fn nilai(isian: &'static Isian, mutu: Mutu) -> Teks {
    let sah = sah(isian.jenis, mutu);
    match mutu {
        Mutu::Kacau => prop_oneof![16 => sah, 1 => luar(isian.jenis), 1 => sampah()].boxed(),
        Mutu::Sah | Mutu::Tepi => sah,
    }
}

fn sah(jenis: Jenis, mutu: Mutu) -> Teks {
    match jenis {
        Jenis::Pilihan(pilihan) => select(pilihan).prop_map(|p| kutip(p.kode)).boxed(),
        Jenis::Benar { .. } => any::<bool>().prop_map(|b| b.to_string()).boxed(),
        Jenis::Bulat { min, maks } | Jenis::Rupiah { min, maks } => bulat(min, maks, mutu),
        Jenis::Tahun => bulat(1945, 2100, mutu),
        Jenis::Bulan => bulat(1, 12, mutu),
        Jenis::Desimal { min, maks } => desimal(min, maks, mutu),
        Jenis::Tanggal => tanggal(mutu).prop_map(|hari| kutip(&hari.to_string())).boxed(),
        Jenis::Waktu => waktu(mutu),
        Jenis::Saat => saat(mutu),
        Jenis::Teks => teks(),
        Jenis::Kelompok(isian) => objek(isian, mutu),
        Jenis::Daftar { isi, min, maks } => daftar_isi(isi, min, maks, mutu),
        Jenis::Peta { isi, min, maks } => peta(isi, min, maks, mutu),
    }
}

fn bulat(min: i64, maks: i64, mutu: Mutu) -> Teks {
    let tepi = select(vec![min, maks]);
    match mutu {
        Mutu::Tepi => tepi.prop_map(|n| n.to_string()).boxed(),
        _ => prop_oneof![tepi, min..=maks, min..=maks.min(min.saturating_add(100))]
            .prop_map(|n| n.to_string())
            .boxed(),
    }
}

fn desimal(min: i64, maks: i64, mutu: Mutu) -> Teks {
    let tepi = select(vec![min.to_string(), maks.to_string()]);
    if mutu == Mutu::Tepi {
        // As close to the end as a number can be written.
        let dekat = Just(format!("{}.999999", maks - 1));
        return prop_oneof![2 => tepi, 1 => dekat].boxed();
    }
    let pecahan = (min..maks.max(min + 1), 0..1_000_000_u32).prop_map(|(bulat, sejuta)| {
        let tanda = if bulat < 0 { "-" } else { "" };
        format!("{tanda}{}.{sejuta:06}", if bulat < 0 { -(bulat + 1) } else { bulat })
    });
    prop_oneof![1 => tepi, 3 => pecahan, 2 => (min..=maks).prop_map(|n| n.to_string())].boxed()
}

fn hari(teks: &str) -> NaiveDate {
    teks.parse().expect("a date")
}

fn tanggal(mutu: Mutu) -> BoxedStrategy<NaiveDate> {
    let (awal, akhir) = (hari(TANGGAL_MIN), hari(TANGGAL_MAKS));
    let tepi = select(vec![awal, akhir]);
    if mutu == Mutu::Tepi {
        return tepi.boxed();
    }
    let banyak = u64::try_from((akhir - awal).num_days()).expect("fits");
    let kabisat = select(vec![hari("2024-02-29"), hari("2000-02-29"), hari("2026-12-31")]);
    let bebas = (0..=banyak).prop_map(move |n| awal + Days::new(n));
    let kini = (0..=3_000_u64).prop_map(|n| hari("2022-01-01") + Days::new(n));
    prop_oneof![1 => tepi, 1 => kabisat, 3 => bebas, 5 => kini].boxed()
}

fn waktu(mutu: Mutu) -> Teks {
    let menit = if mutu == Mutu::Tepi { select(vec![0, 1439]).boxed() } else { (0..1440_u32).boxed() };
    menit.prop_map(|m| kutip(&format!("{:02}:{:02}", m / 60, m % 60))).boxed()
}

fn saat(mutu: Mutu) -> Teks {
    let selisih = select(vec!["Z", "+07:00", "+08:00", "+09:00", "-11:30", "+23:59", "-23:59"]);
    let jam = select(vec!["00:00:00", "10:00:00", "23:59:59", "23:59:60", "12:34:56.789"]);
    (tanggal(mutu), jam, selisih).prop_map(|(h, j, s)| kutip(&format!("{h}T{j}{s}"))).boxed()
}

/// Texts: anything, and some that a rule makes sense of.
fn teks() -> Teks {
    let berarti =
        select(vec!["198609262015051001", "199501012025212003", "196802292009011009", "11.09", "A"]);
    prop_oneof![
        4 => berarti.prop_map(kutip),
        1 => "[0-9]{18}".prop_map(|t| kutip(&t)),
        1 => "[0-9]{2}(\\.[0-9]{2}){0,2}".prop_map(|t| kutip(&t)),
        2 => ".{0,40}".prop_map(|t| kutip(&t)),
    ]
    .boxed()
}

/// An object of these fields; one that may be left out is there, missing or null.
fn objek(isian: &'static [Isian], mutu: Mutu) -> Teks {
    let anggota: Vec<_> = isian.iter().map(|i| anggota(i, mutu)).collect();
    let asing = if mutu == Mutu::Kacau { asing() } else { Just(None).boxed() };
    (anggota, asing)
        .prop_map(|(anggota, asing)| {
            let ada: Vec<_> = anggota.into_iter().chain([asing]).flatten().collect();
            format!("{{{}}}", ada.join(","))
        })
        .boxed()
}

fn anggota(isian: &'static Isian, mutu: Mutu) -> BoxedStrategy<Option<String>> {
    let ada = nilai(isian, mutu).prop_map(|nilai| Some(format!("{}:{nilai}", kutip(isian.nama))));
    let kosong = Just(Some(format!("{}:null", kutip(isian.nama))));
    match (isian.wajib, mutu) {
        (false, _) => prop_oneof![6 => ada, 2 => Just(None), 1 => kosong].boxed(),
        (true, Mutu::Kacau) => prop_oneof![30 => ada, 1 => Just(None), 1 => kosong].boxed(),
        (true, _) => ada.boxed(),
    }
}

/// A member that no rule knows.
fn asing() -> BoxedStrategy<Option<String>> {
    let asing = ("[A-Za-z_. \u{e9}]{0,12}", sampah()).prop_map(|(n, s)| Some(format!("{}:{s}", kutip(&n))));
    prop_oneof![30 => Just(None), 1 => asing].boxed()
}

fn daftar_isi(isi: &'static Isian, min: usize, maks: usize, mutu: Mutu) -> Teks {
    let banyak = min..=maks.min(min + 6);
    prop::collection::vec(nilai(isi, mutu), banyak).prop_map(|isi| format!("[{}]", isi.join(","))).boxed()
}

fn peta(isi: &'static Isian, min: usize, maks: usize, mutu: Mutu) -> Teks {
    let banyak = min..=maks.min(min + 6);
    prop::collection::vec((".{1,8}", nilai(isi, mutu)), banyak)
        .prop_map(|isi| {
            // Numbered, so that no name stands twice.
            let anggota = isi
                .iter()
                .enumerate()
                .map(|(n, (nama, nilai))| format!("{}:{nilai}", kutip(&format!("{nama}{n}"))));
            format!("{{{}}}", anggota.collect::<Vec<_>>().join(","))
        })
        .boxed()
}

/// Just outside the bounds of a field.
fn luar(jenis: Jenis) -> Teks {
    let pilihan: Vec<String> = match jenis {
        Jenis::Bulat { min, maks } | Jenis::Rupiah { min, maks } | Jenis::Desimal { min, maks } => {
            vec![
                (min - 1).to_string(),
                (maks + 1).to_string(),
                format!("{maks}.0000001"),
                format!("{maks}.5"),
            ]
        }
        Jenis::Tahun => vec!["1944".into(), "2101".into()],
        Jenis::Bulan => vec!["0".into(), "13".into()],
        Jenis::Tanggal => ["1945-08-16", "2101-01-01", "2026-02-29", "2026-2-1", ""].map(kutip).into(),
        Jenis::Waktu => ["24:00", "12:60", "7:30", ""].map(kutip).into(),
        Jenis::Saat => ["2101-01-01T00:00:00Z", "2026-01-01T00:00:00", "2026-01-01"].map(kutip).into(),
        Jenis::Daftar { isi, maks, .. } if maks < 1_000 => {
            let satu = contoh(isi.jenis);
            vec!["[]".into(), format!("[{}]", vec![satu; maks + 1].join(","))]
        }
        Jenis::Peta { .. } => vec!["{}".into(), r#"{"":1}"#.into(), r#"{"a":1,"a":1}"#.into()],
        _ => ["Baik", "BAIK", "nol", "1"].map(kutip).into(),
    };
    select(pilihan).boxed()
}

/// One value that a field of this kind accepts.
fn contoh(jenis: Jenis) -> String {
    match jenis {
        Jenis::Pilihan(pilihan) => kutip(pilihan.first().expect("a word").kode),
        Jenis::Benar { .. } => "true".to_owned(),
        Jenis::Bulat { min, .. } | Jenis::Rupiah { min, .. } | Jenis::Desimal { min, .. } => min.to_string(),
        Jenis::Tahun => "2026".to_owned(),
        Jenis::Bulan => "1".to_owned(),
        Jenis::Tanggal => kutip("2026-01-12"),
        Jenis::Waktu => kutip("07:30"),
        Jenis::Saat => kutip("2026-05-01T10:00:00+07:00"),
        Jenis::Teks => kutip("A"),
        Jenis::Kelompok(isian) => {
            let anggota = isian.iter().map(|i| format!("{}:{}", kutip(i.nama), contoh(i.jenis)));
            format!("{{{}}}", anggota.collect::<Vec<_>>().join(","))
        }
        Jenis::Daftar { isi, min, .. } => format!("[{}]", vec![contoh(isi.jenis); min].join(",")),
        Jenis::Peta { isi, min, .. } => peta_contoh(isi, min),
    }
}

fn peta_contoh(isi: &Isian, banyak: usize) -> String {
    let anggota = (0..banyak).map(|n| format!("\"n{n}\":{}", contoh(isi.jenis)));
    format!("{{{}}}", anggota.collect::<Vec<_>>().join(","))
}

/// JSON of every kind, huge, tiny, long and deep.
fn sampah() -> Teks {
    let tetap = [
        "null",
        "true",
        "0",
        "-0",
        "-1",
        "1.5",
        "1e400",
        "-1e400",
        "1e-400",
        "1E+2",
        "0.1000000000000000055",
        "99999999999999999999999999",
        "9223372036854775807",
        "-9223372036854775808",
        "\"\"",
        "\"NaN\"",
        "\"Infinity\"",
        "\"-inf\"",
        "\"1\"",
        "\"null\"",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\"\\\\\"",
        "[]",
        "{}",
        "[null]",
        "[[[[[[[[[[]]]]]]]]]]",
        "{\"a\":{\"a\":{\"a\":{\"a\":[]}}}}",
        "{\"x\":1,\"x\":2}",
    ];
    prop_oneof![
        10 => select(tetap.map(str::to_owned).to_vec()),
        1 => (1..2_000_usize).prop_map(|n| kutip(&"\u{e9}\"_".repeat(n))),
        1 => (1..400_usize).prop_map(|n| format!("{}{}", "[".repeat(n), "]".repeat(n))),
        1 => (1..2_000_usize).prop_map(|n| "9".repeat(n)),
        1 => (1..2_000_usize).prop_map(|n| format!("0.{}1", "0".repeat(n))),
        2 => ".{0,30}".prop_map(|t| kutip(&t)),
        1 => any::<i64>().prop_map(|n| n.to_string()),
    ]
    .boxed()
}

fn permintaan(mutu: Mutu) -> impl Strategy<Value = (&'static Aturan, String)> {
    select(daftar().iter().collect::<Vec<_>>())
        .prop_flat_map(move |a| objek(a.isian, mutu).prop_map(move |input| (a, input)))
}

fn jawab(a: &Aturan, input: &str, jelaskan: bool) -> Value {
    let baris = format!("{{\"rule\":{},\"input\":{input}}}", kutip(a.id));
    let jawaban = jawab_baris(baris.as_bytes(), jelaskan).expect("not blank");
    assert!(!jawaban.contains(&b'\n'), "{baris}: one line");
    serde_json::from_slice(&jawaban).expect("a line of JSON")
}

/// The answer with and without steps, each checked against what the rule publishes.
fn periksa(a: &Aturan, input: &str) -> Value {
    let (tanpa, dengan) = (jawab(a, input, false), jawab(a, input, true));
    for anggota in ["rule", "output", "error"] {
        assert_eq!(tanpa.get(anggota), dengan.get(anggota), "{} {input}", a.id);
    }
    match (tanpa.get("output"), tanpa.get("error")) {
        (Some(output), None) => {
            assert_eq!(tidak_cocok(&a.skema_luaran(), output), None, "{} {input}", a.id);
            urut(a, input);
            langkah(a, input, &dengan);
        }
        (None, Some(galat)) => ditolak(a, input, galat),
        _ => panic!("{} {input}: an answer or a refusal: {tanpa}", a.id),
    }
    assert_eq!(tanpa.get("langkah"), None);
    tanpa
}

/// The members stand in the order in which the rule publishes them, each is read aloud, and the API answers alike.
fn urut(a: &Aturan, input: &str) {
    let mentah = baca_json(input.as_bytes()).expect("JSON");
    let keluaran = hitung_aturan(a.id, Some(mentah), None, false).hasil.expect("an answer");
    let mut luaran = a.luaran.iter();
    for (nama, nilai) in keluaran.iter() {
        let isian = luaran.find(|l| l.nama == nama).unwrap_or_else(|| panic!("{} {input}: {nama}", a.id));
        let _ = nilai.baca(isian.jenis);
    }
}

fn langkah(a: &Aturan, input: &str, jawaban: &Value) {
    let langkah = jawaban["langkah"].as_array().expect("steps were asked for");
    assert!(!langkah.is_empty(), "{} {input}", a.id);
    for l in langkah {
        assert!(l["teks"].as_str().is_some_and(|t| t.ends_with('.')), "{} {input}: {l}", a.id);
        assert!(l["pasal"].as_str().is_some_and(|p| !p.is_empty()), "{} {input}: {l}", a.id);
    }
}

fn ditolak(a: &Aturan, input: &str, galat: &Value) {
    let kode = galat["code"].as_str().and_then(Kode::dari_kode);
    let kode = kode.unwrap_or_else(|| panic!("{} {input}: {galat}", a.id));
    assert!(galat["message"].as_str().is_some_and(|m| m.ends_with('.')), "{} {input}: {galat}", a.id);
    match galat["field"].as_str() {
        // A name that is unknown, or stands twice, is itself the field.
        Some(_) if matches!(kode, Kode::IsianTidakDikenal | Kode::JsonRusak) => {}
        Some(field) => {
            let pertama = field.split(['.', '[']).next().unwrap_or_default();
            let dikenal = a.isian.iter().any(|i| i.nama == pertama);
            assert!(dikenal || ["input", "on", "rule"].contains(&field), "{} {input}: {galat}", a.id);
        }
        None => assert_eq!(kode, Kode::JsonRusak, "{} {input}: {galat}", a.id),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_input_is_answered_or_refused_by_name((a, input) in permintaan(Mutu::Kacau)) {
        periksa(a, &input);
    }

    /// Only what two fields say together may be refused, and that is `di_luar_batas` or a field that is missing.
    #[test]
    fn an_input_within_the_bounds_is_refused_for_a_contradiction_only((a, input) in permintaan(Mutu::Sah)) {
        let masukan: Value = serde_json::from_str(&input).expect("JSON");
        prop_assert_eq!(tidak_cocok(&a.skema_masukan(), &masukan), None);
        let jawaban = periksa(a, &input);
        let kode = jawaban["error"]["code"].as_str();
        prop_assert!(matches!(kode, None | Some("di_luar_batas" | "isian_kurang")), "{} {}: {}", a.id, input, jawaban);
    }

    #[test]
    fn the_ends_of_the_bounds_do_not_overflow((a, input) in permintaan(Mutu::Tepi)) {
        periksa(a, &input);
    }

    /// What a rule accepts, its schema accepts.
    #[test]
    fn the_schema_refuses_nothing_that_the_rule_takes((a, input) in permintaan(Mutu::Kacau)) {
        if jawab(a, &input, false).get("output").is_some() {
            let masukan: Value = serde_json::from_str(&input).expect("JSON");
            prop_assert_eq!(tidak_cocok(&a.skema_masukan(), &masukan), None, "{} {}", a.id, input);
        }
    }

    #[test]
    fn any_day_is_answered_or_refused_by_name((a, input) in permintaan(Mutu::Sah), on in prop_oneof![
        tanggal(Mutu::Sah).prop_map(|hari| kutip(&hari.to_string())), sampah()
    ], topik in any::<bool>()) {
        let rule = kutip(if topik { a.topik.kode() } else { a.id });
        let baris = format!("{{\"on\":{on},\"rule\":{rule},\"input\":{input}}}");
        let jawaban = jawab_baris(baris.as_bytes(), true).expect("not blank");
        let jawaban: Value = serde_json::from_slice(&jawaban).expect("a line of JSON");
        let kode = jawaban["error"]["code"].as_str();
        prop_assert!(kode.is_none_or(|kode| Kode::dari_kode(kode).is_some()));
        prop_assert_eq!(kode.is_none(), jawaban["output"].is_object());
    }
}

/// Each rule with all values at their least, and with all at their greatest.
#[test]
fn all_least_and_all_greatest_are_answered_or_refused_by_name() {
    for a in daftar() {
        for is_maks in [false, true] {
            for is_penuh in [false, true] {
                let mut input = String::new();
                tulis_tepi(&mut input, a.isian, is_maks, is_penuh);
                periksa(a, &input);
            }
        }
    }
}

fn tulis_tepi(teks: &mut String, isian: &[Isian], is_maks: bool, is_penuh: bool) {
    teks.push('{');
    for i in isian.iter().filter(|i| i.wajib || is_penuh) {
        if !teks.ends_with('{') {
            teks.push(',');
        }
        write!(teks, "{}:", kutip(i.nama)).expect("a text grows");
        tulis_ujung(teks, i.jenis, is_maks, is_penuh);
    }
    teks.push('}');
}

fn tulis_ujung(teks: &mut String, jenis: Jenis, is_maks: bool, is_penuh: bool) {
    let angka = |min: i64, maks: i64| if is_maks { maks } else { min }.to_string();
    let banyak = |min: usize, maks: usize| if is_maks { maks.min(1_000) } else { min };
    match jenis {
        Jenis::Bulat { min, maks } | Jenis::Rupiah { min, maks } | Jenis::Desimal { min, maks } => {
            teks.push_str(&angka(min, maks))
        }
        Jenis::Tahun => teks.push_str(&angka(1945, 2100)),
        Jenis::Bulan => teks.push_str(&angka(1, 12)),
        Jenis::Tanggal => teks.push_str(&kutip(if is_maks { TANGGAL_MAKS } else { TANGGAL_MIN })),
        Jenis::Waktu => teks.push_str(&kutip(if is_maks { "23:59" } else { "00:00" })),
        Jenis::Kelompok(isian) => tulis_tepi(teks, isian, is_maks, is_penuh),
        Jenis::Daftar { isi, min, maks } => {
            let mut satu = String::new();
            tulis_ujung(&mut satu, isi.jenis, is_maks, is_penuh);
            write!(teks, "[{}]", vec![satu; banyak(min, maks)].join(",")).expect("a text grows");
        }
        Jenis::Peta { isi, min, maks } => teks.push_str(&peta_contoh(isi, banyak(min, maks))),
        lain => teks.push_str(&contoh(lain)),
    }
}

/// A list and a map of free names are full at `maks` and refused with one more, and with one less than `min`.
#[test]
fn lists_are_bounded() {
    for a in daftar() {
        for isian in a.isian {
            let (Jenis::Daftar { min, maks, .. } | Jenis::Peta { min, maks, .. }) = isian.jenis else {
                continue;
            };
            let kode = |banyak| dengan_banyak(a, isian, banyak);
            assert_eq!(kode(maks + 1).as_deref(), Some("di_luar_batas"), "{} {}", a.id, isian.nama);
            assert!(kode(maks).is_none_or(|k| k == "di_luar_batas"), "{} {}", a.id, isian.nama);
            if min > 0 {
                assert_eq!(kode(min - 1).as_deref(), Some("di_luar_batas"), "{} {}", a.id, isian.nama);
            }
        }
    }
}

/// The code of the refusal of the example with so many values in one field.
fn dengan_banyak(a: &Aturan, isian: &Isian, banyak: usize) -> Option<String> {
    let mut input: Value = serde_json::from_str(a.contoh_masukan).expect("the example is JSON");
    let nilai = match isian.jenis {
        Jenis::Daftar { isi, .. } => format!("[{}]", vec![contoh(isi.jenis); banyak].join(",")),
        Jenis::Peta { isi, .. } => peta_contoh(isi, banyak),
        _ => contoh(isian.jenis),
    };
    input[isian.nama] = serde_json::from_str(&nilai).expect("JSON");
    let mentah = serde_json::value::to_raw_value(&input).expect("JSON");
    let galat = hitung_aturan(a.id, Some(&mentah), None, true).hasil.err()?;
    assert_eq!(galat.field.as_deref().map(|f| f.starts_with(isian.nama)), Some(true), "{}", a.id);
    Some(galat.kode.kode().to_owned())
}
