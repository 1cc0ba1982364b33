//! The law on the performance of civil servants as small pure functions: each with an id, a regulation, an
//! article, the days on which it holds, and an explanation in Bahasa Indonesia.
//!
//! Nothing here reads a clock, a file or a database. The program calls the typed functions
//! ([`predikat_kinerja_pegawai`], [`pola_distribusi`], [`keberatan_batas`], …); the calculator page, the API and
//! the command line reach the same functions as JSON.
//!
//! Numbers are whole or exactly scaled integers ([`Desimal`]), never floating point.

mod desimal;
mod golongan;
mod istilah;
mod kosakata;
pub mod nip;
pub mod permenpanrb6_2022;

pub use desimal::{Desimal, DesimalKeliru};
pub use golongan::Golongan;
pub use istilah::{CapaianOrganisasi, JenisAsn, Kelamin, Predikat, Rating};
pub use kosakata::Pilihan;
pub use nip::{Nip, NipKeliru, Pemeriksaan};
pub use permenpanrb6_2022::predikat_kinerja_pegawai;
