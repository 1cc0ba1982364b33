//! The same city as the two files of the national personnel system: people ("data utama") and the unit tree.
//!
//! Headings as read in public importers of such files. Only the columns that an import needs are written. There is no
//! superior in the file of people and no parent unit: the tree is the second file, the two meet by `UNOR ID` and
//! `PNS ID`.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Kota;
use super::acak::Acak;
use super::susunan::{
    Jabatan, JenisJabatan, JenisKelamin, JenisPenempatan, KeadaanKepala, Orang, Pegawai, StatusPegawai, Unit,
};

/// Headings of the file of people.
const KOLOM_PEGAWAI: [&str; 19] = [
    "PNS ID",
    "NIP BARU",
    "NAMA",
    "GELAR DEPAN",
    "GELAR BELAKANG",
    "TANGGAL LAHIR",
    "JENIS KELAMIN",
    "JENIS PEGAWAI NAMA",
    "KEDUDUKAN HUKUM NAMA",
    "GOL AKHIR NAMA",
    "TMT GOLONGAN",
    "JENIS JABATAN NAMA",
    "JABATAN NAMA",
    "TMT JABATAN",
    "UNOR ID",
    "UNOR NAMA",
    "SATUAN KERJA INDUK NAMA",
    "EMAIL",
    "NOMOR HP",
];

/// Headings of the unit tree.
const KOLOM_UNOR: [&str; 7] =
    ["ID", "NAMA_UNOR", "DIATASAN_ID", "NAMA_JABATAN", "PEMIMPIN_PNS_ID", "ESELON_ID", "INDUK_UNOR_ID"];

/// The people as CSV (comma, quotes where needed, one line a person, `\n`), headings first. Dates `dd-mm-yyyy`.
/// A head of school or puskesmas stands here with the functional job only, as in the real file.
pub fn data_utama_csv(kota: &Kota) -> String {
    let orang: BTreeMap<&str, &Orang> = kota.orang.iter().map(|o| (o.kunci.as_str(), o)).collect();
    let unit: BTreeMap<&str, &Unit> = kota.unit.iter().map(|u| (u.kunci.as_str(), u)).collect();
    let jabatan: BTreeMap<&str, &Jabatan> = kota.jabatan.iter().map(|j| (j.kunci.as_str(), j)).collect();
    let tmt: BTreeMap<&str, NaiveDate> = kota
        .penempatan
        .iter()
        .filter(|p| matches!(p.jenis, JenisPenempatan::Definitif | JenisPenempatan::Dpk))
        .map(|p| (p.pegawai.as_str(), p.mulai))
        .collect();
    let mut csv = baris(&KOLOM_PEGAWAI);
    for p in &kota.pegawai {
        let isi = (|| {
            let o = orang.get(p.orang.as_str())?;
            let j = jabatan.get(p.jabatan.as_str())?;
            let u = unit.get(p.unit.as_str())?;
            let induk = unit.get(u.opd.as_str())?;
            Some(baris_pegawai(p, o, j, u, induk, *tmt.get(p.kunci.as_str())?))
        })();
        csv.push_str(&isi.unwrap_or_default());
    }
    csv
}

fn baris_pegawai(
    p: &Pegawai,
    o: &Orang,
    j: &Jabatan,
    u: &Unit,
    induk: &Unit,
    tmt_jabatan: NaiveDate,
) -> String {
    let (jenis, kedudukan) = match p.status {
        StatusPegawai::Pns => ("PNS Daerah", "Aktif"),
        StatusPegawai::Pppk => ("PPPK", "PPPK Aktif"),
        StatusPegawai::PppkParuhWaktu => ("PPPK Paruh Waktu", "PPPK Paruh Waktu Aktif"),
    };
    let kelamin = match o.jenis_kelamin {
        JenisKelamin::L => "M",
        JenisKelamin::P => "F",
    };
    let lahir = o.tanggal_lahir.map(tanggal).unwrap_or_default();
    let jenis_jabatan = match j.jenis {
        JenisJabatan::Jpt | JenisJabatan::Administrator | JenisJabatan::Pengawas => "Jabatan Struktural",
        JenisJabatan::Fungsional | JenisJabatan::TugasTambahan => "Jabatan Fungsional Tertentu",
        JenisJabatan::Pelaksana => "Jabatan Pelaksana",
    };
    baris(&[
        &id("pns", &p.kunci),
        &p.nip,
        &o.nama.to_uppercase(),
        &o.gelar_depan,
        &o.gelar_belakang,
        &lahir,
        kelamin,
        jenis,
        kedudukan,
        &p.golongan,
        &tanggal(p.tmt_golongan),
        jenis_jabatan,
        &j.nama,
        &tanggal(tmt_jabatan),
        &id("unor", &u.kunci),
        &u.nama,
        &induk.nama,
        o.email.as_deref().unwrap_or_default(),
        o.nomor_hp.as_deref().unwrap_or_default(),
    ])
}

/// The unit tree as CSV, headings first. A unit led by a Plt or by nobody has no `PEMIMPIN_PNS_ID`; somebody with two
/// posts stands in two lines.
pub fn unor_csv(kota: &Kota) -> String {
    let mut csv = baris(&KOLOM_UNOR);
    for u in &kota.unit {
        let definitif = matches!(u.keadaan_kepala, KeadaanKepala::Terisi | KeadaanKepala::Rangkap);
        let pemimpin = u.kepala.as_ref().filter(|_| definitif).map(|k| id("pns", k)).unwrap_or_default();
        csv.push_str(&baris(&[
            &id("unor", &u.kunci),
            &u.nama,
            &u.induk.as_ref().map(|i| id("unor", i)).unwrap_or_default(),
            u.nama_jabatan_kepala.as_deref().unwrap_or_default(),
            &pemimpin,
            kode_eselon(u.eselon.as_deref()),
            &id("unor", &u.opd),
        ]));
    }
    csv
}

/// Two digits: class and letter, e.g. `III.a` is 31.
fn kode_eselon(eselon: Option<&str>) -> &'static str {
    match eselon {
        Some("II.a") => "21",
        Some("II.b") => "22",
        Some("III.a") => "31",
        Some("III.b") => "32",
        Some("IV.a") => "41",
        Some("IV.b") => "42",
        _ => "",
    }
}

/// 32 hexadecimal digits, as the national system's ids look; a function of the key alone.
fn id(jenis: &str, kunci: &str) -> String {
    let mut acak = Acak::untuk(0, jenis, kunci);
    format!("{:016X}{:016X}", acak.bit64(), acak.bit64())
}

fn tanggal(t: NaiveDate) -> String {
    t.format("%d-%m-%Y").to_string()
}

fn baris(sel: &[&str]) -> String {
    let mut hasil = sel.iter().map(|s| kutip(s)).collect::<Vec<_>>().join(",");
    hasil.push('\n');
    hasil
}

/// RFC 4180: quotes around what holds a comma, a quote or a line end.
fn kutip(sel: &str) -> String {
    if sel.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", sel.replace('"', "\"\""))
    } else {
        sel.to_owned()
    }
}
