//! The demo city.

pub mod kota;
