//! Who rates whom: a relation of its own, that the unit tree only proposes (PermenPANRB 6/2022; see the design's
//! corrections: heads of schools and puskesmas lead by tugas tambahan, Sekda and heads of perangkat daerah are rated by
//! the Wali Kota, large groups by ketua tim with delegated authority).

use std::collections::{BTreeMap, BTreeSet};

use super::data::Kelompok;
use super::formasi::Formasi;
use super::penduduk::{Penduduk, nomor_sk};
use super::susunan::{DasarPenilai, HubunganPenilai, JenisUnit, KeadaanKepala, Pejabat, StatusPegawai};

/// Key of the Wali Kota among the officials who are no ASN.
pub(crate) const WALI_KOTA: &str = "walikota";
/// Key of the head of the private school.
pub(crate) const KEPALA_SWASTA: &str = "kepala-smp-bina-sagara";
/// People that one official can rate well, where teams exist.
const RENTANG: usize = 15;
/// People that one pembantu penilai prepares material for.
const BINAAN: usize = 12;

/// Who leads a unit today.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pimpinan {
    /// Index of the person; none where the post is vacant or no post of an ASN.
    pub(crate) orang: Option<usize>,
    pub(crate) keadaan: KeadaanKepala,
}

/// An assigned rater, by index of the person; none for the two officials who are no ASN.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Siapa {
    Orang(usize),
    WaliKota,
    KepalaSwasta,
}

/// The heads of all units, stand-ins included.
pub(crate) fn pimpinan(formasi: &Formasi, penduduk: &Penduduk<'_>) -> Vec<Pimpinan> {
    let letak: BTreeMap<&str, usize> =
        formasi.unit.iter().enumerate().map(|(i, u)| (u.kunci.as_str(), i)).collect();
    let mut hasil: Vec<Pimpinan> = formasi.unit.iter().map(|u| tanpa(u.kepala.is_some())).collect();
    for (i, p) in penduduk.pos.iter().enumerate().filter(|(_, p)| p.kepala) {
        if let Some(h) = hasil.get_mut(p.unit) {
            *h = Pimpinan { orang: Some(i), keadaan: KeadaanKepala::Terisi };
        }
    }
    let ganti = |pasangan: &[(String, String)], keadaan, hasil: &mut Vec<Pimpinan>| {
        for (kosong, pengganti) in pasangan {
            let dari = letak.get(pengganti.as_str()).and_then(|i| hasil.get(*i)).and_then(|h| h.orang);
            if let Some(h) = letak.get(kosong.as_str()).and_then(|i| hasil.get_mut(*i)) {
                *h = Pimpinan { orang: dari, keadaan };
            }
        }
    };
    ganti(&formasi.kekosongan.plt, KeadaanKepala::Plt, &mut hasil);
    ganti(&formasi.kekosongan.rangkap, KeadaanKepala::Rangkap, &mut hasil);
    hasil
}

fn tanpa(punya_jabatan: bool) -> Pimpinan {
    let keadaan = if punya_jabatan { KeadaanKepala::Kosong } else { KeadaanKepala::TanpaJabatan };
    Pimpinan { orang: None, keadaan }
}

/// The relations of everybody who has a rater; people under a vacant head have none and are missing here.
pub(crate) fn susun(
    formasi: &Formasi,
    penduduk: &Penduduk<'_>,
    pimpinan: &[Pimpinan],
    hari_ini: chrono::NaiveDate,
) -> Vec<HubunganPenilai> {
    let penyusun = Penyusun::baru(formasi, penduduk, pimpinan);
    let penilai = penyusun.semua();
    let pembantu = penyusun.pembantu(&penilai);
    let mulai = super::kalender::triwulan(chrono::Datelike::year(&hari_ini), 1).0;
    let mut hasil = Vec::with_capacity(penilai.len());
    for (i, p) in penduduk.pegawai.iter().enumerate() {
        let Some(Some((siapa, dasar))) = penilai.get(i).copied() else { continue };
        let atasan = penyusun.atasan(siapa, &penilai);
        let bersurat =
            matches!(dasar, DasarPenilai::Delegasi | DasarPenilai::PltPlh | DasarPenilai::TugasTambahan);
        hasil.push(HubunganPenilai {
            kunci: format!("hub-{}", p.kunci),
            pegawai: p.kunci.clone(),
            penilai: penyusun.pejabat(siapa),
            atasan_penilai: atasan.map(|a| penyusun.pejabat(a)),
            pembantu: pembantu.get(&i).and_then(|b| penduduk.pegawai.get(*b)).map(|b| b.kunci.clone()),
            dasar,
            nomor_sk: bersurat.then(|| nomor_sk("PPK", &p.kunci, mulai)),
            mulai: mulai.max(p.tmt_pengangkatan),
        });
    }
    hasil
}

struct Penyusun<'a> {
    formasi: &'a Formasi,
    penduduk: &'a Penduduk<'a>,
    pimpinan: &'a [Pimpinan],
    letak: BTreeMap<&'a str, usize>,
    /// People of each unit except its own head.
    anggota: Vec<Vec<usize>>,
}

type Penugasan = Vec<Option<(Siapa, DasarPenilai)>>;

impl<'a> Penyusun<'a> {
    fn baru(formasi: &'a Formasi, penduduk: &'a Penduduk<'a>, pimpinan: &'a [Pimpinan]) -> Self {
        let letak = formasi.unit.iter().enumerate().map(|(i, u)| (u.kunci.as_str(), i)).collect();
        let mut anggota = vec![Vec::new(); formasi.unit.len()];
        for (i, p) in penduduk.pos.iter().enumerate().filter(|(_, p)| !p.kepala) {
            if let Some(a) = anggota.get_mut(p.unit) {
                a.push(i);
            }
        }
        Self { formasi, penduduk, pimpinan, letak, anggota }
    }

    fn semua(&self) -> Penugasan {
        let mut hasil: Penugasan = vec![None; self.penduduk.pos.len()];
        for (i, p) in self.penduduk.pos.iter().enumerate() {
            let penilai = match (p.kepala, p.dpk) {
                (_, true) => Some((Siapa::KepalaSwasta, DasarPenilai::PejabatNonAsn)),
                (true, _) => self.penilai_kepala(p.unit, i),
                (false, _) => None,
            };
            set(&mut hasil, i, penilai);
        }
        for (unit, orang) in self.anggota.iter().enumerate() {
            self.bagi_unit(unit, orang, &mut hasil);
        }
        hasil
    }

    /// The rater of a unit's head: the head above, passing over posts that the same person holds.
    fn penilai_kepala(&self, unit: usize, diri: usize) -> Option<(Siapa, DasarPenilai)> {
        let u = self.formasi.unit.get(unit)?;
        let induk = *self.letak.get(u.induk.as_deref()?)?;
        if self.formasi.unit.get(induk)?.jenis == JenisUnit::Pemda {
            return Some(self.penilai_opd(u.jenis));
        }
        match self.pimpinan.get(induk)?.orang {
            Some(o) if o == diri => self.penilai_kepala(induk, diri),
            Some(_) => self.di_bawah(induk),
            None => None,
        }
    }

    /// Heads of perangkat daerah are rated by the Wali Kota; a camat, an administrator, by the Sekda.
    fn penilai_opd(&self, jenis: JenisUnit) -> (Siapa, DasarPenilai) {
        let sekda = self.letak.get("setda").and_then(|i| self.pimpinan.get(*i)).and_then(|p| p.orang);
        match (jenis, sekda) {
            (JenisUnit::Kecamatan, Some(s)) => (Siapa::Orang(s), DasarPenilai::Struktural),
            _ => (Siapa::WaliKota, DasarPenilai::PejabatNonAsn),
        }
    }

    /// The head of this unit as rater, and on what ground.
    fn di_bawah(&self, unit: usize) -> Option<(Siapa, DasarPenilai)> {
        let pimpinan = self.pimpinan.get(unit)?;
        let orang = pimpinan.orang?;
        let bertugas_tambahan = self.penduduk.pos.get(orang)?.jabatan.tugas_tambahan.is_some();
        let dasar = match pimpinan.keadaan {
            KeadaanKepala::Plt => DasarPenilai::PltPlh,
            _ if bertugas_tambahan => DasarPenilai::TugasTambahan,
            _ => DasarPenilai::Struktural,
        };
        Some((Siapa::Orang(orang), dasar))
    }

    /// Raters of the people of one unit.
    fn bagi_unit(&self, unit: usize, orang: &[usize], hasil: &mut Penugasan) {
        let Some((Siapa::Orang(kepala), dasar)) = self.di_bawah(unit) else { return };
        let orang: Vec<usize> = orang.iter().copied().filter(|i| !self.dpk(*i)).collect();
        let jenis = self.formasi.unit.get(unit).map(|u| u.jenis);
        if matches!(jenis, Some(JenisUnit::Sd | JenisUnit::Smp | JenisUnit::Tk | JenisUnit::Puskesmas)) {
            // Helped by a pembantu penilai instead of divided.
            orang.iter().for_each(|i| set(hasil, *i, Some((Siapa::Orang(kepala), dasar))));
            return;
        }
        let (pengawas, staf): (Vec<usize>, Vec<usize>) =
            orang.into_iter().partition(|i| self.kelompok(*i) == Some(Kelompok::Struktural));
        let (pelaksana, ahli): (Vec<usize>, Vec<usize>) =
            staf.into_iter().partition(|i| !pengawas.is_empty() && self.di_bawah_kasubbag(*i));
        pengawas.iter().for_each(|i| set(hasil, *i, Some((Siapa::Orang(kepala), dasar))));
        for (k, p) in pengawas.iter().enumerate() {
            let bagian: Vec<usize> = pelaksana.iter().copied().skip(k).step_by(pengawas.len()).collect();
            self.bagi(*p, DasarPenilai::Struktural, bagian, RENTANG, hasil);
        }
        self.bagi(kepala, dasar, ahli, RENTANG.saturating_sub(pengawas.len()).max(1), hasil);
    }

    fn kelompok(&self, i: usize) -> Option<Kelompok> {
        self.penduduk.pos.get(i).map(|p| p.jabatan.kelompok)
    }

    fn dpk(&self, i: usize) -> bool {
        self.penduduk.pos.get(i).is_some_and(|p| p.dpk)
    }

    /// Office staff work under a kepala subbagian; the treasurer answers to the head of the unit.
    fn di_bawah_kasubbag(&self, i: usize) -> bool {
        self.penduduk
            .pos
            .get(i)
            .is_some_and(|p| p.jabatan.kelompok == Kelompok::Pelaksana && p.jabatan.kunci != "bendahara")
    }

    /// Puts people under a leader; more than `rentang` are divided among ketua tim, level by level.
    fn bagi(
        &self,
        pimpinan: usize,
        dasar: DasarPenilai,
        mut orang: Vec<usize>,
        rentang: usize,
        hasil: &mut Penugasan,
    ) {
        if orang.len() <= rentang {
            orang.iter().for_each(|i| set(hasil, *i, Some((Siapa::Orang(pimpinan), dasar))));
            return;
        }
        orang.sort_by_key(|i| std::cmp::Reverse(self.senior(*i)));
        let banyak = orang.len().div_ceil(RENTANG).clamp(1, rentang);
        let anggota = orang.split_off(banyak);
        for (k, ketua) in orang.iter().enumerate() {
            set(hasil, *ketua, Some((Siapa::Orang(pimpinan), dasar)));
            let tim: Vec<usize> = anggota.iter().copied().skip(k).step_by(banyak).collect();
            self.bagi(*ketua, DasarPenilai::Delegasi, tim, RENTANG, hasil);
        }
    }

    /// Order in which people are made ketua tim: PNS first, then by class of the job, earlier posts first.
    fn senior(&self, i: usize) -> (bool, u8, usize) {
        let p = self.penduduk.pos.get(i);
        let pns = p.is_some_and(|p| p.status == StatusPegawai::Pns);
        (pns, p.map_or(0, |p| p.jabatan.kelas), usize::MAX - i)
    }

    /// The rater's own rater. Above the Wali Kota there is nobody; above a private head, the education office.
    fn atasan(&self, penilai: Siapa, penugasan: &Penugasan) -> Option<Siapa> {
        match penilai {
            Siapa::Orang(i) => penugasan.get(i).copied().flatten().map(|(s, _)| s),
            Siapa::WaliKota => None,
            Siapa::KepalaSwasta => {
                let disdik = self.letak.get("disdik").and_then(|i| self.pimpinan.get(*i));
                disdik.and_then(|p| p.orang).map(Siapa::Orang)
            }
        }
    }

    fn pejabat(&self, siapa: Siapa) -> Pejabat {
        match siapa {
            Siapa::WaliKota => Pejabat::NonAsn(WALI_KOTA.to_owned()),
            Siapa::KepalaSwasta => Pejabat::NonAsn(KEPALA_SWASTA.to_owned()),
            Siapa::Orang(i) => {
                Pejabat::Pegawai(self.penduduk.pegawai.get(i).map(|p| p.kunci.clone()).unwrap_or_default())
            }
        }
    }

    /// Pembantu penilai: pengawas sekolah for heads of schools, coordinators in a puskesmas, ketua tim of a story.
    fn pembantu(&self, penilai: &Penugasan) -> BTreeMap<usize, usize> {
        let mut hasil = BTreeMap::new();
        let pos = &self.penduduk.pos;
        let pengawas: Vec<usize> =
            (0..pos.len()).filter(|i| self.kunci_jabatan(*i) == "pengawas_sekolah").collect();
        let kepsek = (0..pos.len()).filter(|i| self.kunci_jabatan(*i).starts_with("kepsek_"));
        for (k, i) in kepsek.enumerate() {
            if let Some(b) = pengawas.get(k % pengawas.len().max(1)) {
                hasil.insert(i, *b);
            }
        }
        for (unit, orang) in self.anggota.iter().enumerate() {
            let jenis = self.formasi.unit.get(unit).map(|u| u.jenis);
            if jenis == Some(JenisUnit::Puskesmas) && orang.len() > RENTANG {
                self.koordinator(orang, &mut hasil);
            }
        }
        for b in (0..pos.len()).filter(|i| pos.get(*i).and_then(|p| p.tokoh).is_some_and(|t| t.pembantu)) {
            let rekan = penilai
                .iter()
                .enumerate()
                .filter(|(i, p)| *i != b && p.is_some() && Some(*p) == penilai.get(b));
            hasil.extend(rekan.map(|(i, _)| (i, b)));
        }
        hasil
    }

    fn kunci_jabatan(&self, i: usize) -> &str {
        self.penduduk.pos.get(i).map_or("", |p| p.jabatan.kunci.as_str())
    }

    /// The most senior of a puskesmas prepare material for the others, about twelve each.
    fn koordinator(&self, orang: &[usize], hasil: &mut BTreeMap<usize, usize>) {
        let mut urut = orang.to_vec();
        urut.sort_by_key(|i| std::cmp::Reverse(self.senior(*i)));
        let banyak = urut.len().div_ceil(BINAAN + 1);
        let ketua: BTreeSet<usize> = urut.iter().copied().take(banyak).collect();
        for (k, i) in urut.iter().filter(|i| !ketua.contains(i)).enumerate() {
            hasil.extend(urut.get(k % banyak).map(|b| (*i, *b)));
        }
    }
}

fn set(hasil: &mut Penugasan, i: usize, penilai: Option<(Siapa, DasarPenilai)>) {
    if let (Some(tempat), Some(p)) = (hasil.get_mut(i), penilai) {
        *tempat = Some(p);
    }
}
