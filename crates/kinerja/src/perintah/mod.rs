//! The commands, one file each; and their help in Bahasa Indonesia, because clap's own words are English.

pub mod aturan;
pub mod salah_pakai;

use clap::{Arg, Command};

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
