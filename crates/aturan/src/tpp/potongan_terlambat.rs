//! The cut for lateness by brackets of minutes: the brackets are data of the instansi, the way to read them is one.

use crate::{
    Pecahan,
    isian::{Isian, Jenis},
    kosakata::kosakata,
    registri::Langkah,
};

kosakata! {
    /// Bracket of lateness, or of leaving early (then printed PSW), as most local rules name them.
    KodeTerlambat {
        Tl1 = "TL1", "TL1 (1 sampai 30 menit)";
        Tl2 = "TL2", "TL2 (31 sampai 60 menit)";
        Tl3 = "TL3", "TL3 (61 sampai 90 menit)";
        Tl4 = "TL4", "TL4 (lebih dari 90 menit)";
    }
}

/// One bracket of a local rule. Brackets stand in rising order; `None` is without end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JenjangPotongan<'a> {
    /// The name that the local rule gives it.
    pub kode: &'a str,
    /// Last minute of the bracket, included.
    pub sampai_menit: Option<u16>,
    /// Cut in percent of the share of TPP that depends on discipline.
    pub persen: Pecahan,
}

/// The bracket that holds so many minutes; None for 0 minutes and for an empty table. Total.
///
/// `jenjang` is the table of the instansi in rising order. Minutes beyond a table without open end fall into its
/// last bracket.
pub fn potongan_terlambat<'a>(menit: u16, jenjang: &[JenjangPotongan<'a>]) -> Option<JenjangPotongan<'a>> {
    if menit == 0 {
        return None;
    }
    let memuat = |j: &&JenjangPotongan<'a>| j.sampai_menit.is_none_or(|sampai| menit <= sampai);
    jenjang.iter().find(memuat).or(jenjang.last()).copied()
}

/// The cut in percent for one day with so many minutes. Total; as [`potongan_terlambat`].
pub fn persen_terlambat(menit: u16, jenjang: &[JenjangPotongan<'_>]) -> Pecahan {
    potongan_terlambat(menit, jenjang).map_or(Pecahan::NOL, |j| j.persen)
}

/// The steps from the minutes to the cut; `pasal` names the local rule.
pub fn jelaskan_potongan_terlambat(
    pasal: &'static str,
    menit: u16,
    jenjang: &[JenjangPotongan<'_>],
) -> Vec<Langkah> {
    let simpulan = potongan_terlambat(menit, jenjang).map_or_else(
        || "Tidak terlambat, tidak ada potongan.".to_owned(),
        |j| {
            let rentang = match j.sampai_menit {
                Some(sampai) => format!("sampai {sampai} menit"),
                None => "tanpa batas atas".to_owned(),
            };
            format!("Jenjang {} ({rentang}): potongan {} %.", j.kode, j.persen)
        },
    );
    [format!("Terlambat {menit} menit dalam sehari."), simpulan]
        .into_iter()
        .map(|t| Langkah::baru(pasal, t))
        .collect()
}

/// Minutes of one day.
pub(super) const MENIT_SEHARI: Jenis = Jenis::Bulat { min: 0, maks: 1_440 };
pub(super) const MENIT: Isian = Isian::wajib("menit", "Terlambat (menit dalam sehari)", MENIT_SEHARI);
pub(super) const PERSEN: Isian = Isian::wajib("persen", "Potongan (%)", Jenis::DESIMAL);

/// What every table of brackets must look like: rising minutes, rising cuts, open at the end.
#[cfg(test)]
pub(super) fn periksa_jenjang(jenjang: &[JenjangPotongan<'_>]) {
    for w in jenjang.windows(2) {
        assert!(w[0].sampai_menit.is_some_and(|a| w[1].sampai_menit.is_none_or(|b| a < b)), "{w:?}");
        assert!(w[0].persen < w[1].persen, "{w:?}");
    }
    assert_eq!(jenjang.last().map(|j| j.sampai_menit), Some(None));
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAERAH: [JenjangPotongan<'_>; 2] = [
        JenjangPotongan { kode: "A", sampai_menit: Some(15), persen: Pecahan::per(1, 4) },
        JenjangPotongan { kode: "B", sampai_menit: Some(120), persen: Pecahan::bulat(3) },
    ];

    #[test]
    fn a_table_of_an_instansi_decides() {
        let kode = |menit| potongan_terlambat(menit, &DAERAH).map(|j| j.kode);
        assert_eq!(
            [0, 1, 15, 16, 120, 121].map(kode),
            [None, Some("A"), Some("A"), Some("B"), Some("B"), Some("B")]
        );
        assert_eq!(persen_terlambat(7, &DAERAH), Pecahan::per(1, 4));
    }

    #[test]
    fn without_brackets_nothing_is_cut() {
        assert_eq!(potongan_terlambat(60, &[]), None);
        assert_eq!(persen_terlambat(60, &[]), Pecahan::NOL);
    }

    #[test]
    fn the_explanation_names_minutes_bracket_and_cut() {
        let teks = |menit| {
            let langkah = jelaskan_potongan_terlambat("Perwali", menit, &DAERAH);
            langkah.into_iter().map(|l| l.teks).collect::<Vec<_>>()
        };
        assert_eq!(
            teks(15),
            ["Terlambat 15 menit dalam sehari.", "Jenjang A (sampai 15 menit): potongan 0,25 %."]
        );
        assert_eq!(teks(0)[1], "Tidak terlambat, tidak ada potongan.");
    }
}
