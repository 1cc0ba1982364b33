//! The data of the shell: who is here, where one can go, and what has just been saved.

use chrono::FixedOffset;

/// What the layouts need to know. Every page struct embeds it as `page: Page`.
#[derive(Debug, Clone)]
pub struct Page {
    /// Name of the page, without the name of the program: "Progres Harian".
    pub judul: String,
    /// The instansi as people know it: "Pemerintah Kota Sagara".
    pub instansi: String,
    /// One line about who runs this installation, at the foot of pages; may be empty.
    pub pengelola: String,
    /// The account at work; none on public pages and before login.
    pub siapa: Option<Siapa>,
    /// The side rail, in groups; on phones the sheet behind "Menu".
    pub menu: Vec<KelompokMenu>,
    /// At most four quick ways on phones; the layout adds "Menu" as the last.
    pub dock: Vec<ButirMenu>,
    /// Items of the account: profile, security, who opened my file.
    pub akun: Vec<ButirMenu>,
    /// Links at the foot of each page.
    pub kaki: Vec<Tautan>,
    /// Path of the search page; none hides every search box.
    pub cari: Option<String>,
    /// The notifications page with its number of new ones.
    pub notifikasi: Option<ButirMenu>,
    /// Path that a POST to ends the session.
    pub keluar: Option<String>,
    /// Band above everything, for example LATIHAN.
    pub pita: Option<Pita>,
    /// Receipt of what was saved by the request before this page.
    pub bukti: Option<Bukti>,
    /// Separates what the browser keeps for this account from that of others at the same machine; empty without one.
    pub akun_kunci: String,
    /// Zone in which this instansi reads the clock.
    pub zona: FixedOffset,
    /// Light, dark, or as the device says.
    pub tema: Tema,
}

/// The person at work, as the rail shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Siapa {
    /// Name with titles.
    pub nama: String,
    /// One or two letters, see [`crate::format::inisial`].
    pub inisial: String,
    /// Jabatan, or the role that is being acted in.
    pub jabatan: String,
}

/// A place in the menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ButirMenu {
    pub label: String,
    pub href: String,
    /// Name of an icon in `assets/ikon.svg`.
    pub ikon: &'static str,
    /// The page being looked at belongs here.
    pub aktif: bool,
    /// How many things wait there; none or zero shows nothing.
    pub jumlah: Option<u32>,
}

/// Menu items that belong to one role, under its heading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KelompokMenu {
    pub judul: Option<&'static str>,
    pub butir: Vec<ButirMenu>,
}

/// A link in running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tautan {
    pub label: String,
    pub href: String,
}

/// The band above the page. One short sentence, with at most one way to act on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pita {
    /// Bold first word or words: "LATIHAN."
    pub judul: String,
    pub teks: String,
    pub tautan: Option<Tautan>,
    /// Drawn hatched: nothing here has consequences.
    pub latihan: bool,
}

/// The receipt people keep: "Tersimpan 16.42 · Nomor bukti 7K3-91F".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bukti {
    /// What happened, one word: "Tersimpan", "Terkirim".
    pub apa: String,
    /// The number to quote: "7K3-91F".
    pub kode: String,
    /// Local time of the save: "16.42".
    pub waktu: String,
}

/// Colours of the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tema {
    /// As the device says.
    #[default]
    Perangkat,
    Terang,
    Gelap,
}

impl Page {
    /// A page with nothing but its name: no account, no menu, clock in WIB.
    pub fn new(judul: impl Into<String>, instansi: impl Into<String>) -> Self {
        Self {
            judul: judul.into(),
            instansi: instansi.into(),
            pengelola: String::new(),
            siapa: None,
            menu: Vec::new(),
            dock: Vec::new(),
            akun: Vec::new(),
            kaki: Vec::new(),
            cari: None,
            notifikasi: None,
            keluar: None,
            pita: None,
            bukti: None,
            akun_kunci: String::new(),
            zona: crate::format::wib(),
            tema: Tema::Perangkat,
        }
    }

    /// A page of an invented employee with the menu of that role, for tests and the gallery of components.
    pub fn contoh(judul: impl Into<String>) -> Self {
        let mut page = Self::new(judul, "Pemerintah Kota Sagara");
        page.pengelola = "Dikelola BKPSDM Kota Sagara menurut PermenPANRB 6/2022".into();
        page.siapa = Some(Siapa::new("Ratna Wulandari", "Pengelola Layanan"));
        page.menu = vec![KelompokMenu { judul: None, butir: contoh_menu() }];
        page.dock = contoh_dock();
        page.akun = vec![ButirMenu::new("Keamanan Akun", "/akun/keamanan", "perisai")];
        page.kaki = vec![Tautan::new("Bantuan", "/bantuan"), Tautan::new("Privasi", "/privasi")];
        page.cari = Some("/cari".into());
        page.notifikasi = Some(ButirMenu::new("Notifikasi", "/notifikasi", "bel").with_jumlah(2));
        page.keluar = Some("/keluar".into());
        page.akun_kunci = "contoh".into();
        page
    }

    /// Lights the menu and dock items that lead to `href`.
    #[must_use]
    pub fn with_aktif(mut self, href: &str) -> Self {
        let rail = self.menu.iter_mut().flat_map(|kelompok| &mut kelompok.butir);
        for butir in rail.chain(&mut self.dock).chain(&mut self.akun) {
            butir.aktif = butir.href == href;
        }
        self
    }

    #[must_use]
    pub fn with_bukti(mut self, bukti: Bukti) -> Self {
        self.bukti = Some(bukti);
        self
    }

    #[must_use]
    pub fn with_pita(mut self, pita: Pita) -> Self {
        self.pita = Some(pita);
        self
    }

    /// What the browser's tab says.
    pub fn judul_dokumen(&self) -> String {
        match self.instansi_pendek() {
            "" => format!("{} · Kinerja", self.judul),
            instansi => format!("{} · Kinerja {instansi}", self.judul),
        }
    }

    /// The instansi without its "Pemerintah", for narrow places: "Kota Sagara".
    pub fn instansi_pendek(&self) -> &str {
        self.instansi.strip_prefix("Pemerintah ").unwrap_or(&self.instansi)
    }
}

fn contoh_menu() -> Vec<ButirMenu> {
    vec![
        ButirMenu::new("Beranda", "/", "beranda"),
        ButirMenu::new("SKP", "/skp", "skp"),
        ButirMenu::new("Progres Harian", "/progres", "log"),
        ButirMenu::new("Umpan Balik", "/umpan-balik", "dialog").with_jumlah(2),
        ButirMenu::new("Hasil Kinerja", "/hasil", "hasil"),
        ButirMenu::new("Pengembangan", "/pengembangan", "tumbuh"),
        ButirMenu::new("Dokumen", "/dokumen", "dokumen"),
        ButirMenu::new("Bantuan", "/bantuan", "bantuan"),
    ]
}

fn contoh_dock() -> Vec<ButirMenu> {
    vec![
        ButirMenu::new("Beranda", "/", "beranda"),
        ButirMenu::new("Progres", "/progres", "log"),
        ButirMenu::new("SKP", "/skp", "skp"),
        ButirMenu::new("Hasil", "/hasil", "hasil"),
    ]
}

impl Siapa {
    /// Takes the initials from the name.
    pub fn new(nama: impl Into<String>, jabatan: impl Into<String>) -> Self {
        let nama = nama.into();
        Self { inisial: crate::format::inisial(&nama), nama, jabatan: jabatan.into() }
    }
}

impl ButirMenu {
    pub fn new(label: impl Into<String>, href: impl Into<String>, ikon: &'static str) -> Self {
        Self { label: label.into(), href: href.into(), ikon, aktif: false, jumlah: None }
    }

    #[must_use]
    pub fn with_jumlah(mut self, jumlah: u32) -> Self {
        self.jumlah = Some(jumlah);
        self
    }

    #[must_use]
    pub fn with_aktif(mut self, aktif: bool) -> Self {
        self.aktif = aktif;
        self
    }
}

impl Tautan {
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: href.into() }
    }
}

impl Pita {
    /// The band of a practice cycle.
    pub fn latihan() -> Self {
        Self {
            judul: "LATIHAN.".into(),
            teks: "Hasil di sini tidak memengaruhi TPP, karier, maupun data BKN.".into(),
            tautan: None,
            latihan: true,
        }
    }

    /// A band with a plain ground.
    pub fn new(judul: impl Into<String>, teks: impl Into<String>) -> Self {
        Self { judul: judul.into(), teks: teks.into(), tautan: None, latihan: false }
    }
}

impl Bukti {
    /// "Tersimpan `waktu` · Nomor bukti `kode`".
    pub fn new(kode: impl Into<String>, waktu: impl Into<String>) -> Self {
        Self { apa: "Tersimpan".into(), kode: kode.into(), waktu: waktu.into() }
    }
}

impl Tema {
    /// Value of `data-tema` on the root element; empty leaves the choice to the device.
    pub fn nama(self) -> &'static str {
        match self {
            Self::Perangkat => "",
            Self::Terang => "terang",
            Self::Gelap => "gelap",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tab_names_page_program_and_city() {
        assert_eq!(Page::contoh("SKP").judul_dokumen(), "SKP · Kinerja Kota Sagara");
        assert_eq!(Page::new("Masuk", "").judul_dokumen(), "Masuk · Kinerja");
    }

    #[test]
    fn only_the_item_of_this_page_is_lit() {
        let page = Page::contoh("SKP").with_aktif("/skp");
        let lit: Vec<_> =
            page.menu[0].butir.iter().filter(|butir| butir.aktif).map(|butir| &butir.label).collect();
        assert_eq!(lit, ["SKP"]);
        assert_eq!(page.dock.iter().filter(|butir| butir.aktif).count(), 1);
    }
}
