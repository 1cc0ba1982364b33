//! A city on both engines: SQLite in a file of its own; PostgreSQL too when `KINERJA_UJI_PG` holds the URL of a server
//! where databases may be made.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use chrono::{DateTime, NaiveDate, Utc};
use organisasi::akun::{NewAkun, NewPeran, insert_akun, insert_peran};
use organisasi::impor::{Berkas, Hasil, Latar, import};
use organisasi::instansi::{Instansi, store::insert as insert_instansi};
use platform::clock::{Clock, Entropy, uuid_v7};
use platform::sea_orm::{self, FromQueryResult};
use platform::secrets::Hasher;
use platform::{App, AppParts, Db, DbUrl, InstansiId, PeranJenis, Slots, Uuid, Zone};
use sqlx::{Connection, Executor, PgConnection};

pub const INSTANSI: InstansiId = InstansiId(1);
pub const SANDI: &str = "kata sandi uji coba";

static CITIES: AtomicU32 = AtomicU32::new(0);

/// A fresh database with one instansi.
pub struct City {
    pub db: Db,
    pub entropy: Arc<Entropy>,
    pub today: NaiveDate,
    file: Option<PathBuf>,
}

impl Drop for City {
    fn drop(&mut self) {
        if let Some(file) = &self.file {
            for end in ["", "-wal", "-shm"] {
                let _gone_already = std::fs::remove_file(format!("{}{end}", file.display()));
            }
        }
    }
}

fn name() -> String {
    format!("kinerja_uji_impor_{}_{}", std::process::id(), CITIES.fetch_add(1, Ordering::Relaxed))
}

/// One city on each engine that is there.
pub async fn cities() -> Vec<City> {
    let file = std::env::temp_dir().join(format!("{}.db", name()));
    let mut cities = vec![city(DbUrl::Sqlite(file.clone()), Some(file)).await];
    if let Ok(server) = std::env::var("KINERJA_UJI_PG") {
        let name = name();
        let mut admin = PgConnection::connect(&server).await.expect("KINERJA_UJI_PG answers");
        let sql = sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"));
        admin.execute(sql).await.expect("a database may be made");
        let (base, _) = server.rsplit_once('/').expect("a URL with a database");
        cities.push(city(DbUrl::Postgres(format!("{base}/{name}")), None).await);
    }
    cities
}

async fn city(url: DbUrl, file: Option<PathBuf>) -> City {
    let db = Db::open(&url, None).await.expect("database opens");
    db.migrate().await.expect("schema");
    let mut tx = db.write(INSTANSI).await.unwrap();
    let instansi = Instansi {
        id: INSTANSI,
        nama: "Kota Uji".into(),
        zone: Zone::Wib,
        kunci_tanda: [7; 32],
        is_demo: false,
    };
    insert_instansi(&mut tx, &instansi, "uji").await.unwrap();
    tx.commit().await.unwrap();
    let today = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
    City { db, entropy: Arc::new(Entropy::seeded(1)), today, file }
}

#[derive(FromQueryResult)]
struct Text {
    isi: Option<String>,
}

impl City {
    pub fn now(&self) -> DateTime<Utc> {
        self.today.and_hms_opt(2, 0, 0).unwrap().and_utc()
    }

    pub fn latar(&self) -> Latar {
        Latar::new(self.db.clone(), INSTANSI, "Kota Uji".into(), self.now(), self.today, self.entropy.clone())
    }

    pub fn id(&self) -> Uuid {
        uuid_v7(self.now(), &self.entropy).unwrap()
    }

    /// Imports files of (name, content).
    pub async fn import(&self, files: &[(&str, String)]) -> Hasil {
        self.try_import(files).await.expect("files are taken")
    }

    pub async fn try_import(&self, files: &[(&str, String)]) -> Result<Hasil, Vec<String>> {
        let berkas =
            files.iter().map(|(nama, isi)| Berkas { nama: (*nama).into(), bytes: isi.clone().into_bytes() });
        import(&self.latar(), berkas.collect()).await.expect("no fault")
    }

    /// One column `isi` of text of each row, in order.
    pub async fn texts(&self, sql: &'static str) -> Vec<String> {
        let rows: Vec<Text> = self.db.read(INSTANSI).all(sql, vec![]).await.unwrap();
        rows.into_iter().map(|row| row.isi.unwrap_or_else(|| "-".into())).collect()
    }

    pub async fn app(&self) -> App {
        App::new(AppParts {
            db: self.db.clone(),
            clock: Clock::fixed(self.now()),
            entropy: Entropy::seeded(2),
            hasher: Hasher::cheap(),
            hooks: organisasi::hooks(),
            files: platform::files::Files::in_memory(),
            slots: Slots { menu: organisasi::stage().menu, ..Slots::default() },
            instansi: INSTANSI,
            instansi_nama: "Kota Uji".into(),
            zone: Zone::Wib,
            https: false,
            key: [7; 32],
        })
    }

    /// An account that can log in, with a role or none.
    pub async fn account(&self, masuk: &str, peran: Option<PeranJenis>) {
        let sandi = Hasher::cheap().hash(SANDI.into(), &self.entropy).await.unwrap();
        let id = self.id();
        let mut tx = self.db.write(INSTANSI).await.unwrap();
        let akun =
            NewAkun { id, masuk: masuk.into(), nama: masuk.into(), orang_id: None, sandi: Some(sandi) };
        insert_akun(&mut tx, akun).await.unwrap();
        if let Some(jenis) = peran {
            let peran = NewPeran {
                id: self.id(),
                akun_id: id,
                jenis,
                unit_id: None,
                dasar: "uji".into(),
                mulai: self.today,
            };
            insert_peran(&mut tx, peran).await.unwrap();
        }
        tx.commit().await.unwrap();
    }
}

/// The tree: root, dinas with a head by PNS ID, bidang with a head by title, bidang without a head.
pub fn units() -> String {
    "ID;NAMA_UNOR;DIATASAN_ID;NAMA_JABATAN;PEMIMPIN_PNS_ID;ESELON_ID;INDUK_UNOR_ID\n\
     U0;Pemerintah Kota Uji;;Wali Kota;;;\n\
     U1;-Dinas Kependudukan;U0;Kepala Dinas Kependudukan;P1;22;U1\n\
     U2;--Bidang Pelayanan;U1;Kepala Bidang Pelayanan;-;32;U1\n\
     U3;--Bidang Data;U1;Kepala Bidang Data;;32;U1\n"
        .into()
}

pub const PEOPLE_HEADINGS: &str = "PNS ID,NIP BARU,NAMA,GELAR BELAKANG,TANGGAL LAHIR,JENIS KELAMIN,AGAMA NAMA,JENIS PEGAWAI NAMA,KEDUDUKAN HUKUM NAMA,\
     GOL AKHIR NAMA,JENIS JABATAN ID,JENIS JABATAN NAMA,JABATAN NAMA,TMT JABATAN,UNOR ID,UNOR NAMA\n";

/// The people: kadis, kabid, two staff of Bidang Pelayanan, one of Bidang Data.
pub fn people() -> String {
    format!(
        "{PEOPLE_HEADINGS}\
         P1,'197001011995031001,Andi Prasetyo,\"S.IP., M.Si.\",01-01-1970,M,X,PNS,Aktif,IV/c,1,Jabatan Struktural,Kepala Dinas Kependudukan,01-03-2022,U1,Dinas\n\
         P2,198002022005042002,Budi Rahayu,S.E.,1980-02-02,F,X,PNS,Aktif,IV/a,1,Jabatan Struktural,KEPALA BIDANG  PELAYANAN,2024-01-02,U2,Bidang\n\
         P3,199003032020121003,Citra,,32935,M,X,PNS,Aktif,III/a,4,Pelaksana,Pengadministrasi,,U2,Bidang\n\
         P4,199504042025212004,Dewi,,04-04-1995,F,X,PPPK,PPPK Aktif,IX,2,Fungsional,Pranata Komputer Ahli Pertama,01-05-2025,U2,Bidang\n\
         P5,199605052025991005,Eka,,05-05-1996,M,X,PPPK Paruh Waktu,Aktif,V,4,Pelaksana,Operator,01-10-2025,U3,Bidang\n"
    )
}
