//! Stage organisasi.

mod akun;
mod kartu;
mod peran;
