//! Properties that hold for any input.

use aturan::{
    CapaianOrganisasi, Desimal, Jumlah, Nip, Pemeriksaan, Predikat, nip::rapikan, pintu::jawab_baris,
    pola_distribusi,
};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A sound NIP from its parts.
fn nip_sah() -> impl Strategy<Value = String> {
    let bagian = (1900..=2100u16, 1..=12u8, 1..=28u8, 1900..=2100u16);
    let kode = prop_oneof![1..=12u8, 21..=99u8];
    (bagian, kode, 1..=2u8, 0..=999u16).prop_map(|((t, b, h, angkat), kode, kelamin, urut)| {
        format!("{t:04}{b:02}{h:02}{angkat:04}{kode:02}{kelamin}{urut:03}")
    })
}

fn output(permintaan: &Value) -> Value {
    let baris = jawab_baris(permintaan.to_string().as_bytes(), false).expect("not blank");
    serde_json::from_slice(&baris).expect("a line of JSON")
}

proptest! {
    #[test]
    fn no_text_stops_the_readers(teks in ".*") {
        let _ = (Nip::parse(&teks), Nip::periksa(&teks), Desimal::parse(&teks), Desimal::parse_polos(&teks));
        prop_assert!(!rapikan(&teks).contains(char::is_whitespace));
    }

    #[test]
    fn no_eighteen_digits_stop_the_reader(teks in "[0-9]{18}") {
        match Nip::periksa(&teks) {
            Pemeriksaan::Sah(nip) => prop_assert_eq!(Nip::parse(&teks), Ok(nip)),
            Pemeriksaan::PerluDiperiksa(nip) => prop_assert!(nip.jenis().is_none() && Nip::parse(&teks).is_err()),
            Pemeriksaan::Keliru(keliru) => prop_assert_ne!(keliru.kode(), "bukan_18_digit"),
        }
    }

    #[test]
    fn a_nip_comes_back_from_paper(teks in nip_sah()) {
        let nip = Nip::parse(&teks).map_err(|k| TestCaseError::fail(k.to_string()))?;
        prop_assert_eq!(nip.as_str(), &teks);
        prop_assert_eq!(Nip::parse(&rapikan(&format!("'{nip} "))), Ok(nip));
        prop_assert_eq!(format!("{}", nip.lahir().format("%Y%m%d")), &teks[..8]);
    }

    #[test]
    fn a_decimal_comes_back_from_both_writings(skala in any::<i64>()) {
        let d = Desimal::dari_skala(skala);
        prop_assert_eq!(Desimal::parse(&d.to_string()), Ok(d));
        prop_assert_eq!(Desimal::parse_polos(&d.polos()), Ok(d));
    }

    #[test]
    fn a_longer_decimal_is_never_cut(bulat in 0..1_000_000u32, ekor in "[0-9]{5,12}") {
        let teks = format!("{bulat},{ekor}");
        prop_assert!(Desimal::parse(&teks).is_err());
    }

    #[test]
    fn only_the_one_writing_is_a_date(teks in "[0-9]{4}-[0-9]{2}-[0-9]{2}") {
        let jawaban = output(&json!({"rule": "nip.parse", "input": {"nip": "1"}, "on": teks}));
        let nyata = chrono::NaiveDate::parse_from_str(&teks, "%Y-%m-%d").is_ok();
        prop_assert_eq!(jawaban["error"]["code"] == "tanggal_salah", !nyata);
    }

    #[test]
    fn no_line_stops_the_door(baris in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Some(jawaban) = jawab_baris(&baris, true) {
            prop_assert!(serde_json::from_slice::<Value>(&jawaban).is_ok_and(|j| j["error"].is_object()));
        }
    }

    #[test]
    fn no_input_of_the_right_names_stops_a_rule(
        capaian in "[a-z_]{0,16}|baik|istimewa", angka in any::<i64>(), teks in ".{0,12}",
    ) {
        let jumlah = json!({"sangat_baik": angka, "baik": 1, "butuh_perbaikan": teks, "kurang": 0, "sangat_kurang": 0});
        let input = json!({"capaian_organisasi": capaian, "jumlah": jumlah});
        let jawaban = output(&json!({"rule": "se3_2023.pola_distribusi", "input": input}));
        prop_assert!(jawaban["error"]["field"].is_string());
    }

    #[test]
    fn the_order_of_people_changes_nothing(
        mut predikat in prop::collection::vec(prop::sample::select(Predikat::ALL), 1..40),
        capaian in prop::sample::select(CapaianOrganisasi::ALL),
        benih in any::<usize>(),
    ) {
        let hasil = |p: &[Predikat]| Jumlah::dari_predikat(p.iter().copied()).map(|j| pola_distribusi(capaian, &j));
        let semula = hasil(&predikat);
        let putar = benih % predikat.len();
        predikat.rotate_left(putar);
        predikat.reverse();
        prop_assert_eq!(hasil(&predikat), semula);
    }

    #[test]
    fn a_unit_ten_times_as_large_conforms_as_well(
        banyak in prop::array::uniform5(0..1_000u32), capaian in prop::sample::select(CapaianOrganisasi::ALL),
    ) {
        let pelanggaran = |kali: u32| {
            Jumlah::baru(banyak.map(|n| n * kali)).map(|j| pola_distribusi(capaian, &j).pelanggaran)
        };
        prop_assert_eq!(pelanggaran(10), pelanggaran(1));
    }

    #[test]
    fn the_order_of_fields_changes_nothing(balik in any::<bool>()) {
        let mut isian = [r#""rating_hasil_kerja":"di_atas_ekspektasi""#, r#""rating_perilaku":"di_bawah_ekspektasi""#];
        if balik { isian.reverse(); }
        let baris = format!(r#"{{"input":{{{}}},"rule":"permenpanrb6_2022.predikat_kinerja_pegawai"}}"#, isian.join(","));
        let harap = br#"{"rule":"permenpanrb6_2022.predikat_kinerja_pegawai","output":{"predikat":"kurang"}}"#;
        prop_assert_eq!(jawab_baris(baris.as_bytes(), false), Some(harap.to_vec()));
    }
}
