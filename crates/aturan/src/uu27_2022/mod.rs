//! UU 27/2022 on the protection of personal data: two terms of three times 24 hours.

use chrono::{DateTime, FixedOffset, NaiveDate, SecondsFormat, TimeDelta, Utc};

use crate::{
    galat::Galat,
    isian::{Isian, Jenis},
    masukan::Masukan,
};

mod pemberitahuan_kegagalan;
mod tarik_persetujuan;

/// Both terms, in hours.
pub const TENGGAT_JAM: u16 = 72;

const REGULASI: &str = "UU 27/2022";
/// Promulgated on this day and in force since; controllers had two years, until 17 October 2024, to adapt.
const BERLAKU_MULAI: Option<NaiveDate> = NaiveDate::from_ymd_opt(2022, 10, 17);
/// A moment of an answer.
const SAAT: Jenis = Jenis::Saat;

pub(crate) use pemberitahuan_kegagalan::ATURAN as PEMBERITAHUAN_KEGAGALAN;
pub use pemberitahuan_kegagalan::{batas_pemberitahuan, jelaskan_pemberitahuan};
pub(crate) use tarik_persetujuan::ATURAN as TARIK_PERSETUJUAN;
pub use tarik_persetujuan::{batas_penghentian, jelaskan_penghentian};

/// [`TENGGAT_JAM`] later, hour for hour, in the same offset; days off do not count apart.
fn sesudah_tenggat(mulai: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
    let tenggat = TimeDelta::hours(TENGGAT_JAM.into());
    mulai.checked_add_signed(tenggat).unwrap_or_else(|| DateTime::<Utc>::MAX_UTC.fixed_offset())
}

/// Reads a moment, and whether its offset is written `Z`.
fn baca(masukan: &Masukan<'_>, isian: &Isian) -> Result<(DateTime<FixedOffset>, bool), Galat> {
    let saat = masukan.butir(isian)?.saat()?;
    let is_z = masukan.teks(isian)?.ends_with(['Z', 'z']);
    Ok((saat, is_z))
}

/// A moment as it travels, its offset written as it was sent.
fn tulis(saat: DateTime<FixedOffset>, is_z: bool) -> String {
    saat.to_rfc3339_opts(SecondsFormat::AutoSi, is_z)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tenggat(teks: &str) -> String {
        let saat = DateTime::parse_from_rfc3339(teks).expect("a moment");
        tulis(sesudah_tenggat(saat), teks.ends_with('Z'))
    }

    #[test]
    fn the_offset_and_the_fraction_stay_as_sent() {
        assert_eq!(tenggat("2026-05-01T10:00:00+07:00"), "2026-05-04T10:00:00+07:00");
        assert_eq!(tenggat("2026-05-01T03:00:00Z"), "2026-05-04T03:00:00Z");
        assert_eq!(tenggat("2026-05-01T03:00:00+00:00"), "2026-05-04T03:00:00+00:00");
        assert_eq!(tenggat("2026-05-01T10:00:00.250-11:30"), "2026-05-04T10:00:00.250-11:30");
    }

    #[test]
    fn months_years_and_leap_days_are_crossed() {
        assert_eq!(tenggat("2028-02-27T00:00:00+09:00"), "2028-03-01T00:00:00+09:00");
        assert_eq!(tenggat("2026-02-26T23:59:59+08:00"), "2026-03-01T23:59:59+08:00");
        assert_eq!(tenggat("2026-12-31T12:00:00+07:00"), "2027-01-03T12:00:00+07:00");
    }

    #[test]
    fn the_end_of_time_does_not_stop_the_program() {
        let akhir = DateTime::<Utc>::MAX_UTC.fixed_offset();
        assert_eq!(sesudah_tenggat(akhir), akhir);
    }
}
