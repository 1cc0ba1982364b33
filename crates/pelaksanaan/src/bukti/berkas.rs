//! A file that was handed in, from the form to the row that refers to it.

use platform::files::{self, Kept};
use platform::{Ctx, Fault, Result, Tx, secrets};
use web_kit::posted::Upload;

use super::Bukti;
use super::jenis::{BerkasKeliru, JenisBerkas, nama_aman};

/// A file that is kept and not yet evidence of anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BerkasBaru {
    kept: Kept,
    jenis: JenisBerkas,
    pub nama: String,
}

impl BerkasBaru {
    /// Looks at an uploaded file and keeps it. Slow: before the transaction, never inside.
    ///
    /// # Errors
    /// The outer one when the disk refuses; the inner one, [`BerkasKeliru`], when the file is none that is taken.
    pub async fn terima(ctx: &Ctx, upload: Upload) -> Result<std::result::Result<Self, BerkasKeliru>> {
        let jenis = match JenisBerkas::kenali(&upload.bytes) {
            Ok(jenis) => jenis,
            Err(keliru) => return Ok(Err(keliru)),
        };
        let kept = ctx.app.files.keep(ctx.instansi, upload.bytes).await?;
        Ok(Ok(Self { kept, jenis, nama: nama_aman(&upload.name, jenis) }))
    }

    /// As a hidden field carries it while the rest of the form is mended: a browser sends a chosen file only once.
    /// Signed for this person, so that nobody claims a file by its name.
    pub fn seal(&self, ctx: &Ctx) -> Result<String> {
        let isi =
            format!("{}.{}.{}.{}", self.kept.sha256, self.kept.size_bytes, self.jenis.akhiran(), self.nama);
        Ok(format!("{}.{isi}", tanda(ctx, &isi)?))
    }

    /// Reads what a hidden field carried; `None` when it was not sealed here for this person.
    pub fn open(ctx: &Ctx, teks: &str) -> Result<Option<Self>> {
        let Some((sent, isi)) = teks.split_once('.') else { return Ok(None) };
        if !secrets::same(&tanda(ctx, isi)?, sent) {
            return Ok(None);
        }
        Ok(read(isi))
    }

    /// Makes the file known, inside the transaction of the row that refers to it.
    pub async fn record(&self, tx: &mut Tx) -> Result<()> {
        files::record(tx, &self.kept, self.jenis.tipe()).await
    }

    /// As evidence.
    pub fn bukti(&self) -> Bukti {
        Bukti::Berkas { sha256: self.kept.sha256.clone(), nama: self.nama.clone() }
    }
}

fn tanda(ctx: &Ctx, isi: &str) -> Result<String> {
    let actor = ctx.actor().map_err(|_| Fault::NoSession)?;
    Ok(secrets::sign(&ctx.app.key, &format!("berkas {} {isi}", actor.akun_id)))
}

fn read(isi: &str) -> Option<BerkasBaru> {
    let mut parts = isi.splitn(4, '.');
    let (sha256, size, akhiran, nama) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    Some(BerkasBaru {
        kept: Kept { sha256: sha256.to_owned(), size_bytes: size.parse().ok()? },
        jenis: JenisBerkas::ALL.into_iter().find(|jenis| jenis.akhiran() == akhiran)?,
        nama: nama.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_carried_file_keeps_the_dots_of_its_name() {
        let berkas = read("ab12.42.xlsx.Rekap 1.2 (akhir).xlsx").unwrap();
        assert_eq!((berkas.nama.as_str(), berkas.kept.size_bytes), ("Rekap 1.2 (akhir).xlsx", 42));
        assert_eq!(berkas.jenis, JenisBerkas::Xlsx);
        assert_eq!(read("ab12.42.exe.x.exe"), None);
        assert_eq!(read("ab12.42.pdf"), None);
    }
}
