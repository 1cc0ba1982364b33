//! The size of a large city. Run by hand in a release build:
//! `cargo test -p organisasi --release --test it -- --ignored --nocapture`.

use std::time::{Duration, Instant};

use organisasi::impor::{Berkas, import};
use rust_xlsxwriter::Workbook;

use crate::kit::cities;

const PEOPLE: usize = 20_000;
const UNITS: usize = 1_000;
/// Headings of the national file that nobody reads.
const OTHERS: usize = 48;
const LIMIT: Duration = Duration::from_secs(20);

fn workbook(rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

fn words(line: &str) -> Vec<String> {
    line.split(',').map(|word| word.trim().to_owned()).collect()
}

fn people() -> Vec<u8> {
    let head = words(
        "PNS ID,NIP BARU,NAMA,GELAR BELAKANG,TANGGAL LAHIR,JENIS KELAMIN,JENIS PEGAWAI NAMA,KEDUDUKAN HUKUM NAMA,GOL AKHIR NAMA,TMT GOLONGAN,JENIS JABATAN ID,JABATAN NAMA,TMT JABATAN,UNOR ID,EMAIL,NOMOR HP",
    );
    let others = (0..OTHERS).map(|n| format!("KOLOM LAIN {n}"));
    let row = |n: usize| {
        let (day, serial) = (n % 28 + 1, n / 28);
        let nip = format!(
            "1985{:02}{day:02}2010{:02}1{:03}",
            serial % 12 + 1,
            serial / 12 % 12 + 1,
            serial / 144 + 1
        );
        let line = format!(
            "P{n},'{nip},Pegawai Nomor {n},S.E.,{day:02}-{:02}-1985,M,PNS,Aktif,III/b,01-04-2020,4,Pengadministrasi {n},01-01-2021,U{},orang{n}@contoh.go.id,08120000{n}",
            serial % 12 + 1,
            n % UNITS
        );
        [words(&line), (0..OTHERS).map(|column| format!("isi {column} {n}")).collect()].concat()
    };
    workbook(std::iter::once(head.into_iter().chain(others).collect()).chain((0..PEOPLE).map(row)))
}

fn units() -> Vec<u8> {
    let head = words("ID,NAMA_UNOR,DIATASAN_ID,NAMA_JABATAN,PEMIMPIN_PNS_ID,ESELON_ID");
    let row = |n: usize| {
        let above = if n == 0 { String::new() } else { format!("U{}", (n - 1) / 8) };
        words(&format!("U{n},Unit {n},{above},Kepala Unit {n},P{n},41"))
    };
    workbook(std::iter::once(head).chain((0..UNITS).map(row)))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "measures a release build"]
async fn twenty_thousand_people_come_in_within_twenty_seconds() {
    let files = [
        Berkas { nama: "pegawai.xlsx".into(), bytes: people() },
        Berkas { nama: "unor.xlsx".into(), bytes: units() },
    ];
    println!("{} kB", files.iter().map(|file| file.bytes.len()).sum::<usize>() / 1024);
    for city in cities().await {
        for round in ["first", "again"] {
            let begun = Instant::now();
            let hasil = import(&city.latar(), files.to_vec()).await.unwrap().unwrap();
            let took = begun.elapsed();
            println!("{} {round}: {took:?}, {:?}, {:?}", city.db.engine(), hasil.orang, hasil.usul.usulan);
            assert_eq!(hasil.orang.baru + hasil.orang.tetap, PEOPLE, "{:?}", hasil.masalah.daftar.first());
            assert!(took < LIMIT, "{took:?}");
        }
    }
}
