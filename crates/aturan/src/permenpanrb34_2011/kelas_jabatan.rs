//! The class of a post from its job value.

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

const PASAL: &str = "PermenPANRB 34/2011, lampiran (tabel batasan nilai dan kelas jabatan)";

/// Least job value: that of class 1.
pub const NILAI_MIN: u32 = 190;

/// First and last value of each class from 1 on (PermenPANRB 34/2011, lampiran 3.3). Values rise by five; the last
/// class has no end.
const TABEL: [(u32, u32); 17] = [
    (NILAI_MIN, 240),
    (245, 300),
    (305, 370),
    (375, 450),
    (455, 650),
    (655, 850),
    (855, 1_100),
    (1_105, 1_350),
    (1_355, 1_600),
    (1_605, 1_850),
    (1_855, 2_100),
    (2_105, 2_350),
    (2_355, 2_750),
    (2_755, 3_150),
    (3_155, 3_600),
    (3_605, 4_050),
    (4_055, u32::MAX),
];

/// Class 1..=17 of a job value (PermenPANRB 34/2011); None below [`NILAI_MIN`].
///
/// The table leaves gaps, such as 241 to 244, which its values in steps of five never meet. A value there is above
/// the last of one class, so it counts for the next: of the two readings the one that is kinder to the employee.
pub fn kelas_jabatan(nilai: u32) -> Option<u8> {
    let urut = TABEL.iter().position(|(_, sampai)| nilai <= *sampai)?;
    (nilai >= NILAI_MIN).then(|| u8::try_from(urut + 1).ok()).flatten()
}

/// The steps from the value to the class; empty below [`NILAI_MIN`].
pub fn jelaskan_kelas_jabatan(nilai: u32) -> Vec<Langkah> {
    let Some(kelas) = kelas_jabatan(nilai) else { return Vec::new() };
    let (dari, sampai) = TABEL[usize::from(kelas) - 1];
    let rentang = match sampai {
        u32::MAX => format!("{} ke atas", ribuan(dari.into())),
        _ => format!("{} sampai {}", ribuan(dari.into()), ribuan(sampai.into())),
    };
    let mut teks = vec![format!("Kelas {kelas} berlaku untuk nilai jabatan {rentang}.")];
    if nilai < dari {
        teks.push(format!(
            "Nilai {} berada di antara dua kelas; karena melampaui kelas {}, dipakai kelas di atasnya.",
            ribuan(nilai.into()),
            kelas - 1
        ));
    }
    teks.push(format!("Nilai jabatan {}: kelas {kelas}.", ribuan(nilai.into())));
    teks.into_iter().map(|t| Langkah::baru(PASAL, t)).collect()
}

// Well beyond any post: the factors together give less than 10,000.
const NILAI: Isian =
    Isian::wajib("nilai_jabatan", "Nilai jabatan", Jenis::Bulat { min: NILAI_MIN as i64, maks: 100_000 });
const KELAS: Isian = Isian::wajib("kelas", "Kelas jabatan", Jenis::Bulat { min: 1, maks: 17 });

pub(crate) const ATURAN: Aturan = Aturan {
    id: "permenpanrb34_2011.kelas_jabatan",
    topik: Topik::KelasJabatan,
    judul: "Kelas jabatan dari nilai jabatan",
    isi: &[
        "Evaluasi jabatan memberi setiap jabatan sebuah nilai, dari 6 faktor untuk jabatan struktural dan 9 faktor untuk \
         jabatan fungsional. Nilai itu menentukan kelas 1 sampai 17.",
        "Nilai jabatan naik per lima, sehingga tabel tidak memuat nilai seperti 241 sampai 244. Bila nilai seperti itu \
         diisikan, yang dipakai adalah kelas di atasnya.",
    ],
    pembulatan: "Tidak ada angka yang dibulatkan.",
    regulasi: "PermenPANRB 34/2011",
    pasal: "Lampiran, tabel batasan nilai dan kelas jabatan",
    // The year is sure; the day is from general knowledge.
    berlaku_mulai: NaiveDate::from_ymd_opt(2011, 7, 22),
    berlaku_sampai: None,
    // The table from general knowledge, its ends from one press report; the gaps are our reading.
    keyakinan: Keyakinan::Rendah,
    contoh_masukan: r#"{"nilai_jabatan":1105}"#,
    isian: &[NILAI],
    luaran: &[KELAS],
    hitung,
};

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let nilai: u32 = masukan.bulat_sebagai(&NILAI)?;
    penjelasan.isi(|| jelaskan_kelas_jabatan(nilai));
    Ok(Keluaran::baru([("kelas", kelas_jabatan(nilai).map(i64::from).into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_rises_without_overlap() {
        assert!(TABEL.iter().all(|(dari, sampai)| dari < sampai));
        assert!(TABEL.windows(2).all(|p| p[0].1 + 5 == p[1].0));
        assert_eq!((TABEL[0], TABEL[16].0), ((190, 240), 4_055));
    }

    #[test]
    fn first_and_last_values_belong_to_their_class() {
        for (urut, (dari, sampai)) in TABEL.into_iter().enumerate() {
            let kelas = u8::try_from(urut + 1).ok();
            assert_eq!((kelas_jabatan(dari), kelas_jabatan(sampai)), (kelas, kelas));
        }
        assert_eq!((kelas_jabatan(189), kelas_jabatan(0)), (None, None));
        assert_eq!((kelas_jabatan(4_585), kelas_jabatan(100_000)), (Some(17), Some(17)));
    }

    #[test]
    fn values_in_a_gap_count_for_the_next_class() {
        assert_eq!([240, 241, 244, 245].map(kelas_jabatan), [Some(1), Some(2), Some(2), Some(2)]);
        assert_eq!([4_050, 4_051, 4_054].map(kelas_jabatan), [Some(16), Some(17), Some(17)]);
        assert!(jelaskan_kelas_jabatan(241)[1].teks.contains("melampaui kelas 1, dipakai kelas di atasnya"));
    }

    #[test]
    fn the_explanation_names_the_range() {
        let teks = |nilai| jelaskan_kelas_jabatan(nilai).into_iter().map(|l| l.teks).collect::<Vec<_>>();
        assert_eq!(
            teks(1_100),
            ["Kelas 7 berlaku untuk nilai jabatan 855 sampai 1.100.", "Nilai jabatan 1.100: kelas 7."]
        );
        assert_eq!(teks(5_000)[0], "Kelas 17 berlaku untuk nilai jabatan 4.055 ke atas.");
        assert!(teks(189).is_empty());
    }
}
