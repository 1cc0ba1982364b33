//! From the bytes of a file to rows of text, each with the number that a spreadsheet shows beside it.
//!
//! Everything is read as text first: a NIP has 18 digits, and a number keeps 15. Nothing here knows what the columns
//! mean, and nothing here opens a database.

mod csv;
mod decode;
mod xlsx;

/// Largest file.
pub const FILE_BYTES_MAX: usize = 24 * 1024 * 1024;
/// Most rows of a sheet that hold anything.
pub const ROWS_MAX: usize = 60_000;
/// Most columns of a sheet.
pub const COLUMNS_MAX: usize = 300;
/// Most cells of a file: memory, not taste.
pub const CELLS_MAX: usize = 4_000_000;
/// Longest text of a cell, as Excel has it.
pub const CELL_CHARS_MAX: usize = 32_767;
/// Largest content of an XLSX file once unpacked, all parts together.
pub const UNPACKED_BYTES_MAX: u64 = 256 * 1024 * 1024;

/// A file as it was handed over.
#[derive(Clone, Debug)]
pub struct Berkas {
    /// For people only, never a path.
    pub nama: String,
    pub bytes: Vec<u8>,
}

/// One sheet of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lembar {
    /// Name of the file; with the sheet's name where a file has several.
    pub berkas: String,
    pub baris: Vec<Baris>,
}

/// One row that holds anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baris {
    /// As the spreadsheet numbers it, from 1.
    pub nomor: u32,
    /// Without white space around each text; shorter than other rows where the rest is empty.
    pub sel: Vec<String>,
}

/// Why a file could not be read. The text is for the person who chose it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    #[error("Berkas kosong.")]
    Empty,
    #[error("Ukuran berkas {0} MB, batasnya {max} MB. Bagi menjadi beberapa berkas.", max = FILE_BYTES_MAX / 1024 / 1024)]
    FileTooLarge(usize),
    #[error("Isi berkas terlalu besar setelah dibuka, batasnya {max} MB. Simpan ulang hanya lembar yang diperlukan.", max = UNPACKED_BYTES_MAX / 1024 / 1024)]
    UnpackedTooLarge,
    #[error("Berkas memuat lebih dari {ROWS_MAX} baris. Bagi menjadi beberapa berkas.")]
    TooManyRows,
    #[error("Baris {0} memuat lebih dari {COLUMNS_MAX} kolom. Hapus kolom yang tidak diperlukan.")]
    TooManyColumns(u32),
    #[error(
        "Berkas memuat terlalu banyak sel. Hapus kolom yang tidak diperlukan, atau bagi menjadi beberapa berkas."
    )]
    TooManyCells,
    #[error("Baris {0} memuat sel yang terlalu panjang (lebih dari {CELL_CHARS_MAX} huruf).")]
    CellTooLong(u32),
    #[error("Ini berkas Excel lama (.xls). Buka di Excel, lalu simpan sebagai .xlsx atau .csv.")]
    OldExcel,
    #[error("Berkas ini bukan CSV dan bukan XLSX.")]
    UnknownFormat,
    #[error("Berkas XLSX ini rusak atau terkunci kata sandi. Buka di Excel, simpan ulang, lalu coba lagi.")]
    BrokenXlsx,
}

/// Reads a CSV or XLSX file; tells them apart by content, never by name.
///
/// # Errors
/// [`ReadError`], with what to do about it.
pub fn read(berkas: &Berkas) -> Result<Vec<Lembar>, ReadError> {
    let bytes = berkas.bytes.as_slice();
    match bytes.len() {
        0 => return Err(ReadError::Empty),
        len if len > FILE_BYTES_MAX => return Err(ReadError::FileTooLarge(len.div_ceil(1024 * 1024))),
        _ => {}
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return xlsx::read(berkas);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(ReadError::OldExcel);
    }
    let text = decode::decode(bytes).ok_or(ReadError::UnknownFormat)?;
    let baris = csv::read(&text)?;
    Ok(vec![Lembar { berkas: berkas.nama.clone(), baris }])
}

/// Rows as they come in, within the limits.
#[derive(Default)]
struct Rows {
    done: Vec<Baris>,
    cells: usize,
}

impl Rows {
    /// Puts a text at a row (from 1) and column (from 0). Empty cells are left out.
    fn put(&mut self, nomor: u32, column: usize, text: &str) -> Result<(), ReadError> {
        let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        if text.is_empty() {
            return Ok(());
        }
        if column >= COLUMNS_MAX {
            return Err(ReadError::TooManyColumns(nomor));
        }
        if text.len() > CELL_CHARS_MAX && text.chars().count() > CELL_CHARS_MAX {
            return Err(ReadError::CellTooLong(nomor));
        }
        let row = self.row(nomor)?;
        let before = row.sel.len();
        if before <= column {
            row.sel.resize(column + 1, String::new());
        }
        text.clone_into(&mut row.sel[column]);
        self.cells += row_growth(before, column);
        if self.cells > CELLS_MAX { Err(ReadError::TooManyCells) } else { Ok(()) }
    }

    fn row(&mut self, nomor: u32) -> Result<&mut Baris, ReadError> {
        let is_new = self.done.last().is_none_or(|last| last.nomor != nomor);
        if is_new && self.done.len() >= ROWS_MAX {
            return Err(ReadError::TooManyRows);
        }
        if is_new {
            self.done.push(Baris { nomor, sel: Vec::new() });
        }
        self.done.last_mut().ok_or(ReadError::Empty)
    }
}

fn row_growth(before: usize, column: usize) -> usize {
    (column + 1).saturating_sub(before)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn berkas(bytes: &[u8]) -> Berkas {
        Berkas { nama: "uji.csv".into(), bytes: bytes.to_vec() }
    }

    #[test]
    fn each_refusal_says_what_to_do() {
        assert_eq!(read(&berkas(b"")), Err(ReadError::Empty));
        assert_eq!(read(&berkas(&[0xD0, 0xCF, 0x11, 0xE0, 0, 0])), Err(ReadError::OldExcel));
        assert_eq!(read(&berkas(b"PK\x03\x04 bukan zip")), Err(ReadError::BrokenXlsx));
        assert_eq!(read(&berkas(b"\x00\x01\x02\x00")), Err(ReadError::UnknownFormat));
        let large = vec![b'a'; FILE_BYTES_MAX + 1];
        assert_eq!(read(&berkas(&large)), Err(ReadError::FileTooLarge(25)));
        assert_eq!(
            ReadError::FileTooLarge(25).to_string(),
            "Ukuran berkas 25 MB, batasnya 24 MB. Bagi menjadi beberapa berkas."
        );
    }

    #[test]
    fn rows_columns_and_long_cells_have_limits() {
        let rows = "x\n".repeat(ROWS_MAX + 1);
        assert_eq!(read(&berkas(rows.as_bytes())), Err(ReadError::TooManyRows));
        let columns = "x,".repeat(COLUMNS_MAX + 1);
        assert_eq!(read(&berkas(columns.as_bytes())), Err(ReadError::TooManyColumns(1)));
        let long = "x".repeat(CELL_CHARS_MAX + 1);
        assert_eq!(read(&berkas(long.as_bytes())), Err(ReadError::CellTooLong(1)));
        let line = format!("{}x\n", ",".repeat(COLUMNS_MAX - 1));
        let cells = line.repeat(CELLS_MAX / COLUMNS_MAX + 1);
        assert_eq!(read(&berkas(cells.as_bytes())), Err(ReadError::TooManyCells));
    }

    proptest! {
        #[test]
        fn no_bytes_are_too_strange(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
            let _answer = read(&berkas(&bytes));
        }

        #[test]
        fn no_broken_zip_is_too_strange(tail in proptest::collection::vec(any::<u8>(), 0..500)) {
            let bytes = [b"PK\x03\x04".as_slice(), &tail].concat();
            prop_assert!(read(&berkas(&bytes)).is_err());
        }
    }
}
