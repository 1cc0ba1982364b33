//! "Berkas perbaikan": the problems of an import as a spreadsheet, for the people who keep the source.

use platform::{Fault, Result};
use rust_xlsxwriter::{Format, Workbook};

use super::check::Masalah;

const HEADINGS: [(&str, f64); 6] =
    [("TINDAKAN", 18.0), ("BERKAS", 28.0), ("BARIS", 8.0), ("KOLOM", 22.0), ("ISI", 26.0), ("ALASAN", 90.0)];

/// The bytes of an XLSX file; one row a problem.
pub fn workbook(masalah: &[Masalah]) -> Result<Vec<u8>> {
    write(masalah).map_err(Fault::internal)
}

fn write(masalah: &[Masalah]) -> std::result::Result<Vec<u8>, rust_xlsxwriter::XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let bold = Format::new().set_bold();
    for (column, (heading, width)) in (0_u16..).zip(HEADINGS) {
        sheet.write_string_with_format(0, column, heading, &bold)?;
        sheet.set_column_width(column, width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (row, one) in (1_u32..).zip(masalah) {
        sheet.write_string(row, 0, one.tingkat.label())?;
        sheet.write_string(row, 1, harmless(&one.berkas))?;
        sheet.write_number(row, 2, one.baris)?;
        sheet.write_string(row, 3, harmless(&one.kolom))?;
        sheet.write_string(row, 4, harmless(&one.nilai))?;
        sheet.write_string(row, 5, harmless(&one.alasan))?;
    }
    book.save_to_buffer()
}

/// Text from a file that is not ours must not become a formula, neither here (it is written as text) nor after somebody
/// saves the sheet as CSV and opens it again: an apostrophe goes in front. Longer than Excel's limit is cut.
fn harmless(text: &str) -> String {
    let is_formula =
        text.trim_start().starts_with(['=', '+', '-', '@']) || text.starts_with(['\t', '\r', '\n']);
    let front = if is_formula { "'" } else { "" };
    front.chars().chain(text.chars()).take(super::read::CELL_CHARS_MAX).collect()
}

#[cfg(test)]
mod tests {
    use super::super::check::Tingkat;
    use super::super::read::{Berkas, read};
    use super::*;

    #[test]
    fn formulas_become_text() {
        for text in ["=1+1", "+62", "-1", "@SUM(A1)", " =HYPERLINK(\"x\")", "\t=1"] {
            assert_eq!(harmless(text), format!("'{text}"));
        }
        assert_eq!(harmless("Sari"), "Sari");
    }

    #[test]
    fn the_file_names_row_column_and_reason() {
        let one = Masalah {
            tingkat: Tingkat::Ditolak,
            berkas: "pegawai.csv".into(),
            baris: 7,
            kolom: "NIP BARU".into(),
            nilai: "=cmd|'/c calc'!A1".into(),
            alasan: "NIP terdiri dari tepat 18 angka.".into(),
        };
        let bytes = workbook(&[one]).unwrap();
        let sheets = read(&Berkas { nama: "x.xlsx".into(), bytes }).unwrap();
        let row: Vec<&str> = sheets[0].baris[1].sel.iter().map(String::as_str).collect();
        assert_eq!(
            row,
            [
                "Perlu diperbaiki",
                "pegawai.csv",
                "7",
                "NIP BARU",
                "'=cmd|'/c calc'!A1",
                "NIP terdiri dari tepat 18 angka."
            ]
        );
    }
}
