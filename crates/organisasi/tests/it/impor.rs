//! An import from files to rows, on both engines.

use crate::kit::{City, INSTANSI, PEOPLE_HEADINGS, cities, people, units};
use organisasi::impor::{Hitung, Tingkat};

fn both() -> [(&'static str, String); 2] {
    [("pegawai.csv", people()), ("unor.csv", units())]
}

const RELATIONS: &str = "SELECT g.nama || ' < ' || n.nama || ' < ' || COALESCE(a.nama, '-') || ' ' || h.dasar || ' ' || h.status AS isi \
     FROM hubungan_penilai h JOIN orang g ON g.id = h.pegawai_id JOIN orang n ON n.id = h.penilai_id \
     LEFT JOIN orang a ON a.id = h.atasan_penilai_id ORDER BY g.nama, h.mulai";

#[tokio::test]
async fn people_and_units_come_in_and_the_tree_proposes() {
    for city in cities().await {
        let hasil = city.import(&both()).await;
        assert_eq!(hasil.unit, Hitung { baru: 4, ..Hitung::default() });
        assert_eq!(hasil.orang, Hitung { baru: 5, ..Hitung::default() });
        assert_eq!((hasil.akun, hasil.kepala, hasil.unit_tanpa_kepala), (5, 2, 2));
        assert_eq!(hasil.masalah.ditolak, 0, "{:?}", hasil.masalah);
        assert_eq!(
            city.texts(RELATIONS).await,
            [
                "Budi Rahayu < Andi Prasetyo < - struktural usulan",
                "Citra < Budi Rahayu < Andi Prasetyo struktural usulan",
                "Dewi < Budi Rahayu < Andi Prasetyo struktural usulan",
            ]
        );
        // Andi: the root has no head; Eka: the bidang has none.
        assert_eq!(hasil.usul.kepala_kosong, 2);
        let units = "SELECT nama || ' ' || COALESCE(eselon, '-') || ' ' || CASE WHEN is_opd THEN 'opd' ELSE '-' END AS isi \
                     FROM unit_kerja ORDER BY urut";
        assert_eq!(
            city.texts(units).await,
            [
                "Pemerintah Kota Uji - -",
                "Dinas Kependudukan II.b opd",
                "Bidang Pelayanan III.b -",
                "Bidang Data III.b -"
            ]
        );
        let people = "SELECT g.nip || ' ' || g.jenis_pegawai || ' ' || g.kelompok || ' ' || COALESCE(g.golongan, '-') || ' ' || \
                      p.jenis_jabatan || CASE WHEN g.is_nip_perlu_diperiksa THEN ' diperiksa' ELSE '' END AS isi \
                      FROM pegawai g JOIN penempatan p ON p.pegawai_id = g.id ORDER BY g.nip";
        assert_eq!(
            city.texts(people).await,
            [
                "197001011995031001 pns struktural IV/c jpt",
                "198002022005042002 pns struktural IV/a administrator",
                "199003032020121003 pns lainnya III/a pelaksana",
                "199504042025212004 pppk fungsional IX fungsional",
                "199605052025991005 pppk_paruh_waktu pppk_paruh_waktu V pelaksana",
            ]
        );
        let accounts = "SELECT d.masuk || COALESCE(a.sandi, ' tanpa sandi') AS isi FROM direktori_masuk d JOIN akun a ON a.id = d.akun_id ORDER BY 1";
        assert_eq!(city.texts(accounts).await[0], "197001011995031001 tanpa sandi");
        assert!(
            city.texts("SELECT nama AS isi FROM impor_berkas").await.is_empty(),
            "bytes are kept no longer than needed"
        );
    }
}

#[tokio::test]
async fn the_same_files_again_change_nothing() {
    for city in cities().await {
        city.import(&both()).await;
        let before = dump(&city).await;
        let again = city.import(&both()).await;
        assert!(again.is_unchanged(), "{again:?}");
        assert_eq!(again.orang, Hitung { tetap: 5, ..Hitung::default() });
        assert_eq!(again.unit, Hitung { tetap: 4, ..Hitung::default() });
        assert_eq!(again.usul.usulan, Hitung { tetap: 3, ..Hitung::default() });
        // and each file on its own
        assert!(city.import(&both()[..1]).await.is_unchanged());
        assert!(city.import(&both()[1..]).await.is_unchanged());
        assert_eq!(dump(&city).await, before);
    }
}

async fn dump(city: &City) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    for sql in [
        RELATIONS,
        "SELECT u.nama || u.jalur || COALESCE(o.nama, '-') AS isi FROM unit_kerja u LEFT JOIN orang o ON o.id = u.kepala_id ORDER BY u.sumber_id",
        "SELECT o.nama || COALESCE(o.gelar_belakang, '-') || p.jabatan || p.mulai || COALESCE(CAST(p.sampai AS text), '-') AS isi \
         FROM orang o JOIN penempatan p ON p.pegawai_id = o.id ORDER BY o.nama, p.mulai",
        "SELECT masuk AS isi FROM akun ORDER BY masuk",
    ] {
        all.push(city.texts(sql).await);
    }
    all
}

#[tokio::test]
async fn rows_with_faults_are_named_and_the_rest_comes_in() {
    for city in cities().await {
        let bad = format!(
            "{}\
             P6,198613262015051001,Bulan Salah,,,M,X,PNS,Aktif,III/a,4,P,Jab,,U2,B\n\
             P7,198609262015051001,Beda Lahir,,27-09-1986,M,X,PNS,Aktif,III/a,4,P,Jab,,U2,B\n\
             P8,198609262015051002,Beda Kelamin,,,F,X,PNS,Aktif,III/a,4,P,Jab,,U2,B\n\
             P9,1.98609E+17,Terpotong,,,M,X,PNS,Aktif,III/a,4,P,Jab,,U2,B\n\
             P3,199003032020121099,PNS ID Ganda,,,M,X,PNS,Aktif,III/a,4,P,Jab,,U2,B\n\
             P10,199003032020121003,NIP Ganda,,,M,X,PNS,Aktif,III/a,4,P,Jab,,U2,B\n\
             P11,199107072020121004,Unit Hilang,,,M,X,PNS,Aktif,III/a,4,P,Jab,,U9,B\n\
             P12,199107072020121005,Golongan Aneh,,,M,X,Honorer,Aktif,Z/9,,Entah,Jab,kemarin,U2,B\n\
             P13,199605052025131006,Kode Baru,,05-05-1996,M,X,PNS,Aktif,III/a,4,P,Jab,,U2,B\n",
            people()
        );
        let tree = format!(
            "{}U4;Bidang Yatim;U77;;P99;;\nU5;Lingkar A;U6;;;;\nU6;Lingkar B;U5;;;;\nU2;Ganda;U0;;;;\n",
            units()
        );
        let hasil = city.import(&[("pegawai.csv", bad), ("unor.csv", tree)]).await;
        let told = |tingkat| -> Vec<String> {
            let of = hasil.masalah.daftar.iter().filter(|one| one.tingkat == tingkat);
            of.map(|one| format!("{}:{} {} [{}] {}", one.berkas, one.baris, one.kolom, one.nilai, one.alasan))
                .collect()
        };
        assert_eq!(
            told(Tingkat::Ditolak),
            [
                "unor.csv:9 ID [U2] ID unit ini sudah ada di baris 4. Baris pertama yang dipakai.",
                "pegawai.csv:7 NIP BARU [198613262015051001] Angka 1-8 NIP bukan tanggal lahir yang ada di kalender (urutan: tahun, bulan, tanggal).",
                "pegawai.csv:8 TANGGAL LAHIR [27-09-1986] Tanggal lahir berbeda dengan angka 1-8 NIP (26-09-1986).",
                "pegawai.csv:9 JENIS KELAMIN [F] Jenis kelamin berbeda dengan angka ke-15 NIP (laki-laki).",
                "pegawai.csv:10 NIP BARU [1.98609E+17] NIP tersimpan sebagai angka, sehingga angka belakangnya hilang. Ubah kolom NIP menjadi teks, lalu isi kembali.",
                "pegawai.csv:11 PNS ID [P3] PNS ID ini sudah ada di baris 4. Baris pertama yang dipakai.",
                "pegawai.csv:12 NIP BARU [199003032020121003] NIP ini sudah ada di baris 4. Baris pertama yang dipakai.",
                "pegawai.csv:13 UNOR ID [U9] Unit kerja ini tidak ada di berkas unit dan belum ada di Kinerja.",
            ]
        );
        let looked_at = told(Tingkat::Diperiksa);
        for part in [
            "unor.csv:6 DIATASAN_ID [U77] Bidang Yatim: Unit atasan ini tidak ada di berkas.",
            "unor.csv:7 DIATASAN_ID [U6] Lingkar A berada di bawah dirinya sendiri",
            "unor.csv:6 PEMIMPIN_PNS_ID [P99] Kepala Bidang Yatim tidak ada",
            "pegawai.csv:15 NIP BARU [199605052025131006] Angka 13-14 NIP belum dikenal.",
            "pegawai.csv:14 JENIS PEGAWAI NAMA [Honorer] Jenis pegawai ini belum dikenal",
            "pegawai.csv:14 GOL AKHIR NAMA [Z/9] Golongan tidak terbaca",
            "pegawai.csv:14 TMT JABATAN [kemarin] Tanggal tidak terbaca",
            "pegawai.csv:14 JENIS JABATAN NAMA [Entah] Jenis jabatan belum dikenal",
        ] {
            assert!(looked_at.iter().any(|one| one.starts_with(part)), "{part} not in {looked_at:#?}");
        }
        assert_eq!((hasil.masalah.ditolak, hasil.orang.baru, hasil.unit.baru), (8, 7, 7));
        let marked = "SELECT nip AS isi FROM pegawai WHERE is_nip_perlu_diperiksa";
        assert_eq!(city.texts(marked).await, ["199605052025131006"]);
    }
}

#[tokio::test]
async fn a_move_ends_the_old_placement_and_the_confirmed_penilai_stays() {
    for mut city in cities().await {
        city.import(&both()).await;
        confirm_all(&city).await;
        city.today += chrono::TimeDelta::days(10);
        let moved = people()
            .replace("P4,199504042025212004,Dewi,,04-04-1995,F,X,PPPK,PPPK Aktif,IX,2,Fungsional,Pranata Komputer Ahli Pertama,01-05-2025,U2", "P4,199504042025212004,Dewi,,04-04-1995,F,X,PPPK,PPPK Aktif,X,2,Fungsional,Pranata Komputer Ahli Pertama,01-12-2026,U1");
        let hasil = city.import(&[("pegawai.csv", moved.clone())]).await;
        assert_eq!((hasil.pindah, hasil.orang.berubah, hasil.orang.tetap), (1, 1, 4));
        let places = "SELECT u.sumber_id || ' ' || CAST(p.mulai AS text) || ' ' || COALESCE(CAST(p.sampai AS text), '-') AS isi \
                      FROM penempatan p JOIN unit_kerja u ON u.id = p.unit_id JOIN orang o ON o.id = p.pegawai_id \
                      WHERE o.nama = 'Dewi' ORDER BY p.mulai";
        assert_eq!(city.texts(places).await, ["U2 2025-05-01 2026-11-30", "U1 2026-12-01 -"]);
        let relations = city.texts(RELATIONS).await;
        let dewi: Vec<&String> = relations.iter().filter(|text| text.starts_with("Dewi")).collect();
        assert_eq!(
            dewi,
            [
                "Dewi < Budi Rahayu < Andi Prasetyo struktural ditetapkan",
                "Dewi < Andi Prasetyo < - struktural usulan"
            ]
        );
        assert!(city.import(&[("pegawai.csv", moved)]).await.is_unchanged());
    }
}

async fn confirm_all(city: &City) {
    let mut tx = city.db.write(INSTANSI).await.unwrap();
    tx.exec("UPDATE hubungan_penilai SET status = 'ditetapkan' WHERE instansi_id = 1", vec![]).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_head_who_moves_away_leaves_the_post_vacant() {
    for city in cities().await {
        city.import(&both()).await;
        let moved = people()
            .replace("KEPALA BIDANG  PELAYANAN,2024-01-02,U2", "Kepala Bidang Keuangan,2026-11-01,U1");
        let hasil = city.import(&[("pegawai.csv", moved), ("unor.csv", units())]).await;
        assert_eq!((hasil.kepala, hasil.unit_tanpa_kepala, hasil.pindah), (1, 3, 1));
        assert_eq!(city.texts(RELATIONS).await, ["Budi Rahayu < Andi Prasetyo < - struktural usulan"]);
    }
}

#[tokio::test]
async fn a_head_who_retires_leaves_the_post_vacant_and_is_rated_by_nobody() {
    for city in cities().await {
        city.import(&both()).await;
        let retired = people().replace("PNS,Aktif,IV/a", "PNS,Pensiun BUP,IV/a");
        let hasil = city.import(&[("pegawai.csv", retired)]).await;
        assert_eq!((hasil.kepala, hasil.unit_tanpa_kepala, hasil.usul.dihapus), (1, 3, 3));
        assert!(city.texts(RELATIONS).await.is_empty());
    }
}

#[tokio::test]
async fn the_eselon_of_the_unit_tells_the_level_of_its_head() {
    for city in cities().await {
        let tree = units() + "U4;UPTD;U1;Kepala UPTD;;42;U1\nU5;Rumah Sakit;U1;Direktur;;31;U1\n";
        let people = format!(
            "{}P6,198001012005041006,Fajar,,,M,X,PNS,Aktif,IV/a,1,S,Direktur,,U5,RS\n\
             P7,198001012005041007,Gita,,,M,X,PNS,Aktif,IV/a,2,F,Direktur,,U5,RS\n",
            people()
        );
        city.import(&[("pegawai.csv", people.clone()), ("unor.csv", tree)]).await;
        let levels = "SELECT o.nama || ' ' || p.jenis_jabatan AS isi FROM penempatan p JOIN orang o ON o.id = p.pegawai_id \
                      WHERE p.jabatan = 'Direktur' ORDER BY o.nama";
        assert_eq!(city.texts(levels).await, ["Fajar administrator", "Gita fungsional"]);
        assert!(
            city.import(&[("pegawai.csv", people)]).await.is_unchanged(),
            "what the tree said is known without its file"
        );
    }
}

#[tokio::test]
async fn a_plt_is_proposed_where_the_post_is_vacant() {
    for city in cities().await {
        city.import(&both()).await;
        let mut tx = city.db.write(INSTANSI).await.unwrap();
        let sql = "INSERT INTO penempatan (instansi_id, id, pegawai_id, unit_id, jabatan, jenis_jabatan, jenis, mulai) \
                   SELECT 1, $1, o.id, u.id, 'Plt. Kepala Bidang Data', 'administrator', 'plt', $2 FROM orang o, unit_kerja u \
                   WHERE o.nama = 'Budi Rahayu' AND u.sumber_id = 'U3'";
        tx.exec(sql, vec![city.id().into(), city.today.into()]).await.unwrap();
        tx.commit().await.unwrap();
        let hasil = city.import(&both()).await;
        assert_eq!(hasil.usul.usulan.baru, 1);
        assert!(
            city.texts(RELATIONS)
                .await
                .contains(&"Eka < Budi Rahayu < Andi Prasetyo plt_plh usulan".to_owned())
        );
    }
}

#[tokio::test]
async fn a_corrected_nip_keeps_the_person_and_takes_the_login_along() {
    for city in cities().await {
        city.import(&both()).await;
        let corrected = people().replace("199003032020121003", "199003032020121033");
        let hasil = city.import(&[("pegawai.csv", corrected)]).await;
        assert_eq!((hasil.orang.baru, hasil.orang.berubah, hasil.akun), (0, 1, 0));
        let login = "SELECT d.masuk || ' ' || a.masuk || ' ' || g.nip AS isi FROM direktori_masuk d JOIN akun a ON a.id = d.akun_id \
                     JOIN pegawai g ON g.id = a.orang_id JOIN orang o ON o.id = g.id WHERE o.nama = 'Citra'";
        assert_eq!(city.texts(login).await, ["199003032020121033 199003032020121033 199003032020121033"]);
    }
}

#[tokio::test]
async fn an_empty_cell_erases_nothing() {
    for city in cities().await {
        city.import(&both()).await;
        let poorer = people().replace(",S.E.,", ",,").replace(",IV/a,", ",-,");
        assert!(city.import(&[("pegawai.csv", poorer)]).await.is_unchanged());
    }
}

#[tokio::test]
async fn a_login_name_that_another_account_has_is_told_and_the_batch_goes_on() {
    for city in cities().await {
        city.account("199003032020121003", None).await;
        let hasil = city.import(&both()).await;
        assert_eq!((hasil.orang.baru, hasil.akun, hasil.masalah.ditolak), (4, 4, 1));
        let told = hasil.masalah.daftar.iter().find(|one| one.tingkat == Tingkat::Ditolak).unwrap();
        assert_eq!((told.baris, told.nilai.as_str()), (4, "199003032020121003"));
    }
}

#[tokio::test]
async fn only_people_give_a_flat_tree_and_a_notice() {
    for city in cities().await {
        let flat = format!(
            "{}SATUAN KERJA KERJA ID,SATUAN KERJA KERJA NAMA\nP1,197001011995031001,Andi,,,M,X,PNS,Aktif,IV/c,1,S,Kepala Dinas X,,U1,Sekretariat,S1,Dinas X\n",
            PEOPLE_HEADINGS.replace('\n', ",")
        );
        let hasil = city.import(&[("pegawai.csv", flat)]).await;
        assert_eq!((hasil.unit.baru, hasil.orang.baru), (3, 1));
        assert_eq!(
            city.texts("SELECT nama AS isi FROM unit_kerja ORDER BY LENGTH(jalur)").await,
            ["Kota Uji", "Dinas X", "Sekretariat"]
        );
        // the tree that comes later takes the same units up
        let later = "ID,NAMA UNOR,DIATASAN ID\nS1,Dinas X,akar\nU1,Sekretariat Dinas,S1\n".to_owned();
        let hasil = city.import(&[("unor.csv", later)]).await;
        assert_eq!((hasil.unit.baru, hasil.unit.berubah, hasil.unit.tetap), (0, 1, 1));
    }
}

#[tokio::test]
async fn our_template_brings_people_and_units_in_one_sheet() {
    for city in cities().await {
        let template = "NIP;NAMA;JENIS KELAMIN;JENIS PEGAWAI;GOLONGAN;JABATAN;JENIS JABATAN;KODE UNIT;NAMA UNIT;KODE ATASAN;NIP KEPALA\n\
             ;;;;;;;KOTA;Kota Uji;;\n\
             197001011995031001;Andi;L;PNS;IV/c;Kepala Dinas X;JPT;D;Dinas X;KOTA;197001011995031001\n\
             '19800202 200504 2 002;Budi;P;PNS;III/a;Pengadministrasi;Pelaksana;D;Dinas X;KOTA;\n";
        let hasil = city.import(&[("templat.csv", template.into())]).await;
        assert_eq!(
            (hasil.unit.baru, hasil.orang.baru, hasil.masalah.ditolak),
            (2, 2, 0),
            "{:?}",
            hasil.masalah
        );
        assert_eq!(city.texts(RELATIONS).await, ["Budi < Andi < - struktural usulan"]);
        assert!(city.import(&[("templat.csv", template.into())]).await.is_unchanged());
        // The national file names the same people by PNS ID: they are not doubled.
        let national = "NIP BARU,NAMA,PNS ID,UNOR ID,JABATAN NAMA,JENIS JABATAN NAMA\n\
                        198002022005042002,Budi,PX,D,Pengadministrasi,Pelaksana\n";
        let hasil = city.import(&[("data utama.csv", national.into())]).await;
        assert_eq!((hasil.orang.baru, hasil.orang.berubah, hasil.tidak_di_berkas), (0, 1, 1));
        let again = city.import(&[("templat.csv", template.into())]).await;
        assert!(again.is_unchanged(), "the template does not erase the PNS ID: {again:?}");
    }
}

#[tokio::test]
async fn files_that_are_not_ours_are_refused_with_a_reason() {
    for city in cities().await {
        let refused = city
            .try_import(&[("gaji.csv", "NIP,NAMA,GAJI\n1,2,3\n".into()), ("kosong.csv", String::new())])
            .await;
        assert_eq!(
            refused.unwrap_err(),
            [
                "gaji.csv: baris judul tidak ditemukan pada 15 baris pertama. Untuk Data utama pegawai, kolom yang belum ada: UNOR ID.",
                "kosong.csv: Berkas kosong.",
            ]
        );
    }
}
