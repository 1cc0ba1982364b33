//! What the tests need from the machine, and how a Debian machine gets it.

use crate::{postgres, proses};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Playwright and the harness in `e2e/` ask for it (`import.meta.dirname`).
const NODE_MIN: [u32; 2] = [20, 11];

/// The parts of a run that ask for different tools.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Needs {
    pub(crate) postgres: bool,
    pub(crate) browser: bool,
}

/// Installs what is missing (as root, by apt), or says in one line what to run.
///
/// # Errors
/// The line that a person has to run when we may not, or cannot, install it ourselves.
pub(crate) fn ensure(needs: Needs) -> Result<(), String> {
    rust_components()?;
    let missing = missing(needs);
    if !missing.is_empty() {
        install_packages(needs, &missing)?;
    }
    node_is_new_enough()
}

fn install_packages(needs: Needs, missing: &[&str]) -> Result<(), String> {
    let packages = missing.join(" ");
    if !(is_root() && find_in_path("apt-get").is_some()) {
        return Err(format!("paket {packages} belum terpasang. Jalankan: {}", install_line(&packages)));
    }
    println!("memasang {packages}");
    apt_install(missing)?;
    match self::missing(needs).as_slice() {
        [] => Ok(()),
        left => Err(format!("sesudah pemasangan masih belum ada: {}", left.join(" "))),
    }
}

/// Puts the browser tests' packages in place; does nothing when the lock is the one already installed.
///
/// # Errors
/// One line when npm fails or the folder cannot be read.
pub(crate) fn npm_ci(e2e: &Path) -> Result<(), String> {
    let lock = fs::read(e2e.join("package-lock.json")).map_err(|e| format!("e2e/package-lock.json: {e}"))?;
    let installed = e2e.join("node_modules").join(".kinerja-lock");
    if fs::read(&installed).is_ok_and(|before| before == lock) {
        return Ok(());
    }
    let arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
    proses::run(Command::new("npm").args(arguments).current_dir(e2e))?;
    fs::write(&installed, lock).map_err(|e| format!("{}: {e}", installed.display()))
}

/// The browser that the browser tests drive.
pub(crate) fn browser() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(find_in_path)
}

/// Whether this process may install packages and has to lend PostgreSQL another user.
pub(crate) fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

/// The first file of this name on PATH.
pub(crate) fn find_in_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// Debian's names of the packages that are missing.
fn missing(needs: Needs) -> Vec<&'static str> {
    let has_all = |names: &[&str]| names.iter().all(|name| find_in_path(name).is_some());
    let table = [
        ("nodejs", has_all(&["node"])),
        ("npm", has_all(&["npm"])),
        ("poppler-utils", has_all(&["pdftotext", "pdftoppm"])),
        ("postgresql", !needs.postgres || postgres::programs().is_some()),
        ("chromium", !needs.browser || browser().is_some()),
    ];
    table.into_iter().filter(|(_, present)| !present).map(|(package, _)| package).collect()
}

fn install_line(packages: &str) -> String {
    format!("sudo apt-get update && sudo apt-get install -y --no-install-recommends {packages}")
}

fn apt_install(packages: &[&str]) -> Result<(), String> {
    let apt = |arguments: &[&str]| {
        proses::run(Command::new("apt-get").env("DEBIAN_FRONTEND", "noninteractive").args(arguments))
    };
    apt(&["update"])?;
    let install = ["install", "-y", "--no-install-recommends"];
    apt(&[&install[..], packages].concat())
}

fn rust_components() -> Result<(), String> {
    for component in ["fmt", "clippy"] {
        if !proses::succeeds(Command::new("cargo").args([component, "--version"])) {
            return Err(
                "rustfmt atau clippy belum terpasang. Jalankan: rustup component add rustfmt clippy".into()
            );
        }
    }
    Ok(())
}

fn node_is_new_enough() -> Result<(), String> {
    let output =
        Command::new("node").arg("--version").output().map_err(|e| format!("node --version: {e}"))?;
    let shown = String::from_utf8_lossy(&output.stdout);
    if node_version(&shown).is_some_and(|version| version >= NODE_MIN) {
        return Ok(());
    }
    let [major, minor] = NODE_MIN;
    Err(format!("Node.js {major}.{minor} atau lebih baru diperlukan, yang ada {}", shown.trim()))
}

/// `v20.11.1` to `[20, 11]`.
fn node_version(shown: &str) -> Option<[u32; 2]> {
    let mut parts = shown.trim().strip_prefix('v')?.split('.').map(str::parse);
    Some([parts.next()?.ok()?, parts.next()?.ok()?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_versions_compare_as_numbers() {
        assert!(node_version("v20.11.0\n").is_some_and(|version| version >= NODE_MIN));
        assert!(node_version("v100.2.3").is_some_and(|version| version >= NODE_MIN));
        assert!(node_version("v20.9.0").is_some_and(|version| version < NODE_MIN));
        assert_eq!(node_version("20.11.0"), None);
        assert_eq!(node_version("v20"), None);
    }
}
