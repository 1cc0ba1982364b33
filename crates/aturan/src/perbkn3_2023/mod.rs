//! PerBKN 3/2023 with PermenPANRB 1/2023: angka kredit of jabatan fungsional from the predikat kinerja.

mod akumulasi;
mod estimasi_bulan_menuju_pangkat;
mod kebutuhan_akk;
mod konversi_periodik;
mod konversi_tahunan;
mod tambahan_ak_pendidikan;

use chrono::NaiveDate;

use crate::isian::{Isian, Jenis};
use crate::{Jenjang, Predikat};

/// Predikat are converted from January 2023 on; the two regulations came in the course of that year.
const MULAI: Option<NaiveDate> = NaiveDate::from_ymd_opt(2023, 1, 1);

const JENJANG: Isian =
    Isian::wajib("jenjang", "Jenjang jabatan fungsional", Jenis::Pilihan(Jenjang::PILIHAN));
const PREDIKAT: Isian = Isian::wajib("predikat", "Predikat kinerja", Jenis::Pilihan(Predikat::PILIHAN));
const BULAN: Isian = Isian::wajib("bulan", "Banyaknya bulan", Jenis::Bulat { min: 1, maks: 12 });

pub(crate) use akumulasi::ATURAN as AKUMULASI;
pub use akumulasi::{Akumulasi, PeriodeAk, akumulasi, jelaskan_akumulasi};
pub(crate) use estimasi_bulan_menuju_pangkat::ATURAN as ESTIMASI_BULAN_MENUJU_PANGKAT;
pub use estimasi_bulan_menuju_pangkat::{estimasi_bulan_menuju_pangkat, jelaskan_estimasi_bulan};
pub(crate) use kebutuhan_akk::ATURAN as KEBUTUHAN_AKK;
pub use kebutuhan_akk::{Kebutuhan, jelaskan_kebutuhan_akk, kebutuhan_akk};
pub(crate) use konversi_periodik::ATURAN as KONVERSI_PERIODIK;
pub use konversi_periodik::{jelaskan_konversi_periodik, konversi_periodik};
pub(crate) use konversi_tahunan::ATURAN as KONVERSI_TAHUNAN;
pub use konversi_tahunan::{jelaskan_konversi_tahunan, koefisien, konversi_tahunan, persen_predikat};
pub(crate) use tambahan_ak_pendidikan::ATURAN as TAMBAHAN_AK_PENDIDIKAN;
pub use tambahan_ak_pendidikan::{PERSEN_TAMBAHAN, jelaskan_tambahan_ak_pendidikan, tambahan_ak_pendidikan};
