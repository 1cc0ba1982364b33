//! Whether the years of service suffice for a kind of leave.

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

const PASAL: &str = "Peraturan BKN 24/2017, syarat masa kerja";

kosakata! {
    /// Kind of leave that asks for years of service.
    JenisCuti {
        CutiTahunan = "cuti_tahunan", "Cuti tahunan";
        CutiBesar = "cuti_besar", "Cuti besar";
        Cltn = "cltn", "Cuti di luar tanggungan negara";
    }
}

impl JenisCuti {
    /// Whole years of continuous service that it asks for.
    pub const fn masa_kerja_min(self) -> u16 {
        match self {
            Self::CutiTahunan => 1,
            // CLTN: general knowledge.
            Self::CutiBesar | Self::Cltn => 5,
        }
    }
}

/// Whether whole years of continuous service suffice (Peraturan BKN 24/2017). Total.
///
/// A first haj and a fourth child allow cuti besar without them; that is for the one who decides.
pub const fn is_berhak_cuti(jenis: JenisCuti, masa_kerja_tahun: u16) -> bool {
    masa_kerja_tahun >= jenis.masa_kerja_min()
}

/// The steps from the years of service to the answer.
pub fn jelaskan_syarat_cuti(jenis: JenisCuti, masa_kerja_tahun: u16) -> Vec<Langkah> {
    let simpulan = if is_berhak_cuti(jenis, masa_kerja_tahun) { "terpenuhi" } else { "belum terpenuhi" };
    let mut teks = vec![
        format!("{jenis} memerlukan masa kerja {} tahun terus-menerus.", jenis.masa_kerja_min()),
        format!("Masa kerja {masa_kerja_tahun} tahun penuh: syarat {simpulan}."),
    ];
    if jenis == JenisCuti::CutiBesar {
        teks.push("Untuk haji pertama dan kelahiran anak keempat, syarat masa kerja dikecualikan.".into());
    }
    teks.into_iter().map(|t| Langkah::baru(PASAL, t)).collect()
}

const JENIS: Isian = Isian::wajib("jenis", "Jenis cuti", Jenis::Pilihan(JenisCuti::PILIHAN));
const MASA_KERJA: Isian =
    Isian::wajib("masa_kerja_tahun", "Masa kerja (tahun penuh)", Jenis::Bulat { min: 0, maks: 60 });

const BERHAK: Isian =
    Isian::wajib("berhak", "Syarat masa kerja", Jenis::Benar { ya: "Terpenuhi", tidak: "Belum terpenuhi" });

pub(crate) const ATURAN: Aturan = Aturan {
    id: "cuti.syarat_masa_kerja",
    topik: Topik::CutiMasaKerja,
    judul: "Masa kerja yang diperlukan untuk cuti",
    isi: &[
        "Cuti tahunan memerlukan masa kerja 1 tahun, cuti besar dan cuti di luar tanggungan negara (CLTN) 5 tahun.",
        "Cuti besar untuk haji pertama dan kelahiran anak keempat dikecualikan dari syarat ini. PPPK mempunyai ketentuan \
         cuti sendiri.",
    ],
    pembulatan: "Hanya tahun penuh yang dihitung.",
    regulasi: REGULASI,
    pasal: "Syarat masa kerja",
    berlaku_mulai: BERLAKU_MULAI,
    berlaku_sampai: None,
    // Regional pages agree; the five years of CLTN are general knowledge.
    keyakinan: Keyakinan::Sedang,
    contoh_masukan: r#"{"jenis":"cuti_besar","masa_kerja_tahun":5}"#,
    isian: &[JENIS, MASA_KERJA],
    luaran: &[BERHAK],
    hitung,
};

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let jenis = masukan.pilihan(&JENIS, JenisCuti::dari_kode)?;
    let masa_kerja = masukan.bulat_sebagai(&MASA_KERJA)?;
    penjelasan.isi(|| jelaskan_syarat_cuti(jenis, masa_kerja));
    Ok(Keluaran::baru([("berhak", is_berhak_cuti(jenis, masa_kerja).into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_at_its_edge() {
        for (jenis, tahun) in [(JenisCuti::CutiTahunan, 1), (JenisCuti::CutiBesar, 5), (JenisCuti::Cltn, 5)] {
            assert!(is_berhak_cuti(jenis, tahun) && is_berhak_cuti(jenis, 60), "{jenis}");
            assert!(!is_berhak_cuti(jenis, tahun - 1), "{jenis}");
        }
    }

    #[test]
    fn the_explanation_names_the_exception_of_cuti_besar() {
        let teks = |jenis| {
            let langkah = jelaskan_syarat_cuti(jenis, 4);
            langkah.into_iter().map(|l| l.teks).collect::<Vec<_>>().join("\n")
        };
        assert!(teks(JenisCuti::CutiBesar).contains("haji pertama"));
        assert!(teks(JenisCuti::Cltn).ends_with("Masa kerja 4 tahun penuh: syarat belum terpenuhi."));
    }
}
