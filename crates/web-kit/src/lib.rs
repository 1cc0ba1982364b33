//! What every page stands on: the shell and its data, components, Indonesian formats, and the bundled assets.
//!
//! Templates of every stage extend `kit/layout.html` and import macros from `kit/`; `templates/kit/README.md` lists
//! them. Paths in those templates begin with `web_kit::`, so no page module needs an import for them.

// Templates name this crate `web_kit` wherever they are compiled, also in here.
extern crate self as web_kit;

pub mod assets;
pub mod format;
pub mod komponen;
pub mod page;
#[cfg(test)]
mod sources;
pub mod ui;

pub use page::{Bukti, ButirMenu, KelompokMenu, Page, Pita, Siapa, Tautan, Tema};
pub use ui::{ikon, ikon_kecil};
