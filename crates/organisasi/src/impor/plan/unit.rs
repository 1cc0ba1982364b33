//! Units: upsert by `sumber_id`, paths, perangkat daerah, heads.

use std::collections::{HashMap, HashSet};

use platform::{Result, Uuid};

use super::super::check::{self, Pemimpin, UnitMasuk};
use super::super::store::{Snapshot, UnitBaris};
use super::super::values::padanan;
use super::orang::People;
use super::{IdFn, Rencana};

/// Every unit as it will be: by id, and ids by `sumber_id`.
pub(super) struct Units {
    pub by_sumber: HashMap<String, Uuid>,
    pub all: HashMap<Uuid, UnitBaris>,
}

/// Plans the units; heads come later, when the people have ids.
pub(super) fn plan(
    files: &[UnitMasuk],
    lama: &Snapshot,
    new_id: &IdFn,
    rencana: &mut Rencana,
) -> Result<Units> {
    let mut units = merge(files, lama, new_id)?;
    set_paths(&mut units.all);
    set_opd(&mut units.all);
    let old: HashMap<Uuid, &UnitBaris> = lama.unit.iter().map(|unit| (unit.id, unit)).collect();
    let in_files: HashSet<&str> = files.iter().map(|unit| unit.sumber_id.as_str()).collect();
    let mut sorted: Vec<&UnitBaris> = units.all.values().collect();
    sorted.sort_by_key(|unit| (unit.jalur.matches('/').count(), unit.urut, unit.id));
    for unit in sorted {
        let counts = in_files.contains(unit.sumber_id.as_str());
        match old.get(&unit.id) {
            None => rencana.unit_baru.push(unit.clone()),
            // A unit that no file names may still move with the unit above it.
            Some(before) if *before != unit => rencana.unit_ubah.push(unit.clone()),
            Some(_) if counts => rencana.hitung_unit.tetap += 1,
            Some(_) => {}
        }
    }
    rencana.hitung_unit.baru = rencana.unit_baru.len();
    rencana.hitung_unit.berubah = rencana.unit_ubah.len();
    Ok(units)
}

/// The units of the database with those of the files laid over.
fn merge(files: &[UnitMasuk], lama: &Snapshot, new_id: &IdFn) -> Result<Units> {
    let mut by_sumber: HashMap<String, Uuid> =
        lama.unit.iter().map(|unit| (unit.sumber_id.clone(), unit.id)).collect();
    let mut all: HashMap<Uuid, UnitBaris> = lama.unit.iter().map(|unit| (unit.id, unit.clone())).collect();
    for unit in files {
        let id = match by_sumber.get(&unit.sumber_id) {
            Some(id) => *id,
            None => new_id()?,
        };
        by_sumber.insert(unit.sumber_id.clone(), id);
        let old = all.get(&id);
        let row = UnitBaris {
            id,
            sumber_id: unit.sumber_id.clone(),
            nama: unit.nama.clone(),
            // What a file leaves empty erases nothing.
            nama_jabatan: unit.nama_jabatan.clone().or_else(|| old?.nama_jabatan.clone()),
            eselon: unit.eselon.clone().or_else(|| old?.eselon.clone()),
            // Units above come first, so they have ids.
            atasan_id: unit.atasan.as_ref().and_then(|above| by_sumber.get(above)).copied(),
            jalur: String::new(),
            urut: i64::from(unit.asal.baris),
            is_opd: false,
            kepala_id: old.and_then(|old| old.kepala_id),
        };
        all.insert(id, row);
    }
    Ok(Units { by_sumber, all })
}

/// Ids from the root down, each followed by `/`.
fn set_paths(all: &mut HashMap<Uuid, UnitBaris>) {
    let above: HashMap<Uuid, Option<Uuid>> = all.iter().map(|(id, unit)| (*id, unit.atasan_id)).collect();
    for unit in all.values_mut() {
        let (mut path, mut next) = (format!("{}/", unit.id), unit.atasan_id);
        // The arranged tree has no circle; the count is a guard against one in the database.
        for _ in 0..above.len() {
            let Some(id) = next else { break };
            path.insert_str(0, &format!("{id}/"));
            next = above.get(&id).copied().flatten();
        }
        unit.jalur = path;
    }
}

fn set_opd(all: &mut HashMap<Uuid, UnitBaris>) {
    let depth = |unit: &UnitBaris| unit.jalur.matches('/').count().saturating_sub(1);
    let is_titled = |unit: &UnitBaris| {
        check::is_opd(unit.nama_jabatan.as_deref(), unit.eselon.as_deref(), depth(unit), true)
    };
    // Ids on the paths above each titled unit: they have a perangkat daerah below.
    let titled: Vec<&UnitBaris> = all.values().filter(|unit| is_titled(unit)).collect();
    let has_below: HashSet<String> = titled.iter().flat_map(|unit| ids_above(&unit.jalur)).collect();
    for unit in all.values_mut() {
        let below = has_below.contains(&unit.id.to_string());
        unit.is_opd = check::is_opd(unit.nama_jabatan.as_deref(), unit.eselon.as_deref(), depth(unit), below);
    }
}

fn ids_above(jalur: &str) -> Vec<String> {
    let mut ids: Vec<String> = jalur.split_terminator('/').map(str::to_owned).collect();
    ids.pop();
    ids
}

/// Heads: whom the file names, else the one holder in the unit (or in the whole city) of the post that the unit names.
/// A head who is found by neither stays, unless this very import moves the person to another unit, or has left.
pub(super) fn plan_heads(
    files: &[UnitMasuk],
    units: &Units,
    people: &People,
    lama: &Snapshot,
    rencana: &mut Rencana,
) {
    let posts = people.by_post();
    for file in files {
        let Some(unit) = units.by_sumber.get(&file.sumber_id).and_then(|id| units.all.get(id)) else {
            continue;
        };
        let named = file.pemimpin.as_ref().and_then(|who| people.find(who));
        let by_post = || unit.nama_jabatan.as_deref().and_then(|post| holder(&posts, post, unit.id));
        let stays =
            || unit.kepala_id.filter(|head| !people.moved.contains(head) && !people.left.contains(head));
        let head = named.or_else(by_post).or_else(stays);
        if head != unit.kepala_id {
            rencana.kepala.push((unit.id, head));
        }
    }
    clear_moved(files, units, people, lama, rencana);
}

/// Heads of units that no file names, and who moved away or have left.
fn clear_moved(files: &[UnitMasuk], units: &Units, people: &People, lama: &Snapshot, rencana: &mut Rencana) {
    let in_files: HashSet<&str> = files.iter().map(|unit| unit.sumber_id.as_str()).collect();
    for unit in lama.unit.iter().filter(|unit| !in_files.contains(unit.sumber_id.as_str())) {
        let Some(head) =
            unit.kepala_id.filter(|head| people.moved.contains(head) || people.left.contains(head))
        else {
            continue;
        };
        let stays_here = people.unit_of(head) == Some(unit.id) && !people.left.contains(&head);
        if units.all.contains_key(&unit.id) && !stays_here {
            rencana.kepala.push((unit.id, None));
        }
    }
}

/// Post, in the form of [`padanan`], to its holders and their units.
pub(super) type Posts = HashMap<String, Vec<(Uuid, Uuid)>>;

fn holder(posts: &Posts, post: &str, unit: Uuid) -> Option<Uuid> {
    let holders = posts.get(&padanan(post))?;
    let here: Vec<Uuid> = holders.iter().filter(|(_, own)| *own == unit).map(|(person, _)| *person).collect();
    match (here.as_slice(), holders.as_slice()) {
        ([one], _) => Some(*one),
        ([], [(one, _)]) => Some(*one),
        _ => None,
    }
}

impl People<'_> {
    fn find(&self, who: &Pemimpin) -> Option<Uuid> {
        match who {
            Pemimpin::PnsId(id) => self.by_pns_id.get(id.as_str()).copied(),
            Pemimpin::Nip(nip) => self.by_nip.get(nip.as_str()).copied(),
        }
    }
}
