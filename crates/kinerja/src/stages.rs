//! The one list of stages, in the order of the law's cycle.

use web_kit::{RouteInfo, Routes, Stage};

use crate::{beranda, dokumen};

/// Every stage, earliest first; then the pages that belong to all.
pub fn stages() -> Vec<Stage> {
    vec![
        beranda::stage(),
        organisasi::stage(),
        perencanaan::stage(),
        pelaksanaan::stage(),
        penilaian::stage(),
        dokumen::stage(),
    ]
}

/// All pages of all stages.
pub fn routes() -> Routes {
    stages().into_iter().fold(Routes::new(), |all, stage| all.and(stage.routes))
}

/// The permission table.
pub fn permissions() -> Vec<RouteInfo> {
    routes().info().to_vec()
}
