//! The tables `skp`, `rhk`, `indikator`, `ekspektasi_perilaku`, `lampiran_skp`.

use aturan::Desimal;
use chrono::{DateTime, NaiveDate, Utc};
use organisasi::pejabat::nama_lengkap;
use platform::{Fault, Read, Result, Tx, Uuid, Values};
use sea_orm::FromQueryResult;

use super::indikator::{Arah, Aspek, Indikator, Perspektif, Target, Tingkat};
use super::{Penilai, Rhk, RhkPimpinan, Skp, SkpKey, SkpOn, Status};
use crate::perilaku::Nilai;

#[derive(Debug, FromQueryResult)]
struct SkpRow {
    id: Uuid,
    siklus_id: Uuid,
    tahun: i64,
    mode: String,
    kedudukan: String,
    pegawai_id: Uuid,
    nama: String,
    gelar_depan: Option<String>,
    gelar_belakang: Option<String>,
    nip: String,
    kelompok: String,
    batas_skp: NaiveDate,
    periode_awal: NaiveDate,
    periode_akhir: NaiveDate,
    pendekatan: String,
    unit_id: Uuid,
    unit_nama: String,
    jabatan: String,
    jenis_jabatan: String,
    golongan: Option<String>,
    status: String,
    catatan: Option<String>,
    versi: i64,
    diajukan: Option<DateTime<Utc>>,
    disetujui: Option<DateTime<Utc>>,
    penilai_id: Option<Uuid>,
    penilai_nama: Option<String>,
    penilai_gelar_depan: Option<String>,
    penilai_gelar_belakang: Option<String>,
    penilai_jabatan: Option<String>,
}

/// SKP with its cycle, its person and the penilai of the day `$3`.
macro_rules! select_skp {
    ($condition:literal) => {
        concat!(
            "SELECT s.id, s.siklus_id, c.tahun, c.mode, c.kedudukan, s.pegawai_id, o.nama, o.gelar_depan, o.gelar_belakang, \
             g.nip, s.kelompok, k.batas_skp, s.periode_awal, s.periode_akhir, s.pendekatan, s.unit_id, s.unit_nama, \
             s.jabatan, s.jenis_jabatan, s.golongan, s.status, s.catatan, s.versi, s.diajukan, s.disetujui, h.penilai_id, \
             po.nama AS penilai_nama, po.gelar_depan AS penilai_gelar_depan, po.gelar_belakang AS penilai_gelar_belakang, \
             COALESCE(pp.jabatan, pn.jabatan) AS penilai_jabatan FROM skp s \
             JOIN siklus c ON c.instansi_id = $1 AND c.id = s.siklus_id \
             JOIN kelompok_siklus k ON k.instansi_id = $1 AND k.siklus_id = s.siklus_id AND k.kode = s.kelompok \
             JOIN orang o ON o.instansi_id = $1 AND o.id = s.pegawai_id \
             JOIN pegawai g ON g.instansi_id = $1 AND g.id = s.pegawai_id \
             LEFT JOIN hubungan_penilai h ON h.instansi_id = $1 AND h.pegawai_id = s.pegawai_id AND h.status = 'ditetapkan' \
             AND h.mulai <= $3 AND (h.sampai IS NULL OR h.sampai >= $3) \
             LEFT JOIN orang po ON po.instansi_id = $1 AND po.id = h.penilai_id \
             LEFT JOIN penempatan pp ON pp.instansi_id = $1 AND pp.pegawai_id = h.penilai_id AND pp.jenis = 'utama' \
             AND pp.mulai <= $3 AND (pp.sampai IS NULL OR pp.sampai >= $3) \
             LEFT JOIN pejabat_non_asn pn ON pn.instansi_id = $1 AND pn.id = h.penilai_id \
             WHERE s.instansi_id = $1 AND ",
            $condition,
            " ORDER BY s.periode_awal DESC, h.mulai DESC"
        )
    };
}

pub(super) async fn find(read: &mut Read, SkpOn { key, on }: SkpOn) -> Result<Option<Skp>> {
    let (sql, id) = match key {
        SkpKey::Id(id) => (select_skp!("s.id = $2"), id),
        SkpKey::Milik { pegawai_id } => {
            (select_skp!("s.pegawai_id = $2 AND s.periode_awal <= $3 AND c.sampai >= $3"), pegawai_id)
        }
    };
    let row: Option<SkpRow> = read.one(sql, vec![read.instansi().into(), id.into(), on.into()]).await?;
    row.map(skp).transpose()
}

fn skp(row: SkpRow) -> Result<Skp> {
    let status = Status::dari_kode(&row.status, row.catatan)
        .ok_or_else(|| Fault::invariant("skp", row.id, &row.status))?;
    let penilai = row.penilai_id.map(|id| Penilai {
        id,
        nama: nama_lengkap(
            row.penilai_gelar_depan.as_deref(),
            &row.penilai_nama.unwrap_or_default(),
            row.penilai_gelar_belakang.as_deref(),
        ),
        jabatan: row.penilai_jabatan.unwrap_or_else(|| "-".into()),
    });
    Ok(Skp {
        id: row.id,
        siklus_id: row.siklus_id,
        tahun: row.tahun,
        is_latihan: row.mode == "latihan",
        is_pendamping: row.kedudukan == "pendamping",
        pegawai_id: row.pegawai_id,
        pegawai_nama: nama_lengkap(row.gelar_depan.as_deref(), &row.nama, row.gelar_belakang.as_deref()),
        nip: row.nip,
        kelompok: row.kelompok,
        batas_skp: row.batas_skp,
        periode_awal: row.periode_awal,
        periode_akhir: row.periode_akhir,
        is_kualitatif: row.pendekatan == "kualitatif",
        unit_id: row.unit_id,
        unit_nama: row.unit_nama,
        jabatan: row.jabatan,
        jenis_jabatan: row.jenis_jabatan,
        golongan: row.golongan,
        status,
        versi: row.versi,
        diajukan: row.diajukan,
        disetujui: row.disetujui,
        penilai,
    })
}

/// One row for each indicator; an RHK without indicators has one row without them.
#[derive(Debug, FromQueryResult)]
struct IsiRow {
    rhk_id: Uuid,
    jenis: String,
    klasifikasi: String,
    rhk_teks: String,
    rhk_pimpinan_id: Option<Uuid>,
    pimpinan_teks: Option<String>,
    penugasan_dari: Option<String>,
    id: Option<Uuid>,
    aspek: Option<String>,
    tingkat: Option<String>,
    perspektif: Option<String>,
    teks: Option<String>,
    target_x10000: Option<i64>,
    target_teks: Option<String>,
    satuan: Option<String>,
    arah: Option<String>,
    is_jumlah: Option<bool>,
    sumber_data: Option<String>,
}

/// What is in an SKP: its RHK in order, each with its indicators in order.
pub async fn isi(read: &mut Read, skp_id: Uuid) -> Result<Vec<Rhk>> {
    let sql = "SELECT r.id AS rhk_id, r.jenis, r.klasifikasi, r.teks AS rhk_teks, r.rhk_pimpinan_id, \
               p.teks AS pimpinan_teks, r.penugasan_dari, i.id, i.aspek, i.tingkat, i.perspektif, i.teks, \
               i.target_x10000, i.target_teks, i.satuan, i.arah, i.is_jumlah, i.sumber_data FROM rhk r \
               LEFT JOIN rhk p ON p.instansi_id = $1 AND p.id = r.rhk_pimpinan_id \
               LEFT JOIN indikator i ON i.instansi_id = $1 AND i.rhk_id = r.id \
               WHERE r.instansi_id = $1 AND r.skp_id = $2 ORDER BY r.jenis DESC, r.urut, r.id, i.urut";
    let rows: Vec<IsiRow> = read.all(sql, vec![read.instansi().into(), skp_id.into()]).await?;
    let mut isi: Vec<Rhk> = Vec::new();
    for row in rows {
        if isi.last().is_none_or(|rhk| rhk.id != row.rhk_id) {
            isi.push(rhk(&row));
        }
        if let (Some(indikator), Some(rhk)) = (indikator(row)?, isi.last_mut()) {
            rhk.indikator.push(indikator);
        }
    }
    Ok(isi)
}

fn rhk(row: &IsiRow) -> Rhk {
    Rhk {
        id: row.rhk_id,
        is_tambahan: row.jenis == "tambahan",
        is_individu: row.klasifikasi == "individu",
        teks: row.rhk_teks.clone(),
        pimpinan: row
            .rhk_pimpinan_id
            .zip(row.pimpinan_teks.clone())
            .map(|(id, teks)| RhkPimpinan { id, teks }),
        penugasan_dari: row.penugasan_dari.clone(),
        indikator: Vec::new(),
    }
}

fn indikator(row: IsiRow) -> Result<Option<Indikator>> {
    let Some(id) = row.id else { return Ok(None) };
    let word = |what: Option<String>| what.unwrap_or_default();
    let wrong = |what: &str| Fault::invariant("indikator", id, what);
    let target = match (row.target_x10000, row.target_teks) {
        (Some(skala), _) => Target::Angka { nilai: Desimal::dari_skala(skala), satuan: word(row.satuan) },
        (None, Some(teks)) => Target::Kata(teks),
        (None, None) => Target::Kosong,
    };
    Ok(Some(Indikator {
        id,
        aspek: Aspek::dari_kode(&word(row.aspek)).ok_or_else(|| wrong("aspek"))?,
        tingkat: Tingkat::dari_kode(&word(row.tingkat)).ok_or_else(|| wrong("tingkat"))?,
        perspektif: row.perspektif.as_deref().and_then(Perspektif::dari_kode),
        teks: word(row.teks),
        target,
        arah: Arah::dari_kode(&word(row.arah)).ok_or_else(|| wrong("arah"))?,
        is_jumlah: row.is_jumlah.unwrap_or(false),
        sumber_data: word(row.sumber_data),
    }))
}

/// Texts beside the RHK: expectations of perilaku and the three lampiran, by their words.
#[derive(Clone, Debug, FromQueryResult)]
pub struct TeksRow {
    pub jenis: String,
    pub teks: String,
}

/// Expectations of perilaku and lampiran in one statement.
pub async fn teks(read: &mut Read, skp_id: Uuid) -> Result<Vec<TeksRow>> {
    let sql = "SELECT nilai AS jenis, ekspektasi AS teks FROM ekspektasi_perilaku WHERE instansi_id = $1 AND skp_id = $2 \
               UNION ALL SELECT jenis, teks FROM lampiran_skp WHERE instansi_id = $1 AND skp_id = $2";
    read.all(sql, vec![read.instansi().into(), skp_id.into()]).await
}

/// Where the person works now: what a new SKP begins with. `None` for those without a post.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Tempat {
    pub kelompok: String,
    pub golongan: Option<String>,
    pub unit_id: Uuid,
    pub unit_nama: String,
    pub jabatan: String,
    pub jenis_jabatan: String,
    pub sumber: String,
    pub siklus_id: Uuid,
    pub tahun: i64,
    pub siklus_mulai: NaiveDate,
    pub siklus_sampai: NaiveDate,
    pub tmt: NaiveDate,
    pub batas_skp: NaiveDate,
}

/// The post of a person and the cycle of a day.
pub async fn tempat(read: &mut Read, pegawai_id: Uuid, on: NaiveDate) -> Result<Option<Tempat>> {
    let sql = "SELECT g.kelompok, g.golongan, p.unit_id, u.nama AS unit_nama, p.jabatan, p.jenis_jabatan, k.sumber, \
               c.id AS siklus_id, c.tahun, c.mulai AS siklus_mulai, c.sampai AS siklus_sampai, p.mulai AS tmt, k.batas_skp \
               FROM pegawai g \
               JOIN penempatan p ON p.instansi_id = $1 AND p.pegawai_id = g.id AND p.jenis = 'utama' \
               AND p.mulai <= $3 AND (p.sampai IS NULL OR p.sampai >= $3) \
               JOIN unit_kerja u ON u.instansi_id = $1 AND u.id = p.unit_id \
               JOIN siklus c ON c.instansi_id = $1 AND c.mulai <= $3 AND c.sampai >= $3 \
               JOIN kelompok_siklus k ON k.instansi_id = $1 AND k.siklus_id = c.id AND k.kode = g.kelompok \
               WHERE g.instansi_id = $1 AND g.id = $2";
    read.one(sql, vec![read.instansi().into(), pegawai_id.into(), on.into()]).await
}

/// Writes a new draft.
pub async fn insert(
    tx: &mut Tx,
    id: Uuid,
    pegawai_id: Uuid,
    tempat: &Tempat,
    is_kualitatif: bool,
) -> Result<()> {
    let row = vec![
        ("id", id.into()),
        ("siklus_id", tempat.siklus_id.into()),
        ("pegawai_id", pegawai_id.into()),
        ("kelompok", tempat.kelompok.clone().into()),
        ("periode_awal", tempat.siklus_mulai.max(tempat.tmt).into()),
        ("periode_akhir", tempat.siklus_sampai.into()),
        ("pendekatan", if is_kualitatif { "kualitatif" } else { "kuantitatif" }.into()),
        ("unit_id", tempat.unit_id.into()),
        ("unit_nama", tempat.unit_nama.clone().into()),
        ("jabatan", tempat.jabatan.clone().into()),
        ("jenis_jabatan", tempat.jenis_jabatan.clone().into()),
        ("golongan", tempat.golongan.clone().into()),
        ("status", "draf".into()),
        ("versi", 1_i64.into()),
    ];
    tx.insert("skp", row).await
}

/// Writes the state of an SKP over the version that was read, and raises it.
pub async fn update(tx: &mut Tx, skp: &Skp, penilai_json: Option<String>) -> Result<()> {
    let catatan = match &skp.status {
        Status::Dikembalikan { catatan } => Some(catatan.clone()),
        _ => None,
    };
    let sql = "UPDATE skp SET status = $4, catatan = $5, diajukan = $6, disetujui = $7, penilai = COALESCE($8, penilai), \
               versi = versi + 1 WHERE instansi_id = $1 AND id = $2 AND versi = $3";
    let values = vec![
        tx.instansi().into(),
        skp.id.into(),
        skp.versi.into(),
        skp.status.kode().into(),
        catatan.into(),
        skp.diajukan.into(),
        skp.disetujui.into(),
        penilai_json.into(),
    ];
    tx.exec_one(sql, values).await
}

/// Raises the version that a change of something inside the SKP was made from.
pub(super) async fn touch(tx: &mut Tx, skp_id: Uuid, versi: i64) -> Result<()> {
    let sql = "UPDATE skp SET versi = versi + 1 WHERE instansi_id = $1 AND id = $2 AND versi = $3";
    tx.exec_one(sql, vec![tx.instansi().into(), skp_id.into(), versi.into()]).await
}

/// The RHK that a person of this SKP may serve: those of the penilai's SKP of the same cycle.
pub(super) async fn rhk_pimpinan(
    read: &mut Read,
    penilai_id: Uuid,
    siklus_id: Uuid,
) -> Result<Vec<RhkPimpinan>> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        teks: String,
    }
    let sql = "SELECT r.id, r.teks FROM rhk r JOIN skp s ON s.instansi_id = $1 AND s.id = r.skp_id \
               WHERE r.instansi_id = $1 AND s.pegawai_id = $2 AND s.siklus_id = $3 ORDER BY r.jenis DESC, r.urut";
    let rows: Vec<Row> =
        read.all(sql, vec![read.instansi().into(), penilai_id.into(), siklus_id.into()]).await?;
    Ok(rows.into_iter().map(|row| RhkPimpinan { id: row.id, teks: row.teks }).collect())
}

/// An RHK as it is written.
#[derive(Clone, Debug)]
pub struct RhkBaru {
    pub id: Uuid,
    pub skp_id: Uuid,
    pub urut: i64,
    pub is_tambahan: bool,
    pub is_individu: bool,
    pub teks: String,
    pub rhk_pimpinan_id: Option<Uuid>,
    pub penugasan_dari: Option<String>,
    pub indikator: Vec<Indikator>,
}

/// Puts an RHK at the place of an earlier one, or at the end: RHK first, then its indicators.
pub async fn put_rhk(tx: &mut Tx, rhk: RhkBaru, is_new: bool) -> Result<()> {
    if is_new {
        insert_rhk(tx, &rhk).await?;
    } else {
        update_rhk(tx, &rhk).await?;
    }
    delete_indikator_but(tx, rhk.skp_id, rhk.id, &rhk.indikator).await?;
    for (urut, indikator) in (1_i64..).zip(&rhk.indikator) {
        put_indikator(tx, rhk.skp_id, rhk.id, urut, indikator).await?;
    }
    Ok(())
}

async fn insert_rhk(tx: &mut Tx, rhk: &RhkBaru) -> Result<()> {
    let row = vec![
        ("id", rhk.id.into()),
        ("skp_id", rhk.skp_id.into()),
        ("urut", rhk.urut.into()),
        ("jenis", jenis(rhk).into()),
        ("klasifikasi", klasifikasi(rhk).into()),
        ("teks", rhk.teks.clone().into()),
        ("rhk_pimpinan_id", rhk.rhk_pimpinan_id.into()),
        ("penugasan_dari", rhk.penugasan_dari.clone().into()),
    ];
    tx.insert("rhk", row).await
}

async fn update_rhk(tx: &mut Tx, rhk: &RhkBaru) -> Result<()> {
    let sql = "UPDATE rhk SET jenis = $4, klasifikasi = $5, teks = $6, rhk_pimpinan_id = $7, penugasan_dari = $8 \
               WHERE instansi_id = $1 AND skp_id = $2 AND id = $3";
    let values = vec![
        tx.instansi().into(),
        rhk.skp_id.into(),
        rhk.id.into(),
        jenis(rhk).into(),
        klasifikasi(rhk).into(),
        rhk.teks.clone().into(),
        rhk.rhk_pimpinan_id.into(),
        rhk.penugasan_dari.clone().into(),
    ];
    tx.exec_one(sql, values).await
}

fn jenis(rhk: &RhkBaru) -> &'static str {
    if rhk.is_tambahan { "tambahan" } else { "utama" }
}

fn klasifikasi(rhk: &RhkBaru) -> &'static str {
    if rhk.is_individu { "individu" } else { "organisasi" }
}

/// Takes out the indicators that are no longer in the form.
async fn delete_indikator_but(tx: &mut Tx, skp_id: Uuid, rhk_id: Uuid, keep: &[Indikator]) -> Result<()> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
    }
    let sql = "SELECT id FROM indikator WHERE instansi_id = $1 AND skp_id = $2 AND rhk_id = $3";
    let instansi = tx.instansi();
    let old: Vec<Row> = tx.all(sql, vec![instansi.into(), skp_id.into(), rhk_id.into()]).await?;
    let sql = "DELETE FROM indikator WHERE instansi_id = $1 AND id = $2";
    for gone in old.iter().filter(|row| keep.iter().all(|indikator| indikator.id != row.id)) {
        tx.exec(sql, vec![instansi.into(), gone.id.into()]).await?;
    }
    Ok(())
}

async fn put_indikator(
    tx: &mut Tx,
    skp_id: Uuid,
    rhk_id: Uuid,
    urut: i64,
    indikator: &Indikator,
) -> Result<()> {
    let (angka, kata, satuan) = match &indikator.target {
        Target::Angka { nilai, satuan } => (Some(nilai.skala()), None, Some(satuan.clone())),
        Target::Kata(teks) => (None, Some(teks.clone()), None),
        Target::Kosong => (None, None, None),
    };
    let sql = "INSERT INTO indikator (instansi_id, id, skp_id, rhk_id, urut, aspek, tingkat, perspektif, teks, \
               target_x10000, target_teks, satuan, arah, sumber_data, is_jumlah) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) \
               ON CONFLICT (instansi_id, id) DO UPDATE SET urut = $5, aspek = $6, tingkat = $7, perspektif = $8, \
               teks = $9, target_x10000 = $10, target_teks = $11, satuan = $12, arah = $13, sumber_data = $14, is_jumlah = $15";
    let values: Values = vec![
        tx.instansi().into(),
        indikator.id.into(),
        skp_id.into(),
        rhk_id.into(),
        urut.into(),
        indikator.aspek.kode().into(),
        indikator.tingkat.kode().into(),
        indikator.perspektif.map(Perspektif::kode).into(),
        indikator.teks.clone().into(),
        angka.into(),
        kata.into(),
        satuan.into(),
        indikator.arah.kode().into(),
        indikator.sumber_data.clone().into(),
        indikator.is_jumlah.into(),
    ];
    tx.exec(sql, values).await.map(|_| ())
}

/// Takes an RHK out of a draft.
pub(super) async fn delete_rhk(tx: &mut Tx, skp_id: Uuid, rhk_id: Uuid) -> Result<()> {
    let instansi = tx.instansi();
    let key = || vec![instansi.into(), skp_id.into(), rhk_id.into()];
    let unlink = "UPDATE rhk SET rhk_pimpinan_id = NULL WHERE instansi_id = $1 AND rhk_pimpinan_id = $2";
    tx.exec(unlink, vec![instansi.into(), rhk_id.into()]).await?;
    tx.exec("DELETE FROM indikator WHERE instansi_id = $1 AND skp_id = $2 AND rhk_id = $3", key()).await?;
    tx.exec_one("DELETE FROM rhk WHERE instansi_id = $1 AND skp_id = $2 AND id = $3", key()).await
}

/// Writes the expectations of the penilai for the seven values; an empty one is taken out.
pub async fn put_ekspektasi(tx: &mut Tx, skp_id: Uuid, ekspektasi: &[(Nilai, String)]) -> Result<()> {
    let delete = "DELETE FROM ekspektasi_perilaku WHERE instansi_id = $1 AND skp_id = $2";
    tx.exec(delete, vec![tx.instansi().into(), skp_id.into()]).await?;
    let given = ekspektasi.iter().filter(|(_, teks)| !teks.is_empty());
    let rows =
        given.map(|(nilai, teks)| vec![skp_id.into(), nilai.kode().into(), teks.clone().into()]).collect();
    tx.insert_rows("ekspektasi_perilaku", &["skp_id", "nilai", "ekspektasi"], rows).await
}

/// Writes the three lampiran.
pub async fn put_lampiran(tx: &mut Tx, skp_id: Uuid, lampiran: &[(&'static str, String)]) -> Result<()> {
    let delete = "DELETE FROM lampiran_skp WHERE instansi_id = $1 AND skp_id = $2";
    tx.exec(delete, vec![tx.instansi().into(), skp_id.into()]).await?;
    let given = lampiran.iter().filter(|(_, teks)| !teks.is_empty());
    let rows = given.map(|(jenis, teks)| vec![skp_id.into(), (*jenis).into(), teks.clone().into()]).collect();
    tx.insert_rows("lampiran_skp", &["skp_id", "jenis", "teks"], rows).await
}

/// A line of "Persetujuan".
#[derive(Clone, Debug, FromQueryResult)]
pub struct Diajukan {
    pub id: Uuid,
    pub nama: String,
    pub gelar_depan: Option<String>,
    pub gelar_belakang: Option<String>,
    pub jabatan: String,
    pub unit_nama: String,
    pub status: String,
    pub diajukan: Option<DateTime<Utc>>,
    pub rhk: i64,
    pub indikator: i64,
}

/// The SKP of the people whom somebody rates today, those that wait first.
pub(super) async fn of_team(read: &mut Read, penilai_id: Uuid, on: NaiveDate) -> Result<Vec<Diajukan>> {
    let sql = "SELECT s.id, o.nama, o.gelar_depan, o.gelar_belakang, s.jabatan, s.unit_nama, s.status, s.diajukan, \
               (SELECT count(*) FROM rhk r WHERE r.instansi_id = $1 AND r.skp_id = s.id) AS rhk, \
               (SELECT count(*) FROM indikator i WHERE i.instansi_id = $1 AND i.skp_id = s.id) AS indikator \
               FROM hubungan_penilai h \
               JOIN skp s ON s.instansi_id = $1 AND s.pegawai_id = h.pegawai_id \
               JOIN siklus c ON c.instansi_id = $1 AND c.id = s.siklus_id AND c.mulai <= $3 AND c.sampai >= $3 \
               JOIN orang o ON o.instansi_id = $1 AND o.id = s.pegawai_id \
               WHERE h.instansi_id = $1 AND h.penilai_id = $2 AND h.status = 'ditetapkan' AND h.mulai <= $3 \
               AND (h.sampai IS NULL OR h.sampai >= $3) \
               ORDER BY CASE s.status WHEN 'diajukan' THEN 0 ELSE 1 END, s.diajukan, o.nama LIMIT 500";
    read.all(sql, vec![read.instansi().into(), penilai_id.into(), on.into()]).await
}

/// What waits in this stage.
#[derive(Debug, FromQueryResult)]
pub(super) struct Waiting {
    pub status: Option<String>,
    pub catatan: Option<String>,
    pub sumber: String,
    pub batas_skp: NaiveDate,
    pub tahun: i64,
    pub is_tim: bool,
    pub jumlah: i64,
}

/// The own SKP of the day's cycle, and how many of the team's wait for agreement.
pub(super) async fn waiting(read: &mut Read, orang_id: Uuid, on: NaiveDate) -> Result<Vec<Waiting>> {
    let sql = "SELECT s.status, s.catatan, k.sumber, k.batas_skp, c.tahun, 1 = 0 AS is_tim, 0 AS jumlah FROM pegawai g \
               JOIN siklus c ON c.instansi_id = $1 AND c.mulai <= $3 AND c.sampai >= $3 \
               JOIN kelompok_siklus k ON k.instansi_id = $1 AND k.siklus_id = c.id AND k.kode = g.kelompok \
               LEFT JOIN skp s ON s.instansi_id = $1 AND s.pegawai_id = g.id AND s.siklus_id = c.id \
               WHERE g.instansi_id = $1 AND g.id = $2 \
               UNION ALL \
               SELECT NULL, NULL, 'kinerja', min(k.batas_skp), c.tahun, 1 = 1, count(*) FROM hubungan_penilai h \
               JOIN skp s ON s.instansi_id = $1 AND s.pegawai_id = h.pegawai_id AND s.status = 'diajukan' \
               JOIN siklus c ON c.instansi_id = $1 AND c.id = s.siklus_id AND c.mulai <= $3 AND c.sampai >= $3 \
               JOIN kelompok_siklus k ON k.instansi_id = $1 AND k.siklus_id = c.id AND k.kode = s.kelompok \
               WHERE h.instansi_id = $1 AND h.penilai_id = $2 AND h.status = 'ditetapkan' AND h.mulai <= $3 \
               AND (h.sampai IS NULL OR h.sampai >= $3) GROUP BY c.tahun";
    read.all(sql, vec![read.instansi().into(), orang_id.into(), on.into()]).await
}
