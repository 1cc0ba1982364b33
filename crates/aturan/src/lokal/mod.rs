//! Local rules: what the law leaves to the instansi, or leaves in doubt. Each is data of an instansi with a first day
//! and a legal ground; here stand its fields, its check and its default.
//!
//! Until the instansi decides, the default is the reading that is gentler to the employee.

mod dianggap_tervalidasi;
mod hari_libur;
mod jangka_waktu;
mod keberatan;
mod pembagian_tpp;
mod pembulatan_gaji;
mod pola_distribusi;
mod potongan_terlambat;

use serde_json::{Value, value::RawValue};

pub use dianggap_tervalidasi::DianggapTervalidasi;
pub use hari_libur::HariLibur;
pub use jangka_waktu::JangkaWaktu;
pub use keberatan::{HitungKeberatan, Keberatan};
pub use pembagian_tpp::PembagianTpp;
pub use pembulatan_gaji::{Arah, PembulatanGaji};
pub use pola_distribusi::{HitunganPola, PolaDistribusi};
pub use potongan_terlambat::PotonganTerlambat;

use crate::{galat::Galat, isian::Isian, keluaran::Nilai, masukan::Masukan, pintu::baca_json};

/// A local rule: what it decides, what it needs, and what holds until it is set.
#[derive(Debug, Clone, Copy)]
pub struct AturanLokal {
    /// Word in the database and in the address.
    pub id: &'static str,
    pub judul: &'static str,
    /// What it decides, in short paragraphs of plain Bahasa Indonesia.
    pub isi: &'static [&'static str],
    /// What holds until the instansi sets it, as JSON of [`AturanLokal::isian`].
    pub bawaan: &'static str,
    /// Why the default is what it is, as a sentence.
    pub alasan_bawaan: &'static str,
    pub isian: &'static [Isian],
    baca: fn(&Masukan<'_>) -> Result<(), Galat>,
}

impl AturanLokal {
    /// Checks values that an officer entered.
    ///
    /// # Errors
    /// A [`Galat`] at the field that does not fit.
    pub fn periksa(&self, isi: &RawValue) -> Result<(), Galat> {
        (self.baca)(&Masukan::awal(isi, self.isian)?)
    }

    /// The values in words, each under its label, in the order of the fields; what is not there is left out.
    ///
    /// # Errors
    /// `json_rusak` where `isi` is no JSON.
    pub fn uraikan(&self, isi: &str) -> Result<Vec<(&'static str, Vec<String>)>, Galat> {
        let nilai: Value = serde_json::from_str(isi).map_err(|galat| crate::pintu::baca::rusak(&galat))?;
        let satu = |isian: &Isian| {
            nilai.get(isian.nama).map(|nilai| (isian.label, Nilai::dari_json(nilai).baca(isian.jenis)))
        };
        Ok(self.isian.iter().filter_map(satu).collect())
    }
}

/// A local rule as a value that the program works with.
trait Setempat: Sized {
    fn baca(masukan: &Masukan<'_>) -> Result<Self, Galat>;
}

/// Reads the JSON that the database keeps, or what holds by default.
fn dari<T: Setempat>(aturan: &AturanLokal, isi: Option<&str>) -> Result<T, Galat> {
    let mentah = baca_json(isi.unwrap_or(aturan.bawaan).as_bytes())?;
    T::baca(&Masukan::awal(mentah, aturan.isian)?)
}

/// The entry of a type and the way from the database to it.
macro_rules! setempat {
    ($tipe:ident { $($isi:tt)* }) => {
        impl $tipe {
            /// What it is and how it is set.
            pub const ATURAN: $crate::lokal::AturanLokal = $crate::lokal::AturanLokal {
                $($isi)*
                baca: |masukan| <Self as $crate::lokal::Setempat>::baca(masukan).map(|_| ()),
            };

            /// From the JSON that the database keeps; None gives what holds until the instansi sets it.
            ///
            /// # Errors
            /// A [`Galat`](crate::Galat) where `isi` is not what was once checked.
            pub fn dari(isi: Option<&str>) -> Result<Self, $crate::Galat> {
                $crate::lokal::dari(&Self::ATURAN, isi)
            }
        }
    };
}
use setempat;

static DAFTAR: [AturanLokal; 8] = [
    Keberatan::ATURAN,
    JangkaWaktu::ATURAN,
    HariLibur::ATURAN,
    PolaDistribusi::ATURAN,
    DianggapTervalidasi::ATURAN,
    PembagianTpp::ATURAN,
    PotonganTerlambat::ATURAN,
    PembulatanGaji::ATURAN,
];

/// Every local rule.
pub fn daftar() -> &'static [AturanLokal] {
    &DAFTAR
}

/// The local rule with this id.
pub fn cari(id: &str) -> Option<&'static AturanLokal> {
    DAFTAR.iter().find(|a| a.id == id)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_default_is_sound_and_reads_in_words() {
        for a in daftar() {
            let isi = RawValue::from_string(a.bawaan.to_owned()).expect("JSON");
            assert_eq!(a.periksa(&isi), Ok(()), "{}", a.id);
            let uraian = a.uraikan(a.bawaan).expect("JSON");
            assert_eq!(uraian.len(), a.isian.len(), "{}", a.id);
            let teks: Vec<_> = uraian.iter().flat_map(|(_, nilai)| nilai).collect();
            assert!(teks.iter().all(|t| !t.contains('_') && !t.is_empty()), "{}: {teks:?}", a.id);
            assert!(a.alasan_bawaan.ends_with('.') && a.isi.iter().all(|t| t.ends_with('.')));
        }
        let id: HashSet<_> = daftar().iter().map(|a| a.id).collect();
        assert_eq!(id.len(), daftar().len());
    }
}
