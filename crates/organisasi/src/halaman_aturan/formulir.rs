//! The calculator's form, drawn from the fields of a rule, and what was typed into it.
//!
//! What people type is kept as typed. It becomes the rule's JSON only when every field can be read; each field that
//! cannot has its own message. Whether the values make sense together is then the rule's answer. Numbers go over as
//! their digits, never through a float.

mod ketikan;

use aturan::{Aturan, Isian, Jenis};
use chrono::NaiveDate;
use serde_json::{Map, Value, value::RawValue};
use web_kit::{FieldErrors, Fields};

use ketikan::baca_nilai;

/// A field as the page draws it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kolom {
    /// Name in the address: `jumlah.baik` for an inner field.
    pub nama: String,
    pub label: &'static str,
    /// What to know before typing; mostly nothing.
    pub petunjuk: String,
    pub rupa: Rupa,
    /// As typed.
    pub nilai: String,
}

/// What a field looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rupa {
    /// Few words side by side.
    Tombol(Vec<(&'static str, &'static str)>),
    Pilihan(Vec<(&'static str, &'static str)>),
    Angka,
    Tanggal,
    Teks,
    /// One thing a line.
    Baris,
    Kelompok(Vec<Kolom>),
}

/// More words than this are chosen from a closed list, not from a row of buttons.
const TOMBOL_MAKS: usize = 6;

/// The fields of a rule with what was typed.
pub fn kolom(isian: &[Isian], ketikan: &Fields) -> Vec<Kolom> {
    isian.iter().map(|isian| satu_kolom(isian, None, ketikan)).collect()
}

fn satu_kolom(isian: &Isian, induk: Option<&str>, ketikan: &Fields) -> Kolom {
    let nama = jalur(induk, isian.nama);
    let nilai = match (ketikan.text(&nama), isian.jenis) {
        // The only word there is is chosen already.
        ("", Jenis::Pilihan([satu])) if isian.wajib => satu.kode.to_owned(),
        (teks, _) => teks.to_owned(),
    };
    let rupa = match isian.jenis {
        Jenis::Pilihan(pilihan) => pilih(isian, pilihan.iter().map(|p| (p.kode, p.label)).collect()),
        Jenis::Benar { ya, tidak } => pilih(isian, vec![("ya", ya), ("tidak", tidak)]),
        Jenis::Bulat { .. } | Jenis::Rupiah { .. } | Jenis::Desimal { .. } | Jenis::Tahun | Jenis::Bulan => {
            Rupa::Angka
        }
        // A date that no calendar has: a browser's date field would drop it, a text field gives it back.
        Jenis::Tanggal if nilai.is_empty() || hari(&nilai).is_some() => Rupa::Tanggal,
        Jenis::Tanggal | Jenis::Waktu | Jenis::Saat | Jenis::Teks => Rupa::Teks,
        Jenis::Daftar { .. } | Jenis::Peta { .. } => Rupa::Baris,
        Jenis::Kelompok(dalam) => {
            Rupa::Kelompok(dalam.iter().map(|isian| satu_kolom(isian, Some(&nama), ketikan)).collect())
        }
    };
    Kolom { nama, label: isian.label, petunjuk: petunjuk(isian), rupa, nilai }
}

fn pilih(isian: &Isian, opsi: Vec<(&'static str, &'static str)>) -> Rupa {
    if isian.wajib && opsi.len() <= TOMBOL_MAKS { Rupa::Tombol(opsi) } else { Rupa::Pilihan(opsi) }
}

fn petunjuk(isian: &Isian) -> String {
    let boleh = if isian.wajib { "" } else { "Boleh dikosongkan. " };
    let isi = match isian.jenis {
        Jenis::Waktu => "Jam dan menit, misalnya 07:30.".into(),
        Jenis::Saat => "Misalnya 2026-05-01T10:00:00+07:00.".into(),
        Jenis::Desimal { .. } => "Koma untuk pecahan, misalnya 98,25.".into(),
        Jenis::Daftar { isi, .. } => match urutan(isi) {
            Some(kolom) => format!("Satu {} tiap baris, dipisah titik koma: {kolom}.", kecil(isi.label)),
            None => format!("Satu {} tiap baris.", kecil(isi.label)),
        },
        Jenis::Peta { isi, .. } => {
            let kolom = urutan(isi).unwrap_or_else(|| kecil(isi.label));
            format!("Satu baris untuk tiap nama, dipisah titik koma: nama; {kolom}.")
        }
        _ => String::new(),
    };
    format!("{boleh}{isi}").trim_end().to_owned()
}

/// The columns of a line in their order; None where a line is one value.
fn urutan(isi: &Isian) -> Option<String> {
    match isi.jenis {
        Jenis::Kelompok(dalam) => {
            Some(dalam.iter().map(|isian| kecil(isian.label)).collect::<Vec<_>>().join("; "))
        }
        Jenis::Daftar { isi, min, maks } if min == maks => Some(format!("{maks} {}", kecil(isi.label))),
        Jenis::Daftar { isi, .. } => Some(format!("beberapa {}", kecil(isi.label))),
        _ => None,
    }
}

/// A label inside a sentence; an abbreviation such as TWK stays as it is.
fn kecil(label: &str) -> String {
    let mut huruf = label.chars();
    match (huruf.next(), huruf.next()) {
        (Some(awal), Some(kedua)) if !kedua.is_uppercase() => {
            awal.to_lowercase().chain(label.chars().skip(1)).collect()
        }
        _ => label.to_owned(),
    }
}

/// Whether anything of this form was sent: the first visit draws it empty, without complaint.
pub fn is_dikirim(isian: &[Isian], ketikan: &Fields) -> bool {
    ketikan.0.iter().any(|(nama, _)| isian.iter().any(|isian| nama.split('.').next() == Some(isian.nama)))
}

/// The rule's input from what was typed, as JSON.
///
/// # Errors
/// One message for each field that cannot be read, in the order of the page.
pub fn baca(isian: &[Isian], ketikan: &Fields) -> Result<Box<RawValue>, FieldErrors> {
    let mut galat = FieldErrors::default();
    let objek = baca_objek(isian, None, ketikan, &mut galat);
    // Every piece was written by a serializer or checked as a number, so the whole is JSON.
    galat.or(objek).and_then(|objek| {
        RawValue::from_string(objek).map_err(|_| {
            let mut galat = FieldErrors::default();
            galat.add(isian.first().map_or("", |isian| isian.nama), "Isian ini belum dapat dibaca.");
            galat
        })
    })
}

fn baca_objek(isian: &[Isian], induk: Option<&str>, ketikan: &Fields, galat: &mut FieldErrors) -> String {
    let mut anggota = Vec::new();
    for isian in isian {
        let nama = jalur(induk, isian.nama);
        if let Jenis::Kelompok(dalam) = isian.jenis {
            anggota.push((isian.nama, baca_objek(dalam, Some(&nama), ketikan, galat)));
            continue;
        }
        match baca_nilai(isian, ketikan.text(&nama)) {
            Ok(Some(nilai)) => anggota.push((isian.nama, nilai)),
            Ok(None) => {}
            Err(pesan) => galat.add(nama, pesan),
        }
    }
    objek(anggota)
}

/// A JSON object of members that are JSON already.
fn objek<N: AsRef<str>>(anggota: impl IntoIterator<Item = (N, String)>) -> String {
    let isi: Vec<_> =
        anggota.into_iter().map(|(nama, nilai)| format!("{}:{nilai}", Value::from(nama.as_ref()))).collect();
    format!("{{{}}}", isi.join(","))
}

/// Exactly `2026-01-12`.
fn hari(teks: &str) -> Option<NaiveDate> {
    let hari = NaiveDate::parse_from_str(teks, "%Y-%m-%d").ok()?;
    (hari.to_string() == teks).then_some(hari)
}

fn jalur(induk: Option<&str>, nama: &str) -> String {
    induk.map_or_else(|| nama.to_owned(), |induk| format!("{induk}.{nama}"))
}

/// The field of the page at which a refusal of the rule stands: `periode[0].bulan` at `periode`.
pub fn tempat(isian: &[Isian], field: Option<&str>) -> String {
    let field = field.unwrap_or_default();
    let ada = |nama: &str| {
        let (awal, sisa) = nama.split_once('.').map_or((nama, None), |(awal, sisa)| (awal, Some(sisa)));
        isian.iter().find(|isian| isian.nama == awal).is_some_and(|isian| match (isian.jenis, sisa) {
            (_, None) => true,
            (Jenis::Kelompok(dalam), Some(sisa)) => dalam.iter().any(|isian| isian.nama == sisa),
            _ => false,
        })
    };
    let potong = |akhir: usize| field.get(..akhir).unwrap_or_default();
    let batas = field.match_indices(['.', '[']).map(|(tempat, _)| tempat).chain([field.len()]);
    let terpanjang = batas.map(potong).rfind(|nama| ada(nama));
    terpanjang.or_else(|| isian.first().map(|isian| isian.nama)).unwrap_or_default().to_owned()
}

/// The worked input of a rule as an address: a permanent link to that calculation.
pub fn contoh(aturan: &Aturan) -> serde_json::Result<String> {
    let masukan: Map<String, Value> = serde_json::from_str(aturan.contoh_masukan)?;
    let mut alamat = form_urlencoded::Serializer::new(String::new());
    rata(None, aturan.isian, &masukan, &mut |nama, nilai| _ = alamat.append_pair(nama, nilai));
    Ok(format!("/aturan/{}?{}", aturan.id, alamat.finish()))
}

/// What a person would have typed for values that were once checked.
pub fn ketikan_dari(isian: &[Isian], isi: &str) -> serde_json::Result<Vec<(String, String)>> {
    let nilai: Map<String, Value> = serde_json::from_str(isi)?;
    let mut ketikan = Vec::new();
    rata(None, isian, &nilai, &mut |nama, teks| ketikan.push((nama.to_owned(), teks.to_owned())));
    Ok(ketikan)
}

fn rata(
    induk: Option<&str>,
    isian: &[Isian],
    objek: &Map<String, Value>,
    pasangan: &mut impl FnMut(&str, &str),
) {
    for isian in isian {
        let nama = jalur(induk, isian.nama);
        match (isian.jenis, objek.get(isian.nama)) {
            (_, None | Some(Value::Null)) => {}
            (Jenis::Kelompok(dalam), Some(Value::Object(objek))) => rata(Some(&nama), dalam, objek, pasangan),
            (_, Some(nilai)) => pasangan(&nama, &ketikan::tulis(isian, nilai)),
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

    fn nilai(json: &RawValue) -> Value {
        serde_json::from_str(json.get()).expect("JSON")
    }

    fn pola(baik: &str) -> Result<Value, FieldErrors> {
        let rest = ["sangat_baik", "butuh_perbaikan", "kurang", "sangat_kurang"];
        let mut typed: Vec<_> = rest.map(|nama| (format!("jumlah.{nama}"), "0".to_owned())).into();
        typed.push(("jumlah.baik".into(), baik.into()));
        typed.push(("capaian_organisasi".into(), "baik".into()));
        baca(isian(POLA), &Fields(typed)).map(|input| nilai(&input))
    }

    #[test]
    fn the_example_of_every_rule_comes_back_from_its_link() {
        for rule in aturan::daftar() {
            let link = contoh(rule).unwrap();
            let query = link.split_once('?').unwrap().1;
            let typed = Fields(form_urlencoded::parse(query.as_bytes()).into_owned().collect());
            let input = baca(rule.isian, &typed).unwrap();
            let contoh: Value = serde_json::from_str(rule.contoh_masukan).unwrap();
            assert_eq!(nilai(&input), contoh, "{}", rule.id);
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
    fn what_was_typed_comes_back_even_where_no_date_field_would_keep_it() {
        let kolom =
            kolom(isian(KEBERATAN), &fields(&[("hasil_diterima", "30 Februari"), ("hitung", "hari_kerja")]));
        assert_eq!((kolom[0].nilai.as_str(), &kolom[0].rupa), ("30 Februari", &Rupa::Teks));
        assert_eq!((kolom[1].nilai.as_str(), &kolom[1].rupa), ("", &Rupa::Tanggal));
        assert_eq!(kolom[2].nilai, "hari_kerja");
    }

    #[test]
    fn few_words_are_buttons_and_free_ones_a_list() {
        let opsi = |n| vec![("a", "A"); n];
        let hitung = isian(KEBERATAN).iter().find(|isian| isian.nama == "hitung").unwrap();
        assert_eq!(pilih(hitung, opsi(TOMBOL_MAKS)), Rupa::Tombol(opsi(TOMBOL_MAKS)));
        assert_eq!(pilih(hitung, opsi(TOMBOL_MAKS + 1)), Rupa::Pilihan(opsi(TOMBOL_MAKS + 1)));
        assert_eq!(pilih(&Isian { wajib: false, ..*hitung }, opsi(2)), Rupa::Pilihan(opsi(2)));
    }

    #[test]
    fn the_only_word_is_chosen_already() {
        let ikm = kolom(isian("permenpanrb14_2017.ikm"), &fields(&[]));
        assert_eq!(ikm[1].nilai, "1/jumlah_unsur");
    }

    #[test]
    fn hints_say_how_a_line_is_written() {
        let libur = isian(KEBERATAN).iter().find(|isian| isian.nama == "libur").unwrap();
        assert_eq!(petunjuk(libur), "Boleh dikosongkan. Satu tanggal libur tiap baris.");
        assert_eq!((kecil("Predikat"), kecil("TWK")), ("predikat".into(), "TWK".into()));
    }

    #[test]
    fn a_refusal_stands_at_the_field_of_the_page() {
        let pola = isian(POLA);
        for (field, harap) in [
            (Some("jumlah.baik"), "jumlah.baik"),
            (Some("jumlah"), "jumlah"),
            (Some("jumlah[3].x"), "jumlah"),
            (Some("asing"), "capaian_organisasi"),
            (None, "capaian_organisasi"),
        ] {
            assert_eq!(tempat(pola, field), harap);
        }
    }
}
