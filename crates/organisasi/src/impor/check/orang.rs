//! People: NIP, dates, words, and whether their unit is known.

use std::collections::HashMap;

use aturan::{Kelamin, Nip, NipKeliru, Pemeriksaan, nip};
use chrono::NaiveDate;

use super::{Jenis, Kolom, Kumpulan, OrangMasuk, Periksa, Tabel, has_people};
use crate::impor::values;
use crate::impor::vocabulary::{self, JenisJabatan, JenisPegawai, TentangJabatan};

/// The people of all tables that may be written. The first of two rows with the same NIP or PNS ID counts.
pub(super) fn collect(
    tables: &[Tabel],
    knows_unit: &dyn Fn(&str) -> bool,
    masalah: &mut Kumpulan,
) -> Vec<OrangMasuk> {
    let (mut people, mut seen) = (Vec::new(), HashMap::new());
    for tabel in tables.iter().filter(|tabel| has_people(tabel)) {
        for baris in tabel.baris.iter().filter(|baris| is_person(tabel, baris)) {
            let mut row = Periksa { tabel, baris, masalah };
            people.extend(person(&mut row, knows_unit, &mut seen));
        }
    }
    people
}

/// A row of the template may describe a unit alone.
fn is_person(tabel: &Tabel, baris: &super::Baris) -> bool {
    tabel.jenis != Jenis::Templat
        || [Kolom::Nip, Kolom::Nama].iter().any(|kolom| tabel.isi(baris, *kolom).is_some())
}

fn person(
    row: &mut Periksa<'_>,
    knows_unit: &dyn Fn(&str) -> bool,
    seen: &mut HashMap<String, u32>,
) -> Option<OrangMasuk> {
    let (nip, is_nip_perlu_diperiksa) = checked_nip(row)?;
    let Some(nama) = row.isi(Kolom::Nama) else { return row.refuse(Kolom::Nama, "Nama belum diisi.") };
    let pns_id = row.isi(Kolom::PnsId).map(str::to_owned);
    once(row, seen, Kolom::Nip, nip.as_str())?;
    if let Some(pns_id) = &pns_id {
        once(row, seen, Kolom::PnsId, pns_id)?;
    }
    let unit = known_unit(row, knows_unit)?;
    let Some(jabatan) = row.isi(Kolom::Jabatan) else {
        return row.refuse(Kolom::Jabatan, "Jabatan belum diisi.");
    };
    let jenis_pegawai = jenis_pegawai(row, &nip);
    let jenis_jabatan = jenis_jabatan(row, jabatan);
    let text = |row: &Periksa<'_>, kolom| row.isi(kolom).map(str::to_owned);
    Some(OrangMasuk {
        asal: row.asal(),
        pns_id,
        nip,
        is_nip_perlu_diperiksa,
        nama: nama.to_owned(),
        gelar_depan: text(row, Kolom::GelarDepan),
        gelar_belakang: text(row, Kolom::GelarBelakang),
        email: text(row, Kolom::Email),
        nomor_hp: text(row, Kolom::NomorHp),
        jenis_pegawai,
        kedudukan_hukum: text(row, Kolom::KedudukanHukum),
        golongan: golongan(row),
        tmt_golongan: date(row, Kolom::TmtGolongan),
        kontrak_berakhir: date(row, Kolom::KontrakBerakhir),
        kelompok: vocabulary::kelompok(jenis_pegawai, jabatan, jenis_jabatan),
        jabatan: jabatan.to_owned(),
        jenis_jabatan,
        tmt_jabatan: date(row, Kolom::TmtJabatan),
        unit,
    })
}

/// The NIP, and whether it is to be marked. Wrong dates or sex are refused, also against their own columns; unknown
/// digits 13-14 alone are not: new codes must not lose people.
fn checked_nip(row: &mut Periksa<'_>) -> Option<(Nip, bool)> {
    let Some(text) = row.isi(Kolom::Nip) else { return row.refuse(Kolom::Nip, "NIP belum diisi.") };
    let (nip, is_marked) = match Nip::periksa(&nip::rapikan(text)) {
        Pemeriksaan::Sah(nip) => (nip, false),
        Pemeriksaan::PerluDiperiksa(nip) => (nip, true),
        Pemeriksaan::Keliru(NipKeliru::Bukan18Digit) if is_rounded(text) => {
            return row.refuse(Kolom::Nip, "NIP tersimpan sebagai angka, sehingga angka belakangnya hilang. Ubah kolom NIP menjadi teks, lalu isi kembali.");
        }
        Pemeriksaan::Keliru(keliru) => return row.refuse(Kolom::Nip, format!("{keliru}.")),
    };
    agrees_on_birth(row, &nip)?;
    agrees_on_sex(row, &nip)?;
    if is_marked {
        row.remark(
            Kolom::Nip,
            "Angka 13-14 NIP belum dikenal. Baris ini dimasukkan dengan tanda perlu diperiksa.",
        );
    }
    Some((nip, is_marked))
}

/// `1.98609E+17`, as spreadsheets show a number that is too long for them.
fn is_rounded(text: &str) -> bool {
    text.contains(['E', 'e']) && text.starts_with(|letter: char| letter.is_ascii_digit())
}

fn agrees_on_birth(row: &mut Periksa<'_>, nip: &Nip) -> Option<()> {
    let Some(text) = row.isi(Kolom::TanggalLahir) else { return Some(()) };
    match values::tanggal(text) {
        None => row.refuse(Kolom::TanggalLahir, "Tanggal lahir tidak terbaca. Tulis seperti 26-09-1986."),
        Some(date) if date != nip.lahir() => {
            let alasan =
                format!("Tanggal lahir berbeda dengan angka 1-8 NIP ({}).", nip.lahir().format("%d-%m-%Y"));
            row.refuse(Kolom::TanggalLahir, alasan)
        }
        Some(_) => Some(()),
    }
}

fn agrees_on_sex(row: &mut Periksa<'_>, nip: &Nip) -> Option<()> {
    let Some(text) = row.isi(Kolom::JenisKelamin) else { return Some(()) };
    match values::kelamin(text) {
        None => row.refuse(Kolom::JenisKelamin, "Jenis kelamin tidak terbaca. Tulis L atau P."),
        Some(kelamin) if kelamin != nip.kelamin() => {
            let said = if nip.kelamin() == Kelamin::LakiLaki { "laki-laki" } else { "perempuan" };
            row.refuse(Kolom::JenisKelamin, format!("Jenis kelamin berbeda dengan angka ke-15 NIP ({said})."))
        }
        Some(_) => Some(()),
    }
}

fn once(row: &mut Periksa<'_>, seen: &mut HashMap<String, u32>, kolom: Kolom, value: &str) -> Option<()> {
    match seen.get(value).copied() {
        // A PNS ID may be the NIP itself where a file has no other.
        Some(first) if first != row.baris.nomor || kolom == Kolom::Nip => {
            let name = if kolom == Kolom::Nip { "NIP" } else { "PNS ID" };
            row.refuse(kolom, format!("{name} ini sudah ada di baris {first}. Baris pertama yang dipakai."))
        }
        _ => {
            seen.insert(value.to_owned(), row.baris.nomor);
            Some(())
        }
    }
}

fn known_unit(row: &mut Periksa<'_>, knows: &dyn Fn(&str) -> bool) -> Option<String> {
    let kolom = if row.tabel.jenis == Jenis::Templat { Kolom::KodeUnit } else { Kolom::UnorId };
    match row.isi(kolom) {
        None => row.refuse(kolom, "Unit kerja belum diisi."),
        Some(id) if !knows(id) => {
            row.refuse(kolom, "Unit kerja ini tidak ada di berkas unit dan belum ada di Kinerja.")
        }
        Some(id) => Some(id.to_owned()),
    }
}

fn jenis_pegawai(row: &mut Periksa<'_>, nip: &Nip) -> JenisPegawai {
    let by_nip = match nip.jenis() {
        Some(aturan::JenisAsn::Pppk) => JenisPegawai::Pppk,
        _ => JenisPegawai::Pns,
    };
    match row.isi(Kolom::JenisPegawai) {
        None => by_nip,
        Some(text) => vocabulary::jenis_pegawai(text).unwrap_or_else(|| {
            row.remark(
                Kolom::JenisPegawai,
                format!(
                    "Jenis pegawai ini belum dikenal; dicatat sebagai {} menurut NIP.",
                    by_nip.kode().to_uppercase()
                ),
            );
            by_nip
        }),
    }
}

fn jenis_jabatan(row: &mut Periksa<'_>, jabatan: &str) -> JenisJabatan {
    let eselon =
        [Kolom::EselonId, Kolom::Eselon].iter().find_map(|kolom| vocabulary::eselon(row.isi(*kolom)?));
    let about = TentangJabatan {
        jenis_id: row.isi(Kolom::JenisJabatanId),
        jenis: row.isi(Kolom::JenisJabatan),
        eselon: eselon.as_deref(),
        jabatan,
    };
    vocabulary::jenis_jabatan(about).unwrap_or_else(|| {
        row.remark(Kolom::JenisJabatan, "Jenis jabatan belum dikenal; dicatat sebagai pelaksana.");
        JenisJabatan::Pelaksana
    })
}

fn golongan(row: &mut Periksa<'_>) -> Option<&'static str> {
    let text = row.isi(Kolom::Golongan)?;
    let golongan = values::golongan(text);
    if golongan.is_none() {
        row.remark(
            Kolom::Golongan,
            "Golongan tidak terbaca dan tidak disimpan. Tulis seperti III/a atau IX.",
        );
    }
    golongan.map(aturan::Golongan::kode)
}

fn date(row: &mut Periksa<'_>, kolom: Kolom) -> Option<NaiveDate> {
    let date = values::tanggal(row.isi(kolom)?);
    if date.is_none() {
        row.remark(kolom, "Tanggal tidak terbaca dan tidak disimpan. Tulis seperti 01-04-2024.");
    }
    date
}
