//! The calculator's form, drawn from the fields of a rule, and what was typed into it.
//!
//! What people type is kept as typed. It becomes the rule's JSON only when every field can be read; each field that
//! cannot has its own message. Whether the values make sense together is then the rule's answer.

use aturan::{Aturan, Desimal, Isian, Jenis, Pilihan, TANGGAL_MAKS, TANGGAL_MIN, tulis_tanggal};
use chrono::NaiveDate;
use serde_json::{Map, Value};
use web_kit::{FieldErrors, Fields};

/// A field as the page draws it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kolom {
    /// Name in the address: `jumlah.baik` for an inner field.
    pub nama: String,
    pub label: &'static str,
    pub wajib: bool,
    pub rupa: Rupa,
    /// As typed.
    pub nilai: String,
}

/// What a field looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rupa {
    Pilihan(Vec<(&'static str, &'static str)>),
    Angka,
    Tanggal,
    /// A date that no calendar has: a browser's date field would drop it, a text field gives it back to be mended.
    TanggalKeliru,
    DaftarTanggal,
    Teks,
    Kelompok(Vec<Kolom>),
}

/// More words than this are chosen from a closed list, not from a row of buttons.
const TOMBOL_MAKS: usize = 6;

impl Kolom {
    /// Few words, one of which must be chosen: shown side by side.
    pub fn is_ringkas(&self) -> bool {
        self.wajib && matches!(&self.rupa, Rupa::Pilihan(opsi) if opsi.len() <= TOMBOL_MAKS)
    }

    /// What to know before typing; mostly nothing.
    pub fn petunjuk(&self) -> &'static str {
        match (&self.rupa, self.wajib) {
            (Rupa::DaftarTanggal, true) => "Satu tanggal tiap baris, misalnya 2026-01-01.",
            (Rupa::DaftarTanggal, false) => {
                "Boleh dikosongkan. Satu tanggal tiap baris, misalnya 2026-01-01."
            }
            (_, false) => "Boleh dikosongkan.",
            (_, true) => "",
        }
    }
}

/// The fields of a rule with what was typed.
pub fn kolom(isian: &[Isian], ketikan: &Fields) -> Vec<Kolom> {
    isian.iter().map(|isian| satu_kolom(isian, None, ketikan)).collect()
}

fn satu_kolom(isian: &Isian, induk: Option<&str>, ketikan: &Fields) -> Kolom {
    let nama = jalur(induk, isian.nama);
    let nilai = ketikan.text(&nama).to_owned();
    let rupa = match isian.jenis {
        Jenis::Pilihan(pilihan) => Rupa::Pilihan(pilihan.iter().map(|p| (p.kode, p.label)).collect()),
        Jenis::Bulat { .. } => Rupa::Angka,
        Jenis::Tanggal if nilai.is_empty() || hari(&nilai).is_some() => Rupa::Tanggal,
        Jenis::Tanggal => Rupa::TanggalKeliru,
        Jenis::DaftarTanggal { .. } => Rupa::DaftarTanggal,
        Jenis::Teks => Rupa::Teks,
        Jenis::Kelompok(dalam) => {
            Rupa::Kelompok(dalam.iter().map(|isian| satu_kolom(isian, Some(&nama), ketikan)).collect())
        }
    };
    Kolom { nama, label: isian.label, wajib: isian.wajib, rupa, nilai }
}

/// Whether anything of this form was sent: the first visit draws it empty, without complaint.
pub fn is_dikirim(isian: &[Isian], ketikan: &Fields) -> bool {
    ketikan.0.iter().any(|(nama, _)| isian.iter().any(|isian| nama.split('.').next() == Some(isian.nama)))
}

/// The rule's input from what was typed.
///
/// # Errors
/// One message for each field that cannot be read, in the order of the page.
pub fn baca(isian: &[Isian], ketikan: &Fields) -> Result<Value, FieldErrors> {
    let mut galat = FieldErrors::default();
    let objek = baca_objek(isian, None, ketikan, &mut galat);
    galat.or(Value::Object(objek))
}

fn baca_objek(
    isian: &[Isian],
    induk: Option<&str>,
    ketikan: &Fields,
    galat: &mut FieldErrors,
) -> Map<String, Value> {
    let mut objek = Map::new();
    for isian in isian {
        let nama = jalur(induk, isian.nama);
        if let Jenis::Kelompok(dalam) = isian.jenis {
            objek.insert(isian.nama.into(), Value::Object(baca_objek(dalam, Some(&nama), ketikan, galat)));
            continue;
        }
        match baca_nilai(isian, ketikan.text(&nama)) {
            Ok(Some(nilai)) => _ = objek.insert(isian.nama.into(), nilai),
            Ok(None) => {}
            Err(pesan) => galat.add(nama, pesan),
        }
    }
    objek
}

/// The value of one field; None where it may be left out and was.
fn baca_nilai(isian: &Isian, teks: &str) -> Result<Option<Value>, String> {
    if teks.is_empty() {
        return if isian.wajib { Err(kosong(isian)) } else { Ok(None) };
    }
    match isian.jenis {
        Jenis::Pilihan(pilihan) => baca_pilihan(isian, pilihan, teks),
        Jenis::Bulat { min, maks } => baca_bulat(isian, min, maks, teks),
        Jenis::Tanggal => baca_tanggal(teks).map_err(|pesan| format!("\"{}\": {pesan}", isian.label)),
        Jenis::DaftarTanggal { maks } => baca_daftar(maks, teks),
        Jenis::Teks | Jenis::Kelompok(_) => Ok(teks.into()),
    }
    .map(Some)
}

fn kosong(isian: &Isian) -> String {
    match isian.jenis {
        Jenis::Pilihan(_) => format!("Pilih salah satu untuk \"{}\".", isian.label),
        _ => format!("Isi \"{}\".", isian.label),
    }
}

fn baca_pilihan(isian: &Isian, pilihan: &[Pilihan], teks: &str) -> Result<Value, String> {
    let dikenal = pilihan.iter().any(|p| p.kode == teks);
    if dikenal {
        Ok(teks.into())
    } else {
        Err(format!("Pilih salah satu yang tersedia untuk \"{}\".", isian.label))
    }
}

/// A whole number as people write it: `1.250` is one thousand two hundred and fifty.
fn baca_bulat(isian: &Isian, min: i64, maks: i64, teks: &str) -> Result<Value, String> {
    let batas = || format!("\"{}\" antara {} dan {}.", isian.label, indonesia(min), indonesia(maks));
    let angka = match Desimal::parse(teks) {
        Ok(angka) if angka.is_bulat() => angka.skala() / Desimal::SKALA,
        Ok(_) => return Err(format!("\"{}\" berupa bilangan bulat, tanpa koma.", isian.label)),
        Err(aturan::DesimalKeliru::TerlaluBesar) => return Err(batas()),
        Err(_) => return Err(format!("\"{}\" berupa angka, misalnya 14 atau 1.250.", isian.label)),
    };
    if (min..=maks).contains(&angka) { Ok(angka.into()) } else { Err(batas()) }
}

fn indonesia(angka: i64) -> String {
    Desimal::dari_bulat(angka).map_or_else(|| angka.to_string(), |angka| angka.to_string())
}

fn baca_tanggal(teks: &str) -> Result<Value, String> {
    let hari = hari(teks).ok_or_else(|| {
        "tanggal ini tidak ada di kalender. Tulis tahun-bulan-tanggal, misalnya 2026-01-12.".to_owned()
    })?;
    let (Ok(awal), Ok(akhir)) = (TANGGAL_MIN.parse(), TANGGAL_MAKS.parse()) else { return Ok(teks.into()) };
    if (awal..=akhir).contains(&hari) {
        return Ok(hari.to_string().into());
    }
    Err(format!("isilah tanggal antara {} dan {}.", tulis_tanggal(awal), tulis_tanggal(akhir)))
}

/// Dates on lines of their own, or with commas or spaces between them.
fn baca_daftar(maks: usize, teks: &str) -> Result<Value, String> {
    let potongan: Vec<_> =
        teks.split(|huruf: char| huruf == ',' || huruf.is_whitespace()).filter(|p| !p.is_empty()).collect();
    if potongan.len() > maks {
        return Err(format!("Paling banyak {} tanggal.", indonesia(i64::try_from(maks).unwrap_or(i64::MAX))));
    }
    let tanggal = |(urut, teks): (usize, &&str)| {
        baca_tanggal(teks).map_err(|pesan| format!("Tanggal nomor {}: {pesan}", urut + 1))
    };
    potongan.iter().enumerate().map(tanggal).collect::<Result<Vec<_>, _>>().map(Value::Array)
}

/// Exactly `2026-01-12`.
fn hari(teks: &str) -> Option<NaiveDate> {
    let hari = NaiveDate::parse_from_str(teks, "%Y-%m-%d").ok()?;
    (hari.to_string() == teks).then_some(hari)
}

fn jalur(induk: Option<&str>, nama: &str) -> String {
    induk.map_or_else(|| nama.to_owned(), |induk| format!("{induk}.{nama}"))
}

/// The worked input of a rule as an address: a permanent link to that calculation.
pub fn contoh(aturan: &Aturan) -> serde_json::Result<String> {
    let masukan: Map<String, Value> = serde_json::from_str(aturan.contoh_masukan)?;
    let mut alamat = form_urlencoded::Serializer::new(String::new());
    rata(None, &masukan, &mut |nama, nilai| _ = alamat.append_pair(nama, nilai));
    Ok(format!("/aturan/{}?{}", aturan.id, alamat.finish()))
}

fn rata(induk: Option<&str>, objek: &Map<String, Value>, pasangan: &mut impl FnMut(&str, &str)) {
    for (nama, nilai) in objek {
        let nama = jalur(induk, nama);
        match nilai {
            Value::Object(dalam) => rata(Some(&nama), dalam, pasangan),
            Value::Array(daftar) => {
                let baris: Vec<_> = daftar.iter().filter_map(Value::as_str).collect();
                pasangan(&nama, &baris.join("\n"));
            }
            Value::String(teks) => pasangan(&nama, teks),
            lain => pasangan(&nama, &lain.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use aturan::pintu;
    use serde_json::json;

    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        Fields(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    fn isian(id: &str) -> &'static [Isian] {
        aturan::cari(id).expect("a rule").isian
    }

    const POLA: &str = "se3_2023.pola_distribusi";
    const KEBERATAN: &str = "pp30_2019.keberatan_batas";

    fn pola(baik: &str) -> Result<Value, FieldErrors> {
        let rest = ["sangat_baik", "butuh_perbaikan", "kurang", "sangat_kurang"];
        let mut typed: Vec<_> = rest.map(|nama| (format!("jumlah.{nama}"), "0".to_owned())).into();
        typed.push(("jumlah.baik".into(), baik.into()));
        typed.push(("capaian_organisasi".into(), "baik".into()));
        baca(isian(POLA), &Fields(typed))
    }

    #[test]
    fn the_example_of_every_rule_comes_back_from_its_link() {
        for rule in aturan::daftar() {
            let link = contoh(rule).unwrap();
            let query = link.split_once('?').unwrap().1;
            let typed = Fields(form_urlencoded::parse(query.as_bytes()).into_owned().collect());
            let input = baca(rule.isian, &typed).unwrap();
            assert_eq!(input, serde_json::from_str::<Value>(rule.contoh_masukan).unwrap(), "{}", rule.id);
            assert!(is_dikirim(rule.isian, &typed));
            assert!(pintu::hitung_aturan(rule.id, Some(&input), None, false).hasil.is_ok());
        }
    }

    #[test]
    fn a_first_visit_has_sent_nothing() {
        assert!(!is_dikirim(isian(POLA), &fields(&[("utm", "x"), ("jumlahan", "1")])));
        assert!(is_dikirim(isian(POLA), &fields(&[("jumlah.baik", "")])));
    }

    #[test]
    fn every_field_that_cannot_be_read_has_its_message() {
        let galat = baca(isian(KEBERATAN), &fields(&[("hasil_diterima", "2026-02-30"), ("hitung", "hari")]))
            .unwrap_err();
        let names: Vec<_> = galat.0.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(names, ["hasil_diterima", "keberatan_diajukan", "hitung"]);
        assert!(galat.0.iter().all(|error| error.pesan.ends_with('.')));
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        assert_eq!(pola("1.250").unwrap()["jumlah"]["baik"], json!(1250));
        for (text, words) in [
            ("12,5", "bilangan bulat"),
            ("12.5", "berupa angka"),
            ("dua", "berupa angka"),
            ("-1", "antara 0 dan 10.000.000"),
            ("10000001", "antara 0"),
            ("99999999999999999999", "antara 0"),
            ("", "Isi \"Baik\"."),
        ] {
            let galat = pola(text).unwrap_err();
            assert!(galat.of("jumlah.baik").contains(words), "{text}: {galat:?}");
        }
    }

    #[test]
    fn dates_are_exact() {
        assert_eq!(baca_tanggal("2026-01-12"), Ok(json!("2026-01-12")));
        for text in ["12-01-2026", "2026-1-12", "2026-02-30", "+2026-01-12", "x"] {
            assert!(baca_tanggal(text).unwrap_err().contains("tidak ada di kalender"), "{text}");
        }
        for text in ["1945-08-16", "2101-01-01"] {
            assert!(baca_tanggal(text).unwrap_err().contains("17 Agustus 1945"), "{text}");
        }
    }

    #[test]
    fn lists_of_dates_take_lines_commas_and_spaces() {
        let list = json!(["2026-01-01", "2026-01-02", "2026-01-03"]);
        assert_eq!(baca_daftar(3, "2026-01-01\r\n2026-01-02, 2026-01-03"), Ok(list));
        assert!(baca_daftar(1, "2026-01-01 2026-01-02").unwrap_err().contains("Paling banyak 1"));
        assert!(baca_daftar(2, "2026-01-01 kapan").unwrap_err().starts_with("Tanggal nomor 2"));
    }

    #[test]
    fn long_or_free_choices_are_lists() {
        let opsi = |n| Rupa::Pilihan(vec![("a", "A"); n]);
        let kolom = |wajib, rupa| Kolom { nama: "x".into(), label: "X", wajib, rupa, nilai: String::new() };
        assert!(kolom(true, opsi(TOMBOL_MAKS)).is_ringkas());
        assert!(!kolom(true, opsi(TOMBOL_MAKS + 1)).is_ringkas());
        assert!(!kolom(false, opsi(2)).is_ringkas());
        assert_eq!(kolom(false, Rupa::Angka).petunjuk(), "Boleh dikosongkan.");
        assert_eq!(kolom(true, Rupa::Angka).petunjuk(), "");
    }

    #[test]
    fn what_was_typed_comes_back_even_where_no_date_field_would_keep_it() {
        let kolom =
            kolom(isian(KEBERATAN), &fields(&[("hasil_diterima", "30 Februari"), ("hitung", "hari_kerja")]));
        assert_eq!((kolom[0].nilai.as_str(), &kolom[0].rupa), ("30 Februari", &Rupa::TanggalKeliru));
        assert_eq!((kolom[1].nilai.as_str(), &kolom[1].rupa), ("", &Rupa::Tanggal));
        assert_eq!(kolom[2].nilai, "hari_kerja");
    }
}
