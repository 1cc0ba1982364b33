//! `kinerja serve`: the program for a city.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;
use organisasi::instansi;
use platform::clock::{Clock, Entropy};
use platform::{Db, DbUrl};
use tokio::net::TcpListener;

use super::{Gagal, open};

const CONTOH: &str = "\
Contoh:
  kinerja serve --basis-data sqlite:///var/lib/kinerja/kinerja.db --data /var/lib/kinerja
  KINERJA_BASIS_DATA=postgres://kinerja@db/kinerja kinerja serve --listen 0.0.0.0:8080 --https

Setiap opsi dapat ditulis sebagai KINERJA_…, misalnya KINERJA_LISTEN, atau di berkas --konfigurasi
dengan satu NAMA=nilai tiap baris.";

/// Jalankan Kinerja untuk instansi ini
#[derive(Debug, Args)]
#[command(after_help = CONTOH, override_usage = "kinerja serve [OPSI]")]
pub struct Argumen {
    /// Alamat yang didengarkan (bawaan 127.0.0.1:8080)
    #[arg(long, value_name = "ALAMAT", env = "KINERJA_LISTEN", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Basis data: sqlite:///lokasi/kinerja.db atau postgres://…
    #[arg(long, value_name = "URL", env = "KINERJA_BASIS_DATA", default_value = "sqlite://data/kinerja.db")]
    basis_data: DbUrl,
    /// Folder berkas (bawaan data)
    #[arg(long, value_name = "FOLDER", env = "KINERJA_DATA", default_value = "data")]
    data: PathBuf,
    /// Halaman dijangkau lewat https, misalnya di belakang proksi
    #[arg(long, env = "KINERJA_HTTPS")]
    https: bool,
    /// Izinkan http tanpa sandi di luar komputer ini (tidak dianjurkan)
    #[arg(long, env = "KINERJA_IZINKAN_HTTP")]
    izinkan_http: bool,
}

impl Argumen {
    /// Serves until it is stopped.
    pub async fn run(self) -> Result<(), Gagal> {
        if !self.https && !self.izinkan_http && !self.listen.ip().is_loopback() {
            return Err(Gagal::pakai(
                "http tanpa sandi hanya untuk komputer ini. Pasang proksi https dan pakai --https, atau --izinkan-http bila Anda memang menghendakinya.",
            ));
        }
        std::fs::create_dir_all(&self.data)?;
        let db = Db::open(&self.basis_data, None).await?;
        db.migrate().await?;
        let Some(instansi) = instansi::only(&db).await? else {
            return Err(Gagal::pakai(
                "Instansi belum ada di basis data ini. Buat dahulu: kinerja admin buat --instansi \"Pemerintah Kota …\" --masuk … --nama …",
            ));
        };
        let app = open::app(db, &instansi, Clock::System, Entropy::System, &self.data, self.https)?;
        let listener = TcpListener::bind(self.listen).await?;
        tracing::info!(alamat = %listener.local_addr()?, basis_data = app.db.engine(), "siap");
        println!("Alamat: http://{}", listener.local_addr()?);
        kinerja::serve::serve(app, listener, kinerja::serve::stop_signal()).await?;
        Ok(())
    }
}
