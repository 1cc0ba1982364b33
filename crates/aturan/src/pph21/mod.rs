//! PPh 21 of a whole year.

mod masa_pajak_terakhir;

pub(crate) use masa_pajak_terakhir::ATURAN as MASA_PAJAK_TERAKHIR;
pub use masa_pajak_terakhir::{
    PajakSetahun, SetahunTetap, jelaskan_pajak_setahun, pajak_setahun, pph_pasal_17,
};
