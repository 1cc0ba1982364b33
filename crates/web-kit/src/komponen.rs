//! The gallery of components.
use crate::page::Page;
use crate::ui::TabelPredikat;
use askama::Template;

#[derive(Template)]
#[template(path = "kit/komponen.html")]
struct KomponenPage {
    page: Page,
    tabel: TabelPredikat,
}

/// Draws it.
pub fn html(page: Page) -> Result<String, askama::Error> {
    let tabel = TabelPredikat::new(|_, _| "Baik").with_milik("sesuai_ekspektasi", "sesuai_ekspektasi");
    KomponenPage { page, tabel }.render()
}
