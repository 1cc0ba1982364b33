//! The rule `nip.parse`: what the digits of a NIP say, as an answer to anyone who asks.

use crate::{
    JenisAsn, Nip,
    galat::Galat,
    isian::{Isian, Jenis, Masukan},
    kalender::tulis_tanggal,
    registri::{Aturan, Keluaran, Keyakinan, Langkah, Penjelasan},
};

const PASAL: &str = "Perka BKN 22/2007";
const NIP: Isian = Isian::wajib("nip", "NIP (18 angka tanpa spasi)", Jenis::Teks);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "nip.parse",
    topik: "nip",
    judul: "Arti angka-angka NIP",
    regulasi: PASAL,
    pasal: "Susunan NIP 18 angka",
    // How a number is read does not depend on the day of asking.
    berlaku_mulai: None,
    berlaku_sampai: None,
    keyakinan: Keyakinan::Tinggi,
    contoh_masukan: r#"{"nip":"198609262015051001"}"#,
    isian: &[NIP],
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

fn hitung(masukan: Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    match Nip::parse(masukan.teks(&NIP)?) {
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
