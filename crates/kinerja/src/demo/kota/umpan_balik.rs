//! Umpan balik of the year from the penilai: a fact, its effect, the next step.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::acak::Acak;
use super::data::{Data, DataUmpan};
use super::kalender::{hari_kerja, hari_kerja_sebelum};
use super::karya::{Skp, StatusSkp, UmpanBalik};
use super::penduduk::{Penduduk, Pos};
use super::susunan::Pejabat;
use super::{Kota, Opsi, skp, templat};

/// Adds feedback to those whose SKP is agreed and who have a penilai.
pub(crate) fn isi(data: &Data, penduduk: &Penduduk<'_>, kota: &mut Kota, opsi: &Opsi) {
    let letak: BTreeMap<&str, usize> =
        penduduk.pegawai.iter().enumerate().map(|(i, p)| (p.kunci.as_str(), i)).collect();
    let penilai = skp::penilai(kota);
    let mut hasil = Vec::new();
    for s in &kota.skp {
        let pos = letak.get(s.pegawai.as_str()).and_then(|i| penduduk.pos.get(*i));
        let (Some(pos), Some(dari)) = (pos, penilai.get(s.pegawai.as_str())) else { continue };
        let StatusSkp::Disetujui { disetujui, .. } = s.status else { continue };
        let atasan = dari.pegawai().and_then(|k| letak.get(k)).and_then(|i| penduduk.pos.get(*i));
        let cerita = kota.unit.get(pos.unit).is_some_and(|u| u.opd == skp::OPD_CERITA);
        let acak = Acak::untuk(opsi.benih, "umpan", &s.pegawai);
        let mut penulis = Penulis { data, skp: s, dari, sejak: disetujui, hari_ini: opsi.hari_ini, acak };
        match pos.tokoh.and_then(|t| data.tokoh.umpan_balik.get(&t.k)) {
            Some(tertulis) => penulis.tertulis(tertulis, &mut hasil),
            None => penulis.umum(pos, banyak(pos, atasan, cerita), &mut hasil),
        }
    }
    kota.umpan_balik = hasil;
}

/// Fewest and most feedbacks of a person.
fn banyak(pos: &Pos<'_>, atasan: Option<&Pos<'_>>, cerita: bool) -> (i64, i64) {
    let diam = atasan.and_then(|a| a.tokoh).is_some_and(|t| t.diam);
    let tanpa = pos.tokoh.is_some_and(|t| t.tanpa_umpan_balik);
    match (tanpa, diam, cerita) {
        // Story 3: a rating that came without any feedback before.
        (true, _, _) => (0, 0),
        (_, true, _) => (0, 1),
        (_, _, true) => (2, 4),
        _ => (0, 2),
    }
}

struct Penulis<'a> {
    data: &'a Data,
    skp: &'a Skp,
    dari: &'a Pejabat,
    sejak: NaiveDate,
    hari_ini: NaiveDate,
    acak: Acak,
}

impl<'a> Penulis<'a> {
    fn tertulis(&mut self, daftar: &[super::data::UmpanTokoh], hasil: &mut Vec<UmpanBalik>) {
        for u in daftar {
            let lalu = self.hari_ini.checked_sub_days(Days::new(u.lalu)).unwrap_or(self.hari_ini);
            let tanggal = hari_kerja_sebelum(lalu, 0);
            if tanggal > self.sejak {
                let rhk = u.rhk.and_then(|n| self.skp.rhk.get(n - 1)).map(|r| r.kunci.clone());
                hasil.push(self.satu(hasil.len(), tanggal, u.jenis, rhk, u.nilai, u.teks.clone()));
            }
        }
    }

    fn umum(&mut self, pos: &Pos<'_>, (dari, sampai): (i64, i64), hasil: &mut Vec<UmpanBalik>) {
        let banyak = usize::try_from(self.acak.antara(dari, sampai)).unwrap_or(0);
        let mut pilihan = self.pilihan(pos);
        self.acak.kocok(&mut pilihan);
        for u in pilihan.into_iter().take(banyak) {
            let Some(tanggal) = self.tanggal() else { continue };
            let (teks, _) = templat::isi(&u.teks, &mut self.acak);
            // What speaks of behaviour belongs to a value, the rest to a result.
            let nomor = self.acak.di_bawah(self.skp.rhk.len());
            let rhk = self.skp.rhk.get(nomor).filter(|_| u.nilai.is_none()).map(|r| r.kunci.clone());
            hasil.push(self.satu(hasil.len(), tanggal, u.jenis, rhk, u.nilai, teks));
        }
    }

    fn pilihan(&self, pos: &Pos<'_>) -> Vec<&'a DataUmpan> {
        let umpan = &self.data.umpan;
        let keluarga = match pos.tokoh.map(|t| t.unit.as_str()) {
            Some("disdukcapil_dafduk") if !pos.kepala => "dukcapil",
            Some("disdukcapil_capil") if !pos.kepala => "capil",
            _ => umpan.kelompok.get(&pos.jabatan.kegiatan).map_or("umum", String::as_str),
        };
        umpan.umpan_balik.get(keluarga).map(|u| u.iter().collect()).unwrap_or_default()
    }

    /// A working day after the SKP was agreed and before today; none when there was none.
    fn tanggal(&mut self) -> Option<NaiveDate> {
        let hari = self.hari_ini.signed_duration_since(self.sejak).num_days();
        let geser = u64::try_from(self.acak.antara(1, (hari - 1).max(1))).unwrap_or(1);
        let tanggal = self.sejak.checked_add_days(Days::new(geser))?;
        let tanggal = if hari_kerja(tanggal) { tanggal } else { hari_kerja_sebelum(tanggal, 0) };
        (tanggal > self.sejak && tanggal < self.hari_ini).then_some(tanggal)
    }

    fn satu(
        &self,
        nomor: usize,
        tanggal: NaiveDate,
        jenis: super::karya::JenisUmpanBalik,
        rhk: Option<String>,
        nilai: Option<super::karya::NilaiPerilaku>,
        teks: String,
    ) -> UmpanBalik {
        UmpanBalik {
            kunci: format!("umpan-{:05}", nomor + 1),
            pegawai: self.skp.pegawai.clone(),
            dari: self.dari.clone(),
            tanggal,
            jenis,
            rhk,
            nilai,
            teks,
        }
    }
}
