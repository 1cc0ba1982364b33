//! The name of a region from its code.

use crate::{
    galat::{Galat, Kode},
    isian::{Isian, Jenis},
    keluaran::Keluaran,
    masukan::Masukan,
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    topik::Topik,
};

const PASAL: &str = "Kode wilayah Kementerian Dalam Negeri";

/// Codes in rising order, as published by Kemendagri (cahyadsn/wilayah of 8 August 2026): the four regions that work
/// with the program, their kecamatan, their provinces, and Sinabang.
const TABEL: &[(&str, &str)] = &[
    ("11", "Aceh"),
    ("11.09", "Kabupaten Simeulue"),
    ("11.09.01", "Simeulue Tengah"),
    ("11.09.02", "Salang"),
    ("11.09.03", "Teupah Barat"),
    ("11.09.04", "Simeulue Timur"),
    ("11.09.04.2017", "Sinabang"),
    ("11.09.05", "Teluk Dalam"),
    ("11.09.06", "Simeulue Barat"),
    ("11.09.07", "Teupah Selatan"),
    ("11.09.08", "Alafan"),
    ("11.09.09", "Teupah Tengah"),
    ("11.09.10", "Simeulue Cut"),
    ("12", "Sumatera Utara"),
    ("12.71", "Kota Medan"),
    ("12.71.01", "Medan Kota"),
    ("12.71.02", "Medan Sunggal"),
    ("12.71.03", "Medan Helvetia"),
    ("12.71.04", "Medan Denai"),
    ("12.71.05", "Medan Barat"),
    ("12.71.06", "Medan Deli"),
    ("12.71.07", "Medan Tuntungan"),
    ("12.71.08", "Medan Belawan"),
    ("12.71.09", "Medan Amplas"),
    ("12.71.10", "Medan Area"),
    ("12.71.11", "Medan Johor"),
    ("12.71.12", "Medan Marelan"),
    ("12.71.13", "Medan Labuhan"),
    ("12.71.14", "Medan Tembung"),
    ("12.71.15", "Medan Maimun"),
    ("12.71.16", "Medan Polonia"),
    ("12.71.17", "Medan Baru"),
    ("12.71.18", "Medan Perjuangan"),
    ("12.71.19", "Medan Petisah"),
    ("12.71.20", "Medan Timur"),
    ("12.71.21", "Medan Selayang"),
    ("13", "Sumatera Barat"),
    ("13.73", "Kota Sawahlunto"),
    ("13.73.01", "Lembah Segar"),
    ("13.73.02", "Barangin"),
    ("13.73.03", "Silungkang"),
    ("13.73.04", "Talawi"),
    ("14", "Riau"),
    ("14.72", "Kota Dumai"),
    ("14.72.01", "Dumai Barat"),
    ("14.72.02", "Dumai Timur"),
    ("14.72.03", "Bukit Kapur"),
    ("14.72.04", "Sungai Sembilan"),
    ("14.72.05", "Medang Kampai"),
    ("14.72.06", "Dumai Kota"),
    ("14.72.07", "Dumai Selatan"),
];

/// Which part of the country a code names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TingkatWilayah {
    Provinsi,
    KabupatenKota,
    Kecamatan,
    /// Desa or kelurahan.
    Desa,
}

impl TingkatWilayah {
    const fn label(self) -> &'static str {
        match self {
            Self::Provinsi => "provinsi",
            Self::KabupatenKota => "kabupaten atau kota",
            Self::Kecamatan => "kecamatan",
            Self::Desa => "desa atau kelurahan",
        }
    }
}

/// A code as it is written: `11`, `11.09`, `11.09.04` or `11.09.04.2017`. Not every code has a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KodeWilayah<'a> {
    kode: &'a str,
    tingkat: TingkatWilayah,
}

/// Why a text is no [`KodeWilayah`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "Tulis kode Kemendagri dengan titik: 11 (provinsi), 11.09 (kabupaten atau kota), 11.09.04 (kecamatan), atau \
     11.09.04.2017 (desa atau kelurahan); kode BPS berbeda"
)]
pub struct KodeWilayahKeliru;

impl<'a> KodeWilayah<'a> {
    /// Reads two, four or six digits in pairs, or these and four more, with dots between.
    ///
    /// # Errors
    /// [`KodeWilayahKeliru`] for any other text, also for codes without dots: they may be those of BPS.
    pub fn parse(kode: &'a str) -> Result<Self, KodeWilayahKeliru> {
        let ruas: Vec<_> =
            kode.split('.').map(|r| (r.len(), r.bytes().all(|b| b.is_ascii_digit()))).collect();
        let tingkat = match ruas.as_slice() {
            [(2, true)] => TingkatWilayah::Provinsi,
            [(2, true), (2, true)] => TingkatWilayah::KabupatenKota,
            [(2, true), (2, true), (2, true)] => TingkatWilayah::Kecamatan,
            [(2, true), (2, true), (2, true), (4, true)] => TingkatWilayah::Desa,
            _ => return Err(KodeWilayahKeliru),
        };
        Ok(Self { kode, tingkat })
    }

    /// Which part of the country it names.
    pub const fn tingkat(self) -> TingkatWilayah {
        self.tingkat
    }

    /// The codes from the province down to this one.
    fn turunan(self) -> impl Iterator<Item = Self> {
        let panjang = [(2, TingkatWilayah::Provinsi), (5, TingkatWilayah::KabupatenKota)];
        let panjang = panjang.into_iter().chain([(8, TingkatWilayah::Kecamatan), (13, TingkatWilayah::Desa)]);
        panjang.filter_map(move |(n, tingkat)| Some(Self { kode: self.kode.get(..n)?, tingkat }))
    }
}

/// The name of a region; None if the code is not in the list, which knows a few regions only.
pub fn nama_wilayah(kode: KodeWilayah<'_>) -> Option<&'static str> {
    TABEL.binary_search_by_key(&kode.kode, |(kode, _)| kode).ok().map(|i| TABEL[i].1)
}

/// One step for each part of the code, from the province down.
pub fn jelaskan_wilayah(kode: KodeWilayah<'_>) -> Vec<Langkah> {
    let satu = |k: KodeWilayah<'_>| {
        let nama = nama_wilayah(k).unwrap_or("belum ada dalam daftar kami");
        Langkah::baru(PASAL, format!("Kode {} ({}): {nama}.", k.kode, k.tingkat.label()))
    };
    kode.turunan().map(satu).collect()
}

const KODE: Isian = Isian::wajib("kode", "Kode wilayah Kemendagri, misalnya 11.09", Jenis::Teks);
// An unknown code is an answer, not a mistake of the person who asks: the list is short.
const NAMA: Isian = Isian::boleh("nama", "Nama wilayah", Jenis::Teks);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "wilayah.kode_kemendagri",
    topik: Topik::KodeWilayah,
    judul: "Nama wilayah dari kode Kementerian Dalam Negeri",
    isi: &[
        "Kode wilayah Kemendagri terdiri dari 2 angka untuk provinsi, lalu 2 angka untuk kabupaten atau kota, 2 angka untuk \
         kecamatan, dan 4 angka untuk desa atau kelurahan, dengan titik di antaranya.",
        "Kode Badan Pusat Statistik (BPS) berbeda dan tidak boleh dicampur: Kabupaten Simeulue berkode 11.09 menurut \
         Kemendagri dan 1101 menurut BPS.",
        "Daftar kami memuat Kabupaten Simeulue, Kota Medan, Kota Sawahlunto, dan Kota Dumai. Kode lain yang susunannya benar \
         dijawab tanpa nama.",
    ],
    pembulatan: "Tidak ada angka yang dibulatkan.",
    regulasi: "Kode wilayah Kemendagri",
    pasal: "Daftar kode dan data wilayah administrasi pemerintahan",
    // The list is data of one day, and reading a code does not depend on the day of asking.
    berlaku_mulai: None,
    berlaku_sampai: None,
    // A public copy of the list of Kemendagri.
    keyakinan: Keyakinan::Sedang,
    contoh_masukan: r#"{"kode":"11.09"}"#,
    isian: &[KODE],
    luaran: &[NAMA],
    hitung,
};

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let teks = masukan.teks(&KODE)?;
    let kode = KodeWilayah::parse(&teks)
        .map_err(|keliru| Galat::pada(Kode::DiLuarBatas, KODE.nama, format!("{keliru}.")))?;
    penjelasan.isi(|| jelaskan_wilayah(kode));
    Ok(Keluaran::baru([("nama", nama_wilayah(kode).into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nama(kode: &str) -> Result<Option<&'static str>, KodeWilayahKeliru> {
        KodeWilayah::parse(kode).map(nama_wilayah)
    }

    #[test]
    fn the_table_is_in_order_and_each_code_has_its_parents() {
        assert_eq!(TABEL.len(), 51);
        assert!(TABEL.windows(2).all(|p| p[0].0 < p[1].0));
        for (kode, isi) in TABEL {
            assert_eq!(nama(kode), Ok(Some(*isi)));
            assert!(KodeWilayah::parse(kode).is_ok_and(|k| k.turunan().all(|k| nama_wilayah(k).is_some())));
        }
        let kecamatan =
            |kota: &str| TABEL.iter().filter(|(k, _)| k.len() == 8 && k.starts_with(kota)).count();
        assert_eq!(["11.09", "12.71", "13.73", "14.72"].map(kecamatan), [10, 21, 4, 7]);
    }

    #[test]
    fn regions_have_names() {
        assert_eq!(nama("11.09"), Ok(Some("Kabupaten Simeulue")));
        assert_eq!(nama("11.09.04"), Ok(Some("Simeulue Timur")));
        assert_eq!(nama("11.09.04.2017"), Ok(Some("Sinabang")));
        assert_eq!(nama("14.72.07"), Ok(Some("Dumai Selatan")));
        for lain in ["31", "99.99", "11.09.99", "11.09.04.2018"] {
            assert_eq!(nama(lain), Ok(None), "{lain}");
        }
    }

    #[test]
    fn other_writings_are_refused() {
        for salah in [
            "",
            "1",
            "1101",
            "1275",
            "11.9",
            "11.09.",
            ".11",
            "11.09.4",
            "11.09.04.17",
            "11-09",
            "11.09.04.2017.1",
            "١١",
        ] {
            assert_eq!(nama(salah), Err(KodeWilayahKeliru), "{salah}");
        }
    }

    #[test]
    fn the_explanation_goes_from_the_province_down() {
        let teks = |kode| -> Vec<_> {
            let kode = KodeWilayah::parse(kode).expect("a code");
            jelaskan_wilayah(kode).into_iter().map(|l| l.teks).collect()
        };
        assert_eq!(
            teks("11.09.04"),
            [
                "Kode 11 (provinsi): Aceh.",
                "Kode 11.09 (kabupaten atau kota): Kabupaten Simeulue.",
                "Kode 11.09.04 (kecamatan): Simeulue Timur."
            ]
        );
        assert_eq!(teks("11.99")[1], "Kode 11.99 (kabupaten atau kota): belum ada dalam daftar kami.");
    }
}
