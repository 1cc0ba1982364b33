//! PermenPANRB 14/2017: survei kepuasan masyarakat (SKM) and its index.

mod ikm;
mod ikm_varian_bobot;
mod kategori;
mod sampel_krejcie_morgan;

use chrono::NaiveDate;

/// Stipulated in May 2017; the day is from general knowledge.
const MULAI: Option<NaiveDate> = NaiveDate::from_ymd_opt(2017, 5, 9);

pub(crate) use ikm::ATURAN as IKM;
pub use ikm::{BobotSkm, HasilIkm, RekapSkm, RekapSkmKeliru, UNSUR_MAKS, ikm, jelaskan_ikm};
pub(crate) use ikm_varian_bobot::ATURAN as IKM_VARIAN_BOBOT;
pub use ikm_varian_bobot::{ikm_varian_bobot, jelaskan_ikm_varian_bobot};
pub(crate) use kategori::ATURAN as KATEGORI;
pub use kategori::{KinerjaLayanan, MutuLayanan, jelaskan_kategori, kategori};
pub(crate) use sampel_krejcie_morgan::ATURAN as SAMPEL_KREJCIE_MORGAN;
pub use sampel_krejcie_morgan::{jelaskan_sampel, sampel_krejcie_morgan};
