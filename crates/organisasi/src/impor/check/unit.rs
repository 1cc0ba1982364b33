//! Units: from the tree file, from our template, or flat from the people's file when there is nothing else.

use std::collections::{HashMap, HashSet};

use super::{
    AKAR, Dikenal, Isi, Jenis, Kolom, Kumpulan, OrangMasuk, Pemimpin, Periksa, Tabel, UnitMasuk, remark_unit,
};
use crate::impor::values::padanan;
use crate::impor::vocabulary;

/// The units of all tables that have any. The first of two rows with the same id counts.
pub(super) fn collect(tables: &[Tabel], isi: &mut Isi) -> Vec<UnitMasuk> {
    let mut units = Vec::new();
    let mut seen: HashMap<String, (u32, String)> = HashMap::new();
    // A tree file says more of a unit than the rows of its people do.
    let (trees, templates): (Vec<&Tabel>, Vec<&Tabel>) =
        tables.iter().partition(|tabel| tabel.jenis == Jenis::Unit);
    for tabel in trees.into_iter().chain(templates).filter(|tabel| tabel.jenis != Jenis::Orang) {
        for baris in &tabel.baris {
            let mut row = Periksa { tabel, baris, masalah: &mut isi.masalah };
            units.extend(unit(&mut row, &mut seen));
        }
    }
    units
}

fn unit(row: &mut Periksa<'_>, seen: &mut HashMap<String, (u32, String)>) -> Option<UnitMasuk> {
    let is_template = row.tabel.jenis == Jenis::Templat;
    let (id, name) =
        if is_template { (Kolom::KodeUnit, Kolom::UnorNama) } else { (Kolom::Id, Kolom::NamaUnor) };
    let Some(sumber_id) = row.isi(id) else {
        // Of a template's row without a unit the person complains.
        return if is_template { None } else { row.refuse(id, "ID unit belum diisi.") };
    };
    let nama = row.isi(name).map(tidy_name).unwrap_or_default();
    if let Some((first, first_name)) = seen.get(sumber_id) {
        return again(row, id, name, (*first, first_name.clone()), &nama);
    }
    if nama.is_empty() {
        return row.refuse(name, "Nama unit belum diisi.");
    }
    seen.insert(sumber_id.to_owned(), (row.baris.nomor, nama.clone()));
    let eselon = row.isi(Kolom::EselonId).or_else(|| row.isi(Kolom::Eselon).filter(|_| !is_template));
    Some(UnitMasuk {
        asal: row.asal(),
        sumber_id: sumber_id.to_owned(),
        nama,
        nama_jabatan: row.isi(Kolom::NamaJabatan).map(str::to_owned),
        eselon: eselon.and_then(vocabulary::eselon),
        atasan: row.isi(Kolom::AtasanId).filter(|above| *above != sumber_id).map(str::to_owned),
        pemimpin: pemimpin(row),
    })
}

/// The tree file writes the level of a unit as hyphens before its name.
fn tidy_name(nama: &str) -> String {
    nama.trim_start_matches(['-', ' ', '\u{2013}']).trim().to_owned()
}

/// In the template a unit stands on the row of each of its people; in the tree file it stands once.
fn again(
    row: &mut Periksa<'_>,
    id: Kolom,
    name: Kolom,
    (first, first_name): (u32, String),
    nama: &str,
) -> Option<UnitMasuk> {
    if row.tabel.jenis == Jenis::Unit {
        return row
            .refuse(id, format!("ID unit ini sudah ada di baris {first}. Baris pertama yang dipakai."));
    }
    if !nama.is_empty() && padanan(nama) != padanan(&first_name) {
        row.remark(
            name,
            format!("Nama unit berbeda dengan baris {first} (\"{first_name}\"). Yang pertama dipakai."),
        );
    }
    None
}

fn pemimpin(row: &Periksa<'_>) -> Option<Pemimpin> {
    let by_id = row.isi(Kolom::PemimpinPnsId).map(|id| Pemimpin::PnsId(id.to_owned()));
    by_id.or_else(|| {
        row.isi(Kolom::PemimpinNip).map(|nip| Pemimpin::Nip(aturan::nip::rapikan(nip).into_owned()))
    })
}

/// Only a people's file, and nothing known: satuan kerja under the root, units under their satuan kerja.
pub(super) fn flat(tables: &[Tabel], dikenal: &Dikenal, isi: &mut Isi) -> Vec<UnitMasuk> {
    let mut units: Vec<UnitMasuk> = Vec::new();
    let mut seen = HashSet::new();
    let mut add = |unit: UnitMasuk| {
        if seen.insert(unit.sumber_id.clone()) {
            units.push(unit);
        }
    };
    for tabel in tables.iter().filter(|tabel| tabel.jenis == Jenis::Orang) {
        for baris in &tabel.baris {
            let row = Periksa { tabel, baris, masalah: &mut isi.masalah };
            let Some(id) = row.isi(Kolom::UnorId) else { continue };
            let above = satuan_kerja(&row).filter(|above| above.sumber_id != id);
            let atasan = above.as_ref().map_or(AKAR, |above| &above.sumber_id).to_owned();
            add(UnitMasuk {
                asal: row.asal(),
                sumber_id: AKAR.into(),
                nama: dikenal.instansi_nama.clone(),
                ..UnitMasuk::default()
            });
            above.into_iter().for_each(&mut add);
            let nama = row.isi(Kolom::UnorNama).unwrap_or(id).to_owned();
            add(UnitMasuk {
                asal: row.asal(),
                sumber_id: id.into(),
                nama,
                atasan: Some(atasan),
                ..UnitMasuk::default()
            });
        }
    }
    if !units.is_empty() {
        isi.catatan.push("Berkas pohon unit belum ada: unit disusun datar menurut satuan kerja. Unggah berkas unit agar pejabat penilai dapat diusulkan.".into());
    }
    units
}

fn satuan_kerja(row: &Periksa<'_>) -> Option<UnitMasuk> {
    let nama = row.isi(Kolom::SatkerNama)?;
    let sumber_id =
        row.isi(Kolom::SatkerId).map_or_else(|| format!("satker {}", padanan(nama)), str::to_owned);
    Some(UnitMasuk {
        asal: row.asal(),
        sumber_id,
        nama: nama.into(),
        atasan: Some(AKAR.into()),
        ..UnitMasuk::default()
    })
}

/// A head whom neither the files nor the database know.
pub(super) fn check_heads(
    units: &[UnitMasuk],
    people: &[OrangMasuk],
    dikenal: &Dikenal,
    masalah: &mut Kumpulan,
) {
    let in_files: HashSet<&str> = people
        .iter()
        .flat_map(|person| [person.pns_id.as_deref(), Some(person.nip.as_str())])
        .flatten()
        .collect();
    for unit in units {
        let (kolom, id) = match &unit.pemimpin {
            Some(Pemimpin::PnsId(id)) => ("PEMIMPIN_PNS_ID", id),
            Some(Pemimpin::Nip(nip)) => ("NIP KEPALA", nip),
            None => continue,
        };
        if !in_files.contains(id.as_str()) && !dikenal.pegawai.contains(id) {
            let alasan = format!("Kepala {} tidak ada di antara pegawai yang dapat dimasukkan.", unit.nama);
            masalah.add(remark_unit(unit, kolom, id, alasan));
        }
    }
}
