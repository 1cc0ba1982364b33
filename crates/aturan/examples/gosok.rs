//! Rubs the readers with spoilt texts until one breaks: lines through the door, NIP, dates and numbers.
//!
//! `cargo run --release -p aturan --example gosok -- [how many] [seed]`. The same seed gives the same texts. Stops at
//! the first panic or broken promise and prints the text that did it.

use std::{
    env,
    panic::{self, AssertUnwindSafe},
    process::ExitCode,
    time::Instant,
};

use aturan::{Desimal, Nip, Pemeriksaan, daftar, nip::rapikan, pintu::jawab_baris};

/// SplitMix64: small, seeded, and good enough to spoil texts.
struct Acak(u64);

impl Acak {
    fn maju(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `batas`, which is not zero.
    fn di_bawah(&mut self, batas: usize) -> usize {
        usize::try_from(self.maju() % (batas as u64)).unwrap_or_default()
    }

    fn pilih<'a, T>(&mut self, isi: &'a [T]) -> &'a T {
        &isi[self.di_bawah(isi.len())]
    }
}

/// Pieces of JSON, of numbers and of dates that break careless readers.
const SERPIH: &[&str] = &[
    "null",
    "true",
    "-",
    "0",
    "1e400",
    "-1e-400",
    "0.0000001",
    "99999999999999999999",
    "-9223372036854775808",
    "9223372036854775807",
    "1.",
    ".5",
    "NaN",
    "\"\"",
    "\"",
    "\\",
    "\\u0000",
    "\\ud800",
    "\u{e9}",
    "{",
    "}",
    "[",
    "]",
    "[[[[",
    ",",
    ":",
    "{\"a\":1,\"a\":1}",
    "\"2026-02-29\"",
    "\"2100-12-31\"",
    "\"1945-08-17\"",
    "\"24:00\"",
    "\"2026-05-01T23:59:60+23:59\"",
    "\"on\":",
    "\"input\":",
    "\"rule\":",
    "\n",
    "\0",
];

/// What people and spreadsheets put between digits.
const KOTORAN: &[&str] = &[" ", "\u{a0}", "'", "\u{2019}", ".", ",", "\u{661}", "e", "-", "0", "\0"];

/// What came of a text.
#[derive(Clone, Copy)]
enum Hasil {
    Diterima,
    Ditolak,
    /// The text broke a promise.
    Ingkar,
}

/// Whole lines of the registry, each rule by its id and by its topic.
fn bibit() -> Vec<Vec<u8>> {
    let mut baris = Vec::new();
    for a in daftar() {
        let hari = a.berlaku_sampai.map_or("2026-01-12".to_owned(), |hari| hari.to_string());
        let (id, topik, input) = (a.id, a.topik.kode(), a.contoh_masukan);
        baris.push(format!(r#"{{"rule":"{id}","input":{input}}}"#).into_bytes());
        baris.push(format!(r#"{{"rule":"{topik}","on":"{hari}","input":{input}}}"#).into_bytes());
    }
    baris
}

/// One to four small changes: mostly of digits, so that many lines still reach their rule.
fn rusak(acak: &mut Acak, teks: &mut Vec<u8>, bibit: &[Vec<u8>]) {
    for _ in 0..=acak.di_bawah(4) {
        if acak.di_bawah(2) == 0 { ganti_angka(acak, teks) } else { ubah(acak, teks, bibit) }
    }
}

fn ganti_angka(acak: &mut Acak, teks: &mut [u8]) {
    let angka: Vec<_> = (0..teks.len()).filter(|i| teks[*i].is_ascii_digit()).collect();
    if !angka.is_empty() {
        teks[*acak.pilih(&angka)] = *acak.pilih(b"0123456789");
    }
}

fn ubah(acak: &mut Acak, teks: &mut Vec<u8>, bibit: &[Vec<u8>]) {
    let di = acak.di_bawah(teks.len() + 1);
    let akhir = (di + acak.di_bawah(8)).min(teks.len());
    match acak.di_bawah(7) {
        0 if di < teks.len() => teks[di] ^= 1 << acak.di_bawah(8),
        1 => teks.insert(di, acak.maju().to_le_bytes()[0]),
        2 => drop(teks.drain(di..akhir)),
        3 => drop(teks.splice(di..akhir, acak.pilih(SERPIH).bytes())),
        4 => drop(teks.splice(di..di, acak.pilih(SERPIH).bytes())),
        5 => {
            let potong = teks[di..akhir].to_vec();
            drop(teks.splice(di..di, potong));
        }
        6 => {
            let lain = acak.pilih(bibit);
            teks.truncate(di);
            teks.extend_from_slice(&lain[acak.di_bawah(lain.len())..]);
        }
        _ => teks.truncate(di),
    }
}

/// A text that looks like a NIP, now and then with something that does not belong there.
fn teks_nip(acak: &mut Acak) -> String {
    let (tahun, bulan, hari) = (1890 + acak.di_bawah(220), acak.di_bawah(15), acak.di_bawah(34));
    let (angkat, kode, sisa) = (acak.di_bawah(10_000), acak.di_bawah(100), acak.di_bawah(4_000));
    let teks = format!("{tahun:04}{bulan:02}{hari:02}{angkat:04}{kode:02}{sisa:04}");
    kotori(acak, teks)
}

/// A number as people or programs write it, now and then spoilt.
fn teks_angka(acak: &mut Acak) -> String {
    let bulat = acak.maju() >> acak.di_bawah(64);
    let tanda = *acak.pilih(&["", "", "-", "\u{2212}", "+"]);
    let teks = match acak.di_bawah(4) {
        0 => format!("{tanda}{bulat}"),
        1 => format!("{tanda}{bulat},{}", acak.di_bawah(100_000)),
        2 => format!("{tanda}{bulat}.{}", acak.di_bawah(100_000)),
        _ => format!(
            "{tanda}{}.{:03}.{:03},5",
            acak.di_bawah(1_000),
            acak.di_bawah(1_000),
            acak.di_bawah(1_000)
        ),
    };
    kotori(acak, teks)
}

fn kotori(acak: &mut Acak, mut teks: String) -> String {
    if acak.di_bawah(4) == 0 {
        let batas: Vec<_> = (0..=teks.len()).filter(|i| teks.is_char_boundary(*i)).collect();
        let di = *acak.pilih(&batas);
        let kotoran: &str = acak.pilih::<&str>(KOTORAN);
        teks.insert_str(di, kotoran);
    }
    teks
}

/// A line with a day as `on`, or with a NIP or a number in a field.
fn baris_terisi(acak: &mut Acak) -> Vec<u8> {
    let a = acak.pilih(daftar());
    let isi = match acak.di_bawah(3) {
        0 => format!("{:04}-{:02}-{:02}", acak.di_bawah(2_200), acak.di_bawah(14), acak.di_bawah(33)),
        1 => teks_nip(acak),
        _ => teks_angka(acak),
    };
    let isi = serde_json::Value::from(isi);
    let (id, input) = (a.id, a.contoh_masukan);
    match a.isian.get(acak.di_bawah(a.isian.len() + 1)) {
        None => format!(r#"{{"rule":"{id}","input":{input},"on":{isi}}}"#),
        Some(isian) => format!(r#"{{"rule":"{id}","input":{{"{}":{isi}}}}}"#, isian.nama),
    }
    .into_bytes()
}

fn coba_baris(baris: &[u8], jelaskan: bool) -> Hasil {
    let Some(jawaban) = jawab_baris(baris, jelaskan) else {
        return if baris.trim_ascii().is_empty() { Hasil::Ditolak } else { Hasil::Ingkar };
    };
    let memuat = |kata: &[u8]| jawaban.windows(kata.len()).any(|w| w == kata);
    match (memuat(br#","output":{"#), memuat(br#","error":{"code":""#)) {
        _ if jawaban.contains(&b'\n') || !jawaban.starts_with(br#"{"rule":"#) => Hasil::Ingkar,
        (true, false) => Hasil::Diterima,
        (false, true) => Hasil::Ditolak,
        // A text of the input may hold the other word; it is quoted there, so this cannot be.
        _ => Hasil::Ingkar,
    }
}

fn coba_nip(teks: &str) -> Hasil {
    match (Nip::parse(teks), Nip::periksa(teks), Nip::periksa(&rapikan(teks))) {
        (Ok(nip), Pemeriksaan::Sah(sama), _) if nip == sama && nip.as_str() == teks => Hasil::Diterima,
        (Ok(_), ..) | (_, Pemeriksaan::Sah(_), _) => Hasil::Ingkar,
        (Err(_), ..) => Hasil::Ditolak,
    }
}

/// A number that was read is read again from both of its writings.
fn coba_angka(teks: &str) -> Hasil {
    let kembali =
        |d: Desimal| Desimal::parse(&d.to_string()) == Ok(d) && Desimal::parse_polos(&d.polos()) == Ok(d);
    let dibaca = [Desimal::parse(teks), Desimal::parse_polos(teks)];
    if dibaca.iter().all(Result::is_err) {
        return Hasil::Ditolak;
    }
    if dibaca.into_iter().flatten().all(kembali) { Hasil::Diterima } else { Hasil::Ingkar }
}

fn sekali(acak: &mut Acak, bibit: &[Vec<u8>], teks: &mut Vec<u8>) -> Hasil {
    teks.clear();
    let jelaskan = acak.di_bawah(4) == 0;
    match acak.di_bawah(10) {
        0..=5 => {
            teks.extend_from_slice(acak.pilih(bibit).as_slice());
            rusak(acak, teks, bibit);
            coba_baris(teks, jelaskan)
        }
        6 => {
            *teks = baris_terisi(acak);
            coba_baris(teks, jelaskan)
        }
        7 => {
            let nip = teks_nip(acak);
            teks.extend_from_slice(nip.as_bytes());
            coba_nip(&nip)
        }
        _ => {
            let angka = teks_angka(acak);
            teks.extend_from_slice(angka.as_bytes());
            coba_angka(&angka)
        }
    }
}

fn main() -> ExitCode {
    let angka = |nomor, bawaan| env::args().nth(nomor).map_or(Some(bawaan), |a| a.parse().ok());
    let (Some(banyak), Some(benih)) = (angka(1, 1_000_000_u64), angka(2, 1_u64)) else {
        eprintln!("usage: gosok [how many] [seed]");
        return ExitCode::from(2);
    };
    let (bibit, mut acak, mut teks) = (bibit(), Acak(benih), Vec::new());
    let (mulai, mut diterima) = (Instant::now(), 0_u64);
    for ke in 0..banyak {
        let hasil = panic::catch_unwind(AssertUnwindSafe(|| sekali(&mut acak, &bibit, &mut teks)));
        match hasil {
            Ok(Hasil::Diterima) => diterima += 1,
            Ok(Hasil::Ditolak) => {}
            Ok(Hasil::Ingkar) | Err(_) => {
                eprintln!("text {ke} of seed {benih} broke it: {}", teks.escape_ascii());
                return ExitCode::FAILURE;
            }
        }
    }
    let milidetik = mulai.elapsed().as_millis().max(1);
    let laju = u128::from(banyak) * 1_000 / milidetik;
    println!(
        "{banyak} texts, {diterima} answered, the rest refused, no panic; {milidetik} ms, {laju} a second"
    );
    ExitCode::SUCCESS
}
