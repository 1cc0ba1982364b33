//! From rows to forms, without a database.

use aturan::{CapaianOrganisasi, Desimal, Predikat, Rating};
use chrono::{DateTime, NaiveDate, Utc};
use documents::{HasilKerja, Mode, Ranah};
use organisasi::pejabat::Pejabat as Cetak;
use pelaksanaan::fakta::{Fakta, JenisFakta};
use penilaian::Periode;
use penilaian::evaluasi::store::{Butir, Dasar};
use penilaian::evaluasi::{Evaluasi, Hasil, Penilaian, Status as StatusEvaluasi, Tanggapan, Terima};
use perencanaan::skp::store::TeksRow;
use perencanaan::skp::{
    Arah, Aspek, Indikator, Penilai, Perspektif, Rhk, RhkPimpinan, Skp, Status, Target, Tingkat,
};
use platform::{Uuid, Zone};

use super::surat::Penerbit;
use super::susun_evaluasi::BahanEvaluasi;
use super::susun_skp::BahanSkp;

fn day(bulan: u32, hari: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, bulan, hari).unwrap()
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn penerbit() -> Penerbit {
    Penerbit {
        id: Uuid::parse_str("0192f3a4-0000-7000-8000-0123456789ab").unwrap(),
        instansi: "Pemerintah Kota Sagara".into(),
        perangkat: Some("Dinas Contoh".into()),
        zone: Zone::Wit,
        now: at("2026-12-09T16:30:05Z"),
    }
}

fn skp() -> Skp {
    Skp {
        id: Uuid::from_u128(1),
        siklus_id: Uuid::from_u128(2),
        tahun: 2026,
        is_latihan: false,
        is_pendamping: true,
        pegawai_id: Uuid::from_u128(3),
        pegawai_nama: "Ratna Wulandari, S.AP.".into(),
        nip: "198704122011012000".into(),
        kelompok: "lainnya".into(),
        batas_skp: day(1, 30),
        periode_awal: day(1, 1),
        periode_akhir: day(12, 31),
        is_kualitatif: false,
        unit_id: Uuid::from_u128(4),
        unit_nama: "Bidang Pelayanan".into(),
        jabatan: "Pengelola Layanan".into(),
        jenis_jabatan: "pelaksana".into(),
        golongan: Some("III/a".into()),
        status: Status::Disetujui,
        versi: 3,
        diajukan: None,
        // Already the next day in WIT.
        disetujui: Some(at("2026-01-20T23:00:00Z")),
        penilai: Some(Penilai { id: Uuid::from_u128(5), nama: "Orang Lain".into(), jabatan: "-".into() }),
    }
}

fn indikator(id: u128, perspektif: Option<Perspektif>) -> Indikator {
    Indikator {
        id: Uuid::from_u128(id),
        aspek: Aspek::Waktu,
        tingkat: Tingkat::Hasil,
        perspektif,
        teks: format!("Indikator {id}"),
        target: Target::Angka { nilai: Desimal::dari_skala(15_000), satuan: "hari".into() },
        arah: Arah::Turun,
        is_jumlah: false,
        sumber_data: "Antrean loket".into(),
    }
}

fn rhk(id: u128, is_tambahan: bool, perspektif: Option<Perspektif>) -> Rhk {
    Rhk {
        id: Uuid::from_u128(id),
        is_tambahan,
        is_individu: true,
        teks: format!("RHK {id}"),
        pimpinan: (!is_tambahan).then(|| RhkPimpinan { id: Uuid::from_u128(99), teks: "RHK atasan".into() }),
        penugasan_dari: is_tambahan.then(|| "Kepala Dinas".into()),
        indikator: vec![indikator(id + 100, perspektif)],
    }
}

fn cetak(nama: &str, unit: Option<&str>) -> Cetak {
    Cetak {
        id: Uuid::from_u128(6),
        nama: nama.into(),
        nip: unit.map(|_| "197001011995032001".into()),
        pangkat: None,
        jabatan: "Kepala Bidang".into(),
        unit: unit.map(str::to_owned),
    }
}

fn teks() -> Vec<TeksRow> {
    let row = |(jenis, teks): (&str, &str)| TeksRow { jenis: jenis.into(), teks: teks.into() };
    let rows = [
        ("akuntabel", "Catat setiap berkas"),
        ("konsekuensi", "Dialog kinerja; pembinaan\nPelatihan"),
        ("dukungan_sumber_daya", " "),
    ];
    rows.into_iter().map(row).collect()
}

fn bahan(skp: Skp, isi: Vec<Rhk>) -> BahanSkp {
    BahanSkp {
        skp,
        isi,
        teks: teks(),
        penilai: Some(cetak("Marlina Siregar", Some("Bidang Pelayanan"))),
        perangkat: None,
        nama: "Ratna Wulandari".into(),
    }
}

#[test]
fn an_agreed_skp_is_numbered_and_signed_by_the_penilai_of_then() {
    let bahan = bahan(skp(), vec![rhk(10, false, None), rhk(11, true, None)]);
    let form = bahan.susun(&penerbit()).unwrap();
    assert_eq!(form.surat.nomor, "SKP/2026/4567-89AB");
    assert_eq!((form.surat.versi, form.surat.dibuat.to_string().as_str()), (3, "2026-12-10T01:30:05+09:00"));
    assert_eq!(form.surat.mode, Mode::Pendamping { sistem_resmi: "e-Kinerja BKN".into() });
    assert_eq!(form.penilai.nama, "Marlina Siregar");
    assert_eq!(form.pegawai.pangkat_golongan.as_deref(), Some("Penata Muda (III/a)"));
    assert_eq!(form.pengesahan.tempat, "Sagara");
    assert_eq!(form.pengesahan.tanggal.map(String::from).as_deref(), Some("2026-01-21"));
    assert_eq!(form.perilaku[1].ekspektasi, "Catat setiap berkas");
    assert_eq!(form.lampiran.konsekuensi, ["Dialog kinerja", "pembinaan", "Pelatihan"]);
    assert!(form.lampiran.dukungan_sumber_daya.is_empty());
    let HasilKerja::Kuantitatif(rows) = form.hasil_kerja else { panic!("kuantitatif") };
    assert_eq!(rows.utama[0].intervensi.as_deref(), Some("RHK atasan"));
    assert_eq!(rows.utama[0].indikator[0].target, "paling banyak 1,5 hari");
    assert_eq!(rows.utama[0].indikator[0].aspek, documents::Aspek::Waktu);
    assert_eq!(rows.tambahan[0].penugasan_dari.as_deref(), Some("Kepala Dinas"));
}

#[test]
fn a_draft_says_so_and_needs_no_penilai() {
    let mut draft = bahan(Skp { status: Status::Draf, disetujui: None, ..skp() }, vec![]);
    draft.penilai = None;
    let form = draft.susun(&penerbit()).unwrap();
    assert_eq!(form.surat.nomor, "DRAF 4567-89AB, belum disetujui");
    assert_eq!((form.penilai.nama.as_str(), form.pengesahan.tanggal), ("Belum ditetapkan", None));
}

#[test]
fn each_approach_has_its_form() {
    let kualitatif = bahan(Skp { is_kualitatif: true, ..skp() }, vec![rhk(10, false, None)]);
    let form = kualitatif.susun(&penerbit()).unwrap();
    assert!(matches!(form.hasil_kerja, HasilKerja::Kualitatif(rows) if rows.utama[0].ukuran.len() == 1));
    let jpt = || Skp { jenis_jabatan: "jpt".into(), ..skp() };
    let full = bahan(jpt(), vec![rhk(10, false, Some(Perspektif::Anggaran))]).susun(&penerbit()).unwrap();
    let HasilKerja::PimpinanTinggi(rows) = full.hasil_kerja else { panic!("pimpinan tinggi") };
    assert_eq!(rows.utama[0].perspektif, documents::Perspektif::Anggaran);
    let unfinished = bahan(jpt(), vec![rhk(10, false, None)]).susun(&penerbit()).unwrap();
    assert!(matches!(unfinished.hasil_kerja, HasilKerja::Kuantitatif(_)));
}

#[test]
fn the_mayor_has_no_nip_and_belongs_to_the_city() {
    let mut bahan = bahan(skp(), vec![]);
    bahan.penilai = Some(cetak("Wali Kota", None));
    let form = bahan.susun(&penerbit()).unwrap();
    assert_eq!((form.penilai.nip, form.penilai.unit_kerja.as_str()), (None, "Pemerintah Kota Sagara"));
}

fn hasil() -> Hasil {
    Hasil {
        penilaian: Penilaian {
            hasil_kerja: Some(Rating::DiAtas),
            alasan_hasil: "Waktu turun jadi 1,2 hari.".into(),
            perilaku: Rating::Sesuai,
            alasan_perilaku: String::new(),
            tanpa_umpan_balik: "Dibicarakan lisan.".into(),
        },
        hasil_kerja: Rating::DiAtas,
        capaian: CapaianOrganisasi::Baik,
        predikat: Predikat::Baik,
    }
}

fn evaluasi(status: StatusEvaluasi) -> Evaluasi {
    Evaluasi {
        id: Uuid::from_u128(20),
        skp_id: Uuid::from_u128(1),
        siklus_id: Uuid::from_u128(2),
        tahun: 2026,
        is_latihan: false,
        periode: Periode::Triwulan(2),
        mulai: day(4, 1),
        sampai: day(6, 30),
        pegawai_id: Uuid::from_u128(3),
        pegawai_nama: "Ratna Wulandari, S.AP.".into(),
        nip: "198704122011012000".into(),
        golongan: Some("III/a".into()),
        jabatan: "Pengelola Layanan".into(),
        unit_nama: "Bidang Pelayanan".into(),
        opd_id: Uuid::from_u128(7),
        opd_nama: "Dinas Contoh".into(),
        is_kepala_unit: false,
        penilaian_diri: None,
        capaian: Some(CapaianOrganisasi::Baik),
        penilai_id: None,
        penilai_nama: None,
        dinilai: Some(at("2026-07-10T02:00:00Z")),
        status,
        versi: 6,
    }
}

fn received(tanggapan: Option<Tanggapan>) -> StatusEvaluasi {
    let terima = Terima {
        disampaikan: at("2026-07-12T02:00:00Z"),
        pada: at("2026-07-13T02:00:00Z"),
        batas_keberatan: day(7, 27),
    };
    StatusEvaluasi::Diterima { hasil: hasil(), terima, tanggapan }
}

fn umpan_balik(id: u128, rhk: Option<u128>) -> Fakta {
    Fakta {
        jenis: JenisFakta::UmpanBalik,
        id: Uuid::from_u128(id),
        tanggal: day(5, 4),
        teks: "Antrean rapi.".into(),
        dari_id: None,
        dari: Some("Marlina Siregar".into()),
        rhk_id: rhk.map(Uuid::from_u128),
        bukti: None,
    }
}

fn dasar(jenis: &str, id: u128) -> Dasar {
    Dasar {
        jenis: jenis.into(),
        fakta_id: Uuid::from_u128(id),
        tanggal: day(6, 30),
        teks: format!("Fakta {id}"),
    }
}

fn butir() -> Butir {
    Butir {
        indikator_id: Uuid::from_u128(110),
        rhk_id: Uuid::from_u128(10),
        rhk_teks: "RHK 10".into(),
        teks: "Indikator 110".into(),
        target: Target::Angka { nilai: Desimal::dari_skala(15_000), satuan: "hari".into() },
        target_teks: "paling banyak 1,5 hari".into(),
        arah: Arah::Turun,
        target_setahun: None,
        sumber_data: "Antrean loket".into(),
        realisasi: Some(Desimal::dari_skala(12_000)),
        realisasi_teks: None,
        keterangan: None,
    }
}

fn bahan_evaluasi(status: StatusEvaluasi) -> BahanEvaluasi {
    BahanEvaluasi {
        evaluasi: evaluasi(status),
        hasil: hasil(),
        skp: skp(),
        isi: vec![rhk(10, false, None), rhk(11, true, None)],
        teks: teks(),
        butir: vec![butir()],
        dasar: vec![dasar("indikator", 110), dasar("umpan_balik", 31), dasar("umpan_balik", 32)],
        umpan_balik: vec![umpan_balik(31, Some(10)), umpan_balik(32, None)],
        penilai: cetak("Marlina Siregar", Some("Bidang Pelayanan")),
        atasan: None,
        ditanggapi: Some(at("2026-07-20T02:00:00Z")),
        perangkat: None,
        nama: "Ratna Wulandari".into(),
    }
}

#[test]
fn an_evaluation_fills_every_block_from_its_rows() {
    let bahan = bahan_evaluasi(received(Some(Tanggapan::DenganCatatan("Terima kasih.".into()))));
    assert_eq!(bahan.judul(), "Evaluasi Kinerja Triwulan II 2026 Ratna Wulandari");
    let form = bahan.susun(&penerbit()).unwrap();
    assert_eq!(form.surat.nomor, "EVALUASI/2026/4567-89AB");
    assert_eq!(form.periode.nama.as_deref(), Some("Triwulan II"));
    assert_eq!(form.capaian_organisasi.unwrap().label, "Baik");
    assert_eq!(
        form.catatan,
        [
            "Umpan balik sebelum penilaian: Dibicarakan lisan.",
            "Antrean rapi. (Marlina Siregar, 4 Mei 2026)",
            "Catatan pegawai saat menerima: Terima kasih.",
        ]
    );
    assert_eq!((form.keberatan, form.penjelasan, form.keputusan), (None, None, None));
    assert_eq!(form.tanda_terima.unwrap().tanggal.to_string(), "2026-07-13");
    let row = &form.hasil.rhk.utama[0];
    assert_eq!(row.indikator[0].realisasi, "1,2 hari");
    assert_eq!(row.umpan_balik, ["Antrean rapi. (Marlina Siregar, 4 Mei 2026)"]);
    assert_eq!(form.hasil.rhk.tambahan[0].indikator[0].realisasi, "");
    let facts: Vec<_> = form.hasil.fakta.iter().map(|fact| (fact.ranah, fact.sumber.as_str())).collect();
    let from = "Umpan balik dari Marlina Siregar";
    assert_eq!(
        facts,
        [(Ranah::HasilKerja, "Antrean loket"), (Ranah::HasilKerja, from), (Ranah::Perilaku, from)]
    );
    assert_eq!(form.hasil.hasil_kerja.rating, documents::Rating::DiAtas);
}

#[test]
fn an_objection_stands_in_its_block_with_its_day() {
    let form = bahan_evaluasi(received(Some(Tanggapan::Keberatan("Fakta Mei belum dilihat.".into()))))
        .susun(&penerbit())
        .unwrap();
    let keberatan = form.keberatan.unwrap();
    assert_eq!(
        (keberatan.teks.as_str(), keberatan.tanggal.to_string().as_str()),
        ("Fakta Mei belum dilihat.", "2026-07-20")
    );
}

#[test]
fn before_it_is_told_nothing_was_received() {
    let form = bahan_evaluasi(StatusEvaluasi::SiapDisampaikan(hasil())).susun(&penerbit()).unwrap();
    assert!(form.tanda_terima.is_none() && form.keberatan.is_none());
}
