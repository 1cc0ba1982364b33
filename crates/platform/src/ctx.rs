//! One request: who, when, where.

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use crate::{App, Fault, InstansiId, Read, Relation, Result, Tx};

/// A dated role, given by letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Peran {
    pub jenis: PeranJenis,
    /// The subtree it reaches, as a path of unit ids; `None` reaches the whole instansi.
    pub jalur: Option<String>,
}

/// The roles that are given to an account (relations such as penilai are not roles: they follow from their records).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PeranJenis {
    AdminOpd,
    TimPengelola,
    Pimpinan,
    Inspektorat,
}

impl PeranJenis {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::AdminOpd, Self::TimPengelola, Self::Pimpinan, Self::Inspektorat];

    /// The word in the database.
    pub fn kode(self) -> &'static str {
        match self {
            Self::AdminOpd => "admin_opd",
            Self::TimPengelola => "tim_pengelola",
            Self::Pimpinan => "pimpinan",
            Self::Inspektorat => "inspektorat",
        }
    }

    /// From the word in the database.
    pub fn dari_kode(kode: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|jenis| jenis.kode() == kode)
    }

    /// The relation that the role is.
    pub fn relation(self) -> Relation {
        match self {
            Self::AdminOpd => Relation::AdminOpd,
            Self::TimPengelola => Relation::TimPengelola,
            Self::Pimpinan => Relation::Pimpinan,
            Self::Inspektorat => Relation::Inspektorat,
        }
    }
}

/// Who is logged in.
#[derive(Clone, Debug)]
pub struct Actor {
    pub akun_id: Uuid,
    pub sesi_id: Uuid,
    /// The person behind the account; a technical account has none.
    pub orang_id: Option<Uuid>,
    pub masuk: String,
    pub nama: String,
    /// Post, as shown under the name.
    pub jabatan: String,
    pub instansi_nama: String,
    pub peran: Vec<Peran>,
    /// Whether the person is an employee (the mayor is none).
    pub is_pegawai: bool,
    /// Whether somebody's penilai, pembantu penilai, or atasan penilai today.
    pub is_penilai: bool,
    pub is_pembantu_penilai: bool,
    pub is_atasan_penilai: bool,
    /// Whether head of a unit that has perangkat daerah right below it.
    pub is_kepala_unit_atasan: bool,
}

impl Actor {
    /// The relations that hold without a row: what a menu or a role page asks.
    pub fn holds(&self, relation: Relation) -> bool {
        match relation {
            Relation::Public | Relation::Account => true,
            Relation::Diri => self.is_pegawai,
            Relation::Penilai => self.is_penilai,
            Relation::PembantuPenilai => self.is_pembantu_penilai,
            Relation::AtasanPenilai => self.is_atasan_penilai,
            Relation::KepalaUnit => false,
            Relation::KepalaUnitAtasan => self.is_kepala_unit_atasan,
            role => self.peran.iter().any(|peran| peran.jenis.relation() == role),
        }
    }
}

/// One request. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Ctx {
    pub app: App,
    pub now: DateTime<Utc>,
    pub instansi: InstansiId,
    pub actor: Option<Actor>,
    /// Stands on every error page and in the log.
    pub request_id: Uuid,
    /// Path of the request, and what stands after its `?`.
    pub path: String,
    pub query: String,
    /// Receipt of the change that led here, shown once.
    pub flash: Option<Flash>,
}

/// The receipt that a redirect carries to the next page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flash {
    pub kunci: Uuid,
    pub at: DateTime<Utc>,
}

impl Ctx {
    /// Who is logged in.
    ///
    /// # Errors
    /// [`Fault::NoSession`] when nobody is.
    pub fn actor(&self) -> Result<&Actor> {
        self.actor.as_ref().ok_or(Fault::NoSession)
    }

    /// The person who is logged in.
    ///
    /// # Errors
    /// [`Fault::NoSession`] when nobody is, [`Fault::Forbidden`] when the account has no person.
    pub fn orang_id(&self) -> Result<Uuid> {
        self.actor()?.orang_id.ok_or(Fault::Forbidden("akun ini bukan akun pegawai"))
    }

    /// A new id (UUIDv7 of this request's time).
    pub fn new_id(&self) -> Result<Uuid> {
        Ok(crate::clock::uuid_v7(self.now, &self.app.entropy)?)
    }

    /// Today on the instansi's calendar.
    pub fn today(&self) -> NaiveDate {
        self.app.zone.local(self.now).date_naive()
    }

    /// Reads of this request's instansi.
    pub fn read(&self) -> Read {
        self.app.db.read(self.instansi)
    }

    /// The one transaction of this request.
    pub async fn write(&self) -> Result<Tx> {
        self.app.db.write(self.instansi).await
    }
}
