//! Stage organisasi.

mod akun;
mod aturan_lokal;
mod kartu;
mod peran;
