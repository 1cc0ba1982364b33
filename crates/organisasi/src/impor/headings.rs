//! Which row holds the headings, which column is what, and so what kind of file it is.
//!
//! Headings are compared without case, spaces, underscores and punctuation, in any order. The names are those read in
//! public programs that take real exports of the national personnel system, and those of our own template.

use super::read::{Baris, Lembar};
use super::values;

/// The headings stand in one of the first rows.
const HEADING_ROWS: u32 = 15;

/// What a file is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Jenis {
    /// "Data utama": one row a person, with the id of the unit.
    Orang,
    /// The unit tree: one row a unit, with the id of the unit above.
    Unit,
    /// Our own template: people and units in one sheet.
    Templat,
}

impl Jenis {
    /// As pages call it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Orang => "Data utama pegawai",
            Self::Unit => "Pohon unit",
            Self::Templat => "Templat Kinerja",
        }
    }

    /// The columns without which a file is not of this kind, with the heading to name when one is missing.
    fn required(self) -> &'static [(Kolom, &'static str)] {
        match self {
            Self::Orang => &[(Kolom::Nip, "NIP BARU"), (Kolom::Nama, "NAMA"), (Kolom::UnorId, "UNOR ID")],
            Self::Unit => {
                &[(Kolom::Id, "ID"), (Kolom::NamaUnor, "NAMA_UNOR"), (Kolom::AtasanId, "DIATASAN_ID")]
            }
            Self::Templat => &[
                (Kolom::Nip, "NIP"),
                (Kolom::Nama, "NAMA"),
                (Kolom::KodeUnit, "KODE UNIT"),
                (Kolom::AtasanId, "KODE ATASAN"),
            ],
        }
    }
}

/// The columns that are read; every other one is left out, with a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kolom {
    PnsId,
    Nip,
    Nama,
    GelarDepan,
    GelarBelakang,
    TanggalLahir,
    JenisKelamin,
    Email,
    NomorHp,
    JenisPegawai,
    KedudukanHukum,
    Golongan,
    TmtGolongan,
    KontrakBerakhir,
    JenisJabatanId,
    JenisJabatan,
    Jabatan,
    TmtJabatan,
    EselonId,
    Eselon,
    UnorId,
    UnorNama,
    SatkerId,
    SatkerNama,
    KodeUnit,
    Id,
    NamaUnor,
    AtasanId,
    NamaJabatan,
    PemimpinPnsId,
    PemimpinNip,
}

/// Heading, in the form of [`key`], and what it is.
const NAMES: [(&str, Kolom); 62] = [
    ("pnsid", Kolom::PnsId),
    ("nipbaru", Kolom::Nip),
    ("nip", Kolom::Nip),
    ("nipnipppk", Kolom::Nip),
    ("nama", Kolom::Nama),
    ("namalengkap", Kolom::Nama),
    ("namapegawai", Kolom::Nama),
    ("gelardepan", Kolom::GelarDepan),
    ("gelarbelakang", Kolom::GelarBelakang),
    ("tanggallahir", Kolom::TanggalLahir),
    ("tgllahir", Kolom::TanggalLahir),
    ("jeniskelamin", Kolom::JenisKelamin),
    ("kelamin", Kolom::JenisKelamin),
    ("lp", Kolom::JenisKelamin),
    ("email", Kolom::Email),
    ("nomorhp", Kolom::NomorHp),
    ("nohp", Kolom::NomorHp),
    ("jenispegawainama", Kolom::JenisPegawai),
    ("jenispegawai", Kolom::JenisPegawai),
    ("statuspegawai", Kolom::JenisPegawai),
    ("kedudukanhukumnama", Kolom::KedudukanHukum),
    ("kedudukanhukum", Kolom::KedudukanHukum),
    ("golakhirnama", Kolom::Golongan),
    ("golongan", Kolom::Golongan),
    ("golruang", Kolom::Golongan),
    ("tmtgolongan", Kolom::TmtGolongan),
    ("kontrakberakhir", Kolom::KontrakBerakhir),
    ("akhirkontrak", Kolom::KontrakBerakhir),
    ("jenisjabatanid", Kolom::JenisJabatanId),
    ("jenisjabatannama", Kolom::JenisJabatan),
    ("jenisjabatan", Kolom::JenisJabatan),
    ("jabatannama", Kolom::Jabatan),
    ("jabatan", Kolom::Jabatan),
    ("tmtjabatan", Kolom::TmtJabatan),
    ("eselonid", Kolom::EselonId),
    ("eselonnama", Kolom::Eselon),
    ("eselon", Kolom::Eselon),
    ("unorid", Kolom::UnorId),
    ("unornama", Kolom::UnorNama),
    ("namaunit", Kolom::UnorNama),
    ("satuankerjakerjaid", Kolom::SatkerId),
    ("satuankerjakerjanama", Kolom::SatkerNama),
    ("kodeunit", Kolom::KodeUnit),
    ("id", Kolom::Id),
    ("namaunor", Kolom::NamaUnor),
    ("diatasanid", Kolom::AtasanId),
    ("idatasan", Kolom::AtasanId),
    ("diatasan", Kolom::AtasanId),
    ("unoratasanid", Kolom::AtasanId),
    ("kodeatasan", Kolom::AtasanId),
    ("namajabatan", Kolom::NamaJabatan),
    ("jabatankepala", Kolom::NamaJabatan),
    ("pemimpinpnsid", Kolom::PemimpinPnsId),
    ("pemimpinnip", Kolom::PemimpinNip),
    ("nipkepala", Kolom::PemimpinNip),
    // Spellings of the reference service, in which words run together.
    ("namaunitkerja", Kolom::UnorNama),
    ("kodeunitkerja", Kolom::KodeUnit),
    ("kodeunitatasan", Kolom::AtasanId),
    ("idunor", Kolom::UnorId),
    ("tanggalakhirkontrak", Kolom::KontrakBerakhir),
    ("tgllahirpegawai", Kolom::TanggalLahir),
    ("niplengkap", Kolom::Nip),
];

fn key(heading: &str) -> String {
    heading.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn kolom_of(heading: &str) -> Option<Kolom> {
    let key = key(heading);
    NAMES.iter().find(|(name, _)| *name == key).map(|(_, kolom)| *kolom)
}

/// A sheet whose columns are known.
#[derive(Clone, Debug)]
pub struct Tabel {
    pub jenis: Jenis,
    pub berkas: String,
    /// Column, its place, and its heading as the file writes it.
    kolom: Vec<(Kolom, usize, String)>,
    /// Headings that nothing reads.
    pub dilewati: Vec<String>,
    /// Headings that came twice: the first one counts.
    pub ganda: Vec<String>,
    /// The rows below the headings.
    pub baris: Vec<Baris>,
}

impl Tabel {
    /// The text of a cell, or nothing.
    pub fn isi<'a>(&self, baris: &'a Baris, kolom: Kolom) -> Option<&'a str> {
        let (_, place, _) = self.kolom.iter().find(|(own, ..)| *own == kolom)?;
        values::isi(baris.sel.get(*place)?)
    }

    /// The heading of a column as the file writes it.
    pub fn judul(&self, kolom: Kolom) -> &str {
        self.kolom.iter().find(|(own, ..)| *own == kolom).map_or("", |(.., judul)| judul.as_str())
    }
}

/// Why a sheet is none of ours.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{berkas}: baris judul tidak ditemukan pada {HEADING_ROWS} baris pertama. Untuk {jenis}, kolom yang belum ada: {kurang}.", jenis = jenis.label(), kurang = kurang.join(", "))]
pub struct UnknownSheet {
    pub berkas: String,
    /// The kind that came nearest.
    pub jenis: Jenis,
    pub kurang: Vec<&'static str>,
}

/// Finds the row of headings and what the columns are.
///
/// # Errors
/// [`UnknownSheet`] when no row among the first has the columns that a kind needs.
pub fn recognise(lembar: Lembar) -> Result<Tabel, UnknownSheet> {
    let Lembar { berkas, baris } = lembar;
    let mut nearest =
        (Jenis::Orang, Jenis::Orang.required().iter().map(|(_, name)| *name).collect::<Vec<_>>());
    let candidates = baris.iter().enumerate().take_while(|(_, row)| row.nomor <= HEADING_ROWS);
    for (place, row) in candidates {
        // The template first: it needs more than the people's file.
        for jenis in [Jenis::Templat, Jenis::Unit, Jenis::Orang] {
            let missing = missing(jenis, row);
            if missing.is_empty() {
                return Ok(tabel(jenis, berkas, baris, place));
            }
            if missing.len() < nearest.1.len() {
                nearest = (jenis, missing);
            }
        }
    }
    Err(UnknownSheet { berkas, jenis: nearest.0, kurang: nearest.1 })
}

fn missing(jenis: Jenis, row: &Baris) -> Vec<&'static str> {
    let has = |kolom| row.sel.iter().any(|heading| kolom_of(heading) == Some(kolom));
    jenis.required().iter().filter(|(kolom, _)| !has(*kolom)).map(|(_, name)| *name).collect()
}

fn tabel(jenis: Jenis, berkas: String, mut baris: Vec<Baris>, place: usize) -> Tabel {
    let rest = baris.split_off(place + 1);
    let headings = baris.pop().unwrap_or_default();
    let mut tabel =
        Tabel { jenis, berkas, kolom: Vec::new(), dilewati: Vec::new(), ganda: Vec::new(), baris: rest };
    for (place, judul) in headings.sel.into_iter().enumerate().filter(|(_, judul)| !judul.is_empty()) {
        match kolom_of(&judul) {
            Some(kolom) if tabel.kolom.iter().any(|(own, ..)| *own == kolom) => tabel.ganda.push(judul),
            Some(kolom) => tabel.kolom.push((kolom, place, judul)),
            None => tabel.dilewati.push(judul),
        }
    }
    tabel
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lembar(rows: &[(u32, &str)]) -> Lembar {
        let row = |(nomor, text): &(u32, &str)| Baris {
            nomor: *nomor,
            sel: text.split('|').map(|cell| cell.trim().to_owned()).collect(),
        };
        Lembar { berkas: "uji.csv".into(), baris: rows.iter().map(row).collect() }
    }

    #[test]
    fn kinds_are_told_by_headings_in_any_order_and_spelling() {
        let table = [
            ("UNOR ID|nama|Nip_Baru|AGAMA NAMA", Jenis::Orang),
            ("ID|NAMA_UNOR|DIATASAN_ID", Jenis::Unit),
            ("diatasanId|namaUnor|id|eselonId", Jenis::Unit),
            ("ID | NAMA_UNOR | ID_ATASAN", Jenis::Unit),
            ("KODE UNIT|NIP|NAMA|KODE ATASAN|NIP KEPALA", Jenis::Templat),
        ];
        for (headings, jenis) in table {
            let found =
                recognise(lembar(&[(1, "Data per 1 November"), (4, headings), (5, "a|b|c|d")])).unwrap();
            assert_eq!((found.jenis, found.baris.len()), (jenis, 1), "{headings}");
        }
    }

    #[test]
    fn unknown_columns_are_left_out_and_named() {
        let found = recognise(lembar(&[(1, "NIP|NAMA|UNOR ID|NIK|NIP BARU"), (2, "'1|Sari|-|137")])).unwrap();
        assert_eq!(
            (found.dilewati.as_slice(), found.ganda.as_slice()),
            (["NIK".to_owned()].as_slice(), ["NIP BARU".to_owned()].as_slice())
        );
        assert_eq!(found.isi(&found.baris[0], Kolom::Nip), Some("1"));
        assert_eq!(found.isi(&found.baris[0], Kolom::UnorId), None);
        assert_eq!(found.judul(Kolom::UnorId), "UNOR ID");
    }

    #[test]
    fn what_is_missing_is_named() {
        let err = recognise(lembar(&[(1, "NIP|NAMA|JABATAN")])).unwrap_err();
        assert_eq!(
            err.to_string(),
            "uji.csv: baris judul tidak ditemukan pada 15 baris pertama. Untuk Data utama pegawai, kolom yang belum ada: UNOR ID."
        );
        assert!(recognise(lembar(&[(16, "NIP|NAMA|UNOR ID")])).is_err());
        assert!(recognise(lembar(&[])).is_err());
    }
}
