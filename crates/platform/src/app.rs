//! The program as one value, and what the stages offer it.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};

use crate::clock::{Clock, Entropy};
use crate::jobs::JobKind;
use crate::secrets::Hasher;
use crate::{Actor, Ctx, Db, Fault, Files, InstansiId, Read, Relation, Result, Subject};

/// A future in a box: what a plain function pointer to an async function gives.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Who is behind a session token, in one statement.
pub type ActorFn =
    for<'a> fn(&'a App, InstansiId, &'a str, DateTime<Utc>) -> BoxFuture<'a, Result<Option<Actor>>>;
/// The relations that hold between the actor and a subject on a date, in one statement.
pub type RelationsFn =
    for<'a> fn(&'a mut Read, &'a Actor, Subject, NaiveDate) -> BoxFuture<'a, Result<Vec<Relation>>>;

/// What `organisasi` alone knows and everybody asks: who is behind a token, and who is what to whom.
#[derive(Clone, Copy)]
pub struct Hooks {
    /// `None` when the session is over.
    pub actor: ActorFn,
    pub relations: RelationsFn,
}

/// Something that waits for the actor: what, until when, one button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Menunggu {
    pub judul: String,
    pub keterangan: String,
    /// Deadline; the earliest is shown first.
    pub batas: Option<NaiveDate>,
    pub tombol: &'static str,
    pub href: String,
    pub ikon: &'static str,
}

/// A stage's answer to "what is waiting for me?": one statement.
pub type MenungguFn = for<'a> fn(&'a Ctx, &'a mut Read) -> BoxFuture<'a, Result<Vec<Menunggu>>>;

/// Who or what a change of a local rule would touch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentuhan {
    pub jumlah: i64,
    /// What is counted and what becomes of it, as a sentence that goes on after the number.
    pub teks: String,
}

/// A stage's answer to "whom would this local rule touch, if it changed on that day?": one statement.
pub type SentuhanFn =
    for<'a> fn(&'a Ctx, &'a mut Read, &'a str, NaiveDate) -> BoxFuture<'a, Result<Vec<Sentuhan>>>;

/// A line of the main menu.
#[derive(Clone, Copy, Debug)]
pub struct MenuEntry {
    pub label: &'static str,
    pub href: &'static str,
    pub ikon: &'static str,
    /// Who sees it: holders of any of these.
    pub untuk: &'static [Relation],
    /// Heading of its group; `None` for the first one.
    pub kelompok: Option<&'static str>,
    /// Whether it stands in the five-item dock of a phone.
    pub dock: bool,
}

/// What the stages hand to the pages of others.
#[derive(Clone, Default)]
pub struct Slots {
    pub menu: Vec<MenuEntry>,
    pub menunggu: Vec<MenungguFn>,
    pub sentuhan: Vec<SentuhanFn>,
    /// What runs the jobs of each kind.
    pub jobs: Vec<JobKind>,
}

/// A fixed offset with the name that people call it by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    Wib,
    Wita,
    Wit,
}

impl Zone {
    /// From hours east of Greenwich: 7, 8 or 9.
    pub fn from_hours(hours: i64) -> Option<Self> {
        match hours {
            7 => Some(Self::Wib),
            8 => Some(Self::Wita),
            9 => Some(Self::Wit),
            _ => None,
        }
    }

    /// Hours east of Greenwich.
    pub fn hours(self) -> i64 {
        match self {
            Self::Wib => 7,
            Self::Wita => 8,
            Self::Wit => 9,
        }
    }

    /// `WIB`, `WITA` or `WIT`.
    pub fn label(self) -> &'static str {
        match self {
            Self::Wib => "WIB",
            Self::Wita => "WITA",
            Self::Wit => "WIT",
        }
    }

    /// A moment on this zone's clocks.
    pub fn local(self, at: DateTime<Utc>) -> DateTime<FixedOffset> {
        let offset = FixedOffset::east_opt(i32::try_from(self.hours()).unwrap_or(7) * 3600);
        at.with_timezone(&offset.unwrap_or_else(|| chrono::Offset::fix(&Utc)))
    }
}

/// What a program is made of.
pub struct AppParts {
    pub db: Db,
    /// What people hand in as evidence.
    pub files: Files,
    pub clock: Clock,
    pub entropy: Entropy,
    pub hasher: Hasher,
    pub hooks: Hooks,
    pub slots: Slots,
    /// The instansi of pages that nobody is logged in on.
    pub instansi: InstansiId,
    pub instansi_nama: String,
    pub zone: Zone,
    /// Whether pages are reached over https: decides the cookie's name and the banner.
    pub https: bool,
    /// Signs what a page carries for later (typed fields over an expired session).
    pub key: [u8; 32],
}

/// The program. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<AppParts>);

impl App {
    /// Puts the parts together.
    pub fn new(parts: AppParts) -> Self {
        Self(Arc::new(parts))
    }

    /// A new id (UUIDv7).
    pub fn new_id(&self) -> Result<crate::Uuid> {
        crate::clock::uuid_v7(self.clock.now(), &self.entropy).map_err(Fault::from)
    }
}

impl std::ops::Deref for App {
    type Target = AppParts;
    fn deref(&self) -> &AppParts {
        &self.0
    }
}

impl fmt::Debug for App {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("App").field("instansi", &self.instansi).finish_non_exhaustive()
    }
}
