//! The facts that the city is made of, embedded and read once per generation.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::KotaError;
use super::karya::{Arah, Aspek, JenisUmpanBalik, NilaiPerilaku, Perspektif, Tingkat};
use super::susunan::{JenisJabatan, JenisKelamin, JenisUnit, StatusPegawai};

/// Everything from `data/kota/`.
#[derive(Debug)]
pub(crate) struct Data {
    pub(crate) jabatan: BTreeMap<String, DataJabatan>,
    pub(crate) unit: BerkasUnit,
    pub(crate) nama: BerkasNama,
    pub(crate) rhk: BerkasRhk,
    pub(crate) kegiatan: BTreeMap<String, Vec<DataKegiatan>>,
    pub(crate) umpan: BerkasUmpan,
    pub(crate) tokoh: BerkasTokoh,
}

impl Data {
    /// Reads the embedded files. Fails only when a file was edited into something else than its own shape.
    pub(crate) fn baca() -> Result<Self, KotaError> {
        let jabatan: BerkasJabatan = urai("jabatan.json", include_str!("../../../data/kota/jabatan.json"))?;
        let kegiatan: BerkasKegiatan =
            urai("kegiatan.json", include_str!("../../../data/kota/kegiatan.json"))?;
        Ok(Self {
            jabatan: jabatan.jabatan.into_iter().map(|j| (j.kunci.clone(), j)).collect(),
            unit: urai("unit.json", include_str!("../../../data/kota/unit.json"))?,
            nama: urai("nama.json", include_str!("../../../data/kota/nama.json"))?,
            rhk: urai("rhk.json", include_str!("../../../data/kota/rhk.json"))?,
            kegiatan: kegiatan.kegiatan,
            umpan: urai("umpan_balik.json", include_str!("../../../data/kota/umpan_balik.json"))?,
            tokoh: urai("tokoh.json", include_str!("../../../data/kota/tokoh.json"))?,
        })
    }

    /// The job of that key.
    pub(crate) fn jabatan(&self, kunci: &str) -> Result<&DataJabatan, KotaError> {
        self.jabatan.get(kunci).ok_or_else(|| KotaError::rujukan("jabatan", kunci))
    }
}

fn urai<T: for<'a> Deserialize<'a>>(berkas: &'static str, isi: &str) -> Result<T, KotaError> {
    serde_json::from_str(isi).map_err(|sebab| KotaError::Data { berkas, sebab })
}

#[derive(Debug, Deserialize)]
struct BerkasJabatan {
    jabatan: Vec<DataJabatan>,
}

#[derive(Debug, Deserialize)]
struct BerkasKegiatan {
    kegiatan: BTreeMap<String, Vec<DataKegiatan>>,
}

/// The five groups of the mix of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kelompok {
    Struktural,
    Guru,
    Nakes,
    Pelaksana,
    Fungsional,
}

/// A job as the city knows it.
#[derive(Debug, Deserialize)]
pub(crate) struct DataJabatan {
    pub(crate) kunci: String,
    pub(crate) nama: String,
    pub(crate) jenis: JenisJabatan,
    pub(crate) kelompok: Kelompok,
    pub(crate) kelas: u8,
    /// Lowest and highest golongan of a PNS.
    pub(crate) gol: (String, String),
    /// Golongan on the day of appointment.
    pub(crate) awal: String,
    /// Share of women, per cent.
    pub(crate) perempuan: u32,
    /// Family of daily activities.
    pub(crate) kegiatan: String,
    pub(crate) belakang: Vec<String>,
    #[serde(default)]
    pub(crate) depan: String,
    pub(crate) jenjang: Option<String>,
    pub(crate) eselon: Option<String>,
    /// Golongan of a PPPK; none: the job is not given to a PPPK.
    pub(crate) pppk: Option<String>,
    /// Name of the leading duty that comes on top of the functional job.
    pub(crate) tugas_tambahan: Option<String>,
    /// Key of the functional job under a leading duty, where another entry already describes it.
    pub(crate) fungsional: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct BerkasUnit {
    pub(crate) unit: Vec<DataUnit>,
    pub(crate) kekosongan: Kekosongan,
    pub(crate) kecamatan: Vec<String>,
    pub(crate) kelurahan: Vec<String>,
    pub(crate) arah: Vec<String>,
    pub(crate) skala: Vec<Skala>,
}

/// Posts without an own head, in order of preference. Pairs: the empty unit, and the unit whose head stands in.
#[derive(Debug, Deserialize)]
pub(crate) struct Kekosongan {
    pub(crate) plt: Vec<(String, String)>,
    pub(crate) kosong: Vec<String>,
    pub(crate) rangkap: Vec<(String, String)>,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct DataUnit {
    pub(crate) kunci: String,
    pub(crate) nama: String,
    pub(crate) jenis: JenisUnit,
    pub(crate) induk: Option<String>,
    /// Smallest city, in people, that has this unit.
    pub(crate) ambang: usize,
    pub(crate) kepala: Option<String>,
    pub(crate) isi: BTreeMap<String, usize>,
}

/// How many units of the repeated kinds a city of so many people has.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(crate) struct Skala {
    pub(crate) pegawai: usize,
    pub(crate) kecamatan: usize,
    pub(crate) kelurahan: usize,
    pub(crate) sd: usize,
    pub(crate) smp: usize,
    pub(crate) tk: usize,
    pub(crate) puskesmas: usize,
    pub(crate) rsud: usize,
    /// Weight x10 of offices and hospitals against the repeated units: in a large city they grow, not multiply.
    pub(crate) bobot_opd: usize,
}

#[derive(Debug, Deserialize)]
pub(crate) struct BerkasNama {
    pub(crate) daerah: Vec<DaerahNama>,
    /// Full names of well-known people.
    pub(crate) hindari: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct DaerahNama {
    /// Share per cent in a small, middle and large city.
    pub(crate) bobot: [usize; 3],
    /// True where a name always ends with the family's name.
    pub(crate) wajib_belakang: bool,
    pub(crate) pria: Vec<String>,
    pub(crate) wanita: Vec<String>,
    pub(crate) belakang_pria: Vec<String>,
    pub(crate) belakang_wanita: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct BerkasRhk {
    pub(crate) sasaran: Vec<DataSasaran>,
    pub(crate) rhk: Vec<DataRhk>,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct DataSasaran {
    #[serde(rename = "k")]
    pub(crate) kunci: String,
    #[serde(rename = "t")]
    pub(crate) teks: String,
}

/// An example RHK. `jabatan` is a job; or `#group` (fits many), `*` or `@` (only by name, for the stories).
#[derive(Debug, Deserialize)]
pub(crate) struct DataRhk {
    #[serde(rename = "k")]
    pub(crate) kunci: String,
    #[serde(rename = "j")]
    pub(crate) jabatan: String,
    #[serde(rename = "t")]
    pub(crate) teks: String,
    #[serde(rename = "a")]
    pub(crate) rencana_aksi: String,
    #[serde(rename = "p")]
    pub(crate) induk: Option<String>,
    #[serde(rename = "f")]
    pub(crate) perspektif: Option<Perspektif>,
    /// Units (or templates of units) that the example belongs to.
    #[serde(rename = "x", default)]
    pub(crate) unit: Vec<String>,
    #[serde(rename = "i")]
    pub(crate) indikator: Vec<DataIndikator>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct DataIndikator {
    #[serde(rename = "a")]
    pub(crate) aspek: Aspek,
    #[serde(rename = "u")]
    pub(crate) uraian: String,
    #[serde(rename = "n")]
    pub(crate) target: String,
    #[serde(rename = "s")]
    pub(crate) satuan: String,
    #[serde(rename = "r")]
    pub(crate) arah: Arah,
    #[serde(rename = "d")]
    pub(crate) sumber: String,
    #[serde(rename = "t", default)]
    pub(crate) tingkat: Tingkat,
    /// The target of the year is a sum over the quarters.
    #[serde(rename = "j", default)]
    pub(crate) jumlah: bool,
    /// The figure comes from a fact feed.
    #[serde(rename = "o", default)]
    pub(crate) otomatis: bool,
}

#[derive(Debug, Deserialize)]
pub(crate) struct DataKegiatan {
    #[serde(rename = "t")]
    pub(crate) teks: String,
    /// Minutes.
    #[serde(rename = "j")]
    pub(crate) lama: u32,
    #[serde(rename = "s")]
    pub(crate) satuan: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct BerkasUmpan {
    pub(crate) umpan_balik: BTreeMap<String, Vec<DataUmpan>>,
    /// Family of activities to family of feedback; missing: `umum`.
    pub(crate) kelompok: BTreeMap<String, String>,
    pub(crate) ekspektasi: BTreeMap<NilaiPerilaku, Vec<String>>,
    pub(crate) lampiran: DataLampiran,
}

#[derive(Debug, Deserialize)]
pub(crate) struct DataUmpan {
    #[serde(rename = "n")]
    pub(crate) jenis: JenisUmpanBalik,
    #[serde(rename = "t")]
    pub(crate) teks: String,
    #[serde(rename = "l")]
    pub(crate) nilai: Option<NilaiPerilaku>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct DataLampiran {
    pub(crate) sumber_daya: Vec<String>,
    pub(crate) pertanggungjawaban: Vec<String>,
    pub(crate) konsekuensi: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct BerkasTokoh {
    pub(crate) tokoh: Vec<DataTokoh>,
    pub(crate) akun: Vec<DataAkun>,
    pub(crate) cerita: Vec<DataCerita>,
    /// `rhk-indikator` to target, value and shown text of each quarter.
    pub(crate) realisasi_ratna: BTreeMap<String, Vec<(String, String, Option<String>)>>,
    /// Median hours of a KTP-el, January to December.
    pub(crate) median_ktp_jam: Vec<String>,
    pub(crate) hari_ratna: Vec<SlotHari>,
    pub(crate) umpan_balik: BTreeMap<String, Vec<UmpanTokoh>>,
}

/// A person of a story. Years are those of a city whose year is 2026.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct DataTokoh {
    pub(crate) k: String,
    pub(crate) nama: String,
    pub(crate) jk: JenisKelamin,
    pub(crate) unit: String,
    pub(crate) jabatan: String,
    #[serde(default)]
    pub(crate) kepala: bool,
    pub(crate) depan: Option<String>,
    pub(crate) belakang: Option<String>,
    pub(crate) lahir: Option<String>,
    pub(crate) tmt: Option<String>,
    pub(crate) gol: Option<String>,
    pub(crate) status: Option<StatusPegawai>,
    pub(crate) kegiatan: Option<String>,
    #[serde(default)]
    pub(crate) rhk: Vec<String>,
    /// Prepares material for the penilai (pembantu penilai).
    #[serde(default)]
    pub(crate) pembantu: bool,
    /// Has validated nothing for nine working days (story 2).
    #[serde(default)]
    pub(crate) diam: bool,
    /// Working days without an entry before today.
    #[serde(default)]
    pub(crate) jeda: u32,
    #[serde(default)]
    pub(crate) tanpa_umpan_balik: bool,
}

#[derive(Debug, Deserialize)]
pub(crate) struct DataAkun {
    pub(crate) peran: String,
    pub(crate) tokoh: String,
    pub(crate) masuk: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct DataCerita {
    pub(crate) nomor: u8,
    pub(crate) judul: String,
    pub(crate) tokoh: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct SlotHari {
    #[serde(rename = "a")]
    pub(crate) mulai: String,
    #[serde(rename = "z")]
    pub(crate) selesai: String,
    #[serde(rename = "t")]
    pub(crate) teks: String,
    #[serde(rename = "n")]
    pub(crate) angka: Option<(i64, i64)>,
    #[serde(rename = "s")]
    pub(crate) satuan: Option<String>,
    #[serde(rename = "r")]
    pub(crate) rhk: Option<usize>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct UmpanTokoh {
    /// Days before today.
    #[serde(rename = "l")]
    pub(crate) lalu: u64,
    #[serde(rename = "n")]
    pub(crate) jenis: JenisUmpanBalik,
    #[serde(rename = "t")]
    pub(crate) teks: String,
    #[serde(rename = "r")]
    pub(crate) rhk: Option<usize>,
    #[serde(rename = "v")]
    pub(crate) nilai: Option<NilaiPerilaku>,
}
