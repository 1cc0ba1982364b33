//! Properties of attendance, TPP, pay and tax that hold for any input.

use aturan::{
    BulanSamarinda, Golongan, JenjangPotongan, KategoriTer, Keluarga, POLA_UMUM, Pecahan, PenghasilanPns,
    PenghasilanPppk, Predikat, RUPIAH_MAKS, Rentang, SAMARINDA_2022, SetahunTetap, bagi_tpp, cek_jadwal,
    cuti_tahunan, gaji_pokok_pns, gaji_pokok_pppk, hukuman_tidak_masuk, jam_kerja_mingguan,
    komponen_kinerja_tukin, pajak_setahun, persen_terlambat, pintu::jawab_baris, potongan_samarinda_2022,
    pph_pasal_17, pph21_ter, slip_pns, slip_pppk, tarif_ter, thr_pppk,
};
use proptest::prelude::*;
use serde_json::{Value, json};

fn uang() -> impl Strategy<Value = i64> {
    // Usual pay and any pay.
    prop_oneof![0..=20_000_000_i64, 0..=RUPIAH_MAKS]
}

fn persen(maks: i64) -> impl Strategy<Value = Pecahan> {
    (0..=maks * 1_000_000).prop_map(|sejuta| Pecahan::per(sejuta, 1_000_000))
}

fn keluarga() -> impl Strategy<Value = Keluarga> {
    (any::<bool>(), 0..=20_u8, 0..=4_u8).prop_filter_map("everybody counts", |(pasangan, anak, jiwa)| {
        Keluarga::baru(pasangan, anak, jiwa).ok()
    })
}

fn kategori() -> impl Strategy<Value = KategoriTer> {
    prop::sample::select(KategoriTer::ALL)
}

fn golongan(is_pppk: bool) -> Vec<Golongan> {
    Golongan::semua().filter(|g| g.is_pppk() == is_pppk).collect()
}

fn output(rule: &str, input: &Value) -> Value {
    let baris = json!({"rule": rule, "input": input}).to_string();
    let jawaban = jawab_baris(baris.as_bytes(), false).expect("not blank");
    serde_json::from_slice(&jawaban).expect("a line of JSON")
}

proptest! {
    #[test]
    fn a_slip_of_a_pns_adds_up(gaji_pokok in uang(), tunjangan in uang(), keluarga in keluarga()) {
        let p = PenghasilanPns { gaji_pokok, keluarga, tunjangan_jabatan_atau_umum: tunjangan };
        let slip = slip_pns(&p);
        let unsur = gaji_pokok + slip.tunj_pasangan + slip.tunj_anak + slip.tunj_beras + tunjangan;
        prop_assert_eq!(slip.jumlah_kotor, unsur);
        prop_assert_eq!(slip.bersih_sebelum_pembulatan, slip.jumlah_kotor - slip.iwp_8 - slip.iwp_1);
        prop_assert_eq!(slip.bersih, slip.bersih_sebelum_pembulatan + slip.pembulatan);
        prop_assert!((0..100).contains(&slip.pembulatan) && slip.bersih % 100 == 0);
        prop_assert!(slip.iwp_8 >= 0 && slip.iwp_1 >= 0 && slip.bersih >= 0);
    }

    #[test]
    fn a_slip_of_a_pppk_adds_up(
        gaji_pokok in uang(), tunjangan_fungsional in uang(), beras_per_jiwa in uang(), keluarga in keluarga(),
    ) {
        let p = PenghasilanPppk { gaji_pokok, keluarga, tunjangan_fungsional, beras_per_jiwa };
        let slip = slip_pppk(&p);
        let tunjangan = slip.tunj_pasangan + slip.tunj_anak + slip.tunj_beras + tunjangan_fungsional;
        let unsur = gaji_pokok + tunjangan + slip.bpjs_4 + slip.jkk + slip.jkm;
        prop_assert_eq!(slip.kotor_sebelum_pembulatan, unsur);
        prop_assert_eq!(slip.kotor_dibulatkan, slip.kotor_sebelum_pembulatan + slip.pembulatan);
        prop_assert!((0..100).contains(&slip.pembulatan) && slip.kotor_dibulatkan % 100 == 0);
        prop_assert!(slip.iwp_1 * 4 <= slip.bpjs_4 && slip.bpjs_4 <= slip.iwp_1 * 4 + 3);
    }

    #[test]
    fn more_gaji_pokok_never_pays_less(a in uang(), b in uang(), tunjangan in uang(), keluarga in keluarga()) {
        let bersih = |gaji_pokok| {
            slip_pns(&PenghasilanPns { gaji_pokok, keluarga, tunjangan_jabatan_atau_umum: tunjangan }).bersih
        };
        prop_assert!(bersih(a.min(b)) <= bersih(a.max(b)));
    }

    #[test]
    fn gaji_pokok_rises_with_masa_kerja_and_golongan(
        a in 0..17_usize, b in 0..17_usize, mkg in any::<u8>(), lagi in 0..=60_u8, is_pppk in any::<bool>(),
    ) {
        let gaji = if is_pppk { gaji_pokok_pppk } else { gaji_pokok_pns };
        let semua = golongan(is_pppk);
        let (rendah, tinggi) = (semua[a.min(b)], semua[a.max(b)]);
        // The higher golongan may start later; where both have a gaji pokok, the higher one has no less.
        if let (Ok(rendah), Ok(tinggi)) = (gaji(rendah, mkg), gaji(tinggi, mkg)) {
            prop_assert!(rendah <= tinggi);
        }
        if let Ok(sekarang) = gaji(tinggi, mkg) {
            prop_assert!(gaji(tinggi, mkg.saturating_add(lagi)).is_ok_and(|nanti| sekarang <= nanti));
        }
    }

    #[test]
    fn the_monthly_rate_rises_and_the_tax_is_its_whole_rupiah(kategori in kategori(), a in uang(), b in uang()) {
        prop_assert!(tarif_ter(kategori, a.min(b)) <= tarif_ter(kategori, a.max(b)));
        prop_assert!(pph21_ter(kategori, a.min(b)) <= pph21_ter(kategori, a.max(b)));
        let tepat = Pecahan::bulat(a) * tarif_ter(kategori, a).per_seratus();
        prop_assert_eq!(pph21_ter(kategori, a), tepat.lantai());
        prop_assert!(tarif_ter(KategoriTer::A, a) >= tarif_ter(KategoriTer::C, a), "C has more dependants");
    }

    #[test]
    fn the_tax_of_a_year_is_what_its_months_pay(
        bruto_bulanan in uang(), iuran_bagi in 1..=20_i64, ptkp in 54_000_000..=72_000_000_i64, kategori in kategori(),
    ) {
        let iuran_pensiun_bulanan = bruto_bulanan / iuran_bagi;
        let pajak = pajak_setahun(&SetahunTetap { bruto_bulanan, iuran_pensiun_bulanan, ptkp, kategori });
        prop_assert_eq!(pajak.pph_setahun, pajak.ter_jan_nov + pajak.pph_desember);
        prop_assert_eq!(pajak.ter_jan_nov, 11 * pph21_ter(kategori, bruto_bulanan));
        prop_assert!(pajak.pkp % 1_000 == 0 && (0..=12 * bruto_bulanan).contains(&pajak.pkp));
        prop_assert!(pajak.pph_setahun * 100 <= pajak.pkp * 35);
    }

    #[test]
    fn tax_of_a_year_rises_with_its_pkp(a in 0..=12 * RUPIAH_MAKS, b in 0..=12 * RUPIAH_MAKS) {
        prop_assert!(pph_pasal_17(a.min(b)) <= pph_pasal_17(a.max(b)));
    }

    #[test]
    fn later_never_costs_less(a in 0..=1_440_u16, b in 0..=1_440_u16) {
        for jenjang in [&POLA_UMUM, &SAMARINDA_2022] {
            prop_assert!(persen_terlambat(a.min(b), jenjang) <= persen_terlambat(a.max(b), jenjang));
            prop_assert_eq!(persen_terlambat(0, jenjang), Pecahan::NOL);
        }
    }

    #[test]
    fn any_rising_table_cuts_more_for_later(
        langkah in prop::collection::vec((1..=120_u16, 1..=20_i64), 0..8), a in any::<u16>(), b in any::<u16>(),
    ) {
        let (mut sampai, mut sejuta) = (0, 0);
        let mut jenjang = Vec::new();
        for (menit, persen) in langkah {
            (sampai, sejuta) = (sampai + menit, sejuta + persen);
            let persen = Pecahan::per(sejuta, 4);
            jenjang.push(JenjangPotongan { kode: "daerah", sampai_menit: Some(sampai), persen });
        }
        prop_assert!(persen_terlambat(a.min(b), &jenjang) <= persen_terlambat(a.max(b), &jenjang));
    }

    #[test]
    fn a_month_in_samarinda_loses_at_most_all_and_never_less_for_more(
        terlambat in prop::collection::vec(0..=1_440_u16, 0..40), alpa in 0..=31_u16, apel in 0..=31_u16,
        hadir in 0..=62_u16, lagi in 0..=31_u16,
    ) {
        let potongan = |alpa_hari, terlambat_menit: &[u16]| potongan_samarinda_2022(&BulanSamarinda {
            terlambat_menit, alpa_hari, tidak_apel: apel, tanpa_daftar_hadir: hadir,
        });
        let semula = potongan(alpa, &terlambat);
        prop_assert!((Pecahan::NOL..=Pecahan::bulat(100)).contains(&semula));
        prop_assert!(semula <= potongan(alpa + lagi, &terlambat));
        prop_assert!(semula >= potongan(alpa, terlambat.get(1..).unwrap_or_default()));
        let mut terbalik = terlambat.clone();
        terbalik.reverse();
        prop_assert_eq!(semula, potongan(alpa, &terbalik));
    }

    #[test]
    fn the_parts_of_a_tpp_are_its_sum_and_within_it(
        basic in uang(), capaian in persen(100), potongan in persen(100),
    ) {
        let tpp = bagi_tpp(basic, capaian, potongan);
        prop_assert_eq!(tpp.produktivitas + tpp.disiplin, tpp.total);
        prop_assert!(!tpp.produktivitas.is_negatif() && !tpp.disiplin.is_negatif());
        prop_assert!(tpp.total <= Pecahan::bulat(basic));
        let penuh = bagi_tpp(basic, Pecahan::bulat(100), Pecahan::NOL);
        prop_assert_eq!(penuh.total, Pecahan::bulat(basic));
    }

    #[test]
    fn the_performance_part_is_within_the_tukin(pokok in uang(), bobot in persen(100)) {
        let komponen: Vec<_> =
            Predikat::ALL.iter().map(|p| komponen_kinerja_tukin(pokok, bobot, *p)).collect();
        prop_assert!(komponen.is_sorted_by(|a, b| a >= b) && komponen[0] <= Pecahan::bulat(pokok));
    }

    #[test]
    fn more_days_away_are_never_punished_more_mildly(
        kumulatif in 0..=366_u16, berturut in 0..=366_u16, lagi in 0..=366_u16,
    ) {
        let semula = hukuman_tidak_masuk(kumulatif, berturut);
        prop_assert!(semula <= hukuman_tidak_masuk(kumulatif + lagi, berturut));
        prop_assert!(semula <= hukuman_tidak_masuk(kumulatif, berturut + lagi));
        prop_assert!(semula.map(|h| h.tingkat()) <= hukuman_tidak_masuk(kumulatif + lagi, berturut).map(|h| h.tingkat()));
    }

    #[test]
    fn a_longer_day_never_holds_less(
        mulai in 0..1_440_u16, lama in 1..=1_440_u16, lagi in 0..=1_440_u16, ramadan in any::<bool>(),
    ) {
        let rentang = |selesai: u16| Rentang::baru(mulai, selesai.min(1_440));
        let (Some(pendek), Some(panjang)) = (rentang(mulai + lama), rentang(mulai + lama + lagi)) else {
            return Err(TestCaseError::fail("both end after they start"));
        };
        let (a, b) = (cek_jadwal(ramadan, pendek, pendek), cek_jadwal(ramadan, panjang, panjang));
        prop_assert!(a.menit_efektif <= b.menit_efektif);
        prop_assert_eq!(a.is_memenuhi, a.menit_efektif >= jam_kerja_mingguan(ramadan).menit);
        prop_assert!(a.menit_efektif <= 5 * pendek.menit());
    }

    #[test]
    fn annual_leave_stays_within_the_law(ini in 0..=12_u16, lalu in prop::collection::vec(0..=12_u16, 0..6)) {
        let hak = cuti_tahunan(ini, &lalu);
        prop_assert!((ini..=ini + 12).contains(&hak));
        prop_assert!(lalu.len() != 1 || hak <= ini + 6);
        let mut lebih = lalu.clone();
        if let Some(awal) = lebih.first_mut() {
            *awal = 12;
        }
        prop_assert!(hak <= cuti_tahunan(ini, &lebih), "leaving more never gives less");
    }

    #[test]
    fn a_thr_rises_to_the_whole(komponen in uang(), a in 0..=720_u16, b in 0..=720_u16) {
        prop_assert!(thr_pppk(komponen, a.min(b)) <= thr_pppk(komponen, a.max(b)));
        prop_assert!(thr_pppk(komponen, a) <= komponen && thr_pppk(komponen, 12) == komponen);
    }

    #[test]
    fn any_whole_number_is_answered_or_refused_with_its_field(angka in any::<i64>()) {
        let satu = [
            ("tpp.potongan_terlambat_pola_umum", json!({"menit": angka})),
            ("tpp.potongan_terlambat_samarinda_2022", json!({"menit": angka})),
            ("cuti.sakit_bukti", json!({"hari": angka})),
            ("pp5_2024.gaji_pokok_pns", json!({"golongan": "II/b", "mkg_tahun": angka})),
            ("perpres11_2024.gaji_pokok_pppk", json!({"golongan": "II", "mkg_tahun": angka})),
            ("thr.proporsional_pppk", json!({"gaji_pokok": angka, "masa_kerja_bulan": angka})),
            ("pp58_2023.ter_bulanan", json!({"ptkp": "K/3", "bruto": angka})),
        ];
        for (rule, input) in satu {
            let jawaban = output(rule, &input);
            let ditolak = jawaban["error"]["code"] == "di_luar_batas" && jawaban["error"]["field"].is_string();
            prop_assert!(jawaban["output"].is_object() || ditolak, "{}", jawaban);
        }
    }
}

/// Refusals that a person may meet: the code and the field.
#[test]
fn contradictions_are_refused_where_they_stand() {
    let slip = |pasangan: i64, anak: i64, jiwa: i64| {
        json!({"gaji_pokok": 3_000_000, "pasangan": pasangan, "anak": anak, "tunjangan_jabatan_atau_umum": 0,
               "jiwa_beras": jiwa})
    };
    let pajak = json!({"bruto_bulanan": 1, "iuran_pensiun_bulanan": 2, "ptkp": 54_000_000, "kategori": "A"});
    let jadwal =
        |jumat: [&str; 2]| json!({"ramadan": false, "senin_kamis": ["07:30", "16:00"], "jumat": jumat});
    for (rule, input, kode, field) in [
        ("gaji.slip_pns", slip(0, 0, 2), "di_luar_batas", "jiwa_beras"),
        ("gaji.slip_pns", slip(1, 3, 5), "di_luar_batas", "jiwa_beras"),
        ("gaji.slip_pns", slip(2, 0, 1), "di_luar_batas", "pasangan"),
        ("pph21.masa_pajak_terakhir", pajak, "di_luar_batas", "iuran_pensiun_bulanan"),
        ("perpres21_2023.cek_jadwal", jadwal(["16:30", "07:30"]), "di_luar_batas", "jumat"),
        ("perpres21_2023.cek_jadwal", jadwal(["07:30", "24:00"]), "tanggal_salah", "jumat[1]"),
        (
            "pp5_2024.gaji_pokok_pns",
            json!({"golongan": "II/b", "mkg_tahun": 2}),
            "di_luar_batas",
            "mkg_tahun",
        ),
        (
            "pp5_2024.gaji_pokok_pns",
            json!({"golongan": "IX", "mkg_tahun": 2}),
            "pilihan_tidak_dikenal",
            "golongan",
        ),
        (
            "perpres11_2024.gaji_pokok_pppk",
            json!({"golongan": "III/a", "mkg_tahun": 2}),
            "pilihan_tidak_dikenal",
            "golongan",
        ),
        ("cuti.sakit_bukti", json!({"hari": 0}), "di_luar_batas", "hari"),
    ] {
        let galat = &output(rule, &input)["error"];
        assert_eq!(
            (galat["code"].as_str(), galat["field"].as_str()),
            (Some(kode), Some(field)),
            "{rule}: {galat}"
        );
    }
}
