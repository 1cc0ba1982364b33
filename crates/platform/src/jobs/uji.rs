//! Jobs on SQLite, and on PostgreSQL when `KINERJA_UJI_PG` names a server.

use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};

use super::*;
use crate::clock::{Clock, Entropy};
use crate::secrets::Hasher;
use crate::{AppParts, Db, DbUrl, Files, Hooks, Slots, Zone};

/// How often the good job did its work, for each of the tests that count it.
static DONE: [AtomicUsize; 8] = [const { AtomicUsize::new(0) }; 8];

fn good<'a>(_: &'a App, _: InstansiId, muatan: &'a str) -> BoxFuture<'a, std::result::Result<(), JobError>> {
    Box::pin(async move {
        let slot: usize = serde_json::from_str(muatan).map_err(JobError::fail)?;
        DONE[slot].fetch_add(1, Ordering::SeqCst);
        Ok(())
    })
}

fn stubborn<'a>(_: &'a App, _: InstansiId, _: &'a str) -> BoxFuture<'a, std::result::Result<(), JobError>> {
    Box::pin(async { Err(JobError::retry(60, "the printer is out of paper")) })
}

fn hopeless<'a>(_: &'a App, _: InstansiId, _: &'a str) -> BoxFuture<'a, std::result::Result<(), JobError>> {
    Box::pin(async { Err(JobError::fail("no such form")) })
}

fn panicking<'a>(_: &'a App, _: InstansiId, _: &'a str) -> BoxFuture<'a, std::result::Result<(), JobError>> {
    Box::pin(async { panic!("a bug") })
}

/// A program over each engine that is there, with an instansi of its own: tests share a server.
async fn apps(test: &str) -> Vec<App> {
    static NEXT: AtomicI64 = AtomicI64::new(1);
    let file = std::env::temp_dir().join(format!("kinerja-jobs-{test}-{}.db", std::process::id()));
    for old in ["", "-wal", "-shm"] {
        let _gone = std::fs::remove_file(format!("{}{old}", file.display()));
    }
    let mut urls = vec![DbUrl::Sqlite(file)];
    urls.extend(std::env::var("KINERJA_UJI_PG").ok().map(DbUrl::Postgres));
    let mut apps = Vec::new();
    for url in urls {
        let instansi = i64::from(std::process::id()) * 100 + NEXT.fetch_add(1, Ordering::SeqCst);
        apps.push(app(&url, InstansiId(instansi)).await);
    }
    apps
}

async fn app(url: &DbUrl, instansi: InstansiId) -> App {
    let db = Db::open(url, None).await.unwrap();
    db.migrate().await.unwrap();
    let kinds: [(&'static str, JobFn); 4] =
        [("baik", good), ("keras", stubborn), ("sia", hopeless), ("panik", panicking)];
    let jobs = kinds.into_iter().map(|(jenis, run)| JobKind { jenis, run }).collect();
    App::new(AppParts {
        db,
        files: Files::in_memory(),
        clock: Clock::fixed(DateTime::from_timestamp(1_800_000_000, 0).unwrap()),
        entropy: Entropy::System,
        hasher: Hasher::cheap(),
        hooks: Hooks {
            actor: |_, _, _, _| Box::pin(async { Ok(None) }),
            relations: |_, _, _, _| Box::pin(async { Ok(Vec::new()) }),
        },
        slots: Slots { jobs, ..Slots::default() },
        instansi,
        instansi_nama: "Kota".into(),
        zone: Zone::Wib,
        https: false,
        key: [0; 32],
    })
}

fn ctx(app: &App) -> Ctx {
    Ctx {
        app: app.clone(),
        now: app.clock.now(),
        instansi: app.instansi,
        actor: None,
        request_id: Uuid::nil(),
        path: String::new(),
        query: String::new(),
        flash: None,
    }
}

async fn put(app: &App, jenis: &'static str, slot: usize) {
    let mut tx = app.db.write(app.instansi).await.unwrap();
    enqueue(&mut tx, &ctx(app), jenis, &slot).await.unwrap();
    tx.commit().await.unwrap();
}

/// Status, number of tries and last failure of every job.
async fn left(app: &App) -> Vec<(String, i64, Option<String>)> {
    store::all(&mut app.db.read(app.instansi)).await.unwrap()
}

fn after(app: &App, seconds: i64) {
    app.clock.advance(TimeDelta::seconds(seconds));
}

#[tokio::test]
async fn a_job_is_done_once_and_gone() {
    for app in apps("once").await {
        let before = DONE[0].load(Ordering::SeqCst);
        put(&app, "baik", 0).await;
        assert_eq!(run_due(&app).await.unwrap(), 1);
        assert_eq!(run_due(&app).await.unwrap(), 0);
        assert_eq!(DONE[0].load(Ordering::SeqCst), before + 1);
        assert_eq!(left(&app).await, vec![]);
    }
}

#[tokio::test]
async fn a_change_that_is_not_committed_leaves_no_job() {
    for app in apps("rollback").await {
        let mut tx = app.db.write(app.instansi).await.unwrap();
        enqueue(&mut tx, &ctx(&app), "baik", &1).await.unwrap();
        drop(tx);
        assert_eq!(run_due(&app).await.unwrap(), 0);
    }
}

#[tokio::test]
async fn a_worker_that_dies_leaves_its_job_to_the_next_after_the_lease() {
    for app in apps("crash").await {
        let before = DONE[2].load(Ordering::SeqCst);
        put(&app, "baik", 2).await;
        let dead = worker::lease(&app).await.unwrap();
        assert_eq!(dead.len(), 1);
        after(&app, 299);
        assert_eq!(run_due(&app).await.unwrap(), 0, "somebody is at it");
        after(&app, 1);
        assert_eq!(run_due(&app).await.unwrap(), 1);
        assert_eq!(DONE[2].load(Ordering::SeqCst), before + 1);
        // The first worker wakes up: the job is no longer its own.
        put(&app, "baik", 2).await;
        let mut tx = app.db.write(app.instansi).await.unwrap();
        assert!(!store::finish(&mut tx, &dead[0]).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(left(&app).await.len(), 1);
    }
}

#[tokio::test]
async fn of_two_workers_one_gets_the_job() {
    for app in apps("race").await {
        put(&app, "baik", 3).await;
        let due = store::due(&mut app.db.read(app.instansi), app.clock.now(), 1).await.unwrap();
        let until = app.clock.now() + TimeDelta::seconds(300);
        let mut tx = app.db.write(app.instansi).await.unwrap();
        assert!(store::lease(&mut tx, &due[0], until).await.unwrap().is_some());
        assert!(store::lease(&mut tx, &due[0], until).await.unwrap().is_none());
        tx.commit().await.unwrap();
    }
}

#[tokio::test]
async fn tries_wait_and_end() {
    for app in apps("retry").await {
        put(&app, "keras", 0).await;
        for tried in 1..=TRIES_MAX {
            assert_eq!(run_due(&app).await.unwrap(), 1, "try {tried}");
            assert_eq!(run_due(&app).await.unwrap(), 0, "not before its time");
            after(&app, 60);
        }
        let why = Some("the printer is out of paper".to_owned());
        assert_eq!(left(&app).await, vec![("gagal".into(), TRIES_MAX, why)]);
        assert_eq!(run_due(&app).await.unwrap(), 0);
    }
}

#[tokio::test]
async fn a_job_that_kills_its_worker_every_time_is_given_up() {
    for app in apps("killer").await {
        put(&app, "baik", 4).await;
        for _ in 0..TRIES_MAX {
            assert_eq!(worker::lease(&app).await.unwrap().len(), 1);
            after(&app, 300);
        }
        assert_eq!(run_due(&app).await.unwrap(), 1);
        assert_eq!(left(&app).await[0].0, "gagal");
        assert_eq!(DONE[4].load(Ordering::SeqCst), 0);
    }
}

#[tokio::test]
async fn what_cannot_go_well_is_tried_once_and_a_panic_again() {
    for app in apps("fail").await {
        put(&app, "sia", 0).await;
        run_due(&app).await.unwrap();
        assert_eq!(left(&app).await, vec![("gagal".into(), 1, Some("no such form".into()))]);
        put(&app, "panik", 0).await;
        put(&app, "tak-dikenal", 0).await;
        while run_due(&app).await.unwrap() > 0 {}
        let waiting: Vec<_> = left(&app).await.into_iter().filter(|job| job.0 == "menunggu").collect();
        assert_eq!(waiting.len(), 2);
        assert!(waiting.iter().all(|job| job.1 == 1 && job.2.is_some()), "{waiting:?}");
    }
}

#[tokio::test]
async fn the_lag_is_the_age_of_the_oldest_job_that_waits() {
    for app in apps("lag").await {
        let seen = async |app: &App| {
            lag(&mut app.db.read(app.instansi), app.clock.now()).await.unwrap().map(|lag| lag.num_seconds())
        };
        assert_eq!(seen(&app).await, None);
        put(&app, "baik", 5).await;
        after(&app, 42);
        assert_eq!(seen(&app).await, Some(42));
        worker::lease(&app).await.unwrap();
        assert_eq!(seen(&app).await, None, "somebody is at it");
    }
}

#[tokio::test]
async fn a_commit_wakes_the_worker_and_a_stop_ends_it() {
    for app in apps("loop").await {
        let before = DONE[6].load(Ordering::SeqCst);
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let working = tokio::spawn(work(app.clone(), async move {
            let _ended = stopped.await;
        }));
        // The loop looks at the empty table first; then only the bell can wake it within these two seconds.
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        put(&app, "baik", 6).await;
        let seen = async {
            while DONE[6].load(Ordering::SeqCst) == before || !left(&app).await.is_empty() {
                tokio::time::sleep(std::time::Duration::from_millis(5)).await;
            }
        };
        tokio::time::timeout(std::time::Duration::from_secs(2), seen).await.expect("woken");
        stop.send(()).unwrap();
        working.await.unwrap();
    }
}
