//! Stage perencanaan.

pub(crate) mod skp;
