//! PermenPANRB 15/2019: open selection of jabatan pimpinan tinggi.

use chrono::NaiveDate;

mod bobot;
mod komponen;
mod peringkat_jpt;

const REGULASI: &str = "PermenPANRB 15/2019";
/// The year is sure; the day of promulgation is from general knowledge.
const BERLAKU_MULAI: Option<NaiveDate> = NaiveDate::from_ymd_opt(2019, 7, 26);

pub(crate) use bobot::ATURAN as BOBOT;
pub use bobot::{HasilBobot, jelaskan_bobot, periksa_bobot};
pub use komponen::{Komponen, PerKomponen};
pub(crate) use peringkat_jpt::ATURAN as PERINGKAT_JPT;
pub use peringkat_jpt::{NAMA_DIAJUKAN, jelaskan_peringkat_jpt, nilai_akhir_jpt, peringkat_jpt};
