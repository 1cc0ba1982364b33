//! `cargo xtask`: the repository's own errands, with the standard library alone.
//!
//! `uji` installs what the tests need, runs every check and test, and leaves nothing behind.
//! `periksa-dokumen` checks that the paths named in the documents exist.

mod alat;
mod dokumen;
mod hitung;
mod penjaga;
mod postgres;
mod proses;
mod uji;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

const BANTUAN: &str = "\
Pemakaian:
  cargo xtask uji [pilihan]      pasang kebutuhan uji, lalu jalankan semua pemeriksaan dan uji
      --cepat                    tanpa PostgreSQL dan tanpa peramban
      --saring TEKS              hanya uji yang namanya memuat TEKS
      --tanpa-peramban           tanpa uji peramban
  cargo xtask periksa-dokumen    periksa bahwa setiap berkas yang disebut dokumen memang ada";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let root = root();
    match args.as_slice() {
        ["uji", rest @ ..] => match uji::Pilihan::parse(rest) {
            Ok(pilihan) => uji::run(&root, &pilihan),
            Err(message) => wrong_use(&message),
        },
        ["periksa-dokumen"] => report(dokumen::check(&root)),
        [] | ["--help" | "-h"] => {
            println!("{BANTUAN}");
            ExitCode::SUCCESS
        }
        [other, ..] => wrong_use(&format!("perintah `{other}` tidak dikenal")),
    }
}

/// The folder of the workspace. Cargo names it at run time, so that a moved checkout still works.
fn root() -> PathBuf {
    let here = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned());
    Path::new(&here).parent().map_or_else(|| PathBuf::from("."), Path::to_owned)
}

fn wrong_use(message: &str) -> ExitCode {
    eprintln!("{message}\n\n{BANTUAN}");
    ExitCode::from(2)
}

fn report(result: Result<(), String>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("GAGAL: {message}");
            ExitCode::FAILURE
        }
    }
}
