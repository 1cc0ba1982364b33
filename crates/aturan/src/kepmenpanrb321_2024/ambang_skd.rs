//! Whether a score of the SKD reaches the passing mark.

use chrono::NaiveDate;

use crate::{
    galat::Galat,
    isian::{Isian, Jenis},
    keluaran::Keluaran,
    kosakata::kosakata,
    masukan::Masukan,
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    skd::{self, NilaiSkd, TIU, TKP, TWK},
    topik::Topik,
};

const PASAL: &str = "KepmenPANRB 321/2024, nilai ambang batas SKD";

kosakata! {
    /// For whom a post is open.
    JenisKebutuhan {
        Umum = "umum", "Umum";
        Cumlaude = "cumlaude", "Lulusan terbaik (cumlaude)";
        Diaspora = "diaspora", "Diaspora";
        Disabilitas = "disabilitas", "Penyandang disabilitas";
        Papua = "papua", "Putra-putri Papua";
        DaerahTertinggal = "daerah_tertinggal", "Daerah tertinggal";
    }
}

/// The least scores that pass; what is 0 is not asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ambang {
    pub total: u32,
    pub twk: u16,
    pub tiu: u16,
    pub tkp: u16,
}

/// The passing mark of a kind of post (KepmenPANRB 321/2024). Total.
pub const fn ambang(jenis: JenisKebutuhan) -> Ambang {
    match jenis {
        JenisKebutuhan::Umum => Ambang { total: 0, twk: 65, tiu: 80, tkp: 166 },
        JenisKebutuhan::Cumlaude | JenisKebutuhan::Diaspora => Ambang { total: 311, twk: 0, tiu: 85, tkp: 0 },
        JenisKebutuhan::Disabilitas | JenisKebutuhan::Papua | JenisKebutuhan::DaerahTertinggal => {
            Ambang { total: 286, twk: 0, tiu: 60, tkp: 0 }
        }
    }
}

impl Ambang {
    /// What is asked for: name, score, least score.
    fn syarat(self, nilai: NilaiSkd) -> impl Iterator<Item = (&'static str, u32, u32)> {
        let bagian = |nama, nilai: u16, ambang: u16| (nama, u32::from(nilai), u32::from(ambang));
        [
            bagian("TWK", nilai.twk, self.twk),
            bagian("TIU", nilai.tiu, self.tiu),
            bagian("TKP", nilai.tkp, self.tkp),
            ("Jumlah", nilai.total(), self.total),
        ]
        .into_iter()
        .filter(|(_, _, ambang)| *ambang > 0)
    }
}

/// Whether the score passes; a score that is just the mark does (KepmenPANRB 321/2024). Total.
pub fn is_memenuhi_ambang(jenis: JenisKebutuhan, nilai: NilaiSkd) -> bool {
    ambang(jenis).syarat(nilai).all(|(_, nilai, ambang)| nilai >= ambang)
}

/// One step for each mark that is asked for.
pub fn jelaskan_ambang_skd(jenis: JenisKebutuhan, nilai: NilaiSkd) -> Vec<Langkah> {
    let NilaiSkd { twk, tiu, tkp } = nilai;
    let mut teks = vec![format!("Jumlah nilai: TWK {twk} + TIU {tiu} + TKP {tkp} = {}.", nilai.total())];
    teks.extend(ambang(jenis).syarat(nilai).map(|(nama, nilai, ambang)| {
        let simpulan = if nilai >= ambang { "terpenuhi" } else { "belum terpenuhi" };
        format!("{nama} paling sedikit {ambang}: {nilai}, {simpulan}.")
    }));
    let simpulan = if is_memenuhi_ambang(jenis, nilai) { "memenuhi" } else { "belum memenuhi" };
    teks.push(format!("Untuk kebutuhan {}, nilai ini {simpulan} ambang batas.", jenis.label()));
    teks.into_iter().map(|t| Langkah::baru(PASAL, t)).collect()
}

const JENIS: Isian =
    Isian::wajib("jenis", "Jenis penetapan kebutuhan", Jenis::Pilihan(JenisKebutuhan::PILIHAN));
const TOTAL: Isian = Isian::wajib("total", "Jumlah nilai SKD", Jenis::BULAT);
const MEMENUHI: Isian = Isian::wajib(
    "memenuhi",
    "Nilai ambang batas",
    Jenis::Benar { ya: "Terpenuhi", tidak: "Belum terpenuhi" },
);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "kepmenpanrb321_2024.ambang_skd",
    topik: Topik::AmbangSkd,
    judul: "Nilai ambang batas seleksi kompetensi dasar (SKD) CPNS",
    isi: &[
        "SKD terdiri dari TWK (paling tinggi 150), TIU (175), dan TKP (225). Peserta umum harus mencapai TWK 65, TIU 80, \
         dan TKP 166.",
        "Lulusan terbaik dan diaspora memerlukan jumlah 311 dengan TIU 85. Penyandang disabilitas, putra-putri Papua, dan \
         peserta dari daerah tertinggal memerlukan jumlah 286 dengan TIU 60.",
        "Angka ini ditetapkan untuk seleksi tahun anggaran 2024. Seleksi tahun lain mengikuti keputusannya sendiri.",
    ],
    pembulatan: "Tidak ada angka yang dibulatkan.",
    regulasi: "KepmenPANRB 321/2024",
    pasal: "Nilai ambang batas SKD",
    // The month is from general knowledge; its first day is taken.
    berlaku_mulai: NaiveDate::from_ymd_opt(2024, 8, 1),
    berlaku_sampai: None,
    // Several press reports agree.
    keyakinan: Keyakinan::Tinggi,
    contoh_masukan: r#"{"jenis":"umum","twk":65,"tiu":80,"tkp":166}"#,
    isian: &[JENIS, TWK, TIU, TKP],
    luaran: &[TOTAL, MEMENUHI],
    hitung,
};

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let jenis = masukan.pilihan(&JENIS, JenisKebutuhan::dari_kode)?;
    let nilai = skd::baca(masukan)?;
    penjelasan.isi(|| jelaskan_ambang_skd(jenis, nilai));
    let total = i64::from(nilai.total());
    Ok(Keluaran::baru([("total", total.into()), ("memenuhi", is_memenuhi_ambang(jenis, nilai).into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn memenuhi(jenis: JenisKebutuhan, [twk, tiu, tkp]: [u16; 3]) -> bool {
        is_memenuhi_ambang(jenis, NilaiSkd { twk, tiu, tkp })
    }

    #[test]
    fn a_general_post_asks_for_each_part() {
        let umum = |nilai| memenuhi(JenisKebutuhan::Umum, nilai);
        assert!(umum([65, 80, 166]) && umum([150, 175, 225]));
        assert!(![[64, 175, 225], [150, 79, 225], [150, 175, 165]].into_iter().any(umum));
    }

    #[test]
    fn other_posts_ask_for_the_total_and_tiu() {
        use JenisKebutuhan::{Cumlaude, DaerahTertinggal, Diaspora, Disabilitas, Papua};
        for jenis in [Cumlaude, Diaspora] {
            assert!(memenuhi(jenis, [0, 86, 225]) && memenuhi(jenis, [60, 85, 166]));
            assert!(!memenuhi(jenis, [60, 84, 225]) && !memenuhi(jenis, [60, 85, 165]));
        }
        for jenis in [Disabilitas, Papua, DaerahTertinggal] {
            assert!(memenuhi(jenis, [40, 60, 186]) && memenuhi(jenis, [1, 60, 225]));
            assert!(!memenuhi(jenis, [40, 60, 185]) && !memenuhi(jenis, [150, 59, 225]));
        }
    }

    #[test]
    fn the_explanation_names_the_marks_that_are_asked_for() {
        let teks = |jenis| -> Vec<_> {
            let nilai = NilaiSkd { twk: 60, tiu: 84, tkp: 200 };
            jelaskan_ambang_skd(jenis, nilai).into_iter().map(|l| l.teks).collect()
        };
        let cumlaude = teks(JenisKebutuhan::Cumlaude);
        assert_eq!(cumlaude[0], "Jumlah nilai: TWK 60 + TIU 84 + TKP 200 = 344.");
        assert_eq!(cumlaude[1], "TIU paling sedikit 85: 84, belum terpenuhi.");
        assert_eq!(cumlaude[2], "Jumlah paling sedikit 311: 344, terpenuhi.");
        assert_eq!((cumlaude.len(), teks(JenisKebutuhan::Umum).len()), (4, 5));
    }
}
