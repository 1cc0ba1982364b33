//! The 3x3 table that turns two ratings into a predikat.

use chrono::NaiveDate;

use crate::{
    Predikat, Rating,
    galat::Galat,
    isian::{Isian, Jenis},
    keluaran::Keluaran,
    masukan::Masukan,
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    topik::Topik,
};

const PASAL: &str = "PermenPANRB 6/2022, lampiran (tabel predikat kinerja)";
const HASIL_KERJA: Isian =
    Isian::wajib("rating_hasil_kerja", "Rating hasil kerja", Jenis::Pilihan(Rating::PILIHAN));
const PERILAKU: Isian =
    Isian::wajib("rating_perilaku", "Rating perilaku kerja", Jenis::Pilihan(Rating::PILIHAN));

const PREDIKAT: Isian = Isian::wajib("predikat", "Predikat kinerja", Jenis::Pilihan(Predikat::PILIHAN));

pub(crate) const ATURAN: Aturan = Aturan {
    id: "permenpanrb6_2022.predikat_kinerja_pegawai",
    topik: Topik::PredikatKinerja,
    judul: "Predikat kinerja pegawai dari rating hasil kerja dan rating perilaku",
    isi: &[
        "Predikat kinerja ditentukan oleh dua rating: hasil kerja dan perilaku kerja. Masing-masing dinilai di atas, \
         sesuai, atau di bawah ekspektasi.",
        "Kedua rating dipertemukan pada tabel di bawah ini. Tidak ada angka yang dijumlahkan atau dirata-rata.",
        "Perilaku kerja di bawah ekspektasi membuat predikat paling tinggi Kurang, sebaik apa pun hasil kerjanya.",
    ],
    pembulatan: "Tidak ada angka yang dibulatkan.",
    regulasi: "PermenPANRB 6/2022",
    pasal: "Lampiran, tabel predikat kinerja",
    berlaku_mulai: NaiveDate::from_ymd_opt(2022, 2, 3),
    berlaku_sampai: None,
    // Five of about nine public copies of the table agree; the printed lampiran was not read.
    keyakinan: Keyakinan::Sedang,
    contoh_masukan: r#"{"rating_hasil_kerja":"di_atas_ekspektasi","rating_perilaku":"sesuai_ekspektasi"}"#,
    isian: &[HASIL_KERJA, PERILAKU],
    luaran: &[PREDIKAT],
    hitung,
};

/// Predikat of an employee from the two ratings (PermenPANRB 6/2022, lampiran, 3x3 table). Total: every pair has
/// an answer.
///
/// Perilaku di bawah ekspektasi holds the predikat down whatever the hasil kerja: Kurang (misconduct), or Sangat
/// Kurang if the hasil kerja is below too.
pub const fn predikat_kinerja_pegawai(hasil_kerja: Rating, perilaku: Rating) -> Predikat {
    use Rating::{DiAtas, DiBawah, Sesuai};
    match (hasil_kerja, perilaku) {
        (DiAtas, DiAtas) => Predikat::SangatBaik,
        (DiAtas | Sesuai, Sesuai) | (Sesuai, DiAtas) => Predikat::Baik,
        (DiBawah, DiAtas | Sesuai) => Predikat::ButuhPerbaikan,
        (DiAtas | Sesuai, DiBawah) => Predikat::Kurang,
        (DiBawah, DiBawah) => Predikat::SangatKurang,
    }
}

/// The steps from the two ratings to the predikat, for "Mengapa predikat saya ini?".
pub fn jelaskan_predikat(hasil_kerja: Rating, perilaku: Rating) -> Vec<Langkah> {
    let predikat = predikat_kinerja_pegawai(hasil_kerja, perilaku);
    let mut langkah = vec![
        Langkah::baru(PASAL, format!("Rating hasil kerja: {hasil_kerja}.")),
        Langkah::baru(PASAL, format!("Rating perilaku kerja: {perilaku}.")),
    ];
    if perilaku == Rating::DiBawah {
        let teks = format!(
            "Perilaku kerja di bawah ekspektasi membuat predikat paling tinggi {}.",
            Predikat::Kurang
        );
        langkah.push(Langkah::baru(PASAL, teks));
    }
    let teks = format!("Pertemuan kedua rating pada tabel: predikat kinerja {predikat}.");
    langkah.push(Langkah::baru(PASAL, teks));
    langkah
}

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let hasil_kerja = masukan.pilihan(&HASIL_KERJA, Rating::dari_kode)?;
    let perilaku = masukan.pilihan(&PERILAKU, Rating::dari_kode)?;
    penjelasan.isi(|| jelaskan_predikat(hasil_kerja, perilaku));
    let predikat = predikat_kinerja_pegawai(hasil_kerja, perilaku);
    Ok(Keluaran::baru([("predikat", predikat.kode().into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_as_printed() {
        use Predikat::{Baik, ButuhPerbaikan, Kurang, SangatBaik, SangatKurang};
        // Rows: hasil kerja di atas, sesuai, di bawah. Columns: perilaku di atas, sesuai, di bawah.
        let tabel = [
            [SangatBaik, Baik, Kurang],
            [Baik, Baik, Kurang],
            [ButuhPerbaikan, ButuhPerbaikan, SangatKurang],
        ];
        for (hasil, baris) in Rating::ALL.iter().zip(tabel) {
            for (perilaku, predikat) in Rating::ALL.iter().zip(baris) {
                assert_eq!(predikat_kinerja_pegawai(*hasil, *perilaku), predikat, "{hasil}, {perilaku}");
            }
        }
    }

    #[test]
    fn a_better_rating_never_lowers_the_predikat() {
        for lain in Rating::ALL {
            for pasang in Rating::ALL.windows(2) {
                let [lebih, kurang] = [pasang[0], pasang[1]];
                assert!(predikat_kinerja_pegawai(lebih, *lain) <= predikat_kinerja_pegawai(kurang, *lain));
                assert!(predikat_kinerja_pegawai(*lain, lebih) <= predikat_kinerja_pegawai(*lain, kurang));
            }
        }
    }

    #[test]
    fn the_explanation_names_both_ratings_and_ends_with_the_predikat() {
        let langkah = jelaskan_predikat(Rating::DiAtas, Rating::DiBawah);
        assert!(langkah[0].teks.contains("Di atas ekspektasi"));
        assert!(langkah[1].teks.contains("Di bawah ekspektasi"));
        assert!(langkah[2].teks.contains("paling tinggi Kurang"));
        assert!(langkah[3].teks.ends_with("predikat kinerja Kurang."));
        assert_eq!(jelaskan_predikat(Rating::Sesuai, Rating::Sesuai).len(), 3);
    }
}
