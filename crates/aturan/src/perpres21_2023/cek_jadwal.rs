//! Whether a schedule of five days holds the working time of a week.

use chrono::NaiveDate;

use super::jam_kerja_mingguan::{BULAN_RAMADAN, PASAL, jam_kerja_mingguan, tulis_lama};
use crate::{
    desimal::ribuan,
    galat::{Galat, Kode},
    isian::{Isian, Jenis},
    keluaran::Keluaran,
    masukan::Masukan,
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    topik::Topik,
};

const MENIT_SEHARI: u16 = 24 * 60;

/// From when to when one works on a day, breaks included; the end is later than the start, on the same day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rentang {
    mulai: u16,
    selesai: u16,
}

impl Rentang {
    /// Both in minutes after midnight; None if the end is not after the start, or after the day.
    pub const fn baru(mulai: u16, selesai: u16) -> Option<Self> {
        if mulai < selesai && selesai <= MENIT_SEHARI { Some(Self { mulai, selesai }) } else { None }
    }

    /// Minutes from start to end.
    pub const fn menit(self) -> u16 {
        self.selesai - self.mulai
    }

    /// Minutes without the break; none on a day that is shorter than its break.
    const fn tanpa_istirahat(self, istirahat: u16) -> u16 {
        self.menit().saturating_sub(istirahat)
    }
}

/// What a schedule comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HasilJadwal {
    /// Working time of the week in minutes, without breaks.
    pub menit_efektif: u16,
    /// Whether that is at least what the week asks for.
    pub is_memenuhi: bool,
}

/// Working time of a week with four equal days and a Friday (Perpres 21/2023). Total.
///
/// The break of each day is subtracted whole. More minutes than asked for conform, and so does another start of the
/// day: flexible hours are allowed (PermenPANRB 4/2025).
pub const fn cek_jadwal(ramadan: bool, senin_kamis: Rentang, jumat: Rentang) -> HasilJadwal {
    let jam = jam_kerja_mingguan(ramadan);
    let menit_efektif = 4 * senin_kamis.tanpa_istirahat(jam.istirahat_lain_menit)
        + jumat.tanpa_istirahat(jam.istirahat_jumat_menit);
    HasilJadwal { menit_efektif, is_memenuhi: menit_efektif >= jam.menit }
}

/// The steps from the two days to the week.
pub fn jelaskan_cek_jadwal(ramadan: bool, senin_kamis: Rentang, jumat: Rentang) -> Vec<Langkah> {
    let jam = jam_kerja_mingguan(ramadan);
    let hasil = cek_jadwal(ramadan, senin_kamis, jumat);
    let kurang = jam.menit.saturating_sub(hasil.menit_efektif);
    let simpulan = if hasil.is_memenuhi {
        "jadwal memenuhi jam kerja".to_owned()
    } else {
        format!("masih kurang {kurang} menit")
    };
    [
        kalimat_hari("Senin sampai Kamis, setiap hari", senin_kamis, jam.istirahat_lain_menit),
        kalimat_hari("Jumat", jumat, jam.istirahat_jumat_menit),
        format!(
            "Seminggu: 4 x {} + {} = {} menit ({}).",
            senin_kamis.tanpa_istirahat(jam.istirahat_lain_menit),
            jumat.tanpa_istirahat(jam.istirahat_jumat_menit),
            ribuan(hasil.menit_efektif.into()),
            tulis_lama(hasil.menit_efektif)
        ),
        format!(
            "Yang diperlukan {} menit ({}): {simpulan}.",
            ribuan(jam.menit.into()),
            tulis_lama(jam.menit)
        ),
    ]
    .into_iter()
    .map(|t| Langkah::baru(PASAL, t))
    .collect()
}

fn kalimat_hari(hari: &str, rentang: Rentang, istirahat: u16) -> String {
    let efektif = rentang.tanpa_istirahat(istirahat);
    format!(
        "{hari}: {} menit dikurangi istirahat {istirahat} menit, efektif {efektif} menit.",
        rentang.menit()
    )
}

const PUKUL: Isian = Isian::wajib("", "waktu, yaitu mulai dan selesai", Jenis::Waktu);
const HARI: Jenis = Jenis::Daftar { isi: &PUKUL, min: 2, maks: 2 };
const SENIN_KAMIS: Isian = Isian::wajib("senin_kamis", "Senin sampai Kamis, mulai dan selesai", HARI);
const JUMAT: Isian = Isian::wajib("jumat", "Jumat, mulai dan selesai", HARI);

const EFEKTIF: Isian =
    Isian::wajib("menit_efektif", "Jam kerja seminggu tanpa istirahat (menit)", Jenis::BULAT);
const MEMENUHI: Isian = Isian::wajib(
    "memenuhi",
    "Jadwal",
    Jenis::Benar { ya: "Memenuhi jam kerja", tidak: "Kurang dari jam kerja" },
);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "perpres21_2023.cek_jadwal",
    topik: Topik::CekJadwalKerja,
    judul: "Pemeriksaan jadwal kerja seminggu",
    isi: &[
        "Waktu di kantor setiap hari dikurangi istirahat: di luar Ramadan 60 menit dan hari Jumat 90 menit, pada bulan \
         Ramadan 30 menit dan hari Jumat 60 menit.",
        "Jumlah lima hari dibandingkan dengan 37 jam 30 menit, atau 32 jam 30 menit pada bulan Ramadan. Jumlah yang lebih \
         juga memenuhi, dan jam mulai boleh berbeda.",
    ],
    pembulatan: "Tidak ada angka yang dibulatkan.",
    regulasi: "Perpres 21/2023",
    pasal: "Hari kerja dan jam kerja",
    // Signed and promulgated on this day, from general knowledge.
    berlaku_mulai: NaiveDate::from_ymd_opt(2023, 4, 12),
    berlaku_sampai: None,
    // Several press reports agree.
    keyakinan: Keyakinan::Tinggi,
    contoh_masukan: r#"{"ramadan":false,"senin_kamis":["07:30","16:00"],"jumat":["07:30","16:30"]}"#,
    isian: &[BULAN_RAMADAN, SENIN_KAMIS, JUMAT],
    luaran: &[EFEKTIF, MEMENUHI],
    hitung,
};

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let ramadan = masukan.benar(&BULAN_RAMADAN)?;
    let senin_kamis = baca_rentang(masukan, &SENIN_KAMIS)?;
    let jumat = baca_rentang(masukan, &JUMAT)?;
    penjelasan.isi(|| jelaskan_cek_jadwal(ramadan, senin_kamis, jumat));
    let hasil = cek_jadwal(ramadan, senin_kamis, jumat);
    Ok(Keluaran::baru([
        ("menit_efektif", hasil.menit_efektif.into()),
        ("memenuhi", hasil.is_memenuhi.into()),
    ]))
}

fn baca_rentang(masukan: &Masukan<'_>, isian: &Isian) -> Result<Rentang, Galat> {
    let butir = masukan.butir(isian)?;
    let pukul = butir.daftar(|pukul| pukul.waktu())?;
    // Two times of a clock, as the field has it: at most 1439 minutes.
    let menit = |i: usize| pukul.get(i).and_then(|menit| u16::try_from(*menit).ok()).unwrap_or(0);
    Rentang::baru(menit(0), menit(1))
        .ok_or_else(|| butir.tolak(Kode::DiLuarBatas, "harus selesai sesudah mulai, pada hari yang sama"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jadwal(ramadan: bool, senin_kamis: (u16, u16), jumat: (u16, u16)) -> HasilJadwal {
        let rentang = |(mulai, selesai)| Rentang::baru(mulai, selesai).expect("an end after the start");
        cek_jadwal(ramadan, rentang(senin_kamis), rentang(jumat))
    }

    #[test]
    fn usual_schedules_conform_to_the_minute() {
        assert_eq!(
            jadwal(false, (450, 960), (450, 990)),
            HasilJadwal { menit_efektif: 2_250, is_memenuhi: true }
        );
        assert_eq!(
            jadwal(true, (480, 900), (480, 930)),
            HasilJadwal { menit_efektif: 1_950, is_memenuhi: true }
        );
        assert_eq!(
            jadwal(false, (450, 960), (450, 989)),
            HasilJadwal { menit_efektif: 2_249, is_memenuhi: false }
        );
        assert!(jadwal(false, (480, 990), (480, 1_020)).is_memenuhi, "a later start");
        assert!(jadwal(false, (450, 990), (450, 990)).is_memenuhi, "more than asked for");
    }

    #[test]
    fn a_day_shorter_than_its_break_counts_nothing() {
        assert_eq!(jadwal(false, (450, 480), (450, 990)).menit_efektif, 450);
        assert_eq!(jadwal(false, (0, 1_440), (0, 1_440)).menit_efektif, 4 * 1_380 + 1_350);
    }

    #[test]
    fn a_day_ends_after_it_starts() {
        assert_eq!(Rentang::baru(480, 480), None);
        assert_eq!(Rentang::baru(960, 450), None);
        assert_eq!(Rentang::baru(450, 1_441), None);
        assert!(Rentang::baru(450, 451).is_some());
    }

    #[test]
    fn the_explanation_adds_the_days_up() {
        let rentang = |mulai, selesai| Rentang::baru(mulai, selesai).expect("an end after the start");
        let langkah = jelaskan_cek_jadwal(false, rentang(450, 960), rentang(450, 960));
        assert!(langkah[0].teks.contains("510 menit dikurangi istirahat 60 menit, efektif 450 menit"));
        assert_eq!(langkah[2].teks, "Seminggu: 4 x 450 + 420 = 2.220 menit (37 jam).");
        assert!(langkah[3].teks.ends_with("masih kurang 30 menit."));
    }
}
