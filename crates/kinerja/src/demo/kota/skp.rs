//! SKP of the year: all of Disdukcapil, all heads, and whole perangkat daerah up to a third of the other people.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::acak::Acak;
use super::data::{Data, DataIndikator, DataRhk, Kelompok};
use super::formasi::Formasi;
use super::kalender::{hari_kerja_sesudah, tanggal};
use super::karya::{
    ContohRhk, EkspektasiPerilaku, Indikator, JenisRhk, Klasifikasi, Lampiran, NilaiPerilaku, Rhk, Sasaran,
    Skp, StatusSkp,
};
use super::penduduk::{Penduduk, Pos};
use super::susunan::{JenisJabatan, JenisUnit, KelompokSiklus, Pejabat};
use super::{Kota, KotaError, Opsi};

/// The perangkat daerah of the stories.
pub(crate) const OPD_CERITA: &str = "disdukcapil";
/// Offices whose people have an SKP, in order, until a third is reached; then the units in their own order.
const URUTAN: [&str; 9] =
    ["bkpsdm", "insp", "pkm1", "dpmptsp", "setda", "dinkes", "kec1", "diskominfo", "bappeda"];
/// Most RHK of one SKP.
const RHK_MAKS: usize = 4;

/// Adds the library of examples and the SKP.
pub(crate) fn isi(
    data: &Data,
    formasi: &Formasi,
    penduduk: &Penduduk<'_>,
    kota: &mut Kota,
    opsi: &Opsi,
) -> Result<(), KotaError> {
    kota.sasaran =
        data.rhk.sasaran.iter().map(|s| Sasaran { kunci: s.kunci.clone(), teks: s.teks.clone() }).collect();
    kota.perpustakaan_rhk = data.rhk.rhk.iter().map(contoh).collect();
    let penyusun = Penyusun::baru(data, formasi, opsi);
    let penilai = penilai(kota);
    let mut daftar = Daftar::default();
    for i in urutan(formasi, penduduk, kota) {
        let (Some(pos), Some(pegawai)) = (penduduk.pos.get(i), penduduk.pegawai.get(i)) else { continue };
        let penilai = penilai.get(pegawai.kunci.as_str());
        let atasan = penilai.and_then(|p| p.pegawai()).and_then(|k| daftar.rhk.get(k));
        if let Some(skp) = penyusun.skp(&pegawai.kunci, pos, atasan)? {
            let rhk = skp.rhk.iter().map(|r| (r.contoh.clone(), r.kunci.clone())).collect();
            daftar.rhk.insert(pegawai.kunci.clone(), rhk);
            daftar.skp.push(skp);
        }
    }
    kota.skp = daftar.skp;
    Ok(())
}

/// SKP so far, and the RHK of each person as (example, key).
#[derive(Default)]
struct Daftar {
    skp: Vec<Skp>,
    rhk: BTreeMap<String, Vec<(String, String)>>,
}

fn contoh(r: &DataRhk) -> ContohRhk {
    ContohRhk {
        kunci: r.kunci.clone(),
        untuk: r.jabatan.clone(),
        rumusan: r.teks.clone(),
        rencana_aksi: r.rencana_aksi.clone(),
        induk: r.induk.clone(),
        indikator: r.indikator.iter().enumerate().map(|(i, d)| indikator(&r.kunci, i, d)).collect(),
    }
}

fn indikator(rhk: &str, i: usize, d: &DataIndikator) -> Indikator {
    Indikator {
        kunci: format!("{rhk}-i{}", i + 1),
        aspek: d.aspek,
        tingkat: d.tingkat,
        uraian: d.uraian.clone(),
        target: d.target.clone(),
        satuan: d.satuan.clone(),
        arah: d.arah,
        sumber_data: d.sumber.clone(),
        otomatis: d.otomatis,
        jumlah: d.jumlah,
    }
}

/// Who has an SKP, superiors first.
fn urutan(formasi: &Formasi, penduduk: &Penduduk<'_>, kota: &Kota) -> Vec<usize> {
    let mut terpilih = terpilih(formasi, penduduk, kota);
    let letak: BTreeMap<&str, usize> =
        penduduk.pegawai.iter().enumerate().map(|(i, p)| (p.kunci.as_str(), i)).collect();
    let atas: BTreeMap<usize, usize> = kota
        .hubungan_penilai
        .iter()
        .filter_map(|h| Some((*letak.get(h.pegawai.as_str())?, *letak.get(h.penilai.pegawai()?)?)))
        .collect();
    terpilih.sort_by_key(|i| (kedalaman(&atas, *i), *i));
    terpilih
}

/// Steps up to somebody who is rated by no ASN.
fn kedalaman(atas: &BTreeMap<usize, usize>, i: usize) -> usize {
    let mut kini = i;
    // No chain of command is longer; the bound keeps a circle, which a test excludes, from hanging.
    for langkah in 0..32 {
        match atas.get(&kini) {
            Some(a) => kini = *a,
            None => return langkah,
        }
    }
    32
}

fn terpilih(formasi: &Formasi, penduduk: &Penduduk<'_>, kota: &Kota) -> Vec<usize> {
    let rumah: Vec<&str> = kota.unit.iter().map(rumah).collect();
    let mut per_rumah: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut hasil: BTreeSet<usize> = BTreeSet::new();
    let mut lain = 0;
    for (i, (p, g)) in penduduk.pos.iter().zip(&penduduk.pegawai).enumerate() {
        let Some(r) = rumah.get(p.unit) else { continue };
        if p.jabatan.kelompok == Kelompok::Guru || g.kelompok == KelompokSiklus::Guru {
            continue;
        }
        if p.jabatan.jenis == JenisJabatan::Jpt || *r == OPD_CERITA {
            hasil.insert(i);
        }
        lain += usize::from(*r != OPD_CERITA);
        per_rumah.entry(r).or_default().push(i);
    }
    let batas = hasil.len() + lain / 3;
    let sisanya = formasi.unit.iter().map(|u| u.kunci.as_str()).filter(|k| !URUTAN.contains(k));
    for r in URUTAN.into_iter().chain(sisanya) {
        if hasil.len() >= batas {
            break;
        }
        hasil.extend(per_rumah.get(r).into_iter().flatten());
    }
    hasil.into_iter().collect()
}

/// The house whose people work on one plan: the perangkat daerah, but each puskesmas, hospital and school by itself.
fn rumah(u: &super::susunan::Unit) -> &str {
    match u.jenis {
        JenisUnit::Puskesmas | JenisUnit::Sd | JenisUnit::Smp | JenisUnit::Tk => &u.kunci,
        _ if u.kunci.starts_with("rsud") => u.kunci.split('_').next().unwrap_or(&u.kunci),
        _ => &u.opd,
    }
}

struct Penyusun<'a> {
    data: &'a Data,
    formasi: &'a Formasi,
    opsi: &'a Opsi,
    menurut_kunci: BTreeMap<&'a str, &'a DataRhk>,
    menurut_jabatan: BTreeMap<&'a str, Vec<&'a DataRhk>>,
}

impl<'a> Penyusun<'a> {
    fn baru(data: &'a Data, formasi: &'a Formasi, opsi: &'a Opsi) -> Self {
        let mut menurut_jabatan: BTreeMap<&str, Vec<&DataRhk>> = BTreeMap::new();
        for r in &data.rhk.rhk {
            menurut_jabatan.entry(&r.jabatan).or_default().push(r);
        }
        let menurut_kunci = data.rhk.rhk.iter().map(|r| (r.kunci.as_str(), r)).collect();
        Self { data, formasi, opsi, menurut_kunci, menurut_jabatan }
    }

    /// The SKP of a person; none when the year is too young for one.
    fn skp(
        &self,
        kunci: &str,
        pos: &Pos<'_>,
        atasan: Option<&Vec<(String, String)>>,
    ) -> Result<Option<Skp>, KotaError> {
        let mut acak = Acak::untuk(self.opsi.benih, "skp", kunci);
        let tahun = chrono::Datelike::year(&self.opsi.hari_ini);
        let cerita = pos.tokoh.is_some() || pos.jabatan.jenis == JenisJabatan::Jpt;
        let Some((dibuat, status)) = self.status(tahun, cerita, &mut acak) else { return Ok(None) };
        let skp = format!("skp-{kunci}");
        let rhk = self.rhk(&skp, pos, atasan, &mut acak)?;
        let dikembalikan = matches!(status, StatusSkp::Dikembalikan { .. });
        let catatan = "Target pada RHK 1 belum punya sumber data yang sama dengan tahun lalu. Lengkapi, lalu ajukan lagi.";
        Ok(Some(Skp {
            kunci: skp,
            pegawai: kunci.to_owned(),
            tahun,
            awal: tanggal(tahun, 1, 1),
            akhir: tanggal(tahun, 12, 31),
            dibuat,
            status,
            catatan_penilai: dikembalikan.then(|| catatan.to_owned()),
            rhk,
            perilaku: self.perilaku(pos, &mut acak),
            lampiran: self.lampiran(&mut acak),
        }))
    }

    /// The course of an SKP as planned, cut off at today. Most go through in January, a few stay behind.
    fn status(&self, tahun: i32, lancar: bool, acak: &mut Acak) -> Option<(NaiveDate, StatusSkp)> {
        let hari_ini = self.opsi.hari_ini;
        let dibuat = hari_kerja_sesudah(tanggal(tahun, 1, 1), langkah(acak, 0, 6));
        if dibuat > hari_ini {
            return None;
        }
        let nasib = if lancar { 99 } else { acak.di_bawah(100) };
        let terlambat = (10..18).contains(&nasib);
        let diajukan =
            hari_kerja_sesudah(dibuat, if terlambat { langkah(acak, 25, 45) } else { langkah(acak, 1, 6) });
        let jawab = hari_kerja_sesudah(diajukan, langkah(acak, 1, 5));
        let status = match nasib {
            0..=3 => StatusSkp::Draf,
            _ if diajukan > hari_ini => StatusSkp::Draf,
            4..=7 => StatusSkp::Diajukan { diajukan },
            _ if jawab > hari_ini => StatusSkp::Diajukan { diajukan },
            8..=9 => StatusSkp::Dikembalikan { diajukan, dikembalikan: jawab },
            _ => StatusSkp::Disetujui { diajukan, disetujui: jawab },
        };
        Some((dibuat, status))
    }

    fn rhk(
        &self,
        skp: &str,
        pos: &Pos<'_>,
        atasan: Option<&Vec<(String, String)>>,
        acak: &mut Acak,
    ) -> Result<Vec<Rhk>, KotaError> {
        let pilihan = self.pilihan(pos, acak)?;
        Ok(pilihan.into_iter().enumerate().map(|(i, r)| self.satu_rhk(skp, i, r, pos, atasan)).collect())
    }

    /// Examples that fit: those of the story, else of job and unit, filled up with those of the group.
    fn pilihan(&self, pos: &Pos<'_>, acak: &mut Acak) -> Result<Vec<&'a DataRhk>, KotaError> {
        if let Some(t) = pos.tokoh.filter(|t| !t.rhk.is_empty()) {
            let cari = |k: &String| {
                self.menurut_kunci.get(k.as_str()).copied().ok_or_else(|| KotaError::rujukan("rhk", k))
            };
            return t.rhk.iter().map(cari).collect();
        }
        let templat = self.formasi.unit.get(pos.unit).map_or("", |u| u.templat.as_str());
        let khusus = self.jabatan(&pos.jabatan.kunci).filter(|r| r.unit.iter().any(|u| u == templat));
        let mut hasil: Vec<&DataRhk> = khusus.take(RHK_MAKS - 1).collect();
        let sedikitnya = if pos.jabatan.jenis == JenisJabatan::Jpt { RHK_MAKS } else { 2 };
        let umum: Vec<&DataRhk> = self.kategori(pos).iter().flat_map(|k| self.jabatan(k)).collect();
        let kurang = sedikitnya.saturating_sub(hasil.len());
        hasil.extend(umum.into_iter().take(kurang));
        if pos.jabatan.jenis != JenisJabatan::Jpt && hasil.len() < RHK_MAKS && acak.persen(20) {
            let tambahan: Vec<&DataRhk> = self.jabatan("#tambahan").collect();
            hasil.extend(acak.pilih(&tambahan));
        }
        Ok(hasil)
    }

    fn jabatan(&self, kunci: &str) -> impl Iterator<Item = &'a DataRhk> + use<'a> {
        self.menurut_jabatan.get(kunci).cloned().unwrap_or_default().into_iter()
    }

    fn kategori(&self, pos: &Pos<'_>) -> &'static [&'static str] {
        match (pos.jabatan.jenis, pos.jabatan.kelompok) {
            (JenisJabatan::Jpt, _) => &["#jpt"],
            (JenisJabatan::Administrator, _) => &["#administrator"],
            (JenisJabatan::Pengawas, _) => &["#pengawas"],
            (_, Kelompok::Nakes) => &["#nakes"],
            (_, Kelompok::Fungsional | Kelompok::Guru | Kelompok::Struktural) => &["#fungsional"],
            (_, Kelompok::Pelaksana) if self.berloket(pos) => &["#loket", "#pelaksana"],
            (_, Kelompok::Pelaksana) => &["#pelaksana"],
        }
    }

    fn berloket(&self, pos: &Pos<'_>) -> bool {
        let unit = self.formasi.unit.get(pos.unit);
        pos.jabatan.kegiatan == "loket" && unit.is_some_and(super::harian::berloket)
    }

    fn satu_rhk(
        &self,
        skp: &str,
        i: usize,
        r: &DataRhk,
        pos: &Pos<'_>,
        atasan: Option<&Vec<(String, String)>>,
    ) -> Rhk {
        let kunci = format!("{skp}-r{}", i + 1);
        let unit = self.formasi.unit.get(pos.unit).map_or("", |u| u.nama.as_str());
        let jenis =
            if r.jabatan == "#tambahan" || r.kunci == "D5" { JenisRhk::Tambahan } else { JenisRhk::Utama };
        let indikator = r.indikator.iter().enumerate().map(|(n, d)| indikator(&kunci, n, d)).collect();
        Rhk {
            nomor: u8::try_from(i + 1).unwrap_or(u8::MAX),
            jenis,
            klasifikasi: if pos.kepala { Klasifikasi::Organisasi } else { Klasifikasi::Individu },
            perspektif: r.perspektif.filter(|_| pos.jabatan.jenis == JenisJabatan::Jpt),
            rumusan: r.teks.replace("{unit}", unit),
            rencana_aksi: r.rencana_aksi.replace("{unit}", unit),
            induk: induk(r, jenis, i, atasan),
            sasaran: r.induk.clone().filter(|p| p.starts_with('W')),
            contoh: r.kunci.clone(),
            indikator,
            kunci,
        }
    }

    /// The seven values; the penilai wrote an expectation for some of them.
    fn perilaku(&self, pos: &Pos<'_>, acak: &mut Acak) -> Vec<EkspektasiPerilaku> {
        let ratna = pos.tokoh.is_some_and(|t| t.k == "ratna");
        NilaiPerilaku::SEMUA
            .into_iter()
            .map(|nilai| {
                let kosong = acak.persen(55);
                let teks = self.data.umpan.ekspektasi.get(&nilai).and_then(|t| acak.pilih(t)).cloned();
                let teks = match (ratna, nilai) {
                    (true, NilaiPerilaku::BerorientasiPelayanan) => {
                        "Antrean tertib, tidak ada warga menunggu tanpa kabar.".to_owned()
                    }
                    _ if kosong => String::new(),
                    _ => teks.unwrap_or_default(),
                };
                EkspektasiPerilaku { nilai, ekspektasi_khusus: teks }
            })
            .collect()
    }

    fn lampiran(&self, acak: &mut Acak) -> Lampiran {
        let l = &self.data.umpan.lampiran;
        let mut dua = |isi: &[String]| {
            let mut urut: Vec<String> = isi.to_vec();
            acak.kocok(&mut urut);
            urut.truncate(2);
            urut
        };
        Lampiran {
            dukungan_sumber_daya: dua(&l.sumber_daya),
            skema_pertanggungjawaban: dua(&l.pertanggungjawaban),
            konsekuensi: dua(&l.konsekuensi),
        }
    }
}

/// The superior's RHK that this one serves: the one that the example names; for examples that fit everywhere, one of
/// the superior's in turn. An example whose parent the superior does not have stays unlinked, as in life.
fn induk(r: &DataRhk, jenis: JenisRhk, i: usize, atasan: Option<&Vec<(String, String)>>) -> Option<String> {
    let atasan = atasan?;
    match &r.induk {
        Some(p) => atasan.iter().find(|(contoh, _)| contoh == p).map(|(_, kunci)| kunci.clone()),
        None if jenis == JenisRhk::Utama => {
            // Not the same sentence again one level higher.
            let lain: Vec<&String> =
                atasan.iter().filter(|(c, _)| *c != r.kunci).map(|(_, kunci)| kunci).collect();
            lain.get(i % lain.len().max(1)).map(|k| (*k).clone())
        }
        None => None,
    }
}

fn langkah(acak: &mut Acak, dari: i64, sampai: i64) -> u32 {
    u32::try_from(acak.antara(dari, sampai)).unwrap_or(0)
}

/// The official who rates somebody.
pub(crate) fn penilai(kota: &Kota) -> BTreeMap<&str, &Pejabat> {
    kota.hubungan_penilai.iter().map(|h| (h.pegawai.as_str(), &h.penilai)).collect()
}
