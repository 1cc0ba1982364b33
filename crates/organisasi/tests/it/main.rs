//! The import and its pages, on SQLite and, where a server is given, on PostgreSQL.

#![expect(clippy::unwrap_used, reason = "a helper that fails fails its test")]

mod besar;
mod halaman;
mod impor;
mod kit;
