//! Where the predikat kinerja of PermenPANRB 6/2022 meets manajemen talenta.

mod sumbu_kinerja_dari_predikat;

pub(crate) use sumbu_kinerja_dari_predikat::ATURAN as SUMBU_KINERJA_DARI_PREDIKAT;
pub use sumbu_kinerja_dari_predikat::{jelaskan_sumbu_kinerja, sumbu_kinerja};
