//! Child processes: run them in the open, or read along line by line.

use std::io::{BufRead, BufReader, PipeReader};
use std::process::{Child, Command, ExitStatus, Stdio};

/// Runs a step whose output the person reads directly (colours and progress bars stay).
///
/// # Errors
/// One line that names the command when it cannot start or ends badly.
pub(crate) fn run(command: &mut Command) -> Result<(), String> {
    let status = command.stdin(Stdio::null()).status().map_err(|e| not_started(command, &e))?;
    if status.success() { Ok(()) } else { Err(format!("`{}` berakhir dengan {status}", shown(command))) }
}

/// Runs a step and shows each line of its output behind `prefix`, after handing it to `on_line`.
/// Standard output and error come through one pipe, so that they stay in order.
///
/// # Errors
/// One line that names the command when it cannot start or be read. A bad end is the returned status.
pub(crate) fn stream(
    prefix: &str,
    command: &mut Command,
    mut on_line: impl FnMut(&str),
) -> Result<ExitStatus, String> {
    let (reader, mut child) = spawn_piped(command)?;
    let mut reader = BufReader::new(reader);
    let mut bytes = Vec::new();
    loop {
        bytes.clear();
        match reader.read_until(b'\n', &mut bytes) {
            Ok(0) => break,
            Ok(_) => {}
            Err(e) => return Err(format!("keluaran `{}` tidak terbaca: {e}", shown(command))),
        }
        let line = String::from_utf8_lossy(&bytes);
        let line = line.trim_end();
        on_line(line);
        println!("{prefix} | {line}");
    }
    child.0.wait().map_err(|e| format!("`{}` tidak dapat ditunggu: {e}", shown(command)))
}

/// Whether the command exists and ends well; its output is not shown.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Ends its process, by id, when it goes out of scope before the end was seen.
struct EndOnDrop(Child);

impl Drop for EndOnDrop {
    fn drop(&mut self) {
        if matches!(self.0.try_wait(), Ok(Some(_))) {
            return;
        }
        if let Err(e) = self.0.kill().and_then(|()| self.0.wait()) {
            eprintln!("proses {} tidak dapat dihentikan: {e}", self.0.id());
        }
    }
}

fn spawn_piped(command: &mut Command) -> Result<(PipeReader, EndOnDrop), String> {
    let (reader, writer) = std::io::pipe().map_err(|e| format!("pipa tidak dapat dibuat: {e}"))?;
    let second = writer.try_clone().map_err(|e| format!("pipa tidak dapat digandakan: {e}"))?;
    command.stdin(Stdio::null()).stdout(writer).stderr(second);
    let child = command.spawn().map_err(|e| not_started(command, &e));
    // The command keeps its ends of the pipe until it is told otherwise; the reader would then never see the end.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    Ok((reader, EndOnDrop(child?)))
}

fn not_started(command: &Command, e: &std::io::Error) -> String {
    format!("`{}` tidak dapat dijalankan: {e}", shown(command))
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sh(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn both_outputs_arrive_in_order_and_the_status_is_kept() {
        let mut lines = Vec::new();
        let status =
            stream("t", &mut sh("echo a; echo b >&2; printf 'c\\377'; exit 3"), |l| lines.push(l.to_owned()));
        assert_eq!(status.map(|s| s.code()), Ok(Some(3)));
        assert_eq!(lines, ["a", "b", "c\u{fffd}"]);
    }

    #[test]
    fn a_bad_end_names_the_command() {
        assert_eq!(run(&mut sh("exit 0")), Ok(()));
        let message = run(&mut sh("exit 4")).expect_err("exit 4 is a bad end");
        assert!(message.contains("sh -c exit 4"), "{message}");
        assert!(run(&mut Command::new("no-such-program")).is_err_and(|m| m.contains("no-such-program")));
    }

    #[test]
    fn a_child_that_is_dropped_ends() {
        let child = sh("exec sleep 600").spawn().expect("sh starts");
        let id = child.id();
        drop(EndOnDrop(child));
        assert!(!succeeds(&mut sh(&format!("kill -0 {id}"))));
    }
}
