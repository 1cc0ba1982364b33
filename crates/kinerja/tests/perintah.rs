//! The program as people start it: help in Bahasa Indonesia, exit codes, pipes.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Output, Stdio};

const NIP: &str = r#"{"rule":"nip.parse","input":{"nip":"198609262015051001"}}"#;

fn kinerja(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kinerja"));
    command.args(arguments).stdin(Stdio::null());
    command
}

fn output(arguments: &[&str]) -> (Option<i32>, String, String) {
    let Output { status, stdout, stderr } = kinerja(arguments).output().expect("the program starts");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (status.code(), text(stdout), text(stderr))
}

#[test]
fn help_is_indonesian_and_has_examples() {
    for arguments in
        [&["--help"][..], &["aturan", "--help"], &["aturan", "hitung", "-h"], &["aturan", "daftar", "--help"]]
    {
        let (code, stdout, stderr) = output(arguments);
        assert_eq!((code, stderr.as_str()), (Some(0), ""), "{arguments:?}");
        for word in ["Pemakaian:", "Opsi:", "Contoh:", "Tampilkan bantuan"] {
            assert!(stdout.contains(word), "{arguments:?} {word}: {stdout}");
        }
        for english in ["Usage", "Options", "Commands", "Print", "default", "help]"] {
            assert!(!stdout.contains(english), "{arguments:?} {english}: {stdout}");
        }
    }
    assert!(output(&["--help"]).1.contains("Perintah:"));
}

#[test]
fn wrong_use_exits_with_2_and_says_so_in_indonesian() {
    let table = [
        (&["hitung"][..], "perintah \"hitung\" tidak dikenal"),
        (&["aturan", "htung"], "perintah \"htung\" tidak dikenal"),
        (&["aturan", "hitung", "--jelas"], "\"--jelas\" tidak dikenal"),
        (&["aturan", "hitung", "berkas.jsonl"], "\"berkas.jsonl\" tidak dikenal"),
        (&["aturan", "hitung", "--jelaskan=ya"], "--jelaskan"),
        (&[], "Pemakaian:"),
        (&["aturan"], "Pemakaian:"),
    ];
    for (arguments, words) in table {
        let (code, stdout, stderr) = output(arguments);
        assert_eq!((code, stdout.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(stderr.contains(words), "{arguments:?}: {stderr}");
        for english in ["error:", "Usage", "unexpected", "For more"] {
            assert!(!stderr.contains(english), "{arguments:?}: {stderr}");
        }
    }
}

#[test]
fn refused_lines_are_answers_not_failures() {
    let mut child =
        kinerja(&["aturan", "hitung"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("starts");
    child.stdin.take().expect("piped").write_all(b"{\n\xff\nx").expect("is read");
    let done = child.wait_with_output().expect("ends");
    assert_eq!(done.status.code(), Some(0));
    assert_eq!(done.stdout.split(|byte| *byte == b'\n').count(), 4, "three lines and the end");
}

/// A program asks line by line and waits for each answer; the input stays open.
#[test]
fn a_conversation_line_by_line() {
    let mut child =
        kinerja(&["aturan", "hitung"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("starts");
    let mut ask = child.stdin.take().expect("piped");
    let mut answers = BufReader::new(child.stdout.take().expect("piped"));
    for _ in 0..3 {
        writeln!(ask, "{NIP}").expect("is read");
        let mut answer = String::new();
        answers.read_line(&mut answer).expect("an answer");
        assert!(answer.contains(r#""valid":true"#), "{answer}");
    }
    drop(ask);
    assert_eq!(child.wait().expect("ends").code(), Some(0));
}

#[test]
fn a_reader_that_leaves_ends_the_work_quietly() {
    let mut command = kinerja(&["aturan", "hitung", "--jelaskan"]);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("starts");
    drop(child.stdout.take());
    let mut ask = child.stdin.take().expect("piped");
    // The program may be gone before all is written; that is what is being tried.
    let wrote = (0..10_000).try_for_each(|_| writeln!(ask, "{NIP}"));
    drop(ask);
    let done = child.wait_with_output().expect("ends");
    assert!(wrote.is_err(), "it stops reading when nobody listens");
    assert_eq!((done.status.code(), String::from_utf8_lossy(&done.stderr).as_ref()), (Some(0), ""));
}
