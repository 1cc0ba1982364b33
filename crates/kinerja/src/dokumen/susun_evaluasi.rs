//! From the rows of an evaluation to the Dokumen Evaluasi Kinerja, each of its blocks.

use aturan::{Rating, predikat_kinerja_pegawai};
use chrono::{DateTime, Utc};
use documents::{
    Capaian, Dinilai, Evaluasi as FormulirEvaluasi, Fakta, Hasil as FormulirHasil, IndikatorDinilai,
    JenisEvaluasi, PerilakuDinilai, Pernyataan, Ranah, RhkDinilai, TabelPredikat, TandaTerima,
};
use organisasi::pejabat::{Pejabat as Cetak, pejabat};
use pelaksanaan::fakta::{Fakta as FaktaPelaksanaan, JenisFakta, fakta};
use penilaian::Periode;
use penilaian::evaluasi::store::{self as evaluasi_store, Butir, Dasar};
use penilaian::evaluasi::{Evaluasi, Hasil, Status, Tanggapan};
use perencanaan::skp::store::{self as skp_store, TeksRow};
use perencanaan::skp::{Rhk, Skp, SkpOn};
use platform::{Ctx, Fault, Protected, Read, Result};
use web_kit::format;

use super::store;
use super::surat::{Penerbit, pegawai, tanggal};
use super::susun_skp::{aspek, bagian, ekspektasi};

const DASAR_PREDIKAT: &str = "PermenPANRB 6/2022, lampiran";
/// Feedback without an RHK that the form prints, the newest first: a page of its own serves nobody.
const UMPAN_BALIK_UMUM_MAX: usize = 8;
/// Rows of the 3x3 table: from best to worst. Its columns run the other way.
const URUT_HASIL: [Rating; 3] = [Rating::DiAtas, Rating::Sesuai, Rating::DiBawah];

/// What the form is made from.
pub(super) struct BahanEvaluasi {
    pub evaluasi: Evaluasi,
    pub hasil: Hasil,
    pub skp: Skp,
    pub isi: Vec<Rhk>,
    pub teks: Vec<TeksRow>,
    pub butir: Vec<Butir>,
    pub dasar: Vec<Dasar>,
    /// Umpan balik of the period.
    pub umpan_balik: Vec<FaktaPelaksanaan>,
    pub penilai: Cetak,
    pub atasan: Option<Cetak>,
    pub ditanggapi: Option<DateTime<Utc>>,
    pub perangkat: Option<String>,
    /// Of the employee, without titles.
    pub nama: String,
}

impl BahanEvaluasi {
    pub(super) async fn load(read: &mut Read, ctx: &Ctx, evaluasi: Evaluasi, hasil: Hasil) -> Result<Self> {
        let broken = |what| Fault::invariant("evaluasi", evaluasi.id, what);
        let on = ctx.app.zone.local(evaluasi.dinilai.unwrap_or(ctx.now)).date_naive();
        let asal = store::asal_evaluasi(read, evaluasi.id, on).await?.ok_or_else(|| broken("gone"))?;
        let penilai = asal.penilai.ok_or_else(|| broken("rated by nobody"))?;
        let atasan = match asal.atasan_id {
            Some(id) => Some(pejabat(read, id, on).await?),
            None => None,
        };
        let skp = Skp::load(read, SkpOn::id(ctx, evaluasi.skp_id)).await?;
        let asal_skp = store::asal_skp(read, evaluasi.skp_id).await?;
        let (skp, asal_skp) = skp.zip(asal_skp).ok_or_else(|| broken("its SKP is missing"))?;
        let facts = fakta(read, evaluasi.pegawai_id, evaluasi.mulai, evaluasi.sampai).await?;
        Ok(Self {
            isi: skp_store::isi(read, skp.id).await?,
            teks: skp_store::teks(read, skp.id).await?,
            butir: evaluasi_store::butir(read, &evaluasi).await?,
            dasar: evaluasi_store::dasar(read, evaluasi.id).await?,
            umpan_balik: facts.into_iter().filter(|fact| fact.jenis == JenisFakta::UmpanBalik).collect(),
            penilai: Cetak::from_json(&penilai)?,
            atasan,
            ditanggapi: store::ditanggapi(read, evaluasi.id).await?,
            perangkat: asal_skp.perangkat,
            nama: asal_skp.nama,
            skp,
            evaluasi,
            hasil,
        })
    }

    /// "Evaluasi Kinerja Triwulan II 2026 Ratna Wulandari".
    pub(super) fn judul(&self) -> String {
        format!("Evaluasi Kinerja {} {}", self.evaluasi.periode_label(), self.nama)
    }

    /// The printed form.
    pub(super) fn susun(&self, penerbit: &Penerbit) -> Result<FormulirEvaluasi> {
        let evaluasi = &self.evaluasi;
        let nomor = penerbit.nomor("EVALUASI", evaluasi.tahun, false);
        Ok(FormulirEvaluasi {
            surat: penerbit.surat(nomor, evaluasi.versi, &self.skp)?,
            jenis: match evaluasi.periode {
                Periode::Tahunan => JenisEvaluasi::Tahunan,
                Periode::Triwulan(_) => JenisEvaluasi::Periodik,
            },
            periode: self.periode()?,
            pegawai: pegawai(&self.skp),
            penilai: penerbit.pejabat(self.penilai.clone()),
            atasan: self.atasan.clone().map(|cetak| penerbit.pejabat(cetak)),
            capaian_organisasi: Some(Capaian {
                label: self.hasil.capaian.label().to_owned(),
                sementara: false,
            }),
            catatan: self.catatan(),
            keberatan: self.keberatan(penerbit)?,
            // The examination of an objection is a case of its own, which has no rows yet.
            penjelasan: None,
            keputusan: None,
            tanda_terima: self.tanda_terima(penerbit)?,
            hasil: self.lampiran()?,
            pengesahan: penerbit.pengesahan(evaluasi.dinilai)?,
        })
    }

    fn periode(&self) -> Result<documents::Periode> {
        let evaluasi = &self.evaluasi;
        let label = evaluasi.periode.label(evaluasi.tahun);
        let nama = match evaluasi.periode {
            Periode::Tahunan => None,
            Periode::Triwulan(_) => label.rsplit_once(' ').map(|(nama, _)| nama.to_owned()),
        };
        Ok(documents::Periode { awal: tanggal(evaluasi.mulai)?, akhir: tanggal(evaluasi.sampai)?, nama })
    }

    fn tanggapan(&self) -> Option<&Tanggapan> {
        match &self.evaluasi.status {
            Status::Diterima { tanggapan, .. } => tanggapan.as_ref(),
            _ => None,
        }
    }

    /// Block 5: why a low rating came without feedback before it, the feedback that is about no single RHK, and what the
    /// employee noted when accepting.
    fn catatan(&self) -> Vec<String> {
        let tanpa = &self.hasil.penilaian.tanpa_umpan_balik;
        let mut notes = Vec::new();
        if !tanpa.is_empty() {
            notes.push(format!("Umpan balik sebelum penilaian: {tanpa}"));
        }
        let general = self.umpan_balik.iter().filter(|fact| fact.rhk_id.is_none());
        notes.extend(general.take(UMPAN_BALIK_UMUM_MAX).map(kutipan));
        if let Some(Tanggapan::DenganCatatan(catatan)) = self.tanggapan() {
            notes.push(format!("Catatan pegawai saat menerima: {catatan}"));
        }
        notes
    }

    /// Block 6: the words of the employee.
    fn keberatan(&self, penerbit: &Penerbit) -> Result<Option<Pernyataan>> {
        let (Some(Tanggapan::Keberatan(teks)), Status::Diterima { terima, .. }) =
            (self.tanggapan(), &self.evaluasi.status)
        else {
            return Ok(None);
        };
        let tanggal = penerbit.hari(self.ditanggapi.unwrap_or(terima.pada))?;
        Ok(Some(Pernyataan { teks: teks.clone(), tanggal }))
    }

    fn tanda_terima(&self, penerbit: &Penerbit) -> Result<Option<TandaTerima>> {
        let Status::Diterima { terima, .. } = &self.evaluasi.status else { return Ok(None) };
        let keterangan = match self.tanggapan() {
            None => "Dibuka di aplikasi.",
            Some(Tanggapan::Setuju) => "Dibuka dan diterima di aplikasi.",
            Some(Tanggapan::DenganCatatan(_)) => "Dibuka dan diterima dengan catatan di aplikasi.",
            Some(Tanggapan::Keberatan(_)) => "Dibuka di aplikasi; pegawai menyampaikan keberatan.",
        };
        Ok(Some(TandaTerima { tanggal: penerbit.hari(terima.pada)?, keterangan: keterangan.into() }))
    }

    /// The annex "Hasil evaluasi".
    fn lampiran(&self) -> Result<FormulirHasil> {
        let penilaian = &self.hasil.penilaian;
        Ok(FormulirHasil {
            rhk: bagian(&self.isi, |rhk| rhk.is_tambahan, |rhk| self.rhk(rhk)),
            hasil_kerja: Dinilai {
                rating: rating(self.hasil.hasil_kerja),
                penjelasan: self.penjelasan_hasil(),
            },
            perilaku: self.perilaku(),
            perilaku_kerja: Dinilai {
                rating: rating(penilaian.perilaku),
                penjelasan: penilaian.alasan_perilaku.clone(),
            },
            fakta: self.dasar.iter().map(|dasar| self.fakta(dasar)).collect::<Result<_>>()?,
            tabel: tabel(),
        })
    }

    fn penjelasan_hasil(&self) -> String {
        match self.evaluasi.is_kepala_unit {
            true => format!(
                "Rating hasil kerja pimpinan mengikuti capaian kinerja organisasi {} (SE MenPANRB 3/2023).",
                self.evaluasi.opd_nama
            ),
            false => self.hasil.penilaian.alasan_hasil.clone(),
        }
    }

    fn rhk(&self, rhk: &Rhk) -> RhkDinilai {
        let given = self.umpan_balik.iter().filter(|fact| fact.rhk_id == Some(rhk.id));
        RhkDinilai {
            rhk: rhk.teks.clone(),
            indikator: rhk.indikator.iter().map(|indikator| self.indikator(indikator)).collect(),
            umpan_balik: given.map(kutipan).collect(),
        }
    }

    fn indikator(&self, indikator: &perencanaan::skp::Indikator) -> IndikatorDinilai {
        let butir = self.butir.iter().find(|butir| butir.indikator_id == indikator.id);
        let has_aspek = !self.skp.is_kualitatif && !self.skp.is_jpt();
        IndikatorDinilai {
            aspek: has_aspek.then(|| aspek(indikator.aspek)),
            indikator: indikator.teks.clone(),
            // What the period owes, as it was rated; the year's target stands in the SKP.
            target: butir.map_or_else(|| indikator.target_teks(), |butir| butir.target_teks.clone()),
            realisasi: butir.map(Butir::realisasi_label).unwrap_or_default(),
        }
    }

    /// The seven values. Umpan balik names no value: what was cited of it stands among the facts.
    fn perilaku(&self) -> Vec<PerilakuDinilai> {
        let names = documents::berakhlak::PANDUAN.iter().map(|(nilai, _)| (*nilai).to_owned());
        let row = |(nilai, ekspektasi)| PerilakuDinilai { nilai, ekspektasi, umpan_balik: Vec::new() };
        names.zip(ekspektasi(&self.teks)).map(row).collect()
    }

    fn fakta(&self, dasar: &Dasar) -> Result<Fakta> {
        let umpan_balik = self.umpan_balik.iter().find(|fact| fact.id == dasar.fakta_id);
        let ranah = match umpan_balik {
            Some(fact) if fact.rhk_id.is_none() => Ranah::Perilaku,
            _ => Ranah::HasilKerja,
        };
        let sumber = match dasar.jenis.as_str() {
            "indikator" => self.sumber_data(dasar),
            "progres" => "Progres harian".to_owned(),
            _ => match umpan_balik.and_then(|fact| fact.dari.as_deref()) {
                Some(dari) => format!("Umpan balik dari {dari}"),
                None => "Umpan balik".to_owned(),
            },
        };
        Ok(Fakta { ranah, teks: dasar.teks.clone(), sumber, tanggal: Some(tanggal(dasar.tanggal)?) })
    }

    fn sumber_data(&self, dasar: &Dasar) -> String {
        let butir = self.butir.iter().find(|butir| butir.indikator_id == dasar.fakta_id);
        match butir.map(|butir| butir.sumber_data.as_str()).filter(|sumber| !sumber.is_empty()) {
            Some(sumber) => capitalized(sumber),
            None => "Indikator terukur".to_owned(),
        }
    }
}

/// "Data loket" of "data loket": it stands alone in its cell.
fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// "Teks (Marlina Siregar, 9 Januari 2026)".
fn kutipan(fact: &FaktaPelaksanaan) -> String {
    let tanggal = format::tanggal_sedang(fact.tanggal);
    match &fact.dari {
        Some(dari) => format!("{} ({dari}, {tanggal})", fact.teks),
        None => format!("{} ({tanggal})", fact.teks),
    }
}

fn rating(rating: Rating) -> documents::Rating {
    match rating {
        Rating::DiAtas => documents::Rating::DiAtas,
        Rating::Sesuai => documents::Rating::Sesuai,
        Rating::DiBawah => documents::Rating::DiBawah,
    }
}

/// The 3x3 table with the labels of the rule.
fn tabel() -> TabelPredikat {
    let cell = |hasil, perilaku| predikat_kinerja_pegawai(hasil, perilaku).label().to_owned();
    let mut columns = URUT_HASIL;
    columns.reverse();
    TabelPredikat {
        sel: URUT_HASIL.map(|hasil| columns.map(|perilaku| cell(hasil, perilaku))),
        dasar: DASAR_PREDIKAT.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_runs_as_the_form_prints_it() {
        let sel = tabel().sel;
        assert_eq!(sel[0][2], "Sangat Baik", "both above");
        assert_eq!(sel[2][0], "Sangat Kurang", "both below");
        assert_eq!(sel[1][1], "Baik");
    }
}
