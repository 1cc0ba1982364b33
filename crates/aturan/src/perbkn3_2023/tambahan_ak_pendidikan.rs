//! Angka kredit that a new diploma adds once.

use super::MULAI;
use crate::{
    Golongan, Pecahan,
    galat::Galat,
    isian::{Isian, Jenis},
    keluaran::Keluaran,
    masukan::Masukan,
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    topik::Topik,
};

const PASAL: &str = "PerBKN 3/2023, tambahan angka kredit dari ijazah";

/// Percent of the angka kredit kumulatif for the next pangkat.
pub const PERSEN_TAMBAHAN: i64 = 25;

const GOLONGAN: Isian =
    Isian::wajib("golongan", "Golongan ruang saat ini", Jenis::Pilihan(Golongan::PILIHAN_PNS));
const AKK: Isian = Isian::wajib(
    "akk_kenaikan_pangkat",
    "Angka kredit kumulatif untuk naik pangkat",
    Jenis::Desimal { min: 0, maks: 10_000 },
);
const TAMBAHAN: Isian = Isian::wajib("tambahan_ak", "Tambahan angka kredit", Jenis::DESIMAL);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "perbkn3_2023.tambahan_ak_pendidikan",
    topik: Topik::TambahanAkPendidikan,
    judul: "Tambahan angka kredit dari ijazah baru",
    isi: &[
        "Pejabat fungsional yang memperoleh ijazah lebih tinggi mendapat tambahan angka kredit 25 % dari angka kredit \
         kumulatif untuk naik ke pangkat berikutnya.",
        "Tambahan diberikan satu kali untuk satu ijazah. Kebutuhan naik pangkat III/a, misalnya, 50, sehingga \
         tambahannya 12,5.",
    ],
    pembulatan: "Tambahan angka kredit tidak dibulatkan.",
    regulasi: "PerBKN 3/2023",
    pasal: "Tambahan angka kredit dari ijazah",
    berlaku_mulai: MULAI,
    berlaku_sampai: None,
    // Seen in public code and from general knowledge; the article was not read.
    keyakinan: Keyakinan::Sedang,
    contoh_masukan: r#"{"golongan":"III/a","akk_kenaikan_pangkat":50}"#,
    isian: &[GOLONGAN, AKK],
    luaran: &[TAMBAHAN],
    hitung,
};

/// Angka kredit that a new diploma adds: 25 percent of `akk_kenaikan_pangkat`, in 0..=10,000 (PerBKN 3/2023).
/// Exact, total.
pub fn tambahan_ak_pendidikan(akk_kenaikan_pangkat: Pecahan) -> Pecahan {
    Pecahan::persen(PERSEN_TAMBAHAN) * akk_kenaikan_pangkat
}

/// The steps from golongan and need to the addition.
pub fn jelaskan_tambahan_ak_pendidikan(golongan: Golongan, akk_kenaikan_pangkat: Pecahan) -> Vec<Langkah> {
    let tambahan = tambahan_ak_pendidikan(akk_kenaikan_pangkat);
    let teks = [
        format!(
            "Golongan ruang {golongan}; kebutuhan untuk naik pangkat {akk_kenaikan_pangkat} angka kredit."
        ),
        format!("Tambahan angka kredit = {PERSEN_TAMBAHAN} % x {akk_kenaikan_pangkat} = {tambahan}."),
    ];
    teks.into_iter().map(|t| Langkah::baru(PASAL, t)).collect()
}

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let golongan = masukan.pilihan(&GOLONGAN, Golongan::dari_kode_pns)?;
    // Taken as given: which need goes with a golongan depends on the jabatan fungsional.
    let akk = masukan.desimal(&AKK)?;
    penjelasan.isi(|| jelaskan_tambahan_ak_pendidikan(golongan, akk));
    Ok(Keluaran::baru([("tambahan_ak", tambahan_ak_pendidikan(akk).tepat().into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_is_added_exactly() {
        let tambahan = |p, q| tambahan_ak_pendidikan(Pecahan::per(p, q)).tepat().polos();
        assert_eq!([50, 100, 150, 15, 0].map(|akk| tambahan(akk, 1)), ["12.5", "25", "37.5", "3.75", "0"]);
        assert_eq!(tambahan(1, 1_000_000), "0.00000025");
    }

    #[test]
    fn the_explanation_names_golongan_and_product() {
        let golongan = Golongan::dari_kode("III/c").expect("a golongan");
        let langkah = jelaskan_tambahan_ak_pendidikan(golongan, Pecahan::bulat(100));
        assert!(langkah[0].teks.contains("III/c"));
        assert_eq!(langkah[1].teks, "Tambahan angka kredit = 25 % x 100 = 25.");
    }
}
