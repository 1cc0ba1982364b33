//! The nine boxes of kinerja and potensial.

use chrono::NaiveDate;

use crate::{
    Rating,
    galat::Galat,
    isian::{Isian, Jenis},
    keluaran::Keluaran,
    kosakata::kosakata,
    masukan::Masukan,
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    topik::Topik,
};

const PASAL: &str = "PermenPANRB 3/2020, kotak manajemen talenta";

kosakata! {
    /// Potensial of an employee, lowest first.
    Potensial {
        Rendah = "rendah", "Rendah";
        Menengah = "menengah", "Menengah";
        Tinggi = "tinggi", "Tinggi";
    }
}

/// A box of the table, 1 to 9.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KotakTalenta(u8);

impl KotakTalenta {
    /// Number of the box, in 1..=9.
    pub const fn nomor(self) -> u8 {
        self.0
    }

    /// What the regulation recommends for people in this box.
    pub const fn rekomendasi(self) -> &'static str {
        match self.0 {
            9 => {
                "dipromosikan dan dipertahankan, masuk kelompok rencana suksesi instansi atau nasional, dan penghargaan"
            }
            8 => {
                "dipertahankan, masuk kelompok rencana suksesi instansi, rotasi atau perluasan jabatan, dan bimbingan \
                 kinerja"
            }
            7 => {
                "dipertahankan, masuk kelompok rencana suksesi instansi, rotasi atau pengayaan jabatan, pengembangan \
                 kompetensi, dan tugas belajar"
            }
            6 => "penempatan yang sesuai, bimbingan kinerja, dan konseling kinerja",
            5 => "penempatan yang sesuai, bimbingan kinerja, dan pengembangan kompetensi",
            4 => "rotasi dan pengembangan kompetensi",
            3 => "bimbingan kinerja, konseling kinerja, pengembangan kompetensi, dan penempatan yang sesuai",
            2 => "bimbingan kinerja, pengembangan kompetensi, dan penempatan yang sesuai",
            _ => "diproses sesuai dengan ketentuan peraturan perundang-undangan",
        }
    }
}

const KINERJA: Isian = Isian::wajib("kinerja", "Kinerja", Jenis::Pilihan(Rating::PILIHAN));
const POTENSIAL: Isian = Isian::wajib("potensial", "Potensial", Jenis::Pilihan(Potensial::PILIHAN));
const KOTAK: Isian = Isian::wajib("kotak", "Kotak", Jenis::Bulat { min: 1, maks: 9 });

pub(crate) const ATURAN: Aturan = Aturan {
    id: "permenpanrb3_2020.kotak_talenta",
    topik: Topik::KotakTalenta,
    judul: "Kotak manajemen talenta dari kinerja dan potensial",
    isi: &[
        "Kinerja (di bawah, sesuai, atau di atas ekspektasi) dan potensial (rendah, menengah, atau tinggi) dipertemukan \
         pada sembilan kotak. Kotak 9 adalah yang tertinggi.",
        "Tiap kotak memiliki rekomendasi. Pegawai pada kotak 7, 8, dan 9 dapat masuk kelompok rencana suksesi.",
        "Batas angka untuk potensial berbeda di tiap instansi, sehingga di sini potensial diisi dengan kata.",
    ],
    pembulatan: "Tidak ada angka yang dibulatkan.",
    regulasi: "PermenPANRB 3/2020",
    pasal: "Kotak manajemen talenta",
    // Stipulated in January 2020; the day is from general knowledge.
    berlaku_mulai: NaiveDate::from_ymd_opt(2020, 1, 9),
    // Amended by PermenPANRB 20/2025, which was not read.
    berlaku_sampai: None,
    // Read in public code with the labels of the regulation; two programs number the boxes differently.
    keyakinan: Keyakinan::Sedang,
    contoh_masukan: r#"{"kinerja":"sesuai_ekspektasi","potensial":"tinggi"}"#,
    isian: &[KINERJA, POTENSIAL],
    luaran: &[KOTAK],
    hitung,
};

/// Box of an employee (PermenPANRB 3/2020, nine boxes). Total: every pair has a box of its own.
pub const fn kotak_talenta(kinerja: Rating, potensial: Potensial) -> KotakTalenta {
    use Potensial::{Menengah, Rendah, Tinggi};
    use Rating::{DiAtas, DiBawah, Sesuai};
    KotakTalenta(match (potensial, kinerja) {
        (Tinggi, DiAtas) => 9,
        (Tinggi, Sesuai) => 8,
        (Menengah, DiAtas) => 7,
        (Tinggi, DiBawah) => 6,
        (Menengah, Sesuai) => 5,
        (Rendah, DiAtas) => 4,
        (Menengah, DiBawah) => 3,
        (Rendah, Sesuai) => 2,
        (Rendah, DiBawah) => 1,
    })
}

/// The steps from the two levels to the box and its recommendation.
pub fn jelaskan_kotak_talenta(kinerja: Rating, potensial: Potensial) -> Vec<Langkah> {
    let kotak = kotak_talenta(kinerja, potensial);
    let teks = [
        format!("Kinerja: {kinerja}."),
        format!("Potensial: {potensial}."),
        format!("Pertemuan keduanya pada tabel: kotak {}.", kotak.nomor()),
        format!("Rekomendasi: {}.", kotak.rekomendasi()),
    ];
    teks.into_iter().map(|t| Langkah::baru(PASAL, t)).collect()
}

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let kinerja = masukan.pilihan(&KINERJA, Rating::dari_kode)?;
    let potensial = masukan.pilihan(&POTENSIAL, Potensial::dari_kode)?;
    penjelasan.isi(|| jelaskan_kotak_talenta(kinerja, potensial));
    let kotak = i64::from(kotak_talenta(kinerja, potensial).nomor());
    Ok(Keluaran::baru([("kotak", kotak.into())]))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_table_is_as_printed() {
        // Rows: potensial rendah, menengah, tinggi. Columns: kinerja di atas, sesuai, di bawah.
        let tabel = [[4, 2, 1], [7, 5, 3], [9, 8, 6]];
        for (potensial, baris) in Potensial::ALL.iter().zip(tabel) {
            for (kinerja, kotak) in Rating::ALL.iter().zip(baris) {
                assert_eq!(kotak_talenta(*kinerja, *potensial).nomor(), kotak, "{potensial}, {kinerja}");
            }
        }
    }

    #[test]
    fn each_box_has_its_own_recommendation() {
        let semua: BTreeSet<_> = (1..=9).map(|n| KotakTalenta(n).rekomendasi()).collect();
        assert_eq!(semua.len(), 9);
        assert!((7..=9).all(|n| KotakTalenta(n).rekomendasi().contains("rencana suksesi")));
        assert!((1..=6).all(|n| !KotakTalenta(n).rekomendasi().contains("rencana suksesi")));
    }

    #[test]
    fn the_explanation_ends_with_the_recommendation() {
        let langkah = jelaskan_kotak_talenta(Rating::DiAtas, Potensial::Rendah);
        assert_eq!(langkah[2].teks, "Pertemuan keduanya pada tabel: kotak 4.");
        assert_eq!(langkah[3].teks, "Rekomendasi: rotasi dan pengembangan kompetensi.");
    }
}
