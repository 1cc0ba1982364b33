//! Pay slip of a PPPK golongan IX: what a region budgets for one month.

use chrono::NaiveDate;

use super::keluarga::{ANAK, JIWA, Keluarga, PASANGAN};
use crate::{
    Pecahan,
    galat::Galat,
    isian::{Isian, Jenis},
    keluaran::Keluaran,
    masukan::Masukan,
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    rupiah::{RUPIAH_MAKS, bagian, ke_ratusan, rp},
    topik::Topik,
};

const PASAL: &str = "Perpres 98/2020 dan Perpres 75/2019, gaji dan iuran PPPK";

const TARIF_BPJS_4: Pecahan = Pecahan::persen(4);
const TARIF_JKK: Pecahan = Pecahan::per(24, 10_000);
const TARIF_JKM: Pecahan = Pecahan::per(72, 10_000);
const TARIF_IWP_1: Pecahan = Pecahan::persen(1);

/// What a PPPK earns in a month. Sums in whole rupiah, 0..=[`RUPIAH_MAKS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PenghasilanPppk {
    pub gaji_pokok: i64,
    pub keluarga: Keluarga,
    pub tunjangan_fungsional: i64,
    pub beras_per_jiwa: i64,
}

/// A pay slip in whole rupiah, with the employer's shares that are booked in and out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SlipPppk {
    pub tunj_pasangan: i64,
    pub tunj_anak: i64,
    pub tunj_beras: i64,
    /// Employer's 4 % of BPJS Kesehatan.
    pub bpjs_4: i64,
    /// Employer's 0.24 % for accidents at work.
    pub jkk: i64,
    /// Employer's 0.72 % for death.
    pub jkm: i64,
    pub kotor_sebelum_pembulatan: i64,
    /// Whole hundreds.
    pub kotor_dibulatkan: i64,
    /// 0..=99.
    pub pembulatan: i64,
    /// The employee's 1 % of BPJS Kesehatan.
    pub iwp_1: i64,
}

/// Pay slip of a PPPK (pattern of a regional payroll). Total within the bounds of [`PenghasilanPppk`].
///
/// Each item is cut off to the rupiah, the sum is rounded up to hundreds.
pub fn slip_pppk(p: &PenghasilanPppk) -> SlipPppk {
    let tunj_pasangan = p.keluarga.tunj_pasangan(p.gaji_pokok);
    let tunj_anak = p.keluarga.tunj_anak(p.gaji_pokok);
    let tunj_beras = p.keluarga.tunj_beras(p.beras_per_jiwa);
    let dasar = p.gaji_pokok + tunj_pasangan + tunj_anak + p.tunjangan_fungsional;
    let bpjs_4 = bagian(dasar, TARIF_BPJS_4);
    let (jkk, jkm) = (bagian(p.gaji_pokok, TARIF_JKK), bagian(p.gaji_pokok, TARIF_JKM));
    let kotor_sebelum_pembulatan = dasar + tunj_beras + bpjs_4 + jkk + jkm;
    let kotor_dibulatkan = ke_ratusan(kotor_sebelum_pembulatan);
    SlipPppk {
        tunj_pasangan,
        tunj_anak,
        tunj_beras,
        bpjs_4,
        jkk,
        jkm,
        kotor_sebelum_pembulatan,
        kotor_dibulatkan,
        pembulatan: kotor_dibulatkan - kotor_sebelum_pembulatan,
        iwp_1: bagian(dasar, TARIF_IWP_1),
    }
}

/// One step for each item of the slip.
pub fn jelaskan_slip_pppk(p: &PenghasilanPppk) -> Vec<Langkah> {
    let slip = slip_pppk(p);
    let dasar = p.gaji_pokok + slip.tunj_pasangan + slip.tunj_anak + p.tunjangan_fungsional;
    let mut teks = vec![format!("Gaji pokok: {}.", rp(p.gaji_pokok))];
    teks.extend(p.keluarga.jelaskan(p.gaji_pokok, p.beras_per_jiwa));
    teks.extend([
        format!("Tunjangan fungsional: {}.", rp(p.tunjangan_fungsional)),
        format!("Iuran BPJS Kesehatan dari pemberi kerja: 4 % x {} = {}.", rp(dasar), rp(slip.bpjs_4)),
        format!(
            "Jaminan kecelakaan kerja 0,24 % dan jaminan kematian 0,72 % dari gaji pokok: {} dan {}.",
            rp(slip.jkk),
            rp(slip.jkm)
        ),
        format!(
            "Jumlah kotor: {}, dibulatkan ke atas menjadi {} (pembulatan {}).",
            rp(slip.kotor_sebelum_pembulatan),
            rp(slip.kotor_dibulatkan),
            rp(slip.pembulatan)
        ),
        format!("Iuran BPJS Kesehatan dari pegawai: 1 % x {} = {}.", rp(dasar), rp(slip.iwp_1)),
    ]);
    teks.into_iter().map(|t| Langkah::baru(PASAL, t)).collect()
}

const UANG: Jenis = Jenis::Rupiah { min: 0, maks: RUPIAH_MAKS };
const GAJI_POKOK: Isian = Isian::wajib("gaji_pokok", "Gaji pokok", UANG);
const TUNJANGAN: Isian = Isian::wajib("tunjangan_fungsional", "Tunjangan fungsional", UANG);
const BERAS: Isian = Isian::wajib("beras_per_jiwa", "Tunjangan beras untuk satu jiwa", UANG);
const JIWA_BERAS: Isian = Isian::wajib("jiwa", "Penerima tunjangan beras, termasuk pegawai (jiwa)", JIWA);

const TUNJ_PASANGAN: Isian = Isian::wajib("tunj_pasangan", "Tunjangan suami atau istri", Jenis::RUPIAH);
const TUNJ_ANAK: Isian = Isian::wajib("tunj_anak", "Tunjangan anak", Jenis::RUPIAH);
const TUNJ_BERAS: Isian = Isian::wajib("tunj_beras", "Tunjangan beras", Jenis::RUPIAH);
const BPJS_4: Isian = Isian::wajib("bpjs_4", "BPJS Kesehatan 4 % dari pemberi kerja", Jenis::RUPIAH);
const JKK: Isian = Isian::wajib("jkk_0_24", "Jaminan kecelakaan kerja 0,24 %", Jenis::RUPIAH);
const JKM: Isian = Isian::wajib("jkm_0_72", "Jaminan kematian 0,72 %", Jenis::RUPIAH);
const SEBELUM: Isian =
    Isian::wajib("kotor_sebelum_pembulatan", "Jumlah kotor sebelum pembulatan", Jenis::RUPIAH);
const DIBULATKAN: Isian = Isian::wajib("kotor_dibulatkan_ke_100", "Jumlah kotor", Jenis::RUPIAH);
const PEMBULATAN: Isian = Isian::wajib("pembulatan", "Pembulatan", Jenis::RUPIAH);
const IWP_1: Isian = Isian::wajib("iwp_1", "Iuran BPJS Kesehatan 1 % dari pegawai", Jenis::RUPIAH);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "gaji.slip_pppk_golongan_ix",
    topik: Topik::SlipGajiPppk,
    judul: "Slip gaji PPPK golongan IX",
    isi: &[
        "Gaji kotor terdiri dari gaji pokok, tunjangan suami atau istri (10 %), tunjangan anak (2 % seorang, paling banyak \
         2 anak), tunjangan fungsional, dan tunjangan beras.",
        "Iuran yang ditanggung pemberi kerja ikut dicatat: BPJS Kesehatan 4 %, jaminan kecelakaan kerja 0,24 %, dan jaminan \
         kematian 0,72 %.",
        "Iuran BPJS Kesehatan pegawai 1 % dipotong dari gaji. Potongan lain, seperti jaminan hari tua, belum termasuk.",
    ],
    pembulatan: "Setiap angka dipotong ke rupiah penuh; jumlah kotor dibulatkan ke atas ke kelipatan 100 rupiah.",
    regulasi: "Perpres 98/2020 dan Perpres 75/2019",
    pasal: "Gaji, tunjangan, dan iuran PPPK",
    // Promulgation of Perpres 98/2020, the first on pay of PPPK; general knowledge.
    berlaku_mulai: NaiveDate::from_ymd_opt(2020, 9, 29),
    berlaku_sampai: None,
    // One regional payroll, whose figures come out to the rupiah.
    keyakinan: Keyakinan::Sedang,
    contoh_masukan: r#"{"gaji_pokok":3203600,"pasangan":1,"anak":1,"tunjangan_fungsional":325000,"beras_per_jiwa":72420,"jiwa":3}"#,
    isian: &[GAJI_POKOK, PASANGAN, ANAK, TUNJANGAN, BERAS, JIWA_BERAS],
    luaran: &[TUNJ_PASANGAN, TUNJ_ANAK, TUNJ_BERAS, BPJS_4, JKK, JKM, SEBELUM, DIBULATKAN, PEMBULATAN, IWP_1],
    hitung,
};

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let penghasilan = PenghasilanPppk {
        gaji_pokok: masukan.bulat(&GAJI_POKOK)?,
        keluarga: Keluarga::baca(masukan, &JIWA_BERAS)?,
        tunjangan_fungsional: masukan.bulat(&TUNJANGAN)?,
        beras_per_jiwa: masukan.bulat(&BERAS)?,
    };
    penjelasan.isi(|| jelaskan_slip_pppk(&penghasilan));
    let slip = slip_pppk(&penghasilan);
    Ok(Keluaran::baru([
        ("tunj_pasangan", slip.tunj_pasangan.into()),
        ("tunj_anak", slip.tunj_anak.into()),
        ("tunj_beras", slip.tunj_beras.into()),
        ("bpjs_4", slip.bpjs_4.into()),
        ("jkk_0_24", slip.jkk.into()),
        ("jkm_0_72", slip.jkm.into()),
        ("kotor_sebelum_pembulatan", slip.kotor_sebelum_pembulatan.into()),
        ("kotor_dibulatkan_ke_100", slip.kotor_dibulatkan.into()),
        ("pembulatan", slip.pembulatan.into()),
        ("iwp_1", slip.iwp_1.into()),
    ]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn penghasilan(ada_pasangan: bool, anak: u8, jiwa: u8) -> PenghasilanPppk {
        let keluarga = Keluarga::baru(ada_pasangan, anak, jiwa).expect("everybody counts");
        PenghasilanPppk {
            gaji_pokok: 3_203_600,
            keluarga,
            tunjangan_fungsional: 325_000,
            beras_per_jiwa: 72_420,
        }
    }

    #[test]
    fn the_regional_slip_comes_out_to_the_rupiah() {
        let slip = slip_pppk(&penghasilan(true, 1, 3));
        assert_eq!((slip.bpjs_4, slip.jkk, slip.jkm, slip.iwp_1), (156_521, 7_688, 23_065, 39_130));
        assert_eq!(
            (slip.kotor_sebelum_pembulatan, slip.kotor_dibulatkan, slip.pembulatan),
            (4_317_566, 4_317_600, 34)
        );
    }

    #[test]
    fn without_family_only_the_employee_counts() {
        let slip = slip_pppk(&penghasilan(false, 0, 1));
        assert_eq!((slip.tunj_pasangan, slip.tunj_anak, slip.tunj_beras), (0, 0, 72_420));
        // 3,203,600 + 325,000 + 72,420 + 141,144 + 7,688 + 23,065.
        assert_eq!(slip.kotor_sebelum_pembulatan, 3_772_917);
    }

    #[test]
    fn the_explanation_names_the_rounding() {
        let langkah = jelaskan_slip_pppk(&penghasilan(true, 1, 3));
        let teks: Vec<_> = langkah.into_iter().map(|l| l.teks).collect();
        assert!(teks[7].contains("Rp4.317.566, dibulatkan ke atas menjadi Rp4.317.600 (pembulatan Rp34)"));
        assert_eq!(jelaskan_slip_pppk(&penghasilan(false, 0, 1))[1].teks, "Tunjangan pasangan: tidak ada.");
    }
}
