//! Tunjangan kinerja of the centre.

mod komponen_kinerja_70_kepsekjen82_2025;

pub(crate) use komponen_kinerja_70_kepsekjen82_2025::ATURAN as KOMPONEN_KINERJA;
pub use komponen_kinerja_70_kepsekjen82_2025::{
    jelaskan_komponen_kinerja_tukin, komponen_kinerja_tukin, persen_predikat_tukin,
};
