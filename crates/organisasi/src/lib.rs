//! Who: instansi, unit kerja, pegawai, penempatan, hubungan penilai, accounts and roles.
//!
//! Everything about a person that is not performance. Other stages ask [`relasi`] who is what to whom, through the
//! grants of `platform`.

pub mod akun;
pub mod aturan_lokal;
pub mod halaman_aturan;
pub mod hari_libur;
pub mod hubungan;
pub mod impor;
pub mod instansi;
pub mod pejabat;
pub mod relasi;
pub mod unit;

use platform::{Hooks, MenuEntry, Relation};
use web_kit::Stage;

/// This stage's pages and its lines of the menu.
pub fn stage() -> Stage {
    let routes = akun::routes()
        .and(halaman_aturan::routes())
        .and(aturan_lokal::routes())
        .and(hari_libur::routes())
        .and(unit::routes())
        .and(impor::routes())
        .and(hubungan::routes());
    Stage {
        name: "organisasi",
        routes,
        menu: menu(),
        sentuhan: vec![aturan_lokal::sentuhan],
        ..Stage::default()
    }
}

/// What the tim pengelola kinerja and the admin OPD find here.
fn menu() -> Vec<MenuEntry> {
    let entry = |label, href, ikon| MenuEntry {
        label,
        href,
        ikon,
        untuk: &[Relation::TimPengelola],
        kelompok: Some("Tim Pengelola Kinerja"),
        dock: false,
    };
    vec![
        entry("Organisasi", "/organisasi/unit", "organisasi"),
        entry("Impor", "/organisasi/impor", "unggah"),
        entry("Pejabat Penilai", "/organisasi/pejabat-penilai", "tim"),
        entry("Akun dan Peran", "/organisasi/akun", "akun"),
        entry("Aktivasi Akun", "/organisasi/kartu", "cetak"),
        MenuEntry {
            untuk: &[Relation::AdminOpd],
            kelompok: Some("Admin OPD"),
            ..entry("Aktivasi Akun", "/organisasi/kartu", "cetak")
        },
        halaman_aturan::menu(),
    ]
}

/// What the platform asks of this stage.
pub fn hooks() -> Hooks {
    Hooks { actor: akun::actor, relations: relasi::relations }
}
