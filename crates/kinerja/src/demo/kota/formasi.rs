//! How many units and posts a city of so many people has.
//!
//! The units are those of the invented city's description, which gives a city of 1,200, 5,000 and 20,000 people; sizes
//! between are interpolated. Its mix of people (31 % teachers, 17 % structural) is **not** followed: the mix wanted is
//! guru 38, nakes 17, pelaksana 25, JF lain 13, struktural 7 per cent. With 181 units the heads alone are 14 % of
//! 1,200 people, so there structural posts stay at what the units need (no kepala seksi in a kelurahan, one kepala
//! subbagian a secretariat) and the others share the rest in the wanted proportion. From about 5,000 people on, all
//! five shares are met.

use std::collections::{BTreeMap, BTreeSet};

use super::KotaError;
use super::acak::Acak;
use super::data::{Data, DataUnit, Kelompok, Skala};
use super::susunan::JenisUnit;

/// Wanted share of each group, per cent, in the order of filling.
pub(crate) const BAURAN: [(Kelompok, usize); 5] = [
    (Kelompok::Struktural, 7),
    (Kelompok::Guru, 38),
    (Kelompok::Nakes, 17),
    (Kelompok::Fungsional, 13),
    (Kelompok::Pelaksana, 25),
];

/// Units whose people are all named by the stories.
const UNIT_CERITA: [&str; 2] = ["disdukcapil_dafduk", "disdukcapil_capil"];

/// A unit with the posts that are filled in it.
#[derive(Debug, Clone)]
pub(crate) struct UnitFormasi {
    pub(crate) kunci: String,
    pub(crate) nama: String,
    pub(crate) jenis: JenisUnit,
    pub(crate) induk: Option<String>,
    /// The described unit that it is a copy of (itself, where there is one only).
    pub(crate) templat: String,
    pub(crate) kepala: Option<String>,
    /// False where the head's post is Plt, rangkap or vacant.
    pub(crate) kepala_terisi: bool,
    /// Job to number of posts, without the head.
    pub(crate) pos: BTreeMap<String, usize>,
    /// Job to weight in sharing out the posts that are not fixed.
    bobot: BTreeMap<String, usize>,
}

/// Stand-ins and vacancies that this city has.
#[derive(Debug, Default, Clone)]
pub(crate) struct Kekosongan {
    /// Unit without own head, unit whose head stands in.
    pub(crate) plt: Vec<(String, String)>,
    pub(crate) rangkap: Vec<(String, String)>,
    pub(crate) kosong: Vec<String>,
}

/// The plan of the city.
#[derive(Debug)]
pub(crate) struct Formasi {
    pub(crate) unit: Vec<UnitFormasi>,
    pub(crate) kekosongan: Kekosongan,
}

/// The plan for exactly `pegawai` people.
pub(crate) fn susun(data: &Data, pegawai: usize, benih: u64) -> Result<Formasi, KotaError> {
    let skala = skala(&data.unit.skala, pegawai);
    let mut unit = perbanyak(data, pegawai, &skala);
    let kekosongan = kekosongan(data, &unit);
    tandai_kosong(&mut unit, &kekosongan);
    pos_tetap(data, &mut unit, &skala)?;
    isi_sisa(data, &mut unit, pegawai, benih)?;
    Ok(Formasi { unit, kekosongan })
}

/// Numbers of the repeated units, interpolated between the described sizes.
fn skala(tabel: &[Skala], pegawai: usize) -> Skala {
    let nol = Skala {
        pegawai: 0,
        kecamatan: 0,
        kelurahan: 0,
        sd: 0,
        smp: 0,
        tk: 0,
        puskesmas: 0,
        rsud: 0,
        bobot_opd: 10,
    };
    let atas = tabel.iter().copied().find(|s| s.pegawai >= pegawai).or(tabel.last().copied()).unwrap_or(nol);
    let bawah = tabel.iter().copied().rev().find(|s| s.pegawai < atas.pegawai).unwrap_or(nol);
    let antara = |a: usize, z: usize| {
        // Beyond the largest size the line goes on; each kind has at least one unit.
        (a + (z.saturating_sub(a) * pegawai.saturating_sub(bawah.pegawai))
            / (atas.pegawai - bawah.pegawai).max(1))
        .max(1)
    };
    Skala {
        pegawai,
        kecamatan: antara(bawah.kecamatan, atas.kecamatan),
        kelurahan: antara(bawah.kelurahan, atas.kelurahan),
        sd: antara(bawah.sd, atas.sd),
        smp: antara(bawah.smp, atas.smp),
        tk: antara(bawah.tk, atas.tk),
        puskesmas: antara(bawah.puskesmas, atas.puskesmas),
        rsud: antara(bawah.rsud, atas.rsud),
        bobot_opd: antara(bawah.bobot_opd, atas.bobot_opd),
    }
}

/// The described units, with the repeated kinds repeated. Small cities leave units out.
fn perbanyak(data: &Data, pegawai: usize, skala: &Skala) -> Vec<UnitFormasi> {
    let ada = |kunci: &str| data.unit.unit.iter().find(|u| u.kunci == kunci);
    let nama = Nama { data };
    let mut unit: Vec<UnitFormasi> = Vec::new();
    for asli in &data.unit.unit {
        if asli.ambang <= pegawai && !diperbanyak(&asli.kunci) {
            unit.push(salin(
                asli,
                asli.kunci.clone(),
                asli.nama.clone(),
                asli.induk.clone(),
                skala.bobot_opd,
            ));
        }
    }
    if skala.rsud > 1 {
        unit.extend(rsud_kedua(data, skala));
    }
    let dinkes = Some("dinkes".to_owned());
    for n in 1..=skala.puskesmas {
        let templat = if n == 1 { "pkm1" } else { "pkm2" };
        unit.extend(ada(templat).map(|u| salin(u, format!("pkm{n}"), nama.puskesmas(n), dinkes.clone(), 10)));
    }
    for (awalan, jumlah, templat) in [
        ("sd", skala.sd, ["sd01", "sd02", "sd03"].as_slice()),
        ("smp", skala.smp, ["smp01", "smp04"].as_slice()),
        ("tk", skala.tk, ["tk01"].as_slice()),
    ] {
        if awalan != "sd" && pegawai < 150 {
            continue;
        }
        for n in 1..=jumlah {
            let asli = templat.get((n - 1) % templat.len()).and_then(|t| ada(t));
            let nama_unit = format!("{} Negeri {n:02} Sagara", awalan.to_uppercase());
            unit.extend(
                asli.map(|u| salin(u, format!("{awalan}{n:02}"), nama_unit, Some("disdik".to_owned()), 10)),
            );
        }
    }
    if pegawai >= 150 {
        unit.extend(kecamatan(data, skala, &nama));
    }
    unit
}

fn diperbanyak(kunci: &str) -> bool {
    ["sd0", "smp0", "tk0", "pkm", "kec", "kel"].iter().any(|a| kunci.starts_with(a))
}

/// Kecamatan with their offices and kelurahan, the kelurahan spread evenly.
fn kecamatan(data: &Data, skala: &Skala, nama: &Nama<'_>) -> Vec<UnitFormasi> {
    let mut unit = Vec::new();
    let asli: Vec<&DataUnit> = data.unit.unit.iter().filter(|u| u.kunci.starts_with("kec1")).collect();
    let lurah = data.unit.unit.iter().find(|u| u.kunci == "kel01");
    for k in 1..=skala.kecamatan {
        let nama_kecamatan = nama.kecamatan(k);
        for u in &asli {
            let kunci = u.kunci.replacen("kec1", &format!("kec{k}"), 1);
            let induk = u.induk.as_ref().map(|i| i.replacen("kec1", &format!("kec{k}"), 1));
            let nama_unit = u.nama.replace("Kecamatan 1", &format!("Kecamatan {nama_kecamatan}"));
            unit.push(salin(u, kunci, nama_unit, induk, 10));
        }
        let dari = skala.kelurahan * (k - 1) / skala.kecamatan;
        let sampai = skala.kelurahan * k / skala.kecamatan;
        for n in dari + 1..=sampai {
            let induk = Some(format!("kec{k}"));
            let nama_unit = format!("Kelurahan {}", nama.kelurahan(n));
            unit.extend(lurah.map(|u| salin(u, format!("kel{n:02}"), nama_unit, induk, 10)));
        }
    }
    unit
}

fn rsud_kedua(data: &Data, skala: &Skala) -> Vec<UnitFormasi> {
    let asli = data.unit.unit.iter().filter(|u| u.kunci.starts_with("rsud"));
    asli.map(|u| {
        let kunci = u.kunci.replacen("rsud", "rsud2", 1);
        let induk = u.induk.as_ref().map(|i| i.replacen("rsud", "rsud2", 1));
        salin(u, kunci, format!("{} Sagara Timur", u.nama), induk, skala.bobot_opd)
    })
    .collect()
}

/// Names of places, each once.
struct Nama<'a> {
    data: &'a Data,
}

impl Nama<'_> {
    fn kecamatan(&self, n: usize) -> String {
        let (dasar, arah) = (&self.data.unit.kecamatan, &self.data.unit.arah);
        let i = n.saturating_sub(1);
        let pilih = |isi: &[String], i: usize| isi.get(i).cloned().unwrap_or_else(|| format!("{n}"));
        format!("{} {}", pilih(dasar, i / arah.len().max(1)), pilih(arah, i % arah.len().max(1)))
    }

    fn kelurahan(&self, n: usize) -> String {
        let (dasar, arah) = (&self.data.unit.kelurahan, &self.data.unit.arah);
        let i = n.saturating_sub(1);
        let nama = dasar.get(i % dasar.len().max(1)).cloned().unwrap_or_default();
        match (i / dasar.len().max(1)).checked_sub(1) {
            None => nama,
            Some(putaran) => match arah.get(putaran) {
                Some(a) => format!("{nama} {a}"),
                None => format!("{nama} {n}"),
            },
        }
    }

    fn puskesmas(&self, n: usize) -> String {
        let tambahan = if n == 1 { " (Rawat Inap)" } else { "" };
        format!("UPTD Puskesmas {}{tambahan}", self.kelurahan(n))
    }
}

fn salin(asli: &DataUnit, kunci: String, nama: String, induk: Option<String>, bobot: usize) -> UnitFormasi {
    let tertutup = UNIT_CERITA.contains(&kunci.as_str());
    let bobot = if tertutup { 0 } else { bobot };
    UnitFormasi {
        kunci,
        nama,
        jenis: asli.jenis,
        induk,
        templat: asli.kunci.clone(),
        kepala: asli.kepala.clone(),
        kepala_terisi: asli.kepala.is_some(),
        pos: BTreeMap::new(),
        bobot: asli.isi.iter().map(|(j, n)| (j.clone(), n * bobot)).collect(),
    }
}

/// Picks the stand-ins (3 Plt, 2 vacant, 1 person with two posts) among the units that this city has.
fn kekosongan(data: &Data, unit: &[UnitFormasi]) -> Kekosongan {
    let ada: BTreeSet<&str> = unit.iter().map(|u| u.kunci.as_str()).collect();
    let mut dipakai: BTreeSet<String> = BTreeSet::new();
    let mut pasangan = |daftar: &[(String, String)], paling_banyak: usize| {
        let mut hasil = Vec::new();
        for (kosong, pengganti) in daftar {
            let bebas = !dipakai.contains(kosong) && !dipakai.contains(pengganti);
            if hasil.len() < paling_banyak
                && bebas
                && ada.contains(kosong.as_str())
                && ada.contains(pengganti.as_str())
            {
                dipakai.extend([kosong.clone(), pengganti.clone()]);
                hasil.push((kosong.clone(), pengganti.clone()));
            }
        }
        hasil
    };
    let plt = pasangan(&data.unit.kekosongan.plt, 3);
    let rangkap = pasangan(&data.unit.kekosongan.rangkap, 1);
    let kosong = data.unit.kekosongan.kosong.iter();
    let kosong =
        kosong.filter(|k| ada.contains(k.as_str()) && !dipakai.contains(*k)).take(2).cloned().collect();
    Kekosongan { plt, rangkap, kosong }
}

fn tandai_kosong(unit: &mut [UnitFormasi], kekosongan: &Kekosongan) {
    let pasangan = kekosongan.plt.iter().chain(&kekosongan.rangkap).map(|(k, _)| k);
    let semua: BTreeSet<&String> = pasangan.chain(&kekosongan.kosong).collect();
    for u in unit.iter_mut().filter(|u| semua.contains(&u.kunci)) {
        u.kepala_terisi = false;
    }
}

/// Posts that every city of this size has: structural ones, pengawas sekolah and the people of the stories.
fn pos_tetap(data: &Data, unit: &mut [UnitFormasi], skala: &Skala) -> Result<(), KotaError> {
    for u in unit.iter_mut() {
        let jabatan: Vec<String> = u.bobot.keys().cloned().collect();
        for j in jabatan {
            let banyak = match data.jabatan(&j)?.kelompok {
                Kelompok::Struktural if j == "staf_ahli" => {
                    if skala.pegawai >= 180 {
                        3
                    } else {
                        0
                    }
                }
                Kelompok::Struktural => 1,
                _ if j == "pengawas_sekolah" => ((skala.sd + skala.smp + skala.tk) / 9).max(1),
                _ => continue,
            };
            u.pos.insert(j.clone(), banyak);
            u.bobot.remove(&j);
        }
        // Filled only where the share of structural posts allows it.
        match u.jenis {
            JenisUnit::Kelurahan => u.bobot.insert("kasi_kel".to_owned(), 2),
            JenisUnit::Sekretariat => u.bobot.insert("kasubbag".to_owned(), 1),
            _ => None,
        };
    }
    pos_cerita(data, unit)
}

fn pos_cerita(data: &Data, unit: &mut [UnitFormasi]) -> Result<(), KotaError> {
    let mut perlu: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for t in data.tokoh.tokoh.iter().filter(|t| !t.kepala) {
        *perlu.entry((&t.unit, &t.jabatan)).or_default() += 1;
    }
    for ((kunci, jabatan), banyak) in perlu {
        let u =
            unit.iter_mut().find(|u| u.kunci == kunci).ok_or_else(|| KotaError::rujukan("unit", kunci))?;
        let ada = u.pos.entry(jabatan.to_owned()).or_default();
        *ada = (*ada).max(banyak);
    }
    Ok(())
}

/// Shares out the posts that are not fixed, so that the city has exactly the people asked for.
fn isi_sisa(data: &Data, unit: &mut [UnitFormasi], pegawai: usize, benih: u64) -> Result<(), KotaError> {
    let tetap = hitung(data, unit)?;
    let jumlah_tetap: usize = tetap.values().sum();
    if jumlah_tetap > pegawai {
        return Err(KotaError::JumlahPegawai(pegawai));
    }
    let tujuan = tujuan(&tetap, pegawai);
    let mut sisa = 0;
    for (kelompok, _) in BAURAN {
        let ingin = tujuan.get(&kelompok).copied().unwrap_or(0) + sisa;
        let kurang = ingin.saturating_sub(tetap.get(&kelompok).copied().unwrap_or(0));
        // What found no place (no such unit in a small city) goes on to the next group; pelaksana fit everywhere.
        sisa = kurang - bagi(data, unit, kelompok, kurang, benih)?;
    }
    let terakhir = unit.iter_mut().find(|u| u.kunci == "bkpsdm_sek");
    if let (Some(u), true) = (terakhir, sisa > 0) {
        *u.pos.entry("pengolah_data".to_owned()).or_default() += sisa;
    }
    Ok(())
}

/// People per group so far, heads included.
fn hitung(data: &Data, unit: &[UnitFormasi]) -> Result<BTreeMap<Kelompok, usize>, KotaError> {
    let mut hasil = BTreeMap::new();
    for u in unit {
        let kepala = u.kepala.iter().filter(|_| u.kepala_terisi).map(|k| (k, &1));
        for (j, n) in kepala.chain(&u.pos) {
            *hasil.entry(data.jabatan(j)?.kelompok).or_default() += n;
        }
    }
    Ok(hasil)
}

/// Wanted people per group: never below what is fixed; groups that are over take from all others in proportion.
fn tujuan(tetap: &BTreeMap<Kelompok, usize>, pegawai: usize) -> BTreeMap<Kelompok, usize> {
    let ada = |k: Kelompok| tetap.get(&k).copied().unwrap_or(0);
    let mut lebih: BTreeSet<Kelompok> = BTreeSet::new();
    loop {
        let terpakai: usize = lebih.iter().map(|k| ada(*k)).sum();
        let bagian: usize = BAURAN.iter().filter(|(k, _)| !lebih.contains(k)).map(|(_, b)| b).sum();
        let sisa = pegawai.saturating_sub(terpakai);
        let ingin =
            |k: Kelompok, b: usize| if lebih.contains(&k) { ada(k) } else { sisa * b / bagian.max(1) };
        match BAURAN.iter().find(|(k, b)| !lebih.contains(k) && ingin(*k, *b) < ada(*k)) {
            Some((k, _)) => {
                lebih.insert(*k);
            }
            None => return bulatkan(BAURAN.map(|(k, b)| (k, ingin(k, b))), pegawai),
        }
    }
}

/// The people lost in whole division go to the last group.
fn bulatkan(ingin: [(Kelompok, usize); 5], pegawai: usize) -> BTreeMap<Kelompok, usize> {
    let jumlah: usize = ingin.iter().map(|(_, n)| n).sum();
    let mut hasil: BTreeMap<Kelompok, usize> = ingin.into_iter().collect();
    *hasil.entry(Kelompok::Pelaksana).or_default() += pegawai.saturating_sub(jumlah);
    hasil
}

/// Shares `banyak` posts of a group among the units by weight (largest remainder); returns how many found a place.
fn bagi(
    data: &Data,
    unit: &mut [UnitFormasi],
    kelompok: Kelompok,
    banyak: usize,
    benih: u64,
) -> Result<usize, KotaError> {
    let mut slot: Vec<(usize, String, usize)> = Vec::new();
    for (i, u) in unit.iter().enumerate() {
        for (j, w) in u.bobot.iter().filter(|(_, w)| **w > 0) {
            if data.jabatan(j)?.kelompok == kelompok {
                slot.push((i, j.clone(), *w));
            }
        }
    }
    let total: usize = slot.iter().map(|s| s.2).sum();
    if total == 0 {
        return Ok(0);
    }
    // Structural posts have a natural limit; the other groups do not.
    let banyak = if kelompok == Kelompok::Struktural { banyak.min(total) } else { banyak };
    let mut sisa: Vec<(usize, u64, usize)> = Vec::new();
    let mut terbagi = 0;
    for (s, (i, j, w)) in slot.iter().enumerate() {
        let bulat = banyak * w / total;
        terbagi += bulat;
        tambah(unit, *i, j, bulat);
        let undi = Acak::untuk(benih, "formasi", &format!("{i}/{j}")).bit64();
        sisa.push((banyak * w % total, undi, s));
    }
    sisa.sort_unstable_by(|a, b| b.cmp(a));
    for (_, _, s) in sisa.into_iter().take(banyak - terbagi) {
        if let Some((i, j, _)) = slot.get(s) {
            tambah(unit, *i, j, 1);
        }
    }
    Ok(banyak)
}

fn tambah(unit: &mut [UnitFormasi], i: usize, jabatan: &str, banyak: usize) {
    if let (Some(u), true) = (unit.get_mut(i), banyak > 0) {
        *u.pos.entry(jabatan.to_owned()).or_default() += banyak;
    }
}
