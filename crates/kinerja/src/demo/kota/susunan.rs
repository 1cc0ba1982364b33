//! Who the city is: plain structs of units, jobs, people, posts, raters and roles.
//!
//! Every item has a stable `kunci`, from which a loader makes ids. Other items refer to it by that key.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Stable key of an item, unique among items of its kind, e.g. `disdukcapil` or `p0001`.
pub type Kunci = String;

/// The agency that the city is a tenant as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Instansi {
    /// e.g. `Kota Sagara`.
    pub kota: String,
    /// e.g. `Pemerintah Kota Sagara`.
    pub nama: String,
    /// `WIB`, `WITA` or `WIT`.
    pub zona: String,
}

/// Kind of a unit kerja.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JenisUnit {
    Pemda,
    Setda,
    Asisten,
    Bagian,
    Setwan,
    Inspektorat,
    Sekretariat,
    Bidang,
    Dinas,
    Badan,
    Satpolpp,
    Uptd,
    Rsud,
    Puskesmas,
    Sd,
    Smp,
    Tk,
    Kecamatan,
    Seksi,
    Kelurahan,
}

/// Whether a unit has a head of its own today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum KeadaanKepala {
    /// A definitive head (or, in a school or puskesmas, one by tugas tambahan).
    Terisi,
    /// A pelaksana tugas.
    Plt,
    /// Headed by somebody who holds another post too.
    Rangkap,
    /// Nobody: its people have no pejabat penilai.
    Kosong,
    /// A unit that never has a head of its own (the city itself, which the Wali Kota leads).
    TanpaJabatan,
}

/// A unit kerja of the tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unit {
    pub kunci: Kunci,
    pub nama: String,
    pub jenis: JenisUnit,
    /// The unit above; none for the city itself.
    pub induk: Option<Kunci>,
    /// The perangkat daerah that it belongs to; itself for a perangkat daerah and for the city.
    pub opd: Kunci,
    /// Key of the job of its head.
    pub jabatan_kepala: Option<Kunci>,
    /// As the national unit file names it, e.g. `Camat Sagara Barat`.
    pub nama_jabatan_kepala: Option<String>,
    /// e.g. `III.a`; none where the head is a functional official with tugas tambahan.
    pub eselon: Option<String>,
    /// The pegawai who leads it today, also as Plt.
    pub kepala: Option<Kunci>,
    pub keadaan_kepala: KeadaanKepala,
}

/// Kind of a jabatan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JenisJabatan {
    /// Jabatan pimpinan tinggi.
    Jpt,
    /// Jabatan administrator.
    Administrator,
    /// Jabatan pengawas.
    Pengawas,
    /// Jabatan fungsional.
    Fungsional,
    /// Jabatan pelaksana.
    Pelaksana,
    /// A duty on top of a functional job (head of a school or puskesmas); never somebody's only post.
    TugasTambahan,
}

/// A job. Heading a unit is a job of that unit's own (`kepala.<unit>`); all others exist once for the city.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Jabatan {
    pub kunci: Kunci,
    pub nama: String,
    pub jenis: JenisJabatan,
    /// e.g. `Ahli Muda`, only of a functional job.
    pub jenjang: Option<String>,
    pub eselon: Option<String>,
    /// Kelas jabatan 1..=17.
    pub kelas: u8,
}

/// Sex as in the civil registry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum JenisKelamin {
    /// Laki-laki.
    L,
    /// Perempuan.
    P,
}

/// An invented natural person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Orang {
    pub kunci: Kunci,
    /// Without titles.
    pub nama: String,
    pub gelar_depan: String,
    pub gelar_belakang: String,
    pub jenis_kelamin: JenisKelamin,
    /// None of an official who is no ASN: the city does not keep it.
    pub tanggal_lahir: Option<NaiveDate>,
    /// Empty for a third of the people, as in real files.
    pub email: Option<String>,
    /// Of a range that belongs to nobody.
    pub nomor_hp: Option<String>,
}

impl Orang {
    /// Name with titles, e.g. `dr. Melati Kusuma` or `Ratna Wulandari, S.AP.`.
    pub fn nama_lengkap(&self) -> String {
        let depan =
            if self.gelar_depan.is_empty() { String::new() } else { format!("{} ", self.gelar_depan) };
        let belakang =
            if self.gelar_belakang.is_empty() { String::new() } else { format!(", {}", self.gelar_belakang) };
        format!("{depan}{}{belakang}", self.nama)
    }
}

/// Kind of employment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatusPegawai {
    Pns,
    Pppk,
    /// KepmenPANRB 16/2025: one-year contracts.
    PppkParuhWaktu,
}

/// Group inside a siklus, with its own cadence and duties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum KelompokSiklus {
    Struktural,
    Fungsional,
    /// Managed in Ruang GTK; read-only here.
    Guru,
    NakesBlud,
    PppkParuhWaktu,
    Lainnya,
}

/// A civil servant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pegawai {
    /// `p0001` onwards, in the order of the units.
    pub kunci: Kunci,
    /// Key of the person.
    pub orang: Kunci,
    /// 18 digits of the real structure, with the serial `000` that is never issued.
    pub nip: String,
    pub status: StatusPegawai,
    /// `III/a` of a PNS, `IX` of a PPPK.
    pub golongan: String,
    /// Only of a PNS.
    pub pangkat: Option<String>,
    pub tmt_golongan: NaiveDate,
    /// TMT CPNS of a PNS; start of the first contract of a PPPK.
    pub tmt_pengangkatan: NaiveDate,
    /// Last day of the contract of a PPPK.
    pub akhir_kontrak: Option<NaiveDate>,
    pub kelompok: KelompokSiklus,
    /// Unit of the definitive post.
    pub unit: Kunci,
    /// The definitive job (of a head of school: the functional one).
    pub jabatan: Kunci,
}

/// An official who is no ASN: no NIP, no rank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PejabatNonAsn {
    pub kunci: Kunci,
    pub orang: Kunci,
    /// As printed, e.g. `Wali Kota Sagara`.
    pub jabatan: String,
    /// The unit that the official leads, where it is one of the city's.
    pub unit: Option<Kunci>,
}

/// How somebody holds a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum JenisPenempatan {
    Definitif,
    /// Head of a school or puskesmas, on top of the functional job.
    TugasTambahan,
    /// Pelaksana tugas of a post without a holder.
    Plt,
    /// A second post besides the own one.
    Rangkap,
    /// Dipekerjakan outside the city's own units (a private school).
    Dpk,
}

/// A dated holding of a post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Penempatan {
    pub kunci: Kunci,
    pub pegawai: Kunci,
    pub unit: Kunci,
    pub jabatan: Kunci,
    pub jenis: JenisPenempatan,
    pub mulai: NaiveDate,
    pub akhir: Option<NaiveDate>,
    pub nomor_sk: String,
    /// Of a dpk: where the work is done.
    pub tempat: Option<String>,
}

/// An official, with or without NIP.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case", tag = "jenis", content = "kunci")]
pub enum Pejabat {
    Pegawai(Kunci),
    NonAsn(Kunci),
}

impl Pejabat {
    /// The key of the pegawai, when it is one.
    pub fn pegawai(&self) -> Option<&str> {
        match self {
            Self::Pegawai(k) => Some(k),
            Self::NonAsn(_) => None,
        }
    }
}

/// On what ground somebody is the pejabat penilai.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DasarPenilai {
    Struktural,
    /// A ketua tim with delegated authority.
    Delegasi,
    PltPlh,
    TugasTambahan,
    PejabatNonAsn,
}

/// Who rates whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HubunganPenilai {
    pub kunci: Kunci,
    pub pegawai: Kunci,
    pub penilai: Pejabat,
    /// None only where the Wali Kota is the penilai: nobody stands above him in the city.
    pub atasan_penilai: Option<Pejabat>,
    /// Prepares facts and a recommendation, decides nothing (pengawas sekolah, koordinator, ketua tim).
    pub pembantu: Option<Kunci>,
    pub dasar: DasarPenilai,
    /// Letter of the delegation, acting appointment or tugas tambahan.
    pub nomor_sk: Option<String>,
    pub mulai: NaiveDate,
}

/// A role that does not follow from a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum JenisPeran {
    /// Personnel officer of the subtree of `unit`.
    AdminOpd,
    TimPengelola,
    Pimpinan,
    Inspektorat,
}

/// Who holds such a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Peran {
    pub kunci: Kunci,
    pub pemegang: Pejabat,
    pub jenis: JenisPeran,
    /// The unit that the role is bound to; none: the whole city.
    pub unit: Option<Kunci>,
    pub nomor_sk: String,
    pub mulai: NaiveDate,
}

/// A login that the demo prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AkunDemo {
    /// As shown on the login page, e.g. `Pejabat penilai`.
    pub peran_label: String,
    pub pejabat: Pejabat,
    /// Key of the person.
    pub orang: Kunci,
    /// The chosen login name.
    pub masuk: String,
}

/// A person of a story under the name that the story uses, e.g. `ratna`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tokoh {
    pub nama_cerita: String,
    pub pejabat: Pejabat,
    pub orang: Kunci,
}

/// A story that a tour can show, and who plays in it (names as in [`Tokoh`]).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cerita {
    pub nomor: u8,
    pub judul: String,
    pub tokoh: Vec<String>,
}
