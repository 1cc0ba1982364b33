//! Working time of a week, and its breaks.

use chrono::NaiveDate;

use crate::{
    desimal::ribuan,
    galat::Galat,
    isian::{Isian, Jenis},
    keluaran::Keluaran,
    masukan::Masukan,
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    topik::Topik,
};

pub(super) const PASAL: &str = "Perpres 21/2023, hari kerja dan jam kerja";

/// Working time of one week. All times in minutes; a break is no working time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JamKerja {
    /// Least working time of the week.
    pub menit: u16,
    /// Working days of the week.
    pub hari: u16,
    /// Start of the day, in minutes after midnight.
    pub mulai: u16,
    pub istirahat_jumat_menit: u16,
    /// Break from Monday to Thursday.
    pub istirahat_lain_menit: u16,
}

const BIASA: JamKerja =
    JamKerja { menit: 2_250, hari: 5, mulai: 450, istirahat_jumat_menit: 90, istirahat_lain_menit: 60 };
const RAMADAN: JamKerja =
    JamKerja { menit: 1_950, hari: 5, mulai: 480, istirahat_jumat_menit: 60, istirahat_lain_menit: 30 };

/// Working time of a week, in Ramadan or outside it (Perpres 21/2023). Total.
///
/// For five working days; instansi with six, or with flexible hours (PermenPANRB 4/2025), spread the same minutes.
pub const fn jam_kerja_mingguan(ramadan: bool) -> JamKerja {
    if ramadan { RAMADAN } else { BIASA }
}

/// "37 jam 30 menit", "8 jam".
pub(super) fn tulis_lama(menit: u16) -> String {
    match (menit / 60, menit % 60) {
        (jam, 0) => format!("{jam} jam"),
        (0, menit) => format!("{menit} menit"),
        (jam, menit) => format!("{jam} jam {menit} menit"),
    }
}

/// "07:30".
fn tulis_waktu(menit: u16) -> String {
    format!("{:02}:{:02}", menit / 60, menit % 60)
}

/// The steps: how long a week is, when it starts, how long the breaks are.
pub fn jelaskan_jam_kerja(ramadan: bool) -> Vec<Langkah> {
    let jam = jam_kerja_mingguan(ramadan);
    let bulan = if ramadan { "Pada bulan Ramadan" } else { "Di luar bulan Ramadan" };
    [
        format!(
            "{bulan}, jam kerja {} ({} menit) dalam seminggu untuk {} hari kerja.",
            tulis_lama(jam.menit),
            ribuan(jam.menit.into()),
            jam.hari
        ),
        format!("Jam kerja dimulai pukul {}.", tulis_waktu(jam.mulai).replace(':', ".")),
        format!(
            "Istirahat {} menit pada hari Jumat dan {} menit pada hari lain; istirahat tidak dihitung sebagai jam kerja.",
            jam.istirahat_jumat_menit, jam.istirahat_lain_menit
        ),
    ]
    .into_iter()
    .map(|t| Langkah::baru(PASAL, t))
    .collect()
}

pub(super) const BULAN_RAMADAN: Isian = Isian::wajib(
    "ramadan",
    "Bulan",
    Jenis::Benar { ya: "Pada bulan Ramadan", tidak: "Di luar bulan Ramadan" },
);

const MENIT: Isian = Isian::wajib("menit", "Jam kerja seminggu (menit)", Jenis::BULAT);
const HARI: Isian = Isian::wajib("hari", "Hari kerja seminggu", Jenis::BULAT);
const MULAI: Isian = Isian::wajib("mulai", "Mulai bekerja pukul", Jenis::Waktu);
const JUMAT: Isian = Isian::wajib("istirahat_jumat_menit", "Istirahat hari Jumat (menit)", Jenis::BULAT);
const LAIN: Isian = Isian::wajib("istirahat_lain_menit", "Istirahat hari lain (menit)", Jenis::BULAT);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "perpres21_2023.jam_kerja_mingguan",
    topik: Topik::JamKerja,
    judul: "Jam kerja dan istirahat dalam seminggu",
    isi: &[
        "Jam kerja ASN 37 jam 30 menit dalam seminggu, dan 32 jam 30 menit pada bulan Ramadan. Istirahat tidak termasuk \
         jam kerja.",
        "Angka di sini untuk lima hari kerja. Instansi dengan enam hari kerja membagi jam yang sama, dan tempat atau waktu \
         kerja yang luwes diatur tersendiri dalam PermenPANRB 4/2025.",
    ],
    pembulatan: "Tidak ada angka yang dibulatkan.",
    regulasi: "Perpres 21/2023",
    pasal: "Hari kerja dan jam kerja",
    // Signed and promulgated on this day, from general knowledge.
    berlaku_mulai: NaiveDate::from_ymd_opt(2023, 4, 12),
    berlaku_sampai: None,
    // Several press reports agree.
    keyakinan: Keyakinan::Tinggi,
    contoh_masukan: r#"{"ramadan":false}"#,
    isian: &[BULAN_RAMADAN],
    luaran: &[MENIT, HARI, MULAI, JUMAT, LAIN],
    hitung,
};

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let ramadan = masukan.benar(&BULAN_RAMADAN)?;
    penjelasan.isi(|| jelaskan_jam_kerja(ramadan));
    let jam = jam_kerja_mingguan(ramadan);
    Ok(Keluaran::baru([
        ("menit", jam.menit.into()),
        ("hari", jam.hari.into()),
        ("mulai", tulis_waktu(jam.mulai).into()),
        ("istirahat_jumat_menit", jam.istirahat_jumat_menit.into()),
        ("istirahat_lain_menit", jam.istirahat_lain_menit.into()),
    ]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ramadan_is_five_hours_shorter_and_starts_later() {
        let (biasa, ramadan) = (jam_kerja_mingguan(false), jam_kerja_mingguan(true));
        assert_eq!((biasa.menit, ramadan.menit), (2_250, 1_950));
        assert_eq!([biasa.mulai, ramadan.mulai].map(tulis_waktu), ["07:30", "08:00"]);
        for jam in [biasa, ramadan] {
            assert_eq!(jam.istirahat_jumat_menit, jam.istirahat_lain_menit + 30);
        }
    }

    #[test]
    fn durations_are_read_aloud() {
        assert_eq!([2_250, 480, 30].map(tulis_lama), ["37 jam 30 menit", "8 jam", "30 menit"]);
    }

    #[test]
    fn the_explanation_names_hours_start_and_breaks() {
        let teks: Vec<_> = jelaskan_jam_kerja(true).into_iter().map(|l| l.teks).collect();
        assert!(teks[0].contains("32 jam 30 menit (1.950 menit)"));
        assert_eq!(teks[1], "Jam kerja dimulai pukul 08.00.");
        assert!(teks[2].starts_with("Istirahat 60 menit pada hari Jumat dan 30 menit"));
    }
}
