//! Until when a failure of protection must be told.

use chrono::{DateTime, FixedOffset};

use super::{BERLAKU_MULAI, REGULASI, SAAT, TENGGAT_JAM, baca, sesudah_tenggat, tulis};
use crate::{
    galat::Galat,
    isian::Isian,
    kalender::tulis_saat,
    keluaran::Keluaran,
    masukan::Masukan,
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    topik::Topik,
};

const PASAL: &str = "UU 27/2022 Pasal 46";

/// Last moment to tell the persons and the lembaga of a failure known since then (UU 27/2022 Pasal 46). Total.
///
/// "Paling lambat 3 x 24 jam" is counted hour for hour, also over days off; the answer keeps the offset.
pub fn batas_pemberitahuan(diketahui: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
    sesudah_tenggat(diketahui)
}

/// The steps from the moment it was known to the last moment, and what must be told.
pub fn jelaskan_pemberitahuan(diketahui: DateTime<FixedOffset>) -> Vec<Langkah> {
    [
        format!("Kegagalan diketahui pada {}.", tulis_saat(diketahui)),
        format!("Pemberitahuan paling lambat 3 x 24 jam ({TENGGAT_JAM} jam), hari libur ikut dihitung."),
        "Isinya: data yang terungkap, kapan dan bagaimana terungkap, serta upaya penanganannya.".to_owned(),
        format!("Batas pemberitahuan: {}.", tulis_saat(batas_pemberitahuan(diketahui))),
    ]
    .into_iter()
    .map(|t| Langkah::baru(PASAL, t))
    .collect()
}

const DIKETAHUI: Isian = Isian::wajib("diketahui", "Saat kegagalan diketahui", SAAT);
const BATAS: Isian = Isian::wajib("batas", "Batas pemberitahuan", SAAT);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "uu27_2022.pemberitahuan_kegagalan",
    topik: Topik::PdpKegagalan,
    judul: "Batas waktu memberitahukan kegagalan pelindungan data pribadi",
    isi: &[
        "Bila pelindungan data pribadi gagal, misalnya data bocor, pengendali data memberitahukannya secara tertulis kepada \
         orang yang datanya terdampak dan kepada lembaga, paling lambat 3 x 24 jam.",
        "Pemberitahuan memuat data yang terungkap, kapan dan bagaimana terungkap, serta upaya penanganan dan pemulihannya.",
        "Waktu dihitung jam demi jam sejak kegagalan diketahui, termasuk pada hari libur.",
    ],
    pembulatan: "Tidak ada angka yang dibulatkan.",
    regulasi: REGULASI,
    pasal: "Pasal 46",
    berlaku_mulai: BERLAKU_MULAI,
    berlaku_sampai: None,
    // One press report of the article; when the hours begin is our reading.
    keyakinan: Keyakinan::Sedang,
    contoh_masukan: r#"{"diketahui":"2026-05-01T10:00:00+07:00"}"#,
    isian: &[DIKETAHUI],
    luaran: &[BATAS],
    hitung,
};

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let (diketahui, is_z) = baca(masukan, &DIKETAHUI)?;
    penjelasan.isi(|| jelaskan_pemberitahuan(diketahui));
    Ok(Keluaran::baru([("batas", tulis(batas_pemberitahuan(diketahui), is_z).into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_go_from_the_first_moment_to_the_last() {
        let diketahui = DateTime::parse_from_rfc3339("2026-05-01T10:00:00+07:00").expect("a moment");
        assert_eq!(batas_pemberitahuan(diketahui).to_rfc3339(), "2026-05-04T10:00:00+07:00");
        let langkah = jelaskan_pemberitahuan(diketahui);
        let teks = |l: Option<&Langkah>| l.map(|l| l.teks.clone()).unwrap_or_default();
        assert_eq!(teks(langkah.first()), "Kegagalan diketahui pada 1 Mei 2026, pukul 10.00 (+07:00).");
        assert!(langkah[1].teks.contains("3 x 24 jam (72 jam)"));
        assert_eq!(teks(langkah.last()), "Batas pemberitahuan: 4 Mei 2026, pukul 10.00 (+07:00).");
    }
}
