//! Guards: small shell processes that tidy up after us, however we end.
//!
//! Std has no signal handlers. So what must not be left behind belongs to a shell outside our process
//! group. It reads a pipe whose other end is ours: when we end, in whatever way (done, failed, Ctrl-C,
//! kill -9), the pipe closes and the shell's `trap … EXIT` does the tidying.

use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};

/// Tests that are ended from outside may still write for a moment: hence the second try.
const FOLDER: &str = r#"
set -eu
dir=$(mktemp -d "${TMPDIR:-/tmp}/kinerja-uji.XXXXXX")
trap 'rm -rf "$dir" 2>/dev/null || { sleep 2; rm -rf "$dir"; }' EXIT
trap 'exit 1' HUP INT TERM
echo "$dir"
while read -r _; do :; done
"#;

/// A guard at work. Dropping it lets it tidy up, and waits for that.
#[derive(Debug)]
pub(crate) struct Guard {
    child: Child,
    /// Open while the guarded thing is wanted.
    lifeline: Option<ChildStdin>,
}

impl Guard {
    /// Starts `script` with its arguments, as another user where `user` names one (user id, group id), gives
    /// it `input` as its first line and waits for the first line that it answers.
    ///
    /// # Errors
    /// What the script wrote before it gave up.
    pub(crate) fn start(
        script: &str,
        args: &[&str],
        user: Option<(u32, u32)>,
        input: &str,
    ) -> Result<(Self, String), String> {
        let mut command = Command::new("sh");
        command.args(["-c", script, "penjaga"]).args(args).current_dir("/").process_group(0);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        if let Some((uid, gid)) = user {
            command.uid(uid).gid(gid);
        }
        let mut child = command.spawn().map_err(|e| format!("sh tidak dapat dijalankan: {e}"))?;
        let lifeline = child.stdin.take();
        let mut guard = Self { child, lifeline };
        let answer = guard.ask(input).map_err(|e| format!("penjaga tidak menjawab: {e}"))?;
        if answer.is_empty() { Err(guard.complaint()) } else { Ok((guard, answer)) }
    }

    fn ask(&mut self, input: &str) -> std::io::Result<String> {
        let mut answer = String::new();
        if let (Some(stdin), Some(stdout)) = (&mut self.lifeline, self.child.stdout.take()) {
            // A script that gave up already reads no more; its complaint says why.
            if let Err(e) = writeln!(stdin, "{input}")
                && e.kind() != std::io::ErrorKind::BrokenPipe
            {
                return Err(e);
            }
            BufReader::new(stdout).read_line(&mut answer)?;
        }
        Ok(answer.trim().to_owned())
    }

    fn complaint(&mut self) -> String {
        let mut text = String::new();
        match self.child.stderr.take().map(|mut stderr| stderr.read_to_string(&mut text)) {
            Some(Err(e)) => format!("sebabnya tidak terbaca: {e}"),
            _ if text.trim().is_empty() => "penjaga berhenti tanpa penjelasan".into(),
            _ => text.trim().to_owned(),
        }
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.lifeline = None;
        if let Err(e) = self.child.wait() {
            eprintln!("penjaga (proses {}) tidak dapat ditunggu: {e}", self.child.id());
        }
    }
}

/// A folder for all that the tests write for a moment.
#[derive(Debug)]
pub(crate) struct TempFolder {
    pub(crate) path: PathBuf,
    _guard: Guard,
}

impl TempFolder {
    /// # Errors
    /// One line when the folder cannot be made.
    pub(crate) fn new() -> Result<Self, String> {
        let (guard, path) = Guard::start(FOLDER, &[], None, "")?;
        Ok(Self { path: path.into(), _guard: guard })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_folder_goes_with_all_that_is_in_it() {
        let folder = TempFolder::new().expect("a folder");
        let path = folder.path.clone();
        fs::create_dir(path.join("sub")).expect("writable");
        fs::write(path.join("sub/file"), "x").expect("writable");
        drop(folder);
        assert!(!path.exists());
    }

    #[test]
    fn a_guard_answers_with_what_it_was_given() {
        let script = r#"read -r line; echo "$1 $line"; while read -r _; do :; done"#;
        let (_guard, answer) = Guard::start(script, &["a b"], None, "c").expect("an answer");
        assert_eq!(answer, "a b c");
    }

    #[test]
    fn a_guard_that_gives_up_says_why() {
        let why = Guard::start("echo sebab >&2; exit 1", &[], None, "").expect_err("it gave up");
        assert_eq!(why, "sebab");
        assert!(Guard::start("exit 1", &[], None, "").is_err_and(|why| why.contains("tanpa penjelasan")));
    }
}
