//! The ranking of candidates and the three names for the PPK.

use std::cmp::Reverse;

use super::{
    BERLAKU_MULAI, REGULASI,
    bobot::{PASAL, SERATUS, periksa_bobot},
    komponen::{BOBOT, Komponen, PER_KOMPONEN, PerKomponen, baca},
};
use crate::{
    Nilai, Pecahan,
    galat::{Galat, Kode},
    isian::{Isian, Jenis},
    keluaran::Keluaran,
    masukan::Masukan,
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    topik::Topik,
};

/// Names that are put before the PPK.
pub const NAMA_DIAJUKAN: usize = 3;
const PESERTA_MAKS: usize = 100;

/// The weighted score of one candidate, exact: weights in percent times scores (PermenPANRB 15/2019). Total.
pub fn nilai_akhir_jpt(bobot: &PerKomponen, nilai: &PerKomponen) -> Pecahan {
    let jumlah: Pecahan = Komponen::ALL.iter().map(|k| bobot.nilai(*k) * nilai.nilai(*k)).sum();
    jumlah.per_seratus()
}

/// Positions in `nilai`, best first; the first [`NAMA_DIAJUKAN`] are the names for the PPK. Total.
///
/// The exact score decides, also where two look the same at two places. No source was found for ties: wawancara,
/// then asesmen, then the order given.
pub fn peringkat_jpt(bobot: &PerKomponen, nilai: &[PerKomponen]) -> Vec<usize> {
    let mut urutan: Vec<_> = (0..nilai.len()).collect();
    // Stable, so that full ties stay as given.
    urutan.sort_by_key(|&i| Reverse(kunci(bobot, &nilai[i])));
    urutan
}

fn kunci(bobot: &PerKomponen, nilai: &PerKomponen) -> [Pecahan; 3] {
    [nilai_akhir_jpt(bobot, nilai), nilai.nilai(Komponen::Wawancara), nilai.nilai(Komponen::Asesmen)]
}

/// One step for each candidate, one for ties if there are any, one for the names.
pub fn jelaskan_peringkat_jpt(bobot: &PerKomponen, peserta: &[(String, PerKomponen)]) -> Vec<Langkah> {
    let nilai: Vec<_> = peserta.iter().map(|(_, nilai)| *nilai).collect();
    let urutan = peringkat_jpt(bobot, &nilai);
    let mut teks: Vec<_> = peserta.iter().map(|(nama, nilai)| kalimat(bobot, nama, nilai)).collect();
    let sama = |p: &[usize]| nilai_akhir_jpt(bobot, &nilai[p[0]]) == nilai_akhir_jpt(bobot, &nilai[p[1]]);
    if urutan.windows(2).any(sama) {
        teks.push(
            "Nilai akhir yang sama diurutkan menurut nilai wawancara, lalu asesmen, lalu urutan pengisian; peraturan yang \
             kami baca tidak mengaturnya."
                .to_owned(),
        );
    }
    let nama: Vec<_> = urutan.iter().take(NAMA_DIAJUKAN).map(|i| peserta[*i].0.as_str()).collect();
    teks.push(format!("Nama yang diajukan kepada PPK, dari nilai tertinggi: {}.", nama.join(", ")));
    let luar = periksa_bobot(bobot).di_luar_rentang;
    if !luar.is_empty() {
        let luar: Vec<_> = luar.iter().map(|k| k.label()).collect();
        teks.push(format!("Bobot ini di luar rentang peraturan, mohon diperiksa: {}.", luar.join(", ")));
    }
    teks.into_iter().map(|t| Langkah::baru(PASAL, t)).collect()
}

fn kalimat(bobot: &PerKomponen, nama: &str, nilai: &PerKomponen) -> String {
    let suku: Vec<_> =
        Komponen::ALL.iter().map(|k| format!("{} x {} %", nilai.nilai(*k), bobot.nilai(*k))).collect();
    format!("{nama}: {} = {}.", suku.join(" + "), nilai_akhir_jpt(bobot, nilai))
}

const SATU_PESERTA: Isian = Isian::wajib("", "nilai peserta", PER_KOMPONEN);
const NILAI: Isian = Isian::wajib(
    "nilai",
    "Nilai setiap peserta",
    Jenis::Peta { isi: &SATU_PESERTA, min: 1, maks: PESERTA_MAKS },
);
const SATU_AKHIR: Isian = Isian::wajib("", "nilai akhir", Jenis::DESIMAL);
const AKHIR: Isian =
    Isian::wajib("nilai_akhir", "Nilai akhir", Jenis::Peta { isi: &SATU_AKHIR, min: 1, maks: PESERTA_MAKS });
const SATU_NAMA: Isian = Isian::wajib("", "nama peserta", Jenis::Teks);
const TIGA_BESAR: Isian = Isian::wajib(
    "tiga_besar",
    "Nama yang diajukan kepada PPK",
    Jenis::Daftar { isi: &SATU_NAMA, min: 1, maks: NAMA_DIAJUKAN },
);

pub(crate) const ATURAN: Aturan = Aturan {
    id: "permenpanrb15_2019.peringkat_jpt",
    topik: Topik::PeringkatJpt,
    judul: "Peringkat peserta seleksi terbuka JPT dan tiga nama yang diajukan",
    isi: &[
        "Nilai setiap komponen dikalikan dengan bobotnya, lalu dijumlahkan. Tiga nama dengan nilai tertinggi diajukan \
         kepada Pejabat Pembina Kepegawaian (PPK), yang memilih satu di antaranya.",
        "Untuk nilai akhir yang sama, kami mendahulukan nilai wawancara, lalu asesmen, lalu urutan pengisian. Peraturan \
         yang kami baca tidak mengaturnya.",
        "Bila pesertanya kurang dari tiga, semua nama disebut.",
    ],
    pembulatan: "Nilai akhir ditulis dengan dua angka di belakang koma, setengah ke atas; peringkat memakai nilai yang \
                 belum dibulatkan.",
    regulasi: REGULASI,
    pasal: "Lampiran, bobot penilaian",
    berlaku_mulai: BERLAKU_MULAI,
    berlaku_sampai: None,
    // The weights from one press report, the order of ties our own choice.
    keyakinan: Keyakinan::Rendah,
    contoh_masukan: r#"{"bobot":{"makalah":20,"asesmen":25,"wawancara":35,"rekam_jejak":20},"nilai":{"Andi":{"makalah":85,"asesmen":78,"wawancara":82,"rekam_jejak":80},"Budi":{"makalah":80,"asesmen":75,"wawancara":80,"rekam_jejak":90},"Citra":{"makalah":88,"asesmen":85,"wawancara":84,"rekam_jejak":70},"Dewi":{"makalah":78,"asesmen":70,"wawancara":79,"rekam_jejak":75}}}"#,
    isian: &[BOBOT, NILAI],
    luaran: &[AKHIR, TIGA_BESAR],
    hitung,
};

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let bobot = baca(&masukan.butir(&BOBOT)?)?;
    let peserta = masukan.butir(&NILAI)?.peta(baca)?;
    if bobot.jumlah() != SERATUS {
        let isi = format!("berjumlah {} %; seharusnya tepat 100 %", bobot.jumlah());
        return Err(masukan.butir(&BOBOT)?.tolak(Kode::DiLuarBatas, &isi));
    }
    penjelasan.isi(|| jelaskan_peringkat_jpt(&bobot, &peserta));
    let nilai: Vec<_> = peserta.iter().map(|(_, nilai)| *nilai).collect();
    let tiga = peringkat_jpt(&bobot, &nilai).into_iter().take(NAMA_DIAJUKAN);
    let tiga: Vec<Nilai> = tiga.map(|i| peserta[i].0.clone().into()).collect();
    let akhir = |nilai| nilai_akhir_jpt(&bobot, nilai).bulatkan(2).into();
    let akhir = Keluaran::peta(peserta.iter().map(|(nama, nilai)| (nama.clone(), akhir(nilai))));
    Ok(Keluaran::baru([("nilai_akhir", akhir.into()), ("tiga_besar", Nilai::Daftar(tiga))]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn per(nilai: [i64; 4]) -> PerKomponen {
        PerKomponen::baru(nilai.map(Pecahan::bulat))
    }

    const BOBOT: PerKomponen =
        PerKomponen::baru([Pecahan::bulat(20), Pecahan::bulat(25), Pecahan::bulat(35), Pecahan::bulat(20)]);

    #[test]
    fn scores_are_weighted_exactly() {
        assert_eq!(nilai_akhir_jpt(&BOBOT, &per([85, 78, 82, 80])), Pecahan::per(812, 10));
        assert_eq!(nilai_akhir_jpt(&BOBOT, &per([80, 75, 80, 90])), Pecahan::per(8075, 100));
        assert_eq!(nilai_akhir_jpt(&BOBOT, &per([100; 4])), SERATUS);
        assert_eq!(nilai_akhir_jpt(&BOBOT, &per([0; 4])), Pecahan::NOL);
    }

    #[test]
    fn ties_go_by_interview_then_assessment_then_the_order_given() {
        // All 80: the second has the better interview (+4 x 35 % = -7 x 20 % of makalah), the third the better
        // assessment (+4 x 25 % = -5 x 20 %).
        let nilai = [per([80; 4]), per([73, 80, 84, 80]), per([75, 84, 80, 80]), per([80; 4])];
        assert!(nilai.iter().all(|n| nilai_akhir_jpt(&BOBOT, n) == Pecahan::bulat(80)));
        assert_eq!(peringkat_jpt(&BOBOT, &nilai), [1, 2, 0, 3]);
    }

    #[test]
    fn unseen_places_decide_before_the_interview() {
        let tinggi = PerKomponen::baru([
            Pecahan::per(800_001, 10_000),
            Pecahan::bulat(80),
            Pecahan::bulat(80),
            Pecahan::bulat(80),
        ]);
        assert_eq!(peringkat_jpt(&BOBOT, &[per([73, 80, 84, 80]), tinggi]), [1, 0]);
    }

    #[test]
    fn the_explanation_shows_the_sum_ties_names_and_odd_weights() {
        let peserta = [("A".to_owned(), per([80; 4])), ("B".to_owned(), per([73, 80, 84, 80]))];
        let teks = |bobot| -> Vec<_> {
            jelaskan_peringkat_jpt(bobot, &peserta).into_iter().map(|l| l.teks).collect()
        };
        let biasa = teks(&BOBOT);
        assert_eq!(biasa[1], "B: 73 x 20 % + 80 x 25 % + 84 x 35 % + 80 x 20 % = 80.");
        assert!(biasa[2].contains("wawancara, lalu asesmen"));
        assert!(biasa[3].ends_with("dari nilai tertinggi: B, A."));
        let lain = teks(&per([25; 4]));
        assert!(lain[3].ends_with("mohon diperiksa: Makalah, Wawancara, Rekam jejak."), "{lain:?}");
    }
}
