//! Tambahan penghasilan pegawai: cuts for lateness, and the 60/40 split. Local rules decide; what stands here is an
//! example and a common pattern.

mod enam_puluh_empat_puluh;
mod potongan_terlambat;
mod potongan_terlambat_pola_umum;
mod potongan_terlambat_samarinda_2022;
mod samarinda_2022_bulanan;

pub(crate) use enam_puluh_empat_puluh::ATURAN as ENAM_PULUH_EMPAT_PULUH;
pub use enam_puluh_empat_puluh::{PembagianTpp, bagi_tpp, jelaskan_pembagian_tpp};
pub use potongan_terlambat::{
    JenjangPotongan, KodeTerlambat, jelaskan_potongan_terlambat, persen_terlambat, potongan_terlambat,
};
pub(crate) use potongan_terlambat_pola_umum::ATURAN as POTONGAN_TERLAMBAT_POLA_UMUM;
pub use potongan_terlambat_pola_umum::POLA_UMUM;
pub(crate) use potongan_terlambat_samarinda_2022::ATURAN as POTONGAN_TERLAMBAT_SAMARINDA_2022;
pub use potongan_terlambat_samarinda_2022::SAMARINDA_2022;
pub(crate) use samarinda_2022_bulanan::ATURAN as SAMARINDA_2022_BULANAN;
pub use samarinda_2022_bulanan::{BulanSamarinda, jelaskan_potongan_samarinda_2022, potongan_samarinda_2022};
