//! A person of whom somebody reads or to whom somebody says something: name, post, unit, on a date.

mod store;

use chrono::NaiveDate;
use platform::{Protected, Read, Result, Subject, Uuid};

/// An employee as pages of this stage show them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pegawai {
    pub id: Uuid,
    /// With titles.
    pub nama: String,
    /// `Pengelola Layanan, Dinas Kependudukan`; empty without a post.
    pub tempat: String,
}

/// An employee and the day they are looked at.
#[derive(Clone, Copy, Debug)]
pub struct PegawaiOn {
    pub id: Uuid,
    pub on: NaiveDate,
}

impl Protected for Pegawai {
    type Id = PegawaiOn;

    async fn load(read: &mut Read, id: PegawaiOn) -> Result<Option<Self>> {
        store::find(read, id).await
    }

    fn subject(&self) -> Subject {
        Subject::Orang(self.id)
    }
}

/// The people whose penilai, pembantu penilai or atasan penilai somebody is on a date, by name; at most 500.
pub async fn tim(read: &mut Read, orang_id: Uuid, on: NaiveDate) -> Result<Vec<Pegawai>> {
    store::tim(read, orang_id, on).await
}
