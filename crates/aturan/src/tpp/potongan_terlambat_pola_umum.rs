//! The brackets of lateness that many regions use.

use super::potongan_terlambat::{
    JenjangPotongan, KodeTerlambat, MENIT, PERSEN, jelaskan_potongan_terlambat, potongan_terlambat,
};
use crate::{
    Pecahan,
    galat::Galat,
    isian::{Isian, Jenis},
    keluaran::Keluaran,
    masukan::Masukan,
    registri::{Aturan, Keyakinan, Penjelasan},
    topik::Topik,
};

const PASAL: &str = "Pola umum peraturan kepala daerah tentang TPP";

/// The common pattern; the same brackets hold for leaving early (PSW1 to PSW4).
pub const POLA_UMUM: [JenjangPotongan<'static>; 4] = [
    jenjang(KodeTerlambat::Tl1, Some(30), Pecahan::per(1, 2)),
    jenjang(KodeTerlambat::Tl2, Some(60), Pecahan::bulat(1)),
    jenjang(KodeTerlambat::Tl3, Some(90), Pecahan::per(5, 4)),
    jenjang(KodeTerlambat::Tl4, None, Pecahan::per(3, 2)),
];

const fn jenjang(
    kode: KodeTerlambat,
    sampai_menit: Option<u16>,
    persen: Pecahan,
) -> JenjangPotongan<'static> {
    JenjangPotongan { kode: kode.kode(), sampai_menit, persen }
}

const KODE: Isian = Isian::boleh("kode", "Jenjang terlambat", Jenis::Pilihan(KodeTerlambat::PILIHAN));

pub(crate) const ATURAN: Aturan = Aturan {
    id: "tpp.potongan_terlambat_pola_umum",
    topik: Topik::PotonganTerlambat,
    judul: "Potongan TPP karena terlambat menurut pola umum",
    isi: &[
        "Banyak daerah memotong TPP menurut menit terlambat dalam sehari: sampai 30 menit 0,5 %, sampai 60 menit 1 %, \
         sampai 90 menit 1,25 %, dan lebih dari itu 1,5 %.",
        "Pulang sebelum waktunya biasanya dihitung dengan jenjang yang sama, sedangkan hari tanpa catatan datang atau \
         pulang masuk jenjang terakhir.",
        "Yang berlaku bagi Anda adalah peraturan kepala daerah atau instansi Anda, yang dapat memuat angka lain.",
    ],
    pembulatan: "Tidak ada angka yang dibulatkan.",
    regulasi: "Pola umum peraturan kepala daerah",
    pasal: "Ketentuan potongan TPP",
    // A pattern, not a regulation: no day binds it.
    berlaku_mulai: None,
    berlaku_sampai: None,
    // Three public programs agree; every region decides for itself.
    keyakinan: Keyakinan::Sedang,
    contoh_masukan: r#"{"menit":40}"#,
    isian: &[MENIT],
    luaran: &[KODE, PERSEN],
    hitung,
};

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let menit = masukan.bulat_sebagai(&MENIT)?;
    penjelasan.isi(|| jelaskan_potongan_terlambat(PASAL, menit, &POLA_UMUM));
    let jenjang = potongan_terlambat(menit, &POLA_UMUM);
    let persen = jenjang.map_or(Pecahan::NOL, |j| j.persen);
    Ok(Keluaran::baru([("kode", jenjang.map(|j| j.kode).into()), ("persen", persen.tepat().into())]))
}

#[cfg(test)]
mod tests {
    use super::{super::potongan_terlambat::periksa_jenjang, *};

    #[test]
    fn brackets_rise_and_bear_the_known_codes() {
        periksa_jenjang(&POLA_UMUM);
        assert!(POLA_UMUM.iter().map(|j| j.kode).eq(KodeTerlambat::ALL.iter().map(|k| k.kode())));
    }

    #[test]
    fn every_bracket_at_both_edges() {
        let tabel = [
            (1, 30, "TL1", Pecahan::per(1, 2)),
            (31, 60, "TL2", Pecahan::bulat(1)),
            (61, 90, "TL3", Pecahan::per(5, 4)),
            (91, 1_440, "TL4", Pecahan::per(3, 2)),
        ];
        for (dari, sampai, kode, persen) in tabel {
            for menit in [dari, sampai] {
                let hasil = potongan_terlambat(menit, &POLA_UMUM).map(|j| (j.kode, j.persen));
                assert_eq!(hasil, Some((kode, persen)), "{menit}");
            }
        }
        assert_eq!(potongan_terlambat(0, &POLA_UMUM), None);
    }
}
