//! Stage 2 of PermenPANRB 6/2022, doing: progres harian with evidence, umpan balik, and the facts that a rating stands on.

pub mod bukti;
pub mod fakta;
pub mod hari_ini;
pub mod pegawai;
pub mod progres;
pub mod umpan_balik;

use platform::{MenuEntry, Relation};
use web_kit::Stage;

/// This stage's pages, menu and waiting list.
pub fn stage() -> Stage {
    Stage {
        name: "pelaksanaan",
        routes: progres::routes().and(bukti::routes()).and(umpan_balik::routes()),
        menu: menu(),
        menunggu: vec![hari_ini::menunggu],
        sentuhan: vec![progres::sentuhan],
        ..Stage::default()
    }
}

fn menu() -> Vec<MenuEntry> {
    let entry = |label, href, ikon, untuk, dock| MenuEntry { label, href, ikon, untuk, kelompok: None, dock };
    vec![
        entry("Progres Harian", "/progres", "log", &[Relation::Diri], true),
        entry("Umpan Balik", "/umpan-balik", "dialog", umpan_balik::UNTUK, false),
    ]
}
