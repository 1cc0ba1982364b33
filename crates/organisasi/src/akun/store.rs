//! Accounts, sessions, activation codes, tries: `akun`, `sesi`, `aktivasi`, `percobaan_masuk`, `direktori_masuk`.

use chrono::{DateTime, NaiveDate, Utc};
use platform::{InstansiId, Read, Result, Tx, Uuid};
use sea_orm::FromQueryResult;

/// One row for each role; the rest repeats.
#[derive(Debug, FromQueryResult)]
pub(super) struct ActorRow {
    pub sesi_id: Uuid,
    pub berakhir: DateTime<Utc>,
    pub is_bersama: bool,
    pub akun_id: Uuid,
    pub masuk: String,
    pub nama: String,
    pub orang_id: Option<Uuid>,
    pub instansi_nama: String,
    pub is_pegawai: bool,
    pub jabatan: Option<String>,
    pub jabatan_non_asn: Option<String>,
    pub peran: Option<String>,
    pub peran_jalur: Option<String>,
    pub is_penilai: bool,
    pub is_pembantu_penilai: bool,
    pub is_atasan_penilai: bool,
    pub is_kepala_unit_atasan: bool,
}

/// Session, account, person, post, roles and relations in one statement.
pub(super) async fn actor(
    read: &mut Read,
    token_sha256: Vec<u8>,
    now: DateTime<Utc>,
    today: NaiveDate,
) -> Result<Vec<ActorRow>> {
    let sql = "SELECT s.id AS sesi_id, s.berakhir, s.is_bersama, a.id AS akun_id, a.masuk, a.nama, a.orang_id, \
               i.nama AS instansi_nama, g.id IS NOT NULL AS is_pegawai, p.jabatan, \
               n.jabatan AS jabatan_non_asn, r.jenis AS peran, ru.jalur AS peran_jalur, \
               EXISTS (SELECT 1 FROM hubungan_penilai h WHERE h.instansi_id = $1 AND h.penilai_id = a.orang_id \
               AND h.status = 'ditetapkan' AND h.mulai <= $4 AND (h.sampai IS NULL OR h.sampai >= $4)) AS is_penilai, \
               EXISTS (SELECT 1 FROM hubungan_penilai h WHERE h.instansi_id = $1 AND h.pembantu_penilai_id = a.orang_id \
               AND h.status = 'ditetapkan' AND h.mulai <= $4 AND (h.sampai IS NULL OR h.sampai >= $4)) AS is_pembantu_penilai, \
               EXISTS (SELECT 1 FROM hubungan_penilai h WHERE h.instansi_id = $1 AND h.atasan_penilai_id = a.orang_id \
               AND h.status = 'ditetapkan' AND h.mulai <= $4 AND (h.sampai IS NULL OR h.sampai >= $4)) AS is_atasan_penilai, \
               EXISTS (SELECT 1 FROM unit_kerja k JOIN unit_kerja b ON b.instansi_id = $1 AND b.atasan_id = k.id AND b.is_opd \
               WHERE k.instansi_id = $1 AND k.kepala_id = a.orang_id) AS is_kepala_unit_atasan \
               FROM sesi s \
               JOIN akun a ON a.instansi_id = $1 AND a.id = s.akun_id AND a.is_aktif \
               JOIN direktori_instansi i ON i.id = $1 \
               LEFT JOIN pegawai g ON g.instansi_id = $1 AND g.id = a.orang_id \
               LEFT JOIN pejabat_non_asn n ON n.instansi_id = $1 AND n.id = a.orang_id \
               LEFT JOIN penempatan p ON p.instansi_id = $1 AND p.pegawai_id = g.id AND p.jenis = 'utama' \
               AND p.mulai <= $4 AND (p.sampai IS NULL OR p.sampai >= $4) \
               LEFT JOIN peran r ON r.instansi_id = $1 AND r.akun_id = a.id AND r.mulai <= $4 \
               AND (r.sampai IS NULL OR r.sampai >= $4) \
               LEFT JOIN unit_kerja ru ON ru.instansi_id = $1 AND ru.id = r.unit_id \
               WHERE s.instansi_id = $1 AND s.token_sha256 = $2 AND s.dicabut IS NULL AND s.berakhir > $3";
    read.all(sql, vec![read.instansi().into(), token_sha256.into(), now.into(), today.into()]).await
}

/// Which instansi and account a NIP or name belongs to.
#[derive(Debug, FromQueryResult)]
pub(super) struct Directory {
    pub instansi_id: i64,
    pub akun_id: Uuid,
}

pub(super) async fn find_masuk(read: &mut Read, masuk: &str) -> Result<Option<Directory>> {
    let sql = "SELECT instansi_id, akun_id FROM direktori_masuk WHERE masuk = $1";
    read.one(sql, vec![masuk.into()]).await
}

#[derive(Debug, FromQueryResult)]
pub(super) struct Akun {
    pub sandi: Option<String>,
    pub is_aktif: bool,
}

pub(super) async fn find_akun(read: &mut Read, id: Uuid) -> Result<Option<Akun>> {
    let sql = "SELECT sandi, is_aktif FROM akun WHERE instansi_id = $1 AND id = $2";
    read.one(sql, vec![read.instansi().into(), id.into()]).await
}

/// A new account, and its entry in the directory. A name that is taken anywhere in the nation is a duplicate.
pub struct NewAkun {
    pub id: Uuid,
    pub masuk: String,
    pub nama: String,
    pub orang_id: Option<Uuid>,
    pub sandi: Option<String>,
}

/// Writes the account and claims its name in the directory.
pub async fn insert_akun(tx: &mut Tx, akun: NewAkun) -> Result<()> {
    let instansi: InstansiId = tx.instansi();
    let claim = "INSERT INTO direktori_masuk (masuk, instansi_id, akun_id) VALUES ($1, $2, $3)";
    tx.exec(claim, vec![akun.masuk.clone().into(), instansi.into(), akun.id.into()]).await?;
    let row = vec![
        ("id", akun.id.into()),
        ("masuk", akun.masuk.into()),
        ("nama", akun.nama.into()),
        ("orang_id", akun.orang_id.into()),
        ("sandi", akun.sandi.into()),
        ("is_aktif", true.into()),
    ];
    tx.insert("akun", row).await
}

/// Writes many accounts, and claims their names in the directory: two statements for a batch.
pub async fn insert_akun_rows(tx: &mut Tx, akun: Vec<NewAkun>) -> Result<()> {
    let claims = akun.iter().map(|akun| vec![akun.masuk.clone().into(), akun.id.into()]).collect();
    tx.insert_rows("direktori_masuk", &["masuk", "akun_id"], claims).await?;
    let row = |akun: NewAkun| {
        vec![
            akun.id.into(),
            akun.masuk.into(),
            akun.nama.into(),
            akun.orang_id.into(),
            akun.sandi.into(),
            true.into(),
        ]
    };
    let columns = ["id", "masuk", "nama", "orang_id", "sandi", "is_aktif"];
    tx.insert_rows("akun", &columns, akun.into_iter().map(row).collect()).await
}

/// The person's NIP was corrected: the account and its entry in the directory follow, where they carried the old one.
pub async fn rename_masuk(tx: &mut Tx, orang_id: Uuid, old: &str, new: &str) -> Result<()> {
    let akun = "UPDATE akun SET masuk = $4 WHERE instansi_id = $1 AND orang_id = $2 AND masuk = $3";
    let values = vec![tx.instansi().into(), orang_id.into(), old.into(), new.into()];
    if tx.exec(akun, values).await? == 1 {
        let directory = "UPDATE direktori_masuk SET masuk = $3 WHERE instansi_id = $1 AND masuk = $2";
        tx.exec_one(directory, vec![tx.instansi().into(), old.into(), new.into()]).await?;
    }
    Ok(())
}

/// A role of an account, with its ground.
pub struct NewPeran {
    pub id: Uuid,
    pub akun_id: Uuid,
    pub jenis: platform::PeranJenis,
    pub unit_id: Option<Uuid>,
    pub dasar: String,
    pub mulai: NaiveDate,
}

/// Gives a role.
pub async fn insert_peran(tx: &mut Tx, peran: NewPeran) -> Result<()> {
    let row = vec![
        ("id", peran.id.into()),
        ("akun_id", peran.akun_id.into()),
        ("jenis", peran.jenis.kode().into()),
        ("unit_id", peran.unit_id.into()),
        ("dasar", peran.dasar.into()),
        ("mulai", peran.mulai.into()),
    ];
    tx.insert("peran", row).await
}

pub(super) struct NewSesi {
    pub id: Uuid,
    pub token_sha256: Vec<u8>,
    pub akun_id: Uuid,
    pub dibuat: DateTime<Utc>,
    pub berakhir: DateTime<Utc>,
    pub is_bersama: bool,
}

pub(super) async fn insert_sesi(tx: &mut Tx, sesi: NewSesi) -> Result<()> {
    let row = vec![
        ("id", sesi.id.into()),
        ("token_sha256", sesi.token_sha256.into()),
        ("akun_id", sesi.akun_id.into()),
        ("dibuat", sesi.dibuat.into()),
        ("berakhir", sesi.berakhir.into()),
        ("is_bersama", sesi.is_bersama.into()),
    ];
    tx.insert("sesi", row).await
}

pub(super) async fn extend_sesi(tx: &mut Tx, id: Uuid, berakhir: DateTime<Utc>) -> Result<()> {
    let sql = "UPDATE sesi SET berakhir = $3 WHERE instansi_id = $1 AND id = $2 AND dicabut IS NULL";
    tx.exec(sql, vec![tx.instansi().into(), id.into(), berakhir.into()]).await.map(|_| ())
}

pub(super) async fn revoke_sesi(tx: &mut Tx, id: Uuid, now: DateTime<Utc>) -> Result<()> {
    let sql = "UPDATE sesi SET dicabut = $3 WHERE instansi_id = $1 AND id = $2 AND dicabut IS NULL";
    tx.exec(sql, vec![tx.instansi().into(), id.into(), now.into()]).await.map(|_| ())
}

#[derive(Debug, FromQueryResult)]
struct Tries {
    jumlah: i64,
}

pub(super) async fn tries(read: &mut Read, kunci: &str, jendela: i64) -> Result<i64> {
    let sql = "SELECT jumlah FROM percobaan_masuk WHERE kunci = $1 AND jendela = $2";
    let row: Option<Tries> = read.one(sql, vec![kunci.into(), jendela.into()]).await?;
    Ok(row.map_or(0, |row| row.jumlah))
}

pub(super) async fn count_try(tx: &mut Tx, kunci: &str, jendela: i64) -> Result<()> {
    let sql = "INSERT INTO percobaan_masuk (kunci, jendela, jumlah) VALUES ($1, $2, 1) \
               ON CONFLICT (kunci, jendela) DO UPDATE SET jumlah = percobaan_masuk.jumlah + 1";
    tx.exec(sql, vec![kunci.into(), jendela.into()]).await.map(|_| ())
}

/// Makes a code that activates an account once, until a day.
pub async fn insert_aktivasi(
    tx: &mut Tx,
    kode_sha256: Vec<u8>,
    akun_id: Uuid,
    berlaku_sampai: DateTime<Utc>,
) -> Result<()> {
    let row = vec![
        ("kode_sha256", kode_sha256.into()),
        ("akun_id", akun_id.into()),
        ("berlaku_sampai", berlaku_sampai.into()),
    ];
    tx.insert("aktivasi", row).await
}

#[derive(Debug, FromQueryResult)]
pub(super) struct Aktivasi {
    pub akun_id: Uuid,
    pub nama: String,
    pub masuk: String,
}

pub(super) async fn find_aktivasi(
    read: &mut Read,
    kode_sha256: Vec<u8>,
    now: DateTime<Utc>,
) -> Result<Option<Aktivasi>> {
    let sql = "SELECT k.akun_id, a.nama, a.masuk FROM aktivasi k JOIN akun a ON a.instansi_id = $1 AND a.id = k.akun_id \
               WHERE k.instansi_id = $1 AND k.kode_sha256 = $2 AND k.dipakai IS NULL AND k.berlaku_sampai > $3";
    read.one(sql, vec![read.instansi().into(), kode_sha256.into(), now.into()]).await
}

/// Uses the code up; somebody else's use in the meantime is [`platform::Fault::Stale`].
pub(super) async fn use_aktivasi(tx: &mut Tx, kode_sha256: Vec<u8>, now: DateTime<Utc>) -> Result<()> {
    let sql = "UPDATE aktivasi SET dipakai = $3 WHERE instansi_id = $1 AND kode_sha256 = $2 AND dipakai IS NULL AND berlaku_sampai > $3";
    tx.exec_one(sql, vec![tx.instansi().into(), kode_sha256.into(), now.into()]).await
}

pub(super) async fn set_sandi(tx: &mut Tx, akun_id: Uuid, sandi: String) -> Result<()> {
    let sql = "UPDATE akun SET sandi = $3 WHERE instansi_id = $1 AND id = $2";
    tx.exec_one(sql, vec![tx.instansi().into(), akun_id.into(), sandi.into()]).await
}

#[derive(Debug, FromQueryResult)]
struct Owner {
    akun_id: Uuid,
}

/// Whose session a token's fingerprint was, over or not.
pub(super) async fn akun_of_sesi(read: &mut Read, token_sha256: &[u8]) -> Result<Option<Uuid>> {
    let sql = "SELECT akun_id FROM sesi WHERE instansi_id = $1 AND token_sha256 = $2";
    let row: Option<Owner> =
        read.one(sql, vec![read.instansi().into(), token_sha256.to_vec().into()]).await?;
    Ok(row.map(|row| row.akun_id))
}
