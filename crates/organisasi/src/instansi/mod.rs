//! The instansi itself: made once, by `kinerja demo`, `kinerja admin` or the directory of a nation.

pub mod store;

use platform::{Db, InstansiId, Result, Zone};

/// What the program has to know of an instansi before any page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instansi {
    pub id: InstansiId,
    pub nama: String,
    pub zone: Zone,
    /// Signs what pages carry for later.
    pub kunci_tanda: [u8; 32],
    pub is_demo: bool,
}

/// The instansi of a city of its own; `None` before the first one is made.
pub async fn only(db: &Db) -> Result<Option<Instansi>> {
    store::find(&mut db.read(InstansiId(1)), InstansiId(1)).await
}
