//! The tables `evaluasi`, `realisasi`, `dasar_penilaian`.

use aturan::{CapaianOrganisasi, Desimal, Predikat, Rating};
use chrono::{DateTime, NaiveDate, Utc};
use organisasi::pejabat::nama_lengkap;
use perencanaan::skp::{Arah, Target, with_satuan};
use platform::{Fault, Read, Result, Tx, Uuid, Values};
use sea_orm::FromQueryResult;

use super::{Draf, Evaluasi, Hasil, Penilaian, Status, Tanggapan, Terima};
use crate::Periode;

#[derive(Debug, FromQueryResult)]
struct Row {
    id: Uuid,
    skp_id: Uuid,
    siklus_id: Uuid,
    tahun: i64,
    mode: String,
    triwulan: i64,
    mulai: NaiveDate,
    sampai: NaiveDate,
    pegawai_id: Uuid,
    nama: String,
    gelar_depan: Option<String>,
    gelar_belakang: Option<String>,
    nip: String,
    golongan: Option<String>,
    jabatan: String,
    unit_nama: String,
    unit_id: Uuid,
    opd_nama: String,
    is_kepala_unit: bool,
    penilaian_diri: Option<String>,
    capaian_unit: Option<String>,
    penilai_id: Option<Uuid>,
    penilai_nama: Option<String>,
    penilai_gelar_depan: Option<String>,
    penilai_gelar_belakang: Option<String>,
    dinilai: Option<DateTime<Utc>>,
    status: String,
    rating_hasil: Option<String>,
    alasan_hasil: Option<String>,
    rating_perilaku: Option<String>,
    alasan_perilaku: Option<String>,
    tanpa_umpan_balik: Option<String>,
    capaian: Option<String>,
    predikat: Option<String>,
    disampaikan: Option<DateTime<Utc>>,
    diterima: Option<DateTime<Utc>>,
    batas_keberatan: Option<NaiveDate>,
    tanggapan: Option<String>,
    catatan_pegawai: Option<String>,
    versi: i64,
}

/// The evaluation with its person, its cycle, and the capaian of its perangkat daerah as set now.
pub async fn find(read: &mut Read, id: Uuid) -> Result<Option<Evaluasi>> {
    let sql = "SELECT e.id, e.skp_id, e.siklus_id, c.tahun, c.mode, e.triwulan, e.mulai, e.sampai, e.pegawai_id, o.nama, \
               o.gelar_depan, o.gelar_belakang, g.nip, g.golongan, s.jabatan, s.unit_nama, e.unit_id, u.nama AS opd_nama, \
               e.is_kepala_unit, e.penilaian_diri, k.capaian AS capaian_unit, e.penilai_id, po.nama AS penilai_nama, \
               po.gelar_depan AS penilai_gelar_depan, po.gelar_belakang AS penilai_gelar_belakang, e.dinilai, e.status, \
               e.rating_hasil, e.alasan_hasil, e.rating_perilaku, e.alasan_perilaku, e.tanpa_umpan_balik, e.capaian, \
               e.predikat, e.disampaikan, e.diterima, e.batas_keberatan, e.tanggapan, e.catatan_pegawai, e.versi \
               FROM evaluasi e \
               JOIN skp s ON s.instansi_id = $1 AND s.id = e.skp_id \
               JOIN siklus c ON c.instansi_id = $1 AND c.id = e.siklus_id \
               JOIN orang o ON o.instansi_id = $1 AND o.id = e.pegawai_id \
               JOIN pegawai g ON g.instansi_id = $1 AND g.id = e.pegawai_id \
               JOIN unit_kerja u ON u.instansi_id = $1 AND u.id = e.unit_id \
               LEFT JOIN capaian_organisasi k ON k.instansi_id = $1 AND k.unit_id = e.unit_id \
               AND k.siklus_id = e.siklus_id AND k.triwulan = e.triwulan \
               LEFT JOIN orang po ON po.instansi_id = $1 AND po.id = e.penilai_id \
               WHERE e.instansi_id = $1 AND e.id = $2";
    let row: Option<Row> = read.one(sql, vec![read.instansi().into(), id.into()]).await?;
    row.map(evaluasi).transpose()
}

fn evaluasi(row: Row) -> Result<Evaluasi> {
    let status = status(&row)?;
    let penilai_nama = row.penilai_nama.map(|nama| {
        nama_lengkap(row.penilai_gelar_depan.as_deref(), &nama, row.penilai_gelar_belakang.as_deref())
    });
    Ok(Evaluasi {
        id: row.id,
        skp_id: row.skp_id,
        siklus_id: row.siklus_id,
        tahun: row.tahun,
        is_latihan: row.mode == "latihan",
        periode: Periode::of_row(row.triwulan, row.id)?,
        mulai: row.mulai,
        sampai: row.sampai,
        pegawai_id: row.pegawai_id,
        pegawai_nama: nama_lengkap(row.gelar_depan.as_deref(), &row.nama, row.gelar_belakang.as_deref()),
        nip: row.nip,
        golongan: row.golongan,
        jabatan: row.jabatan,
        unit_nama: row.unit_nama,
        opd_id: row.unit_id,
        opd_nama: row.opd_nama,
        is_kepala_unit: row.is_kepala_unit,
        penilaian_diri: row.penilaian_diri,
        capaian: word(row.id, row.capaian_unit.as_deref(), CapaianOrganisasi::dari_kode)?,
        penilai_id: row.penilai_id,
        penilai_nama,
        dinilai: row.dinilai,
        status,
        versi: row.versi,
    })
}

/// A word of a closed vocabulary, or a row that breaks it.
fn word<T>(id: Uuid, kode: Option<&str>, dari_kode: impl Fn(&str) -> Option<T>) -> Result<Option<T>> {
    let read = |kode: &str| dari_kode(kode).ok_or_else(|| Fault::invariant("evaluasi", id, kode));
    kode.map(read).transpose()
}

fn status(row: &Row) -> Result<Status> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let draf = Draf {
        hasil_kerja: word(row.id, row.rating_hasil.as_deref(), Rating::dari_kode)?,
        alasan_hasil: text(&row.alasan_hasil),
        perilaku: word(row.id, row.rating_perilaku.as_deref(), Rating::dari_kode)?,
        alasan_perilaku: text(&row.alasan_perilaku),
        tanpa_umpan_balik: text(&row.tanpa_umpan_balik),
    };
    match row.status.as_str() {
        "belum_dimulai" => Ok(Status::BelumDimulai),
        "realisasi_diisi" => Ok(Status::RealisasiDiisi),
        "sedang_dinilai" => Ok(Status::SedangDinilai(draf)),
        "penilaian_sementara" => Ok(Status::PenilaianSementara(penilaian(row, draf)?)),
        "siap_disampaikan" => Ok(Status::SiapDisampaikan(hasil(row, draf)?)),
        "sudah_disampaikan" => Ok(Status::SudahDisampaikan {
            hasil: hasil(row, draf)?,
            pada: set(row, row.disampaikan, "disampaikan")?,
        }),
        "diterima" | "diterima_dengan_catatan" | "keberatan" => diterima(row, draf),
        other => Err(Fault::invariant("evaluasi", row.id, other)),
    }
}

fn set<T>(row: &Row, value: Option<T>, what: &str) -> Result<T> {
    value.ok_or_else(|| Fault::invariant("evaluasi", row.id, format!("{} without {what}", row.status)))
}

fn penilaian(row: &Row, draf: Draf) -> Result<Penilaian> {
    Ok(Penilaian {
        hasil_kerja: draf.hasil_kerja.filter(|_| !row.is_kepala_unit),
        alasan_hasil: draf.alasan_hasil,
        perilaku: set(row, draf.perilaku, "rating_perilaku")?,
        alasan_perilaku: draf.alasan_perilaku,
        tanpa_umpan_balik: draf.tanpa_umpan_balik,
    })
}

fn hasil(row: &Row, draf: Draf) -> Result<Hasil> {
    let predikat = word(row.id, row.predikat.as_deref(), Predikat::dari_kode)?;
    let capaian = word(row.id, row.capaian.as_deref(), CapaianOrganisasi::dari_kode)?;
    Ok(Hasil {
        hasil_kerja: set(row, draf.hasil_kerja, "rating_hasil")?,
        penilaian: penilaian(row, draf)?,
        capaian: set(row, capaian, "capaian")?,
        predikat: set(row, predikat, "predikat")?,
    })
}

fn diterima(row: &Row, draf: Draf) -> Result<Status> {
    let catatan = row.catatan_pegawai.clone().unwrap_or_default();
    let tanggapan = match row.tanggapan.as_deref() {
        None => None,
        Some("setuju") => Some(Tanggapan::Setuju),
        Some("catatan") => Some(Tanggapan::DenganCatatan(catatan)),
        Some("keberatan") => Some(Tanggapan::Keberatan(catatan)),
        Some(other) => return Err(Fault::invariant("evaluasi", row.id, other)),
    };
    let terima = Terima {
        disampaikan: set(row, row.disampaikan, "disampaikan")?,
        pada: set(row, row.diterima, "diterima")?,
        batas_keberatan: set(row, row.batas_keberatan, "batas_keberatan")?,
    };
    Ok(Status::Diterima { hasil: hasil(row, draf)?, terima, tanggapan })
}

/// Who rated, and by which rule: written with the rating.
pub struct Dinilai {
    pub penilai_id: Uuid,
    /// The penilai as he was: JSON of [`organisasi::pejabat::Pejabat`].
    pub penilai: String,
    pub pada: DateTime<Utc>,
    pub aturan_id: &'static str,
}

/// Writes an evaluation over the version that was read, and raises it.
pub async fn update(tx: &mut Tx, evaluasi: &Evaluasi, dinilai: Option<Dinilai>) -> Result<()> {
    let draf = evaluasi.status.draf();
    let hasil = evaluasi.status.hasil();
    let (disampaikan, terima, tanggapan) = journey(&evaluasi.status);
    let sql = "UPDATE evaluasi SET status = $4, rating_hasil = $5, alasan_hasil = $6, rating_perilaku = $7, \
               alasan_perilaku = $8, tanpa_umpan_balik = $9, capaian = $10, predikat = $11, disampaikan = $12, \
               diterima = $13, batas_keberatan = $14, tanggapan = $15, catatan_pegawai = $16, \
               penilai_id = COALESCE($17, penilai_id), penilai = COALESCE($18, penilai), \
               dinilai = COALESCE($19, dinilai), aturan_id = COALESCE($20, aturan_id), penilaian_diri = $21, \
               versi = versi + 1 WHERE instansi_id = $1 AND id = $2 AND versi = $3";
    let (penilai_id, penilai, pada, aturan_id) = match dinilai {
        Some(dinilai) => {
            (Some(dinilai.penilai_id), Some(dinilai.penilai), Some(dinilai.pada), Some(dinilai.aturan_id))
        }
        None => (None, None, None, None),
    };
    let (kode_tanggapan, catatan) = tanggapan_kode(tanggapan);
    let values: Values = vec![
        tx.instansi().into(),
        evaluasi.id.into(),
        evaluasi.versi.into(),
        evaluasi.status.kode().into(),
        hasil.map(|hasil| hasil.hasil_kerja).or(draf.hasil_kerja).map(Rating::kode).into(),
        filled(draf.alasan_hasil).into(),
        draf.perilaku.map(Rating::kode).into(),
        filled(draf.alasan_perilaku).into(),
        filled(draf.tanpa_umpan_balik).into(),
        hasil.map(|hasil| hasil.capaian.kode()).into(),
        hasil.map(|hasil| hasil.predikat.kode()).into(),
        disampaikan.into(),
        terima.map(|terima| terima.pada).into(),
        terima.map(|terima| terima.batas_keberatan).into(),
        kode_tanggapan.into(),
        catatan.into(),
        penilai_id.into(),
        penilai.into(),
        pada.into(),
        aturan_id.into(),
        evaluasi.penilaian_diri.clone().into(),
    ];
    tx.exec_one(sql, values).await
}

fn filled(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}

fn journey(status: &Status) -> (Option<DateTime<Utc>>, Option<Terima>, Option<&Tanggapan>) {
    match status {
        Status::SudahDisampaikan { pada, .. } => (Some(*pada), None, None),
        Status::Diterima { terima, tanggapan, .. } => {
            (Some(terima.disampaikan), Some(*terima), tanggapan.as_ref())
        }
        _ => (None, None, None),
    }
}

fn tanggapan_kode(tanggapan: Option<&Tanggapan>) -> (Option<&'static str>, Option<String>) {
    match tanggapan {
        None => (None, None),
        Some(Tanggapan::Setuju) => (Some("setuju"), None),
        Some(Tanggapan::DenganCatatan(catatan)) => (Some("catatan"), Some(catatan.clone())),
        Some(Tanggapan::Keberatan(catatan)) => (Some("keberatan"), Some(catatan.clone())),
    }
}

/// What a new evaluation is made from: an SKP that is agreed, and the perangkat daerah above its unit.
#[derive(Debug, FromQueryResult)]
pub struct Asal {
    pub skp_id: Uuid,
    pub siklus_id: Uuid,
    pub tahun: i64,
    pub pegawai_id: Uuid,
    pub periode_awal: NaiveDate,
    pub periode_akhir: NaiveDate,
    pub opd_id: Uuid,
    pub kepala_id: Option<Uuid>,
}

/// The agreed SKP with the nearest perangkat daerah at or above its unit.
pub async fn asal(read: &mut Read, skp_id: Uuid) -> Result<Option<Asal>> {
    let sql = "SELECT s.id AS skp_id, s.siklus_id, c.tahun, s.pegawai_id, s.periode_awal, s.periode_akhir, \
               d.id AS opd_id, d.kepala_id FROM skp s \
               JOIN siklus c ON c.instansi_id = $1 AND c.id = s.siklus_id \
               JOIN unit_kerja u ON u.instansi_id = $1 AND u.id = s.unit_id \
               JOIN unit_kerja d ON d.instansi_id = $1 AND substr(u.jalur, 1, length(d.jalur)) = d.jalur \
               AND (d.is_opd OR d.atasan_id IS NULL) \
               WHERE s.instansi_id = $1 AND s.id = $2 AND s.status = 'disetujui' ORDER BY length(d.jalur) DESC LIMIT 1";
    read.one(sql, vec![read.instansi().into(), skp_id.into()]).await
}

/// Writes a new evaluation. A second one for the same period is a duplicate.
pub async fn insert(tx: &mut Tx, id: Uuid, asal: &Asal, periode: Periode) -> Result<()> {
    let (mulai, sampai) =
        periode.hari(asal.tahun).ok_or_else(|| Fault::invariant("siklus", asal.siklus_id, asal.tahun))?;
    let row = vec![
        ("id", id.into()),
        ("skp_id", asal.skp_id.into()),
        ("pegawai_id", asal.pegawai_id.into()),
        ("siklus_id", asal.siklus_id.into()),
        ("triwulan", periode.kode().into()),
        ("mulai", mulai.max(asal.periode_awal).into()),
        ("sampai", sampai.min(asal.periode_akhir).into()),
        ("unit_id", asal.opd_id.into()),
        ("is_kepala_unit", (asal.kepala_id == Some(asal.pegawai_id)).into()),
        ("status", "belum_dimulai".into()),
        ("versi", 1_i64.into()),
    ];
    tx.insert("evaluasi", row).await
}

/// The evaluation of an SKP for a period, if one was begun.
pub(super) async fn id_of(read: &mut Read, skp_id: Uuid, periode: Periode) -> Result<Option<Uuid>> {
    #[derive(FromQueryResult)]
    struct Id {
        id: Uuid,
    }
    let sql = "SELECT id FROM evaluasi WHERE instansi_id = $1 AND skp_id = $2 AND triwulan = $3";
    let row: Option<Id> =
        read.one(sql, vec![read.instansi().into(), skp_id.into(), periode.kode().into()]).await?;
    Ok(row.map(|row| row.id))
}

/// An indicator with what was reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Butir {
    pub indikator_id: Uuid,
    pub rhk_id: Uuid,
    pub rhk_teks: String,
    pub teks: String,
    pub target: Target,
    pub target_teks: String,
    pub arah: Arah,
    /// The year's target, where the period owes only a part of it.
    pub target_setahun: Option<String>,
    pub sumber_data: String,
    pub realisasi: Option<Desimal>,
    pub realisasi_teks: Option<String>,
    pub keterangan: Option<String>,
}

impl Butir {
    /// What was reached, with its unit; empty when nothing was entered.
    pub fn realisasi_label(&self) -> String {
        match (&self.realisasi, &self.target, &self.realisasi_teks) {
            (Some(nilai), Target::Angka { satuan, .. }, _) => with_satuan(*nilai, satuan),
            (Some(nilai), _, _) => nilai.to_string(),
            (None, _, teks) => teks.clone().unwrap_or_default(),
        }
    }

    /// The figure alone with a short unit, large: "98,2 %", "1.361".
    pub fn angka(&self) -> String {
        match (&self.realisasi, &self.target) {
            (Some(nilai), Target::Angka { satuan, .. }) if satuan.chars().count() <= 4 => {
                with_satuan(*nilai, satuan)
            }
            (Some(nilai), _) => nilai.to_string(),
            _ => self.realisasi_label(),
        }
    }

    /// Whether the target was reached, by the direction of the indicator. `None` where there is no number to compare.
    pub fn is_tercapai(&self) -> Option<bool> {
        let (Some(nilai), Target::Angka { nilai: target, .. }) = (self.realisasi, &self.target) else {
            return None;
        };
        Some(match self.arah {
            Arah::Naik => nilai >= *target,
            Arah::Turun => nilai <= *target,
            Arah::Tetap => nilai == *target,
        })
    }
}

#[derive(Debug, FromQueryResult)]
struct ButirRow {
    id: Uuid,
    rhk_id: Uuid,
    rhk_teks: String,
    teks: String,
    target_x10000: Option<i64>,
    target_teks: Option<String>,
    satuan: Option<String>,
    arah: String,
    is_jumlah: bool,
    sumber_data: String,
    realisasi_x10000: Option<i64>,
    realisasi_teks: Option<String>,
    keterangan: Option<String>,
}

/// The indicators of an SKP with what this evaluation says was reached, in the order of the form.
pub async fn butir(read: &mut Read, evaluasi: &Evaluasi) -> Result<Vec<Butir>> {
    let sql = "SELECT i.id, i.rhk_id, r.teks AS rhk_teks, i.teks, i.target_x10000, i.target_teks, i.satuan, i.arah, i.is_jumlah, \
               i.sumber_data, n.realisasi_x10000, n.realisasi_teks, n.keterangan FROM indikator i \
               JOIN rhk r ON r.instansi_id = $1 AND r.id = i.rhk_id \
               LEFT JOIN realisasi n ON n.instansi_id = $1 AND n.evaluasi_id = $2 AND n.indikator_id = i.id \
               WHERE i.instansi_id = $1 AND i.skp_id = $3 ORDER BY r.jenis DESC, r.urut, r.id, i.urut";
    let rows: Vec<ButirRow> =
        read.all(sql, vec![read.instansi().into(), evaluasi.id.into(), evaluasi.skp_id.into()]).await?;
    rows.into_iter().map(|row| butir_of(row, evaluasi.periode)).collect()
}

fn butir_of(row: ButirRow, periode: Periode) -> Result<Butir> {
    let arah = Arah::dari_kode(&row.arah).ok_or_else(|| Fault::invariant("indikator", row.id, &row.arah))?;
    let satuan = row.satuan.unwrap_or_default();
    let target = match (row.target_x10000, row.target_teks) {
        (Some(skala), _) => Target::Angka { nilai: Desimal::dari_skala(skala), satuan },
        (None, Some(teks)) => Target::Kata(teks),
        (None, None) => Target::Kosong,
    };
    let (target, setahun) = of_period(target, row.is_jumlah, periode);
    let target_teks = match &target {
        Target::Angka { nilai, satuan } => match arah {
            Arah::Naik => with_satuan(*nilai, satuan),
            arah => format!("{} {}", arah.label(), with_satuan(*nilai, satuan)),
        },
        Target::Kata(teks) => teks.clone(),
        Target::Kosong => "-".into(),
    };
    Ok(Butir {
        indikator_id: row.id,
        rhk_id: row.rhk_id,
        rhk_teks: row.rhk_teks,
        teks: row.teks,
        target,
        target_teks,
        arah,
        target_setahun: setahun,
        sumber_data: row.sumber_data,
        realisasi: row.realisasi_x10000.map(Desimal::dari_skala),
        realisasi_teks: row.realisasi_teks,
        keterangan: row.keterangan,
    })
}

/// What a period owes of a target that is summed over the year: a quarter a fourth, rounded up in the fourth decimal; and
/// the year's target beside it.
fn of_period(target: Target, is_jumlah: bool, periode: Periode) -> (Target, Option<String>) {
    match target {
        Target::Angka { nilai, satuan } if is_jumlah && periode != Periode::Tahunan => {
            let setahun = with_satuan(nilai, &satuan);
            (
                Target::Angka { nilai: Desimal::dari_skala((nilai.skala() + 3).div_euclid(4)), satuan },
                Some(setahun),
            )
        }
        other => (other, None),
    }
}

/// What was reached at one indicator, as it is written.
pub struct RealisasiBaru {
    pub indikator_id: Uuid,
    pub nilai: Option<Desimal>,
    pub teks: Option<String>,
    pub keterangan: Option<String>,
}

/// Replaces what an evaluation says was reached.
pub async fn put_realisasi(tx: &mut Tx, evaluasi_id: Uuid, realisasi: Vec<RealisasiBaru>) -> Result<()> {
    let delete = "DELETE FROM realisasi WHERE instansi_id = $1 AND evaluasi_id = $2";
    tx.exec(delete, vec![tx.instansi().into(), evaluasi_id.into()]).await?;
    let columns = ["evaluasi_id", "indikator_id", "realisasi_x10000", "realisasi_teks", "keterangan"];
    let rows = realisasi.into_iter().map(|butir| {
        vec![
            evaluasi_id.into(),
            butir.indikator_id.into(),
            butir.nilai.map(Desimal::skala).into(),
            butir.teks.into(),
            butir.keterangan.into(),
        ]
    });
    tx.insert_rows("realisasi", &columns, rows.collect()).await
}

/// A fact that a rating stands on, in its words of then.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Dasar {
    pub jenis: String,
    pub fakta_id: Uuid,
    pub tanggal: NaiveDate,
    pub teks: String,
}

/// The facts that a rating cites, in order.
pub async fn dasar(read: &mut Read, evaluasi_id: Uuid) -> Result<Vec<Dasar>> {
    let sql = "SELECT jenis, fakta_id, tanggal, teks FROM dasar_penilaian \
               WHERE instansi_id = $1 AND evaluasi_id = $2 ORDER BY urut";
    read.all(sql, vec![read.instansi().into(), evaluasi_id.into()]).await
}

/// Replaces the facts that a rating cites.
pub async fn put_dasar(tx: &mut Tx, evaluasi_id: Uuid, dasar: &[Dasar]) -> Result<()> {
    let delete = "DELETE FROM dasar_penilaian WHERE instansi_id = $1 AND evaluasi_id = $2";
    tx.exec(delete, vec![tx.instansi().into(), evaluasi_id.into()]).await?;
    let columns = ["evaluasi_id", "urut", "jenis", "fakta_id", "tanggal", "teks"];
    let rows = (1_i64..).zip(dasar).map(|(urut, dasar)| {
        vec![
            evaluasi_id.into(),
            urut.into(),
            dasar.jenis.clone().into(),
            dasar.fakta_id.into(),
            dasar.tanggal.into(),
            dasar.teks.clone().into(),
        ]
    });
    tx.insert_rows("dasar_penilaian", &columns, rows.collect()).await
}

/// A line of "Penilaian Tim".
#[derive(Clone, Debug, FromQueryResult)]
pub struct Anggota {
    pub skp_id: Uuid,
    pub pegawai_id: Uuid,
    pub nama: String,
    pub gelar_depan: Option<String>,
    pub gelar_belakang: Option<String>,
    pub jabatan: String,
    pub unit_nama: String,
    pub evaluasi_id: Option<Uuid>,
    pub status: Option<String>,
    pub predikat: Option<String>,
}

impl Anggota {
    pub fn nama_lengkap(&self) -> String {
        nama_lengkap(self.gelar_depan.as_deref(), &self.nama, self.gelar_belakang.as_deref())
    }

    /// The status, also before anything was begun.
    pub fn kode(&self) -> &str {
        self.status.as_deref().unwrap_or("belum_dimulai")
    }

    /// Whether the rating is given.
    pub fn is_selesai(&self) -> bool {
        !matches!(self.kode(), "belum_dimulai" | "realisasi_diisi" | "sedang_dinilai")
    }
}

/// The people with an agreed SKP whom somebody rates today, by name.
pub async fn tim(read: &mut Read, penilai_id: Uuid, on: NaiveDate, periode: Periode) -> Result<Vec<Anggota>> {
    let sql = "SELECT s.id AS skp_id, s.pegawai_id, o.nama, o.gelar_depan, o.gelar_belakang, s.jabatan, s.unit_nama, \
               e.id AS evaluasi_id, e.status, e.predikat FROM hubungan_penilai h \
               JOIN skp s ON s.instansi_id = $1 AND s.pegawai_id = h.pegawai_id AND s.status = 'disetujui' \
               JOIN siklus c ON c.instansi_id = $1 AND c.id = s.siklus_id AND c.mulai <= $3 AND c.sampai >= $3 \
               JOIN orang o ON o.instansi_id = $1 AND o.id = s.pegawai_id \
               LEFT JOIN evaluasi e ON e.instansi_id = $1 AND e.skp_id = s.id AND e.triwulan = $4 \
               WHERE h.instansi_id = $1 AND h.penilai_id = $2 AND h.status = 'ditetapkan' AND h.mulai <= $3 \
               AND (h.sampai IS NULL OR h.sampai >= $3) ORDER BY o.nama, s.id LIMIT 500";
    read.all(sql, vec![read.instansi().into(), penilai_id.into(), on.into(), periode.kode().into()]).await
}

/// The evaluations of a perangkat daerah that follow its capaian: rated and not told yet. At most `limit`.
pub(crate) async fn following(
    read: &mut Read,
    opd_id: Uuid,
    siklus_id: Uuid,
    periode: Periode,
    limit: i64,
) -> Result<Vec<Uuid>> {
    #[derive(FromQueryResult)]
    struct Id {
        id: Uuid,
    }
    let sql = "SELECT id FROM evaluasi WHERE instansi_id = $1 AND unit_id = $2 AND siklus_id = $3 AND triwulan = $4 \
               AND status IN ('penilaian_sementara', 'siap_disampaikan') ORDER BY id LIMIT $5";
    let key =
        vec![read.instansi().into(), opd_id.into(), siklus_id.into(), periode.kode().into(), limit.into()];
    let rows: Vec<Id> = read.all(sql, key).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// A line of "Hasil Kinerja": a result that was told, or one that is still on its way.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Milik {
    pub id: Uuid,
    pub tahun: i64,
    pub triwulan: i64,
    pub status: String,
    pub predikat: Option<String>,
    pub disampaikan: Option<DateTime<Utc>>,
    pub diterima: Option<DateTime<Utc>>,
}

/// The evaluations of a person, newest first.
pub async fn milik(read: &mut Read, pegawai_id: Uuid) -> Result<Vec<Milik>> {
    let sql = "SELECT e.id, c.tahun, e.triwulan, e.status, e.predikat, e.disampaikan, e.diterima FROM evaluasi e \
               JOIN siklus c ON c.instansi_id = $1 AND c.id = e.siklus_id \
               WHERE e.instansi_id = $1 AND e.pegawai_id = $2 ORDER BY c.tahun DESC, e.sampai DESC, e.triwulan LIMIT 60";
    read.all(sql, vec![read.instansi().into(), pegawai_id.into()]).await
}

/// What waits in this stage.
#[derive(Debug, FromQueryResult)]
pub(super) struct Waiting {
    pub id: Option<Uuid>,
    pub status: String,
    pub triwulan: i64,
    pub tahun: i64,
    pub batas: Option<NaiveDate>,
    pub jumlah: i64,
}

/// Own results to open or answer, how many of the team are ready to be rated, the realisasi that is due, and the
/// objections to results of a penilai below.
pub(super) async fn waiting(read: &mut Read, orang_id: Uuid, on: NaiveDate) -> Result<Vec<Waiting>> {
    let sql = "SELECT e.id, e.status, e.triwulan, c.tahun, e.batas_keberatan AS batas, 1 AS jumlah FROM evaluasi e \
               JOIN siklus c ON c.instansi_id = $1 AND c.id = e.siklus_id \
               WHERE e.instansi_id = $1 AND e.pegawai_id = $2 \
               AND (e.status = 'sudah_disampaikan' OR (e.status = 'diterima' AND e.tanggapan IS NULL)) \
               UNION ALL \
               SELECT NULL, 'tim', e.triwulan, c.tahun, min(k.batas_penilaian), count(*) FROM hubungan_penilai h \
               JOIN evaluasi e ON e.instansi_id = $1 AND e.pegawai_id = h.pegawai_id AND e.status = 'realisasi_diisi' \
               JOIN skp s ON s.instansi_id = $1 AND s.id = e.skp_id \
               JOIN siklus c ON c.instansi_id = $1 AND c.id = e.siklus_id AND c.mulai <= $3 AND c.sampai >= $3 \
               JOIN kelompok_siklus k ON k.instansi_id = $1 AND k.siklus_id = c.id AND k.kode = s.kelompok \
               WHERE h.instansi_id = $1 AND h.penilai_id = $2 AND h.status = 'ditetapkan' AND h.mulai <= $3 \
               AND (h.sampai IS NULL OR h.sampai >= $3) GROUP BY e.triwulan, c.tahun \
               UNION ALL \
               SELECT s.id, 'isi', CAST($4 AS bigint), c.tahun, k.batas_penilaian, 1 FROM skp s \
               JOIN siklus c ON c.instansi_id = $1 AND c.id = s.siklus_id AND c.mulai <= $3 AND c.sampai >= $3 \
               JOIN kelompok_siklus k ON k.instansi_id = $1 AND k.siklus_id = c.id AND k.kode = s.kelompok \
               WHERE s.instansi_id = $1 AND s.pegawai_id = $2 AND s.status = 'disetujui' AND NOT EXISTS \
               (SELECT 1 FROM evaluasi e WHERE e.instansi_id = $1 AND e.skp_id = s.id AND e.triwulan = $4 \
               AND e.status <> 'belum_dimulai') \
               UNION ALL \
               SELECT e.id, 'keberatan_masuk', e.triwulan, c.tahun, NULL, 1 FROM hubungan_penilai h \
               JOIN evaluasi e ON e.instansi_id = $1 AND e.pegawai_id = h.pegawai_id AND e.status = 'keberatan' \
               JOIN siklus c ON c.instansi_id = $1 AND c.id = e.siklus_id \
               WHERE h.instansi_id = $1 AND h.atasan_penilai_id = $2 AND h.status = 'ditetapkan' AND h.mulai <= $3 \
               AND (h.sampai IS NULL OR h.sampai >= $3)";
    read.all(sql, vec![read.instansi().into(), orang_id.into(), on.into(), Periode::pada(on).kode().into()])
        .await
}

#[derive(Debug, FromQueryResult)]
struct Banyak {
    banyak: i64,
}

/// How many results stand in one of four statuses; an empty one stands for none.
pub(super) async fn count_in(read: &mut Read, statuses: [&str; 4]) -> Result<i64> {
    let sql = "SELECT COUNT(*) AS banyak FROM evaluasi WHERE instansi_id = $1 AND status IN ($2, $3, $4, $5)";
    let mut values = vec![read.instansi().into()];
    values.extend(statuses.map(Into::into));
    let row: Option<Banyak> = read.one(sql, values).await?;
    Ok(row.map_or(0, |row| row.banyak))
}
