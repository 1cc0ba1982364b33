//! Reviewed files: what the program says of itself, as somebody approved it.

use std::fs;
use std::path::Path;

/// Compares a text with a reviewed file of `tests/it`. `KINERJA_UJI_TULIS=1` writes the file anew, for the next review.
///
/// # Panics
/// When they differ: the message shows the lines that do.
pub(crate) fn reviewed(file: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it").join(file);
    if std::env::var_os("KINERJA_UJI_TULIS").is_some() {
        fs::write(&path, text).unwrap_or_else(|err| panic!("{}: {err}", path.display()));
        return;
    }
    let known = fs::read_to_string(&path).unwrap_or_else(|err| panic!("{}: {err}", path.display()));
    assert!(known == text, "{}", differences(&path, &known, text));
}

fn differences(path: &Path, known: &str, now: &str) -> String {
    let only = |of: &str, other: &str, sign: char| -> String {
        let gone = of.lines().filter(|line| !other.lines().any(|known| known == *line));
        gone.map(|line| format!("{sign} {line}\n")).collect()
    };
    format!(
        "{} no longer holds. Read the difference; if it is meant, write it anew with KINERJA_UJI_TULIS=1.\n{}{}",
        path.display(),
        only(known, now, '-'),
        only(now, known, '+'),
    )
}
