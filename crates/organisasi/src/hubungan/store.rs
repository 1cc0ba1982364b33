//! The table `hubungan_penilai`, and what proposals stand on.

use std::collections::HashSet;

use chrono::NaiveDate;
use platform::{Read, Result, Tx, Uuid};
use sea_orm::FromQueryResult;

use super::is_on_duty;
use super::propose::{Ground, Lama, Simpul, Tempat, Usulan};
use crate::impor::IdFn;

#[derive(Debug, FromQueryResult)]
struct SimpulBaris {
    id: Uuid,
    atasan_id: Option<Uuid>,
    kepala_id: Option<Uuid>,
}

/// One row for each placement that holds today; one without unit where there is none.
#[derive(Debug, FromQueryResult)]
struct TempatBaris {
    pegawai_id: Uuid,
    kedudukan_hukum: String,
    unit_id: Option<Uuid>,
    jenis: Option<String>,
    jenis_jabatan: Option<String>,
    mulai: Option<NaiveDate>,
}

#[derive(Debug, FromQueryResult)]
struct IdBaris {
    id: Uuid,
}

/// The tree, the placements and the non-ASN officials: three statements.
pub(super) async fn ground(read: &mut Read, today: NaiveDate) -> Result<Ground> {
    let units = "SELECT id, atasan_id, kepala_id FROM unit_kerja WHERE instansi_id = $1";
    let places = "SELECT g.id AS pegawai_id, g.kedudukan_hukum, p.unit_id, p.jenis, p.jenis_jabatan, p.mulai FROM pegawai g \
                  LEFT JOIN penempatan p ON p.instansi_id = $1 AND p.pegawai_id = g.id AND p.jenis IN ('utama', 'plt', 'plh') \
                  AND p.mulai <= $2 AND (p.sampai IS NULL OR p.sampai >= $2) \
                  WHERE g.instansi_id = $1 ORDER BY g.id, p.mulai, p.id";
    let non_asn = "SELECT id FROM pejabat_non_asn WHERE instansi_id = $1";
    let units: Vec<SimpulBaris> = read.all(units, vec![read.instansi().into()]).await?;
    let places: Vec<TempatBaris> = read.all(places, vec![read.instansi().into(), today.into()]).await?;
    let non_asn: Vec<IdBaris> = read.all(non_asn, vec![read.instansi().into()]).await?;
    let unit = units.into_iter().map(|row| Simpul {
        id: row.id,
        atasan_id: row.atasan_id,
        kepala_id: row.kepala_id,
    });
    let mut ground = Ground {
        unit: unit.collect(),
        non_asn: non_asn.into_iter().map(|row| row.id).collect(),
        ..Ground::default()
    };
    place(&mut ground, places);
    Ok(ground)
}

fn place(ground: &mut Ground, rows: Vec<TempatBaris>) {
    let mut placed = HashSet::new();
    let mut everybody = Vec::new();
    for row in rows {
        let is_on_duty = is_on_duty(&row.kedudukan_hukum);
        if is_on_duty {
            everybody.push(row.pegawai_id);
        }
        let (Some(unit_id), Some(jenis), Some(mulai)) = (row.unit_id, row.jenis, row.mulai) else { continue };
        if jenis != "utama" {
            ground.pelaksana_tugas.insert(unit_id, row.pegawai_id);
        } else if is_on_duty && placed.insert(row.pegawai_id) {
            let is_fungsional = row.jenis_jabatan.as_deref() == Some("fungsional");
            ground.utama.push(Tempat { pegawai_id: row.pegawai_id, unit_id, is_fungsional, mulai });
        }
    }
    everybody.dedup();
    ground.tanpa_unit = everybody.into_iter().filter(|id| !placed.contains(id)).collect();
}

/// [`is_on_duty`] as a condition on `g.kedudukan_hukum`.
macro_rules! on_duty {
    () => {
        "LOWER(g.kedudukan_hukum) NOT LIKE '%pensiun%' AND LOWER(g.kedudukan_hukum) NOT LIKE '%meninggal%' \
         AND LOWER(g.kedudukan_hukum) NOT LIKE '%diberhentikan%'"
    };
}
pub(crate) use on_duty;

/// A relation.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub(super) struct Hubungan {
    pub id: Uuid,
    pub pegawai_id: Uuid,
    pub penilai_id: Uuid,
    pub atasan_penilai_id: Option<Uuid>,
    pub dasar: String,
    pub nomor_sk: Option<String>,
    pub status: String,
    pub mulai: NaiveDate,
    pub sampai: Option<NaiveDate>,
}

/// Relations that hold today or later.
pub(super) async fn current(read: &mut Read, today: NaiveDate) -> Result<Vec<Lama>> {
    let sql = "SELECT id, pegawai_id, penilai_id, atasan_penilai_id, dasar, nomor_sk, status, mulai, sampai FROM hubungan_penilai \
               WHERE instansi_id = $1 AND (sampai IS NULL OR sampai >= $2) ORDER BY mulai, id";
    let rows: Vec<Hubungan> = read.all(sql, vec![read.instansi().into(), today.into()]).await?;
    let lama = |row: Hubungan| Lama {
        id: row.id,
        pegawai_id: row.pegawai_id,
        penilai_id: row.penilai_id,
        atasan_penilai_id: row.atasan_penilai_id,
        dasar: row.dasar,
        is_ditetapkan: row.status == "ditetapkan",
        mulai: row.mulai,
    };
    Ok(rows.into_iter().map(lama).collect())
}

pub(super) async fn insert_proposals(tx: &mut Tx, usulan: &[Usulan], new_id: &IdFn) -> Result<()> {
    const COLUMNS: [&str; 7] =
        ["id", "pegawai_id", "penilai_id", "atasan_penilai_id", "dasar", "status", "mulai"];
    let row = |usulan: &Usulan| {
        let id = new_id()?;
        Ok(vec![
            id.into(),
            usulan.pegawai_id.into(),
            usulan.penilai_id.into(),
            usulan.atasan_penilai_id.into(),
            usulan.dasar.kode().into(),
            "usulan".into(),
            usulan.mulai.into(),
        ])
    };
    let rows: Result<Vec<_>> = usulan.iter().map(row).collect();
    tx.insert_rows("hubungan_penilai", &COLUMNS, rows?).await
}

/// A proposal that was confirmed in the meantime stays as confirmed.
pub(super) async fn update_proposal(tx: &mut Tx, id: Uuid, usulan: &Usulan) -> Result<()> {
    let sql = "UPDATE hubungan_penilai SET penilai_id = $3, atasan_penilai_id = $4, dasar = $5, mulai = $6 \
               WHERE instansi_id = $1 AND id = $2 AND status = 'usulan'";
    let values = vec![
        tx.instansi().into(),
        id.into(),
        usulan.penilai_id.into(),
        usulan.atasan_penilai_id.into(),
        usulan.dasar.kode().into(),
        usulan.mulai.into(),
    ];
    tx.exec(sql, values).await.map(|_| ())
}

pub(super) async fn delete_proposal(tx: &mut Tx, id: Uuid) -> Result<()> {
    let sql = "DELETE FROM hubungan_penilai WHERE instansi_id = $1 AND id = $2 AND status = 'usulan'";
    tx.exec(sql, vec![tx.instansi().into(), id.into()]).await.map(|_| ())
}

/// Two officers who change one person's relation wait for each other here: READ COMMITTED alone would let both see
/// no other.
pub(super) async fn hold_person(tx: &mut Tx, pegawai_id: Uuid) -> Result<()> {
    let sql = "UPDATE pegawai SET kelompok = kelompok WHERE instansi_id = $1 AND id = $2";
    tx.exec_one(sql, vec![tx.instansi().into(), pegawai_id.into()]).await
}

/// Confirms a proposal; somebody else's change in the meantime is [`platform::Fault::Stale`].
pub(super) async fn confirm(tx: &mut Tx, id: Uuid) -> Result<()> {
    let sql = "UPDATE hubungan_penilai SET status = 'ditetapkan' WHERE instansi_id = $1 AND id = $2 AND status = 'usulan'";
    tx.exec_one(sql, vec![tx.instansi().into(), id.into()]).await
}

/// Ends the person's other confirmed relations that would hold after `last`. One that began later ends before it began:
/// it stays in the history and never holds.
pub(super) async fn close_confirmed(
    tx: &mut Tx,
    pegawai_id: Uuid,
    except: Uuid,
    last: NaiveDate,
) -> Result<()> {
    let sql = "UPDATE hubungan_penilai SET sampai = $4 WHERE instansi_id = $1 AND pegawai_id = $2 AND id <> $3 \
               AND status = 'ditetapkan' AND (sampai IS NULL OR sampai > $4)";
    tx.exec(sql, vec![tx.instansi().into(), pegawai_id.into(), except.into(), last.into()]).await.map(|_| ())
}

pub(super) async fn insert_confirmed(tx: &mut Tx, new: &Hubungan) -> Result<()> {
    let new = new.clone();
    let row = vec![
        ("id", new.id.into()),
        ("pegawai_id", new.pegawai_id.into()),
        ("penilai_id", new.penilai_id.into()),
        ("atasan_penilai_id", new.atasan_penilai_id.into()),
        ("dasar", new.dasar.into()),
        ("nomor_sk", new.nomor_sk.into()),
        ("status", "ditetapkan".into()),
        ("mulai", new.mulai.into()),
    ];
    tx.insert("hubungan_penilai", row).await
}

/// Proposals of a person that a decision of the office makes idle.
pub(super) async fn delete_proposals_of(tx: &mut Tx, pegawai_id: Uuid) -> Result<()> {
    let sql = "DELETE FROM hubungan_penilai WHERE instansi_id = $1 AND pegawai_id = $2 AND status = 'usulan'";
    tx.exec(sql, vec![tx.instansi().into(), pegawai_id.into()]).await.map(|_| ())
}

/// What is looked for in the list.
#[derive(Clone, Debug, Default)]
pub(super) struct Cari {
    /// Path of a unit: it and those below; empty for all.
    pub jalur: String,
    /// `usulan`, `ditetapkan`, `belum`, or empty for all.
    pub status: String,
    /// NIP, or part of a name in lower case; empty for all.
    pub q: String,
}

/// Placements and relations of today, as a FROM clause over `$1` (instansi) and `$2` (today), with the conditions of
/// [`Cari`] in `$3`, `$4` and `$5`.
macro_rules! people {
    () => {
        concat!(
            "FROM pegawai g JOIN orang o ON o.instansi_id = $1 AND o.id = g.id \
             LEFT JOIN penempatan p ON p.instansi_id = $1 AND p.pegawai_id = g.id AND p.jenis = 'utama' \
             AND p.mulai <= $2 AND (p.sampai IS NULL OR p.sampai >= $2) \
             LEFT JOIN unit_kerja u ON u.instansi_id = $1 AND u.id = p.unit_id \
             LEFT JOIN hubungan_penilai h ON h.instansi_id = $1 AND h.pegawai_id = g.id AND (h.sampai IS NULL OR h.sampai >= $2) \
             LEFT JOIN orang n ON n.instansi_id = $1 AND n.id = h.penilai_id \
             LEFT JOIN orang a ON a.instansi_id = $1 AND a.id = h.atasan_penilai_id \
             WHERE g.instansi_id = $1 AND (u.jalur LIKE $3 OR ($3 = '%' AND u.jalur IS NULL)) \
             AND (g.nip = $4 OR LOWER(o.nama) LIKE $5) AND ",
            on_duty!()
        )
    };
}

/// A person of the list, once for each relation.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct Butir {
    pub pegawai_id: Uuid,
    pub nama: String,
    pub gelar_depan: Option<String>,
    pub gelar_belakang: Option<String>,
    pub nip: String,
    pub jabatan: Option<String>,
    pub unit_nama: Option<String>,
    pub status: Option<String>,
    pub dasar: Option<String>,
    pub penilai_nama: Option<String>,
    pub atasan_nama: Option<String>,
}

pub(super) async fn page(
    read: &mut Read,
    today: NaiveDate,
    cari: &Cari,
    limit: i64,
    offset: i64,
) -> Result<Vec<Butir>> {
    let sql = concat!(
        "SELECT g.id AS pegawai_id, o.nama, o.gelar_depan, o.gelar_belakang, g.nip, p.jabatan, u.nama AS unit_nama, \
         h.status, h.dasar, n.nama AS penilai_nama, a.nama AS atasan_nama ",
        people!(),
        " AND ($6 = '' OR ($6 = 'belum' AND h.id IS NULL) OR h.status = $6) \
         ORDER BY COALESCE(u.jalur, ''), o.nama, g.id, h.mulai LIMIT $7 OFFSET $8"
    );
    let mut values = values(read, today, cari);
    values.extend([cari.status.clone().into(), limit.into(), offset.into()]);
    read.all(sql, values).await
}

/// How many there are of each status.
#[derive(Clone, Copy, Debug, Default, FromQueryResult)]
pub(super) struct Jumlah {
    pub semua: i64,
    pub usulan: i64,
    pub ditetapkan: i64,
    pub belum: i64,
}

pub(super) async fn count(read: &mut Read, today: NaiveDate, cari: &Cari) -> Result<Jumlah> {
    let sql = concat!(
        "SELECT COUNT(*) AS semua, COUNT(CASE WHEN h.status = 'usulan' THEN 1 END) AS usulan, \
         COUNT(CASE WHEN h.status = 'ditetapkan' THEN 1 END) AS ditetapkan, \
         COUNT(CASE WHEN h.id IS NULL THEN 1 END) AS belum ",
        people!()
    );
    let counts = read.one(sql, values(read, today, cari)).await?;
    Ok(counts.unwrap_or_default())
}

fn values(read: &Read, today: NaiveDate, cari: &Cari) -> Vec<sea_orm::Value> {
    vec![
        read.instansi().into(),
        today.into(),
        format!("{}%", cari.jalur).into(),
        cari.q.clone().into(),
        // Wildcards in a name find too much, and nothing else.
        format!("%{}%", cari.q).into(),
    ]
}

/// A unit to choose from.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct UnitPilihan {
    pub id: Uuid,
    pub nama: String,
    pub jalur: String,
}

/// The perangkat daerah, and the unit that is chosen.
pub(super) async fn units(read: &mut Read, chosen: Option<Uuid>) -> Result<Vec<UnitPilihan>> {
    let sql = "SELECT id, nama, jalur FROM unit_kerja WHERE instansi_id = $1 AND (is_opd OR id = $2) ORDER BY urut, nama";
    read.all(sql, vec![read.instansi().into(), chosen.unwrap_or_default().into()]).await
}

/// Proposals about the people of a unit and those below it.
pub(super) async fn proposals_of_unit(
    read: &mut Read,
    unit_id: Uuid,
    today: NaiveDate,
    limit: i64,
) -> Result<Vec<Hubungan>> {
    let sql = "SELECT h.id, h.pegawai_id, h.penilai_id, h.atasan_penilai_id, h.dasar, h.nomor_sk, h.status, h.mulai, h.sampai \
               FROM hubungan_penilai h \
               JOIN penempatan p ON p.instansi_id = $1 AND p.pegawai_id = h.pegawai_id AND p.jenis = 'utama' \
               AND p.mulai <= $3 AND (p.sampai IS NULL OR p.sampai >= $3) \
               JOIN unit_kerja u ON u.instansi_id = $1 AND u.id = p.unit_id \
               JOIN unit_kerja t ON t.instansi_id = $1 AND t.id = $2 AND u.jalur LIKE t.jalur || '%' \
               WHERE h.instansi_id = $1 AND h.status = 'usulan' ORDER BY u.jalur, h.id LIMIT $4";
    read.all(sql, vec![read.instansi().into(), unit_id.into(), today.into(), limit.into()]).await
}

/// A line of a person's history.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct Riwayat {
    pub id: Uuid,
    pub dasar: String,
    pub nomor_sk: Option<String>,
    pub status: String,
    pub mulai: NaiveDate,
    pub sampai: Option<NaiveDate>,
    pub penilai_nama: String,
    pub penilai_nip: Option<String>,
    pub atasan_nama: Option<String>,
    pub atasan_nip: Option<String>,
}

/// All relations of a person, the latest first.
pub(super) async fn history(read: &mut Read, pegawai_id: Uuid) -> Result<Vec<Riwayat>> {
    let sql = "SELECT h.id, h.dasar, h.nomor_sk, h.status, h.mulai, h.sampai, n.nama AS penilai_nama, ng.nip AS penilai_nip, \
               a.nama AS atasan_nama, ag.nip AS atasan_nip FROM hubungan_penilai h \
               JOIN orang n ON n.instansi_id = $1 AND n.id = h.penilai_id \
               LEFT JOIN pegawai ng ON ng.instansi_id = $1 AND ng.id = h.penilai_id \
               LEFT JOIN orang a ON a.instansi_id = $1 AND a.id = h.atasan_penilai_id \
               LEFT JOIN pegawai ag ON ag.instansi_id = $1 AND ag.id = h.atasan_penilai_id \
               WHERE h.instansi_id = $1 AND h.pegawai_id = $2 ORDER BY h.mulai DESC, h.id DESC";
    read.all(sql, vec![read.instansi().into(), pegawai_id.into()]).await
}

/// Whether the id is an employee's: only they are rated.
pub(super) async fn is_pegawai(read: &mut Read, id: Uuid) -> Result<bool> {
    let sql = "SELECT id FROM pegawai WHERE instansi_id = $1 AND id = $2";
    let row: Option<IdBaris> = read.one(sql, vec![read.instansi().into(), id.into()]).await?;
    Ok(row.is_some())
}

/// Somebody whom a text may mean.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub(crate) struct Calon {
    pub id: Uuid,
    pub nama: String,
    pub jenis_jabatan: Option<String>,
    pub is_non_asn: bool,
}

/// People with that NIP, that login name, or exactly that name; at most `limit`.
pub(super) async fn find_person(
    read: &mut Read,
    text: &str,
    today: NaiveDate,
    limit: usize,
) -> Result<Vec<Calon>> {
    let sql = "SELECT o.id, o.nama, p.jenis_jabatan, n.id IS NOT NULL AS is_non_asn FROM orang o \
               LEFT JOIN pegawai g ON g.instansi_id = $1 AND g.id = o.id \
               LEFT JOIN pejabat_non_asn n ON n.instansi_id = $1 AND n.id = o.id \
               LEFT JOIN akun a ON a.instansi_id = $1 AND a.orang_id = o.id \
               LEFT JOIN penempatan p ON p.instansi_id = $1 AND p.pegawai_id = o.id AND p.jenis = 'utama' \
               AND p.mulai <= $4 AND (p.sampai IS NULL OR p.sampai >= $4) \
               WHERE o.instansi_id = $1 AND (g.nip = $2 OR a.masuk = $3 OR LOWER(o.nama) = $3) ORDER BY o.id";
    let nip = aturan::nip::rapikan(text).into_owned();
    let values = vec![read.instansi().into(), nip.into(), text.to_lowercase().into(), today.into()];
    let mut found: Vec<Calon> = read.all(sql, values).await?;
    found.dedup_by_key(|person| person.id);
    found.truncate(limit);
    Ok(found)
}
