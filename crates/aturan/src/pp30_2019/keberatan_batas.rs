//! Until when an employee may object to the result.

use chrono::{Days, NaiveDate};

use crate::{
    Kalender,
    galat::{Galat, Kode},
    isian::{Isian, Jenis},
    kalender::tulis_tanggal,
    keluaran::Keluaran,
    kosakata::kosakata,
    libur,
    masukan::Masukan,
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    topik::Topik,
};

const PASAL: &str = "PP 30/2019 Pasal 59";

/// Days within which a keberatan may be filed, counted from the day after the result was received.
pub const HARI_KEBERATAN: u16 = 14;

kosakata! {
    /// How the days of a deadline are counted. The article as far as read does not say which.
    CaraHitung {
        HariKalender = "hari_kalender", "Hari kalender";
        HariKerja = "hari_kerja", "Hari kerja";
    }
}

/// Last day on which a keberatan is in time: the fourteenth after receipt (PP 30/2019 Pasal 59). Total.
///
/// Working days skip Saturday, Sunday and the holidays of `kalender`; calendar days do not look at it, and a last
/// day on a weekend stays there.
pub fn keberatan_batas(diterima: NaiveDate, hitung: CaraHitung, kalender: &Kalender) -> NaiveDate {
    match hitung {
        CaraHitung::HariKalender => {
            diterima.checked_add_days(Days::new(HARI_KEBERATAN.into())).unwrap_or(NaiveDate::MAX)
        }
        CaraHitung::HariKerja => kalender.sesudah_hari_kerja(diterima, HARI_KEBERATAN),
    }
}

/// The steps from the day of receipt to the last day; says which holidays were left out, and where none are known.
pub fn jelaskan_keberatan_batas(
    diterima: NaiveDate,
    hitung: CaraHitung,
    kalender: &Kalender,
) -> Vec<Langkah> {
    let batas = keberatan_batas(diterima, hitung, kalender);
    let mut teks = vec![format!(
        "Keberatan diajukan paling lama {HARI_KEBERATAN} hari sejak hasil diterima; hasil diterima {}, \
         dihitung mulai hari berikutnya.",
        tulis_tanggal(diterima)
    )];
    match hitung {
        CaraHitung::HariKalender => {
            teks.push("Dihitung dengan hari kalender: Sabtu, Minggu, dan hari libur ikut.".into())
        }
        CaraHitung::HariKerja => teks.extend(libur::jelaskan_hari_kerja(diterima, batas, kalender)),
    }
    teks.push(format!("Hari terakhir mengajukan keberatan: {}.", tulis_tanggal(batas)));
    teks.into_iter().map(|t| Langkah::baru(PASAL, t)).collect()
}

const DITERIMA: Isian = Isian::wajib("hasil_diterima", "Tanggal hasil diterima", Jenis::Tanggal);
const DIAJUKAN: Isian = Isian::wajib("keberatan_diajukan", "Tanggal keberatan diajukan", Jenis::Tanggal);
const HITUNG: Isian = Isian::wajib("hitung", "Cara menghitung hari", Jenis::Pilihan(CaraHitung::PILIHAN));
const LIBUR: Isian = Isian::boleh(
    "libur",
    "Hari libur (pengganti daftar libur nasional; hanya untuk hari kerja)",
    libur::DAFTAR_LIBUR,
);

const BATAS: Isian = Isian::wajib("batas", "Hari terakhir mengajukan keberatan", Jenis::Tanggal);
const TEPAT_WAKTU: Isian = Isian::wajib(
    "tepat_waktu",
    "Keberatan yang diajukan",
    Jenis::Benar { ya: "Tepat waktu", tidak: "Lewat waktu" },
);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "pp30_2019.keberatan_batas",
    topik: Topik::KeberatanBatas,
    judul: "Batas waktu mengajukan keberatan atas hasil penilaian",
    isi: &[
        "Pegawai yang berkeberatan atas hasil penilaiannya dapat mengajukan keberatan paling lama 14 hari sejak hasil \
         diterima. Hari pertama adalah hari sesudah hasil diterima.",
        "Naskah yang kami baca tidak menyebut hari kalender atau hari kerja. Di sini keduanya dapat dihitung.",
    ],
    pembulatan: "Tidak ada angka yang dibulatkan.",
    regulasi: "PP 30/2019",
    pasal: "Pasal 59",
    berlaku_mulai: NaiveDate::from_ymd_opt(2019, 4, 26),
    berlaku_sampai: None,
    // Read in a training module; calendar or working days is not stated there.
    keyakinan: Keyakinan::Sedang,
    contoh_masukan: r#"{"hasil_diterima":"2026-01-12","keberatan_diajukan":"2026-01-26","hitung":"hari_kalender"}"#,
    isian: &[DITERIMA, DIAJUKAN, HITUNG, LIBUR],
    luaran: &[BATAS, TEPAT_WAKTU],
    hitung,
};

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let diterima = masukan.tanggal(&DITERIMA)?;
    let diajukan = masukan.tanggal(&DIAJUKAN)?;
    let cara = masukan.pilihan(&HITUNG, CaraHitung::dari_kode)?;
    let kalender = libur::baca_kalender(masukan, &LIBUR)?;
    if diajukan < diterima {
        let pesan =
            format!("Keberatan tidak dapat diajukan sebelum hasil diterima ({}).", tulis_tanggal(diterima));
        return Err(Galat::pada(Kode::DiLuarBatas, DIAJUKAN.nama, pesan));
    }
    let batas = keberatan_batas(diterima, cara, &kalender);
    let tepat_waktu = diajukan <= batas;
    penjelasan.isi(|| {
        let mut langkah = jelaskan_keberatan_batas(diterima, cara, &kalender);
        let simpulan = if tepat_waktu { "tepat waktu" } else { "lewat waktu" };
        langkah.push(Langkah::baru(
            PASAL,
            format!("Keberatan diajukan {}: {simpulan}.", tulis_tanggal(diajukan)),
        ));
        langkah
    });
    Ok(Keluaran::baru([("batas", batas.into()), ("tepat_waktu", tepat_waktu.into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hari(teks: &str) -> NaiveDate {
        teks.parse().expect("a date")
    }

    #[test]
    fn fourteen_calendar_days_after_receipt() {
        let batas = |d| keberatan_batas(hari(d), CaraHitung::HariKalender, Kalender::nasional());
        assert_eq!(batas("2026-01-12"), hari("2026-01-26"));
        assert_eq!(batas("2026-12-25"), hari("2027-01-08"));
        assert_eq!(batas("2028-02-20"), hari("2028-03-05"));
        assert_eq!(batas("2026-01-10"), hari("2026-01-24"), "a Saturday stays a Saturday");
    }

    #[test]
    fn fourteen_working_days_skip_weekends_and_holidays() {
        let batas = |d, k: &Kalender| keberatan_batas(hari(d), CaraHitung::HariKerja, k);
        assert_eq!(batas("2026-01-12", &Kalender::default()), hari("2026-01-30"));
        assert_eq!(
            batas("2026-01-12", Kalender::nasional()),
            hari("2026-02-02"),
            "Isra Mikraj on 16 January"
        );
        assert_eq!(batas("2026-01-17", &Kalender::default()), hari("2026-02-05"), "received on a Saturday");
    }

    #[test]
    fn working_days_never_end_earlier() {
        for d in hari("2026-01-01").iter_days().take(365) {
            let batas = |cara| keberatan_batas(d, cara, Kalender::nasional());
            assert!(batas(CaraHitung::HariKalender) < batas(CaraHitung::HariKerja), "{d}");
        }
    }

    #[test]
    fn the_explanation_names_skipped_holidays_and_missing_lists() {
        let teks = |d| {
            let langkah = jelaskan_keberatan_batas(hari(d), CaraHitung::HariKerja, Kalender::nasional());
            langkah.into_iter().map(|l| l.teks).collect::<Vec<_>>().join("\n")
        };
        assert!(teks("2026-01-12").contains("hari libur 16 Januari 2026 tidak ikut"));
        assert!(teks("2026-01-12").contains("mohon diperiksa"));
        assert!(teks("2026-12-21").contains("Daftar hari libur 2027 belum tersedia"));
        assert!(teks("2026-01-12").ends_with("Hari terakhir mengajukan keberatan: 2 Februari 2026."));
    }
}
