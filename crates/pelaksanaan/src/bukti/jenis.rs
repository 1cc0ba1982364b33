//! What a file is, by its content. Its name and what the browser says of it are not asked.

/// Largest file, in bytes.
pub const BERKAS_BYTE_MAKS: usize = 5 * 1024 * 1024;

/// Kinds of files that are taken. No plain text: nothing in its content says what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JenisBerkas {
    Pdf,
    Jpeg,
    Png,
    Webp,
    Xlsx,
    Docx,
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BerkasKeliru {
    TerlaluBesar { byte: usize },
    TidakDikenal,
    BerisiMakro,
}

impl BerkasKeliru {
    /// As people read it.
    pub fn pesan(self) -> String {
        match self {
            Self::TerlaluBesar { byte } => format!(
                "Berkas ini belum dapat diterima. Ukuran {} MB, batasnya 5 MB. Perkecil dahulu, atau pakai tautan.",
                web_kit::format::desimal(megabyte_skala(byte), 1)
            ),
            Self::TidakDikenal => {
                "Berkas ini belum dapat diterima. Pakai PDF, foto (JPEG, PNG, WebP), Excel (.xlsx), atau Word (.docx).".into()
            }
            Self::BerisiMakro => {
                "Berkas ini belum dapat diterima karena berisi makro. Simpan sebagai .xlsx, .docx, atau PDF, lalu unggah lagi."
                    .into()
            }
        }
    }
}

/// Megabytes x 10 000, rounded up to a tenth, so that a file a little over the limit does not read as the limit.
fn megabyte_skala(byte: usize) -> i64 {
    let tenths = byte.saturating_mul(10).div_ceil(1024 * 1024);
    i64::try_from(tenths).unwrap_or(i64::MAX / 1_000).saturating_mul(1_000)
}

impl JenisBerkas {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Pdf, Self::Jpeg, Self::Png, Self::Webp, Self::Xlsx, Self::Docx];

    /// What the content is.
    ///
    /// # Errors
    /// [`BerkasKeliru`] when it is too large, of no known kind, or carries macros.
    pub fn kenali(isi: &[u8]) -> Result<Self, BerkasKeliru> {
        if isi.len() > BERKAS_BYTE_MAKS {
            return Err(BerkasKeliru::TerlaluBesar { byte: isi.len() });
        }
        match isi {
            [b'%', b'P', b'D', b'F', b'-', ..] => Ok(Self::Pdf),
            [0xff, 0xd8, 0xff, ..] => Ok(Self::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Ok(Self::Png),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok(Self::Webp),
            [b'P', b'K', 3, 4, ..] => kenali_office(isi),
            _ => Err(BerkasKeliru::TidakDikenal),
        }
    }

    /// MIME type.
    pub fn tipe(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        }
    }

    /// Ending of a file name, without the dot.
    pub fn akhiran(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
        }
    }
}

/// A zip file is a workbook or a document by the parts that its directory lists.
fn kenali_office(isi: &[u8]) -> Result<JenisBerkas, BerkasKeliru> {
    let parts = zip_names(isi).ok_or(BerkasKeliru::TidakDikenal)?;
    let has = |name: &[u8]| parts.contains(&name);
    if parts.iter().any(|name| name.ends_with(b"vbaProject.bin")) {
        return Err(BerkasKeliru::BerisiMakro);
    }
    match has(b"[Content_Types].xml") {
        true if has(b"xl/workbook.xml") => Ok(JenisBerkas::Xlsx),
        true if has(b"word/document.xml") => Ok(JenisBerkas::Docx),
        _ => Err(BerkasKeliru::TidakDikenal),
    }
}

const ZIP_END: &[u8] = b"PK\x05\x06";
const ZIP_END_BYTES: usize = 22;
const ZIP_COMMENT_BYTES_MAX: usize = u16::MAX as usize;
const ZIP_ENTRY: &[u8] = b"PK\x01\x02";
const ZIP_ENTRY_BYTES: usize = 46;

/// Names in the central directory of a zip file (APPNOTE 6.3, sections 4.3.12 and 4.3.16); `None` when it is broken.
fn zip_names(isi: &[u8]) -> Option<Vec<&[u8]>> {
    let tail = isi.len().saturating_sub(ZIP_END_BYTES + ZIP_COMMENT_BYTES_MAX);
    let end = tail + isi[tail..].windows(ZIP_END.len()).rposition(|window| window == ZIP_END)?;
    let count = number(isi, end + 10, 2)?;
    let mut at = number(isi, end + 16, 4)?;
    let mut names = Vec::new();
    for _ in 0..count {
        if isi.get(at..at.checked_add(ZIP_ENTRY.len())?)? != ZIP_ENTRY {
            return None;
        }
        let (name, extra, comment) =
            (number(isi, at + 28, 2)?, number(isi, at + 30, 2)?, number(isi, at + 32, 2)?);
        let start = at + ZIP_ENTRY_BYTES;
        names.push(isi.get(start..start + name)?);
        at = start + name + extra + comment;
    }
    Some(names)
}

/// A little-endian number of `bytes` bytes.
fn number(isi: &[u8], at: usize, bytes: usize) -> Option<usize> {
    let digits = isi.get(at..at.checked_add(bytes)?)?;
    Some(digits.iter().rev().fold(0, |sum, byte| sum << 8 | usize::from(*byte)))
}

/// A name that a file may be downloaded under: no folders, no signs that a header or a shell reads, the ending of its
/// kind. At most 100 characters.
pub fn nama_aman(nama: &str, jenis: JenisBerkas) -> String {
    const HURUF_MAKS: usize = 90;
    let last = nama.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '(' | ')');
    let plain: String = stem.chars().map(|c| if is_plain(c) { c } else { '-' }).take(HURUF_MAKS).collect();
    let stem = plain.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '-'));
    format!("{}.{}", if stem.is_empty() { "bukti" } else { stem }, jenis.akhiran())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A zip file with empty parts of these names.
    fn zip(names: &[&str]) -> Vec<u8> {
        let (mut body, mut directory) = (Vec::new(), Vec::new());
        for name in names {
            let length = u16::try_from(name.len()).unwrap().to_le_bytes();
            let offset = u32::try_from(body.len()).unwrap().to_le_bytes();
            body.extend(b"PK\x03\x04");
            body.extend([0; 22]);
            body.extend(length);
            body.extend([0; 2]);
            body.extend(name.as_bytes());
            directory.extend(b"PK\x01\x02");
            directory.extend([0; 24]);
            directory.extend(length);
            directory.extend([0; 12]);
            directory.extend(offset);
            directory.extend(name.as_bytes());
        }
        let (count, size, at) = (names.len() as u16, directory.len() as u32, body.len() as u32);
        body.extend(directory);
        body.extend(b"PK\x05\x06\0\0\0\0");
        body.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
        body.extend([size.to_le_bytes(), at.to_le_bytes()].concat());
        body.extend([0; 2]);
        body
    }

    #[test]
    fn a_file_is_what_its_content_says() {
        let table: [(&[u8], JenisBerkas); 4] = [
            (b"%PDF-1.7\n", JenisBerkas::Pdf),
            (b"\xff\xd8\xff\xe0..JFIF", JenisBerkas::Jpeg),
            (b"\x89PNG\r\n\x1a\n....", JenisBerkas::Png),
            (b"RIFF\x10\0\0\0WEBPVP8 ", JenisBerkas::Webp),
        ];
        for (isi, jenis) in table {
            assert_eq!(JenisBerkas::kenali(isi), Ok(jenis));
        }
        assert_eq!(
            JenisBerkas::kenali(&zip(&["[Content_Types].xml", "xl/workbook.xml"])),
            Ok(JenisBerkas::Xlsx)
        );
        assert_eq!(
            JenisBerkas::kenali(&zip(&["[Content_Types].xml", "word/document.xml"])),
            Ok(JenisBerkas::Docx)
        );
    }

    #[test]
    fn what_says_nothing_of_itself_is_not_taken() {
        let page: [&[u8]; 6] = [b"", b"<html><script>", b"a;b\n1;2\n", b"MZ\x90\0", b"GIF89a", b"<svg xmlns"];
        for isi in page {
            assert_eq!(JenisBerkas::kenali(isi), Err(BerkasKeliru::TidakDikenal));
        }
        assert_eq!(JenisBerkas::kenali(&zip(&["a.txt"])), Err(BerkasKeliru::TidakDikenal));
        assert_eq!(
            JenisBerkas::kenali(b"PK\x03\x04 xl/workbook.xml [Content_Types].xml"),
            Err(BerkasKeliru::TidakDikenal)
        );
        let macros = zip(&["[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"]);
        assert_eq!(JenisBerkas::kenali(&macros), Err(BerkasKeliru::BerisiMakro));
    }

    #[test]
    fn the_limit_is_five_megabytes_and_said_with_the_size() {
        let mut isi = b"%PDF-".to_vec();
        isi.resize(BERKAS_BYTE_MAKS, 0);
        assert_eq!(JenisBerkas::kenali(&isi), Ok(JenisBerkas::Pdf));
        isi.push(0);
        let keliru = JenisBerkas::kenali(&isi).unwrap_err();
        assert!(keliru.pesan().contains("Ukuran 5,1 MB"), "{}", keliru.pesan());
    }

    #[test]
    fn a_name_says_what_the_content_is() {
        for (nama, aman) in [
            ("Laporan Maret.PDF", "Laporan Maret.pdf"),
            ("../../etc/passwd", "passwd.pdf"),
            ("C:\\Data\\foto.exe", "foto.pdf"),
            ("a\"; rm\r\nX: y.pdf", "a-- rm--X- y.pdf"),
            ("rekap.xlsx.exe", "rekap.xlsx.pdf"),
            (".pdf", "bukti.pdf"),
            ("", "bukti.pdf"),
        ] {
            assert_eq!(nama_aman(nama, JenisBerkas::Pdf), aman);
        }
    }

    proptest! {
        #[test]
        fn no_content_breaks_the_look(isi in prop::collection::vec(any::<u8>(), 0..400)) {
            let zip = [b"PK\x03\x04".as_slice(), &isi, b"PK\x05\x06", &isi].concat();
            prop_assert!(!matches!(JenisBerkas::kenali(&zip), Ok(JenisBerkas::Pdf)));
            prop_assert_eq!(JenisBerkas::kenali(&isi), JenisBerkas::kenali(&isi));
        }

        #[test]
        fn a_damaged_workbook_breaks_nothing(at in 0..400_usize, byte in any::<u8>(), length in 0..400_usize) {
            let mut isi = zip(&["[Content_Types].xml", "xl/workbook.xml"]);
            if let Some(there) = isi.get_mut(at) { *there = byte; }
            isi.truncate(length);
            prop_assert!(!matches!(JenisBerkas::kenali(&isi), Ok(JenisBerkas::Docx | JenisBerkas::Png)));
        }

        #[test]
        fn no_name_carries_a_sign_that_a_header_reads(nama in ".*") {
            let aman = nama_aman(&nama, JenisBerkas::Png);
            prop_assert!(aman.ends_with(".png") && aman.chars().count() <= 100);
            let is_sign = |c: char| c.is_control() || "/\\\"';:<>|*?".contains(c);
            prop_assert!(!aman.contains(is_sign), "{}", aman);
        }
    }
}
