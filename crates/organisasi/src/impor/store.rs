//! Reads and writes of an import: everybody at once, then batches. Tables `orang`, `pegawai`, `penempatan`, `unit_kerja`,
//! `impor`, `impor_berkas`.

use chrono::{DateTime, NaiveDate, Utc};
use platform::sea_orm::Value;
use platform::{Fault, Read, Result, Tx, Uuid};
use sea_orm::FromQueryResult;

use super::plan::OrangTulis;
use crate::akun;

/// A row of `unit_kerja`.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct UnitBaris {
    pub id: Uuid,
    pub sumber_id: String,
    pub nama: String,
    pub nama_jabatan: Option<String>,
    pub eselon: Option<String>,
    pub atasan_id: Option<Uuid>,
    pub jalur: String,
    pub urut: i64,
    pub is_opd: bool,
    pub kepala_id: Option<Uuid>,
}

/// Rows of `orang` and `pegawai` of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrangBaris {
    pub id: Uuid,
    pub nama: String,
    pub gelar_depan: Option<String>,
    pub gelar_belakang: Option<String>,
    pub email: Option<String>,
    pub nomor_hp: Option<String>,
    pub pns_id: String,
    pub nip: String,
    pub is_nip_perlu_diperiksa: bool,
    pub tanggal_lahir: NaiveDate,
    pub jenis_kelamin: String,
    pub jenis_pegawai: String,
    pub kedudukan_hukum: String,
    pub golongan: Option<String>,
    pub tmt_golongan: Option<NaiveDate>,
    pub kelompok: String,
    pub kontrak_berakhir: Option<NaiveDate>,
}

/// A row of `penempatan` of kind `utama`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PenempatanBaris {
    pub id: Uuid,
    pub unit_id: Uuid,
    pub jabatan: String,
    pub jenis_jabatan: String,
    pub mulai: NaiveDate,
}

/// A person of the database with the placement that holds today, if any.
#[derive(Clone, Debug, FromQueryResult)]
pub struct OrangLama {
    pub id: Uuid,
    pub nama: String,
    pub gelar_depan: Option<String>,
    pub gelar_belakang: Option<String>,
    pub email: Option<String>,
    pub nomor_hp: Option<String>,
    pub pns_id: String,
    pub nip: String,
    pub is_nip_perlu_diperiksa: bool,
    pub tanggal_lahir: NaiveDate,
    pub jenis_kelamin: String,
    pub jenis_pegawai: String,
    pub kedudukan_hukum: String,
    pub golongan: Option<String>,
    pub tmt_golongan: Option<NaiveDate>,
    pub kelompok: String,
    pub kontrak_berakhir: Option<NaiveDate>,
    pub penempatan_id: Option<Uuid>,
    pub unit_id: Option<Uuid>,
    pub jabatan: Option<String>,
    pub jenis_jabatan: Option<String>,
    pub mulai: Option<NaiveDate>,
    pub has_akun: bool,
}

impl OrangLama {
    pub(super) fn data(&self) -> OrangBaris {
        let row = self.clone();
        OrangBaris {
            id: row.id,
            nama: row.nama,
            gelar_depan: row.gelar_depan,
            gelar_belakang: row.gelar_belakang,
            email: row.email,
            nomor_hp: row.nomor_hp,
            pns_id: row.pns_id,
            nip: row.nip,
            is_nip_perlu_diperiksa: row.is_nip_perlu_diperiksa,
            tanggal_lahir: row.tanggal_lahir,
            jenis_kelamin: row.jenis_kelamin,
            jenis_pegawai: row.jenis_pegawai,
            kedudukan_hukum: row.kedudukan_hukum,
            golongan: row.golongan,
            tmt_golongan: row.tmt_golongan,
            kelompok: row.kelompok,
            kontrak_berakhir: row.kontrak_berakhir,
        }
    }

    pub(super) fn penempatan(&self) -> Option<PenempatanBaris> {
        Some(PenempatanBaris {
            id: self.penempatan_id?,
            unit_id: self.unit_id?,
            jabatan: self.jabatan.clone()?,
            jenis_jabatan: self.jenis_jabatan.clone()?,
            mulai: self.mulai?,
        })
    }
}

/// What the database knows before an import.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    pub unit: Vec<UnitBaris>,
    pub orang: Vec<OrangLama>,
}

/// Everybody and every unit, in two statements.
pub(super) async fn snapshot(read: &mut Read, today: NaiveDate) -> Result<Snapshot> {
    let units = "SELECT id, sumber_id, nama, nama_jabatan, eselon, atasan_id, jalur, urut, is_opd, kepala_id \
                 FROM unit_kerja WHERE instansi_id = $1 ORDER BY urut, id";
    let people = "SELECT o.id, o.nama, o.gelar_depan, o.gelar_belakang, o.email, o.nomor_hp, g.pns_id, g.nip, \
                  g.is_nip_perlu_diperiksa, g.tanggal_lahir, g.jenis_kelamin, g.jenis_pegawai, g.kedudukan_hukum, \
                  g.golongan, g.tmt_golongan, g.kelompok, g.kontrak_berakhir, p.id AS penempatan_id, p.unit_id, p.jabatan, \
                  p.jenis_jabatan, p.mulai, a.id IS NOT NULL AS has_akun FROM pegawai g \
                  JOIN orang o ON o.instansi_id = $1 AND o.id = g.id \
                  LEFT JOIN penempatan p ON p.instansi_id = $1 AND p.pegawai_id = g.id AND p.jenis = 'utama' \
                  AND (p.sampai IS NULL OR p.sampai >= $2) \
                  LEFT JOIN akun a ON a.instansi_id = $1 AND a.orang_id = g.id \
                  WHERE g.instansi_id = $1 ORDER BY g.id, p.mulai DESC";
    let unit = read.all(units, vec![read.instansi().into()]).await?;
    let mut orang: Vec<OrangLama> = read.all(people, vec![read.instansi().into(), today.into()]).await?;
    // The latest placement counts; two accounts of one person are one account.
    orang.dedup_by_key(|person| person.id);
    Ok(Snapshot { unit, orang })
}

pub(super) async fn insert_units(tx: &mut Tx, units: &[UnitBaris]) -> Result<()> {
    const COLUMNS: [&str; 9] =
        ["id", "sumber_id", "nama", "nama_jabatan", "eselon", "atasan_id", "jalur", "urut", "is_opd"];
    let row = |unit: &UnitBaris| {
        let UnitBaris { id, sumber_id, nama, nama_jabatan, eselon, atasan_id, jalur, urut, is_opd, .. } =
            unit.clone();
        vec![
            id.into(),
            sumber_id.into(),
            nama.into(),
            nama_jabatan.into(),
            eselon.into(),
            atasan_id.into(),
            jalur.into(),
            urut.into(),
            is_opd.into(),
        ]
    };
    tx.insert_rows("unit_kerja", &COLUMNS, units.iter().map(row).collect()).await
}

pub(super) async fn update_unit(tx: &mut Tx, unit: &UnitBaris) -> Result<()> {
    let sql = "UPDATE unit_kerja SET nama = $3, nama_jabatan = $4, eselon = $5, atasan_id = $6, jalur = $7, urut = $8, is_opd = $9 \
               WHERE instansi_id = $1 AND id = $2";
    let UnitBaris { id, nama, nama_jabatan, eselon, atasan_id, jalur, urut, is_opd, .. } = unit.clone();
    let values = vec![
        tx.instansi().into(),
        id.into(),
        nama.into(),
        nama_jabatan.into(),
        eselon.into(),
        atasan_id.into(),
        jalur.into(),
        urut.into(),
        is_opd.into(),
    ];
    tx.exec_one(sql, values).await
}

pub(super) async fn set_head(tx: &mut Tx, unit: Uuid, head: Option<Uuid>) -> Result<()> {
    let sql = "UPDATE unit_kerja SET kepala_id = $3 WHERE instansi_id = $1 AND id = $2";
    tx.exec_one(sql, vec![tx.instansi().into(), unit.into(), head.into()]).await
}

/// New people with placement and account: five statements for all of them.
pub(super) async fn insert_people(tx: &mut Tx, people: &[&OrangTulis]) -> Result<()> {
    const ORANG: [&str; 6] = ["id", "nama", "gelar_depan", "gelar_belakang", "email", "nomor_hp"];
    const PEGAWAI: [&str; 12] = [
        "id",
        "pns_id",
        "nip",
        "is_nip_perlu_diperiksa",
        "tanggal_lahir",
        "jenis_kelamin",
        "jenis_pegawai",
        "kedudukan_hukum",
        "golongan",
        "tmt_golongan",
        "kelompok",
        "kontrak_berakhir",
    ];
    let data: Vec<&OrangBaris> = people.iter().filter_map(|person| person.data.as_ref()).collect();
    tx.insert_rows("orang", &ORANG, data.iter().map(|row| orang_values(row)).collect()).await?;
    tx.insert_rows("pegawai", &PEGAWAI, data.iter().map(|row| pegawai_values(row)).collect()).await?;
    insert_placements(tx, people).await?;
    insert_accounts(tx, people).await
}

fn orang_values(row: &OrangBaris) -> Vec<Value> {
    let OrangBaris { id, nama, gelar_depan, gelar_belakang, email, nomor_hp, .. } = row.clone();
    vec![id.into(), nama.into(), gelar_depan.into(), gelar_belakang.into(), email.into(), nomor_hp.into()]
}

fn pegawai_values(row: &OrangBaris) -> Vec<Value> {
    let row = row.clone();
    vec![
        row.id.into(),
        row.pns_id.into(),
        row.nip.into(),
        row.is_nip_perlu_diperiksa.into(),
        row.tanggal_lahir.into(),
        row.jenis_kelamin.into(),
        row.jenis_pegawai.into(),
        row.kedudukan_hukum.into(),
        row.golongan.into(),
        row.tmt_golongan.into(),
        row.kelompok.into(),
        row.kontrak_berakhir.into(),
    ]
}

async fn insert_placements(tx: &mut Tx, people: &[&OrangTulis]) -> Result<()> {
    const COLUMNS: [&str; 7] = ["id", "pegawai_id", "unit_id", "jabatan", "jenis_jabatan", "jenis", "mulai"];
    let row = |person: &&OrangTulis| {
        let here = person.penempatan_baru.clone()?;
        Some(vec![
            here.id.into(),
            person.id.into(),
            here.unit_id.into(),
            here.jabatan.into(),
            here.jenis_jabatan.into(),
            "utama".into(),
            here.mulai.into(),
        ])
    };
    tx.insert_rows("penempatan", &COLUMNS, people.iter().filter_map(row).collect()).await
}

async fn insert_accounts(tx: &mut Tx, people: &[&OrangTulis]) -> Result<()> {
    let account = |person: &&OrangTulis| {
        let akun = person.akun.clone()?;
        Some(akun::NewAkun {
            id: akun.id,
            masuk: akun.masuk,
            nama: akun.nama,
            orang_id: Some(person.id),
            sandi: None,
        })
    };
    akun::insert_akun_rows(tx, people.iter().filter_map(account).collect()).await
}

/// What changed about one person who was known.
pub(super) async fn update_person(tx: &mut Tx, person: &OrangTulis) -> Result<()> {
    if let Some(data) = &person.data {
        update_data(tx, data).await?;
    }
    if let (Some(old), Some(data)) = (&person.nip_lama, &person.data) {
        akun::rename_masuk(tx, person.id, old, &data.nip).await?;
    }
    if let Some((id, last)) = person.tutup {
        close_placement(tx, id, last).await?;
    }
    if let Some(here) = person.penempatan_ubah.clone() {
        update_placement(tx, here).await?;
    }
    insert_placements(tx, &[person]).await?;
    insert_accounts(tx, &[person]).await
}

async fn update_data(tx: &mut Tx, data: &OrangBaris) -> Result<()> {
    let orang = "UPDATE orang SET nama = $3, gelar_depan = $4, gelar_belakang = $5, email = $6, nomor_hp = $7 \
                 WHERE instansi_id = $1 AND id = $2";
    let pegawai = "UPDATE pegawai SET pns_id = $3, nip = $4, is_nip_perlu_diperiksa = $5, tanggal_lahir = $6, \
                   jenis_kelamin = $7, jenis_pegawai = $8, kedudukan_hukum = $9, golongan = $10, tmt_golongan = $11, \
                   kelompok = $12, kontrak_berakhir = $13 WHERE instansi_id = $1 AND id = $2";
    let instansi: Value = tx.instansi().into();
    tx.exec_one(orang, [vec![instansi.clone()], orang_values(data)].concat()).await?;
    tx.exec_one(pegawai, [vec![instansi], pegawai_values(data)].concat()).await
}

async fn close_placement(tx: &mut Tx, id: Uuid, last: NaiveDate) -> Result<()> {
    let sql = "UPDATE penempatan SET sampai = $3 WHERE instansi_id = $1 AND id = $2 AND (sampai IS NULL OR sampai > $3)";
    tx.exec_one(sql, vec![tx.instansi().into(), id.into(), last.into()]).await
}

async fn update_placement(tx: &mut Tx, here: PenempatanBaris) -> Result<()> {
    let sql = "UPDATE penempatan SET unit_id = $3, jabatan = $4, jenis_jabatan = $5 WHERE instansi_id = $1 AND id = $2";
    let values = vec![
        tx.instansi().into(),
        here.id.into(),
        here.unit_id.into(),
        here.jabatan.into(),
        here.jenis_jabatan.into(),
    ];
    tx.exec_one(sql, values).await
}

/// An import without its files.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct ImporBaris {
    pub id: Uuid,
    pub nama_berkas: String,
    pub status: String,
    pub pratinjau: String,
    pub hasil: Option<String>,
    /// Whether its files are still kept.
    pub has_berkas: bool,
}

pub(super) async fn find(read: &mut Read, id: Uuid) -> Result<Option<ImporBaris>> {
    let sql = "SELECT i.id, i.nama_berkas, i.status, i.pratinjau, i.hasil, \
               EXISTS (SELECT 1 FROM impor_berkas b WHERE b.instansi_id = $1 AND b.impor_id = i.id) AS has_berkas \
               FROM impor i WHERE i.instansi_id = $1 AND i.id = $2";
    read.one(sql, vec![read.instansi().into(), id.into()]).await
}

/// A line of the list of imports.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct ImporRingkas {
    pub id: Uuid,
    pub dibuat: DateTime<Utc>,
    pub nama_berkas: String,
    pub status: String,
    pub oleh: Option<String>,
}

pub(super) async fn latest(read: &mut Read, limit: i64) -> Result<Vec<ImporRingkas>> {
    let sql = "SELECT i.id, i.dibuat, i.nama_berkas, i.status, a.nama AS oleh FROM impor i \
               LEFT JOIN akun a ON a.instansi_id = $1 AND a.id = i.akun_id \
               WHERE i.instansi_id = $1 ORDER BY i.dibuat DESC, i.id DESC LIMIT $2";
    read.all(sql, vec![read.instansi().into(), limit.into()]).await
}

/// A file as it is kept until its import has run.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct BerkasBaris {
    pub nama: String,
    pub isi: Vec<u8>,
}

pub(super) async fn files(read: &mut Read, impor_id: Uuid) -> Result<Vec<BerkasBaris>> {
    let sql = "SELECT nama, isi FROM impor_berkas WHERE instansi_id = $1 AND impor_id = $2 ORDER BY nomor";
    read.all(sql, vec![read.instansi().into(), impor_id.into()]).await
}

pub(super) struct NewImpor {
    pub id: Uuid,
    pub akun_id: Option<Uuid>,
    pub dibuat: DateTime<Utc>,
    pub nama_berkas: String,
    pub pratinjau: String,
    /// Name, SHA-256, bytes.
    pub berkas: Vec<(String, String, Vec<u8>)>,
}

pub(super) async fn insert(tx: &mut Tx, impor: NewImpor) -> Result<()> {
    let row = vec![
        ("id", impor.id.into()),
        ("akun_id", impor.akun_id.into()),
        ("dibuat", impor.dibuat.into()),
        ("nama_berkas", impor.nama_berkas.into()),
        ("status", "siap".into()),
        ("giliran", impor.id.to_string().into()),
        ("pratinjau", impor.pratinjau.into()),
    ];
    tx.insert("impor", row).await?;
    for (nomor, (nama, sha256, isi)) in (1_i64..).zip(impor.berkas) {
        let row = vec![
            ("impor_id", impor.id.into()),
            ("nomor", nomor.into()),
            ("nama", nama.into()),
            ("sha256", sha256.into()),
            ("isi", isi.into()),
        ];
        tx.insert("impor_berkas", row).await?;
    }
    Ok(())
}

/// Word in `giliran` of the one import that runs; others hold their own id there, so the unique key is the turn.
const JALAN: &str = "jalan";

/// Takes the turn. An import that began before `stale` and never ended (its program died) loses it.
///
/// # Errors
/// [`Fault::Busy`] when another import is running, [`Fault::Stale`] when this one is.
pub(super) async fn take_turn(tx: &mut Tx, id: Uuid, now: DateTime<Utc>, stale: DateTime<Utc>) -> Result<()> {
    let holder = "SELECT id FROM impor WHERE instansi_id = $1 AND giliran = $2 AND mulai < $3";
    let values = vec![tx.instansi().into(), JALAN.into(), stale.into()];
    let stopped: Option<Id> = tx.one(holder, values).await?;
    if let Some(Id { id }) = stopped {
        end(tx, id, "terhenti", None).await?;
    }
    let take = "UPDATE impor SET status = 'berjalan', giliran = $3, mulai = $4 \
                WHERE instansi_id = $1 AND id = $2 AND status <> 'berjalan'";
    match tx.exec_one(take, vec![tx.instansi().into(), id.into(), JALAN.into(), now.into()]).await {
        Err(fault) if fault.is_duplicate() => Err(Fault::Busy),
        other => other,
    }
}

#[derive(Debug, FromQueryResult)]
struct Id {
    id: Uuid,
}

/// Gives the turn back, with what came of it.
pub(super) async fn end(tx: &mut Tx, id: Uuid, status: &'static str, hasil: Option<String>) -> Result<()> {
    let sql = "UPDATE impor SET status = $3, giliran = $4, hasil = COALESCE($5, hasil) WHERE instansi_id = $1 AND id = $2";
    let values = vec![tx.instansi().into(), id.into(), status.into(), id.to_string().into(), hasil.into()];
    tx.exec_one(sql, values).await
}

/// The bytes of an import are personal data: they go when it has run.
pub(super) async fn forget_files(tx: &mut Tx, id: Uuid) -> Result<()> {
    let sql = "DELETE FROM impor_berkas WHERE instansi_id = $1 AND impor_id = $2";
    tx.exec(sql, vec![tx.instansi().into(), id.into()]).await.map(|_| ())
}

/// And those of imports that nobody ran.
pub(super) async fn forget_old_files(tx: &mut Tx, before: DateTime<Utc>) -> Result<()> {
    let sql = "DELETE FROM impor_berkas WHERE instansi_id = $1 AND impor_id IN \
               (SELECT i.id FROM impor i WHERE i.instansi_id = $1 AND i.dibuat < $2 AND i.status <> 'berjalan')";
    tx.exec(sql, vec![tx.instansi().into(), before.into()]).await.map(|_| ())
}
