//! The answer of a rule in words.

use aturan::{Aturan, Keluaran, Rating};

/// One line of an answer in words; `nilai` is empty where a list has nothing in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Baris {
    pub label: &'static str,
    pub nilai: Vec<String>,
}

/// The answer of a rule in words, the most important line first.
pub fn hasil(aturan: &Aturan, keluaran: &Keluaran) -> Vec<Baris> {
    let ada = |isian: &aturan::Isian| {
        keluaran.nilai(isian.nama).map(|nilai| Baris { label: isian.label, nilai: nilai.baca(isian.jenis) })
    };
    let utama = aturan.luaran_utama();
    let lain = aturan.luaran.iter().filter(|isian| isian.nama != utama.nama);
    std::iter::once(utama).chain(lain).filter_map(ada).collect()
}

/// The predikat of two ratings in words, for the table; empty for unknown words.
pub fn predikat(hasil_kerja: &str, perilaku: &str) -> &'static str {
    match (Rating::dari_kode(hasil_kerja), Rating::dari_kode(perilaku)) {
        (Some(hasil_kerja), Some(perilaku)) => {
            aturan::predikat_kinerja_pegawai(hasil_kerja, perilaku).label()
        }
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use aturan::pintu;
    use serde_json::value::RawValue;

    use super::*;

    fn answer(id: &str) -> Vec<Baris> {
        let rule = aturan::cari(id).unwrap();
        let input = RawValue::from_string(rule.contoh_masukan.to_owned()).unwrap();
        hasil(rule, &pintu::hitung_aturan(id, Some(&input), None, false).hasil.expect("an answer"))
    }

    #[test]
    fn dates_months_and_truths_are_read_aloud() {
        let keberatan = answer("pp30_2019.keberatan_batas");
        assert_eq!(keberatan[0].nilai, ["Senin, 26 Januari 2026"]);
        assert_eq!(keberatan[1].nilai, ["Tepat waktu"]);
        assert!(
            answer("nip.parse").contains(&Baris { label: "Bulan pengangkatan", nilai: vec!["Mei".into()] })
        );
    }

    #[test]
    fn the_table_reads_as_the_rule_decides() {
        assert_eq!(predikat("di_atas_ekspektasi", "di_atas_ekspektasi"), "Sangat Baik");
        assert_eq!(predikat("di_atas_ekspektasi", "di_bawah_ekspektasi"), "Kurang");
        assert_eq!(predikat("", "sesuai_ekspektasi"), "");
    }
}
