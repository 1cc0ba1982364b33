//! Stage perencanaan.

mod siklus;
pub(crate) mod skp;
