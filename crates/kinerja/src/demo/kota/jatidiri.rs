//! Age, golongan, dates and NIP of an invented civil servant, consistent with each other and with the day.
//!
//! A NIP has the real structure (birth `YYYYMMDD`, appointment `YYYYMM`, sex, serial), but the serial is always `000`,
//! which is never issued: it passes every check of the structure and belongs to nobody. A PPPK has `21` in the place
//! of the month.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate};

use super::acak::Acak;
use super::data::{DataJabatan, DataTokoh, Kelompok};
use super::kalender::tanggal;
use super::susunan::{JenisJabatan, JenisKelamin, StatusPegawai};

/// Golongan of a PNS from lowest to highest, with pangkat (rules: identifiers and classes).
pub(crate) const GOLONGAN: [(&str, &str); 17] = [
    ("I/a", "Juru Muda"),
    ("I/b", "Juru Muda Tingkat I"),
    ("I/c", "Juru"),
    ("I/d", "Juru Tingkat I"),
    ("II/a", "Pengatur Muda"),
    ("II/b", "Pengatur Muda Tingkat I"),
    ("II/c", "Pengatur"),
    ("II/d", "Pengatur Tingkat I"),
    ("III/a", "Penata Muda"),
    ("III/b", "Penata Muda Tingkat I"),
    ("III/c", "Penata"),
    ("III/d", "Penata Tingkat I"),
    ("IV/a", "Pembina"),
    ("IV/b", "Pembina Tingkat I"),
    ("IV/c", "Pembina Utama Muda"),
    ("IV/d", "Pembina Utama Madya"),
    ("IV/e", "Pembina Utama"),
];

/// The year that the dates of the stories are written for.
const TAHUN_CERITA: i32 = 2026;

/// Years that a PNS needs for one golongan.
const TAHUN_PER_GOLONGAN: i64 = 4;

/// What is decided about a person besides name and post.
#[derive(Debug)]
pub(crate) struct JatiDiri {
    pub(crate) lahir: NaiveDate,
    pub(crate) golongan: String,
    pub(crate) pangkat: Option<String>,
    pub(crate) tmt_golongan: NaiveDate,
    pub(crate) tmt_pengangkatan: NaiveDate,
    pub(crate) tmt_jabatan: NaiveDate,
    pub(crate) akhir_kontrak: Option<NaiveDate>,
    pub(crate) nip: String,
}

/// Makes people; remembers the NIPs given, so that each is unique.
pub(crate) struct PembuatJatiDiri {
    hari_ini: NaiveDate,
    nip: BTreeSet<String>,
}

impl PembuatJatiDiri {
    pub(crate) fn baru(hari_ini: NaiveDate) -> Self {
        Self { hari_ini, nip: BTreeSet::new() }
    }

    /// A person that fits the job. What a story fixes is taken from it.
    pub(crate) fn buat(
        &mut self,
        jabatan: &DataJabatan,
        status: StatusPegawai,
        kelamin: JenisKelamin,
        tokoh: Option<&DataTokoh>,
        acak: &mut Acak,
    ) -> JatiDiri {
        let mut diri = match status {
            StatusPegawai::Pns => self.pns(jabatan, tokoh, acak),
            StatusPegawai::Pppk | StatusPegawai::PppkParuhWaktu => self.pppk(jabatan, status, acak),
        };
        self.beri_nip(&mut diri, status, kelamin);
        diri
    }

    fn pns(&self, jabatan: &DataJabatan, tokoh: Option<&DataTokoh>, acak: &mut Acak) -> JatiDiri {
        let tahun = self.hari_ini.year();
        let gol = golongan_pns(jabatan, tokoh, acak);
        let masa_kerja = masa_kerja(jabatan, gol, acak);
        let lahir = tokoh.and_then(|t| t.lahir.as_deref()).and_then(tanggal_cerita);
        let lahir = lahir.map(|t| geser_tahun(t, tahun - TAHUN_CERITA));
        let lahir = lahir.unwrap_or_else(|| lahir_pns(tahun, masa_kerja, jabatan, acak));
        let tmt = tokoh.and_then(|t| t.tmt.as_deref()).and_then(|t| tanggal_cerita(&format!("{t}-01")));
        let tmt = tmt.map(|t| geser_tahun(t, tahun - TAHUN_CERITA));
        let tmt = tmt.unwrap_or_else(|| {
            let bulan = [1, 2, 3, 3, 4, 12];
            tanggal(tahun - tahun32(masa_kerja), acak.pilih(&bulan).copied().unwrap_or(3), 1)
        });
        let (tmt_golongan, tmt_jabatan) = self.tmt_lanjut(tmt, jabatan, acak);
        let (nama, pangkat) = GOLONGAN.get(gol).copied().unwrap_or_default();
        JatiDiri {
            lahir,
            golongan: nama.to_owned(),
            pangkat: Some(pangkat.to_owned()),
            tmt_golongan,
            tmt_pengangkatan: tmt,
            tmt_jabatan,
            akhir_kontrak: None,
            nip: String::new(),
        }
    }

    /// TMT golongan (1 April or 1 October) and TMT jabatan, neither before the appointment nor after today.
    fn tmt_lanjut(&self, tmt: NaiveDate, jabatan: &DataJabatan, acak: &mut Acak) -> (NaiveDate, NaiveDate) {
        let tahun = self.hari_ini.year();
        let bulan = if acak.persen(60) { 4 } else { 10 };
        let golongan = tanggal(tahun - tahun32(acak.antara(1, 3)), bulan, 1).max(tmt);
        let paling_lama = if jabatan.kelompok == Kelompok::Struktural { 3 } else { 8 };
        let mulai = tanggal(tahun - tahun32(acak.antara(1, paling_lama)), [1, 3, 6, 9][acak.di_bawah(4)], 2);
        (golongan, mulai.max(tmt))
    }

    fn pppk(&self, jabatan: &DataJabatan, status: StatusPegawai, acak: &mut Acak) -> JatiDiri {
        let tahun = self.hari_ini.year();
        let (tmt, kontrak) = match status {
            StatusPegawai::PppkParuhWaktu => (tanggal(tahun - 1, 10, 1), self.kontrak_setahun(acak)),
            _ => {
                let mulai = tanggal(tahun - tahun32(acak.antara(1, 4)), 3, 1);
                (mulai, sehari_sebelum(geser_tahun(mulai, 5)))
            }
        };
        let lahir = hari_acak(tahun - tahun32(acak.antara(25, 50)), acak);
        JatiDiri {
            lahir,
            golongan: jabatan.pppk.clone().unwrap_or_else(|| "V".to_owned()),
            pangkat: None,
            tmt_golongan: tmt,
            tmt_pengangkatan: tmt,
            tmt_jabatan: tmt,
            akhir_kontrak: Some(kontrak),
            nip: String::new(),
        }
    }

    /// End of the running one-year contract (KepmenPANRB 16/2025): most with the calendar year, some in mid-year.
    fn kontrak_setahun(&self, acak: &mut Acak) -> NaiveDate {
        let tahun = self.hari_ini.year();
        let tengah = acak.persen(20);
        match (tengah, self.hari_ini >= tanggal(tahun, 7, 1)) {
            (false, _) => tanggal(tahun, 12, 31),
            (true, true) => tanggal(tahun + 1, 6, 30),
            (true, false) => tanggal(tahun, 6, 30),
        }
    }

    /// Gives the NIP; on a clash the birthday moves by a day until the number is free.
    fn beri_nip(&mut self, diri: &mut JatiDiri, status: StatusPegawai, kelamin: JenisKelamin) {
        loop {
            let nip = nip(diri.lahir, diri.tmt_pengangkatan, status, kelamin);
            if self.nip.insert(nip.clone()) {
                diri.nip = nip;
                return;
            }
            diri.lahir = diri.lahir.checked_sub_days(Days::new(1)).unwrap_or(diri.lahir);
        }
    }
}

fn nip(lahir: NaiveDate, tmt: NaiveDate, status: StatusPegawai, kelamin: JenisKelamin) -> String {
    let bulan = if status == StatusPegawai::Pns { tmt.month() } else { 21 };
    let kelamin = match kelamin {
        JenisKelamin::L => 1,
        JenisKelamin::P => 2,
    };
    format!("{}{:04}{bulan:02}{kelamin}000", lahir.format("%Y%m%d"), tmt.year())
}

/// Index into [`GOLONGAN`].
fn golongan_pns(jabatan: &DataJabatan, tokoh: Option<&DataTokoh>, acak: &mut Acak) -> usize {
    let urut = |nama: &str| GOLONGAN.iter().position(|(g, _)| *g == nama).unwrap_or(0);
    if let Some(gol) = tokoh.and_then(|t| t.gol.as_deref()) {
        return urut(gol);
    }
    let (rendah, tinggi) = (urut(&jabatan.gol.0), urut(&jabatan.gol.1));
    rendah + acak.di_bawah(tinggi.saturating_sub(rendah) + 1)
}

/// Years of service: enough for the golongan; those at the top of their job may have served much longer.
fn masa_kerja(jabatan: &DataJabatan, gol: usize, acak: &mut Acak) -> i64 {
    let urut = |nama: &str| GOLONGAN.iter().position(|(g, _)| *g == nama).unwrap_or(0);
    let naik = gol.saturating_sub(urut(&jabatan.awal));
    let perlu = i64::try_from(naik).unwrap_or(0) * TAHUN_PER_GOLONGAN;
    let di_puncak = gol >= urut(&jabatan.gol.1);
    let lebih = if di_puncak { acak.antara(0, 14) } else { acak.antara(0, 6) };
    (perlu + lebih).clamp(1, 36)
}

fn lahir_pns(tahun: i32, masa_kerja: i64, jabatan: &DataJabatan, acak: &mut Acak) -> NaiveDate {
    let termuda = if jabatan.awal.starts_with("III") { 22 } else { 19 };
    let usia = masa_kerja + acak.antara(termuda, termuda + 11);
    let bup = batas_usia_pensiun(jabatan);
    let usia = if usia >= bup { bup - 1 - acak.antara(0, 3) } else { usia };
    hari_acak(tahun - tahun32(usia.max(masa_kerja + 18)), acak)
}

/// 60 for JPT, teachers and JF ahli madya, else 58 (rules: identifiers; demo figures, not a legal answer).
fn batas_usia_pensiun(jabatan: &DataJabatan) -> i64 {
    let madya = jabatan.jenjang.as_deref() == Some("Ahli Madya");
    if jabatan.jenis == JenisJabatan::Jpt || jabatan.kelompok == Kelompok::Guru || madya { 60 } else { 58 }
}

fn hari_acak(tahun: i32, acak: &mut Acak) -> NaiveDate {
    let hari = u64::try_from(acak.antara(0, 364)).unwrap_or(0);
    let awal = tanggal(tahun, 1, 1);
    awal.checked_add_days(Days::new(hari)).unwrap_or(awal)
}

fn tahun32(tahun: i64) -> i32 {
    i32::try_from(tahun).unwrap_or(0)
}

fn tanggal_cerita(teks: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(teks, "%Y-%m-%d").ok()
}

fn geser_tahun(asal: NaiveDate, tahun: i32) -> NaiveDate {
    tanggal(asal.year() + tahun, asal.month(), asal.day())
}

fn sehari_sebelum(asal: NaiveDate) -> NaiveDate {
    asal.checked_sub_days(Days::new(1)).unwrap_or(asal)
}
