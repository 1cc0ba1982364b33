//! `kinerja demo`: a believable city on this machine, in seconds.

use std::fs;
use std::io::{ErrorKind, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveTime};
use clap::Args;
use kinerja::demo::kota::{self, AkunDemo, Kota, Opsi};
use kinerja::demo::muat;
use organisasi::instansi::{self, Instansi};
use platform::clock::{Clock, Entropy};
use platform::{App, Db, DbUrl, InstansiId, Zone};
use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;

use super::{Gagal, open};

const CONTOH: &str = "\
Contoh:
  kinerja demo
  kinerja demo --listen 127.0.0.1:8081 --data /tmp/sagara
  kinerja demo --employees 5006 --hari-ini 2026-12-10 --ulang
  KINERJA_BASIS_DATA=postgres://localhost/sagara kinerja demo";

/// Jalankan Kota Sagara, kota rekaan untuk mencoba
#[derive(Debug, Args)]
#[command(after_help = CONTOH, override_usage = "kinerja demo [OPSI]")]
pub struct Argumen {
    /// Alamat yang didengarkan (bawaan 127.0.0.1:8080; port 0 memilih sendiri)
    #[arg(long, value_name = "ALAMAT", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Folder data kota demo (bawaan data/demo); dipakai lagi pada penyalaan berikutnya
    #[arg(long, value_name = "FOLDER", default_value = "data/demo")]
    data: PathBuf,
    /// Banyaknya pegawai, 50 sampai 25.000 (bawaan 1.200)
    #[arg(long, value_name = "N", default_value_t = kota::PEGAWAI_BAKU)]
    employees: usize,
    /// Hari ini di kota itu, misalnya 2026-12-10 (bawaan: hari ini)
    #[arg(long, value_name = "TANGGAL")]
    hari_ini: Option<NaiveDate>,
    /// Buat kotanya dari awal; isi folder demo yang lama dihapus
    #[arg(long)]
    ulang: bool,
    /// Basis data selain berkas di folder itu: postgres://… (juga KINERJA_BASIS_DATA)
    #[arg(long, value_name = "URL", env = "KINERJA_BASIS_DATA")]
    basis_data: Option<DbUrl>,
}

/// What the folder remembers of its city.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Catatan {
    pegawai: usize,
    /// The day that the city was made for; it goes on from there when it was asked for.
    hari_ini: NaiveDate,
    is_hari_tetap: bool,
}

const CATATAN: &str = "kota-demo.json";

impl Argumen {
    /// Makes the city when there is none, prints address and logins, serves until it is stopped.
    pub async fn run(self) -> Result<(), Gagal> {
        let listener = TcpListener::bind(self.listen).await?;
        prepare_folder(&self.data, self.ulang)?;
        let url = self.basis_data.clone().unwrap_or_else(|| DbUrl::Sqlite(self.data.join("kinerja.db")));
        let db = Db::open(&url, None).await?;
        db.migrate().await?;
        let catatan = self.catatan()?;
        let app = self.city(db, &catatan).await?;
        let kota = kota_of(&catatan)?;
        announce(std::io::stdout().lock(), listener.local_addr()?, &kota.akun_demo)?;
        kinerja::serve::serve(app, listener, kinerja::serve::stop_signal()).await?;
        Ok(())
    }

    /// What the folder says, or what was asked for.
    fn catatan(&self) -> Result<Catatan, Gagal> {
        let path = self.data.join(CATATAN);
        if path.exists() {
            return Ok(serde_json::from_slice(&fs::read(path)?)?);
        }
        let today = Zone::Wib.local(Clock::System.now()).date_naive();
        let hari_ini = self.hari_ini.unwrap_or(today);
        Ok(Catatan { pegawai: self.employees, hari_ini, is_hari_tetap: self.hari_ini.is_some() })
    }

    /// The program over the city, which is made first when the database is empty.
    async fn city(&self, db: Db, catatan: &Catatan) -> Result<App, Gagal> {
        let clock = || clock_of(catatan);
        if let Some(found) = instansi::only(&db).await? {
            if !found.is_demo {
                return Err(Gagal::pakai(
                    "Basis data ini bukan milik kota demo; demo tidak menulis ke sana.",
                ));
            }
            return Ok(open::app(db, &found, clock(), Entropy::System, &self.data, false)?);
        }
        println!("Menyusun Kota Sagara, {} pegawai …", catatan.pegawai);
        let instansi = new_instansi()?;
        // Passwords and ids of the making repeat; the program that is served draws from the system.
        let maker = open::app(db.clone(), &instansi, clock(), Entropy::seeded(1), &self.data, false)?;
        let mut tx = db.write(instansi.id).await?;
        instansi::store::insert(&mut tx, &instansi, "sagara").await?;
        tx.commit().await?;
        muat::muat(&maker, &kota_of(catatan)?).await?;
        fs::write(self.data.join(CATATAN), serde_json::to_vec_pretty(catatan)?)?;
        Ok(open::app(db, &instansi, clock(), Entropy::System, &self.data, false)?)
    }
}

fn new_instansi() -> Result<Instansi, Gagal> {
    Ok(Instansi {
        id: InstansiId(1),
        nama: "Pemerintah Kota Sagara".into(),
        zone: Zone::Wib,
        kunci_tanda: Entropy::System.bytes32()?,
        is_demo: true,
    })
}

fn kota_of(catatan: &Catatan) -> Result<Kota, Gagal> {
    let opsi = Opsi { pegawai: catatan.pegawai, ..Opsi::baku(catatan.hari_ini) };
    Kota::susun(&opsi).map_err(|err| Gagal::pakai(err.to_string()))
}

/// The machine's clock, or one that goes on from a morning of the asked day.
fn clock_of(catatan: &Catatan) -> Clock {
    if !catatan.is_hari_tetap {
        return Clock::System;
    }
    let morning = NaiveTime::from_hms_opt(8, 0, 0).unwrap_or(NaiveTime::MIN);
    let utc = catatan.hari_ini.and_time(morning).and_utc() - chrono::TimeDelta::hours(Zone::Wib.hours());
    Clock::running_from(utc)
}

/// A folder of ours, or a new one. Somebody else's folder is left alone.
fn prepare_folder(folder: &Path, ulang: bool) -> Result<(), Gagal> {
    let is_ours = folder.join(CATATAN).exists();
    let is_empty = !folder.exists() || fs::read_dir(folder)?.next().is_none();
    if !is_ours && !is_empty {
        return Err(Gagal::pakai(format!(
            "Folder {} bukan folder kota demo. Pilih folder lain dengan --data, atau kosongkan dahulu.",
            folder.display()
        )));
    }
    if is_ours && ulang {
        fs::remove_dir_all(folder)?;
    }
    Ok(fs::create_dir_all(folder)?)
}

/// Address and logins. That nobody reads them any more is no failure: the city is served all the same.
fn announce(mut output: impl Write, address: SocketAddr, akun: &[AkunDemo]) -> std::io::Result<()> {
    let width = akun.iter().map(|akun| akun.peran_label.len()).max().unwrap_or(0);
    let mut text = format!("Alamat: http://{address}\nAkun untuk mencoba (peran, nama masuk, kata sandi):\n");
    for akun in akun {
        text.push_str(&format!("  {:width$}  {:<10}  {}\n", akun.peran_label, akun.masuk, muat::SANDI));
    }
    text.push_str("Tekan Ctrl-C untuk berhenti.\n");
    match output.write_all(text.as_bytes()).and_then(|()| output.flush()) {
        Err(err) if err.kind() == ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_with_other_things_in_it_is_left_alone() {
        let folder = std::env::temp_dir().join(format!("kinerja-demo-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        assert!(prepare_folder(&folder, true).is_ok());
        fs::write(folder.join("penting.txt"), "x").unwrap();
        assert!(prepare_folder(&folder, true).is_err());
        assert!(folder.join("penting.txt").exists());
        fs::write(folder.join(CATATAN), "{}").unwrap();
        assert!(prepare_folder(&folder, false).is_ok());
        assert!(prepare_folder(&folder, true).is_ok());
        assert!(!folder.join("penting.txt").exists());
        fs::remove_dir_all(folder).unwrap();
    }
}
