//! Angka kredit of a whole year from its predikat.

use super::{JENJANG, MULAI, PREDIKAT};
use crate::{
    Jenjang, Pecahan, Predikat,
    galat::Galat,
    isian::{Isian, Jenis},
    keluaran::Keluaran,
    masukan::Masukan,
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    topik::Topik,
};

const PASAL: &str = "PerBKN 3/2023, konversi predikat kinerja ke angka kredit";
const ANGKA_KREDIT: Isian = Isian::wajib("angka_kredit", "Angka kredit", Jenis::DESIMAL);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "perbkn3_2023.konversi_tahunan",
    topik: Topik::KonversiTahunan,
    judul: "Angka kredit setahun dari predikat kinerja",
    isi: &[
        "Predikat kinerja setahun menjadi angka kredit: persen predikat dikalikan koefisien jenjang. Sangat Baik \
         150 %, Baik 100 %, Butuh Perbaikan 75 %, Kurang 50 %, dan Sangat Kurang 25 %.",
        "Koefisien setahun: Pemula 3,75; Terampil 5; Mahir dan Ahli Pertama 12,5; Penyelia dan Ahli Muda 25; Ahli Madya \
         37,5; Ahli Utama 50. Koefisien Pemula mohon diperiksa dengan naskah aslinya.",
    ],
    pembulatan: "Angka kredit setahun tidak dibulatkan.",
    regulasi: "PerBKN 3/2023",
    pasal: "Konversi predikat kinerja ke angka kredit",
    berlaku_mulai: MULAI,
    berlaku_sampai: None,
    // Several agreeing sources; only the koefisien of Pemula is from general knowledge, and the text says so.
    keyakinan: Keyakinan::Tinggi,
    contoh_masukan: r#"{"jenjang":"ahli_pertama","predikat":"sangat_baik"}"#,
    isian: &[JENJANG, PREDIKAT],
    luaran: &[ANGKA_KREDIT],
    hitung,
};

/// Angka kredit of a year at predikat Baik (PermenPANRB 1/2023, PerBKN 3/2023). Total.
pub const fn koefisien(jenjang: Jenjang) -> Pecahan {
    match jenjang {
        Jenjang::Pemula => Pecahan::per(375, 100),
        Jenjang::Terampil => Pecahan::bulat(5),
        Jenjang::Mahir | Jenjang::AhliPertama => Pecahan::per(125, 10),
        Jenjang::Penyelia | Jenjang::AhliMuda => Pecahan::bulat(25),
        Jenjang::AhliMadya => Pecahan::per(375, 10),
        Jenjang::AhliUtama => Pecahan::bulat(50),
    }
}

/// Percent of the koefisien that a predikat is worth (PerBKN 3/2023). Total.
pub const fn persen_predikat(predikat: Predikat) -> i64 {
    match predikat {
        Predikat::SangatBaik => 150,
        Predikat::Baik => 100,
        Predikat::ButuhPerbaikan => 75,
        Predikat::Kurang => 50,
        Predikat::SangatKurang => 25,
    }
}

/// Angka kredit of a whole year: percent of the predikat x koefisien of the jenjang (PerBKN 3/2023). Exact, total.
pub fn konversi_tahunan(jenjang: Jenjang, predikat: Predikat) -> Pecahan {
    Pecahan::persen(persen_predikat(predikat)) * koefisien(jenjang)
}

/// The sentences on percent and koefisien with which every conversion begins; doubt about Pemula is said there.
pub(super) fn kalimat_dasar(jenjang: Jenjang, predikat: Predikat) -> Vec<String> {
    let mut teks = vec![
        format!("Predikat {predikat}: {} %.", persen_predikat(predikat)),
        format!("Koefisien jenjang {jenjang} setahun: {}.", koefisien(jenjang)),
    ];
    if jenjang == Jenjang::Pemula {
        teks.push("Koefisien Pemula belum kami baca pada naskah aslinya, mohon diperiksa.".to_owned());
    }
    teks
}

/// The steps from predikat and jenjang to the angka kredit.
pub fn jelaskan_konversi_tahunan(jenjang: Jenjang, predikat: Predikat) -> Vec<Langkah> {
    let (persen, koefisien) = (persen_predikat(predikat), koefisien(jenjang));
    let mut teks = kalimat_dasar(jenjang, predikat);
    let angka_kredit = konversi_tahunan(jenjang, predikat);
    teks.push(format!("Angka kredit setahun = {persen} % x {koefisien} = {angka_kredit}."));
    teks.into_iter().map(|t| Langkah::baru(PASAL, t)).collect()
}

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let jenjang = masukan.pilihan(&JENJANG, Jenjang::dari_kode)?;
    let predikat = masukan.pilihan(&PREDIKAT, Predikat::dari_kode)?;
    penjelasan.isi(|| jelaskan_konversi_tahunan(jenjang, predikat));
    let angka_kredit = konversi_tahunan(jenjang, predikat).tepat();
    Ok(Keluaran::baru([("angka_kredit", angka_kredit.into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_as_printed() {
        // Columns: Sangat Baik, Baik, Butuh Perbaikan, Kurang, Sangat Kurang.
        let tabel = [
            (Jenjang::Pemula, ["5.625", "3.75", "2.8125", "1.875", "0.9375"]),
            (Jenjang::Terampil, ["7.5", "5", "3.75", "2.5", "1.25"]),
            (Jenjang::Mahir, ["18.75", "12.5", "9.375", "6.25", "3.125"]),
            (Jenjang::Penyelia, ["37.5", "25", "18.75", "12.5", "6.25"]),
            (Jenjang::AhliPertama, ["18.75", "12.5", "9.375", "6.25", "3.125"]),
            (Jenjang::AhliMuda, ["37.5", "25", "18.75", "12.5", "6.25"]),
            (Jenjang::AhliMadya, ["56.25", "37.5", "28.125", "18.75", "9.375"]),
            (Jenjang::AhliUtama, ["75", "50", "37.5", "25", "12.5"]),
        ];
        assert!(Jenjang::ALL.iter().eq(tabel.iter().map(|(jenjang, _)| jenjang)));
        for (jenjang, baris) in tabel {
            for (predikat, harap) in Predikat::ALL.iter().zip(baris) {
                assert_eq!(
                    konversi_tahunan(jenjang, *predikat).tepat().polos(),
                    harap,
                    "{jenjang} {predikat}"
                );
            }
        }
    }

    #[test]
    fn the_explanation_shows_the_product_and_the_doubt() {
        let langkah = jelaskan_konversi_tahunan(Jenjang::AhliPertama, Predikat::ButuhPerbaikan);
        assert_eq!(langkah[2].teks, "Angka kredit setahun = 75 % x 12,5 = 9,375.");
        let pemula = jelaskan_konversi_tahunan(Jenjang::Pemula, Predikat::Baik);
        assert!(pemula[2].teks.contains("mohon diperiksa"));
    }
}
