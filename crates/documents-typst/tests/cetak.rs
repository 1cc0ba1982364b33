//! The printed forms, read back with `pdftotext` of poppler-utils (`apt-get install poppler-utils`), a tool that these
//! tests require: a reader of our own would share our mistakes.

use documents::Dokumen;
use documents_typst::{RenderError, render};
use serde_json::{Value, json};
use std::io::Write;
use std::process::{Command, Stdio};

const CONTOH: [&str; 5] =
    ["skp-kuantitatif", "skp-kualitatif", "skp-pimpinan", "evaluasi-tahunan", "evaluasi-periodik"];

/// One of each form, where the approach makes no difference.
const FORMS: [&str; 2] = ["skp-kuantitatif", "evaluasi-periodik"];

/// Fields that a form does not print as they are: dates and words of closed lists, and what is no text.
const NOT_TEXT: [&str; 16] = [
    "formulir",
    "dibuat",
    "qr",
    "lambang",
    "jenis",
    "awal",
    "akhir",
    "tanggal",
    "pendekatan",
    "aspek",
    "perspektif",
    "rating",
    "ranah",
    "latihan",
    "versi",
    "sel",
];

fn contoh(name: &str) -> Value {
    let path = format!("{}/contoh/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_slice(&std::fs::read(path).expect("sample")).expect("sample is JSON")
}

fn pdf(data: &Value) -> Vec<u8> {
    let doc: Dokumen = serde_json::from_value(data.clone()).expect("sample fits the form");
    render(&doc).expect("renders")
}

fn poppler(pdf: &[u8], args: &[&str]) -> String {
    let mut reader = Command::new("pdftotext")
        .args(args)
        .args(["-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftotext is required: apt-get install poppler-utils");
    reader.stdin.take().expect("piped").write_all(pdf).expect("pdftotext reads");
    let out = reader.wait_with_output().expect("pdftotext ends");
    assert!(out.status.success(), "pdftotext refused the file");
    String::from_utf8(out.stdout).expect("UTF-8")
}

/// The text of each page, all white space removed, since lines wrap anywhere.
fn pages(data: &Value) -> Vec<String> {
    let text = poppler(&pdf(data), &["-raw"]);
    let pages: Vec<String> = text.split('\u{c}').map(squeezed).collect();
    let (last, pages) = pages.split_last().expect("a form feed ends each page");
    assert_eq!(last, "", "text after the last page");
    pages.to_vec()
}

fn text(data: &Value) -> String {
    pages(data).concat()
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

#[track_caller]
fn assert_in_order(text: &str, parts: &[&str]) {
    let mut rest = text;
    for part in parts {
        let at = rest
            .find(&squeezed(part))
            .unwrap_or_else(|| panic!("{part:?} is missing or out of order in {text}"));
        rest = &rest[at..];
    }
}

/// Every text of the data that the form must print.
fn texts_of(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| texts_of(item, found)),
        Value::Object(fields) => fields
            .iter()
            .filter(|(name, _)| !NOT_TEXT.contains(&name.as_str()))
            .for_each(|(_, field)| texts_of(field, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Puts `text` into every field that [`texts_of`] finds; returns how many.
fn fill(value: &mut Value, text: &str) -> usize {
    match value {
        Value::String(field) => {
            text.clone_into(field);
            1
        }
        Value::Array(items) => items.iter_mut().map(|item| fill(item, text)).sum(),
        Value::Object(fields) => fields
            .iter_mut()
            .filter(|(name, _)| !NOT_TEXT.contains(&name.as_str()))
            .map(|(_, field)| fill(field, text))
            .sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) => 0,
    }
}

#[test]
fn every_text_of_the_data_is_on_paper() {
    for name in CONTOH {
        let data = contoh(name);
        let printed = text(&data).to_lowercase();
        let mut texts = Vec::new();
        texts_of(&data, &mut texts);
        assert!(texts.len() > 20, "{name}: the sample says little");
        for text in texts {
            assert!(printed.contains(&squeezed(&text).to_lowercase()), "{name}: {text:?} is not printed");
        }
    }
}

#[test]
fn the_skp_has_the_sections_of_the_form() {
    let text = text(&contoh("skp-kuantitatif"));
    assert_in_order(
        &text,
        &[
            "SASARAN KINERJA PEGAWAI",
            "Pendekatan Hasil Kerja Kuantitatif",
            "Bagi Pejabat Administrasi dan Pejabat Fungsional",
            "Periode penilaian: 1 Januari 2026 s.d. 31 Desember 2026",
            "Pegawai yang dinilai",
            "Pejabat penilai kinerja",
            "Hasil kerja",
            "Rencana hasil kerja pimpinan yang diintervensi",
            "Aspek",
            "Indikator kinerja individu",
            "Target",
            "A. Utama",
            "B. Tambahan",
            "Perilaku kerja",
            "Ekspektasi khusus pimpinan",
            "Berorientasi Pelayanan",
            "Kolaboratif",
            "Lampiran SKP",
            "Dukungan sumber daya",
            "Skema pertanggungjawaban",
            "Konsekuensi",
            "Kota Contoh, 19 Januari 2026",
            "Ruang tanda tangan atau TTE",
            "QR ini membuktikan isi tidak berubah; bukan tanda tangan elektronik tersertifikasi.",
        ],
    );
}

#[test]
fn each_approach_has_its_own_columns() {
    let kualitatif = text(&contoh("skp-kualitatif"));
    assert_in_order(&kualitatif, &["Pendekatan Hasil Kerja Kualitatif", "Ukuran keberhasilan / indikator"]);
    assert!(!kualitatif.contains("Aspek") && !kualitatif.contains("Perspektif"));

    let pimpinan = text(&contoh("skp-pimpinan"));
    assert_in_order(
        &pimpinan,
        &[
            "Bagi Pejabat Pimpinan Tinggi",
            "Perspektif",
            "Penerima layanan",
            "Proses bisnis",
            "Penguatan internal",
            "Anggaran",
        ],
    );
    assert!(!pimpinan.contains("Aspek") && !pimpinan.contains("diintervensi"));
}

#[test]
fn an_official_who_is_no_civil_servant_has_strokes_for_nip_and_rank() {
    let text = text(&contoh("skp-pimpinan"));
    assert_in_order(
        &text,
        &["NIP 196909051993032002 2 NIP - 3", "Pembina Utama Muda / IV/c 3 Pangkat/gol. ruang - 4"],
    );
    assert_in_order(&text, &["Bastian Harimurti NIP - Keaslian"]);
}

#[test]
fn the_evaluation_has_its_eight_blocks_and_the_annex() {
    let text = text(&contoh("evaluasi-tahunan"));
    assert_in_order(
        &text,
        &[
            "DOKUMEN EVALUASI KINERJA PEGAWAI",
            "1 Pegawai yang dinilai",
            "2 Pejabat penilai kinerja",
            "3 Atasan pejabat penilai kinerja",
            "4 Evaluasi kinerja Capaian kinerja organisasi Baik Predikat kinerja pegawai Baik",
            "5 Catatan dan/atau rekomendasi",
            "6 Keberatan",
            "Tanggal: 21 Januari 2027",
            "7 Penjelasan pejabat penilai atas keberatan",
            "Tanggal: 26 Januari 2027",
            "8 Keputusan dan/atau rekomendasi atasan pejabat penilai",
            "Tanggal: 5 Februari 2027",
            "Hasil evaluasi diterima pegawai pada 12 Januari 2027.",
            "Atasan pejabat penilai Ruang tanda tangan atau TTE",
            "Keaslian dokumen",
            "HASIL EVALUASI",
            "Realisasi berdasarkan bukti dukung",
            "Umpan balik berkelanjutan berdasarkan bukti dukung",
            "Rating hasil kerja: Di atas ekspektasi",
            "Rating perilaku kerja: Sesuai ekspektasi",
            "Fakta yang dirujuk",
            "Predikat kinerja",
        ],
    );
}

#[test]
fn the_predikat_is_the_cell_where_the_two_ratings_meet() {
    let mut data = contoh("evaluasi-tahunan");
    data["hasil"]["tabel"]["sel"] =
        json!([["p00", "p01", "p02"], ["p10", "p11", "p12"], ["p20", "p21", "p22"]]);
    let best_first = ["di_atas_ekspektasi", "sesuai_ekspektasi", "di_bawah_ekspektasi"];
    for (row, hasil) in best_first.iter().enumerate() {
        for (column, perilaku) in best_first.iter().rev().enumerate() {
            data["hasil"]["hasil_kerja"]["rating"] = json!(hasil);
            data["hasil"]["perilaku_kerja"]["rating"] = json!(perilaku);
            let text = text(&data);
            let cell = format!("p{row}{column}");
            assert_in_order(
                &text,
                &[&format!("Predikat kinerja pegawai {cell} 5"), &format!("predikat {cell}.")],
            );
            // The lit cell and the legend below the table, nothing else.
            assert_eq!(text.matches('●').count(), 2, "{hasil} {perilaku}");
            assert!(text.contains(&format!("●{cell}")), "{hasil} {perilaku} lights another cell: {text}");
        }
    }
}

#[test]
fn without_the_capaian_the_evaluation_calls_itself_provisional() {
    let provisional = text(&contoh("evaluasi-periodik"));
    assert_in_order(
        &provisional,
        &[
            "Triwulan III (1 Juli 2026 s.d. 30 September 2026)",
            "Penilaian sementara: capaian kinerja organisasi belum ditetapkan.",
            "Tidak ada: pejabat penilai tidak memiliki atasan penilai.",
            "Capaian kinerja organisasi Belum ditetapkan",
            "Predikat kinerja pegawai Kurang (sementara)",
            "Tidak ada keberatan sampai dokumen ini diterbitkan.",
        ],
    );
    let mut data = contoh("evaluasi-tahunan");
    assert!(!text(&data).contains("sementara"));
    data["capaian_organisasi"]["sementara"] = json!(true);
    assert_in_order(
        &text(&data),
        &["Penilaian sementara: capaian kinerja organisasi masih usulan.", "Baik (sementara)"],
    );
}

#[test]
fn each_page_says_which_document_page_and_system_it_is() {
    for name in CONTOH {
        let data = contoh(name);
        let pages = pages(&data);
        let nomor = data["surat"]["nomor"].as_str().expect("a number");
        let sistem = match data["surat"]["mode"]["jenis"].as_str() {
            Some("pendamping") => "Sistem resmi: e-Kinerja BKN. Cetakan ini pendamping",
            _ => "Sistem resmi: Kinerja, berdasarkan Peraturan Wali Kota Contoh Nomor 12 Tahun 2026 Pasal 7.",
        };
        assert!(pages.len() > 1, "{name}");
        for (at, page) in pages.iter().enumerate() {
            let count = format!("Halaman {} dari {}", at + 1, pages.len());
            for line in [&format!("Nomor {nomor} · versi"), &count, sistem] {
                assert!(page.contains(&squeezed(line)), "{name}, page {}: {line:?} is missing", at + 1);
            }
        }
    }
}

#[test]
fn practice_is_marked_on_every_page_and_only_there() {
    for name in FORMS {
        let mut data = contoh(name);
        for latihan in [true, false] {
            data["surat"]["latihan"] = json!(latihan);
            let band = squeezed("LATIHAN Hasil di sini tidak memengaruhi TPP, karier, maupun data BKN.");
            let pages = pages(&data);
            let marked = pages.iter().filter(|page| page.contains(&band)).count();
            assert_eq!(marked, if latihan { pages.len() } else { 0 }, "{name}");
        }
    }
}

#[test]
fn what_a_user_typed_is_never_markup() {
    let hostile = "#panic(\"x\") *tebal* _miring_ $x^2$ `kode` <tanda> @rujuk = Judul // sisa /* */ [a] #{1} ~ -- \\ \\n '\"";
    for name in CONTOH {
        let mut data = contoh(name);
        let fields = fill(&mut data, hostile);
        let printed = text(&data).to_lowercase();
        let found = printed.matches(&squeezed(hostile).to_lowercase()).count();
        assert!(found >= fields, "{name}: {found} of {fields} fields are printed literally");
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    for name in FORMS {
        let data = contoh(name);
        let first = pdf(&data);
        let other_thread = std::thread::spawn({
            let data = data.clone();
            move || pdf(&data)
        });
        assert!(first == other_thread.join().expect("renders"), "{name} differs");
        let mut later = data.clone();
        later["surat"]["dibuat"] = json!("2030-01-02T03:04:05+08:00");
        let later = pdf(&later);
        assert!(first != later, "{name}: the time of issue is not in the file");
        assert!(
            String::from_utf8_lossy(&later)
                .contains("<xmp:CreateDate>2030-01-02T03:04:05+08:00</xmp:CreateDate>")
        );
    }
}

#[test]
fn the_file_says_that_it_is_pdf_a_2b() {
    for name in FORMS {
        let pdf = pdf(&contoh(name));
        let raw = String::from_utf8_lossy(&pdf);
        assert!(raw.starts_with("%PDF-1.7"), "{name}");
        for mark in ["<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>B</pdfaid:conformance>"] {
            assert!(raw.contains(mark), "{name}: {mark} is missing");
        }
    }
}

#[test]
fn letters_that_the_typeface_lacks_do_not_stop_a_document() {
    let note = squeezed("Tanda □ menggantikan huruf yang tidak tersedia pada huruf cetak ini.");
    let mut data = contoh("evaluasi-tahunan");
    assert!(!text(&data).contains(&note));
    data["catatan"] = json!(["Terima kasih \u{1F64F} Привет 中文 é ≥ →"]);
    let text = text(&data);
    assert_in_order(&text, &["Terima kasih □ □□□□□□ □□ é ≥ →"]);
    assert!(text.contains(&note));
}

#[test]
fn long_tables_repeat_their_head_and_lose_nothing() {
    let mut data = contoh("skp-kuantitatif");
    let row = data["hasil_kerja"]["utama"][2].clone();
    let rows: Vec<Value> = (0..40)
        .map(|n| {
            let mut row = row.clone();
            row["rhk"] = json!(format!("Rencana ke-{n:03}."));
            row
        })
        .collect();
    data["hasil_kerja"]["utama"] = Value::Array(rows);
    let pages = pages(&data);
    let with_row: Vec<&String> = pages.iter().filter(|page| page.contains("Rencanake-0")).collect();
    assert!(with_row.len() > 5, "{} pages", with_row.len());
    for page in with_row {
        assert_in_order(page, &["Indikator kinerja individu", "A. Utama", "Rencana ke-0"]);
    }
    let all = pages.concat();
    assert!((0..40).all(|n| all.contains(&format!("Rencanake-{n:03}."))));
}

/// Puts `parts` into one field and asserts that each of them is printed.
#[track_caller]
fn assert_whole(name: &str, field: &str, parts: &[String], joint: &str) {
    let mut data = contoh(name);
    let target = data.pointer_mut(field).expect(field);
    *target = if target.is_array() { json!([parts.join(joint)]) } else { json!(parts.join(joint)) };
    let text = text(&data);
    let lost: Vec<&String> = parts.iter().filter(|part| !text.contains(*part)).collect();
    assert!(lost.is_empty(), "{name}{field}: {} parts are lost, first {:?}", lost.len(), lost.first());
}

#[test]
fn a_text_longer_than_a_page_is_printed_to_its_end() {
    let words: Vec<String> = (0..1200).map(|n| format!("kata{n:04}")).collect();
    for (name, field) in [
        ("skp-kuantitatif", "/hasil_kerja/utama/0/rhk"),
        ("skp-kuantitatif", "/hasil_kerja/tambahan/0/penugasan_dari"),
        ("skp-kualitatif", "/perilaku/3/ekspektasi"),
        ("skp-kualitatif", "/lampiran/konsekuensi"),
        ("evaluasi-tahunan", "/catatan"),
        ("evaluasi-tahunan", "/keberatan/teks"),
        ("evaluasi-tahunan", "/tanda_terima/keterangan"),
        ("evaluasi-tahunan", "/hasil/rhk/utama/0/umpan_balik/0"),
        ("evaluasi-tahunan", "/hasil/perilaku_kerja/penjelasan"),
        ("evaluasi-tahunan", "/hasil/fakta/0/teks"),
    ] {
        assert_whole(name, field, &words, " ");
    }
}

/// Few letters, but more lines than a page has: what may not break is measured in lines, not letters.
#[test]
fn many_short_lines_are_printed_to_their_end() {
    let lines: Vec<String> = (0..120).map(|n| format!("b{n:03}.")).collect();
    for (name, field) in [
        ("skp-kuantitatif", "/hasil_kerja/utama/0/indikator/1/target"),
        ("evaluasi-tahunan", "/hasil/hasil_kerja/penjelasan"),
    ] {
        assert_whole(name, field, &lines, "\n");
    }
}

#[test]
fn nothing_runs_over_the_edge_of_the_page() {
    // A4 less the margin of 18 mm, in points; one more for boxes that the reader draws around side bearings.
    let (left, right) = (51.0 - 1.0, 595.3 - 51.0 + 1.0);
    for name in CONTOH {
        let mut data = contoh(name);
        fill(&mut data, &"w".repeat(120));
        for line in poppler(&pdf(&data), &["-bbox"]).lines().filter(|line| line.contains("<word ")) {
            let edge = |name: &str| -> f64 {
                let (_, rest) = line.split_once(&format!("{name}=\"")).expect("a box");
                rest.split('"').next().and_then(|number| number.parse().ok()).expect("a number")
            };
            assert!(edge("xMin") >= left && edge("xMax") <= right, "{name}: {line}");
        }
    }
}

#[test]
fn what_cannot_be_printed_is_an_error_with_a_cause() {
    let refused = |change: fn(&mut Value)| {
        let mut data = contoh("skp-kuantitatif");
        change(&mut data);
        let doc: Dokumen = serde_json::from_value(data).expect("fits the form");
        render(&doc).expect_err("is refused")
    };
    let qr = refused(|data| data["surat"]["qr"] = json!(""));
    assert!(matches!(&qr, RenderError::Qr { nomor, .. } if nomor == "800.1.11.1/SKP/0417/2026"), "{qr}");
    let lambang = refused(|data| data["surat"]["kop"]["lambang"] = json!("bukan gambar"));
    assert!(lambang.to_string().starts_with("formulir: lambang.svg: failed to parse SVG"), "{lambang}");
}

#[test]
fn a_date_left_open_is_a_dotted_line() {
    let mut data = contoh("skp-kuantitatif");
    data["pengesahan"]["tanggal"] = Value::Null;
    data["surat"]["alamat_periksa"] = Value::Null;
    data["surat"]["kop"]["lambang"] = Value::Null;
    let text = text(&data);
    assert_in_order(&text, &["Kota Contoh, ..........", "Pegawai yang dinilai Ruang"]);
    assert!(!text.contains("Periksadi"));
}
