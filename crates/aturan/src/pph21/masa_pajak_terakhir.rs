//! PPh 21 of the last tax period: the tax of the year less what was withheld.

use chrono::NaiveDate;

use crate::{
    Pecahan,
    galat::{Galat, Kode},
    isian::{Isian, Jenis},
    keluaran::Keluaran,
    masukan::Masukan,
    pp58_2023::{KategoriTer, StatusPtkp, pph21_ter},
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    rupiah::{RUPIAH_MAKS, bagian, rp, rp_pecahan},
    topik::Topik,
};

const PASAL: &str = "PMK 168/2023, masa pajak terakhir";
const PASAL_17: &str = "UU PPh Pasal 17 ayat (1)";

/// Months that are withheld by the monthly rate.
const BULAN_TER: i64 = 11;
/// Biaya jabatan of a year: 5 % of the gross income, at most 500,000 a month.
const TARIF_BIAYA_JABATAN: Pecahan = Pecahan::persen(5);
const BIAYA_JABATAN_MAKS: i64 = 6_000_000;

/// Top of each bracket of Pasal 17 in rupiah of PKP, and its rate in percent; the last is open.
const LAPIS: [(i64, i64); 5] =
    [(60_000_000, 5), (250_000_000, 15), (500_000_000, 25), (5_000_000_000, 30), (i64::MAX, 35)];

/// A year of twelve equal months. Sums in whole rupiah, 0..=[`RUPIAH_MAKS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetahunTetap {
    pub bruto_bulanan: i64,
    /// The employee's contributions to pension and JHT.
    pub iuran_pensiun_bulanan: i64,
    /// Tax-free income of the year.
    pub ptkp: i64,
    pub kategori: KategoriTer,
}

/// The tax of a year, in whole rupiah.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PajakSetahun {
    /// Taxable income, cut off to thousands, never below 0.
    pub pkp: i64,
    pub pph_setahun: i64,
    /// Withheld from January to November.
    pub ter_jan_nov: i64,
    /// Below zero, too much was withheld and is given back.
    pub pph_desember: i64,
}

impl SetahunTetap {
    fn bruto(&self) -> i64 {
        12 * self.bruto_bulanan
    }

    fn biaya_jabatan(&self) -> Pecahan {
        (Pecahan::bulat(self.bruto()) * TARIF_BIAYA_JABATAN).min(Pecahan::bulat(BIAYA_JABATAN_MAKS))
    }

    fn neto(&self) -> Pecahan {
        Pecahan::bulat(self.bruto() - 12 * self.iuran_pensiun_bulanan) - self.biaya_jabatan()
    }

    fn pkp(&self) -> i64 {
        let kena_pajak = (self.neto() - Pecahan::bulat(self.ptkp)).lantai();
        kena_pajak.max(0) / 1_000 * 1_000
    }
}

/// The parts of a PKP in the brackets of Pasal 17: part and rate in percent, those without a part left out.
fn lapisan(pkp: i64) -> impl Iterator<Item = (i64, i64)> {
    let dasar = std::iter::once(0).chain(LAPIS.iter().map(|(atas, _)| *atas));
    LAPIS
        .iter()
        .zip(dasar)
        .map(move |((atas, tarif), dasar)| (pkp.min(*atas) - dasar, *tarif))
        .filter(|(isi, _)| *isi > 0)
}

/// Income tax of a year on a PKP, cut off to the rupiah (UU PPh Pasal 17 ayat (1)). Total; 0 for 0 and below.
pub fn pph_pasal_17(pkp: i64) -> i64 {
    lapisan(pkp).map(|(isi, tarif)| bagian(isi, Pecahan::persen(tarif))).sum()
}

/// Tax of a year and of its December (PMK 168/2023). Total within the bounds of [`SetahunTetap`].
pub fn pajak_setahun(t: &SetahunTetap) -> PajakSetahun {
    let pkp = t.pkp();
    let pph_setahun = pph_pasal_17(pkp);
    let ter_jan_nov = BULAN_TER * pph21_ter(t.kategori, t.bruto_bulanan);
    PajakSetahun { pkp, pph_setahun, ter_jan_nov, pph_desember: pph_setahun - ter_jan_nov }
}

/// The steps from the monthly income to the tax of December.
pub fn jelaskan_pajak_setahun(t: &SetahunTetap) -> Vec<Langkah> {
    let pajak = pajak_setahun(t);
    let mut langkah: Vec<_> =
        kalimat_pkp(t, pajak.pkp).into_iter().map(|l| Langkah::baru(PASAL, l)).collect();
    langkah.push(Langkah::baru(PASAL_17, kalimat_pajak(pajak)));
    let sebulan = pph21_ter(t.kategori, t.bruto_bulanan);
    let akhir =
        if pajak.pph_desember < 0 { "kelebihan yang dikembalikan" } else { "dipotong pada bulan Desember" };
    langkah.extend(
        [
            format!(
                "Sudah dipotong Januari sampai November: 11 x {} = {}.",
                rp(sebulan),
                rp(pajak.ter_jan_nov)
            ),
            format!(
                "{} - {} = {}, {akhir}.",
                rp(pajak.pph_setahun),
                rp(pajak.ter_jan_nov),
                rp(pajak.pph_desember)
            ),
        ]
        .map(|l| Langkah::baru(PASAL, l)),
    );
    langkah
}

fn kalimat_pkp(t: &SetahunTetap, pkp: i64) -> Vec<String> {
    let mut teks = vec![
        format!("Penghasilan bruto setahun: 12 x {} = {}.", rp(t.bruto_bulanan), rp(t.bruto())),
        format!(
            "Biaya jabatan 5 %, paling banyak {}: {}.",
            rp(BIAYA_JABATAN_MAKS),
            rp_pecahan(t.biaya_jabatan())
        ),
        format!(
            "Iuran pensiun setahun: 12 x {} = {}.",
            rp(t.iuran_pensiun_bulanan),
            rp(12 * t.iuran_pensiun_bulanan)
        ),
        format!("Penghasilan kena pajak sesudah PTKP {}, dipotong ke ribuan: {}.", rp(t.ptkp), rp(pkp)),
    ];
    let status = StatusPtkp::ALL.iter().find(|s| s.ptkp() == t.ptkp);
    if let Some(lain) = status.map(|s| s.kategori()).filter(|k| *k != t.kategori) {
        teks.push(format!(
            "PTKP sebesar itu biasanya berkategori {lain}, bukan {}; mohon diperiksa.",
            t.kategori
        ));
    }
    teks
}

fn kalimat_pajak(pajak: PajakSetahun) -> String {
    let rincian: Vec<_> = lapisan(pajak.pkp).map(|(isi, tarif)| format!("{tarif} % x {}", rp(isi))).collect();
    if rincian.is_empty() {
        return "Tidak ada penghasilan kena pajak, pajak setahun Rp0.".to_owned();
    }
    format!("Pajak setahun: {} = {}.", rincian.join(" + "), rp(pajak.pph_setahun))
}

const UANG: Jenis = Jenis::Rupiah { min: 0, maks: RUPIAH_MAKS };
const BRUTO: Isian = Isian::wajib("bruto_bulanan", "Penghasilan bruto sebulan", UANG);
const IURAN: Isian = Isian::wajib("iuran_pensiun_bulanan", "Iuran pensiun pegawai sebulan", UANG);
const PTKP: Isian = Isian::wajib("ptkp", "PTKP setahun", UANG);
const KATEGORI: Isian =
    Isian::wajib("kategori", "Kategori tarif bulanan", Jenis::Pilihan(KategoriTer::PILIHAN));

const PKP: Isian = Isian::wajib("pkp", "Penghasilan kena pajak setahun", Jenis::RUPIAH);
const SETAHUN: Isian = Isian::wajib("pph_setahun", "PPh 21 setahun", Jenis::RUPIAH);
const JAN_NOV: Isian = Isian::wajib("ter_jan_nov", "Sudah dipotong Januari sampai November", Jenis::RUPIAH);
const DESEMBER: Isian =
    Isian::wajib("pph_desember", "PPh 21 bulan Desember (minus berarti dikembalikan)", Jenis::RUPIAH);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "pph21.masa_pajak_terakhir",
    topik: Topik::Pph21AkhirTahun,
    judul: "PPh 21 bulan Desember dari penghasilan yang tetap setiap bulan",
    isi: &[
        "Pada masa pajak terakhir, pajak dihitung untuk setahun penuh: penghasilan bruto dikurangi biaya jabatan, iuran \
         pensiun, dan PTKP, lalu dikenai tarif 5 sampai 35 %.",
        "Pajak setahun dikurangi yang sudah dipotong Januari sampai November dengan tarif efektif. Bila hasilnya minus, \
         kelebihannya dikembalikan kepada Anda.",
        "Hitungan ini menganggap penghasilan sama setiap bulan, tanpa THR dan gaji ketiga belas.",
    ],
    pembulatan: "Penghasilan kena pajak dipotong ke ribuan rupiah, pajak sebulan dipotong ke rupiah penuh.",
    regulasi: "PMK 168/2023",
    pasal: "Masa pajak terakhir",
    // From general knowledge, as with PP 58/2023.
    berlaku_mulai: NaiveDate::from_ymd_opt(2024, 1, 1),
    berlaku_sampai: None,
    // The method is general knowledge, the rates of the months are published.
    keyakinan: Keyakinan::Sedang,
    contoh_masukan: r#"{"bruto_bulanan":10000000,"iuran_pensiun_bulanan":100000,"ptkp":58500000,"kategori":"A"}"#,
    isian: &[BRUTO, IURAN, PTKP, KATEGORI],
    luaran: &[PKP, SETAHUN, JAN_NOV, DESEMBER],
    hitung,
};

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let tahun = SetahunTetap {
        bruto_bulanan: masukan.bulat(&BRUTO)?,
        iuran_pensiun_bulanan: masukan.bulat(&IURAN)?,
        ptkp: masukan.bulat(&PTKP)?,
        kategori: masukan.pilihan(&KATEGORI, KategoriTer::dari_kode)?,
    };
    if tahun.iuran_pensiun_bulanan > tahun.bruto_bulanan {
        let pesan = "Iuran pensiun sebulan tidak dapat lebih besar daripada penghasilan bruto sebulan.";
        return Err(Galat::pada(Kode::DiLuarBatas, IURAN.nama, pesan));
    }
    penjelasan.isi(|| jelaskan_pajak_setahun(&tahun));
    let pajak = pajak_setahun(&tahun);
    Ok(Keluaran::baru([
        ("pkp", pajak.pkp.into()),
        ("pph_setahun", pajak.pph_setahun.into()),
        ("ter_jan_nov", pajak.ter_jan_nov.into()),
        ("pph_desember", pajak.pph_desember.into()),
    ]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pajak(bruto_bulanan: i64, iuran_pensiun_bulanan: i64, status: StatusPtkp) -> PajakSetahun {
        let (ptkp, kategori) = (status.ptkp(), status.kategori());
        pajak_setahun(&SetahunTetap { bruto_bulanan, iuran_pensiun_bulanan, ptkp, kategori })
    }

    #[test]
    fn the_worked_examples() {
        let p = pajak(10_000_000, 100_000, StatusPtkp::K0);
        assert_eq!(
            (p.pkp, p.pph_setahun, p.ter_jan_nov, p.pph_desember),
            (54_300_000, 2_715_000, 2_200_000, 515_000)
        );
        let p = pajak(15_000_000, 400_000, StatusPtkp::K1);
        assert_eq!(
            (p.pkp, p.pph_setahun, p.ter_jan_nov, p.pph_desember),
            (106_200_000, 9_930_000, 9_900_000, 30_000)
        );
    }

    #[test]
    fn brackets_of_pasal_17_at_their_edges() {
        let tabel = [
            (-5, 0),
            (0, 0),
            (60_000_000, 3_000_000),
            (60_001_000, 3_000_150),
            (250_000_000, 31_500_000),
            (500_000_000, 94_000_000),
            (5_000_000_000, 1_444_000_000),
            (5_000_001_000, 1_444_000_350),
        ];
        for (pkp, pph) in tabel {
            assert_eq!(pph_pasal_17(pkp), pph, "{pkp}");
        }
    }

    #[test]
    fn small_incomes_pay_nothing_and_may_get_something_back() {
        let p = pajak(4_000_000, 0, StatusPtkp::Tk0);
        assert_eq!((p.pkp, p.pph_setahun, p.ter_jan_nov, p.pph_desember), (0, 0, 0, 0));
        let p = pajak(5_500_000, 500_000, StatusPtkp::Tk0);
        assert_eq!(
            (p.pkp, p.pph_setahun, p.ter_jan_nov, p.pph_desember),
            (2_700_000, 135_000, 151_250, -16_250)
        );
    }

    #[test]
    fn taxable_income_is_cut_off_to_thousands() {
        // 12 x 5,000,083 = 60,000,996; less 5 % = 57,000,946.2; less 54,000,000.
        assert_eq!(pajak(5_000_083, 0, StatusPtkp::Tk0).pkp, 3_000_000);
    }

    #[test]
    fn the_largest_income_is_no_trouble() {
        let p = pajak(RUPIAH_MAKS, 0, StatusPtkp::K3);
        assert_eq!(p.pkp, 11_999_922_000_000);
        assert_eq!(p.pph_setahun, 1_444_000_000 + 4_198_222_700_000);
    }

    #[test]
    fn the_explanation_shows_brackets_and_the_way_back() {
        let teks = |bruto_bulanan, status: StatusPtkp, kategori| {
            let ptkp = status.ptkp();
            let tahun = SetahunTetap { bruto_bulanan, iuran_pensiun_bulanan: 0, ptkp, kategori };
            jelaskan_pajak_setahun(&tahun).into_iter().map(|l| l.teks).collect::<Vec<_>>().join("\n")
        };
        let biasa = teks(15_000_000, StatusPtkp::K1, KategoriTer::B);
        assert!(biasa.contains("5 % x Rp60.000.000 + 15 % x Rp51.000.000"));
        assert!(!biasa.contains("mohon diperiksa"));
        assert!(teks(15_000_000, StatusPtkp::K1, KategoriTer::A).contains("biasanya berkategori B, bukan A"));
        assert!(teks(1_000_000, StatusPtkp::Tk0, KategoriTer::A).contains("pajak setahun Rp0."));
        assert!(teks(7_500_000, StatusPtkp::K3, KategoriTer::A).ends_with("kelebihan yang dikembalikan."));
    }
}
