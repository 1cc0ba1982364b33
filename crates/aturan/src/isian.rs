//! The fields of a rule and the members of its answer, described once: the calculator draws them, the readers check
//! them, the API publishes them as a schema.

use crate::{Pilihan, desimal::ribuan};

/// First day that a date may name: the day of the Proklamasi.
pub const TANGGAL_MIN: &str = "1945-08-17";
/// Last day that a date may name.
pub const TANGGAL_MAKS: &str = "2100-12-31";
/// Most decimal places of a number that is typed or sent.
pub const TEMPAT_MAKS: u32 = 6;

/// One field of a rule's input, or one member of its answer.
#[derive(Debug, Clone, Copy)]
pub struct Isian {
    /// Name on the wire; empty for the elements of a list.
    pub nama: &'static str,
    /// Label on the screen.
    pub label: &'static str,
    pub jenis: Jenis,
    /// Input: whether it must be given; where it need not, `null` means the same as leaving it out.
    /// Answer: whether it is always there and never `null`.
    pub wajib: bool,
}

/// What a field holds. Bounds are included.
#[derive(Debug, Clone, Copy)]
pub enum Jenis {
    /// One word of a closed list.
    Pilihan(&'static [Pilihan]),
    /// True or false, and how each is read aloud.
    Benar { ya: &'static str, tidak: &'static str },
    /// A whole number.
    Bulat { min: i64, maks: i64 },
    /// Whole rupiah.
    Rupiah { min: i64, maks: i64 },
    /// A number with at most [`TEMPAT_MAKS`] decimal places.
    Desimal { min: i64, maks: i64 },
    /// A calendar year, written without a separator.
    Tahun,
    /// A month, 1 to 12.
    Bulan,
    /// `"2026-01-12"`, from [`TANGGAL_MIN`] to [`TANGGAL_MAKS`].
    Tanggal,
    /// `"07:30"`.
    Waktu,
    /// A moment with its offset: `"2026-05-01T10:00:00+07:00"`.
    Saat,
    /// Any text; what it means is the rule's answer, not an error.
    Teks,
    /// An object with fields of its own.
    Kelompok(&'static [Isian]),
    /// So many values of one kind.
    Daftar { isi: &'static Isian, min: usize, maks: usize },
    /// Values of one kind under names that are free, such as those of candidates.
    Peta { isi: &'static Isian, min: usize, maks: usize },
}

impl Isian {
    /// A field that must be given, or a member that is always there.
    pub(crate) const fn wajib(nama: &'static str, label: &'static str, jenis: Jenis) -> Self {
        Self { nama, label, jenis, wajib: true }
    }

    /// A field that may be left out, or a member that may be missing or null.
    pub(crate) const fn boleh(nama: &'static str, label: &'static str, jenis: Jenis) -> Self {
        Self { nama, label, jenis, wajib: false }
    }
}

impl Jenis {
    /// Any whole number: for members of an answer.
    pub(crate) const BULAT: Self = Self::Bulat { min: i64::MIN, maks: i64::MAX };
    /// Any number: for members of an answer.
    pub(crate) const DESIMAL: Self = Self::Desimal { min: i64::MIN, maks: i64::MAX };
    /// Any sum of money: for members of an answer.
    pub(crate) const RUPIAH: Self = Self::Rupiah { min: i64::MIN, maks: i64::MAX };

    /// Least and greatest whole number of a kind that is a number; None for all other kinds.
    pub(crate) const fn batas(self) -> Option<(i64, i64)> {
        match self {
            Self::Bulat { min, maks } | Self::Rupiah { min, maks } | Self::Desimal { min, maks } => {
                Some((min, maks))
            }
            Self::Tahun => Some((1945, 2100)),
            Self::Bulan => Some((1, 12)),
            _ => None,
        }
    }

    /// What to write there, for a refusal: "bilangan bulat …, antara 0 dan 40".
    pub(crate) fn seharusnya(self) -> String {
        match self {
            Self::Pilihan(pilihan) => {
                format!("salah satu kata ini dalam tanda kutip: {}", kata(pilihan))
            }
            Self::Benar { .. } => "true atau false tanpa tanda kutip".to_owned(),
            Self::Bulat { min, maks } | Self::Rupiah { min, maks } => {
                format!("bilangan bulat tanpa tanda kutip dan tanpa koma, {}", antara(min, maks))
            }
            Self::Desimal { min, maks } => format!(
                "angka tanpa tanda kutip, dengan titik sebelum pecahan dan paling banyak {TEMPAT_MAKS} angka di \
                 belakangnya, {}",
                antara(min, maks)
            ),
            Self::Tahun => "tahun tanpa tanda kutip, misalnya 2026".to_owned(),
            Self::Bulan => "nomor bulan tanpa tanda kutip, antara 1 dan 12".to_owned(),
            Self::Tanggal => SEHARUSNYA_TANGGAL.to_owned(),
            Self::Waktu => "jam dan menit dalam tanda kutip, misalnya \"07:30\"".to_owned(),
            Self::Saat => {
                "tanggal, jam, dan selisih waktu dalam tanda kutip, misalnya \"2026-05-01T10:00:00+07:00\""
                    .to_owned()
            }
            Self::Teks => "teks dalam tanda kutip".to_owned(),
            Self::Kelompok(_) => "objek JSON di antara { dan }".to_owned(),
            Self::Daftar { isi, min, maks } => {
                format!("daftar di antara [ dan ] berisi {} {}", banyak(min, maks), isi.label)
            }
            Self::Peta { isi, min, maks } => {
                format!("objek JSON di antara {{ dan }} berisi {} {}", banyak(min, maks), isi.label)
            }
        }
    }
}

pub(crate) const SEHARUSNYA_TANGGAL: &str = "tanggal dalam tanda kutip, misalnya \"2026-01-12\"";

/// The words of a closed list, with commas.
pub(crate) fn kata(pilihan: &[Pilihan]) -> String {
    pilihan.iter().map(|p| p.kode).collect::<Vec<_>>().join(", ")
}

/// "antara 0 dan 1.000".
pub(crate) fn antara(min: i64, maks: i64) -> String {
    format!("antara {} dan {}", angka(min), angka(maks))
}

fn banyak(min: usize, maks: usize) -> String {
    if min == maks { format!("tepat {maks}") } else { format!("{min} sampai {maks}") }
}

fn angka(nilai: i64) -> String {
    let tanda = if nilai < 0 { "-" } else { "" };
    format!("{tanda}{}", ribuan(nilai.unsigned_abs()))
}

/// At most 60 characters of what was sent, so that a refusal stays readable.
pub(crate) fn kutip(teks: &str) -> &str {
    teks.char_indices().nth(60).map_or(teks, |(akhir, _)| &teks[..akhir])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_are_quoted_shortly_and_whole_characters() {
        assert_eq!(kutip(&"é".repeat(100)).chars().count(), 60);
        assert_eq!(kutip("pendek"), "pendek");
    }

    #[test]
    fn bounds_are_read_as_people_write_them() {
        assert_eq!(antara(-5, 10_000), "antara -5 dan 10.000");
        assert_eq!((banyak(9, 9).as_str(), banyak(1, 20).as_str()), ("tepat 9", "1 sampai 20"));
    }
}
