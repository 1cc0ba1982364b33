//! `kinerja aturan`: the rules at the command line. No database is opened.

use std::io::{self, BufRead, BufReader, BufWriter, ErrorKind, Read, Write};

use ::aturan::pintu::{BARIS_BYTE_MAKS, jawab_baris};
use ::aturan::{Aturan, tulis_tanggal};
use clap::{Args, Subcommand};

const BUFFER_BYTES: usize = 64 * 1024;

const CONTOH: &str = "\
Contoh:
  kinerja aturan daftar
  kinerja aturan hitung < permintaan.jsonl > jawaban.jsonl
  echo '{\"rule\":\"nip.parse\",\"input\":{\"nip\":\"198609262015051001\"}}' | kinerja aturan hitung --jelaskan";

const CONTOH_HITUNG: &str = "\
Masukan, satu objek JSON tiap baris (UTF-8, paling panjang 1 MiB):
  {\"rule\": \"ID\", \"input\": {...}, \"on\": \"2026-01-12\"}

  rule   id aturan, atau nama topik (lihat: kinerja aturan daftar)
  input  isian aturan itu
  on     hari berlakunya; wajib untuk topik, boleh untuk aturan

Keluaran, satu baris JSON untuk tiap baris, menurut urutan masukan:
  {\"rule\": \"ID\", \"output\": {...}}
  {\"rule\": \"ID\", \"error\": {\"code\": \"...\", \"message\": \"...\", \"field\": \"...\"}}

Baris kosong dilewati. Baris yang ditolak tidak menghentikan perintah ini.

Contoh:
  kinerja aturan hitung < permintaan.jsonl > jawaban.jsonl
  echo '{\"rule\":\"nip.parse\",\"input\":{\"nip\":\"198609262015051001\"}}' | kinerja aturan hitung --jelaskan";

/// Lihat aturan yang dikenal, atau hitung dengannya
#[derive(Debug, Args)]
#[command(after_help = CONTOH, override_usage = "kinerja aturan PERINTAH [OPSI]", arg_required_else_help = true)]
pub struct Argumen {
    #[command(subcommand)]
    perintah: Perintah,
}

#[derive(Debug, Subcommand)]
enum Perintah {
    /// Tampilkan semua aturan: id, topik, judul, dasar hukum, masa berlaku
    #[command(after_help = "Contoh:\n  kinerja aturan daftar", override_usage = "kinerja aturan daftar")]
    Daftar,
    /// Jawab permintaan dari masukan baku, satu JSON tiap baris
    #[command(
        after_help = CONTOH_HITUNG,
        override_usage = "kinerja aturan hitung [--jelaskan] < permintaan.jsonl"
    )]
    Hitung {
        /// Sertakan langkah-langkah perhitungan pada tiap jawaban
        #[arg(long)]
        jelaskan: bool,
    },
}

impl Argumen {
    /// Runs the command over standard input and output.
    pub fn run(self) -> io::Result<()> {
        match self.perintah {
            Perintah::Daftar => quiet(daftar(io::stdout().lock())),
            Perintah::Hitung { jelaskan } => hitung(jelaskan, io::stdin().lock(), io::stdout().lock()),
        }
    }
}

/// Answers each line of `input` with one line on `output`, in order; what is refused is answered too.
///
/// Written answers are sent on before waiting for more input, so that a program at the other end can ask line by line.
/// Memory is bounded: of a line longer than [`BARIS_BYTE_MAKS`] no more than that is kept.
///
/// # Errors
/// Of reading or writing; that nobody reads the answers any more is none.
pub fn hitung(jelaskan: bool, input: impl Read, output: impl Write) -> io::Result<()> {
    quiet(answer_all(jelaskan, input, output))
}

fn answer_all(jelaskan: bool, input: impl Read, output: impl Write) -> io::Result<()> {
    let mut input = BufReader::with_capacity(BUFFER_BYTES, input);
    let mut output = BufWriter::with_capacity(BUFFER_BYTES, output);
    let mut line = Vec::new();
    while next_line(&mut input, &mut output, &mut line)? {
        if let Some(answer) = jawab_baris(&line, jelaskan) {
            output.write_all(&answer)?;
            output.write_all(b"\n")?;
        }
    }
    output.flush()
}

/// Reads a line without its newline into `line`, cut after one byte more than a line may have. False at the end.
fn next_line(
    input: &mut BufReader<impl Read>,
    output: &mut impl Write,
    line: &mut Vec<u8>,
) -> io::Result<bool> {
    line.clear();
    let mut begun = false;
    loop {
        if input.buffer().is_empty() {
            output.flush()?;
        }
        let chunk = match input.fill_buf() {
            Ok([]) => return Ok(begun),
            Ok(chunk) => chunk,
            Err(err) if err.kind() == ErrorKind::Interrupted => continue,
            Err(err) => return Err(err),
        };
        begun = true;
        let end = chunk.iter().position(|byte| *byte == b'\n');
        let part = &chunk[..end.unwrap_or(chunk.len())];
        let room = BARIS_BYTE_MAKS + 1 - line.len();
        line.extend_from_slice(&part[..part.len().min(room)]);
        let used = part.len() + usize::from(end.is_some());
        input.consume(used);
        if end.is_some() {
            return Ok(true);
        }
    }
}

/// Lists every rule, for people.
fn daftar(mut output: impl Write) -> io::Result<()> {
    for aturan in ::aturan::daftar() {
        writeln!(
            output,
            "{}\n  {}\n  topik {} · {}\n",
            aturan.id,
            aturan.judul,
            aturan.topik.kode(),
            source(aturan)
        )?;
    }
    output.flush()
}

fn source(aturan: &Aturan) -> String {
    let mut text = format!("{}, {}", aturan.regulasi, aturan.pasal);
    if let Some(mulai) = aturan.berlaku_mulai {
        text.push_str(&format!(" · berlaku mulai {}", tulis_tanggal(mulai)));
    }
    if let Some(sampai) = aturan.berlaku_sampai {
        text.push_str(&format!(" sampai {}", tulis_tanggal(sampai)));
    }
    text
}

/// Takes a reader that went away (`| head`) for the end of the work.
fn quiet(done: io::Result<()>) -> io::Result<()> {
    match done {
        Err(err) if err.kind() == ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use serde_json::{Value, json};

    use super::*;

    const NIP: &[u8] = br#"{"rule":"nip.parse","input":{"nip":"198609262015051001"}}"#;

    fn answers(input: &[u8]) -> Vec<Value> {
        let mut output = Vec::new();
        hitung(false, input, &mut output).unwrap();
        assert!(output.is_empty() || output.ends_with(b"\n"));
        output
            .split(|b| *b == b'\n')
            .filter(|l| !l.is_empty())
            .map(|l| serde_json::from_slice(l).unwrap())
            .collect()
    }

    fn code(answer: &Value) -> &str {
        answer["error"]["code"].as_str().unwrap_or("output")
    }

    fn cases() -> Vec<Value> {
        serde_json::from_str(include_str!("../../../aturan/tests/kasus.json")).unwrap()
    }

    /// The same value with every number a float: 25 and 25.0 are one number.
    fn as_floats(value: Value) -> Value {
        match value {
            Value::Number(number) => json!(number.as_f64()),
            Value::Array(list) => list.into_iter().map(as_floats).collect(),
            Value::Object(map) => {
                Value::Object(map.into_iter().map(|(name, value)| (name, as_floats(value))).collect())
            }
            other => other,
        }
    }

    #[test]
    fn every_case_is_answered_in_its_place() {
        let lines: Vec<_> =
            cases().iter().map(|c| json!({"rule": c["rule"], "input": c["input"]}).to_string()).collect();
        let expected: Vec<_> =
            cases().iter().map(|c| as_floats(json!({"rule": c["rule"], "output": c["expected"]}))).collect();
        let answered = |text: String| answers(text.as_bytes()).into_iter().map(as_floats).collect::<Vec<_>>();
        assert_eq!(answered(lines.join("\n")), expected, "without a newline at the end");
        assert_eq!(answered(lines.join("\r\n\n") + "\n"), expected, "blank lines and CR LF");
    }

    #[test]
    fn steps_come_only_when_asked_for() {
        let run = |jelaskan| {
            let mut output = Vec::new();
            hitung(jelaskan, NIP, &mut output).unwrap();
            serde_json::from_slice::<Value>(&output).unwrap()
        };
        assert_eq!(run(true)["langkah"].as_array().map(Vec::len), Some(5));
        assert_eq!(run(false).get("langkah"), None);
    }

    #[test]
    fn refused_lines_stop_nothing() {
        let input = [NIP, b"{", b"\xff\xfe", b"[]", b" ", NIP].join(&b'\n');
        let answers = answers(&input);
        let codes: Vec<_> = answers.iter().map(code).collect();
        assert_eq!(codes, ["output", "json_rusak", "json_rusak", "jenis_salah", "output"]);
    }

    #[test]
    fn a_line_too_long_is_one_refusal_and_the_next_line_is_whole() {
        for longer in [1, BUFFER_BYTES, 3 * BARIS_BYTE_MAKS] {
            let long = vec![b' '; BARIS_BYTE_MAKS + longer];
            let answers = answers(&[&long, NIP, &long].join(&b'\n'));
            let codes: Vec<_> = answers.iter().map(code).collect();
            assert_eq!(codes, ["baris_terlalu_panjang", "output", "baris_terlalu_panjang"]);
        }
        let mut full = NIP.to_vec();
        full.resize(BARIS_BYTE_MAKS, b' ');
        assert_eq!(code(&answers(&full)[0]), "output", "exactly 1 MiB is not too long");
    }

    #[test]
    fn of_a_line_too_long_only_so_much_is_kept() {
        let input = io::repeat(b'x').take(64 * BARIS_BYTE_MAKS as u64);
        let (mut line, mut output) = (Vec::new(), io::sink());
        assert!(next_line(&mut BufReader::new(input), &mut output, &mut line).unwrap());
        assert_eq!(line.len(), BARIS_BYTE_MAKS + 1);
        assert!(line.capacity() <= 4 * BARIS_BYTE_MAKS);
    }

    #[test]
    fn nothing_in_gives_nothing_out() {
        assert_eq!(answers(b""), Vec::<Value>::new());
        assert_eq!(answers(b"\n\n  \n"), Vec::<Value>::new());
    }

    /// What has reached the reader of the answers so far.
    #[derive(Clone, Default)]
    struct Seen(Rc<RefCell<Vec<u8>>>);

    impl Write for Seen {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.borrow_mut().write(bytes)
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Seen {
        fn lines(&self) -> usize {
            self.0.borrow().iter().filter(|byte| **byte == b'\n').count()
        }
    }

    /// Gives one piece a read, and notes how many answers were seen when each read began.
    struct Pieces {
        pieces: Vec<Vec<u8>>,
        seen: Seen,
        noted: Rc<RefCell<Vec<usize>>>,
    }

    impl Read for Pieces {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            self.noted.borrow_mut().push(self.seen.lines());
            if self.pieces.is_empty() {
                return Ok(0);
            }
            let piece = self.pieces.remove(0);
            buffer[..piece.len()].copy_from_slice(&piece);
            Ok(piece.len())
        }
    }

    #[test]
    fn answers_are_sent_before_waiting_for_more() {
        let line = [NIP, b"\n"].concat();
        let (head, tail) = line.split_at(20);
        let pieces = vec![line.clone(), [&line, &line, head].concat(), tail.to_vec()];
        let (seen, noted) = (Seen::default(), Rc::default());
        let input = Pieces { pieces, seen: seen.clone(), noted: Rc::clone(&noted) };
        hitung(false, input, seen.clone()).unwrap();
        assert_eq!(*noted.borrow(), [0, 1, 3, 4], "answers seen before each read");
        assert_eq!(seen.lines(), 4);
    }

    struct Fails(ErrorKind);

    impl Write for Fails {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_reader_that_went_away_is_no_failure_but_a_full_disk_is() {
        assert!(hitung(false, NIP, Fails(ErrorKind::BrokenPipe)).is_ok());
        assert!(daftar(Fails(ErrorKind::StorageFull)).is_err());
        let full = hitung(false, NIP, Fails(ErrorKind::StorageFull));
        assert_eq!(full.unwrap_err().kind(), ErrorKind::StorageFull);
    }

    #[test]
    fn the_list_names_every_rule() {
        let mut output = Vec::new();
        daftar(&mut output).unwrap();
        let text = String::from_utf8(output).unwrap();
        for aturan in ::aturan::daftar() {
            assert!(text.contains(aturan.id) && text.contains(aturan.judul), "{}", aturan.id);
        }
        assert!(text.contains("PP 30/2019, Pasal 59 · berlaku mulai 26 April 2019"));
    }
}
