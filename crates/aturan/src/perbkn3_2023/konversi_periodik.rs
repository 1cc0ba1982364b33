//! Angka kredit of part of a year.

use super::{
    BULAN, JENJANG, MULAI, PREDIKAT, koefisien, konversi_tahunan, konversi_tahunan::kalimat_dasar,
    persen_predikat,
};
use crate::{
    Bilangan, Jenjang, Pecahan, Predikat,
    galat::Galat,
    isian::{Isian, Jenis},
    keluaran::Keluaran,
    masukan::Masukan,
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    topik::Topik,
};

const PASAL: &str = "PerBKN 3/2023, konversi predikat kinerja periodik";
const ANGKA_KREDIT: Isian = Isian::wajib("angka_kredit", "Angka kredit", Jenis::DESIMAL);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "perbkn3_2023.konversi_periodik",
    topik: Topik::KonversiPeriodik,
    judul: "Angka kredit beberapa bulan dari predikat kinerja",
    isi: &[
        "Bila predikat hanya meliputi sebagian tahun, angka kredit dihitung menurut banyaknya bulan: bulan dibagi 12, \
         dikalikan persen predikat, dikalikan koefisien jenjang.",
        "Contoh BKN: Ahli Pertama dengan predikat Baik selama 2 bulan memperoleh 2/12 x 100 % x 12,5 = 2,08.",
    ],
    pembulatan: "Angka kredit dibulatkan ke dua angka di belakang koma, setengah ke atas.",
    regulasi: "PerBKN 3/2023",
    pasal: "Konversi predikat kinerja periodik",
    berlaku_mulai: MULAI,
    berlaku_sampai: None,
    // As for a whole year; the explanation says that the koefisien of Pemula is unread.
    keyakinan: Keyakinan::Tinggi,
    contoh_masukan: r#"{"jenjang":"ahli_pertama","predikat":"baik","bulan":2}"#,
    isian: &[JENJANG, PREDIKAT, BULAN],
    luaran: &[ANGKA_KREDIT],
    hitung,
};

/// Angka kredit of so many months, exact: months/12 x percent x koefisien.
pub(super) fn konversi_tepat(jenjang: Jenjang, predikat: Predikat, bulan: u8) -> Pecahan {
    Pecahan::per(bulan.into(), 12) * konversi_tahunan(jenjang, predikat)
}

/// Angka kredit of `bulan` months, in 1..=12, at two places, half up (PerBKN 3/2023).
///
/// Twelve months are rounded too; [`konversi_tahunan`] is the exact value of a year.
pub fn konversi_periodik(jenjang: Jenjang, predikat: Predikat, bulan: u8) -> Bilangan {
    konversi_tepat(jenjang, predikat, bulan).bulatkan(2)
}

/// The steps from predikat, jenjang and months to the angka kredit.
pub fn jelaskan_konversi_periodik(jenjang: Jenjang, predikat: Predikat, bulan: u8) -> Vec<Langkah> {
    let (persen, koefisien) = (persen_predikat(predikat), koefisien(jenjang));
    let mut teks = kalimat_dasar(jenjang, predikat);
    teks.push(format!(
        "Angka kredit {bulan} bulan = {bulan}/12 x {persen} % x {koefisien} = {}, dibulatkan menjadi {}.",
        konversi_tepat(jenjang, predikat, bulan),
        konversi_periodik(jenjang, predikat, bulan)
    ));
    teks.into_iter().map(|t| Langkah::baru(PASAL, t)).collect()
}

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let jenjang = masukan.pilihan(&JENJANG, Jenjang::dari_kode)?;
    let predikat = masukan.pilihan(&PREDIKAT, Predikat::dari_kode)?;
    let bulan = masukan.bulat_sebagai(&BULAN)?;
    penjelasan.isi(|| jelaskan_konversi_periodik(jenjang, predikat, bulan));
    Ok(Keluaran::baru([("angka_kredit", konversi_periodik(jenjang, predikat, bulan).into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_a_share_of_the_year() {
        for (jenjang, predikat, bulan, harap) in [
            (Jenjang::AhliPertama, Predikat::Baik, 2, "2.08"),
            (Jenjang::AhliMuda, Predikat::Baik, 7, "14.58"),
            (Jenjang::Penyelia, Predikat::Kurang, 5, "5.21"),
            (Jenjang::AhliMadya, Predikat::SangatBaik, 9, "42.19"),
            (Jenjang::Terampil, Predikat::SangatBaik, 1, "0.63"),
            (Jenjang::Pemula, Predikat::SangatKurang, 1, "0.08"),
            (Jenjang::AhliPertama, Predikat::ButuhPerbaikan, 12, "9.38"),
        ] {
            assert_eq!(konversi_periodik(jenjang, predikat, bulan).polos(), harap, "{jenjang} {bulan}");
        }
    }

    #[test]
    fn the_explanation_shows_the_product() {
        let langkah = jelaskan_konversi_periodik(Jenjang::AhliPertama, Predikat::Baik, 2);
        assert_eq!(
            langkah[2].teks,
            "Angka kredit 2 bulan = 2/12 x 100 % x 12,5 = 2,083333, dibulatkan menjadi 2,08."
        );
    }

    #[test]
    fn doubt_about_pemula_is_said_for_months_too() {
        let ragu = |jenjang| {
            let langkah = jelaskan_konversi_periodik(jenjang, Predikat::Baik, 3);
            langkah.iter().any(|l| l.teks.contains("mohon diperiksa"))
        };
        let jenjang: Vec<_> = Jenjang::ALL.iter().copied().filter(|j| ragu(*j)).collect();
        assert_eq!(jenjang, [Jenjang::Pemula]);
    }
}
