//! The registry: every rule with its source, its days, its fields and its function, in one static list.

use chrono::NaiveDate;
use serde::Serialize;

use crate::{
    cuti, gaji, galat::Galat, isian::Isian, keluaran::Keluaran, kepmenpanrb321_2024, kosakata::kosakata,
    masukan::Masukan, nip, pangkat, pengaduan, pensiun, perbkn3_2023, permenpanrb3_2020, permenpanrb6_2022,
    permenpanrb6_2024, permenpanrb8_2021, permenpanrb14_2017, permenpanrb15_2019, permenpanrb34_2011,
    perpres11_2024, perpres21_2023, pp5_2024, pp30_2019, pp58_2023, pp94_2021, pph21, se3_2023, talenta, thr,
    topik::Topik, tpp, tukin, uu27_2022, wilayah,
};

kosakata! {
    /// How sure we are that the rule says what the regulation says.
    Keyakinan {
        /// Read in several agreeing sources.
        Tinggi = "tinggi", "Tinggi";
        /// From secondary sources.
        Sedang = "sedang", "Sedang";
        /// Partly inferred.
        Rendah = "rendah", "Rendah";
    }
}

/// One rule of the law: what it is, where it stands, when it holds, what it needs, how it is worked out.
#[derive(Debug, Clone, Copy)]
pub struct Aturan {
    /// Unique: `permenpanrb6_2022.predikat_kinerja_pegawai`.
    pub id: &'static str,
    /// Subject that several rules may follow each other in, for one kind of person or case.
    pub topik: Topik,
    /// Plain words for people.
    pub judul: &'static str,
    /// What the rule says, in short paragraphs of plain Bahasa Indonesia.
    pub isi: &'static [&'static str],
    /// How numbers are rounded, as a sentence.
    pub pembulatan: &'static str,
    pub regulasi: &'static str,
    pub pasal: &'static str,
    /// First day on which it holds; None if it is not bound to a day, as with the reading of a NIP.
    pub berlaku_mulai: Option<NaiveDate>,
    /// Last day on which it holds; None while it is in force.
    pub berlaku_sampai: Option<NaiveDate>,
    pub keyakinan: Keyakinan,
    /// A worked input, as JSON text, for the calculator and the API description.
    pub contoh_masukan: &'static str,
    /// Fields of the input.
    pub isian: &'static [Isian],
    /// Members of the answer, in their order.
    pub luaran: &'static [Isian],
    pub(crate) hitung: fn(&Masukan<'_>, &mut Penjelasan) -> Result<Keluaran, Galat>,
}

impl Aturan {
    /// Whether the rule holds on that day.
    pub fn is_berlaku(&self, hari: NaiveDate) -> bool {
        self.berlaku_mulai.is_none_or(|mulai| mulai <= hari)
            && self.berlaku_sampai.is_none_or(|sampai| hari <= sampai)
    }

    /// The member of the answer that a reader looks for first.
    pub fn luaran_utama(&self) -> &'static Isian {
        let bernama = |nama: &str| self.luaran.iter().find(|isian| isian.nama == nama);
        UTAMA.iter().find_map(|nama| bernama(nama)).unwrap_or(&self.luaran[0])
    }

    /// The sentence that owns up to a doubtful source; None where we are sure. Show it with every explanation.
    pub fn keraguan(&self) -> Option<Langkah> {
        let teks = match self.keyakinan {
            Keyakinan::Tinggi => return None,
            Keyakinan::Sedang => "Aturan ini bersumber sekunder, mohon diperiksa dengan naskah aslinya.",
            Keyakinan::Rendah => {
                "Aturan ini bersumber sekunder dan sebagian berupa penafsiran, mohon diperiksa dengan naskah aslinya."
            }
        };
        Some(Langkah::baru(self.regulasi, teks))
    }
}

/// One step of an explanation: a sentence in Bahasa Indonesia with the numbers used, and where the law says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Langkah {
    pub teks: String,
    pub pasal: &'static str,
}

impl Langkah {
    pub(crate) fn baru(pasal: &'static str, teks: impl Into<String>) -> Self {
        Self { teks: teks.into(), pasal }
    }
}

/// Collects the steps of an explanation, or nothing where none was asked for.
#[derive(Debug)]
pub(crate) struct Penjelasan(Option<Vec<Langkah>>);

impl Penjelasan {
    pub(crate) fn baru(diminta: bool) -> Self {
        Self(diminta.then(Vec::new))
    }

    /// Runs `buat` only if an explanation was asked for.
    pub(crate) fn isi(&mut self, buat: impl FnOnce() -> Vec<Langkah>) {
        if let Some(langkah) = &mut self.0 {
            langkah.extend(buat());
        }
    }

    pub(crate) fn selesai(self) -> Option<Vec<Langkah>> {
        self.0
    }
}

/// What stands at the end of a calculation, where it is not the first member.
const UTAMA: [&str; 9] = [
    "bersih",
    "kotor_dibulatkan_ke_100",
    "total",
    "ikm",
    "pph_desember",
    "pph21",
    "tiga_besar",
    "memenuhi",
    "predikat",
];

static DAFTAR: &[Aturan] = &[
    permenpanrb6_2022::PREDIKAT_KINERJA_PEGAWAI,
    pp30_2019::NILAI_KINERJA_PNS,
    se3_2023::RATING_HASIL_KERJA_PIMPINAN,
    se3_2023::POLA_DISTRIBUSI,
    pp30_2019::PEMERINGKATAN,
    permenpanrb8_2021::CAPAIAN_IKI_PERSEN,
    permenpanrb8_2021::NILAI_CAPAIAN_IKI,
    pp30_2019::KEBERATAN_BATAS,
    perbkn3_2023::KONVERSI_TAHUNAN,
    perbkn3_2023::KONVERSI_PERIODIK,
    perbkn3_2023::AKUMULASI,
    perbkn3_2023::KEBUTUHAN_AKK,
    perbkn3_2023::TAMBAHAN_AK_PENDIDIKAN,
    perbkn3_2023::ESTIMASI_BULAN_MENUJU_PANGKAT,
    permenpanrb14_2017::IKM,
    permenpanrb14_2017::IKM_VARIAN_BOBOT,
    permenpanrb14_2017::KATEGORI,
    permenpanrb14_2017::SAMPEL_KREJCIE_MORGAN,
    permenpanrb3_2020::KOTAK_TALENTA,
    talenta::SUMBU_KINERJA_DARI_PREDIKAT,
    permenpanrb15_2019::BOBOT,
    permenpanrb15_2019::PERINGKAT_JPT,
    kepmenpanrb321_2024::AMBANG_SKD,
    permenpanrb6_2024::INTEGRASI,
    permenpanrb6_2024::TIE_BREAK,
    permenpanrb6_2024::KUOTA_SKB,
    pp94_2021::TIDAK_MASUK_KERJA,
    perpres21_2023::JAM_KERJA_MINGGUAN,
    perpres21_2023::CEK_JADWAL,
    cuti::TAHUNAN_HAK,
    cuti::SYARAT_MASA_KERJA,
    cuti::SAKIT_BUKTI,
    tpp::POTONGAN_TERLAMBAT_POLA_UMUM,
    tpp::POTONGAN_TERLAMBAT_SAMARINDA_2022,
    tpp::SAMARINDA_2022_BULANAN,
    tpp::ENAM_PULUH_EMPAT_PULUH,
    tukin::KOMPONEN_KINERJA,
    pp5_2024::GAJI_POKOK_PNS,
    perpres11_2024::GAJI_POKOK_PPPK,
    gaji::SLIP_PNS,
    gaji::SLIP_PPPK_GOLONGAN_IX,
    pp58_2023::TER_BULANAN,
    pph21::MASA_PAJAK_TERAKHIR,
    thr::PROPORSIONAL_PPPK,
    pengaduan::BATAS_WAKTU_HARI_KERJA,
    uu27_2022::PEMBERITAHUAN_KEGAGALAN,
    uu27_2022::TARIK_PERSETUJUAN,
    nip::PARSE,
    pangkat::GOLONGAN,
    pensiun::TMT_BUP,
    permenpanrb34_2011::KELAS_JABATAN,
    wilayah::KODE_KEMENDAGRI,
];

/// Every rule, in the order of the law's own cycle.
pub fn daftar() -> &'static [Aturan] {
    DAFTAR
}

/// The rule with this id; None if there is none, also for a topic.
pub fn cari(id: &str) -> Option<&'static Aturan> {
    DAFTAR.iter().find(|a| a.id == id)
}

/// The rules of a topic, in the order of the registry; empty if there is no such topic.
pub fn dalam_topik(topik: &str) -> impl Iterator<Item = &'static Aturan> {
    DAFTAR.iter().filter(move |a| a.topik.kode() == topik)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn ids_and_topics_never_collide() {
        let ids: HashSet<_> = daftar().iter().map(|a| a.id).collect();
        assert_eq!(ids.len(), daftar().len());
        assert!(daftar().iter().all(|a| !ids.contains(a.topik.kode())));
    }

    #[test]
    fn at_most_one_rule_of_a_topic_holds_on_a_day() {
        for a in daftar() {
            for b in dalam_topik(a.topik.kode()).filter(|b| b.id != a.id) {
                let awal = a.berlaku_mulai.max(b.berlaku_mulai);
                assert!(
                    !awal.is_some_and(|hari| a.is_berlaku(hari) && b.is_berlaku(hari)),
                    "{} {}",
                    a.id,
                    b.id
                );
            }
        }
    }

    #[test]
    fn every_regulation_has_its_first_day() {
        let tanpa: Vec<_> = daftar().iter().filter(|a| a.berlaku_mulai.is_none()).map(|a| a.id).collect();
        assert_eq!(tanpa, ["tpp.potongan_terlambat_pola_umum", "nip.parse", "wilayah.kode_kemendagri"]);
        assert!(daftar().iter().all(|a| a.berlaku_sampai.is_none() || a.berlaku_mulai <= a.berlaku_sampai));
    }

    #[test]
    fn the_end_of_a_calculation_comes_first() {
        let utama = |id| cari(id).map(|a| a.luaran_utama().nama);
        assert_eq!(utama("gaji.slip_pns"), Some("bersih"));
        assert_eq!(utama("pp30_2019.nilai_kinerja_pns"), Some("predikat"));
        assert_eq!(utama("nip.parse"), Some("valid"));
        assert!(daftar().iter().all(|a| !a.luaran.is_empty()));
        for nama in UTAMA {
            assert!(daftar().iter().any(|a| a.luaran_utama().nama == nama), "{nama} is no member any more");
        }
    }

    #[test]
    fn doubtful_rules_say_so() {
        for a in daftar() {
            let ragu = a.keraguan().map(|l| l.teks);
            assert_eq!(ragu.is_none(), a.keyakinan == Keyakinan::Tinggi, "{}", a.id);
            assert!(
                ragu.is_none_or(
                    |teks| teks.contains("bersumber sekunder") && teks.contains("mohon diperiksa")
                )
            );
        }
    }

    #[test]
    fn a_rule_holds_from_its_first_to_its_last_day() {
        let hari = |h| NaiveDate::from_ymd_opt(2022, 2, h);
        let a = Aturan { berlaku_mulai: hari(3), berlaku_sampai: hari(5), ..nip::PARSE };
        let berlaku = |h| hari(h).map(|h| a.is_berlaku(h));
        assert_eq!([2, 3, 5, 6].map(berlaku), [Some(false), Some(true), Some(true), Some(false)]);
    }
}
