//! Angka kredit of several periods together, held against what a promotion needs.

use super::{
    BULAN, JENJANG, Kebutuhan, MULAI, PREDIKAT, kebutuhan_akk, koefisien, konversi_periodik,
    konversi_periodik::konversi_tepat, persen_predikat,
};
use crate::{
    Bilangan, Jenjang, Pecahan, Predikat,
    galat::Galat,
    isian::{Isian, Jenis},
    keluaran::{Keluaran, Nilai},
    masukan::{Butir, Masukan},
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    topik::Topik,
};

const PASAL: &str = "PerBKN 3/2023, akumulasi angka kredit";

const SATU_PERIODE: Isian = Isian::wajib("", "periode", Jenis::Kelompok(&[PREDIKAT, BULAN]));
/// Fifty years, month by month.
const PERIODE: Isian =
    Isian::wajib("periode", "Periode penilaian", Jenis::Daftar { isi: &SATU_PERIODE, min: 1, maks: 600 });

const SATU_RINCIAN: Isian = Isian::wajib("", "angka kredit", Jenis::DESIMAL);
const RINCIAN: Isian = Isian::wajib(
    "rincian",
    "Angka kredit tiap periode",
    Jenis::Daftar { isi: &SATU_RINCIAN, min: 1, maks: 600 },
);
const TOTAL: Isian = Isian::wajib("total", "Jumlah angka kredit", Jenis::DESIMAL);
const CUKUP: Jenis = Jenis::Benar { ya: "Cukup", tidak: "Belum cukup" };
const KEBUTUHAN_PANGKAT: Isian =
    Isian::boleh("kebutuhan_pangkat", "Kebutuhan untuk naik pangkat", Jenis::BULAT);
const CUKUP_PANGKAT: Isian = Isian::boleh("cukup_pangkat", "Angka kredit untuk naik pangkat", CUKUP);
const KEBUTUHAN_JENJANG: Isian =
    Isian::boleh("kebutuhan_jenjang", "Kebutuhan untuk naik jenjang", Jenis::BULAT);
const CUKUP_JENJANG: Isian = Isian::boleh("cukup_jenjang", "Angka kredit untuk naik jenjang", CUKUP);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "perbkn3_2023.akumulasi",
    topik: Topik::AkumulasiAngkaKredit,
    judul: "Jumlah angka kredit beberapa periode pada satu jenjang",
    isi: &[
        "Angka kredit tiap periode dihitung dari predikat dan banyaknya bulan, lalu dijumlahkan. Semua periode berada \
         pada jenjang yang sama.",
        "Bila jumlahnya sudah mencapai kebutuhan untuk naik pangkat, jumlah itu juga dibandingkan dengan kebutuhan untuk \
         naik jenjang. Bila belum, penjelasan menyebutkan berapa lagi yang diperlukan.",
        "Angka kredit yang cukup bukan satu-satunya syarat kenaikan pangkat atau jenjang.",
    ],
    pembulatan: "Tiap periode ditulis dengan dua angka di belakang koma, setengah ke atas. Jumlah dihitung dari angka \
                 sebelum dibulatkan, lalu dibulatkan satu kali.",
    regulasi: "PerBKN 3/2023",
    pasal: "Akumulasi angka kredit",
    berlaku_mulai: MULAI,
    berlaku_sampai: None,
    // The sum is BKN's own example; the needs it is held against are less sure.
    keyakinan: Keyakinan::Sedang,
    contoh_masukan: r#"{"jenjang":"ahli_pertama","periode":[{"predikat":"sangat_baik","bulan":12},{"predikat":"baik","bulan":2}]}"#,
    isian: &[JENJANG, PERIODE],
    luaran: &[RINCIAN, TOTAL, KEBUTUHAN_PANGKAT, CUKUP_PANGKAT, KEBUTUHAN_JENJANG, CUKUP_JENJANG],
    hitung,
};

/// One period with its predikat; `bulan` in 1..=12.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeriodeAk {
    pub predikat: Predikat,
    pub bulan: u8,
}

/// Angka kredit of several periods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Akumulasi {
    /// Of each period, at two places, half up.
    pub rincian: Vec<Bilangan>,
    /// Of all, at two places, rounded once from the exact sum.
    pub total: Bilangan,
    pub kebutuhan: Kebutuhan,
}

impl Akumulasi {
    /// Whether the total is enough for the next pangkat; 100 of 100 is.
    pub fn is_cukup_pangkat(&self) -> bool {
        self.cukup(self.kebutuhan.pangkat)
    }

    /// Whether it is enough for the next jenjang; None for the highest jenjang of its line.
    pub fn is_cukup_jenjang(&self) -> Option<bool> {
        self.kebutuhan.jenjang.map(|kebutuhan| self.cukup(kebutuhan))
    }

    fn cukup(&self, kebutuhan: i64) -> bool {
        Pecahan::from(self.total) >= Pecahan::bulat(kebutuhan)
    }
}

/// Angka kredit of the periods of one jenjang (PerBKN 3/2023). Total; nothing for no period.
///
/// The sum is taken before rounding: many short periods at Baik then give as much as the year that they make up.
/// Verdicts follow the total that is shown.
pub fn akumulasi(jenjang: Jenjang, periode: &[PeriodeAk]) -> Akumulasi {
    let tepat = |p: &PeriodeAk| konversi_tepat(jenjang, p.predikat, p.bulan);
    Akumulasi {
        rincian: periode.iter().map(|p| konversi_periodik(jenjang, p.predikat, p.bulan)).collect(),
        total: periode.iter().map(tepat).sum::<Pecahan>().bulatkan(2),
        kebutuhan: kebutuhan_akk(jenjang),
    }
}

/// One step for each period, then the sum and what is still needed.
pub fn jelaskan_akumulasi(jenjang: Jenjang, periode: &[PeriodeAk]) -> Vec<Langkah> {
    let hasil = akumulasi(jenjang, periode);
    let mut teks = vec![format!("Koefisien jenjang {jenjang} setahun: {}.", koefisien(jenjang))];
    teks.extend(periode.iter().zip(&hasil.rincian).enumerate().map(|(urut, (p, ak))| {
        let (persen, koefisien) = (persen_predikat(p.predikat), koefisien(jenjang));
        format!(
            "Periode {}: {} {} bulan = {}/12 x {persen} % x {koefisien} = {ak}.",
            urut + 1,
            p.predikat,
            p.bulan,
            p.bulan
        )
    }));
    teks.push(format!("Jumlah angka kredit, dihitung sebelum tiap periode dibulatkan: {}.", hasil.total));
    teks.push(bandingkan("naik pangkat", hasil.kebutuhan.pangkat, &hasil));
    teks.push(match hasil.kebutuhan.jenjang {
        Some(kebutuhan) => bandingkan("naik jenjang", kebutuhan, &hasil),
        None => format!("{jenjang} adalah jenjang tertinggi pada jalurnya."),
    });
    teks.into_iter().map(|t| Langkah::baru(PASAL, t)).collect()
}

fn bandingkan(tujuan: &str, kebutuhan: i64, hasil: &Akumulasi) -> String {
    if hasil.cukup(kebutuhan) {
        return format!("Kebutuhan untuk {tujuan} {kebutuhan}: angka kredit cukup.");
    }
    let sisa = Pecahan::bulat(kebutuhan) - Pecahan::from(hasil.total);
    format!("Kebutuhan untuk {tujuan} {kebutuhan}: masih diperlukan {sisa}.")
}

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let jenjang = masukan.pilihan(&JENJANG, Jenjang::dari_kode)?;
    let periode = masukan.butir(&PERIODE)?.daftar(baca_periode)?;
    penjelasan.isi(|| jelaskan_akumulasi(jenjang, &periode));
    let hasil = akumulasi(jenjang, &periode);
    let rincian: Vec<Nilai> = hasil.rincian.iter().map(|ak| (*ak).into()).collect();
    let mut keluaran = Keluaran::baru([("rincian", rincian.into()), ("total", hasil.total.into())]);
    // The sources compare the sum with the needs only where it has reached the first of them.
    if hasil.is_cukup_pangkat() {
        keluaran.tambah("kebutuhan_pangkat", hasil.kebutuhan.pangkat);
        keluaran.tambah("cukup_pangkat", true);
        keluaran.tambah("kebutuhan_jenjang", hasil.kebutuhan.jenjang);
        keluaran.tambah("cukup_jenjang", hasil.is_cukup_jenjang());
    }
    Ok(keluaran)
}

fn baca_periode(butir: &Butir<'_>) -> Result<PeriodeAk, Galat> {
    let kelompok = butir.kelompok()?;
    let predikat = kelompok.pilihan(&PREDIKAT, Predikat::dari_kode)?;
    Ok(PeriodeAk { predikat, bulan: kelompok.bulat_sebagai(&BULAN)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn periode(isi: &[(Predikat, u8)]) -> Vec<PeriodeAk> {
        isi.iter().map(|(predikat, bulan)| PeriodeAk { predikat: *predikat, bulan: *bulan }).collect()
    }

    #[test]
    fn the_example_of_bkn_adds_up() {
        let isi = periode(&[(Predikat::SangatBaik, 12), (Predikat::Baik, 2)]);
        let hasil = akumulasi(Jenjang::AhliPertama, &isi);
        assert_eq!(hasil.total.polos(), "20.83");
        assert!(!hasil.is_cukup_pangkat());
        let langkah = jelaskan_akumulasi(Jenjang::AhliPertama, &isi);
        assert_eq!(langkah[2].teks, "Periode 2: Baik 2 bulan = 2/12 x 100 % x 12,5 = 2,08.");
        assert_eq!(langkah[4].teks, "Kebutuhan untuk naik pangkat 50: masih diperlukan 29,17.");
    }

    #[test]
    fn short_periods_lose_nothing_by_rounding() {
        let hasil = akumulasi(Jenjang::AhliPertama, &periode(&[(Predikat::Baik, 1); 48]));
        assert_eq!((hasil.rincian[0].polos().as_str(), hasil.total.polos().as_str()), ("1.04", "50"));
        assert!(hasil.is_cukup_pangkat());
        assert_eq!(hasil.is_cukup_jenjang(), Some(false));
    }

    #[test]
    fn exactly_enough_is_enough() {
        let empat = akumulasi(Jenjang::AhliUtama, &periode(&[(Predikat::Baik, 12); 4]));
        assert_eq!((empat.is_cukup_pangkat(), empat.is_cukup_jenjang()), (true, None));
        let kurang = akumulasi(Jenjang::AhliUtama, &periode(&[(Predikat::Baik, 12); 3]));
        assert!(!kurang.is_cukup_pangkat());
    }

    #[test]
    fn no_period_gives_nothing() {
        let kosong = akumulasi(Jenjang::Pemula, &[]);
        assert_eq!((kosong.rincian.len(), kosong.total.polos().as_str()), (0, "0"));
    }

    #[test]
    fn the_explanation_says_where_a_line_ends() {
        let langkah = jelaskan_akumulasi(Jenjang::Penyelia, &periode(&[(Predikat::Baik, 12); 4]));
        assert_eq!(langkah[6].teks, "Kebutuhan untuk naik pangkat 100: angka kredit cukup.");
        assert!(langkah[7].teks.contains("jenjang tertinggi"));
    }
}
