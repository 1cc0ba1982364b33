//! The name of the pangkat of a golongan ruang; the names stand with [`Golongan`].

use chrono::NaiveDate;

use crate::{
    Golongan,
    galat::Galat,
    isian::{Isian, Jenis},
    keluaran::Keluaran,
    masukan::Masukan,
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    topik::Topik,
};

const PASAL: &str = "PP 99/2000, lampiran (susunan pangkat dan golongan ruang)";

/// The one step: golongan ruang and pangkat, or that a PPPK has no pangkat.
pub fn jelaskan_pangkat(golongan: Golongan) -> Vec<Langkah> {
    let teks = golongan.pangkat().map_or_else(
        || format!("Golongan {golongan} adalah golongan PPPK, yang tidak memiliki pangkat."),
        |pangkat| format!("Golongan ruang {golongan}: pangkat {pangkat}."),
    );
    vec![Langkah::baru(PASAL, teks)]
}

// Only the golongan of PNS: those of PPPK have no pangkat to ask for.
const GOLONGAN: Isian = Isian::wajib("golongan", "Golongan ruang PNS", Jenis::Pilihan(Golongan::PILIHAN_PNS));
const PANGKAT: Isian = Isian::wajib("pangkat", "Pangkat", Jenis::Teks);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "pangkat.golongan",
    topik: Topik::Pangkat,
    judul: "Nama pangkat PNS dari golongan ruang",
    isi: &[
        "Setiap golongan ruang PNS, dari I/a sampai IV/e, mempunyai satu nama pangkat.",
        "PPPK bergolongan I sampai XVII dan tidak memiliki pangkat.",
    ],
    pembulatan: "Tidak ada angka yang dibulatkan.",
    regulasi: "PP 99/2000",
    pasal: "Lampiran, susunan pangkat dan golongan ruang",
    // From general knowledge.
    berlaku_mulai: NaiveDate::from_ymd_opt(2000, 11, 10),
    berlaku_sampai: None,
    // From general knowledge, two of the names seen in papers.
    keyakinan: Keyakinan::Sedang,
    contoh_masukan: r#"{"golongan":"III/a"}"#,
    isian: &[GOLONGAN],
    luaran: &[PANGKAT],
    hitung,
};

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let golongan = masukan.pilihan(&GOLONGAN, Golongan::dari_kode_pns)?;
    penjelasan.isi(|| jelaskan_pangkat(golongan));
    Ok(Keluaran::baru([("pangkat", golongan.pangkat().into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_golongan_of_pns_has_its_pangkat() {
        let pangkat = Golongan::PILIHAN_PNS.iter().filter_map(|p| Golongan::dari_kode_pns(p.kode)?.pangkat());
        assert_eq!(pangkat.count(), 17);
    }

    #[test]
    fn the_explanation_names_both() {
        let teks = |kode| Golongan::dari_kode(kode).map(|g| jelaskan_pangkat(g)[0].teks.clone());
        assert_eq!(teks("IV/b").as_deref(), Some("Golongan ruang IV/b: pangkat Pembina Tingkat I."));
        assert!(teks("IX").is_some_and(|t| t.contains("tidak memiliki pangkat")));
    }
}
