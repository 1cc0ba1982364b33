//! PP 5/2024: gaji pokok PNS, with effect from 1 January 2024.

mod gaji_pokok_pns;

pub(crate) use gaji_pokok_pns::ATURAN as GAJI_POKOK_PNS;
pub use gaji_pokok_pns::{gaji_pokok_pns, jelaskan_gaji_pokok_pns};
