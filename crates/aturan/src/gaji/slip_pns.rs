//! Pay slip of a PNS: gaji induk of one month.

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

const PASAL: &str = "PP 7/1977 dan Perpres 75/2019, tunjangan dan iuran";

/// 10 kg of rice for one person.
const BERAS_PER_JIWA: i64 = 72_420;
/// 4.75 % for the pension and 3.25 % for JHT.
const TARIF_IWP_8: Pecahan = Pecahan::persen(8);
/// The employee's share of BPJS Kesehatan.
const TARIF_IWP_1: Pecahan = Pecahan::persen(1);

/// What a PNS earns in a month. Sums in whole rupiah, 0..=[`RUPIAH_MAKS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PenghasilanPns {
    pub gaji_pokok: i64,
    pub keluarga: Keluarga,
    pub tunjangan_jabatan_atau_umum: i64,
}

/// A pay slip in whole rupiah; it adds up: `bersih = jumlah_kotor - iwp_8 - iwp_1 + pembulatan`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SlipPns {
    pub tunj_pasangan: i64,
    pub tunj_anak: i64,
    pub tunj_beras: i64,
    pub jumlah_kotor: i64,
    /// 8 % of gaji pokok and family allowances.
    pub iwp_8: i64,
    /// 1 % of the same with the allowance of the post.
    pub iwp_1: i64,
    pub bersih_sebelum_pembulatan: i64,
    /// 0..=99, so that `bersih` is whole hundreds.
    pub pembulatan: i64,
    pub bersih: i64,
}

/// Pay slip of a PNS (pattern of the central payroll). Total within the bounds of [`PenghasilanPns`].
///
/// Each item is cut off to the rupiah, the sum is rounded up to hundreds. PPh 21 on the gaji induk is borne by the
/// state; employer's shares go in and out and are left away.
pub fn slip_pns(p: &PenghasilanPns) -> SlipPns {
    let tunj_pasangan = p.keluarga.tunj_pasangan(p.gaji_pokok);
    let tunj_anak = p.keluarga.tunj_anak(p.gaji_pokok);
    let tunj_beras = p.keluarga.tunj_beras(BERAS_PER_JIWA);
    let dasar_8 = p.gaji_pokok + tunj_pasangan + tunj_anak;
    let dasar_1 = dasar_8 + p.tunjangan_jabatan_atau_umum;
    let jumlah_kotor = dasar_1 + tunj_beras;
    let (iwp_8, iwp_1) = (bagian(dasar_8, TARIF_IWP_8), bagian(dasar_1, TARIF_IWP_1));
    let bersih_sebelum_pembulatan = jumlah_kotor - iwp_8 - iwp_1;
    let bersih = ke_ratusan(bersih_sebelum_pembulatan);
    let pembulatan = bersih - bersih_sebelum_pembulatan;
    SlipPns {
        tunj_pasangan,
        tunj_anak,
        tunj_beras,
        jumlah_kotor,
        iwp_8,
        iwp_1,
        bersih_sebelum_pembulatan,
        pembulatan,
        bersih,
    }
}

/// One step for each item of the slip.
pub fn jelaskan_slip_pns(p: &PenghasilanPns) -> Vec<Langkah> {
    let slip = slip_pns(p);
    let dasar_8 = p.gaji_pokok + slip.tunj_pasangan + slip.tunj_anak;
    let dasar_1 = dasar_8 + p.tunjangan_jabatan_atau_umum;
    let mut teks = vec![format!("Gaji pokok: {}.", rp(p.gaji_pokok))];
    teks.extend(p.keluarga.jelaskan(p.gaji_pokok, BERAS_PER_JIWA));
    teks.extend([
        format!(
            "Jumlah kotor dengan tunjangan jabatan atau umum {}: {}.",
            rp(p.tunjangan_jabatan_atau_umum),
            rp(slip.jumlah_kotor)
        ),
        format!("Iuran wajib pegawai: 8 % x {} = {}.", rp(dasar_8), rp(slip.iwp_8)),
        format!("Iuran BPJS Kesehatan: 1 % x {} = {}.", rp(dasar_1), rp(slip.iwp_1)),
        format!(
            "Gaji bersih: {} - {} - {} = {}, dibulatkan ke atas menjadi {}.",
            rp(slip.jumlah_kotor),
            rp(slip.iwp_8),
            rp(slip.iwp_1),
            rp(slip.bersih_sebelum_pembulatan),
            rp(slip.bersih)
        ),
    ]);
    teks.into_iter().map(|t| Langkah::baru(PASAL, t)).collect()
}

const UANG: Jenis = Jenis::Rupiah { min: 0, maks: RUPIAH_MAKS };
const GAJI_POKOK: Isian = Isian::wajib("gaji_pokok", "Gaji pokok", UANG);
const TUNJANGAN: Isian =
    Isian::wajib("tunjangan_jabatan_atau_umum", "Tunjangan jabatan atau tunjangan umum", UANG);
const JIWA_BERAS: Isian =
    Isian::wajib("jiwa_beras", "Penerima tunjangan beras, termasuk pegawai (jiwa)", JIWA);

const TUNJ_PASANGAN: Isian = Isian::wajib("tunj_pasangan", "Tunjangan suami atau istri", Jenis::RUPIAH);
const TUNJ_ANAK: Isian = Isian::wajib("tunj_anak", "Tunjangan anak", Jenis::RUPIAH);
const TUNJ_BERAS: Isian = Isian::wajib("tunj_beras", "Tunjangan beras", Jenis::RUPIAH);
const JUMLAH_KOTOR: Isian = Isian::wajib("jumlah_kotor", "Jumlah kotor", Jenis::RUPIAH);
const IWP_8: Isian = Isian::wajib("iwp_8", "Iuran wajib pegawai 8 %", Jenis::RUPIAH);
const IWP_1: Isian = Isian::wajib("iwp_1", "Iuran BPJS Kesehatan 1 %", Jenis::RUPIAH);
const SEBELUM: Isian =
    Isian::wajib("bersih_sebelum_pembulatan", "Gaji bersih sebelum pembulatan", Jenis::RUPIAH);
const PEMBULATAN: Isian = Isian::wajib("pembulatan", "Pembulatan", Jenis::RUPIAH);
const BERSIH: Isian = Isian::wajib("bersih", "Gaji bersih", Jenis::RUPIAH);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "gaji.slip_pns",
    topik: Topik::SlipGajiPns,
    judul: "Slip gaji PNS",
    isi: &[
        "Gaji kotor terdiri dari gaji pokok, tunjangan suami atau istri (10 %), tunjangan anak (2 % seorang, paling banyak \
         2 anak), tunjangan jabatan atau umum, dan tunjangan beras (Rp72.420 seorang).",
        "Darinya dipotong iuran wajib pegawai 8 % dan iuran BPJS Kesehatan 1 %. Pajak atas gaji induk ditanggung negara.",
        "Bila suami dan istri sama-sama ASN, tunjangan keluarga dibayarkan kepada salah satu saja.",
    ],
    pembulatan: "Setiap angka dipotong ke rupiah penuh; gaji bersih dibulatkan ke atas ke kelipatan 100 rupiah.",
    regulasi: "PP 7/1977 dan Perpres 75/2019",
    pasal: "Tunjangan keluarga, tunjangan beras, dan iuran",
    // The shares of BPJS Kesehatan are the youngest of these rates: 1 January 2020 for the regions (general
    // knowledge).
    berlaku_mulai: NaiveDate::from_ymd_opt(2020, 1, 1),
    berlaku_sampai: None,
    // Rates from public code and general knowledge, the examples worked out from them.
    keyakinan: Keyakinan::Sedang,
    contoh_masukan: r#"{"gaji_pokok":2785700,"pasangan":1,"anak":1,"tunjangan_jabatan_atau_umum":185000,"jiwa_beras":3}"#,
    isian: &[GAJI_POKOK, PASANGAN, ANAK, TUNJANGAN, JIWA_BERAS],
    luaran: &[TUNJ_PASANGAN, TUNJ_ANAK, TUNJ_BERAS, JUMLAH_KOTOR, IWP_8, IWP_1, SEBELUM, PEMBULATAN, BERSIH],
    hitung,
};

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let penghasilan = PenghasilanPns {
        gaji_pokok: masukan.bulat(&GAJI_POKOK)?,
        keluarga: Keluarga::baca(masukan, &JIWA_BERAS)?,
        tunjangan_jabatan_atau_umum: masukan.bulat(&TUNJANGAN)?,
    };
    penjelasan.isi(|| jelaskan_slip_pns(&penghasilan));
    let slip = slip_pns(&penghasilan);
    Ok(Keluaran::baru([
        ("tunj_pasangan", slip.tunj_pasangan.into()),
        ("tunj_anak", slip.tunj_anak.into()),
        ("tunj_beras", slip.tunj_beras.into()),
        ("jumlah_kotor", slip.jumlah_kotor.into()),
        ("iwp_8", slip.iwp_8.into()),
        ("iwp_1", slip.iwp_1.into()),
        ("bersih_sebelum_pembulatan", slip.bersih_sebelum_pembulatan.into()),
        ("pembulatan", slip.pembulatan.into()),
        ("bersih", slip.bersih.into()),
    ]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn penghasilan(gaji_pokok: i64, anak: u8, tunjangan: i64) -> PenghasilanPns {
        let keluarga = Keluarga::baru(true, anak, 2 + anak).expect("everybody counts");
        PenghasilanPns { gaji_pokok, keluarga, tunjangan_jabatan_atau_umum: tunjangan }
    }

    #[test]
    fn the_worked_example_of_iii_a() {
        let slip = slip_pns(&penghasilan(2_785_700, 1, 185_000));
        assert_eq!((slip.jumlah_kotor, slip.iwp_8, slip.iwp_1), (3_522_244, 249_598, 33_049));
        assert_eq!((slip.bersih_sebelum_pembulatan, slip.pembulatan, slip.bersih), (3_239_597, 3, 3_239_600));
    }

    #[test]
    fn whole_hundreds_are_not_raised() {
        let keluarga = Keluarga::baru(false, 0, 0).expect("nobody");
        let slip = slip_pns(&PenghasilanPns { gaji_pokok: 10_000, keluarga, tunjangan_jabatan_atau_umum: 0 });
        assert_eq!((slip.bersih_sebelum_pembulatan, slip.pembulatan, slip.bersih), (9_100, 0, 9_100));
        let nol = slip_pns(&PenghasilanPns { gaji_pokok: 0, keluarga, tunjangan_jabatan_atau_umum: 0 });
        assert_eq!((nol.jumlah_kotor, nol.bersih), (0, 0));
    }

    #[test]
    fn the_largest_slip_adds_up() {
        let slip = slip_pns(&penghasilan(RUPIAH_MAKS, 2, RUPIAH_MAKS));
        assert_eq!(slip.bersih, slip.jumlah_kotor - slip.iwp_8 - slip.iwp_1 + slip.pembulatan);
    }

    #[test]
    fn the_explanation_ends_with_what_is_paid() {
        let teks: Vec<_> =
            jelaskan_slip_pns(&penghasilan(2_785_700, 1, 185_000)).into_iter().map(|l| l.teks).collect();
        assert_eq!(teks[1], "Tunjangan pasangan: 10 % x Rp2.785.700 = Rp278.570.");
        assert_eq!(teks[5], "Iuran wajib pegawai: 8 % x Rp3.119.984 = Rp249.598.");
        assert!(teks[7].ends_with("= Rp3.239.597, dibulatkan ke atas menjadi Rp3.239.600."));
    }
}
