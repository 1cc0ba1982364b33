//! Roles that do not follow from posts, the people of the stories, and the logins that the demo prints.

use std::collections::BTreeMap;

use super::data::{Data, Kelompok};
use super::formasi::Formasi;
use super::kalender::{hari_kerja_sesudah, tanggal};
use super::penduduk::{Penduduk, nomor_sk};
use super::penilai::WALI_KOTA;
use super::susunan::{AkunDemo, Cerita, JenisPeran, JenisUnit, Kunci, Pejabat, Peran, Tokoh};
use super::{Kota, KotaError};

/// Adds roles, persons of stories, stories and demo logins.
pub(crate) fn isi(
    data: &Data,
    formasi: &Formasi,
    penduduk: &Penduduk<'_>,
    kota: &mut Kota,
) -> Result<(), KotaError> {
    kota.peran = peran(formasi, penduduk, kota);
    kota.tokoh = tokoh(penduduk);
    kota.cerita = data
        .tokoh
        .cerita
        .iter()
        .map(|c| Cerita { nomor: c.nomor, judul: c.judul.clone(), tokoh: c.tokoh.clone() })
        .collect();
    kota.akun_demo = akun(data, kota)?;
    Ok(())
}

fn tokoh(penduduk: &Penduduk<'_>) -> Vec<Tokoh> {
    let bernama = penduduk.pos.iter().zip(&penduduk.pegawai).filter_map(|(p, g)| Some((p.tokoh?, g)));
    let mut hasil: Vec<Tokoh> = bernama
        .map(|(t, g)| Tokoh {
            nama_cerita: t.k.clone(),
            pejabat: Pejabat::Pegawai(g.kunci.clone()),
            orang: g.orang.clone(),
        })
        .collect();
    hasil.push(Tokoh {
        nama_cerita: WALI_KOTA.to_owned(),
        pejabat: Pejabat::NonAsn(WALI_KOTA.to_owned()),
        orang: WALI_KOTA.to_owned(),
    });
    hasil
}

fn akun(data: &Data, kota: &Kota) -> Result<Vec<AkunDemo>, KotaError> {
    let mut hasil = Vec::new();
    for a in &data.tokoh.akun {
        let t = kota.tokoh(&a.tokoh).ok_or_else(|| KotaError::rujukan("tokoh", &a.tokoh))?;
        hasil.push(AkunDemo {
            peran_label: a.peran.clone(),
            pejabat: t.pejabat.clone(),
            orang: t.orang.clone(),
            masuk: a.masuk.clone(),
        });
    }
    Ok(hasil)
}

fn peran(formasi: &Formasi, penduduk: &Penduduk<'_>, kota: &Kota) -> Vec<Peran> {
    let mut siapa: Vec<(JenisPeran, Pejabat, Option<Kunci>)> = Vec::new();
    for (unit, pegawai) in admin_opd(formasi, penduduk, kota) {
        siapa.push((JenisPeran::AdminOpd, Pejabat::Pegawai(pegawai), Some(unit)));
    }
    siapa.push((JenisPeran::Pimpinan, Pejabat::NonAsn(WALI_KOTA.to_owned()), None));
    for (p, g) in penduduk.pos.iter().zip(&penduduk.pegawai) {
        let jenis = match p.jabatan.kunci.as_str() {
            "sekda" => JenisPeran::Pimpinan,
            "analis_sdm_muda" | "analis_sdm_pertama" if g.unit == "bkpsdm_kinerja" => {
                JenisPeran::TimPengelola
            }
            "inspektur" | "auditor_muda" => JenisPeran::Inspektorat,
            _ => continue,
        };
        siapa.push((jenis, Pejabat::Pegawai(g.kunci.clone()), None));
    }
    let mulai = hari_kerja_sesudah(tanggal(kota.tahun, 1, 1), 0).min(kota.hari_ini);
    let nomor = |i: usize| nomor_sk("PERAN", &format!("{i:03}"), mulai);
    let beri = |(i, (jenis, pemegang, unit))| Peran {
        kunci: format!("peran-{:03}", i + 1),
        pemegang,
        jenis,
        unit,
        nomor_sk: nomor(i + 1),
        mulai,
    };
    siapa.into_iter().enumerate().map(beri).collect()
}

/// One admin a perangkat daerah and one a hospital: its first kepala subbagian, else an office worker, else anybody.
fn admin_opd(formasi: &Formasi, penduduk: &Penduduk<'_>, kota: &Kota) -> Vec<(Kunci, Kunci)> {
    let mut calon: BTreeMap<&str, (u8, &str)> = BTreeMap::new();
    for (p, g) in penduduk.pos.iter().zip(&penduduk.pegawai) {
        let Some(u) = kota.unit.get(p.unit) else { continue };
        let rumah = if u.kunci.starts_with("rsud") { akar_rsud(&u.kunci) } else { u.opd.as_str() };
        let pilihan = match (p.jabatan.kunci.as_str(), p.jabatan.kelompok) {
            ("kasubbag", _) => 0,
            (_, Kelompok::Pelaksana) => 1,
            _ => 2,
        };
        let kini = calon.entry(rumah).or_insert((u8::MAX, ""));
        if pilihan < kini.0 {
            *kini = (pilihan, &g.kunci);
        }
    }
    let punya_admin =
        |u: &&super::formasi::UnitFormasi| u.induk.as_deref() == Some("kota") || u.jenis == JenisUnit::Rsud;
    let opd = formasi.unit.iter().filter(punya_admin);
    opd.filter_map(|u| Some((u.kunci.clone(), calon.get(u.kunci.as_str())?.1.to_owned()))).collect()
}

fn akar_rsud(unit: &str) -> &str {
    unit.split('_').next().unwrap_or(unit)
}
