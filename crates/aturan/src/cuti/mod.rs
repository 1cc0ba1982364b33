//! Cuti PNS (Peraturan BKN 24/2017).

mod sakit_bukti;
mod syarat_masa_kerja;
mod tahunan_hak;

use chrono::NaiveDate;

pub(crate) use sakit_bukti::ATURAN as SAKIT_BUKTI;
pub use sakit_bukti::{BuktiSakit, HARI_DOKTER, bukti_sakit, jelaskan_bukti_sakit};
pub(crate) use syarat_masa_kerja::ATURAN as SYARAT_MASA_KERJA;
pub use syarat_masa_kerja::{JenisCuti, is_berhak_cuti, jelaskan_syarat_cuti};
pub(crate) use tahunan_hak::ATURAN as TAHUNAN_HAK;
pub use tahunan_hak::{HARI_CUTI_SETAHUN, cuti_tahunan, jelaskan_cuti_tahunan};

/// Day of the regulation, from general knowledge.
const BERLAKU_MULAI: Option<NaiveDate> = NaiveDate::from_ymd_opt(2017, 12, 22);
const REGULASI: &str = "Peraturan BKN 24/2017";
