//! The program: wiring of the stages, the pages that belong to all of them, commands and the demo city.

pub mod beranda;
pub mod demo;
pub mod dokumen;
pub mod serve;
pub mod stages;
