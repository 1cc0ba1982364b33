//! Perpres 11/2024: gaji PPPK, with effect from 1 January 2024.

mod gaji_pokok_pppk;

pub(crate) use gaji_pokok_pppk::ATURAN as GAJI_POKOK_PPPK;
pub use gaji_pokok_pppk::{gaji_pokok_pppk, jelaskan_gaji_pokok_pppk};
