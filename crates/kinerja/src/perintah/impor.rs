//! `kinerja import BERKAS…`: people and units from spreadsheets, from the command line.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use organisasi::impor::{self, Berkas, Hasil, Hitung, Kumpulan, Latar, Masalah, Pratinjau, Tingkat};
use platform::clock::{Clock, Entropy};
use platform::{Db, DbUrl, Fault};

use super::Gagal;

const CONTOH: &str = "\
Contoh:
  kinerja import data_utama.xlsx unor.xlsx --hanya-periksa
  kinerja import data_utama.xlsx unor.xlsx --perbaikan perbaikan.xlsx
  kinerja import templat.csv --basis-data postgres://kinerja@db/kinerja

Berkas dikenali dari judul kolomnya; urutannya bebas. Mengimpor dua kali tidak mengubah apa pun.";

/// Impor pegawai dan unit kerja dari CSV atau XLSX
#[derive(Debug, Args)]
#[command(after_help = CONTOH, override_usage = "kinerja import BERKAS… [OPSI]", arg_required_else_help = true)]
pub struct Argumen {
    /// Satu atau dua berkas: data pegawai dan pohon unit
    #[arg(value_name = "BERKAS", required = true)]
    berkas: Vec<PathBuf>,
    /// Hanya periksa; tidak menulis apa pun
    #[arg(long)]
    hanya_periksa: bool,
    /// Tulis baris yang perlu diperbaiki ke berkas XLSX ini
    #[arg(long, value_name = "BERKAS")]
    perbaikan: Option<PathBuf>,
    /// Basis data: sqlite:///lokasi/kinerja.db atau postgres://…
    #[arg(long, value_name = "URL", env = "KINERJA_BASIS_DATA", default_value = "sqlite://data/kinerja.db")]
    basis_data: DbUrl,
}

impl Argumen {
    /// Imports or checks, and prints the summary.
    pub async fn run(self) -> Result<(), Gagal> {
        let db = Db::open(&self.basis_data, None).await?;
        db.migrate().await?;
        let pilihan = Pilihan { hanya_periksa: self.hanya_periksa, perbaikan: self.perbaikan.as_deref() };
        let summary = run(&db, &self.berkas, pilihan).await.map_err(|err| Gagal::pakai(err.to_string()))?;
        println!("{summary}");
        Ok(db.close().await?)
    }
}

/// Problems printed; `--perbaikan` writes them all.
const PRINTED_MAX: usize = 20;

/// What to do with the files.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pilihan<'a> {
    /// Only say what would happen.
    pub hanya_periksa: bool,
    /// Where to write the error file, as XLSX.
    pub perbaikan: Option<&'a Path>,
}

/// Why nothing was imported; the text is for the person at the terminal.
#[derive(Debug, thiserror::Error)]
pub enum ImporError {
    #[error("{0}: {1}")]
    File(String, std::io::Error),
    #[error(
        "Belum ada instansi di basis data ini. Jalankan lebih dahulu: kinerja migrate, lalu kinerja admin buat."
    )]
    NoInstansi,
    #[error("Pilih satu atau dua berkas: data pegawai dan pohon unit.")]
    FileCount,
    #[error("{0}")]
    Refused(String),
    #[error("Impor lain sedang berjalan. Coba lagi setelah selesai.")]
    Busy,
    #[error("Impor terhenti: {0}")]
    Fault(Fault),
}

impl From<Fault> for ImporError {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Busy => Self::Busy,
            other => Self::Fault(other),
        }
    }
}

/// Imports the files (or only checks them); answers the summary to print, in Bahasa Indonesia.
///
/// # Errors
/// [`ImporError`]; files with wrong rows are no error: the rows are in the summary and in the error file.
pub async fn run(db: &Db, berkas: &[PathBuf], pilihan: Pilihan<'_>) -> Result<String, ImporError> {
    if !(1..=impor::FILES_MAX).contains(&berkas.len()) {
        return Err(ImporError::FileCount);
    }
    let latar = latar(db).await?;
    let files = berkas.iter().map(|path| read(path)).collect::<Result<Vec<Berkas>, ImporError>>()?;
    let refused = |sentences: Vec<String>| ImporError::Refused(sentences.join("\n"));
    if pilihan.hanya_periksa {
        let siap = impor::prepare(&latar, files).await?.map_err(refused)?;
        write_problems(pilihan.perbaikan, &siap.pratinjau.masalah)?;
        return Ok(preview(&siap.pratinjau, pilihan.perbaikan));
    }
    let hasil = impor::import(&latar, files).await?.map_err(refused)?;
    write_problems(pilihan.perbaikan, &hasil.masalah)?;
    Ok(summary(&hasil, pilihan.perbaikan))
}

async fn latar(db: &Db) -> Result<Latar, ImporError> {
    let instansi = organisasi::instansi::only(db).await?.ok_or(ImporError::NoInstansi)?;
    let now = Clock::System.now();
    let today = instansi.zone.local(now).date_naive();
    Ok(Latar::new(db.clone(), instansi.id, instansi.nama, now, today, Arc::new(Entropy::System)))
}

fn read(path: &Path) -> Result<Berkas, ImporError> {
    let nama = path
        .file_name()
        .map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    let size = |err| ImporError::File(path.display().to_string(), err);
    // A file over the limit is refused by its size, before it is in memory.
    let len = std::fs::metadata(path).map_err(size)?.len();
    if len > impor::read::FILE_BYTES_MAX as u64 {
        let mb = usize::try_from(len.div_ceil(1024 * 1024)).unwrap_or(usize::MAX);
        return Err(ImporError::Refused(format!("{nama}: {}", impor::read::ReadError::FileTooLarge(mb))));
    }
    Ok(Berkas { nama, bytes: std::fs::read(path).map_err(size)? })
}

fn write_problems(path: Option<&Path>, masalah: &Kumpulan) -> Result<(), ImporError> {
    let Some(path) = path.filter(|_| !masalah.daftar.is_empty()) else { return Ok(()) };
    let bytes = impor::perbaikan_xlsx(&masalah.daftar)?;
    std::fs::write(path, bytes).map_err(|err| ImporError::File(path.display().to_string(), err))
}

fn preview(pratinjau: &Pratinjau, perbaikan: Option<&Path>) -> String {
    let mut text = String::from("Hanya diperiksa; belum ada yang dimasukkan.\n");
    for berkas in &pratinjau.berkas {
        line(&mut text, format_args!("{}: {}, {} baris", berkas.nama, berkas.jenis, berkas.baris));
    }
    for catatan in &pratinjau.catatan {
        line(&mut text, format_args!("{catatan}"));
    }
    counts(&mut text, pratinjau.unit, pratinjau.orang, pratinjau.pindah);
    problems(&mut text, &pratinjau.masalah, perbaikan);
    text
}

fn summary(hasil: &Hasil, perbaikan: Option<&Path>) -> String {
    let mut text = String::new();
    if hasil.is_unchanged() {
        text.push_str("Tidak ada yang berubah: isi berkas sudah sama dengan data di Kinerja.\n");
    }
    counts(&mut text, hasil.unit, hasil.orang, hasil.pindah);
    line(&mut text, format_args!("Akun baru: {} (tanpa kata sandi; cetak kartu aktivasi)", hasil.akun));
    line(&mut text, format_args!("Unit tanpa kepala: {}", hasil.unit_tanpa_kepala));
    let usulan = hasil.usul.usulan;
    let belum = hasil.usul.belum();
    line(
        &mut text,
        format_args!(
            "Usulan pejabat penilai: {}; belum ada penilai: {belum}",
            usulan.baru + usulan.berubah + usulan.tetap
        ),
    );
    if hasil.tidak_di_berkas > 0 {
        line(
            &mut text,
            format_args!("Pegawai yang tidak ada di berkas: {} (tidak diubah)", hasil.tidak_di_berkas),
        );
    }
    problems(&mut text, &hasil.masalah, perbaikan);
    text
}

fn counts(text: &mut String, unit: Hitung, orang: Hitung, pindah: usize) {
    line(text, format_args!("Unit: {} baru, {} berubah, {} tetap", unit.baru, unit.berubah, unit.tetap));
    line(
        text,
        format_args!(
            "Pegawai: {} baru, {} berubah ({pindah} pindah tugas), {} tetap",
            orang.baru, orang.berubah, orang.tetap
        ),
    );
}

fn problems(text: &mut String, masalah: &Kumpulan, perbaikan: Option<&Path>) {
    if masalah.daftar.is_empty() {
        return;
    }
    line(
        text,
        format_args!(
            "{} baris perlu diperbaiki, {} catatan perlu diperiksa:",
            masalah.ditolak, masalah.diperiksa
        ),
    );
    // What was not imported comes first.
    let (refused, remarks): (Vec<&Masalah>, Vec<&Masalah>) =
        masalah.daftar.iter().partition(|one| one.tingkat == Tingkat::Ditolak);
    for one in refused.into_iter().chain(remarks).take(PRINTED_MAX) {
        let value = printable(&one.nilai);
        line(
            text,
            format_args!("  {} baris {}, {}: {} [{value}]", one.berkas, one.baris, one.kolom, one.alasan),
        );
    }
    match perbaikan {
        Some(path) => line(text, format_args!("Berkas perbaikan: {}", path.display())),
        None if masalah.daftar.len() > PRINTED_MAX => {
            line(text, format_args!("  … selengkapnya dengan --perbaikan berkas.xlsx"))
        }
        None => {}
    }
}

/// Text of a file that is not ours, without what a terminal would obey.
fn printable(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).take(80).collect()
}

fn line(text: &mut String, what: std::fmt::Arguments<'_>) {
    // Writing to a String cannot fail.
    let _infallible = writeln!(text, "{what}");
}

#[cfg(test)]
mod tests {
    use organisasi::instansi::{Instansi, store};
    use platform::{DbUrl, InstansiId, Zone};

    use super::*;

    const CSV: &str = "NIP;NAMA;JABATAN;JENIS JABATAN;KODE UNIT;NAMA UNIT;KODE ATASAN;NIP KEPALA\n\
                       198704122011012008;Ratna;Kepala Dinas Contoh;JPT;D;Dinas;;198704122011012008\n\
                       199003032020121003;Citra\u{1b}[2J;Operator;Pelaksana;D;Dinas;;\n\
                       123\u{1b}[2J;Salah;Operator;Pelaksana;D;Dinas;;\n";

    async fn database(folder: &Path) -> Db {
        let db = Db::open(&DbUrl::Sqlite(folder.join("kinerja.db")), None).await.unwrap();
        db.migrate().await.unwrap();
        db
    }

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("kinerja_uji_perintah_{name}_{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[tokio::test]
    async fn the_command_checks_imports_and_repeats() {
        let folder = folder("impor");
        let db = database(&folder).await;
        let file = [folder.join("templat.csv")];
        std::fs::write(&file[0], CSV).unwrap();
        let none = run(&db, &file, Pilihan::default()).await.unwrap_err();
        assert!(matches!(none, ImporError::NoInstansi), "{none}");
        let mut tx = db.write(InstansiId(1)).await.unwrap();
        let city = Instansi {
            id: InstansiId(1),
            nama: "Kota".into(),
            zone: Zone::Wib,
            kunci_tanda: [1; 32],
            is_demo: false,
        };
        store::insert(&mut tx, &city, "kota").await.unwrap();
        tx.commit().await.unwrap();
        let check = run(&db, &file, Pilihan { hanya_periksa: true, perbaikan: None }).await.unwrap();
        assert!(check.starts_with("Hanya diperiksa") && check.contains("Pegawai: 2 baru"), "{check}");
        let errors = folder.join("perbaikan.xlsx");
        let first =
            run(&db, &file, Pilihan { hanya_periksa: false, perbaikan: Some(&errors) }).await.unwrap();
        assert!(
            first.contains("Pegawai: 2 baru")
                && first.contains("templat.csv baris 4, NIP: NIP terdiri dari tepat 18 angka. [123 [2J]"),
            "{first}"
        );
        assert!(!first.contains('\u{1b}'));
        assert!(std::fs::read(&errors).unwrap().starts_with(b"PK"));
        let second = run(&db, &file, Pilihan::default()).await.unwrap();
        assert!(second.starts_with("Tidak ada yang berubah") && second.contains("2 tetap"), "{second}");
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[tokio::test]
    async fn what_is_wrong_with_the_call_is_said() {
        let folder = folder("salah");
        let db = database(&folder).await;
        assert!(matches!(run(&db, &[], Pilihan::default()).await, Err(ImporError::FileCount)));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
