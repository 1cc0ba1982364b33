//! `cargo xtask uji`: tools, checks, build, tests, in that order, with one figure at the end.

use crate::hitung::{Runner, Tally};
use crate::penjaga::TempFolder;
use crate::postgres::Postgres;
use crate::{alat, dokumen, proses};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Instant;

/// The newcomer's profile: after `cargo run --profile demo -- demo` nothing of it is built a second time.
const PROFILE: [&str; 2] = ["--profile", "demo"];

/// What the person asked for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Pilihan {
    cepat: bool,
    tanpa_peramban: bool,
    saring: Option<String>,
}

impl Pilihan {
    /// # Errors
    /// One line that names the argument that is wrong.
    pub(crate) fn parse(args: &[&str]) -> Result<Self, String> {
        let mut pilihan = Self::default();
        let mut args = args.iter();
        while let Some(&arg) = args.next() {
            match arg {
                "--cepat" => pilihan.cepat = true,
                "--tanpa-peramban" => pilihan.tanpa_peramban = true,
                "--saring" => pilihan.saring = Some(filter_text(args.next().copied())?),
                other => return Err(format!("pilihan `{other}` tidak dikenal")),
            }
        }
        Ok(pilihan)
    }

    fn needs(&self) -> alat::Needs {
        alat::Needs { postgres: !self.cepat, browser: !self.cepat && !self.tanpa_peramban }
    }
}

fn filter_text(text: Option<&str>) -> Result<String, String> {
    match text {
        Some(text) if !text.is_empty() && !text.starts_with('-') => Ok(text.to_owned()),
        _ => Err("`--saring` perlu diikuti teks".into()),
    }
}

/// Runs everything. The last line is `N passed, N failed`; a step that fails counts as one failure.
pub(crate) fn run(root: &Path, pilihan: &Pilihan) -> ExitCode {
    let start = Instant::now();
    let mut run = Run { root, pilihan, tally: Tally::default(), bad: Vec::new() };
    let result = run.all();
    let tally = run.tally.or_crashed(result.is_ok());
    println!();
    if let Err(message) = result {
        println!("GAGAL: {message}");
    }
    println!("selesai dalam {} detik", start.elapsed().as_secs());
    println!("{tally}");
    if tally.is_good() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

struct Run<'a> {
    root: &'a Path,
    pilihan: &'a Pilihan,
    /// Of all kinds of tests so far.
    tally: Tally,
    /// What is wrong with each kind that did not pass.
    bad: Vec<String>,
}

impl Run<'_> {
    fn all(&mut self) -> Result<(), String> {
        let needs = self.pilihan.needs();
        step("kebutuhan uji", || alat::ensure(needs))?;
        if needs.browser {
            step("paket uji peramban", || alat::npm_ci(&self.e2e()))?;
        }
        // Before the long build: what cannot start should say so at once.
        let server = if needs.postgres { Some(step("PostgreSQL untuk uji", Postgres::start)?) } else { None };
        self.checks()?;
        step("bangun program dan uji", || self.cargo(&["build", "--workspace", "--all-targets"], &[]))?;
        self.tests(server.as_ref())
    }

    fn checks(&self) -> Result<(), String> {
        step("cargo fmt", || proses::run(self.plain_cargo().args(["fmt", "--all", "--check"])))?;
        step("berkas yang disebut dokumen", || dokumen::check(self.root))?;
        let clippy = ["clippy", "--workspace", "--all-targets"];
        step("cargo clippy", || self.cargo(&clippy, &["--", "-D", "warnings"]))
    }

    /// All kinds of tests run even when an earlier kind failed: the figure at the end is the whole truth.
    fn tests(&mut self, server: Option<&Postgres>) -> Result<(), String> {
        let temp = TempFolder::new()?;
        self.test("cargo test", Runner::Cargo, for_test(self.cargo_test(), &temp, server))?;
        let files = if self.pilihan.needs().browser { self.browser_files()? } else { Vec::new() };
        if !files.is_empty() {
            self.test("peramban, SQLite", Runner::Node, for_test(self.node_test(&files), &temp, None))?;
            self.test("peramban, PostgreSQL", Runner::Node, for_test(self.node_test(&files), &temp, server))?;
        }
        match self.bad.as_slice() {
            [] if self.tally.passed == 0 => Err("tidak ada uji yang berjalan".into()),
            [] => Ok(()),
            bad => Err(bad.join("; ")),
        }
    }

    fn test(&mut self, name: &str, runner: Runner, command: Result<Command, String>) -> Result<(), String> {
        let mut found = Tally::default();
        let status = step(name, || proses::stream(name, &mut command?, |line| found.read(runner, line)))?;
        let found = found.or_crashed(status.success());
        self.tally += found;
        if found.failed > 0 {
            self.bad.push(format!("{name}: {} uji gagal", found.failed));
        } else if found.passed == 0 && self.pilihan.saring.is_none() {
            self.bad.push(format!("{name}: tidak ada uji yang berjalan"));
        }
        Ok(())
    }

    fn cargo_test(&self) -> Command {
        let mut command = self.plain_cargo();
        command.args(["test", "--workspace", "--no-fail-fast"]).args(PROFILE).args(&self.pilihan.saring);
        command
    }

    fn node_test(&self, files: &[PathBuf]) -> Command {
        let mut command = Command::new("node");
        command.current_dir(self.e2e()).args(["--test", "--test-reporter=spec"]);
        if let Some(text) = &self.pilihan.saring {
            command.arg(format!("--test-name-pattern={}", literal_pattern(text)));
        }
        command.args(files);
        command
    }

    /// The files of browser tests, in order; with a filter only those that contain its text.
    fn browser_files(&self) -> Result<Vec<PathBuf>, String> {
        let folder = self.e2e().join("uji");
        let mut files = Vec::new();
        for entry in fs::read_dir(&folder).map_err(|e| format!("{}: {e}", folder.display()))? {
            let file = entry.map_err(|e| format!("{}: {e}", folder.display()))?.path();
            if file.to_string_lossy().ends_with(".test.mjs") && self.is_wanted(&file)? {
                files.push(file);
            }
        }
        files.sort();
        Ok(files)
    }

    fn is_wanted(&self, file: &Path) -> Result<bool, String> {
        let Some(filter) = &self.pilihan.saring else { return Ok(true) };
        let text = fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))?;
        Ok(text.contains(filter))
    }

    fn cargo(&self, arguments: &[&str], last: &[&str]) -> Result<(), String> {
        proses::run(self.plain_cargo().args(arguments).args(PROFILE).args(last))
    }

    fn plain_cargo(&self) -> Command {
        let mut command = Command::new("cargo");
        command.current_dir(self.root);
        command
    }

    fn e2e(&self) -> PathBuf {
        self.root.join("e2e")
    }
}

/// Announces a step, and how long it took.
fn step<T>(name: &str, work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    println!("\n== {name}");
    let start = Instant::now();
    let result = work().map_err(|message| format!("{name}: {message}"))?;
    println!("== {name}: {:.1} detik", start.elapsed().as_secs_f32());
    Ok(result)
}

/// Puts a test command into the run's own surroundings. The person's own settings of Kinerja or PostgreSQL
/// must not steer a test, and what tests leave in the temporary folder goes with it.
fn for_test(mut command: Command, temp: &TempFolder, server: Option<&Postgres>) -> Result<Command, String> {
    for (name, _) in std::env::vars_os() {
        let shown = name.to_string_lossy();
        if shown.starts_with("KINERJA_") || shown.starts_with("PG") || shown == "DATABASE_URL" {
            command.env_remove(&name);
        }
    }
    // Chromium would keep crash reports in the person's own configuration folder.
    for name in ["TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"] {
        command.env(name, &temp.path);
    }
    command.env("KINERJA_BIN", program()?);
    command.envs(alat::browser().map(|browser| ("KINERJA_PERAMBAN", browser)));
    if let Some(server) = server {
        command.env("KINERJA_UJI_PG", &server.url).env("PATH", path_with(&server.programs));
    }
    Ok(command)
}

fn path_with(first: &Path) -> OsString {
    let mut path = first.as_os_str().to_owned();
    if let Some(rest) = std::env::var_os("PATH") {
        path.push(":");
        path.push(rest);
    }
    path
}

/// The built program: beside the folder that this very program was built into, wherever that was configured.
fn program() -> Result<PathBuf, String> {
    let own = std::env::current_exe().map_err(|e| format!("letak xtask tidak diketahui: {e}"))?;
    let target = own.parent().and_then(Path::parent).ok_or("letak hasil bangun tidak diketahui")?;
    let program = target.join("demo").join("kinerja");
    if program.is_file() { Ok(program) } else { Err(format!("program tidak ada di {}", program.display())) }
}

/// `text` as a regular expression that means just itself.
fn literal_pattern(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_punctuation() {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read_in_any_order() {
        let pilihan = Pilihan::parse(&["--saring", "predikat", "--tanpa-peramban"]).expect("valid");
        assert_eq!(pilihan.saring.as_deref(), Some("predikat"));
        assert!(pilihan.needs().postgres && !pilihan.needs().browser);
        let cepat = Pilihan::parse(&["--cepat"]).expect("valid").needs();
        assert!(!cepat.postgres && !cepat.browser);
        let all = Pilihan::parse(&[]).expect("valid").needs();
        assert!(all.postgres && all.browser);
    }

    #[test]
    fn a_wrong_option_is_named() {
        assert_eq!(Pilihan::parse(&["--lambat"]), Err("pilihan `--lambat` tidak dikenal".into()));
        for args in [&["--saring"][..], &["--saring", ""], &["--saring", "--cepat"]] {
            assert_eq!(Pilihan::parse(args), Err("`--saring` perlu diikuti teks".into()));
        }
    }

    #[test]
    fn a_pattern_means_just_its_text() {
        assert_eq!(literal_pattern("a.b (c)"), r"a\.b \(c\)");
    }
}
