//! Pangkat of PNS.

mod golongan;

pub(crate) use golongan::ATURAN as GOLONGAN;
pub use golongan::jelaskan_pangkat;
