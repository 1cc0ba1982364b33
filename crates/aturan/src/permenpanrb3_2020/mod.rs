//! PermenPANRB 3/2020: manajemen talenta ASN.

mod kotak_talenta;

pub(crate) use kotak_talenta::ATURAN as KOTAK_TALENTA;
pub use kotak_talenta::{KotakTalenta, Potensial, jelaskan_kotak_talenta, kotak_talenta};
