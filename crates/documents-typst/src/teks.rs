//! Makes what people typed printable: PDF/A forbids a glyph that the typeface lacks.

use serde_json::Value;

/// Stands for a character that the typeface lacks.
const PENGGANTI: char = '□';

/// Changes every string of `value`; true if a character had to be replaced by "□".
pub(crate) fn make_printable(value: &mut Value, has_glyph: impl Fn(char) -> bool + Copy) -> bool {
    match value {
        Value::String(text) => {
            let (printable, replaced) = printable(text, has_glyph);
            *text = printable;
            replaced
        }
        // No short circuit: every string must be changed.
        Value::Array(items) => {
            items.iter_mut().fold(false, |seen, item| make_printable(item, has_glyph) | seen)
        }
        Value::Object(fields) => {
            fields.values_mut().fold(false, |seen, field| make_printable(field, has_glyph) | seen)
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

fn printable(text: &str, has_glyph: impl Fn(char) -> bool) -> (String, bool) {
    let mut replaced = false;
    let mut clean = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => clean.push('\n'),
            '\u{2028}' | '\u{2029}' => clean.push('\n'),
            '\t' => clean.push(' '),
            '\u{2011}' => clean.push('-'),
            c if is_invisible(c) => {}
            c if has_glyph(c) => clean.push(c),
            _ => {
                replaced = true;
                clean.push(PENGGANTI);
            }
        }
    }
    (clean, replaced)
}

/// Control characters, joiners, variation selectors, and the marks that reorder a line (which could make a
/// document read differently from its data).
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn latin(c: char) -> bool {
        c.is_ascii()
    }

    #[test]
    fn unknown_characters_become_boxes_anywhere_in_the_data() {
        let mut value = json!({"a": ["Terima kasih \u{1F64F}\u{1F3FD}", 3], "b": {"c": "biasa"}});
        assert!(make_printable(&mut value, latin));
        assert_eq!(value, json!({"a": ["Terima kasih □□", 3], "b": {"c": "biasa"}}));
    }

    #[test]
    fn plain_text_is_untouched() {
        let text = "Baris satu\nBaris dua: *tebal* $x$ #panic() \\ <b> `a`";
        assert_eq!(printable(text, latin), (text.to_owned(), false));
    }

    #[test]
    fn marks_that_hide_or_reorder_are_dropped() {
        let (text, replaced) = printable("A\u{202E}B\u{0}C\u{200D}D\u{AD}E\u{FE0F}\r\nF\tG", latin);
        assert_eq!((text.as_str(), replaced), ("ABCDE\nF G", false));
    }
}
