//! The loop that runs jobs. Whatever a job does, a panic included, the loop goes on.

use std::pin::pin;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use super::store::{self, Job};
use super::{JobError, TRIES_MAX};
use crate::{App, Result};

/// Longest time between two looks at the table, when nothing of this process rings.
const LOOK_EVERY: Duration = Duration::from_secs(5);
/// Longest run of one job; well below the lease, so that no two workers are at it.
const RUN_MAX: Duration = Duration::from_secs(120);
const LEASE_SECONDS: i64 = 300;
/// After a panic or a run that took too long.
const RETRY_SECONDS: i64 = 30;
/// A job that waited longer than this is told to the log.
const LAG_SECONDS_MAX: i64 = 60;

/// Runs the jobs of the program's instansi until `stop` is done; what is begun then is finished first.
pub async fn work(app: App, stop: impl Future<Output = ()>) {
    let mut stop = pin!(stop);
    loop {
        let own = app.clone();
        let pause = match tokio::spawn(async move { run_due(&own).await }).await {
            Ok(Ok(0)) => LOOK_EVERY,
            Ok(Ok(_)) => Duration::ZERO,
            Ok(Err(err)) => {
                tracing::error!(%err, "jobs cannot be read");
                LOOK_EVERY
            }
            Err(broken) => {
                tracing::error!(%broken, "a look at the jobs broke");
                LOOK_EVERY
            }
        };
        tokio::select! {
            biased;
            () = &mut stop => return,
            () = app.db.rung() => {}
            () = sleep(pause) => {}
        }
    }
}

/// Runs the jobs whose time has come, as many as this machine has cores to spare; answers how many.
pub async fn run_due(app: &App) -> Result<usize> {
    let leased = lease(app).await?;
    let count = leased.len();
    let mut running = JoinSet::new();
    for job in leased {
        running.spawn(run_one(app.clone(), job));
    }
    while let Some(ended) = running.join_next().await {
        match ended {
            Ok(Ok(())) => {}
            Ok(Err(err)) => tracing::error!(%err, "a job cannot be settled"),
            Err(err) => tracing::error!(%err, "a job's settling broke"),
        }
    }
    Ok(count)
}

/// One core stays free for people who wait for pages.
fn width() -> i64 {
    std::thread::available_parallelism().map_or(1, |cores| i64::try_from(cores.get()).unwrap_or(2) - 1).max(1)
}

pub(super) async fn lease(app: &App) -> Result<Vec<Job>> {
    let now = app.clock.now();
    let due = store::due(&mut app.db.read(app.instansi), now, width()).await?;
    let Some(oldest) = due.first() else { return Ok(Vec::new()) };
    warn_of_lag(now, oldest);
    let mut tx = app.db.write(app.instansi).await?;
    let mut leased = Vec::with_capacity(due.len());
    for job in &due {
        leased.extend(store::lease(&mut tx, job, now + TimeDelta::seconds(LEASE_SECONDS)).await?);
    }
    tx.commit().await?;
    Ok(leased)
}

fn warn_of_lag(now: DateTime<Utc>, oldest: &Job) {
    let seconds = (now - oldest.tersedia_sejak).num_seconds();
    if seconds > LAG_SECONDS_MAX {
        tracing::warn!(seconds, jenis = oldest.jenis, "jobs are late");
    }
}

async fn run_one(app: App, job: Job) -> Result<()> {
    let outcome = attempt(&app, &job).await;
    settle(&app, &job, outcome).await
}

/// Runs the job in a task of its own, which may panic.
async fn attempt(app: &App, job: &Job) -> std::result::Result<(), JobError> {
    if job.percobaan > TRIES_MAX {
        return Err(JobError::fail(format!("begun {TRIES_MAX} times and never ended")));
    }
    let Some(kind) = app.slots.jobs.iter().find(|kind| kind.jenis == job.jenis).copied() else {
        return Err(JobError::retry(RETRY_SECONDS, format!("nobody runs {}", job.jenis)));
    };
    let (own, muatan) = (app.clone(), job.muatan.clone());
    let task = tokio::spawn(async move { (kind.run)(&own, own.instansi, &muatan).await });
    let abort = task.abort_handle();
    match timeout(RUN_MAX, task).await {
        Ok(Ok(outcome)) => outcome,
        Ok(Err(broken)) => Err(JobError::retry(RETRY_SECONDS, broken)),
        Err(_) => {
            abort.abort();
            Err(JobError::retry(RETRY_SECONDS, format!("ran longer than {} s", RUN_MAX.as_secs())))
        }
    }
}

async fn settle(app: &App, job: &Job, outcome: std::result::Result<(), JobError>) -> Result<()> {
    let mut tx = app.db.write(app.instansi).await?;
    let is_mine = match outcome {
        Ok(()) => store::finish(&mut tx, job).await?,
        Err(error) => {
            let again = next_try(job, &error).map(|after| app.clock.now() + after);
            match again {
                Some(_) => tracing::warn!(%error, jenis = job.jenis, id = %job.id, "a job is tried again"),
                None => tracing::error!(%error, jenis = job.jenis, id = %job.id, "a job is given up"),
            }
            store::fail(&mut tx, job, again, error.to_string()).await?
        }
    };
    if !is_mine {
        tracing::warn!(jenis = job.jenis, id = %job.id, "a job outlived its lease");
    }
    tx.commit().await
}

/// `None` when no other try is due.
fn next_try(job: &Job, error: &JobError) -> Option<TimeDelta> {
    match error {
        JobError::Retry { after, .. } if job.percobaan < TRIES_MAX => Some(*after),
        _ => None,
    }
}
