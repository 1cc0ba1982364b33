//! Properties of selection, complaints, data protection, retirement and job classes that hold for any input.

use aturan::{
    JenisKebutuhan, JenisPengaduan, Kalender, KodeWilayah, NilaiSkd, Pecahan, PerKomponen, PesertaSeleksi,
    batas_pemberitahuan, batas_pengaduan, integrasi_skd_skb, is_memenuhi_ambang, kelas_jabatan, nama_wilayah,
    nilai_akhir_jpt, peringkat_jpt, permenpanrb15_2019::Komponen, tmt_pensiun, urutkan_peserta,
};
use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta};
use proptest::{collection::vec, prelude::*, sample::select};

fn hari() -> impl Strategy<Value = NaiveDate> {
    (0..56_000_u64).prop_map(|n| NaiveDate::from_ymd_opt(1945, 8, 17).expect("a date") + Days::new(n))
}

/// Few different scores, so that ties are common.
fn nilai() -> impl Strategy<Value = PerKomponen> {
    prop::array::uniform4(select(vec![70_i64, 75, 80])).prop_map(|n| PerKomponen::baru(n.map(Pecahan::bulat)))
}

fn bobot() -> PerKomponen {
    PerKomponen::baru([20, 25, 35, 20].map(Pecahan::bulat))
}

fn skd() -> impl Strategy<Value = NilaiSkd> {
    (0..=150_u16, 0..=175_u16, 0..=225_u16).prop_map(|(twk, tiu, tkp)| NilaiSkd { twk, tiu, tkp })
}

fn peserta() -> impl Strategy<Value = PesertaSeleksi> {
    let dua = || select(vec![0_u16, 1]);
    (dua(), dua(), dua(), dua(), dua(), dua(), select(vec![1_u64, 2])).prop_map(
        |(akhir, skd, tkp, tiu, twk, ipk, lahir)| PesertaSeleksi {
            akhir: Pecahan::bulat(akhir.into()),
            skd,
            bagian: NilaiSkd { twk, tiu, tkp },
            ipk: Pecahan::bulat(ipk.into()),
            lahir: NaiveDate::from_ymd_opt(1998, 1, 1).expect("a date") + Days::new(lahir),
        },
    )
}

/// The positions in another order, the same for the same seed.
fn acak(banyak: usize, benih: u64) -> Vec<usize> {
    let mut urutan: Vec<_> = (0..banyak).collect();
    urutan.sort_by_key(|i| (*i as u64 + 1).wrapping_mul(benih | 1));
    urutan
}

proptest! {
    #[test]
    fn the_ranking_does_not_look_at_the_order_of_candidates(
        daftar in vec(nilai(), 1..12), benih in any::<u64>(),
    ) {
        let lain: Vec<_> = acak(daftar.len(), benih).into_iter().map(|i| daftar[i]).collect();
        let kunci = |daftar: &[PerKomponen]| -> Vec<_> {
            let satu = |i: usize| {
                let n = &daftar[i];
                (nilai_akhir_jpt(&bobot(), n), n.nilai(Komponen::Wawancara), n.nilai(Komponen::Asesmen))
            };
            peringkat_jpt(&bobot(), daftar).into_iter().map(satu).collect()
        };
        let urut = kunci(&daftar);
        prop_assert!(urut.windows(2).all(|p| p[0] >= p[1]));
        prop_assert_eq!(kunci(&lain), urut);
    }

    #[test]
    fn a_ranking_names_everyone_once(daftar in vec(nilai(), 0..12)) {
        let mut urutan = peringkat_jpt(&bobot(), &daftar);
        urutan.sort_unstable();
        prop_assert!(urutan.into_iter().eq(0..daftar.len()));
    }

    #[test]
    fn a_weighted_score_lies_between_its_parts(nilai in nilai()) {
        let akhir = nilai_akhir_jpt(&bobot(), &nilai);
        let semua: Vec<_> = Komponen::ALL.iter().map(|k| nilai.nilai(*k)).collect();
        prop_assert!(semua.iter().min().is_some_and(|n| *n <= akhir));
        prop_assert!(semua.iter().max().is_some_and(|n| *n >= akhir));
    }

    #[test]
    fn the_order_of_ties_does_not_look_at_the_list(daftar in vec(peserta(), 1..12), benih in any::<u64>()) {
        let lain: Vec<_> = acak(daftar.len(), benih).into_iter().map(|i| daftar[i]).collect();
        let urut = |d: &[PesertaSeleksi]| urutkan_peserta(d).into_iter().map(|i| d[i]).collect::<Vec<_>>();
        prop_assert_eq!(urut(&lain), urut(&daftar));
        // Full ties stay as given.
        let urutan = urutkan_peserta(&daftar);
        prop_assert!(urutan.windows(2).all(|p| daftar[p[0]] != daftar[p[1]] || p[0] < p[1]));
    }

    #[test]
    fn a_better_score_never_fails_where_a_worse_one_passed(
        nilai in skd(), tambah in 0..=3_usize, jenis in select(JenisKebutuhan::ALL),
    ) {
        let mut lebih = nilai;
        match tambah {
            0 => lebih.twk = 150,
            1 => lebih.tiu = 175,
            _ => lebih.tkp = 225,
        }
        prop_assert!(!is_memenuhi_ambang(jenis, nilai) || is_memenuhi_ambang(jenis, lebih));
    }

    #[test]
    fn a_final_score_rises_with_both_parts(skd in 0..550_u16, skb in 0..100_i64) {
        let akhir = |skd, skb| Pecahan::from(integrasi_skd_skb(skd, Pecahan::bulat(skb)));
        prop_assert!(akhir(skd, skb) < akhir(skd + 1, skb) && akhir(skd, skb) < akhir(skd, skb + 1));
        prop_assert!(akhir(skd, skb) >= Pecahan::NOL && akhir(skd + 1, skb + 1) <= Pecahan::bulat(100));
    }

    #[test]
    fn the_class_rises_with_the_value(nilai in 190..100_000_u32) {
        let (ini, nanti) = (kelas_jabatan(nilai), kelas_jabatan(nilai + 1));
        prop_assert!(ini.is_some_and(|k| (1..=17).contains(&k)));
        prop_assert!(ini <= nanti && nanti <= ini.map(|k| k + 1));
    }

    #[test]
    fn retirement_is_the_first_of_the_month_after_the_birthday(lahir in hari(), bup in 50..=70_u8) {
        let tmt = tmt_pensiun(lahir, bup);
        let ulang_tahun = (lahir.year() + i32::from(bup), lahir.month());
        let sehari_sebelum = tmt.pred_opt().expect("a day");
        prop_assert_eq!((tmt.day(), sehari_sebelum.year(), sehari_sebelum.month()), (1, ulang_tahun.0, ulang_tahun.1));
    }

    #[test]
    fn a_complaint_ends_on_a_working_day(diterima in hari(), libur in vec(0..120_u64, 0..10)) {
        let libur: Vec<_> = libur.into_iter().map(|n| diterima + Days::new(n)).collect();
        let penuh = Kalender::dari_libur(libur, "uji");
        let kosong = Kalender::dari_libur([], "uji");
        let batas: Vec<_> = JenisPengaduan::ALL.iter().map(|j| batas_pengaduan(diterima, *j, &penuh)).collect();
        prop_assert!(batas.iter().all(|b| penuh.is_hari_kerja(*b) && *b > diterima));
        prop_assert!(batas.windows(2).all(|p| p[0] < p[1]));
        for (jenis, batas) in JenisPengaduan::ALL.iter().zip(batas) {
            prop_assert!(batas >= batas_pengaduan(diterima, *jenis, &kosong));
            let antara = diterima.iter_days().skip(1).take_while(|h| *h <= batas);
            prop_assert_eq!(antara.filter(|h| penuh.is_hari_kerja(*h)).count(), usize::from(jenis.hari_kerja()));
        }
    }

    #[test]
    fn three_times_24_hours_pass_and_the_offset_stays(detik in 0..4_000_000_000_i64, menit in -1_439..1_440_i32) {
        let selisih = chrono::FixedOffset::east_opt(menit * 60).expect("within a day");
        let saat = DateTime::from_timestamp(detik, 0).expect("a moment").with_timezone(&selisih);
        let batas = batas_pemberitahuan(saat);
        prop_assert_eq!((batas - saat, *batas.offset()), (TimeDelta::hours(72), selisih));
    }

    #[test]
    fn a_code_of_a_region_is_read_or_refused(teks in "[0-9.]{0,14}|.{0,8}") {
        let polos: Vec<_> = teks.split('.').map(str::len).collect();
        let tersusun = teks.bytes().all(|b| b.is_ascii_digit() || b == b'.')
            && [&[2][..], &[2, 2], &[2, 2, 2], &[2, 2, 2, 4]].contains(&polos.as_slice());
        let dibaca = KodeWilayah::parse(&teks);
        prop_assert_eq!(dibaca.is_ok(), tersusun);
        prop_assert!(dibaca.map_or(true, |k| nama_wilayah(k).is_none_or(|nama| !nama.is_empty())));
    }
}
