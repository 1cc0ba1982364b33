//! Tests of what no compiler looks at: the templates of all crates, and the two copies of the dark colours.

use std::fs;
use std::path::{Path, PathBuf};

use crate::assets;

const KIT: &str = env!("CARGO_MANIFEST_DIR");

/// Every template of the workspace with its text.
fn templates() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    collect(&Path::new(KIT).join(".."), &mut found);
    found
}

fn collect(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy();
        if path.is_dir() && !["target", "node_modules"].contains(&name.as_ref()) {
            collect(&path, found);
        } else if name.ends_with(".html") {
            found.push((path.clone(), fs::read_to_string(&path).unwrap()));
        }
    }
}

/// The CSP allows neither inline style nor inline script nor handlers.
#[test]
fn templates_have_nothing_inline() {
    let templates = templates();
    assert!(templates.len() > 8, "{}", templates.len());
    for (path, text) in templates {
        let lower = text.to_lowercase();
        for word in [" style=", "<style", "javascript:", "<script>"] {
            assert!(!lower.contains(word), "{}: {word}", path.display());
        }
        let handler = lower.match_indices(" on").find(|(at, _)| is_handler(&lower[at + 3..]));
        assert_eq!(handler, None, "{}", path.display());
    }
}

/// The rest of " on…" is letters up to an equals sign: "click=".
fn is_handler(rest: &str) -> bool {
    let letters = rest.find(|letter: char| !letter.is_ascii_lowercase()).unwrap_or(0);
    letters > 2 && rest[letters..].starts_with("=\"")
}

#[test]
fn a_handler_is_seen_and_prose_is_not() {
    assert!(is_handler("click=\"x\""));
    assert!(!is_handler("e page with x=\"1\""));
}

#[test]
fn every_icon_named_in_a_template_exists() {
    let mut seen = 0;
    for (path, text) in templates() {
        let named = ["ikon(\"", "ikon_kecil(\"", "ikon_warna(\"", "ikon=\""]
            .iter()
            .flat_map(|start| text.split(start).skip(1).filter_map(|rest| rest.split('"').next()));
        for name in named.filter(|name| !name.is_empty()) {
            assert!(assets::nama_ikon().contains(&name), "{}: {name}", path.display());
            seen += 1;
        }
    }
    assert!(seen > 30, "{seen}");
}

#[test]
fn dark_by_device_and_dark_by_choice_are_the_same() {
    let css = fs::read_to_string(Path::new(KIT).join("assets/css/tokens.css")).unwrap();
    let block = |start: &str| -> Vec<String> {
        let rest = css.split_once(start).unwrap().1;
        rest.split_once('}').unwrap().0.trim().lines().map(|line| line.trim().to_owned()).collect()
    };
    let by_device = block(":root:not([data-tema=\"terang\"]) {");
    assert!(by_device.len() > 25);
    assert_eq!(by_device, block(":root[data-tema=\"gelap\"] {"));
}

/// The lock must not tie a newcomer to the registry of the machine it was written on.
#[test]
fn the_npm_lock_names_no_registry() {
    let lock = fs::read_to_string(Path::new(KIT).join("package-lock.json")).unwrap();
    assert!(lock.contains("\"integrity\""));
    assert!(!lock.contains("\"resolved\"") && !lock.contains("://registry"));
}
