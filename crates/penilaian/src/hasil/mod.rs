//! The result as the employee meets it: strengths first, then what comes next, then the predikat and why; and an answer.

mod buka;
mod daftar;
mod lihat;
mod tanggapan;

use platform::{MenuEntry, Relation};
use web_kit::Routes;

/// Pages of the result.
pub fn routes() -> Routes {
    daftar::routes().and(lihat::routes()).and(buka::routes()).and(tanggapan::routes())
}

/// Lines of the menu.
pub fn menu() -> Vec<MenuEntry> {
    let own: &[Relation] = &[Relation::Diri];
    vec![MenuEntry {
        label: "Hasil Kinerja",
        href: "/hasil",
        ikon: "hasil",
        untuk: own,
        kelompok: None,
        dock: true,
    }]
}
