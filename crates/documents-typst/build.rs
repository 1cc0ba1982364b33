//! Brings the typeface of the forms: four TTF files of an npm package, pinned by `fonts/package-lock.json`.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process::Command,
};

/// Weights that the forms use; folder and file name in the package.
const WEIGHTS: [&str; 4] = ["400Regular", "500Medium", "600SemiBold", "700Bold"];
const PACKAGE: &str = "node_modules/@expo-google-fonts/plus-jakarta-sans";
const SOURCES: [&str; 2] = ["package.json", "package-lock.json"];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=fonts");
    if let Err(reason) = bring_fonts() {
        println!("cargo::error={reason}");
    }
}

fn bring_fonts() -> Result<(), String> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set; build with cargo")?);
    let work = out.join("fonts");
    let lock = read(&Path::new("fonts").join("package-lock.json"))?;
    // The copied lock is written last, so it stands for a finished installation.
    let done = out.join("fonts.lock");
    if fs::read(&done).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    install(&work)?;
    for weight in WEIGHTS {
        let file = format!("PlusJakartaSans_{weight}.ttf");
        copy(&work.join(PACKAGE).join(weight).join(&file), &out.join(file))?;
    }
    fs::write(&done, lock).map_err(|error| failed("write", &done, &error))
}

fn install(work: &Path) -> Result<(), String> {
    fs::create_dir_all(work).map_err(|error| failed("create", work, &error))?;
    for file in SOURCES {
        copy(&Path::new("fonts").join(file), &work.join(file))?;
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let done = Command::new(npm)
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(work)
        .output()
        .map_err(|error| {
            format!("cannot run npm ({error}): install Node.js 20 or later, it brings the fonts of the forms")
        })?;
    if done.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&done.stderr);
    let first = said.lines().find(|line| !line.trim().is_empty()).unwrap_or("npm said nothing");
    Err(format!("npm ci for the fonts of the forms failed: {first}"))
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| failed("read", path, &error))
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    fs::copy(from, to).map(drop).map_err(|error| failed("copy", from, &error))
}

fn failed(verb: &str, path: &Path, error: &io::Error) -> String {
    format!("cannot {verb} {}: {error}", path.display())
}
