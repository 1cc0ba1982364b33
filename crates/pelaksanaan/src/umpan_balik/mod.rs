//! Umpan balik: what somebody who is responsible for a person's work tells them, at any time of the year.

pub mod store;

use chrono::{DateTime, NaiveDate, Utc};
use platform::Uuid;

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
