//! PP 94/2021: disiplin PNS, in force since 31 August 2021.

mod tidak_masuk_kerja;

pub(crate) use tidak_masuk_kerja::ATURAN as TIDAK_MASUK_KERJA;
pub use tidak_masuk_kerja::{
    HARI_BERTURUT_BERAT, HukumanDisiplin, TingkatHukuman, hukuman_tidak_masuk, jelaskan_hukuman_tidak_masuk,
};
