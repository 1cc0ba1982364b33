//! Who comes first where final scores are the same.

use std::{cmp::Ordering, collections::HashSet};

use chrono::NaiveDate;

use super::{BERLAKU_MULAI, REGULASI};
use crate::{
    Nilai, Pecahan,
    galat::{Galat, Kode},
    isian::{Isian, Jenis},
    kalender::tulis_tanggal,
    keluaran::Keluaran,
    masukan::{Butir, Masukan},
    registri::{Aturan, Keyakinan, Langkah, Penjelasan},
    skd::{self, NilaiSkd, TIU, TKP, TOTAL_SKD, TWK},
    topik::Topik,
};

const PASAL: &str = "PermenPANRB 6/2024, urutan peserta dengan nilai akhir sama";
const PESERTA_MAKS: usize = 1_000;

/// What decides between participants. Scores: 0..=100 for `akhir` and `ipk`, see [`NilaiSkd`] for the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PesertaSeleksi {
    pub akhir: Pecahan,
    /// Total of the SKD as published; the order uses it, not the sum of the parts.
    pub skd: u16,
    pub bagian: NilaiSkd,
    /// IPK, or the mark of the diploma; of one kind for all.
    pub ipk: Pecahan,
    pub lahir: NaiveDate,
}

/// What puts one participant before another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pembeda {
    Akhir,
    Skd,
    Tkp,
    Tiu,
    Twk,
    Ipk,
    /// The older comes first.
    Lahir,
    /// Nothing: they stay as given.
    Urutan,
}

/// What decides between two, and how: `Less` if `a` comes first (PermenPANRB 6/2024). Total.
pub fn pembeda(a: &PesertaSeleksi, b: &PesertaSeleksi) -> (Pembeda, Ordering) {
    let tangga = [
        (Pembeda::Akhir, b.akhir.cmp(&a.akhir)),
        (Pembeda::Skd, b.skd.cmp(&a.skd)),
        (Pembeda::Tkp, b.bagian.tkp.cmp(&a.bagian.tkp)),
        (Pembeda::Tiu, b.bagian.tiu.cmp(&a.bagian.tiu)),
        (Pembeda::Twk, b.bagian.twk.cmp(&a.bagian.twk)),
        (Pembeda::Ipk, b.ipk.cmp(&a.ipk)),
        (Pembeda::Lahir, a.lahir.cmp(&b.lahir)),
    ];
    tangga.into_iter().find(|(_, urut)| urut.is_ne()).unwrap_or((Pembeda::Urutan, Ordering::Equal))
}

/// Positions in `peserta`, first to last; full ties stay as given (PermenPANRB 6/2024). Total.
///
/// Different final scores are ordered by score, so that a whole list may be given.
pub fn urutkan_peserta(peserta: &[PesertaSeleksi]) -> Vec<usize> {
    let mut urutan: Vec<_> = (0..peserta.len()).collect();
    urutan.sort_by(|&a, &b| pembeda(&peserta[a], &peserta[b]).1);
    urutan
}

/// One step for each neighbours in the order, with what decided; then parts of an SKD that do not add up.
pub fn jelaskan_urutan(peserta: &[(String, PesertaSeleksi)]) -> Vec<Langkah> {
    let nilai: Vec<_> = peserta.iter().map(|(_, p)| *p).collect();
    let urutan: Vec<_> = urutkan_peserta(&nilai).into_iter().map(|i| &peserta[i]).collect();
    let mut teks: Vec<_> =
        urutan.first().map(|(id, _)| format!("Urutan pertama: {id}.")).into_iter().collect();
    teks.extend(urutan.windows(2).map(|p| kalimat(p[0], p[1])));
    teks.extend(peserta.iter().filter_map(|(id, p)| {
        let jumlah = p.bagian.total();
        (jumlah != u32::from(p.skd)).then(|| {
            format!(
                "SKD {id} tertulis {}, sedangkan TWK, TIU, dan TKP berjumlah {jumlah}; mohon diperiksa.",
                p.skd
            )
        })
    }));
    teks.into_iter().map(|t| Langkah::baru(PASAL, t)).collect()
}

fn kalimat((a, kiri): &(String, PesertaSeleksi), (b, kanan): &(String, PesertaSeleksi)) -> String {
    let tinggi = |nama: &str, kiri: &dyn std::fmt::Display, kanan: &dyn std::fmt::Display| {
        format!("{a} sebelum {b}: {nama} {kiri} lebih tinggi daripada {kanan}.")
    };
    match pembeda(kiri, kanan).0 {
        Pembeda::Akhir => tinggi("nilai akhir", &kiri.akhir, &kanan.akhir),
        Pembeda::Skd => tinggi("SKD", &kiri.skd, &kanan.skd),
        Pembeda::Tkp => tinggi("TKP", &kiri.bagian.tkp, &kanan.bagian.tkp),
        Pembeda::Tiu => tinggi("TIU", &kiri.bagian.tiu, &kanan.bagian.tiu),
        Pembeda::Twk => tinggi("TWK", &kiri.bagian.twk, &kanan.bagian.twk),
        Pembeda::Ipk => tinggi("IPK atau nilai ijazah", &kiri.ipk, &kanan.ipk),
        Pembeda::Lahir => {
            let (kiri, kanan) = (tulis_tanggal(kiri.lahir), tulis_tanggal(kanan.lahir));
            format!("{a} sebelum {b}: lahir {kiri}, lebih tua daripada yang lahir {kanan}.")
        }
        Pembeda::Urutan => format!("{a} dan {b} sama dalam segala hal; urutannya seperti yang diisikan."),
    }
}

const SERATUS: Jenis = Jenis::Desimal { min: 0, maks: 100 };
const ID: Isian = Isian::wajib("id", "Nama atau nomor peserta", Jenis::Teks);
const AKHIR: Isian = Isian::wajib("akhir", "Nilai akhir", SERATUS);
const SKD: Isian = Isian::wajib("skd", "Jumlah nilai SKD", TOTAL_SKD);
const IPK: Isian = Isian::wajib("ipk", "IPK atau nilai ijazah", SERATUS);
const LAHIR: Isian = Isian::wajib("lahir", "Tanggal lahir", Jenis::Tanggal);
const SATU_PESERTA: Isian =
    Isian::wajib("", "peserta", Jenis::Kelompok(&[ID, AKHIR, SKD, TKP, TIU, TWK, IPK, LAHIR]));
const PESERTA: Isian =
    Isian::wajib("peserta", "Peserta", Jenis::Daftar { isi: &SATU_PESERTA, min: 1, maks: PESERTA_MAKS });
const SATU_ID: Isian = Isian::wajib("", "peserta", Jenis::Teks);
const URUTAN: Isian =
    Isian::wajib("urutan", "Urutan peserta", Jenis::Daftar { isi: &SATU_ID, min: 1, maks: PESERTA_MAKS });

pub(crate) const ATURAN: Aturan = Aturan {
    id: "permenpanrb6_2024.tie_break",
    topik: Topik::UrutanNilaiSama,
    judul: "Urutan peserta seleksi CPNS dengan nilai akhir sama",
    isi: &[
        "Bila nilai akhir sama, yang didahulukan berturut-turut: jumlah SKD, TKP, TIU, TWK, lalu IPK atau nilai ijazah yang \
         lebih tinggi. Bila semuanya sama, yang lebih tua didahulukan.",
        "Peserta dengan nilai akhir berbeda diurutkan menurut nilai akhirnya.",
    ],
    pembulatan: "Nilai dibandingkan sebagaimana diisikan, tanpa pembulatan.",
    regulasi: REGULASI,
    pasal: "Urutan peserta dengan nilai akhir sama",
    berlaku_mulai: BERLAKU_MULAI,
    berlaku_sampai: None,
    // Two press reports agree.
    keyakinan: Keyakinan::Tinggi,
    contoh_masukan: r#"{"peserta":[{"id":"P1","akhir":76.15,"skd":420,"tkp":180,"tiu":120,"twk":120,"ipk":3.5,"lahir":"1998-01-01"},{"id":"P2","akhir":76.15,"skd":420,"tkp":185,"tiu":115,"twk":120,"ipk":3.2,"lahir":"1999-01-01"}]}"#,
    isian: &[PESERTA],
    luaran: &[URUTAN],
    hitung,
};

fn hitung(masukan: &Masukan<'_>, penjelasan: &mut Penjelasan) -> Result<Keluaran, Galat> {
    let peserta = masukan.butir(&PESERTA)?.daftar(baca_peserta)?;
    let mut nama = HashSet::new();
    if let Some(nomor) = peserta.iter().position(|(id, _)| !nama.insert(id.as_str())) {
        let pesan = format!("Peserta ke-{} memakai id yang sudah dipakai sebelumnya.", nomor + 1);
        return Err(Galat::pada(Kode::DiLuarBatas, format!("{}[{nomor}].{}", PESERTA.nama, ID.nama), pesan));
    }
    penjelasan.isi(|| jelaskan_urutan(&peserta));
    let nilai: Vec<_> = peserta.iter().map(|(_, p)| *p).collect();
    let urutan = urutkan_peserta(&nilai).into_iter().map(|i| peserta[i].0.clone().into()).collect();
    Ok(Keluaran::baru([("urutan", Nilai::Daftar(urutan))]))
}

/// The parts need not make the total: TWK could never decide if they had to. The steps say where they do not.
fn baca_peserta(butir: &Butir<'_>) -> Result<(String, PesertaSeleksi), Galat> {
    let kelompok = butir.kelompok()?;
    let id = kelompok.teks(&ID)?.into_owned();
    if !(1..=100).contains(&id.chars().count()) {
        return Err(kelompok.butir(&ID)?.tolak(Kode::DiLuarBatas, "harus terdiri dari 1 sampai 100 huruf"));
    }
    let peserta = PesertaSeleksi {
        akhir: kelompok.desimal(&AKHIR)?,
        skd: kelompok.bulat_sebagai(&SKD)?,
        bagian: skd::baca(&kelompok)?,
        ipk: kelompok.desimal(&IPK)?,
        lahir: kelompok.tanggal(&LAHIR)?,
    };
    Ok((id, peserta))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dasar() -> PesertaSeleksi {
        PesertaSeleksi {
            akhir: Pecahan::per(7615, 100),
            skd: 420,
            bagian: NilaiSkd { twk: 120, tiu: 120, tkp: 180 },
            ipk: Pecahan::per(7, 2),
            lahir: NaiveDate::from_ymd_opt(1998, 1, 1).expect("a date"),
        }
    }

    fn tkp(tkp: u16) -> PesertaSeleksi {
        PesertaSeleksi { bagian: NilaiSkd { tkp, ..dasar().bagian }, ..dasar() }
    }

    /// Each is better than `dasar` in one thing and worse in all that come after it.
    fn lebih() -> [(Pembeda, PesertaSeleksi); 7] {
        let muda = NaiveDate::from_ymd_opt(2000, 1, 1).expect("a date");
        let kalah = PesertaSeleksi {
            skd: 0,
            bagian: NilaiSkd { twk: 0, tiu: 0, tkp: 0 },
            ipk: Pecahan::NOL,
            lahir: muda,
            ..dasar()
        };
        let bagian = |twk, tiu, tkp| NilaiSkd { twk, tiu, tkp };
        [
            (Pembeda::Akhir, PesertaSeleksi { akhir: Pecahan::per(7616, 100), ..kalah }),
            (Pembeda::Skd, PesertaSeleksi { skd: 421, ..kalah }),
            (Pembeda::Tkp, PesertaSeleksi { skd: 420, bagian: bagian(0, 0, 181), ..kalah }),
            (Pembeda::Tiu, PesertaSeleksi { skd: 420, bagian: bagian(0, 121, 180), ..kalah }),
            (Pembeda::Twk, PesertaSeleksi { skd: 420, bagian: bagian(121, 120, 180), ..kalah }),
            (Pembeda::Ipk, PesertaSeleksi { ipk: Pecahan::per(351, 100), lahir: muda, ..dasar() }),
            (Pembeda::Lahir, PesertaSeleksi { lahir: dasar().lahir.pred_opt().expect("a day"), ..dasar() }),
        ]
    }

    #[test]
    fn each_thing_decides_before_those_after_it() {
        for (sebab, peserta) in lebih() {
            assert_eq!(pembeda(&peserta, &dasar()), (sebab, Ordering::Less));
            assert_eq!(pembeda(&dasar(), &peserta), (sebab, Ordering::Greater));
            assert_eq!(urutkan_peserta(&[dasar(), peserta]), [1, 0]);
        }
    }

    #[test]
    fn full_ties_stay_as_given() {
        assert_eq!(pembeda(&dasar(), &dasar()), (Pembeda::Urutan, Ordering::Equal));
        assert_eq!(urutkan_peserta(&[dasar(), tkp(181), dasar()]), [1, 0, 2]);
        assert!(urutkan_peserta(&[]).is_empty());
    }

    #[test]
    fn the_explanation_says_what_decided() {
        let nama = |id: &str, p| (id.to_owned(), p);
        let tua = PesertaSeleksi { lahir: NaiveDate::from_ymd_opt(1997, 6, 1).expect("a date"), ..dasar() };
        let daftar = [nama("P1", dasar()), nama("P2", tkp(185)), nama("P4", tua)];
        let teks: Vec<_> = jelaskan_urutan(&daftar).into_iter().map(|l| l.teks).collect();
        assert_eq!(teks[..2], ["Urutan pertama: P2.", "P2 sebelum P4: TKP 185 lebih tinggi daripada 180."]);
        assert_eq!(
            teks[2],
            "P4 sebelum P1: lahir 1 Juni 1997, lebih tua daripada yang lahir 1 Januari 1998."
        );
        assert!(teks[3].starts_with("SKD P2 tertulis 420, sedangkan TWK, TIU, dan TKP berjumlah 425"));
    }
}
