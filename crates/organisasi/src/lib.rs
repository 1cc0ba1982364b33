//! Who: instansi, unit kerja, pegawai, penempatan, hubungan penilai, accounts and roles.
//!
//! Everything about a person that is not performance. Other stages ask [`relasi`] who is what to whom, through the
//! grants of `platform`.

pub mod akun;
#[path = "aturan/mod.rs"]
pub mod halaman_aturan;
pub mod instansi;
pub mod pejabat;
pub mod relasi;

use platform::Hooks;
use web_kit::Stage;

/// This stage's pages and its lines of the menu.
pub fn stage() -> Stage {
    Stage {
        name: "organisasi",
        routes: akun::routes().and(halaman_aturan::routes()),
        menu: vec![halaman_aturan::menu()],
        ..Stage::default()
    }
}

/// What the platform asks of this stage.
pub fn hooks() -> Hooks {
    Hooks { actor: akun::actor, relations: relasi::relations }
}
