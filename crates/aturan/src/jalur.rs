//! Where in the input a value stands: `jumlah.baik`, `periode[0].bulan`.

use std::fmt;

/// The way from the input down to one value, kept on the stack and written out only for a refusal.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Jalur<'a> {
    induk: Option<&'a Jalur<'a>>,
    ruas: Ruas<'a>,
}

#[derive(Debug, Clone, Copy)]
enum Ruas<'a> {
    Nama(&'a str),
    Nomor(usize),
}

impl<'a> Jalur<'a> {
    /// A member of the object at `induk`; None for the input itself.
    pub(crate) const fn anggota(induk: Option<&'a Jalur<'a>>, nama: &'a str) -> Self {
        Self { induk, ruas: Ruas::Nama(nama) }
    }

    /// An element of the list at `self`, counted from 0.
    pub(crate) const fn nomor(&'a self, nomor: usize) -> Self {
        Self { induk: Some(self), ruas: Ruas::Nomor(nomor) }
    }
}

impl fmt::Display for Jalur<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(induk) = self.induk {
            induk.fmt(f)?;
        }
        match (self.ruas, self.induk) {
            (Ruas::Nama(nama), None) => f.write_str(nama),
            (Ruas::Nama(nama), Some(_)) => write!(f, ".{nama}"),
            (Ruas::Nomor(nomor), _) => write!(f, "[{nomor}]"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_is_written_from_the_top() {
        let periode = Jalur::anggota(None, "periode");
        let pertama = periode.nomor(0);
        assert_eq!(Jalur::anggota(Some(&pertama), "bulan").to_string(), "periode[0].bulan");
    }
}
