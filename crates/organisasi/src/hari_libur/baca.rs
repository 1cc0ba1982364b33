//! The list of a year as an office has it: a line a day, date, kind and name, with semicolons, commas or tabs between.

use chrono::{Datelike, NaiveDate};

use super::{HariLibur, Jenis};

/// Nobody has more days off in a year.
const HARI_MAKS: usize = 120;
const NAMA_CHARS_MAX: usize = 120;

/// A line that cannot be read, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Keliru {
    /// Counted from 1.
    pub baris: usize,
    pub pesan: String,
}

/// Reads the list of one year, in the order of its days.
///
/// # Errors
/// Every line that cannot be read.
pub(super) fn baca(teks: &str, tahun: i32) -> Result<Vec<HariLibur>, Vec<Keliru>> {
    let mut hari: Vec<HariLibur> = Vec::new();
    let mut keliru = Vec::new();
    for (urut, baris) in teks.lines().enumerate() {
        let nomor = urut + 1;
        if baris.trim().is_empty() || is_judul(urut, baris) {
            continue;
        }
        match satu(baris, tahun) {
            Ok(satu) if hari.iter().any(|lama| lama.tanggal == satu.tanggal) => {
                keliru.push(Keliru {
                    baris: nomor,
                    pesan: "tanggal ini sudah ada pada baris sebelumnya.".into(),
                });
            }
            Ok(satu) => hari.push(satu),
            Err(pesan) => keliru.push(Keliru { baris: nomor, pesan }),
        }
    }
    if hari.len() > HARI_MAKS {
        let pesan = format!("paling banyak {HARI_MAKS} hari libur setahun.");
        keliru.push(Keliru { baris: HARI_MAKS + 1, pesan });
    }
    hari.sort_by_key(|hari| hari.tanggal);
    if keliru.is_empty() { Ok(hari) } else { Err(keliru) }
}

/// The headings of a file.
fn is_judul(urut: usize, baris: &str) -> bool {
    urut == 0 && baris.trim_start_matches('\u{feff}').to_lowercase().starts_with("tanggal")
}

fn satu(baris: &str, tahun: i32) -> Result<HariLibur, String> {
    let pemisah = ['\t', ';', ','].into_iter().find(|pemisah| baris.contains(*pemisah)).unwrap_or(';');
    let mut sel = baris.splitn(3, pemisah).map(|sel| sel.trim().trim_matches('"').trim());
    let (tanggal, jenis, nama) =
        (sel.next().unwrap_or_default(), sel.next().unwrap_or_default(), sel.next().unwrap_or_default());
    let tanggal = baca_tanggal(tanggal).ok_or_else(|| {
        format!("\"{}\" bukan tanggal. Tulis misalnya {tahun}-08-17 atau 17/08/{tahun}.", singkat(tanggal))
    })?;
    if tanggal.year() != tahun {
        return Err(format!("tanggal ini bukan pada tahun {tahun}."));
    }
    let jenis = Jenis::dari_kata(jenis).ok_or_else(|| {
        format!("\"{}\" belum dikenal. Pilihannya: nasional, cuti bersama, daerah.", singkat(jenis))
    })?;
    if nama.is_empty() || nama.chars().count() > NAMA_CHARS_MAX {
        return Err(format!("isi nama harinya, paling panjang {NAMA_CHARS_MAX} huruf."));
    }
    Ok(HariLibur { tanggal, jenis, nama: nama.to_owned() })
}

/// `2026-08-17` or `17/08/2026` or `17-08-2026`.
fn baca_tanggal(teks: &str) -> Option<NaiveDate> {
    let bentuk = ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"];
    let tanggal = bentuk.iter().find_map(|bentuk| NaiveDate::parse_from_str(teks, bentuk).ok())?;
    (1945..=2100).contains(&tanggal.year()).then_some(tanggal)
}

fn singkat(teks: &str) -> String {
    teks.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_from_a_file_or_a_paste() {
        let teks =
            "Tanggal;Jenis;Nama\n17/08/2026;Nasional;Proklamasi, ke-81\n\n2026-03-20\tcuti bersama\tNyepi\n";
        let hari = baca(teks, 2026).unwrap();
        let kata: Vec<_> = hari.iter().map(|h| (h.tanggal.to_string(), h.jenis, h.nama.as_str())).collect();
        assert_eq!(
            kata,
            [
                ("2026-03-20".into(), Jenis::CutiBersama, "Nyepi"),
                ("2026-08-17".into(), Jenis::Nasional, "Proklamasi, ke-81"),
            ]
        );
    }

    #[test]
    fn every_line_that_cannot_be_read_is_named() {
        let teks = "2026-02-30;nasional;x\n2027-01-01;nasional;x\n2026-01-01;raya;x\n2026-01-02;daerah;\n\
                    2026-01-03;daerah;a\n2026-01-03;daerah;b";
        let keliru = baca(teks, 2026).unwrap_err();
        assert_eq!(keliru.iter().map(|k| k.baris).collect::<Vec<_>>(), [1, 2, 3, 4, 6]);
        assert!(keliru.iter().all(|k| k.pesan.ends_with('.')));
    }
}
