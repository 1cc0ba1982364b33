//! The index of a survey from the answers of its respondents.

use super::{
    MULAI,
    kategori::{KINERJA, MUTU, MutuLayanan, kategori},
};
use crate::{
    Bilangan, Pecahan,
    desimal::ribuan,
    galat::{Galat, Kode},
    isian::{Isian, Jenis},
    keluaran::{Keluaran, Nilai},
    kosakata::kosakata,
    masukan::{Butir, Masukan},
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    topik::Topik,
};

const PASAL: &str = "PermenPANRB 14/2017, lampiran (pengolahan data survei)";

/// Most unsur that a survey may ask about; the regulation names nine.
pub const UNSUR_MAKS: usize = 30;
/// Answers lie in 1..=4.
const NILAI_MAKS: u8 = 4;

kosakata! {
    /// How unsur weigh. Truncated weights such as 0.11 have a rule of their own.
    BobotSkm {
        /// All the same, exactly.
        SamaRata = "1/jumlah_unsur", "Sama untuk tiap unsur (1 dibagi banyaknya unsur)";
    }
}

/// Answers of a survey, added up by unsur: all that the index needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RekapSkm {
    responden: u32,
    jumlah: Vec<u32>,
}

/// Why answers make no [`RekapSkm`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RekapSkmKeliru {
    #[error("berisi {0} responden; seharusnya 1 sampai 100.000")]
    Responden(usize),
    #[error("berisi {0} unsur; seharusnya 1 sampai 30")]
    Unsur(usize),
    /// Counted from 0.
    #[error("tidak sama banyak: responden {} menjawab {banyak} unsur, sedangkan yang pertama {unsur}", .urut + 1)]
    TidakSamaBanyak { urut: usize, banyak: usize, unsur: usize },
    #[error("memuat jawaban di luar 1 sampai 4")]
    Jawaban,
}

impl RekapSkm {
    /// Most respondents of one survey.
    pub const RESPONDEN_MAKS: u32 = 100_000;

    /// Sums of the answers, one for each unsur, over so many respondents.
    ///
    /// # Errors
    /// [`RekapSkmKeliru`] unless respondents are in 1..=100,000, unsur in 1..=30, and each sum could come from
    /// answers in 1..=4.
    pub fn baru(responden: u32, jumlah: Vec<u32>) -> Result<Self, RekapSkmKeliru> {
        if !(1..=Self::RESPONDEN_MAKS).contains(&responden) {
            return Err(RekapSkmKeliru::Responden(usize::try_from(responden).unwrap_or(usize::MAX)));
        }
        if !(1..=UNSUR_MAKS).contains(&jumlah.len()) {
            return Err(RekapSkmKeliru::Unsur(jumlah.len()));
        }
        let mungkin = responden..=responden * u32::from(NILAI_MAKS);
        match jumlah.iter().all(|j| mungkin.contains(j)) {
            true => Ok(Self { responden, jumlah }),
            false => Err(RekapSkmKeliru::Jawaban),
        }
    }

    /// Adds up the answers: one row for each respondent, one answer for each unsur.
    ///
    /// # Errors
    /// [`RekapSkmKeliru`] as [`RekapSkm::baru`], and where respondents answered differently many unsur.
    pub fn dari_jawaban<T: AsRef<[u8]>>(jawaban: &[T]) -> Result<Self, RekapSkmKeliru> {
        let responden = u32::try_from(jawaban.len()).ok().filter(|n| *n <= Self::RESPONDEN_MAKS);
        let responden = responden.ok_or(RekapSkmKeliru::Responden(jawaban.len()))?;
        let unsur = jawaban.first().map_or(1, |baris| baris.as_ref().len());
        let mut jumlah = vec![0_u32; unsur];
        for (urut, baris) in jawaban.iter().map(AsRef::as_ref).enumerate() {
            if baris.len() != unsur {
                return Err(RekapSkmKeliru::TidakSamaBanyak { urut, banyak: baris.len(), unsur });
            }
            if baris.iter().any(|nilai| !(1..=NILAI_MAKS).contains(nilai)) {
                return Err(RekapSkmKeliru::Jawaban);
            }
            jumlah.iter_mut().zip(baris).for_each(|(j, nilai)| *j += u32::from(*nilai));
        }
        Self::baru(responden, jumlah)
    }

    /// Respondents counted.
    pub const fn responden(&self) -> u32 {
        self.responden
    }

    /// Mean answer of each unsur (nilai rata-rata), exact.
    fn nrr(&self) -> impl Iterator<Item = Pecahan> {
        self.jumlah.iter().map(|jumlah| Pecahan::per((*jumlah).into(), self.responden.into()))
    }

    fn unsur(&self) -> i64 {
        i64::try_from(self.jumlah.len()).unwrap_or(i64::MAX)
    }

    /// 25 x mean of the means, in one exact division.
    fn indeks(&self) -> Pecahan {
        let seluruh: i64 = self.jumlah.iter().map(|jumlah| i64::from(*jumlah)).sum();
        Pecahan::per(25 * seluruh, i64::from(self.responden) * self.unsur())
    }
}

/// The index of a survey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HasilIkm {
    /// Mean answer of each unsur, at two places, for reading.
    pub nrr: Vec<Bilangan>,
    /// In 25..=100, at two places, from the exact means.
    pub ikm: Bilangan,
    pub mutu: MutuLayanan,
}

/// Index of a survey: 25 x the sum of (mean of each unsur x 1/number of unsur) (PermenPANRB 14/2017, lampiran).
/// Total.
///
/// The index comes from the exact means and is rounded once, to two places, half up; mutu is read from it.
pub fn ikm(rekap: &RekapSkm) -> HasilIkm {
    let ikm = rekap.indeks().bulatkan(2);
    HasilIkm { nrr: rekap.nrr().map(|nrr| nrr.bulatkan(2)).collect(), ikm, mutu: kategori(ikm.into()) }
}

/// The steps from the answers to the index and its mutu.
pub fn jelaskan_ikm(rekap: &RekapSkm) -> Vec<Langkah> {
    let hasil = ikm(rekap);
    let mut teks = vec![format!(
        "{} responden menjawab {} unsur; bobot tiap unsur 1/{}.",
        ribuan(rekap.responden.into()),
        rekap.unsur(),
        rekap.unsur()
    )];
    teks.extend(rekap.jumlah.iter().zip(&hasil.nrr).enumerate().map(|(urut, (jumlah, nrr))| {
        let (jumlah, responden) = (ribuan((*jumlah).into()), ribuan(rekap.responden.into()));
        format!("Unsur {}: jumlah jawaban {jumlah} / {responden} = {nrr}.", urut + 1)
    }));
    let jumlah_nrr: Pecahan = rekap.nrr().sum();
    teks.push(format!("Jumlah nilai rata-rata {jumlah_nrr} / {} x 25 = {}.", rekap.unsur(), hasil.ikm));
    teks.push(format!("Indeks {}: mutu {}, kinerja {}.", hasil.ikm, hasil.mutu, hasil.mutu.kinerja()));
    teks.into_iter().map(|t| Langkah::baru(PASAL, t)).collect()
}

const SATU_JAWABAN: Isian = Isian::wajib("", "jawaban", Jenis::Bulat { min: 1, maks: NILAI_MAKS as i64 });
const SATU_RESPONDEN: Isian =
    Isian::wajib("", "jawaban responden", Jenis::Daftar { isi: &SATU_JAWABAN, min: 1, maks: UNSUR_MAKS });
const JAWABAN: Isian = Isian::wajib(
    "jawaban",
    "Jawaban tiap responden, urut menurut unsur",
    Jenis::Daftar { isi: &SATU_RESPONDEN, min: 1, maks: RekapSkm::RESPONDEN_MAKS as usize },
);
const BOBOT: Isian = Isian::wajib("bobot", "Bobot unsur", Jenis::Pilihan(BobotSkm::PILIHAN));

const SATU_NRR: Isian = Isian::wajib("", "nilai rata-rata", Jenis::DESIMAL);
const NRR: Isian = Isian::wajib(
    "nrr",
    "Nilai rata-rata tiap unsur",
    Jenis::Daftar { isi: &SATU_NRR, min: 1, maks: UNSUR_MAKS },
);
const IKM: Isian = Isian::wajib("ikm", "Indeks kepuasan masyarakat", Jenis::DESIMAL);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "permenpanrb14_2017.ikm",
    topik: Topik::Ikm,
    judul: "Indeks kepuasan masyarakat dari jawaban survei",
    isi: &[
        "Tiap responden menjawab tiap unsur pelayanan dengan 1 sampai 4. Jawaban dirata-ratakan untuk tiap unsur, lalu \
         rata-rata itu digabungkan dengan bobot yang sama dan dikalikan 25, sehingga indeks berada di antara 25 dan \
         100.",
        "Peraturan menyebut sembilan unsur. Bobot yang tepat adalah 1 dibagi banyaknya unsur; bobot yang dipotong \
         seperti 0,11 membuat indeks terlalu rendah.",
    ],
    pembulatan: "Indeks dihitung dari rata-rata yang tepat dan dibulatkan satu kali ke dua angka di belakang koma, \
                 setengah ke atas; rata-rata tiap unsur ditulis dengan dua angka di belakang koma.",
    regulasi: "PermenPANRB 14/2017",
    pasal: "Lampiran, pengolahan data survei",
    berlaku_mulai: MULAI,
    berlaku_sampai: None,
    keyakinan: Keyakinan::Tinggi,
    contoh_masukan: r#"{"jawaban":[[3,3,3,4,3,3,3,4,3],[4,3,3,4,3,4,4,4,3],[3,3,2,4,3,3,3,3,3]],"bobot":"1/jumlah_unsur"}"#,
    isian: &[JAWABAN, BOBOT],
    luaran: &[NRR, IKM, MUTU, KINERJA],
    hitung,
};

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let rekap = baca_rekap(&masukan.butir(&JAWABAN)?)?;
    masukan.pilihan(&BOBOT, BobotSkm::dari_kode)?;
    penjelasan.isi(|| jelaskan_ikm(&rekap));
    let hasil = ikm(&rekap);
    let nrr: Vec<Nilai> = hasil.nrr.iter().map(|nrr| (*nrr).into()).collect();
    Ok(Keluaran::baru([
        ("nrr", nrr.into()),
        ("ikm", hasil.ikm.into()),
        ("mutu", hasil.mutu.kode().into()),
        ("kinerja", hasil.mutu.kinerja().kode().into()),
    ]))
}

fn baca_rekap(butir: &Butir<'_>) -> Result<RekapSkm, Galat> {
    let jawaban = butir.daftar(|responden| responden.daftar(|nilai| nilai.bulat_sebagai::<u8>()))?;
    RekapSkm::dari_jawaban(&jawaban).map_err(|k| butir.tolak(Kode::DiLuarBatas, &k.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rekap(jawaban: &[&[u8]]) -> RekapSkm {
        RekapSkm::dari_jawaban(jawaban).expect("sound answers")
    }

    #[test]
    fn five_respondents_give_their_index() {
        let hasil = ikm(&rekap(&[
            &[3, 3, 3, 4, 3, 3, 3, 4, 3],
            &[4, 3, 3, 4, 3, 4, 4, 4, 3],
            &[3, 3, 2, 4, 3, 3, 3, 3, 3],
            &[4, 4, 3, 4, 4, 4, 4, 4, 4],
            &[3, 3, 3, 4, 3, 3, 4, 4, 3],
        ]));
        assert_eq!((hasil.ikm.polos().as_str(), hasil.mutu), ("85", MutuLayanan::B));
        let nrr: Vec<_> = hasil.nrr.iter().map(|n| n.polos()).collect();
        assert_eq!(nrr, ["3.4", "3.2", "2.8", "4", "3.2", "3.4", "3.6", "3.8", "3.2"]);
    }

    #[test]
    fn the_ends_of_the_scale_are_reached() {
        let semua = |nilai| ikm(&rekap(&[&[nilai; 9]])).ikm.polos();
        assert_eq!([1, 2, 3, 4].map(semua), ["25", "50", "75", "100"]);
    }

    #[test]
    fn the_index_is_not_made_of_rounded_means() {
        // Three means of 2.3333 would give 58.25 from 2.33 and 58.33 from the exact ones.
        let hasil = ikm(&rekap(&[&[2, 2, 2], &[2, 2, 2], &[3, 3, 3]]));
        assert_eq!((hasil.nrr[0].polos().as_str(), hasil.ikm.polos().as_str()), ("2.33", "58.33"));
    }

    #[test]
    fn answers_that_make_no_survey_are_refused() {
        let dari = |jawaban: &[&[u8]]| RekapSkm::dari_jawaban(jawaban).map(|r| r.responden());
        assert_eq!(dari(&[]), Err(RekapSkmKeliru::Responden(0)));
        assert_eq!(dari(&[&[]]), Err(RekapSkmKeliru::Unsur(0)));
        assert_eq!(dari(&[&[1; 31]]), Err(RekapSkmKeliru::Unsur(31)));
        assert_eq!(dari(&[&[0]]), Err(RekapSkmKeliru::Jawaban));
        assert_eq!(dari(&[&[5]]), Err(RekapSkmKeliru::Jawaban));
        let beda = RekapSkmKeliru::TidakSamaBanyak { urut: 1, banyak: 1, unsur: 2 };
        assert_eq!(dari(&[&[1, 2], &[1]]), Err(beda));
        assert!(beda.to_string().contains("responden 2 menjawab 1 unsur"));
        assert_eq!(RekapSkm::baru(100_001, vec![100_001]), Err(RekapSkmKeliru::Responden(100_001)));
        assert_eq!(RekapSkm::baru(2, vec![9]), Err(RekapSkmKeliru::Jawaban));
        assert_eq!(RekapSkm::baru(2, vec![1]), Err(RekapSkmKeliru::Jawaban));
    }

    #[test]
    fn the_explanation_shows_sums_and_index() {
        let langkah = jelaskan_ikm(&rekap(&[&[3, 4], &[3, 3]]));
        assert_eq!(langkah[0].teks, "2 responden menjawab 2 unsur; bobot tiap unsur 1/2.");
        assert_eq!(langkah[2].teks, "Unsur 2: jumlah jawaban 7 / 2 = 3,5.");
        assert_eq!(langkah[3].teks, "Jumlah nilai rata-rata 6,5 / 2 x 25 = 81,25.");
        assert_eq!(langkah[4].teks, "Indeks 81,25: mutu B, kinerja Baik.");
    }
}
