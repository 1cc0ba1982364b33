//! The program is ended with kill -9 while people save: what was acknowledged is there afterwards, on both engines.

use std::io::{BufRead, BufReader, Error, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

use kinerja::demo::muat::SANDI;

use crate::kit::{
    Folder, Form, TODAY, database_of, drop_database, empty_postgresql, forms, postgresql_url, runtime, text,
};

/// People who save at the same time, each the own realisasi.
const PEOPLE: [&str; 4] = ["ratna", "yohana", "hendra", "edison"];
/// Saves of all together after which the program is ended, and how often that happens.
const SAVES: usize = 16;
const ROUNDS: usize = 2;

/// The program as people start it.
struct Program {
    child: Child,
    address: String,
    /// Open as long as it runs, as a terminal would be.
    _output: BufReader<ChildStdout>,
}

impl Program {
    fn start(folder: &Path, basis_data: Option<&str>) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kinerja"));
        command.args(["demo", "--listen", "127.0.0.1:0", "--employees", "60", "--hari-ini", TODAY, "--data"]);
        command.arg(folder).env_remove("KINERJA_BASIS_DATA").env("KINERJA_LOG", "error");
        command.envs(basis_data.map(|url| ("KINERJA_BASIS_DATA", url)));
        let mut child =
            command.stdout(Stdio::piped()).stdin(Stdio::null()).spawn().expect("the program starts");
        let mut output = BufReader::new(child.stdout.take().expect("its output"));
        let mut address = None;
        while address.is_none() {
            let mut line = String::new();
            let read = output.read_line(&mut line).expect("its output");
            assert!(read > 0, "it says where it listens");
            address = line.trim().strip_prefix("Alamat: http://").map(str::to_owned);
        }
        Self { child, address: address.unwrap_or_default(), _output: output }
    }

    /// Ends it without a warning: kill -9.
    fn kill(self) {
        drop(self);
    }
}

impl Drop for Program {
    /// However a test ends, the program does not outlive it.
    fn drop(&mut self) {
        let ended = self.child.kill().and_then(|()| self.child.wait());
        if let Err(err) = ended {
            println!("the program is still there: {err}");
        }
    }
}

/// A browser of the plainest kind: one request a connection.
#[derive(Clone)]
struct Browser {
    address: String,
    cookie: String,
}

struct Page {
    status: u16,
    head: String,
    body: String,
}

impl Browser {
    fn log_in(address: &str, masuk: &str) -> Self {
        let mut browser = Self { address: address.to_owned(), cookie: String::new() };
        let form = Form::to("/masuk").with_all(&[("masuk", masuk), ("sandi", SANDI)]);
        let page = browser.post(&form).expect("an answer");
        let cookie = page.head.split("set-cookie: ").nth(1).and_then(|line| line.split(';').next());
        cookie
            .unwrap_or_else(|| panic!("{masuk}: {} {}", page.status, text(&page.body)))
            .clone_into(&mut browser.cookie);
        browser
    }

    fn get(&self, path: &str) -> Result<Page, Error> {
        self.ask(&format!("GET {path} HTTP/1.1\r\n"), "")
    }

    fn post(&self, form: &Form) -> Result<Page, Error> {
        let mut body = form_urlencoded::Serializer::new(String::new());
        let body = body.extend_pairs(&form.fields).finish();
        let head = format!(
            "POST {} HTTP/1.1\r\nsec-fetch-site: same-origin\r\ncontent-type: application/x-www-form-urlencoded\r\n",
            form.action
        );
        self.ask(&head, &body)
    }

    fn ask(&self, head: &str, body: &str) -> Result<Page, Error> {
        let mut stream = TcpStream::connect(&self.address)?;
        stream.set_read_timeout(Some(Duration::from_secs(20)))?;
        let (address, cookie, length) = (&self.address, &self.cookie, body.len());
        let rest = format!(
            "host: {address}\r\ncookie: {cookie}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
        );
        stream.write_all(format!("{head}{rest}{body}").as_bytes())?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        let answer = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").ok_or_else(|| Error::other("cut off"))?;
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok())
            .ok_or_else(|| Error::other("cut off"))?;
        Ok(Page { status, head: head.to_lowercase(), body: body.to_owned() })
    }

    /// The own quarter that waits for realisasi.
    fn quarter(&self) -> String {
        let page = self.get("/hasil").expect("an answer");
        let at = page.body.split("href=\"/evaluasi/").nth(1).and_then(|rest| rest.split('"').next());
        format!("/evaluasi/{}", at.unwrap_or_else(|| panic!("{}", text(&page.body))))
    }

    fn form(&self, path: &str) -> Result<Form, Error> {
        let page = self.get(path)?;
        let found = forms(&page.body).into_iter().find(|form| form.action == path);
        found.ok_or_else(|| Error::other(format!("{}: {}", page.status, text(&page.body))))
    }
}

/// What somebody was told is saved, in order: the number of each receipt, and the last text.
#[derive(Default)]
struct Acknowledged {
    receipts: Vec<String>,
    last: String,
    /// Sent, and never answered.
    open: Option<String>,
}

/// Saves again and again until the program is gone.
fn save_until_the_end(browser: &Browser, name: &str, saves: &AtomicUsize, told: &mut Acknowledged) {
    let path = browser.quarter();
    loop {
        let Ok(form) = browser.form(&path) else { return };
        let words = format!("{name} menyimpan {}", form.value("kunci").expect("a key"));
        told.open = Some(words.clone());
        let Ok(page) = browser.post(&form.clone().with("penilaian_diri", &words)) else { return };
        assert_eq!(page.status, 303, "{}", text(&page.body));
        told.receipts.push(number(form.value("kunci").expect("a key")));
        told.last = words;
        told.open = None;
        saves.fetch_add(1, Ordering::SeqCst);
    }
}

/// The receipt number that people see for a key.
fn number(kunci: &str) -> String {
    let digits = kunci.replace('-', "").to_uppercase();
    format!("{}-{}", &digits[24..28], &digits[28..32])
}

/// All people save; in the middle of it the program is ended.
fn round(program: Program, told: Vec<Acknowledged>) -> Vec<Acknowledged> {
    let saves = Arc::new(AtomicUsize::new(0));
    let begin = Arc::new(Barrier::new(PEOPLE.len()));
    let people: Vec<_> = PEOPLE
        .iter()
        .zip(told)
        .map(|(name, mut told)| {
            let (saves, begin, address) = (Arc::clone(&saves), Arc::clone(&begin), program.address.clone());
            thread::spawn(move || {
                let browser = Browser::log_in(&address, name);
                begin.wait();
                save_until_the_end(&browser, name, &saves, &mut told);
                told
            })
        })
        .collect();
    while saves.load(Ordering::SeqCst) < SAVES && !people.iter().any(thread::JoinHandle::is_finished) {
        thread::yield_now();
    }
    program.kill();
    let told = people.into_iter().map(|person| person.join().expect("a person")).collect();
    assert!(saves.load(Ordering::SeqCst) >= SAVES, "the program was ended under load");
    told
}

/// Each receipt is there, and the last text: what was told, or what was on its way.
fn check(program: &Program, told: &[Acknowledged]) {
    for (name, told) in PEOPLE.iter().zip(told) {
        let browser = Browser::log_in(&program.address, name);
        let receipts = text(&browser.get("/bukti-simpan").expect("an answer").body);
        for number in &told.receipts {
            assert!(receipts.contains(number), "{name}: receipt {number} is lost");
        }
        let form = browser.form(&browser.quarter()).expect("the page");
        let saved = form.value("penilaian_diri").unwrap_or_default();
        let is_there = saved == told.last || told.open.as_deref() == Some(saved);
        assert!(is_there, "{name}: {saved:?} is neither {:?} nor {:?}", told.last, told.open);
    }
}

fn survives(folder: &Path, basis_data: Option<&str>) {
    let mut told: Vec<Acknowledged> = PEOPLE.iter().map(|_| Acknowledged::default()).collect();
    let mut program = Program::start(folder, basis_data);
    for _ in 0..ROUNDS {
        told = round(program, told);
        program = Program::start(folder, basis_data);
        check(&program, &told);
    }
    program.kill();
}

#[test]
fn kill_9_loses_no_acknowledged_save_on_sqlite() {
    survives(&Folder::new().0, None);
}

#[test]
fn kill_9_loses_no_acknowledged_save_on_postgresql() {
    if postgresql_url().is_none() {
        return;
    }
    let url = runtime().block_on(empty_postgresql("gangguan"));
    survives(&Folder::new().0, Some(&url));
    runtime().block_on(drop_database(database_of(&url)));
}
