//! Stage organisasi.

mod akun;
mod aturan_lokal;
