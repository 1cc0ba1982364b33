//! PP 58/2023: average effective rates (TER) of PPh 21, in force since 1 January 2024.

mod ter_bulanan;

pub(crate) use ter_bulanan::ATURAN as TER_BULANAN;
pub use ter_bulanan::{KategoriTer, StatusPtkp, jelaskan_ter, pph21_ter, tarif_ter};
