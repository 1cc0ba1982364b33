//! Which punishment follows absence without a valid reason.

use chrono::NaiveDate;

use crate::{
    galat::Galat,
    isian::{Isian, Jenis},
    keluaran::Keluaran,
    kosakata::kosakata,
    masukan::Masukan,
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    topik::Topik,
};

// Articles from general knowledge: 9 for ringan, 10 for sedang, 11 for berat.
const PASAL: &str = "PP 94/2021 Pasal 9 sampai 11";

/// Working days in a row that lead to the heaviest punishment, however few they are in the calendar year.
pub const HARI_BERTURUT_BERAT: u16 = 10;

kosakata! {
    /// Level of a hukuman disiplin, mildest first.
    TingkatHukuman {
        Ringan = "ringan", "Ringan";
        Sedang = "sedang", "Sedang";
        Berat = "berat", "Berat";
    }
}

kosakata! {
    /// Hukuman disiplin for absence, mildest first.
    HukumanDisiplin {
        TeguranLisan = "teguran_lisan", "Teguran lisan";
        TeguranTertulis = "teguran_tertulis", "Teguran tertulis";
        TidakPuasTertulis = "pernyataan_tidak_puas_tertulis", "Pernyataan tidak puas secara tertulis";
        PotongTukin6Bulan = "potong_tukin_25_6_bulan", "Pemotongan tunjangan kinerja 25 % selama 6 bulan";
        PotongTukin9Bulan = "potong_tukin_25_9_bulan", "Pemotongan tunjangan kinerja 25 % selama 9 bulan";
        PotongTukin12Bulan = "potong_tukin_25_12_bulan", "Pemotongan tunjangan kinerja 25 % selama 12 bulan";
        PenurunanJabatan =
            "penurunan_jabatan_setingkat_12_bulan", "Penurunan jabatan setingkat lebih rendah selama 12 bulan";
        PembebasanJabatan =
            "pembebasan_jabatan_jadi_pelaksana_12_bulan",
            "Pembebasan dari jabatan menjadi jabatan pelaksana selama 12 bulan";
        Pemberhentian =
            "pemberhentian_dengan_hormat_tidak_atas_permintaan_sendiri",
            "Pemberhentian dengan hormat tidak atas permintaan sendiri";
    }
}

use HukumanDisiplin as H;

/// From so many days in one calendar year on; below the first row there is no punishment.
const JENJANG: [(u16, HukumanDisiplin); 9] = [
    (3, H::TeguranLisan),
    (4, H::TeguranTertulis),
    (7, H::TidakPuasTertulis),
    (11, H::PotongTukin6Bulan),
    (14, H::PotongTukin9Bulan),
    (17, H::PotongTukin12Bulan),
    (21, H::PenurunanJabatan),
    (25, H::PembebasanJabatan),
    (28, H::Pemberhentian),
];

impl HukumanDisiplin {
    /// The level to which it belongs.
    pub const fn tingkat(self) -> TingkatHukuman {
        match self {
            H::TeguranLisan | H::TeguranTertulis | H::TidakPuasTertulis => TingkatHukuman::Ringan,
            H::PotongTukin6Bulan | H::PotongTukin9Bulan | H::PotongTukin12Bulan => TingkatHukuman::Sedang,
            H::PenurunanJabatan | H::PembebasanJabatan | H::Pemberhentian => TingkatHukuman::Berat,
        }
    }
}

/// Hukuman disiplin for absence without a valid reason (PP 94/2021 Pasal 9 to 11); None below 3 days. Total.
///
/// `kumulatif` counts working days of one calendar year, `berturut` the longest run of working days. A run may
/// reach over the turn of the year, so that it can be longer than the year's own count.
pub fn hukuman_tidak_masuk(kumulatif: u16, berturut: u16) -> Option<HukumanDisiplin> {
    if berturut >= HARI_BERTURUT_BERAT {
        return Some(H::Pemberhentian);
    }
    JENJANG.iter().rev().find(|(dari, _)| *dari <= kumulatif).map(|(_, hukuman)| *hukuman)
}

/// The steps from the days to the punishment.
pub fn jelaskan_hukuman_tidak_masuk(kumulatif: u16, berturut: u16) -> Vec<Langkah> {
    let mut teks = vec![format!(
        "Tidak masuk kerja tanpa alasan yang sah: {kumulatif} hari kerja dalam satu tahun, paling lama {berturut} hari \
         kerja berturut-turut."
    )];
    if berturut > kumulatif {
        teks.push("Hari berturut-turut lebih banyak karena dihitung melewati pergantian tahun.".into());
    }
    teks.push(kalimat_baris(kumulatif));
    let batas = format!("{HARI_BERTURUT_BERAT} hari kerja berturut-turut atau lebih");
    teks.push(if berturut >= HARI_BERTURUT_BERAT {
        format!("{batas} berakibat {}, berapa pun jumlah setahun.", H::Pemberhentian.label().to_lowercase())
    } else {
        format!("{berturut} hari berturut-turut belum mencapai {batas}.")
    });
    teks.push(match hukuman_tidak_masuk(kumulatif, berturut) {
        Some(hukuman) => format!(
            "Menurut tabel: {hukuman}, hukuman disiplin tingkat {}. Hukuman baru ada bila dijatuhkan pejabat yang \
             berwenang sesudah pemeriksaan.",
            hukuman.tingkat().label().to_lowercase()
        ),
        None => "Menurut tabel: belum ada hukuman disiplin.".into(),
    });
    teks.into_iter().map(|t| Langkah::baru(PASAL, t)).collect()
}

fn kalimat_baris(kumulatif: u16) -> String {
    let Some(baris) = JENJANG.iter().rposition(|(dari, _)| *dari <= kumulatif) else {
        return format!("Tabel dimulai pada {} hari dalam setahun.", JENJANG[0].0);
    };
    let (dari, hukuman) = JENJANG[baris];
    let hukuman = hukuman.label().to_lowercase();
    match JENJANG.get(baris + 1).map(|(berikut, _)| berikut - 1) {
        Some(sampai) if sampai == dari => format!("Baris pada tabel: {dari} hari, {hukuman}."),
        Some(sampai) => format!("Baris pada tabel: {dari} sampai {sampai} hari, {hukuman}."),
        None => format!("Baris pada tabel: {dari} hari atau lebih, {hukuman}."),
    }
}

const HARI: Jenis = Jenis::Bulat { min: 0, maks: 366 };
const KUMULATIF: Isian =
    Isian::wajib("hari_kumulatif_setahun", "Hari kerja tidak masuk dalam satu tahun kalender", HARI);
const BERTURUT: Isian = Isian::wajib("hari_berturut", "Hari kerja tidak masuk berturut-turut", HARI);

const TINGKAT: Isian =
    Isian::boleh("tingkat", "Tingkat hukuman disiplin", Jenis::Pilihan(TingkatHukuman::PILIHAN));
const HUKUMAN: Isian = Isian::boleh("hukuman", "Hukuman disiplin", Jenis::Pilihan(HukumanDisiplin::PILIHAN));

pub(crate) const ATURAN: Aturan = Aturan {
    id: "pp94_2021.tidak_masuk_kerja",
    topik: Topik::HukumanTidakMasuk,
    judul: "Hukuman disiplin karena tidak masuk kerja tanpa alasan yang sah",
    isi: &[
        "Hari kerja yang ditinggalkan tanpa alasan yang sah dijumlahkan dalam satu tahun kalender. Mulai 3 hari ada \
         hukuman disiplin, yang makin berat menurut jumlah harinya.",
        "Tidak masuk 10 hari kerja berturut-turut berakibat pemberhentian, walaupun jumlah setahun belum mencapai 28 hari. \
         Hari berturut-turut dapat melewati pergantian tahun.",
        "Tabel ini bukan keputusan. Hukuman dijatuhkan oleh pejabat yang berwenang sesudah pemeriksaan, dan Anda berhak \
         menyampaikan alasan Anda.",
    ],
    pembulatan: "Tidak ada angka yang dibulatkan; hanya hari penuh yang dihitung.",
    regulasi: "PP 94/2021",
    pasal: "Pasal 9 sampai 11",
    // Day of promulgation, from general knowledge.
    berlaku_mulai: NaiveDate::from_ymd_opt(2021, 8, 31),
    berlaku_sampai: None,
    // Three press reports agree on every row.
    keyakinan: Keyakinan::Tinggi,
    contoh_masukan: r#"{"hari_kumulatif_setahun":5,"hari_berturut":2}"#,
    isian: &[KUMULATIF, BERTURUT],
    luaran: &[TINGKAT, HUKUMAN],
    hitung,
};

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let kumulatif = masukan.bulat_sebagai(&KUMULATIF)?;
    let berturut = masukan.bulat_sebagai(&BERTURUT)?;
    penjelasan.isi(|| jelaskan_hukuman_tidak_masuk(kumulatif, berturut));
    let hukuman = hukuman_tidak_masuk(kumulatif, berturut);
    Ok(Keluaran::baru([
        ("tingkat", hukuman.map(|h| h.tingkat().kode()).into()),
        ("hukuman", hukuman.map(HukumanDisiplin::kode).into()),
    ]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_at_both_edges() {
        let tabel = [
            (0, 2, None),
            (3, 3, Some(H::TeguranLisan)),
            (4, 6, Some(H::TeguranTertulis)),
            (7, 10, Some(H::TidakPuasTertulis)),
            (11, 13, Some(H::PotongTukin6Bulan)),
            (14, 16, Some(H::PotongTukin9Bulan)),
            (17, 20, Some(H::PotongTukin12Bulan)),
            (21, 24, Some(H::PenurunanJabatan)),
            (25, 27, Some(H::PembebasanJabatan)),
            (28, 366, Some(H::Pemberhentian)),
        ];
        for (dari, sampai, hukuman) in tabel {
            assert_eq!([dari, sampai].map(|hari| hukuman_tidak_masuk(hari, 0)), [hukuman; 2], "{dari}");
        }
    }

    #[test]
    fn ten_days_in_a_row_weigh_more_than_the_count() {
        assert_eq!(hukuman_tidak_masuk(9, 9), Some(H::TidakPuasTertulis));
        assert_eq!(hukuman_tidak_masuk(10, 9), Some(H::TidakPuasTertulis));
        assert_eq!(hukuman_tidak_masuk(10, 10), Some(H::Pemberhentian));
        assert_eq!(hukuman_tidak_masuk(4, 10), Some(H::Pemberhentian), "over the turn of the year");
    }

    #[test]
    fn levels_hold_three_punishments_each() {
        let tingkat = HukumanDisiplin::ALL.chunks(3).map(|tiga| tiga.iter().map(|h| h.tingkat()));
        for (sama, harap) in tingkat.zip(TingkatHukuman::ALL) {
            assert!(sama.eq([*harap; 3]));
        }
    }

    #[test]
    fn the_explanation_names_the_row_and_who_decides() {
        let teks = |kumulatif, berturut| {
            let langkah = jelaskan_hukuman_tidak_masuk(kumulatif, berturut);
            langkah.into_iter().map(|l| l.teks).collect::<Vec<_>>().join("\n")
        };
        assert!(teks(5, 2).contains("Baris pada tabel: 4 sampai 6 hari, teguran tertulis."));
        assert!(teks(3, 0).contains("Baris pada tabel: 3 hari, teguran lisan."));
        assert!(teks(30, 0).contains("28 hari atau lebih"));
        assert!(teks(30, 0).contains("pejabat yang berwenang"));
        assert!(teks(2, 0).ends_with("belum ada hukuman disiplin."));
        assert!(teks(4, 10).contains("melewati pergantian tahun") && !teks(10, 10).contains("pergantian"));
    }
}
