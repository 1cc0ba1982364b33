//! SKP, sasaran kinerja pegawai: what a person is expected to bring about this year, agreed with the penilai.
//!
//! Draf → Diajukan → Disetujui, or Dikembalikan untuk diperbaiki. Nobody waits for the superior to begin: an RHK may be
//! linked to the superior's now or later.

mod ajukan;
mod buat;
mod indikator;
mod lihat;
mod periksa;
mod persetujuan;
mod rhk;
pub mod store;

use chrono::{DateTime, NaiveDate, Utc};
use platform::{BoxFuture, Ctx, MenuEntry, Menunggu, Protected, Read, Relation, Result, Subject, Uuid};
use web_kit::Routes;

pub use indikator::{Arah, Aspek, Indikator, Perspektif, Target, Tingkat, with_satuan};
pub use lihat::{LihatSkp, MilikPath as SkpSayaPath, SkpPath, perilaku};

use crate::siklus::Sumber;

/// Where an SKP stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    Draf,
    Diajukan,
    /// With the note of the penilai.
    Dikembalikan {
        catatan: String,
    },
    Disetujui,
    /// Closed by a change of post.
    Ditutup,
}

impl Status {
    /// The word in the database.
    pub fn kode(&self) -> &'static str {
        match self {
            Self::Draf => "draf",
            Self::Diajukan => "diajukan",
            Self::Dikembalikan { .. } => "dikembalikan",
            Self::Disetujui => "disetujui",
            Self::Ditutup => "ditutup",
        }
    }

    /// As people read it.
    pub fn label(&self) -> &'static str {
        match self {
            Self::Draf => "Draf",
            Self::Diajukan => "Diajukan",
            Self::Dikembalikan { .. } => "Dikembalikan untuk diperbaiki",
            Self::Disetujui => "Disetujui",
            Self::Ditutup => "Ditutup (pindah tugas)",
        }
    }

    /// Icon and colour that go with the words.
    pub fn tanda(&self) -> (&'static str, &'static str) {
        match self {
            Self::Draf => ("log", ""),
            Self::Diajukan => ("jam", "nila"),
            Self::Dikembalikan { .. } => ("dialog", "soga"),
            Self::Disetujui => ("ok", "daun"),
            Self::Ditutup => ("cek", ""),
        }
    }

    /// From the words in the database.
    pub fn dari_kode(kode: &str, catatan: Option<String>) -> Option<Self> {
        match kode {
            "draf" => Some(Self::Draf),
            "diajukan" => Some(Self::Diajukan),
            "dikembalikan" => Some(Self::Dikembalikan { catatan: catatan.unwrap_or_default() }),
            "disetujui" => Some(Self::Disetujui),
            "ditutup" => Some(Self::Ditutup),
            _ => None,
        }
    }

    /// Whether its owner may change what is in it.
    pub fn is_editable(&self) -> bool {
        matches!(self, Self::Draf | Self::Dikembalikan { .. })
    }
}

/// An SKP without what is in it.
#[derive(Clone, Debug)]
pub struct Skp {
    pub id: Uuid,
    pub siklus_id: Uuid,
    pub tahun: i64,
    pub is_latihan: bool,
    pub is_pendamping: bool,
    pub pegawai_id: Uuid,
    pub pegawai_nama: String,
    pub nip: String,
    pub kelompok: String,
    pub batas_skp: NaiveDate,
    pub periode_awal: NaiveDate,
    pub periode_akhir: NaiveDate,
    pub is_kualitatif: bool,
    pub unit_id: Uuid,
    pub unit_nama: String,
    pub jabatan: String,
    pub jenis_jabatan: String,
    pub golongan: Option<String>,
    pub status: Status,
    pub versi: i64,
    pub diajukan: Option<DateTime<Utc>>,
    pub disetujui: Option<DateTime<Utc>>,
    /// The penilai of today, if one is confirmed.
    pub penilai: Option<Penilai>,
}

/// The penilai as the SKP page shows him.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Penilai {
    pub id: Uuid,
    pub nama: String,
    pub jabatan: String,
}

/// Which SKP: by its id, or the one of a person that a day belongs to.
#[derive(Clone, Copy, Debug)]
pub enum SkpKey {
    Id(Uuid),
    Milik { pegawai_id: Uuid },
}

/// An SKP and the day it is looked at: the penilai is the one of that day.
#[derive(Clone, Copy, Debug)]
pub struct SkpOn {
    pub key: SkpKey,
    pub on: NaiveDate,
}

impl SkpOn {
    /// By id, today.
    pub fn id(ctx: &Ctx, id: Uuid) -> Self {
        Self { key: SkpKey::Id(id), on: ctx.today() }
    }
}

impl Protected for Skp {
    type Id = SkpOn;

    async fn load(read: &mut Read, id: SkpOn) -> Result<Option<Self>> {
        store::find(read, id).await
    }

    fn subject(&self) -> Subject {
        Subject::Orang(self.pegawai_id)
    }
}

/// Why a transition is not possible now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SkpError {
    /// It is not in a state from which this goes.
    WrongStatus,
    /// No penilai is confirmed for the person today.
    NoPenilai,
}

impl Skp {
    /// Hands the draft to the penilai.
    ///
    /// # Errors
    /// [`SkpError::WrongStatus`] unless it is a draft or was returned, [`SkpError::NoPenilai`] when nobody would get it.
    pub fn ajukan(mut self, now: DateTime<Utc>) -> std::result::Result<Self, SkpError> {
        if !self.status.is_editable() {
            return Err(SkpError::WrongStatus);
        }
        if self.penilai.is_none() {
            return Err(SkpError::NoPenilai);
        }
        self.status = Status::Diajukan;
        self.diajukan = Some(now);
        Ok(self)
    }

    /// The penilai agrees: from now on it is what the person is rated on.
    ///
    /// # Errors
    /// [`SkpError::WrongStatus`] unless it was handed in.
    pub fn setujui(mut self, now: DateTime<Utc>) -> std::result::Result<Self, SkpError> {
        if self.status != Status::Diajukan {
            return Err(SkpError::WrongStatus);
        }
        self.status = Status::Disetujui;
        self.disetujui = Some(now);
        Ok(self)
    }

    /// The penilai asks for changes.
    ///
    /// # Errors
    /// [`SkpError::WrongStatus`] unless it was handed in.
    pub fn kembalikan(mut self, catatan: String) -> std::result::Result<Self, SkpError> {
        if self.status != Status::Diajukan {
            return Err(SkpError::WrongStatus);
        }
        self.status = Status::Dikembalikan { catatan };
        Ok(self)
    }

    /// Whether the form is the one of a JPT (perspektif instead of aspek).
    pub fn is_jpt(&self) -> bool {
        self.jenis_jabatan == "jpt"
    }
}

/// Rencana hasil kerja.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rhk {
    pub id: Uuid,
    pub is_tambahan: bool,
    pub is_individu: bool,
    pub teks: String,
    /// RHK of the superior that this one serves.
    pub pimpinan: Option<RhkPimpinan>,
    pub penugasan_dari: Option<String>,
    pub indikator: Vec<Indikator>,
}

/// RHK of a superior.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RhkPimpinan {
    pub id: Uuid,
    pub teks: String,
}

/// What is missing before an SKP can be handed in: message, and the RHK it is about.
pub fn kekurangan(isi: &[Rhk], is_kualitatif: bool) -> Vec<(Option<Uuid>, String)> {
    let mut gaps = Vec::new();
    if !isi.iter().any(|rhk| !rhk.is_tambahan) {
        gaps.push((None, "Belum ada RHK utama. Tambahkan sedikitnya satu.".to_owned()));
    }
    for (nomor, rhk) in isi.iter().enumerate().map(|(i, rhk)| (i + 1, rhk)) {
        if rhk.indikator.is_empty() {
            gaps.push((Some(rhk.id), format!("RHK nomor {nomor} belum memiliki indikator.")));
        }
        for (ke, indikator) in rhk.indikator.iter().enumerate().map(|(i, indikator)| (i + 1, indikator)) {
            if let Some(what) = indikator.kekurangan(is_kualitatif) {
                gaps.push((Some(rhk.id), format!("Indikator {ke} pada RHK nomor {nomor} {what}.")));
            }
        }
    }
    gaps
}

/// Pages of the SKP.
pub fn routes() -> Routes {
    lihat::routes()
        .and(buat::routes())
        .and(rhk::routes())
        .and(ajukan::routes())
        .and(persetujuan::routes())
        .and(periksa::routes())
}

/// Lines of the menu.
pub fn menu() -> Vec<MenuEntry> {
    vec![
        MenuEntry {
            label: "SKP",
            href: "/skp",
            ikon: "skp",
            untuk: &[Relation::Diri],
            kelompok: None,
            dock: true,
        },
        MenuEntry {
            label: "Persetujuan",
            href: "/persetujuan",
            ikon: "cek",
            untuk: &[Relation::Penilai],
            kelompok: Some("Tim Saya"),
            dock: false,
        },
    ]
}

/// An SKP that is not written yet or came back, and those that wait for my agreement.
pub fn menunggu<'a>(ctx: &'a Ctx, read: &'a mut Read) -> BoxFuture<'a, Result<Vec<Menunggu>>> {
    Box::pin(async move {
        let Some(orang_id) = ctx.actor()?.orang_id else { return Ok(Vec::new()) };
        let rows = store::waiting(read, orang_id, ctx.today()).await?;
        Ok(rows.into_iter().filter_map(|row| menunggu_of(&row)).collect())
    })
}

fn menunggu_of(row: &store::Waiting) -> Option<Menunggu> {
    if Sumber::dari_kode(&row.sumber) != Some(Sumber::Kinerja) {
        return None;
    }
    let item = |judul: String, keterangan: String, tombol, href: &str| Menunggu {
        judul,
        keterangan,
        batas: Some(row.batas_skp),
        tombol,
        href: href.to_owned(),
        ikon: "skp",
    };
    let tahun = row.tahun;
    match (row.status.as_deref(), row.is_tim) {
        (_, true) => Some(item(
            match row.jumlah {
                1 => "Satu SKP menunggu persetujuan".into(),
                n => format!("{n} SKP menunggu persetujuan"),
            },
            "Baca, lalu setujui atau kembalikan dengan catatan.".into(),
            "Periksa",
            "/persetujuan",
        )),
        (None, _) => Some(item(
            format!("Susun SKP {tahun}"),
            "Dapat dimulai sekarang, walau SKP atasan belum ada.".into(),
            "Susun",
            "/skp",
        )),
        (Some("draf"), _) => Some(item(
            format!("Lanjutkan SKP {tahun}"),
            "Masih draf, belum diajukan.".into(),
            "Lanjutkan",
            "/skp",
        )),
        (Some("dikembalikan"), _) => Some(item(
            format!("Perbaiki SKP {tahun}"),
            row.catatan.clone().unwrap_or_default(),
            "Perbaiki",
            "/skp",
        )),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn skp(status: Status) -> Skp {
        let day = NaiveDate::from_ymd_opt(2026, 1, 2).unwrap();
        Skp {
            id: Uuid::from_u128(1),
            siklus_id: Uuid::from_u128(2),
            tahun: 2026,
            is_latihan: false,
            is_pendamping: true,
            pegawai_id: Uuid::from_u128(3),
            pegawai_nama: "X".into(),
            nip: String::new(),
            kelompok: "lainnya".into(),
            batas_skp: day,
            periode_awal: day,
            periode_akhir: day,
            is_kualitatif: false,
            unit_id: Uuid::from_u128(4),
            unit_nama: String::new(),
            jabatan: String::new(),
            jenis_jabatan: "pelaksana".into(),
            golongan: None,
            status,
            versi: 1,
            diajukan: None,
            disetujui: None,
            penilai: Some(Penilai { id: Uuid::from_u128(5), nama: "Y".into(), jabatan: String::new() }),
        }
    }

    #[test]
    fn an_skp_goes_the_way_of_the_law_and_no_other() {
        let now = DateTime::UNIX_EPOCH;
        let handed_in = skp(Status::Draf).ajukan(now).unwrap();
        assert_eq!(handed_in.status, Status::Diajukan);
        let returned = handed_in.clone().kembalikan("x".into()).unwrap();
        assert_eq!(returned.ajukan(now).unwrap().setujui(now).unwrap().status, Status::Disetujui);
        for status in
            [Status::Draf, Status::Disetujui, Status::Ditutup, Status::Dikembalikan { catatan: "x".into() }]
        {
            assert_eq!(skp(status.clone()).setujui(now).unwrap_err(), SkpError::WrongStatus, "{status:?}");
            assert_eq!(skp(status).kembalikan("x".into()).unwrap_err(), SkpError::WrongStatus);
        }
        assert_eq!(skp(Status::Disetujui).ajukan(now).unwrap_err(), SkpError::WrongStatus);
    }

    #[test]
    fn nobody_hands_in_to_nobody() {
        let mut lonely = skp(Status::Draf);
        lonely.penilai = None;
        assert_eq!(lonely.ajukan(DateTime::UNIX_EPOCH).unwrap_err(), SkpError::NoPenilai);
    }

    #[test]
    fn statuses_survive_the_database() {
        for status in [
            Status::Draf,
            Status::Diajukan,
            Status::Dikembalikan { catatan: "c".into() },
            Status::Disetujui,
            Status::Ditutup,
        ] {
            assert_eq!(Status::dari_kode(status.kode(), Some("c".into())), Some(status));
        }
    }

    #[test]
    fn gaps_are_named_one_by_one() {
        assert_eq!(kekurangan(&[], false).len(), 1);
        let rhk = Rhk {
            id: Uuid::from_u128(1),
            is_tambahan: false,
            is_individu: true,
            teks: "x".into(),
            pimpinan: None,
            penugasan_dari: None,
            indikator: vec![],
        };
        assert_eq!(
            kekurangan(&[rhk], false),
            vec![(Some(Uuid::from_u128(1)), "RHK nomor 1 belum memiliki indikator.".into())]
        );
    }
}
