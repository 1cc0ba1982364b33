//! Evaluasi kinerja: realisasi, rating, predikat, the way to the employee.
//!
//! A rating is a judgement on facts (PermenPANRB 6/2022): "di atas" cites a fact; "di bawah" cites a fact and a feedback
//! of the same period, or says why there was none. Until the capaian organisasi is set it is "penilaian sementara".

mod mulai;
pub mod rate;
mod realisasi;
mod sampaikan;
pub mod store;
mod tim;

use aturan::{CapaianOrganisasi, Predikat, Rating, predikat_kinerja_pegawai, rating_pimpinan};
use chrono::{DateTime, NaiveDate, Utc};
use platform::events::About;
use platform::{
    BoxFuture, Ctx, MenuEntry, Menunggu, Protected, Read, Relation, Result, Sentuhan, Subject, Uuid,
};
use web_kit::Routes;

pub use rate::RateEvaluasi;
pub use tim::PenilaianPath;
pub(crate) use tim::{periode_of, pilihan};

use crate::Periode;

/// Where an evaluation stands, with what belongs to that stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    BelumDimulai,
    RealisasiDiisi,
    /// A draft rating: seen by the penilai alone.
    SedangDinilai(Draf),
    /// Rated; the capaian organisasi is not set yet.
    PenilaianSementara(Penilaian),
    /// Rated, with its predikat.
    SiapDisampaikan(Hasil),
    /// Told to the employee, who has not opened it yet.
    SudahDisampaikan {
        hasil: Hasil,
        pada: DateTime<Utc>,
    },
    /// Opened: the term for an objection runs.
    Diterima {
        hasil: Hasil,
        terima: Terima,
        tanggapan: Option<Tanggapan>,
    },
}

/// A rating that is not finished.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draf {
    pub hasil_kerja: Option<Rating>,
    pub alasan_hasil: String,
    pub perilaku: Option<Rating>,
    pub alasan_perilaku: String,
    /// Why there was no feedback before a rating "di bawah".
    pub tanpa_umpan_balik: String,
}

/// A finished rating.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Penilaian {
    /// `None` for the head of a unit whose capaian is not set yet: it will be his rating.
    pub hasil_kerja: Option<Rating>,
    pub alasan_hasil: String,
    pub perilaku: Rating,
    pub alasan_perilaku: String,
    pub tanpa_umpan_balik: String,
}

impl Penilaian {
    /// As a form shows it again.
    pub fn draf(&self) -> Draf {
        Draf {
            hasil_kerja: self.hasil_kerja,
            alasan_hasil: self.alasan_hasil.clone(),
            perilaku: Some(self.perilaku),
            alasan_perilaku: self.alasan_perilaku.clone(),
            tanpa_umpan_balik: self.tanpa_umpan_balik.clone(),
        }
    }
}

/// A rating with what follows from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hasil {
    pub penilaian: Penilaian,
    pub hasil_kerja: Rating,
    pub capaian: CapaianOrganisasi,
    pub predikat: Predikat,
}

/// When the result was opened, and until when an objection is in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terima {
    pub disampaikan: DateTime<Utc>,
    pub pada: DateTime<Utc>,
    pub batas_keberatan: NaiveDate,
}

/// What the employee answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tanggapan {
    Setuju,
    DenganCatatan(String),
    /// With the reasons; its examination is a case of its own.
    Keberatan(String),
}

impl Status {
    /// The word in the database.
    pub fn kode(&self) -> &'static str {
        match self {
            Self::BelumDimulai => "belum_dimulai",
            Self::RealisasiDiisi => "realisasi_diisi",
            Self::SedangDinilai(_) => "sedang_dinilai",
            Self::PenilaianSementara(_) => "penilaian_sementara",
            Self::SiapDisampaikan(_) => "siap_disampaikan",
            Self::SudahDisampaikan { .. } => "sudah_disampaikan",
            Self::Diterima { tanggapan: None | Some(Tanggapan::Setuju), .. } => "diterima",
            Self::Diterima { tanggapan: Some(Tanggapan::DenganCatatan(_)), .. } => "diterima_dengan_catatan",
            Self::Diterima { tanggapan: Some(Tanggapan::Keberatan(_)), .. } => "keberatan",
        }
    }

    /// As people read it.
    pub fn label(&self) -> &'static str {
        label(self.kode())
    }

    /// Icon and colour that go with the words.
    pub fn tanda(&self) -> (&'static str, &'static str) {
        tanda(self.kode())
    }

    /// The rating so far.
    pub fn draf(&self) -> Draf {
        match self {
            Self::BelumDimulai | Self::RealisasiDiisi => Draf::default(),
            Self::SedangDinilai(draf) => draf.clone(),
            Self::PenilaianSementara(penilaian) => penilaian.draf(),
            Self::SiapDisampaikan(hasil)
            | Self::SudahDisampaikan { hasil, .. }
            | Self::Diterima { hasil, .. } => hasil.penilaian.draf(),
        }
    }

    /// Whether the penilai may still change the rating.
    pub fn is_rateable(&self) -> bool {
        !matches!(self, Self::SudahDisampaikan { .. } | Self::Diterima { .. })
    }

    /// The finished rating with its predikat.
    pub fn hasil(&self) -> Option<&Hasil> {
        match self {
            Self::SiapDisampaikan(hasil)
            | Self::SudahDisampaikan { hasil, .. }
            | Self::Diterima { hasil, .. } => Some(hasil),
            _ => None,
        }
    }
}

/// The words of a status (practice: 6.2).
pub fn label(kode: &str) -> &'static str {
    match kode {
        "realisasi_diisi" => "Realisasi diisi",
        "sedang_dinilai" => "Sedang dinilai",
        "penilaian_sementara" => "Menunggu capaian organisasi",
        "siap_disampaikan" => "Siap disampaikan",
        "sudah_disampaikan" => "Sudah disampaikan",
        "diterima" => "Diterima",
        "diterima_dengan_catatan" => "Diterima dengan catatan",
        "keberatan" => "Keberatan",
        _ => "Belum dimulai",
    }
}

/// The words of a predikat in a row.
pub(crate) fn predikat_label(kode: &str) -> &'static str {
    Predikat::dari_kode(kode).map_or("-", Predikat::label)
}

/// Icon and colour of a status.
pub fn tanda(kode: &str) -> (&'static str, &'static str) {
    match kode {
        "realisasi_diisi" | "sedang_dinilai" => ("ubah", "nila"),
        "penilaian_sementara" => ("jam", "soga"),
        "siap_disampaikan" => ("cek", "nila"),
        "sudah_disampaikan" => ("cek", "nila"),
        "diterima" | "diterima_dengan_catatan" => ("ok", "daun"),
        "keberatan" => ("timbang", "soga"),
        _ => ("titik", ""),
    }
}

/// An evaluation.
#[derive(Clone, Debug)]
pub struct Evaluasi {
    pub id: Uuid,
    pub skp_id: Uuid,
    pub siklus_id: Uuid,
    pub tahun: i64,
    pub is_latihan: bool,
    pub periode: Periode,
    pub mulai: NaiveDate,
    pub sampai: NaiveDate,
    pub pegawai_id: Uuid,
    pub pegawai_nama: String,
    pub nip: String,
    pub golongan: Option<String>,
    pub jabatan: String,
    pub unit_nama: String,
    /// The perangkat daerah whose capaian counts.
    pub opd_id: Uuid,
    pub opd_nama: String,
    /// The head of the perangkat daerah: rated on hasil kerja by its capaian (SE MenPANRB 3/2023).
    pub is_kepala_unit: bool,
    pub penilaian_diri: Option<String>,
    /// Capaian of the perangkat daerah for this period, as set today.
    pub capaian: Option<CapaianOrganisasi>,
    pub penilai_id: Option<Uuid>,
    pub penilai_nama: Option<String>,
    pub dinilai: Option<DateTime<Utc>>,
    pub status: Status,
    pub versi: i64,
}

impl Protected for Evaluasi {
    type Id = Uuid;

    async fn load(read: &mut Read, id: Uuid) -> Result<Option<Self>> {
        store::find(read, id).await
    }

    fn subject(&self) -> Subject {
        Subject::Orang(self.pegawai_id)
    }
}

/// Why a transition is not possible now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EvaluasiError {
    /// The result was told already; it changes only by a decided objection.
    AlreadyTold,
    /// It is not in a state from which this goes.
    WrongStatus,
}

impl Evaluasi {
    /// Keeps an unfinished rating.
    ///
    /// # Errors
    /// [`EvaluasiError::AlreadyTold`] once the result was told.
    pub fn simpan_draf(mut self, draf: Draf) -> std::result::Result<Self, EvaluasiError> {
        if !self.status.is_rateable() {
            return Err(EvaluasiError::AlreadyTold);
        }
        self.status = Status::SedangDinilai(draf);
        Ok(self)
    }

    /// Rates. With the capaian organisasi there, the predikat follows at once; else the rating is "sementara".
    ///
    /// # Errors
    /// [`EvaluasiError::AlreadyTold`] once the result was told.
    pub fn nilai(mut self, penilaian: Penilaian) -> std::result::Result<Self, EvaluasiError> {
        if !self.status.is_rateable() {
            return Err(EvaluasiError::AlreadyTold);
        }
        self.status = match self.capaian {
            None => Status::PenilaianSementara(penilaian),
            Some(capaian) => match self.hasil(penilaian.clone(), capaian) {
                Some(hasil) => Status::SiapDisampaikan(hasil),
                None => Status::PenilaianSementara(penilaian),
            },
        };
        Ok(self)
    }

    /// What follows from a rating and the capaian. `None` when nobody rated the hasil kerja.
    fn hasil(&self, penilaian: Penilaian, capaian: CapaianOrganisasi) -> Option<Hasil> {
        let hasil_kerja = match self.is_kepala_unit {
            true => rating_pimpinan(capaian),
            false => penilaian.hasil_kerja?,
        };
        let predikat = predikat_kinerja_pegawai(hasil_kerja, penilaian.perilaku);
        Some(Hasil { penilaian, hasil_kerja, capaian, predikat })
    }

    /// The capaian organisasi was set or changed: ratings that wait, or were not told yet, follow it.
    #[must_use]
    pub fn dengan_capaian(mut self, capaian: CapaianOrganisasi) -> Self {
        self.capaian = Some(capaian);
        let penilaian = match &self.status {
            Status::PenilaianSementara(penilaian) => penilaian.clone(),
            Status::SiapDisampaikan(hasil) => hasil.penilaian.clone(),
            _ => return self,
        };
        if let Some(hasil) = self.hasil(penilaian, capaian) {
            self.status = Status::SiapDisampaikan(hasil);
        }
        self
    }

    /// Tells the employee.
    ///
    /// # Errors
    /// [`EvaluasiError::WrongStatus`] unless the predikat is there and was not told yet.
    pub fn sampaikan(mut self, now: DateTime<Utc>) -> std::result::Result<Self, EvaluasiError> {
        match self.status {
            Status::SiapDisampaikan(hasil) => self.status = Status::SudahDisampaikan { hasil, pada: now },
            _ => return Err(EvaluasiError::WrongStatus),
        }
        Ok(self)
    }

    /// The employee opens the result: the term for an objection begins (PP 30/2019, Pasal 59).
    ///
    /// # Errors
    /// [`EvaluasiError::WrongStatus`] unless it was told and not opened yet.
    pub fn terima(
        mut self,
        now: DateTime<Utc>,
        batas_keberatan: NaiveDate,
    ) -> std::result::Result<Self, EvaluasiError> {
        match self.status {
            Status::SudahDisampaikan { hasil, pada } => {
                let terima = Terima { disampaikan: pada, pada: now, batas_keberatan };
                self.status = Status::Diterima { hasil, terima, tanggapan: None };
            }
            _ => return Err(EvaluasiError::WrongStatus),
        }
        Ok(self)
    }

    /// The employee answers, once.
    ///
    /// # Errors
    /// [`EvaluasiError::WrongStatus`] unless it was opened and not answered yet.
    pub fn tanggapi(mut self, jawaban: Tanggapan) -> std::result::Result<Self, EvaluasiError> {
        match &mut self.status {
            Status::Diterima { tanggapan: tanggapan @ None, .. } => *tanggapan = Some(jawaban),
            _ => return Err(EvaluasiError::WrongStatus),
        }
        Ok(self)
    }

    /// "Triwulan I 2026".
    pub fn periode_label(&self) -> String {
        self.periode.label(self.tahun)
    }

    /// For events.
    pub(crate) fn about(&self) -> About {
        About { jenis: "evaluasi", id: self.id, orang_id: Some(self.pegawai_id) }
    }
}

/// Pages of the evaluation.
pub fn routes() -> Routes {
    tim::routes().and(mulai::routes()).and(realisasi::routes()).and(rate::routes()).and(sampaikan::routes())
}

/// Lines of the menu.
pub fn menu() -> Vec<MenuEntry> {
    let tim: &[Relation] = &[Relation::Penilai];
    vec![MenuEntry {
        label: "Penilaian Tim",
        href: "/penilaian",
        ikon: "nilai",
        untuk: tim,
        kelompok: Some("Tim Saya"),
        dock: true,
    }]
}

/// Results that a local rule would touch.
pub fn sentuhan<'a>(
    _: &'a Ctx,
    read: &'a mut Read,
    aturan: &'a str,
    _: NaiveDate,
) -> BoxFuture<'a, Result<Vec<Sentuhan>>> {
    Box::pin(async move {
        let (statuses, teks) = match aturan {
            "keberatan" | "hari_libur" => (
                ["siap_disampaikan", "sudah_disampaikan", "", ""],
                "hasil belum dibuka pegawainya; batas keberatannya akan dihitung dengan cara baru bila dibuka sejak tanggal itu. Batas yang sudah diberikan tetap.",
            ),
            "jangka_waktu" => (
                ["keberatan", "", "", ""],
                "keberatan sedang berjalan; jangka waktunya tetap, yang baru mengikuti aturan ini.",
            ),
            "pola_distribusi" => (
                ["belum_dimulai", "realisasi_diisi", "sedang_dinilai", "penilaian_sementara"],
                "penilaian belum selesai; polanya dibandingkan dengan cara baru. Predikat tidak diubah.",
            ),
            _ => return Ok(Vec::new()),
        };
        let jumlah = store::count_in(read, statuses).await?;
        Ok(vec![Sentuhan { jumlah, teks: teks.to_owned() }])
    })
}

/// Results to open, and people of my team who wait for a rating.
pub fn menunggu<'a>(ctx: &'a Ctx, read: &'a mut Read) -> BoxFuture<'a, Result<Vec<Menunggu>>> {
    Box::pin(async move {
        let Some(orang_id) = ctx.actor()?.orang_id else { return Ok(Vec::new()) };
        let rows = store::waiting(read, orang_id, ctx.today()).await?;
        Ok(rows.iter().filter_map(menunggu_of).collect())
    })
}

fn menunggu_of(row: &store::Waiting) -> Option<Menunggu> {
    let item = |judul: String, keterangan: &str, tombol, href: String| Menunggu {
        judul,
        keterangan: keterangan.to_owned(),
        batas: row.batas,
        tombol,
        href,
        ikon: "hasil",
    };
    let periode = Periode::dari_kode(row.triwulan)?.label(row.tahun);
    match (row.status.as_str(), row.id) {
        ("sudah_disampaikan", Some(id)) => Some(item(
            format!("Hasil kinerja {periode}"),
            "Sudah disampaikan pejabat penilai. Tenggat keberatan dihitung sejak Anda membukanya.",
            "Buka",
            format!("/hasil/{id}"),
        )),
        ("diterima", Some(id)) => Some(item(
            format!("Tanggapi hasil {periode}"),
            "Terima, terima dengan catatan, atau sampaikan keberatan.",
            "Tanggapi",
            format!("/hasil/{id}"),
        )),
        ("keberatan_masuk", Some(id)) => Some(item(
            format!("Keberatan atas hasil {periode}"),
            "Baca alasan pegawai dan dasar penilaiannya. Hanya para pihak dan pemeriksa yang melihatnya.",
            "Baca",
            format!("/hasil/{id}"),
        )),
        ("isi", _) => Some(item(
            format!("Isi realisasi {periode}"),
            "Isi yang tercapai; penilai melihatnya bersama catatan dan umpan balik Anda.",
            "Isi",
            "/hasil".into(),
        )),
        ("tim", None) if row.jumlah > 0 => Some(item(
            format!("{} pegawai siap dinilai, {periode}", row.jumlah),
            "Realisasi mereka sudah diisi.",
            "Nilai",
            format!("/penilaian?periode={}", row.triwulan),
        )),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evaluasi(status: Status) -> Evaluasi {
        let day = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        Evaluasi {
            id: Uuid::from_u128(1),
            skp_id: Uuid::from_u128(2),
            siklus_id: Uuid::from_u128(3),
            tahun: 2026,
            is_latihan: false,
            periode: Periode::Tahunan,
            mulai: day,
            sampai: day,
            pegawai_id: Uuid::from_u128(4),
            pegawai_nama: "X".into(),
            nip: String::new(),
            golongan: None,
            jabatan: String::new(),
            unit_nama: String::new(),
            opd_id: Uuid::from_u128(5),
            opd_nama: String::new(),
            is_kepala_unit: false,
            penilaian_diri: None,
            capaian: None,
            penilai_id: None,
            penilai_nama: None,
            dinilai: None,
            status,
            versi: 1,
        }
    }

    fn penilaian(hasil_kerja: Option<Rating>) -> Penilaian {
        Penilaian {
            hasil_kerja,
            alasan_hasil: "a".into(),
            perilaku: Rating::Sesuai,
            alasan_perilaku: String::new(),
            tanpa_umpan_balik: String::new(),
        }
    }

    const NOW: DateTime<Utc> = DateTime::UNIX_EPOCH;

    #[test]
    fn the_order_of_the_law_is_capaian_then_predikat() {
        let sementara = evaluasi(Status::RealisasiDiisi).nilai(penilaian(Some(Rating::DiAtas))).unwrap();
        assert!(matches!(sementara.status, Status::PenilaianSementara(_)));
        assert_eq!(sementara.clone().sampaikan(NOW).unwrap_err(), EvaluasiError::WrongStatus);
        let siap = sementara.dengan_capaian(CapaianOrganisasi::Baik);
        assert_eq!(siap.status.hasil().unwrap().predikat, Predikat::Baik);
        assert!(siap.sampaikan(NOW).is_ok());
    }

    #[test]
    fn a_head_is_rated_by_the_capaian_and_waits_for_it() {
        let mut head = evaluasi(Status::RealisasiDiisi);
        head.is_kepala_unit = true;
        let waits = head.nilai(penilaian(None)).unwrap();
        assert!(matches!(waits.status, Status::PenilaianSementara(_)));
        let rated = waits.dengan_capaian(CapaianOrganisasi::Istimewa);
        assert_eq!(rated.status.hasil().unwrap().hasil_kerja, Rating::DiAtas);
        let changed = rated.dengan_capaian(CapaianOrganisasi::Kurang);
        assert_eq!(changed.status.hasil().unwrap().predikat, Predikat::ButuhPerbaikan);
    }

    #[test]
    fn what_was_told_does_not_change_in_silence() {
        let mut told = evaluasi(Status::RealisasiDiisi);
        told.capaian = Some(CapaianOrganisasi::Baik);
        let told = told.nilai(penilaian(Some(Rating::Sesuai))).unwrap().sampaikan(NOW).unwrap();
        assert_eq!(
            told.clone().nilai(penilaian(Some(Rating::DiAtas))).unwrap_err(),
            EvaluasiError::AlreadyTold
        );
        assert_eq!(told.clone().simpan_draf(Draf::default()).unwrap_err(), EvaluasiError::AlreadyTold);
        assert_eq!(told.clone().dengan_capaian(CapaianOrganisasi::Kurang).status, told.status);
    }

    #[test]
    fn an_answer_is_given_once_and_after_the_receipt() {
        let mut told = evaluasi(Status::RealisasiDiisi);
        told.capaian = Some(CapaianOrganisasi::Baik);
        let told = told.nilai(penilaian(Some(Rating::Sesuai))).unwrap().sampaikan(NOW).unwrap();
        assert_eq!(told.clone().tanggapi(Tanggapan::Setuju).unwrap_err(), EvaluasiError::WrongStatus);
        let batas = NaiveDate::from_ymd_opt(2026, 1, 26).unwrap();
        let received = told.terima(NOW, batas).unwrap();
        assert_eq!(received.clone().terima(NOW, batas).unwrap_err(), EvaluasiError::WrongStatus);
        let answered = received.tanggapi(Tanggapan::Keberatan("x".into())).unwrap();
        assert_eq!(answered.status.kode(), "keberatan");
        assert_eq!(answered.tanggapi(Tanggapan::Setuju).unwrap_err(), EvaluasiError::WrongStatus);
    }
}
