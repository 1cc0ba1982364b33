//! From the words of personnel files to ours: kind of employee, kind of jabatan, eselon, kelompok siklus.
//!
//! Files disagree on wording, so words are looked for, not compared; the id is taken where there is one.

use super::values::padanan;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $kode:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($variant),+ }

        impl $name {
            /// The word in the database.
            pub fn kode(self) -> &'static str {
                match self { $(Self::$variant => $kode),+ }
            }
        }
    };
}

words! {
    /// Kind of employee.
    JenisPegawai { Pns = "pns", Pppk = "pppk", PppkParuhWaktu = "pppk_paruh_waktu" }
}

words! {
    /// Kind of jabatan (UU 20/2023; PP 11/2017).
    JenisJabatan {
        Jpt = "jpt", Administrator = "administrator", Pengawas = "pengawas", Fungsional = "fungsional", Pelaksana = "pelaksana",
    }
}

words! {
    /// Group of people with a cadence and duties of their own inside a siklus.
    Kelompok {
        Struktural = "struktural", Fungsional = "fungsional", Guru = "guru", NakesBlud = "nakes_blud",
        PppkParuhWaktu = "pppk_paruh_waktu", Lainnya = "lainnya",
    }
}

/// PNS, PPPK or PPPK paruh waktu; `None` for other words.
pub fn jenis_pegawai(text: &str) -> Option<JenisPegawai> {
    let text = padanan(text);
    let is_pppk = ["pppk", "p3k", "perjanjian kerja"].iter().any(|word| text.contains(word));
    match () {
        () if text.contains("paruh waktu") => Some(JenisPegawai::PppkParuhWaktu),
        () if is_pppk => Some(JenisPegawai::Pppk),
        () if text.contains("pns") || text.contains("pegawai negeri") => Some(JenisPegawai::Pns),
        () => None,
    }
}

/// Roman eselon with its letter, as `II.b`, from `22`, `II.b`, `II/B`, `Eselon II.b`; `None` for other words.
pub fn eselon(text: &str) -> Option<String> {
    let core = padanan(text).replace("eselon", "");
    let letters: String = core.chars().filter(char::is_ascii_alphanumeric).collect();
    let (level, ruang) = letters.split_at_checked(letters.len().saturating_sub(1))?;
    let digit = |digit: &str| match digit {
        "1" => Some("I"),
        "2" => Some("II"),
        "3" => Some("III"),
        "4" => Some("IV"),
        "5" => Some("V"),
        _ => None,
    };
    match (level, ruang) {
        ("1" | "2" | "3" | "4" | "5", "1") => Some(format!("{}.a", digit(level)?)),
        ("1" | "2" | "3" | "4" | "5", "2") => Some(format!("{}.b", digit(level)?)),
        ("i" | "ii" | "iii" | "iv" | "v", "a" | "b") => Some(format!("{}.{ruang}", level.to_uppercase())),
        _ => None,
    }
}

/// Level of an eselon (PP 11/2017, pasal on equivalence): I and II are JPT, III administrator, IV pengawas, V pelaksana.
pub fn jabatan_of_eselon(eselon: &str) -> Option<JenisJabatan> {
    match eselon.split('.').next()? {
        "I" | "II" => Some(JenisJabatan::Jpt),
        "III" => Some(JenisJabatan::Administrator),
        "IV" => Some(JenisJabatan::Pengawas),
        "V" => Some(JenisJabatan::Pelaksana),
        _ => None,
    }
}

/// What a file says about a jabatan.
#[derive(Clone, Copy, Debug, Default)]
pub struct TentangJabatan<'a> {
    /// JENIS JABATAN ID: 1 structural, 2 functional, 4 pelaksana.
    pub jenis_id: Option<&'a str>,
    pub jenis: Option<&'a str>,
    /// As [`eselon`] writes it.
    pub eselon: Option<&'a str>,
    pub jabatan: &'a str,
}

/// The kind of a jabatan; `None` when neither id, word, eselon nor title tells.
pub fn jenis_jabatan(about: TentangJabatan<'_>) -> Option<JenisJabatan> {
    let text = padanan(about.jenis.unwrap_or_default());
    let has = |word: &str| text.contains(word);
    match about.jenis_id {
        Some("2") => return Some(JenisJabatan::Fungsional),
        Some("4") => return Some(JenisJabatan::Pelaksana),
        _ => {}
    }
    match () {
        // "Fungsional Umum" is the old name of pelaksana.
        () if has("pelaksana") || has("fungsional umum") => Some(JenisJabatan::Pelaksana),
        () if has("fungsional") => Some(JenisJabatan::Fungsional),
        () if has("pimpinan tinggi") || text == "jpt" => Some(JenisJabatan::Jpt),
        () if has("administrator") => Some(JenisJabatan::Administrator),
        () if has("pengawas") => Some(JenisJabatan::Pengawas),
        () if has("struktural") || about.jenis_id == Some("1") => Some(structural(about)),
        () => about.eselon.and_then(jabatan_of_eselon),
    }
}

/// The level of a structural jabatan: by eselon, else by title. The lowest level when the title is none of these.
fn structural(about: TentangJabatan<'_>) -> JenisJabatan {
    const JPT: [&str; 9] = [
        "kepala dinas",
        "kepala badan",
        "sekretaris daerah",
        "asisten ",
        "staf ahli",
        "inspektur",
        "sekretaris dprd",
        "sekretaris dewan",
        "kepala satuan polisi",
    ];
    const ADMINISTRATOR: [&str; 7] = [
        "camat",
        "kepala bidang",
        "kepala bagian",
        "inspektur pembantu",
        "sekretaris dinas",
        "sekretaris badan",
        "sekretaris inspektorat",
    ];
    let title = padanan(about.jabatan);
    let begins = |words: &[&str]| words.iter().any(|word| title.starts_with(word));
    match about.eselon.and_then(jabatan_of_eselon) {
        Some(level) => level,
        // An inspektur pembantu is no inspektur.
        None if begins(&ADMINISTRATOR) || title == "sekretaris" => JenisJabatan::Administrator,
        None if begins(&JPT) => JenisJabatan::Jpt,
        None => JenisJabatan::Pengawas,
    }
}

/// Beginnings of the titles of health workers (Permenpan on JF kesehatan).
const NAKES: [&str; 33] = [
    "dokter",
    "perawat",
    "terapis gigi",
    "bidan",
    "apoteker",
    "asisten apoteker",
    "nutrisionis",
    "sanitarian",
    "tenaga sanitasi",
    "pranata laboratorium kesehatan",
    "radiografer",
    "fisioterapis",
    "perekam medis",
    "epidemiolog",
    "administrator kesehatan",
    "penyuluh kesehatan",
    "tenaga promosi kesehatan",
    "promosi kesehatan",
    "okupasi terapis",
    "terapis wicara",
    "teknisi elektromedis",
    "psikolog klinis",
    "refraksionis",
    "pembimbing kesehatan kerja",
    "entomolog kesehatan",
    "penata anestesi",
    "asisten penata anestesi",
    "ortotis prostetis",
    "teknisi transfusi darah",
    "teknisi gigi",
    "fisikawan medis",
    "ahli teknologi laboratorium medik",
    "administrator rumah sakit",
];

/// Beginnings of the titles of those whose performance is kept in Ruang GTK: teachers, heads and supervisors of schools.
const GURU: [&str; 5] =
    ["guru", "kepala sekolah", "pengawas sekolah", "kepala taman kanak", "wakil kepala sekolah"];

/// The group inside a siklus, by the kind of employee, then by title, then by the kind of jabatan.
pub fn kelompok(pegawai: JenisPegawai, jabatan: &str, jenis: JenisJabatan) -> Kelompok {
    let title = padanan(jabatan);
    let begins = |words: &[&str]| words.iter().any(|word| title.starts_with(word));
    match jenis {
        _ if pegawai == JenisPegawai::PppkParuhWaktu => Kelompok::PppkParuhWaktu,
        _ if begins(&GURU) => Kelompok::Guru,
        JenisJabatan::Fungsional | JenisJabatan::Pelaksana if begins(&NAKES) => Kelompok::NakesBlud,
        JenisJabatan::Jpt | JenisJabatan::Administrator | JenisJabatan::Pengawas => Kelompok::Struktural,
        JenisJabatan::Fungsional => Kelompok::Fungsional,
        JenisJabatan::Pelaksana => Kelompok::Lainnya,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn kinds_of_employees() {
        let table = [
            ("PNS", Some("pns")),
            ("Pegawai Negeri Sipil Daerah", Some("pns")),
            ("PPPK", Some("pppk")),
            ("Pegawai Pemerintah dengan Perjanjian Kerja", Some("pppk")),
            ("PPPK  Paruh Waktu", Some("pppk_paruh_waktu")),
            ("Honorer", None),
        ];
        for (text, kode) in table {
            assert_eq!(jenis_pegawai(text).map(JenisPegawai::kode), kode, "{text}");
        }
    }

    #[test]
    fn eselon_have_one_spelling() {
        for (text, kode) in
            [("22", "II.b"), ("II/B", "II.b"), ("Eselon III.a", "III.a"), ("iv.a", "IV.a"), ("51", "V.a")]
        {
            assert_eq!(eselon(text).as_deref(), Some(kode), "{text}");
        }
        for text in ["", "99", "Non Eselon", "é", "VI.a"] {
            assert_eq!(eselon(text), None, "{text}");
        }
    }

    #[test]
    fn kinds_of_jabatan() {
        let by = |jenis_id, jenis, eselon, jabatan| {
            jenis_jabatan(TentangJabatan { jenis_id, jenis, eselon, jabatan }).map(JenisJabatan::kode)
        };
        assert_eq!(by(Some("2"), Some("JABATAN FUNGSIONAL TERTENTU"), None, "Guru"), Some("fungsional"));
        assert_eq!(by(None, Some("Jabatan Fungsional Umum"), None, "Pengadministrasi"), Some("pelaksana"));
        assert_eq!(by(Some("4"), None, None, "Pengadministrasi"), Some("pelaksana"));
        assert_eq!(by(Some("1"), Some("Jabatan Struktural"), Some("II.b"), "Kepala"), Some("jpt"));
        assert_eq!(by(Some("1"), None, None, "Kepala Dinas Kesehatan"), Some("jpt"));
        assert_eq!(by(None, Some("Struktural"), None, "Inspektur Pembantu I"), Some("administrator"));
        assert_eq!(by(None, Some("Struktural"), None, "Camat Timur"), Some("administrator"));
        assert_eq!(by(None, Some("Struktural"), None, "Lurah Muara"), Some("pengawas"));
        assert_eq!(by(None, Some("pengawas"), None, "x"), Some("pengawas"));
        assert_eq!(by(None, None, Some("III.b"), "x"), Some("administrator"));
        assert_eq!(by(None, Some("entah"), None, "x"), None);
    }

    #[test]
    fn groups_of_a_siklus() {
        use JenisJabatan::{Fungsional, Jpt, Pelaksana};
        let table = [
            (JenisPegawai::Pns, "Guru Ahli Madya", Fungsional, "guru"),
            (JenisPegawai::Pppk, "Perawat Terampil", Fungsional, "nakes_blud"),
            (JenisPegawai::PppkParuhWaktu, "Guru Ahli Pertama", Fungsional, "pppk_paruh_waktu"),
            (JenisPegawai::Pns, "Kepala Dinas Kesehatan", Jpt, "struktural"),
            (JenisPegawai::Pns, "Analis Kebijakan Ahli Muda", Fungsional, "fungsional"),
            (JenisPegawai::Pns, "Pengadministrasi Perkantoran", Pelaksana, "lainnya"),
        ];
        for (pegawai, jabatan, jenis, kode) in table {
            assert_eq!(kelompok(pegawai, jabatan, jenis).kode(), kode, "{jabatan}");
        }
    }

    proptest! {
        #[test]
        fn no_text_is_too_strange(text in ".{0,20}") {
            let _all = (eselon(&text), jenis_pegawai(&text));
        }
    }
}
