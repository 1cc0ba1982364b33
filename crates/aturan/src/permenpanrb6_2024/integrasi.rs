//! The final score of a selection of CPNS from SKD and SKB.

use super::{BERLAKU_MULAI, REGULASI};
use crate::{
    Bilangan, Pecahan,
    galat::Galat,
    isian::{Isian, Jenis},
    keluaran::Keluaran,
    masukan::Masukan,
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    skd::{NilaiSkd, TOTAL_SKD},
    topik::Topik,
};

const PASAL: &str = "PermenPANRB 6/2024, integrasi nilai SKD dan SKB";
const BAGIAN_SKD: Pecahan = Pecahan::persen(40);
const BAGIAN_SKB: Pecahan = Pecahan::persen(60);

/// 40 % of the SKD, which is scaled from 550 to 100, and 60 % of the SKB, at two places, half up
/// (PermenPANRB 6/2024). Total for `skd` in 0..=550 and `skb` in 0..=100.
pub fn integrasi_skd_skb(skd: u16, skb: Pecahan) -> Bilangan {
    (seratus(skd) * BAGIAN_SKD + skb * BAGIAN_SKB).bulatkan(2)
}

/// The SKD on the scale of 100; exact.
fn seratus(skd: u16) -> Pecahan {
    Pecahan::per(i64::from(skd) * 100, NilaiSkd::MAKS.into())
}

/// The steps: the SKD scaled, its part, the part of the SKB, the sum. Rounded for reading, not for the sum.
pub fn jelaskan_integrasi(skd: u16, skb: Pecahan) -> Vec<Langkah> {
    let skala = seratus(skd);
    [
        format!("SKD {skd} dari {}, pada skala 100: {}.", NilaiSkd::MAKS, skala.bulatkan(4)),
        format!("40 % dari SKD: {}.", (skala * BAGIAN_SKD).bulatkan(4)),
        format!("60 % dari SKB {skb}: {}.", (skb * BAGIAN_SKB).bulatkan(4)),
        format!("Nilai akhir: {}.", integrasi_skd_skb(skd, skb)),
    ]
    .into_iter()
    .map(|t| Langkah::baru(PASAL, t))
    .collect()
}

const SKD: Isian = Isian::wajib("skd_dari_550", "Jumlah nilai SKD (paling tinggi 550)", TOTAL_SKD);
const SKB: Isian =
    Isian::wajib("skb_skala_100", "Nilai SKB (skala 100)", Jenis::Desimal { min: 0, maks: 100 });
const AKHIR: Isian = Isian::wajib("nilai_akhir", "Nilai akhir", Jenis::DESIMAL);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "permenpanrb6_2024.integrasi",
    topik: Topik::IntegrasiSkdSkb,
    judul: "Nilai akhir seleksi CPNS dari SKD dan SKB",
    isi: &[
        "Nilai akhir terdiri dari 40 % seleksi kompetensi dasar (SKD) dan 60 % seleksi kompetensi bidang (SKB).",
        "Nilai SKD lebih dahulu diubah ke skala 100: dibagi 550, lalu dikalikan 100. Cara ini umum dipakai, tetapi belum \
         kami baca dalam naskah aslinya.",
    ],
    pembulatan: "Dibulatkan sekali pada akhir menjadi dua angka di belakang koma, setengah ke atas.",
    regulasi: REGULASI,
    pasal: "Integrasi nilai SKD dan SKB",
    berlaku_mulai: BERLAKU_MULAI,
    berlaku_sampai: None,
    // 40/60 from press reports, the scaling from general knowledge.
    keyakinan: Keyakinan::Sedang,
    contoh_masukan: r#"{"skd_dari_550":420,"skb_skala_100":76}"#,
    isian: &[SKD, SKB],
    luaran: &[AKHIR],
    hitung,
};

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let skd = masukan.bulat_sebagai(&SKD)?;
    let skb = masukan.desimal(&SKB)?;
    penjelasan.isi(|| jelaskan_integrasi(skd, skb));
    Ok(Keluaran::baru([("nilai_akhir", integrasi_skd_skb(skd, skb).into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_parts_make_the_score() {
        let akhir = |skd, p, q| integrasi_skd_skb(skd, Pecahan::per(p, q)).polos();
        assert_eq!([akhir(420, 76, 1), akhir(400, 80, 1), akhir(311, 185, 2)], ["76.15", "77.09", "78.12"]);
        assert_eq!([akhir(0, 0, 1), akhir(550, 100, 1), akhir(550, 0, 1)], ["0", "100", "40"]);
    }

    #[test]
    fn only_the_sum_is_rounded() {
        // 0.0727... and 0.0042: rounded one by one they would make 0.07.
        assert_eq!(integrasi_skd_skb(1, Pecahan::per(7, 1_000)).polos(), "0.08");
        assert_eq!(integrasi_skd_skb(11, Pecahan::per(1, 120)).polos(), "0.81", "0.805 goes up");
    }

    #[test]
    fn the_explanation_shows_both_parts() {
        let teks: Vec<_> = jelaskan_integrasi(420, Pecahan::bulat(76)).into_iter().map(|l| l.teks).collect();
        assert_eq!(teks[0], "SKD 420 dari 550, pada skala 100: 76,3636.");
        assert_eq!(teks[1..3], ["40 % dari SKD: 30,5455.", "60 % dari SKB 76: 45,6."]);
        assert_eq!(teks[3], "Nilai akhir: 76,15.");
    }
}
