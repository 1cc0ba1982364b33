//! The rules in plain words: what a topic is about, what a rule says, and how its answer reads.
//!
//! The registry speaks to programs in codes; this file speaks to people. A test holds both together: no rule, no
//! member of an answer and no code may be without words.

use aturan::{JenisAsn, Kelamin, Keluaran, Nilai, NipKeliru, Pelanggaran, Predikat, Rating};
use chrono::NaiveDate;
use web_kit::format;

/// A topic: one line of the list, whichever rule of it holds on the day.
#[derive(Debug)]
pub struct Topik {
    pub id: &'static str,
    /// Heading under which the topic stands.
    pub bagian: &'static str,
    pub judul: &'static str,
    pub ringkas: &'static str,
}

const PENILAIAN: &str = "Penilaian kinerja";
const SESUDAH: &str = "Sesudah hasil diterima";
const PEGAWAI: &str = "Data pegawai";

const TOPIK: &[Topik] = &[
    Topik {
        id: "predikat_kinerja",
        bagian: PENILAIAN,
        judul: "Predikat kinerja pegawai",
        ringkas: "Dari rating hasil kerja dan rating perilaku menjadi satu predikat.",
    },
    Topik {
        id: "rating_hasil_kerja_pimpinan",
        bagian: PENILAIAN,
        judul: "Rating hasil kerja pimpinan unit",
        ringkas: "Pimpinan unit dinilai menurut capaian organisasi yang dipimpinnya.",
    },
    Topik {
        id: "pola_distribusi",
        bagian: PENILAIAN,
        judul: "Sebaran predikat dalam satu unit",
        ringkas: "Perbandingan sebaran predikat dengan pola menurut capaian organisasi.",
    },
    Topik {
        id: "keberatan_batas",
        bagian: SESUDAH,
        judul: "Batas waktu mengajukan keberatan",
        ringkas: "Sampai hari apa keberatan atas hasil penilaian dapat diajukan.",
    },
    Topik {
        id: "nip",
        bagian: PEGAWAI,
        judul: "Arti angka-angka NIP",
        ringkas: "Tanggal lahir, pengangkatan, dan jenis kelamin di dalam 18 angka NIP.",
    },
];

/// The words of a topic.
pub fn topik(id: &str) -> Option<&'static Topik> {
    TOPIK.iter().find(|topik| topik.id == id)
}

/// What a rule says, and how its answer reads.
#[derive(Debug)]
struct Kata {
    id: &'static str,
    isi: &'static [&'static str],
    hasil: &'static [Hasil],
}

/// One member of an answer.
#[derive(Debug)]
struct Hasil {
    nama: &'static str,
    label: &'static str,
    rupa: Rupa,
}

/// How a value is read.
#[derive(Debug)]
enum Rupa {
    /// A code, and the words it stands for.
    Kata(fn(&str) -> Option<&'static str>),
    Tanggal,
    /// What true and what false means.
    YaTidak(&'static str, &'static str),
    /// Number of a month.
    Bulan,
    /// As it is.
    Polos,
}

const KATA: &[Kata] = &[
    Kata {
        id: "permenpanrb6_2022.predikat_kinerja_pegawai",
        isi: &[
            "Predikat kinerja ditentukan oleh dua rating: hasil kerja dan perilaku kerja. Masing-masing dinilai di \
             atas, sesuai, atau di bawah ekspektasi.",
            "Kedua rating dipertemukan pada tabel di bawah ini. Tidak ada angka yang dijumlahkan atau dirata-rata.",
            "Perilaku kerja di bawah ekspektasi membuat predikat paling tinggi Kurang, sebaik apa pun hasil kerjanya.",
        ],
        hasil: &[Hasil {
            nama: "predikat",
            label: "Predikat kinerja",
            rupa: Rupa::Kata(|kode| Predikat::dari_kode(kode).map(Predikat::label)),
        }],
    },
    Kata {
        id: "se3_2023.rating_hasil_kerja_pimpinan_dari_capaian_organisasi",
        isi: &[
            "Rating hasil kerja pimpinan unit mengikuti capaian kinerja organisasi yang dipimpinnya. Capaian itu \
             ditetapkan oleh pimpinan satu tingkat di atasnya.",
            "Istimewa dibaca di atas ekspektasi, Baik dibaca sesuai ekspektasi, dan selain itu di bawah ekspektasi.",
        ],
        hasil: &[Hasil {
            nama: "rating_hasil_kerja_pimpinan",
            label: "Rating hasil kerja pimpinan unit",
            rupa: Rupa::Kata(|kode| Rating::dari_kode(kode).map(Rating::label)),
        }],
    },
    Kata {
        id: "se3_2023.pola_distribusi",
        isi: &[
            "Sebaran predikat dalam satu unit dibandingkan dengan pola yang sesuai dengan capaian organisasinya. \
             Misalnya, bila capaian organisasi Baik, predikat Baik paling banyak 70 % dari semua pegawai.",
            "Pola menjadi bahan untuk meninjau kembali. Tidak ada predikat yang diubah karena hitungan ini.",
            "Unit dengan kurang dari 10 pegawai sulit memenuhi persentase apa pun, sehingga polanya hanya menjadi \
             bahan pertimbangan.",
        ],
        hasil: &[
            Hasil {
                nama: "sesuai_pola",
                label: "Sebaran predikat unit ini",
                rupa: Rupa::YaTidak("Sesuai dengan pola", "Berbeda dari pola"),
            },
            Hasil {
                nama: "pelanggaran",
                label: "Syarat yang belum terpenuhi",
                rupa: Rupa::Kata(|kode| Pelanggaran::dari_kode(kode).map(Pelanggaran::label)),
            },
        ],
    },
    Kata {
        id: "pp30_2019.keberatan_batas",
        isi: &[
            "Pegawai yang berkeberatan atas hasil penilaiannya dapat mengajukan keberatan paling lama 14 hari sejak \
             hasil diterima. Hari pertama adalah hari sesudah hasil diterima.",
            "Naskah yang kami baca tidak menyebut hari kalender atau hari kerja. Di sini keduanya dapat dihitung.",
        ],
        hasil: &[
            Hasil { nama: "batas", label: "Hari terakhir mengajukan keberatan", rupa: Rupa::Tanggal },
            Hasil {
                nama: "tepat_waktu",
                label: "Keberatan yang diajukan",
                rupa: Rupa::YaTidak("Tepat waktu", "Lewat waktu"),
            },
        ],
    },
    Kata {
        id: "nip.parse",
        isi: &[
            "NIP terdiri dari 18 angka: tanggal lahir (8 angka), tahun pengangkatan (4), bulan pengangkatan atau kode \
             PPPK (2), jenis kelamin (1), dan nomor urut (3).",
            "NIP tidak memiliki angka pemeriksa. Susunan yang benar belum berarti NIP itu milik seseorang.",
            "Alamat hasil hitungan memuat NIP yang Anda isi. Pertimbangkan sebelum membagikannya.",
        ],
        hasil: &[
            Hasil {
                nama: "valid",
                label: "Susunan NIP",
                rupa: Rupa::YaTidak("Sesuai aturan", "Belum sesuai aturan"),
            },
            Hasil { nama: "alasan", label: "Alasan", rupa: Rupa::Kata(alasan_nip) },
            Hasil {
                nama: "jenis",
                label: "Jenis pegawai",
                rupa: Rupa::Kata(|kode| JenisAsn::dari_kode(kode).map(JenisAsn::label)),
            },
            Hasil { nama: "lahir", label: "Tanggal lahir", rupa: Rupa::Tanggal },
            Hasil { nama: "tahun_angkat", label: "Tahun pengangkatan", rupa: Rupa::Polos },
            Hasil { nama: "bulan_angkat", label: "Bulan pengangkatan", rupa: Rupa::Bulan },
            Hasil {
                nama: "kelamin",
                label: "Jenis kelamin",
                rupa: Rupa::Kata(|kode| Kelamin::dari_kode(kode).map(Kelamin::label)),
            },
            Hasil { nama: "urut", label: "Nomor urut", rupa: Rupa::Polos },
        ],
    },
];

fn alasan_nip(kode: &str) -> Option<&'static str> {
    let kata = [
        (NipKeliru::Bukan18Digit, "Bukan tepat 18 angka tanpa spasi"),
        (NipKeliru::TanggalLahir, "Angka 1-8 bukan tanggal lahir yang ada di kalender"),
        (NipKeliru::BulanTmt, "Angka 13-14 bukan bulan pengangkatan dan bukan kode PPPK"),
        (NipKeliru::JenisKelamin, "Angka ke-15 bukan 1 (laki-laki) atau 2 (perempuan)"),
    ];
    kata.into_iter().find(|(keliru, _)| keliru.kode() == kode).map(|(_, teks)| teks)
}

/// What a rule says, in short paragraphs; empty for a rule that nobody has put into words yet.
pub fn isi(id: &str) -> &'static [&'static str] {
    kata(id).map_or(&[], |kata| kata.isi)
}

fn kata(id: &str) -> Option<&'static Kata> {
    KATA.iter().find(|kata| kata.id == id)
}

/// One line of an answer in words; `nilai` is empty where a list has nothing in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Baris {
    pub label: &'static str,
    pub nilai: Vec<String>,
}

/// The answer of a rule in words, the most important line first. A member without words stands as it is.
pub fn hasil(id: &str, keluaran: &Keluaran) -> Vec<Baris> {
    let dikenal = kata(id).map_or(&[][..], |kata| kata.hasil);
    let baris = |(nama, nilai): (&'static str, &Nilai)| match dikenal.iter().find(|hasil| hasil.nama == nama)
    {
        Some(hasil) => Baris { label: hasil.label, nilai: hasil.rupa.tulis(nilai) },
        None => Baris { label: nama, nilai: Rupa::Polos.tulis(nilai) },
    };
    keluaran.iter().map(baris).collect()
}

impl Rupa {
    fn tulis(&self, nilai: &Nilai) -> Vec<String> {
        match nilai {
            Nilai::Benar(benar) => vec![self.ya_tidak(*benar)],
            Nilai::Bulat(angka) => vec![self.angka(*angka)],
            Nilai::Kata(kode) => vec![self.kata(kode)],
            Nilai::Teks(teks) => vec![self.kata(teks)],
            Nilai::Daftar(daftar) => daftar.iter().map(|kode| self.kata(kode)).collect(),
        }
    }

    fn ya_tidak(&self, benar: bool) -> String {
        match (self, benar) {
            (Self::YaTidak(ya, _), true) => *ya,
            (Self::YaTidak(_, tidak), false) => *tidak,
            (_, true) => "Ya",
            (_, false) => "Tidak",
        }
        .to_owned()
    }

    fn angka(&self, angka: i64) -> String {
        let bulan = u32::try_from(angka).ok().and_then(|bulan| NaiveDate::from_ymd_opt(2000, bulan, 1));
        match (self, bulan) {
            (Self::Bulan, Some(bulan)) => format::bulan(bulan).to_owned(),
            _ => angka.to_string(),
        }
    }

    fn kata(&self, teks: &str) -> String {
        match self {
            Self::Kata(kata) => kata(teks).unwrap_or(teks).to_owned(),
            Self::Tanggal => {
                teks.parse().map_or_else(|_| teks.to_owned(), |hari: chrono::NaiveDate| format::tanggal(hari))
            }
            _ => teks.to_owned(),
        }
    }
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
    use serde_json::Value;

    use super::*;

    fn answer(rule: &str, input: &Value) -> Vec<Baris> {
        let jawaban = pintu::hitung_aturan(rule, Some(input), None, false);
        hasil(rule, &jawaban.hasil.expect("an answer"))
    }

    #[test]
    fn every_rule_and_topic_has_words() {
        for rule in aturan::daftar() {
            assert!(topik(rule.topik).is_some(), "{}", rule.topik);
            assert!(!isi(rule.id).is_empty(), "{}", rule.id);
            assert!(isi(rule.id).iter().all(|teks| teks.ends_with('.')), "{}", rule.id);
        }
        assert!(KATA.iter().all(|kata| aturan::cari(kata.id).is_some()), "words of rules that are gone");
        assert!(TOPIK.iter().all(|topik| aturan::dalam_topik(topik.id).next().is_some()));
    }

    #[test]
    fn no_answer_shows_a_code() {
        let cases: Vec<Value> =
            serde_json::from_str(include_str!("../../../aturan/tests/kasus.json")).unwrap();
        for case in &cases {
            let rule = case["rule"].as_str().unwrap();
            for baris in answer(rule, &case["input"]) {
                let codes = |text: &str| text.contains('_') || text.starts_with(char::is_lowercase);
                assert!(!codes(baris.label), "{rule}: {}", baris.label);
                assert!(!baris.nilai.iter().any(|nilai| codes(nilai)), "{rule}: {:?}", baris.nilai);
            }
        }
    }

    #[test]
    fn dates_months_and_truths_are_read_aloud() {
        let contoh = |id| serde_json::from_str(aturan::cari(id).unwrap().contoh_masukan).unwrap();
        let keberatan = answer("pp30_2019.keberatan_batas", &contoh("pp30_2019.keberatan_batas"));
        assert_eq!(keberatan[0].nilai, ["Senin, 26 Januari 2026"]);
        assert_eq!(keberatan[1].nilai, ["Tepat waktu"]);
        let nip = answer("nip.parse", &contoh("nip.parse"));
        assert!(nip.contains(&Baris { label: "Bulan pengangkatan", nilai: vec!["Mei".into()] }));
    }

    #[test]
    fn the_table_reads_as_the_rule_decides() {
        assert_eq!(predikat("di_atas_ekspektasi", "di_atas_ekspektasi"), "Sangat Baik");
        assert_eq!(predikat("di_atas_ekspektasi", "di_bawah_ekspektasi"), "Kurang");
        assert_eq!(predikat("", "sesuai_ekspektasi"), "");
    }
}
