//! Tunjangan hari raya.

mod proporsional_pppk;

pub(crate) use proporsional_pppk::ATURAN as PROPORSIONAL_PPPK;
pub use proporsional_pppk::{BULAN_PENUH, jelaskan_thr_pppk, thr_pppk};
