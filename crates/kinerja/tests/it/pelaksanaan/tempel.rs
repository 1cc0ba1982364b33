//! "Tempel dari Excel": looked at, saved once and whole, or nothing is.

use crate::kit::{Client, Form, Kota, on_both_engines};

const TEMPEL: &str = "/progres/tempel";

fn twenty() -> String {
    let line = |n: usize| {
        let (day, hour) = (n / 5 + 7, n % 5 + 8);
        format!("{day:02}/12/2026\t{hour:02}:00\t{hour:02}:45\tKegiatan nomor {n}\t1\t{n}\tberkas")
    };
    let lines: Vec<_> = (0..20).map(line).collect();
    format!("Tanggal\tMulai\tSelesai\tKegiatan\tRHK\tJumlah\tSatuan\n{}\n", lines.join("\n"))
}

async fn entries(kota: &Kota) -> i64 {
    kota.count("SELECT count(*) FROM progres_harian WHERE kegiatan LIKE 'Kegiatan nomor%'").await
}

/// The page's form with a text and the pressed button.
async fn form(client: &Client<'_>, daftar: &str, aksi: &str) -> Form {
    client.opens(TEMPEL).await.form(TEMPEL).with("daftar", daftar).with("aksi", aksi)
}

#[test]
fn twenty_entries_are_looked_at_and_saved_once() {
    on_both_engines(async |kota: &Kota| {
        let ratna = kota.ratna().await;
        let seen = ratna.sends(&form(&ratna, &twenty(), "periksa").await).await;
        seen.must(200, "Simpan 20 catatan").must(200, "Kegiatan nomor 19");
        assert_eq!(entries(kota).await, 0, "a look writes nothing");
        let save = seen.form(TEMPEL).with("aksi", "simpan");
        ratna.sends(&save).await.leads_to("/progres?tanggal=2026-12-10");
        ratna.sends(&save).await.leads_to("/progres?tanggal=2026-12-10");
        assert_eq!(entries(kota).await, 20, "a second press is the same receipt");
        ratna.opens("/progres?tanggal=2026-12-08").await.must(200, "Kegiatan nomor 5").must(200, "5 berkas");
        let again = ratna.sends(&form(&ratna, &twenty(), "periksa").await).await;
        again.must(200, "Bertumpuk");
    });
}

#[test]
fn what_cannot_be_read_is_named_and_nothing_is_lost_or_half_saved() {
    on_both_engines(async |kota: &Kota| {
        let ratna = kota.ratna().await;
        let wrong = "2026-12-09; 08.00; 09.00; Kegiatan nomor 1\nkemarin; 08.00; 09.00; Rapat\n\
                     2026-12-11; 08.00; 09.00; Rapat\n2026-12-09; 25.00; 09.00; Rapat\n2026-12-09; 10.00; ; Rapat\n\
                     2026-12-09; 10.00; 11.00; x\n2026-12-09; 10.00; 11.00; Rapat; 99";
        for aksi in ["periksa", "simpan"] {
            let answer = ratna.sends(&form(&ratna, wrong, aksi).await).await;
            for nomor in 2..=7 {
                answer.must(422, &format!("Baris {nomor}:"));
            }
            assert_eq!(answer.form(TEMPEL).value("daftar"), Some(wrong), "{aksi}");
        }
        ratna.sends(&form(&ratna, " ", "periksa").await).await.must(422, "Tempel barisnya lebih dahulu");
        assert_eq!(entries(kota).await, 0);
    });
}

#[test]
fn a_line_without_a_start_goes_on_from_the_one_before() {
    on_both_engines(async |kota: &Kota| {
        let ratna = kota.ratna().await;
        let lines = "2026-12-06; 08.00; 09.30; Kegiatan nomor 1\n2026-12-06; ; 11.00; Kegiatan nomor 2";
        let seen = ratna.sends(&form(&ratna, lines, "periksa").await).await;
        seen.must(200, "08.00–09.30").must(200, "09.30–11.00");
    });
}

#[test]
fn only_employees_paste_and_only_for_themselves() {
    on_both_engines(async |kota: &Kota| {
        let walikota = kota.walikota().await;
        assert_eq!(walikota.get(TEMPEL).await.status, 403);
        let kunci = kota.kunci();
        let form = Form::to(TEMPEL).with_all(&[("kunci", &kunci), ("daftar", "x"), ("aksi", "simpan")]);
        assert_eq!(walikota.sends(&form).await.status, 403);
    });
}
