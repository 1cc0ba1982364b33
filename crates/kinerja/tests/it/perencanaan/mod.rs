//! Stage perencanaan.

mod skp;
