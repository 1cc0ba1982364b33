//! What a rule answers, and how an answer is read aloud.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::{Bilangan, desimal::ribuan, isian::Jenis, kalender};

/// What a rule answers: members in the order in which the rule names them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Keluaran(Vec<(Cow<'static, str>, Nilai)>);

/// One value of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Nilai {
    /// Nothing: `null`.
    Kosong,
    Benar(bool),
    Bulat(i64),
    Desimal(Bilangan),
    Kata(&'static str),
    Teks(String),
    Daftar(Vec<Nilai>),
    Kelompok(Keluaran),
}

impl Keluaran {
    pub(crate) fn baru(anggota: impl IntoIterator<Item = (&'static str, Nilai)>) -> Self {
        Self(anggota.into_iter().map(|(nama, nilai)| (Cow::Borrowed(nama), nilai)).collect())
    }

    /// Values under names that are free.
    pub(crate) fn peta(anggota: impl IntoIterator<Item = (String, Nilai)>) -> Self {
        Self(anggota.into_iter().map(|(nama, nilai)| (Cow::Owned(nama), nilai)).collect())
    }

    pub(crate) fn tambah(&mut self, nama: &'static str, nilai: impl Into<Nilai>) {
        self.0.push((Cow::Borrowed(nama), nilai.into()));
    }

    /// The members in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Nilai)> {
        self.0.iter().map(|(nama, nilai)| (nama.as_ref(), nilai))
    }

    /// The value of a member; None if there is no such member.
    pub fn nilai(&self, nama: &str) -> Option<&Nilai> {
        self.iter().find(|(n, _)| *n == nama).map(|(_, nilai)| nilai)
    }
}

impl Serialize for Keluaran {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut peta = s.serialize_map(Some(self.0.len()))?;
        for (nama, nilai) in &self.0 {
            peta.serialize_entry(nama, nilai)?;
        }
        peta.end()
    }
}

impl Nilai {
    /// From JSON that was once checked.
    pub(crate) fn dari_json(nilai: &serde_json::Value) -> Self {
        use serde_json::Value;
        match nilai {
            Value::Null => Self::Kosong,
            Value::Bool(benar) => Self::Benar(*benar),
            Value::Number(angka) => angka.as_i64().map_or_else(
                || Self::Desimal(crate::masukan::angka_json(&angka.to_string()).tepat()),
                Self::Bulat,
            ),
            Value::String(teks) => Self::Teks(teks.clone()),
            Value::Array(daftar) => Self::Daftar(daftar.iter().map(Self::dari_json).collect()),
            Value::Object(objek) => Self::Kelompok(Keluaran::peta(
                objek.iter().map(|(nama, nilai)| (nama.clone(), Self::dari_json(nilai))),
            )),
        }
    }

    /// The value in plain words, one text a line: words for codes, dots between thousands, `Rp` before rupiah.
    /// Nothing and an empty list give no line.
    pub fn baca(&self, jenis: Jenis) -> Vec<String> {
        match (self, jenis) {
            (Self::Kosong, _) => Vec::new(),
            (Self::Daftar(daftar), Jenis::Daftar { isi, .. }) => {
                daftar.iter().map(|nilai| nilai.baca(isi.jenis).join("; ")).collect()
            }
            (Self::Kelompok(kelompok), Jenis::Kelompok(isian)) => {
                let label = |nama: &str| isian.iter().find(|i| i.nama == nama).map(|i| (i.label, i.jenis));
                kelompok.iter().map(|(nama, nilai)| nilai.baca_bernama(nama, label(nama))).collect()
            }
            (Self::Kelompok(peta), Jenis::Peta { isi, .. }) => {
                peta.iter().map(|(nama, nilai)| nilai.baca_bernama(nama, Some((nama, isi.jenis)))).collect()
            }
            (satu, jenis) => vec![satu.baca_satu(jenis)],
        }
    }

    fn baca_bernama(&self, nama: &str, dikenal: Option<(&str, Jenis)>) -> String {
        let (label, jenis) = dikenal.unwrap_or((nama, Jenis::Teks));
        format!("{label}: {}", self.baca(jenis).join("; "))
    }

    fn baca_satu(&self, jenis: Jenis) -> String {
        match (self, jenis) {
            (Self::Benar(benar), Jenis::Benar { ya, tidak }) => if *benar { ya } else { tidak }.to_owned(),
            (Self::Bulat(nilai), Jenis::Tahun) => nilai.to_string(),
            (Self::Bulat(nilai), Jenis::Bulan) => {
                kalender::nama_bulan(*nilai).map_or_else(|| nilai.to_string(), str::to_owned)
            }
            (Self::Bulat(nilai), Jenis::Rupiah { .. }) => {
                let tanda = if *nilai < 0 { "-" } else { "" };
                format!("{tanda}Rp{}", ribuan(nilai.unsigned_abs()))
            }
            (Self::Desimal(nilai), Jenis::Rupiah { .. }) => format!("Rp{nilai}"),
            (Self::Bulat(nilai), _) => {
                let tanda = if *nilai < 0 { "-" } else { "" };
                format!("{tanda}{}", ribuan(nilai.unsigned_abs()))
            }
            (Self::Desimal(nilai), _) => nilai.to_string(),
            (Self::Kata(kode), jenis) => baca_teks(kode, jenis),
            (Self::Teks(teks), jenis) => baca_teks(teks, jenis),
            (lain, _) => serde_json::to_string(lain).unwrap_or_default(),
        }
    }
}

fn baca_teks(teks: &str, jenis: Jenis) -> String {
    match jenis {
        Jenis::Pilihan(pilihan) => {
            pilihan.iter().find(|p| p.kode == teks).map_or(teks, |p| p.label).to_owned()
        }
        Jenis::Tanggal => teks
            .parse()
            .map_or_else(|_| teks.to_owned(), |hari: NaiveDate| kalender::tulis_hari_tanggal(hari)),
        Jenis::Waktu => teks.replace(':', "."),
        Jenis::Saat => {
            chrono::DateTime::parse_from_rfc3339(teks).map_or_else(|_| teks.to_owned(), kalender::tulis_saat)
        }
        _ => teks.to_owned(),
    }
}

impl From<bool> for Nilai {
    fn from(nilai: bool) -> Self {
        Self::Benar(nilai)
    }
}

impl From<&'static str> for Nilai {
    fn from(nilai: &'static str) -> Self {
        Self::Kata(nilai)
    }
}

impl From<String> for Nilai {
    fn from(nilai: String) -> Self {
        Self::Teks(nilai)
    }
}

impl From<i64> for Nilai {
    fn from(nilai: i64) -> Self {
        Self::Bulat(nilai)
    }
}

impl From<u16> for Nilai {
    fn from(nilai: u16) -> Self {
        Self::Bulat(nilai.into())
    }
}

impl From<Bilangan> for Nilai {
    fn from(nilai: Bilangan) -> Self {
        Self::Desimal(nilai)
    }
}

impl From<NaiveDate> for Nilai {
    fn from(nilai: NaiveDate) -> Self {
        Self::Teks(nilai.to_string())
    }
}

impl From<Keluaran> for Nilai {
    fn from(nilai: Keluaran) -> Self {
        Self::Kelompok(nilai)
    }
}

impl<T: Into<Self>> From<Vec<T>> for Nilai {
    fn from(nilai: Vec<T>) -> Self {
        Self::Daftar(nilai.into_iter().map(Into::into).collect())
    }
}

/// `None` is `null`.
impl<T: Into<Self>> From<Option<T>> for Nilai {
    fn from(nilai: Option<T>) -> Self {
        nilai.map_or(Self::Kosong, Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Isian, Pecahan, Predikat};

    fn baca(nilai: impl Into<Nilai>, jenis: Jenis) -> String {
        nilai.into().baca(jenis).join(" | ")
    }

    #[test]
    fn values_are_read_aloud() {
        assert_eq!(baca("butuh_perbaikan", Jenis::Pilihan(Predikat::PILIHAN)), "Butuh Perbaikan");
        assert_eq!(baca(true, Jenis::Benar { ya: "Tepat waktu", tidak: "Lewat waktu" }), "Tepat waktu");
        assert_eq!(baca(-1_250_i64, Jenis::RUPIAH), "-Rp1.250");
        assert_eq!(baca(Pecahan::per(5, 2).tepat(), Jenis::RUPIAH), "Rp2,5");
        assert_eq!(baca(2_026_i64, Jenis::Tahun), "2026");
        assert_eq!(baca(5_i64, Jenis::Bulan), "Mei");
        assert_eq!(baca("2026-01-26".to_owned(), Jenis::Tanggal), "Senin, 26 Januari 2026");
        assert_eq!(
            baca("2026-05-04T10:00:00+07:00".to_owned(), Jenis::Saat),
            "4 Mei 2026, pukul 10.00 (+07:00)"
        );
        assert_eq!(baca(None::<i64>, Jenis::BULAT), "");
    }

    #[test]
    fn lists_and_groups_are_lines() {
        const NILAI: Isian = Isian::wajib("", "Nilai", Jenis::DESIMAL);
        const DALAM: &[Isian] = &[Isian::wajib("bulan", "Bulan", Jenis::Bulan)];
        let daftar = Jenis::Daftar { isi: &NILAI, min: 0, maks: 9 };
        assert_eq!(baca(vec![Pecahan::per(1, 2).tepat(), Pecahan::bulat(3).tepat()], daftar), "0,5 | 3");
        assert_eq!(baca(Keluaran::baru([("bulan", 3_i64.into())]), Jenis::Kelompok(DALAM)), "Bulan: Maret");
        let peta = Keluaran::peta([("A".to_owned(), 7_i64.into())]);
        assert_eq!(baca(peta, Jenis::Peta { isi: &NILAI, min: 1, maks: 9 }), "A: 7");
    }

    #[test]
    fn an_answer_is_an_object_in_its_order() {
        let keluaran = Keluaran::baru([("z", 1_i64.into()), ("a", Nilai::Kosong), ("d", vec!["x"].into())]);
        assert_eq!(serde_json::to_string(&keluaran).expect("serializes"), r#"{"z":1,"a":null,"d":["x"]}"#);
        assert_eq!(keluaran.nilai("z"), Some(&Nilai::Bulat(1)));
    }
}
