//! The subjects of the law: within one, a later rule follows an earlier one, so that a day decides which answers.

use crate::kosakata::kosakata;

kosakata! {
    /// Heading under which topics stand.
    Bagian {
        Penilaian = "penilaian", "Penilaian kinerja";
        Sesudah = "sesudah", "Sesudah hasil diterima";
        AngkaKredit = "angka_kredit", "Angka kredit";
        Survei = "survei", "Survei kepuasan masyarakat";
        Talenta = "talenta", "Talenta dan seleksi";
        Hadir = "hadir", "Kehadiran, disiplin, dan cuti";
        Tpp = "tpp", "TPP dan tunjangan kinerja";
        Gaji = "gaji", "Gaji dan pajak";
        Pelayanan = "pelayanan", "Pelayanan dan pelindungan data";
        Pegawai = "pegawai", "Data pegawai dan wilayah";
    }
}

kosakata! {
    /// Subject of rules, for one kind of person or case. Its word is asked for in place of a rule's id, with a day.
    Topik {
        PredikatKinerja = "predikat_kinerja", "Predikat kinerja pegawai";
        RatingPimpinan = "rating_hasil_kerja_pimpinan", "Rating hasil kerja pimpinan unit";
        PolaDistribusi = "pola_distribusi", "Sebaran predikat dalam satu unit";
        Pemeringkatan = "pemeringkatan", "Pemeringkatan kinerja";
        CapaianIki = "capaian_iki", "Capaian indikator kinerja individu";
        NilaiCapaianIki = "nilai_capaian_iki", "Nilai capaian indikator kinerja individu";
        KeberatanBatas = "keberatan_batas", "Batas waktu mengajukan keberatan";
        KonversiTahunan = "konversi_tahunan", "Angka kredit dari predikat setahun";
        KonversiPeriodik = "konversi_periodik", "Angka kredit dari predikat beberapa bulan";
        AkumulasiAngkaKredit = "akumulasi_angka_kredit", "Jumlah angka kredit beberapa periode";
        KebutuhanAngkaKredit = "kebutuhan_angka_kredit", "Kebutuhan angka kredit";
        TambahanAkPendidikan = "tambahan_ak_pendidikan", "Tambahan angka kredit dari ijazah";
        EstimasiKenaikanPangkat = "estimasi_kenaikan_pangkat", "Perkiraan bulan menuju kenaikan pangkat";
        Ikm = "ikm", "Indeks kepuasan masyarakat";
        IkmBobotLain = "ikm_bobot_lain", "Indeks kepuasan dengan bobot lain";
        MutuPelayanan = "mutu_pelayanan", "Mutu pelayanan dari indeks kepuasan";
        SampelSurvei = "sampel_survei", "Banyaknya responden survei";
        KotakTalenta = "kotak_talenta", "Kotak manajemen talenta";
        SumbuKinerja = "sumbu_kinerja", "Predikat pada sumbu kinerja talenta";
        BobotSeleksiJpt = "bobot_seleksi_jpt", "Bobot seleksi terbuka JPT";
        PeringkatJpt = "peringkat_jpt", "Tiga nama hasil seleksi terbuka JPT";
        AmbangSkd = "ambang_skd", "Nilai ambang batas SKD";
        IntegrasiSkdSkb = "integrasi_skd_skb", "Nilai akhir SKD dan SKB";
        UrutanNilaiSama = "urutan_nilai_sama", "Urutan peserta dengan nilai akhir sama";
        KuotaSkb = "kuota_skb", "Banyaknya peserta SKB";
        HukumanTidakMasuk = "hukuman_tidak_masuk", "Hukuman tidak masuk kerja";
        JamKerja = "jam_kerja", "Jam kerja seminggu";
        CekJadwalKerja = "cek_jadwal_kerja", "Pemeriksaan jadwal kerja";
        CutiTahunan = "cuti_tahunan", "Hak cuti tahunan";
        CutiMasaKerja = "cuti_masa_kerja", "Masa kerja untuk cuti";
        CutiSakit = "cuti_sakit", "Surat untuk cuti sakit";
        PotonganTerlambat = "potongan_terlambat", "Potongan karena terlambat, pola umum";
        PotonganTerlambatSamarinda = "potongan_terlambat_samarinda", "Potongan karena terlambat, contoh Samarinda";
        PotonganBulananSamarinda = "potongan_bulanan_samarinda", "Potongan TPP sebulan, contoh Samarinda";
        PembagianTpp = "pembagian_tpp", "TPP 60 % produktivitas dan 40 % disiplin";
        KomponenKinerjaTukin = "komponen_kinerja_tukin", "Komponen kinerja tunjangan kinerja";
        GajiPokok = "gaji_pokok", "Gaji pokok PNS";
        GajiPokokPppk = "gaji_pokok_pppk", "Gaji pokok PPPK";
        SlipGajiPns = "slip_gaji_pns", "Slip gaji PNS";
        SlipGajiPppk = "slip_gaji_pppk", "Slip gaji PPPK golongan IX";
        TerBulanan = "ter_bulanan", "PPh 21 sebulan";
        Pph21AkhirTahun = "pph21_akhir_tahun", "PPh 21 masa pajak terakhir";
        ThrPppk = "thr_pppk", "THR PPPK di bawah satu tahun";
        PengaduanBatas = "pengaduan_batas", "Batas waktu menjawab pengaduan";
        PdpKegagalan = "pdp_kegagalan", "Pemberitahuan kegagalan pelindungan data";
        PdpTarikPersetujuan = "pdp_tarik_persetujuan", "Penarikan persetujuan atas data pribadi";
        Nip = "nip", "Arti angka-angka NIP";
        Pangkat = "pangkat", "Nama pangkat";
        TmtPensiun = "tmt_pensiun", "Tanggal mulai pensiun";
        KelasJabatan = "kelas_jabatan", "Kelas jabatan";
        KodeWilayah = "kode_wilayah", "Nama wilayah dari kode Kemendagri";
    }
}

impl Topik {
    /// The heading under which it stands, and what it is about in one sentence.
    const fn uraian(self) -> (Bagian, &'static str) {
        use Bagian::{
            AngkaKredit, Gaji, Hadir, Pegawai, Pelayanan, Penilaian, Sesudah, Survei, Talenta, Tpp,
        };
        match self {
            Self::PredikatKinerja => (
                Penilaian,
                "Dari penilaian hasil kerja dan perilaku menjadi satu predikat, menurut aturan yang berlaku pada tahunnya.",
            ),
            Self::RatingPimpinan => {
                (Penilaian, "Pimpinan unit dinilai menurut capaian organisasi yang dipimpinnya.")
            }
            Self::PolaDistribusi => {
                (Penilaian, "Perbandingan sebaran predikat dengan pola menurut capaian organisasi.")
            }
            Self::Pemeringkatan => {
                (Penilaian, "Berapa bagian pegawai yang berada di atas, sesuai, dan di bawah ekspektasi.")
            }
            Self::CapaianIki => {
                (Penilaian, "Realisasi dibandingkan dengan target, untuk penilaian sebelum 2022.")
            }
            Self::NilaiCapaianIki => {
                (Penilaian, "Dari persen capaian menjadi nilai, untuk penilaian sebelum 2022.")
            }
            Self::KeberatanBatas => {
                (Sesudah, "Sampai hari apa keberatan atas hasil penilaian dapat diajukan.")
            }
            Self::KonversiTahunan => {
                (AngkaKredit, "Predikat setahun penuh menjadi angka kredit jabatan fungsional.")
            }
            Self::KonversiPeriodik => {
                (AngkaKredit, "Predikat sebagian tahun menjadi angka kredit menurut banyaknya bulan.")
            }
            Self::AkumulasiAngkaKredit => {
                (AngkaKredit, "Angka kredit beberapa periode dijumlahkan dan dibandingkan dengan kebutuhan.")
            }
            Self::KebutuhanAngkaKredit => {
                (AngkaKredit, "Angka kredit yang diperlukan untuk naik pangkat dan naik jenjang.")
            }
            Self::TambahanAkPendidikan => (AngkaKredit, "Ijazah baru menambah angka kredit satu kali."),
            Self::EstimasiKenaikanPangkat => {
                (AngkaKredit, "Berapa bulan lagi angka kredit cukup, bila predikat tetap.")
            }
            Self::Ikm => (Survei, "Dari jawaban survei menjadi indeks dan mutu pelayanan."),
            Self::IkmBobotLain => (Survei, "Membaca laporan lama yang memakai bobot terpotong seperti 0,11."),
            Self::MutuPelayanan => (Survei, "Indeks 25 sampai 100 menjadi mutu A, B, C, atau D."),
            Self::SampelSurvei => (Survei, "Berapa orang yang perlu ditanya dari sekian pengguna layanan."),
            Self::KotakTalenta => (Talenta, "Kinerja dan potensial dipertemukan pada sembilan kotak."),
            Self::SumbuKinerja => (Talenta, "Predikat kinerja menjadi tingkat pada sumbu kinerja."),
            Self::BobotSeleksiJpt => {
                (Talenta, "Apakah bobot makalah, asesmen, wawancara, dan rekam jejak sesuai rentang.")
            }
            Self::PeringkatJpt => (Talenta, "Nilai akhir peserta dan tiga nama teratas."),
            Self::AmbangSkd => (Talenta, "Apakah nilai TWK, TIU, dan TKP memenuhi ambang batas."),
            Self::IntegrasiSkdSkb => (Talenta, "Nilai akhir dari 40 % SKD dan 60 % SKB."),
            Self::UrutanNilaiSama => (Talenta, "Siapa yang didahulukan bila nilai akhir sama."),
            Self::KuotaSkb => (Talenta, "Paling banyak tiga kali formasi."),
            Self::HukumanTidakMasuk => {
                (Hadir, "Hukuman disiplin menurut hari tidak masuk kerja tanpa alasan sah.")
            }
            Self::JamKerja => (Hadir, "Jam kerja dan istirahat, di dalam dan di luar Ramadan."),
            Self::CekJadwalKerja => (Hadir, "Apakah jadwal seminggu memenuhi jam kerja."),
            Self::CutiTahunan => (Hadir, "Cuti tahun ini dengan sisa tahun sebelumnya."),
            Self::CutiMasaKerja => {
                (Hadir, "Apakah masa kerja cukup untuk cuti tahunan, cuti besar, atau CLTN.")
            }
            Self::CutiSakit => (Hadir, "Surat dokter yang diperlukan menurut lamanya sakit."),
            Self::PotonganTerlambat => {
                (Tpp, "Persen potongan menurut menit terlambat, sebagaimana banyak daerah memakainya.")
            }
            Self::PotonganTerlambatSamarinda => (Tpp, "Persen potongan menurut Perwali Samarinda 31/2022."),
            Self::PotonganBulananSamarinda => {
                (Tpp, "Jumlah potongan sebulan menurut Perwali Samarinda 31/2022.")
            }
            Self::PembagianTpp => {
                (Tpp, "TPP yang diterima dari capaian produktivitas dan potongan disiplin.")
            }
            Self::KomponenKinerjaTukin => (Tpp, "Bagian tunjangan kinerja yang mengikuti predikat."),
            Self::GajiPokok => (Gaji, "Gaji pokok menurut golongan ruang dan masa kerja golongan."),
            Self::GajiPokokPppk => (Gaji, "Gaji pokok menurut golongan dan masa kerja golongan."),
            Self::SlipGajiPns => (Gaji, "Dari gaji pokok dan tunjangan sampai gaji bersih."),
            Self::SlipGajiPppk => (Gaji, "Dari gaji pokok dan tunjangan sampai gaji kotor yang dibulatkan."),
            Self::TerBulanan => (Gaji, "Pajak bulan Januari sampai November dengan tarif efektif rata-rata."),
            Self::Pph21AkhirTahun => (Gaji, "Pajak setahun dikurangi yang sudah dipotong."),
            Self::ThrPppk => (Gaji, "THR menurut banyaknya bulan bekerja."),
            Self::PengaduanBatas => (Pelayanan, "Hari kerja untuk memeriksa dan menindaklanjuti pengaduan."),
            Self::PdpKegagalan => (Pelayanan, "Sampai kapan pemberitahuan harus disampaikan."),
            Self::PdpTarikPersetujuan => (Pelayanan, "Sampai kapan pemrosesan data harus dihentikan."),
            Self::Nip => (Pegawai, "Tanggal lahir, pengangkatan, dan jenis kelamin di dalam 18 angka NIP."),
            Self::Pangkat => (Pegawai, "Nama pangkat dari golongan ruang."),
            Self::TmtPensiun => (Pegawai, "Hari pertama pensiun dari NIP dan batas usia pensiun."),
            Self::KelasJabatan => (Pegawai, "Kelas 1 sampai 17 dari nilai jabatan."),
            Self::KodeWilayah => (Pegawai, "Nama kabupaten, kota, kecamatan, atau desa dari kodenya."),
        }
    }

    /// The heading under which it stands.
    pub const fn bagian(self) -> Bagian {
        self.uraian().0
    }

    /// What it is about, in one sentence.
    pub const fn ringkas(self) -> &'static str {
        self.uraian().1
    }
}
