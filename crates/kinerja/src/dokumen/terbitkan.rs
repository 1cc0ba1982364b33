//! Issues a document: what it says is fixed now, its PDF follows.

use chrono::TimeDelta;
use documents::Dokumen as Formulir;
use platform::events::{self, About, Event, canonical};
use platform::{Ctx, Result, Tx, Uuid, jobs, secrets};
use serde::Serialize;

use super::cetak::{self, Muatan};
use super::store::{self, Baru};
use super::{Dokumen, Jenis, Status};

/// A PDF that has not come after this long may be asked for again.
const LAMBAT_MENIT: i64 = 2;

/// A document that is about to be issued.
pub(super) struct Naskah {
    pub id: Uuid,
    pub jenis: Jenis,
    pub subjek_id: Uuid,
    pub subjek_versi: i64,
    /// The person it is about.
    pub orang_id: Uuid,
    pub judul: String,
    pub is_draf: bool,
    pub formulir: Formulir,
}

#[derive(Serialize)]
struct DokumenDiterbitkan {
    jenis: &'static str,
    subjek_id: Uuid,
    subjek_versi: i64,
    nomor: String,
    /// What the QR of the document carries.
    isi_sha256: String,
}

impl Event for DokumenDiterbitkan {
    const NAME: &'static str = "dokumen_diterbitkan";
}

/// Issues it, unless this version was issued before: then only a PDF that does not come is asked for again.
pub(super) async fn terbitkan(tx: &mut Tx, ctx: &Ctx, naskah: Naskah) -> Result<()> {
    let issued = store::of_subject(tx, naskah.jenis, naskah.subjek_id).await?;
    match issued.iter().find(|dokumen| dokumen.subjek_versi == naskah.subjek_versi) {
        Some(dokumen) if is_lambat(ctx, dokumen) => {
            store::ask_again(tx, dokumen.id, ctx.now).await?;
            print(tx, ctx, dokumen.id).await
        }
        Some(_) => Ok(()),
        None => issue(tx, ctx, naskah).await,
    }
}

/// Whether its PDF should have been there by now.
pub(super) fn is_lambat(ctx: &Ctx, dokumen: &Dokumen) -> bool {
    dokumen.status == Status::Menunggu && ctx.now - dokumen.diminta > TimeDelta::minutes(LAMBAT_MENIT)
}

async fn issue(tx: &mut Tx, ctx: &Ctx, naskah: Naskah) -> Result<()> {
    let isi = canonical(&serde_json::to_value(&naskah.formulir)?);
    let isi_sha256 = secrets::sha256_hex(isi.as_bytes());
    let nomor = naskah.formulir.surat().nomor.clone();
    let event = DokumenDiterbitkan {
        jenis: naskah.jenis.kode(),
        subjek_id: naskah.subjek_id,
        subjek_versi: naskah.subjek_versi,
        nomor: nomor.clone(),
        isi_sha256: isi_sha256.clone(),
    };
    let about = About { jenis: "dokumen", id: naskah.id, orang_id: Some(naskah.orang_id) };
    store::supersede(tx, naskah.jenis, naskah.subjek_id, naskah.subjek_versi).await?;
    let baru = Baru {
        id: naskah.id,
        jenis: naskah.jenis,
        subjek_id: naskah.subjek_id,
        subjek_versi: naskah.subjek_versi,
        orang_id: naskah.orang_id,
        judul: naskah.judul,
        nomor,
        is_draf: naskah.is_draf,
        isi,
        isi_sha256,
        dibuat: ctx.now,
        oleh: ctx.actor()?.akun_id,
    };
    store::insert(tx, baru).await?;
    events::record(tx, ctx, about, &event).await?;
    print(tx, ctx, about.id).await
}

async fn print(tx: &mut Tx, ctx: &Ctx, dokumen_id: Uuid) -> Result<()> {
    jobs::enqueue(tx, ctx, cetak::KIND.jenis, &Muatan { dokumen_id }).await.map(|_| ())
}
