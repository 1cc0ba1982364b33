//! The form of an entry: what was typed, and what it means.

use aturan::Desimal;
use chrono::NaiveDate;
use platform::{Ctx, Result, Uuid};
use web_kit::format;
use web_kit::posted::{FieldErrors, Fields, Posted};

use super::hari::read_day;
use super::jam::SEHARI_MENIT;
use super::{Jam, Progres, Realisasi, Rencana, Rentang};
use crate::bukti::{BerkasBaru, Bukti, Tautan};

const KEGIATAN_HURUF: std::ops::RangeInclusive<usize> = 3..=500;
const SATUAN_HURUF_MAKS: usize = 40;
/// Largest realisasi of one entry; keeps every sum inside of what the database can add.
const REALISASI_MAKS: i64 = 1_000_000_000;
/// How far back an entry may be made.
const MUNDUR_HARI_MAKS: i64 = 366;

/// Durations to choose from, in minutes. Half a day is four hours.
pub(crate) const OPSI_LAMA: [(&str, &str); 4] =
    [("30", "30 m"), ("60", "1 j"), ("120", "2 j"), ("240", "setengah hari")];
const LAMA_AWAL: &str = "60";

/// What was typed.
#[derive(Clone, Debug, Default)]
pub(super) struct ProgresForm {
    pub versi: i64,
    pub tanggal: String,
    pub kegiatan: String,
    pub rhk_id: String,
    pub mulai: String,
    pub lama: String,
    pub selesai: String,
    pub realisasi: String,
    pub satuan: String,
    pub tautan: String,
    /// A file that was handed in with this form, now or at an earlier try.
    pub berkas: Option<BerkasBaru>,
    /// The same, as the form carries it.
    pub berkas_tersegel: String,
    /// Whether the file that the entry has is taken away.
    pub is_lepas: bool,
    /// Where to go afterwards: `beranda`, or nothing.
    pub kembali: String,
}

impl ProgresForm {
    /// A blank form of a day that begins at `mulai`.
    pub fn baru(tanggal: NaiveDate, mulai: Jam) -> Self {
        Self {
            tanggal: format::tanggal_iso(tanggal),
            mulai: mulai.isian(),
            lama: LAMA_AWAL.into(),
            ..Self::default()
        }
    }

    /// The form of an entry that is there.
    pub fn of(progres: &Progres) -> Self {
        let isi = &progres.isi;
        let tautan = match &isi.bukti {
            Some(Bukti::Tautan(tautan)) => tautan.as_str().to_owned(),
            _ => String::new(),
        };
        Self {
            versi: progres.versi,
            tanggal: format::tanggal_iso(isi.tanggal),
            kegiatan: isi.kegiatan.clone(),
            rhk_id: isi.rhk_id.map(|id| id.to_string()).unwrap_or_default(),
            mulai: isi.rentang.mulai.isian(),
            selesai: isi.rentang.selesai.isian(),
            realisasi: isi
                .realisasi
                .as_ref()
                .map(|realisasi| realisasi.nilai.to_string())
                .unwrap_or_default(),
            satuan: isi.realisasi.as_ref().map(|realisasi| realisasi.satuan.clone()).unwrap_or_default(),
            tautan,
            ..Self::default()
        }
    }

    fn fields(fields: &Fields) -> Self {
        let text = |name: &str| fields.text(name).to_owned();
        Self {
            versi: fields.text("versi").parse().unwrap_or(0),
            tanggal: text("tanggal"),
            kegiatan: text("kegiatan").split_whitespace().collect::<Vec<_>>().join(" "),
            rhk_id: text("rhk_id"),
            mulai: text("mulai"),
            lama: text("lama"),
            selesai: text("selesai"),
            realisasi: text("realisasi"),
            satuan: text("satuan"),
            tautan: text("tautan"),
            is_lepas: fields.text("lepas") == "ya",
            kembali: text("kembali"),
            ..Self::default()
        }
    }

    /// Reads a form with its file, which is kept at once: before any transaction. A file that is refused is an error at
    /// its field, beside those that the rest of the form may have.
    pub async fn terima(ctx: &Ctx, posted: &Posted) -> Result<(Self, FieldErrors)> {
        let (mut form, mut galat) = (Self::fields(&posted.fields), FieldErrors::default());
        form.berkas = match posted.upload("bukti") {
            None => BerkasBaru::open(ctx, posted.fields.text("berkas_id"))?,
            Some(upload) => BerkasBaru::terima(ctx, upload.clone())
                .await?
                .map_err(|keliru| galat.add("bukti", keliru.pesan()))
                .ok(),
        };
        form.berkas_tersegel =
            form.berkas.as_ref().map(|berkas| berkas.seal(ctx)).transpose()?.unwrap_or_default();
        Ok((form, galat))
    }

    /// Whether evidence was typed or handed in.
    pub fn is_berbukti(&self) -> bool {
        !self.tautan.is_empty() || self.berkas.is_some()
    }

    /// The day, if one is typed that can be read.
    pub fn hari(&self) -> Option<NaiveDate> {
        read_day(&self.tanggal)
    }
}

/// The form as values.
#[derive(Clone, Debug)]
pub(super) struct Terisi {
    pub tanggal: NaiveDate,
    /// `None` where the last entry says when this one begins.
    pub mulai: Option<Jam>,
    pub akhir: Akhir,
    pub kegiatan: String,
    pub rhk_id: Option<Uuid>,
    pub realisasi: Option<Realisasi>,
    pub bukti: Option<Bukti>,
}

/// How an entry ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Akhir {
    Lama { menit: i64 },
    Pukul(Jam),
}

impl Akhir {
    /// The span that begins at `mulai`.
    pub fn rentang(self, mulai: Jam) -> Rentang {
        let selesai = match self {
            Self::Lama { menit } => mulai.sesudah(menit),
            Self::Pukul(jam) => jam,
        };
        Rentang { mulai, selesai }
    }
}

impl ProgresForm {
    /// What the form means on a day of `rencana`, over the evidence that the entry has so far.
    ///
    /// # Errors
    /// One message a field, after those in `galat`.
    pub fn check(
        &self,
        today: NaiveDate,
        rencana: &Rencana,
        semula: Option<&Bukti>,
        mut galat: FieldErrors,
    ) -> std::result::Result<Terisi, FieldErrors> {
        let tanggal = take(&mut galat, "tanggal", self.check_tanggal(today, rencana));
        let kegiatan = take(&mut galat, "kegiatan", self.check_kegiatan());
        let rhk_id = take(&mut galat, "rhk_id", self.check_rhk(rencana));
        let mulai = take(&mut galat, "mulai", pukul(&self.mulai));
        let akhir =
            take(&mut galat, if self.selesai.is_empty() { "lama" } else { "selesai" }, self.check_akhir());
        let realisasi = self.check_realisasi(&mut galat);
        let bukti = take(&mut galat, "tautan", self.check_bukti(semula));
        match (tanggal, kegiatan, rhk_id, mulai, akhir, realisasi, bukti) {
            (
                Some(tanggal),
                Some(kegiatan),
                Some(rhk_id),
                Some(mulai),
                Some(akhir),
                Some(realisasi),
                Some(bukti),
            ) => galat.or(Terisi { tanggal, mulai, akhir, kegiatan, rhk_id, realisasi, bukti }),
            _ => Err(galat),
        }
    }

    fn check_tanggal(&self, today: NaiveDate, rencana: &Rencana) -> Checked<NaiveDate> {
        let tanggal = self.hari().ok_or("Pilih tanggal dari kalender.")?;
        if tanggal > today {
            return Err("Hari ini belum tiba. Catatan diisi pada harinya atau sesudahnya.".into());
        }
        if (today - tanggal).num_days() > MUNDUR_HARI_MAKS {
            return Err("Catatan dapat diisi paling lama satu tahun ke belakang.".into());
        }
        match rencana.mulai_kemudian {
            Some(mulai) => {
                Err(format!("SKP Anda berlaku mulai {}. Pilih hari sesudah itu.", format::tanggal(mulai)))
            }
            None => Ok(tanggal),
        }
    }

    fn check_kegiatan(&self) -> Checked<String> {
        let huruf = self.kegiatan.chars().count();
        match huruf {
            0 => Err("Tulis yang Anda kerjakan. Contoh: Pelayanan loket KTP-el.".into()),
            _ if huruf < *KEGIATAN_HURUF.start() => {
                Err("Tulis sedikit lebih jelas, paling sedikit 3 huruf.".into())
            }
            _ if huruf > *KEGIATAN_HURUF.end() => {
                Err(format!("Terlalu panjang: {huruf} huruf, paling banyak 500."))
            }
            _ => Ok(self.kegiatan.clone()),
        }
    }

    fn check_rhk(&self, rencana: &Rencana) -> Checked<Option<Uuid>> {
        if self.rhk_id.is_empty() {
            return Ok(None);
        }
        let id = Uuid::parse_str(&self.rhk_id).ok().filter(|id| rencana.rhk.iter().any(|rhk| rhk.id == *id));
        id.map(Some)
            .ok_or_else(|| "RHK ini tidak ada pada SKP hari itu. Pilih yang lain, atau kosongkan.".into())
    }

    /// A typed end wins over the chosen duration.
    fn check_akhir(&self) -> Checked<Akhir> {
        if let Some(jam) = pukul(&self.selesai)? {
            return Ok(Akhir::Pukul(jam));
        }
        let is_offered = OPSI_LAMA.iter().any(|(value, _)| *value == self.lama);
        let menit = self.lama.parse().ok().filter(|menit| is_offered && (1..=SEHARI_MENIT).contains(menit));
        menit
            .map(|menit| Akhir::Lama { menit })
            .ok_or_else(|| "Pilih lamanya, atau tulis jam selesai.".into())
    }

    fn check_realisasi(&self, galat: &mut FieldErrors) -> Option<Option<Realisasi>> {
        if self.satuan.chars().count() > SATUAN_HURUF_MAKS {
            galat.add("satuan", format!("Terlalu panjang: paling banyak {SATUAN_HURUF_MAKS} huruf."));
            return None;
        }
        if self.realisasi.is_empty() {
            let is_half = !self.satuan.is_empty();
            return take(
                galat,
                "realisasi",
                if is_half { Err("Isi jumlahnya, atau kosongkan satuannya.".into()) } else { Ok(None) },
            );
        }
        let nilai = match Desimal::parse(&self.realisasi) {
            Ok(nilai) if nilai.skala() < 0 => Err("Realisasi tidak boleh kurang dari nol.".into()),
            Ok(nilai) if nilai.skala() > REALISASI_MAKS * Desimal::SKALA => {
                Err("Angka terlalu besar.".into())
            }
            Ok(nilai) => Ok(Some(Realisasi { nilai, satuan: self.satuan.clone() })),
            Err(keliru) => Err(format!("{keliru}.")),
        };
        take(galat, "realisasi", nilai)
    }

    /// A new file replaces what was there; a typed link replaces a file; what is left empty or let go is gone.
    fn check_bukti(&self, semula: Option<&Bukti>) -> Checked<Option<Bukti>> {
        let tautan = match self.tautan.as_str() {
            "" => None,
            teks => Some(Tautan::parse(teks).map_err(|keliru| keliru.pesan())?),
        };
        let is_semula = |tautan: &Tautan| matches!(semula, Some(Bukti::Tautan(lama)) if lama == tautan);
        match (&self.berkas, tautan) {
            (Some(_), Some(tautan)) if !is_semula(&tautan) => {
                Err("Pilih satu: tautan atau berkas. Kosongkan tautannya bila memakai berkas.".into())
            }
            (Some(berkas), _) => Ok(Some(berkas.bukti())),
            (None, Some(tautan)) => Ok(Some(Bukti::Tautan(tautan))),
            (None, None) => {
                Ok(semula.filter(|bukti| matches!(bukti, Bukti::Berkas { .. }) && !self.is_lepas).cloned())
            }
        }
    }
}

type Checked<T> = std::result::Result<T, String>;

fn take<T>(galat: &mut FieldErrors, field: &str, checked: Checked<T>) -> Option<T> {
    checked.map_err(|pesan| galat.add(field, pesan)).ok()
}

/// A typed time; nothing typed is no time.
fn pukul(teks: &str) -> Checked<Option<Jam>> {
    if teks.is_empty() {
        return Ok(None);
    }
    Jam::parse(teks).map(Some).ok_or_else(|| "Tulis jam seperti 07.30.".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hari(teks: &str) -> NaiveDate {
        teks.parse().unwrap()
    }

    fn form() -> ProgresForm {
        ProgresForm {
            kegiatan: "Pelayanan loket".into(),
            ..ProgresForm::baru(hari("2026-04-09"), Jam::MASUK)
        }
    }

    fn check(form: &ProgresForm, rencana: &Rencana) -> std::result::Result<Terisi, FieldErrors> {
        form.check(hari("2026-04-09"), rencana, None, FieldErrors::default())
    }

    fn refused(form: &ProgresForm) -> Vec<String> {
        check(form, &Rencana::default()).unwrap_err().0.into_iter().map(|error| error.field).collect()
    }

    #[test]
    fn an_activity_and_a_duration_are_enough() {
        let terisi = check(&form(), &Rencana::default()).unwrap();
        assert_eq!(terisi.akhir.rentang(Jam::MASUK).to_string(), "07.30–08.30");
        assert_eq!((terisi.rhk_id, terisi.realisasi, terisi.bukti), (None, None, None));
    }

    #[test]
    fn each_fault_is_told_at_its_field_and_all_at_once() {
        let wrong = ProgresForm {
            tanggal: "2026-04-10".into(),
            kegiatan: "x".into(),
            rhk_id: Uuid::from_u128(1).to_string(),
            mulai: "7".into(),
            selesai: "25:00".into(),
            realisasi: "-1".into(),
            tautan: "drive".into(),
            ..form()
        };
        assert_eq!(
            refused(&wrong),
            ["tanggal", "kegiatan", "rhk_id", "mulai", "selesai", "realisasi", "tautan"]
        );
        assert_eq!(refused(&ProgresForm { lama: "45".into(), ..form() }), ["lama"]);
        assert_eq!(refused(&ProgresForm { satuan: "berkas".into(), ..form() }), ["realisasi"]);
        assert_eq!(refused(&ProgresForm { kegiatan: "x".repeat(501), ..form() }), ["kegiatan"]);
    }

    #[test]
    fn a_typed_end_wins_over_the_chosen_duration_and_may_be_tomorrow() {
        let malam = ProgresForm { mulai: "22:00".into(), selesai: "06:00".into(), ..form() };
        let terisi = check(&malam, &Rencana::default()).unwrap();
        assert_eq!(terisi.akhir, Akhir::Pukul(Jam::parse("06.00").unwrap()));
        assert_eq!(terisi.akhir.rentang(terisi.mulai.unwrap()).lama_menit(), 480);
    }

    #[test]
    fn entries_stay_inside_the_skp_and_the_last_year() {
        let kemudian = Rencana { mulai_kemudian: Some(hari("2026-05-01")), ..Rencana::default() };
        assert_eq!(check(&form(), &kemudian).unwrap_err().0[0].field, "tanggal");
        assert_eq!(refused(&ProgresForm { tanggal: "2025-04-07".into(), ..form() }), ["tanggal"]);
        assert!(check(&ProgresForm { tanggal: "2025-04-08".into(), ..form() }, &Rencana::default()).is_ok());
    }

    #[test]
    fn evidence_that_was_there_stays_until_it_is_replaced_or_let_go() {
        let berkas = Bukti::Berkas { sha256: "ab".into(), nama: "a.pdf".into() };
        let tautan = "https://a.go.id/".to_owned();
        assert_eq!(form().check_bukti(Some(&berkas)), Ok(Some(berkas.clone())));
        assert_eq!(ProgresForm { is_lepas: true, ..form() }.check_bukti(Some(&berkas)), Ok(None));
        let typed = ProgresForm { tautan: tautan.clone(), ..form() }.check_bukti(Some(&berkas));
        assert_eq!(typed, Ok(Some(Bukti::Tautan(Tautan::parse(&tautan).unwrap()))));
        let emptied = form().check_bukti(Some(&Bukti::Tautan(Tautan::parse(&tautan).unwrap())));
        assert_eq!(emptied, Ok(None));
    }
}
