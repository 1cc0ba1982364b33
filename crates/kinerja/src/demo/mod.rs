//! The demo city: [`kota`] invents it, [`muat`] writes it into a database.

pub mod kota;
pub mod muat;
