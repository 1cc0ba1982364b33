//! Days and moments as they are written on the wire.

use std::fmt::Display;

use chrono::{DateTime, FixedOffset, NaiveDate};

use crate::{
    galat::{Galat, Kode},
    isian::{TANGGAL_MAKS, TANGGAL_MIN, kutip},
};

/// Reads a date written as `2026-01-12` and checks the bounds.
///
/// # Errors
/// `tanggal_salah` if the calendar does not have it, `di_luar_batas` outside 1945-08-17..2100-12-31.
pub(crate) fn tanggal(teks: &str, jalur: &impl Display) -> Result<NaiveDate, Galat> {
    let hari = baca_tanggal(teks.as_bytes()).ok_or_else(|| {
        let pesan = format!(
            "Isian \"{jalur}\" berisi \"{}\". Tulis tanggal yang ada di kalender sebagai tahun-bulan-tanggal, \
             misalnya 2026-01-12.",
            kutip(teks)
        );
        Galat::pada(Kode::TanggalSalah, jalur.to_string(), pesan)
    })?;
    // Ten ASCII characters, so that the order of the texts is the order of the days.
    if (TANGGAL_MIN..=TANGGAL_MAKS).contains(&teks) {
        return Ok(hari);
    }
    let pesan = format!("Isian \"{jalur}\" harus antara {TANGGAL_MIN} dan {TANGGAL_MAKS}.");
    Err(Galat::pada(Kode::DiLuarBatas, jalur.to_string(), pesan))
}

/// Exactly `YYYY-MM-DD` in ASCII digits.
fn baca_tanggal(b: &[u8]) -> Option<NaiveDate> {
    let b: &[u8; 10] = b.try_into().ok()?;
    let pemisah = b[4] == b'-' && b[7] == b'-';
    let angka = [0, 1, 2, 3, 5, 6, 8, 9].into_iter().all(|i| b[i].is_ascii_digit());
    if !(pemisah && angka) {
        return None;
    }
    NaiveDate::from_ymd_opt(i32::try_from(nilai(&b[..4])).ok()?, nilai(&b[5..7]), nilai(&b[8..]))
}

fn nilai(digit: &[u8]) -> u32 {
    digit.iter().fold(0, |n, d| n * 10 + u32::from(d - b'0'))
}

/// Exactly `HH:MM`, 00:00 to 23:59, as minutes after midnight.
pub(super) fn waktu(teks: &str) -> Option<i64> {
    let b: &[u8; 5] = teks.as_bytes().try_into().ok()?;
    let angka = [0, 1, 3, 4].into_iter().all(|i| b[i].is_ascii_digit());
    if !angka || b[2] != b':' {
        return None;
    }
    let (jam, menit) = (nilai(&b[..2]), nilai(&b[3..]));
    (jam < 24 && menit < 60).then(|| i64::from(jam * 60 + menit))
}

/// Reads `2026-05-01T10:00:00+07:00` (RFC 3339) and checks the bounds of its day.
///
/// # Errors
/// `tanggal_salah` if no calendar or clock has it, `di_luar_batas` outside 1945-08-17..2100-12-31.
pub(super) fn saat(teks: &str, jalur: &impl Display) -> Result<DateTime<FixedOffset>, Galat> {
    let saat = DateTime::parse_from_rfc3339(teks).map_err(|_| {
        let pesan = format!(
            "Isian \"{jalur}\" berisi \"{}\". Tulis tanggal, jam, dan selisih waktu, misalnya \
             2026-05-01T10:00:00+07:00.",
            kutip(teks)
        );
        Galat::pada(Kode::TanggalSalah, jalur.to_string(), pesan)
    })?;
    let hari = saat.date_naive().to_string();
    if (TANGGAL_MIN..=TANGGAL_MAKS).contains(&hari.as_str()) {
        return Ok(saat);
    }
    let pesan = format!("Isian \"{jalur}\" harus antara {TANGGAL_MIN} dan {TANGGAL_MAKS}.");
    Err(Galat::pada(Kode::DiLuarBatas, jalur.to_string(), pesan))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kode<T>(hasil: Result<T, Galat>) -> Option<Kode> {
        hasil.err().map(|g| g.kode)
    }

    #[test]
    fn dates_are_real_and_within_bounds() {
        let baca = |teks: &str| tanggal(teks, &"hari");
        assert!(baca("1945-08-17").is_ok() && baca("2100-12-31").is_ok() && baca("2024-02-29").is_ok());
        for luar in ["1945-08-16", "2101-01-01", "0001-01-01", "9999-12-31"] {
            assert_eq!(kode(baca(luar)), Some(Kode::DiLuarBatas), "{luar}");
        }
        for salah in [
            "",
            "2026-02-30",
            "2026-1-12",
            "12-01-2026",
            "2026/01/12",
            "2026-01-12T00",
            "+026-01-12",
            "٢٠٢٦٠",
        ] {
            assert_eq!(kode(baca(salah)), Some(Kode::TanggalSalah), "{salah}");
        }
    }

    #[test]
    fn times_are_those_of_a_clock() {
        assert_eq!((waktu("00:00"), waktu("07:30"), waktu("23:59")), (Some(0), Some(450), Some(1439)));
        for salah in ["24:00", "07:60", "7:30", "07.30", "", "07:3é", "+7:30"] {
            assert_eq!(waktu(salah), None, "{salah}");
        }
    }

    #[test]
    fn moments_have_an_offset() {
        let baca = |teks: &str| saat(teks, &"diketahui");
        assert!(baca("2026-05-01T10:00:00+07:00").is_ok() && baca("2026-05-01T03:00:00Z").is_ok());
        for salah in
            ["2026-05-01T10:00:00", "2026-05-01", "2026-02-30T10:00:00+07:00", "2026-05-01T25:00:00+07:00"]
        {
            assert_eq!(kode(baca(salah)), Some(Kode::TanggalSalah), "{salah}");
        }
        assert_eq!(kode(baca("2101-01-01T00:00:00Z")), Some(Kode::DiLuarBatas));
        assert_eq!(kode(baca("1945-08-16T23:59:59+07:00")), Some(Kode::DiLuarBatas));
    }
}
