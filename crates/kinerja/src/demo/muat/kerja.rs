//! What was done: progres harian and umpan balik.

use std::collections::HashMap;

use chrono::{NaiveTime, Timelike};
use pelaksanaan::bukti::{Bukti, Tautan};
use pelaksanaan::progres::{self, Jam, ProgresBaru, Realisasi, Rentang};
use pelaksanaan::umpan_balik::{self, UmpanBalikBaru};
use platform::{Result, Tx};

use super::rencana::desimal;
use super::{Muatan, id, missing, pagi};
use crate::demo::kota::Progres;

pub(super) async fn muat(tx: &mut Tx, muatan: &Muatan<'_>) -> Result<()> {
    let rows: Result<Vec<ProgresBaru>> =
        muatan.kota.progres.iter().map(|progres| progres_baru(muatan, progres)).collect();
    progres::store::insert_many(tx, rows?).await?;
    let skp: HashMap<&str, &str> =
        muatan.kota.skp.iter().map(|skp| (skp.pegawai.as_str(), skp.kunci.as_str())).collect();
    let mut rows = Vec::with_capacity(muatan.kota.umpan_balik.len());
    for umpan_balik in &muatan.kota.umpan_balik {
        rows.push(UmpanBalikBaru {
            id: id("umpan_balik", &umpan_balik.kunci),
            pegawai_id: muatan.pegawai_id(&umpan_balik.pegawai)?,
            dari_id: muatan.pejabat_id(&umpan_balik.dari)?,
            skp_id: skp.get(umpan_balik.pegawai.as_str()).map(|skp| id("skp", skp)),
            rhk_id: umpan_balik.rhk.as_deref().map(|rhk| id("rhk", rhk)),
            tanggal: umpan_balik.tanggal,
            teks: umpan_balik.teks.clone(),
            dibaca: Some(pagi(umpan_balik.tanggal, &umpan_balik.kunci)),
        });
    }
    umpan_balik::store::insert_many(tx, rows).await
}

fn progres_baru(muatan: &Muatan<'_>, progres: &Progres) -> Result<ProgresBaru> {
    let tautan = |teks: &str| Tautan::parse(teks).map_err(|_| missing("tautan bukti", teks));
    let realisasi = progres.realisasi.as_deref().map(desimal).transpose()?;
    Ok(ProgresBaru {
        id: id("progres", &progres.kunci),
        pegawai_id: muatan.pegawai_id(&progres.pegawai)?,
        skp_id: Some(id("skp", &progres.skp)),
        rhk_id: progres.rhk.as_deref().map(|rhk| id("rhk", rhk)),
        tanggal: progres.tanggal,
        rentang: Rentang { mulai: jam(progres.mulai)?, selesai: jam(progres.selesai)? },
        kegiatan: progres.kegiatan.clone(),
        realisasi: realisasi
            .map(|nilai| Realisasi { nilai, satuan: progres.satuan.clone().unwrap_or_default() }),
        bukti: progres.bukti.as_deref().map(tautan).transpose()?.map(Bukti::Tautan),
        dicatat: pagi(progres.tanggal, &progres.kunci),
    })
}

fn jam(waktu: NaiveTime) -> Result<Jam> {
    let menit = i64::from(waktu.hour() * 60 + waktu.minute());
    Jam::dari_menit(menit).ok_or_else(|| missing("jam", &waktu.to_string()))
}
