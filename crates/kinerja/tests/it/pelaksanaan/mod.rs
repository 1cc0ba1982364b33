//! Stage pelaksanaan.

mod tempel;
