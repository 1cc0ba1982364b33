//! Import of people and units from spreadsheets: read, check, compare, write.
//!
//! The way of a file: [`read`] makes rows of text, [`headings`] says what the columns are, [`check`] what the rows mean
//! and what is wrong with them, [`plan`] compares with the database, [`run`] writes in batches. The first four are pure
//! and run on a blocking thread; the same files a second time change nothing.

pub mod check;
mod contoh;
pub mod headings;
mod jalankan;
mod perbaikan;
pub mod plan;
mod pratinjau;
pub mod read;
mod run;
mod store;
mod unggah;
pub mod values;
pub mod vocabulary;

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use platform::clock::{self, Entropy};
use platform::{Action, Ctx, Db, Fault, InstansiId, Relation, Result, Uuid, secrets};
use serde::{Deserialize, Serialize};
use web_kit::Routes;

pub use check::{Kumpulan, Masalah, Tingkat};
pub use perbaikan::workbook as perbaikan_xlsx;
pub use plan::{Hitung, IdFn};
pub use read::Berkas;

use headings::Tabel;
use plan::Rencana;

/// Files of one import: the people and the units.
pub const FILES_MAX: usize = 2;
/// Rows that a preview shows.
const CONTOH_MAX: usize = 8;
/// An import that has not ended after this long has died with its program.
const STALE_MINUTES: i64 = 15;
/// Files of an import that nobody ran are kept this long.
const KEPT_DAYS: i64 = 7;

/// The tim pengelola kinerja imports.
pub struct ImporData;

impl Action for ImporData {
    const NAME: &'static str = "impor_data";
    const ALLOWED: &'static [Relation] = &[Relation::TimPengelola];
}

/// Pages of the import.
pub fn routes() -> Routes {
    unggah::routes().and(pratinjau::routes()).and(jalankan::routes()).and(contoh::routes())
}

/// Where and when an import happens: the same from a page and from the command line.
#[derive(Clone)]
pub struct Latar {
    pub db: Db,
    pub instansi: InstansiId,
    /// Names a root that no file gives.
    pub instansi_nama: String,
    pub now: DateTime<Utc>,
    /// Today on the instansi's calendar.
    pub today: NaiveDate,
    pub new_id: IdFn,
}

impl Latar {
    /// Of a request.
    pub fn of(ctx: &Ctx) -> Self {
        let (app, now) = (ctx.app.clone(), ctx.now);
        let new_id: IdFn = Arc::new(move || Ok(clock::uuid_v7(now, &app.entropy)?));
        let instansi_nama = ctx.app.instansi_nama.clone();
        Self {
            db: ctx.app.db.clone(),
            instansi: ctx.instansi,
            instansi_nama,
            now,
            today: ctx.today(),
            new_id,
        }
    }

    /// Of the command line.
    pub fn new(
        db: Db,
        instansi: InstansiId,
        instansi_nama: String,
        now: DateTime<Utc>,
        today: NaiveDate,
        entropy: Arc<Entropy>,
    ) -> Self {
        let new_id: IdFn = Arc::new(move || Ok(clock::uuid_v7(now, &entropy)?));
        Self { db, instansi, instansi_nama, now, today, new_id }
    }
}

/// A file of an import, as pages list it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BerkasDibaca {
    pub nama: String,
    pub jenis: String,
    pub baris: usize,
}

/// One of the first rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contoh {
    pub nip: String,
    pub nama: String,
    pub jabatan: String,
    pub unit: String,
}

/// What an import would do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pratinjau {
    pub berkas: Vec<BerkasDibaca>,
    pub unit: Hitung,
    pub orang: Hitung,
    pub pindah: usize,
    pub kepala: usize,
    pub tidak_di_berkas: usize,
    pub masalah: Kumpulan,
    pub catatan: Vec<String>,
    pub contoh: Vec<Contoh>,
}

impl Pratinjau {
    /// Rows that can be imported as they are.
    pub fn siap(&self) -> usize {
        let of = |hitung: Hitung| hitung.baru + hitung.berubah + hitung.tetap;
        of(self.unit) + of(self.orang)
    }
}

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hasil {
    pub unit: Hitung,
    pub orang: Hitung,
    pub pindah: usize,
    pub akun: usize,
    pub kepala: usize,
    pub unit_tanpa_kepala: usize,
    pub tidak_di_berkas: usize,
    pub usul: crate::hubungan::HasilUsul,
    pub masalah: Kumpulan,
}

impl Hasil {
    /// Whether everything was already as the files say.
    pub fn is_unchanged(&self) -> bool {
        let changed = |hitung: Hitung| hitung.baru + hitung.berubah;
        let usul = changed(self.usul.usulan) + self.usul.dihapus;
        changed(self.unit) + changed(self.orang) + self.akun + self.kepala + usul == 0
    }
}

/// An import that is ready to run.
#[derive(Clone, Debug)]
pub struct Siap {
    pub pratinjau: Pratinjau,
    pub rencana: Rencana,
}

/// Why an import cannot be prepared: sentences for the person who chose the files.
pub type Ditolak = Vec<String>;

/// Reads, checks and compares. Writes nothing.
///
/// # Errors
/// The inner error is for the person; the outer one is a fault.
pub async fn prepare(latar: &Latar, berkas: Vec<Berkas>) -> Result<std::result::Result<Siap, Ditolak>> {
    let lama = store::snapshot(&mut latar.db.read(latar.instansi), latar.today).await?;
    let latar = latar.clone();
    tokio::task::spawn_blocking(move || {
        let (tables, skipped) = match tables(&berkas) {
            Ok(tables) => tables,
            Err(ditolak) => return Ok(Err(ditolak)),
        };
        compare(&latar, &tables, skipped, &lama).map(Ok)
    })
    .await
    // A panic of a reader is a file that it could not take; the hook has written where.
    .unwrap_or_else(|err| {
        if err.is_panic() {
            Ok(Err(vec![read::ReadError::BrokenXlsx.to_string()]))
        } else {
            Err(Fault::internal(err))
        }
    })
}

/// The sheets that are ours, and a notice for each that is not.
fn tables(berkas: &[Berkas]) -> std::result::Result<(Vec<Tabel>, Vec<String>), Ditolak> {
    let (mut tables, mut skipped, mut refused) = (Vec::new(), Vec::new(), Vec::new());
    for file in berkas {
        let sheets = match read::read(file) {
            Ok(sheets) => sheets,
            Err(err) => {
                refused.push(format!("{}: {err}", file.nama));
                continue;
            }
        };
        let (known, unknown): (Vec<_>, Vec<_>) =
            sheets.into_iter().map(headings::recognise).partition(std::result::Result::is_ok);
        let notices = unknown.into_iter().filter_map(std::result::Result::err);
        match known.is_empty() {
            true => refused.extend(notices.take(1).map(|err| err.to_string())),
            false => skipped.extend(notices.map(|err| format!("{}: lembar ini dilewati.", err.berkas))),
        }
        tables.extend(known.into_iter().flatten());
    }
    if refused.is_empty() { Ok((tables, skipped)) } else { Err(refused) }
}

fn compare(latar: &Latar, tables: &[Tabel], skipped: Vec<String>, lama: &store::Snapshot) -> Result<Siap> {
    let isi = check::check(tables, &dikenal(latar, lama));
    let unit_names: std::collections::HashMap<&str, &str> =
        lama.unit.iter().map(|unit| (unit.sumber_id.as_str(), unit.nama.as_str())).collect();
    let in_files = isi.unit.iter().map(|unit| (unit.sumber_id.as_str(), unit.nama.as_str()));
    let unit_names: std::collections::HashMap<&str, &str> = unit_names.into_iter().chain(in_files).collect();
    let contoh = isi.orang.iter().take(CONTOH_MAX).map(|person| Contoh {
        nip: person.nip.as_str().to_owned(),
        nama: crate::pejabat::nama_lengkap(
            person.gelar_depan.as_deref(),
            &person.nama,
            person.gelar_belakang.as_deref(),
        ),
        jabatan: person.jabatan.clone(),
        unit: unit_names.get(person.unit.as_str()).copied().unwrap_or_default().to_owned(),
    });
    let mut pratinjau = Pratinjau {
        berkas: tables.iter().map(dibaca).collect(),
        contoh: contoh.collect(),
        catatan: [skipped, isi.catatan.clone()].concat(),
        ..Pratinjau::default()
    };
    let rencana = plan::plan(isi, lama, latar.today, &latar.new_id)?;
    pratinjau.unit = rencana.hitung_unit;
    pratinjau.orang = rencana.hitung_orang;
    pratinjau.pindah = rencana.pindah;
    pratinjau.kepala = rencana.kepala.len();
    pratinjau.tidak_di_berkas = rencana.tidak_di_berkas;
    pratinjau.masalah = rencana.masalah.clone();
    Ok(Siap { pratinjau, rencana })
}

fn dibaca(tabel: &Tabel) -> BerkasDibaca {
    BerkasDibaca { nama: tabel.berkas.clone(), jenis: tabel.jenis.label().into(), baris: tabel.baris.len() }
}

fn dikenal(latar: &Latar, lama: &store::Snapshot) -> check::Dikenal {
    let sumber: std::collections::HashMap<Uuid, &str> =
        lama.unit.iter().map(|unit| (unit.id, unit.sumber_id.as_str())).collect();
    let above =
        |unit: &store::UnitBaris| unit.atasan_id.and_then(|id| sumber.get(&id)).map(|id| (*id).to_owned());
    let unit = lama.unit.iter().map(|unit| check::UnitDikenal {
        sumber_id: unit.sumber_id.clone(),
        atasan: above(unit),
        nama_jabatan: unit.nama_jabatan.clone(),
        eselon: unit.eselon.clone(),
    });
    let pegawai = lama.orang.iter().flat_map(|person| [person.pns_id.clone(), person.nip.clone()]);
    check::Dikenal {
        unit: unit.collect(),
        pegawai: pegawai.collect(),
        instansi_nama: latar.instansi_nama.clone(),
    }
}

/// Keeps the files and the preview; answers what to insert.
fn new_impor(
    latar: &Latar,
    akun_id: Option<Uuid>,
    berkas: Vec<Berkas>,
    pratinjau: &Pratinjau,
) -> Result<store::NewImpor> {
    let nama_berkas = berkas.iter().map(|file| file.nama.as_str()).collect::<Vec<_>>().join(" + ");
    let berkas = berkas.into_iter().map(|file| (file.nama, secrets::sha256_hex(&file.bytes), file.bytes));
    Ok(store::NewImpor {
        id: (latar.new_id)()?,
        akun_id,
        dibuat: latar.now,
        nama_berkas,
        pratinjau: serde_json::to_string(pratinjau)?,
        berkas: berkas.collect(),
    })
}

/// Prepares and runs in one go, as the command line does; the import stands in the list of the pages like any other.
///
/// # Errors
/// As [`prepare`]; [`Fault::Busy`] while another import is running.
pub async fn import(latar: &Latar, berkas: Vec<Berkas>) -> Result<std::result::Result<Hasil, Ditolak>> {
    let siap = match prepare(latar, berkas.clone()).await? {
        Ok(siap) => siap,
        Err(ditolak) => return Ok(Err(ditolak)),
    };
    let impor = new_impor(latar, None, berkas, &siap.pratinjau)?;
    let id = impor.id;
    let mut tx = latar.db.write(latar.instansi).await?;
    store::insert(&mut tx, impor).await?;
    store::take_turn(&mut tx, id, latar.now, latar.now - TimeDelta::minutes(STALE_MINUTES)).await?;
    tx.commit().await?;
    finish(latar, id, run::run(latar, siap.rencana).await).await.map(Ok)
}

/// Gives the turn back, with what came of it.
async fn finish(latar: &Latar, id: Uuid, hasil: Result<Hasil>) -> Result<Hasil> {
    let mut tx = latar.db.write(latar.instansi).await?;
    match &hasil {
        Ok(hasil) => {
            store::end(&mut tx, id, "selesai", Some(serde_json::to_string(hasil)?)).await?;
            store::forget_files(&mut tx, id).await?;
        }
        Err(err) => {
            tracing::error!(%err, impor = %id, "import stopped");
            store::end(&mut tx, id, "terhenti", None).await?;
        }
    }
    tx.commit().await?;
    hasil
}
