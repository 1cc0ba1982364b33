//! What can go wrong below a page. Each kind has one answer on the screen; the text inside is for the log only.

use sea_orm::{DbErr, RuntimeErr, SqlErr};

/// Result of everything below a page.
pub type Result<T> = std::result::Result<T, Fault>;

/// A failure, sorted by who can do something about it.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// There is no such thing, or it is somebody else's: the two are told apart by nobody. 404.
    #[error("not found")]
    NotFound,
    /// The page is not for this role. 403; says who can give it.
    #[error("not for this role: {0}")]
    Forbidden(&'static str),
    /// Nobody is logged in. The login page, which keeps what was typed.
    #[error("no session")]
    NoSession,
    /// Not possible now, for a reason that the person can read: heading, text, and the page where to mend it. 409.
    #[error("refused: {0}")]
    Refused(&'static str, String, String),
    /// The row changed since it was read. A message with both texts, nothing lost.
    #[error("changed by another")]
    Stale,
    /// The same key with other content, or by another account.
    #[error("receipt key reused")]
    KeyReused,
    /// Came from another site, or from nowhere. 403.
    #[error("cross-site request refused")]
    CrossSite,
    /// Could not be read as what the page sends. 400.
    #[error("unreadable request: {0}")]
    Unreadable(String),
    /// More work than this machine takes at once. 503 with Retry-After.
    #[error("busy")]
    Busy,
    /// A row breaks what the program relies on: names table and key.
    #[error("row breaks an invariant: {table} {key}: {what}")]
    Invariant { table: &'static str, key: String, what: String },
    /// The database refused or is away.
    #[error("database: {0}")]
    Db(#[from] DbErr),
    /// Anything else; its text goes to the log.
    #[error("internal: {0}")]
    Internal(String),
}

impl Fault {
    /// A fault of the program itself.
    pub fn internal(what: impl std::fmt::Display) -> Self {
        Self::Internal(what.to_string())
    }

    /// A row that breaks an invariant.
    pub fn invariant(table: &'static str, key: impl std::fmt::Display, what: impl std::fmt::Display) -> Self {
        Self::Invariant { table, key: key.to_string(), what: what.to_string() }
    }

    /// Whether a unique key was already taken.
    pub fn is_duplicate(&self) -> bool {
        matches!(self, Self::Db(err) if matches!(err.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))))
    }

    /// Whether the database had no connection to give in time.
    pub fn is_busy(&self) -> bool {
        match self {
            Self::Busy | Self::Db(DbErr::ConnectionAcquire(_)) => true,
            Self::Db(DbErr::Query(RuntimeErr::SqlxError(err)) | DbErr::Exec(RuntimeErr::SqlxError(err))) => {
                matches!(&**err, sqlx::Error::PoolTimedOut)
            }
            _ => false,
        }
    }
}

impl From<sqlx::Error> for Fault {
    fn from(err: sqlx::Error) -> Self {
        Self::Internal(format!("database: {err}"))
    }
}

impl From<sqlx::migrate::MigrateError> for Fault {
    fn from(err: sqlx::migrate::MigrateError) -> Self {
        Self::Internal(format!("migration: {err}"))
    }
}

impl From<std::io::Error> for Fault {
    fn from(err: std::io::Error) -> Self {
        Self::Internal(format!("input or output: {err}"))
    }
}

impl From<serde_json::Error> for Fault {
    fn from(err: serde_json::Error) -> Self {
        Self::Internal(format!("json: {err}"))
    }
}
