//! What must hold of every demo city.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use chrono::{Datelike, NaiveDate, NaiveTime};

use super::kalender::{hari_kerja, tanggal};
use super::*;

fn hari_ini() -> NaiveDate {
    tanggal(2026, 11, 25)
}

fn kota(pegawai: usize, hari_ini: NaiveDate) -> Kota {
    Kota::susun(&Opsi { benih: 1, pegawai, hari_ini }).expect("a city")
}

fn baku() -> &'static Kota {
    static KOTA: OnceLock<Kota> = OnceLock::new();
    KOTA.get_or_init(|| kota(PEGAWAI_BAKU, hari_ini()))
}

fn menurut_kunci<'a, T>(isi: &'a [T], kunci: impl Fn(&'a T) -> &'a str) -> BTreeMap<&'a str, &'a T> {
    let hasil: BTreeMap<&str, &T> = isi.iter().map(|i| (kunci(i), i)).collect();
    assert_eq!(hasil.len(), isi.len(), "keys are unique");
    hasil
}

/// The structure of a NIP, checked apart from the code that makes it.
fn struktur_nip(nip: &str, orang: &Orang, pegawai: &Pegawai) {
    assert_eq!(nip.len(), 18, "{nip}");
    assert!(nip.bytes().all(|b| b.is_ascii_digit()), "{nip}");
    let lahir = NaiveDate::parse_from_str(&nip[0..8], "%Y%m%d").expect("birth date");
    assert_eq!(Some(lahir), orang.tanggal_lahir);
    let tahun: i32 = nip[8..12].parse().expect("year");
    assert_eq!(tahun, pegawai.tmt_pengangkatan.year());
    let bulan: u32 = nip[12..14].parse().expect("month");
    match pegawai.status {
        StatusPegawai::Pns => assert_eq!(bulan, pegawai.tmt_pengangkatan.month()),
        _ => assert_eq!(bulan, 21),
    }
    assert_eq!(&nip[14..15], if orang.jenis_kelamin == JenisKelamin::L { "1" } else { "2" });
    assert_eq!(&nip[15..], "000", "a serial that is never issued");
}

#[test]
fn the_same_options_give_the_same_city_and_another_seed_another() {
    let a = serde_json::to_string(baku()).expect("json");
    let b = serde_json::to_string(&kota(PEGAWAI_BAKU, hari_ini())).expect("json");
    assert!(a == b);
    let lain = Kota::susun(&Opsi { benih: 2, ..Opsi::baku(hari_ini()) }).expect("a city");
    assert!(a != serde_json::to_string(&lain).expect("json"));
}

#[test]
fn the_default_city_has_181_units_and_1200_people() {
    let k = baku();
    assert_eq!(k.unit.len(), 181);
    assert_eq!(k.pegawai.len(), 1_200);
    assert_eq!((k.instansi.nama.as_str(), k.instansi.zona.as_str()), ("Pemerintah Kota Sagara", "WIB"));
}

fn tepat_dan_utuh(ukuran: &[usize]) {
    for n in ukuran {
        let k = kota(*n, hari_ini());
        assert_eq!(k.pegawai.len(), *n);
        utuh(&k);
    }
}

#[test]
fn small_and_middle_sizes_come_out_exact() {
    tepat_dan_utuh(&[50, 51, 60, 75, 100, 140, 150, 200, 350, 500, 777, 1_199, 1_201, 5_006]);
}

#[test]
fn a_metropolis_comes_out_exact() {
    tepat_dan_utuh(&[20_159]);
}

#[test]
fn the_largest_size_comes_out_exact() {
    tepat_dan_utuh(&[PEGAWAI_MAKS]);
}

#[test]
fn other_seeds_make_sound_cities_too() {
    for benih in [2, 3, 99, u64::MAX] {
        utuh(&Kota::susun(&Opsi { benih, pegawai: 400, hari_ini: hari_ini() }).expect("a city"));
    }
}

/// Keys are unique and every reference leads somewhere; the tree and the chains of command have no circle.
fn utuh(k: &Kota) {
    let unit = menurut_kunci(&k.unit, |u| &u.kunci);
    let jabatan = menurut_kunci(&k.jabatan, |j| &j.kunci);
    let pegawai = menurut_kunci(&k.pegawai, |p| &p.kunci);
    let orang = menurut_kunci(&k.orang, |o| &o.kunci);
    let luar = menurut_kunci(&k.pejabat_non_asn, |p| &p.kunci);
    menurut_kunci(&k.penempatan, |p| &p.kunci);
    menurut_kunci(&k.peran, |p| &p.kunci);
    let ada = |p: &Pejabat| match p {
        Pejabat::Pegawai(k) => pegawai.contains_key(k.as_str()),
        Pejabat::NonAsn(k) => luar.contains_key(k.as_str()),
    };
    for p in &k.pegawai {
        struktur_nip(&p.nip, orang[p.orang.as_str()], p);
        assert!(unit.contains_key(p.unit.as_str()) && jabatan.contains_key(p.jabatan.as_str()), "{p:?}");
    }
    assert_eq!(k.pegawai.iter().map(|p| &p.nip).collect::<BTreeSet<_>>().len(), k.pegawai.len());
    for p in &k.penempatan {
        assert!(unit.contains_key(p.unit.as_str()) && jabatan.contains_key(p.jabatan.as_str()), "{p:?}");
    }
    for h in &k.hubungan_penilai {
        assert!(ada(&h.penilai) && h.atasan_penilai.as_ref().is_none_or(ada), "{h:?}");
    }
    assert!(k.peran.iter().all(|p| ada(&p.pemegang)));
    assert!(k.akun_demo.iter().all(|a| ada(&a.pejabat) && orang.contains_key(a.orang.as_str())));
    pohon_tanpa_putaran(k, &unit);
    penilai_tanpa_putaran(k);
    nama_unik_di_unit(k, &orang);
}

fn pohon_tanpa_putaran(k: &Kota, unit: &BTreeMap<&str, &Unit>) {
    let mut terlihat: BTreeSet<&str> = BTreeSet::new();
    for u in &k.unit {
        match &u.induk {
            // Parents come first, so there can be no circle.
            Some(i) => assert!(terlihat.contains(i.as_str()), "{} before its parent", u.kunci),
            None => assert_eq!(u.kunci, "kota"),
        }
        assert!(unit.contains_key(u.opd.as_str()));
        terlihat.insert(&u.kunci);
    }
}

fn penilai_tanpa_putaran(k: &Kota) {
    let atas: BTreeMap<&str, &Pejabat> =
        k.hubungan_penilai.iter().map(|h| (h.pegawai.as_str(), &h.penilai)).collect();
    assert_eq!(atas.len(), k.hubungan_penilai.len(), "one penilai each");
    for h in &k.hubungan_penilai {
        let mut kini = h.pegawai.as_str();
        let mut langkah = 0;
        while let Some(p) = atas.get(kini).and_then(|p| p.pegawai()) {
            assert_ne!(p, h.pegawai, "{} rates himself through others", h.pegawai);
            kini = p;
            langkah += 1;
            assert!(langkah < 12, "the chain above {} has no end", h.pegawai);
        }
        let non_asn = matches!(atas.get(kini), Some(Pejabat::NonAsn(_)));
        assert!(non_asn, "the chain of {} ends at {kini}, who is rated by nobody", h.pegawai);
        assert_ne!(h.pembantu.as_deref(), Some(h.pegawai.as_str()));
        assert!(h.pembantu.is_none() || h.pembantu.as_deref() != h.penilai.pegawai());
    }
}

fn nama_unik_di_unit(k: &Kota, orang: &BTreeMap<&str, &Orang>) {
    let mut terpakai = BTreeSet::new();
    for p in &k.pegawai {
        let nama = &orang[p.orang.as_str()].nama;
        assert!(!nama.trim().is_empty());
        assert!(terpakai.insert((&p.unit, nama)), "{nama} twice in {}", p.unit);
        assert!(!["Joko Widodo", "Prabowo Subianto", "Sri Mulyani"].contains(&nama.as_str()));
    }
}

/// Share of 1,000.
fn permil(bagian: usize, semua: usize) -> usize {
    bagian * 1_000 / semua
}

#[test]
fn the_mix_of_status_is_62_26_12() {
    for n in [1_200, 5_006] {
        let k = kota(n, hari_ini());
        let hitung = |s| permil(k.pegawai.iter().filter(|p| p.status == s).count(), n);
        assert!(hitung(StatusPegawai::Pns).abs_diff(620) <= 15, "{}", hitung(StatusPegawai::Pns));
        assert!(hitung(StatusPegawai::Pppk).abs_diff(260) <= 10);
        assert!(hitung(StatusPegawai::PppkParuhWaktu).abs_diff(120) <= 5);
    }
}

/// Group of a person by the job alone.
fn kelompok_jabatan(k: &Kota) -> BTreeMap<&'static str, usize> {
    let data = data::Data::baca().expect("facts");
    let kepala: BTreeMap<&str, &Unit> =
        k.unit.iter().filter_map(|u| Some((u.jabatan_kepala.as_deref()?, u))).collect();
    let mut hasil = BTreeMap::new();
    for p in &k.pegawai {
        let kelompok = match kepala.get(p.jabatan.as_str()) {
            Some(_) => data::Kelompok::Struktural,
            None => data.jabatan[p.jabatan.as_str()].kelompok,
        };
        let nama = match kelompok {
            data::Kelompok::Struktural => "struktural",
            data::Kelompok::Guru => "guru",
            data::Kelompok::Nakes => "nakes",
            data::Kelompok::Fungsional => "jf",
            data::Kelompok::Pelaksana => "pelaksana",
        };
        *hasil.entry(nama).or_default() += 1;
    }
    hasil
}

#[test]
fn the_mix_of_jobs_is_met_where_the_units_allow_it() {
    let besar = kota(5_006, hari_ini());
    let ingin = [("struktural", 70), ("guru", 380), ("nakes", 170), ("jf", 130), ("pelaksana", 250)];
    let ada = kelompok_jabatan(&besar);
    for (nama, permil_ingin) in ingin {
        assert!(permil(ada[nama], 5_006).abs_diff(permil_ingin) <= 10, "{nama}: {ada:?}");
    }
    // In the small city 181 units need their heads; the others keep their proportion to each other.
    let ada = kelompok_jabatan(baku());
    let sisa = 1_200 - ada["struktural"];
    assert!(ada["struktural"] <= 180, "{ada:?}");
    for (nama, permil_ingin) in &ingin[1..] {
        assert!(permil(ada[nama], sisa).abs_diff(permil_ingin * 1_000 / 930) <= 15, "{nama}: {ada:?}");
    }
}

#[test]
fn everyone_is_rated_or_sits_under_one_of_the_two_vacant_heads() {
    let k = baku();
    let kosong: Vec<&str> = k
        .unit
        .iter()
        .filter(|u| u.keadaan_kepala == KeadaanKepala::Kosong)
        .map(|u| u.kunci.as_str())
        .collect();
    assert_eq!(kosong.len(), 2);
    assert_eq!(k.hubungan_penilai.len() + k.tanpa_penilai.len(), k.pegawai.len());
    assert!(!k.tanpa_penilai.is_empty());
    let pegawai = menurut_kunci(&k.pegawai, |p| &p.kunci);
    assert!(k.tanpa_penilai.iter().all(|p| kosong.contains(&pegawai[p.as_str()].unit.as_str())));
    for h in &k.hubungan_penilai {
        let wali_kota = h.penilai == Pejabat::NonAsn("walikota".to_owned());
        assert_eq!(h.atasan_penilai.is_none(), wali_kota, "{h:?}");
    }
}

#[test]
fn the_deliberate_irregularities_are_there() {
    let k = baku();
    let hitung = |jenis| k.penempatan.iter().filter(|p| p.jenis == jenis).count();
    assert_eq!(hitung(JenisPenempatan::Plt), 3);
    assert_eq!(hitung(JenisPenempatan::Rangkap), 1);
    assert_eq!(hitung(JenisPenempatan::Dpk), 4);
    assert_eq!(hitung(JenisPenempatan::TugasTambahan), 36 + 5);
    for dasar in [
        DasarPenilai::Struktural,
        DasarPenilai::Delegasi,
        DasarPenilai::PltPlh,
        DasarPenilai::TugasTambahan,
        DasarPenilai::PejabatNonAsn,
    ] {
        assert!(k.hubungan_penilai.iter().any(|h| h.dasar == dasar), "{dasar:?}");
    }
}

#[test]
fn heads_are_rated_as_the_law_and_practice_have_it() {
    let k = baku();
    let unit = menurut_kunci(&k.unit, |u| &u.kunci);
    let hubungan = menurut_kunci(&k.hubungan_penilai, |h| &h.pegawai);
    let kepala = |u: &str| unit[u].kepala.clone().expect("a head");
    let wali_kota = Pejabat::NonAsn("walikota".to_owned());
    for u in ["setda", "disdukcapil", "insp", "bkpsdm", "disdik"] {
        assert_eq!(hubungan[kepala(u).as_str()].penilai, wali_kota, "{u}");
    }
    assert_eq!(hubungan[kepala("kec1").as_str()].penilai, Pejabat::Pegawai(kepala("setda")));
    let kepsek = hubungan[kepala("sd01").as_str()];
    assert_eq!(kepsek.penilai, Pejabat::Pegawai(kepala("disdik")));
    assert!(kepsek.pembantu.is_some(), "helped by a pengawas sekolah");
    let sari = hubungan[k.tokoh("sari").expect("sari").orang.as_str()];
    assert_eq!(sari.penilai, Pejabat::Pegawai(kepala("sd01")));
    assert_eq!(sari.dasar, DasarPenilai::TugasTambahan);
    assert_eq!(sari.atasan_penilai, Some(Pejabat::Pegawai(kepala("disdik"))));
}

#[test]
fn no_office_head_rates_more_than_fifteen_or_so() {
    let k = baku();
    let mut rentang: BTreeMap<&str, usize> = BTreeMap::new();
    for h in &k.hubungan_penilai {
        if let Some(p) = h.penilai.pegawai() {
            *rentang.entry(p).or_default() += 1;
        }
    }
    let pengecualian: BTreeSet<&str> = k
        .unit
        .iter()
        .filter(|u| {
            let ramai =
                matches!(u.jenis, JenisUnit::Sd | JenisUnit::Smp | JenisUnit::Tk | JenisUnit::Puskesmas);
            ramai || u.kunci == "disdik"
        })
        .filter_map(|u| u.kepala.as_deref())
        .collect();
    for (siapa, banyak) in rentang {
        assert!(banyak <= 15 || pengecualian.contains(siapa), "{siapa} rates {banyak}");
    }
}

#[test]
fn marlina_leads_the_fifteen_of_the_drawn_screen() {
    let k = baku();
    let marlina = k.tokoh("marlina").expect("marlina").pejabat.clone();
    let tim: Vec<&HubunganPenilai> = k.hubungan_penilai.iter().filter(|h| h.penilai == marlina).collect();
    assert_eq!(tim.len(), 15);
    let ratna = k.tokoh("ratna").expect("ratna").orang.as_str();
    let h = tim.iter().find(|h| h.pegawai == ratna).expect("ratna is in the team");
    assert_eq!(h.atasan_penilai, Some(k.tokoh("nasrul").expect("nasrul").pejabat.clone()));
    assert_eq!(h.pembantu.as_deref(), k.tokoh("yohana").expect("yohana").pejabat.pegawai());
    let orang = menurut_kunci(&k.orang, |o| &o.kunci);
    assert_eq!(orang[ratna].nama_lengkap(), "Ratna Wulandari, S.AP.");
    let pegawai = menurut_kunci(&k.pegawai, |p| &p.kunci);
    assert_eq!(pegawai[ratna].nip, "198704122011012000");
    let joko = pegawai[k.tokoh("joko").expect("joko").orang.as_str()];
    assert_eq!(
        (joko.status, joko.akhir_kontrak),
        (StatusPegawai::PppkParuhWaktu, Some(tanggal(2026, 12, 31)))
    );
}

#[test]
fn each_demo_role_has_one_login() {
    let k = kota(50, hari_ini());
    let masuk: BTreeSet<&str> = k.akun_demo.iter().map(|a| a.masuk.as_str()).collect();
    assert_eq!(masuk.len(), 8);
    assert!(masuk.contains("walikota"));
    assert_eq!(k.akun_demo.iter().map(|a| &a.peran_label).collect::<BTreeSet<_>>().len(), 8);
}

#[test]
fn each_perangkat_daerah_has_an_admin() {
    let k = baku();
    let opd = k.unit.iter().filter(|u| u.induk.as_deref() == Some("kota"));
    for u in opd {
        let ada =
            k.peran.iter().any(|p| p.jenis == JenisPeran::AdminOpd && p.unit.as_deref() == Some(&u.kunci));
        assert!(ada, "{}", u.kunci);
    }
    let hendra = k.tokoh("hendra").expect("hendra").pejabat.clone();
    let admin = |p: &&Peran| p.pemegang == hendra && p.unit.as_deref() == Some("disdukcapil");
    assert_eq!(k.peran.iter().filter(admin).count(), 1);
}

#[test]
fn nobody_is_from_the_future_and_ages_fit() {
    let awal_tahun = [tanggal(2026, 1, 1), tanggal(2026, 1, 12), tanggal(2026, 4, 9), tanggal(2026, 5, 10)];
    for hari in
        awal_tahun.into_iter().chain([tanggal(2026, 12, 31), tanggal(2028, 2, 29), tanggal(2100, 7, 1)])
    {
        let k = kota(PEGAWAI_BAKU, hari);
        let orang = menurut_kunci(&k.orang, |o| &o.kunci);
        for p in &k.pegawai {
            let lahir = orang[p.orang.as_str()].tanggal_lahir.expect("birth date");
            assert!(p.tmt_pengangkatan <= hari && p.tmt_golongan <= hari, "{p:?}");
            assert!(p.tmt_golongan >= p.tmt_pengangkatan);
            assert!(p.akhir_kontrak.is_none_or(|a| a >= hari), "{p:?}");
            let usia_masuk = p.tmt_pengangkatan.years_since(lahir).expect("born before the appointment");
            let usia = hari.years_since(lahir).expect("born");
            assert!((17..=51).contains(&usia_masuk), "{p:?} {lahir}");
            assert!(usia <= 60, "{p:?} {lahir}");
        }
        assert!(k.penempatan.iter().all(|p| p.mulai <= hari && p.akhir.is_none_or(|a| a >= hari)));
        assert!(k.hubungan_penilai.iter().all(|h| h.mulai <= hari));
        karya_tidak_mendahului(&k);
    }
}

fn karya_tidak_mendahului(k: &Kota) {
    for s in &k.skp {
        let akhir = match s.status {
            StatusSkp::Draf => s.dibuat,
            StatusSkp::Diajukan { diajukan } => diajukan,
            StatusSkp::Dikembalikan { dikembalikan, .. } => dikembalikan,
            StatusSkp::Disetujui { disetujui, .. } => disetujui,
        };
        assert!(s.dibuat <= akhir && akhir <= k.hari_ini, "{s:?}");
        assert_eq!(s.tahun, k.hari_ini.year());
    }
    for p in &k.progres {
        let pada = match &p.status {
            StatusProgres::MenungguValidasi => p.tanggal,
            StatusProgres::Tervalidasi { pada, .. } | StatusProgres::PerluDiperjelas { pada, .. } => *pada,
        };
        assert!(p.tanggal <= pada && pada < k.hari_ini && p.tanggal.year() == k.tahun, "{p:?}");
    }
    assert!(k.umpan_balik.iter().all(|u| u.tanggal < k.hari_ini && u.tanggal.year() == k.tahun));
    assert!(k.realisasi.iter().all(|r| r.diisi < k.hari_ini));
    assert!(k.fakta_bulanan.iter().all(|f| f.bulan < k.hari_ini));
}

#[test]
fn a_new_year_starts_empty() {
    let k = kota(PEGAWAI_BAKU, tanggal(2026, 1, 1));
    assert!(k.skp.is_empty() && k.progres.is_empty() && k.umpan_balik.is_empty() && k.realisasi.is_empty());
}

#[test]
fn skp_hold_two_to_four_rhk_with_figures() {
    let k = baku();
    menurut_kunci(&k.skp, |s| &s.kunci);
    let semua_rhk: BTreeSet<&str> = k.skp.iter().flat_map(|s| &s.rhk).map(|r| r.kunci.as_str()).collect();
    let mut terkait = 0;
    for s in &k.skp {
        assert!((1..=4).contains(&s.rhk.len()), "{s:?}");
        assert_eq!(s.perilaku.iter().map(|p| p.nilai).collect::<Vec<_>>(), NilaiPerilaku::SEMUA);
        for r in &s.rhk {
            assert!(!r.indikator.is_empty() && !r.rumusan.contains('{'), "{r:?}");
            assert!(r.induk.as_deref().is_none_or(|i| semua_rhk.contains(i)));
            terkait += usize::from(r.induk.is_some());
            for i in &r.indikator {
                let angka = i.target.split_once('.').map_or(i.target.clone(), |(a, b)| format!("{a}{b}"));
                assert!(!angka.is_empty() && angka.bytes().all(|b| b.is_ascii_digit()), "{i:?}");
                assert!(!i.satuan.is_empty() && !i.sumber_data.is_empty());
            }
        }
    }
    assert!(terkait > 100, "{terkait} RHK are linked");
}

#[test]
fn a_third_of_the_others_and_all_of_disdukcapil_have_an_skp() {
    let k = baku();
    let punya: BTreeSet<&str> = k.skp.iter().map(|s| s.pegawai.as_str()).collect();
    let unit = menurut_kunci(&k.unit, |u| &u.kunci);
    let (mut lain, mut lain_punya) = (0, 0);
    for p in &k.pegawai {
        let ada = punya.contains(p.kunci.as_str());
        if unit[p.unit.as_str()].opd == "disdukcapil" {
            assert!(ada, "{p:?}");
        } else if p.kelompok != KelompokSiklus::Guru {
            lain += 1;
            lain_punya += usize::from(ada);
        } else {
            assert!(!ada, "teachers work in Ruang GTK");
        }
    }
    assert!((28..=48).contains(&(lain_punya * 100 / lain)), "{lain_punya} of {lain}");
}

#[test]
fn statuses_are_mixed_and_most_are_agreed() {
    let k = baku();
    let hitung = |f: fn(&StatusSkp) -> bool| k.skp.iter().filter(|s| f(&s.status)).count();
    let setuju = hitung(|s| matches!(s, StatusSkp::Disetujui { .. }));
    assert!(setuju * 100 / k.skp.len() >= 80);
    assert!(hitung(|s| matches!(s, StatusSkp::Draf)) > 0);
    assert!(hitung(|s| matches!(s, StatusSkp::Diajukan { .. })) > 0);
    assert!(hitung(|s| matches!(s, StatusSkp::Dikembalikan { .. })) > 0);
}

#[test]
fn entries_keep_office_hours_on_working_days_and_never_overlap() {
    let k = baku();
    let mut akhir: BTreeMap<(&str, NaiveDate), NaiveTime> = BTreeMap::new();
    let jam = |j, m| NaiveTime::from_hms_opt(j, m, 0).expect("time");
    for p in &k.progres {
        assert!(hari_kerja(p.tanggal), "{p:?}");
        assert!(p.mulai < p.selesai && p.mulai >= jam(7, 30) && p.selesai <= jam(16, 0), "{p:?}");
        let lewat_siang = p.mulai < jam(12, 0) && p.selesai > jam(12, 0);
        assert!(!lewat_siang, "{p:?}");
        let sebelum = akhir.insert((&p.pegawai, p.tanggal), p.selesai);
        assert!(sebelum.is_none_or(|s| s <= p.mulai), "{p:?}");
        assert_eq!(p.realisasi.is_some(), p.satuan.is_some());
        assert!(!p.kegiatan.contains(['{', '}', '|']), "{p:?}");
        assert!(p.bukti.as_deref().is_none_or(|b| b.starts_with("https://bukti.sagara.example/")));
    }
    assert!(k.progres.len() > 2_000, "{}", k.progres.len());
}

#[test]
fn the_silent_superior_has_validated_nothing_for_nine_days() {
    let k = baku();
    let yusuf = k.tokoh("yusuf").expect("yusuf").pejabat.clone();
    let tim: BTreeSet<&str> =
        k.hubungan_penilai.iter().filter(|h| h.penilai == yusuf).map(|h| h.pegawai.as_str()).collect();
    assert_eq!(tim.len(), 6);
    let sejak = kalender::hari_kerja_sebelum(hari_ini(), 9);
    let entri = || k.progres.iter().filter(|p| tim.contains(p.pegawai.as_str()));
    assert!(entri().filter(|p| p.tanggal >= sejak).all(|p| p.status == StatusProgres::MenungguValidasi));
    assert!(entri().any(|p| p.tanggal < sejak && p.status != StatusProgres::MenungguValidasi));
}

#[test]
fn ratna_has_the_figures_of_the_drawn_screens() {
    let k = kota(PEGAWAI_BAKU, tanggal(2026, 4, 20));
    let ratna = k.tokoh("ratna").expect("ratna").orang.as_str();
    let skp = k.skp.iter().find(|s| s.pegawai == ratna).expect("skp");
    let rumusan: Vec<&str> = skp.rhk.iter().map(|r| r.rumusan.as_str()).collect();
    assert_eq!(rumusan.first(), Some(&"Terlayaninya permohonan KTP-el tepat waktu"));
    assert_eq!(skp.rhk.iter().map(|r| r.induk.is_some()).collect::<Vec<_>>(), [true, true, false]);
    let nilai: Vec<&str> = k
        .realisasi
        .iter()
        .filter(|r| r.pegawai == ratna && r.triwulan == 1)
        .map(|r| r.nilai.as_str())
        .collect();
    assert_eq!(nilai, ["1318", "98.2", "0.21", "287", "70", "3", "94.6"]);
    let median: Vec<&str> = k.fakta_bulanan.iter().map(|f| f.nilai.as_str()).collect();
    assert_eq!(median, ["72.0", "26.5", "5.0"], "three days became five hours in the first quarter");
    let umpan = k.umpan_balik.iter().filter(|u| u.pegawai == ratna);
    assert!(umpan.clone().any(|u| u.teks.starts_with("Antrean Senin tertib")));
    assert!(k.progres.iter().any(|p| p.pegawai == ratna && p.kegiatan == "Pelayanan loket KTP-el"));
}

#[test]
fn no_feedback_text_is_used_for_more_than_a_handful_by_one_rater() {
    let k = baku();
    let mut banyak: BTreeMap<(&Pejabat, &str), usize> = BTreeMap::new();
    for u in &k.umpan_balik {
        assert!(!u.teks.contains(['{', '}', '|']), "{u:?}");
        *banyak.entry((&u.dari, &u.teks)).or_default() += 1;
    }
    let terbanyak = banyak.iter().max_by_key(|(_, n)| **n).expect("feedback");
    assert!(*terbanyak.1 <= 5, "{terbanyak:?}");
    let ragam: BTreeSet<&str> = k.umpan_balik.iter().map(|u| u.teks.as_str()).collect();
    assert!(ragam.len() * 2 > k.umpan_balik.len(), "{} of {}", ragam.len(), k.umpan_balik.len());
}

#[test]
fn melati_got_no_feedback_before_her_rating() {
    let k = baku();
    let melati = k.tokoh("melati").expect("melati").orang.as_str();
    assert!(k.skp.iter().any(|s| s.pegawai == melati));
    assert!(!k.umpan_balik.iter().any(|u| u.pegawai == melati));
}

#[test]
fn quarters_are_filled_after_they_end_and_shares_stay_within_a_hundred() {
    let k = baku();
    menurut_kunci(&k.realisasi, |r| &r.kunci);
    menurut_kunci(&k.umpan_balik, |u| &u.kunci);
    menurut_kunci(&k.progres, |p| &p.kunci);
    let satuan: BTreeMap<&str, &str> = k
        .skp
        .iter()
        .flat_map(|s| &s.rhk)
        .flat_map(|r| &r.indikator)
        .map(|i| (i.kunci.as_str(), i.satuan.as_str()))
        .collect();
    let triwulan: BTreeSet<u8> = k.realisasi.iter().map(|r| r.triwulan).collect();
    assert_eq!(triwulan.into_iter().collect::<Vec<_>>(), [1, 2, 3]);
    for r in &k.realisasi {
        assert!(r.diisi > kalender::triwulan(2026, u32::from(r.triwulan)).1);
        if satuan[r.indikator.as_str()] == "%" {
            assert!(
                r.nilai.split('.').next().and_then(|n| n.parse::<u32>().ok()).is_some_and(|n| n <= 100),
                "{r:?}"
            );
        }
    }
}

#[test]
fn a_third_of_the_people_has_no_email() {
    let k = baku();
    let tanpa = k.pegawai.len() - k.orang.iter().filter(|o| o.email.is_some()).count();
    assert!((280..=420).contains(&permil(tanpa, k.pegawai.len())));
}

#[test]
fn options_out_of_range_are_refused() {
    for n in [0, 49, 25_001] {
        let salah = Kota::susun(&Opsi { pegawai: n, ..Opsi::baku(hari_ini()) });
        assert!(matches!(salah, Err(KotaError::JumlahPegawai(m)) if m == n));
    }
    let salah = Kota::susun(&Opsi::baku(tanggal(2021, 12, 31)));
    assert!(matches!(salah, Err(KotaError::HariIni(_))));
}

/// Cells of one line of the exported files (quotes as RFC 4180).
fn sel(baris: &str) -> Vec<String> {
    let mut hasil = vec![String::new()];
    let mut kutip = false;
    for c in baris.chars() {
        match c {
            '"' => kutip = !kutip,
            ',' if !kutip => hasil.push(String::new()),
            c => hasil.last_mut().expect("a cell").push(c),
        }
    }
    hasil
}

#[test]
fn the_two_files_meet_by_their_ids() {
    let k = baku();
    let orang = data_utama_csv(k);
    let unor = unor_csv(k);
    let orang: Vec<Vec<String>> = orang.lines().map(sel).collect();
    let unor: Vec<Vec<String>> = unor.lines().map(sel).collect();
    assert_eq!((orang.len(), unor.len()), (1_201, 182));
    assert!(orang.iter().all(|b| b.len() == 19) && unor.iter().all(|b| b.len() == 7));
    assert_eq!(orang[0][0..3], ["PNS ID", "NIP BARU", "NAMA"]);
    let id_orang: BTreeSet<&str> = orang[1..].iter().map(|b| b[0].as_str()).collect();
    let id_unor: BTreeSet<&str> = unor[1..].iter().map(|b| b[0].as_str()).collect();
    assert_eq!((id_orang.len(), id_unor.len()), (1_200, 181));
    assert!(orang[1..].iter().all(|b| id_unor.contains(b[14].as_str())));
    assert_eq!(unor[1..].iter().filter(|b| b[2].is_empty()).count(), 1, "one root");
    assert!(unor[1..].iter().all(|b| b[2].is_empty() || id_unor.contains(b[2].as_str())));
    assert!(unor[1..].iter().all(|b| b[4].is_empty() || id_orang.contains(b[4].as_str())));
    let tanpa_kepala = unor[1..].iter().filter(|b| b[4].is_empty()).count();
    assert_eq!(tanpa_kepala, 1 + 3 + 2, "the city, three Plt, two vacant");
    let guru = orang[1..].iter().filter(|b| b[12].starts_with("Guru"));
    assert!(guru.clone().count() > 400 && guru.clone().all(|b| b[11] == "Jabatan Fungsional Tertentu"));
}
