//! How numbers, dates and names are written in Bahasa Indonesia.
//!
//! Functions for Rust code and, as `{{ web_kit::format::rupiah(n) }}`, for templates. The zone is always an argument:
//! `page.zona` holds that of the instansi.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveTime, Timelike, Utc, Weekday};

const BULAN: [&str; 12] = [
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
];

const WIB_DETIK: i32 = 7 * 3600;
const WITA_DETIK: i32 = 8 * 3600;
const WIT_DETIK: i32 = 9 * 3600;

/// Western Indonesian time, UTC+7.
pub fn wib() -> FixedOffset {
    zona(WIB_DETIK)
}

/// Central Indonesian time, UTC+8.
pub fn wita() -> FixedOffset {
    zona(WITA_DETIK)
}

/// Eastern Indonesian time, UTC+9.
pub fn wit() -> FixedOffset {
    zona(WIT_DETIK)
}

fn zona(detik: i32) -> FixedOffset {
    // Total without a panic: the three constants are inside chrono's range, and UTC is the answer it would fall to.
    FixedOffset::east_opt(detik).unwrap_or_else(|| chrono::Offset::fix(&Utc))
}

/// "WIB", "WITA", "WIT"; another zone is written "UTC+05.30".
pub fn nama_zona(zona: &FixedOffset) -> String {
    match zona.local_minus_utc() {
        WIB_DETIK => "WIB".into(),
        WITA_DETIK => "WITA".into(),
        WIT_DETIK => "WIT".into(),
        detik => {
            let (sign, menit) = (if detik < 0 { '-' } else { '+' }, detik.abs() / 60);
            format!("UTC{sign}{:02}.{:02}", menit / 60, menit % 60)
        }
    }
}

/// "Kamis"
pub fn hari(tanggal: &NaiveDate) -> &'static str {
    match tanggal.weekday() {
        Weekday::Mon => "Senin",
        Weekday::Tue => "Selasa",
        Weekday::Wed => "Rabu",
        Weekday::Thu => "Kamis",
        Weekday::Fri => "Jumat",
        Weekday::Sat => "Sabtu",
        Weekday::Sun => "Minggu",
    }
}

/// "April"
pub fn bulan(tanggal: &NaiveDate) -> &'static str {
    BULAN[tanggal.month0() as usize]
}

/// "April 2026"
pub fn bulan_tahun(tanggal: &NaiveDate) -> String {
    format!("{} {}", bulan(tanggal), tanggal.year())
}

/// "9 April"
pub fn tanggal_pendek(tanggal: &NaiveDate) -> String {
    format!("{} {}", tanggal.day(), bulan(tanggal))
}

/// "9 April 2026"
pub fn tanggal_sedang(tanggal: &NaiveDate) -> String {
    format!("{} {}", tanggal_pendek(tanggal), tanggal.year())
}

/// "Kamis, 9 April"
pub fn hari_tanggal(tanggal: &NaiveDate) -> String {
    format!("{}, {}", hari(tanggal), tanggal_pendek(tanggal))
}

/// "Kamis, 9 April 2026"
pub fn tanggal(tanggal: &NaiveDate) -> String {
    format!("{}, {}", hari(tanggal), tanggal_sedang(tanggal))
}

/// "16.42", of a time without a zone.
pub fn jam_saja(jam: &NaiveTime) -> String {
    format!("{:02}.{:02}", jam.hour(), jam.minute())
}

/// "16.42", as the clock in `zona` shows it.
pub fn jam_pendek(waktu: &DateTime<Utc>, zona: &FixedOffset) -> String {
    jam_saja(&waktu.with_timezone(zona).time())
}

/// "16.42 WIB"
pub fn jam(waktu: &DateTime<Utc>, zona: &FixedOffset) -> String {
    format!("{} {}", jam_pendek(waktu, zona), nama_zona(zona))
}

/// "Kamis, 9 April 2026 pukul 16.42 WIB"
pub fn waktu(waktu: &DateTime<Utc>, zona: &FixedOffset) -> String {
    format!("{} pukul {}", tanggal(&tanggal_lokal(waktu, zona)), jam(waktu, zona))
}

/// The calendar day in `zona`.
pub fn tanggal_lokal(waktu: &DateTime<Utc>, zona: &FixedOffset) -> NaiveDate {
    waktu.with_timezone(zona).date_naive()
}

/// Value of `<input type="date">` and of the `datetime` attribute: "2026-04-09".
pub fn tanggal_iso(tanggal: &NaiveDate) -> String {
    tanggal.format("%Y-%m-%d").to_string()
}

/// "Selamat pagi" until 10.59, then "siang" until 14.59, "sore" until 18.29, "malam".
pub fn salam(waktu: &DateTime<Utc>, zona: &FixedOffset) -> &'static str {
    let jam = waktu.with_timezone(zona).time();
    match jam.hour() * 60 + jam.minute() {
        180..660 => "Selamat pagi",
        660..900 => "Selamat siang",
        900..1110 => "Selamat sore",
        _ => "Selamat malam",
    }
}

/// "1.234.567"
pub fn bulat(angka: &i64) -> String {
    let tanda = if *angka < 0 { "-" } else { "" };
    format!("{tanda}{}", ribuan(angka.unsigned_abs()))
}

/// "1.234,5": `angka_skala` is the number x10_000, as columns keep it; `desimal` in 0..=4 digits, rounded half away
/// from zero.
pub fn desimal(angka_skala: &i64, desimal: &u32) -> String {
    let digit = (*desimal).min(4);
    let langkah = 10_u64.pow(4 - digit);
    let satuan = 10_u64.pow(digit);
    let bulat = angka_skala.unsigned_abs().saturating_add(langkah / 2) / langkah;
    let tanda = if *angka_skala < 0 && bulat > 0 { "-" } else { "" };
    let utuh = ribuan(bulat / satuan);
    match digit {
        0 => format!("{tanda}{utuh}"),
        _ => format!("{tanda}{utuh},{:0lebar$}", bulat % satuan, lebar = digit as usize),
    }
}

/// Like [`desimal`], with as many digits as the number has, at most 4: "12", "12,5".
pub fn desimal_pas(angka_skala: &i64) -> String {
    let penuh = desimal(angka_skala, &4);
    penuh.trim_end_matches('0').trim_end_matches(',').to_owned()
}

/// "97 %", "98,2 %": percent x10_000.
pub fn persen(persen_skala: &i64) -> String {
    format!("{} %", desimal_pas(persen_skala))
}

/// "Rp3.239.600", whole rupiah; negative "-Rp5.000".
pub fn rupiah(rupiah: &i64) -> String {
    let tanda = if *rupiah < 0 { "-" } else { "" };
    format!("{tanda}Rp{}", ribuan(rupiah.unsigned_abs()))
}

/// "1 j 30 m", "45 m", "2 j"; zero or less is "0 m".
pub fn durasi(menit: &i64) -> String {
    let menit = (*menit).max(0);
    match (menit / 60, menit % 60) {
        (0, sisa) => format!("{sisa} m"),
        (jam, 0) => format!("{jam} j"),
        (jam, sisa) => format!("{jam} j {sisa} m"),
    }
}

/// "19870412 201101 2 008"; anything but 18 digits stays as it is.
pub fn nip(nip: &str) -> String {
    if nip.len() != 18 || !nip.bytes().all(|byte| byte.is_ascii_digit()) {
        return nip.to_owned();
    }
    [&nip[..8], &nip[8..14], &nip[14..15], &nip[15..]].join(" ")
}

/// "RW" for "Ratna Wulandari, S.AP.": first letters of the first two names; titles in front ("Dr.", "H.") and behind
/// the comma do not count.
pub fn inisial(nama: &str) -> String {
    let tanpa_gelar = nama.split(',').next().unwrap_or_default();
    let kata: Vec<&str> = tanpa_gelar.split_whitespace().collect();
    let mulai = kata.iter().position(|kata| !kata.ends_with('.')).unwrap_or(0);
    kata.iter().skip(mulai).take(2).filter_map(|kata| kata.chars().next()).flat_map(char::to_uppercase).collect()
}

fn ribuan(angka: u64) -> String {
    let digit = angka.to_string();
    let mut ditulis = String::with_capacity(digit.len() + digit.len() / 3);
    for (urut, angka) in digit.chars().enumerate() {
        if urut > 0 && (digit.len() - urut) % 3 == 0 {
            ditulis.push('.');
        }
        ditulis.push(angka);
    }
    ditulis
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;

    use super::*;

    fn kamis() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 4, 9).unwrap()
    }

    #[test]
    fn dates_carry_the_weekday() {
        assert_eq!(tanggal(&kamis()), "Kamis, 9 April 2026");
        assert_eq!(hari_tanggal(&kamis()), "Kamis, 9 April");
        assert_eq!(tanggal_pendek(&kamis()), "9 April");
        assert_eq!(bulan_tahun(&kamis()), "April 2026");
        assert_eq!(tanggal_iso(&kamis()), "2026-04-09");
    }

    #[test]
    fn each_weekday_and_month_has_its_name() {
        let hari_berturut: Vec<_> = kamis().iter_days().take(7).map(|tanggal| hari(&tanggal)).collect();
        assert_eq!(hari_berturut, ["Kamis", "Jumat", "Sabtu", "Minggu", "Senin", "Selasa", "Rabu"]);
        let bulan_berturut: Vec<_> =
            (1..=12).filter_map(|bulan| NaiveDate::from_ymd_opt(2026, bulan, 1)).map(|tanggal| bulan(&tanggal)).collect();
        assert_eq!(bulan_berturut, BULAN);
    }

    #[test]
    fn the_clock_is_read_in_the_zone_of_the_instansi() {
        let malam = Utc.with_ymd_and_hms(2026, 4, 9, 16, 42, 0).unwrap();
        assert_eq!(jam(&malam, &wib()), "23.42 WIB");
        assert_eq!(waktu(&malam, &wita()), "Jumat, 10 April 2026 pukul 00.42 WITA");
        assert_eq!(jam(&malam, &wit()), "01.42 WIT");
        assert_eq!(nama_zona(&FixedOffset::east_opt(-19_800).unwrap()), "UTC-05.30");
    }

    #[test]
    fn the_greeting_follows_the_clock() {
        let pada = |jam, menit| Utc.with_ymd_and_hms(2026, 4, 9, jam, menit, 0).unwrap();
        let utc = FixedOffset::east_opt(0).unwrap();
        let salam = |jam, menit| salam(&pada(jam, menit), &utc);
        assert_eq!([salam(7, 30), salam(10, 59)], ["Selamat pagi"; 2]);
        assert_eq!([salam(11, 0), salam(14, 59)], ["Selamat siang"; 2]);
        assert_eq!([salam(15, 0), salam(18, 29)], ["Selamat sore"; 2]);
        assert_eq!([salam(18, 30), salam(0, 0), salam(2, 59)], ["Selamat malam"; 3]);
    }

    #[test]
    fn thousands_have_points_and_fractions_a_comma() {
        assert_eq!(bulat(&1_234_567), "1.234.567");
        assert_eq!(bulat(&-1_000), "-1.000");
        assert_eq!(desimal(&12_345_000, &1), "1.234,5");
        assert_eq!(desimal(&864_150, &2), "86,42");
        assert_eq!(desimal(&5_000, &0), "1");
        assert_eq!(desimal(&-4_999, &0), "0");
        assert_eq!(desimal(&-12_500, &1), "-1,3");
        assert_eq!(desimal_pas(&982_000), "98,2");
        assert_eq!(desimal_pas(&1_000_000), "100");
        assert_eq!(persen(&970_000), "97 %");
        assert_eq!(desimal(&i64::MIN, &4), "-922.337.203.685.477,5808");
    }

    #[test]
    fn rupiah_is_whole_and_without_a_space() {
        assert_eq!(rupiah(&3_239_600), "Rp3.239.600");
        assert_eq!(rupiah(&-5_000), "-Rp5.000");
        assert_eq!(rupiah(&0), "Rp0");
    }

    #[test]
    fn a_duration_says_hours_and_minutes() {
        for (menit, teks) in [(90, "1 j 30 m"), (45, "45 m"), (120, "2 j"), (0, "0 m"), (-5, "0 m")] {
            assert_eq!(durasi(&menit), teks);
        }
    }

    #[test]
    fn a_nip_is_spaced_as_on_paper() {
        assert_eq!(nip("198704122011012008"), "19870412 201101 2 008");
        assert_eq!(nip("walikota"), "walikota");
        assert_eq!(nip("19870412 01101 2008"), "19870412 01101 2008");
    }

    #[test]
    fn initials_skip_titles() {
        assert_eq!(inisial("Ratna Wulandari, S.AP."), "RW");
        assert_eq!(inisial("Dr. H. Andi Prasetyo Utomo, M.Si."), "AP");
        assert_eq!(inisial("Darmawan"), "D");
        assert_eq!(inisial(""), "");
    }
}
