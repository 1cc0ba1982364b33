//! An SKP from its first word to the agreement, and everything that may go wrong on the way.

use crate::kit::{Answer, Client, Form, Kota, ids_in, on_both_engines};

/// Somebody who has no SKP yet, and the pejabat penilai.
pub(crate) struct Pair<'k> {
    pub(crate) pegawai: Client<'k>,
    pub(crate) penilai: Client<'k>,
}

/// The first of the city's structural employees without an SKP.
pub(crate) async fn without_skp(kota: &Kota) -> Pair<'_> {
    let person = |column: &str| {
        format!(
            "SELECT {column}.nama FROM pegawai g JOIN akun a ON a.orang_id = g.id \
             JOIN hubungan_penilai h ON h.pegawai_id = g.id JOIN akun p ON p.orang_id = h.penilai_id \
             WHERE g.kelompok = 'struktural' AND NOT EXISTS (SELECT 1 FROM skp s WHERE s.pegawai_id = g.id) \
             ORDER BY g.nip"
        )
    };
    let pegawai = kota.texts(&person("a")).await.remove(0);
    let penilai = kota.texts(&person("p")).await.remove(0);
    Pair { pegawai: kota.person(&pegawai).await, penilai: kota.person(&penilai).await }
}

/// Begins an SKP; answers its id.
pub(crate) async fn begin(client: &Client<'_>) -> String {
    client.presses("/skp", "/skp/buat", &[]).await.leads_to("/skp");
    let link = client.opens("/skp").await.link("/skp/").expect("a draft can be filled in");
    ids_in(&link).remove(0).to_owned()
}

pub(crate) const RHK: &str = "Terlayaninya permohonan KTP-el tepat waktu";

/// A whole RHK with two indicators.
pub(crate) const RHK_FIELDS: [(&str, &str); 11] = [
    ("teks", RHK),
    ("i1_teks", "Berkas KTP-el selesai"),
    ("i1_target", "1.200"),
    ("i1_satuan", "berkas"),
    ("i1_sumber", "SIAK"),
    ("i2_teks", "Median waktu pelayanan"),
    ("i2_aspek", "waktu"),
    ("i2_tingkat", "hasil"),
    ("i2_arah", "turun"),
    ("i2_target", "1,5"),
    ("i2_satuan", "hari"),
];

/// Writes the RHK of [`RHK_FIELDS`] into a draft.
pub(crate) async fn write_rhk(client: &Client<'_>, skp: &str) {
    client.submits(&format!("/skp/{skp}/rhk/baru"), &RHK_FIELDS).await.leads_to("/skp");
}

async fn hands_in(client: &Client<'_>, skp: &str) -> Answer {
    client.presses("/skp", &format!("/skp/{skp}/ajukan"), &[]).await
}

/// The link to the first RHK of the own draft.
async fn first_rhk(client: &Client<'_>, skp: &str) -> String {
    let page = client.opens("/skp").await;
    let prefix = format!("/skp/{skp}/rhk/");
    page.links()
        .into_iter()
        .find(|link| link.starts_with(&prefix) && !link.ends_with("/baru"))
        .expect("an RHK")
}

async fn status(kota: &Kota, client: &Client<'_>) -> String {
    let nama = &client.siapa;
    let sql = format!(
        "SELECT s.status FROM skp s JOIN akun a ON a.orang_id = s.pegawai_id WHERE a.nama = '{nama}'"
    );
    kota.texts(&sql).await.remove(0)
}

#[test]
fn an_skp_goes_from_the_first_word_to_the_agreement() {
    on_both_engines(async |kota: &Kota| {
        let Pair { pegawai, penilai } = without_skp(kota).await;
        let skp = begin(&pegawai).await;
        write_rhk(&pegawai, &skp).await;
        let page = pegawai.opens("/skp").await;
        for words in [RHK, "Berkas KTP-el selesai", "1.200 berkas", "paling banyak 1,5 hari", "SIAK"] {
            page.must(200, words);
        }
        hands_in(&pegawai, &skp).await.leads_to("/skp");
        pegawai.opens("/skp").await.must(200, "Diajukan");
        let locked = pegawai.get(&format!("/skp/{skp}/rhk/baru")).await;
        locked.leads_to("/skp");

        let periksa = format!("/skp/{skp}/periksa");
        penilai.opens("/persetujuan").await.must(200, &pegawai.siapa);
        let empty = penilai.submits(&periksa, &[("putusan", "kembalikan")]).await;
        empty.must(422, "Tulis apa yang perlu diperbaiki, supaya pegawai tidak menebak.");
        let note = "RHK 1: tambahkan mutu layanan, misalnya kepuasan warga.";
        penilai
            .submits(&periksa, &[("putusan", "kembalikan"), ("catatan", note)])
            .await
            .leads_to("/persetujuan");

        pegawai.opens("/skp").await.must(200, "Dikembalikan untuk diperbaiki").must(200, note);
        let rhk = first_rhk(&pegawai, &skp).await;
        pegawai
            .submits(&rhk, &[("i3_teks", "Kepuasan warga"), ("i3_target", "88,5"), ("i3_satuan", "%")])
            .await;
        hands_in(&pegawai, &skp).await.leads_to("/skp");

        let wish = "Menyapa warga yang menunggu.";
        let agree = [("putusan", "setuju"), ("ekspektasi_berorientasi_pelayanan", wish)];
        penilai.submits(&periksa, &agree).await.leads_to("/persetujuan");
        pegawai.opens("/skp").await.must(200, "Disetujui").must(200, wish).must(200, "88,5 %");
        assert_eq!(status(kota, &pegawai).await, "disetujui");
        let events = [("skp_diajukan", 2), ("skp_dikembalikan", 1), ("skp_disetujui", 1)];
        for (jenis, n) in events {
            assert_eq!(kota.events(jenis).await, n, "{jenis}");
        }
        let late = penilai.submits(&periksa, &[("putusan", "kembalikan"), ("catatan", "x")]).await;
        assert_eq!(late.status, 409, "{}", late.text());
        assert_eq!(status(kota, &pegawai).await, "disetujui");
    });
}

#[test]
fn a_second_beginning_finds_the_first() {
    on_both_engines(async |kota: &Kota| {
        let pegawai = without_skp(kota).await.pegawai;
        let form = pegawai.opens("/skp").await.form("/skp/buat");
        let before = kota.rows("skp").await;
        pegawai.sends(&form).await.leads_to("/skp");
        pegawai.sends(&form.with("kunci", &kota.kunci())).await.leads_to("/skp");
        assert_eq!(kota.rows("skp").await, before + 1);
    });
}

#[test]
fn figures_that_are_none_come_back_with_everything_that_was_typed() {
    on_both_engines(async |kota: &Kota| {
        let pegawai = without_skp(kota).await.pegawai;
        let skp = begin(&pegawai).await;
        let path = format!("/skp/{skp}/rhk/baru");
        let form = pegawai.opens(&path).await.form(&path).with_all(&RHK_FIELDS);
        for wrong in ["dua belas", "-3", "1.2.3", "12,345678", "9999999999999999999999"] {
            let typed = form.clone().with("i1_target", wrong).with("penugasan_dari", "Kepala Dinas");
            let answer = pegawai.sends(&typed).await;
            answer.must(422, "Perlu diperbaiki");
            let back = answer.form(&path);
            for (name, value) in typed.fields.iter().filter(|(name, _)| name != "kunci") {
                assert_eq!(back.value(name), Some(value.as_str()), "{wrong}: {name}");
            }
        }
        assert_eq!(kota.count("SELECT count(*) FROM rhk WHERE penugasan_dari = 'Kepala Dinas'").await, 0);
    });
}

#[test]
fn gaps_are_named_and_an_skp_with_gaps_is_not_handed_in() {
    on_both_engines(async |kota: &Kota| {
        let pegawai = without_skp(kota).await.pegawai;
        let skp = begin(&pegawai).await;
        pegawai.opens("/skp").await.must(200, "Belum ada RHK utama. Tambahkan sedikitnya satu.");
        hands_in(&pegawai, &skp).await.must(409, "SKP belum lengkap");

        let new = format!("/skp/{skp}/rhk/baru");
        pegawai.submits(&new, &[("teks", "Hasil tanpa ukuran")]).await.leads_to("/skp");
        pegawai.opens("/skp").await.must(200, "RHK nomor 1 belum memiliki indikator.");
        hands_in(&pegawai, &skp).await.must(409, "SKP belum lengkap");

        let rhk = first_rhk(&pegawai, &skp).await;
        pegawai.submits(&rhk, &[("i1_teks", "Laporan")]).await.leads_to("/skp");
        pegawai.opens("/skp").await.must(200, "Indikator 1 pada RHK nomor 1 belum memiliki target angka.");
        pegawai.submits(&rhk, &[("i1_target", "12")]).await.leads_to("/skp");
        pegawai.opens("/skp").await.must(200, "belum memiliki satuan");
        hands_in(&pegawai, &skp).await.must(409, "SKP belum lengkap");
        assert_eq!(status(kota, &pegawai).await, "draf");

        pegawai.submits(&rhk, &[("i1_satuan", "laporan")]).await.leads_to("/skp");
        hands_in(&pegawai, &skp).await.leads_to("/skp");
        assert_eq!(status(kota, &pegawai).await, "diajukan");
    });
}

#[test]
fn two_editors_of_one_rhk_lose_nothing() {
    on_both_engines(async |kota: &Kota| {
        let pegawai = without_skp(kota).await.pegawai;
        let skp = begin(&pegawai).await;
        write_rhk(&pegawai, &skp).await;
        let rhk = first_rhk(&pegawai, &skp).await;
        let tab = pegawai.second_tab();
        let (mine, other) = (pegawai.opens(&rhk).await.form(&rhk), tab.opens(&rhk).await.form(&rhk));
        pegawai.sends(&mine.with("teks", "Tulisan tab pertama")).await.leads_to("/skp");

        let answer = tab.sends(&other.with("teks", "Tulisan tab kedua").with("i1_target", "1.500")).await;
        answer.must(409, "Data ini baru saja diubah di tempat lain.").must(409, "Tulisan tab pertama");
        let back = answer.form(&rhk);
        assert_eq!(back.value("teks"), Some("Tulisan tab kedua"));
        assert_eq!(back.value("i1_target"), Some("1.500"));
        tab.opens("/skp").await.must(200, "Tulisan tab pertama").must(200, "1.200 berkas");

        tab.sends(&back).await.leads_to("/skp");
        tab.opens("/skp").await.must(200, "Tulisan tab kedua").must(200, "1.500 berkas");
    });
}

#[test]
fn what_the_owner_changes_is_not_agreed_unread() {
    on_both_engines(async |kota: &Kota| {
        let Pair { pegawai, penilai } = without_skp(kota).await;
        let skp = begin(&pegawai).await;
        write_rhk(&pegawai, &skp).await;
        hands_in(&pegawai, &skp).await.leads_to("/skp");
        let periksa = format!("/skp/{skp}/periksa");
        let old = penilai.opens(&periksa).await.form(&periksa);
        penilai.sends(&old.clone().with_all(&[("putusan", "kembalikan"), ("catatan", "Ubah target.")])).await;
        let rhk = first_rhk(&pegawai, &skp).await;
        pegawai.submits(&rhk, &[("i1_target", "1")]).await.leads_to("/skp");
        hands_in(&pegawai, &skp).await.leads_to("/skp");

        let stale =
            old.with_all(&[("kunci", &kota.kunci()), ("putusan", "setuju"), ("catatan", "Sudah baik.")]);
        penilai.sends(&stale).await.must(409, "Data ini baru saja diubah").must(409, "Sudah baik.");
        assert_eq!(status(kota, &pegawai).await, "diajukan");
    });
}

#[test]
fn without_a_penilai_one_can_write_but_not_hand_in() {
    on_both_engines(async |kota: &Kota| {
        let pegawai = without_skp(kota).await.pegawai;
        let tie = format!(
            "hubungan_penilai SET sampai = {{}} WHERE pegawai_id = (SELECT orang_id FROM akun WHERE nama = '{}')",
            pegawai.siapa
        );
        kota.sql(&format!("UPDATE {}", tie.replace("{}", "'2026-12-09'"))).await;
        let skp = begin(&pegawai).await;
        write_rhk(&pegawai, &skp).await;
        pegawai.opens("/skp").await.must(200, "Pejabat penilai belum ditetapkan.").must(200, RHK);
        let answer = hands_in(&pegawai, &skp).await;
        answer.must(409, "Pejabat penilai belum ditetapkan").must(409, "SKP Anda tersimpan sebagai draf.");
        assert_eq!(status(kota, &pegawai).await, "draf");
        assert_eq!(kota.events("skp_diajukan").await, 0);

        kota.sql(&format!("UPDATE {}", tie.replace("{}", "NULL"))).await;
        hands_in(&pegawai, &skp).await.leads_to("/skp");
    });
}

const HOSTILE: &str = r#"<script>alert(1)</script> & "kutip" 'satu' <img src=x onerror=alert(2)>"#;

/// What was typed is read as it was typed, and is never a tag.
fn is_harmless(answer: &Answer) {
    assert!(answer.says(HOSTILE), "{}: {}", answer.path, answer.text());
    assert!(!answer.has_tag("img"), "{}", answer.path);
    assert!(!answer.body.contains("<script>"), "{}", answer.path);
}

#[test]
fn typed_text_stays_text() {
    on_both_engines(async |kota: &Kota| {
        let Pair { pegawai, penilai } = without_skp(kota).await;
        let skp = begin(&pegawai).await;
        let names = ["teks", "penugasan_dari", "i1_teks", "i1_satuan", "i1_sumber"];
        let mut fields = names.map(|name| (name, HOSTILE)).to_vec();
        fields.push(("i1_target", "1"));
        pegawai.submits(&format!("/skp/{skp}/rhk/baru"), &fields).await.leads_to("/skp");
        is_harmless(&pegawai.opens("/skp").await);
        let rhk = first_rhk(&pegawai, &skp).await;
        let form = pegawai.opens(&rhk).await.form(&rhk);
        for name in names {
            assert_eq!(form.value(name), Some(HOSTILE), "{name}");
        }
        let refused = pegawai.submits(&rhk, &[("i1_target", HOSTILE)]).await;
        assert_eq!((refused.status, refused.has_tag("img")), (422, false));
        assert_eq!(refused.form(&rhk).value("i1_target"), Some(HOSTILE));
        hands_in(&pegawai, &skp).await.leads_to("/skp");

        let periksa = format!("/skp/{skp}/periksa");
        is_harmless(&penilai.opens(&periksa).await);
        penilai
            .submits(&periksa, &[("putusan", "kembalikan"), ("catatan", HOSTILE)])
            .await
            .leads_to("/persetujuan");
        is_harmless(&pegawai.opens("/skp").await);
        is_harmless(&pegawai.opens("/").await);
    });
}

#[test]
fn somebody_elses_skp_is_not_there() {
    on_both_engines(async |kota: &Kota| {
        let ratna = kota.ratna().await;
        let page = ratna.opens("/skp").await;
        let skp =
            page.link("/skp/").map(|link| ids_in(&link).remove(0).to_owned()).expect("a link with the id");
        let view = format!("/skp/{skp}");
        for reader in ["marlina", "yohana", "nasrul", "hendra", "nurul", "edison"] {
            kota.login(reader).await.opens(&view).await.must(200, "Ratna Wulandari");
        }
        let strangers = [kota.walikota().await, kota.person("Andi Prasetyo").await];
        for stranger in &strangers {
            assert_eq!(stranger.get(&view).await.status, 404, "{}", stranger.siapa);
        }
        let not_hers_to_write =
            [kota.login("yohana").await, kota.person("Andi Prasetyo").await, kota.marlina().await];
        for other in &not_hers_to_write {
            assert_eq!(other.get(&format!("{view}/rhk/baru")).await.status, 404, "{}", other.siapa);
            let form =
                Form::to(&format!("{view}/ajukan")).with_all(&[("kunci", &kota.kunci()), ("versi", "1")]);
            assert_eq!(other.sends(&form).await.status, 404, "{}", other.siapa);
        }
        let not_theirs_to_agree = ["ratna", "yohana", "nasrul", "hendra", "nurul", "edison"];
        for other in not_theirs_to_agree {
            let other = kota.login(other).await;
            assert_eq!(other.get(&format!("{view}/periksa")).await.status, 404, "{}", other.siapa);
        }
    });
}

#[test]
fn an_indicator_of_somebody_else_cannot_be_taken_over() {
    on_both_engines(async |kota: &Kota| {
        let pegawai = without_skp(kota).await.pegawai;
        let skp = begin(&pegawai).await;
        let ratna = kota.ratna().await;
        let hers = ratna.opens("/skp").await.text();
        let quarter = ratna.opens("/hasil").await.link("/evaluasi/").expect("a quarter to fill in");
        let foreign = ratna.opens(&quarter).await.form(&quarter).names("realisasi_").remove(0);
        let foreign = foreign.trim_start_matches("realisasi_");
        let before = kota.rows("indikator").await;
        let mut fields = RHK_FIELDS.to_vec();
        fields.push(("i1_id", foreign));
        pegawai.submits(&format!("/skp/{skp}/rhk/baru"), &fields).await.leads_to("/skp");
        assert_eq!(kota.rows("indikator").await, before + 2, "both rows are new");
        assert_eq!(ratna.opens("/skp").await.text(), hers, "hers is as it was");
        assert!(pegawai.opens("/skp").await.says("Berkas KTP-el selesai"));
    });
}

#[test]
fn an_rhk_serves_one_of_the_penilai_and_no_other() {
    on_both_engines(async |kota: &Kota| {
        let pegawai = without_skp(kota).await.pegawai;
        let skp = begin(&pegawai).await;
        let path = format!("/skp/{skp}/rhk/baru");
        let (before, foreign) = (kota.rows("rhk").await, kota.kunci());
        let mut fields = RHK_FIELDS.to_vec();
        fields.push(("rhk_pimpinan_id", &foreign));
        pegawai.submits(&path, &fields).await.must(422, "RHK pimpinan ini tidak ada lagi.");
        assert_eq!(kota.rows("rhk").await, before);
    });
}

#[test]
fn an_rhk_is_taken_out_with_its_indicators() {
    on_both_engines(async |kota: &Kota| {
        let pegawai = without_skp(kota).await.pegawai;
        let skp = begin(&pegawai).await;
        let before = kota.rows("indikator").await;
        write_rhk(&pegawai, &skp).await;
        let rhk = first_rhk(&pegawai, &skp).await;
        pegawai.submits(&rhk, &[("aksi", "hapus")]).await.leads_to("/skp");
        assert_eq!(kota.rows("indikator").await, before);
        assert!(!pegawai.opens("/skp").await.says(RHK));
        assert_eq!(pegawai.get(&rhk).await.status, 404);
    });
}
