//! How TPP is split between produktivitas and disiplin.

use super::{Setempat, setempat};
use crate::{
    Pecahan,
    galat::{Galat, Kode},
    isian::{Isian, Jenis},
    masukan::Masukan,
};

/// Shares of the TPP in percent; together 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PembagianTpp {
    pub produktivitas: Pecahan,
    pub disiplin: Pecahan,
}

const PERSEN: Jenis = Jenis::Desimal { min: 0, maks: 100 };
const PRODUKTIVITAS: Isian = Isian::wajib("produktivitas", "Bagian produktivitas kerja (persen)", PERSEN);
const DISIPLIN: Isian = Isian::wajib("disiplin", "Bagian disiplin kerja (persen)", PERSEN);

setempat! { PembagianTpp {
    id: "pembagian_tpp",
    judul: "Pembagian TPP menurut produktivitas dan disiplin",
    isi: &["Berapa persen TPP mengikuti capaian produktivitas dan berapa persen mengikuti disiplin. Keduanya \
            berjumlah 100."],
    bawaan: r#"{"produktivitas":60,"disiplin":40}"#,
    alasan_bawaan: "Pembagian 60 dan 40 dilaporkan dari Kepmendagri 900-4700/2020; peraturan kepala daerah menentukan.",
    isian: &[PRODUKTIVITAS, DISIPLIN],
} }

impl Setempat for PembagianTpp {
    fn baca(masukan: &Masukan<'_>) -> Result<Self, Galat> {
        let bagian =
            Self { produktivitas: masukan.desimal(&PRODUKTIVITAS)?, disiplin: masukan.desimal(&DISIPLIN)? };
        if bagian.produktivitas + bagian.disiplin == Pecahan::bulat(100) {
            return Ok(bagian);
        }
        let isi = format!(
            "harus menjadi {} agar keduanya berjumlah 100",
            Pecahan::bulat(100) - bagian.produktivitas
        );
        Err(masukan.butir(&DISIPLIN)?.tolak(Kode::DiLuarBatas, &isi))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shares_are_a_whole() {
        assert!(PembagianTpp::dari(Some(r#"{"produktivitas":62.5,"disiplin":37.5}"#)).is_ok());
        let galat = PembagianTpp::dari(Some(r#"{"produktivitas":70,"disiplin":40}"#)).expect_err("110");
        assert_eq!(galat.field.as_deref(), Some("disiplin"));
        assert!(galat.pesan.contains("harus menjadi 30"), "{}", galat.pesan);
    }
}
