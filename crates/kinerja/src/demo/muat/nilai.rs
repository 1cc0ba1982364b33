//! How the finished quarters were rated: the same transitions as in the program, on the facts of the city.
//!
//! The first two quarters are told, received and answered; the third has its realisasi and waits to be rated.

use std::collections::{BTreeMap, HashSet};

use aturan::lokal::Keberatan;
use aturan::{CapaianOrganisasi, Kalender, Rating};
use chrono::{Days, NaiveDate};
use penilaian::Periode;
use penilaian::capaian::{self, Baru};
use penilaian::evaluasi::store::{self, Butir, Dasar, Dinilai, RealisasiBaru};
use penilaian::evaluasi::{Evaluasi, EvaluasiError, Penilaian, Status, Tanggapan};
use platform::{Db, Fault, InstansiId, Result, Tx, Uuid, secrets};

use super::rencana::{desimal, penilai, tahun};
use super::{Muatan, id, missing, pagi};
use crate::demo::kota::{Kota, Realisasi, Skp, StatusSkp};

/// Evaluations a transaction.
const BATCH: usize = 100;
/// The last quarter that is rated and told.
const TOLD_UNTIL: u8 = 2;

pub(super) async fn muat(db: &Db, instansi: InstansiId, muatan: &Muatan<'_>) -> Result<()> {
    let kota = muatan.kota;
    let agreed: HashSet<&str> =
        kota.skp.iter().filter(|skp| is_agreed(skp)).map(|skp| skp.kunci.as_str()).collect();
    let mut by_skp: BTreeMap<(u8, &str), Vec<&Realisasi>> = BTreeMap::new();
    for row in kota.realisasi.iter().filter(|row| agreed.contains(row.skp.as_str())) {
        by_skp.entry((row.triwulan, &row.skp)).or_default().push(row);
    }
    let mut tx = db.write(instansi).await?;
    capaian_opd(&mut tx, muatan).await?;
    tx.commit().await?;
    let all: Vec<_> = by_skp.into_iter().collect();
    for batch in all.chunks(BATCH) {
        let mut tx = db.write(instansi).await?;
        for ((triwulan, skp), realisasi) in batch {
            one(&mut tx, muatan, *triwulan, skp, realisasi).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}

fn is_agreed(skp: &Skp) -> bool {
    matches!(skp.status, StatusSkp::Disetujui { .. })
}

/// The Wali Kota set the capaian of every perangkat daerah for the quarters that were told.
async fn capaian_opd(tx: &mut Tx, muatan: &Muatan<'_>) -> Result<()> {
    let Some(wali_kota) = muatan.kota.pejabat_non_asn.iter().find(|pejabat| pejabat.unit.is_some()) else {
        return Ok(());
    };
    let opd = muatan.kota.unit.iter().filter(|unit| unit.opd == unit.kunci && unit.induk.is_some());
    for unit in opd {
        for triwulan in 1..=TOLD_UNTIL {
            let Some(told) = told_on(muatan.kota, triwulan) else { continue };
            let (capaian, dasar) = capaian_of(&unit.kunci, triwulan);
            let baru = Baru {
                id: id("capaian", &format!("{}-{triwulan}", unit.kunci)),
                unit_id: id("unit", &unit.kunci),
                siklus_id: muatan.siklus_id(),
                periode: Periode::Triwulan(triwulan),
                capaian,
                dasar: dasar.to_owned(),
                oleh: id("orang", &wali_kota.orang),
                pada: pagi(told - Days::new(5), &unit.kunci),
            };
            capaian::insert(tx, baru).await?;
        }
    }
    Ok(())
}

/// Most units are "Baik"; one in six stands out, one in twelve is behind.
fn capaian_of(unit: &str, triwulan: u8) -> (CapaianOrganisasi, &'static str) {
    match chance(&format!("{unit}-{triwulan}")) % 12 {
        0 | 1 => {
            (CapaianOrganisasi::Istimewa, "Seluruh rencana aksi triwulan selesai, dua IKU melampaui target.")
        }
        2 => (
            CapaianOrganisasi::ButuhPerbaikan,
            "Tiga dari tujuh rencana aksi belum selesai pada akhir triwulan.",
        ),
        _ => (CapaianOrganisasi::Baik, "Rencana aksi triwulan tercapai sesuai perjanjian kinerja."),
    }
}

fn chance(kunci: &str) -> u8 {
    secrets::fingerprint(kunci).first().copied().unwrap_or(0)
}

/// The day on which the results of a quarter were told; `None` when it lies ahead.
fn told_on(kota: &Kota, triwulan: u8) -> Option<NaiveDate> {
    let (_, sampai) = Periode::Triwulan(triwulan).hari(tahun(kota.hari_ini))?;
    let told = sampai + Days::new(16);
    (triwulan <= TOLD_UNTIL && told + Days::new(4) < kota.hari_ini).then_some(told)
}

async fn one(
    tx: &mut Tx,
    muatan: &Muatan<'_>,
    triwulan: u8,
    skp: &str,
    realisasi: &[&Realisasi],
) -> Result<()> {
    let periode = Periode::Triwulan(triwulan);
    let evaluasi_id = id("evaluasi", &format!("{skp}-{triwulan}"));
    let asal = store::asal(tx, id("skp", skp)).await?.ok_or_else(|| missing("skp", skp))?;
    store::insert(tx, evaluasi_id, &asal, periode).await?;
    let rows: Result<Vec<RealisasiBaru>> = realisasi.iter().map(|row| realisasi_baru(row)).collect();
    store::put_realisasi(tx, evaluasi_id, rows?).await?;
    let mut evaluasi = load(tx, evaluasi_id).await?;
    evaluasi.status = Status::RealisasiDiisi;
    match told_on(muatan.kota, triwulan) {
        None => store::update(tx, &evaluasi, None).await,
        Some(told) => {
            let pegawai = realisasi.first().map(|row| row.pegawai.as_str()).unwrap_or_default();
            rate(tx, muatan, pegawai, evaluasi, told).await
        }
    }
}

async fn load(tx: &mut Tx, evaluasi_id: Uuid) -> Result<Evaluasi> {
    store::find(tx, evaluasi_id).await?.ok_or_else(|| missing("evaluasi", &evaluasi_id.to_string()))
}

fn realisasi_baru(row: &Realisasi) -> Result<RealisasiBaru> {
    let keterangan = row.tampil.clone();
    Ok(RealisasiBaru {
        indikator_id: id("indikator", &row.indikator),
        nilai: Some(desimal(&row.nilai)?),
        teks: None,
        keterangan,
    })
}

/// Rates on what was reached, tells, and lets the employee accept. Somebody without a penilai is not rated.
async fn rate(
    tx: &mut Tx,
    muatan: &Muatan<'_>,
    pegawai: &str,
    evaluasi: Evaluasi,
    told: NaiveDate,
) -> Result<()> {
    let tie = muatan.kota.hubungan_penilai.iter().find(|tie| tie.pegawai == pegawai);
    let (Some(tie), Some(cetak)) = (tie, penilai(muatan, pegawai)?) else {
        return store::update(tx, &evaluasi, None).await;
    };
    let butir = store::butir(tx, &evaluasi).await?;
    let dasar = cited(&butir, evaluasi.sampai);
    let wrong = |err: EvaluasiError| Fault::internal(format!("demo: {err:?}"));
    let at = pagi(told, pegawai);
    let dinilai = Dinilai {
        penilai_id: muatan.pejabat_id(&tie.penilai)?,
        penilai: cetak,
        pada: at - chrono::TimeDelta::days(2),
        aturan_id: "permenpanrb6_2022.predikat_kinerja_pegawai",
    };
    let rated = evaluasi.nilai(penilaian(pegawai, &butir, &dasar)).map_err(wrong)?;
    let evaluasi = match rated.status {
        Status::SiapDisampaikan(_) => {
            let last_day = batas(told_day(at))?;
            let opened =
                rated.sampaikan(at).and_then(|told| told.terima(at + chrono::TimeDelta::days(1), last_day));
            opened.and_then(|opened| opened.tanggapi(Tanggapan::Setuju)).map_err(wrong)?
        }
        _ => rated,
    };
    store::update(tx, &evaluasi, Some(dinilai)).await?;
    store::put_dasar(tx, evaluasi.id, &dasar).await
}

fn told_day(at: chrono::DateTime<chrono::Utc>) -> NaiveDate {
    at.date_naive() + Days::new(1)
}

/// The term as the city counts it: by what holds until it sets a rule of its own.
fn batas(diterima: NaiveDate) -> Result<NaiveDate> {
    let cara = Keberatan::dari(None).map_err(Fault::internal)?;
    Ok(cara.batas(diterima, Kalender::nasional()))
}

fn cited(butir: &[Butir], sampai: NaiveDate) -> Vec<Dasar> {
    let reached = butir.iter().filter(|butir| butir.is_tercapai() == Some(true)).take(3);
    let rest = butir.iter().filter(|butir| butir.is_tercapai() == Some(false)).take(1);
    let fact = |butir: &Butir| Dasar {
        jenis: "indikator".into(),
        fakta_id: butir.indikator_id,
        tanggal: sampai,
        teks: format!("{}: {}, target {}", butir.teks, butir.realisasi_label(), butir.target_teks),
    };
    reached.chain(rest).map(fact).collect()
}

/// A rating that the figures carry: all reached and a stroke of luck is "di atas", most missed is "di bawah".
fn penilaian(pegawai: &str, butir: &[Butir], dasar: &[Dasar]) -> Penilaian {
    let measured: Vec<bool> = butir.iter().filter_map(Butir::is_tercapai).collect();
    let reached = measured.iter().filter(|reached| **reached).count();
    let hasil_kerja = match (reached * 100).checked_div(measured.len()) {
        Some(100) if chance(pegawai).is_multiple_of(3) => Rating::DiAtas,
        Some(0..=24) => Rating::DiBawah,
        _ => Rating::Sesuai,
    };
    let perilaku = match chance(&format!("perilaku-{pegawai}")) % 20 {
        0..=3 => Rating::DiAtas,
        _ => Rating::Sesuai,
    };
    let fakta = dasar.first().map(|dasar| dasar.teks.clone()).unwrap_or_default();
    Penilaian {
        hasil_kerja: Some(hasil_kerja),
        alasan_hasil: if hasil_kerja == Rating::Sesuai { String::new() } else { format!("{fakta}.") },
        perilaku,
        alasan_perilaku: match perilaku {
            Rating::DiAtas => "Membantu rekan tanpa diminta dan memberi kabar sebelum ditanya.".into(),
            _ => String::new(),
        },
        tanpa_umpan_balik: match hasil_kerja {
            Rating::DiBawah => "Hambatan dibicarakan lisan pada rapat triwulan.".into(),
            _ => String::new(),
        },
    }
}
