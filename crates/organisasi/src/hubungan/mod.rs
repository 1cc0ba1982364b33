//! Who rates whom: a dated record with its ground. The unit tree proposes ([`propose`]), the office confirms or changes.
//!
//! A confirmed relation is never overwritten: a new one ends the old one on the day before (PermenPANRB 6/2022: pejabat
//! penilai kinerja; the ground is kept, because a tree is not a letter).

mod daftar;
pub mod propose;
mod store;
mod ubah;

use chrono::{NaiveDate, TimeDelta};
use platform::events::{self, About, Event};
use platform::{Action, Ctx, Db, InstansiId, Read, Relation, Result, Tx, Uuid};
use serde::{Deserialize, Serialize};
use web_kit::{FieldErrors, Routes};

pub(crate) use store::{Calon, on_duty};

use crate::impor::{Hitung, IdFn};

/// Ground of a rating relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dasar {
    Struktural,
    Delegasi,
    PltPlh,
    TugasTambahan,
    PejabatNonAsn,
}

impl Dasar {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 5] =
        [Self::Struktural, Self::Delegasi, Self::PltPlh, Self::TugasTambahan, Self::PejabatNonAsn];

    /// The word in the database.
    pub fn kode(self) -> &'static str {
        match self {
            Self::Struktural => "struktural",
            Self::Delegasi => "delegasi",
            Self::PltPlh => "plt_plh",
            Self::TugasTambahan => "tugas_tambahan",
            Self::PejabatNonAsn => "pejabat_non_asn",
        }
    }

    /// From the word in the database.
    pub fn dari_kode(kode: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dasar| dasar.kode() == kode)
    }

    /// As pages write it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Struktural => "Struktural",
            Self::Delegasi => "Delegasi wewenang",
            Self::PltPlh => "Plt./Plh.",
            Self::TugasTambahan => "Tugas tambahan",
            Self::PejabatNonAsn => "Pejabat non-ASN",
        }
    }

    /// Whether it stands on a letter whose number must be given.
    pub fn needs_letter(self) -> bool {
        matches!(self, Self::Delegasi | Self::PltPlh)
    }
}

/// The tim pengelola kinerja keeps the relations.
pub struct KelolaPejabatPenilai;

impl Action for KelolaPejabatPenilai {
    const NAME: &'static str = "kelola_pejabat_penilai";
    const ALLOWED: &'static [Relation] = &[Relation::TimPengelola];
}

/// Pages of the relations.
pub fn routes() -> Routes {
    daftar::routes().and(ubah::routes())
}

/// A relation was confirmed.
#[derive(Serialize)]
struct HubunganPenilaiDitetapkan<'a> {
    pegawai_id: Uuid,
    penilai_id: Uuid,
    atasan_penilai_id: Option<Uuid>,
    dasar: &'a str,
    nomor_sk: Option<&'a str>,
    mulai: NaiveDate,
}

impl Event for HubunganPenilaiDitetapkan<'_> {
    const NAME: &'static str = "hubungan_penilai_ditetapkan";
}

/// Ends what holds on the first day of the new relation, or later, on the day before; tells the event.
async fn settle(tx: &mut Tx, ctx: &Ctx, new: &store::Hubungan) -> Result<()> {
    store::close_confirmed(tx, new.pegawai_id, new.id, new.mulai - TimeDelta::days(1)).await?;
    let event = HubunganPenilaiDitetapkan {
        pegawai_id: new.pegawai_id,
        penilai_id: new.penilai_id,
        atasan_penilai_id: new.atasan_penilai_id,
        dasar: &new.dasar,
        nomor_sk: new.nomor_sk.as_deref(),
        mulai: new.mulai,
    };
    let about = About { jenis: "hubungan_penilai", id: new.id, orang_id: Some(new.pegawai_id) };
    events::record(tx, ctx, about, &event).await
}

/// The one person whom a text means (NIP, login name, exact name); empty text means nobody. None or several are told at
/// the field.
pub(crate) async fn official(
    read: &mut Read,
    today: NaiveDate,
    field: &str,
    text: &str,
    galat: &mut FieldErrors,
) -> Result<Option<Calon>> {
    if text.is_empty() {
        return Ok(None);
    }
    let mut found = store::find_person(read, text, today, FOUND_MAX).await?;
    match found.len() {
        1 => return Ok(found.pop()),
        0 => {
            let pesan = format!(
                "Tidak ada pegawai atau pejabat dengan NIP atau nama \"{text}\". Periksa kembali 18 angka NIP."
            );
            galat.add(field, pesan);
        }
        n => galat.add(field, format!("Ada {n} orang bernama \"{text}\". Pakai NIP.")),
    }
    Ok(None)
}

/// Namesakes that are counted.
const FOUND_MAX: usize = 5;

/// What the tree proposed this time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HasilUsul {
    pub usulan: Hitung,
    /// Proposals that no longer follow from the tree, and are gone.
    pub dihapus: usize,
    /// People for whom nobody can be proposed, by reason.
    pub kepala_kosong: usize,
    pub di_puncak: usize,
    pub tanpa_unit: usize,
}

impl HasilUsul {
    /// People without penilai.
    pub fn belum(&self) -> usize {
        self.kepala_kosong + self.di_puncak + self.tanpa_unit
    }
}

/// Rows of one transaction.
const BATCH: usize = 200;

/// Proposes relations from the tree as it is now, in batches. Safe to repeat: what is proposed already stays.
pub async fn propose_all(
    db: &Db,
    instansi: InstansiId,
    today: NaiveDate,
    new_id: &IdFn,
) -> Result<HasilUsul> {
    let ground = store::ground(&mut db.read(instansi), today).await?;
    let old = store::current(&mut db.read(instansi), today).await?;
    let work = move || propose::reconcile(&propose::propose(&ground, today), &old);
    let change = tokio::task::spawn_blocking(work).await.map_err(platform::Fault::internal)?;
    for batch in change.baru.chunks(BATCH) {
        let mut tx = db.write(instansi).await?;
        store::insert_proposals(&mut tx, batch, new_id).await?;
        tx.commit().await?;
    }
    for batch in change.ubah.chunks(BATCH) {
        let mut tx = db.write(instansi).await?;
        for (id, usulan) in batch {
            store::update_proposal(&mut tx, *id, usulan).await?;
        }
        tx.commit().await?;
    }
    for batch in change.hapus.chunks(BATCH) {
        let mut tx = db.write(instansi).await?;
        for id in batch {
            store::delete_proposal(&mut tx, *id).await?;
        }
        tx.commit().await?;
    }
    Ok(change.hasil)
}

/// "5 Januari 2026 sampai 3 Maret 2026", "sejak 5 Januari 2026".
fn masa(mulai: &NaiveDate, sampai: Option<&NaiveDate>) -> String {
    let day = web_kit::format::tanggal_sedang;
    match sampai {
        None => format!("sejak {}", day(mulai)),
        Some(last) if last < mulai => "tidak sempat berlaku".into(),
        Some(last) => format!("{} sampai {}", day(mulai), day(last)),
    }
}

/// Nobody rates, and nobody is led by, those who have left: retired, deceased, dismissed.
pub(crate) fn is_on_duty(kedudukan_hukum: &str) -> bool {
    let text = kedudukan_hukum.to_lowercase();
    !["pensiun", "meninggal", "diberhentikan"].iter().any(|word| text.contains(word))
}
