//! Pay slips: from gaji pokok and allowances to what is paid.

mod keluarga;
mod slip_pns;
mod slip_pppk_golongan_ix;

pub use keluarga::{ANAK_MAKS, Keluarga, TerlaluBanyakJiwa};
pub(crate) use slip_pns::ATURAN as SLIP_PNS;
pub use slip_pns::{PenghasilanPns, SlipPns, jelaskan_slip_pns, slip_pns};
pub(crate) use slip_pppk_golongan_ix::ATURAN as SLIP_PPPK_GOLONGAN_IX;
pub use slip_pppk_golongan_ix::{PenghasilanPppk, SlipPppk, jelaskan_slip_pppk, slip_pppk};
