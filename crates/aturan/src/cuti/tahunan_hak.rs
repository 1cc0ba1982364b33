//! How many days of annual leave may be taken this year, with what is left of earlier years.

use super::{BERLAKU_MULAI, REGULASI};
use crate::{
    galat::Galat,
    isian::{Isian, Jenis},
    keluaran::Keluaran,
    masukan::Masukan,
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    topik::Topik,
};

const PASAL: &str = "Peraturan BKN 24/2017, cuti tahunan";

/// Working days of annual leave that one year gives.
pub const HARI_CUTI_SETAHUN: u16 = 12;
/// Most days that come over from last year alone.
const BAWAAN_SATU_TAHUN: u16 = 6;
/// Days that come over if the two last years were not used at all.
const BAWAAN_DUA_TAHUN: u16 = 12;

/// Days that come over: `sebelumnya` is last year first.
fn bawaan(sebelumnya: &[u16]) -> u16 {
    match *sebelumnya {
        [lalu, dua_lalu, ..] if lalu >= HARI_CUTI_SETAHUN && dua_lalu >= HARI_CUTI_SETAHUN => {
            BAWAAN_DUA_TAHUN
        }
        [lalu, ..] => lalu.min(BAWAAN_SATU_TAHUN),
        [] => 0,
    }
}

/// Most working days of annual leave this year (Peraturan BKN 24/2017). Total.
///
/// `sisa_tahun_ini` is what is left of this year's 12 days, `sebelumnya` what each earlier year left of its own 12,
/// last year first. From last year come at most 6 days, or 12 if neither of the two last years was used at all; a
/// year in between that was used ends the row, and older years add nothing.
pub fn cuti_tahunan(sisa_tahun_ini: u16, sebelumnya: &[u16]) -> u16 {
    sisa_tahun_ini.saturating_add(bawaan(sebelumnya))
}

/// The steps from what is left of each year to the days of this year.
pub fn jelaskan_cuti_tahunan(sisa_tahun_ini: u16, sebelumnya: &[u16]) -> Vec<Langkah> {
    let dari_lalu = bawaan(sebelumnya);
    let kalimat_bawaan = match *sebelumnya {
        [] => "Tidak ada sisa dari tahun sebelumnya.".to_owned(),
        _ if dari_lalu == BAWAAN_DUA_TAHUN => {
            format!("Dua tahun terakhir cuti tidak dipakai sama sekali, sehingga {dari_lalu} hari terbawa.")
        }
        [lalu, ..] => format!(
            "Sisa tahun lalu {lalu} hari; yang terbawa paling banyak {BAWAAN_SATU_TAHUN} hari, jadi {dari_lalu} hari."
        ),
    };
    [
        format!("Sisa cuti tahunan tahun ini: {sisa_tahun_ini} hari kerja."),
        kalimat_bawaan,
        format!(
            "Cuti tahunan yang dapat dipakai: {sisa_tahun_ini} + {dari_lalu} = {} hari kerja.",
            cuti_tahunan(sisa_tahun_ini, sebelumnya)
        ),
    ]
    .into_iter()
    .map(|t| Langkah::baru(PASAL, t))
    .collect()
}

const SISA: Jenis = Jenis::Bulat { min: 0, maks: HARI_CUTI_SETAHUN as i64 };
const TAHUN_INI: Isian = Isian::wajib("sisa_tahun_ini", "Sisa cuti tahun ini (hari kerja)", SISA);
const SATU_TAHUN: Isian = Isian::wajib("", "sisa cuti setahun (hari kerja)", SISA);
const SEBELUMNYA: Isian = Isian::wajib(
    "sisa_tahun_sebelumnya",
    "Sisa cuti tahun sebelumnya, mulai tahun lalu (hari kerja)",
    Jenis::Daftar { isi: &SATU_TAHUN, min: 0, maks: 40 },
);

const HARI_MAKS: Isian =
    Isian::wajib("hari_maks", "Cuti tahunan yang dapat dipakai (hari kerja)", Jenis::BULAT);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "cuti.tahunan_hak",
    topik: Topik::CutiTahunan,
    judul: "Hak cuti tahunan dengan sisa tahun sebelumnya",
    isi: &[
        "Setiap tahun PNS berhak atas 12 hari kerja cuti tahunan. Sisa tahun lalu dapat dipakai tahun ini paling banyak 6 \
         hari, sehingga seluruhnya paling banyak 18 hari.",
        "Bila dua tahun berturut-turut cuti tidak dipakai sama sekali, yang terbawa 12 hari, sehingga seluruhnya paling \
         banyak 24 hari.",
        "Isilah sisa dari hak 12 hari masing-masing tahun, mulai tahun lalu. Tambahan hari untuk daerah yang sulit \
         dijangkau belum termasuk.",
    ],
    pembulatan: "Tidak ada angka yang dibulatkan; cuti dihitung dalam hari penuh.",
    regulasi: REGULASI,
    pasal: "Cuti tahunan",
    berlaku_mulai: BERLAKU_MULAI,
    berlaku_sampai: None,
    // Regional pages agree; a year that was used in part is our reading.
    keyakinan: Keyakinan::Sedang,
    contoh_masukan: r#"{"sisa_tahun_ini":12,"sisa_tahun_sebelumnya":[5]}"#,
    isian: &[TAHUN_INI, SEBELUMNYA],
    luaran: &[HARI_MAKS],
    hitung,
};

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let tahun_ini = masukan.bulat_sebagai(&TAHUN_INI)?;
    let sebelumnya: Vec<u16> = masukan.butir(&SEBELUMNYA)?.daftar(|sisa| sisa.bulat_sebagai())?;
    penjelasan.isi(|| jelaskan_cuti_tahunan(tahun_ini, &sebelumnya));
    Ok(Keluaran::baru([("hari_maks", cuti_tahunan(tahun_ini, &sebelumnya).into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn last_year_gives_at_most_six_days() {
        let hak = |lalu| cuti_tahunan(12, &[lalu]);
        assert_eq!([0, 5, 6, 7, 12].map(hak), [12, 17, 18, 18, 18]);
        assert_eq!((cuti_tahunan(12, &[]), cuti_tahunan(3, &[12]), cuti_tahunan(0, &[0])), (12, 9, 0));
    }

    #[test]
    fn two_untouched_years_give_twelve() {
        assert_eq!(cuti_tahunan(12, &[12, 12]), 24);
        assert_eq!(cuti_tahunan(12, &[12, 12, 12]), 24, "a third year adds nothing");
        assert_eq!(cuti_tahunan(5, &[12, 12]), 17);
    }

    #[test]
    fn a_year_that_was_used_ends_the_row() {
        assert_eq!(cuti_tahunan(12, &[12, 11]), 18);
        assert_eq!(cuti_tahunan(12, &[11, 12]), 18);
        assert_eq!(cuti_tahunan(12, &[0, 12, 12]), 12);
        assert_eq!(cuti_tahunan(12, &[4, 12]), 16);
    }

    #[test]
    fn the_explanation_adds_up() {
        let teks = |sebelumnya: &[u16]| {
            jelaskan_cuti_tahunan(12, sebelumnya).into_iter().map(|l| l.teks).collect::<Vec<_>>()
        };
        assert!(teks(&[8])[1].contains("Sisa tahun lalu 8 hari") && teks(&[8])[1].ends_with("jadi 6 hari."));
        assert_eq!(teks(&[12, 12])[2], "Cuti tahunan yang dapat dipakai: 12 + 12 = 24 hari kerja.");
        assert_eq!(teks(&[])[1], "Tidak ada sisa dari tahun sebelumnya.");
    }
}
