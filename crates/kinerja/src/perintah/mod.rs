//! The commands, one file each; and their help in Bahasa Indonesia, because clap's own words are English.

pub mod admin;
pub mod aturan;
pub mod demo;
pub mod impor;
pub mod konfigurasi;
pub mod migrate;
mod open;
pub mod salah_pakai;
pub mod serve;

use clap::{Arg, Command};

/// Why a command ended without doing its work: a sentence in Bahasa Indonesia, or a fault below.
#[derive(Debug, thiserror::Error)]
pub enum Gagal {
    /// Something that whoever typed the command can mend.
    #[error("{0}")]
    Pakai(String),
    #[error("{0}")]
    Fault(#[from] platform::Fault),
    #[error("{0}")]
    Io(#[from] std::io::Error),
    #[error("berkas kota-demo.json rusak: {0}")]
    Json(#[from] serde_json::Error),
}

impl Gagal {
    /// A sentence for whoever typed the command.
    pub fn pakai(kalimat: impl Into<String>) -> Self {
        Self::Pakai(kalimat.into())
    }
}

const TEMPLATE: &str = "{about-with-newline}\nPemakaian:\n  {usage}\n\n{all-args}{after-help}";

/// Gives a command and all below it Indonesian headings. Each still writes its own `override_usage` and examples.
pub fn indonesian(command: Command) -> Command {
    command
        .help_template(TEMPLATE)
        .subcommand_help_heading("Perintah")
        .disable_help_subcommand(true)
        .mut_args(indonesian_arg)
        .mut_subcommands(indonesian)
}

/// Defaults, choices and variables are printed with English words, so each argument tells them in its own text.
fn indonesian_arg(arg: Arg) -> Arg {
    let heading = if arg.is_positional() { "Isian" } else { "Opsi" };
    let arg = arg.help_heading(heading);
    if !arg.get_action().takes_values() {
        return arg;
    }
    arg.hide_default_value(true).hide_possible_values(true).hide_env(true)
}
