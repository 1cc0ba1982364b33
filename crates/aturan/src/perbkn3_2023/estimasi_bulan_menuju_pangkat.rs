//! How many months are left until the angka kredit is enough for the next pangkat.

use super::{JENJANG, MULAI, konversi_tahunan};
use crate::{
    Jenjang, Pecahan, Predikat,
    galat::Galat,
    isian::{Isian, Jenis},
    keluaran::Keluaran,
    masukan::Masukan,
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    topik::Topik,
};

const PASAL: &str = "PerBKN 3/2023, konversi predikat kinerja (perkiraan)";

const AK: Jenis = Jenis::Desimal { min: 0, maks: 10_000 };
const TOTAL_AK: Isian = Isian::wajib("total_ak", "Angka kredit yang sudah ada", AK);
const KEBUTUHAN: Isian = Isian::wajib("kebutuhan", "Kebutuhan untuk naik pangkat", AK);
const ASUMSI: Isian = Isian::wajib(
    "asumsi_predikat",
    "Predikat yang diperkirakan seterusnya",
    Jenis::Pilihan(Predikat::PILIHAN),
);
const BULAN: Isian = Isian::wajib("bulan", "Perkiraan banyaknya bulan", Jenis::BULAT);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "perbkn3_2023.estimasi_bulan_menuju_pangkat",
    topik: Topik::EstimasiKenaikanPangkat,
    judul: "Perkiraan bulan sampai angka kredit cukup untuk naik pangkat",
    isi: &[
        "Kekurangan angka kredit dibagi dengan angka kredit setahun pada predikat yang diperkirakan, lalu dijadikan \
         bulan. Bila angka kredit sudah cukup, jawabannya 0 bulan.",
        "Ini perkiraan, bukan ketentuan: predikat dapat berubah, dan kenaikan pangkat memiliki syarat lain.",
    ],
    pembulatan: "Bulan yang tidak penuh dibulatkan ke atas menjadi satu bulan.",
    regulasi: "PerBKN 3/2023",
    pasal: "Konversi predikat kinerja ke angka kredit",
    berlaku_mulai: MULAI,
    berlaku_sampai: None,
    // The formula stands in public code; it follows from the conversion.
    keyakinan: Keyakinan::Sedang,
    contoh_masukan: r#"{"jenjang":"ahli_pertama","total_ak":20.83,"kebutuhan":50,"asumsi_predikat":"baik"}"#,
    isian: &[JENJANG, TOTAL_AK, KEBUTUHAN, ASUMSI],
    luaran: &[BULAN],
    hitung,
};

/// Months until `total_ak` reaches `kebutuhan` at that predikat, rounded up; 0 if it is enough already.
///
/// Both in 0..=10,000 angka kredit. A yearly conversion is never zero, so there is always an answer.
pub fn estimasi_bulan_menuju_pangkat(
    jenjang: Jenjang,
    total_ak: Pecahan,
    kebutuhan: Pecahan,
    asumsi: Predikat,
) -> i64 {
    bulan_tepat(jenjang, total_ak, kebutuhan, asumsi).langit().max(0)
}

/// Months before rounding; negative if there is more than enough.
fn bulan_tepat(jenjang: Jenjang, total_ak: Pecahan, kebutuhan: Pecahan, asumsi: Predikat) -> Pecahan {
    let tahun = (kebutuhan - total_ak).bagi(konversi_tahunan(jenjang, asumsi)).unwrap_or(Pecahan::NOL);
    tahun * Pecahan::bulat(12)
}

/// The steps from what is there and what is needed to the months.
pub fn jelaskan_estimasi_bulan(
    jenjang: Jenjang,
    total_ak: Pecahan,
    kebutuhan: Pecahan,
    asumsi: Predikat,
) -> Vec<Langkah> {
    let bulan = estimasi_bulan_menuju_pangkat(jenjang, total_ak, kebutuhan, asumsi);
    let setahun = konversi_tahunan(jenjang, asumsi);
    let mut teks = vec![format!("Kebutuhan {kebutuhan}; angka kredit yang sudah ada {total_ak}.")];
    if kebutuhan <= total_ak {
        teks.push("Angka kredit sudah cukup: 0 bulan.".to_owned());
    } else {
        let sisa = kebutuhan - total_ak;
        let tepat = bulan_tepat(jenjang, total_ak, kebutuhan, asumsi);
        teks.push(format!("Masih diperlukan {sisa}."));
        teks.push(format!("Predikat {asumsi} pada jenjang {jenjang} memberi {setahun} setahun."));
        teks.push(format!(
            "{sisa} / {setahun} x 12 = {tepat}, dibulatkan ke atas menjadi {} bulan.",
            Pecahan::bulat(bulan)
        ));
    }
    teks.into_iter().map(|t| Langkah::baru(PASAL, t)).collect()
}

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let jenjang = masukan.pilihan(&JENJANG, Jenjang::dari_kode)?;
    let total_ak = masukan.desimal(&TOTAL_AK)?;
    let kebutuhan = masukan.desimal(&KEBUTUHAN)?;
    let asumsi = masukan.pilihan(&ASUMSI, Predikat::dari_kode)?;
    penjelasan.isi(|| jelaskan_estimasi_bulan(jenjang, total_ak, kebutuhan, asumsi));
    let bulan = estimasi_bulan_menuju_pangkat(jenjang, total_ak, kebutuhan, asumsi);
    Ok(Keluaran::baru([("bulan", bulan.into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bulan(total: (i64, i64), kebutuhan: i64, asumsi: Predikat) -> i64 {
        let total = Pecahan::per(total.0, total.1);
        estimasi_bulan_menuju_pangkat(Jenjang::AhliPertama, total, Pecahan::bulat(kebutuhan), asumsi)
    }

    #[test]
    fn a_month_begun_is_a_month() {
        assert_eq!(bulan((2_083, 100), 50, Predikat::Baik), 29);
        assert_eq!(bulan((125, 6), 50, Predikat::Baik), 28);
        assert_eq!(bulan((375, 10), 50, Predikat::Baik), 12);
        assert_eq!(bulan((375, 10), 50, Predikat::SangatBaik), 8);
        assert_eq!(bulan((375, 10), 50, Predikat::SangatKurang), 48);
        assert_eq!(bulan((49_999_999, 1_000_000), 50, Predikat::SangatBaik), 1);
    }

    #[test]
    fn enough_needs_no_month() {
        assert_eq!(bulan((50, 1), 50, Predikat::Kurang), 0);
        assert_eq!(bulan((10_000, 1), 50, Predikat::Kurang), 0);
        assert_eq!(bulan((0, 1), 0, Predikat::Kurang), 0);
    }

    #[test]
    fn the_slowest_way_still_has_an_end() {
        let hasil = estimasi_bulan_menuju_pangkat(
            Jenjang::Pemula,
            Pecahan::NOL,
            Pecahan::bulat(10_000),
            Predikat::SangatKurang,
        );
        assert_eq!(hasil, 128_000);
    }

    #[test]
    fn the_explanation_shows_the_division() {
        let ak = Pecahan::per(2_083, 100);
        let langkah = jelaskan_estimasi_bulan(Jenjang::AhliPertama, ak, Pecahan::bulat(50), Predikat::Baik);
        assert_eq!(langkah[3].teks, "29,17 / 12,5 x 12 = 28,0032, dibulatkan ke atas menjadi 29 bulan.");
        let cukup = jelaskan_estimasi_bulan(Jenjang::AhliPertama, ak, ak, Predikat::Baik);
        assert!(cukup[1].teks.contains("sudah cukup"));
    }
}
