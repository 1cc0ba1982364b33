//! One account: its roles with ground and dates, and a form that gives a role.

use askama::Template;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use chrono::{Datelike, NaiveDate};
use platform::events::{self, About, Event};
use platform::receipts::{self, Claim};
use platform::{Ctx, Fault, PeranJenis, Read, Result, Tx, Uuid};
use serde::{Deserialize, Serialize};
use web_kit::posted::{FieldErrors, Fields, Posted, Refused, key_for};
use web_kit::{Example, Page, Routes, format, respond};

use super::kelola::{Keadaan, KelolaAkun, nama_peran};
use super::store::{self, NewPeran, PeranBaris, Temuan, Tim, UnitPilihan};

const DASAR_CHARS_MAX: usize = 200;

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/organisasi/akun/{id}")]
pub struct PeranPath {
    pub id: Uuid,
}

impl Example for PeranPath {
    fn example() -> Self {
        Self { id: Uuid::nil() }
    }
}

pub(super) fn routes() -> Routes {
    Routes::new().page::<PeranPath, KelolaAkun>(get, post)
}

/// An account got a role.
#[derive(Serialize)]
struct PeranDiberikan<'a> {
    akun_id: Uuid,
    peran: &'a str,
    unit_id: Option<Uuid>,
    dasar: &'a str,
    mulai: NaiveDate,
}

impl Event for PeranDiberikan<'_> {
    const NAME: &'static str = "peran_diberikan";
}

/// As typed.
#[derive(Clone, Debug, Default)]
pub(super) struct PeranForm {
    jenis: String,
    unit: String,
    dasar: String,
    mulai: String,
}

/// What a form that can be taken says.
#[derive(Debug, PartialEq, Eq)]
struct Pilihan {
    jenis: PeranJenis,
    unit_id: Option<Uuid>,
    mulai: NaiveDate,
}

impl PeranForm {
    fn read(fields: &Fields) -> Self {
        let text = |name: &str| fields.text(name).to_owned();
        Self { jenis: text("jenis"), unit: text("unit"), dasar: text("dasar"), mulai: text("mulai") }
    }

    fn fresh(today: NaiveDate) -> Self {
        Self { mulai: format::tanggal_iso(today), ..Self::default() }
    }

    fn check(&self, units: &[UnitPilihan]) -> std::result::Result<Pilihan, FieldErrors> {
        let mut errors = FieldErrors::default();
        let jenis = PeranJenis::dari_kode(&self.jenis);
        if jenis.is_none() {
            errors.add("jenis", "Pilih peran yang diberikan.");
        }
        let unit_id = self.check_unit(jenis, units, &mut errors);
        match self.dasar.chars().count() {
            0 => errors.add("dasar", "Isi dasarnya, misalnya nomor SK."),
            1..=DASAR_CHARS_MAX => {}
            _ => errors.add("dasar", format!("Terlalu panjang: paling banyak {DASAR_CHARS_MAX} huruf.")),
        }
        let mulai = day(&self.mulai);
        if mulai.is_none() {
            errors.add("mulai", "Isi tanggal mulai berlaku.");
        }
        match (errors.is_empty(), jenis, mulai) {
            (true, Some(jenis), Some(mulai)) => Ok(Pilihan { jenis, unit_id, mulai }),
            _ => Err(errors),
        }
    }

    /// Only the admin OPD's role reaches a unit with its subtree; the others reach the whole instansi.
    fn check_unit(
        &self,
        jenis: Option<PeranJenis>,
        units: &[UnitPilihan],
        errors: &mut FieldErrors,
    ) -> Option<Uuid> {
        let chosen = Uuid::parse_str(&self.unit).ok();
        let known = chosen.filter(|id| units.iter().any(|unit| unit.id == *id));
        match jenis {
            Some(PeranJenis::AdminOpd) if known.is_none() => {
                errors.add("unit", "Pilih unit yang dilayani admin OPD ini.");
            }
            Some(PeranJenis::AdminOpd) | None => {}
            Some(_) if !self.unit.is_empty() => {
                errors.add(
                    "unit",
                    "Unit hanya untuk peran Admin OPD. Kosongkan unitnya, atau pilih peran Admin OPD.",
                );
            }
            Some(_) => {}
        }
        known
    }
}

/// A day that a date field sends, within the years that the law's registers know.
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    (1945..=2100).contains(&date.year()).then_some(date)
}

/// The end that a form was drawn from: two people who end one role do not overwrite each other.
pub(super) fn versi(peran: &PeranBaris) -> String {
    peran.sampai.map(format::tanggal_iso).unwrap_or_default()
}

/// "sejak 5 Januari 2026", "5 Januari 2026 sampai 3 Maret 2026".
pub(super) fn masa(peran: &PeranBaris) -> String {
    let said = format::tanggal_sedang;
    match peran.sampai {
        None => format!("sejak {}", said(peran.mulai)),
        Some(last) if last < peran.mulai => "tidak sempat berlaku".into(),
        Some(last) => format!("{} sampai {}", said(peran.mulai), said(last)),
    }
}

/// Why somebody must keep a role of the tim pengelola.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tahan {
    /// It is one's own last one: who ends it can no longer mend it.
    Sendiri,
    /// Nobody would be left who looks after the instansi.
    Terakhir,
}

impl Tahan {
    pub(super) fn fault(self, akun_id: Uuid) -> Fault {
        let (judul, teks) = match self {
            Self::Sendiri => (
                "Peran terakhir Anda sebagai tim pengelola tidak diakhiri sendiri",
                "Sesudahnya Anda tidak dapat membuka halaman ini lagi. Mintalah anggota tim pengelola kinerja yang lain \
                 mengakhirinya, atau beri dahulu peran itu kepada pengganti Anda.",
            ),
            Self::Terakhir => (
                "Harus tetap ada tim pengelola kinerja",
                "Tanpa peran ini tidak ada lagi akun aktif yang menjadi tim pengelola tanpa tanggal akhir. Beri dahulu \
                 peran itu kepada akun lain yang sudah diaktifkan.",
            ),
        };
        Fault::Refused(judul, teks.into(), PeranPath { id: akun_id }.to_string())
    }
}

/// Whether the roles of the tim pengelola that go can go. A role with an end is no rest: it ends, too.
pub(super) fn may_go(
    tim: &[Tim],
    goes: impl Fn(&Tim) -> bool,
    actor_id: Uuid,
) -> std::result::Result<(), Tahan> {
    let (go, rest): (Vec<&Tim>, Vec<&Tim>) = tim.iter().partition(|one| goes(one));
    let stays = |fits: &dyn Fn(&Tim) -> bool| rest.iter().any(|one| one.sampai.is_none() && fits(one));
    let is_mine = |one: &Tim| one.akun_id == actor_id;
    if go.iter().any(|one| is_mine(one)) && !stays(&is_mine) {
        return Err(Tahan::Sendiri);
    }
    if !go.is_empty() && !stays(&|one| one.is_diaktifkan) {
        return Err(Tahan::Terakhir);
    }
    Ok(())
}

#[derive(Template)]
#[template(path = "akun/peran.html")]
pub(super) struct AkunPage {
    page: Page,
    kunci: Uuid,
    akun: Temuan,
    peran: Vec<PeranBaris>,
    unit: Vec<UnitPilihan>,
    hari_ini: NaiveDate,
    is_saya: bool,
    form: PeranForm,
    /// What was typed as the end of a role, with its id.
    akhir: Option<(Uuid, String)>,
    alasan: String,
    galat: FieldErrors,
}

impl AkunPage {
    pub(super) async fn new(ctx: &Ctx, id: Uuid) -> Result<Self> {
        let mut read = ctx.read();
        let akun = store::find_temuan(&mut read, ctx.today(), ctx.now, id).await?.ok_or(Fault::NotFound)?;
        Ok(Self {
            page: Page::of(ctx, akun.nama.clone()),
            kunci: ctx.new_id()?,
            peran: store::roles_of(&mut read, id).await?,
            unit: store::units(&mut read, akun.unit_id).await?,
            hari_ini: ctx.today(),
            is_saya: ctx.actor()?.akun_id == id,
            akun,
            form: PeranForm::fresh(ctx.today()),
            akhir: None,
            alasan: String::new(),
            galat: FieldErrors::default(),
        })
    }

    /// The page with an end of a role that cannot be taken.
    pub(super) fn with_akhir(self, peran: Uuid, typed: String, galat: FieldErrors) -> Self {
        Self { akhir: Some((peran, typed)), galat, ..self }
    }

    /// The page with a reason that cannot be taken.
    pub(super) fn with_alasan(self, alasan: String, galat: FieldErrors) -> Self {
        Self { alasan, galat, ..self }
    }

    fn keadaan(&self) -> Keadaan {
        Keadaan::of(&self.akun)
    }

    fn opsi_peran(&self) -> [(&'static str, &'static str); 4] {
        PeranJenis::ALL.map(|jenis| (jenis.kode(), nama_peran(jenis.kode())))
    }

    fn opsi_unit(&self) -> Vec<(String, &str)> {
        self.unit.iter().map(|unit| (unit.id.to_string(), unit.nama.as_str())).collect()
    }

    fn is_berakhir(&self, peran: &PeranBaris) -> bool {
        peran.sampai.is_some_and(|last| last < self.hari_ini)
    }

    fn is_nanti(&self, peran: &PeranBaris) -> bool {
        peran.mulai > self.hari_ini
    }

    /// The day in the field that ends a role: what was typed, else what is saved, else today.
    fn akhir_dari(&self, peran: &PeranBaris) -> String {
        let typed = self.akhir.as_ref().filter(|(id, _)| *id == peran.id).map(|(_, text)| text.clone());
        typed.unwrap_or_else(|| format::tanggal_iso(peran.sampai.unwrap_or(self.hari_ini.max(peran.mulai))))
    }

    fn is_dibuka(&self, peran: &PeranBaris) -> bool {
        self.akhir.as_ref().is_some_and(|(id, _)| *id == peran.id)
    }

    fn judul_blokir(&self) -> &'static str {
        if self.akun.is_aktif { "Blokir akun" } else { "Buka blokir akun" }
    }

    /// What the button makes of the account.
    fn menjadi(&self) -> &'static str {
        if self.akun.is_aktif { super::blokir::DIBLOKIR } else { super::blokir::DIBUKA }
    }

    /// The key of the button that makes a card.
    fn kunci_kartu(&self) -> Uuid {
        key_for(self.kunci_dari(&self.akun.akun_id), self.akun.akun_id)
    }

    /// The key of one of the page's other forms.
    fn kunci_dari(&self, id: &Uuid) -> Uuid {
        key_for(self.kunci, *id)
    }
}

async fn get(ctx: Ctx, path: PeranPath) -> Result<Response> {
    respond::html(&AkunPage::new(&ctx, path.id).await?)
}

async fn post(ctx: Ctx, path: PeranPath, posted: Posted) -> Result<Response> {
    let form = PeranForm::read(&posted.fields);
    match give_role(&ctx, path.id, &form, &posted).await {
        Ok(lokasi) => respond::saved(&ctx, &lokasi, posted.submit()?.kunci),
        Err(Refused::Form(galat)) => {
            let page = AkunPage::new(&ctx, path.id).await?;
            respond::html_refused(&AkunPage { form, galat, ..page })
        }
        Err(Refused::Fault(fault)) => Err(fault),
    }
}

/// Gives a role; answers where to go.
async fn give_role(
    ctx: &Ctx,
    akun_id: Uuid,
    form: &PeranForm,
    posted: &Posted,
) -> std::result::Result<String, Refused> {
    let submit = posted.submit()?;
    let mut tx = ctx.write().await?;
    store::hold_instansi(&mut tx).await?;
    let akun = store::find_temuan(&mut tx, ctx.today(), ctx.now, akun_id).await?.ok_or(Fault::NotFound)?;
    let lokasi = PeranPath { id: akun_id }.to_string();
    let perihal = format!("Peran diberikan: {}", akun.nama);
    if let Claim::Done { lokasi } = receipts::claim(&mut tx, ctx, &submit, &lokasi, &perihal).await? {
        return Ok(lokasi);
    }
    let pilihan = form.check(&store::units(&mut tx, akun.unit_id).await?)?;
    not_held(&mut tx, ctx, akun_id, &pilihan).await?;
    write(&mut tx, ctx, &akun, form, pilihan).await?;
    tx.commit().await?;
    Ok(lokasi)
}

/// A role that is held already is not given twice.
async fn not_held(
    read: &mut Read,
    ctx: &Ctx,
    akun_id: Uuid,
    pilihan: &Pilihan,
) -> std::result::Result<(), Refused> {
    let still = |peran: &&PeranBaris| peran.sampai.is_none_or(|last| last >= pilihan.mulai.max(ctx.today()));
    let same = |peran: &&PeranBaris| peran.jenis == pilihan.jenis.kode() && peran.unit_id == pilihan.unit_id;
    let roles = store::roles_of(read, akun_id).await?;
    let mut errors = FieldErrors::default();
    if let Some(held) = roles.iter().filter(still).find(same) {
        errors.add(
            "jenis",
            format!(
                "Akun ini sudah memegang peran itu, {}. Akhiri dahulu yang lama bila dasarnya berganti.",
                masa(held)
            ),
        );
    }
    Ok(errors.or(())?)
}

async fn write(tx: &mut Tx, ctx: &Ctx, akun: &Temuan, form: &PeranForm, pilihan: Pilihan) -> Result<()> {
    let Pilihan { jenis, unit_id, mulai } = pilihan;
    let id = ctx.new_id()?;
    let new = NewPeran { id, akun_id: akun.akun_id, jenis, unit_id, dasar: form.dasar.clone(), mulai };
    store::insert_peran(tx, new).await?;
    let event =
        PeranDiberikan { akun_id: akun.akun_id, peran: jenis.kode(), unit_id, dasar: &form.dasar, mulai };
    events::record(tx, ctx, About { jenis: "peran", id, orang_id: akun.orang_id }, &event).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units() -> Vec<UnitPilihan> {
        vec![UnitPilihan { id: Uuid::from_u128(7), nama: "Dinas".into() }]
    }

    fn fields(jenis: &str, unit: Option<u128>, dasar: &str, mulai: &str) -> Vec<String> {
        let form = PeranForm {
            jenis: jenis.into(),
            unit: unit.map(|id| Uuid::from_u128(id).to_string()).unwrap_or_default(),
            dasar: dasar.into(),
            mulai: mulai.into(),
        };
        let errors = form.check(&units()).err().unwrap_or_default();
        errors.0.into_iter().map(|error| error.field).collect()
    }

    #[test]
    fn a_role_has_a_ground_a_day_and_for_an_admin_a_unit() {
        assert_eq!(fields("admin_opd", Some(7), "SK 1", "2026-12-10"), [""; 0]);
        assert_eq!(fields("admin_opd", Some(8), "SK 1", "2026-12-10"), ["unit"]);
        assert_eq!(fields("admin_opd", None, "SK 1", "2026-12-10"), ["unit"]);
        assert_eq!(fields("pimpinan", Some(7), "SK 1", "2026-12-10"), ["unit"]);
        assert_eq!(fields("pimpinan", None, "", "10-12-2026"), ["dasar", "mulai"]);
        assert_eq!(fields("auditor", None, "SK 1", "2026-12-10"), ["jenis"]);
        assert_eq!(fields("pimpinan", None, &"x".repeat(201), "2026-12-10"), ["dasar"]);
    }

    fn tim(peran: u128, akun: u128, sampai: Option<&str>, is_diaktifkan: bool) -> Tim {
        Tim {
            peran_id: Uuid::from_u128(peran),
            akun_id: Uuid::from_u128(akun),
            sampai: sampai.map(|day| day.parse().unwrap()),
            is_diaktifkan,
        }
    }

    fn end(all: &[Tim], peran: u128, actor: u128) -> std::result::Result<(), Tahan> {
        may_go(all, |one| one.peran_id == Uuid::from_u128(peran), Uuid::from_u128(actor))
    }

    #[test]
    fn nobody_ends_the_own_last_role_of_the_office() {
        let two = [tim(1, 10, None, true), tim(2, 20, None, true)];
        assert_eq!(end(&two, 1, 10), Err(Tahan::Sendiri));
        assert_eq!(end(&two, 2, 10), Ok(()));
        let twice = [tim(1, 10, None, true), tim(2, 10, None, true)];
        assert_eq!(end(&twice, 1, 10), Ok(()));
    }

    #[test]
    fn somebody_who_can_log_in_stays_without_an_end() {
        let lent = [tim(1, 10, Some("2026-12-31"), true), tim(2, 20, None, true)];
        assert_eq!(end(&lent, 2, 10), Err(Tahan::Terakhir));
        let asleep = [tim(1, 10, None, true), tim(2, 20, None, false)];
        assert_eq!(end(&asleep, 1, 30), Err(Tahan::Terakhir));
        assert_eq!(end(&asleep, 99, 10), Ok(()), "a role of another kind");
    }
}
