//! From the plan and its people to the public structs of the organisation.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use super::data::{Data, DataJabatan};
use super::formasi::{Formasi, UnitFormasi};
use super::kalender::tanggal;
use super::penduduk::{Penduduk, SEKOLAH_SWASTA, kunci_kepala, nomor_sk};
use super::penilai::{KEPALA_SWASTA, Pimpinan, WALI_KOTA};
use super::susunan::{
    HubunganPenilai, Instansi, Jabatan, JenisJabatan, JenisKelamin, JenisPenempatan, JenisUnit,
    KeadaanKepala, Orang, PejabatNonAsn, Penempatan, Unit,
};
use super::{Kota, KotaError, Opsi};

/// The city without roles and without this year's work.
pub(crate) fn susun(
    data: &Data,
    formasi: &Formasi,
    penduduk: &Penduduk<'_>,
    pimpinan: &[Pimpinan],
    hubungan_penilai: Vec<HubunganPenilai>,
    opsi: &Opsi,
) -> Result<Kota, KotaError> {
    let (pejabat_non_asn, orang_luar) = pejabat_non_asn();
    let bernilai: BTreeSet<&str> = hubungan_penilai.iter().map(|h| h.pegawai.as_str()).collect();
    let tanpa = penduduk.pegawai.iter().filter(|p| !bernilai.contains(p.kunci.as_str()));
    let tanpa_penilai = tanpa.map(|p| p.kunci.clone()).collect();
    let mut penempatan = penduduk.penempatan.clone();
    penempatan.extend(pengganti(formasi, penduduk, pimpinan, opsi));
    let mut orang = penduduk.orang.clone();
    orang.extend(orang_luar);
    Ok(Kota {
        instansi: Instansi {
            kota: "Kota Sagara".to_owned(),
            nama: "Pemerintah Kota Sagara".to_owned(),
            zona: "WIB".to_owned(),
        },
        hari_ini: opsi.hari_ini,
        tahun: opsi.hari_ini.year(),
        unit: unit(data, formasi, penduduk, pimpinan)?,
        jabatan: jabatan(data, formasi, penduduk)?,
        orang,
        pegawai: penduduk.pegawai.clone(),
        pejabat_non_asn,
        penempatan,
        hubungan_penilai,
        tanpa_penilai,
        peran: Vec::new(),
        akun_demo: Vec::new(),
        tokoh: Vec::new(),
        cerita: Vec::new(),
        sasaran: Vec::new(),
        perpustakaan_rhk: Vec::new(),
        skp: Vec::new(),
        progres: Vec::new(),
        umpan_balik: Vec::new(),
        realisasi: Vec::new(),
        fakta_bulanan: Vec::new(),
    })
}

/// The Wali Kota, and the head of the private school where teachers are dpk.
fn pejabat_non_asn() -> (Vec<PejabatNonAsn>, Vec<Orang>) {
    let daftar = [
        (WALI_KOTA, "Hamdan Wahab", "H.", "", JenisKelamin::L, "Wali Kota Sagara".to_owned(), Some("kota")),
        (
            KEPALA_SWASTA,
            "Rosalina Purba",
            "",
            "S.Pd.",
            JenisKelamin::P,
            format!("Kepala {SEKOLAH_SWASTA}"),
            None,
        ),
    ];
    let mut hasil = (Vec::new(), Vec::new());
    for (kunci, nama, depan, belakang, kelamin, jabatan, unit) in daftar {
        hasil.0.push(PejabatNonAsn {
            kunci: kunci.to_owned(),
            orang: kunci.to_owned(),
            jabatan,
            unit: unit.map(str::to_owned),
        });
        hasil.1.push(Orang {
            kunci: kunci.to_owned(),
            nama: nama.to_owned(),
            gelar_depan: depan.to_owned(),
            gelar_belakang: belakang.to_owned(),
            jenis_kelamin: kelamin,
            tanggal_lahir: None,
            email: None,
            nomor_hp: None,
        });
    }
    hasil
}

fn unit(
    data: &Data,
    formasi: &Formasi,
    penduduk: &Penduduk<'_>,
    pimpinan: &[Pimpinan],
) -> Result<Vec<Unit>, KotaError> {
    let opd = opd(formasi);
    let mut hasil = Vec::with_capacity(formasi.unit.len());
    for (u, p) in formasi.unit.iter().zip(pimpinan) {
        let jabatan = u.kepala.as_deref().map(|k| data.jabatan(k)).transpose()?;
        let kepala = p.orang.and_then(|i| penduduk.pegawai.get(i)).map(|p| p.kunci.clone());
        hasil.push(Unit {
            kunci: u.kunci.clone(),
            nama: u.nama.clone(),
            jenis: u.jenis,
            induk: u.induk.clone(),
            opd: opd.get(u.kunci.as_str()).cloned().unwrap_or_else(|| u.kunci.clone()),
            jabatan_kepala: jabatan.map(|_| kunci_kepala(&u.kunci)),
            nama_jabatan_kepala: jabatan.map(|j| nama_kepala(u, j)),
            eselon: jabatan.and_then(|j| j.eselon.clone()),
            kepala,
            keadaan_kepala: p.keadaan,
        });
    }
    Ok(hasil)
}

/// The perangkat daerah of each unit: its ancestor right under the city. Parents come before children in the plan.
pub(crate) fn opd(formasi: &Formasi) -> BTreeMap<&str, String> {
    let mut hasil: BTreeMap<&str, String> = BTreeMap::new();
    for u in &formasi.unit {
        let induk = u.induk.as_deref().filter(|i| *i != "kota");
        let opd = induk.and_then(|i| hasil.get(i).cloned()).unwrap_or_else(|| u.kunci.clone());
        hasil.insert(&u.kunci, opd);
    }
    hasil
}

/// The name of a head's post, as the national unit file would print it.
fn nama_kepala(unit: &UnitFormasi, jabatan: &DataJabatan) -> String {
    let sesudah = |awalan: &str| unit.nama.strip_prefix(awalan).unwrap_or(&unit.nama).to_owned();
    match unit.jenis {
        JenisUnit::Setda => "Sekretaris Daerah".to_owned(),
        JenisUnit::Setwan => "Sekretaris DPRD".to_owned(),
        JenisUnit::Inspektorat => "Inspektur Daerah".to_owned(),
        JenisUnit::Asisten => unit.nama.clone(),
        JenisUnit::Sekretariat => format!("Sekretaris {}", sesudah("Sekretariat ")),
        JenisUnit::Kecamatan => format!("Camat {}", sesudah("Kecamatan ")),
        JenisUnit::Kelurahan => format!("Lurah {}", sesudah("Kelurahan ")),
        JenisUnit::Rsud => format!("Direktur {}", unit.nama),
        // The three inspektur pembantu are named like their units.
        JenisUnit::Bidang if jabatan.kunci == "irban" => unit.nama.clone(),
        _ => format!("Kepala {}", unit.nama),
    }
}

/// Jobs in use: one for the head of each unit, the others once for the city.
fn jabatan(data: &Data, formasi: &Formasi, penduduk: &Penduduk<'_>) -> Result<Vec<Jabatan>, KotaError> {
    let mut hasil = Vec::new();
    for u in &formasi.unit {
        if let Some(kepala) = &u.kepala {
            let asal = data.jabatan(kepala)?;
            let tambahan = asal.tugas_tambahan.is_some();
            hasil.push(Jabatan {
                kunci: kunci_kepala(&u.kunci),
                nama: nama_kepala(u, asal),
                jenis: if tambahan { JenisJabatan::TugasTambahan } else { asal.jenis },
                jenjang: None,
                eselon: asal.eselon.clone(),
                kelas: asal.kelas,
            });
        }
    }
    let umum: BTreeSet<&str> = penduduk.pegawai.iter().map(|p| p.jabatan.as_str()).collect();
    for kunci in umum.into_iter().filter(|k| !k.starts_with("kepala.")) {
        let asal = data.jabatan(kunci)?;
        hasil.push(Jabatan {
            kunci: kunci.to_owned(),
            nama: asal.nama.clone(),
            jenis: asal.jenis,
            jenjang: asal.jenjang.clone(),
            eselon: asal.eselon.clone(),
            kelas: asal.kelas,
        });
    }
    Ok(hasil)
}

/// The second posts of those who stand in for a missing head.
fn pengganti(
    formasi: &Formasi,
    penduduk: &Penduduk<'_>,
    pimpinan: &[Pimpinan],
    opsi: &Opsi,
) -> Vec<Penempatan> {
    let mut hasil = Vec::new();
    for (u, p) in formasi.unit.iter().zip(pimpinan) {
        let jenis = match p.keadaan {
            KeadaanKepala::Plt => JenisPenempatan::Plt,
            KeadaanKepala::Rangkap => JenisPenempatan::Rangkap,
            _ => continue,
        };
        let Some(pegawai) = p.orang.and_then(|i| penduduk.pegawai.get(i)) else { continue };
        let mulai = tanggal(opsi.hari_ini.year(), 1, 2).min(opsi.hari_ini);
        hasil.push(Penempatan {
            kunci: format!("pen-{}-{}", pegawai.kunci, u.kunci),
            pegawai: pegawai.kunci.clone(),
            unit: u.kunci.clone(),
            jabatan: kunci_kepala(&u.kunci),
            jenis,
            mulai,
            akhir: None,
            nomor_sk: nomor_sk(
                if jenis == JenisPenempatan::Plt { "PLT" } else { "RKP" },
                &pegawai.kunci,
                mulai,
            ),
            tempat: None,
        });
    }
    hasil
}
