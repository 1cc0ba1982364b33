//! Makes the stylesheet, the script, the icons and the font part of plain `cargo build`.
//!
//! Everything happens in `OUT_DIR`, so that the source tree stays clean and two profiles never meet: the sources are
//! copied, npm packages are installed when the lock changed, and `bundle.mjs` fills an emptied `aset/` folder with
//! hashed names and writes `aset.rs` with those names as constants.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// What the bundle is made from; a change in any of them runs this script again.
const SOURCES: [&str; 4] = ["assets", "bundle.mjs", "package.json", "package-lock.json"];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
    }
    if let Err(reason) = bundle() {
        println!("cargo::error={}", reason.lines().collect::<Vec<_>>().join(" | "));
    }
}

fn bundle() -> Result<(), String> {
    let out = PathBuf::from(env::var("OUT_DIR").map_err(|error| error.to_string())?);
    let work = out.join("bangun");
    fs::create_dir_all(&work).map_err(|error| format!("{}: {error}", work.display()))?;
    // Emptied first: a stylesheet that was deleted must not live on in the copy.
    remove_dir(&work.join("assets"))?;
    for source in SOURCES {
        copy(Path::new(source), &work.join(source))?;
    }
    install_packages(&work)?;
    run(Command::new("node").arg("bundle.mjs").arg(&out).current_dir(&work), "node")
}

/// Runs `npm ci` unless the packages of exactly this lock are already there. The stamp is written last, so that an
/// interrupted installation is done again.
fn install_packages(work: &Path) -> Result<(), String> {
    let stamp = work.join("terpasang.lock");
    let lock = read(&work.join("package-lock.json"))?;
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    run(Command::new(npm).args(arguments).current_dir(work), npm)?;
    fs::write(&stamp, lock).map_err(|error| format!("{}: {error}", stamp.display()))
}

fn run(command: &mut Command, name: &str) -> Result<(), String> {
    let output = command.output().map_err(|error| {
        format!(
            "`{name}` cannot be started ({error}): install Node.js 20 or later with npm, then build again"
        )
    })?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!("`{name}` failed while bundling the assets of web-kit: {}", said.trim()))
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    if !from.is_dir() {
        return fs::copy(from, to).map(drop).map_err(|error| format!("{}: {error}", from.display()));
    }
    fs::create_dir_all(to).map_err(|error| format!("{}: {error}", to.display()))?;
    for entry in fs::read_dir(from).map_err(|error| format!("{}: {error}", from.display()))? {
        let entry = entry.map_err(|error| format!("{}: {error}", from.display()))?;
        copy(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}

fn remove_dir(path: &Path) -> Result<(), String> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(format!("{}: {error}", path.display()))
        }
        _ => Ok(()),
    }
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}
