//! Angka kredit kumulatif that a promotion needs.

use super::{JENJANG, MULAI};
use crate::{
    Jenjang,
    galat::Galat,
    isian::{Isian, Jenis},
    keluaran::Keluaran,
    masukan::Masukan,
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    topik::Topik,
};

const PASAL: &str = "PerBKN 3/2023, angka kredit kumulatif kenaikan pangkat dan jenjang";
const PANGKAT: Isian = Isian::wajib("pangkat", "Untuk naik pangkat", Jenis::BULAT);
const NAIK_JENJANG: Isian = Isian::boleh("jenjang", "Untuk naik jenjang", Jenis::BULAT);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "perbkn3_2023.kebutuhan_akk",
    topik: Topik::KebutuhanAngkaKredit,
    judul: "Angka kredit kumulatif untuk naik pangkat dan naik jenjang",
    isi: &[
        "Tiap jenjang memiliki dua kebutuhan angka kredit kumulatif: untuk naik pangkat di dalam jenjang itu, dan untuk \
         naik ke jenjang berikutnya.",
        "Penyelia dan Ahli Utama adalah jenjang tertinggi pada jalurnya, sehingga tidak memiliki kebutuhan untuk naik \
         jenjang.",
        "Angka kredit bukan satu-satunya syarat. Naik jenjang, misalnya, juga memerlukan uji kompetensi dan lowongan \
         kebutuhan jabatan.",
    ],
    pembulatan: "Tidak ada angka yang dibulatkan.",
    regulasi: "PerBKN 3/2023",
    pasal: "Angka kredit kumulatif kenaikan pangkat dan jenjang",
    berlaku_mulai: MULAI,
    berlaku_sampai: None,
    // Rows of keterampilan are shifted in the scan that was read. A lampiran of PermenPANRB 1/2023 (jdih.menpan.go.id,
    // AKK kenaikan pangkat by golongan: II/a 15, II/b-II/d 20, III/a-III/b 50, III/c 100) bears out the needs for
    // pangkat; those for jenjang of Pemula 15 and Terampil 60 (three times 20) stay doubtful.
    keyakinan: Keyakinan::Sedang,
    contoh_masukan: r#"{"jenjang":"ahli_pertama"}"#,
    isian: &[JENJANG],
    luaran: &[PANGKAT, NAIK_JENJANG],
    hitung,
};

/// Angka kredit kumulatif that a jenjang needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kebutuhan {
    /// For the next pangkat.
    pub pangkat: i64,
    /// For the next jenjang; None for the highest jenjang of its line.
    pub jenjang: Option<i64>,
}

/// Angka kredit kumulatif for the next pangkat and the next jenjang (PerBKN 3/2023). Total.
pub const fn kebutuhan_akk(jenjang: Jenjang) -> Kebutuhan {
    let (pangkat, jenjang) = match jenjang {
        Jenjang::Pemula => (15, Some(15)),
        Jenjang::Terampil => (20, Some(60)),
        Jenjang::Mahir | Jenjang::AhliPertama => (50, Some(100)),
        Jenjang::Penyelia => (100, None),
        Jenjang::AhliMuda => (100, Some(200)),
        Jenjang::AhliMadya => (150, Some(450)),
        Jenjang::AhliUtama => (200, None),
    };
    Kebutuhan { pangkat, jenjang }
}

/// The two needs as sentences.
pub fn jelaskan_kebutuhan_akk(jenjang: Jenjang) -> Vec<Langkah> {
    let kebutuhan = kebutuhan_akk(jenjang);
    let naik_jenjang = match kebutuhan.jenjang {
        Some(ak) => format!("Untuk naik dari {jenjang} ke jenjang berikutnya diperlukan {ak} angka kredit."),
        None => format!("{jenjang} adalah jenjang tertinggi pada jalurnya."),
    };
    let pangkat =
        format!("Untuk naik pangkat pada jenjang {jenjang} diperlukan {} angka kredit.", kebutuhan.pangkat);
    [pangkat, naik_jenjang].into_iter().map(|t| Langkah::baru(PASAL, t)).collect()
}

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let jenjang = masukan.pilihan(&JENJANG, Jenjang::dari_kode)?;
    penjelasan.isi(|| jelaskan_kebutuhan_akk(jenjang));
    let kebutuhan = kebutuhan_akk(jenjang);
    Ok(Keluaran::baru([("pangkat", kebutuhan.pangkat.into()), ("jenjang", kebutuhan.jenjang.into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_as_printed() {
        let tabel: Vec<_> =
            Jenjang::ALL.iter().map(|j| kebutuhan_akk(*j)).map(|k| (k.pangkat, k.jenjang)).collect();
        let harap = [
            (15, Some(15)),
            (20, Some(60)),
            (50, Some(100)),
            (100, None),
            (50, Some(100)),
            (100, Some(200)),
            (150, Some(450)),
            (200, None),
        ];
        assert_eq!(tabel, harap);
    }

    #[test]
    fn the_explanation_names_both_needs() {
        assert!(jelaskan_kebutuhan_akk(Jenjang::AhliMuda)[1].teks.contains("diperlukan 200"));
        assert!(jelaskan_kebutuhan_akk(Jenjang::AhliUtama)[1].teks.contains("jenjang tertinggi"));
    }
}
