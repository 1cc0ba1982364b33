//! The level on the kinerja axis of the nine boxes that a predikat stands for.

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

const PASAL: &str = "PermenPANRB 3/2020, sumbu kinerja, dengan predikat PermenPANRB 6/2022";
const PREDIKAT: Isian = Isian::wajib("predikat", "Predikat kinerja", Jenis::Pilihan(Predikat::PILIHAN));
const KINERJA: Isian = Isian::wajib("kinerja", "Kinerja", Jenis::Pilihan(Rating::PILIHAN));

pub(crate) const ATURAN: Aturan = Aturan {
    id: "talenta.sumbu_kinerja_dari_predikat",
    topik: Topik::SumbuKinerja,
    judul: "Tingkat kinerja pada kotak manajemen talenta dari predikat",
    isi: &[
        "Predikat Sangat Baik dibaca di atas ekspektasi, Baik dibaca sesuai ekspektasi, dan selain itu di bawah \
         ekspektasi.",
        "Hasilnya dipakai pada sumbu kinerja dari sembilan kotak manajemen talenta.",
    ],
    pembulatan: "Tidak ada angka yang dibulatkan.",
    regulasi: "PermenPANRB 3/2020",
    pasal: "Sumbu kinerja pada kotak manajemen talenta",
    // The words of these predikat exist since PermenPANRB 6/2022.
    berlaku_mulai: NaiveDate::from_ymd_opt(2022, 2, 3),
    berlaku_sampai: None,
    // Seen in public code only.
    keyakinan: Keyakinan::Sedang,
    contoh_masukan: r#"{"predikat":"baik"}"#,
    isian: &[PREDIKAT],
    luaran: &[KINERJA],
    hitung,
};

/// Level on the kinerja axis for a predikat (PermenPANRB 3/2020 with the predikat of 6/2022). Total.
pub const fn sumbu_kinerja(predikat: Predikat) -> Rating {
    match predikat {
        Predikat::SangatBaik => Rating::DiAtas,
        Predikat::Baik => Rating::Sesuai,
        Predikat::ButuhPerbaikan | Predikat::Kurang | Predikat::SangatKurang => Rating::DiBawah,
    }
}

/// The steps from the predikat to the level.
pub fn jelaskan_sumbu_kinerja(predikat: Predikat) -> Vec<Langkah> {
    let teks = [
        format!("Predikat kinerja: {predikat}."),
        format!(
            "Sangat Baik dibaca di atas ekspektasi, Baik dibaca sesuai ekspektasi, selain itu di bawah ekspektasi: \
             {}.",
            sumbu_kinerja(predikat)
        ),
    ];
    teks.into_iter().map(|t| Langkah::baru(PASAL, t)).collect()
}

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let predikat = masukan.pilihan(&PREDIKAT, Predikat::dari_kode)?;
    penjelasan.isi(|| jelaskan_sumbu_kinerja(predikat));
    Ok(Keluaran::baru([("kinerja", sumbu_kinerja(predikat).kode().into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_predikat_become_three_levels() {
        use Rating::{DiAtas, DiBawah, Sesuai};
        let tingkat: Vec<_> = Predikat::ALL.iter().map(|p| sumbu_kinerja(*p)).collect();
        assert_eq!(tingkat, [DiAtas, Sesuai, DiBawah, DiBawah, DiBawah]);
    }

    #[test]
    fn the_explanation_shows_predikat_and_level() {
        let langkah = jelaskan_sumbu_kinerja(Predikat::Kurang);
        assert_eq!(langkah[0].teks, "Predikat kinerja: Kurang.");
        assert!(langkah[1].teks.ends_with("Di bawah ekspektasi."));
    }
}
