//! How the ratings of a unit should spread under PP 30/2019.

use chrono::NaiveDate;

use crate::{
    Pecahan,
    desimal::ribuan,
    galat::{Galat, Kode},
    isian::{Isian, Jenis},
    keluaran::Keluaran,
    kosakata::kosakata,
    masukan::{Butir, Masukan},
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    topik::Topik,
};

const PASAL: &str = "PP 30/2019 Pasal 50";

kosakata! {
    /// A share that a unit does not keep, in the order in which they are listed.
    PelanggaranPeringkat {
        DiAtasMaks20 = "di_atas_maks_20", "Di atas ekspektasi paling banyak 20 %";
        Sesuai60Sampai70 = "sesuai_60_70", "Sesuai ekspektasi 60 % sampai 70 %";
        DiBawahMaks20 = "di_bawah_maks_20", "Di bawah ekspektasi paling banyak 20 %";
    }
}

/// People of a unit by rating; at least one, at most [`Peringkat::MAKS`] with each rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Peringkat {
    di_atas: u32,
    sesuai: u32,
    di_bawah: u32,
}

/// Why counts make no [`Peringkat`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PeringkatKeliru {
    #[error("Belum ada pegawai yang dinilai; jumlah seluruhnya paling sedikit 1")]
    Kosong,
    #[error("Jumlah pegawai pada tiap peringkat paling banyak 10.000.000")]
    TerlaluBanyak,
}

impl Peringkat {
    /// More than twice the civil servants of the country.
    pub const MAKS: u32 = 10_000_000;

    /// People above, at and below ekspektasi.
    ///
    /// # Errors
    /// [`PeringkatKeliru`] if nobody is counted, or more than [`Peringkat::MAKS`] with one rating.
    pub const fn baru(di_atas: u32, sesuai: u32, di_bawah: u32) -> Result<Self, PeringkatKeliru> {
        if di_atas > Self::MAKS || sesuai > Self::MAKS || di_bawah > Self::MAKS {
            return Err(PeringkatKeliru::TerlaluBanyak);
        }
        if di_atas + sesuai + di_bawah == 0 {
            return Err(PeringkatKeliru::Kosong);
        }
        Ok(Self { di_atas, sesuai, di_bawah })
    }

    /// People in all.
    pub const fn total(self) -> u32 {
        self.di_atas + self.sesuai + self.di_bawah
    }

    const fn banyak(self, syarat: PelanggaranPeringkat) -> u32 {
        match syarat {
            PelanggaranPeringkat::DiAtasMaks20 => self.di_atas,
            PelanggaranPeringkat::Sesuai60Sampai70 => self.sesuai,
            PelanggaranPeringkat::DiBawahMaks20 => self.di_bawah,
        }
    }

    /// Exact test on whole numbers, without rounding.
    const fn is_terpenuhi(self, syarat: PelanggaranPeringkat) -> bool {
        let bagian = self.banyak(syarat) as u64 * 100;
        let total = self.total() as u64;
        match syarat {
            PelanggaranPeringkat::DiAtasMaks20 | PelanggaranPeringkat::DiBawahMaks20 => bagian <= 20 * total,
            PelanggaranPeringkat::Sesuai60Sampai70 => 60 * total <= bagian && bagian <= 70 * total,
        }
    }
}

const ORANG: Jenis = Jenis::Bulat { min: 0, maks: Peringkat::MAKS as i64 };
const DI_ATAS: Isian = Isian::wajib("di_atas", "Di atas ekspektasi", ORANG);
const SESUAI: Isian = Isian::wajib("sesuai", "Sesuai ekspektasi", ORANG);
const DI_BAWAH: Isian = Isian::wajib("di_bawah", "Di bawah ekspektasi", ORANG);
const JUMLAH: Isian =
    Isian::wajib("jumlah", "Jumlah pegawai menurut peringkat", Jenis::Kelompok(&[DI_ATAS, SESUAI, DI_BAWAH]));

const SESUAI_KETENTUAN: Isian = Isian::wajib(
    "sesuai_ketentuan",
    "Pemeringkatan unit ini",
    Jenis::Benar { ya: "Sesuai dengan ketentuan", tidak: "Berbeda dari ketentuan" },
);
const SATU_PELANGGARAN: Isian = Isian::wajib("", "syarat", Jenis::Pilihan(PelanggaranPeringkat::PILIHAN));
const PELANGGARAN: Isian = Isian::wajib(
    "pelanggaran",
    "Syarat yang belum terpenuhi",
    Jenis::Daftar { isi: &SATU_PELANGGARAN, min: 0, maks: 3 },
);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "pp30_2019.pemeringkatan",
    topik: Topik::Pemeringkatan,
    judul: "Pemeringkatan kinerja pegawai dalam satu unit",
    isi: &[
        "Dalam satu unit, pegawai di atas ekspektasi paling banyak 20 %, sesuai ekspektasi 60 % sampai 70 %, dan di \
         bawah ekspektasi paling banyak 20 %.",
        "Sejak ada SE MenPANRB 3/2023, sebaran predikat dibandingkan dengan pola distribusi menurut capaian organisasi. \
         Hitungan ini berguna untuk membaca hasil lama.",
    ],
    pembulatan: "Persentase dibandingkan tanpa pembulatan; pada penjelasan ditulis dengan dua angka di belakang koma.",
    regulasi: "PP 30/2019",
    pasal: "Pasal 50",
    berlaku_mulai: NaiveDate::from_ymd_opt(2019, 4, 26),
    // The regulation itself was not revoked, although the pattern of SE 3/2023 is what is applied.
    berlaku_sampai: None,
    // From general knowledge; no text of the article was found.
    keyakinan: Keyakinan::Rendah,
    contoh_masukan: r#"{"jumlah":{"di_atas":20,"sesuai":65,"di_bawah":15}}"#,
    isian: &[JUMLAH],
    luaran: &[SESUAI_KETENTUAN, PELANGGARAN],
    hitung,
};

/// The shares that a unit does not keep, in the order of the words; empty if it conforms (PP 30/2019 Pasal 50).
/// Total. Bounds belong to the allowed range; nothing is rounded.
pub fn pemeringkatan(peringkat: Peringkat) -> Vec<PelanggaranPeringkat> {
    PelanggaranPeringkat::ALL.iter().copied().filter(|syarat| !peringkat.is_terpenuhi(*syarat)).collect()
}

/// One step for each share, with the counts used.
pub fn jelaskan_pemeringkatan(peringkat: Peringkat) -> Vec<Langkah> {
    let mut teks = vec![format!("Pegawai yang dinilai: {} orang.", ribuan(peringkat.total().into()))];
    teks.extend(PelanggaranPeringkat::ALL.iter().map(|syarat| kalimat(*syarat, peringkat)));
    let selisih = pemeringkatan(peringkat).len();
    teks.push(match selisih {
        0 => "Pemeringkatan sesuai dengan ketentuan.".to_owned(),
        _ => format!("Pemeringkatan berbeda dari ketentuan pada {selisih} syarat."),
    });
    teks.into_iter().map(|t| Langkah::baru(PASAL, t)).collect()
}

fn kalimat(syarat: PelanggaranPeringkat, peringkat: Peringkat) -> String {
    let (banyak, total) = (peringkat.banyak(syarat), peringkat.total());
    let status = if peringkat.is_terpenuhi(syarat) { "terpenuhi" } else { "belum terpenuhi" };
    format!(
        "{syarat}: {} dari {} pegawai ({} %), {status}.",
        ribuan(banyak.into()),
        ribuan(total.into()),
        Pecahan::per(i64::from(banyak) * 100, total.into()).bulatkan(2)
    )
}

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let peringkat = baca_peringkat(&masukan.butir(&JUMLAH)?)?;
    penjelasan.isi(|| jelaskan_pemeringkatan(peringkat));
    let pelanggaran: Vec<_> = pemeringkatan(peringkat).iter().map(|p| p.kode()).collect();
    Ok(Keluaran::baru([
        ("sesuai_ketentuan", pelanggaran.is_empty().into()),
        ("pelanggaran", pelanggaran.into()),
    ]))
}

fn baca_peringkat(jumlah: &Butir<'_>) -> Result<Peringkat, Galat> {
    let kelompok = jumlah.kelompok()?;
    let orang = |isian| kelompok.bulat_sebagai::<u32>(isian);
    Peringkat::baru(orang(&DI_ATAS)?, orang(&SESUAI)?, orang(&DI_BAWAH)?)
        .map_err(|k| Galat::pada(Kode::DiLuarBatas, JUMLAH.nama, format!("{k}.")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use PelanggaranPeringkat::{DiAtasMaks20, DiBawahMaks20, Sesuai60Sampai70};

    fn langgar(di_atas: u32, sesuai: u32, di_bawah: u32) -> Vec<PelanggaranPeringkat> {
        pemeringkatan(Peringkat::baru(di_atas, sesuai, di_bawah).expect("somebody is counted"))
    }

    #[test]
    fn bounds_belong_to_the_range() {
        assert_eq!(langgar(20, 65, 15), []);
        assert_eq!(langgar(20, 60, 20), []);
        assert_eq!(langgar(20, 70, 10), []);
        assert_eq!(langgar(25, 60, 15), [DiAtasMaks20]);
        assert_eq!(langgar(15, 60, 25), [DiBawahMaks20]);
        assert_eq!(langgar(10, 75, 15), [Sesuai60Sampai70]);
        assert_eq!(langgar(30, 40, 30), [DiAtasMaks20, Sesuai60Sampai70, DiBawahMaks20]);
    }

    #[test]
    fn nothing_is_rounded() {
        assert_eq!(langgar(2_001, 6_500, 1_499), [DiAtasMaks20]);
        assert_eq!(langgar(2_000, 7_001, 999), [Sesuai60Sampai70]);
        assert_eq!(langgar(1, 0, 0), [DiAtasMaks20, Sesuai60Sampai70]);
    }

    #[test]
    fn an_empty_or_impossible_unit_is_no_unit() {
        assert_eq!(Peringkat::baru(0, 0, 0), Err(PeringkatKeliru::Kosong));
        assert_eq!(Peringkat::baru(u32::MAX, 1, 1), Err(PeringkatKeliru::TerlaluBanyak));
        let penuh = Peringkat::baru(Peringkat::MAKS, Peringkat::MAKS, Peringkat::MAKS);
        assert_eq!(penuh.map(Peringkat::total), Ok(30_000_000));
    }

    #[test]
    fn the_explanation_carries_counts_shares_and_verdicts() {
        let langkah = jelaskan_pemeringkatan(Peringkat::baru(1, 2, 0).expect("somebody is counted"));
        assert_eq!(
            langkah[1].teks,
            "Di atas ekspektasi paling banyak 20 %: 1 dari 3 pegawai (33,33 %), belum terpenuhi."
        );
        assert_eq!(langkah[4].teks, "Pemeringkatan berbeda dari ketentuan pada 1 syarat.");
    }
}
