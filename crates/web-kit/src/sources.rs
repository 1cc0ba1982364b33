//! Tests of what no compiler looks at: the templates of all crates, and the two copies of the dark colours.

use std::fs;
use std::path::{Path, PathBuf};

use crate::assets;

const KIT: &str = env!("CARGO_MANIFEST_DIR");

/// Every template of the workspace with its text.
fn templates() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    collect(&Path::new(KIT).join(".."), &mut found);
    found
}

fn collect(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy();
        if path.is_dir() && !["target", "node_modules"].contains(&name.as_ref()) {
            collect(&path, found);
        } else if name.ends_with(".html") {
            found.push((path.clone(), fs::read_to_string(&path).unwrap()));
        }
    }
}

/// The CSP allows neither inline style nor inline script nor handlers.
#[test]
fn templates_have_nothing_inline() {
    let templates = templates();
    assert!(templates.len() > 8, "{}", templates.len());
    for (path, text) in templates {
        let lower = text.to_lowercase();
        for word in [" style=", "<style", "javascript:", "<script>"] {
            assert!(!lower.contains(word), "{}: {word}", path.display());
        }
        let handler = lower.match_indices(" on").find(|(at, _)| is_handler(&lower[at + 3..]));
        assert_eq!(handler, None, "{}", path.display());
    }
}

/// The rest of " on…" is letters up to an equals sign: "click=".
fn is_handler(rest: &str) -> bool {
    let letters = rest.find(|letter: char| !letter.is_ascii_lowercase()).unwrap_or(0);
    letters > 2 && rest[letters..].starts_with("=\"")
}

#[test]
fn a_handler_is_seen_and_prose_is_not() {
    assert!(is_handler("click=\"x\""));
    assert!(!is_handler("e page with x=\"1\""));
}

#[test]
fn every_icon_named_in_a_template_exists() {
    let mut seen = 0;
    for (path, text) in templates() {
        let named = ["ikon(\"", "ikon_kecil(\"", "ikon_warna(\"", "ikon=\""]
            .iter()
            .flat_map(|start| text.split(start).skip(1).filter_map(|rest| rest.split('"').next()));
        for name in named.filter(|name| !name.is_empty()) {
            assert!(assets::nama_ikon().contains(&name), "{}: {name}", path.display());
            seen += 1;
        }
    }
    assert!(seen > 30, "{seen}");
}

#[test]
fn dark_by_device_and_dark_by_choice_are_the_same() {
    let css = fs::read_to_string(Path::new(KIT).join("assets/css/tokens.css")).unwrap();
    let block = |start: &str| -> Vec<String> {
        let rest = css.split_once(start).unwrap().1;
        rest.split_once('}').unwrap().0.trim().lines().map(|line| line.trim().to_owned()).collect()
    };
    let by_device = block(":root:not([data-tema=\"terang\"]) {");
    assert!(by_device.len() > 25);
    assert_eq!(by_device, block(":root[data-tema=\"gelap\"] {"));
}

/// The lock must not tie a newcomer to the registry of the machine it was written on.
#[test]
fn the_npm_lock_names_no_registry() {
    let lock = fs::read_to_string(Path::new(KIT).join("package-lock.json")).unwrap();
    assert!(lock.contains("\"integrity\""));
    assert!(!lock.contains("\"resolved\"") && !lock.contains("://registry"));
}

/// What people type comes out of every macro as text, wherever the macro puts it.
mod hostile {
    use askama::Template;

    use crate::page::{Bukti, ButirMenu, KelompokMenu, Page, Pita, Siapa, Tautan};

    const TYPED: &str = "\"'><img src=x onerror=alert(1)>";

    #[derive(Template)]
    #[template(
        ext = "html",
        source = r##"{% extends "kit/layout.html" %}
{%- import "kit/bagian.html" as k -%}{%- import "kit/isian.html" as isian -%}
{% block isi %}
{% call k::kepala(t, lead=t) %}{{ t }}{% call k::tautan(t, t, rinci=t) %}{% endcall %}{% endcall %}
{% call k::remah(t, t) %}{% endcall %}{% call k::kirim(t) %}{% endcall %}{% call k::tombol_mati(t, t, t, t) %}{% endcall %}
{% call k::tag(t, ikon="jam") %}{% endcall %}{% call k::kotak() %}{{ t }}{% endcall %}{% call k::kutipan(t, t) %}{% endcall %}
{% call k::sumber(t) %}{% endcall %}{% call k::kartu(t, catatan=t, href=t, tautan=t) %}{{ t }}{% endcall %}
{% call k::rinci(t) %}{{ t }}{% endcall %}{% call k::kosong(t, t) %}{{ t }}{% endcall %}{% call k::orang(t, t) %}{% endcall %}
{% call k::angka(t, t, catatan=t) %}{% endcall %}{% call k::kemajuan(1, 2, catatan=t, satuan=t) %}{% endcall %}
{% call k::siklus(1, t, t) %}{% endcall %}{% call k::tugas("jam", t, t, t, t, t) %}{% endcall %}{% call k::jejak(t, t) %}{% endcall %}
{% call k::tabel(t) %}{{ t }}{% endcall %}{% call k::halaman(t, t, t) %}{% endcall %}
{% call isian::ringkasan(pasang, judul=t, catatan=t) %}{% endcall %}
{% call isian::teks("a", t, t, galat=t, petunjuk=t, satuan=t, sumber=t) %}{% endcall %}
{% call isian::panjang("b", t, t, galat=t, petunjuk=t) %}{% endcall %}
{% call isian::pilihan("c", t, t, pasang, galat=t, petunjuk=t, kosong=t) %}{% endcall %}
{% call isian::chips("d", t, t, pasang, galat=t, petunjuk=t) %}{% endcall %}
{% call isian::centang("e", t, true, galat=t, petunjuk=t) %}{% endcall %}
{% call isian::sandi("f", t, galat=t, petunjuk=t, href=t, tautan=t) %}{% endcall %}
{% call isian::berkas("g", t, galat=t, petunjuk=t) %}{% endcall %}
{% call isian::tingkat("h", t, t, galat=t, petunjuk=t) %}{% endcall %}
{% call isian::tersembunyi("i", t) %}{% endcall %}
{% endblock %}"##
    )]
    struct Hostile {
        page: Page,
        t: String,
        pasang: Vec<(String, String)>,
    }

    fn page() -> Page {
        let mut page = Page::new(TYPED, TYPED);
        page.pengelola = TYPED.into();
        page.siapa = Some(Siapa::new(TYPED, TYPED));
        page.menu = vec![KelompokMenu { judul: None, butir: vec![ButirMenu::new(TYPED, TYPED, "jam")] }];
        page.dock = page.menu[0].butir.clone();
        page.akun = page.dock.clone();
        page.kaki = vec![Tautan::new(TYPED, TYPED)];
        page.cari = Some(TYPED.into());
        page.keluar = Some(TYPED.into());
        page.akun_kunci = TYPED.into();
        let pita = Pita { tautan: Some(Tautan::new(TYPED, TYPED)), ..Pita::new(TYPED, TYPED) };
        page.with_pita(pita).with_bukti(Bukti::new(TYPED, TYPED))
    }

    #[test]
    fn typed_text_stays_text() {
        let pasang = vec![(TYPED.to_owned(), TYPED.to_owned()); 2];
        let html = Hostile { page: page(), t: TYPED.into(), pasang }.render().unwrap();
        let escaped = html.matches("&#60;img src=x").count();
        assert!(escaped > 90, "{escaped}");
        assert!(!html.contains("<img"));
        assert!(!html.contains("\"'"));
    }
}
