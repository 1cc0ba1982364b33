//! People: upsert by PNS ID, else by NIP; placements that end and begin; accounts of new people.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate, TimeDelta};
use platform::{Result, Uuid};

use super::super::check::{Asal, Masalah, OrangMasuk, Tingkat};
use super::super::store::{OrangBaris, OrangLama, PenempatanBaris, Snapshot};
use super::super::values::padanan;
use super::unit::{Posts, Units};
use super::{AkunBaru, IdFn, OrangTulis, Rencana};
use crate::hubungan::is_on_duty;
use crate::pejabat::nama_lengkap;

/// Kedudukan hukum of a person of whom no file says one.
const AKTIF: &str = "Aktif";

/// Everybody as they will be, for the search for heads.
#[derive(Default)]
pub(super) struct People<'a> {
    pub by_pns_id: HashMap<&'a str, Uuid>,
    pub by_nip: HashMap<&'a str, Uuid>,
    /// Unit and post.
    posts: HashMap<Uuid, (Uuid, &'a str)>,
    /// Whose unit this import changes.
    pub moved: HashSet<Uuid>,
    /// Retired, deceased, dismissed: they hold no post.
    pub left: HashSet<Uuid>,
}

impl People<'_> {
    pub(super) fn unit_of(&self, id: Uuid) -> Option<Uuid> {
        self.posts.get(&id).map(|(unit, _)| *unit)
    }

    pub(super) fn by_post(&self) -> Posts {
        let mut posts = Posts::new();
        for (person, (unit, post)) in self.posts.iter().filter(|(person, _)| !self.left.contains(person)) {
            posts.entry(padanan(post)).or_default().push((*person, *unit));
        }
        posts
    }
}

/// Plans the people.
pub(super) fn plan<'a>(
    files: &'a [OrangMasuk],
    lama: &'a Snapshot,
    units: &Units,
    today: NaiveDate,
    new_id: &IdFn,
    rencana: &mut Rencana,
) -> Result<People<'a>> {
    let mut people = known(lama);
    let old: HashMap<Uuid, &OrangLama> = lama.orang.iter().map(|person| (person.id, person)).collect();
    let mut named = HashSet::new();
    for file in files {
        let Some(unit) = units.by_sumber.get(&file.unit).copied() else { continue };
        let found = match find(file, &people, &old) {
            Ok(found) => found,
            Err(alasan) => {
                rencana.masalah.add(refused(file, alasan));
                continue;
            }
        };
        let id = match found {
            Some(person) => person.id,
            None => new_id()?,
        };
        named.insert(id);
        let write = write(id, file, found, unit, today, new_id)?;
        note(&mut people, id, file, unit, &write);
        count(rencana, write);
    }
    rencana.tidak_di_berkas =
        if files.is_empty() { 0 } else { old.keys().filter(|id| !named.contains(id)).count() };
    Ok(people)
}

fn known(lama: &Snapshot) -> People<'_> {
    let mut people = People::default();
    for person in &lama.orang {
        people.by_pns_id.insert(&person.pns_id, person.id);
        people.by_nip.insert(&person.nip, person.id);
        if !is_on_duty(&person.kedudukan_hukum) {
            people.left.insert(person.id);
        }
        if let Some(here) = &person.penempatan() {
            people.posts.insert(person.id, (here.unit_id, person.jabatan.as_deref().unwrap_or_default()));
        }
    }
    people
}

/// The person of the database whom a row is about. Two people who claim one number are told, not mixed.
fn find<'a>(
    file: &OrangMasuk,
    people: &People<'_>,
    old: &HashMap<Uuid, &'a OrangLama>,
) -> std::result::Result<Option<&'a OrangLama>, String> {
    let get = |id: Option<&Uuid>| id.and_then(|id| old.get(id)).copied();
    let by_id = get(file.pns_id.as_ref().and_then(|id| people.by_pns_id.get(id.as_str())));
    let by_nip = get(people.by_nip.get(file.nip.as_str()));
    match (by_id, by_nip) {
        (Some(one), Some(other)) if one.id != other.id => {
            Err(format!("NIP ini sudah dipakai {} di Kinerja, dengan PNS ID lain.", other.nama))
        }
        (None, Some(other)) if file.pns_id.is_some() && other.pns_id != other.nip => {
            Err(format!("NIP ini sudah dipakai {} di Kinerja, dengan PNS ID lain.", other.nama))
        }
        (by_id, by_nip) => Ok(by_id.or(by_nip)),
    }
}

fn refused(file: &OrangMasuk, alasan: String) -> Masalah {
    let Asal { berkas, baris } = file.asal.clone();
    Masalah {
        tingkat: Tingkat::Ditolak,
        berkas,
        baris,
        kolom: "NIP".into(),
        nilai: file.nip.as_str().into(),
        alasan,
    }
}

fn write(
    id: Uuid,
    file: &OrangMasuk,
    old: Option<&OrangLama>,
    unit: Uuid,
    today: NaiveDate,
    new_id: &IdFn,
) -> Result<OrangTulis> {
    let data = data(id, file, old);
    let mut write = OrangTulis {
        asal: file.asal.clone(),
        id,
        is_baru: old.is_none(),
        nip_lama: old.map(|old| old.nip.clone()).filter(|nip| nip != file.nip.as_str()),
        data: Some(data).filter(|data| old.is_none_or(|old| old.data() != *data)),
        tutup: None,
        penempatan_ubah: None,
        penempatan_baru: None,
        akun: None,
    };
    place(&mut write, file, old.and_then(OrangLama::penempatan), unit, today, new_id)?;
    if old.is_none_or(|old| !old.has_akun) {
        let nama = nama_lengkap(file.gelar_depan.as_deref(), &file.nama, file.gelar_belakang.as_deref());
        write.akun = Some(AkunBaru { id: new_id()?, masuk: file.nip.as_str().to_owned(), nama });
    }
    Ok(write)
}

/// The person's row. What a file leaves empty erases nothing.
fn data(id: Uuid, file: &OrangMasuk, old: Option<&OrangLama>) -> OrangBaris {
    let keep = |new: &Option<String>, before: fn(&OrangLama) -> &Option<String>| {
        new.clone().or_else(|| old.and_then(|old| before(old).clone()))
    };
    let nip = file.nip.as_str().to_owned();
    OrangBaris {
        id,
        nama: file.nama.clone(),
        gelar_depan: keep(&file.gelar_depan, |old| &old.gelar_depan),
        gelar_belakang: keep(&file.gelar_belakang, |old| &old.gelar_belakang),
        email: keep(&file.email, |old| &old.email),
        nomor_hp: keep(&file.nomor_hp, |old| &old.nomor_hp),
        // A file without PNS ID: the NIP stands in until one with it comes.
        pns_id: file.pns_id.clone().or_else(|| real_pns_id(old?)).unwrap_or_else(|| nip.clone()),
        nip,
        is_nip_perlu_diperiksa: file.is_nip_perlu_diperiksa,
        tanggal_lahir: file.nip.lahir(),
        jenis_kelamin: file.nip.kelamin().kode().into(),
        jenis_pegawai: file.jenis_pegawai.kode().into(),
        kedudukan_hukum: keep(&file.kedudukan_hukum, |_| &None)
            .or_else(|| Some(old?.kedudukan_hukum.clone()))
            .unwrap_or_else(|| AKTIF.into()),
        golongan: file.golongan.map(str::to_owned).or_else(|| old?.golongan.clone()),
        tmt_golongan: file.tmt_golongan.or_else(|| old?.tmt_golongan),
        kelompok: file.kelompok.kode().into(),
        kontrak_berakhir: file.kontrak_berakhir.or_else(|| old?.kontrak_berakhir),
    }
}

fn real_pns_id(old: &OrangLama) -> Option<String> {
    (old.pns_id != old.nip).then(|| old.pns_id.clone())
}

/// A changed unit or jabatan ends the old placement on the day before the new one begins. A placement that began today
/// or later was a mistake of an earlier import: it is mended in place, because it has no day to end on.
fn place(
    write: &mut OrangTulis,
    file: &OrangMasuk,
    old: Option<PenempatanBaris>,
    unit: Uuid,
    today: NaiveDate,
    new_id: &IdFn,
) -> Result<()> {
    let is_same_post =
        |old: &PenempatanBaris| old.unit_id == unit && padanan(&old.jabatan) == padanan(&file.jabatan);
    let as_filed = |id: Uuid, mulai: NaiveDate| PenempatanBaris {
        id,
        unit_id: unit,
        jabatan: file.jabatan.clone(),
        jenis_jabatan: file.jenis_jabatan.kode().into(),
        mulai,
    };
    match old {
        None => write.penempatan_baru = Some(as_filed(new_id()?, first_day(file, today))),
        Some(old) if is_same_post(&old) || old.mulai >= today => {
            let new = as_filed(old.id, old.mulai);
            write.penempatan_ubah = (new != old).then_some(new);
        }
        Some(old) => {
            let mulai = file.tmt_jabatan.filter(|tmt| *tmt > old.mulai && *tmt <= today).unwrap_or(today);
            write.tutup = Some((old.id, mulai - TimeDelta::days(1)));
            write.penempatan_baru = Some(as_filed(new_id()?, mulai));
        }
    }
    Ok(())
}

/// TMT JABATAN; where a file has none (or one still to come), the first day of the year: the siklus that is running needs
/// the person in a unit from its beginning.
fn first_day(file: &OrangMasuk, today: NaiveDate) -> NaiveDate {
    let new_year = NaiveDate::from_ymd_opt(today.year(), 1, 1).unwrap_or(today);
    file.tmt_jabatan.filter(|tmt| *tmt <= today).unwrap_or(new_year)
}

fn note<'a>(people: &mut People<'a>, id: Uuid, file: &'a OrangMasuk, unit: Uuid, write: &OrangTulis) {
    people.by_nip.insert(file.nip.as_str(), id);
    people.by_pns_id.insert(file.pns_id.as_deref().unwrap_or(file.nip.as_str()), id);
    match file.kedudukan_hukum.as_deref().map(is_on_duty) {
        Some(true) => people.left.remove(&id),
        Some(false) => people.left.insert(id),
        None => false,
    };
    let before = people.posts.insert(id, (unit, &file.jabatan));
    let is_moved = write.tutup.is_some() || write.penempatan_ubah.is_some();
    if is_moved && before.is_some_and(|(old, _)| old != unit) {
        people.moved.insert(id);
    }
}

fn count(rencana: &mut Rencana, write: OrangTulis) {
    rencana.pindah += usize::from(write.tutup.is_some());
    let is_changed =
        write.data.is_some() || write.penempatan_ubah.is_some() || write.penempatan_baru.is_some();
    match (write.is_baru, is_changed) {
        (true, _) => rencana.hitung_orang.baru += 1,
        (false, true) => rencana.hitung_orang.berubah += 1,
        (false, false) => rencana.hitung_orang.tetap += 1,
    }
    if is_changed || write.akun.is_some() {
        rencana.orang.push(write);
    }
}
