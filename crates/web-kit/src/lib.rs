//! What every page stands on: the shell and its data, components, Indonesian formats, and the bundled assets.
//!
//! Templates of every stage extend `kit/layout.html` and import macros from `kit/`; `templates/kit/README.md` lists
//! them. Paths in those templates begin with `web_kit::`, so no page module needs an import for them.

// Templates name this crate `web_kit` wherever they are compiled, also in here.
extern crate self as web_kit;

pub mod api;
pub mod assets;
pub mod fault;
pub mod format;
pub mod komponen;
pub mod page;
pub mod posted;
pub mod request;
pub mod respond;
mod routes;
pub mod shell;
#[cfg(test)]
mod sources;
mod stage;
pub mod typed;
pub mod ui;

pub use api::Problem;
pub use fault::not_found;
pub use page::{Bukti, ButirMenu, KelompokMenu, Page, Pita, Siapa, Tautan, Tema};
pub use posted::{FieldError, FieldErrors, Fields, Posted, Refused};
pub use routes::{ApiHandler, Example, GetHandler, PagePath, PostHandler, RouteInfo, Routes};
pub use stage::Stage;
pub use ui::{ikon, ikon_kecil};
