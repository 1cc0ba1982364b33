//! Days off, a year at a time: national holidays, cuti bersama, days of the region; from a file of the office.

mod baca;
mod daftar;
mod simpan;
mod store;

use std::collections::BTreeMap;

use aturan::Kalender;
use chrono::{Datelike, NaiveDate};
use platform::{Action, Read, Relation, Result};
use web_kit::Routes;

use crate::aturan_lokal;

/// Days off are for everybody to read.
pub struct LihatHariLibur;

impl Action for LihatHariLibur {
    const NAME: &'static str = "lihat_hari_libur";
    const ALLOWED: &'static [Relation] = &[Relation::Public];
}

/// The tim pengelola kinerja brings them in.
pub struct KelolaHariLibur;

impl Action for KelolaHariLibur {
    const NAME: &'static str = "kelola_hari_libur";
    const ALLOWED: &'static [Relation] = &[Relation::TimPengelola];
}

/// Pages of the days off.
pub fn routes() -> Routes {
    daftar::routes().and(simpan::routes())
}

/// What kind of day off it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Jenis {
    Nasional,
    CutiBersama,
    Daerah,
}

impl Jenis {
    const ALL: [Self; 3] = [Self::Nasional, Self::CutiBersama, Self::Daerah];

    /// The word in the database.
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Nasional => "nasional",
            Self::CutiBersama => "cuti_bersama",
            Self::Daerah => "daerah",
        }
    }

    /// As pages write it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Nasional => "Libur nasional",
            Self::CutiBersama => "Cuti bersama",
            Self::Daerah => "Libur daerah",
        }
    }

    /// From either, whatever its capitals.
    pub fn dari_kata(kata: &str) -> Option<Self> {
        let kata = kata.to_lowercase();
        Self::ALL.into_iter().find(|jenis| {
            kata == jenis.kode()
                || kata == jenis.label().to_lowercase()
                || kata == jenis.kode().replace('_', " ")
        })
    }
}

/// A day off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HariLibur {
    pub tanggal: NaiveDate,
    pub jenis: Jenis,
    pub nama: String,
}

/// The calendar of the instansi: its own years, else those that ship with the program. Whether cuti bersama is a
/// working day is the local rule of that day.
///
/// # Errors
/// Of the database, or [`platform::Fault::Invariant`] for a local rule that is not sound.
pub async fn kalender(read: &mut Read, on: NaiveDate) -> Result<Kalender> {
    let rule = aturan_lokal::hari_libur(read, on).await?;
    let mut years: BTreeMap<i32, (String, Vec<NaiveDate>)> = BTreeMap::new();
    for row in store::all(read).await? {
        let (sumber, days) = years.entry(row.tanggal.year()).or_default();
        sumber.clone_from(&row.sumber);
        if rule.cuti_bersama || row.jenis != Jenis::CutiBersama.kode() {
            days.push(row.tanggal);
        }
    }
    let mut kalender = Kalender::nasional().clone();
    for (tahun, (sumber, days)) in years {
        kalender.ganti_tahun(tahun, days, &sumber);
    }
    Ok(kalender)
}
