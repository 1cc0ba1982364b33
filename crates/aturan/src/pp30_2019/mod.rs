//! PP 30/2019: penilaian kinerja PNS; its right of keberatan stands beside PermenPANRB 6/2022.

mod keberatan_batas;

pub(crate) use keberatan_batas::ATURAN as KEBERATAN_BATAS;
pub use keberatan_batas::{CaraHitung, HARI_KEBERATAN, jelaskan_keberatan_batas, keberatan_batas};
