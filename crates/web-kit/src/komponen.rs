//! The gallery: every component in all its states on one page, for designers, developers and the accessibility test.

use askama::Template;

use crate::page::{Bukti, Page};
use crate::ui::TabelPredikat;

#[derive(Template)]
#[template(path = "kit/komponen.html")]
struct KomponenPage {
    page: Page,
    tabel: TabelPredikat,
    bukti: Option<Bukti>,
    galat: [(&'static str, &'static str); 2],
}

/// Draws the gallery inside the given shell. Nothing in it leads anywhere or is saved.
pub fn html(page: Page) -> Result<String, askama::Error> {
    let galat = [("target", "Target indikator 3 belum memiliki satuan"), ("mulai", "Jam kegiatan bertumpuk")];
    let tabel = tabel_contoh().with_milik("di_atas_ekspektasi", "sesuai_ekspektasi");
    KomponenPage { page, tabel, bukti: Some(Bukti::new("7K3-91F", "16.42")), galat }.render()
}

/// Cells as in the printed table of PermenPANRB 6/2022, for pictures only: the rule itself is in `aturan`, on which this
/// crate does not stand.
fn tabel_contoh() -> TabelPredikat {
    TabelPredikat::new(|hasil, perilaku| match (hasil, perilaku) {
        ("di_bawah_ekspektasi", "di_bawah_ekspektasi") => "Sangat Kurang",
        (_, "di_bawah_ekspektasi") => "Kurang",
        ("di_bawah_ekspektasi", _) => "Butuh Perbaikan",
        ("di_atas_ekspektasi", "di_atas_ekspektasi") => "Sangat Baik",
        _ => "Baik",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gallery() -> String {
        html(Page::contoh("Komponen")).unwrap()
    }

    /// The CSP refuses inline style, script and handlers.
    #[test]
    fn nothing_inline() {
        let html = gallery();
        for word in [" style=", "<style", "javascript:", " onclick=", " onload=", " onsubmit="] {
            assert!(!html.contains(word), "{word}");
        }
        assert_eq!(html.matches("<script").count(), 1);
        assert!(html.contains("defer></script>"));
    }

    #[test]
    fn ids_are_unique_and_every_reference_has_its_target() {
        let html = gallery();
        let ids: Vec<_> = attributes(&html, "id");
        let mut once = ids.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), ids.len(), "{ids:?}");
        let referred =
            ["for", "aria-controls", "aria-describedby"].map(|name| attributes(&html, name)).concat();
        assert!(referred.len() > 15, "{referred:?}");
        for id in referred {
            assert!(ids.contains(&id), "{id}");
        }
    }

    fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
        let start = format!(" {name}=\"");
        let values = html.split(&start).skip(1).filter_map(|rest| rest.split('"').next());
        values.flat_map(str::split_whitespace).collect()
    }
}
