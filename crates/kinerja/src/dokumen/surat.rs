//! What all printed forms share: letterhead, number, officials, dates.

use chrono::{DateTime, NaiveDate, Utc};
use documents::{Kop, Mode, Pejabat, Pengesahan, Saat, Surat, Tanggal};
use organisasi::pejabat::Pejabat as Cetak;
use perencanaan::skp::Skp;
use platform::{Ctx, Fault, Result, Uuid, Zone, receipts};

/// The national system that is the official one in a year of mode pendamping.
const SISTEM_RESMI: &str = "e-Kinerja BKN";

/// What a document says about itself.
pub(super) struct Penerbit {
    pub id: Uuid,
    pub instansi: String,
    /// None when the instansi itself issues.
    pub perangkat: Option<String>,
    pub zone: Zone,
    pub now: DateTime<Utc>,
}

impl Penerbit {
    /// A new document of this request.
    pub(super) fn new(ctx: &Ctx, perangkat: Option<String>) -> Result<Self> {
        let instansi = ctx.actor()?.instansi_nama.clone();
        Ok(Self {
            id: ctx.new_id()?,
            perangkat: perangkat.filter(|perangkat| *perangkat != instansi),
            instansi,
            zone: ctx.app.zone,
            now: ctx.now,
        })
    }

    /// `SKP/2026/7K3F-91F0`; what is not agreed yet has no number, and says so where the number stands.
    pub(super) fn nomor(&self, seri: &str, tahun: i64, is_draf: bool) -> String {
        let kode = receipts::number(self.id);
        match is_draf {
            true => format!("DRAF {kode}, belum disetujui"),
            false => format!("{seri}/{tahun}/{kode}"),
        }
    }

    /// The head of the form. The QR is left empty: it holds the hash of all the rest.
    pub(super) fn surat(&self, nomor: String, versi: i64, skp: &Skp) -> Result<Surat> {
        Ok(Surat {
            kop: Kop {
                instansi: self.instansi.clone(),
                perangkat: self.perangkat.clone(),
                alamat: Vec::new(),
                lambang: None,
            },
            nomor,
            versi: u32::try_from(versi).map_err(Fault::internal)?,
            dibuat: self.saat()?,
            latihan: skp.is_latihan,
            mode: self.mode(skp),
            qr: String::new(),
            // The page that checks documents comes with its own issue; until then the QR names no address.
            alamat_periksa: None,
        })
    }

    fn mode(&self, skp: &Skp) -> Mode {
        match skp.is_pendamping {
            true => Mode::Pendamping { sistem_resmi: SISTEM_RESMI.into() },
            false => Mode::Utama { dasar: format!("ketetapan {} untuk siklus {}", self.instansi, skp.tahun) },
        }
    }

    fn saat(&self) -> Result<Saat> {
        let local = self.zone.local(self.now).format("%Y-%m-%dT%H:%M:%S%:z").to_string();
        local.parse().map_err(Fault::internal)
    }

    /// Day of a moment on the instansi's calendar.
    pub(super) fn hari(&self, at: DateTime<Utc>) -> Result<Tanggal> {
        tanggal(self.zone.local(at).date_naive())
    }

    /// Town of the instansi, with the day that the signatures belong to.
    pub(super) fn pengesahan(&self, at: Option<DateTime<Utc>>) -> Result<Pengesahan> {
        Ok(Pengesahan {
            tempat: tempat(&self.instansi).to_owned(),
            tanggal: at.map(|at| self.hari(at)).transpose()?,
        })
    }

    /// An official as the document keeps him. One without a unit (Wali Kota) belongs to the instansi.
    pub(super) fn pejabat(&self, pejabat: Cetak) -> Pejabat {
        Pejabat {
            nama: pejabat.nama,
            nip: pejabat.nip,
            pangkat_golongan: pejabat.pangkat,
            jabatan: pejabat.jabatan,
            unit_kerja: pejabat.unit.unwrap_or_else(|| self.instansi.clone()),
        }
    }
}

/// The employee as the SKP keeps him.
pub(super) fn pegawai(skp: &Skp) -> Pejabat {
    Pejabat {
        nama: skp.pegawai_nama.clone(),
        nip: Some(skp.nip.clone()),
        pangkat_golongan: skp.golongan.as_deref().map(organisasi::pejabat::pangkat),
        jabatan: skp.jabatan.clone(),
        unit_kerja: skp.unit_nama.clone(),
    }
}

/// A day as the forms write it.
pub(super) fn tanggal(day: NaiveDate) -> Result<Tanggal> {
    day.to_string().parse().map_err(Fault::internal)
}

/// "Sagara" of "Pemerintah Kota Sagara"; another name stays whole.
fn tempat(instansi: &str) -> &str {
    ["Pemerintah Kota ", "Pemerintah Kabupaten ", "Pemerintah Provinsi "]
        .iter()
        .find_map(|front| instansi.strip_prefix(front))
        .unwrap_or(instansi)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_town_is_the_name_behind_the_kind_of_government() {
        assert_eq!(tempat("Pemerintah Kota Sagara"), "Sagara");
        assert_eq!(tempat("Badan Kepegawaian Negara"), "Badan Kepegawaian Negara");
    }
}
