//! The cycle of a year: its regime, its mode, its groups with their cadence and deadlines.

mod buka;
mod daftar;
pub mod store;
mod ubah;

use chrono::NaiveDate;
use platform::{Action, MenuEntry, Relation, Uuid};
use web_kit::Routes;

/// The tim pengelola kinerja opens cycles and sets their deadlines.
pub struct KelolaSiklus;

impl Action for KelolaSiklus {
    const NAME: &'static str = "kelola_siklus";
    const ALLOWED: &'static [Relation] = &[Relation::TimPengelola];
}

/// Pages of the cycles.
pub fn routes() -> Routes {
    daftar::routes().and(buka::routes()).and(ubah::routes())
}

/// The line of the office's menu.
pub fn menu() -> MenuEntry {
    MenuEntry {
        label: "Siklus",
        href: "/siklus",
        ikon: "siklus",
        untuk: KelolaSiklus::ALLOWED,
        kelompok: Some("Tim Pengelola Kinerja"),
        dock: false,
    }
}

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
    /// All of them, in the order of the form.
    pub const ALL: [Self; 2] = [Self::Kinerja, Self::RuangGtk];

    /// The word in the database.
    pub fn kode(self) -> &'static str {
        match self {
            Self::Kinerja => "kinerja",
            Self::RuangGtk => "ruang_gtk",
        }
    }

    /// From the word in the database.
    pub fn dari_kode(kode: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sumber| sumber.kode() == kode)
    }

    /// As the screen says it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Kinerja => "Kinerja (di sini)",
            Self::RuangGtk => "Ruang GTK",
        }
    }
}

/// How often a group is appraised within the year; the year itself always is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Irama {
    Bulanan,
    Triwulanan,
    Tahunan,
}

impl Irama {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Bulanan, Self::Triwulanan, Self::Tahunan];

    /// The word in the database.
    pub fn kode(self) -> &'static str {
        match self {
            Self::Bulanan => "bulanan",
            Self::Triwulanan => "triwulanan",
            Self::Tahunan => "tahunan",
        }
    }

    /// From the word in the database.
    pub fn dari_kode(kode: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|irama| irama.kode() == kode)
    }

    /// As the screen says it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Bulanan => "Bulanan",
            Self::Triwulanan => "Triwulanan",
            Self::Tahunan => "Tahunan",
        }
    }
}

/// How far a cycle is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tahap {
    Persiapan,
    Berjalan,
    Penutupan,
    /// Nothing of it changes any more.
    Ditutup,
}

impl Tahap {
    /// From the word in the database.
    pub fn dari_kode(kode: &str) -> Option<Self> {
        match kode {
            "persiapan" => Some(Self::Persiapan),
            "berjalan" => Some(Self::Berjalan),
            "penutupan" => Some(Self::Penutupan),
            "ditutup" => Some(Self::Ditutup),
            _ => None,
        }
    }

    /// As the screen says it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Persiapan => "Persiapan",
            Self::Berjalan => "Berjalan",
            Self::Penutupan => "Penutupan",
            Self::Ditutup => "Ditutup",
        }
    }
}

/// Name of a group of people (`kelompok` of an employee) as the screen says it; a word that is none stays as it is.
pub fn nama_kelompok(kode: &str) -> &str {
    match kode {
        "struktural" => "Pejabat struktural",
        "fungsional" => "Pejabat fungsional",
        "guru" => "Guru",
        "nakes_blud" => "Tenaga kesehatan dan BLUD",
        "pppk_paruh_waktu" => "PPPK paruh waktu",
        "lainnya" => "Lainnya",
        other => other,
    }
}

/// What the office decides about a group of a cycle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ketentuan {
    pub irama: Irama,
    pub sumber: Sumber,
    /// Last day to hand in an SKP.
    pub batas_skp: NaiveDate,
    /// Last day to rate the year.
    pub batas_penilaian: NaiveDate,
}

/// A cycle with the default calendar: SKP by the end of January, the year's rating by the end of the January after,
/// teachers in Ruang GTK, everybody else here by the quarter. `None` outside 2022..=2100.
pub fn bawaan(id: Uuid, tahun: i32, is_latihan: bool) -> Option<(Siklus, Vec<store::NewKelompok>)> {
    if !(2022..=2100).contains(&tahun) {
        return None;
    }
    let siklus = Siklus {
        id,
        tahun: i64::from(tahun),
        nama: format!("Siklus Kinerja {tahun}"),
        rezim: "permenpanrb6_2022".into(),
        is_latihan,
        is_pendamping: true,
        mulai: NaiveDate::from_ymd_opt(tahun, 1, 1)?,
        sampai: NaiveDate::from_ymd_opt(tahun, 12, 31)?,
    };
    let (batas_skp, batas_penilaian) =
        (NaiveDate::from_ymd_opt(tahun, 1, 30)?, NaiveDate::from_ymd_opt(tahun + 1, 1, 29)?);
    let group =
        |(kode, irama, sumber)| store::NewKelompok { kode, irama, sumber, batas_skp, batas_penilaian };
    let groups = [
        ("struktural", "triwulanan", "kinerja"),
        ("fungsional", "triwulanan", "kinerja"),
        ("guru", "tahunan", "ruang_gtk"),
        ("nakes_blud", "triwulanan", "kinerja"),
        ("pppk_paruh_waktu", "triwulanan", "kinerja"),
        ("lainnya", "triwulanan", "kinerja"),
    ];
    Some((siklus, groups.into_iter().map(group).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_group_has_words_for_the_screen() {
        let (_, kelompok) = bawaan(Uuid::nil(), 2027, false).unwrap();
        for group in kelompok {
            assert_ne!(nama_kelompok(group.kode), group.kode);
            assert!(Irama::dari_kode(group.irama).is_some() && Sumber::dari_kode(group.sumber).is_some());
        }
        assert_eq!(Irama::dari_kode("mingguan"), None);
    }

    #[test]
    fn a_default_cycle_covers_the_year_and_leaves_teachers_where_they_work() {
        let (siklus, kelompok) = bawaan(Uuid::nil(), 2027, true).unwrap();
        assert_eq!((siklus.sampai - siklus.mulai).num_days(), 364);
        let elsewhere: Vec<_> =
            kelompok.iter().filter(|group| group.sumber != "kinerja").map(|group| group.kode).collect();
        assert_eq!(elsewhere, ["guru"]);
        assert!(kelompok.iter().all(|group| group.batas_penilaian > siklus.sampai));
        assert!(bawaan(Uuid::nil(), 2021, true).is_none());
    }
}
