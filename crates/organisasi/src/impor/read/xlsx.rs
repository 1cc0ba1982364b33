//! XLSX, cell by cell: a sheet with one cell in its last corner costs one cell, and a file that unpacks to more than it
//! may is refused before anything is parsed.

use std::io::{Cursor, Read, copy, sink};

use calamine::{Data, DataRef, ExcelDateTime, Reader, SheetType, Xlsx};
use zip::ZipArchive;

use super::{Berkas, Lembar, ReadError, Rows, UNPACKED_BYTES_MAX};

/// Parts of one file: a workbook of a personnel office has a few dozen.
const PARTS_MAX: usize = 500;
/// Largest part that is no sheet (texts, styles): these are kept in memory whole.
const PART_BYTES_MAX: u64 = 64 * 1024 * 1024;
/// Sheets that are looked at.
const SHEETS_MAX: usize = 20;
/// From here on a double no longer holds each whole number that Excel shows.
const EXACT_MAX: f64 = 1e15;

pub(super) fn read(berkas: &Berkas) -> Result<Vec<Lembar>, ReadError> {
    refuse_bombs(&berkas.bytes, UNPACKED_BYTES_MAX, PART_BYTES_MAX)?;
    let mut book = Xlsx::new(Cursor::new(berkas.bytes.as_slice())).map_err(|_| ReadError::BrokenXlsx)?;
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<String> = sheets.take(SHEETS_MAX).map(|sheet| sheet.name.clone()).collect();
    let (mut all, mut cells) = (Vec::new(), 0);
    for name in &names {
        let mut rows = Rows { cells, ..Rows::default() };
        read_sheet(&mut book, name, &mut rows)?;
        cells = rows.cells;
        let berkas = if names.len() > 1 { format!("{} ({name})", berkas.nama) } else { berkas.nama.clone() };
        all.push(Lembar { berkas, baris: rows.done });
    }
    all.retain(|lembar| !lembar.baris.is_empty());
    if all.is_empty() { Err(ReadError::Empty) } else { Ok(all) }
}

/// Unpacks every part into nothing and counts: what a zip says of its sizes need not be true.
fn refuse_bombs(bytes: &[u8], bytes_max: u64, part_bytes_max: u64) -> Result<(), ReadError> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::BrokenXlsx)?;
    if zip.len() > PARTS_MAX {
        return Err(ReadError::UnpackedTooLarge);
    }
    let mut left = bytes_max;
    for index in 0..zip.len() {
        let part = zip.by_index(index).map_err(|_| ReadError::BrokenXlsx)?;
        let is_sheet = part.name().is_ok_and(|name| name.contains("worksheets/"));
        let limit = if is_sheet { left } else { left.min(part_bytes_max) };
        let size = copy(&mut part.take(limit + 1), &mut sink()).map_err(|_| ReadError::BrokenXlsx)?;
        if size > limit {
            return Err(ReadError::UnpackedTooLarge);
        }
        left -= size;
    }
    Ok(())
}

fn read_sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, rows: &mut Rows) -> Result<(), ReadError> {
    let mut cells = book.worksheet_cells_reader(name).map_err(|_| ReadError::BrokenXlsx)?;
    while let Some(cell) = cells.next_cell().map_err(|_| ReadError::BrokenXlsx)? {
        let (row, column) = cell.get_position();
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        match cell.get_value() {
            DataRef::SharedString(text) => rows.put(row.saturating_add(1), column, text)?,
            DataRef::Empty => {}
            value => rows.put(row.saturating_add(1), column, &text_of(value))?,
        }
    }
    Ok(())
}

/// A cell as text. A whole number has no fraction, a date is `yyyy-mm-dd`, and a number too long to be exact keeps the
/// letter E, by which the check knows that digits are lost.
fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Float(number) => number_text(*number),
        DataRef::DateTime(moment) if moment.is_datetime() => date_text(moment),
        DataRef::DateTime(moment) => number_text(moment.as_f64()),
        DataRef::Error(_) => String::new(),
        other => Data::from(other.clone()).to_string(),
    }
}

fn number_text(number: f64) -> String {
    if number.abs() >= EXACT_MAX { format!("{number:E}") } else { number.to_string() }
}

fn date_text(moment: &ExcelDateTime) -> String {
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use proptest::prelude::*;
    use rust_xlsxwriter::{Format, Workbook};
    use zip::write::{SimpleFileOptions, ZipWriter};

    use super::*;

    fn berkas(bytes: Vec<u8>) -> Berkas {
        Berkas { nama: "uji.xlsx".into(), bytes }
    }

    fn sample() -> Vec<u8> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        let date = Format::new().set_num_format("dd-mm-yyyy");
        sheet.write_string(2, 0, " NIP ").unwrap();
        sheet.write_string(3, 0, "'198609262015051001").unwrap();
        sheet.write_number(3, 1, 198_609_262_015_051_000.0).unwrap();
        sheet.write_number(3, 2, 12.0).unwrap();
        sheet.write_number_with_format(3, 3, 31_681.0, &date).unwrap();
        sheet.write_boolean(3, 4, true).unwrap();
        book.add_worksheet().set_name("Kosong").unwrap();
        book.save_to_buffer().unwrap()
    }

    #[test]
    fn cells_become_text_where_they_stand() {
        let sheets = read(&berkas(sample())).unwrap();
        assert_eq!(sheets.len(), 1);
        assert_eq!(sheets[0].berkas, "uji.xlsx (Sheet1)");
        assert_eq!(
            (sheets[0].baris[0].nomor, sheets[0].baris[0].sel.as_slice()),
            (3, ["NIP".to_owned()].as_slice())
        );
        let cells: Vec<&str> = sheets[0].baris[1].sel.iter().map(String::as_str).collect();
        assert_eq!(cells, ["'198609262015051001", "1.98609262015051E17", "12", "1986-09-26", "true"]);
    }

    const MIB: u64 = 1024 * 1024;

    fn bomb(parts: &[&str], mebibytes: usize) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let blanks = vec![b' '; 1024 * 1024];
        for part in parts {
            zip.start_file(*part, SimpleFileOptions::default()).unwrap();
            for _ in 0..mebibytes {
                zip.write_all(&blanks).unwrap();
            }
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn a_small_file_that_unpacks_to_much_is_refused() {
        let texts = bomb(&["xl/sharedStrings.xml"], 65);
        assert!(texts.len() < 1024 * 1024, "the file itself is small");
        assert_eq!(read(&berkas(texts)), Err(ReadError::UnpackedTooLarge));
        let sheets = bomb(&["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"], 3);
        assert_eq!(refuse_bombs(&sheets, 6 * MIB, MIB), Ok(()), "a sheet may be larger than another part");
        assert_eq!(
            refuse_bombs(&sheets, 6 * MIB - 1, MIB),
            Err(ReadError::UnpackedTooLarge),
            "all parts together"
        );
        assert_eq!(read(&berkas(sheets)), Err(ReadError::BrokenXlsx));
    }

    #[test]
    fn a_zip_that_lies_about_its_sizes_is_no_workbook() {
        let mut lie = bomb(&["xl/worksheets/sheet1.xml"], 3);
        let place = lie.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
        lie[place + 24..place + 28].copy_from_slice(&10_u32.to_le_bytes());
        assert!(refuse_bombs(&lie, MIB, MIB).is_err());
    }

    #[test]
    fn a_cell_in_the_last_corner_is_told_not_allocated() {
        let mut book = Workbook::new();
        book.add_worksheet().write_string(1_048_575, 16_383, "x").unwrap();
        let bytes = book.save_to_buffer().unwrap();
        assert_eq!(read(&berkas(bytes)), Err(ReadError::TooManyColumns(1_048_576)));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn no_damage_to_a_file_is_too_strange(at in 0..4_000_usize, byte in any::<u8>(), keep in 0..8_000_usize) {
            let mut bytes = sample();
            let at = at % bytes.len();
            bytes[at] = byte;
            bytes.truncate(keep.max(4));
            let _answer = read(&berkas(bytes));
        }
    }
}
