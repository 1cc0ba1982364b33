//! Our own template: people and units in one sheet, with an example row.

use axum::response::Response;
use axum_extra::routing::TypedPath;
use platform::{Ctx, Fault, Result};
use rust_xlsxwriter::{Format, Workbook};
use serde::Deserialize;
use web_kit::{Example, Routes};

use super::ImporData;
use super::pratinjau::{XLSX, download};

/// Heading and example. NIP columns are text, or a spreadsheet would round them.
const COLUMNS: [(&str, &str); 19] = [
    ("NIP", "198704122011012008"),
    ("NAMA", "Ratna Wulandari"),
    ("GELAR DEPAN", ""),
    ("GELAR BELAKANG", "S.AP."),
    ("TANGGAL LAHIR", "12-04-1987"),
    ("JENIS KELAMIN", "P"),
    ("JENIS PEGAWAI", "PNS"),
    ("GOLONGAN", "III/c"),
    ("JABATAN", "Kepala Bidang Pelayanan"),
    ("JENIS JABATAN", "Administrator"),
    ("TMT JABATAN", "01-03-2024"),
    ("KODE UNIT", "DUKCAPIL-2"),
    ("NAMA UNIT", "Bidang Pelayanan"),
    ("KODE ATASAN", "DUKCAPIL"),
    ("JABATAN KEPALA", "Kepala Bidang Pelayanan"),
    ("NIP KEPALA", "198704122011012008"),
    ("KONTRAK BERAKHIR", ""),
    ("EMAIL", "ratna@contoh.go.id"),
    ("NOMOR HP", "081200000000"),
];

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/organisasi/impor/templat.xlsx")]
pub struct TemplatXlsxPath;

impl Example for TemplatXlsxPath {
    fn example() -> Self {
        Self
    }
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/organisasi/impor/templat.csv")]
pub struct TemplatCsvPath;

impl Example for TemplatCsvPath {
    fn example() -> Self {
        Self
    }
}

pub fn routes() -> Routes {
    Routes::new().view::<TemplatXlsxPath, ImporData>(get_xlsx).view::<TemplatCsvPath, ImporData>(get_csv)
}

async fn get_xlsx(_: Ctx, _: TemplatXlsxPath) -> Result<Response> {
    Ok(download("templat-kinerja.xlsx", XLSX, xlsx().map_err(Fault::internal)?))
}

async fn get_csv(_: Ctx, _: TemplatCsvPath) -> Result<Response> {
    Ok(download("templat-kinerja.csv", "text/csv; charset=utf-8", csv().into_bytes()))
}

fn xlsx() -> std::result::Result<Vec<u8>, rust_xlsxwriter::XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let (bold, text) = (Format::new().set_bold(), Format::new().set_num_format("@"));
    for (column, (heading, example)) in (0_u16..).zip(COLUMNS) {
        sheet.set_column_format(column, &text)?;
        sheet.set_column_width(column, 22)?;
        sheet.write_string_with_format(0, column, heading, &bold)?;
        sheet.write_string_with_format(1, column, example, &text)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    book.save_to_buffer()
}

/// With BOM and semicolons: an Indonesian Excel opens it in columns. The apostrophe keeps the NIP from being rounded.
fn csv() -> String {
    let line = |cells: Vec<String>| cells.join(";") + "\r\n";
    let example = |(heading, example): &(&str, &str)| {
        if heading.starts_with("NIP") { format!("'{example}") } else { (*example).to_owned() }
    };
    let headings = line(COLUMNS.iter().map(|(heading, _)| (*heading).to_owned()).collect());
    format!("\u{feff}{headings}{}", line(COLUMNS.iter().map(example).collect()))
}

#[cfg(test)]
mod tests {
    use super::super::check::{self, Dikenal};
    use super::super::headings::{Jenis, recognise};
    use super::super::read::{Berkas, read};
    use super::*;

    #[test]
    fn both_templates_are_read_back_whole() {
        for bytes in [xlsx().unwrap(), csv().into_bytes()] {
            let sheet = read(&Berkas { nama: "templat".into(), bytes }).unwrap().remove(0);
            let table = recognise(sheet).unwrap();
            assert_eq!((table.jenis, table.dilewati.len()), (Jenis::Templat, 0));
            let isi = check::check(
                &[table],
                &Dikenal { instansi_nama: "Kota Contoh".into(), ..Dikenal::default() },
            );
            assert_eq!((isi.orang.len(), isi.masalah.ditolak), (1, 0), "{:?}", isi.masalah);
            assert_eq!(isi.orang[0].jenis_jabatan.kode(), "administrator");
        }
    }
}
