//! The rules as anybody can read and try them: the pages "Aturan" and the door for programs.
//!
//! Nothing is decided here and no database is opened: every answer comes from the registry of the crate `aturan`.

pub mod api;
pub mod daftar;
pub(crate) mod formulir;
mod kata;
pub mod lihat;
#[cfg(test)]
mod uji;

use aturan::Aturan;
use chrono::NaiveDate;
use platform::{Action, MenuEntry, Relation};
use web_kit::{Routes, format};

/// The law is for everybody to read.
pub struct LihatAturan;

impl Action for LihatAturan {
    const NAME: &'static str = "lihat_aturan";
    const ALLOWED: &'static [Relation] = &[Relation::Public];
}

/// Pages and doors of the rules.
pub fn routes() -> Routes {
    daftar::routes().and(lihat::routes()).and(api::routes())
}

/// The rules in the menu of those who look after them; everybody else finds them at the foot of each page.
pub fn menu() -> MenuEntry {
    MenuEntry {
        label: "Aturan",
        href: "/aturan",
        ikon: "aturan",
        untuk: &[Relation::TimPengelola],
        kelompok: Some("Tim Pengelola Kinerja"),
        dock: false,
    }
}

/// How a rule stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Keadaan {
    Berlaku,
    Belum,
    Sudah,
}

impl Keadaan {
    fn pada(aturan: &Aturan, hari: NaiveDate) -> Self {
        if aturan.is_berlaku(hari) {
            Self::Berlaku
        } else if aturan.berlaku_mulai.is_some_and(|mulai| hari < mulai) {
            Self::Belum
        } else {
            Self::Sudah
        }
    }

    /// Word, icon and dye of the tag.
    fn tag(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Berlaku => ("Berlaku", "cek", "daun"),
            Self::Belum => ("Belum berlaku", "jam", ""),
            Self::Sudah => ("Tidak berlaku lagi", "jam", ""),
        }
    }
}

/// "sejak 3 Februari 2022", "3 Februari 2022 sampai 1 Mei 2024".
fn masa(aturan: &Aturan) -> String {
    match (aturan.berlaku_mulai, aturan.berlaku_sampai) {
        (Some(mulai), Some(sampai)) => {
            format!("{} sampai {}", format::tanggal_sedang(mulai), format::tanggal_sedang(sampai))
        }
        (Some(mulai), None) => format!("sejak {}", format::tanggal_sedang(mulai)),
        (None, Some(sampai)) => format!("sampai {}", format::tanggal_sedang(sampai)),
        (None, None) => "tidak terikat tanggal".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_in_force_not_yet_or_no_longer() {
        let day = |day| NaiveDate::from_ymd_opt(2024, 5, day).unwrap();
        let mut rule = *aturan::cari("nip.parse").unwrap();
        (rule.berlaku_mulai, rule.berlaku_sampai) = (Some(day(3)), Some(day(5)));
        let states = [2, 3, 5, 6].map(|n| Keadaan::pada(&rule, day(n)));
        assert_eq!(states, [Keadaan::Belum, Keadaan::Berlaku, Keadaan::Berlaku, Keadaan::Sudah]);
        assert_eq!(masa(&rule), "3 Mei 2024 sampai 5 Mei 2024");
    }

    #[test]
    fn a_rule_without_days_is_always_in_force() {
        let nip = aturan::cari("nip.parse").unwrap();
        assert_eq!(Keadaan::pada(nip, NaiveDate::MIN), Keadaan::Berlaku);
        assert_eq!(masa(nip), "tidak terikat tanggal");
    }
}
