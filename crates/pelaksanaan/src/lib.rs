//! Stage 2 of PermenPANRB 6/2022, doing: progres harian with evidence, umpan balik, and the facts that a rating stands on.

pub mod bukti;
pub mod fakta;
pub mod pegawai;
pub mod progres;
pub mod umpan_balik;

use platform::{MenuEntry, Relation};
use web_kit::Stage;

/// This stage's pages, menu and waiting list.
pub fn stage() -> Stage {
    Stage { name: "pelaksanaan", routes: progres::routes(), menu: menu(), ..Stage::default() }
}

fn menu() -> Vec<MenuEntry> {
    vec![MenuEntry {
        label: "Progres Harian",
        href: "/progres",
        ikon: "log",
        untuk: &[Relation::Diri],
        kelompok: None,
        dock: true,
    }]
}
