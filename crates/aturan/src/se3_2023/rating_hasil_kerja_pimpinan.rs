//! The head of a unit is rated by the capaian of the unit.

use chrono::NaiveDate;

use crate::{
    CapaianOrganisasi, Rating,
    galat::Galat,
    isian::{Isian, Jenis},
    keluaran::Keluaran,
    masukan::Masukan,
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    topik::Topik,
};

const PASAL: &str = "SE MenPANRB 3/2023, evaluasi kinerja pimpinan unit kerja";
const CAPAIAN: Isian = Isian::wajib(
    "capaian_organisasi",
    "Capaian kinerja organisasi",
    Jenis::Pilihan(CapaianOrganisasi::PILIHAN),
);

const RATING: Isian = Isian::wajib(
    "rating_hasil_kerja_pimpinan",
    "Rating hasil kerja pimpinan unit",
    Jenis::Pilihan(Rating::PILIHAN),
);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "se3_2023.rating_hasil_kerja_pimpinan_dari_capaian_organisasi",
    topik: Topik::RatingPimpinan,
    judul: "Rating hasil kerja pimpinan unit dari capaian kinerja organisasi",
    isi: &[
        "Rating hasil kerja pimpinan unit mengikuti capaian kinerja organisasi yang dipimpinnya. Capaian itu \
         ditetapkan oleh pimpinan satu tingkat di atasnya.",
        "Istimewa dibaca di atas ekspektasi, Baik dibaca sesuai ekspektasi, dan selain itu di bawah ekspektasi.",
    ],
    pembulatan: "Tidak ada angka yang dibulatkan.",
    regulasi: "SE MenPANRB 3/2023",
    pasal: "Evaluasi kinerja pimpinan unit kerja",
    berlaku_mulai: NaiveDate::from_ymd_opt(2023, 1, 31),
    berlaku_sampai: None,
    // That the capaian is the rating is reported; how five levels become three is our inference.
    keyakinan: Keyakinan::Rendah,
    contoh_masukan: r#"{"capaian_organisasi":"baik"}"#,
    isian: &[CAPAIAN],
    luaran: &[RATING],
    hitung,
};

/// Rating hasil kerja of the head of a unit: the capaian kinerja organisasi of that unit (SE MenPANRB 3/2023).
/// Total.
///
/// Five levels become three by inference: Istimewa is di atas, Baik is sesuai, the rest is di bawah ekspektasi.
pub const fn rating_pimpinan(capaian: CapaianOrganisasi) -> Rating {
    match capaian {
        CapaianOrganisasi::Istimewa => Rating::DiAtas,
        CapaianOrganisasi::Baik => Rating::Sesuai,
        CapaianOrganisasi::ButuhPerbaikan | CapaianOrganisasi::Kurang | CapaianOrganisasi::SangatKurang => {
            Rating::DiBawah
        }
    }
}

/// The steps from the capaian to the rating, for the locked field on the rating page.
pub fn jelaskan_rating_pimpinan(capaian: CapaianOrganisasi) -> Vec<Langkah> {
    let rating = rating_pimpinan(capaian);
    vec![
        Langkah::baru(
            PASAL,
            "Rating hasil kerja pimpinan unit mengikuti capaian kinerja organisasi yang dipimpinnya.",
        ),
        Langkah::baru(PASAL, format!("Capaian kinerja organisasi: {capaian}.")),
        Langkah::baru(
            PASAL,
            format!(
                "Istimewa dibaca di atas ekspektasi, Baik dibaca sesuai ekspektasi, selain itu di bawah ekspektasi: \
                 rating hasil kerja {rating}."
            ),
        ),
    ]
}

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let capaian = masukan.pilihan(&CAPAIAN, CapaianOrganisasi::dari_kode)?;
    penjelasan.isi(|| jelaskan_rating_pimpinan(capaian));
    Ok(Keluaran::baru([("rating_hasil_kerja_pimpinan", rating_pimpinan(capaian).kode().into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_levels_become_three() {
        use Rating::{DiAtas, DiBawah, Sesuai};
        let rating: Vec<_> = CapaianOrganisasi::ALL.iter().map(|c| rating_pimpinan(*c)).collect();
        assert_eq!(rating, [DiAtas, Sesuai, DiBawah, DiBawah, DiBawah]);
    }

    #[test]
    fn the_explanation_shows_capaian_and_rating() {
        let langkah = jelaskan_rating_pimpinan(CapaianOrganisasi::Kurang);
        assert!(langkah[1].teks.ends_with("Kurang."));
        assert!(langkah[2].teks.ends_with("rating hasil kerja Di bawah ekspektasi."));
    }
}
