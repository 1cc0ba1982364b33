//! What every stage stands on.
//!
//! A request's way begins here: [`App`] is the program, [`Ctx`] is one request (who, when, in which instansi), [`Tx`]
//! is the only door to data, [`Grant`] is the permission that one must hold to change a row, [`events`] is the record
//! of what was decided, [`receipts`] makes each submit safe to repeat, and [`jobs`] is what a change leaves for later.

mod app;
pub mod clock;
mod ctx;
mod db;
pub mod events;
mod fault;
pub mod files;
pub mod grants;
pub mod jobs;
pub mod receipts;
pub mod secrets;

pub use app::{
    ActorFn, App, AppParts, BoxFuture, Hooks, MenuEntry, Menunggu, MenungguFn, RelationsFn, Sentuhan,
    SentuhanFn, Slots, Zone,
};
pub use ctx::{Actor, Ctx, Flash, Peran, PeranJenis};
pub use db::{Db, DbUrl, InstansiId, Read, StatementWatch, Tx, Values};
pub use fault::{Fault, Result};
pub use files::Files;
pub use grants::{Action, Grant, Protected, Relation, RowAction, Scope, Subject, load_for};
pub use sea_orm;
pub use uuid::Uuid;
