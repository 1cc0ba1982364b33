//! Stage 3 of PermenPANRB 6/2022, appraisal, in the law's order: capaian organisasi, evaluasi, predikat; then the
//! result reaches the employee, who answers it.
//!
//! `evaluasi/rate.rs` is the slice that other features imitate: "the superior rates".

pub mod capaian;
pub mod evaluasi;
pub mod hasil;
mod periode;

pub use periode::Periode;

use web_kit::Stage;

/// This stage's pages, menu and waiting list.
pub fn stage() -> Stage {
    let routes = evaluasi::routes().and(hasil::routes()).and(capaian::routes());
    let menu = [evaluasi::menu(), hasil::menu(), capaian::menu()].concat();
    Stage {
        name: "penilaian",
        routes,
        menu,
        menunggu: vec![evaluasi::menunggu],
        sentuhan: vec![evaluasi::sentuhan],
        ..Stage::default()
    }
}
