//! Sentences with gaps: `{12-18}` becomes a number of the range, `{pasar|terminal}` one of the words.

use super::acak::Acak;

/// The sentence filled in, and the first number that was drawn (the countable result of an activity).
pub(crate) fn isi(teks: &str, acak: &mut Acak) -> (String, Option<i64>) {
    let mut keluar = String::with_capacity(teks.len());
    let mut angka = None;
    let mut sisa = teks;
    while let Some((depan, ekor)) = sisa.split_once('{') {
        let Some((celah, lanjut)) = ekor.split_once('}') else { break };
        keluar.push_str(depan);
        match rentang(celah) {
            Some((a, b)) => {
                let n = acak.antara(a, b);
                angka.get_or_insert(n);
                keluar.push_str(&n.to_string());
            }
            None => {
                let kata: Vec<&str> = celah.split('|').collect();
                keluar.push_str(acak.pilih(&kata).copied().unwrap_or_default());
            }
        }
        sisa = lanjut;
    }
    keluar.push_str(sisa);
    (keluar, angka)
}

fn rentang(celah: &str) -> Option<(i64, i64)> {
    let (a, b) = celah.split_once('-')?;
    Some((a.parse().ok()?, b.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::isi;
    use crate::demo::kota::acak::Acak;

    #[test]
    fn numbers_and_words_are_drawn_and_the_first_number_is_told() {
        let (teks, angka) =
            isi("Melayani {7-7} warga di {loket A}; {2-2} kembali", &mut Acak::untuk(1, "t", ""));
        assert_eq!(teks, "Melayani 7 warga di loket A; 2 kembali");
        assert_eq!(angka, Some(7));
    }

    #[test]
    fn plain_text_stays_and_an_open_gap_is_kept_as_written() {
        let mut acak = Acak::untuk(1, "t", "");
        assert_eq!(isi("Rapat", &mut acak), ("Rapat".to_owned(), None));
        assert_eq!(isi("Rapat {1-2", &mut acak), ("Rapat {1-2".to_owned(), None));
    }
}
