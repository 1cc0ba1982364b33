//! Stage 1 of PermenPANRB 6/2022, planning: the cycle, the SKP with its RHK and indicators, the expected perilaku.

pub mod perilaku;
pub mod siklus;
pub mod skp;

use web_kit::Stage;

/// This stage's pages, menu and waiting list.
pub fn stage() -> Stage {
    Stage {
        name: "perencanaan",
        routes: skp::routes().and(siklus::routes()),
        menu: [skp::menu(), vec![siklus::menu()]].concat(),
        menunggu: vec![skp::menunggu],
        ..Stage::default()
    }
}
