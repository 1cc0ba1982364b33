//! Tables of gaji pokok: one series of steps for each golongan, found by masa kerja golongan.

use crate::{Golongan, registri::Langkah, rupiah::rp};

/// Years of MKG at which a golongan that starts at 0 steps up.
pub(crate) const GENAP: &[u8] = &[0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32];
/// The same for a golongan that starts at 3.
pub(crate) const GANJIL: &[u8] = &[3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31, 33];
/// The same for II/a and V, which begin with one short step.
pub(crate) const AWAL_GANJIL: &[u8] = &[0, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31, 33];

/// The steps of one golongan: `gaji[i]` holds from `mkg[i]` years on. A short `gaji` ends the series early.
#[derive(Debug)]
pub(crate) struct Deret {
    pub(crate) golongan: &'static str,
    pub(crate) mkg: &'static [u8],
    pub(crate) gaji: &'static [i64],
}

impl Deret {
    /// MKG and gaji pokok of each step, in rising order.
    pub(crate) fn langkah(&self) -> impl DoubleEndedIterator<Item = (u8, i64)> + ExactSizeIterator {
        self.mkg.iter().copied().zip(self.gaji.iter().copied())
    }
}

/// Why a table has no gaji pokok for this golongan and MKG.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum GajiPokokKeliru {
    #[error("Golongan {0} tidak ada pada tabel gaji pokok ini.")]
    GolonganLain(Golongan),
    /// The series of this golongan starts later.
    #[error(
        "Gaji pokok golongan {golongan} dimulai pada masa kerja golongan {mkg_awal} tahun. Isilah {mkg_awal} \
         tahun atau lebih, atau periksa kembali golongannya."
    )]
    BelumMulai { golongan: Golongan, mkg_awal: u8 },
}

/// The step of a table that holds: beyond the last one, the last one.
///
/// # Errors
/// [`GajiPokokKeliru`] for a golongan that is not in the table, and below its first step.
pub(crate) fn cari(tabel: &[Deret], golongan: Golongan, mkg_tahun: u8) -> Result<(u8, i64), GajiPokokKeliru> {
    let deret = tabel
        .iter()
        .find(|d| d.golongan == golongan.kode())
        .ok_or(GajiPokokKeliru::GolonganLain(golongan))?;
    let mkg_awal = deret.mkg.first().copied().unwrap_or(0);
    deret
        .langkah()
        .rfind(|(mkg, _)| *mkg <= mkg_tahun)
        .ok_or(GajiPokokKeliru::BelumMulai { golongan, mkg_awal })
}

/// The steps of an explanation: which row holds, and what it says.
///
/// # Errors
/// As [`cari`].
pub(crate) fn jelaskan(
    tabel: &[Deret],
    pasal: &'static str,
    golongan: Golongan,
    mkg_tahun: u8,
) -> Result<Vec<Langkah>, GajiPokokKeliru> {
    let (mkg, gaji) = cari(tabel, golongan, mkg_tahun)?;
    let baris = if mkg == mkg_tahun {
        format!("Baris pada tabel: masa kerja golongan {mkg} tahun.")
    } else {
        format!(
            "Baris pada tabel: masa kerja golongan {mkg} tahun, yang tetap dipakai pada {mkg_tahun} tahun."
        )
    };
    let teks = [
        format!("Golongan {golongan}, masa kerja golongan {mkg_tahun} tahun."),
        baris,
        format!("Gaji pokok: {}.", rp(gaji)),
    ];
    Ok(teks.into_iter().map(|t| Langkah::baru(pasal, t)).collect())
}

/// What every table of gaji pokok must look like.
#[cfg(test)]
pub(crate) fn periksa_bentuk(tabel: &[Deret], golongan: &[crate::Pilihan]) {
    assert!(tabel.iter().map(|d| d.golongan).eq(golongan.iter().map(|p| p.kode)));
    for d in tabel {
        assert!(d.mkg.len() >= d.gaji.len() && d.gaji.len() >= 13, "{}", d.golongan);
        for w in d.langkah().collect::<Vec<_>>().windows(2) {
            // One step is 3.15 % in every series for two years, half of that for one year, in hundreds.
            let (tahun, lama, baru) = (i64::from(w[1].0 - w[0].0), w[0].1, w[1].1);
            let per_seribu = (baru - lama) * 10_000 / lama;
            assert!((156 * tahun..=159 * tahun).contains(&per_seribu), "{}: {w:?}", d.golongan);
            assert!(baru % 100 == 0);
        }
    }
}
