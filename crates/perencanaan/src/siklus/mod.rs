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
