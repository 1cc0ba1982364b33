//! Entries as pages show them.

use chrono::NaiveDate;
use platform::Uuid;
use web_kit::format;

use super::{Progres, tumpukan};
use crate::bukti::{self, Bukti};

/// A line of a day's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Baris {
    pub id: Uuid,
    /// For the `datetime` attribute: `2026-04-09T07:30`.
    pub mulai_iso: String,
    /// `07.30–11.30`.
    pub rentang: String,
    pub kegiatan: String,
    /// RHK that it serves; empty without one.
    pub rhk: String,
    /// Duration: `4 j`.
    pub lama: String,
    /// Realisasi: `43 berkas`; empty without one.
    pub realisasi: String,
    pub bukti: Option<BuktiTampil>,
    pub is_tumpuk: bool,
    pub is_bersamaan: bool,
    /// Page that changes it.
    pub ubah: String,
}

/// Evidence as a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BuktiTampil {
    pub href: String,
    pub label: String,
    pub ikon: &'static str,
    /// "berkas yang sama dengan catatan 12 Maret"; empty when it is shown once.
    pub catatan: String,
}

impl Baris {
    /// Every entry of a day, in its order. `all` may hold the days around it, whose night shifts reach into it.
    pub fn of_day(all: &[Progres], tanggal: NaiveDate) -> Vec<Self> {
        let pairs = tumpukan(all);
        let is_tumpuk = |id: Uuid| pairs.iter().any(|(a, b)| a.isi.id == id || b.isi.id == id);
        let own = all.iter().filter(|progres| progres.isi.tanggal == tanggal);
        own.map(|progres| Self::of(progres, is_tumpuk(progres.isi.id))).collect()
    }

    fn of(progres: &Progres, is_tumpuk: bool) -> Self {
        let isi = &progres.isi;
        Self {
            id: isi.id,
            mulai_iso: format!("{}T{}", format::tanggal_iso(isi.tanggal), isi.rentang.mulai.isian()),
            rentang: isi.rentang.to_string(),
            kegiatan: isi.kegiatan.clone(),
            rhk: progres.rhk_teks.clone().unwrap_or_default(),
            lama: format::durasi(isi.rentang.lama_menit()),
            realisasi: isi.realisasi.as_ref().map(ToString::to_string).unwrap_or_default(),
            bukti: isi.bukti.as_ref().map(|bukti| BuktiTampil::of(progres, bukti)),
            is_tumpuk,
            is_bersamaan: progres.is_bersamaan,
            ubah: format!("/progres/{}/{}", progres.bulan(), isi.id),
        }
    }
}

impl BuktiTampil {
    fn of(progres: &Progres, bukti: &Bukti) -> Self {
        match bukti {
            Bukti::Tautan(tautan) => Self {
                href: tautan.as_str().to_owned(),
                label: tautan.host().to_owned(),
                ikon: "taut",
                catatan: String::new(),
            },
            Bukti::Berkas { nama, .. } => Self {
                href: bukti::href(progres.bulan(), progres.isi.id),
                label: nama.clone(),
                ikon: "klip",
                catatan: progres.berkas_sama.as_ref().map(same_file).unwrap_or_default(),
            },
        }
    }
}

fn same_file(tanggal: &NaiveDate) -> String {
    format!("berkas yang sama dengan catatan {}", format::tanggal_pendek(tanggal))
}

/// Minutes of the entries that begin on a day.
pub(super) fn jumlah_menit(all: &[Progres], tanggal: NaiveDate) -> i64 {
    all.iter()
        .filter(|progres| progres.isi.tanggal == tanggal)
        .map(|progres| progres.isi.rentang.lama_menit())
        .sum()
}

/// The same, in words: `7 j 30 m`.
pub(crate) fn tampil_jumlah(all: &[Progres], tanggal: NaiveDate) -> String {
    format::durasi(jumlah_menit(all, tanggal))
}
