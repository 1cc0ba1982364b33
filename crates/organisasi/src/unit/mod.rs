//! The unit tree and its heads.

mod kepala;
mod pohon;
mod store;

use platform::{Action, Read, Relation, Result};
use web_kit::Routes;

/// The tim pengelola kinerja looks after the tree.
pub struct LihatUnit;

impl Action for LihatUnit {
    const NAME: &'static str = "lihat_unit";
    const ALLOWED: &'static [Relation] = &[Relation::TimPengelola];
}

/// Pages of the tree.
pub fn routes() -> Routes {
    pohon::routes().and(kepala::routes())
}

/// How many units have no head.
pub async fn count_without_head(read: &mut Read) -> Result<usize> {
    let n = store::count_without_head(read).await?;
    Ok(usize::try_from(n).unwrap_or_default())
}
