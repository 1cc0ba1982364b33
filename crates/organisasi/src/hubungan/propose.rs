//! From the unit tree to proposals. Pure.
//!
//! The head of a unit rates its people; the head of the unit above rates the head. The atasan penilai is the next head
//! further up. A Plt or Plh stands in for a head who is missing, and is proposed as such. Under a vacant post nobody is
//! proposed: a relation that skips a level is the office's to decide.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};
use platform::Uuid;

use super::{Dasar, HasilUsul};

/// A unit of the tree.
#[derive(Clone, Debug)]
pub struct Simpul {
    pub id: Uuid,
    pub atasan_id: Option<Uuid>,
    pub kepala_id: Option<Uuid>,
}

/// A person in a unit.
#[derive(Clone, Debug)]
pub struct Tempat {
    pub pegawai_id: Uuid,
    pub unit_id: Uuid,
    pub is_fungsional: bool,
    pub mulai: NaiveDate,
}

/// The tree and its people on a day.
#[derive(Clone, Debug, Default)]
pub struct Ground {
    pub unit: Vec<Simpul>,
    /// The main placement of everybody who is on duty.
    pub utama: Vec<Tempat>,
    /// On duty, but placed nowhere.
    pub tanpa_unit: Vec<Uuid>,
    /// Unit and its Plt or Plh.
    pub pelaksana_tugas: HashMap<Uuid, Uuid>,
    pub non_asn: HashSet<Uuid>,
}

/// Why nobody is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Belum {
    /// The post of the head is vacant, and nobody acts for it.
    KepalaKosong,
    /// Head of the root: there is no unit above.
    DiPuncak,
    TanpaUnit,
}

/// A proposed relation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Usulan {
    pub pegawai_id: Uuid,
    pub penilai_id: Uuid,
    pub atasan_penilai_id: Option<Uuid>,
    pub dasar: Dasar,
    pub mulai: NaiveDate,
    /// First day of the placement that it follows from.
    pub penempatan_mulai: NaiveDate,
}

/// One answer for each person on duty.
pub fn propose(ground: &Ground, today: NaiveDate) -> Vec<(Uuid, Result<Usulan, Belum>)> {
    let tree = Tree::of(ground);
    let placed = ground.utama.iter().map(|here| (here.pegawai_id, tree.usulan(here, today)));
    placed.chain(ground.tanpa_unit.iter().map(|id| (*id, Err(Belum::TanpaUnit)))).collect()
}

struct Tree<'a> {
    unit: HashMap<Uuid, &'a Simpul>,
    fungsional: HashSet<Uuid>,
    ground: &'a Ground,
}

impl<'a> Tree<'a> {
    fn of(ground: &'a Ground) -> Self {
        let fungsional =
            ground.utama.iter().filter(|here| here.is_fungsional).map(|here| here.pegawai_id).collect();
        Self { unit: ground.unit.iter().map(|unit| (unit.id, unit)).collect(), fungsional, ground }
    }

    fn usulan(&self, here: &Tempat, today: NaiveDate) -> Result<Usulan, Belum> {
        let me = here.pegawai_id;
        // Nobody rates themself: a head, or the Plt of the own unit, looks further up.
        let level =
            self.up_from(here.unit_id).find(|unit| self.head(unit).is_none_or(|(head, _)| head != me));
        let level = level.ok_or(Belum::DiPuncak)?;
        let (penilai_id, dasar) = self.head(level).ok_or(Belum::KepalaKosong)?;
        let above = self.up_from(level.id).skip(1).filter_map(|unit| self.head(unit));
        let atasan_penilai_id = above.map(|(head, _)| head).find(|head| *head != penilai_id && *head != me);
        let new_year = NaiveDate::from_ymd_opt(today.year(), 1, 1).unwrap_or(today);
        Ok(Usulan {
            pegawai_id: me,
            penilai_id,
            atasan_penilai_id,
            dasar,
            // Of earlier years the tree knows nothing.
            mulai: here.mulai.max(new_year),
            penempatan_mulai: here.mulai,
        })
    }

    /// A unit and those above it. The count is a guard against a circle.
    fn up_from(&self, id: Uuid) -> impl Iterator<Item = &'a Simpul> {
        let above = |unit: &&'a Simpul| unit.atasan_id.and_then(|id| self.unit.get(&id)).copied();
        std::iter::successors(self.unit.get(&id).copied(), above).take(self.unit.len())
    }

    /// Who leads a unit, and on what ground: a JF who leads a school or a puskesmas does so by an additional duty.
    fn head(&self, unit: &Simpul) -> Option<(Uuid, Dasar)> {
        let dasar = |head: Uuid| match head {
            head if self.ground.non_asn.contains(&head) => Dasar::PejabatNonAsn,
            head if self.fungsional.contains(&head) => Dasar::TugasTambahan,
            _ => Dasar::Struktural,
        };
        let acting = || self.ground.pelaksana_tugas.get(&unit.id).map(|head| (*head, Dasar::PltPlh));
        unit.kepala_id.map(|head| (head, dasar(head))).or_else(acting)
    }
}

/// A relation that holds today or later.
#[derive(Clone, Debug)]
pub struct Lama {
    pub id: Uuid,
    pub pegawai_id: Uuid,
    pub penilai_id: Uuid,
    pub atasan_penilai_id: Option<Uuid>,
    pub dasar: String,
    pub is_ditetapkan: bool,
    pub mulai: NaiveDate,
}

/// What to write.
#[derive(Clone, Debug, Default)]
pub struct Perubahan {
    pub baru: Vec<Usulan>,
    pub ubah: Vec<(Uuid, Usulan)>,
    pub hapus: Vec<Uuid>,
    pub hasil: HasilUsul,
}

/// Compares proposals with what is written. Where a relation is confirmed the tree is silent, unless the person has
/// moved since and the tree names another penilai: then a proposal waits beside the confirmed one.
pub fn reconcile(answers: &[(Uuid, Result<Usulan, Belum>)], old: &[Lama]) -> Perubahan {
    let (mut confirmed, mut proposed) = (HashMap::new(), HashMap::new());
    for row in old {
        let map = if row.is_ditetapkan { &mut confirmed } else { &mut proposed };
        map.insert(row.pegawai_id, row);
    }
    let mut change = Perubahan::default();
    for (person, answer) in answers {
        let wanted = wanted(answer, confirmed.get(person).copied(), &mut change.hasil);
        match (wanted, proposed.remove(person)) {
            (Some(new), None) => change.baru.push(new.clone()),
            (Some(new), Some(old)) if is_same(new, old) => change.hasil.usulan.tetap += 1,
            (Some(new), Some(old)) => change.ubah.push((old.id, new.clone())),
            (None, Some(old)) => change.hapus.push(old.id),
            (None, None) => {}
        }
    }
    // Proposals about people who are no longer on duty.
    change.hapus.extend(proposed.values().map(|old| old.id));
    change.hasil.usulan.baru = change.baru.len();
    change.hasil.usulan.berubah = change.ubah.len();
    change.hasil.dihapus = change.hapus.len();
    change
}

fn wanted<'a>(
    answer: &'a Result<Usulan, Belum>,
    confirmed: Option<&Lama>,
    hasil: &mut HasilUsul,
) -> Option<&'a Usulan> {
    match (answer, confirmed) {
        (Ok(new), None) => Some(new),
        (Ok(new), Some(old)) => {
            (new.penempatan_mulai > old.mulai && new.penilai_id != old.penilai_id).then_some(new)
        }
        (Err(_), Some(_)) => None,
        (Err(belum), None) => {
            match belum {
                Belum::KepalaKosong => hasil.kepala_kosong += 1,
                Belum::DiPuncak => hasil.di_puncak += 1,
                Belum::TanpaUnit => hasil.tanpa_unit += 1,
            }
            None
        }
    }
}

fn is_same(new: &Usulan, old: &Lama) -> bool {
    new.penilai_id == old.penilai_id
        && new.atasan_penilai_id == old.atasan_penilai_id
        && new.dasar.kode() == old.dasar
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOT: u128 = 100;
    const DINAS: u128 = 110;
    const BIDANG: u128 = 111;
    const WALI_KOTA: u128 = 1;
    const KADIS: u128 = 2;
    const KABID: u128 = 3;
    const STAF: u128 = 4;

    fn id(n: u128) -> Uuid {
        Uuid::from_u128(n)
    }

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn city() -> Ground {
        let unit = |n, above: Option<u128>, head: u128| Simpul {
            id: id(n),
            atasan_id: above.map(id),
            kepala_id: Some(id(head)),
        };
        let here = |n, unit| Tempat {
            pegawai_id: id(n),
            unit_id: id(unit),
            is_fungsional: false,
            mulai: day(2024, 3, 1),
        };
        Ground {
            unit: vec![
                unit(ROOT, None, WALI_KOTA),
                unit(DINAS, Some(ROOT), KADIS),
                unit(BIDANG, Some(DINAS), KABID),
            ],
            utama: vec![here(KADIS, DINAS), here(KABID, BIDANG), here(STAF, BIDANG)],
            non_asn: [id(WALI_KOTA)].into(),
            ..Ground::default()
        }
    }

    fn answer(ground: &Ground, person: u128) -> Result<(Uuid, Option<Uuid>, Dasar), Belum> {
        let all = propose(ground, day(2026, 11, 25));
        let (_, answer) = all.into_iter().find(|(own, _)| *own == id(person)).unwrap();
        answer.map(|new| (new.penilai_id, new.atasan_penilai_id, new.dasar))
    }

    #[test]
    fn the_head_rates_and_the_head_above_rates_the_head() {
        let city = city();
        assert_eq!(answer(&city, STAF), Ok((id(KABID), Some(id(KADIS)), Dasar::Struktural)));
        assert_eq!(answer(&city, KABID), Ok((id(KADIS), Some(id(WALI_KOTA)), Dasar::Struktural)));
        assert_eq!(answer(&city, KADIS), Ok((id(WALI_KOTA), None, Dasar::PejabatNonAsn)));
    }

    #[test]
    fn under_a_vacant_post_nobody_is_proposed_but_the_plt_is() {
        let mut city = city();
        city.unit[2].kepala_id = None;
        assert_eq!(answer(&city, STAF), Err(Belum::KepalaKosong));
        city.pelaksana_tugas.insert(id(BIDANG), id(KABID));
        assert_eq!(answer(&city, STAF), Ok((id(KABID), Some(id(KADIS)), Dasar::PltPlh)));
        assert_eq!(answer(&city, KABID), Ok((id(KADIS), Some(id(WALI_KOTA)), Dasar::Struktural)));
    }

    #[test]
    fn nobody_rates_themself_and_the_top_has_nobody_above() {
        let mut city = city();
        city.unit[1].kepala_id = Some(id(KABID));
        assert_eq!(answer(&city, KABID), Ok((id(WALI_KOTA), None, Dasar::PejabatNonAsn)));
        assert_eq!(answer(&city, STAF), Ok((id(KABID), Some(id(WALI_KOTA)), Dasar::Struktural)));
        city.unit[0].kepala_id = Some(id(KABID));
        assert_eq!(answer(&city, KABID), Err(Belum::DiPuncak));
    }

    #[test]
    fn a_functional_head_rates_by_additional_duty() {
        let mut city = city();
        city.utama[1].is_fungsional = true;
        assert_eq!(answer(&city, STAF), Ok((id(KABID), Some(id(KADIS)), Dasar::TugasTambahan)));
    }

    fn lama(usulan: &Usulan, is_ditetapkan: bool) -> Lama {
        Lama {
            id: id(900),
            pegawai_id: usulan.pegawai_id,
            penilai_id: usulan.penilai_id,
            atasan_penilai_id: usulan.atasan_penilai_id,
            dasar: usulan.dasar.kode().into(),
            is_ditetapkan,
            mulai: usulan.mulai,
        }
    }

    fn sizes(change: &Perubahan) -> (usize, usize, usize, usize) {
        (change.baru.len(), change.ubah.len(), change.hapus.len(), change.hasil.usulan.tetap)
    }

    #[test]
    fn proposals_follow_the_tree_and_confirmed_ones_do_not() {
        let mut city = city();
        let answers = propose(&city, day(2026, 11, 25));
        assert_eq!(sizes(&reconcile(&answers, &[])), (3, 0, 0, 0));
        let staf = answers[2].1.clone().unwrap();
        assert_eq!(staf.mulai, day(2026, 1, 1));
        assert_eq!(sizes(&reconcile(&answers, &[lama(&staf, false)])), (2, 0, 0, 1));
        let other = Usulan { penilai_id: id(KADIS), ..staf.clone() };
        assert_eq!(sizes(&reconcile(&answers, &[lama(&other, false)])), (2, 1, 0, 0));
        assert_eq!(
            sizes(&reconcile(&answers, &[lama(&other, true)])),
            (2, 0, 0, 0),
            "confirmed otherwise, on purpose"
        );
        city.utama[2].mulai = day(2026, 9, 1);
        let moved = propose(&city, day(2026, 11, 25));
        assert_eq!(
            sizes(&reconcile(&moved, &[lama(&other, true)])),
            (3, 0, 0, 0),
            "moved since: proposed beside it"
        );
        city.unit[2].kepala_id = None;
        let vacant = propose(&city, day(2026, 11, 25));
        let change = reconcile(&vacant, &[lama(&staf, false)]);
        // the former kabid is one of the unit now, and has nobody either
        assert_eq!((change.hapus.len(), change.hasil.kepala_kosong, change.hasil.belum()), (1, 2, 2));
    }
}
