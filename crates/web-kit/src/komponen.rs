//! The gallery of components.
use askama::Template;
use crate::page::Page;
use crate::ui::TabelPredikat;

#[derive(Template)]
#[template(path = "kit/komponen.html")]
struct KomponenPage { page: Page, tabel: TabelPredikat }

/// Draws it.
pub fn html(page: Page) -> Result<String, askama::Error> {
    let tabel = TabelPredikat::new(|_, _| "Baik").with_milik("sesuai_ekspektasi", "sesuai_ekspektasi");
    KomponenPage { page, tabel }.render()
}
