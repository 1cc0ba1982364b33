//! The cycle of a year: its regime, its mode, its groups with their cadence and deadlines.

pub mod store;

use chrono::NaiveDate;
use platform::Uuid;

/// A year of performance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Siklus {
    pub id: Uuid,
    pub tahun: i64,
    pub nama: String,
    /// Id of the regulation whose rules it follows.
    pub rezim: String,
    /// A practice cycle has no consequences.
    pub is_latihan: bool,
    /// Whether BKN's system is the official one (mode pendamping).
    pub is_pendamping: bool,
    pub mulai: NaiveDate,
    pub sampai: NaiveDate,
}

/// Where the work of a group is managed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sumber {
    /// Here.
    Kinerja,
    /// In Ruang GTK: read-only here, never reminded.
    RuangGtk,
}

impl Sumber {
    /// From the word in the database.
    pub fn dari_kode(kode: &str) -> Option<Self> {
        match kode {
            "kinerja" => Some(Self::Kinerja),
            "ruang_gtk" => Some(Self::RuangGtk),
            _ => None,
        }
    }
}
