//! Indikator kinerja individu: aspek, tingkat, target.

use aturan::Desimal;
use platform::Uuid;

/// Builds a closed vocabulary: word in the database, label on the screen.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($variant:ident $kode:literal $label:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($variant),+ }

        impl $name {
            /// All of them, in the order of the form.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word in the database and in forms.
            pub fn kode(self) -> &'static str {
                match self { $(Self::$variant => $kode),+ }
            }

            /// As people read it.
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),+ }
            }

            /// From the word in the database.
            pub fn dari_kode(kode: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|word| word.kode() == kode)
            }

            /// Words and labels for a select field.
            pub fn opsi() -> Vec<(&'static str, &'static str)> {
                Self::ALL.iter().map(|word| (word.kode(), word.label())).collect()
            }
        }
    };
}

vocabulary! {
    /// Which side of a result is measured.
    Aspek { Kuantitas "kuantitas" "Kuantitas", Kualitas "kualitas" "Kualitas", Waktu "waktu" "Waktu", Biaya "biaya" "Biaya" }
}
vocabulary! {
    /// How far the result reaches.
    Tingkat { Keluaran "keluaran" "Keluaran", Hasil "hasil" "Hasil", Dampak "dampak" "Dampak" }
}
vocabulary! {
    /// Which way is better.
    Arah { Naik "naik" "paling sedikit", Turun "turun" "paling banyak", Tetap "tetap" "tepat" }
}
vocabulary! {
    /// Perspective of the balanced form of a JPT.
    Perspektif {
        PenerimaLayanan "penerima_layanan" "Penerima layanan",
        ProsesBisnis "proses_bisnis" "Proses bisnis",
        PenguatanInternal "penguatan_internal" "Penguatan internal",
        Anggaran "anggaran" "Anggaran",
    }
}

/// What is to be reached: a number with its unit, or words (pendekatan kualitatif).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    Angka { nilai: Desimal, satuan: String },
    Kata(String),
    Kosong,
}

/// An indicator of an RHK.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indikator {
    pub id: Uuid,
    pub aspek: Aspek,
    pub tingkat: Tingkat,
    pub perspektif: Option<Perspektif>,
    pub teks: String,
    pub target: Target,
    pub arah: Arah,
    /// Whether the target is the sum of the year: a quarter owes a fourth of it. Else it holds in each period.
    pub is_jumlah: bool,
    /// Where its figures come from, in words.
    pub sumber_data: String,
}

impl Indikator {
    /// The target as people read it: "paling sedikit 97 %".
    pub fn target_teks(&self) -> String {
        match &self.target {
            Target::Angka { nilai, satuan } => {
                let amount = with_satuan(*nilai, satuan);
                match self.arah {
                    Arah::Naik => amount,
                    arah => format!("{} {amount}", arah.label()),
                }
            }
            Target::Kata(teks) => teks.clone(),
            Target::Kosong => "Belum ada target".into(),
        }
    }

    /// What is missing before the SKP can be handed in.
    pub(super) fn kekurangan(&self, is_kualitatif: bool) -> Option<&'static str> {
        match &self.target {
            Target::Kosong if is_kualitatif => Some("belum memiliki target"),
            Target::Kosong => Some("belum memiliki target angka"),
            Target::Angka { satuan, .. } if satuan.is_empty() => {
                Some("belum memiliki satuan, misalnya \"12 laporan\"")
            }
            Target::Kata(_) if !is_kualitatif => Some("belum memiliki target angka"),
            _ => None,
        }
    }
}

/// `1.200 berkas`, `98,2 %`.
pub fn with_satuan(nilai: Desimal, satuan: &str) -> String {
    if satuan.is_empty() { nilai.to_string() } else { format!("{nilai} {satuan}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_reads_like_a_sentence() {
        let mut indikator = Indikator {
            id: Uuid::from_u128(1),
            aspek: Aspek::Waktu,
            tingkat: Tingkat::Hasil,
            perspektif: None,
            teks: "Median waktu".into(),
            target: Target::Angka { nilai: Desimal::dari_skala(15_000), satuan: "hari".into() },
            arah: Arah::Turun,
            is_jumlah: false,
            sumber_data: String::new(),
        };
        assert_eq!(indikator.target_teks(), "paling banyak 1,5 hari");
        indikator.arah = Arah::Naik;
        assert_eq!(indikator.target_teks(), "1,5 hari");
        assert_eq!(indikator.kekurangan(false), None);
        indikator.target = Target::Kata("Selesai".into());
        assert_eq!(indikator.kekurangan(true), None);
        assert!(indikator.kekurangan(false).is_some());
    }
}
