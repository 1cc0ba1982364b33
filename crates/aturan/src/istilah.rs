//! The words of the performance cycle: rating, predikat, capaian organisasi, jenjang, and what a NIP says of a
//! person.

use crate::kosakata::kosakata;

kosakata! {
    /// Rating of hasil kerja or of perilaku kerja, best first (PermenPANRB 6/2022). A judgement, not a score.
    Rating {
        DiAtas = "di_atas_ekspektasi", "Di atas ekspektasi";
        Sesuai = "sesuai_ekspektasi", "Sesuai ekspektasi";
        DiBawah = "di_bawah_ekspektasi", "Di bawah ekspektasi";
    }
}

kosakata! {
    /// Predikat kinerja of an employee, best first (PermenPANRB 6/2022).
    Predikat {
        SangatBaik = "sangat_baik", "Sangat Baik";
        Baik = "baik", "Baik";
        /// Printed "Cukup" in some papers.
        ButuhPerbaikan = "butuh_perbaikan", "Butuh Perbaikan";
        Kurang = "kurang", "Kurang";
        SangatKurang = "sangat_kurang", "Sangat Kurang";
    }
}

kosakata! {
    /// Capaian kinerja organisasi of a unit, best first (SE MenPANRB 3/2023); set by the unit one level up.
    CapaianOrganisasi {
        Istimewa = "istimewa", "Istimewa";
        Baik = "baik", "Baik";
        ButuhPerbaikan = "butuh_perbaikan", "Butuh Perbaikan";
        Kurang = "kurang", "Kurang";
        SangatKurang = "sangat_kurang", "Sangat Kurang";
    }
}

kosakata! {
    /// Jenjang of a jabatan fungsional: keterampilan from Pemula, then keahlian from Ahli Pertama.
    Jenjang {
        Pemula = "pemula", "Pemula";
        Terampil = "terampil", "Terampil";
        Mahir = "mahir", "Mahir";
        Penyelia = "penyelia", "Penyelia";
        AhliPertama = "ahli_pertama", "Ahli Pertama";
        AhliMuda = "ahli_muda", "Ahli Muda";
        AhliMadya = "ahli_madya", "Ahli Madya";
        AhliUtama = "ahli_utama", "Ahli Utama";
    }
}

kosakata! {
    /// Kind of civil servant, as far as the NIP tells.
    JenisAsn {
        Pns = "pns", "PNS";
        Pppk = "pppk", "PPPK";
    }
}

kosakata! {
    /// Sex as written in the fifteenth digit of a NIP.
    Kelamin {
        LakiLaki = "L", "Laki-laki";
        Perempuan = "P", "Perempuan";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_comes_back_from_its_code() {
        for r in Rating::ALL {
            assert_eq!(Rating::dari_kode(r.kode()), Some(*r));
        }
        for p in Predikat::ALL {
            assert_eq!(Predikat::dari_kode(p.kode()), Some(*p));
        }
        for c in CapaianOrganisasi::ALL {
            assert_eq!(CapaianOrganisasi::dari_kode(c.kode()), Some(*c));
        }
        for j in Jenjang::ALL {
            assert_eq!(Jenjang::dari_kode(j.kode()), Some(*j));
        }
        assert_eq!(Jenjang::ALL.len(), 8);
        assert_eq!((Rating::ALL.len(), Predikat::ALL.len(), CapaianOrganisasi::ALL.len()), (3, 5, 5));
    }

    #[test]
    fn other_words_are_no_words() {
        for salah in ["", "Baik", "BAIK", " baik", "cukup", "istimewa"] {
            assert_eq!(Predikat::dari_kode(salah), None, "{salah}");
        }
    }

    #[test]
    fn the_order_is_best_first() {
        assert!(Predikat::SangatBaik < Predikat::SangatKurang);
        assert!(Rating::DiAtas < Rating::DiBawah);
        assert!(CapaianOrganisasi::Istimewa < CapaianOrganisasi::Baik);
    }

    #[test]
    fn serde_speaks_the_wire_words() {
        let teks = serde_json::to_string(&Predikat::ButuhPerbaikan).expect("serializes");
        assert_eq!(teks, r#""butuh_perbaikan""#);
        let kembali: Predikat = serde_json::from_str(&teks).expect("deserializes");
        assert_eq!(kembali, Predikat::ButuhPerbaikan);
        assert!(serde_json::from_str::<Predikat>(r#""cukup""#).is_err());
    }

    #[test]
    fn screens_read_plain_words() {
        assert_eq!(Rating::DiAtas.to_string(), "Di atas ekspektasi");
        assert_eq!(Predikat::SangatBaik.label(), "Sangat Baik");
        assert_eq!(Kelamin::PILIHAN[1].label, "Perempuan");
    }
}
