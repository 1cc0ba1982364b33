//! Small pieces that templates call as functions, because they compute something: icons, bars, the table of predikat.

use std::fmt::{self, Display, Formatter};

use askama::filters::HtmlSafe;

use crate::assets;
use crate::format::Nilai;

/// An icon of the sprite, `aria-hidden`: the word beside it says the same.
#[derive(Debug, Clone, Copy)]
pub struct Ikon<'a> {
    nama: &'a str,
    kelas: &'static str,
}

impl Display for Ikon<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self { nama, kelas } = self;
        let url = assets::ikon_url();
        write!(
            f,
            r##"<svg class="{kelas}" viewBox="0 0 20 20" aria-hidden="true"><use href="{url}#{nama}"/></svg>"##
        )
    }
}

// Names come from templates and `&'static str` fields, never from a person.
impl HtmlSafe for Ikon<'_> {}

/// Icon of 20 px: `{{ web_kit::ikon("jam") }}`.
pub fn ikon(nama: &str) -> Ikon<'_> {
    Ikon { nama, kelas: "ikon" }
}

/// Icon of 16 px, beside small text.
pub fn ikon_kecil(nama: &str) -> Ikon<'_> {
    Ikon { nama, kelas: "ikon ikon--s" }
}

/// Small icon in a dye: `warna` is "nila", "soga", "daun" or "bata"; another word leaves the colour of the text.
pub fn ikon_warna<'a>(nama: &'a str, warna: &str) -> Ikon<'a> {
    let kelas = match warna {
        "nila" => "ikon ikon--s warna-nila",
        "soga" => "ikon ikon--s warna-soga",
        "daun" => "ikon ikon--s warna-daun",
        "bata" => "ikon ikon--s warna-bata",
        _ => "ikon ikon--s",
    };
    Ikon { nama, kelas }
}

/// A bar of progress that needs no inline style.
#[derive(Debug, Clone, Copy)]
pub struct Batang {
    isi_permil: u32,
    batas_permil: Option<u32>,
    kelas: &'static str,
}

impl Display for Batang {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self { isi_permil, kelas, .. } = self;
        write!(
            f,
            r#"<svg class="batang{kelas}" viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true">"#
        )?;
        write!(f, r#"<rect class="batang-isi" width="{isi_permil}" height="8"/>"#)?;
        if let Some(batas) = self.batas_permil {
            write!(f, r#"<rect class="batang-batas" x="{}" width="6" height="8"/>"#, batas.min(994))?;
        }
        f.write_str("</svg>")
    }
}

impl HtmlSafe for Batang {}

/// A bar filled to `bagian` of `semua`; more than all is full, `semua` 0 is empty. The words beside it give the figures.
pub fn batang(bagian: impl Nilai<i64>, semua: impl Nilai<i64>) -> Batang {
    Batang { isi_permil: permil(bagian.nilai(), semua.nilai()), batas_permil: None, kelas: "" }
}

impl Batang {
    /// Adds an upright line, for a target or a standard.
    #[must_use]
    pub fn batas(mut self, bagian: impl Nilai<i64>, semua: impl Nilai<i64>) -> Self {
        self.batas_permil = Some(permil(bagian.nilai(), semua.nilai()));
        self
    }

    /// Grey: what was before.
    #[must_use]
    pub fn lama(mut self) -> Self {
        self.kelas = " batang--lama";
        self
    }

    /// Soga: asks for attention.
    #[must_use]
    pub fn perhatian(mut self) -> Self {
        self.kelas = " batang--soga";
        self
    }
}

fn permil(bagian: i64, semua: i64) -> u32 {
    if semua <= 0 {
        return 0;
    }
    let permil = i128::from(bagian) * 1000 / i128::from(semua);
    u32::try_from(permil.clamp(0, 1000)).unwrap_or(0)
}

/// Whether two values of a form are the same text; spares templates the mix of `&str` and `String`.
pub fn sama(a: impl AsRef<str>, b: impl AsRef<str>) -> bool {
    a.as_ref() == b.as_ref()
}

/// The three levels of a rating, best first, as forms send them (`value`) and people read them.
pub const TINGKAT: [Tingkat; 3] = [
    Tingkat { nilai: "di_atas_ekspektasi", label: "Di atas", ikon: "naik" },
    Tingkat { nilai: "sesuai_ekspektasi", label: "Sesuai", ikon: "sama" },
    Tingkat { nilai: "di_bawah_ekspektasi", label: "Di bawah", ikon: "turun" },
];

/// One level of a rating against what was expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tingkat {
    pub nilai: &'static str,
    pub label: &'static str,
    pub ikon: &'static str,
}

/// The 3x3 table as a page shows it. The predikat come from the rule (crate `aturan`); nothing is decided here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TabelPredikat {
    /// Rows by hasil kerja in the order of [`TINGKAT`]; within a row perilaku from "di bawah" to "di atas", as printed.
    pub baris: Vec<(Tingkat, Vec<Petak>)>,
}

/// A cell of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Petak {
    pub hasil: &'static str,
    pub perilaku: &'static str,
    pub predikat: String,
    /// This is the cell of the person whose page it is.
    pub milik: bool,
}

impl TabelPredikat {
    /// Asks `predikat(hasil, perilaku)` for each cell; both are values of [`TINGKAT`].
    pub fn new<S: Into<String>>(mut predikat: impl FnMut(&str, &str) -> S) -> Self {
        let mut petak = |hasil: Tingkat, perilaku: Tingkat| Petak {
            hasil: hasil.nilai,
            perilaku: perilaku.nilai,
            predikat: predikat(hasil.nilai, perilaku.nilai).into(),
            milik: false,
        };
        let baris = TINGKAT
            .map(|hasil| (hasil, TINGKAT.into_iter().rev().map(|perilaku| petak(hasil, perilaku)).collect()))
            .into();
        Self { baris }
    }

    /// Lights one cell; unknown values light none.
    #[must_use]
    pub fn with_milik(mut self, hasil: &str, perilaku: &str) -> Self {
        for petak in self.baris.iter_mut().flat_map(|(_, petak)| petak) {
            petak.milik = petak.hasil == hasil && petak.perilaku == perilaku;
        }
        self
    }

    /// The lit cell.
    pub fn milik(&self) -> Option<&Petak> {
        self.petak().find(|petak| petak.milik)
    }

    /// All nine cells, row by row.
    pub fn petak(&self) -> impl Iterator<Item = &Petak> {
        self.baris.iter().flat_map(|(_, petak)| petak)
    }

    /// Columns of the table: perilaku from "di bawah" to "di atas".
    pub fn kolom(&self) -> impl Iterator<Item = Tingkat> {
        TINGKAT.into_iter().rev()
    }

    /// Whether the lit cell lies in this row (hasil kerja).
    pub fn baris_menyala(&self, tingkat: &Tingkat) -> bool {
        self.milik().is_some_and(|petak| petak.hasil == tingkat.nilai)
    }

    /// Whether the lit cell lies in this column (perilaku kerja).
    pub fn kolom_menyala(&self, tingkat: &Tingkat) -> bool {
        self.milik().is_some_and(|petak| petak.perilaku == tingkat.nilai)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tabel() -> TabelPredikat {
        TabelPredikat::new(|hasil, perilaku| format!("{hasil} dan {perilaku}"))
    }

    #[test]
    fn an_icon_points_into_the_sprite() {
        let html = ikon("jam").to_string();
        assert!(html.contains(&format!(r#"<use href="{}#jam"/>"#, assets::ikon_url())), "{html}");
    }

    #[test]
    fn a_bar_stays_within_its_frame() {
        for (bagian, semua, lebar) in [(7, 15, 466), (0, 15, 0), (30, 15, 1000), (-1, 15, 0), (3, 0, 0)] {
            assert_eq!(permil(bagian, semua), lebar, "{bagian} of {semua}");
        }
        assert!(batang(7, 15).batas(15, 15).to_string().contains(r#"x="994""#));
    }

    #[test]
    fn the_table_asks_the_rule_for_nine_cells_in_printed_order() {
        let tabel = tabel();
        assert_eq!(tabel.petak().count(), 9);
        assert_eq!(tabel.baris[0].1[0].predikat, "di_atas_ekspektasi dan di_bawah_ekspektasi");
        assert_eq!(tabel.baris[2].1[2].predikat, "di_bawah_ekspektasi dan di_atas_ekspektasi");
    }

    #[test]
    fn one_cell_is_lit_and_only_for_known_levels() {
        let lit = tabel().with_milik("sesuai_ekspektasi", "di_atas_ekspektasi");
        assert_eq!(lit.petak().filter(|petak| petak.milik).count(), 1);
        assert_eq!(lit.milik().map(|petak| petak.perilaku), Some("di_atas_ekspektasi"));
        assert_eq!(lit.with_milik("", "").milik(), None);
    }
}
