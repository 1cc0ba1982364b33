//! TPP from productivity (60 %) and discipline (40 %).

use chrono::NaiveDate;

use crate::{
    Pecahan,
    galat::Galat,
    isian::{Isian, Jenis},
    keluaran::Keluaran,
    masukan::Masukan,
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    rupiah::{RUPIAH_MAKS, rp, rp_pecahan},
    topik::Topik,
};

const PASAL: &str = "Kepmendagri 900-4700/2020, pembagian produktivitas dan disiplin kerja";

const PRODUKTIVITAS: Pecahan = Pecahan::persen(60);
const DISIPLIN: Pecahan = Pecahan::persen(40);

/// The two parts of a TPP and their sum, in rupiah with their fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PembagianTpp {
    pub produktivitas: Pecahan,
    pub disiplin: Pecahan,
    pub total: Pecahan,
}

/// TPP of a month: 60 % follows the productivity, 40 % the discipline (Kepmendagri 900-4700/2020). Total.
///
/// `basic` is whole rupiah, at most [`RUPIAH_MAKS`]; `capaian_pct` may be above 100 where a local rule allows it,
/// `potongan_pct` in 0..=100. Fractions of a rupiah stay: how to pay them is for the instansi.
pub fn bagi_tpp(basic: i64, capaian_pct: Pecahan, potongan_pct: Pecahan) -> PembagianTpp {
    let basic = Pecahan::bulat(basic);
    let produktivitas = basic * PRODUKTIVITAS * capaian_pct.per_seratus();
    let disiplin = basic * DISIPLIN * (Pecahan::bulat(100) - potongan_pct).per_seratus();
    PembagianTpp { produktivitas, disiplin, total: produktivitas + disiplin }
}

/// The steps from the basic to the two parts and their sum.
pub fn jelaskan_pembagian_tpp(basic: i64, capaian_pct: Pecahan, potongan_pct: Pecahan) -> Vec<Langkah> {
    let tpp = bagi_tpp(basic, capaian_pct, potongan_pct);
    let sisa = Pecahan::bulat(100) - potongan_pct;
    let basic = rp(basic);
    [
        format!(
            "Produktivitas kerja: {basic} x 60 % x capaian {capaian_pct} % = {}.",
            rp_pecahan(tpp.produktivitas)
        ),
        format!(
            "Disiplin kerja: {basic} x 40 % x (100 % - potongan {potongan_pct} %) = {basic} x 40 % x {sisa} % = {}.",
            rp_pecahan(tpp.disiplin)
        ),
        format!(
            "TPP: {} + {} = {}.",
            rp_pecahan(tpp.produktivitas),
            rp_pecahan(tpp.disiplin),
            rp_pecahan(tpp.total)
        ),
    ]
    .into_iter()
    .map(|t| Langkah::baru(PASAL, t))
    .collect()
}

const BASIC: Isian =
    Isian::wajib("tpp_basic", "TPP sebulan sebelum dihitung", Jenis::Rupiah { min: 0, maks: RUPIAH_MAKS });
const CAPAIAN: Isian = Isian::wajib(
    "capaian_produktivitas_persen",
    "Capaian produktivitas kerja (%)",
    // Some local rules pay more than the target.
    Jenis::Desimal { min: 0, maks: 200 },
);
const POTONGAN: Isian = Isian::wajib(
    "potongan_disiplin_persen",
    "Potongan disiplin kerja (%)",
    Jenis::Desimal { min: 0, maks: 100 },
);

const BAGIAN_PRODUKTIVITAS: Isian =
    Isian::wajib("produktivitas", "Bagian produktivitas kerja", Jenis::RUPIAH);
const BAGIAN_DISIPLIN: Isian = Isian::wajib("disiplin", "Bagian disiplin kerja", Jenis::RUPIAH);
const TOTAL: Isian = Isian::wajib("total", "TPP yang diterima sebelum pajak dan iuran", Jenis::RUPIAH);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "tpp.60_40",
    topik: Topik::PembagianTpp,
    judul: "TPP dari produktivitas kerja 60 % dan disiplin kerja 40 %",
    isi: &[
        "TPP dibagi dua: 60 % mengikuti capaian produktivitas kerja, 40 % mengikuti disiplin kerja, yaitu kehadiran.",
        "Potongan karena terlambat atau tidak masuk hanya mengurangi bagian disiplin. Bila seluruhnya terpotong, bagian \
         produktivitas tetap dibayarkan.",
        "Yang berlaku bagi Anda adalah peraturan kepala daerah, yang dapat memuat pembagian lain.",
    ],
    pembulatan: "Hasil ditulis lengkap dengan pecahan rupiahnya, tanpa pembulatan.",
    regulasi: "Kepmendagri 900-4700/2020",
    pasal: "Pembagian produktivitas dan disiplin kerja",
    // 30 November 2020, from general knowledge.
    berlaku_mulai: NaiveDate::from_ymd_opt(2020, 11, 30),
    berlaku_sampai: None,
    // The split is common practice; the text of the decree was not read.
    keyakinan: Keyakinan::Sedang,
    contoh_masukan: r#"{"tpp_basic":5000000,"capaian_produktivitas_persen":100,"potongan_disiplin_persen":5.25}"#,
    isian: &[BASIC, CAPAIAN, POTONGAN],
    luaran: &[BAGIAN_PRODUKTIVITAS, BAGIAN_DISIPLIN, TOTAL],
    hitung,
};

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let basic = masukan.bulat(&BASIC)?;
    let capaian_pct = masukan.desimal(&CAPAIAN)?;
    let potongan_pct = masukan.desimal(&POTONGAN)?;
    penjelasan.isi(|| jelaskan_pembagian_tpp(basic, capaian_pct, potongan_pct));
    let tpp = bagi_tpp(basic, capaian_pct, potongan_pct);
    Ok(Keluaran::baru([
        ("produktivitas", tpp.produktivitas.tepat().into()),
        ("disiplin", tpp.disiplin.tepat().into()),
        ("total", tpp.total.tepat().into()),
    ]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bagi(basic: i64, capaian: Pecahan, potongan: Pecahan) -> [Pecahan; 3] {
        let tpp = bagi_tpp(basic, capaian, potongan);
        [tpp.produktivitas, tpp.disiplin, tpp.total]
    }

    #[test]
    fn the_worked_examples() {
        let penuh = Pecahan::bulat(100);
        let bulat = |angka: [i64; 3]| angka.map(Pecahan::bulat);
        assert_eq!(bagi(5_000_000, penuh, Pecahan::per(21, 4)), bulat([3_000_000, 1_895_000, 4_895_000]));
        assert_eq!(
            bagi(3_800_000, Pecahan::bulat(85), Pecahan::per(3, 2)),
            bulat([1_938_000, 1_497_200, 3_435_200])
        );
    }

    #[test]
    fn a_whole_cut_leaves_the_productivity() {
        let [produktivitas, disiplin, total] = bagi(1_000_000, Pecahan::bulat(100), Pecahan::bulat(100));
        assert_eq!((produktivitas, disiplin), (Pecahan::bulat(600_000), Pecahan::NOL));
        assert_eq!(total, produktivitas);
    }

    #[test]
    fn fractions_stay() {
        assert_eq!(bagi(1, Pecahan::bulat(50), Pecahan::NOL)[2], Pecahan::per(7, 10));
    }

    #[test]
    fn the_largest_input_stays_exact() {
        let rinci = Pecahan::per(199_999_999, 1_000_000);
        let [produktivitas, disiplin, total] = bagi(RUPIAH_MAKS, rinci, Pecahan::per(1, 1_000_000));
        assert_eq!(produktivitas + disiplin, total);
        assert_eq!(produktivitas, Pecahan::bulat(1_199_999_994_000));
    }

    #[test]
    fn the_explanation_shows_the_sum() {
        let langkah = jelaskan_pembagian_tpp(5_000_000, Pecahan::bulat(100), Pecahan::per(21, 4));
        assert!(langkah[1].teks.contains("potongan 5,25 %") && langkah[1].teks.contains("94,75 %"));
        assert_eq!(langkah[2].teks, "TPP: Rp3.000.000 + Rp1.895.000 = Rp4.895.000.");
    }
}
