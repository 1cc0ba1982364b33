//! The readers: typed values out of the text of a request, with exact refusals.

mod angka;
mod saat;

use std::borrow::Cow;

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde_json::value::RawValue;

pub(crate) use saat::tanggal;

use crate::{
    Pecahan,
    galat::{Galat, Kode},
    isian::{Isian, Jenis, antara, kata, kutip},
    jalur::Jalur,
    pintu::baca::{Anggota, baca_objek, rusak},
};

/// The object of input of one rule or of one group in it: every name known, every necessary field present.
#[derive(Debug)]
pub(crate) struct Masukan<'a> {
    anggota: Anggota<'a>,
    /// Where the object stands; None at the top.
    jalur: Option<&'a Jalur<'a>>,
}

/// One value of the input, not yet read.
#[derive(Debug)]
pub(crate) struct Butir<'a> {
    mentah: &'a RawValue,
    isian: &'a Isian,
    jalur: Jalur<'a>,
}

impl<'a> Masukan<'a> {
    /// Opens the whole input of a rule.
    ///
    /// # Errors
    /// As [`Masukan::buka`].
    pub(crate) fn awal(nilai: &'a RawValue, isian: &[Isian]) -> Result<Self, Galat> {
        Self::buka(nilai, isian, None)
    }

    /// Checks the names in `nilai` against `isian`.
    ///
    /// # Errors
    /// `jenis_salah` if it is no object, `isian_tidak_dikenal` before `isian_kurang`: a misspelt name gives both,
    /// and the first one says more.
    fn buka(nilai: &'a RawValue, isian: &[Isian], jalur: Option<&'a Jalur<'a>>) -> Result<Self, Galat> {
        let Some(anggota) = baca_objek(nilai)? else {
            let nama = jalur.map_or_else(|| "input".to_owned(), Jalur::to_string);
            return Err(jenis_salah(&nama, "objek JSON berisi isian aturan, di antara { dan }"));
        };
        let masukan = Self { anggota, jalur };
        if let Some((asing, _)) = masukan.anggota.iter().find(|(k, _)| !isian.iter().any(|i| i.nama == k)) {
            return Err(masukan.tidak_dikenal(asing, isian));
        }
        match isian.iter().find(|i| i.wajib && masukan.mentah(i.nama).is_none()) {
            Some(kurang) => Err(masukan.kurang(kurang)),
            None => Ok(masukan),
        }
    }

    fn mentah(&self, nama: &str) -> Option<&'a RawValue> {
        self.anggota.iter().find(|(k, _)| k == nama).map(|(_, nilai)| *nilai)
    }

    /// The value of a field that must be given.
    pub(crate) fn butir<'b>(&'b self, isian: &'b Isian) -> Result<Butir<'b>, Galat> {
        let mentah = self.mentah(isian.nama).ok_or_else(|| self.kurang(isian))?;
        Ok(Butir { mentah, isian, jalur: Jalur::anggota(self.jalur, isian.nama) })
    }

    /// The value of a field that may be left out; None also for `null`.
    pub(crate) fn boleh<'b>(&'b self, isian: &'b Isian) -> Option<Butir<'b>> {
        let mentah = self.mentah(isian.nama).filter(|nilai| nilai.get() != "null")?;
        Some(Butir { mentah, isian, jalur: Jalur::anggota(self.jalur, isian.nama) })
    }

    /// Reads one word of a closed vocabulary.
    pub(crate) fn pilihan<T>(&self, isian: &Isian, dari_kode: fn(&str) -> Option<T>) -> Result<T, Galat> {
        self.butir(isian)?.pilihan(dari_kode)
    }

    /// Reads a text.
    pub(crate) fn teks(&self, isian: &Isian) -> Result<Cow<'_, str>, Galat> {
        let mentah = self.mentah(isian.nama).ok_or_else(|| self.kurang(isian))?;
        let jalur = Jalur::anggota(self.jalur, isian.nama);
        teks(mentah)?.ok_or_else(|| jenis_salah(&jalur.to_string(), &isian.jenis.seharusnya()))
    }

    /// Reads true or false.
    pub(crate) fn benar(&self, isian: &Isian) -> Result<bool, Galat> {
        self.butir(isian)?.benar()
    }

    /// Reads a whole number, also rupiah, within the bounds of the field.
    pub(crate) fn bulat(&self, isian: &Isian) -> Result<i64, Galat> {
        self.butir(isian)?.bulat()
    }

    /// Reads a whole number as [`Masukan::bulat`], into a type that is wide enough for the bounds of the field.
    pub(crate) fn bulat_sebagai<T: TryFrom<i64>>(&self, isian: &Isian) -> Result<T, Galat> {
        self.butir(isian)?.bulat_sebagai()
    }

    /// Reads a number with at most six places within the bounds of the field.
    pub(crate) fn desimal(&self, isian: &Isian) -> Result<Pecahan, Galat> {
        self.butir(isian)?.desimal()
    }

    /// Reads a date.
    pub(crate) fn tanggal(&self, isian: &Isian) -> Result<NaiveDate, Galat> {
        self.butir(isian)?.tanggal()
    }

    fn kurang(&self, isian: &Isian) -> Galat {
        let jalur = Jalur::anggota(self.jalur, isian.nama).to_string();
        let pesan = format!(
            "Isian \"{jalur}\" ({}) belum ada. Isilah dengan {}.",
            isian.label,
            isian.jenis.seharusnya()
        );
        Galat::pada(Kode::IsianKurang, jalur, pesan)
    }

    fn tidak_dikenal(&self, asing: &str, isian: &[Isian]) -> Galat {
        let dikenal: Vec<_> = isian.iter().map(|i| i.nama).collect();
        let jalur = Jalur::anggota(self.jalur, kutip(asing)).to_string();
        let pesan = format!("Isian \"{jalur}\" tidak dikenal. Yang dikenal: {}.", dikenal.join(", "));
        Galat::pada(Kode::IsianTidakDikenal, jalur, pesan)
    }
}

impl<'a> Butir<'a> {
    /// Reads one word of a closed vocabulary.
    pub(crate) fn pilihan<T>(&self, dari_kode: fn(&str) -> Option<T>) -> Result<T, Galat> {
        let kode = self.teks()?;
        dari_kode(&kode).ok_or_else(|| {
            let Jenis::Pilihan(pilihan) = self.isian.jenis else { return self.jenis_salah() };
            let isi = format!("berisi \"{}\". Pilihannya: {}", kutip(&kode), kata(pilihan));
            self.tolak(Kode::PilihanTidakDikenal, &isi)
        })
    }

    /// Reads a text.
    pub(crate) fn teks(&self) -> Result<Cow<'a, str>, Galat> {
        teks(self.mentah)?.ok_or_else(|| self.jenis_salah())
    }

    /// Reads true or false.
    pub(crate) fn benar(&self) -> Result<bool, Galat> {
        self.mentah.get().parse().map_err(|_| self.jenis_salah())
    }

    /// Reads a whole number within the bounds of the field.
    pub(crate) fn bulat(&self) -> Result<i64, Galat> {
        let (min, maks) = match self.isian.jenis {
            Jenis::Bulat { min, maks } | Jenis::Rupiah { min, maks } => (min, maks),
            Jenis::Tahun => (1945, 2100),
            Jenis::Bulan => (1, 12),
            _ => return Err(self.jenis_salah()),
        };
        match angka::bulat(self.mentah.get()) {
            angka::Bulat::Muat(nilai) if (min..=maks).contains(&nilai) => Ok(nilai),
            angka::Bulat::Lain => Err(self.jenis_salah()),
            _ => Err(self.di_luar_batas(min, maks)),
        }
    }

    /// Reads a whole number as [`Butir::bulat`], into a type that is wide enough for the bounds of the field.
    pub(crate) fn bulat_sebagai<T: TryFrom<i64>>(&self) -> Result<T, Galat> {
        T::try_from(self.bulat()?).map_err(|_| self.tolak(Kode::DiLuarBatas, "di luar batas"))
    }

    /// Reads a number with at most six places within the bounds of the field.
    pub(crate) fn desimal(&self) -> Result<Pecahan, Galat> {
        let Jenis::Desimal { min, maks } = self.isian.jenis else { return Err(self.jenis_salah()) };
        let nilai = match angka::desimal(self.mentah.get()) {
            angka::Desimal::Muat(nilai) => nilai,
            angka::Desimal::TerlaluBesar => return Err(self.di_luar_batas(min, maks)),
            angka::Desimal::BukanAngka => return Err(self.jenis_salah()),
            angka::Desimal::TerlaluRinci => {
                let isi = format!("paling banyak {} angka di belakang titik", crate::isian::TEMPAT_MAKS);
                return Err(self.tolak(Kode::DiLuarBatas, &isi));
            }
        };
        if (Pecahan::bulat(min)..=Pecahan::bulat(maks)).contains(&nilai) {
            return Ok(nilai);
        }
        Err(self.di_luar_batas(min, maks))
    }

    /// Reads a date.
    pub(crate) fn tanggal(&self) -> Result<NaiveDate, Galat> {
        tanggal(&self.teks()?, &self.jalur)
    }

    /// Reads a time of day as minutes after midnight.
    pub(crate) fn waktu(&self) -> Result<i64, Galat> {
        let teks = self.teks()?;
        saat::waktu(&teks).ok_or_else(|| {
            let isi = format!("berisi \"{}\". Tulis jam dan menit, misalnya 07:30", kutip(&teks));
            self.tolak(Kode::TanggalSalah, &isi)
        })
    }

    /// Reads a moment with its offset.
    pub(crate) fn saat(&self) -> Result<DateTime<FixedOffset>, Galat> {
        saat::saat(&self.teks()?, &self.jalur)
    }

    /// Opens a group of fields.
    pub(crate) fn kelompok(&self) -> Result<Masukan<'_>, Galat> {
        let Jenis::Kelompok(isian) = self.isian.jenis else { return Err(self.jenis_salah()) };
        Masukan::buka(self.mentah, isian, Some(&self.jalur))
    }

    /// Reads each element of a list.
    pub(crate) fn daftar<T>(&self, baca: impl Fn(&Butir<'_>) -> Result<T, Galat>) -> Result<Vec<T>, Galat> {
        let Jenis::Daftar { isi, min, maks } = self.isian.jenis else { return Err(self.jenis_salah()) };
        if !self.mentah.get().starts_with('[') {
            return Err(self.jenis_salah());
        }
        let unsur: Vec<&RawValue> = serde_json::from_str(self.mentah.get()).map_err(|e| rusak(&e))?;
        self.periksa_banyak(unsur.len(), min, maks)?;
        let baca = |(nomor, mentah)| baca(&Butir { mentah, isian: isi, jalur: self.jalur.nomor(nomor) });
        unsur.into_iter().enumerate().map(baca).collect()
    }

    /// Reads each value under its free name, in the order in which they stand. A name has 1 to 100 characters.
    pub(crate) fn peta<T>(
        &self,
        baca: impl Fn(&Butir<'_>) -> Result<T, Galat>,
    ) -> Result<Vec<(String, T)>, Galat> {
        let Jenis::Peta { isi, min, maks } = self.isian.jenis else { return Err(self.jenis_salah()) };
        let anggota = baca_objek(self.mentah)?.ok_or_else(|| self.jenis_salah())?;
        self.periksa_banyak(anggota.len(), min, maks)?;
        let baca = |(nama, mentah): &(Cow<'_, str>, &RawValue)| {
            let jalur = Jalur::anggota(Some(&self.jalur), kutip(nama));
            if !(1..=100).contains(&nama.chars().count()) {
                return Err(
                    self.tolak(Kode::DiLuarBatas, "memuat nama yang kosong atau lebih dari 100 huruf")
                );
            }
            Ok((nama.to_string(), baca(&Butir { mentah, isian: isi, jalur })?))
        };
        anggota.iter().map(baca).collect()
    }

    fn periksa_banyak(&self, banyak: usize, min: usize, maks: usize) -> Result<(), Galat> {
        if (min..=maks).contains(&banyak) {
            return Ok(());
        }
        let isi = format!("berisi {banyak}; seharusnya {}", self.isian.jenis.seharusnya());
        Err(self.tolak(Kode::DiLuarBatas, &isi))
    }

    /// Refuses this value: `isi` goes on after the name of the field, without a full stop.
    pub(crate) fn tolak(&self, kode: Kode, isi: &str) -> Galat {
        let jalur = self.jalur.to_string();
        let pesan = format!("Isian \"{jalur}\" {isi}.");
        Galat::pada(kode, jalur, pesan)
    }

    fn di_luar_batas(&self, min: i64, maks: i64) -> Galat {
        self.tolak(Kode::DiLuarBatas, &format!("harus {}", antara(min, maks)))
    }

    fn jenis_salah(&self) -> Galat {
        jenis_salah(&self.jalur.to_string(), &self.isian.jenis.seharusnya())
    }
}

/// The text of a JSON string; None for any other value.
///
/// # Errors
/// `json_rusak` for an escape that is no character.
pub(crate) fn teks(nilai: &RawValue) -> Result<Option<Cow<'_, str>>, Galat> {
    match nilai.get().strip_prefix('"').and_then(|t| t.strip_suffix('"')) {
        None => Ok(None),
        Some(polos) if !polos.contains('\\') => Ok(Some(Cow::Borrowed(polos))),
        Some(_) => serde_json::from_str(nilai.get()).map(|t| Some(Cow::Owned(t))).map_err(|e| rusak(&e)),
    }
}

pub(crate) fn jenis_salah(jalur: &str, seharusnya: &str) -> Galat {
    Galat::pada(Kode::JenisSalah, jalur, format!("Isian \"{jalur}\" harus berupa {seharusnya}."))
}

#[cfg(test)]
mod tests;
