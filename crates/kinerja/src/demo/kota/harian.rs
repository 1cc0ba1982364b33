//! Progres harian of the last weeks: working days before today, inside office hours, never two entries at a time.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};

use super::acak::Acak;
use super::data::{Data, DataKegiatan, SlotHari};
use super::formasi::{Formasi, UnitFormasi};
use super::kalender::{hari_kerja, hari_kerja_sebelum, hari_kerja_sesudah};
use super::karya::{Progres, Rhk, Skp, StatusProgres, StatusSkp};
use super::penduduk::{Penduduk, Pos};
use super::susunan::{JenisUnit, Pejabat};
use super::templat;
use super::{Kota, Opsi, skp};

/// Working days of entries in the perangkat daerah of the stories, and elsewhere.
const HARI_CERITA: u32 = 15;
const HARI_LAIN: u32 = 5;
/// Working days for which the silent superior of story 2 has validated nothing.
const HARI_DIAM: u32 = 9;
/// Office hours, minutes of the day: morning and afternoon (Perpres 21/2023; Friday's extra half hour is left out).
const PAGI: (u32, u32) = (7 * 60 + 30, 12 * 60);
const SIANG: (u32, u32) = (13 * 60, 16 * 60);
/// Shortest entry.
const LAMA_MIN: u32 = 30;

/// Counters outside the kinds of unit that always have one.
const UNIT_LOKET: [&str; 5] = ["dpmptsp_izin", "disnaker_psr", "bpkpad_pend", "dishub_pkb", "dinsos_linjam"];

/// True for units that receive the public at a counter.
pub(crate) fn berloket(unit: &UnitFormasi) -> bool {
    matches!(unit.jenis, JenisUnit::Kelurahan | JenisUnit::Puskesmas)
        || unit.templat == "kec1_pem"
        || unit.templat.starts_with("disdukcapil")
        || UNIT_LOKET.contains(&unit.templat.as_str())
}

/// Adds the entries of everybody who has an SKP.
pub(crate) fn isi(data: &Data, formasi: &Formasi, penduduk: &Penduduk<'_>, kota: &mut Kota, opsi: &Opsi) {
    let letak: BTreeMap<&str, usize> =
        penduduk.pegawai.iter().enumerate().map(|(i, p)| (p.kunci.as_str(), i)).collect();
    let penilai = skp::penilai(kota);
    let mut progres = Vec::new();
    for s in &kota.skp {
        let Some((i, pos)) = letak.get(s.pegawai.as_str()).and_then(|i| Some((*i, penduduk.pos.get(*i)?)))
        else {
            continue;
        };
        let Some(unit) = formasi.unit.get(pos.unit) else { continue };
        let oleh = penilai.get(s.pegawai.as_str()).copied();
        let diam =
            oleh.and_then(Pejabat::pegawai).and_then(|k| letak.get(k)).and_then(|a| penduduk.pos.get(*a));
        let diam = diam.and_then(|a| a.tokoh).is_some_and(|t| t.diam);
        let cerita = kota.unit.get(pos.unit).is_some_and(|u| u.opd == skp::OPD_CERITA);
        let acak = Acak::untuk(opsi.benih, "harian", &s.pegawai);
        let mut penulis =
            Penulis { data, skp: s, pos, unit, oleh, diam, cerita, hari_ini: opsi.hari_ini, acak };
        // People draw their activities in different orders, so that a team does not write the same day.
        penulis.tulis(i, &mut progres);
    }
    kota.progres = progres;
}

struct Penulis<'a> {
    data: &'a Data,
    skp: &'a Skp,
    pos: &'a Pos<'a>,
    unit: &'a UnitFormasi,
    oleh: Option<&'a Pejabat>,
    diam: bool,
    cerita: bool,
    hari_ini: NaiveDate,
    acak: Acak,
}

/// An entry before its place in the books is known.
struct Baris {
    mulai: u32,
    selesai: u32,
    kegiatan: String,
    realisasi: Option<(String, String)>,
    rhk: Option<String>,
}

impl<'a> Penulis<'a> {
    fn tulis(&mut self, urutan: usize, hasil: &mut Vec<Progres>) {
        let hari = if self.cerita { HARI_CERITA } else { HARI_LAIN };
        let tertulis: &'a [SlotHari] = &self.data.tokoh.hari_ratna;
        let kegiatan = self.kegiatan();
        let mut giliran = urutan;
        for mundur in (1..=hari).rev() {
            let Some(tanggal) = self.tanggal(mundur) else { continue };
            let baris = match self.pos.tokoh.and_then(|t| t.kegiatan.as_deref()) {
                Some("ratna") => self.hari_tertulis(tertulis),
                _ => self.hari_acak(&kegiatan, &mut giliran),
            };
            for (n, b) in baris.into_iter().enumerate() {
                let progres = self.progres(tanggal, n, b, mundur);
                hasil.push(progres);
            }
        }
    }

    /// The working day so many before today, when an entry was written on it.
    fn tanggal(&mut self, mundur: u32) -> Option<NaiveDate> {
        // Today itself is not over yet; on a free day the last working day is one step nearer.
        let mundur_bersih = if hari_kerja(self.hari_ini) { mundur } else { mundur - 1 };
        let tanggal = hari_kerja_sebelum(self.hari_ini, mundur_bersih);
        let jeda = self.pos.tokoh.map_or(0, |t| t.jeda);
        let hadir = !self.acak.persen(4) || self.pos.tokoh.is_some();
        (tanggal >= self.skp.dibuat && tanggal < self.hari_ini && mundur > jeda && hadir).then_some(tanggal)
    }

    /// Activities of the job, in an order of the person's own.
    fn kegiatan(&mut self) -> Vec<&'a DataKegiatan> {
        let keluarga = keluarga(self.pos, self.unit);
        let mut isi: Vec<&'a DataKegiatan> =
            self.data.kegiatan.get(keluarga).map(|k| k.iter().collect()).unwrap_or_default();
        self.acak.kocok(&mut isi);
        isi
    }

    /// Three to five activities that fill morning and afternoon.
    fn hari_acak(&mut self, kegiatan: &[&DataKegiatan], giliran: &mut usize) -> Vec<Baris> {
        let mut hasil = Vec::new();
        let banyak = 3 + self.acak.di_bawah(3);
        let mut mulai = PAGI.0;
        for _ in 0..banyak.min(kegiatan.len()) {
            let Some(k) = kegiatan.get(*giliran % kegiatan.len()) else { break };
            *giliran += 1;
            let batas = if mulai < PAGI.1 { PAGI.1 } else { SIANG.1 };
            let selesai = (mulai + k.lama).min(batas);
            if selesai < mulai + LAMA_MIN {
                break;
            }
            let (teks, angka) = templat::isi(&k.teks, &mut self.acak);
            let realisasi = angka.zip(k.satuan.clone()).map(|(n, s)| (n.to_string(), s));
            let rhk = self.rhk(*giliran);
            hasil.push(Baris { mulai, selesai, kegiatan: teks, realisasi, rhk });
            mulai = if selesai + LAMA_MIN > PAGI.1 && selesai <= PAGI.1 { SIANG.0 } else { selesai };
        }
        hasil
    }

    /// A day of the story's own plan; where two activities share an hour, one of them is drawn.
    fn hari_tertulis(&mut self, slot: &[SlotHari]) -> Vec<Baris> {
        let acak = &mut self.acak;
        let mut hasil: Vec<Baris> = Vec::new();
        for s in slot {
            let (Some(mulai), Some(selesai)) = (menit(&s.mulai), menit(&s.selesai)) else { continue };
            let bertumpuk = hasil.last().is_some_and(|b| b.selesai > mulai);
            if bertumpuk && acak.persen(50) {
                continue;
            }
            if bertumpuk {
                hasil.pop();
            }
            let (teks, angka) = templat::isi(&s.teks, acak);
            let angka = s.angka.map(|(a, b)| acak.antara(a, b)).or(angka);
            let realisasi = angka.zip(s.satuan.clone()).map(|(n, s)| (n.to_string(), s));
            let rhk = s.rhk.and_then(|n| self.skp.rhk.get(n - 1)).map(|r: &Rhk| r.kunci.clone());
            hasil.push(Baris { mulai, selesai, kegiatan: teks, realisasi, rhk });
        }
        hasil
    }

    /// Entries are booked on the RHK in turn; one in eight is routine.
    fn rhk(&mut self, giliran: usize) -> Option<String> {
        let rutin = self.acak.di_bawah(8) == 0;
        let rhk = self.skp.rhk.get(giliran % self.skp.rhk.len().max(1))?;
        (!rutin).then(|| rhk.kunci.clone())
    }

    fn progres(&mut self, tanggal: NaiveDate, n: usize, b: Baris, mundur: u32) -> Progres {
        let (realisasi, satuan) = b.realisasi.unzip();
        let kode = tanggal.format("%Y%m%d");
        let terukur = realisasi.is_some();
        let berbukti = self.acak.persen(35) && terukur;
        let pegawai = &self.skp.pegawai;
        Progres {
            kunci: format!("pro-{pegawai}-{kode}-{}", n + 1),
            pegawai: pegawai.clone(),
            skp: self.skp.kunci.clone(),
            rhk: b.rhk,
            tanggal,
            mulai: jam(b.mulai),
            selesai: jam(b.selesai),
            kegiatan: b.kegiatan,
            realisasi,
            satuan,
            bukti: berbukti.then(|| format!("https://bukti.sagara.example/{pegawai}/{kode}-{}", n + 1)),
            status: self.status(tanggal, mundur, terukur),
        }
    }

    /// Validated within two working days, unless the superior is silent; the last days still wait. Some entries without
    /// a figure come back with a question.
    fn status(&mut self, tanggal: NaiveDate, mundur: u32, terukur: bool) -> StatusProgres {
        let disetujui = matches!(self.skp.status, StatusSkp::Disetujui { .. });
        let tunggu = if self.diam { HARI_DIAM } else { 2 };
        let undi = self.acak.di_bawah(100);
        let pada = hari_kerja_sesudah(tanggal, if undi.is_multiple_of(2) { 1 } else { 2 });
        match self.oleh {
            Some(oleh) if disetujui && mundur > tunggu && pada < self.hari_ini => {
                let oleh = oleh.clone();
                if undi < 12 && !terukur {
                    let catatan = "Tambahkan jumlah atau nama dokumennya supaya mudah diperiksa.".to_owned();
                    StatusProgres::PerluDiperjelas { oleh, pada, catatan }
                } else {
                    StatusProgres::Tervalidasi { oleh, pada }
                }
            }
            _ => StatusProgres::MenungguValidasi,
        }
    }
}

/// The family of activities: the job's, except that counter staff do what their unit does.
pub(crate) fn keluarga<'a>(pos: &Pos<'a>, unit: &UnitFormasi) -> &'a str {
    let asal = pos.jabatan.kegiatan.as_str();
    match (asal, unit.templat.as_str()) {
        ("loket", "disdukcapil_capil") => "capil",
        ("loket", t) if t.starts_with("disdukcapil") => "dukcapil",
        ("loket", _) if !berloket(unit) => "operasional",
        _ => asal,
    }
}

fn menit(teks: &str) -> Option<u32> {
    let (j, m) = teks.split_once(':')?;
    Some(j.parse::<u32>().ok()? * 60 + m.parse::<u32>().ok()?)
}

fn jam(menit: u32) -> NaiveTime {
    NaiveTime::from_num_seconds_from_midnight_opt(menit * 60, 0).unwrap_or(NaiveTime::MIN)
}
