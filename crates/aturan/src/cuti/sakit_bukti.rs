//! Which doctor's letter a sick leave needs.

use super::{BERLAKU_MULAI, REGULASI};
use crate::{
    galat::Galat,
    isian::{Isian, Jenis},
    keluaran::Keluaran,
    kosakata::kosakata,
    masukan::Masukan,
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    topik::Topik,
};

const PASAL: &str = "Peraturan BKN 24/2017, cuti sakit";

/// Most days for which the letter of any doctor is enough.
pub const HARI_DOKTER: u16 = 14;
/// A year and six months, with a leap day.
const HARI_MAKS: i64 = 550;

kosakata! {
    /// Letter that a sick leave needs.
    BuktiSakit {
        SuratKeteranganDokter = "surat_keterangan_dokter", "Surat keterangan dokter";
        SuratDokterPemerintah = "surat_dokter_pemerintah", "Surat keterangan dokter pemerintah";
    }
}

/// The letter for a sick leave of so many days, at least 1 (Peraturan BKN 24/2017). Total.
pub const fn bukti_sakit(hari: u16) -> BuktiSakit {
    if hari <= HARI_DOKTER { BuktiSakit::SuratKeteranganDokter } else { BuktiSakit::SuratDokterPemerintah }
}

/// The steps from the days to the letter.
pub fn jelaskan_bukti_sakit(hari: u16) -> Vec<Langkah> {
    let batas = if hari <= HARI_DOKTER {
        format!("Sakit {hari} hari, paling lama {HARI_DOKTER} hari.")
    } else {
        format!("Sakit {hari} hari, lebih dari {HARI_DOKTER} hari.")
    };
    [batas, format!("Yang diperlukan: {}.", bukti_sakit(hari).label().to_lowercase())]
        .into_iter()
        .map(|t| Langkah::baru(PASAL, t))
        .collect()
}

const HARI: Isian = Isian::wajib("hari", "Lama sakit (hari)", Jenis::Bulat { min: 1, maks: HARI_MAKS });
const BUKTI: Isian = Isian::wajib("bukti", "Surat yang diperlukan", Jenis::Pilihan(BuktiSakit::PILIHAN));

pub(crate) const ATURAN: Aturan = Aturan {
    id: "cuti.sakit_bukti",
    topik: Topik::CutiSakit,
    judul: "Surat yang diperlukan untuk cuti sakit",
    isi: &[
        "Sakit 1 sampai 14 hari memerlukan surat keterangan dokter. Sakit lebih dari 14 hari memerlukan surat keterangan \
         dokter pemerintah.",
        "Cuti sakit diberikan paling lama satu tahun dan dapat ditambah enam bulan.",
    ],
    pembulatan: "Tidak ada angka yang dibulatkan.",
    regulasi: REGULASI,
    pasal: "Cuti sakit",
    berlaku_mulai: BERLAKU_MULAI,
    berlaku_sampai: None,
    // Several regional pages agree.
    keyakinan: Keyakinan::Tinggi,
    contoh_masukan: r#"{"hari":3}"#,
    isian: &[HARI],
    luaran: &[BUKTI],
    hitung,
};

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let hari = masukan.bulat_sebagai(&HARI)?;
    penjelasan.isi(|| jelaskan_bukti_sakit(hari));
    Ok(Keluaran::baru([("bukti", bukti_sakit(hari).kode().into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fourteen_days_are_the_edge() {
        for hari in [1, 14] {
            assert_eq!(bukti_sakit(hari), BuktiSakit::SuratKeteranganDokter, "{hari}");
        }
        for hari in [15, 550] {
            assert_eq!(bukti_sakit(hari), BuktiSakit::SuratDokterPemerintah, "{hari}");
        }
    }

    #[test]
    fn the_explanation_names_days_and_letter() {
        let teks: Vec<_> = jelaskan_bukti_sakit(15).into_iter().map(|l| l.teks).collect();
        assert_eq!(
            teks,
            ["Sakit 15 hari, lebih dari 14 hari.", "Yang diperlukan: surat keterangan dokter pemerintah."]
        );
    }
}
