//! `kinerja migrate`: bring the schema up to date, and nothing else.

use clap::Args;
use platform::{Db, DbUrl};

use super::Gagal;

const CONTOH: &str = "\
Contoh:
  kinerja migrate --basis-data sqlite:///var/lib/kinerja/kinerja.db
  KINERJA_BASIS_DATA=postgres://kinerja@db/kinerja kinerja migrate";

/// Perbarui susunan basis data
#[derive(Debug, Args)]
#[command(after_help = CONTOH, override_usage = "kinerja migrate [OPSI]")]
pub struct Argumen {
    /// Basis data: sqlite:///lokasi/kinerja.db atau postgres://…
    #[arg(long, value_name = "URL", env = "KINERJA_BASIS_DATA", default_value = "sqlite://data/kinerja.db")]
    basis_data: DbUrl,
}

impl Argumen {
    pub async fn run(self) -> Result<(), Gagal> {
        let db = Db::open(&self.basis_data, None).await?;
        db.migrate().await?;
        println!("Susunan basis data {} sudah yang terbaru.", db.engine());
        db.close().await?;
        Ok(())
    }
}
