//! The whole program over HTTP, by role, on SQLite and on PostgreSQL.
//!
//! A test gets a city of its own: a running program on a fresh copy of the demo city, with a clock that stands at
//! 10 December 2026, nine in the morning, and repeatable secrets. So tests run in any order, side by side, without waiting.
//! PostgreSQL comes from the server that `KINERJA_UJI_PG` names; without one that half is left out, and says so.

mod cerita;
mod gangguan;
mod izin;
mod jalan;
mod kit;
mod kueri;
mod kunci;
mod migrasi;
mod organisasi;
mod pelaksanaan;
mod penilaian;
mod perencanaan;
mod sama;
mod serentak;
