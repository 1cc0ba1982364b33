//! A running program on a fresh database with the demo city in it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, Once, OnceLock};

use axum::Router;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use kinerja::demo::kota::{Kota as Susunan, Opsi};
use kinerja::demo::muat;
use organisasi::instansi::{self, Instansi};
use platform::clock::{Clock, Entropy};
use platform::sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, Statement, TryGetable,
};
use platform::secrets::{Hasher, fingerprint, paper_code};
use platform::{App, AppParts, Db, DbUrl, Files, InstansiId, StatementWatch, Uuid, Zone};

use super::Client;
use super::statements::Statements;

/// The day of the tests, at nine in the morning, city time. The year can be rated; its objections end in the next.
pub(crate) const TODAY: &str = "2026-12-10";
const NINE_WIB: &str = "2026-12-10T02:00:00Z";
/// People of the city: enough for every role and story.
const PEGAWAI: usize = 90;

/// Which database a test runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Sqlite,
    Postgresql,
}

/// The server that `KINERJA_UJI_PG` names; without one the PostgreSQL half is left out, and says so.
pub(crate) fn postgresql_url() -> Option<String> {
    static TOLD: Once = Once::new();
    let url = std::env::var("KINERJA_UJI_PG").ok().filter(|url| !url.is_empty());
    if url.is_none() {
        // Past the test runner's capture: what is left out must be seen.
        TOLD.call_once(|| {
            let told = writeln!(
                std::io::stderr(),
                "PostgreSQL DILEWATI: KINERJA_UJI_PG (postgres://…) belum diisi; yang diuji hanya SQLite."
            );
            assert!(told.is_ok(), "standard error is closed");
        });
    }
    url
}

/// Runs a test on SQLite, then on PostgreSQL, each with a city of its own.
pub(crate) fn on_both_engines(test: impl AsyncFn(&Kota)) {
    in_kota(Engine::Sqlite, &test);
    on_postgresql(test);
}

/// Runs a test on PostgreSQL.
pub(crate) fn on_postgresql(test: impl AsyncFn(&Kota)) {
    if postgresql_url().is_some() {
        in_kota(Engine::Postgresql, test);
    }
}

/// Runs a test in a city of its own.
pub(crate) fn in_kota<T>(engine: Engine, test: impl AsyncFn(&Kota) -> T) -> T {
    println!("on {engine:?}:");
    runtime().block_on(async {
        let kota = Kota::new(engine).await;
        let answer = test(&kota).await;
        kota.close().await;
        answer
    })
}

/// A runtime of a test's own.
pub(crate) fn runtime() -> tokio::runtime::Runtime {
    let mut builder = tokio::runtime::Builder::new_multi_thread();
    builder.worker_threads(2).enable_all().build().expect("a runtime")
}

/// A running program with its own database, clock and secrets.
pub(crate) struct Kota {
    pub(crate) app: App,
    engine: Engine,
    statements: Arc<Mutex<Statements>>,
    router: Router,
    url: String,
    raw: tokio::sync::OnceCell<DatabaseConnection>,
    folder: Folder,
}

impl Kota {
    async fn new(engine: Engine) -> Self {
        let folder = Folder::new();
        let url = match engine {
            Engine::Sqlite => fresh_sqlite(&folder.0),
            Engine::Postgresql => fresh_postgresql().await,
        };
        let (statements, watch) = watched();
        let db = Db::open(&db_url(&url), Some(watch)).await.expect("a database");
        let instansi = instansi::only(&db).await.expect("a row").expect("the city");
        let app = app(db, &instansi, Entropy::seeded(2), &folder.0);
        let router = kinerja::serve::router(app.clone());
        Self { app, engine, statements, router, url, raw: tokio::sync::OnceCell::new(), folder }
    }

    /// Ends the program and takes its database away.
    async fn close(self) {
        let Self { app, router, raw, url, engine, folder, statements } = self;
        drop(router);
        app.db.clone().close().await.expect("closes");
        if let Some(raw) = raw.into_inner() {
            raw.close().await.expect("closes");
        }
        must_name_their_tenant(&statements);
        if engine == Engine::Postgresql {
            drop_database(database_of(&url)).await;
        }
        drop(folder);
    }

    /// The service itself, for one request.
    pub(crate) fn router(&self) -> Router {
        self.router.clone()
    }

    /// Somebody who has not logged in.
    pub(crate) fn nobody(&self) -> Client<'_> {
        Client::new(self, "nobody")
    }

    /// A demo login, by its short name.
    pub(crate) async fn login(&self, masuk: &str) -> Client<'_> {
        let client = Client::new(self, masuk);
        let answer = client.logs_in(masuk, muat::SANDI).await;
        assert_eq!(answer.status, 303, "{masuk} logs in: {}", answer.text());
        client
    }

    /// An employee: story 1.
    pub(crate) async fn ratna(&self) -> Client<'_> {
        self.login("ratna").await
    }

    /// Ratna's pejabat penilai.
    pub(crate) async fn marlina(&self) -> Client<'_> {
        self.login("marlina").await
    }

    /// Head of the perangkat daerah: penilai of Marlina, atasan penilai of Ratna.
    pub(crate) async fn nasrul(&self) -> Client<'_> {
        self.login("nasrul").await
    }

    /// The mayor: no NIP, penilai of the heads, sets the capaian.
    pub(crate) async fn walikota(&self) -> Client<'_> {
        self.login("walikota").await
    }

    /// Tim pengelola kinerja.
    pub(crate) async fn nurul(&self) -> Client<'_> {
        self.login("nurul").await
    }

    /// Anybody of the city by the account's name: activates the account with a fresh card first.
    pub(crate) async fn person(&self, nama: &str) -> Client<'_> {
        let kode = self.activation_code(nama).await;
        let client = Client::new(self, nama);
        let answer = client.activates(&kode, "sandi yang panjang").await;
        assert_eq!(answer.status, 303, "{nama} activates: {}", answer.text());
        client
    }

    /// A fresh activation code of an account, as a card would carry it.
    pub(crate) async fn activation_code(&self, nama: &str) -> String {
        let kode = paper_code(&self.app.entropy).expect("random");
        let akun = self.account_of(nama).await;
        let mut tx = self.app.db.write(InstansiId(1)).await.expect("begins");
        let until = self.app.clock.now() + TimeDelta::days(14);
        organisasi::akun::insert_aktivasi(&mut tx, fingerprint(&kode), akun, until).await.expect("inserts");
        tx.commit().await.expect("commits");
        kode
    }

    async fn account_of(&self, nama: &str) -> Uuid {
        self.id(&format!("SELECT id FROM akun WHERE nama = '{}' ORDER BY id", nama.replace('\'', "''"))).await
    }

    /// A way past the program, for what tests must know or arrange.
    async fn raw(&self) -> &DatabaseConnection {
        self.raw.get_or_init(|| connect(&self.url)).await
    }

    /// Runs a statement behind the program's back; answers how many rows it touched.
    pub(crate) async fn sql(&self, sql: &str) -> u64 {
        let raw = self.raw().await;
        let done = raw.execute_raw(Statement::from_string(raw.get_database_backend(), sql)).await;
        done.unwrap_or_else(|err| panic!("{sql}: {err}")).rows_affected()
    }

    /// The first column of the rows.
    async fn column<T: TryGetable>(&self, sql: &str) -> Vec<T> {
        let raw = self.raw().await;
        let rows = raw.query_all_raw(Statement::from_string(raw.get_database_backend(), sql)).await;
        let rows = rows.unwrap_or_else(|err| panic!("{sql}: {err}"));
        rows.iter().map(|row| row.try_get_by_index(0).expect("a value of that kind")).collect()
    }

    /// The first column of the rows, as texts.
    pub(crate) async fn texts(&self, sql: &str) -> Vec<String> {
        self.column(sql).await
    }

    /// The steps by which SQLite would answer a statement.
    pub(crate) async fn plan(&self, sql: &str) -> Vec<String> {
        let raw = self.raw().await;
        let sql = format!("EXPLAIN QUERY PLAN {sql}");
        let rows = raw.query_all_raw(Statement::from_string(raw.get_database_backend(), sql)).await;
        let rows = rows.expect("a plan");
        rows.iter().map(|row| row.try_get("", "detail").expect("a step")).collect()
    }

    /// An id: the first column of the first row.
    pub(crate) async fn id(&self, sql: &str) -> Uuid {
        self.column(sql).await.into_iter().next().unwrap_or_else(|| panic!("no row: {sql}"))
    }

    /// A number: the first column of the only row.
    pub(crate) async fn count(&self, sql: &str) -> i64 {
        self.column(sql).await.into_iter().next().unwrap_or_else(|| panic!("no row: {sql}"))
    }

    /// Rows of a table.
    pub(crate) async fn rows(&self, table: &str) -> i64 {
        self.count(&format!("SELECT count(*) FROM {table}")).await
    }

    /// How often an event of a kind was recorded.
    pub(crate) async fn events(&self, jenis: &str) -> i64 {
        self.count(&format!("SELECT count(*) FROM peristiwa WHERE jenis = '{jenis}'")).await
    }

    /// The statements since the last time.
    pub(crate) fn take_statements(&self) -> Vec<String> {
        self.statements.lock().expect("no test panics inside").take()
    }

    /// Moves the city's clock forward.
    pub(crate) fn later(&self, by: TimeDelta) {
        self.app.clock.advance(by);
    }

    /// A new key for a form, as a page would carry it.
    pub(crate) fn kunci(&self) -> String {
        self.app.new_id().expect("random").to_string()
    }
}

/// A folder that goes with its owner.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    /// An empty one.
    pub(crate) fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(1);
        let n = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("kinerja-it-{}-{n}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder for a test");
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A test that fails leaves open files behind; the folder is the system's to clean then.
        if let Err(err) = fs::remove_dir_all(&self.0) {
            println!("{}: {err}", self.0.display());
        }
    }
}

fn db_url(url: &str) -> DbUrl {
    url.parse().expect("a database url")
}

/// A way into a database past the program.
pub(crate) async fn connect(url: &str) -> DatabaseConnection {
    let mut options = ConnectOptions::new(url.to_owned());
    options.sqlx_logging(false).max_connections(2);
    Database::connect(options).await.unwrap_or_else(|err| panic!("{url}: {err}"))
}

fn app(db: Db, instansi: &Instansi, entropy: Entropy, folder: &Path) -> App {
    let nine: DateTime<Utc> = NINE_WIB.parse().expect("a moment");
    App::new(AppParts {
        db,
        files: Files::local(&folder.join("berkas")).expect("a folder"),
        clock: Clock::fixed(nine),
        entropy,
        hasher: Hasher::cheap(),
        hooks: organisasi::hooks(),
        slots: kinerja::serve::slots(),
        instansi: instansi.id,
        instansi_nama: instansi.nama.clone(),
        zone: instansi.zone,
        https: false,
        key: instansi.kunci_tanda,
    })
}

/// Makes the city in an empty database.
async fn make_city(url: &str, folder: &Path) {
    let (statements, watch) = watched();
    let db = Db::open(&db_url(url), Some(watch)).await.expect("a database");
    db.migrate().await.expect("migrates");
    let instansi = Instansi {
        id: InstansiId(1),
        nama: "Pemerintah Kota Sagara".into(),
        zone: Zone::Wib,
        kunci_tanda: [7; 32],
        is_demo: true,
    };
    let mut tx = db.write(instansi.id).await.expect("begins");
    instansi::store::insert(&mut tx, &instansi, "sagara").await.expect("inserts");
    tx.commit().await.expect("commits");
    let today: NaiveDate = TODAY.parse().expect("a day");
    let susunan = Susunan::susun(&Opsi { pegawai: PEGAWAI, ..Opsi::baku(today) }).expect("a city");
    let app = app(db.clone(), &instansi, Entropy::seeded(1), folder);
    muat::muat(&app, &susunan).await.expect("loads");
    drop(app);
    db.close().await.expect("closes");
    must_name_their_tenant(&statements);
}

/// A place for the statements of a database, and what puts them there.
fn watched() -> (Arc<Mutex<Statements>>, StatementWatch) {
    let statements = Arc::new(Mutex::new(Statements::default()));
    let seen = Arc::clone(&statements);
    (statements, Arc::new(move |sql, _, _| seen.lock().expect("no test panics inside").see(sql)))
}

/// Every statement of every test names the tenant on each of its tables.
fn must_name_their_tenant(statements: &Mutex<Statements>) {
    let wrong = statements.lock().expect("no test panics inside").wrong();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Makes something once a process, outside of any test's runtime.
fn once<T: Send + 'static>(make: impl Future<Output = T> + Send + 'static) -> T {
    std::thread::spawn(move || runtime().block_on(make)).join().expect("the template city")
}

/// A copy of the template: its bytes are kept, its file is not.
fn fresh_sqlite(folder: &Path) -> String {
    static TEMPLATE: OnceLock<Vec<u8>> = OnceLock::new();
    let template = TEMPLATE.get_or_init(|| {
        once(async {
            let folder = Folder::new();
            let file = folder.0.join("templat.db");
            make_city(&format!("sqlite://{}", file.display()), &folder.0).await;
            fs::read(file).expect("the template")
        })
    });
    let file = folder.join("kota.db");
    fs::write(&file, template).expect("a copy of the template");
    format!("sqlite://{}", file.display())
}

const PREFIX: &str = "kinerja_it";

/// A copy of the template, made by the server.
async fn fresh_postgresql() -> String {
    static TEMPLATE: OnceLock<String> = OnceLock::new();
    static NEXT: AtomicU32 = AtomicU32::new(1);
    let template = TEMPLATE.get_or_init(|| {
        once(async {
            let name = format!("{PREFIX}_{}_templat", std::process::id());
            sweep().await;
            on_server(&format!("CREATE DATABASE {name}")).await;
            let folder = Folder::new();
            make_city(&url_of(&name), &folder.0).await;
            name
        })
    });
    let name = format!("{PREFIX}_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    on_server(&format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
    url_of(&name)
}

/// An empty database for a test; [`drop_database`] takes it away.
pub(crate) async fn empty_postgresql(test: &str) -> String {
    let name = format!("{PREFIX}_{}_{test}", std::process::id());
    on_server(&format!("CREATE DATABASE {name}")).await;
    url_of(&name)
}

/// Takes the databases away that earlier processes left: nobody lives to use them.
async fn sweep() {
    let server = connect(&postgresql_url().expect("asked before")).await;
    let sql = format!("SELECT datname FROM pg_database WHERE datname LIKE '{PREFIX}\\_%'");
    let rows = server.query_all_raw(Statement::from_string(server.get_database_backend(), sql)).await;
    for row in rows.expect("the list of databases") {
        let name: String = row.try_get_by_index(0).expect("a name");
        let pid =
            name.trim_start_matches(PREFIX).trim_start_matches('_').split('_').next().unwrap_or_default();
        if !Path::new("/proc").join(pid).exists() {
            drop_database(&name).await;
        }
    }
    server.close().await.expect("closes");
}

/// Takes a database away, whoever is still connected to it.
pub(crate) async fn drop_database(name: &str) {
    on_server(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
}

async fn on_server(sql: &str) {
    let server = connect(&postgresql_url().expect("asked before")).await;
    server.execute_unprepared(sql).await.unwrap_or_else(|err| panic!("{sql}: {err}"));
    server.close().await.expect("closes");
}

/// The server's address with another database.
fn url_of(name: &str) -> String {
    let server = postgresql_url().expect("asked before");
    let (head, query) = server.split_once('?').map_or((server.as_str(), ""), |(head, query)| (head, query));
    let head = head.rsplit_once('/').map_or(head, |(head, _)| head);
    if query.is_empty() { format!("{head}/{name}") } else { format!("{head}/{name}?{query}") }
}

/// The name of the database in an address.
pub(crate) fn database_of(url: &str) -> &str {
    let head = url.split('?').next().unwrap_or(url);
    head.rsplit_once('/').map_or(head, |(_, name)| name)
}
