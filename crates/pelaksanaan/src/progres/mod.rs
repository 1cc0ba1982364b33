//! Progres harian: what somebody did, when, and what came of it. One entry serves the day, the realisasi and the rating.

mod hari;
mod isian;
pub mod jam;
mod pegawai;
mod salin;
pub mod store;
mod tampil;
mod tempel;
mod ubah;

use std::fmt;

use aturan::Desimal;
use chrono::{DateTime, NaiveDate, Utc};
use platform::{Action, BoxFuture, Ctx, Protected, Read, Relation, Result, Sentuhan, Subject, Uuid, events};
use web_kit::Routes;

pub(crate) use isian::OPSI_LAMA;
pub use jam::{Jam, Rentang};
pub(crate) use tampil::{Baris, tampil_jumlah};

use crate::bukti::Bukti;

/// People whose entries a rule on deemed validation would touch.
pub fn sentuhan<'a>(
    ctx: &'a Ctx,
    read: &'a mut Read,
    aturan: &'a str,
    _: NaiveDate,
) -> BoxFuture<'a, Result<Vec<Sentuhan>>> {
    Box::pin(async move {
        if aturan != "dianggap_tervalidasi" {
            return Ok(Vec::new());
        }
        let jumlah = store::count_writers(read, events::bulan(ctx.today())).await?;
        let teks = "pegawai mencatat progres harian bulan ini; catatan yang tidak diperiksa pada waktunya mengikuti aturan ini.";
        Ok(vec![Sentuhan { jumlah, teks: teks.to_owned() }])
    })
}

/// A number with its unit: `43 berkas`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Realisasi {
    pub nilai: Desimal,
    /// May be empty.
    pub satuan: String,
}

impl fmt::Display for Realisasi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&perencanaan::skp::with_satuan(self.nilai, &self.satuan))
    }
}

/// An entry as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgresBaru {
    pub id: Uuid,
    pub pegawai_id: Uuid,
    /// The SKP of the day; none while there is none.
    pub skp_id: Option<Uuid>,
    pub rhk_id: Option<Uuid>,
    /// The day that it begins on.
    pub tanggal: NaiveDate,
    pub rentang: Rentang,
    /// 3..=500 characters.
    pub kegiatan: String,
    pub realisasi: Option<Realisasi>,
    pub bukti: Option<Bukti>,
    pub dicatat: DateTime<Utc>,
}

/// An entry with what pages show beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progres {
    pub isi: ProgresBaru,
    pub rhk_teks: Option<String>,
    /// Its owner says that it really ran beside another one.
    pub is_bersamaan: bool,
    pub versi: i64,
    /// Day of an earlier entry of the same person with the same file as evidence.
    pub berkas_sama: Option<NaiveDate>,
}

impl Progres {
    /// Part of the key, e.g. 202604.
    pub fn bulan(&self) -> i64 {
        events::bulan(self.isi.tanggal)
    }

    /// Day and span.
    pub fn kapan(&self) -> (NaiveDate, Rentang) {
        (self.isi.tanggal, self.isi.rentang)
    }
}

/// Key of an entry: its month comes first, because the table grows for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProgresKey {
    pub bulan: i64,
    pub id: Uuid,
}

impl Protected for Progres {
    type Id = ProgresKey;

    async fn load(read: &mut Read, id: ProgresKey) -> Result<Option<Self>> {
        store::find(read, id).await
    }

    fn subject(&self) -> Subject {
        Subject::Orang(self.isi.pegawai_id)
    }
}

/// What the entries of a day can be tied to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rencana {
    /// The person's work is managed in another system (Ruang GTK): nothing is asked for here.
    pub is_di_tempat_lain: bool,
    /// SKP of the day; work does not wait for one.
    pub skp_id: Option<Uuid>,
    /// First day of the person's SKP, where all of the cycle begin after the day.
    pub mulai_kemudian: Option<NaiveDate>,
    /// RHK of that SKP, in its order.
    pub rhk: Vec<RhkPilihan>,
}

/// An RHK to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RhkPilihan {
    pub id: Uuid,
    pub teks: String,
}

/// Longest text of an RHK in a list, in characters.
const PILIHAN_HURUF_MAKS: usize = 70;

impl Rencana {
    /// Values and labels for a select field: `1. Terlayaninya permohonan KTP-el`.
    pub fn opsi(&self) -> Vec<(String, String)> {
        let label = |n: usize, teks: &str| format!("{n}. {}", singkat(teks, PILIHAN_HURUF_MAKS));
        (1..).zip(&self.rhk).map(|(n, rhk)| (rhk.id.to_string(), label(n, &rhk.teks))).collect()
    }
}

/// A text of at most `huruf` characters, with an ellipsis where it was longer.
pub(crate) fn singkat(teks: &str, huruf: usize) -> String {
    match teks.char_indices().nth(huruf) {
        None => teks.to_owned(),
        Some((at, _)) => format!("{}…", teks[..at].trim_end()),
    }
}

/// Every employee keeps the own entries.
pub struct CatatProgres;

impl Action for CatatProgres {
    const NAME: &'static str = "catat_progres";
    const ALLOWED: &'static [Relation] = &[Relation::Diri];
}

/// Pages of the entries.
pub fn routes() -> Routes {
    hari::routes().and(salin::routes()).and(tempel::routes()).and(pegawai::routes()).and(ubah::routes())
}

/// Pairs of entries that share time and were not marked as really simultaneous; the later one second.
pub fn tumpukan(entries: &[Progres]) -> Vec<(&Progres, &Progres)> {
    let mut in_order: Vec<&Progres> = entries.iter().filter(|entry| !entry.is_bersamaan).collect();
    in_order.sort_by_key(|entry| (entry.isi.rentang.pada(entry.isi.tanggal), entry.isi.id));
    let pairs =
        in_order.iter().enumerate().flat_map(|(at, a)| in_order[at + 1..].iter().map(move |b| (*a, *b)));
    pairs.filter(|(a, b)| jam::bertumpuk(a.kapan(), b.kapan())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn progres(n: u128, tanggal: &str, mulai: &str, selesai: &str) -> Progres {
        let rentang = Rentang { mulai: Jam::parse(mulai).unwrap(), selesai: Jam::parse(selesai).unwrap() };
        Progres {
            isi: ProgresBaru {
                id: Uuid::from_u128(n),
                pegawai_id: Uuid::from_u128(1),
                skp_id: None,
                rhk_id: None,
                tanggal: tanggal.parse().unwrap(),
                rentang,
                kegiatan: "Rapat".into(),
                realisasi: None,
                bukti: None,
                dicatat: DateTime::UNIX_EPOCH,
            },
            rhk_teks: None,
            is_bersamaan: false,
            versi: 1,
            berkas_sama: None,
        }
    }

    #[test]
    fn overlapping_entries_are_found_across_midnight_unless_they_were_said_to_be_simultaneous() {
        let mut entries = vec![
            progres(3, "2026-04-09", "05:00", "07:00"),
            progres(1, "2026-04-08", "22:00", "06:00"),
            progres(2, "2026-04-09", "07:00", "08:00"),
        ];
        let ids = |entries: &[Progres]| -> Vec<(u128, u128)> {
            tumpukan(entries).iter().map(|(a, b)| (a.isi.id.as_u128(), b.isi.id.as_u128())).collect()
        };
        assert_eq!(ids(&entries), [(1, 3)]);
        entries[0].is_bersamaan = true;
        assert_eq!(ids(&entries), []);
    }

    #[test]
    fn long_texts_are_cut_at_a_character() {
        assert_eq!(singkat("é é é", 3), "é é…");
        assert_eq!(singkat("abc", 3), "abc");
    }
}
