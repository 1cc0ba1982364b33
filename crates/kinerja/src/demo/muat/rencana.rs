//! The cycle of the year and the SKP in it.

use aturan::Desimal;
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use organisasi::pejabat::Pejabat as PejabatCetak;
use perencanaan::siklus::{Siklus, store as siklus};
use platform::{Fault, Result, Tx, Values};

use super::siapa::{jenis_jabatan, kelompok};
use super::{Muatan, id, missing, pagi};
use crate::demo::kota::{
    Arah, Aspek, Indikator, JenisRhk, Klasifikasi, Pejabat, Perspektif, Rhk, Skp, StatusSkp, Tingkat,
};

pub(super) async fn muat(tx: &mut Tx, muatan: &Muatan<'_>) -> Result<()> {
    open_siklus(tx, muatan).await?;
    skp(tx, muatan).await?;
    rhk(tx, muatan).await?;
    indikator(tx, muatan).await?;
    texts(tx, muatan).await
}

/// The default calendar: SKP by the end of January, the year's rating by the end of the January after.
async fn open_siklus(tx: &mut Tx, muatan: &Muatan<'_>) -> Result<()> {
    let tahun = muatan.kota.tahun;
    let day = |tahun, bulan, hari| {
        NaiveDate::from_ymd_opt(tahun, bulan, hari).ok_or_else(|| missing("tanggal", "siklus"))
    };
    let kind = Siklus {
        id: muatan.siklus_id(),
        tahun: i64::from(tahun),
        nama: format!("Siklus Kinerja {tahun}"),
        rezim: "permenpanrb6_2022".into(),
        is_latihan: false,
        is_pendamping: true,
        mulai: day(tahun, 1, 1)?,
        sampai: day(tahun, 12, 31)?,
    };
    let (batas_skp, batas_penilaian) = (day(tahun, 1, 30)?, day(tahun + 1, 1, 29)?);
    let group =
        |(kode, irama, sumber)| siklus::NewKelompok { kode, irama, sumber, batas_skp, batas_penilaian };
    let groups = [
        ("struktural", "triwulanan", "kinerja"),
        ("fungsional", "triwulanan", "kinerja"),
        ("guru", "tahunan", "ruang_gtk"),
        ("nakes_blud", "triwulanan", "kinerja"),
        ("pppk_paruh_waktu", "triwulanan", "kinerja"),
        ("lainnya", "triwulanan", "kinerja"),
    ];
    siklus::insert(tx, &kind, groups.into_iter().map(group).collect()).await
}

async fn skp(tx: &mut Tx, muatan: &Muatan<'_>) -> Result<()> {
    let mut rows = Vec::with_capacity(muatan.kota.skp.len());
    for skp in &muatan.kota.skp {
        rows.push(skp_row(muatan, skp)?);
    }
    let columns = [
        "id",
        "siklus_id",
        "pegawai_id",
        "kelompok",
        "periode_awal",
        "periode_akhir",
        "pendekatan",
        "unit_id",
        "unit_nama",
        "jabatan",
        "jenis_jabatan",
        "golongan",
        "status",
        "catatan",
        "versi",
        "diajukan",
        "disetujui",
        "penilai",
    ];
    tx.insert_rows("skp", &columns, rows).await
}

fn skp_row(muatan: &Muatan<'_>, skp: &Skp) -> Result<Values> {
    let pegawai = muatan.pegawai(&skp.pegawai)?;
    let unit = muatan.unit(&pegawai.unit)?;
    let jabatan = muatan.jabatan(&pegawai.jabatan)?;
    let (status, diajukan, disetujui) = status(skp);
    let penilai = disetujui.map(|_| penilai(muatan, &skp.pegawai)).transpose()?.flatten();
    Ok(vec![
        id("skp", &skp.kunci).into(),
        muatan.siklus_id().into(),
        muatan.pegawai_id(&skp.pegawai)?.into(),
        kelompok(pegawai.kelompok).into(),
        skp.awal.into(),
        skp.akhir.into(),
        "kuantitatif".into(),
        id("unit", &pegawai.unit).into(),
        unit.nama.clone().into(),
        jabatan.nama.clone().into(),
        jenis_jabatan(jabatan.jenis).into(),
        pegawai.golongan.clone().into(),
        status.into(),
        skp.catatan_penilai.clone().into(),
        1_i64.into(),
        diajukan.into(),
        disetujui.into(),
        penilai.into(),
    ])
}

fn status(skp: &Skp) -> (&'static str, Option<DateTime<Utc>>, Option<DateTime<Utc>>) {
    let at = |hari: NaiveDate| Some(pagi(hari, &skp.kunci));
    match skp.status {
        StatusSkp::Draf => ("draf", None, None),
        StatusSkp::Diajukan { diajukan } => ("diajukan", at(diajukan), None),
        StatusSkp::Dikembalikan { diajukan, .. } => ("dikembalikan", at(diajukan), None),
        StatusSkp::Disetujui { diajukan, disetujui } => ("disetujui", at(diajukan), at(disetujui)),
    }
}

/// The penilai as the document keeps him.
pub(super) fn penilai(muatan: &Muatan<'_>, pegawai: &str) -> Result<Option<String>> {
    let Some(tie) = muatan.kota.hubungan_penilai.iter().find(|tie| tie.pegawai == pegawai) else {
        return Ok(None);
    };
    let nama =
        |orang: &str| muatan.kota.orang.iter().find(|row| row.kunci == orang).map(|row| row.nama_lengkap());
    let cetak = match &tie.penilai {
        Pejabat::Pegawai(kunci) => {
            let pegawai = muatan.pegawai(kunci)?;
            PejabatCetak {
                id: muatan.pegawai_id(kunci)?,
                nama: nama(&pegawai.orang).unwrap_or_default(),
                nip: Some(pegawai.nip.clone()),
                pangkat: Some(organisasi::pejabat::pangkat(&pegawai.golongan)),
                jabatan: muatan.jabatan(&pegawai.jabatan)?.nama.clone(),
                unit: Some(muatan.unit(&pegawai.unit)?.nama.clone()),
            }
        }
        Pejabat::NonAsn(kunci) => {
            let found = muatan.kota.pejabat_non_asn.iter().find(|pejabat| pejabat.kunci == *kunci);
            let pejabat = found.ok_or_else(|| missing("pejabat", kunci))?;
            PejabatCetak {
                id: id("orang", &pejabat.orang),
                nama: nama(&pejabat.orang).unwrap_or_default(),
                nip: None,
                pangkat: None,
                jabatan: pejabat.jabatan.clone(),
                unit: None,
            }
        }
    };
    cetak.to_json().map(Some)
}

async fn rhk(tx: &mut Tx, muatan: &Muatan<'_>) -> Result<()> {
    let rows = muatan.kota.skp.iter().flat_map(|skp| skp.rhk.iter().map(|rhk| rhk_row(skp, rhk)));
    let columns = ["id", "skp_id", "urut", "jenis", "klasifikasi", "teks", "rhk_pimpinan_id"];
    tx.insert_rows("rhk", &columns, rows.collect()).await
}

fn rhk_row(skp: &Skp, rhk: &Rhk) -> Values {
    let jenis = match rhk.jenis {
        JenisRhk::Utama => "utama",
        JenisRhk::Tambahan => "tambahan",
    };
    let klasifikasi = match rhk.klasifikasi {
        Klasifikasi::Organisasi => "organisasi",
        Klasifikasi::Individu => "individu",
    };
    vec![
        id("rhk", &rhk.kunci).into(),
        id("skp", &skp.kunci).into(),
        i64::from(rhk.nomor).into(),
        jenis.into(),
        klasifikasi.into(),
        rhk.rumusan.clone().into(),
        rhk.induk.as_deref().map(|induk| id("rhk", induk)).into(),
    ]
}

async fn indikator(tx: &mut Tx, muatan: &Muatan<'_>) -> Result<()> {
    let mut rows = Vec::new();
    for skp in &muatan.kota.skp {
        for rhk in &skp.rhk {
            for (urut, indikator) in (1_i64..).zip(&rhk.indikator) {
                rows.push(indikator_row(skp, rhk, urut, indikator)?);
            }
        }
    }
    let columns = [
        "id",
        "skp_id",
        "rhk_id",
        "urut",
        "aspek",
        "tingkat",
        "perspektif",
        "teks",
        "target_x10000",
        "satuan",
        "arah",
        "is_jumlah",
        "sumber_data",
    ];
    tx.insert_rows("indikator", &columns, rows).await
}

fn indikator_row(skp: &Skp, rhk: &Rhk, urut: i64, indikator: &Indikator) -> Result<Values> {
    let (target, satuan, is_jumlah) = setahun(indikator)?;
    Ok(vec![
        id("indikator", &indikator.kunci).into(),
        id("skp", &skp.kunci).into(),
        id("rhk", &rhk.kunci).into(),
        urut.into(),
        aspek(indikator.aspek).into(),
        tingkat(indikator.tingkat).into(),
        rhk.perspektif.map(perspektif).into(),
        indikator.uraian.clone().into(),
        target.skala().into(),
        satuan.into(),
        arah(indikator.arah).into(),
        is_jumlah.into(),
        indikator.sumber_data.clone().into(),
    ])
}

/// Target, unit, and whether it is summed. What the city promises a month is written for the year.
fn setahun(indikator: &Indikator) -> Result<(Desimal, String, bool)> {
    let target = desimal(&indikator.target)?;
    match indikator.satuan.strip_suffix("/bulan") {
        Some(satuan) => Ok((Desimal::dari_skala(target.skala() * 12), satuan.to_owned(), true)),
        None => Ok((target, indikator.satuan.clone(), indikator.jumlah)),
    }
}

/// A figure of the generator: plain decimal text.
pub(super) fn desimal(teks: &str) -> Result<Desimal> {
    Desimal::parse_polos(teks).map_err(|err| Fault::internal(format!("{teks}: {err}")))
}

fn aspek(aspek: Aspek) -> &'static str {
    match aspek {
        Aspek::Kuantitas => "kuantitas",
        Aspek::Kualitas => "kualitas",
        Aspek::Waktu => "waktu",
        Aspek::Biaya => "biaya",
    }
}

fn tingkat(tingkat: Tingkat) -> &'static str {
    match tingkat {
        Tingkat::Keluaran => "keluaran",
        Tingkat::Hasil => "hasil",
        Tingkat::Dampak => "dampak",
    }
}

fn perspektif(perspektif: Perspektif) -> &'static str {
    match perspektif {
        Perspektif::PenerimaLayanan => "penerima_layanan",
        Perspektif::ProsesBisnis => "proses_bisnis",
        Perspektif::PenguatanInternal => "penguatan_internal",
        Perspektif::Anggaran => "anggaran",
    }
}

fn arah(arah: Arah) -> &'static str {
    match arah {
        Arah::Naik => "naik",
        Arah::Turun => "turun",
        Arah::Tetap => "tetap",
    }
}

async fn texts(tx: &mut Tx, muatan: &Muatan<'_>) -> Result<()> {
    let mut expected: Vec<Values> = Vec::new();
    let mut lampiran: Vec<Values> = Vec::new();
    for skp in &muatan.kota.skp {
        let skp_id = id("skp", &skp.kunci);
        let given = skp.perilaku.iter().filter(|row| !row.ekspektasi_khusus.is_empty());
        for (nilai, teks) in given.map(|row| (perilaku(row.nilai), row.ekspektasi_khusus.clone())) {
            expected.push(vec![skp_id.into(), nilai.into(), teks.into()]);
        }
        let lists = [
            ("dukungan_sumber_daya", &skp.lampiran.dukungan_sumber_daya),
            ("skema_pertanggungjawaban", &skp.lampiran.skema_pertanggungjawaban),
            ("konsekuensi", &skp.lampiran.konsekuensi),
        ];
        for (jenis, list) in lists.into_iter().filter(|(_, list)| !list.is_empty()) {
            lampiran.push(vec![skp_id.into(), jenis.into(), list.join("; ").into()]);
        }
    }
    tx.insert_rows("ekspektasi_perilaku", &["skp_id", "nilai", "ekspektasi"], expected).await?;
    tx.insert_rows("lampiran_skp", &["skp_id", "jenis", "teks"], lampiran).await
}

fn perilaku(nilai: crate::demo::kota::NilaiPerilaku) -> &'static str {
    use crate::demo::kota::NilaiPerilaku as N;
    match nilai {
        N::BerorientasiPelayanan => "berorientasi_pelayanan",
        N::Akuntabel => "akuntabel",
        N::Kompeten => "kompeten",
        N::Harmonis => "harmonis",
        N::Loyal => "loyal",
        N::Adaptif => "adaptif",
        N::Kolaboratif => "kolaboratif",
    }
}

/// The year of a day.
pub(super) fn tahun(hari: NaiveDate) -> i64 {
    i64::from(hari.year())
}
