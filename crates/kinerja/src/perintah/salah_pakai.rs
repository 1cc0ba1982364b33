//! What is said to a wrong command line, in Bahasa Indonesia: clap knows only English.

use std::process::ExitCode;

use clap::error::{ContextKind, Error, ErrorKind};

/// Exit code of wrong use.
const WRONG_USE: u8 = 2;

/// Prints a help page or what is wrong. Exit code 0 for asked help, else 2.
pub fn tell(err: &Error) -> ExitCode {
    match err.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            print!("{err}");
            return ExitCode::SUCCESS;
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => eprint!("{err}"),
        _ => eprintln!("kinerja: {}\n\nBantuan: kinerja --help", sentence(err)),
    }
    ExitCode::from(WRONG_USE)
}

fn sentence(err: &Error) -> String {
    match err.kind() {
        ErrorKind::InvalidSubcommand => {
            format!("perintah \"{}\" tidak dikenal.", context(err, ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingSubcommand => "perintahnya belum disebut.".into(),
        ErrorKind::UnknownArgument => {
            format!("\"{}\" tidak dikenal di sini.", context(err, ContextKind::InvalidArg))
        }
        ErrorKind::MissingRequiredArgument => format!("belum ada {}.", context(err, ContextKind::InvalidArg)),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!(
            "nilai \"{}\" untuk {} belum dapat dipakai.",
            context(err, ContextKind::InvalidValue),
            context(err, ContextKind::InvalidArg)
        ),
        ErrorKind::ArgumentConflict => {
            format!("{} tidak dapat dipakai bersama pilihan lain itu.", context(err, ContextKind::InvalidArg))
        }
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("banyaknya nilai untuk {} tidak sesuai.", context(err, ContextKind::InvalidArg))
        }
        ErrorKind::InvalidUtf8 => "ada teks yang bukan UTF-8.".into(),
        _ => "perintah ini belum dapat dibaca.".into(),
    }
}

fn context(err: &Error, kind: ContextKind) -> String {
    err.get(kind).map(ToString::to_string).unwrap_or_default()
}
