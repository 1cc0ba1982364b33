//! Until when processing must stop after consent was withdrawn.

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

const PASAL: &str = "UU 27/2022, penarikan persetujuan";

/// Last moment to stop processing after a withdrawal of consent received then (UU 27/2022). Total.
///
/// "Paling lambat 3 x 24 jam" is counted hour for hour, also over days off; the answer keeps the offset.
pub fn batas_penghentian(diterima: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
    sesudah_tenggat(diterima)
}

/// The steps from the moment of receipt to the last moment.
pub fn jelaskan_penghentian(diterima: DateTime<FixedOffset>) -> Vec<Langkah> {
    [
        format!("Permohonan penarikan persetujuan diterima pada {}.", tulis_saat(diterima)),
        format!(
            "Pemrosesan dihentikan paling lambat 3 x 24 jam ({TENGGAT_JAM} jam), hari libur ikut dihitung."
        ),
        format!("Dihentikan paling lambat: {}.", tulis_saat(batas_penghentian(diterima))),
    ]
    .into_iter()
    .map(|t| Langkah::baru(PASAL, t))
    .collect()
}

const DITERIMA: Isian = Isian::wajib("diterima", "Saat permohonan penarikan persetujuan diterima", SAAT);
const HENTIKAN: Isian = Isian::wajib("hentikan_paling_lambat", "Pemrosesan dihentikan paling lambat", SAAT);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "uu27_2022.tarik_persetujuan",
    topik: Topik::PdpTarikPersetujuan,
    judul: "Batas waktu menghentikan pemrosesan sesudah persetujuan ditarik",
    isi: &[
        "Orang yang menyetujui pemrosesan data pribadinya dapat menarik persetujuan itu. Pemrosesan dihentikan paling \
         lambat 3 x 24 jam sejak permohonan diterima.",
        "Ini berlaku untuk pemrosesan yang berdasar persetujuan. Penilaian kinerja umumnya berdasar kewajiban hukum atau tugas \
         pelayanan publik, bukan persetujuan.",
    ],
    pembulatan: "Tidak ada angka yang dibulatkan.",
    regulasi: REGULASI,
    pasal: "Penarikan persetujuan",
    berlaku_mulai: BERLAKU_MULAI,
    berlaku_sampai: None,
    // One law office on the web; the article was not read.
    keyakinan: Keyakinan::Sedang,
    contoh_masukan: r#"{"diterima":"2026-05-01T10:00:00+07:00"}"#,
    isian: &[DITERIMA],
    luaran: &[HENTIKAN],
    hitung,
};

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let (diterima, is_z) = baca(masukan, &DITERIMA)?;
    penjelasan.isi(|| jelaskan_penghentian(diterima));
    Ok(Keluaran::baru([("hentikan_paling_lambat", tulis(batas_penghentian(diterima), is_z).into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_go_from_the_first_moment_to_the_last() {
        let diterima = DateTime::parse_from_rfc3339("2026-05-01T10:00:00+07:00").expect("a moment");
        assert_eq!(batas_penghentian(diterima).to_rfc3339(), "2026-05-04T10:00:00+07:00");
        let langkah = jelaskan_penghentian(diterima);
        let teks = |l: Option<&Langkah>| l.map(|l| l.teks.clone()).unwrap_or_default();
        assert_eq!(
            teks(langkah.first()),
            "Permohonan penarikan persetujuan diterima pada 1 Mei 2026, pukul 10.00 (+07:00)."
        );
        assert!(langkah[1].teks.contains("3 x 24 jam (72 jam)"));
        assert_eq!(teks(langkah.last()), "Dihentikan paling lambat: 4 Mei 2026, pukul 10.00 (+07:00).");
    }
}
