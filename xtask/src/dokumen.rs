//! Checks that the paths which the documents name are there, so that a renamed file cannot leave a lie behind.

use std::collections::HashSet;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

const DOCUMENTS: [&str; 3] = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"];

/// Folders that hold nothing of our own.
const NOT_OURS: [&str; 3] = [".git", "target", "node_modules"];

/// Endings that make a bare name (`store.rs`) the name of a file of ours.
const OURS: [&str; 6] = [".rs", ".md", ".html", ".sql", ".mjs", ".ts"];

/// Reads the documents that exist.
///
/// # Errors
/// One line a missing path: document, line number, path.
pub(crate) fn check(root: &Path) -> Result<(), String> {
    let tree = Tree::read(root)?;
    let mut missing = Vec::new();
    for document in DOCUMENTS {
        match fs::read_to_string(root.join(document)) {
            Ok(text) => missing.extend(missing_in(&tree, document, &text)),
            Err(e) if e.kind() == ErrorKind::NotFound => {}
            Err(e) => return Err(format!("{document}: {e}")),
        }
    }
    if missing.is_empty() { Ok(()) } else { Err(missing.join("\n       ")) }
}

/// What is in the repository, as far as documents may name it.
struct Tree {
    /// Paths from the root, and the same below `crates/` without that word, as people say them.
    paths: HashSet<String>,
    /// Last parts of all paths.
    names: HashSet<String>,
    /// Made by a run and kept out of the repository (`/e2e/gambar` in `.gitignore`): may be absent.
    made: Vec<String>,
}

impl Tree {
    fn read(root: &Path) -> Result<Self, String> {
        let ignored = fs::read_to_string(root.join(".gitignore")).unwrap_or_default();
        let made =
            ignored.lines().filter_map(|line| line.trim().strip_prefix('/').map(str::to_owned)).collect();
        let mut tree = Self { paths: HashSet::new(), names: HashSet::new(), made };
        tree.add(root, "").map_err(|e| format!("isi repositori tidak terbaca: {e}"))?;
        Ok(tree)
    }

    fn add(&mut self, folder: &Path, prefix: &str) -> std::io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if NOT_OURS.contains(&name.as_str()) {
                continue;
            }
            let path = format!("{prefix}{name}");
            if entry.file_type()?.is_dir() {
                self.add(&entry.path(), &format!("{path}/"))?;
            }
            self.insert(path, name);
        }
        Ok(())
    }

    fn insert(&mut self, path: String, name: String) {
        if let Some(short) = path.strip_prefix("crates/") {
            self.paths.insert(short.to_owned());
        }
        self.paths.insert(path);
        self.names.insert(name);
    }

    /// `None` when `word` does not look like one of our paths.
    fn has(&self, word: &str) -> Option<bool> {
        let path = word.strip_prefix("./").unwrap_or(word);
        let is_plain = path.chars().all(|c| c.is_ascii_alphanumeric() || "._-/".contains(c));
        if !is_plain || path.is_empty() || path.starts_with(['/', '-']) || path.contains("..") {
            return None;
        }
        let is_file_of_ours = OURS.iter().any(|ending| path.len() > ending.len() && path.ends_with(ending));
        let bare = path.trim_end_matches('/');
        let Some((first, _)) = path.split_once('/') else {
            return is_file_of_ours.then(|| self.names.contains(bare));
        };
        let looks_ours = is_file_of_ours || path.ends_with('/') || self.paths.contains(first);
        looks_ours.then(|| self.paths.contains(bare) || self.is_made(bare))
    }

    fn is_made(&self, path: &str) -> bool {
        self.made.iter().any(|made| {
            path == made || path.strip_prefix(made.as_str()).is_some_and(|rest| rest.starts_with('/'))
        })
    }
}

fn missing_in(tree: &Tree, document: &str, text: &str) -> Vec<String> {
    let mut missing = Vec::new();
    let mut in_block = false;
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim_start().starts_with("```") {
            in_block = !in_block;
        } else if !in_block {
            let words = named(line).into_iter().filter(|word| tree.has(word) == Some(false));
            missing.extend(words.map(|word| format!("{document}:{number} menyebut {word}, yang tidak ada")));
        }
    }
    missing
}

/// What stands in backticks, and where links lead.
fn named(line: &str) -> Vec<&str> {
    let quoted = line.split('`').skip(1).step_by(2);
    let links = line.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next());
    quoted.chain(links).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree() -> Tree {
        let mut tree = Tree { paths: HashSet::new(), names: HashSet::new(), made: vec!["e2e/gambar".into()] };
        for path in
            ["README.md", "docs", "docs/glossary.md", "e2e", "crates", "crates/aturan", "crates/aturan/src"]
        {
            tree.insert(path.into(), path.rsplit('/').next().unwrap_or_default().into());
        }
        tree
    }

    #[test]
    fn paths_that_exist_are_found() {
        for word in [
            "docs/",
            "./docs/glossary.md",
            "crates/aturan/src",
            "aturan/src",
            "glossary.md",
            "e2e/gambar/",
            "e2e/gambar/a.png",
        ] {
            assert_eq!(tree().has(word), Some(true), "{word}");
        }
    }

    #[test]
    fn paths_that_are_gone_are_named() {
        for word in ["docs/adr", "gone/", "gone/lib.rs", "aturan/tests", "gone.rs", "e2e/gambaran"] {
            assert_eq!(tree().has(word), Some(false), "{word}");
        }
    }

    #[test]
    fn other_words_are_no_paths() {
        for word in [
            "/api/v1",
            "cargo run",
            "a/b",
            "application/json",
            "Skp",
            "--data",
            "src/*.rs",
            "../x.rs",
            "https://a.id/",
            ".rs",
            "",
        ] {
            assert_eq!(tree().has(word), None, "{word}");
        }
    }

    #[test]
    fn a_document_is_read_line_by_line_without_its_code_blocks() {
        let text = "See `docs/glossary.md` and `docs/gone.md`.\n```\n`docs/in-block.md`\n```\n[a](docs/away.md#part) `x`";
        let expected =
            ["R.md:1 menyebut docs/gone.md, yang tidak ada", "R.md:5 menyebut docs/away.md, yang tidak ada"];
        assert_eq!(missing_in(&tree(), "R.md", text), expected);
    }
}
