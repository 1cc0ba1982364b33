//! Realisasi of the finished quarters, in exact decimals, and the monthly figures behind the story of the counter.

use chrono::NaiveDate;

use super::acak::Acak;
use super::data::Data;
use super::kalender::{hari_kerja_sesudah, tanggal, triwulan};
use super::karya::{Arah, FaktaBulanan, Indikator, Realisasi, Rhk, Skp, StatusSkp};
use super::penduduk::Penduduk;
use super::{Kota, Opsi};

/// The example whose third indicator is the median time of a KTP-el.
const RHK_KTP: &str = "D3";

/// Adds realisasi for every agreed SKP, and the monthly median of story 1.
pub(crate) fn isi(data: &Data, penduduk: &Penduduk<'_>, kota: &mut Kota, opsi: &Opsi) {
    let pengisi = Pengisi { data, opsi, tahun: kota.tahun };
    let mut hasil = Vec::new();
    for s in kota.skp.iter().filter(|s| matches!(s.status, StatusSkp::Disetujui { .. })) {
        for r in &s.rhk {
            for i in &r.indikator {
                hasil.extend(pengisi.indikator(s, r, i));
            }
        }
    }
    kota.realisasi = hasil;
    let ratna =
        penduduk.pos.iter().zip(&penduduk.pegawai).find(|(p, _)| p.tokoh.is_some_and(|t| t.k == "ratna"));
    let skp = ratna.and_then(|(_, g)| kota.skp.iter().find(|s| s.pegawai == g.kunci));
    kota.fakta_bulanan = skp.map(|s| pengisi.median(s)).unwrap_or_default();
}

struct Pengisi<'a> {
    data: &'a Data,
    opsi: &'a Opsi,
    tahun: i32,
}

impl Pengisi<'_> {
    fn indikator(&self, skp: &Skp, rhk: &Rhk, i: &Indikator) -> Vec<Realisasi> {
        let mut acak = Acak::untuk(self.opsi.benih, "realisasi", &i.kunci);
        let mut hasil = Vec::new();
        for ke in 1..=4_u8 {
            let akhir = triwulan(self.tahun, u32::from(ke)).1;
            let lambat = u32::try_from(acak.antara(2, 8)).unwrap_or(2);
            let diisi = hari_kerja_sesudah(akhir, lambat);
            let (target, nilai, tampil) = self.angka(rhk, i, ke, &mut acak);
            if diisi >= self.opsi.hari_ini {
                continue;
            }
            hasil.push(Realisasi {
                kunci: format!("real-{}-tw{ke}", i.kunci),
                pegawai: skp.pegawai.clone(),
                skp: skp.kunci.clone(),
                indikator: i.kunci.clone(),
                triwulan: ke,
                target,
                nilai,
                tampil,
                otomatis: i.otomatis,
                diisi,
            });
        }
        hasil
    }

    /// Target of the quarter, value and how it is said.
    fn angka(&self, rhk: &Rhk, i: &Indikator, ke: u8, acak: &mut Acak) -> (String, String, Option<String>) {
        let nomor = i.kunci.rsplit_once("-i").map_or("", |(_, n)| n);
        let tertulis = self.data.tokoh.realisasi_ratna.get(&format!("{}-{nomor}", rhk.contoh));
        if let Some(t) = tertulis.and_then(|t| t.get(usize::from(ke) - 1)) {
            return t.clone();
        }
        let target = Desimal::baca(&i.target);
        let target = if i.jumlah { target.seperempat(ke) } else { target };
        let nilai = nilai(&target, i, acak);
        (target.tulis(), nilai.tulis(), None)
    }

    /// Median hours of a KTP-el in each finished month.
    fn median(&self, skp: &Skp) -> Vec<FaktaBulanan> {
        let indikator = skp.rhk.iter().find(|r| r.contoh == RHK_KTP).and_then(|r| r.indikator.get(2));
        let Some(indikator) = indikator else { return Vec::new() };
        let bulan = (1..=12_u32).map(|b| (tanggal(self.tahun, b, 1), akhir_bulan(self.tahun, b)));
        let selesai =
            bulan.zip(&self.data.tokoh.median_ktp_jam).filter(|((_, akhir), _)| *akhir < self.opsi.hari_ini);
        let fakta = selesai.map(|((awal, _), nilai)| FaktaBulanan {
            pegawai: skp.pegawai.clone(),
            indikator: indikator.kunci.clone(),
            bulan: awal,
            nilai: nilai.clone(),
            satuan: "jam".to_owned(),
        });
        fakta.collect()
    }
}

fn akhir_bulan(tahun: i32, bulan: u32) -> NaiveDate {
    let awal_berikut = if bulan == 12 { tanggal(tahun + 1, 1, 1) } else { tanggal(tahun, bulan + 1, 1) };
    awal_berikut.pred_opt().unwrap_or(awal_berikut)
}

/// Near the target: mostly a little better or a little worse, in the direction of the indicator.
fn nilai(target: &Desimal, i: &Indikator, acak: &mut Acak) -> Desimal {
    // Shares and marks move little from quarter to quarter, counts more; close to the whole there is no room.
    let lebar = match i.satuan.as_str() {
        "%" if target.paling_sedikit(98) => (992, 1_005),
        "%" | "nilai" | "skor" | "nilai (skala 4)" => (970, 1_035),
        _ => (930, 1_060),
    };
    let permil = match i.arah {
        Arah::Naik => acak.antara(lebar.0, lebar.1),
        Arah::Turun => acak.antara(820, 1_090),
        Arah::Tetap => 1_000,
    };
    let nilai = target.kali_permil(permil);
    // A share of the whole ends at 100 per cent, a mark of the national scale of four at 4.
    let puncak = match i.satuan.as_str() {
        "%" => Some(100),
        "nilai (skala 4)" => Some(4),
        _ => None,
    };
    puncak.map_or(nilai.clone(), |p| nilai.paling_banyak(p))
}

/// A decimal as digits and scale, so that `97` and `98.20` keep the form that people wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Desimal {
    /// The number without its point.
    angka: i64,
    /// Digits after the point.
    skala: u32,
}

impl Desimal {
    /// Reads the text of the embedded facts; a word, which they do not hold, counts as 0.
    fn baca(teks: &str) -> Self {
        let (bulat, pecahan) = teks.split_once('.').unwrap_or((teks, ""));
        let skala = u32::try_from(pecahan.len()).unwrap_or(0);
        Self { angka: format!("{bulat}{pecahan}").parse().unwrap_or(0), skala }
    }

    fn tulis(&self) -> String {
        let pembagi = 10_i64.pow(self.skala);
        if self.skala == 0 {
            return self.angka.to_string();
        }
        let lebar = usize::try_from(self.skala).unwrap_or(0);
        format!("{}.{:0lebar$}", self.angka / pembagi, self.angka % pembagi)
    }

    /// The part of quarter `ke`, so that the four parts add up to the whole.
    fn seperempat(&self, ke: u8) -> Self {
        let sampai = |n: i64| self.angka * n / 4;
        Self { angka: sampai(i64::from(ke)) - sampai(i64::from(ke) - 1), skala: self.skala }
    }

    fn kali_permil(&self, permil: i64) -> Self {
        Self { angka: (self.angka * permil + 500) / 1_000, skala: self.skala }
    }

    fn paling_sedikit(&self, bulat: i64) -> bool {
        self.angka >= bulat * 10_i64.pow(self.skala)
    }

    fn paling_banyak(&self, bulat: i64) -> Self {
        Self { angka: self.angka.min(bulat * 10_i64.pow(self.skala)), skala: self.skala }
    }
}

#[cfg(test)]
mod tests {
    use super::Desimal;

    #[test]
    fn decimals_keep_their_form() {
        for teks in ["97", "98.2", "0.05", "3.45", "1200"] {
            assert_eq!(Desimal::baca(teks).tulis(), teks);
        }
    }

    #[test]
    fn four_quarters_add_up_and_shares_end_at_a_hundred() {
        let setahun = Desimal::baca("230");
        let jumlah: i64 = (1..=4).map(|k| setahun.seperempat(k).angka).sum();
        assert_eq!(jumlah, 230);
        assert_eq!(Desimal::baca("99.5").kali_permil(1_060).paling_banyak(100).tulis(), "100.0");
    }
}
