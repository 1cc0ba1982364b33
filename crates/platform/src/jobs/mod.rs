//! Work that a change leaves for later, and that must not be lost: printing, imports, letters.
//!
//! [`enqueue`] writes the job in the change's own transaction, so that there is never the one without the other. A worker
//! ([`work`]) leases it, runs the function that a stage gave for its kind, and takes it off the table. A worker that dies
//! between the two leaves a lease that ends, and the job runs again: so every job function must find out what is done
//! already. Each failure says whether another try makes sense.

mod store;
#[cfg(test)]
mod uji;
mod worker;

use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;
use uuid::Uuid;

use crate::{App, BoxFuture, Ctx, Fault, InstansiId, Read, Result, Tx};

pub use worker::{run_due, work};

/// A job is begun this often at most.
pub const TRIES_MAX: i64 = 8;

/// Runs a job of one kind; `&str` is the payload that was enqueued.
pub type JobFn = for<'a> fn(&'a App, InstansiId, &'a str) -> BoxFuture<'a, std::result::Result<(), JobError>>;

/// A kind of job, and what runs it.
#[derive(Clone, Copy)]
pub struct JobKind {
    /// The word in the database.
    pub jenis: &'static str,
    pub run: JobFn,
}

/// Why a job is not done.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum JobError {
    /// It may go well later.
    #[error("{galat}")]
    Retry { after: TimeDelta, galat: String },
    /// It will never go well: somebody has to look.
    #[error("{0}")]
    Fail(String),
}

impl JobError {
    /// Another try in `seconds`.
    pub fn retry(seconds: i64, galat: impl std::fmt::Display) -> Self {
        Self::Retry { after: TimeDelta::seconds(seconds), galat: galat.to_string() }
    }

    /// No other try.
    pub fn fail(galat: impl std::fmt::Display) -> Self {
        Self::Fail(galat.to_string())
    }
}

/// A row that is missing or breaks an invariant stays so; a database or a disk may come back.
impl From<Fault> for JobError {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::NotFound | Fault::Invariant { .. } => Self::fail(fault),
            fault => Self::retry(10, fault),
        }
    }
}

/// Leaves a job for later, in the transaction of the change; a worker of this process wakes when it is committed.
pub async fn enqueue(tx: &mut Tx, ctx: &Ctx, jenis: &'static str, payload: &impl Serialize) -> Result<Uuid> {
    let id = ctx.new_id()?;
    store::insert(tx, id, jenis, serde_json::to_string(payload)?, ctx.now).await?;
    tx.ring_after_commit();
    Ok(id)
}

/// For how long the oldest job has been waiting for a worker; `None` when none waits.
pub async fn lag(read: &mut Read, now: DateTime<Utc>) -> Result<Option<TimeDelta>> {
    let due = store::due(read, now, 1).await?;
    Ok(due.first().map(|job| now - job.tersedia_sejak))
}
