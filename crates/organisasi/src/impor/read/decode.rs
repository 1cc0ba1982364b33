//! Bytes of a text file to text: UTF-8 with or without BOM, UTF-16 with BOM (Excel's "Unicode text"), else Windows-1252.

use std::borrow::Cow;

/// Windows-1252, 0x80 to 0x9F; the five unassigned places become the replacement character.
const HIGH: [char; 32] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž', '\u{fffd}',
    '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}', 'ž', 'Ÿ',
];

/// The text; `None` when the bytes are no text at all (they hold a NUL).
pub(super) fn decode(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let text = match bytes {
        [0xFF, 0xFE, rest @ ..] => Cow::Owned(utf16(rest, u16::from_le_bytes)),
        [0xFE, 0xFF, rest @ ..] => Cow::Owned(utf16(rest, u16::from_be_bytes)),
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8_or_1252(rest),
        all => utf8_or_1252(all),
    };
    (!text.contains('\0')).then_some(text)
}

fn utf8_or_1252(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(bytes.iter().map(|byte| windows_1252(*byte)).collect()),
    }
}

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9F => HIGH[usize::from(byte - 0x80)],
        other => char::from(other),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_encoding_gives_the_same_name() {
        let utf16le: Vec<u8> = "\u{feff}Nur’aini é".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let utf16be: Vec<u8> = "\u{feff}Nur’aini é".encode_utf16().flat_map(u16::to_be_bytes).collect();
        let table: [&[u8]; 5] = [
            "Nur’aini é".as_bytes(),
            "\u{feff}Nur’aini é".as_bytes(),
            b"Nur\x92aini \xe9",
            &utf16le,
            &utf16be,
        ];
        for bytes in table {
            assert_eq!(decode(bytes).as_deref(), Some("Nur’aini é"));
        }
    }

    #[test]
    fn bytes_with_a_nul_are_no_text() {
        assert_eq!(decode(b"a\0b"), None);
    }
}
