//! PermenPANRB 8/2021: SKP in numbers, for values of the second half of 2021; revoked by PermenPANRB 6/2022.

mod capaian_iki_persen;
mod nilai_capaian_iki;

use chrono::NaiveDate;

/// SKP of the second half of 2021 were the first to follow it (from general knowledge).
const MULAI: Option<NaiveDate> = NaiveDate::from_ymd_opt(2021, 7, 1);
/// The day before PermenPANRB 6/2022.
const SAMPAI: Option<NaiveDate> = NaiveDate::from_ymd_opt(2022, 2, 2);

pub(crate) use capaian_iki_persen::ATURAN as CAPAIAN_IKI_PERSEN;
pub use capaian_iki_persen::{JenisIki, TargetIki, TargetIkiKeliru, capaian_iki, jelaskan_capaian_iki};
pub(crate) use nilai_capaian_iki::ATURAN as NILAI_CAPAIAN_IKI;
pub use nilai_capaian_iki::{jelaskan_nilai_capaian_iki, nilai_capaian_iki};
