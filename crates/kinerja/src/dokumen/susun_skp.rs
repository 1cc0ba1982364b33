//! From the rows of an SKP to its printed form.

use documents::{
    Bagian, HasilKerja, IndikatorKuantitatif, IndikatorPimpinan, Lampiran, Pejabat, Periode, RhkKualitatif,
    RhkKuantitatif, RhkPimpinan, Skp as FormulirSkp, UkuranKeberhasilan,
};
use organisasi::pejabat::{Pejabat as Cetak, pejabat};
use perencanaan::perilaku::Nilai;
use perencanaan::skp::store::TeksRow;
use perencanaan::skp::{Aspek, Perspektif, Rhk, Skp, Status, store as skp_store};
use platform::{Ctx, Fault, Read, Result};

use super::store;
use super::surat::{Penerbit, pegawai, tanggal};

/// What the form is made from.
pub(super) struct BahanSkp {
    pub skp: Skp,
    pub isi: Vec<Rhk>,
    pub teks: Vec<TeksRow>,
    /// As he was when he agreed; before that the penilai of today.
    pub penilai: Option<Cetak>,
    pub perangkat: Option<String>,
    /// Of the employee, without titles.
    pub nama: String,
}

impl BahanSkp {
    pub(super) async fn load(read: &mut Read, ctx: &Ctx, skp: Skp) -> Result<Self> {
        let asal = store::asal_skp(read, skp.id).await?;
        let asal = asal.ok_or_else(|| Fault::invariant("skp", skp.id, "person or unit is missing"))?;
        let penilai = match (asal.penilai, &skp.penilai) {
            (Some(json), _) => Some(Cetak::from_json(&json)?),
            (None, Some(today)) => Some(pejabat(read, today.id, ctx.today()).await?),
            (None, None) => None,
        };
        Ok(Self {
            isi: skp_store::isi(read, skp.id).await?,
            teks: skp_store::teks(read, skp.id).await?,
            penilai,
            perangkat: asal.perangkat,
            nama: asal.nama,
            skp,
        })
    }

    /// Whether the penilai has not agreed yet.
    pub(super) fn is_draf(&self) -> bool {
        !matches!(self.skp.status, Status::Disetujui | Status::Ditutup)
    }

    /// "SKP 2026 Ratna Wulandari".
    pub(super) fn judul(&self) -> String {
        format!("SKP {} {}", self.skp.tahun, self.nama)
    }

    /// The printed form.
    pub(super) fn susun(&self, penerbit: &Penerbit) -> Result<FormulirSkp> {
        let skp = &self.skp;
        let nomor = penerbit.nomor("SKP", skp.tahun, self.is_draf());
        Ok(FormulirSkp {
            surat: penerbit.surat(nomor, skp.versi, skp)?,
            periode: Periode {
                awal: tanggal(skp.periode_awal)?,
                akhir: tanggal(skp.periode_akhir)?,
                nama: None,
            },
            pegawai: pegawai(skp),
            penilai: self.penilai.clone().map_or_else(belum_ditetapkan, |cetak| penerbit.pejabat(cetak)),
            hasil_kerja: hasil_kerja(skp, &self.isi),
            perilaku: documents::berakhlak::perilaku(ekspektasi(&self.teks)),
            lampiran: lampiran(&self.teks),
            pengesahan: penerbit.pengesahan(skp.disetujui)?,
        })
    }
}

/// Printed where a draft has no penilai yet.
fn belum_ditetapkan() -> Pejabat {
    Pejabat {
        nama: "Belum ditetapkan".into(),
        nip: None,
        pangkat_golongan: None,
        jabatan: "-".into(),
        unit_kerja: "-".into(),
    }
}

/// Which of the three forms (PermenPANRB 6/2022). A JPT whose RHK have no perspektif yet gets the plain one.
fn hasil_kerja(skp: &Skp, isi: &[Rhk]) -> HasilKerja {
    let pimpinan: Option<Vec<_>> = isi.iter().map(|rhk| Some((rhk, perspektif(rhk)?))).collect();
    match (skp.is_jpt(), pimpinan) {
        (true, Some(rows)) => HasilKerja::PimpinanTinggi(bagian(
            rows,
            |(rhk, _)| rhk.is_tambahan,
            |(rhk, perspektif)| rhk_pimpinan(rhk, perspektif),
        )),
        _ if skp.is_kualitatif => HasilKerja::Kualitatif(bagian(isi, |rhk| rhk.is_tambahan, rhk_kualitatif)),
        _ => HasilKerja::Kuantitatif(bagian(isi, |rhk| rhk.is_tambahan, rhk_kuantitatif)),
    }
}

/// Sorts rows into utama and tambahan.
pub(super) fn bagian<R, T>(
    rows: impl IntoIterator<Item = R>,
    is_tambahan: impl Fn(&R) -> bool,
    row: impl Fn(R) -> T,
) -> Bagian<T> {
    let (tambahan, utama): (Vec<R>, Vec<R>) = rows.into_iter().partition(is_tambahan);
    Bagian {
        utama: utama.into_iter().map(&row).collect(),
        tambahan: tambahan.into_iter().map(&row).collect(),
    }
}

fn intervensi(rhk: &Rhk) -> Option<String> {
    rhk.pimpinan.as_ref().map(|pimpinan| pimpinan.teks.clone())
}

fn rhk_kuantitatif(rhk: &Rhk) -> RhkKuantitatif {
    let row = |indikator: &perencanaan::skp::Indikator| IndikatorKuantitatif {
        aspek: aspek(indikator.aspek),
        indikator: indikator.teks.clone(),
        target: indikator.target_teks(),
    };
    RhkKuantitatif {
        intervensi: intervensi(rhk),
        rhk: rhk.teks.clone(),
        penugasan_dari: rhk.penugasan_dari.clone(),
        indikator: rhk.indikator.iter().map(row).collect(),
    }
}

fn rhk_kualitatif(rhk: &Rhk) -> RhkKualitatif {
    let row = |indikator: &perencanaan::skp::Indikator| UkuranKeberhasilan {
        ukuran: indikator.teks.clone(),
        target: indikator.target_teks(),
    };
    RhkKualitatif {
        intervensi: intervensi(rhk),
        rhk: rhk.teks.clone(),
        penugasan_dari: rhk.penugasan_dari.clone(),
        ukuran: rhk.indikator.iter().map(row).collect(),
    }
}

fn rhk_pimpinan(rhk: &Rhk, perspektif: documents::Perspektif) -> RhkPimpinan {
    let row = |indikator: &perencanaan::skp::Indikator| IndikatorPimpinan {
        indikator: indikator.teks.clone(),
        target: indikator.target_teks(),
    };
    RhkPimpinan {
        rhk: rhk.teks.clone(),
        penugasan_dari: rhk.penugasan_dari.clone(),
        indikator: rhk.indikator.iter().map(row).collect(),
        perspektif,
    }
}

pub(super) fn aspek(aspek: Aspek) -> documents::Aspek {
    match aspek {
        Aspek::Kuantitas => documents::Aspek::Kuantitas,
        Aspek::Kualitas => documents::Aspek::Kualitas,
        Aspek::Waktu => documents::Aspek::Waktu,
        Aspek::Biaya => documents::Aspek::Biaya,
    }
}

/// The perspektif of an RHK: that of its first indikator which has one.
fn perspektif(rhk: &Rhk) -> Option<documents::Perspektif> {
    let found = rhk.indikator.iter().find_map(|indikator| indikator.perspektif)?;
    Some(match found {
        Perspektif::PenerimaLayanan => documents::Perspektif::PenerimaLayanan,
        Perspektif::ProsesBisnis => documents::Perspektif::ProsesBisnis,
        Perspektif::PenguatanInternal => documents::Perspektif::PenguatanInternal,
        Perspektif::Anggaran => documents::Perspektif::Anggaran,
    })
}

fn text_of<'a>(teks: &'a [TeksRow], jenis: &str) -> &'a str {
    teks.iter().find(|row| row.jenis == jenis).map_or("", |row| row.teks.as_str())
}

/// The expectation for each of the seven values; empty where the penilai wrote none.
pub(super) fn ekspektasi(teks: &[TeksRow]) -> [String; 7] {
    Nilai::ALL.map(|nilai| text_of(teks, nilai.kode()).to_owned())
}

/// The three lists. A text holds its points on lines of their own, or parted by "; ".
fn lampiran(teks: &[TeksRow]) -> Lampiran {
    let points = |jenis: &str| -> Vec<String> {
        let parts = text_of(teks, jenis).lines().flat_map(|line| line.split("; "));
        parts.map(str::trim).filter(|point| !point.is_empty()).map(str::to_owned).collect()
    };
    Lampiran {
        dukungan_sumber_daya: points("dukungan_sumber_daya"),
        skema_pertanggungjawaban: points("skema_pertanggungjawaban"),
        konsekuensi: points("konsekuensi"),
    }
}
