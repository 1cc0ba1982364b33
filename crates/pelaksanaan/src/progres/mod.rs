//! Progres harian: what somebody did, when, and what came of it. One entry serves the day, the realisasi and the rating.

pub mod jam;
pub mod store;

use std::fmt;

use aturan::Desimal;
use chrono::{DateTime, NaiveDate, Utc};
use platform::{Protected, Read, Result, Subject, Uuid, events};

pub use jam::{Jam, Rentang};

use crate::bukti::Bukti;

/// A number with its unit: `43 berkas`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Realisasi {
    pub nilai: Desimal,
    /// May be empty.
    pub satuan: String,
}

impl fmt::Display for Realisasi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&perencanaan::skp::with_satuan(self.nilai, &self.satuan))
    }
}

/// An entry as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgresBaru {
    pub id: Uuid,
    pub pegawai_id: Uuid,
    /// The SKP of the day; none while there is none.
    pub skp_id: Option<Uuid>,
    pub rhk_id: Option<Uuid>,
    /// The day that it begins on.
    pub tanggal: NaiveDate,
    pub rentang: Rentang,
    /// 3..=500 characters.
    pub kegiatan: String,
    pub realisasi: Option<Realisasi>,
    pub bukti: Option<Bukti>,
    pub dicatat: DateTime<Utc>,
}

/// An entry with what pages show beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progres {
    pub isi: ProgresBaru,
    pub rhk_teks: Option<String>,
    /// Its owner says that it really ran beside another one.
    pub is_bersamaan: bool,
    pub versi: i64,
    /// Day of an earlier entry of the same person with the same file as evidence.
    pub berkas_sama: Option<NaiveDate>,
}

impl Progres {
    /// Part of the key, e.g. 202604.
    pub fn bulan(&self) -> i64 {
        events::bulan(self.isi.tanggal)
    }

    /// Day and span.
    pub fn kapan(&self) -> (NaiveDate, Rentang) {
        (self.isi.tanggal, self.isi.rentang)
    }
}

/// Key of an entry: its month comes first, because the table grows for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProgresKey {
    pub bulan: i64,
    pub id: Uuid,
}

impl Protected for Progres {
    type Id = ProgresKey;

    async fn load(read: &mut Read, id: ProgresKey) -> Result<Option<Self>> {
        store::find(read, id).await
    }

    fn subject(&self) -> Subject {
        Subject::Orang(self.isi.pegawai_id)
    }
}

/// Pairs of entries that share time and were not marked as really simultaneous; the later one second.
pub fn tumpukan(entries: &[Progres]) -> Vec<(&Progres, &Progres)> {
    let mut in_order: Vec<&Progres> = entries.iter().filter(|entry| !entry.is_bersamaan).collect();
    in_order.sort_by_key(|entry| (entry.isi.rentang.pada(entry.isi.tanggal), entry.isi.id));
    let pairs =
        in_order.iter().enumerate().flat_map(|(at, a)| in_order[at + 1..].iter().map(move |b| (*a, *b)));
    pairs.filter(|(a, b)| jam::bertumpuk(a.kapan(), b.kapan())).collect()
}
