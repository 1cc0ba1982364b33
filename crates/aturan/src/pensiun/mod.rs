//! Retirement of civil servants.

mod tmt_bup;

pub(crate) use tmt_bup::ATURAN as TMT_BUP;
pub use tmt_bup::{jelaskan_tmt_pensiun, tmt_pensiun};
