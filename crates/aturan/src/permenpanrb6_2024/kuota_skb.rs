//! How many may go on to the SKB.

use super::{BERLAKU_MULAI, REGULASI};
use crate::{
    desimal::ribuan,
    galat::Galat,
    isian::{Isian, Jenis},
    keluaran::Keluaran,
    masukan::Masukan,
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    topik::Topik,
};

const PASAL: &str = "PermenPANRB 6/2024, peserta SKB";

/// Participants of the SKB for each post.
pub const PESERTA_PER_FORMASI: u32 = 3;

/// Most participants of the SKB for so many posts (PermenPANRB 6/2024). Total.
///
/// Participants who tie with the last one are for the committee: the sources read do not say whether they come on top.
pub fn kuota_skb(formasi: u32) -> u64 {
    u64::from(formasi) * u64::from(PESERTA_PER_FORMASI)
}

/// The one step: posts times three.
pub fn jelaskan_kuota_skb(formasi: u32) -> Vec<Langkah> {
    let (banyak, kuota) = (ribuan(formasi.into()), ribuan(kuota_skb(formasi)));
    let teks = format!("{banyak} formasi x {PESERTA_PER_FORMASI} = paling banyak {kuota} peserta SKB.");
    vec![Langkah::baru(PASAL, teks)]
}

// No post, no participant: that is an answer.
const FORMASI: Isian = Isian::wajib("formasi", "Banyaknya formasi", Jenis::Bulat { min: 0, maks: 1_000_000 });
const KUOTA: Isian = Isian::wajib("maks_peserta_skb", "Paling banyak peserta SKB", Jenis::BULAT);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "permenpanrb6_2024.kuota_skb",
    topik: Topik::KuotaSkb,
    judul: "Banyaknya peserta seleksi kompetensi bidang (SKB)",
    isi: &[
        "Peserta yang melanjutkan ke SKB paling banyak tiga kali banyaknya formasi, dari nilai SKD tertinggi di antara yang \
         memenuhi ambang batas.",
        "Bila yang memenuhi ambang batas lebih sedikit, pesertanya sebanyak itu.",
    ],
    pembulatan: "Tidak ada angka yang dibulatkan.",
    regulasi: REGULASI,
    pasal: "Peserta SKB",
    berlaku_mulai: BERLAKU_MULAI,
    berlaku_sampai: None,
    // One press report.
    keyakinan: Keyakinan::Sedang,
    contoh_masukan: r#"{"formasi":20}"#,
    isian: &[FORMASI],
    luaran: &[KUOTA],
    hitung,
};

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let formasi: u32 = masukan.bulat_sebagai(&FORMASI)?;
    penjelasan.isi(|| jelaskan_kuota_skb(formasi));
    // Three times a million at most.
    let kuota = i64::try_from(kuota_skb(formasi)).unwrap_or(i64::MAX);
    Ok(Keluaran::baru([("maks_peserta_skb", kuota.into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_for_each_post() {
        assert_eq!([0, 1, 20, u32::MAX].map(kuota_skb), [0, 3, 60, 12_884_901_885]);
        assert_eq!(jelaskan_kuota_skb(1_000)[0].teks, "1.000 formasi x 3 = paling banyak 3.000 peserta SKB.");
    }
}
