//! Typed input: the fields of a rule described once, read by hand-written readers with exact refusals.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use crate::{
    desimal::ribuan,
    galat::{Galat, Kode},
    kosakata::Pilihan,
};

/// First day that a date may name: the day of the Proklamasi.
pub const TANGGAL_MIN: &str = "1945-08-17";
/// Last day that a date may name.
pub const TANGGAL_MAKS: &str = "2100-12-31";

/// One input field of a rule: what the calculator page draws and the readers check.
#[derive(Debug, Clone, Copy)]
pub struct Isian {
    /// Name on the wire.
    pub nama: &'static str,
    /// Label on the screen.
    pub label: &'static str,
    pub jenis: Jenis,
    /// Whether it must be given. Where it need not, `null` means the same as leaving it out.
    pub wajib: bool,
}

/// What a field holds.
#[derive(Debug, Clone, Copy)]
pub enum Jenis {
    /// One word of a closed list.
    Pilihan(&'static [Pilihan]),
    /// A whole number, both bounds included.
    Bulat { min: i64, maks: i64 },
    /// `"2026-01-12"`, from [`TANGGAL_MIN`] to [`TANGGAL_MAKS`].
    Tanggal,
    /// At most so many dates.
    DaftarTanggal { maks: usize },
    /// Any text; what it means is the rule's answer, not an error.
    Teks,
    /// An object with fields of its own.
    Kelompok(&'static [Isian]),
}

impl Isian {
    /// A field that must be given.
    pub(crate) const fn wajib(nama: &'static str, label: &'static str, jenis: Jenis) -> Self {
        Self { nama, label, jenis, wajib: true }
    }

    /// A field that may be left out.
    pub(crate) const fn boleh(nama: &'static str, label: &'static str, jenis: Jenis) -> Self {
        Self { nama, label, jenis, wajib: false }
    }
}

/// The object of input of one rule, with every name in it known and every necessary field present.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Masukan<'a> {
    objek: &'a Map<String, Value>,
    /// Name of the field that holds this object; None at the top.
    induk: Option<&'static str>,
}

impl<'a> Masukan<'a> {
    /// Checks the names in `nilai` against `isian`. `nama` is what to call the object itself in a refusal.
    ///
    /// # Errors
    /// `jenis_salah` if it is no object, `isian_tidak_dikenal` before `isian_kurang`: a misspelt name gives both,
    /// and the first one says more.
    pub(crate) fn buka(
        nilai: &'a Value,
        isian: &[Isian],
        nama: &str,
        induk: Option<&'static str>,
    ) -> Result<Self, Galat> {
        let Value::Object(objek) = nilai else {
            return Err(jenis_salah(nama, "objek JSON berisi isian aturan, di antara { dan }"));
        };
        let masukan = Self { objek, induk };
        if let Some(asing) = objek.keys().find(|k| !isian.iter().any(|i| i.nama == k.as_str())) {
            return Err(masukan.tidak_dikenal(asing, isian));
        }
        match isian.iter().find(|i| i.wajib && !objek.contains_key(i.nama)) {
            Some(kurang) => Err(masukan.kurang(kurang)),
            None => Ok(masukan),
        }
    }

    /// Reads one word of a closed vocabulary.
    pub(crate) fn pilihan<T>(self, isian: &Isian, dari_kode: fn(&str) -> Option<T>) -> Result<T, Galat> {
        let kode = self.teks(isian)?;
        dari_kode(kode).ok_or_else(|| {
            let jalur = self.jalur(isian.nama);
            let pesan = format!("Isian \"{jalur}\" berisi \"{}\". Pilihannya: {}.", kutip(kode), kata(isian));
            Galat::pada(Kode::PilihanTidakDikenal, jalur, pesan)
        })
    }

    /// Reads a text.
    pub(crate) fn teks(self, isian: &Isian) -> Result<&'a str, Galat> {
        self.nilai(isian)?.as_str().ok_or_else(|| jenis_salah(&self.jalur(isian.nama), &seharusnya(isian)))
    }

    /// Reads a whole number within the bounds of the field.
    pub(crate) fn bulat(self, isian: &Isian) -> Result<i64, Galat> {
        let Jenis::Bulat { min, maks } = isian.jenis else {
            return Err(jenis_salah(&self.jalur(isian.nama), &seharusnya(isian)));
        };
        let nilai = self.nilai(isian)?;
        match nilai.as_i64() {
            Some(bulat) if (min..=maks).contains(&bulat) => Ok(bulat),
            None if !is_bulat_besar(nilai) => Err(jenis_salah(&self.jalur(isian.nama), &seharusnya(isian))),
            _ => {
                let jalur = self.jalur(isian.nama);
                let pesan = format!("Isian \"{jalur}\" harus antara {} dan {}.", angka(min), angka(maks));
                Err(Galat::pada(Kode::DiLuarBatas, jalur, pesan))
            }
        }
    }

    /// Reads a date.
    pub(crate) fn tanggal(self, isian: &Isian) -> Result<NaiveDate, Galat> {
        tanggal(self.nilai(isian)?, &self.jalur(isian.nama))
    }

    /// Reads a list of dates; None if it was left out.
    pub(crate) fn daftar_tanggal(self, isian: &Isian) -> Result<Option<Vec<NaiveDate>>, Galat> {
        let nilai = match self.objek.get(isian.nama) {
            None | Some(Value::Null) if !isian.wajib => return Ok(None),
            _ => self.nilai(isian)?,
        };
        let jalur = self.jalur(isian.nama);
        let (Value::Array(daftar), Jenis::DaftarTanggal { maks }) = (nilai, isian.jenis) else {
            return Err(jenis_salah(&jalur, &seharusnya(isian)));
        };
        if daftar.len() > maks {
            let pesan = format!("Isian \"{jalur}\" paling banyak {maks} tanggal.");
            return Err(Galat::pada(Kode::DiLuarBatas, jalur, pesan));
        }
        daftar.iter().map(|t| tanggal(t, &jalur)).collect::<Result<_, _>>().map(Some)
    }

    /// Opens an inner object. One level is enough for every rule so far.
    pub(crate) fn kelompok(self, isian: &Isian) -> Result<Self, Galat> {
        let jalur = self.jalur(isian.nama);
        let Jenis::Kelompok(dalam) = isian.jenis else {
            return Err(jenis_salah(&jalur, &seharusnya(isian)));
        };
        Self::buka(self.nilai(isian)?, dalam, &jalur, Some(isian.nama))
    }

    fn nilai(self, isian: &Isian) -> Result<&'a Value, Galat> {
        self.objek.get(isian.nama).ok_or_else(|| self.kurang(isian))
    }

    fn jalur(self, nama: &str) -> String {
        self.induk.map_or_else(|| nama.to_owned(), |induk| format!("{induk}.{nama}"))
    }

    fn kurang(self, isian: &Isian) -> Galat {
        let jalur = self.jalur(isian.nama);
        let pesan =
            format!("Isian \"{jalur}\" ({}) belum ada. Isilah dengan {}.", isian.label, seharusnya(isian));
        Galat::pada(Kode::IsianKurang, jalur, pesan)
    }

    fn tidak_dikenal(self, asing: &str, isian: &[Isian]) -> Galat {
        let dikenal: Vec<_> = isian.iter().map(|i| i.nama).collect();
        let jalur = self.jalur(kutip(asing));
        let pesan = format!("Isian \"{jalur}\" tidak dikenal. Yang dikenal: {}.", dikenal.join(", "));
        Galat::pada(Kode::IsianTidakDikenal, jalur, pesan)
    }
}

/// Reads a date written as `2026-01-12` and checks the bounds.
///
/// # Errors
/// `jenis_salah` if it is no text, `tanggal_salah` if the calendar does not have it, `di_luar_batas` outside
/// 1945-08-17..2100-12-31.
pub(crate) fn tanggal(nilai: &Value, jalur: &str) -> Result<NaiveDate, Galat> {
    let teks = nilai.as_str().ok_or_else(|| jenis_salah(jalur, SEHARUSNYA_TANGGAL))?;
    let hari = baca_tanggal(teks).ok_or_else(|| {
        let pesan = format!(
            "Isian \"{jalur}\" berisi \"{}\". Tulis tanggal yang ada di kalender sebagai tahun-bulan-tanggal, \
             misalnya 2026-01-12.",
            kutip(teks)
        );
        Galat::pada(Kode::TanggalSalah, jalur, pesan)
    })?;
    // Ten ASCII characters, so that the order of the texts is the order of the days.
    if (TANGGAL_MIN..=TANGGAL_MAKS).contains(&teks) {
        return Ok(hari);
    }
    let pesan = format!("Isian \"{jalur}\" harus antara {TANGGAL_MIN} dan {TANGGAL_MAKS}.");
    Err(Galat::pada(Kode::DiLuarBatas, jalur, pesan))
}

/// Exactly `YYYY-MM-DD` in ASCII digits.
fn baca_tanggal(teks: &str) -> Option<NaiveDate> {
    let b: &[u8; 10] = teks.as_bytes().try_into().ok()?;
    let pemisah = b[4] == b'-' && b[7] == b'-';
    let angka = [0, 1, 2, 3, 5, 6, 8, 9].into_iter().all(|i| b[i].is_ascii_digit());
    if !(pemisah && angka) {
        return None;
    }
    let nilai = |bagian: &[u8]| bagian.iter().fold(0, |n, d| n * 10 + u32::from(d - b'0'));
    NaiveDate::from_ymd_opt(i32::try_from(nilai(&b[..4])).ok()?, nilai(&b[5..7]), nilai(&b[8..]))
}

/// Whole numbers beyond `i64` reach us as `u64` or as a rounded float: out of bounds, not of the wrong kind.
fn is_bulat_besar(nilai: &Value) -> bool {
    const AWAL_BESAR: f64 = 9.2e18;
    nilai.as_u64().is_some() || nilai.as_f64().is_some_and(|n| n.abs() >= AWAL_BESAR)
}

pub(crate) fn jenis_salah(jalur: &str, seharusnya: &str) -> Galat {
    Galat::pada(Kode::JenisSalah, jalur, format!("Isian \"{jalur}\" harus berupa {seharusnya}."))
}

pub(crate) const SEHARUSNYA_TANGGAL: &str = "tanggal dalam tanda kutip, misalnya \"2026-01-12\"";

fn seharusnya(isian: &Isian) -> String {
    match isian.jenis {
        Jenis::Pilihan(_) => format!("salah satu kata ini dalam tanda kutip: {}", kata(isian)),
        Jenis::Bulat { min, maks } => {
            format!(
                "bilangan bulat tanpa tanda kutip dan tanpa koma, antara {} dan {}",
                angka(min),
                angka(maks)
            )
        }
        Jenis::Tanggal => SEHARUSNYA_TANGGAL.to_owned(),
        Jenis::DaftarTanggal { .. } => {
            "daftar tanggal di antara [ dan ], misalnya [\"2026-01-01\"]".to_owned()
        }
        Jenis::Teks => "teks dalam tanda kutip".to_owned(),
        Jenis::Kelompok(_) => "objek JSON di antara { dan }".to_owned(),
    }
}

fn kata(isian: &Isian) -> String {
    let Jenis::Pilihan(pilihan) = isian.jenis else { return String::new() };
    pilihan.iter().map(|p| p.kode).collect::<Vec<_>>().join(", ")
}

fn angka(nilai: i64) -> String {
    let tanda = if nilai < 0 { "-" } else { "" };
    format!("{tanda}{}", ribuan(nilai.unsigned_abs()))
}

/// At most 60 characters of what was sent, so that a refusal stays readable.
pub(crate) fn kutip(teks: &str) -> &str {
    teks.char_indices().nth(60).map_or(teks, |(akhir, _)| &teks[..akhir])
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const JUMLAH: Isian = Isian::wajib("jumlah", "Jumlah", Jenis::Bulat { min: 0, maks: 1_000 });
    const HARI: Isian = Isian::wajib("hari", "Hari", Jenis::Tanggal);
    const LIBUR: Isian = Isian::boleh("libur", "Libur", Jenis::DaftarTanggal { maks: 2 });

    fn kode<T>(hasil: Result<T, Galat>) -> Option<Kode> {
        hasil.err().map(|g| g.kode)
    }

    fn jumlah(nilai: &Value) -> Result<i64, Galat> {
        Masukan::buka(nilai, &[JUMLAH], "input", None)?.bulat(&JUMLAH)
    }

    #[test]
    fn whole_numbers_are_whole_and_bounded() {
        assert_eq!(jumlah(&json!({"jumlah": 1000})), Ok(1000));
        for luar in [json!(-1), json!(1001), json!(u64::MAX), json!(1e300)] {
            assert_eq!(kode(jumlah(&json!({"jumlah": luar}))), Some(Kode::DiLuarBatas), "{luar}");
        }
        for jenis in [json!(1.5), json!(1.0), json!("1"), json!(null), json!([1]), json!(true)] {
            assert_eq!(kode(jumlah(&json!({"jumlah": jenis}))), Some(Kode::JenisSalah), "{jenis}");
        }
    }

    #[test]
    fn names_are_checked_before_values() {
        let asing = jumlah(&json!({"jumlahh": 1})).expect_err("unknown name");
        assert_eq!((asing.kode, asing.field.as_deref()), (Kode::IsianTidakDikenal, Some("jumlahh")));
        assert!(asing.pesan.contains("Yang dikenal: jumlah"));
        assert_eq!(kode(jumlah(&json!({}))), Some(Kode::IsianKurang));
        assert_eq!(kode(jumlah(&json!([]))), Some(Kode::JenisSalah));
    }

    #[test]
    fn dates_are_real_and_within_bounds() {
        let baca = |teks: &str| tanggal(&json!(teks), "hari");
        assert!(baca("1945-08-17").is_ok() && baca("2100-12-31").is_ok() && baca("2024-02-29").is_ok());
        for luar in ["1945-08-16", "2101-01-01", "0001-01-01", "9999-12-31"] {
            assert_eq!(kode(baca(luar)), Some(Kode::DiLuarBatas), "{luar}");
        }
        for salah in [
            "",
            "2026-02-30",
            "2026-1-12",
            "12-01-2026",
            "2026/01/12",
            "2026-01-12T00",
            "+026-01-12",
            "٢٠٢٦٠",
        ] {
            assert_eq!(kode(baca(salah)), Some(Kode::TanggalSalah), "{salah}");
        }
        assert_eq!(kode(tanggal(&json!(20260112), "hari")), Some(Kode::JenisSalah));
    }

    #[test]
    fn optional_lists_may_be_absent_or_null() {
        let baca = |nilai: Value| {
            Masukan::buka(&nilai, &[HARI, LIBUR], "input", None)?
                .daftar_tanggal(&LIBUR)
                .map(|d| d.map(|d| d.len()))
        };
        assert_eq!(baca(json!({"hari": 1})), Ok(None));
        assert_eq!(baca(json!({"hari": 1, "libur": null})), Ok(None));
        assert_eq!(baca(json!({"hari": 1, "libur": ["2026-01-01"]})), Ok(Some(1)));
        let tiga = json!(["2026-01-01", "2026-01-02", "2026-01-03"]);
        assert_eq!(kode(baca(json!({"hari": 1, "libur": tiga}))), Some(Kode::DiLuarBatas));
        assert_eq!(kode(baca(json!({"hari": 1, "libur": "2026-01-01"}))), Some(Kode::JenisSalah));
        assert_eq!(kode(baca(json!({"hari": 1, "libur": ["2026-02-30"]}))), Some(Kode::TanggalSalah));
    }

    #[test]
    fn long_words_are_quoted_shortly_and_whole_characters() {
        assert_eq!(kutip(&"é".repeat(100)).chars().count(), 60);
        assert_eq!(kutip("pendek"), "pendek");
    }
}
