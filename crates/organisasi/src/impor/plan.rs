//! The difference between what the files say and what the database knows, as rows to write. Pure: the same files a
//! second time give an empty plan.

mod orang;
mod unit;

use std::sync::Arc;

use chrono::NaiveDate;
use platform::{Result, Uuid};
use serde::{Deserialize, Serialize};

use super::check::{Isi, Kumpulan};
use super::store::{OrangBaris, PenempatanBaris, Snapshot, UnitBaris};

/// Makes ids: UUIDv7 of the time of the import.
pub type IdFn = Arc<dyn Fn() -> Result<Uuid> + Send + Sync>;

/// How many are new, changed, and as they were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hitung {
    pub baru: usize,
    pub berubah: usize,
    pub tetap: usize,
}

/// An account for a new person: the NIP, no password.
#[derive(Clone, Debug)]
pub struct AkunBaru {
    pub id: Uuid,
    pub masuk: String,
    pub nama: String,
}

/// What is to be written about one person; parts that stay as they are are `None`.
#[derive(Clone, Debug)]
pub struct OrangTulis {
    pub asal: super::check::Asal,
    pub id: Uuid,
    pub is_baru: bool,
    pub data: Option<OrangBaris>,
    /// The NIP before, where it changed: the account follows.
    pub nip_lama: Option<String>,
    /// The placement that ends, and its last day.
    pub tutup: Option<(Uuid, NaiveDate)>,
    pub penempatan_ubah: Option<PenempatanBaris>,
    pub penempatan_baru: Option<PenempatanBaris>,
    pub akun: Option<AkunBaru>,
}

/// Everything to write.
#[derive(Clone, Debug, Default)]
pub struct Rencana {
    /// Units above come first.
    pub unit_baru: Vec<UnitBaris>,
    pub unit_ubah: Vec<UnitBaris>,
    pub orang: Vec<OrangTulis>,
    /// Units whose head changes.
    pub kepala: Vec<(Uuid, Option<Uuid>)>,
    pub hitung_unit: Hitung,
    pub hitung_orang: Hitung,
    /// Placements that begin with this import, of people who had another.
    pub pindah: usize,
    /// People of the database whom no file names: left as they are.
    pub tidak_di_berkas: usize,
    /// Problems of the check, and those that only the comparison shows.
    pub masalah: Kumpulan,
}

/// Compares.
///
/// # Errors
/// When the source of ids fails.
pub fn plan(isi: Isi, lama: &Snapshot, today: NaiveDate, new_id: &IdFn) -> Result<Rencana> {
    let mut rencana = Rencana { masalah: isi.masalah, ..Rencana::default() };
    let units = unit::plan(&isi.unit, lama, new_id, &mut rencana)?;
    let people = orang::plan(&isi.orang, lama, &units, today, new_id, &mut rencana)?;
    unit::plan_heads(&isi.unit, &units, &people, lama, &mut rencana);
    Ok(rencana)
}
