//! Accounts, sessions, activation codes, tries: `akun`, `sesi`, `aktivasi`, `percobaan_masuk`, `direktori_masuk`.

use chrono::{DateTime, NaiveDate, Utc};
use platform::{InstansiId, Read, Result, Tx, Uuid};
use sea_orm::FromQueryResult;

use crate::hubungan::on_duty;

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
               EXISTS (SELECT 1 FROM unit_kerja k WHERE k.instansi_id = $1 AND k.kepala_id = a.orang_id AND EXISTS \
               (SELECT 1 FROM unit_kerja b WHERE b.instansi_id = $1 AND b.atasan_id = k.id AND b.is_opd)) AS is_kepala_unit_atasan \
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

/// An account as the office finds it.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct Temuan {
    pub akun_id: Uuid,
    pub orang_id: Option<Uuid>,
    pub nama: String,
    pub masuk: String,
    pub nip: Option<String>,
    pub jabatan: Option<String>,
    pub unit_id: Option<Uuid>,
    pub unit_nama: Option<String>,
    /// Whether it is not blocked.
    pub is_aktif: bool,
    /// Whether its owner has chosen a password.
    pub is_diaktifkan: bool,
    /// Whether a card of it may still be used.
    pub is_berkartu: bool,
}

/// Columns of [`Temuan`] over `$1` (instansi), `$2` (today) and `$3` (now), with a condition on the account `a`.
macro_rules! temuan {
    ($condition:literal) => {
        concat!(
            "SELECT a.id AS akun_id, a.orang_id, a.nama, a.masuk, g.nip, COALESCE(p.jabatan, n.jabatan) AS jabatan, \
             u.id AS unit_id, u.nama AS unit_nama, a.is_aktif, a.sandi IS NOT NULL AS is_diaktifkan, \
             EXISTS (SELECT 1 FROM aktivasi k WHERE k.instansi_id = $1 AND k.akun_id = a.id AND k.dipakai IS NULL \
             AND k.berlaku_sampai > $3) AS is_berkartu FROM akun a \
             LEFT JOIN pegawai g ON g.instansi_id = $1 AND g.id = a.orang_id \
             LEFT JOIN pejabat_non_asn n ON n.instansi_id = $1 AND n.id = a.orang_id \
             LEFT JOIN penempatan p ON p.instansi_id = $1 AND p.pegawai_id = g.id AND p.jenis = 'utama' \
             AND p.mulai <= $2 AND (p.sampai IS NULL OR p.sampai >= $2) \
             LEFT JOIN unit_kerja u ON u.instansi_id = $1 AND u.id = p.unit_id \
             WHERE a.instansi_id = $1 AND ",
            $condition,
            " ORDER BY LOWER(a.nama), a.id LIMIT $5"
        )
    };
}

/// Accounts whose name, login name or NIP holds the text (in lower case), by name.
pub(super) async fn search(
    read: &mut Read,
    today: NaiveDate,
    now: DateTime<Utc>,
    q: &str,
    limit: i64,
) -> Result<Vec<Temuan>> {
    let sql = temuan!("(LOWER(a.nama) LIKE $4 OR a.masuk LIKE $4 OR g.nip LIKE $4)");
    read.all(sql, vec![read.instansi().into(), today.into(), now.into(), like(q).into(), limit.into()]).await
}

/// Wildcards in a name find too much, and nothing else.
fn like(q: &str) -> String {
    format!("%{q}%")
}

/// Accounts that hold a role on the day, by name.
pub(super) async fn role_holders(
    read: &mut Read,
    today: NaiveDate,
    now: DateTime<Utc>,
    limit: i64,
) -> Result<Vec<Temuan>> {
    let sql = temuan!(
        "EXISTS (SELECT 1 FROM peran r WHERE r.instansi_id = $1 AND r.akun_id = a.id \
         AND (r.sampai IS NULL OR r.sampai >= $4))"
    );
    read.all(sql, vec![read.instansi().into(), today.into(), now.into(), today.into(), limit.into()]).await
}

/// One account.
pub(super) async fn find_temuan(
    read: &mut Read,
    today: NaiveDate,
    now: DateTime<Utc>,
    id: Uuid,
) -> Result<Option<Temuan>> {
    let sql = temuan!("a.id = $4");
    read.one(sql, vec![read.instansi().into(), today.into(), now.into(), id.into(), 1i64.into()]).await
}

/// Somebody who is known and has no account.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct TanpaAkun {
    pub nama: String,
    pub nip: Option<String>,
    pub jabatan: Option<String>,
}

pub(super) async fn without_account(read: &mut Read, q: &str, limit: i64) -> Result<Vec<TanpaAkun>> {
    let sql = "SELECT o.nama, g.nip, n.jabatan FROM orang o \
               LEFT JOIN pegawai g ON g.instansi_id = $1 AND g.id = o.id \
               LEFT JOIN pejabat_non_asn n ON n.instansi_id = $1 AND n.id = o.id \
               WHERE o.instansi_id = $1 AND (LOWER(o.nama) LIKE $2 OR g.nip LIKE $2) \
               AND NOT EXISTS (SELECT 1 FROM akun a WHERE a.instansi_id = $1 AND a.orang_id = o.id) \
               ORDER BY LOWER(o.nama), o.id LIMIT $3";
    read.all(sql, vec![read.instansi().into(), like(q).into(), limit.into()]).await
}

/// A role of an account, past ones too.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub(super) struct PeranBaris {
    pub id: Uuid,
    pub akun_id: Uuid,
    pub jenis: String,
    pub unit_id: Option<Uuid>,
    pub unit_nama: Option<String>,
    pub dasar: String,
    pub mulai: NaiveDate,
    pub sampai: Option<NaiveDate>,
}

/// Columns of [`PeranBaris`] over `$1` (instansi).
macro_rules! peran_baris {
    ($condition:literal) => {
        concat!(
            "SELECT r.id, r.akun_id, r.jenis, r.unit_id, u.nama AS unit_nama, r.dasar, r.mulai, r.sampai FROM peran r \
             LEFT JOIN unit_kerja u ON u.instansi_id = $1 AND u.id = r.unit_id WHERE r.instansi_id = $1 AND ",
            $condition
        )
    };
}

/// All roles of an account, the latest first.
pub(super) async fn roles_of(read: &mut Read, akun_id: Uuid) -> Result<Vec<PeranBaris>> {
    let sql = peran_baris!("r.akun_id = $2 ORDER BY r.mulai DESC, r.id DESC");
    read.all(sql, vec![read.instansi().into(), akun_id.into()]).await
}

/// Roles that hold on the day or later, of every account; at most `limit`.
pub(super) async fn roles_on(read: &mut Read, today: NaiveDate, limit: i64) -> Result<Vec<PeranBaris>> {
    let sql = peran_baris!("(r.sampai IS NULL OR r.sampai >= $2) ORDER BY r.mulai, r.id LIMIT $3");
    read.all(sql, vec![read.instansi().into(), today.into(), limit.into()]).await
}

/// A unit to choose from.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct UnitPilihan {
    pub id: Uuid,
    pub nama: String,
}

/// The perangkat daerah, and the unit of the account's owner.
pub(super) async fn units(read: &mut Read, own: Option<Uuid>) -> Result<Vec<UnitPilihan>> {
    let sql = "SELECT id, nama FROM unit_kerja WHERE instansi_id = $1 AND (is_opd OR id = $2) ORDER BY urut, nama, id";
    read.all(sql, vec![read.instansi().into(), own.unwrap_or_default().into()]).await
}

/// A role of the tim pengelola that holds on the day, of an account that is not blocked.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub(super) struct Tim {
    pub peran_id: Uuid,
    pub akun_id: Uuid,
    pub sampai: Option<NaiveDate>,
    pub is_diaktifkan: bool,
}

pub(super) async fn tim(read: &mut Read, today: NaiveDate) -> Result<Vec<Tim>> {
    let sql = "SELECT r.id AS peran_id, r.akun_id, r.sampai, a.sandi IS NOT NULL AS is_diaktifkan FROM peran r \
               JOIN akun a ON a.instansi_id = $1 AND a.id = r.akun_id AND a.is_aktif \
               WHERE r.instansi_id = $1 AND r.jenis = 'tim_pengelola' AND r.mulai <= $2 \
               AND (r.sampai IS NULL OR r.sampai >= $2) ORDER BY r.id";
    read.all(sql, vec![read.instansi().into(), today.into()]).await
}

/// Changes of accounts that look at several rows wait for each other here: READ COMMITTED alone would let two people end
/// each other's role, or make two cards for one account.
pub(super) async fn hold_instansi(tx: &mut Tx) -> Result<()> {
    let sql = "UPDATE direktori_instansi SET nama = nama WHERE id = $1";
    tx.exec_one(sql, vec![tx.instansi().into()]).await
}

/// Ends a role on a day, over the end that was read.
///
/// # Errors
/// [`platform::Fault::Stale`] when somebody else set another end in the meantime.
pub(super) async fn end_peran(tx: &mut Tx, peran: &PeranBaris, last: NaiveDate) -> Result<()> {
    let open = "UPDATE peran SET sampai = $3 WHERE instansi_id = $1 AND id = $2 AND sampai IS NULL";
    let dated = "UPDATE peran SET sampai = $3 WHERE instansi_id = $1 AND id = $2 AND sampai = $4";
    let values = vec![tx.instansi().into(), peran.id.into(), last.into()];
    match peran.sampai {
        None => tx.exec_one(open, values).await,
        Some(old) => tx.exec_one(dated, [values, vec![old.into()]].concat()).await,
    }
}

/// Blocks an account or lets it in again.
///
/// # Errors
/// [`platform::Fault::Stale`] when it is so already.
pub(super) async fn set_aktif(tx: &mut Tx, akun_id: Uuid, is_aktif: bool) -> Result<()> {
    let sql = "UPDATE akun SET is_aktif = $3 WHERE instansi_id = $1 AND id = $2 AND is_aktif <> $3";
    tx.exec_one(sql, vec![tx.instansi().into(), akun_id.into(), is_aktif.into()]).await
}

/// A unit whose people get cards.
#[derive(Clone, Debug, FromQueryResult)]
pub struct UnitKartu {
    pub(super) id: Uuid,
    pub(super) nama: String,
}

pub(super) async fn unit_kartu(read: &mut Read, id: Uuid) -> Result<Option<UnitKartu>> {
    let sql = "SELECT id, nama FROM unit_kerja WHERE instansi_id = $1 AND id = $2";
    read.one(sql, vec![read.instansi().into(), id.into()]).await
}

/// Whose cards somebody may make, and when.
#[derive(Clone, Copy, Debug)]
pub(super) struct Jangkauan {
    pub unit_id: Uuid,
    pub today: NaiveDate,
    pub now: DateTime<Utc>,
    /// The tim pengelola also makes cards for holders of roles; an admin OPD would open accounts above the own one.
    pub is_tim: bool,
    /// With the units below.
    pub is_bawah: bool,
}

impl Jangkauan {
    /// `$1` to `$6`: instansi, today, unit, tim, with the units below, now.
    fn values(&self, read: &Read) -> Vec<sea_orm::Value> {
        vec![
            read.instansi().into(),
            self.today.into(),
            self.unit_id.into(),
            self.is_tim.into(),
            self.is_bawah.into(),
            self.now.into(),
        ]
    }
}

/// People on duty in the subtree of `t` with their accounts `a`, over `$1` (instansi), `$2` (today) and `$4` (tim).
macro_rules! people_below {
    ($join:literal) => {
        concat!(
            " FROM unit_kerja t JOIN unit_kerja u ON u.instansi_id = $1 AND u.jalur LIKE t.jalur || '%' ",
            $join,
            " penempatan p ON p.instansi_id = $1 AND p.unit_id = u.id AND p.jenis = 'utama' \
             AND p.mulai <= $2 AND (p.sampai IS NULL OR p.sampai >= $2) ",
            $join,
            " pegawai g ON g.instansi_id = $1 AND g.id = p.pegawai_id AND ",
            on_duty!(),
            " ",
            $join,
            " akun a ON a.instansi_id = $1 AND a.orang_id = g.id AND a.is_aktif \
             AND ($4 OR NOT EXISTS (SELECT 1 FROM peran r WHERE r.instansi_id = $1 AND r.akun_id = a.id \
             AND (r.sampai IS NULL OR r.sampai >= $2))) "
        )
    };
}

/// Accounts with a card that may still be used, as `k`; `$now` is the place of the moment.
macro_rules! with_cards {
    ($now:literal) => {
        concat!(
            "LEFT JOIN (SELECT v.akun_id FROM aktivasi v WHERE v.instansi_id = $1 AND v.dipakai IS NULL \
             AND v.berlaku_sampai > ",
            $now,
            " GROUP BY v.akun_id) k ON k.akun_id = a.id "
        )
    };
}

/// How far the accounts of a unit with its subtree are.
#[derive(Clone, Debug, Default, FromQueryResult)]
pub(super) struct RekapUnit {
    pub id: Uuid,
    pub nama: String,
    /// Not activated, without a card that may be used.
    pub perlu: i64,
    /// Not activated, with one.
    pub menunggu: i64,
    pub aktif: i64,
    /// The first two of the unit alone.
    pub perlu_sendiri: i64,
    pub menunggu_sendiri: i64,
}

/// [`RekapUnit`] over `$1` to `$5` (instansi, today, free, tim, now); at most 500 units.
macro_rules! rekap_unit {
    ($condition:literal) => {
        concat!(
            "SELECT t.id, t.nama, \
             COUNT(DISTINCT CASE WHEN a.sandi IS NULL AND k.akun_id IS NULL THEN a.id END) AS perlu, \
             COUNT(DISTINCT CASE WHEN a.sandi IS NULL AND k.akun_id IS NOT NULL THEN a.id END) AS menunggu, \
             COUNT(DISTINCT CASE WHEN a.sandi IS NOT NULL THEN a.id END) AS aktif, \
             COUNT(DISTINCT CASE WHEN u.id = t.id AND a.sandi IS NULL AND k.akun_id IS NULL THEN a.id END) AS perlu_sendiri, \
             COUNT(DISTINCT CASE WHEN u.id = t.id AND a.sandi IS NULL AND k.akun_id IS NOT NULL THEN a.id END) \
             AS menunggu_sendiri",
            people_below!("LEFT JOIN"),
            with_cards!("$5"),
            "WHERE t.instansi_id = $1 AND ",
            $condition,
            " GROUP BY t.id, t.nama, t.urut, t.jalur ORDER BY t.urut, t.nama, t.id LIMIT 500"
        )
    };
}

/// The unit, and those right under it.
pub(super) async fn rekap(read: &mut Read, jangkauan: &Jangkauan) -> Result<Vec<RekapUnit>> {
    let sql = rekap_unit!("(t.id = $3 OR t.atasan_id = $3)");
    let Jangkauan { unit_id, today, now, is_tim, .. } = *jangkauan;
    let values = vec![read.instansi().into(), today.into(), unit_id.into(), is_tim.into(), now.into()];
    read.all(sql, values).await
}

/// Where the account's roles lead: the perangkat daerah and the top for the tim pengelola, the own units for an admin.
pub(super) async fn rekap_of_roles(
    read: &mut Read,
    today: NaiveDate,
    now: DateTime<Utc>,
    akun_id: Uuid,
    is_tim: bool,
) -> Result<Vec<RekapUnit>> {
    let sql = rekap_unit!(
        "(($4 AND (t.is_opd OR t.atasan_id IS NULL)) OR EXISTS (SELECT 1 FROM peran q WHERE q.instansi_id = $1 \
         AND q.akun_id = $3 AND q.jenis = 'admin_opd' AND q.unit_id = t.id AND q.mulai <= $2 \
         AND (q.sampai IS NULL OR q.sampai >= $2)))"
    );
    let values = vec![read.instansi().into(), today.into(), akun_id.into(), is_tim.into(), now.into()];
    read.all(sql, values).await
}

/// Somebody whose account is not activated yet.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct CalonKartu {
    pub akun_id: Uuid,
    pub nama: String,
    pub masuk: String,
    /// Empty for officials who are no ASN.
    pub nip: String,
    pub unit_nama: String,
    /// Whether a card may still be used.
    pub is_berkartu: bool,
}

/// [`CalonKartu`] over `$1` to `$6` of [`Jangkauan`], each once even with two main placements.
macro_rules! calon_kartu {
    ($condition:literal, $limit:literal) => {
        concat!(
            "SELECT a.id AS akun_id, a.nama, a.masuk, g.nip, MIN(u.nama) AS unit_nama, \
             k.akun_id IS NOT NULL AS is_berkartu",
            people_below!("JOIN"),
            with_cards!("$6"),
            "WHERE t.instansi_id = $1 AND t.id = $3 AND ($5 OR u.id = t.id) AND a.sandi IS NULL",
            $condition,
            " GROUP BY a.id, a.nama, a.masuk, g.nip, k.akun_id ORDER BY MIN(u.nama), LOWER(a.nama), a.id LIMIT ",
            $limit
        )
    };
}

/// Everybody whose account waits for its first password.
pub(super) async fn calon(read: &mut Read, jangkauan: &Jangkauan, limit: i64) -> Result<Vec<CalonKartu>> {
    let sql = calon_kartu!("", "$7");
    let mut values = jangkauan.values(read);
    values.push(limit.into());
    read.all(sql, values).await
}

/// Those of them with a card that may be used, or those without.
pub(super) async fn calon_of(
    read: &mut Read,
    jangkauan: &Jangkauan,
    is_berkartu: bool,
    limit: i64,
) -> Result<Vec<CalonKartu>> {
    let sql = calon_kartu!(" AND (k.akun_id IS NOT NULL) = $7", "$8");
    let mut values = jangkauan.values(read);
    values.extend([is_berkartu.into(), limit.into()]);
    read.all(sql, values).await
}

/// The ids of [`calon`], as a subquery over `$1` to `$5`.
macro_rules! calon_ids {
    () => {
        concat!(
            "(SELECT a.id",
            people_below!("JOIN"),
            "WHERE t.instansi_id = $1 AND t.id = $3 AND ($5 OR u.id = t.id) AND a.sandi IS NULL)"
        )
    };
}

/// Who activates one of these accounts waits for this transaction, and the other way round.
pub(super) async fn hold_calon(tx: &mut Tx, jangkauan: &Jangkauan) -> Result<()> {
    let sql = concat!(
        "UPDATE akun SET nama = nama WHERE instansi_id = $1 AND sandi IS NULL AND id IN ",
        calon_ids!()
    );
    let mut values = jangkauan.values(tx);
    values.truncate(5);
    tx.exec(sql, values).await.map(|_| ())
}

/// [`hold_calon`] for one account.
pub(super) async fn hold_akun(tx: &mut Tx, akun_id: Uuid) -> Result<()> {
    let sql = "UPDATE akun SET nama = nama WHERE instansi_id = $1 AND id = $2";
    tx.exec_one(sql, vec![tx.instansi().into(), akun_id.into()]).await
}

/// Unused codes of these accounts are worth nothing from now on.
pub(super) async fn void_aktivasi_of(tx: &mut Tx, jangkauan: &Jangkauan) -> Result<()> {
    let sql = concat!(
        "UPDATE aktivasi SET berlaku_sampai = $6 WHERE instansi_id = $1 AND dipakai IS NULL \
         AND berlaku_sampai > $6 AND akun_id IN ",
        calon_ids!()
    );
    let values = jangkauan.values(tx);
    tx.exec(sql, values).await.map(|_| ())
}

/// Unused codes of one account are worth nothing from now on.
pub(super) async fn void_aktivasi(tx: &mut Tx, akun_id: Uuid, now: DateTime<Utc>) -> Result<()> {
    let sql = "UPDATE aktivasi SET berlaku_sampai = $3 WHERE instansi_id = $1 AND akun_id = $2 \
               AND dipakai IS NULL AND berlaku_sampai > $3";
    tx.exec(sql, vec![tx.instansi().into(), akun_id.into(), now.into()]).await.map(|_| ())
}

/// Many codes (their SHA-256) with their accounts: a few hundred rows a statement.
pub(super) async fn insert_aktivasi_rows(
    tx: &mut Tx,
    kode: Vec<(Vec<u8>, Uuid)>,
    berlaku_sampai: DateTime<Utc>,
) -> Result<()> {
    let row = |(sha256, akun_id): (Vec<u8>, Uuid)| vec![sha256.into(), akun_id.into(), berlaku_sampai.into()];
    let columns = ["kode_sha256", "akun_id", "berlaku_sampai"];
    tx.insert_rows("aktivasi", &columns, kode.into_iter().map(row).collect()).await
}

/// One account and what decides about its card.
#[derive(Clone, Debug)]
pub struct OrangKartu {
    pub(super) akun_id: Uuid,
    pub(super) orang_id: Option<Uuid>,
    pub(super) nama: String,
    pub(super) masuk: String,
    pub(super) nip: Option<String>,
    pub(super) unit_id: Option<Uuid>,
    pub(super) unit_nama: Option<String>,
    pub(super) is_aktif: bool,
    pub(super) is_diaktifkan: bool,
    pub(super) is_berkartu: bool,
    /// Whether it holds a role, today or later.
    pub(super) is_berperan: bool,
}

pub(super) async fn orang_kartu(
    read: &mut Read,
    id: Uuid,
    now: DateTime<Utc>,
    today: NaiveDate,
) -> Result<Option<OrangKartu>> {
    let Some(akun) = find_temuan(read, today, now, id).await? else { return Ok(None) };
    let roles = roles_of(read, id).await?;
    Ok(Some(OrangKartu {
        akun_id: akun.akun_id,
        orang_id: akun.orang_id,
        nama: akun.nama,
        masuk: akun.masuk,
        nip: akun.nip,
        unit_id: akun.unit_id,
        unit_nama: akun.unit_nama,
        is_aktif: akun.is_aktif,
        is_diaktifkan: akun.is_diaktifkan,
        is_berkartu: akun.is_berkartu,
        is_berperan: roles.iter().any(|role| role.sampai.is_none_or(|last| last >= today)),
    }))
}
