//! `kinerja admin`: what an instansi needs before its first page: an account, an activation code, a cycle.

use chrono::TimeDelta;
use clap::{Args, Subcommand};
use organisasi::akun::{self, NewAkun, NewPeran};
use organisasi::instansi::{self, Instansi};
use perencanaan::siklus;
use platform::clock::{Clock, Entropy, uuid_v7};
use platform::{Db, DbUrl, InstansiId, PeranJenis, Zone, secrets};

use super::Gagal;

/// An activation code is good for this long.
const BERLAKU_HARI: i64 = 14;

const CONTOH: &str = "\
Contoh:
  kinerja admin buat --instansi \"Pemerintah Kota Sagara\" --masuk bkpsdm --nama \"Nurul Hidayati\"
  kinerja admin siklus --tahun 2027 --latihan
  kinerja admin kartu --masuk 198704122011012000";

/// Siapkan instansi: akun tim pengelola, siklus, dan kode aktivasi
#[derive(Debug, Args)]
#[command(after_help = CONTOH, override_usage = "kinerja admin PERINTAH [OPSI]", arg_required_else_help = true)]
pub struct Argumen {
    #[command(subcommand)]
    perintah: Perintah,
}

#[derive(Debug, Subcommand)]
enum Perintah {
    /// Buat akun dan cetak tautan aktivasinya
    #[command(after_help = CONTOH, override_usage = "kinerja admin buat --masuk NAMA --nama \"NAMA LENGKAP\" [OPSI]")]
    Buat(Buat),
    /// Buka siklus kinerja satu tahun dengan kalender bawaan
    #[command(after_help = CONTOH, override_usage = "kinerja admin siklus --tahun TAHUN [--latihan] [OPSI]")]
    Siklus(Siklus),
    /// Cetak kode aktivasi baru untuk satu akun, juga bila kata sandinya terlupa
    #[command(after_help = CONTOH, override_usage = "kinerja admin kartu --masuk NAMA [OPSI]")]
    Kartu(Kartu),
}

#[derive(Debug, Args)]
struct Buat {
    /// Nama masuk, atau NIP
    #[arg(long, value_name = "NAMA")]
    masuk: String,
    /// Nama lengkap
    #[arg(long, value_name = "NAMA")]
    nama: String,
    /// Nama instansi; wajib untuk akun yang pertama
    #[arg(long, value_name = "NAMA")]
    instansi: Option<String>,
    /// Zona waktu instansi: 7 WIB, 8 WITA, 9 WIT (bawaan 7)
    #[arg(long, value_name = "JAM", default_value_t = 7)]
    zona: i64,
    /// Alamat situs untuk tautannya (bawaan http://127.0.0.1:8080)
    #[arg(long, value_name = "URL", default_value = "http://127.0.0.1:8080")]
    alamat: String,
    /// Basis data: sqlite:///lokasi/kinerja.db atau postgres://…
    #[arg(long, value_name = "URL", env = "KINERJA_BASIS_DATA", default_value = "sqlite://data/kinerja.db")]
    basis_data: DbUrl,
}

impl Argumen {
    pub async fn run(self) -> Result<(), Gagal> {
        match self.perintah {
            Perintah::Buat(buat) => buat.run().await,
            Perintah::Siklus(siklus) => siklus.run().await,
            Perintah::Kartu(kartu) => kartu.run().await,
        }
    }
}

impl Buat {
    async fn run(self) -> Result<(), Gagal> {
        let masuk = aturan::nip::rapikan(&self.masuk).to_lowercase();
        if masuk.is_empty() || self.nama.trim().is_empty() {
            return Err(Gagal::pakai("--masuk dan --nama tidak boleh kosong."));
        }
        if let DbUrl::Sqlite(path) = &self.basis_data
            && let Some(folder) = path.parent()
        {
            std::fs::create_dir_all(folder)?;
        }
        let db = Db::open(&self.basis_data, None).await?;
        db.migrate().await?;
        let kode = self.make(&db, masuk.clone()).await?;
        db.close().await?;
        println!("Akun {masuk} dibuat. Buka tautan ini dalam {BERLAKU_HARI} hari untuk memilih kata sandi:");
        println!("{}/aktifkan?kode={kode}", self.alamat.trim_end_matches('/'));
        Ok(())
    }

    /// Writes instansi (the first time), account, role and code; answers the code.
    async fn make(&self, db: &Db, masuk: String) -> Result<String, Gagal> {
        let (entropy, now) = (Entropy::System, Clock::System.now());
        let found = instansi::only(db).await?;
        let mut tx = db.write(InstansiId(1)).await?;
        let zone = match found {
            Some(instansi) => instansi.zone,
            None => {
                let instansi = self.new_instansi(&entropy)?;
                instansi::store::insert(&mut tx, &instansi, "utama").await?;
                instansi.zone
            }
        };
        let akun_id = uuid_v7(now, &entropy)?;
        let akun =
            NewAkun { id: akun_id, masuk, nama: self.nama.trim().to_owned(), orang_id: None, sandi: None };
        akun::insert_akun(&mut tx, akun).await.map_err(|fault| match fault.is_duplicate() {
            true => Gagal::pakai("Nama masuk ini sudah dipakai."),
            false => fault.into(),
        })?;
        let peran = NewPeran {
            id: uuid_v7(now, &entropy)?,
            akun_id,
            jenis: PeranJenis::TimPengelola,
            unit_id: None,
            dasar: "kinerja admin buat".into(),
            mulai: zone.local(now).date_naive(),
        };
        akun::insert_peran(&mut tx, peran).await?;
        let kode = secrets::paper_code(&entropy)?;
        akun::insert_aktivasi(
            &mut tx,
            secrets::fingerprint(&kode),
            akun_id,
            now + TimeDelta::days(BERLAKU_HARI),
        )
        .await?;
        tx.commit().await?;
        Ok(kode)
    }

    fn new_instansi(&self, entropy: &Entropy) -> Result<Instansi, Gagal> {
        let nama = self.instansi.as_deref().map(str::trim).filter(|nama| !nama.is_empty());
        let nama = nama.ok_or_else(|| {
            Gagal::pakai("Instansi belum ada. Sebutkan namanya dengan --instansi \"Pemerintah Kota …\".")
        })?;
        let zone = Zone::from_hours(self.zona).ok_or_else(|| Gagal::pakai("--zona hanya 7, 8, atau 9."))?;
        Ok(Instansi {
            id: InstansiId(1),
            nama: nama.to_owned(),
            zone,
            kunci_tanda: entropy.bytes32()?,
            is_demo: false,
        })
    }
}

#[derive(Debug, Args)]
struct Siklus {
    /// Tahun siklus
    #[arg(long, value_name = "TAHUN")]
    tahun: i32,
    /// Siklus latihan: tidak memengaruhi TPP, karier, atau data BKN
    #[arg(long)]
    latihan: bool,
    /// Basis data: sqlite:///lokasi/kinerja.db atau postgres://…
    #[arg(long, value_name = "URL", env = "KINERJA_BASIS_DATA", default_value = "sqlite://data/kinerja.db")]
    basis_data: DbUrl,
}

impl Siklus {
    async fn run(self) -> Result<(), Gagal> {
        let db = ready(&self.basis_data).await?;
        let id = uuid_v7(Clock::System.now(), &Entropy::System)?;
        let (siklus, kelompok) = siklus::bawaan(id, self.tahun, self.latihan)
            .ok_or_else(|| Gagal::pakai("Tahun siklus harus antara 2022 dan 2100."))?;
        let mut tx = db.write(InstansiId(1)).await?;
        siklus::store::insert(&mut tx, &siklus, kelompok).await.map_err(|fault| {
            match fault.is_duplicate() {
                true => Gagal::pakai("Siklus tahun ini sudah ada."),
                false => fault.into(),
            }
        })?;
        tx.commit().await?;
        db.close().await?;
        println!("{} dibuka{}.", siklus.nama, if self.latihan { " sebagai latihan" } else { "" });
        Ok(())
    }
}

#[derive(Debug, Args)]
struct Kartu {
    /// NIP atau nama masuk
    #[arg(long, value_name = "NAMA")]
    masuk: String,
    /// Alamat situs untuk tautannya (bawaan http://127.0.0.1:8080)
    #[arg(long, value_name = "URL", default_value = "http://127.0.0.1:8080")]
    alamat: String,
    /// Basis data: sqlite:///lokasi/kinerja.db atau postgres://…
    #[arg(long, value_name = "URL", env = "KINERJA_BASIS_DATA", default_value = "sqlite://data/kinerja.db")]
    basis_data: DbUrl,
}

impl Kartu {
    async fn run(self) -> Result<(), Gagal> {
        let db = ready(&self.basis_data).await?;
        let masuk = aturan::nip::rapikan(&self.masuk).to_lowercase();
        let found = akun::akun_id(&mut db.read(InstansiId(1)), &masuk).await?;
        let akun_id = found.ok_or_else(|| Gagal::pakai(format!("Akun {masuk} tidak ditemukan.")))?;
        let kode = secrets::paper_code(&Entropy::System)?;
        let until = Clock::System.now() + TimeDelta::days(BERLAKU_HARI);
        let mut tx = db.write(InstansiId(1)).await?;
        akun::insert_aktivasi(&mut tx, secrets::fingerprint(&kode), akun_id, until).await?;
        tx.commit().await?;
        db.close().await?;
        println!("Kode aktivasi {masuk}, berlaku {BERLAKU_HARI} hari: {kode}");
        println!("{}/aktifkan?kode={kode}", self.alamat.trim_end_matches('/'));
        Ok(())
    }
}

/// The database, with its schema, of an instansi that exists.
async fn ready(url: &DbUrl) -> Result<Db, Gagal> {
    let db = Db::open(url, None).await?;
    db.migrate().await?;
    match instansi::only(&db).await? {
        Some(_) => Ok(db),
        None => Err(Gagal::pakai("Instansi belum ada. Buat dahulu dengan: kinerja admin buat --instansi …")),
    }
}
