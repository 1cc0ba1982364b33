//! `--konfigurasi BERKAS`: options in a file, one `NAMA=nilai` a line. What stands in the environment or on the command
//! line counts more.

use std::ffi::OsString;
use std::path::Path;

use super::Gagal;

/// Names of a file, and the options that they are. True where the option takes a value.
const NAMES: [(&str, &str, bool); 5] = [
    ("KINERJA_LISTEN", "--listen", true),
    ("KINERJA_BASIS_DATA", "--basis-data", true),
    ("KINERJA_DATA", "--data", true),
    ("KINERJA_HTTPS", "--https", false),
    ("KINERJA_IZINKAN_HTTP", "--izinkan-http", false),
];

/// Puts the options of the named file among the arguments.
///
/// # Errors
/// When the file cannot be read or a line of it is not understood.
pub fn expand(mut args: Vec<OsString>) -> Result<Vec<OsString>, Gagal> {
    let Some(at) = args.iter().position(|arg| arg == "--konfigurasi") else { return Ok(args) };
    let Some(path) = args.get(at + 1).cloned() else {
        return Err(Gagal::pakai("--konfigurasi memerlukan nama berkas."));
    };
    args.drain(at..=at + 1);
    let path = Path::new(&path);
    let text = std::fs::read_to_string(path)
        .map_err(|err| Gagal::pakai(format!("Berkas {} tidak dapat dibaca: {err}", path.display())))?;
    let given =
        |name: &str, option: &str| std::env::var_os(name).is_some() || args.iter().any(|arg| arg == option);
    let more = options(&text, given)?;
    args.extend(more.into_iter().map(OsString::from));
    Ok(args)
}

fn options(text: &str, given: impl Fn(&str, &str) -> bool) -> Result<Vec<String>, Gagal> {
    let mut options = Vec::new();
    let lines = (1..).zip(text.lines()).map(|(n, line)| (n, line.trim()));
    for (n, line) in lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
        let (name, value) =
            line.split_once('=').map(|(name, value)| (name.trim(), value.trim())).unwrap_or((line, ""));
        let Some((name, option, takes_value)) = NAMES.iter().find(|(known, _, _)| *known == name) else {
            return Err(Gagal::pakai(format!("Baris {n} berkas konfigurasi: \"{name}\" tidak dikenal.")));
        };
        match (given(name, option), takes_value, value) {
            (true, _, _) | (false, false, "" | "0" | "tidak" | "false") => {}
            (false, false, _) => options.push((*option).to_owned()),
            (false, true, value) => options.extend([(*option).to_owned(), value.to_owned()]),
        }
    }
    Ok(options)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_says_what_nobody_else_said() {
        let text = "# kota\nKINERJA_LISTEN = 0.0.0.0:80\nKINERJA_HTTPS=ya\nKINERJA_IZINKAN_HTTP=tidak\n";
        assert_eq!(options(text, |_, _| false).unwrap(), ["--listen", "0.0.0.0:80", "--https"]);
        assert_eq!(options(text, |_, option| option == "--listen").unwrap(), ["--https"]);
        assert!(options("LAIN=1", |_, _| false).is_err());
    }
}
