//! Capaian kinerja organisasi of a perangkat daerah, set by the level above: the first step of the law's order.

mod daftar;
mod store;
mod tetapkan;

use aturan::CapaianOrganisasi;
use platform::{MenuEntry, Protected, Read, Relation, Result, Subject, Uuid};
use web_kit::Routes;

use crate::Periode;

pub use store::{Baru, insert};

/// A unit with its capaian for one period.
#[derive(Clone, Debug)]
pub struct UnitCapaian {
    pub unit_id: Uuid,
    pub nama: String,
    pub siklus_id: Uuid,
    pub tahun: i64,
    pub periode: Periode,
    pub capaian: Option<Ditetapkan>,
}

/// A capaian that was set, with its ground.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ditetapkan {
    pub id: Uuid,
    pub capaian: CapaianOrganisasi,
    pub dasar: String,
    pub versi: i64,
}

/// Which unit, which period, in the cycle of which day.
#[derive(Clone, Copy, Debug)]
pub struct UnitKey {
    pub unit_id: Uuid,
    pub periode: Periode,
    pub on: chrono::NaiveDate,
}

impl Protected for UnitCapaian {
    type Id = UnitKey;

    async fn load(read: &mut Read, id: UnitKey) -> Result<Option<Self>> {
        store::find(read, id).await
    }

    fn subject(&self) -> Subject {
        Subject::Unit(self.unit_id)
    }
}

/// Pages of the capaian.
pub fn routes() -> Routes {
    daftar::routes().and(tetapkan::routes())
}

/// Lines of the menu.
pub fn menu() -> Vec<MenuEntry> {
    vec![MenuEntry {
        label: "Capaian Organisasi",
        href: "/capaian",
        ikon: "organisasi",
        untuk: &[Relation::KepalaUnitAtasan, Relation::TimPengelola],
        kelompok: Some("Organisasi"),
        dock: false,
    }]
}
