//! The program: its demo city.

pub mod demo;
