//! Permission is a value that one must hold.
//!
//! An action is a type beside its use case. [`load_for`] loads a row, asks which relations hold between the actor and
//! that row's subject, and answers a [`Grant`] that *contains* the row. Only this module can make one, so a use case that
//! begins with a grant has asked, and asked for this row. Loading a row by other ways is for jobs and the demo city.

use std::marker::PhantomData;
use std::ops::Deref;

use uuid::Uuid;

use crate::{Ctx, Fault, Read, Result};

/// What an actor is to a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Relation {
    /// Everybody, logged in or not.
    Public,
    /// Every account.
    Account,
    /// The person itself.
    Diri,
    /// Pejabat penilai of the person (PermenPANRB 6/2022).
    Penilai,
    /// Prepares facts and a recommendation for the penilai; decides nothing.
    PembantuPenilai,
    /// Atasan pejabat penilai.
    AtasanPenilai,
    /// Head of the unit.
    KepalaUnit,
    /// Head of the unit above: sets its capaian organisasi (SE MenPANRB 3/2023).
    KepalaUnitAtasan,
    /// Personnel officer of the unit or of a unit above it.
    AdminOpd,
    /// Tim pengelola kinerja of the instansi.
    TimPengelola,
    /// Leadership of the instansi.
    Pimpinan,
    /// Internal audit.
    Inspektorat,
}

impl Relation {
    /// All of them, in the order of the printed table.
    pub const ALL: [Self; 12] = [
        Self::Public,
        Self::Account,
        Self::Diri,
        Self::Penilai,
        Self::PembantuPenilai,
        Self::AtasanPenilai,
        Self::KepalaUnit,
        Self::KepalaUnitAtasan,
        Self::AdminOpd,
        Self::TimPengelola,
        Self::Pimpinan,
        Self::Inspektorat,
    ];

    /// As printed in the permission table and on pages that say who can help.
    pub fn label(self) -> &'static str {
        match self {
            Self::Public => "publik",
            Self::Account => "semua akun",
            Self::Diri => "pegawai sendiri",
            Self::Penilai => "pejabat penilai",
            Self::PembantuPenilai => "pembantu penilai",
            Self::AtasanPenilai => "atasan pejabat penilai",
            Self::KepalaUnit => "kepala unit",
            Self::KepalaUnitAtasan => "kepala unit di atasnya",
            Self::AdminOpd => "admin OPD",
            Self::TimPengelola => "tim pengelola kinerja",
            Self::Pimpinan => "pimpinan",
            Self::Inspektorat => "inspektorat",
        }
    }
}

/// What an action is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// No row: the role alone decides, before the handler runs.
    Role,
    /// A row: [`load_for`] decides.
    Row,
}

/// Something that people may do, and who.
pub trait Action: Send + Sync + 'static {
    /// Name in the permission table.
    const NAME: &'static str;
    /// Who may.
    const ALLOWED: &'static [Relation];
    /// Whether the role decides or a row.
    const SCOPE: Scope = Scope::Role;
}

/// An action on one row.
pub trait RowAction: Action {
    type Row: Protected;
}

/// Whom a row is about: a person or a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    Orang(Uuid),
    Unit(Uuid),
}

/// A row that belongs to somebody.
pub trait Protected: Sized + Send {
    type Id: Send;
    /// Loads the row; `None` when there is none.
    fn load(read: &mut Read, id: Self::Id) -> impl Future<Output = Result<Option<Self>>> + Send;
    /// Whom it is about.
    fn subject(&self) -> Subject;
}

/// The permission to do `A` to the row inside.
#[derive(Debug)]
pub struct Grant<A: RowAction> {
    row: A::Row,
    relation: Relation,
    action: PhantomData<A>,
}

impl<A: RowAction> Grant<A> {
    /// Gives up the permission and keeps the row: the beginning of a transition.
    pub fn into_row(self) -> A::Row {
        self.row
    }

    /// By which relation the actor may.
    pub fn relation(&self) -> Relation {
        self.relation
    }
}

impl<A: RowAction> Deref for Grant<A> {
    type Target = A::Row;
    fn deref(&self) -> &A::Row {
        &self.row
    }
}

/// The row, if it exists and the actor may do `A` to it. `None` is a 404: nobody learns which of the two it was.
///
/// # Errors
/// [`Fault::NoSession`] when nobody is logged in.
pub async fn load_for<A: RowAction>(
    read: &mut Read,
    ctx: &Ctx,
    id: <A::Row as Protected>::Id,
) -> Result<Option<Grant<A>>> {
    let actor = ctx.actor()?;
    let Some(row) = A::Row::load(read, id).await? else { return Ok(None) };
    let held = (ctx.app.hooks.relations)(read, actor, row.subject(), ctx.today()).await?;
    let relation =
        A::ALLOWED.iter().copied().find(|relation| *relation == Relation::Account || held.contains(relation));
    Ok(relation.map(|relation| Grant { row, relation, action: PhantomData }))
}

/// [`load_for`], where nothing there is a 404.
///
/// # Errors
/// [`Fault::NotFound`] when there is no such row, or it is somebody else's.
pub async fn require_for<A: RowAction>(
    read: &mut Read,
    ctx: &Ctx,
    id: <A::Row as Protected>::Id,
) -> Result<Grant<A>> {
    load_for(read, ctx, id).await?.ok_or(Fault::NotFound)
}

/// Whether the actor's roles allow an action that has no row.
///
/// # Errors
/// [`Fault::NoSession`] when nobody is logged in, [`Fault::Forbidden`] when the role is another.
pub fn allow_role(ctx: &Ctx, allowed: &[Relation]) -> Result<()> {
    if allowed.contains(&Relation::Public) {
        return Ok(());
    }
    let actor = ctx.actor()?;
    if allowed.iter().any(|relation| actor.holds(*relation)) {
        return Ok(());
    }
    Err(Fault::Forbidden(allowed.first().map_or("", |relation| relation.label())))
}
