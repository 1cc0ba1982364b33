//! Closed vocabularies: one enum, its words on the wire and its words on the screen, written once.

use serde::Serialize;

/// One word that a field accepts: `kode` travels on the wire, `label` is read by people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Pilihan {
    pub kode: &'static str,
    pub label: &'static str,
}

/// Declares a closed vocabulary: the enum, `ALL`, `PILIHAN`, `kode`, `label`, `dari_kode`, serde with the wire
/// words, and `Display` with the label.
macro_rules! kosakata {
    (
        $(#[$doc:meta])*
        $nama:ident { $( $(#[$arti:meta])* $varian:ident = $kode:literal, $label:literal; )+ }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $nama { $( $(#[$arti])* $varian, )+ }

        impl $nama {
            /// Every word, in the order of the regulation.
            pub const ALL: &'static [Self] = &[$(Self::$varian),+];
            /// The same words as a list to choose from.
            pub const PILIHAN: &'static [$crate::kosakata::Pilihan] =
                &[$($crate::kosakata::Pilihan { kode: $kode, label: $label }),+];

            /// The word on the wire and in the database.
            pub const fn kode(self) -> &'static str {
                match self { $(Self::$varian => $kode),+ }
            }

            /// The words on the screen.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$varian => $label),+ }
            }

            /// The opposite of `kode`; None for any other text, also in other letter case.
            pub fn dari_kode(kode: &str) -> Option<Self> {
                match kode { $($kode => Some(Self::$varian),)+ _ => None }
            }
        }

        impl std::fmt::Display for $nama {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.label())
            }
        }

        impl serde::Serialize for $nama {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(self.kode())
            }
        }

        impl<'de> serde::Deserialize<'de> for $nama {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let kode = std::borrow::Cow::<'de, str>::deserialize(d)?;
                Self::dari_kode(&kode)
                    .ok_or_else(|| serde::de::Error::custom(format_args!("unknown {}: {kode}", stringify!($nama))))
            }
        }
    };
}
pub(crate) use kosakata;
