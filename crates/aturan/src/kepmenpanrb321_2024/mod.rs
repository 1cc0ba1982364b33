//! KepmenPANRB 321/2024: passing marks of the SKD for the selection of 2024.

mod ambang_skd;

pub(crate) use ambang_skd::ATURAN as AMBANG_SKD;
pub use ambang_skd::{Ambang, JenisKebutuhan, ambang, is_memenuhi_ambang, jelaskan_ambang_skd};
