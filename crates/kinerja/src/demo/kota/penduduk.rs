//! The people: a person for every post of the plan.

use std::collections::BTreeMap;

use super::acak::Acak;
use super::data::{Data, DataJabatan, DataTokoh, Kelompok};
use super::formasi::{Formasi, UnitFormasi};
use super::jatidiri::{JatiDiri, PembuatJatiDiri};
use super::nama::PembuatNama;
use super::susunan::{
    JenisJabatan, JenisKelamin, JenisPenempatan, KelompokSiklus, Orang, Pegawai, Penempatan, StatusPegawai,
};
use super::{KotaError, Opsi};

/// Wanted shares of PPPK and PPPK paruh waktu, per cent; the rest is PNS.
const PPPK_PCT: usize = 26;
const PARUH_WAKTU_PCT: usize = 12;

/// Teachers lent to a private school.
const BANYAK_DPK: usize = 4;
/// The private school that they teach in.
pub(crate) const SEKOLAH_SWASTA: &str = "SMP Bina Sagara (swasta)";

/// A post with what is known about its holder besides the public structs.
#[derive(Debug)]
pub(crate) struct Pos<'a> {
    /// Index into the plan's units.
    pub(crate) unit: usize,
    pub(crate) jabatan: &'a DataJabatan,
    /// Heads the unit.
    pub(crate) kepala: bool,
    pub(crate) tokoh: Option<&'a DataTokoh>,
    pub(crate) status: StatusPegawai,
    pub(crate) dpk: bool,
}

/// People and posts; the three lists run in parallel.
#[derive(Debug)]
pub(crate) struct Penduduk<'a> {
    pub(crate) pos: Vec<Pos<'a>>,
    pub(crate) orang: Vec<Orang>,
    pub(crate) pegawai: Vec<Pegawai>,
    pub(crate) penempatan: Vec<Penempatan>,
}

/// Fills every post of the plan.
pub(crate) fn susun<'a>(data: &'a Data, formasi: &Formasi, opsi: &Opsi) -> Result<Penduduk<'a>, KotaError> {
    let mut pos = daftar_pos(data, formasi)?;
    tetapkan_status(&mut pos, opsi);
    pinjamkan(&mut pos, formasi);
    let mut nama = PembuatNama::baru(&data.nama, opsi.pegawai);
    for t in &data.tokoh.tokoh {
        nama.pesan(&t.unit, &t.nama);
    }
    let mut diri = PembuatJatiDiri::baru(opsi.hari_ini);
    let mut hasil =
        Penduduk { pos: Vec::new(), orang: Vec::new(), pegawai: Vec::new(), penempatan: Vec::new() };
    for (i, p) in pos.iter().enumerate() {
        if let Some(unit) = formasi.unit.get(p.unit) {
            isi_pos(&mut hasil, &format!("p{:04}", i + 1), p, unit, &mut nama, &mut diri, opsi);
        }
    }
    hasil.pos = pos;
    Ok(hasil)
}

/// All filled posts, in the order of the units, the head first; the people of the stories sit in theirs.
fn daftar_pos<'a>(data: &'a Data, formasi: &Formasi) -> Result<Vec<Pos<'a>>, KotaError> {
    let mut tokoh: BTreeMap<(&str, &str, bool), Vec<&DataTokoh>> = BTreeMap::new();
    for t in data.tokoh.tokoh.iter().rev() {
        tokoh.entry((&t.unit, &t.jabatan, t.kepala)).or_default().push(t);
    }
    let mut pos = Vec::new();
    for (unit, u) in formasi.unit.iter().enumerate() {
        let kepala = u.kepala.iter().filter(|_| u.kepala_terisi).map(|j| (j, 1, true));
        for (j, banyak, kepala) in kepala.chain(u.pos.iter().map(|(j, n)| (j, *n, false))) {
            let jabatan = data.jabatan(j)?;
            for _ in 0..banyak {
                let tokoh = tokoh.get_mut(&(u.kunci.as_str(), j.as_str(), kepala)).and_then(Vec::pop);
                pos.push(Pos { unit, jabatan, kepala, tokoh, status: StatusPegawai::Pns, dpk: false });
            }
        }
    }
    Ok(pos)
}

/// Who is PNS, PPPK and PPPK paruh waktu: exact shares over the city, among jobs that PPPK may hold.
fn tetapkan_status(pos: &mut [Pos<'_>], opsi: &Opsi) {
    let mut bisa: Vec<usize> = Vec::new();
    for (i, p) in pos.iter_mut().enumerate() {
        match p.tokoh.and_then(|t| t.status) {
            Some(status) => p.status = status,
            None if p.jabatan.pppk.is_some() && !p.kepala => bisa.push(i),
            None => {}
        }
    }
    let mut acak = Acak::untuk(opsi.benih, "status", "");
    acak.kocok(&mut bisa);
    // Part-time contracts went mostly to counter, office and field staff: two of three come from pelaksana.
    let kurang_paruh =
        (opsi.pegawai * PARUH_WAKTU_PCT / 100).saturating_sub(hitung(pos, StatusPegawai::PppkParuhWaktu));
    let (pelaksana, lain): (Vec<usize>, Vec<usize>) = bisa
        .iter()
        .copied()
        .partition(|i| pos.get(*i).is_some_and(|p| p.jabatan.kelompok == Kelompok::Pelaksana));
    let dari_pelaksana = (kurang_paruh * 2 / 3).min(pelaksana.len());
    let mut paruh: Vec<usize> = pelaksana.iter().copied().take(dari_pelaksana).collect();
    paruh.extend(lain.into_iter().take(kurang_paruh - dari_pelaksana));
    beri(pos, &paruh, StatusPegawai::PppkParuhWaktu);
    let kurang = (opsi.pegawai * PPPK_PCT / 100).saturating_sub(hitung(pos, StatusPegawai::Pppk));
    let sisa = bisa.into_iter().filter(|i| pos.get(*i).is_some_and(|p| p.status == StatusPegawai::Pns));
    let pppk: Vec<usize> = sisa.take(kurang).collect();
    beri(pos, &pppk, StatusPegawai::Pppk);
}

fn hitung(pos: &[Pos<'_>], status: StatusPegawai) -> usize {
    pos.iter().filter(|p| p.status == status).count()
}

fn beri(pos: &mut [Pos<'_>], siapa: &[usize], status: StatusPegawai) {
    for i in siapa {
        if let Some(p) = pos.get_mut(*i) {
            p.status = status;
        }
    }
}

/// Lends teachers to a private school: they belong to the education office, their head is no ASN.
fn pinjamkan(pos: &mut [Pos<'_>], formasi: &Formasi) {
    let kantor =
        ["disdik_dikdas", "disdik"].iter().find_map(|k| formasi.unit.iter().position(|u| u.kunci == *k));
    let Some(kantor) = kantor else { return };
    let guru = pos.iter_mut().rev().filter(|p| {
        let mengajar = p.jabatan.kelompok == Kelompok::Guru && p.jabatan.kunci.starts_with("guru_mapel");
        mengajar && !p.kepala && p.tokoh.is_none() && p.status == StatusPegawai::Pns
    });
    for p in guru.take(BANYAK_DPK) {
        p.unit = kantor;
        p.dpk = true;
    }
}

fn isi_pos(
    hasil: &mut Penduduk<'_>,
    kunci: &str,
    p: &Pos<'_>,
    unit: &UnitFormasi,
    nama: &mut PembuatNama<'_>,
    diri: &mut PembuatJatiDiri,
    opsi: &Opsi,
) {
    let mut acak = Acak::untuk(opsi.benih, "orang", kunci);
    let kelamin = match p.tokoh {
        Some(t) => t.jk,
        None if acak.persen(p.jabatan.perempuan) => JenisKelamin::P,
        None => JenisKelamin::L,
    };
    let jati = diri.buat(p.jabatan, p.status, kelamin, p.tokoh, &mut acak);
    let sebutan = match p.tokoh {
        Some(t) => t.nama.clone(),
        None => nama.buat(&unit.kunci, kelamin, &mut acak),
    };
    hasil.orang.push(orang(kunci, sebutan, kelamin, &jati, p, &mut acak));
    hasil.penempatan.extend(penempatan(kunci, p, unit, &jati));
    hasil.pegawai.push(Pegawai {
        kunci: kunci.to_owned(),
        orang: kunci.to_owned(),
        nip: jati.nip,
        status: p.status,
        golongan: jati.golongan,
        pangkat: jati.pangkat,
        tmt_golongan: jati.tmt_golongan,
        tmt_pengangkatan: jati.tmt_pengangkatan,
        akhir_kontrak: jati.akhir_kontrak,
        kelompok: kelompok(p),
        unit: unit.kunci.clone(),
        jabatan: kunci_jabatan(p, unit),
    });
}

fn orang(
    kunci: &str,
    nama: String,
    kelamin: JenisKelamin,
    jati: &JatiDiri,
    p: &Pos<'_>,
    acak: &mut Acak,
) -> Orang {
    let depan = p.tokoh.and_then(|t| t.depan.clone()).unwrap_or_else(|| p.jabatan.depan.clone());
    let belakang = acak.pilih(&p.jabatan.belakang).cloned().unwrap_or_default();
    let belakang = p.tokoh.and_then(|t| t.belakang.clone()).unwrap_or(belakang);
    // A third of the addresses in real files are missing or dead.
    let tanpa_email = acak.persen(33);
    let email = format!("{}.{}@sagara.example", nama.to_lowercase().replace(' ', "."), kunci);
    let nomor: String = kunci.chars().filter(char::is_ascii_digit).collect();
    let ekor = nomor.len().saturating_sub(4);
    let hp = format!("081{}5550{}", 2 + nomor.len().saturating_sub(4), nomor.get(ekor..).unwrap_or_default());
    Orang {
        kunci: kunci.to_owned(),
        nama,
        gelar_depan: depan,
        gelar_belakang: belakang,
        jenis_kelamin: kelamin,
        tanggal_lahir: Some(jati.lahir),
        email: (!tanpa_email).then_some(email),
        nomor_hp: Some(hp),
    }
}

/// The key of the definitive job: structural heads have a job of their unit's own.
fn kunci_jabatan(p: &Pos<'_>, unit: &UnitFormasi) -> String {
    match (&p.jabatan.fungsional, p.kepala && p.jabatan.jenis != JenisJabatan::Fungsional) {
        (_, true) => kunci_kepala(&unit.kunci),
        (Some(fungsional), false) => fungsional.clone(),
        (None, false) => p.jabatan.kunci.clone(),
    }
}

/// The key of the job of heading a unit.
pub(crate) fn kunci_kepala(unit: &str) -> String {
    format!("kepala.{unit}")
}

fn kelompok(p: &Pos<'_>) -> KelompokSiklus {
    match (p.status, p.jabatan.kelompok) {
        (StatusPegawai::PppkParuhWaktu, _) => KelompokSiklus::PppkParuhWaktu,
        (_, Kelompok::Struktural) => KelompokSiklus::Struktural,
        (_, Kelompok::Guru) => KelompokSiklus::Guru,
        (_, Kelompok::Nakes) => KelompokSiklus::NakesBlud,
        (_, Kelompok::Fungsional) => KelompokSiklus::Fungsional,
        (_, Kelompok::Pelaksana) => KelompokSiklus::Lainnya,
    }
}

/// The definitive post, and the tugas tambahan of a head of school or puskesmas.
fn penempatan(kunci: &str, p: &Pos<'_>, unit: &UnitFormasi, jati: &JatiDiri) -> Vec<Penempatan> {
    let definitif = Penempatan {
        kunci: format!("pen-{kunci}-1"),
        pegawai: kunci.to_owned(),
        unit: unit.kunci.clone(),
        jabatan: kunci_jabatan(p, unit),
        jenis: if p.dpk { JenisPenempatan::Dpk } else { JenisPenempatan::Definitif },
        mulai: jati.tmt_jabatan,
        akhir: jati.akhir_kontrak,
        nomor_sk: nomor_sk("BKPSDM", kunci, jati.tmt_jabatan),
        tempat: p.dpk.then(|| SEKOLAH_SWASTA.to_owned()),
    };
    let mut hasil = vec![definitif];
    if p.kepala && p.jabatan.tugas_tambahan.is_some() {
        hasil.push(Penempatan {
            kunci: format!("pen-{kunci}-2"),
            pegawai: kunci.to_owned(),
            unit: unit.kunci.clone(),
            jabatan: kunci_kepala(&unit.kunci),
            jenis: JenisPenempatan::TugasTambahan,
            mulai: jati.tmt_jabatan,
            akhir: None,
            nomor_sk: nomor_sk("TT", kunci, jati.tmt_jabatan),
            tempat: None,
        });
    }
    hasil
}

/// An invented letter number.
pub(crate) fn nomor_sk(jenis: &str, kunci: &str, tanggal: chrono::NaiveDate) -> String {
    let angka: String = kunci.chars().filter(char::is_ascii_digit).collect();
    format!("800.1.3/{angka}/{jenis}/{}", tanggal.format("%Y"))
}
