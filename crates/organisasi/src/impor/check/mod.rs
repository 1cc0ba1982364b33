//! From tables to people and units that may be written, and a list of what to mend. Pure: what the database knows comes
//! in as [`Dikenal`].

mod orang;
mod tree;
mod unit;

use std::collections::{HashMap, HashSet};

use aturan::Nip;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::headings::{Jenis, Kolom, Tabel};
use super::read::Baris;
use super::values::padanan;
use super::vocabulary::{JenisJabatan, JenisPegawai, Kelompok, jabatan_of_eselon, kelompok};

pub use tree::{AKAR, is_opd};

/// Problems kept word for word; the rest is counted.
const MASALAH_MAX: usize = 5_000;

/// What becomes of a row with a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tingkat {
    /// Not imported until it is mended.
    Ditolak,
    /// Imported; somebody should look.
    Diperiksa,
}

impl Tingkat {
    /// As pages and the error file write it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Ditolak => "Perlu diperbaiki",
            Self::Diperiksa => "Perlu diperiksa",
        }
    }
}

/// One thing to mend: where it stands, what stands there, and why that is a problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Masalah {
    pub tingkat: Tingkat,
    pub berkas: String,
    /// As the spreadsheet numbers it; 0 when it is about no row.
    pub baris: u32,
    /// The heading as the file writes it.
    pub kolom: String,
    pub nilai: String,
    pub alasan: String,
}

/// Problems, with their true number where the list is cut.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kumpulan {
    pub daftar: Vec<Masalah>,
    /// Rows that are not imported.
    pub ditolak: usize,
    /// Remarks on rows that are.
    pub diperiksa: usize,
}

impl Kumpulan {
    /// Adds one.
    pub fn add(&mut self, masalah: Masalah) {
        match masalah.tingkat {
            Tingkat::Ditolak => self.ditolak += 1,
            Tingkat::Diperiksa => self.diperiksa += 1,
        }
        if self.daftar.len() < MASALAH_MAX {
            self.daftar.push(masalah);
        }
    }
}

/// Where a row comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asal {
    pub berkas: String,
    pub baris: u32,
}

/// A person as a file describes them. What a file leaves empty is `None`, and never erases what is known.
#[derive(Clone, Debug)]
pub struct OrangMasuk {
    pub asal: Asal,
    pub pns_id: Option<String>,
    pub nip: Nip,
    /// Only digits 13-14 of the NIP are unknown.
    pub is_nip_perlu_diperiksa: bool,
    pub nama: String,
    pub gelar_depan: Option<String>,
    pub gelar_belakang: Option<String>,
    pub email: Option<String>,
    pub nomor_hp: Option<String>,
    pub jenis_pegawai: JenisPegawai,
    pub kedudukan_hukum: Option<String>,
    pub golongan: Option<&'static str>,
    pub tmt_golongan: Option<NaiveDate>,
    pub kontrak_berakhir: Option<NaiveDate>,
    pub kelompok: Kelompok,
    pub jabatan: String,
    pub jenis_jabatan: JenisJabatan,
    pub tmt_jabatan: Option<NaiveDate>,
    /// `sumber_id` of the unit.
    pub unit: String,
}

/// Who a file says is head of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pemimpin {
    PnsId(String),
    Nip(String),
}

/// A unit as a file describes it.
#[derive(Clone, Debug, Default)]
pub struct UnitMasuk {
    pub asal: Asal,
    pub sumber_id: String,
    pub nama: String,
    pub nama_jabatan: Option<String>,
    pub eselon: Option<String>,
    /// `sumber_id` of the unit above; none at the root.
    pub atasan: Option<String>,
    pub pemimpin: Option<Pemimpin>,
}

/// A unit that the database knows.
#[derive(Clone, Debug, Default)]
pub struct UnitDikenal {
    pub sumber_id: String,
    pub atasan: Option<String>,
    pub nama_jabatan: Option<String>,
    pub eselon: Option<String>,
}

/// What the database knows already, as far as checks ask.
#[derive(Clone, Debug, Default)]
pub struct Dikenal {
    pub unit: Vec<UnitDikenal>,
    /// PNS ID and NIP of everybody.
    pub pegawai: HashSet<String>,
    /// Name of a root that no file gives.
    pub instansi_nama: String,
}

/// What may be written, and what is to mend.
#[derive(Clone, Debug, Default)]
pub struct Isi {
    pub orang: Vec<OrangMasuk>,
    /// Units above come before units below.
    pub unit: Vec<UnitMasuk>,
    pub masalah: Kumpulan,
    /// Sentences about the files as wholes.
    pub catatan: Vec<String>,
}

/// Checks all tables of one import together.
pub fn check(tables: &[Tabel], dikenal: &Dikenal) -> Isi {
    let mut isi = Isi { catatan: tables.iter().flat_map(notices).collect(), ..Isi::default() };
    let mut units = unit::collect(tables, &mut isi);
    if units.is_empty() && dikenal.unit.is_empty() {
        units = unit::flat(tables, dikenal, &mut isi);
    }
    isi.unit = tree::arrange(units, dikenal, &mut isi.masalah);
    let known = posts(&isi.unit, dikenal);
    let mut masalah = std::mem::take(&mut isi.masalah);
    isi.orang = orang::collect(tables, &|id| known.contains_key(id), &mut masalah);
    isi.orang.iter_mut().for_each(|person| level_by_unit(person, &known));
    unit::check_heads(&isi.unit, &isi.orang, dikenal, &mut masalah);
    isi.masalah = masalah;
    isi
}

/// Title and eselon of the head's post.
type Post<'a> = (Option<&'a str>, Option<&'a str>);

/// The head's post of every unit, of the database and of the files; where a file says nothing, what is known holds.
fn posts<'a>(files: &'a [UnitMasuk], dikenal: &'a Dikenal) -> HashMap<&'a str, Post<'a>> {
    let known = dikenal
        .unit
        .iter()
        .map(|unit| (unit.sumber_id.as_str(), (unit.nama_jabatan.as_deref(), unit.eselon.as_deref())));
    let mut posts: HashMap<&str, Post<'_>> = known.collect();
    for unit in files {
        let (title, eselon) = posts.get(unit.sumber_id.as_str()).copied().unwrap_or_default();
        let post = (unit.nama_jabatan.as_deref().or(title), unit.eselon.as_deref().or(eselon));
        posts.insert(&unit.sumber_id, post);
    }
    posts
}

/// The people's file has no eselon: for the holder of a unit's head post the unit's eselon tells the level. A functional
/// job stays one, also where its holder leads a school or a puskesmas.
fn level_by_unit(person: &mut OrangMasuk, posts: &HashMap<&str, Post<'_>>) {
    let Some((Some(title), Some(eselon))) = posts.get(person.unit.as_str()) else { return };
    let is_structural = matches!(
        person.jenis_jabatan,
        JenisJabatan::Jpt | JenisJabatan::Administrator | JenisJabatan::Pengawas
    );
    if let Some(level) =
        jabatan_of_eselon(eselon).filter(|_| is_structural && padanan(title) == padanan(&person.jabatan))
    {
        person.jenis_jabatan = level;
        person.kelompok = kelompok(person.jenis_pegawai, &person.jabatan, level);
    }
}

fn notices(tabel: &Tabel) -> Vec<String> {
    let mut all = Vec::new();
    if !tabel.dilewati.is_empty() {
        let (n, names) = (tabel.dilewati.len(), tabel.dilewati.join(", "));
        all.push(format!("{}: {n} kolom tidak dipakai dan tidak disimpan ({names}).", tabel.berkas));
    }
    if !tabel.ganda.is_empty() {
        all.push(format!(
            "{}: kolom {} muncul lebih dari sekali; yang pertama dipakai.",
            tabel.berkas,
            tabel.ganda.join(", ")
        ));
    }
    all
}

/// A row being checked: what it says, and the way to complain about it.
struct Periksa<'a> {
    tabel: &'a Tabel,
    baris: &'a Baris,
    masalah: &'a mut Kumpulan,
}

impl<'a> Periksa<'a> {
    fn isi(&self, kolom: Kolom) -> Option<&'a str> {
        self.tabel.isi(self.baris, kolom)
    }

    fn asal(&self) -> Asal {
        Asal { berkas: self.tabel.berkas.clone(), baris: self.baris.nomor }
    }

    fn complain(&mut self, tingkat: Tingkat, kolom: Kolom, alasan: impl Into<String>) {
        let masalah = Masalah {
            tingkat,
            berkas: self.tabel.berkas.clone(),
            baris: self.baris.nomor,
            kolom: self.tabel.judul(kolom).to_owned(),
            nilai: self.isi(kolom).unwrap_or_default().to_owned(),
            alasan: alasan.into(),
        };
        self.masalah.add(masalah);
    }

    /// The row is not imported. Answers nothing, so that a check can end with it.
    fn refuse<T>(&mut self, kolom: Kolom, alasan: impl Into<String>) -> Option<T> {
        self.complain(Tingkat::Ditolak, kolom, alasan);
        None
    }

    /// The row is imported, and somebody should look.
    fn remark(&mut self, kolom: Kolom, alasan: impl Into<String>) {
        self.complain(Tingkat::Diperiksa, kolom, alasan);
    }
}

/// A remark about a unit as a whole.
fn remark_unit(unit: &UnitMasuk, kolom: &str, nilai: &str, alasan: String) -> Masalah {
    Masalah {
        tingkat: Tingkat::Diperiksa,
        berkas: unit.asal.berkas.clone(),
        baris: unit.asal.baris,
        kolom: kolom.into(),
        nilai: nilai.into(),
        alasan,
    }
}

fn has_people(tabel: &Tabel) -> bool {
    matches!(tabel.jenis, Jenis::Orang | Jenis::Templat)
}
