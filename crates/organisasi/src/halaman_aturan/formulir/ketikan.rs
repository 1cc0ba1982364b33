//! One typed text to JSON and back.

use aturan::{Desimal, DesimalKeliru, Isian, Jenis, Pilihan, TANGGAL_MAKS, TANGGAL_MIN, tulis_tanggal};
use serde_json::Value;

use super::{hari, objek};

/// The JSON of one field; None where it may be left out and was.
pub(super) fn baca_nilai(isian: &Isian, teks: &str) -> Result<Option<String>, String> {
    let teks = teks.trim();
    if teks.is_empty() {
        return if isian.wajib && !is_boleh_kosong(isian.jenis) {
            Err(kosong(isian))
        } else {
            Ok(kosong_wajib(isian))
        };
    }
    match isian.jenis {
        Jenis::Pilihan(pilihan) => baca_pilihan(isian, pilihan, teks),
        Jenis::Benar { .. } => baca_benar(isian, teks),
        Jenis::Bulat { min, maks } | Jenis::Rupiah { min, maks } => baca_bulat(isian, min, maks, teks),
        Jenis::Tahun => baca_bulat(isian, 1945, 2100, teks),
        Jenis::Bulan => baca_bulat(isian, 1, 12, teks),
        Jenis::Desimal { .. } => baca_desimal(isian, teks),
        Jenis::Tanggal => baca_tanggal(teks).map_err(|pesan| format!("\"{}\": {pesan}", isian.label)),
        Jenis::Daftar { isi, .. } => baca_daftar(isi, teks),
        Jenis::Peta { isi, .. } => baca_peta(isi, teks),
        Jenis::Waktu | Jenis::Saat | Jenis::Teks | Jenis::Kelompok(_) => Ok(kata(teks)),
    }
    .map(Some)
}

/// A list that may have nothing in it.
const fn is_boleh_kosong(jenis: Jenis) -> bool {
    matches!(jenis, Jenis::Daftar { min: 0, .. } | Jenis::Peta { min: 0, .. })
}

fn kosong_wajib(isian: &Isian) -> Option<String> {
    match isian.jenis {
        Jenis::Daftar { .. } if isian.wajib => Some("[]".to_owned()),
        Jenis::Peta { .. } if isian.wajib => Some("{}".to_owned()),
        _ => None,
    }
}

fn kata(teks: &str) -> String {
    Value::from(teks).to_string()
}

fn kosong(isian: &Isian) -> String {
    match isian.jenis {
        Jenis::Pilihan(_) | Jenis::Benar { .. } => format!("Pilih salah satu untuk \"{}\".", isian.label),
        _ => format!("Isi \"{}\".", isian.label),
    }
}

/// The word on the wire or the word on the screen.
fn baca_pilihan(isian: &Isian, pilihan: &[Pilihan], teks: &str) -> Result<String, String> {
    let dikenal = pilihan.iter().find(|p| p.kode == teks || p.label.eq_ignore_ascii_case(teks));
    dikenal
        .map(|p| kata(p.kode))
        .ok_or_else(|| format!("Pilih salah satu yang tersedia untuk \"{}\".", isian.label))
}

fn baca_benar(isian: &Isian, teks: &str) -> Result<String, String> {
    match teks.to_lowercase().as_str() {
        "ya" | "true" => Ok("true".to_owned()),
        "tidak" | "false" => Ok("false".to_owned()),
        _ => Err(format!("Pilih ya atau tidak untuk \"{}\".", isian.label)),
    }
}

/// A whole number as people write it: `1.250` is one thousand two hundred and fifty.
fn baca_bulat(isian: &Isian, min: i64, maks: i64, teks: &str) -> Result<String, String> {
    let batas = || format!("\"{}\" antara {} dan {}.", isian.label, indonesia(min), indonesia(maks));
    let angka = match Desimal::parse(teks) {
        Ok(angka) if angka.is_bulat() => angka.skala() / Desimal::SKALA,
        Ok(_) => return Err(format!("\"{}\" berupa bilangan bulat, tanpa koma.", isian.label)),
        Err(DesimalKeliru::TerlaluBesar) => return Err(batas()),
        Err(_) => return Err(format!("\"{}\" berupa angka, misalnya 14 atau 1.250.", isian.label)),
    };
    if (min..=maks).contains(&angka) { Ok(angka.to_string()) } else { Err(batas()) }
}

fn indonesia(angka: i64) -> String {
    Desimal::dari_bulat(angka).map_or_else(|| angka.to_string(), |angka| angka.to_string())
}

/// A number as people write it, with up to six places: `1.250,75`. Whether it is in bounds is the rule's answer.
fn baca_desimal(isian: &Isian, teks: &str) -> Result<String, String> {
    const PLACES: usize = aturan::TEMPAT_MAKS as usize;
    let keliru = || format!("\"{}\" berupa angka, misalnya 98,25 atau 1.250.", isian.label);
    let (bulat, pecahan) = teks.split_once(',').unwrap_or((teks, "0"));
    let bulat = match Desimal::parse(bulat) {
        Ok(bulat) => bulat.polos(),
        Err(DesimalKeliru::TerlaluBesar) => return Err(format!("\"{}\" terlalu besar.", isian.label)),
        Err(_) => return Err(keliru()),
    };
    if pecahan.is_empty() || !pecahan.bytes().all(|digit| digit.is_ascii_digit()) {
        return Err(keliru());
    }
    if pecahan.len() > PLACES {
        return Err(format!("\"{}\" paling banyak {PLACES} angka di belakang koma.", isian.label));
    }
    // "-0,5" has a whole part without a sign of its own.
    let tanda = if teks.starts_with('-') && !bulat.starts_with('-') { "-" } else { "" };
    let pecahan = pecahan.trim_end_matches('0');
    Ok(if pecahan.is_empty() { format!("{tanda}{bulat}") } else { format!("{tanda}{bulat}.{pecahan}") })
}

pub(super) fn baca_tanggal(teks: &str) -> Result<String, String> {
    let hari = hari(teks).ok_or_else(|| {
        "tanggal ini tidak ada di kalender. Tulis tahun-bulan-tanggal, misalnya 2026-01-12.".to_owned()
    })?;
    let (Ok(awal), Ok(akhir)) = (TANGGAL_MIN.parse(), TANGGAL_MAKS.parse()) else { return Ok(kata(teks)) };
    if (awal..=akhir).contains(&hari) {
        return Ok(kata(teks));
    }
    Err(format!("isilah tanggal antara {} dan {}.", tulis_tanggal(awal), tulis_tanggal(akhir)))
}

/// One element a line; single values may also stand side by side with semicolons between them.
fn baca_daftar(isi: &Isian, teks: &str) -> Result<String, String> {
    let unsur: Vec<&str> = match isi.jenis {
        Jenis::Kelompok(_) | Jenis::Daftar { .. } => baris(teks).collect(),
        Jenis::Tanggal => teks.split(|h: char| h == ',' || h == ';' || h.is_whitespace()).collect(),
        _ => teks.split(['\n', ';', '\t']).collect(),
    };
    let unsur = unsur.into_iter().map(str::trim).filter(|satu| !satu.is_empty());
    let baca = |(urut, satu): (usize, &str)| {
        baca_unsur(isi, satu).map_err(|pesan| format!("Nomor {}: {pesan}", urut + 1))
    };
    let unsur: Vec<_> = unsur.enumerate().map(baca).collect::<Result<_, _>>()?;
    Ok(format!("[{}]", unsur.join(",")))
}

fn baca_unsur(isi: &Isian, teks: &str) -> Result<String, String> {
    match isi.jenis {
        Jenis::Kelompok(dalam) => baca_baris(dalam, sel(teks)),
        _ => baca_nilai(isi, teks).map(|nilai| nilai.unwrap_or_else(|| "null".to_owned())),
    }
}

/// A line of cells in the order of the fields.
fn baca_baris<'t>(isian: &[Isian], sel: impl Iterator<Item = &'t str>) -> Result<String, String> {
    let sel: Vec<_> = sel.collect();
    if sel.len() > isian.len() {
        return Err(format!("baris ini berisi {} bagian, seharusnya {}.", sel.len(), isian.len()));
    }
    let mut anggota = Vec::new();
    for (urut, isian) in isian.iter().enumerate() {
        if let Some(nilai) = baca_nilai(isian, sel.get(urut).copied().unwrap_or_default())? {
            anggota.push((isian.nama, nilai));
        }
    }
    Ok(objek(anggota))
}

/// A name and its values a line.
fn baca_peta(isi: &Isian, teks: &str) -> Result<String, String> {
    let mut anggota: Vec<(&str, String)> = Vec::new();
    for satu in baris(teks) {
        let (nama, sisa) = satu.split_once([';', '\t']).unwrap_or((satu, ""));
        let nama = nama.trim();
        if anggota.iter().any(|(lama, _)| *lama == nama) {
            return Err(format!("Nama \"{nama}\" tertulis dua kali."));
        }
        anggota.push((nama, baca_unsur(isi, sisa).map_err(|pesan| format!("{nama}: {pesan}"))?));
    }
    Ok(objek(anggota))
}

fn baris(teks: &str) -> impl Iterator<Item = &str> {
    teks.lines().map(str::trim).filter(|baris| !baris.is_empty())
}

fn sel(baris: &str) -> impl Iterator<Item = &str> {
    baris.split([';', '\t']).map(str::trim)
}

/// A value of the worked input as a person would type it.
pub(super) fn tulis(isian: &Isian, nilai: &Value) -> String {
    match (isian.jenis, nilai) {
        (Jenis::Daftar { isi, .. }, Value::Array(daftar)) => {
            daftar.iter().map(|satu| tulis_unsur(isi, satu)).collect::<Vec<_>>().join("\n")
        }
        (Jenis::Peta { isi, .. }, Value::Object(peta)) => {
            let satu = |(nama, nilai): (&String, &Value)| format!("{nama}; {}", tulis_unsur(isi, nilai));
            peta.iter().map(satu).collect::<Vec<_>>().join("\n")
        }
        (Jenis::Rupiah { .. }, Value::Number(angka)) => {
            angka.as_i64().map_or_else(|| angka.to_string(), indonesia)
        }
        (_, Value::Bool(benar)) => if *benar { "ya" } else { "tidak" }.to_owned(),
        (_, Value::Number(angka)) => angka.to_string().trim_end_matches(".0").replace('.', ","),
        (_, Value::String(teks)) => teks.clone(),
        (_, Value::Null) => String::new(),
        (_, lain) => lain.to_string(),
    }
}

/// An element of a list; words as people read them.
fn tulis_unsur(isi: &Isian, nilai: &Value) -> String {
    let gabung = |sel: Vec<String>| sel.join("; ");
    match (isi.jenis, nilai) {
        (Jenis::Pilihan(pilihan), Value::String(kode)) => {
            pilihan.iter().find(|p| p.kode == kode).map_or(kode.as_str(), |p| p.label).to_owned()
        }
        (Jenis::Kelompok(dalam), Value::Object(objek)) => gabung(
            dalam
                .iter()
                .map(|isian| tulis_unsur(isian, objek.get(isian.nama).unwrap_or(&Value::Null)))
                .collect(),
        ),
        (Jenis::Daftar { isi, .. }, Value::Array(daftar)) => {
            gabung(daftar.iter().map(|satu| tulis_unsur(isi, satu)).collect())
        }
        _ => tulis(isi, nilai),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANGKA: Isian =
        Isian { nama: "n", label: "Nilai", jenis: Jenis::Desimal { min: -9, maks: 9 }, wajib: true };

    #[test]
    fn decimals_are_read_as_people_write_them() {
        let baca = |teks: &str| baca_desimal(&ANGKA, teks);
        for (teks, json) in [
            ("98,25", "98.25"),
            ("1.250", "1250"),
            ("-0,5", "-0.5"),
            ("2,50", "2.5"),
            ("-1,000001", "-1.000001"),
        ] {
            assert_eq!(baca(teks).as_deref(), Ok(json), "{teks}");
        }
        for teks in ["98.25", "1,2,3", "dua", "1,", ",5", "1,-2", "1,2345678", "--1"] {
            assert!(baca(teks).is_err(), "{teks}");
        }
    }

    #[test]
    fn dates_are_exact() {
        assert_eq!(baca_tanggal("2026-01-12").as_deref(), Ok("\"2026-01-12\""));
        for text in ["12-01-2026", "2026-1-12", "2026-02-30", "+2026-01-12", "x"] {
            assert!(baca_tanggal(text).unwrap_err().contains("tidak ada di kalender"), "{text}");
        }
        for text in ["1945-08-16", "2101-01-01"] {
            assert!(baca_tanggal(text).unwrap_err().contains("17 Agustus 1945"), "{text}");
        }
    }

    #[test]
    fn lists_are_lines() {
        const HARI: Isian = Isian { nama: "", label: "Tanggal", jenis: Jenis::Tanggal, wajib: true };
        let baca = |teks: &str| baca_daftar(&HARI, teks);
        let tiga = r#"["2026-01-01","2026-01-02","2026-01-03"]"#;
        assert_eq!(baca("2026-01-01\r\n2026-01-02, 2026-01-03").as_deref(), Ok(tiga));
        assert!(baca("2026-01-01 kapan").unwrap_err().starts_with("Nomor 2"));
    }

    #[test]
    fn lines_of_a_table_come_from_a_spreadsheet_too() {
        const DALAM: &[Isian] = &[
            Isian { nama: "nama", label: "Nama", jenis: Jenis::Teks, wajib: true },
            Isian { nama: "skor", label: "Skor", jenis: Jenis::Bulat { min: 0, maks: 100 }, wajib: false },
        ];
        const SATU: Isian = Isian { nama: "", label: "peserta", jenis: Jenis::Kelompok(DALAM), wajib: true };
        assert_eq!(
            baca_daftar(&SATU, "A\t7\n\nB\n").as_deref(),
            Ok(r#"[{"nama":"A","skor":7},{"nama":"B"}]"#)
        );
        assert!(baca_daftar(&SATU, "A; 7; 8").unwrap_err().contains("berisi 3 bagian"));
        assert!(baca_daftar(&SATU, "A; 101").unwrap_err().contains("antara 0 dan 100"));
        assert_eq!(baca_peta(&ANGKA, "A; 1,5\nB; -2").as_deref(), Ok(r#"{"A":1.5,"B":-2}"#));
        assert!(baca_peta(&ANGKA, "A; 1\nA; 2").unwrap_err().contains("dua kali"));
    }
}
