//! The shell around a page, from what the request and the stages say.

use chrono::FixedOffset;
use platform::{Ctx, MenuEntry, Zone, receipts};

use crate::format;
use crate::page::{Bukti, ButirMenu, KelompokMenu, Page, Pita, Siapa, Tautan};

impl Page {
    /// The shell of this request: who is here, the menu of the own roles, the receipt of what was just saved.
    pub fn of(ctx: &Ctx, judul: impl Into<String>) -> Self {
        let zona = zone_offset(ctx.app.zone);
        let mut page = Self::new(judul, ctx.app.instansi_nama.clone());
        page.zona = zona;
        page.pita = (!ctx.app.https && ctx.actor.is_none()).then(plain_http);
        page.bukti = ctx
            .flash
            .map(|flash| Bukti::new(receipts::number(flash.kunci), format::jam_pendek(flash.at, zona)));
        if let Some(actor) = &ctx.actor {
            page.instansi = actor.instansi_nama.clone();
            page.siapa = Some(Siapa::new(actor.nama.clone(), actor.jabatan.clone()));
            page.menu = menu(ctx);
            page.dock = dock(ctx);
            page.akun = vec![ButirMenu::new("Bukti simpan saya", "/bukti-simpan", "bukti")];
            page.keluar = Some("/keluar".into());
            page.akun_kunci = actor.akun_id.simple().to_string();
        }
        page.kaki = vec![Tautan::new("Aturan", "/aturan")];
        page
    }
}

/// The fixed offset of a zone.
pub fn zone_offset(zone: Zone) -> FixedOffset {
    match zone {
        Zone::Wib => format::wib(),
        Zone::Wita => format::wita(),
        Zone::Wit => format::wit(),
    }
}

fn plain_http() -> Pita {
    Pita::new(
        "Tanpa https.",
        "Sambungan ini tidak terenkripsi; pakai hanya di komputer ini atau untuk mencoba.",
    )
}

/// The entries of the actor's roles, in the groups and the order in which the stages offer them.
fn menu(ctx: &Ctx) -> Vec<KelompokMenu> {
    let mut groups: Vec<KelompokMenu> = Vec::new();
    for entry in visible(ctx) {
        match groups.iter_mut().find(|group| group.judul == entry.kelompok) {
            Some(group) => group.butir.push(item(ctx, entry)),
            None => groups.push(KelompokMenu { judul: entry.kelompok, butir: vec![item(ctx, entry)] }),
        }
    }
    groups
}

/// At most four entries for a phone's dock, by their first word: "Progres", "Hasil".
fn dock(ctx: &Ctx) -> Vec<ButirMenu> {
    let short = |mut item: ButirMenu| {
        item.label = item.label.split(' ').next().unwrap_or_default().to_owned();
        item
    };
    visible(ctx).filter(|entry| entry.dock).take(4).map(|entry| short(item(ctx, entry))).collect()
}

fn visible(ctx: &Ctx) -> impl Iterator<Item = &MenuEntry> {
    let actor = ctx.actor.as_ref();
    let sees =
        move |entry: &&MenuEntry| actor.is_some_and(|actor| entry.untuk.iter().any(|tie| actor.holds(*tie)));
    ctx.app.slots.menu.iter().filter(sees)
}

fn item(ctx: &Ctx, entry: &MenuEntry) -> ButirMenu {
    ButirMenu::new(entry.label, entry.href, entry.ikon).with_aktif(is_here(&ctx.path, entry.href))
}

/// Whether a path belongs to a menu entry: the entry's own page or one below it.
fn is_here(path: &str, href: &str) -> bool {
    path == href || (href != "/" && path.strip_prefix(href).is_some_and(|rest| rest.starts_with('/')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_lights_its_own_entry() {
        assert!(is_here("/skp", "/skp"));
        assert!(is_here("/skp/1", "/skp"));
        assert!(!is_here("/skpx", "/skp"));
        assert!(!is_here("/skp", "/"));
    }
}
