//! The year of an employee, told in steps that tests start from: realisasi, rating, capaian, telling, opening.

use chrono::TimeDelta;

use crate::kit::{Answer, Client, Form, Kota, ids_in};

/// The head of Ratna's perangkat daerah, by the name that the mayor sees.
pub(crate) const OPD: &str = "Dinas Kependudukan dan Pencatatan Sipil";
pub(crate) const DI_ATAS: &str = "di_atas_ekspektasi";
pub(crate) const SESUAI: &str = "sesuai_ekspektasi";
pub(crate) const DI_BAWAH: &str = "di_bawah_ekspektasi";

/// Begins the evaluation of the year and fills it in: each indicator reached what was asked. Answers its id.
pub(crate) async fn fills_in(pegawai: &Client<'_>) -> String {
    let form = pegawai.opens("/hasil").await.form_with("/evaluasi/mulai", "periode", "0");
    let page = pegawai.sends(&form).await.location().expect("the page to fill in").to_owned();
    let form = pegawai.opens(&page).await.form(&page);
    let fields = form.names("realisasi_");
    let filled = fields.iter().fold(form, |form, name| form.with(name, "100"));
    pegawai.sends(&filled).await.leads_to("/hasil");
    ids_in(&page).remove(0).to_owned()
}

/// The form of a rating with its two levels and reasons where they are asked for.
pub(crate) async fn rating(penilai: &Client<'_>, evaluasi: &str, hasil: &str, perilaku: &str) -> Form {
    let path = format!("/penilaian/{evaluasi}");
    penilai.opens(&path).await.form(&path).with_all(&[
        ("hasil", hasil),
        ("alasan_hasil", "Target terlihat pada fakta yang dipilih."),
        ("perilaku", perilaku),
        ("alasan_perilaku", "Terlihat pada pelayanan sehari-hari."),
        ("aksi", "lanjut"),
    ])
}

/// Rates.
pub(crate) async fn rates(penilai: &Client<'_>, evaluasi: &str, hasil: &str, perilaku: &str) -> Answer {
    let answer = penilai.sends(&rating(penilai, evaluasi, hasil, perilaku).await).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer
}

/// The mayor sets the capaian of Ratna's perangkat daerah for the year.
pub(crate) async fn sets_capaian(kota: &Kota, walikota: &Client<'_>, capaian: &str) {
    let path = capaian_path(kota).await;
    let fields = [("capaian", capaian), ("dasar", "Capaian IKU, rekomendasi Bappeda.")];
    walikota.submits(&path, &fields).await.leads_to("/capaian?periode=0");
}

/// Where that capaian is set.
pub(crate) async fn capaian_path(kota: &Kota) -> String {
    let unit = kota.id(&format!("SELECT id FROM unit_kerja WHERE nama = '{OPD}'")).await;
    format!("/capaian/{unit}?periode=0")
}

/// Tells the employee.
pub(crate) async fn tells(penilai: &Client<'_>, evaluasi: &str) {
    let action = format!("/penilaian/{evaluasi}/sampaikan");
    penilai.presses("/penilaian?periode=0", &action, &[]).await.leads_to("/penilaian?periode=0");
}

/// Opens the result.
pub(crate) async fn opens(pegawai: &Client<'_>, evaluasi: &str) -> Answer {
    let page = format!("/hasil/{evaluasi}");
    pegawai.presses(&page, &format!("{page}/buka"), &[]).await.leads_to(&page);
    pegawai.opens(&page).await
}

/// Answers the result.
pub(crate) async fn answers(pegawai: &Client<'_>, evaluasi: &str, jawaban: &str, catatan: &str) -> Answer {
    let page = format!("/hasil/{evaluasi}");
    let fields = [("jawaban", jawaban), ("catatan", catatan)];
    pegawai.presses(&page, &format!("{page}/tanggapan"), &fields).await
}

/// What the database says of an evaluation.
pub(crate) async fn stored(kota: &Kota, column: &str, pegawai: &str) -> String {
    let sql = format!(
        "SELECT COALESCE(CAST(e.{column} AS text), '-') FROM evaluasi e JOIN akun a ON a.orang_id = e.pegawai_id \
         WHERE e.triwulan = 0 AND a.nama LIKE '{pegawai}%'"
    );
    kota.texts(&sql).await.remove(0)
}

/// The way of one employee up to the moment before the result is opened; answers the evaluation.
pub(crate) async fn until_told(kota: &Kota, pegawai: &Client<'_>, rating: (&str, &str)) -> String {
    let (marlina, walikota) = (kota.marlina().await, kota.walikota().await);
    let evaluasi = fills_in(pegawai).await;
    rates(&marlina, &evaluasi, rating.0, rating.1).await;
    if kota.count("SELECT count(*) FROM capaian_organisasi WHERE triwulan = 0").await == 0 {
        sets_capaian(kota, &walikota, "baik").await;
    }
    kota.later(TimeDelta::minutes(1));
    tells(&marlina, &evaluasi).await;
    evaluasi
}
