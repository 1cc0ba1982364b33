//! PP 30/2019: penilaian kinerja PNS; its right of keberatan stands beside PermenPANRB 6/2022.

mod keberatan_batas;
mod nilai_kinerja_pns;
mod pemeringkatan;

pub(crate) use keberatan_batas::ATURAN as KEBERATAN_BATAS;
pub use keberatan_batas::{CaraHitung, HARI_KEBERATAN, jelaskan_keberatan_batas, keberatan_batas};
pub(crate) use nilai_kinerja_pns::ATURAN as NILAI_KINERJA_PNS;
pub use nilai_kinerja_pns::{
    PredikatPns, SkemaBobot, jelaskan_nilai_kinerja_pns, nilai_kinerja_pns, predikat_pns,
};
pub(crate) use pemeringkatan::ATURAN as PEMERINGKATAN;
pub use pemeringkatan::{
    PelanggaranPeringkat, Peringkat, PeringkatKeliru, jelaskan_pemeringkatan, pemeringkatan,
};
