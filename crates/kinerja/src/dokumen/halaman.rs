//! The page of the documents of one subject: make it, wait for it, read it.

use askama::Template;
use platform::{Ctx, Read, Result, Uuid};
use web_kit::{Page, Pita, Tautan};

use super::terbitkan::is_lambat;
use super::{Dokumen, Jenis, Status, store};

/// Seconds until a page that waits for its PDF looks again; without JavaScript.
const SEGARKAN_DETIK: u32 = 2;
const SEGARKAN_LAMBAT_DETIK: u32 = 20;

/// What the page is about.
pub(super) struct Subjek {
    pub jenis: Jenis,
    pub id: Uuid,
    pub versi: i64,
    /// "SKP 2026".
    pub judul: String,
    /// Name, post and unit of the person.
    pub siapa: String,
    /// Where the reader came from.
    pub kembali: Tautan,
    pub is_latihan: bool,
    /// Said before a document is made of something that was not agreed yet.
    pub is_draf: bool,
}

#[derive(Template)]
#[template(path = "dokumen/halaman.html")]
pub(super) struct DokumenPage {
    page: Page,
    subjek: Subjek,
    /// Path that the button posts to.
    aksi: String,
    /// The document of the present version.
    kini: Option<Dokumen>,
    lama: Vec<Dokumen>,
    is_lambat: bool,
    kunci: Uuid,
}

impl DokumenPage {
    pub(super) async fn of(ctx: &Ctx, read: &mut Read, subjek: Subjek, aksi: String) -> Result<Self> {
        let issued = store::of_subject(read, subjek.jenis, subjek.id).await?;
        let (mut kini, lama): (Vec<_>, Vec<_>) =
            issued.into_iter().partition(|dokumen| dokumen.subjek_versi == subjek.versi);
        let kini = kini.pop();
        let mut page = Page::of(ctx, format!("Dokumen {}", subjek.judul));
        page.pita = subjek.is_latihan.then(Pita::latihan);
        Ok(Self {
            is_lambat: kini.as_ref().is_some_and(|dokumen| is_lambat(ctx, dokumen)),
            page,
            subjek,
            aksi,
            kini,
            lama: lama.into_iter().filter(|dokumen| dokumen.berkas().is_some()).collect(),
            kunci: ctx.new_id()?,
        })
    }

    /// Seconds until the page looks again; `None` when nothing is on the way.
    fn segarkan(&self) -> Option<u32> {
        let waits = self.kini.as_ref().is_some_and(|dokumen| dokumen.status == Status::Menunggu);
        waits.then_some(if self.is_lambat { SEGARKAN_LAMBAT_DETIK } else { SEGARKAN_DETIK })
    }
}
