//! Until when a complaint must be verified or followed up.

use chrono::NaiveDate;

use crate::{
    Kalender,
    galat::Galat,
    isian::{Isian, Jenis},
    kalender::tulis_tanggal,
    keluaran::Keluaran,
    kosakata::kosakata,
    libur,
    masukan::Masukan,
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    topik::Topik,
};

const PASAL: &str = "PermenPANRB 62/2018 (SP4N), jangka waktu pengaduan";

kosakata! {
    /// What is to be done with a complaint.
    JenisPengaduan {
        Verifikasi = "verifikasi", "Verifikasi oleh pengelola";
        /// Also a request for information, and an aspiration.
        Normatif = "normatif", "Permintaan informasi, aspirasi, atau pengaduan normatif";
        TidakBerkadarPengawasan = "tidak_berkadar_pengawasan", "Tidak berkadar pengawasan";
        BerkadarPengawasanPerluPemeriksaan =
            "berkadar_pengawasan_perlu_pemeriksaan", "Berkadar pengawasan dan perlu pemeriksaan";
    }
}

impl JenisPengaduan {
    /// Working days for it.
    pub const fn hari_kerja(self) -> u16 {
        match self {
            Self::Verifikasi => 3,
            Self::Normatif => 5,
            Self::TidakBerkadarPengawasan => 14,
            Self::BerkadarPengawasanPerluPemeriksaan => 60,
        }
    }
}

/// Last day for a complaint received on that day (SP4N-LAPOR). Total.
///
/// Counted from the next working day; `kalender` says which days are working days.
pub fn batas_pengaduan(diterima: NaiveDate, jenis: JenisPengaduan, kalender: &Kalender) -> NaiveDate {
    kalender.sesudah_hari_kerja(diterima, jenis.hari_kerja())
}

/// The steps from the day of receipt to the last day; says which days off were left out.
pub fn jelaskan_batas_pengaduan(
    diterima: NaiveDate,
    jenis: JenisPengaduan,
    kalender: &Kalender,
) -> Vec<Langkah> {
    let batas = batas_pengaduan(diterima, jenis, kalender);
    let mut teks = vec![format!(
        "{jenis}: {} hari kerja; pengaduan diterima {}, dihitung mulai hari kerja berikutnya.",
        jenis.hari_kerja(),
        tulis_tanggal(diterima)
    )];
    teks.extend(libur::jelaskan_hari_kerja(diterima, batas, kalender));
    teks.push(format!("Hari terakhir: {}.", tulis_tanggal(batas)));
    teks.into_iter().map(|t| Langkah::baru(PASAL, t)).collect()
}

const DITERIMA: Isian = Isian::wajib("diterima", "Tanggal pengaduan diterima", Jenis::Tanggal);
const JENIS: Isian = Isian::wajib("jenis", "Yang harus dilakukan", Jenis::Pilihan(JenisPengaduan::PILIHAN));
const LIBUR: Isian =
    Isian::boleh("libur", "Hari libur (pengganti daftar libur nasional)", libur::DAFTAR_LIBUR);
const HARI_KERJA: Isian = Isian::wajib("hari_kerja", "Jangka waktu (hari kerja)", Jenis::BULAT);
const BATAS: Isian = Isian::wajib("batas", "Hari terakhir", Jenis::Tanggal);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "pengaduan.batas_waktu_hari_kerja",
    topik: Topik::PengaduanBatas,
    judul: "Batas waktu memeriksa dan menindaklanjuti pengaduan masyarakat",
    isi: &[
        "Pengaduan yang masuk diverifikasi dalam 3 hari kerja. Permintaan informasi, aspirasi, dan pengaduan normatif \
         dijawab dalam 5 hari kerja; pengaduan tidak berkadar pengawasan dalam 14 hari kerja; yang perlu pemeriksaan \
         dalam 60 hari kerja.",
        "Hari pertama adalah hari kerja sesudah pengaduan diterima. Sabtu, Minggu, dan hari libur tidak dihitung.",
        "Beberapa unit menetapkan jangka waktu yang lebih pendek dalam standar pelayanannya.",
    ],
    pembulatan: "Tidak ada angka yang dibulatkan.",
    regulasi: "PermenPANRB 62/2018",
    pasal: "Jangka waktu penyelesaian pengaduan",
    // The year is sure; the day, its last, is from general knowledge.
    berlaku_mulai: NaiveDate::from_ymd_opt(2018, 12, 31),
    berlaku_sampai: None,
    // A public FAQ and the standard of one office; some offices publish other days.
    keyakinan: Keyakinan::Sedang,
    contoh_masukan: r#"{"diterima":"2026-03-02","jenis":"tidak_berkadar_pengawasan"}"#,
    isian: &[DITERIMA, JENIS, LIBUR],
    luaran: &[HARI_KERJA, BATAS],
    hitung,
};

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let diterima = masukan.tanggal(&DITERIMA)?;
    let jenis = masukan.pilihan(&JENIS, JenisPengaduan::dari_kode)?;
    let kalender = libur::baca_kalender(masukan, &LIBUR)?;
    penjelasan.isi(|| jelaskan_batas_pengaduan(diterima, jenis, &kalender));
    let batas = batas_pengaduan(diterima, jenis, &kalender);
    Ok(Keluaran::baru([("hari_kerja", jenis.hari_kerja().into()), ("batas", batas.into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hari(teks: &str) -> NaiveDate {
        teks.parse().expect("a date")
    }

    #[test]
    fn days_are_counted_from_the_next_working_day() {
        let kosong = Kalender::dari_libur([], "uji");
        let batas = |diterima| {
            let satu = |j: &JenisPengaduan| batas_pengaduan(hari(diterima), *j, &kosong).to_string();
            JenisPengaduan::ALL.iter().map(satu).collect::<Vec<_>>()
        };
        let harap = ["2026-03-05", "2026-03-09", "2026-03-20", "2026-05-25"];
        assert_eq!(batas("2026-03-02"), harap);
        assert_eq!(batas("2026-03-06")[0], "2026-03-11", "a Friday");
        assert_eq!(batas("2026-03-07")[0], "2026-03-11", "a Saturday");
    }

    #[test]
    fn days_off_push_it_back() {
        let nyepi = batas_pengaduan(hari("2026-03-17"), JenisPengaduan::Verifikasi, Kalender::nasional());
        assert_eq!(nyepi, hari("2026-03-23"), "Nyepi on Thursday 19 March, Idulfitri on a weekend");
    }

    #[test]
    fn the_explanation_names_the_days_left_out() {
        let langkah =
            jelaskan_batas_pengaduan(hari("2026-03-17"), JenisPengaduan::Verifikasi, Kalender::nasional());
        assert!(
            langkah[0]
                .teks
                .starts_with("Verifikasi oleh pengelola: 3 hari kerja; pengaduan diterima 17 Maret")
        );
        assert!(langkah[1].teks.contains("hari libur 19 Maret 2026 tidak ikut"));
        assert!(langkah.last().is_some_and(|l| l.teks == "Hari terakhir: 23 Maret 2026."));
    }
}
