//! Stage organisasi.

mod akun;
