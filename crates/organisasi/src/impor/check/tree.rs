//! One tree out of rows that each name the row above: one root, no orphan, no circle.

use std::collections::{HashMap, HashSet};

use super::{Dikenal, Kumpulan, UnitMasuk, remark_unit};
use crate::impor::values::padanan;

/// `sumber_id` of a root that no file gives.
pub const AKAR: &str = "akar";

/// Deeper than any real tree; a guard, not a rule.
const DEPTH_MAX: usize = 64;

/// Gives every unit a unit above that exists, and sorts so that units above come first. What is mended is remarked:
/// orphans, second roots and circles hang under the root until the office says otherwise.
pub(super) fn arrange(
    mut units: Vec<UnitMasuk>,
    dikenal: &Dikenal,
    masalah: &mut Kumpulan,
) -> Vec<UnitMasuk> {
    if units.is_empty() {
        return units;
    }
    let root = root(&mut units, dikenal);
    let mut above = parents(&units, dikenal);
    for unit in &mut units {
        if let Some(wrong) = hang(unit, &root, &above) {
            masalah.add(wrong);
            above.insert(unit.sumber_id.clone(), unit.atasan.clone());
        }
    }
    for unit in &mut units {
        if is_in_circle(&unit.sumber_id, &above) {
            let alasan = format!(
                "{} berada di bawah dirinya sendiri (lingkaran). Untuk sementara ditempatkan langsung di bawah akar.",
                unit.nama
            );
            masalah.add(remark_unit(unit, "DIATASAN_ID", unit.atasan.as_deref().unwrap_or_default(), alasan));
            unit.atasan = Some(root.clone());
            above.insert(unit.sumber_id.clone(), unit.atasan.clone());
        }
    }
    units.sort_by_cached_key(|unit| depth(&unit.sumber_id, &above));
    units
}

/// The root that is known, else the unit without one above that has most units below, else a new one.
fn root(units: &mut Vec<UnitMasuk>, dikenal: &Dikenal) -> String {
    if let Some(known) = dikenal.unit.iter().find(|unit| unit.atasan.is_none()) {
        return known.sumber_id.clone();
    }
    let sizes = sizes(units);
    let tops = units.iter().filter(|unit| unit.atasan.is_none());
    // The first of equals, so that the same file always gives the same root.
    let top = tops.rev().max_by_key(|unit| sizes.get(unit.sumber_id.as_str()).copied().unwrap_or(0));
    if let Some(top) = top {
        return top.sumber_id.clone();
    }
    let asal = units.first().map(|unit| unit.asal.clone()).unwrap_or_default();
    units.insert(
        0,
        UnitMasuk {
            asal,
            sumber_id: AKAR.into(),
            nama: dikenal.instansi_nama.clone(),
            ..UnitMasuk::default()
        },
    );
    AKAR.into()
}

/// How many units each unit has below it, at any depth.
fn sizes(units: &[UnitMasuk]) -> HashMap<&str, usize> {
    let above: HashMap<&str, &str> =
        units.iter().filter_map(|unit| Some((unit.sumber_id.as_str(), unit.atasan.as_deref()?))).collect();
    let mut sizes = HashMap::new();
    for unit in units {
        let mut next = above.get(unit.sumber_id.as_str());
        for _ in 0..DEPTH_MAX {
            let Some(id) = next else { break };
            *sizes.entry(*id).or_insert(0) += 1;
            next = above.get(id);
        }
    }
    sizes
}

/// The unit above each unit, of the database and of the files; the files are newer.
fn parents(units: &[UnitMasuk], dikenal: &Dikenal) -> HashMap<String, Option<String>> {
    let known = dikenal.unit.iter().map(|unit| (unit.sumber_id.clone(), unit.atasan.clone()));
    known.chain(units.iter().map(|unit| (unit.sumber_id.clone(), unit.atasan.clone()))).collect()
}

/// Hangs an orphan or a second root under the root; answers the remark about it.
fn hang(unit: &mut UnitMasuk, root: &str, above: &HashMap<String, Option<String>>) -> Option<super::Masalah> {
    if unit.sumber_id == root {
        unit.atasan = None;
        return None;
    }
    let alasan = match &unit.atasan {
        Some(id) if above.contains_key(id) => return None,
        Some(_) => "Unit atasan ini tidak ada di berkas. Untuk sementara ditempatkan langsung di bawah akar.",
        None => {
            "Unit ini tidak punya unit atasan, padahal bukan akar. Untuk sementara ditempatkan langsung di bawah akar."
        }
    };
    let remark = remark_unit(
        unit,
        "DIATASAN_ID",
        unit.atasan.as_deref().unwrap_or_default(),
        format!("{}: {alasan}", unit.nama),
    );
    unit.atasan = Some(root.to_owned());
    Some(remark)
}

fn is_in_circle(id: &str, above: &HashMap<String, Option<String>>) -> bool {
    let mut seen = HashSet::new();
    let mut next = above.get(id).and_then(Option::as_deref);
    while let Some(here) = next {
        if here == id {
            return true;
        }
        if !seen.insert(here) {
            // A circle further up: its own units are mended.
            return false;
        }
        next = above.get(here).and_then(Option::as_deref);
    }
    false
}

fn depth(id: &str, above: &HashMap<String, Option<String>>) -> usize {
    let mut next = above.get(id).and_then(Option::as_deref);
    let mut depth = 0;
    while let Some(here) = next.filter(|_| depth < above.len()) {
        depth += 1;
        next = above.get(here).and_then(Option::as_deref);
    }
    depth
}

/// Whether a unit is a perangkat daerah, the level of the distribution of predikat.
///
/// The rule, because no file says it: a unit whose head bears the title of a head of perangkat daerah (kepala dinas or
/// badan, sekretaris daerah or DPRD, inspektur, camat, kepala Satpol PP: UU 23/2014, pasal 209, eselon II and camat);
/// and a unit right under the root, unless perangkat daerah stand below it, for then it only groups them ("Kecamatan").
pub fn is_opd(nama_jabatan: Option<&str>, eselon: Option<&str>, depth: usize, has_opd_below: bool) -> bool {
    depth > 0 && (is_opd_title(nama_jabatan, eselon) || (depth == 1 && !has_opd_below))
}

fn is_opd_title(nama_jabatan: Option<&str>, eselon: Option<&str>) -> bool {
    const TITLES: [&str; 8] = [
        "kepala dinas",
        "kepala badan",
        "sekretaris daerah",
        "sekretaris dprd",
        "sekretaris dewan",
        "kepala satuan polisi",
        "camat",
        "inspektur",
    ];
    let title = padanan(nama_jabatan.unwrap_or_default());
    // A kepala UPTD of a dinas, or a camat's seksi, is of a lower eselon than II or III.
    let is_high = eselon.is_none_or(|eselon| {
        eselon.starts_with("I.") || eselon.starts_with("II.") || eselon.starts_with("III.")
    });
    is_high && !title.starts_with("inspektur pembantu") && TITLES.iter().any(|word| title.starts_with(word))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::UnitDikenal;
    use super::*;

    fn units(rows: &[(&str, &str)]) -> Vec<UnitMasuk> {
        let unit = |(id, above): &(&str, &str)| UnitMasuk {
            sumber_id: (*id).into(),
            nama: format!("Unit {id}"),
            atasan: (!above.is_empty()).then(|| (*above).into()),
            ..UnitMasuk::default()
        };
        rows.iter().map(unit).collect()
    }

    fn arranged(rows: &[(&str, &str)], dikenal: &Dikenal) -> (Vec<(String, String)>, usize) {
        let mut masalah = Kumpulan::default();
        let units = arrange(units(rows), dikenal, &mut masalah);
        (
            units.into_iter().map(|unit| (unit.sumber_id, unit.atasan.unwrap_or_default())).collect(),
            masalah.daftar.len(),
        )
    }

    fn pairs(rows: &[(&str, &str)]) -> Vec<(String, String)> {
        rows.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
    }

    #[test]
    fn units_above_come_first() {
        let (tree, remarks) = arranged(&[("c", "b"), ("b", "a"), ("a", "")], &Dikenal::default());
        assert_eq!((tree, remarks), (pairs(&[("a", ""), ("b", "a"), ("c", "b")]), 0));
    }

    #[test]
    fn orphans_second_roots_and_circles_hang_under_the_root() {
        let rows = [("a", ""), ("b", "a"), ("c", "hilang"), ("d", ""), ("e", "f"), ("f", "e"), ("g", "f")];
        let (tree, remarks) = arranged(&rows, &Dikenal::default());
        let expected = [("a", ""), ("b", "a"), ("c", "a"), ("d", "a"), ("e", "a"), ("f", "e"), ("g", "f")];
        assert_eq!((tree, remarks), (pairs(&expected), 3));
    }

    #[test]
    fn without_a_root_one_is_made() {
        let (tree, remarks) = arranged(&[("b", "luar"), ("c", "b")], &Dikenal::default());
        assert_eq!((tree, remarks), (pairs(&[("akar", ""), ("b", "akar"), ("c", "b")]), 1));
    }

    #[test]
    fn what_the_database_knows_counts() {
        let known = |id: &str, above: Option<&str>| UnitDikenal {
            sumber_id: id.into(),
            atasan: above.map(str::to_owned),
            ..UnitDikenal::default()
        };
        let dikenal = Dikenal { unit: vec![known("a", None), known("b", Some("a"))], ..Dikenal::default() };
        assert_eq!(arranged(&[("c", "b")], &dikenal), (pairs(&[("c", "b")]), 0));
        // a circle through a unit that only the database has
        let dikenal = Dikenal {
            unit: vec![known("a", None), known("b", Some("c")), known("c", Some("a"))],
            ..Dikenal::default()
        };
        assert_eq!(arranged(&[("c", "b")], &dikenal), (pairs(&[("c", "a")]), 1));
    }

    #[test]
    fn perangkat_daerah_are_told_by_title_or_by_place() {
        assert!(is_opd(Some("Kepala Dinas Kesehatan"), Some("II.b"), 2, false));
        assert!(is_opd(Some("Camat Timur"), Some("III.a"), 2, false));
        assert!(is_opd(None, None, 1, false));
        assert!(!is_opd(None, None, 1, true), "only groups others");
        assert!(!is_opd(Some("Inspektur Pembantu I"), Some("III.a"), 2, false));
        assert!(!is_opd(Some("Kepala Bidang Mutu"), Some("III.b"), 2, false));
        assert!(!is_opd(Some("Wali Kota"), None, 0, true));
    }

    proptest! {
        #[test]
        fn every_tangle_becomes_a_tree(rows in proptest::collection::vec((0..12_u8, 0..14_u8), 0..14)) {
            let rows: HashMap<u8, u8> = rows.into_iter().collect();
            let text: Vec<(String, String)> = rows.iter().map(|(a, b)| (a.to_string(), b.to_string())).collect();
            let refs: Vec<(&str, &str)> = text.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
            let (tree, _) = arranged(&refs, &Dikenal::default());
            let mut seen = HashSet::new();
            for (place, (id, above)) in tree.iter().enumerate() {
                let is_sound = if place == 0 { above.is_empty() } else { seen.contains(above) };
                prop_assert!(is_sound);
                seen.insert(id.clone());
            }
        }
    }
}
