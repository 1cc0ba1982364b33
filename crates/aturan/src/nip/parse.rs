//! The rule `nip.parse`: what the digits of a NIP say, as an answer to anyone who asks.

use crate::{
    JenisAsn, Kelamin, Nip, NipKeliru, Pilihan,
    galat::Galat,
    isian::{Isian, Jenis},
    kalender::tulis_tanggal,
    keluaran::Keluaran,
    masukan::Masukan,
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    topik::Topik,
};

const PASAL: &str = "Perka BKN 22/2007";
const NIP: Isian = Isian::wajib("nip", "NIP (18 angka tanpa spasi)", Jenis::Teks);

const VALID: Isian =
    Isian::wajib("valid", "Susunan NIP", Jenis::Benar { ya: "Sesuai aturan", tidak: "Belum sesuai aturan" });
const ALASAN: Isian = Isian::boleh("alasan", "Alasan", Jenis::Pilihan(ALASAN_NIP));
const JENIS: Isian = Isian::boleh("jenis", "Jenis pegawai", Jenis::Pilihan(JenisAsn::PILIHAN));
const LAHIR: Isian = Isian::boleh("lahir", "Tanggal lahir", Jenis::Tanggal);
const TAHUN: Isian = Isian::boleh("tahun_angkat", "Tahun pengangkatan", Jenis::Tahun);
const KELAMIN: Isian = Isian::boleh("kelamin", "Jenis kelamin", Jenis::Pilihan(Kelamin::PILIHAN));
const URUT: Isian = Isian::boleh("urut", "Nomor urut", Jenis::Teks);
const BULAN: Isian = Isian::boleh("bulan_angkat", "Bulan pengangkatan", Jenis::Bulan);
/// Why a number is no NIP, in the words of its codes.
const ALASAN_NIP: &[Pilihan] = &[
    Pilihan { kode: NipKeliru::Bukan18Digit.kode(), label: "Bukan tepat 18 angka tanpa spasi" },
    Pilihan {
        kode: NipKeliru::TanggalLahir.kode(),
        label: "Angka 1-8 bukan tanggal lahir yang ada di kalender",
    },
    Pilihan {
        kode: NipKeliru::BulanTmt.kode(),
        label: "Angka 13-14 bukan bulan pengangkatan dan bukan kode PPPK",
    },
    Pilihan {
        kode: NipKeliru::JenisKelamin.kode(),
        label: "Angka ke-15 bukan 1 (laki-laki) atau 2 (perempuan)",
    },
];

pub(crate) const ATURAN: Aturan = Aturan {
    id: "nip.parse",
    topik: Topik::Nip,
    judul: "Arti angka-angka NIP",
    isi: &[
        "NIP terdiri dari 18 angka: tanggal lahir (8 angka), tahun pengangkatan (4), bulan pengangkatan atau kode PPPK \
         (2), jenis kelamin (1), dan nomor urut (3).",
        "NIP tidak memiliki angka pemeriksa. Susunan yang benar belum berarti NIP itu milik seseorang.",
        "Alamat hasil hitungan memuat NIP yang Anda isi. Pertimbangkan sebelum membagikannya.",
    ],
    pembulatan: "Tidak ada angka yang dibulatkan.",
    regulasi: PASAL,
    pasal: "Susunan NIP 18 angka",
    // How a number is read does not depend on the day of asking.
    berlaku_mulai: None,
    berlaku_sampai: None,
    keyakinan: Keyakinan::Tinggi,
    contoh_masukan: r#"{"nip":"198609262015051001"}"#,
    isian: &[NIP],
    luaran: &[VALID, ALASAN, JENIS, LAHIR, TAHUN, KELAMIN, URUT, BULAN],
    hitung,
};

/// What each group of digits says; for a NIP accepted by an import also that digits 13-14 are to be looked at.
pub fn jelaskan_nip(nip: &Nip) -> Vec<Langkah> {
    let angka = nip.as_str();
    vec![
        Langkah::baru(
            PASAL,
            format!("Angka 1-8 ({}): tanggal lahir {}.", &angka[..8], tulis_tanggal(nip.lahir())),
        ),
        Langkah::baru(PASAL, format!("Angka 9-12 ({}): tahun pengangkatan.", &angka[8..12])),
        Langkah::baru(PASAL, format!("Angka 13-14 ({}): {}.", &angka[12..14], arti_13_14(nip.jenis()))),
        Langkah::baru(PASAL, format!("Angka 15 ({}): jenis kelamin {}.", &angka[14..15], nip.kelamin())),
        Langkah::baru(PASAL, format!("Angka 16-18 ({}): nomor urut.", nip.urut())),
    ]
}

const fn arti_13_14(jenis: Option<JenisAsn>) -> &'static str {
    match jenis {
        Some(JenisAsn::Pns) => "bulan pengangkatan, berarti PNS",
        Some(JenisAsn::Pppk) => "kode PPPK; arti kode ini bersumber sekunder, mohon diperiksa",
        None => "kode belum dikenal, perlu diperiksa",
    }
}

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    match Nip::parse(&masukan.teks(&NIP)?) {
        Ok(nip) => {
            penjelasan.isi(|| jelaskan_nip(&nip));
            Ok(sah(&nip))
        }
        Err(keliru) => {
            penjelasan.isi(|| vec![Langkah::baru(PASAL, format!("{keliru}."))]);
            Ok(Keluaran::baru([("valid", false.into()), ("alasan", keliru.kode().into())]))
        }
    }
}

fn sah(nip: &Nip) -> Keluaran {
    let mut keluaran = Keluaran::baru([("valid", true.into())]);
    if let Some(jenis) = nip.jenis() {
        keluaran.tambah("jenis", jenis.kode());
    }
    keluaran.tambah("lahir", nip.lahir());
    keluaran.tambah("tahun_angkat", nip.tahun_angkat());
    keluaran.tambah("kelamin", nip.kelamin().kode());
    keluaran.tambah("urut", nip.urut().to_owned());
    if let Some(bulan) = nip.bulan_angkat() {
        keluaran.tambah("bulan_angkat", bulan);
    }
    keluaran
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_group_of_digits_is_explained() {
        let nip = Nip::parse("199501012025211001").expect("a sound NIP");
        let teks: Vec<_> = jelaskan_nip(&nip).into_iter().map(|l| l.teks).collect();
        assert_eq!(teks[0], "Angka 1-8 (19950101): tanggal lahir 1 Januari 1995.");
        assert!(teks[2].contains("(21): kode PPPK") && teks[2].contains("mohon diperiksa"));
        assert_eq!(teks[3], "Angka 15 (1): jenis kelamin Laki-laki.");
        assert_eq!(teks[4], "Angka 16-18 (001): nomor urut.");
    }

    #[test]
    fn an_unknown_code_is_named_as_such() {
        let nip = Nip::periksa("198609262015131001").nip().expect("accepted marked");
        assert!(jelaskan_nip(&nip)[2].teks.contains("perlu diperiksa"));
    }
}
