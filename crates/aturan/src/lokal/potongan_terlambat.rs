//! What being late costs, in percent of the discipline part.

use super::{Setempat, setempat};
use crate::{
    Pecahan,
    galat::{Galat, Kode},
    isian::{Isian, Jenis},
    masukan::{Butir, Masukan},
    tpp::{JenjangPotongan, persen_terlambat},
};

/// Brackets of minutes with their percent; the same for leaving early.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PotonganTerlambat {
    /// Rising; the last one has no upper end.
    pub jenjang: Vec<JenjangPotongan<'static>>,
    /// Percent for each day absent without leave.
    pub alpa: Pecahan,
    /// Percent that all cuts of a month together may reach.
    pub maks: Pecahan,
}

impl PotonganTerlambat {
    /// Percent for so many minutes on one day; nothing for none.
    pub fn persen(&self, menit: u16) -> Pecahan {
        persen_terlambat(menit, &self.jenjang)
    }
}

const PERSEN: Jenis = Jenis::Desimal { min: 0, maks: 100 };
const SAMPAI: Isian = Isian::boleh("sampai_menit", "Sampai menit", Jenis::Bulat { min: 1, maks: 1_440 });
const BAGIAN: Isian = Isian::wajib("persen", "Persen", PERSEN);
const SATU: Isian = Isian::wajib("", "Jenjang", Jenis::Kelompok(&[BAGIAN, SAMPAI]));
const JENJANG: Isian = Isian::wajib(
    "jenjang",
    "Jenjang keterlambatan, dari yang paling singkat",
    Jenis::Daftar { isi: &SATU, min: 1, maks: 20 },
);
const ALPA: Isian = Isian::wajib("alpa", "Tidak hadir tanpa keterangan (persen tiap hari)", PERSEN);
const MAKS: Isian = Isian::wajib("maks", "Potongan sebulan paling banyak (persen)", PERSEN);

setempat! { PotonganTerlambat {
    id: "potongan_terlambat",
    judul: "Potongan karena terlambat atau pulang sebelum waktu",
    isi: &[
        "Berapa persen bagian disiplin dipotong menurut menit terlambat. Jenjang terakhir dibiarkan tanpa batas \
         menit.",
        "Potongan ini ditetapkan oleh peraturan kepala daerah. Isi dasarnya sebelum memakainya untuk pembayaran.",
    ],
    bawaan: r#"{"jenjang":[{"persen":0.5,"sampai_menit":30},{"persen":1,"sampai_menit":60},{"persen":1.25,"sampai_menit":90},{"persen":1.5}],"alpa":3,"maks":100}"#,
    alasan_bawaan: "Pola ini banyak dipakai daerah; untuk hari tanpa keterangan dipakai angka yang paling ringan.",
    isian: &[JENJANG, ALPA, MAKS],
} }

impl Setempat for PotonganTerlambat {
    fn baca(masukan: &Masukan<'_>) -> Result<Self, Galat> {
        let butir = masukan.butir(&JENJANG)?;
        let jenjang = butir.daftar(|satu| {
            let kelompok = satu.kelompok()?;
            let sampai_menit = kelompok.boleh(&SAMPAI).map(|b| b.bulat_sebagai()).transpose()?;
            Ok(JenjangPotongan { kode: "", sampai_menit, persen: kelompok.desimal(&BAGIAN)? })
        })?;
        periksa(&jenjang, &butir)?;
        Ok(Self { jenjang, alpa: masukan.desimal(&ALPA)?, maks: masukan.desimal(&MAKS)? })
    }
}

/// Brackets rise in minutes and never fall in percent, and only the last one is open.
fn periksa(jenjang: &[JenjangPotongan<'_>], butir: &Butir<'_>) -> Result<(), Galat> {
    let tolak = |isi: &str| Err(butir.tolak(Kode::DiLuarBatas, isi));
    if jenjang.last().is_some_and(|akhir| akhir.sampai_menit.is_some()) {
        return tolak("belum mencakup terlambat yang lebih lama; biarkan menit jenjang terakhir kosong");
    }
    for pasang in jenjang.windows(2) {
        let naik = pasang[0].sampai_menit.is_some_and(|a| pasang[1].sampai_menit.is_none_or(|b| a < b));
        if !naik {
            return tolak(
                "harus diurutkan dari menit yang paling sedikit, dan hanya jenjang terakhir tanpa batas",
            );
        }
        if pasang[0].persen > pasang[1].persen {
            return tolak("memotong terlambat yang lebih lama dengan persen yang lebih kecil");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dari(jenjang: &str) -> Result<PotonganTerlambat, Galat> {
        PotonganTerlambat::dari(Some(&format!(r#"{{"jenjang":{jenjang},"alpa":3,"maks":100}}"#)))
    }

    #[test]
    fn minutes_fall_into_their_bracket() {
        let pola = PotonganTerlambat::dari(None).expect("sound");
        for (menit, p, q) in
            [(0, 0, 1), (1, 1, 2), (30, 1, 2), (31, 1, 1), (90, 5, 4), (91, 3, 2), (9_999, 3, 2)]
        {
            assert_eq!(pola.persen(menit), Pecahan::per(p, q), "{menit}");
        }
    }

    #[test]
    fn brackets_make_sense() {
        assert!(dari(r#"[{"persen":1}]"#).is_ok());
        for (jenjang, kata) in [
            (r#"[{"persen":1,"sampai_menit":30}]"#, "belum mencakup"),
            (r#"[{"persen":1,"sampai_menit":30},{"persen":1,"sampai_menit":30},{"persen":2}]"#, "diurutkan"),
            (r#"[{"persen":1},{"persen":2}]"#, "diurutkan"),
            (r#"[{"persen":2,"sampai_menit":30},{"persen":1}]"#, "lebih kecil"),
            ("[]", "1 sampai 20"),
        ] {
            let galat = dari(jenjang).expect_err("refused");
            assert_eq!(galat.field.as_deref(), Some("jenjang"));
            assert!(galat.pesan.contains(kata), "{}", galat.pesan);
        }
    }
}
