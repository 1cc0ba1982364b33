//! The law on the performance of civil servants as small pure functions: each with an id, a regulation, an
//! article, the days on which it holds, and an explanation in Bahasa Indonesia.
//!
//! Nothing here reads a clock, a file or a database. The program calls the typed functions
//! ([`predikat_kinerja_pegawai`], [`pola_distribusi`], [`keberatan_batas`], …); the calculator page, the API and
//! the command line reach the same functions as JSON through [`pintu`]. [`daftar`] lists every rule.
//!
//! A rule lives in one file, named by its subject, in the folder of its regulation: the pure function, its
//! explanation, its entry in the registry with the adapter for JSON, and its tests. To add one, write that file and
//! name its entry in `registri.rs`.
//!
//! Numbers are whole, exactly scaled ([`Desimal`]) or exact fractions ([`Pecahan`]), never floating point; a rule
//! rounds once, at its end, and says how.

pub mod cuti;
mod desimal;
pub mod gaji;
mod galat;
mod golongan;
mod isian;
mod istilah;
mod jalur;
mod kalender;
mod keluaran;
pub mod kepmenpanrb321_2024;
mod kosakata;
mod libur;
pub mod lokal;
mod masukan;
pub mod nip;
pub mod pangkat;
mod pecahan;
pub mod pengaduan;
pub mod pensiun;
pub mod perbkn3_2023;
pub mod permenpanrb14_2017;
pub mod permenpanrb15_2019;
pub mod permenpanrb34_2011;
pub mod permenpanrb3_2020;
pub mod permenpanrb6_2022;
pub mod permenpanrb6_2024;
pub mod permenpanrb8_2021;
pub mod perpres11_2024;
pub mod perpres21_2023;
pub mod pintu;
pub mod pp30_2019;
pub mod pp58_2023;
pub mod pp5_2024;
pub mod pp94_2021;
pub mod pph21;
mod registri;
mod rupiah;
pub mod se3_2023;
mod skd;
mod skema;
mod tabel_gaji;
pub mod talenta;
pub mod thr;
mod topik;
pub mod tpp;
pub mod tukin;
pub mod uu27_2022;
pub mod wilayah;

pub use cuti::{BuktiSakit, JenisCuti, bukti_sakit, cuti_tahunan, is_berhak_cuti};
pub use desimal::{Desimal, DesimalKeliru};
pub use gaji::{
    Keluarga, PenghasilanPns, PenghasilanPppk, SlipPns, SlipPppk, TerlaluBanyakJiwa, slip_pns, slip_pppk,
};
pub use galat::{Galat, Kode};
pub use golongan::Golongan;
pub use isian::{Isian, Jenis, TANGGAL_MAKS, TANGGAL_MIN, TEMPAT_MAKS};
pub use istilah::{CapaianOrganisasi, JenisAsn, Jenjang, Kelamin, Predikat, Rating};
pub use kalender::{Kalender, nama_bulan, tulis_hari_tanggal, tulis_saat, tulis_tanggal};
pub use keluaran::{Keluaran, Nilai};
pub use kepmenpanrb321_2024::{JenisKebutuhan, is_memenuhi_ambang};
pub use kosakata::Pilihan;
pub use nip::{Nip, NipKeliru, Pemeriksaan};
pub use pecahan::{Bilangan, Pecahan};
pub use pengaduan::{JenisPengaduan, batas_pengaduan};
pub use pensiun::tmt_pensiun;
pub use perbkn3_2023::{
    Akumulasi, Kebutuhan, PeriodeAk, akumulasi, estimasi_bulan_menuju_pangkat, kebutuhan_akk, koefisien,
    konversi_periodik, konversi_tahunan, persen_predikat, tambahan_ak_pendidikan,
};
pub use permenpanrb3_2020::{KotakTalenta, Potensial, kotak_talenta};
pub use permenpanrb6_2022::predikat_kinerja_pegawai;
pub use permenpanrb6_2024::{PesertaSeleksi, integrasi_skd_skb, kuota_skb, urutkan_peserta};
pub use permenpanrb8_2021::{JenisIki, TargetIki, TargetIkiKeliru, capaian_iki, nilai_capaian_iki};
pub use permenpanrb14_2017::{
    HasilIkm, KinerjaLayanan, MutuLayanan, RekapSkm, RekapSkmKeliru, ikm, ikm_varian_bobot, kategori,
    sampel_krejcie_morgan,
};
pub use permenpanrb15_2019::{
    HasilBobot, Komponen, PerKomponen, nilai_akhir_jpt, periksa_bobot, peringkat_jpt,
};
pub use permenpanrb34_2011::kelas_jabatan;
pub use perpres11_2024::gaji_pokok_pppk;
pub use perpres21_2023::{HasilJadwal, JamKerja, Rentang, cek_jadwal, jam_kerja_mingguan};
pub use pp5_2024::gaji_pokok_pns;
pub use pp30_2019::{
    CaraHitung, PelanggaranPeringkat, Peringkat, PeringkatKeliru, PredikatPns, SkemaBobot, keberatan_batas,
    nilai_kinerja_pns, pemeringkatan,
};
pub use pp58_2023::{KategoriTer, StatusPtkp, pph21_ter, tarif_ter};
pub use pp94_2021::{HukumanDisiplin, TingkatHukuman, hukuman_tidak_masuk};
pub use pph21::{PajakSetahun, SetahunTetap, pajak_setahun, pph_pasal_17};
pub use registri::{Aturan, Keyakinan, Langkah, cari, daftar, dalam_topik};
pub use rupiah::RUPIAH_MAKS;
pub use se3_2023::{HasilPola, Jumlah, JumlahKeliru, Pelanggaran, pola_distribusi, rating_pimpinan};
pub use skd::NilaiSkd;
pub use tabel_gaji::GajiPokokKeliru;
pub use talenta::sumbu_kinerja;
pub use thr::thr_pppk;
pub use topik::{Bagian, Topik};
pub use tpp::{
    BulanSamarinda, JenjangPotongan, KodeTerlambat, POLA_UMUM, PembagianTpp, SAMARINDA_2022, bagi_tpp,
    persen_terlambat, potongan_samarinda_2022, potongan_terlambat,
};
pub use tukin::{komponen_kinerja_tukin, persen_predikat_tukin};
pub use uu27_2022::{batas_pemberitahuan, batas_penghentian};
pub use wilayah::{KodeWilayah, nama_wilayah};
