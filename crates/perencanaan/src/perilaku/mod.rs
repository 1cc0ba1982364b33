//! The seven values of BerAKHLAK with their three guides each, as the form prints them (PermenPANRB 6/2022, lampiran;
//! SE MenPANRB 20/2021). One rating counts for the seven together.

/// A value of BerAKHLAK.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Nilai {
    BerorientasiPelayanan,
    Akuntabel,
    Kompeten,
    Harmonis,
    Loyal,
    Adaptif,
    Kolaboratif,
}

impl Nilai {
    /// In the order of the form.
    pub const ALL: [Self; 7] = [
        Self::BerorientasiPelayanan,
        Self::Akuntabel,
        Self::Kompeten,
        Self::Harmonis,
        Self::Loyal,
        Self::Adaptif,
        Self::Kolaboratif,
    ];

    /// The word in the database and in forms.
    pub fn kode(self) -> &'static str {
        match self {
            Self::BerorientasiPelayanan => "berorientasi_pelayanan",
            Self::Akuntabel => "akuntabel",
            Self::Kompeten => "kompeten",
            Self::Harmonis => "harmonis",
            Self::Loyal => "loyal",
            Self::Adaptif => "adaptif",
            Self::Kolaboratif => "kolaboratif",
        }
    }

    /// From the word in the database.
    pub fn dari_kode(kode: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|nilai| nilai.kode() == kode)
    }

    /// As printed.
    pub fn label(self) -> &'static str {
        match self {
            Self::BerorientasiPelayanan => "Berorientasi Pelayanan",
            Self::Akuntabel => "Akuntabel",
            Self::Kompeten => "Kompeten",
            Self::Harmonis => "Harmonis",
            Self::Loyal => "Loyal",
            Self::Adaptif => "Adaptif",
            Self::Kolaboratif => "Kolaboratif",
        }
    }

    /// The three guides of the form.
    pub fn panduan(self) -> [&'static str; 3] {
        match self {
            Self::BerorientasiPelayanan => [
                "Memahami dan memenuhi kebutuhan masyarakat",
                "Ramah, cekatan, solutif, dan dapat diandalkan",
                "Melakukan perbaikan tiada henti",
            ],
            Self::Akuntabel => [
                "Melaksanakan tugas dengan jujur, bertanggung jawab, cermat, disiplin, dan berintegritas tinggi",
                "Menggunakan kekayaan dan barang milik negara secara bertanggung jawab, efektif, dan efisien",
                "Tidak menyalahgunakan kewenangan jabatan",
            ],
            Self::Kompeten => [
                "Meningkatkan kompetensi diri untuk menjawab tantangan yang selalu berubah",
                "Membantu orang lain belajar",
                "Melaksanakan tugas dengan kualitas terbaik",
            ],
            Self::Harmonis => [
                "Menghargai setiap orang apa pun latar belakangnya",
                "Suka menolong orang lain",
                "Membangun lingkungan kerja yang kondusif",
            ],
            Self::Loyal => [
                "Memegang teguh ideologi Pancasila, UUD Negara RI Tahun 1945, setia kepada NKRI serta pemerintahan yang sah",
                "Menjaga nama baik sesama ASN, pimpinan, instansi, dan negara",
                "Menjaga rahasia jabatan dan negara",
            ],
            Self::Adaptif => [
                "Cepat menyesuaikan diri menghadapi perubahan",
                "Terus berinovasi dan mengembangkan kreativitas",
                "Bertindak proaktif",
            ],
            Self::Kolaboratif => [
                "Memberi kesempatan kepada berbagai pihak untuk berkontribusi",
                "Terbuka dalam bekerja sama untuk menghasilkan nilai tambah",
                "Menggerakkan pemanfaatan berbagai sumber daya untuk tujuan bersama",
            ],
        }
    }
}
