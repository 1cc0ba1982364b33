//! From a database and an instansi to the program.

use std::path::Path;

use organisasi::instansi::Instansi;
use platform::clock::{Clock, Entropy};
use platform::files::Files;
use platform::secrets::Hasher;
use platform::{App, AppParts, Db, Result};

/// The program over an open database. `folder` holds its files.
pub fn app(
    db: Db,
    instansi: &Instansi,
    clock: Clock,
    entropy: Entropy,
    folder: &Path,
    https: bool,
) -> Result<App> {
    Ok(App::new(AppParts {
        db,
        clock,
        entropy,
        hasher: Hasher::new(),
        files: Files::local(&folder.join("berkas"))?,
        hooks: organisasi::hooks(),
        slots: kinerja::serve::slots(),
        instansi: instansi.id,
        instansi_nama: instansi.nama.clone(),
        zone: instansi.zone,
        https,
        key: instansi.kunci_tanda,
    }))
}
