//! Stage penilaian.

mod capaian;
mod evaluasi;
mod hasil;
