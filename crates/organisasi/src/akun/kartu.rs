//! "Aktivasi akun": choose for whom activation cards are made. A unit with its subtree, or one person of it.

use askama::Template;
use axum::response::Response;
use axum_extra::routing::TypedPath;
use platform::grants::require_for;
use platform::{Action, Ctx, Protected, Read, Relation, Result, RowAction, Scope, Subject, Uuid};
use serde::Deserialize;
use web_kit::posted::{FieldErrors, Fields, key_for};
use web_kit::{Example, Page, Routes, respond};

use super::cetak;
use super::store::{self, CalonKartu, Jangkauan, RekapUnit, UnitKartu};

/// People of one request: so many fit one transaction and one sitting at the printer.
pub(super) const PEOPLE_MAX: usize = 200;

/// Admin OPD and tim pengelola come here to see their units.
pub struct LihatAktivasi;

impl Action for LihatAktivasi {
    const NAME: &'static str = "lihat_aktivasi";
    const ALLOWED: &'static [Relation] = &[Relation::AdminOpd, Relation::TimPengelola];
}

/// Who hands out cards of a unit: its admin OPD, and the tim pengelola everywhere.
pub struct BuatKartu;

impl Action for BuatKartu {
    const NAME: &'static str = "buat_kartu_aktivasi";
    /// The wider relation first: a grant names the first one that holds.
    const ALLOWED: &'static [Relation] = &[Relation::TimPengelola, Relation::AdminOpd];
    const SCOPE: Scope = Scope::Row;
}

impl RowAction for BuatKartu {
    type Row = UnitKartu;
}

impl Protected for UnitKartu {
    type Id = Uuid;

    async fn load(read: &mut Read, id: Uuid) -> Result<Option<Self>> {
        store::unit_kartu(read, id).await
    }

    fn subject(&self) -> Subject {
        Subject::Unit(self.id)
    }
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/organisasi/kartu")]
pub struct AktivasiPath;

impl Example for AktivasiPath {
    fn example() -> Self {
        Self
    }
}

#[derive(Debug, Deserialize, TypedPath)]
#[typed_path("/organisasi/kartu/{unit}")]
pub struct KartuPath {
    pub unit: Uuid,
}

impl Example for KartuPath {
    fn example() -> Self {
        Self { unit: Uuid::nil() }
    }
}

pub(super) fn routes() -> Routes {
    Routes::new()
        .view::<AktivasiPath, LihatAktivasi>(get_units)
        .page::<KartuPath, BuatKartu>(get, cetak::post_unit)
}

#[derive(Template)]
#[template(path = "akun/aktivasi_unit.html")]
struct AktivasiPage {
    page: Page,
    unit: Vec<RekapUnit>,
}

async fn get_units(ctx: Ctx, _: AktivasiPath) -> Result<Response> {
    let (mut read, actor) = (ctx.read(), ctx.actor()?);
    let is_tim = actor.holds(Relation::TimPengelola);
    let unit = store::rekap_of_roles(&mut read, ctx.today(), ctx.now, actor.akun_id, is_tim).await?;
    respond::html(&AktivasiPage { page: Page::of(&ctx, "Aktivasi Akun"), unit })
}

/// For whom, as chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct KartuForm {
    /// `bawah` with the units below, `unit` the unit alone.
    pub cakupan: String,
    /// `baru` who has no card, `ulang` whose card is not used yet.
    pub jenis: String,
}

impl KartuForm {
    pub(super) fn read(fields: &Fields) -> Self {
        Self { cakupan: fields.text("cakupan").to_owned(), jenis: fields.text("jenis").to_owned() }
    }

    fn fresh() -> Self {
        Self { cakupan: "bawah".into(), jenis: "baru".into() }
    }

    /// With the units below, and whether cards are made anew.
    pub(super) fn check(&self) -> std::result::Result<(bool, bool), FieldErrors> {
        let mut errors = FieldErrors::default();
        if !["bawah", "unit"].contains(&self.cakupan.as_str()) {
            errors.add("cakupan", "Pilih unit yang kartunya dibuat.");
        }
        if !["baru", "ulang"].contains(&self.jenis.as_str()) {
            errors.add("jenis", "Pilih kartu yang dibuat.");
        }
        errors.or((self.cakupan == "bawah", self.jenis == "ulang"))
    }
}

impl CalonKartu {
    /// What a button of this person says to screen readers.
    fn rinci(&self) -> String {
        format!("untuk {}", self.nama)
    }
}

#[derive(Template)]
#[template(path = "akun/kartu.html")]
pub(super) struct KartuPage {
    page: Page,
    kunci: Uuid,
    unit: UnitKartu,
    /// Counts of the unit with its subtree.
    ini: RekapUnit,
    bawah: Vec<RekapUnit>,
    calon: Vec<CalonKartu>,
    form: KartuForm,
    galat: FieldErrors,
}

impl KartuPage {
    pub(super) async fn new(
        ctx: &Ctx,
        read: &mut Read,
        unit: UnitKartu,
        is_tim: bool,
        typed: Option<(KartuForm, FieldErrors)>,
    ) -> Result<Self> {
        let jangkauan =
            Jangkauan { unit_id: unit.id, today: ctx.today(), now: ctx.now, is_tim, is_bawah: true };
        let rekap = store::rekap(read, &jangkauan).await?;
        let (ini, bawah) = rekap.into_iter().partition::<Vec<_>, _>(|one| one.id == unit.id);
        let limit = i64::try_from(PEOPLE_MAX).unwrap_or(i64::MAX);
        let (form, galat) = typed.unwrap_or_else(|| (KartuForm::fresh(), FieldErrors::default()));
        Ok(Self {
            page: Page::of(ctx, format!("Aktivasi Akun, {}", unit.nama)),
            kunci: ctx.new_id()?,
            calon: store::calon(read, &jangkauan, limit).await?,
            ini: ini.into_iter().next().unwrap_or_default(),
            unit,
            bawah,
            form,
            galat,
        })
    }

    fn opsi_cakupan(&self) -> [(&'static str, String, &'static str); 2] {
        let RekapUnit { perlu, menunggu, perlu_sendiri, menunggu_sendiri, .. } = self.ini;
        let said = |perlu: i64, menunggu: i64| {
            format!("{perlu} belum punya kartu, {menunggu} kartunya belum dipakai")
        };
        [
            ("bawah", format!("Unit ini dan semua di bawahnya: {}", said(perlu, menunggu)), ""),
            ("unit", format!("Unit ini saja: {}", said(perlu_sendiri, menunggu_sendiri)), ""),
        ]
    }

    fn opsi_jenis(&self) -> [(&'static str, &'static str, &'static str); 2] {
        [
            ("baru", "Yang belum punya kartu", ""),
            (
                "ulang",
                "Buat ulang kartu yang belum dipakai",
                "Untuk kartu yang hilang atau belum sempat dicetak. Kode pada kartu lama tidak berlaku lagi.",
            ),
        ]
    }

    fn jumlah(&self) -> i64 {
        self.ini.perlu + self.ini.menunggu + self.ini.aktif
    }

    /// Nobody here waits for a card.
    fn is_tuntas(&self) -> bool {
        self.ini.perlu + self.ini.menunggu == 0
    }

    fn is_lebih(&self) -> bool {
        usize::try_from(self.ini.perlu + self.ini.menunggu).unwrap_or(0) > PEOPLE_MAX
    }

    /// The key of one person's button.
    fn kunci_dari(&self, id: &Uuid) -> Uuid {
        key_for(self.kunci, *id)
    }
}

async fn get(ctx: Ctx, path: KartuPath) -> Result<Response> {
    let mut read = ctx.read();
    let grant = require_for::<BuatKartu>(&mut read, &ctx, path.unit).await?;
    let is_tim = grant.relation() == Relation::TimPengelola;
    respond::html(&KartuPage::new(&ctx, &mut read, grant.into_row(), is_tim, None).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_one_of_the_offered() {
        let form = |cakupan: &str, jenis: &str| KartuForm { cakupan: cakupan.into(), jenis: jenis.into() };
        assert_eq!(form("bawah", "baru").check(), Ok((true, false)));
        assert_eq!(form("unit", "ulang").check(), Ok((false, true)));
        assert_eq!(form("", "semua").check().unwrap_err().0.len(), 2);
    }
}
