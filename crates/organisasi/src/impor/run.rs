//! Writes a plan, at most 200 rows a transaction, so that nobody waits long for a turn. Stopped half-way, it is run
//! again: what is written already is no longer in the plan.

use platform::{Fault, Result, Tx};

use super::check::{Masalah, Tingkat};
use super::plan::{OrangTulis, Rencana};
use super::{Hasil, Latar, store};
use crate::{hubungan, unit};

/// Rows of one transaction.
const BATCH: usize = 200;

/// Units, people, heads, proposals: in this order, because each refers to the one before.
pub(super) async fn run(latar: &Latar, rencana: Rencana) -> Result<Hasil> {
    let mut hasil = Hasil {
        unit: rencana.hitung_unit,
        orang: rencana.hitung_orang,
        pindah: rencana.pindah,
        kepala: rencana.kepala.len(),
        tidak_di_berkas: rencana.tidak_di_berkas,
        masalah: rencana.masalah.clone(),
        ..Hasil::default()
    };
    write_units(latar, &rencana).await?;
    write_people(latar, &rencana, &mut hasil).await?;
    write_heads(latar, &rencana).await?;
    latar.db.analyze().await?;
    hasil.usul = hubungan::propose_all(&latar.db, latar.instansi, latar.today, &latar.new_id).await?;
    hasil.unit_tanpa_kepala = unit::count_without_head(&mut latar.db.read(latar.instansi)).await?;
    Ok(hasil)
}

async fn begin(latar: &Latar) -> Result<Tx> {
    latar.db.write(latar.instansi).await
}

async fn write_units(latar: &Latar, rencana: &Rencana) -> Result<()> {
    for batch in rencana.unit_baru.chunks(BATCH) {
        let mut tx = begin(latar).await?;
        store::insert_units(&mut tx, batch).await?;
        tx.commit().await?;
    }
    for batch in rencana.unit_ubah.chunks(BATCH) {
        let mut tx = begin(latar).await?;
        for unit in batch {
            store::update_unit(&mut tx, unit).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}

async fn write_people(latar: &Latar, rencana: &Rencana, hasil: &mut Hasil) -> Result<()> {
    let (new, old): (Vec<&OrangTulis>, Vec<&OrangTulis>) =
        rencana.orang.iter().partition(|person| person.is_baru);
    for batch in new.chunks(BATCH).chain(old.chunks(BATCH)) {
        match write_batch(latar, batch).await {
            // Somebody of the batch has a NIP that another account of the nation has: find out who, keep the rest.
            Err(fault) if fault.is_duplicate() => write_one_by_one(latar, batch, hasil).await?,
            Err(fault) => return Err(fault),
            Ok(()) => hasil.akun += batch.iter().filter(|person| person.akun.is_some()).count(),
        }
    }
    Ok(())
}

async fn write_batch(latar: &Latar, batch: &[&OrangTulis]) -> Result<()> {
    let mut tx = begin(latar).await?;
    let (new, old): (Vec<&OrangTulis>, Vec<&OrangTulis>) = batch.iter().partition(|person| person.is_baru);
    store::insert_people(&mut tx, &new).await?;
    for person in old {
        store::update_person(&mut tx, person).await?;
    }
    tx.commit().await
}

async fn write_one_by_one(latar: &Latar, batch: &[&OrangTulis], hasil: &mut Hasil) -> Result<()> {
    for person in batch {
        match write_batch(latar, &[person]).await {
            Ok(()) => hasil.akun += usize::from(person.akun.is_some()),
            Err(fault) if fault.is_duplicate() => refuse(person, hasil),
            Err(fault) => return Err(fault),
        }
    }
    Ok(())
}

fn refuse(person: &OrangTulis, hasil: &mut Hasil) {
    let count = if person.is_baru { &mut hasil.orang.baru } else { &mut hasil.orang.berubah };
    *count = count.saturating_sub(1);
    hasil.masalah.add(Masalah {
        tingkat: Tingkat::Ditolak,
        berkas: person.asal.berkas.clone(),
        baris: person.asal.baris,
        kolom: "NIP".into(),
        nilai: person.data.as_ref().map(|data| data.nip.clone()).unwrap_or_default(),
        alasan: "NIP atau PNS ID ini sudah dipakai orang lain atau akun lain, mungkin di instansi lain."
            .into(),
    });
}

async fn write_heads(latar: &Latar, rencana: &Rencana) -> Result<()> {
    for batch in rencana.kepala.chunks(BATCH) {
        let mut tx = begin(latar).await?;
        for (unit, head) in batch {
            match store::set_head(&mut tx, *unit, *head).await {
                Err(Fault::Stale) => {
                    return Err(Fault::invariant("unit_kerja", unit, "gone during an import"));
                }
                other => other?,
            }
        }
        tx.commit().await?;
    }
    Ok(())
}
