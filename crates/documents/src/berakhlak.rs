//! The seven core values with their printed panduan perilaku, as the forms of PermenPANRB 6/2022 carry them.

use crate::NilaiPerilaku;

/// Name and three panduan of each value, in the order of the form.
pub const PANDUAN: [(&str, [&str; 3]); 7] = [
    (
        "Berorientasi Pelayanan",
        [
            "Memahami dan memenuhi kebutuhan masyarakat",
            "Ramah, cekatan, solutif, dan dapat diandalkan",
            "Melakukan perbaikan tiada henti",
        ],
    ),
    (
        "Akuntabel",
        [
            "Melaksanakan tugas dengan jujur, bertanggung jawab, cermat, disiplin, dan berintegritas tinggi",
            "Menggunakan kekayaan dan barang milik negara secara bertanggung jawab, efektif, dan efisien",
            "Tidak menyalahgunakan kewenangan jabatan",
        ],
    ),
    (
        "Kompeten",
        [
            "Meningkatkan kompetensi diri untuk menjawab tantangan yang selalu berubah",
            "Membantu orang lain belajar",
            "Melaksanakan tugas dengan kualitas terbaik",
        ],
    ),
    (
        "Harmonis",
        [
            "Menghargai setiap orang apa pun latar belakangnya",
            "Suka menolong orang lain",
            "Membangun lingkungan kerja yang kondusif",
        ],
    ),
    (
        "Loyal",
        [
            "Memegang teguh ideologi Pancasila, UUD Negara RI Tahun 1945, setia kepada NKRI serta pemerintahan yang sah",
            "Menjaga nama baik sesama ASN, pimpinan, instansi, dan negara",
            "Menjaga rahasia jabatan dan negara",
        ],
    ),
    (
        "Adaptif",
        [
            "Cepat menyesuaikan diri menghadapi perubahan",
            "Terus berinovasi dan mengembangkan kreativitas",
            "Bertindak proaktif",
        ],
    ),
    (
        "Kolaboratif",
        [
            "Memberi kesempatan kepada berbagai pihak untuk berkontribusi",
            "Terbuka dalam bekerja sama untuk menghasilkan nilai tambah",
            "Menggerakkan pemanfaatan berbagai sumber daya untuk tujuan bersama",
        ],
    ),
];

/// The perilaku section of an SKP from the ekspektasi khusus pimpinan of each value (order of [`PANDUAN`]; may be
/// empty).
pub fn perilaku(ekspektasi: [String; 7]) -> Vec<NilaiPerilaku> {
    PANDUAN
        .iter()
        .zip(ekspektasi)
        .map(|((nilai, panduan), ekspektasi)| NilaiPerilaku {
            nilai: (*nilai).to_owned(),
            panduan: panduan.map(str::to_owned),
            ekspektasi,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_expectation_stands_with_its_value() {
        let rows = perilaku(["a", "b", "c", "d", "e", "f", "g"].map(str::to_owned));
        let initials: String = rows.iter().filter_map(|row| row.nilai.chars().next()).collect();
        assert_eq!(initials, "BAKHLAK");
        assert_eq!(rows[6].ekspektasi, "g");
        assert_eq!(rows[2].panduan[1], "Membantu orang lain belajar");
    }
}
