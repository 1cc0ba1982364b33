//! Stage 2 of PermenPANRB 6/2022, doing: progres harian with evidence, umpan balik, and the facts that a rating stands on.

pub mod bukti;
pub mod fakta;
pub mod progres;
pub mod umpan_balik;

use web_kit::Stage;

/// This stage's pages, menu and waiting list.
pub fn stage() -> Stage {
    Stage { name: "pelaksanaan", ..Stage::default() }
}
