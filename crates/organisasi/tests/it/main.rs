//! The import and its pages, on SQLite and, where a server is given, on PostgreSQL.

mod halaman;
mod impor;
mod kit;
