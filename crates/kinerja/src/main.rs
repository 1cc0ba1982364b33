//! `kinerja`: commands.

mod perintah;

use std::process::ExitCode;

use clap::{ArgAction, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::perintah::{aturan, salah_pakai};

const CONTOH: &str = "\
Contoh:
  kinerja aturan daftar
  kinerja aturan hitung --jelaskan < permintaan.jsonl

Bantuan tiap perintah: kinerja PERINTAH --help";

/// Kinerja: pengelolaan kinerja pegawai ASN menurut PermenPANRB 6/2022
#[derive(Debug, Parser)]
#[command(
    name = "kinerja",
    version,
    after_help = CONTOH,
    override_usage = "kinerja PERINTAH [OPSI]",
    disable_help_flag = true,
    disable_version_flag = true,
    arg_required_else_help = true
)]
struct Kinerja {
    /// Tampilkan bantuan
    #[arg(short = 'h', long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    /// Tampilkan versi
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
    #[command(subcommand)]
    perintah: Perintah,
}

#[derive(Debug, Subcommand)]
enum Perintah {
    Aturan(aturan::Argumen),
}

fn main() -> ExitCode {
    let parsed = perintah::indonesian(Kinerja::command())
        .try_get_matches()
        .and_then(|matches| Kinerja::from_arg_matches(&matches));
    match parsed {
        Ok(kinerja) => run(kinerja.perintah),
        Err(err) => salah_pakai::tell(&err),
    }
}

fn run(perintah: Perintah) -> ExitCode {
    let done = match perintah {
        Perintah::Aturan(argumen) => argumen.run(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(err) => {
            eprintln!("kinerja: {err}");
            ExitCode::FAILURE
        }
    }
}
