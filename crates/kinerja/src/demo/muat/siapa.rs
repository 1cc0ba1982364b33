//! Units, people, posts, rating relations, accounts, roles.

use std::collections::HashMap;

use platform::{PeranJenis, Result, Tx, Uuid, Values};

use super::{Muatan, id};
use crate::demo::kota::{
    DasarPenilai, JenisJabatan, JenisPenempatan, JenisPeran, KelompokSiklus, Pejabat, StatusPegawai, Unit,
};

pub(super) async fn muat(tx: &mut Tx, muatan: &Muatan<'_>, sandi: &str) -> Result<()> {
    orang(tx, muatan).await?;
    pegawai(tx, muatan).await?;
    unit(tx, muatan).await?;
    penempatan(tx, muatan).await?;
    hubungan(tx, muatan).await?;
    akun(tx, muatan, sandi).await?;
    peran(tx, muatan).await
}

async fn orang(tx: &mut Tx, muatan: &Muatan<'_>) -> Result<()> {
    let filled = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let row = |orang: &crate::demo::kota::Orang| -> Values {
        vec![
            id("orang", &orang.kunci).into(),
            orang.nama.clone().into(),
            filled(&orang.gelar_depan).into(),
            filled(&orang.gelar_belakang).into(),
            orang.email.clone().into(),
            orang.nomor_hp.clone().into(),
        ]
    };
    let columns = ["id", "nama", "gelar_depan", "gelar_belakang", "email", "nomor_hp"];
    tx.insert_rows("orang", &columns, muatan.kota.orang.iter().map(row).collect()).await
}

async fn pegawai(tx: &mut Tx, muatan: &Muatan<'_>) -> Result<()> {
    let born: HashMap<&str, _> =
        muatan.kota.orang.iter().map(|orang| (orang.kunci.as_str(), orang)).collect();
    let mut rows = Vec::with_capacity(muatan.kota.pegawai.len());
    for pegawai in &muatan.kota.pegawai {
        let orang =
            born.get(pegawai.orang.as_str()).ok_or_else(|| super::missing("orang", &pegawai.orang))?;
        let lahir = orang.tanggal_lahir.ok_or_else(|| super::missing("tanggal lahir", &pegawai.kunci))?;
        rows.push(vec![
            id("orang", &pegawai.orang).into(),
            pegawai.kunci.clone().into(),
            pegawai.nip.clone().into(),
            false.into(),
            lahir.into(),
            format!("{:?}", orang.jenis_kelamin).into(),
            jenis_pegawai(pegawai.status).into(),
            kedudukan(pegawai.status).into(),
            pegawai.golongan.clone().into(),
            pegawai.tmt_golongan.into(),
            kelompok(pegawai.kelompok).into(),
            pegawai.akhir_kontrak.into(),
        ]);
    }
    let columns = [
        "id",
        "pns_id",
        "nip",
        "is_nip_perlu_diperiksa",
        "tanggal_lahir",
        "jenis_kelamin",
        "jenis_pegawai",
        "kedudukan_hukum",
        "golongan",
        "tmt_golongan",
        "kelompok",
        "kontrak_berakhir",
    ];
    tx.insert_rows("pegawai", &columns, rows).await?;
    let non_asn = muatan.kota.pejabat_non_asn.iter();
    let rows =
        non_asn.map(|pejabat| vec![id("orang", &pejabat.orang).into(), pejabat.jabatan.clone().into()]);
    tx.insert_rows("pejabat_non_asn", &["id", "jabatan"], rows.collect()).await
}

fn jenis_pegawai(status: StatusPegawai) -> &'static str {
    match status {
        StatusPegawai::Pns => "pns",
        StatusPegawai::Pppk => "pppk",
        StatusPegawai::PppkParuhWaktu => "pppk_paruh_waktu",
    }
}

fn kedudukan(status: StatusPegawai) -> &'static str {
    match status {
        StatusPegawai::Pns => "Aktif",
        StatusPegawai::Pppk => "PPPK Aktif",
        StatusPegawai::PppkParuhWaktu => "PPPK Paruh Waktu Aktif",
    }
}

/// The word of a kelompok siklus in the database.
pub(super) fn kelompok(kelompok: KelompokSiklus) -> &'static str {
    match kelompok {
        KelompokSiklus::Struktural => "struktural",
        KelompokSiklus::Fungsional => "fungsional",
        KelompokSiklus::Guru => "guru",
        KelompokSiklus::NakesBlud => "nakes_blud",
        KelompokSiklus::PppkParuhWaktu => "pppk_paruh_waktu",
        KelompokSiklus::Lainnya => "lainnya",
    }
}

/// Parents come before children, so each path is its parent's and one step.
async fn unit(tx: &mut Tx, muatan: &Muatan<'_>) -> Result<()> {
    let mut jalur: HashMap<&str, String> = HashMap::new();
    let mut rows = Vec::with_capacity(muatan.kota.unit.len());
    for (urut, unit) in (0_i64..).zip(&muatan.kota.unit) {
        let above = unit.induk.as_deref().and_then(|induk| jalur.get(induk)).cloned().unwrap_or_default();
        let path = format!("{above}{}/", id("unit", &unit.kunci).simple());
        rows.push(vec![
            id("unit", &unit.kunci).into(),
            unit.kunci.clone().into(),
            unit.nama.clone().into(),
            unit.nama_jabatan_kepala.clone().into(),
            unit.eselon.clone().into(),
            unit.induk.as_deref().map(|induk| id("unit", induk)).into(),
            path.clone().into(),
            urut.into(),
            (unit.opd == unit.kunci && unit.induk.is_some()).into(),
            kepala(muatan, unit)?.into(),
        ]);
        jalur.insert(&unit.kunci, path);
    }
    let columns = [
        "id",
        "sumber_id",
        "nama",
        "nama_jabatan",
        "eselon",
        "atasan_id",
        "jalur",
        "urut",
        "is_opd",
        "kepala_id",
    ];
    tx.insert_rows("unit_kerja", &columns, rows).await
}

/// The pegawai who leads the unit, or the official without NIP who does.
fn kepala(muatan: &Muatan<'_>, unit: &Unit) -> Result<Option<Uuid>> {
    match &unit.kepala {
        Some(kunci) => muatan.pegawai_id(kunci).map(Some),
        None => {
            let non_asn = muatan
                .kota
                .pejabat_non_asn
                .iter()
                .find(|pejabat| pejabat.unit.as_deref() == Some(&unit.kunci));
            Ok(non_asn.map(|pejabat| id("orang", &pejabat.orang)))
        }
    }
}

async fn penempatan(tx: &mut Tx, muatan: &Muatan<'_>) -> Result<()> {
    let mut rows = Vec::with_capacity(muatan.kota.penempatan.len());
    for post in &muatan.kota.penempatan {
        let jabatan = muatan.jabatan(&post.jabatan)?;
        rows.push(vec![
            id("penempatan", &post.kunci).into(),
            muatan.pegawai_id(&post.pegawai)?.into(),
            id("unit", &post.unit).into(),
            jabatan.nama.clone().into(),
            jenis_jabatan(jabatan.jenis).into(),
            jenis_penempatan(post.jenis).into(),
            post.mulai.into(),
            post.akhir.into(),
        ]);
    }
    let columns = ["id", "pegawai_id", "unit_id", "jabatan", "jenis_jabatan", "jenis", "mulai", "sampai"];
    tx.insert_rows("penempatan", &columns, rows).await
}

/// The word of a kind of jabatan in the database. A leading duty sits on top of a functional job.
pub(super) fn jenis_jabatan(jenis: JenisJabatan) -> &'static str {
    match jenis {
        JenisJabatan::Jpt => "jpt",
        JenisJabatan::Administrator => "administrator",
        JenisJabatan::Pengawas => "pengawas",
        JenisJabatan::Fungsional | JenisJabatan::TugasTambahan => "fungsional",
        JenisJabatan::Pelaksana => "pelaksana",
    }
}

fn jenis_penempatan(jenis: JenisPenempatan) -> &'static str {
    match jenis {
        JenisPenempatan::Definitif => "utama",
        JenisPenempatan::TugasTambahan | JenisPenempatan::Rangkap => "rangkap",
        JenisPenempatan::Plt => "plt",
        JenisPenempatan::Dpk => "dpk",
    }
}

async fn hubungan(tx: &mut Tx, muatan: &Muatan<'_>) -> Result<()> {
    let mut rows = Vec::with_capacity(muatan.kota.hubungan_penilai.len());
    for tie in &muatan.kota.hubungan_penilai {
        let atasan = tie.atasan_penilai.as_ref().map(|pejabat| muatan.pejabat_id(pejabat)).transpose()?;
        let pembantu = tie.pembantu.as_deref().map(|kunci| muatan.pegawai_id(kunci)).transpose()?;
        rows.push(vec![
            id("hubungan", &tie.kunci).into(),
            muatan.pegawai_id(&tie.pegawai)?.into(),
            muatan.pejabat_id(&tie.penilai)?.into(),
            atasan.into(),
            pembantu.into(),
            dasar(tie.dasar).into(),
            tie.nomor_sk.clone().into(),
            "ditetapkan".into(),
            tie.mulai.into(),
        ]);
    }
    let columns = [
        "id",
        "pegawai_id",
        "penilai_id",
        "atasan_penilai_id",
        "pembantu_penilai_id",
        "dasar",
        "nomor_sk",
        "status",
        "mulai",
    ];
    tx.insert_rows("hubungan_penilai", &columns, rows).await
}

fn dasar(dasar: DasarPenilai) -> &'static str {
    match dasar {
        DasarPenilai::Struktural => "struktural",
        DasarPenilai::Delegasi => "delegasi",
        DasarPenilai::PltPlh => "plt_plh",
        DasarPenilai::TugasTambahan => "tugas_tambahan",
        DasarPenilai::PejabatNonAsn => "pejabat_non_asn",
    }
}

/// Everybody has an account under the NIP, without a password; the printed logins have one, and a short name besides.
async fn akun(tx: &mut Tx, muatan: &Muatan<'_>, sandi: &str) -> Result<()> {
    let with_login = |orang: &str| muatan.kota.akun_demo.iter().any(|akun| akun.orang == orang);
    let names: HashMap<&str, String> =
        muatan.kota.orang.iter().map(|orang| (orang.kunci.as_str(), orang.nama_lengkap())).collect();
    let nama = |orang: &str| names.get(orang).cloned().unwrap_or_default();
    let mut accounts: Vec<(String, &str)> =
        muatan.kota.pegawai.iter().map(|pegawai| (pegawai.nip.clone(), pegawai.orang.as_str())).collect();
    let demo = &muatan.kota.akun_demo;
    let non_asn = demo.iter().filter(|akun| matches!(akun.pejabat, Pejabat::NonAsn(_)));
    accounts.extend(non_asn.map(|akun| (akun.masuk.clone(), akun.orang.as_str())));
    let row = |(masuk, orang): &(String, &str)| -> Values {
        vec![
            id("akun", orang).into(),
            masuk.clone().into(),
            nama(orang).into(),
            id("orang", orang).into(),
            with_login(orang).then(|| sandi.to_owned()).into(),
            true.into(),
        ]
    };
    let columns = ["id", "masuk", "nama", "orang_id", "sandi", "is_aktif"];
    tx.insert_rows("akun", &columns, accounts.iter().map(row).collect()).await?;
    let short = demo.iter().filter(|akun| matches!(akun.pejabat, Pejabat::Pegawai(_)));
    let names = accounts.iter().map(|(masuk, orang)| (masuk.clone(), *orang));
    let names = names.chain(short.map(|akun| (akun.masuk.clone(), akun.orang.as_str())));
    let directory = names.map(|(masuk, orang)| vec![masuk.into(), id("akun", orang).into()]).collect();
    tx.insert_rows("direktori_masuk", &["masuk", "akun_id"], directory).await
}

async fn peran(tx: &mut Tx, muatan: &Muatan<'_>) -> Result<()> {
    let mut rows = Vec::with_capacity(muatan.kota.peran.len());
    for peran in &muatan.kota.peran {
        let orang = match &peran.pemegang {
            Pejabat::Pegawai(kunci) => muatan.pegawai(kunci)?.orang.as_str(),
            Pejabat::NonAsn(kunci) => {
                let found = muatan.kota.pejabat_non_asn.iter().find(|pejabat| pejabat.kunci == *kunci);
                found.map(|pejabat| pejabat.orang.as_str()).ok_or_else(|| super::missing("pejabat", kunci))?
            }
        };
        rows.push(vec![
            id("peran", &peran.kunci).into(),
            id("akun", orang).into(),
            jenis_peran(peran.jenis).kode().into(),
            peran.unit.as_deref().map(|unit| id("unit", unit)).into(),
            peran.nomor_sk.clone().into(),
            peran.mulai.into(),
        ]);
    }
    tx.insert_rows("peran", &["id", "akun_id", "jenis", "unit_id", "dasar", "mulai"], rows).await
}

fn jenis_peran(jenis: JenisPeran) -> PeranJenis {
    match jenis {
        JenisPeran::AdminOpd => PeranJenis::AdminOpd,
        JenisPeran::TimPengelola => PeranJenis::TimPengelola,
        JenisPeran::Pimpinan => PeranJenis::Pimpinan,
        JenisPeran::Inspektorat => PeranJenis::Inspektorat,
    }
}
