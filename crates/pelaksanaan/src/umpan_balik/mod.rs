//! Umpan balik: what somebody who is responsible for a person's work tells them, at any time of the year.

mod baca;
mod beri;
pub mod store;

use chrono::{DateTime, NaiveDate, Utc};
use platform::{Protected, Read, Result, Subject, Uuid};
use web_kit::Routes;

pub(crate) use baca::UNTUK;
pub use beri::UmpanBalikDiberikan;

/// Umpan balik as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UmpanBalikBaru {
    pub id: Uuid,
    pub pegawai_id: Uuid,
    pub dari_id: Uuid,
    /// The SKP of the day; none for those who have none here.
    pub skp_id: Option<Uuid>,
    pub rhk_id: Option<Uuid>,
    pub tanggal: NaiveDate,
    /// 10..=1000 characters.
    pub teks: String,
    /// When its receiver said that it was read.
    pub dibaca: Option<DateTime<Utc>>,
}

/// Umpan balik with what pages show beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UmpanBalik {
    pub id: Uuid,
    pub pegawai_id: Uuid,
    /// Name of the giver, with titles.
    pub dari: String,
    /// Name of the receiver, with titles.
    pub kepada: String,
    pub tanggal: NaiveDate,
    pub teks: String,
    pub rhk_teks: Option<String>,
    pub dibaca: Option<DateTime<Utc>>,
}

impl Protected for UmpanBalik {
    type Id = Uuid;

    async fn load(read: &mut Read, id: Uuid) -> Result<Option<Self>> {
        store::find(read, id).await
    }

    fn subject(&self) -> Subject {
        Subject::Orang(self.pegawai_id)
    }
}

/// Pages of umpan balik.
pub fn routes() -> Routes {
    baca::routes().and(beri::routes())
}
