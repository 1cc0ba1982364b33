//! `kinerja`: commands.

mod perintah;

use std::process::ExitCode;

use clap::{ArgAction, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::perintah::{Gagal, admin, aturan, demo, impor, konfigurasi, migrate, salah_pakai, serve};

const CONTOH: &str = "\
Contoh:
  kinerja demo
  kinerja serve --basis-data sqlite:///var/lib/kinerja/kinerja.db --data /var/lib/kinerja
  kinerja admin buat --instansi \"Pemerintah Kota Sagara\" --masuk bkpsdm --nama \"Nurul Hidayati\"
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
    Demo(demo::Argumen),
    Serve(serve::Argumen),
    Migrate(migrate::Argumen),
    Admin(admin::Argumen),
    Import(impor::Argumen),
    Aturan(aturan::Argumen),
}

fn main() -> ExitCode {
    let args = match konfigurasi::expand(std::env::args_os().collect()) {
        Ok(args) => args,
        Err(err) => return failed(&err),
    };
    let parsed = perintah::indonesian(Kinerja::command())
        .try_get_matches_from(args)
        .and_then(|matches| Kinerja::from_arg_matches(&matches));
    match parsed {
        Ok(kinerja) => run(kinerja.perintah),
        Err(err) => salah_pakai::tell(&err),
    }
}

fn run(perintah: Perintah) -> ExitCode {
    let done = match perintah {
        Perintah::Aturan(argumen) => argumen.run().map_err(Gagal::from),
        Perintah::Demo(argumen) => in_runtime(argumen.run()),
        Perintah::Serve(argumen) => in_runtime(argumen.run()),
        Perintah::Migrate(argumen) => in_runtime(argumen.run()),
        Perintah::Admin(argumen) => in_runtime(argumen.run()),
        Perintah::Import(argumen) => in_runtime(argumen.run()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(err) => failed(&err),
    }
}

fn failed(err: &Gagal) -> ExitCode {
    eprintln!("kinerja: {err}");
    ExitCode::FAILURE
}

/// Runs a command that waits for databases and requests; its log goes to standard error.
fn in_runtime(work: impl Future<Output = Result<(), Gagal>>) -> Result<(), Gagal> {
    let filter = tracing_subscriber::EnvFilter::try_from_env("KINERJA_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn,kinerja=info,sqlx::query=error"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match std::env::var_os("KINERJA_LOG_JSON").is_some() {
        true => log.json().init(),
        false => log.init(),
    }
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(work)
}
