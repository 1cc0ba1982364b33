//! Working days: weekends by rule, holidays by data, a year at a time.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Weekday};

/// Holidays of one year, as a joint decree of three ministers sets them.
struct TahunLibur {
    tahun: i32,
    sumber: &'static str,
    /// Month, day, name.
    libur: &'static [(u32, u32, &'static str)],
}

/// National holidays only. Cuti bersama is not in it: whether it counts as a working day for a deadline is a
/// question for the instansi, which adds such days to a calendar of its own.
const NASIONAL: &[TahunLibur] = &[TahunLibur {
    tahun: 2026,
    sumber: "SKB Menteri Agama, Menteri Ketenagakerjaan, dan Menteri PANRB 1497/2025, 2/2025, 5/2025 \
             (dari pemberitaan, mohon diperiksa)",
    libur: &[
        (1, 1, "Tahun Baru 2026 Masehi"),
        (1, 16, "Isra Mikraj Nabi Muhammad saw."),
        (2, 17, "Tahun Baru Imlek 2577 Kongzili"),
        (3, 19, "Hari Suci Nyepi Tahun Baru Saka 1948"),
        (3, 21, "Idulfitri 1447 Hijriah"),
        (3, 22, "Idulfitri 1447 Hijriah"),
        (4, 3, "Wafat Yesus Kristus"),
        (4, 5, "Kebangkitan Yesus Kristus (Paskah)"),
        (5, 1, "Hari Buruh Internasional"),
        (5, 14, "Kenaikan Yesus Kristus"),
        (5, 27, "Iduladha 1447 Hijriah"),
        (5, 31, "Hari Raya Waisak 2570 BE"),
        (6, 1, "Hari Lahir Pancasila"),
        (6, 16, "Tahun Baru Islam 1448 Hijriah"),
        (8, 17, "Proklamasi Kemerdekaan"),
        (8, 25, "Maulid Nabi Muhammad saw."),
        (12, 25, "Kelahiran Yesus Kristus"),
    ],
}];

static KALENDER_NASIONAL: LazyLock<Kalender> = LazyLock::new(|| {
    let mut kalender = Kalender::default();
    for tahun in NASIONAL {
        let hari = tahun.libur.iter().filter_map(|(b, h, _)| NaiveDate::from_ymd_opt(tahun.tahun, *b, *h));
        kalender.tambah_tahun(tahun.tahun, hari, tahun.sumber);
    }
    kalender
});

/// Which days are working days: Monday to Friday without the holidays it was given.
///
/// A year without data has weekends only; ask [`Kalender::is_tahun_lengkap`] and say so where it matters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Kalender {
    libur: BTreeSet<NaiveDate>,
    /// Years with data, and the source of each.
    sumber: BTreeMap<i32, String>,
    /// Source for all other years; None if they are not known.
    sumber_lain: Option<String>,
}

impl Kalender {
    /// The national holidays that ship with the program.
    pub fn nasional() -> &'static Self {
        &KALENDER_NASIONAL
    }

    /// A calendar whose only holidays are these, complete for every year: also an empty list is an answer.
    pub fn dari_libur(libur: impl IntoIterator<Item = NaiveDate>, sumber: &str) -> Self {
        let libur = libur.into_iter().collect();
        Self { libur, sumber: BTreeMap::new(), sumber_lain: Some(sumber.to_owned()) }
    }

    /// Adds the holidays of one year (national, of the region, or cuti bersama) and marks the year complete. The
    /// last source named stands.
    pub fn tambah_tahun(&mut self, tahun: i32, libur: impl IntoIterator<Item = NaiveDate>, sumber: &str) {
        self.libur.extend(libur);
        self.sumber.insert(tahun, sumber.to_owned());
    }

    /// Puts these days in the place of those that were known for the year.
    pub fn ganti_tahun(&mut self, tahun: i32, libur: impl IntoIterator<Item = NaiveDate>, sumber: &str) {
        self.libur.retain(|hari| hari.year() != tahun);
        self.tambah_tahun(tahun, libur, sumber);
    }

    /// Whether the holidays of that year are known.
    pub fn is_tahun_lengkap(&self, tahun: i32) -> bool {
        self.sumber(tahun).is_some()
    }

    /// Where the holidays of that year come from.
    pub fn sumber(&self, tahun: i32) -> Option<&str> {
        self.sumber.get(&tahun).or(self.sumber_lain.as_ref()).map(String::as_str)
    }

    /// The days off of a year with their names, as they ship with the program.
    pub fn bawaan(tahun: i32) -> Vec<(NaiveDate, &'static str)> {
        let tahun = NASIONAL.iter().filter(|t| t.tahun == tahun);
        let hari = |t: &TahunLibur, (b, h, nama): &(u32, u32, &'static str)| {
            NaiveDate::from_ymd_opt(t.tahun, *b, *h).map(|hari| (hari, *nama))
        };
        tahun.flat_map(|t| t.libur.iter().filter_map(|libur| hari(t, libur))).collect()
    }

    /// Whether people work on that day.
    pub fn is_hari_kerja(&self, hari: NaiveDate) -> bool {
        !matches!(hari.weekday(), Weekday::Sat | Weekday::Sun) && !self.libur.contains(&hari)
    }

    /// The n-th working day after `mulai`, which itself is not counted; `mulai` for 0. Stops at the last day that
    /// can be written (year 262142).
    pub fn sesudah_hari_kerja(&self, mulai: NaiveDate, banyak: u16) -> NaiveDate {
        let sesudah = mulai.iter_days().skip(1).filter(|hari| self.is_hari_kerja(*hari));
        sesudah.take(banyak.into()).last().unwrap_or(mulai)
    }

    /// Holidays from Monday to Friday after `mulai` up to and with `sampai`, in order.
    pub fn libur_antara(&self, mulai: NaiveDate, sampai: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        let akhir_pekan = |hari: &NaiveDate| matches!(hari.weekday(), Weekday::Sat | Weekday::Sun);
        self.libur.iter().copied().filter(move |h| mulai < *h && *h <= sampai && !akhir_pekan(h))
    }
}

const BULAN: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];

const HARI: [&str; 7] = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"];

/// The name of a month, 1 to 12.
pub fn nama_bulan(bulan: i64) -> Option<&'static str> {
    BULAN.get(usize::try_from(bulan.checked_sub(1)?).ok()?).copied()
}

/// A day as people read it, with its name: "Senin, 12 Januari 2026".
pub fn tulis_hari_tanggal(hari: NaiveDate) -> String {
    let nama = HARI[hari.weekday().num_days_from_monday() as usize];
    format!("{nama}, {}", tulis_tanggal(hari))
}

/// A day as people read it: "12 Januari 2026".
pub fn tulis_tanggal(hari: NaiveDate) -> String {
    format!("{} {} {}", hari.day(), BULAN[hari.month0() as usize], hari.year())
}

/// A moment as people read it, in the time of its own offset: "4 Mei 2026, pukul 10.00 (+07:00)".
pub fn tulis_saat(saat: DateTime<FixedOffset>) -> String {
    let (jam, selisih) = (saat.format("%H.%M"), saat.format("%:z"));
    format!("{}, pukul {jam} ({selisih})", tulis_tanggal(saat.date_naive()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hari(teks: &str) -> NaiveDate {
        teks.parse().expect("a date")
    }

    #[test]
    fn every_holiday_in_the_data_is_a_real_day() {
        let banyak: usize = NASIONAL.iter().map(|t| t.libur.len()).sum();
        assert_eq!(Kalender::nasional().libur.len(), banyak);
        assert!(NASIONAL.iter().all(|t| t.sumber.contains("mohon diperiksa")));
    }

    #[test]
    fn weekends_and_holidays_are_no_working_days() {
        let k = Kalender::nasional();
        for libur in ["2026-01-01", "2026-01-16", "2026-01-17", "2026-01-18", "2026-03-19", "2026-12-25"] {
            assert!(!k.is_hari_kerja(hari(libur)), "{libur}");
        }
        for kerja in ["2026-01-02", "2026-01-15", "2026-12-24"] {
            assert!(k.is_hari_kerja(hari(kerja)), "{kerja}");
        }
    }

    #[test]
    fn counting_starts_on_the_day_after() {
        let kosong = Kalender::default();
        let table = [
            ("2026-03-02", 3, "2026-03-05"),
            ("2026-03-02", 14, "2026-03-20"),
            ("2026-03-02", 60, "2026-05-25"),
        ];
        for (mulai, n, batas) in table {
            assert_eq!(kosong.sesudah_hari_kerja(hari(mulai), n), hari(batas));
        }
        assert_eq!(kosong.sesudah_hari_kerja(hari("2026-03-06"), 1), hari("2026-03-09"));
        assert_eq!(kosong.sesudah_hari_kerja(hari("2026-03-07"), 0), hari("2026-03-07"));
    }

    #[test]
    fn holidays_push_the_day_back() {
        assert_eq!(Kalender::nasional().sesudah_hari_kerja(hari("2026-01-15"), 1), hari("2026-01-19"));
    }

    #[test]
    fn a_year_without_data_says_so() {
        let k = Kalender::nasional();
        assert!(k.is_tahun_lengkap(2026) && !k.is_tahun_lengkap(2031));
        assert!(k.sumber(2026).is_some_and(|s| s.contains("SKB")));
        assert_eq!(k.sumber(2031), None);
    }

    #[test]
    fn days_are_written_in_words() {
        assert_eq!(tulis_tanggal(hari("2026-01-02")), "2 Januari 2026");
        assert_eq!(tulis_tanggal(hari("2026-12-31")), "31 Desember 2026");
        assert_eq!(tulis_hari_tanggal(hari("2026-01-12")), "Senin, 12 Januari 2026");
        assert_eq!((nama_bulan(0), nama_bulan(12), nama_bulan(13)), (None, Some("Desember"), None));
        assert_eq!(nama_bulan(i64::MIN), None);
        let saat = DateTime::parse_from_rfc3339("2026-05-04T09:05:00+08:00").expect("a moment");
        assert_eq!(tulis_saat(saat), "4 Mei 2026, pukul 09.05 (+08:00)");
    }

    #[test]
    fn the_end_of_time_does_not_stop_the_program() {
        assert!(Kalender::default().sesudah_hari_kerja(NaiveDate::MAX, 14) <= NaiveDate::MAX);
    }

    #[test]
    fn a_year_may_be_replaced_whole() {
        let mut k = Kalender::nasional().clone();
        k.ganti_tahun(2026, [hari("2026-03-20")], "SKB");
        assert!(!k.is_hari_kerja(hari("2026-03-20")) && k.is_hari_kerja(hari("2026-03-19")));
        assert_eq!(k.sumber(2026), Some("SKB"));
    }

    #[test]
    fn an_instansi_may_add_its_own_days() {
        let mut k = Kalender::nasional().clone();
        k.tambah_tahun(2026, [hari("2026-03-20")], "Perwali");
        assert!(
            !k.is_hari_kerja(hari("2026-03-20")) && Kalender::nasional().is_hari_kerja(hari("2026-03-20"))
        );
    }
}
