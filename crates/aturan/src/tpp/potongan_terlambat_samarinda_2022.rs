//! The brackets of lateness of Kota Samarinda.

use chrono::NaiveDate;

use super::potongan_terlambat::{
    JenjangPotongan, KodeTerlambat, MENIT, PERSEN, jelaskan_potongan_terlambat, persen_terlambat,
};
use crate::{
    Pecahan,
    galat::Galat,
    keluaran::Keluaran,
    masukan::Masukan,
    registri::{Aturan, Keyakinan, Penjelasan},
    topik::Topik,
};

pub(super) const REGULASI: &str = "Perwali Samarinda 31/2022";
pub(super) const PASAL: &str = "Perwali Samarinda 31/2022 Pasal 13";

/// First day of the regulation, by its Pasal 19.
pub(super) const BERLAKU_MULAI: Option<NaiveDate> = NaiveDate::from_ymd_opt(2022, 8, 1);

/// Pasal 13; the codes are ours, the regulation has none.
pub const SAMARINDA_2022: [JenjangPotongan<'static>; 4] = [
    jenjang(KodeTerlambat::Tl1, Some(30), Pecahan::per(5, 2)),
    jenjang(KodeTerlambat::Tl2, Some(60), Pecahan::bulat(3)),
    jenjang(KodeTerlambat::Tl3, Some(90), Pecahan::bulat(4)),
    jenjang(KodeTerlambat::Tl4, None, Pecahan::bulat(5)),
];

const fn jenjang(
    kode: KodeTerlambat,
    sampai_menit: Option<u16>,
    persen: Pecahan,
) -> JenjangPotongan<'static> {
    JenjangPotongan { kode: kode.kode(), sampai_menit, persen }
}

pub(crate) const ATURAN: Aturan = Aturan {
    id: "tpp.potongan_terlambat_samarinda_2022",
    topik: Topik::PotonganTerlambatSamarinda,
    judul: "Potongan TPP karena terlambat di Kota Samarinda",
    isi: &[
        "Di Kota Samarinda setiap hari terlambat memotong TPP: sampai 30 menit 2,5 %, sampai 60 menit 3 %, sampai 90 menit \
         4 %, dan lebih dari itu 5 %.",
        "Aturan ini menjadi contoh peraturan daerah. Yang berlaku bagi Anda adalah peraturan daerah atau instansi Anda.",
    ],
    pembulatan: "Tidak ada angka yang dibulatkan.",
    regulasi: REGULASI,
    pasal: "Pasal 13",
    berlaku_mulai: BERLAKU_MULAI,
    berlaku_sampai: None,
    // Read in one public copy of the text.
    keyakinan: Keyakinan::Sedang,
    contoh_masukan: r#"{"menit":45}"#,
    isian: &[MENIT],
    luaran: &[PERSEN],
    hitung,
};

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let menit = masukan.bulat_sebagai(&MENIT)?;
    penjelasan.isi(|| jelaskan_potongan_terlambat(PASAL, menit, &SAMARINDA_2022));
    Ok(Keluaran::baru([("persen", persen_terlambat(menit, &SAMARINDA_2022).tepat().into())]))
}

#[cfg(test)]
mod tests {
    use super::{super::potongan_terlambat::periksa_jenjang, *};

    #[test]
    fn brackets_rise() {
        periksa_jenjang(&SAMARINDA_2022);
    }

    #[test]
    fn every_bracket_at_both_edges() {
        let tabel = [
            (0, 0, Pecahan::NOL),
            (1, 30, Pecahan::per(5, 2)),
            (31, 60, Pecahan::bulat(3)),
            (61, 90, Pecahan::bulat(4)),
            (91, 1_440, Pecahan::bulat(5)),
        ];
        for (dari, sampai, persen) in tabel {
            assert_eq!([dari, sampai].map(|m| persen_terlambat(m, &SAMARINDA_2022)), [persen; 2], "{dari}");
        }
    }
}
