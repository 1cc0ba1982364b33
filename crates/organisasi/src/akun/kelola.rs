//! "Akun dan peran": find an account by name or NIP, and see who holds which role.

use askama::Template;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use platform::{Action, Ctx, PeranJenis, Relation, Result};
use serde::Deserialize;
use web_kit::{Example, Page, Routes, request, respond};

use super::peran::{PeranPath, masa};
use super::store::{self, PeranBaris, TanpaAkun, Temuan};

/// Accounts that are listed; who looks for somebody types more of the name.
const SHOWN_MAX: usize = 50;
/// People without an account that are named below the list.
const WITHOUT_MAX: i64 = 10;
/// Roles of an instansi that are read at once.
const ROLES_MAX: i64 = 2_000;
const Q_CHARS_MAX: usize = 100;

/// The tim pengelola kinerja gives and ends roles.
pub struct KelolaAkun;

impl Action for KelolaAkun {
    const NAME: &'static str = "kelola_akun";
    const ALLOWED: &'static [Relation] = &[Relation::TimPengelola];
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/organisasi/akun")]
pub struct KelolaPath;

impl Example for KelolaPath {
    fn example() -> Self {
        Self
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().view::<KelolaPath, KelolaAkun>(get)
}

#[derive(Template)]
#[template(path = "akun/kelola.html")]
struct KelolaPage {
    page: Page,
    q: String,
    akun: Vec<Temuan>,
    /// Whether there are more than are shown.
    is_lebih: bool,
    peran: Vec<PeranBaris>,
    tanpa_akun: Vec<TanpaAkun>,
}

impl KelolaPage {
    fn peran_dari(&self, akun: &Temuan) -> impl Iterator<Item = &PeranBaris> {
        let akun_id = akun.akun_id;
        self.peran.iter().filter(move |peran| peran.akun_id == akun_id)
    }

    fn href(&self, akun: &Temuan) -> String {
        PeranPath { id: akun.akun_id }.to_string()
    }
}

/// Whether an account can be used, as a word with its icon and colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keadaan {
    Diblokir,
    Aktif,
    MenungguAktivasi,
    BelumAktif,
}

impl Keadaan {
    pub(super) fn of(akun: &Temuan) -> Self {
        match akun {
            akun if !akun.is_aktif => Self::Diblokir,
            akun if akun.is_diaktifkan => Self::Aktif,
            akun if akun.is_berkartu => Self::MenungguAktivasi,
            _ => Self::BelumAktif,
        }
    }

    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Diblokir => "Diblokir",
            Self::Aktif => "Sudah aktif",
            Self::MenungguAktivasi => "Kartu belum dipakai",
            Self::BelumAktif => "Belum diaktifkan",
        }
    }

    pub(super) fn ikon(self) -> &'static str {
        match self {
            Self::Diblokir => "silang",
            Self::Aktif => "cek",
            Self::MenungguAktivasi => "jam",
            Self::BelumAktif => "info",
        }
    }

    pub(super) fn warna(self) -> &'static str {
        match self {
            Self::Diblokir => "bata",
            Self::Aktif => "daun",
            Self::MenungguAktivasi => "nila",
            Self::BelumAktif => "soga",
        }
    }
}

/// Name of a role as the screen says it.
pub(super) fn nama_peran(kode: &str) -> &'static str {
    match PeranJenis::dari_kode(kode) {
        Some(PeranJenis::AdminOpd) => "Admin OPD",
        Some(PeranJenis::TimPengelola) => "Tim pengelola kinerja",
        Some(PeranJenis::Pimpinan) => "Pimpinan",
        Some(PeranJenis::Inspektorat) => "Inspektorat",
        None => "-",
    }
}

/// The text as it is looked for: a NIP without its spaces, a name in lower case.
fn wanted(q: &str) -> String {
    let tidy = aturan::nip::rapikan(q);
    let is_nip = !tidy.is_empty() && tidy.bytes().all(|byte| byte.is_ascii_digit());
    if is_nip { tidy.into_owned() } else { q.to_lowercase() }
}

async fn get(ctx: Ctx, _: KelolaPath) -> Result<Response> {
    let typed = request::param(&ctx, "q").unwrap_or_default();
    let q: String = typed.trim().chars().take(Q_CHARS_MAX).collect();
    let (mut read, today) = (ctx.read(), ctx.today());
    let limit = i64::try_from(SHOWN_MAX + 1).unwrap_or(i64::MAX);
    let (mut akun, tanpa_akun) = if q.is_empty() {
        (store::role_holders(&mut read, today, ctx.now, limit).await?, Vec::new())
    } else {
        let akun = store::search(&mut read, today, ctx.now, &wanted(&q), limit).await?;
        (akun, store::without_account(&mut read, &wanted(&q), WITHOUT_MAX).await?)
    };
    // Two main placements on one day list a person twice.
    akun.dedup_by_key(|akun| akun.akun_id);
    let is_lebih = akun.len() > SHOWN_MAX;
    akun.truncate(SHOWN_MAX);
    let peran = store::roles_on(&mut read, today, ROLES_MAX).await?;
    respond::html(&KelolaPage {
        page: Page::of(&ctx, "Akun dan Peran"),
        q,
        akun,
        is_lebih,
        peran,
        tanpa_akun,
    })
}

/// A role in one line: name, unit, dates.
fn ringkas(peran: &PeranBaris) -> String {
    let unit = peran.unit_nama.as_deref().map(|unit| format!(" {unit}")).unwrap_or_default();
    format!("{}{unit}, {}", nama_peran(&peran.jenis), masa(peran))
}

#[cfg(test)]
mod tests {
    use platform::Uuid;

    use super::*;

    #[test]
    fn a_nip_is_looked_for_without_its_spaces_and_a_name_in_lower_case() {
        assert_eq!(wanted("19870412 201101 2 008"), "198704122011012008");
        assert_eq!(wanted("Nurul H"), "nurul h");
    }

    #[test]
    fn a_blocked_account_is_first_of_all_blocked() {
        let akun = |is_aktif, is_diaktifkan, is_berkartu| Temuan {
            akun_id: Uuid::nil(),
            orang_id: None,
            nama: "X".into(),
            masuk: "x".into(),
            nip: None,
            jabatan: None,
            unit_id: None,
            unit_nama: None,
            is_aktif,
            is_diaktifkan,
            is_berkartu,
        };
        assert_eq!(Keadaan::of(&akun(false, true, true)), Keadaan::Diblokir);
        assert_eq!(Keadaan::of(&akun(true, true, true)), Keadaan::Aktif);
        assert_eq!(Keadaan::of(&akun(true, false, true)), Keadaan::MenungguAktivasi);
        assert_eq!(Keadaan::of(&akun(true, false, false)), Keadaan::BelumAktif);
    }
}
