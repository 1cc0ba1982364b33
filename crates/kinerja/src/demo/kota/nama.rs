//! Invented names: parts that are common in a region, joined at random, never a well-known person's.

use std::collections::BTreeSet;

use super::acak::Acak;
use super::data::{BerkasNama, DaerahNama};
use super::susunan::JenisKelamin;

/// Draws names; within one unit (the scope) no full name comes twice.
pub(crate) struct PembuatNama<'a> {
    data: &'a BerkasNama,
    /// Column of the regions' weights: small, middle, large city.
    ukuran: usize,
    terpakai: BTreeSet<(String, String)>,
}

impl<'a> PembuatNama<'a> {
    pub(crate) fn baru(data: &'a BerkasNama, pegawai: usize) -> Self {
        let ukuran = usize::from(pegawai > 3_000) + usize::from(pegawai > 12_000);
        Self { data, ukuran, terpakai: BTreeSet::new() }
    }

    /// Keeps a name of a story free of namesakes in its unit.
    pub(crate) fn pesan(&mut self, unit: &str, nama: &str) {
        self.terpakai.insert((unit.to_owned(), nama.to_owned()));
    }

    /// A name that is new in this unit.
    pub(crate) fn buat(&mut self, unit: &str, kelamin: JenisKelamin, acak: &mut Acak) -> String {
        loop {
            let nama = self.sekali(kelamin, acak);
            let dihindari = self.data.hindari.contains(&nama);
            if !dihindari && self.terpakai.insert((unit.to_owned(), nama.clone())) {
                return nama;
            }
        }
    }

    fn sekali(&self, kelamin: JenisKelamin, acak: &mut Acak) -> String {
        let Some(daerah) = self.daerah(acak) else { return String::new() };
        let (depan, belakang) = match kelamin {
            JenisKelamin::L => (&daerah.pria, &daerah.belakang_pria),
            JenisKelamin::P => (&daerah.wanita, &daerah.belakang_wanita),
        };
        let satu = acak.pilih(depan).cloned().unwrap_or_default();
        let dua = acak.pilih(depan).cloned().unwrap_or_default();
        let marga = acak.pilih(belakang).cloned().unwrap_or_default();
        // Shares of one, two and three words: 14, 66 and 20 per cent.
        let undi = acak.di_bawah(100);
        let pendek = satu.len() < 6;
        if undi < 14 && !daerah.wajib_belakang && !pendek {
            satu
        } else if undi < 80 || satu == dua || dua == marga {
            gabung(&[&satu, &marga])
        } else {
            gabung(&[&satu, &dua, &marga])
        }
    }

    fn daerah(&self, acak: &mut Acak) -> Option<&'a DaerahNama> {
        let bobot = |d: &DaerahNama| d.bobot.get(self.ukuran).copied().unwrap_or(0);
        let mut undi = acak.di_bawah(self.data.daerah.iter().map(bobot).sum());
        for d in &self.data.daerah {
            match undi.checked_sub(bobot(d)) {
                Some(sisa) => undi = sisa,
                None => return Some(d),
            }
        }
        self.data.daerah.first()
    }
}

/// Words joined, a word that repeats the one before left out.
fn gabung(kata: &[&str]) -> String {
    let mut hasil: Vec<&str> = Vec::with_capacity(kata.len());
    for k in kata {
        if hasil.last() != Some(k) {
            hasil.push(k);
        }
    }
    hasil.join(" ")
}
