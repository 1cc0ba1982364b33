//! The index that an older report gives with a truncated weight.

use super::{MULAI, UNSUR_MAKS};
use crate::{
    Bilangan, Pecahan,
    galat::{Galat, Kode},
    isian::{Isian, Jenis},
    keluaran::Keluaran,
    masukan::Masukan,
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    topik::Topik,
};

const PASAL: &str = "PermenPANRB 14/2017, lampiran (pengolahan data survei)";

const SATU_NRR: Isian = Isian::wajib("", "nilai rata-rata", Jenis::Desimal { min: 1, maks: 4 });
const NRR: Isian = Isian::wajib(
    "nrr",
    "Nilai rata-rata tiap unsur",
    Jenis::Daftar { isi: &SATU_NRR, min: 1, maks: UNSUR_MAKS },
);
const BOBOT: Isian =
    Isian::wajib("bobot", "Bobot tiap unsur pada laporan itu", Jenis::Desimal { min: 0, maks: 1 });
const IKM: Isian = Isian::wajib("ikm", "Indeks menurut laporan itu", Jenis::DESIMAL);

/// How far above 1/number of unsur a weight may be: one hundredth, for weights that were rounded up.
const LEBIH_MAKS: Pecahan = Pecahan::persen(1);
/// Unsur that the regulation names.
const UNSUR_PERATURAN: usize = 9;

pub(crate) const ATURAN: Aturan = Aturan {
    id: "permenpanrb14_2017.ikm_varian_bobot",
    topik: Topik::IkmBobotLain,
    judul: "Indeks kepuasan masyarakat dengan bobot yang dipotong",
    isi: &[
        "Sebagian laporan dan aplikasi memakai bobot 0,11 atau 0,111, bukan 1/9. Hitungan ini menghasilkan indeks yang \
         sama dengan laporan seperti itu, agar laporan lama dapat dibaca dan dibandingkan.",
        "Bobot yang dipotong membuat indeks sampai satu angka lebih rendah: bila semua rata-rata 4, hasilnya 99 dengan \
         bobot 0,11 dan 99,9 dengan 0,111, bukan 100. Untuk survei baru, pakailah bobot yang tepat.",
    ],
    pembulatan: "Indeks dibulatkan ke dua angka di belakang koma, setengah ke atas.",
    regulasi: "PermenPANRB 14/2017",
    pasal: "Lampiran, pengolahan data survei (bobot menurut laporan)",
    berlaku_mulai: MULAI,
    berlaku_sampai: None,
    // Seen in templates, not in the regulation, which has the exact weight.
    keyakinan: Keyakinan::Sedang,
    contoh_masukan: r#"{"nrr":[4,4,4,4,4,4,4,4,4],"bobot":0.11}"#,
    isian: &[NRR, BOBOT],
    luaran: &[IKM],
    hitung,
};

/// Index with the weight of a report: 25 x the sum of (mean x weight), at two places, half up.
///
/// Means in 1..=4; `bobot` above 0. Use [`ikm`](super::ikm()) for a survey of one's own.
pub fn ikm_varian_bobot(nrr: &[Pecahan], bobot: Pecahan) -> Bilangan {
    let jumlah: Pecahan = nrr.iter().copied().sum();
    (jumlah * bobot * Pecahan::bulat(25)).bulatkan(2)
}

/// The steps from means and weight to the index, beside the index at the exact weight.
pub fn jelaskan_ikm_varian_bobot(nrr: &[Pecahan], bobot: Pecahan) -> Vec<Langkah> {
    let jumlah: Pecahan = nrr.iter().copied().sum();
    let tepat = ikm_varian_bobot(nrr, bobot_tepat(nrr.len()));
    let teks = [
        format!("Jumlah nilai rata-rata {} unsur: {jumlah}.", nrr.len()),
        format!("Indeks = {jumlah} x {bobot} x 25 = {}.", ikm_varian_bobot(nrr, bobot)),
        format!("Dengan bobot yang tepat, 1/{}, indeksnya {tepat}.", nrr.len()),
    ];
    teks.into_iter().map(|t| Langkah::baru(PASAL, t)).collect()
}

fn bobot_tepat(unsur: usize) -> Pecahan {
    Pecahan::per(1, i64::try_from(unsur).unwrap_or(i64::MAX))
}

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let nrr = masukan.butir(&NRR)?.daftar(|b| b.desimal())?;
    let bobot = baca_bobot(masukan, nrr.len())?;
    penjelasan.isi(|| jelaskan_ikm_varian_bobot(&nrr, bobot));
    Ok(Keluaran::baru([("ikm", ikm_varian_bobot(&nrr, bobot).into())]))
}

/// A weight that is nothing, or with which the unsur together weigh clearly more than one, is a slip: of the
/// number of unsur where the weight suits the nine of the regulation, else of the weight.
fn baca_bobot(masukan: &Masukan<'_>, unsur: usize) -> Result<Pecahan, Galat> {
    let butir = masukan.butir(&BOBOT)?;
    let bobot = butir.desimal()?;
    let is_cocok = |unsur| bobot < bobot_tepat(unsur) + LEBIH_MAKS;
    if bobot <= Pecahan::NOL {
        return Err(butir.tolak(Kode::DiLuarBatas, "harus lebih dari 0"));
    }
    if is_cocok(unsur) {
        return Ok(bobot);
    }
    if is_cocok(UNSUR_PERATURAN) {
        let isi = format!("berisi {unsur} unsur; terlalu banyak untuk bobot {bobot}");
        return Err(masukan.butir(&NRR)?.tolak(Kode::DiLuarBatas, &isi));
    }
    let isi = format!("terlalu besar untuk {unsur} unsur; bobot yang tepat 1/{unsur}");
    Err(butir.tolak(Kode::DiLuarBatas, &isi))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_truncated_weight_loses_up_to_one_point() {
        let ikm = |p, q| ikm_varian_bobot(&[Pecahan::bulat(4); 9], Pecahan::per(p, q)).polos();
        assert_eq!([ikm(11, 100), ikm(111, 1_000), ikm(1, 9)], ["99", "99.9", "100"]);
        let lama = ikm_varian_bobot(&[Pecahan::per(333, 100); 14], Pecahan::per(71, 1_000));
        assert_eq!(lama.polos(), "82.75");
    }

    #[test]
    fn the_explanation_stands_beside_the_exact_index() {
        let langkah = jelaskan_ikm_varian_bobot(&[Pecahan::bulat(4); 9], Pecahan::persen(11));
        assert_eq!(langkah[1].teks, "Indeks = 36 x 0,11 x 25 = 99.");
        assert_eq!(langkah[2].teks, "Dengan bobot yang tepat, 1/9, indeksnya 100.");
    }
}
