//! The database: two engines behind one set of statements.
//!
//! [`Db`] holds two connections. On SQLite `write` has one connection and `read` has several that refuse to write; on
//! PostgreSQL both are one pool. Nobody writes except through a [`Tx`], which belongs to one instansi and begins
//! IMMEDIATE on SQLite (a plain BEGIN loses read-then-write transactions there). A [`Tx`] reads whatever a [`Read`]
//! reads, so a function that only reads takes `&mut Read` and can be called with both.
//!
//! Statements are portable SQL with `$1` placeholders, and live in files named `store.rs` only.

use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseExecutor, DatabaseTransaction, DbBackend, FromQueryResult,
    SqliteTransactionMode, SqlxPostgresConnector, SqlxSqliteConnector, Statement, TransactionOptions,
    TransactionTrait, Value,
};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use tokio::sync::Notify;

use crate::{Fault, Result};

/// Values bound to a statement, in the order of its placeholders.
pub type Values = Vec<Value>;

/// The tenant: first in every key. 1 in a city of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct InstansiId(pub i64);

impl From<InstansiId> for Value {
    fn from(id: InstansiId) -> Self {
        id.0.into()
    }
}

/// Which database to open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DbUrl {
    /// A file; made when missing.
    Sqlite(PathBuf),
    /// `postgres://…`.
    Postgres(String),
}

impl FromStr for DbUrl {
    type Err = String;

    fn from_str(text: &str) -> std::result::Result<Self, String> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres(text.to_owned()));
        }
        match text.strip_prefix("sqlite://").or_else(|| text.strip_prefix("sqlite:")) {
            Some(path) if !path.is_empty() => Ok(Self::Sqlite(PathBuf::from(path))),
            _ => Err(format!(
                "basis data \"{text}\" tidak dikenal; pakai sqlite:///lokasi/kinerja.db atau postgres://…"
            )),
        }
    }
}

/// Sees every statement that goes to the database (SQL with placeholders), and whether it failed.
pub type StatementWatch = std::sync::Arc<dyn Fn(&str, Duration, bool) + Send + Sync>;

/// Both engines behind one type. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Db {
    write: DatabaseConnection,
    read: DatabaseConnection,
    /// Rung by a committed transaction that left a job behind.
    bell: Arc<Notify>,
}

impl Db {
    /// Opens the database and its pools. `watch` sees every statement: metrics in production, counters in tests.
    pub async fn open(url: &DbUrl, watch: Option<StatementWatch>) -> Result<Self> {
        let (mut write, mut read) = match url {
            DbUrl::Sqlite(path) => open_sqlite(path).await?,
            DbUrl::Postgres(url) => open_postgres(url).await?,
        };
        if let Some(watch) = watch {
            for conn in [&mut write, &mut read] {
                let watch = watch.clone();
                conn.set_metric_callback(move |info| watch(&info.statement.sql, info.elapsed, info.failed));
            }
        }
        Ok(Self { write, read, bell: Arc::default() })
    }

    /// Brings the schema up to date. The same files run on both engines.
    pub async fn migrate(&self) -> Result<()> {
        let migrator = sqlx::migrate!("./migrations");
        match self.write.get_database_backend() {
            DbBackend::Sqlite => {
                migrator.run(self.write.get_sqlite_connection_pool()).await?;
                self.analyze().await?;
            }
            _ => migrator.run(self.write.get_postgres_connection_pool()).await?,
        }
        Ok(())
    }

    /// Counts what the tables hold, so that SQLite does not take a tenant's id for selective and walk through a whole
    /// city. Belongs after many rows came in at once; PostgreSQL would do it by itself, but minutes later.
    pub async fn analyze(&self) -> Result<()> {
        let sql = match self.write.get_database_backend() {
            DbBackend::Sqlite => "PRAGMA analysis_limit = 1000; ANALYZE;",
            _ => "ANALYZE",
        };
        self.write.execute_unprepared(sql).await?;
        Ok(())
    }

    /// A reader for one instansi.
    pub fn read(&self, instansi: InstansiId) -> Read {
        Read { conn: Conn::Pool(self.read.clone()), instansi }
    }

    /// Begins the one transaction of a change. Nothing slow belongs inside: no hashing, files, mail, network.
    pub async fn write(&self, instansi: InstansiId) -> Result<Tx> {
        let immediate = (self.write.get_database_backend() == DbBackend::Sqlite)
            .then_some(SqliteTransactionMode::Immediate);
        let options = TransactionOptions { sqlite_transaction_mode: immediate, ..Default::default() };
        let tx = self.write.begin_with_options(options).await?;
        let read = Read { conn: Conn::Tx(tx), instansi };
        Ok(Tx { read, bell: Arc::clone(&self.bell), rings: false })
    }

    /// Until a transaction of this process left a job behind.
    pub(crate) async fn rung(&self) {
        self.bell.notified().await;
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<()> {
        Ok(self.read.ping().await?)
    }

    /// Which engine this is: for figures and messages only, never to choose a query.
    pub fn engine(&self) -> &'static str {
        if self.write.get_database_backend() == DbBackend::Sqlite { "SQLite" } else { "PostgreSQL" }
    }

    /// Closes both pools, so that SQLite folds its WAL into the file.
    pub async fn close(self) -> Result<()> {
        self.read.close().await?;
        Ok(self.write.close().await?)
    }
}

const SQLITE_READERS: u32 = 4;
const POSTGRES_CONNECTIONS: u32 = 16;
const ACQUIRE_WAIT: Duration = Duration::from_secs(5);

async fn open_sqlite(path: &Path) -> Result<(DatabaseConnection, DatabaseConnection)> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(ACQUIRE_WAIT)
        .pragma("cache_size", "-16000")
        .pragma("temp_store", "memory");
    let one = SqlitePoolOptions::new().max_connections(1).acquire_timeout(ACQUIRE_WAIT);
    let many = SqlitePoolOptions::new().max_connections(SQLITE_READERS).acquire_timeout(ACQUIRE_WAIT);
    let write = one.connect_with(options.clone()).await?;
    let read = many.connect_with(options.pragma("query_only", "1")).await?;
    Ok((SqlxSqliteConnector::from_sqlx_sqlite_pool(write), SqlxSqliteConnector::from_sqlx_sqlite_pool(read)))
}

async fn open_postgres(url: &str) -> Result<(DatabaseConnection, DatabaseConnection)> {
    let options = PgConnectOptions::from_str(url)?.application_name("kinerja");
    let pool = PgPoolOptions::new().max_connections(POSTGRES_CONNECTIONS).acquire_timeout(ACQUIRE_WAIT);
    let pool = pool.connect_with(options).await?;
    let conn = || SqlxPostgresConnector::from_sqlx_postgres_pool(pool.clone());
    Ok((conn(), conn()))
}

#[derive(Debug)]
enum Conn {
    Pool(DatabaseConnection),
    Tx(DatabaseTransaction),
}

/// Reads for one instansi.
#[derive(Debug)]
pub struct Read {
    conn: Conn,
    instansi: InstansiId,
}

impl Read {
    /// The tenant whose rows these are; stands on every table of every statement.
    pub fn instansi(&self) -> InstansiId {
        self.instansi
    }

    /// For entity queries of SeaORM.
    pub fn executor(&self) -> DatabaseExecutor<'_> {
        match &self.conn {
            Conn::Pool(conn) => conn.into(),
            Conn::Tx(tx) => tx.into(),
        }
    }

    /// All rows of a portable statement. `values` follow `$1`, `$2`, …
    pub async fn all<T: FromQueryResult>(&mut self, sql: &'static str, values: Values) -> Result<Vec<T>> {
        let db = self.executor();
        let rows = db.query_all_raw(statement(&db, sql, values)).await?;
        rows.iter().map(|row| T::from_query_result(row, "").map_err(Fault::from)).collect()
    }

    /// The first row of a portable statement, if any.
    pub async fn one<T: FromQueryResult>(&mut self, sql: &'static str, values: Values) -> Result<Option<T>> {
        let db = self.executor();
        let row = db.query_one_raw(statement(&db, sql, values)).await?;
        Ok(row.map(|row| T::from_query_result(&row, "")).transpose()?)
    }
}

fn statement(db: &DatabaseExecutor<'_>, sql: &'static str, values: Values) -> Statement {
    Statement::from_sql_and_values(db.get_database_backend(), sql, values)
}

/// The one transaction of a change: owns the tenant, passed by `&mut`, never nested. Dropped without [`Tx::commit`] it
/// changes nothing.
#[derive(Debug)]
pub struct Tx {
    read: Read,
    bell: Arc<Notify>,
    rings: bool,
}

impl Deref for Tx {
    type Target = Read;
    fn deref(&self) -> &Read {
        &self.read
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut Read {
        &mut self.read
    }
}

impl Tx {
    /// Runs a portable statement; answers how many rows it touched.
    pub async fn exec(&mut self, sql: &'static str, values: Values) -> Result<u64> {
        let db = self.read.executor();
        Ok(db.execute_raw(statement(&db, sql, values)).await?.rows_affected())
    }

    /// Inserts one row; `instansi_id` comes by itself.
    pub async fn insert(&mut self, table: &'static str, row: Vec<(&'static str, Value)>) -> Result<()> {
        let (columns, values): (Vec<_>, Values) = row.into_iter().unzip();
        self.insert_rows(table, &columns, vec![values]).await
    }

    /// Inserts many rows of the same columns, a few hundred a statement; `instansi_id` comes by itself.
    pub async fn insert_rows(
        &mut self,
        table: &'static str,
        columns: &[&'static str],
        rows: Vec<Values>,
    ) -> Result<()> {
        let instansi = Value::from(self.read.instansi);
        let per_statement = (BOUND_VALUES_MAX / (columns.len() + 1)).max(1);
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let batch: Vec<Values> = rows.by_ref().take(per_statement).collect();
            let sql = insert_sql(table, columns, batch.len());
            let values: Values =
                batch.into_iter().flat_map(|row| [instansi.clone()].into_iter().chain(row)).collect();
            let db = self.read.executor();
            db.execute_raw(Statement::from_sql_and_values(db.get_database_backend(), sql, values)).await?;
        }
        Ok(())
    }

    /// Runs an UPDATE that must touch exactly one row: another count means that somebody else was faster.
    ///
    /// # Errors
    /// [`Fault::Stale`] when the row no longer has the version that was read.
    pub async fn exec_one(&mut self, sql: &'static str, values: Values) -> Result<()> {
        match self.exec(sql, values).await? {
            1 => Ok(()),
            _ => Err(Fault::Stale),
        }
    }

    /// Wakes the worker of this process, once this is committed.
    pub(crate) fn ring_after_commit(&mut self) {
        self.rings = true;
    }

    /// Makes everything durable, at once.
    pub async fn commit(self) -> Result<()> {
        match self.read.conn {
            Conn::Tx(tx) => tx.commit().await?,
            Conn::Pool(_) => return Err(Fault::internal("a transaction without a transaction")),
        }
        if self.rings {
            self.bell.notify_one();
        }
        Ok(())
    }
}

/// SQLite binds at most 32 766 values a statement; long statements gain nothing.
const BOUND_VALUES_MAX: usize = 2_000;

/// `INSERT` of `rows` rows. Table and columns are constants of the program, never text from outside.
fn insert_sql(table: &'static str, columns: &[&'static str], rows: usize) -> String {
    let width = columns.len() + 1;
    let row = |n: usize| {
        let places: Vec<String> = (1..=width).map(|column| format!("${}", n * width + column)).collect();
        format!("({})", places.join(", "))
    };
    let places: Vec<String> = (0..rows).map(row).collect();
    format!("INSERT INTO {table} (instansi_id, {}) VALUES {}", columns.join(", "), places.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_insert_numbers_its_places_through_all_rows() {
        let sql = insert_sql("orang", &["id", "nama"], 2);
        assert_eq!(sql, "INSERT INTO orang (instansi_id, id, nama) VALUES ($1, $2, $3), ($4, $5, $6)");
    }

    #[test]
    fn urls_name_their_engine() {
        assert_eq!("sqlite:///tmp/a.db".parse(), Ok(DbUrl::Sqlite("/tmp/a.db".into())));
        assert!(matches!("postgres://localhost/kinerja".parse(), Ok(DbUrl::Postgres(_))));
        assert!("mysql://x".parse::<DbUrl>().is_err());
        assert!("sqlite:".parse::<DbUrl>().is_err());
    }
}
