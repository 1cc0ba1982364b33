use serde_json::{Value, json, value::to_raw_value};

use super::*;

const JUMLAH: Isian = Isian::wajib("jumlah", "Jumlah", Jenis::Bulat { min: 0, maks: 1_000 });
const NILAI: Isian = Isian::wajib("nilai", "Nilai", Jenis::Desimal { min: 0, maks: 100 });
const HARI: Isian = Isian::wajib("", "Hari libur", Jenis::Tanggal);
const LIBUR: Isian = Isian::boleh("libur", "Libur", Jenis::Daftar { isi: &HARI, min: 0, maks: 2 });
const BULAN: Isian = Isian::wajib("bulan", "Bulan", Jenis::Bulan);
const PERIODE: Isian =
    Isian::wajib("periode", "Periode", Jenis::Daftar { isi: &SATU_PERIODE, min: 1, maks: 3 });
const SATU_PERIODE: Isian = Isian::wajib("", "periode", Jenis::Kelompok(&[BULAN]));
const SKOR: Isian = Isian::wajib("", "skor", Jenis::Desimal { min: 0, maks: 100 });
const PESERTA: Isian = Isian::wajib("peserta", "Peserta", Jenis::Peta { isi: &SKOR, min: 1, maks: 3 });

fn galat<T: std::fmt::Debug>(hasil: Result<T, Galat>) -> (Kode, String) {
    let galat = hasil.expect_err("refused");
    assert!(galat.pesan.ends_with('.'), "{}", galat.pesan);
    (galat.kode, galat.field.unwrap_or_default())
}

fn buka<T>(
    nilai: &Value,
    isian: &[Isian],
    baca: impl Fn(&Masukan<'_>) -> Result<T, Galat>,
) -> Result<T, Galat> {
    let mentah = to_raw_value(nilai).expect("JSON");
    baca(&Masukan::awal(&mentah, isian)?)
}

fn jumlah(nilai: Value) -> Result<i64, Galat> {
    buka(&nilai, &[JUMLAH], |masukan| masukan.bulat(&JUMLAH))
}

#[test]
fn whole_numbers_are_whole_and_bounded() {
    assert_eq!(jumlah(json!({"jumlah": 1000})), Ok(1000));
    for luar in [json!(-1), json!(1001), json!(u64::MAX), json!(1e300)] {
        assert_eq!(galat(jumlah(json!({"jumlah": luar}))), (Kode::DiLuarBatas, "jumlah".into()), "{luar}");
    }
    for jenis in [json!(1.5), json!(1.0), json!("1"), json!(null), json!([1]), json!(true)] {
        assert_eq!(galat(jumlah(json!({"jumlah": jenis}))).0, Kode::JenisSalah, "{jenis}");
    }
}

#[test]
fn names_are_checked_before_values() {
    let asing = jumlah(json!({"jumlahh": 1})).expect_err("unknown name");
    assert_eq!((asing.kode, asing.field.as_deref()), (Kode::IsianTidakDikenal, Some("jumlahh")));
    assert!(asing.pesan.contains("Yang dikenal: jumlah"));
    assert_eq!(galat(jumlah(json!({}))), (Kode::IsianKurang, "jumlah".into()));
    assert_eq!(galat(jumlah(json!([]))), (Kode::JenisSalah, "input".into()));
}

#[test]
fn decimals_are_exact_and_bounded() {
    let baca = |teks: &str| {
        let mentah = RawValue::from_string(format!("{{\"nilai\":{teks}}}")).expect("JSON");
        Masukan::awal(&mentah, &[NILAI])?.desimal(&NILAI)
    };
    assert_eq!(baca("98.123456"), Ok(Pecahan::per(98_123_456, 1_000_000)));
    for (teks, kode) in [
        ("98.1234567", Kode::DiLuarBatas),
        ("100.000001", Kode::DiLuarBatas),
        ("-0.1", Kode::DiLuarBatas),
        ("1e400", Kode::DiLuarBatas),
        ("\"98\"", Kode::JenisSalah),
        ("null", Kode::JenisSalah),
    ] {
        assert_eq!(galat(baca(teks)), (kode, "nilai".into()), "{teks}");
    }
}

#[test]
fn lists_are_counted_and_may_be_absent_or_null() {
    let baca = |nilai: Value| {
        buka(&nilai, &[JUMLAH, LIBUR], |masukan| {
            masukan.boleh(&LIBUR).map(|b| b.daftar(|hari| hari.tanggal()).map(|d| d.len())).transpose()
        })
    };
    assert_eq!(baca(json!({"jumlah": 1})), Ok(None));
    assert_eq!(baca(json!({"jumlah": 1, "libur": null})), Ok(None));
    assert_eq!(baca(json!({"jumlah": 1, "libur": ["2026-01-01"]})), Ok(Some(1)));
    let tiga = json!(["2026-01-01", "2026-01-02", "2026-01-03"]);
    for (libur, kode, field) in [
        (tiga, Kode::DiLuarBatas, "libur"),
        (json!("2026-01-01"), Kode::JenisSalah, "libur"),
        (json!(["2026-01-01", "2026-02-30"]), Kode::TanggalSalah, "libur[1]"),
    ] {
        assert_eq!(galat(baca(json!({"jumlah": 1, "libur": libur}))), (kode, field.into()));
    }
}

#[test]
fn groups_in_lists_say_where_they_stand() {
    let baca = |nilai: Value| {
        buka(&json!({"periode": nilai}), &[PERIODE], |masukan| {
            masukan.butir(&PERIODE)?.daftar(|b| b.kelompok()?.bulat(&BULAN))
        })
    };
    assert_eq!(baca(json!([{"bulan": 12}, {"bulan": 1}])), Ok(vec![12, 1]));
    for (nilai, kode, field) in [
        (json!([{"bulan": 12}, {"bulan": 13}]), Kode::DiLuarBatas, "periode[1].bulan"),
        (json!([{}]), Kode::IsianKurang, "periode[0].bulan"),
        (json!([{"bulan": 1, "x": 2}]), Kode::IsianTidakDikenal, "periode[0].x"),
        (json!([3]), Kode::JenisSalah, "periode[0]"),
        (json!([]), Kode::DiLuarBatas, "periode"),
    ] {
        assert_eq!(galat(baca(nilai)), (kode, field.into()));
    }
}

#[test]
fn free_names_keep_their_order() {
    let baca = |teks: &str| {
        let mentah = RawValue::from_string(format!("{{\"peserta\":{teks}}}")).expect("JSON");
        Masukan::awal(&mentah, &[PESERTA])?.butir(&PESERTA)?.peta(|nilai| nilai.desimal())
    };
    let urut: Vec<_> = baca(r#"{"Z":1,"A":2.5}"#).expect("read").into_iter().map(|(nama, _)| nama).collect();
    assert_eq!(urut, ["Z", "A"]);
    assert_eq!(galat(baca(r#"{"A":"x"}"#)), (Kode::JenisSalah, "peserta.A".into()));
    assert_eq!(galat(baca(r#"{"A":1,"A":2}"#)), (Kode::JsonRusak, "A".into()));
    assert_eq!(galat(baca("{}")), (Kode::DiLuarBatas, "peserta".into()));
    assert_eq!(galat(baca(r#"{"":1}"#)), (Kode::DiLuarBatas, "peserta".into()));
    assert_eq!(galat(baca("[]")), (Kode::JenisSalah, "peserta".into()));
}

#[test]
fn escapes_in_texts_are_undone_and_broken_ones_refused() {
    const NIP: Isian = Isian::wajib("nip", "NIP", Jenis::Teks);
    let baca = |teks: &str| {
        let mentah = RawValue::from_string(format!("{{\"nip\":{teks}}}")).expect("JSON");
        Masukan::awal(&mentah, &[NIP])?.teks(&NIP).map(Cow::into_owned)
    };
    assert_eq!(baca(r#""\u0031\"""#), Ok("1\"".into()));
    assert_eq!(baca("\"\""), Ok(String::new()));
    assert_eq!(galat(baca("12")).0, Kode::JenisSalah);
    assert_eq!(galat(baca(r#""\ud800""#)).0, Kode::JsonRusak);
}
