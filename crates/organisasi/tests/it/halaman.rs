//! The pages of the import, the rating relations and the tree, through HTTP and by role.

use std::io::Cursor;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::DefaultBodyLimit;
use axum::http::header::{CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use axum::http::{Request, Response, StatusCode};
use organisasi::impor::read::{Berkas, read};
use platform::{PeranJenis, Scope};
use tower::ServiceExt;

use crate::kit::{City, SANDI, cities, people, units};

/// A browser with its cookie.
struct Client {
    router: Router,
    cookie: String,
}

struct Answer {
    status: StatusCode,
    location: String,
    body: Vec<u8>,
}

impl Answer {
    fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("text")
    }

    /// The value of the first hidden field of a name.
    fn hidden(&self, name: &str) -> String {
        let text = self.text();
        let rest = text.split_once(&format!("name=\"{name}\" value=\"")).expect("hidden field").1;
        rest.split_once('"').expect("end of value").0.to_owned()
    }
}

impl Client {
    async fn new(city: &City) -> Self {
        let routes = organisasi::stage().routes.into_router();
        let router = routes
            .layer(DefaultBodyLimit::max(web_kit::posted::UPLOAD_BYTES_MAX))
            .with_state(city.app().await);
        Self { router, cookie: String::new() }
    }

    async fn logged_in(city: &City, masuk: &str) -> Self {
        let mut client = Self::new(city).await;
        let form = format!("masuk={masuk}&sandi={}", SANDI.replace(' ', "+"));
        let response =
            client.send("POST", "/masuk", "application/x-www-form-urlencoded", form.into_bytes()).await;
        assert_eq!(response.status(), StatusCode::SEE_OTHER);
        let cookie = response.headers()[SET_COOKIE].to_str().unwrap();
        client.cookie = cookie.split(';').next().unwrap().to_owned();
        client
    }

    async fn send(&self, method: &str, path: &str, kind: &str, body: Vec<u8>) -> Response<Body> {
        let request = Request::builder().method(method).uri(path).header("sec-fetch-site", "same-origin");
        let request =
            request.header(CONTENT_TYPE, kind).header(COOKIE, &self.cookie).body(Body::from(body)).unwrap();
        self.router.clone().oneshot(request).await.unwrap()
    }

    async fn answer(response: Response<Body>) -> Answer {
        let status = response.status();
        let location = response
            .headers()
            .get(LOCATION)
            .map(|value| value.to_str().unwrap().to_owned())
            .unwrap_or_default();
        Answer { status, location, body: to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec() }
    }

    async fn get(&self, path: &str) -> Answer {
        Self::answer(self.send("GET", path, "text/plain", Vec::new()).await).await
    }

    async fn page(&self, path: &str) -> Answer {
        let answer = self.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text());
        answer
    }

    async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let pairs: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{name}={}", value.replace('/', "%2F").replace(' ', "+")))
            .collect();
        Self::answer(
            self.send("POST", path, "application/x-www-form-urlencoded", pairs.join("&").into_bytes()).await,
        )
        .await
    }

    async fn upload(&self, kunci: &str, files: &[(&str, &str, &[u8])]) -> Answer {
        let mut body =
            format!("--x\r\nContent-Disposition: form-data; name=\"kunci\"\r\n\r\n{kunci}\r\n").into_bytes();
        for (field, name, bytes) in files {
            body.extend(
                format!(
                    "--x\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\r\n"
                )
                .bytes(),
            );
            body.extend(*bytes);
            body.extend(b"\r\n");
        }
        body.extend(b"--x--\r\n");
        Self::answer(self.send("POST", "/organisasi/impor", "multipart/form-data; boundary=x", body).await)
            .await
    }
}

async fn manager(city: &City) -> Client {
    city.account("pengelola", Some(PeranJenis::TimPengelola)).await;
    Client::logged_in(city, "pengelola").await
}

/// Uploads and runs both files; answers where the result is.
async fn import(client: &Client) -> String {
    let kunci = client.page("/organisasi/impor").await.hidden("kunci");
    let (people, units) = (people(), units());
    let files = [("berkas1", "pegawai.csv", people.as_bytes()), ("berkas2", "unor.csv", units.as_bytes())];
    let preview = client.upload(&kunci, &files).await;
    assert_eq!(preview.status, StatusCode::SEE_OTHER, "{}", preview.text());
    let kunci = client.page(&preview.location).await.hidden("kunci");
    let run = client.post(&format!("{}/jalankan", preview.location), &[("kunci", &kunci)]).await;
    assert_eq!(
        (run.status, run.location.as_str()),
        (StatusCode::SEE_OTHER, preview.location.as_str()),
        "{}",
        run.text()
    );
    preview.location
}

#[tokio::test]
async fn only_the_office_sees_these_pages() {
    for city in cities().await {
        city.account("pegawai", None).await;
        let other = Client::logged_in(&city, "pegawai").await;
        let nobody = Client::new(&city).await;
        let routes = organisasi::stage().routes;
        for route in routes
            .info()
            .iter()
            .filter(|route| route.path.starts_with("/organisasi/") && route.method == "GET")
        {
            // A page of a row tells a stranger nothing, not even that it is there.
            let refused = match route.scope {
                Scope::Role => StatusCode::FORBIDDEN,
                Scope::Row => StatusCode::NOT_FOUND,
            };
            assert_eq!(other.get(&route.example).await.status, refused, "{}", route.path);
            assert_ne!(nobody.get(&route.example).await.status, StatusCode::OK, "{}", route.path);
        }
        assert_eq!(
            other.post("/organisasi/pejabat-penilai", &[("kunci", "x")]).await.status,
            StatusCode::FORBIDDEN
        );
    }
}

#[tokio::test]
async fn an_import_is_looked_at_and_then_run_once() {
    for city in cities().await {
        let client = manager(&city).await;
        let kunci = client.page("/organisasi/impor").await.hidden("kunci");
        let bad =
            format!("{}P6,198613262015051001,=HYPERLINK(1),,,M,X,PNS,Aktif,III/a,4,P,Jab,,U2,B\n", people());
        let files = [("berkas1", "pegawai.csv", bad.as_bytes()), ("berkas2", "unor.csv", units().as_bytes())]
            .map(|(a, b, c)| (a, b, c.to_vec()));
        let files: Vec<(&str, &str, &[u8])> = files.iter().map(|(a, b, c)| (*a, *b, c.as_slice())).collect();
        let preview = client.upload(&kunci, &files).await;
        let again = client.upload(&kunci, &files).await;
        assert_eq!(preview.location, again.location, "a second press keeps one import");
        let page = client.page(&preview.location).await.text();
        for text in [
            "9 baris siap, 1 baris perlu diperbaiki",
            "1 kolom tidak dipakai dan tidak disimpan (AGAMA NAMA)",
            "198613262015051001",
            "Masukkan yang siap",
            "19700101 199503 1 001",
        ] {
            assert!(page.contains(text), "{text}");
        }
        assert!(city.texts("SELECT nama AS isi FROM orang").await.is_empty(), "a preview writes nobody");
        let kunci = client.page(&preview.location).await.hidden("kunci");
        let run = format!("{}/jalankan", preview.location);
        for _ in 0..2 {
            assert_eq!(client.post(&run, &[("kunci", &kunci)]).await.status, StatusCode::SEE_OTHER);
        }
        let result = client.page(&preview.location).await.text();
        assert!(
            result.contains("Impor selesai")
                && result.contains("3 usulan menunggu penetapan")
                && !result.contains("Masukkan yang siap")
        );
        assert_eq!(city.texts("SELECT nama AS isi FROM orang").await.len(), 5);
        let file = client.page(&format!("{}/perbaikan.xlsx", preview.location)).await;
        let sheet = read(&Berkas { nama: "x".into(), bytes: file.body }).unwrap().remove(0);
        assert_eq!(sheet.baris[1].sel[2..5], ["7", "NIP BARU", "198613262015051001"]);
        let again = import(&client).await;
        assert!(client.page(&again).await.text().contains("Tidak ada yang berubah"));
    }
}

#[tokio::test]
async fn files_that_cannot_be_read_come_back_with_a_reason() {
    // No engine makes a difference before a file is read.
    for city in cities().await.into_iter().take(1) {
        let client = manager(&city).await;
        let kunci = client.page("/organisasi/impor").await.hidden("kunci");
        let answer = client.upload(&kunci, &[("berkas1", "a.xls", &[0xD0, 0xCF, 0x11, 0xE0])]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text().contains("a.xls: Ini berkas Excel lama"));
        let answer = client.upload(&kunci, &[]).await;
        assert!(answer.text().contains("Pilih sedikitnya satu berkas"));
        let mut bomb = zip::ZipWriter::new(Cursor::new(Vec::new()));
        bomb.start_file("xl/sharedStrings.xml", zip::write::SimpleFileOptions::default()).unwrap();
        std::io::copy(&mut std::io::Read::take(std::io::repeat(b' '), 65 * 1024 * 1024), &mut bomb).unwrap();
        let bytes = bomb.finish().unwrap().into_inner();
        let answer = client.upload(&kunci, &[("berkas1", "bom.xlsx", &bytes)]).await;
        assert!(answer.text().contains("bom.xlsx: Isi berkas terlalu besar setelah dibuka"));
    }
}

#[tokio::test]
async fn templates_are_downloads() {
    for city in cities().await {
        let client = manager(&city).await;
        for path in ["/organisasi/impor/templat.xlsx", "/organisasi/impor/templat.csv"] {
            let kunci = client.page("/organisasi/impor").await.hidden("kunci");
            let template = client.page(path).await;
            let answer = client.upload(&kunci, &[("berkas1", "templat", &template.body)]).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
            assert!(client.page(&answer.location).await.text().contains("Ratna Wulandari, S.AP."));
        }
    }
}

#[tokio::test]
async fn proposals_of_a_unit_are_confirmed_with_one_button() {
    for city in cities().await {
        let client = manager(&city).await;
        import(&client).await;
        let list = client.page("/organisasi/pejabat-penilai").await.text();
        for text in ["Usulan (3)", "Belum ada penilai (2)", "Ditetapkan (0)", "Budi Rahayu, S.E."] {
            assert!(list.contains(text), "{text}");
        }
        let without = client.page("/organisasi/pejabat-penilai?status=belum").await.text();
        assert!(without.contains("Eka") && !without.contains("Citra"));
        let found = client.page("/organisasi/pejabat-penilai?q=19900303%20202012%201%20003").await.text();
        assert!(found.contains("Citra") && !found.contains("Dewi"));
        let unit = unit_id(&client).await;
        let page = client.page(&format!("/organisasi/pejabat-penilai?unit={unit}")).await;
        let fields = [("kunci", page.hidden("kunci")), ("unit", unit.clone())];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        for _ in 0..2 {
            assert_eq!(
                client.post("/organisasi/pejabat-penilai", &fields).await.status,
                StatusCode::SEE_OTHER
            );
        }
        assert!(client.page("/organisasi/pejabat-penilai").await.text().contains("Ditetapkan (3)"));
        let events = "SELECT jenis AS isi FROM peristiwa";
        assert_eq!(city.texts(events).await, ["hubungan_penilai_ditetapkan"; 3], "one event each, not two");
    }
}

/// The id of the dinas, from the tree.
async fn unit_id(client: &Client) -> String {
    let page = client.page("/organisasi/unit").await.text();
    let before = page.split("Dinas Kependudukan</a>").next().unwrap();
    let link = before.rsplit_once("unit=").unwrap().1;
    link[..36].to_owned()
}

#[tokio::test]
async fn a_penilai_is_changed_with_its_ground_and_the_history_stays() {
    for city in cities().await {
        let client = manager(&city).await;
        import(&client).await;
        let path = person_path(&client, "Citra").await;
        let page = client.page(&path).await;
        assert!(page.text().contains("198002022005042002"), "the proposal is filled in");
        let kunci = page.hidden("kunci");
        let set = |kunci: &str, versi: &str, penilai: &str, dasar: &str, sk: &str, mulai: &str| {
            let fields = [
                ("kunci", kunci),
                ("versi", versi),
                ("penilai", penilai),
                ("dasar", dasar),
                ("nomor_sk", sk),
                ("mulai", mulai),
            ];
            fields.map(|(name, value)| (name.to_owned(), value.to_owned()))
        };
        let send = async |fields: [(String, String); 6]| {
            let fields: Vec<(&str, &str)> =
                fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            client.post(&path, &fields).await
        };
        let refused = send(set(&kunci, "", "199504042025212004", "delegasi", "", "2026-01-01")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains("Isi nomor SK") && refused.text().contains("199504042025212004"));
        let refused = send(set(&kunci, "", "000", "struktural", "", "")).await.text();
        assert!(
            refused.contains("Tidak ada pegawai atau pejabat")
                && refused.contains("Isi tanggal mulai berlaku")
        );
        let first = send(set(&kunci, "", "199504042025212004", "delegasi", "800/7/2026", "2026-01-01")).await;
        assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.text());
        let page = client.page(&path).await;
        let stale =
            send(set(&page.hidden("kunci"), "", "197001011995031001", "struktural", "", "2026-06-01")).await;
        assert_eq!(stale.status, StatusCode::CONFLICT, "somebody decided meanwhile");
        let second = send(set(
            &page.hidden("kunci"),
            &page.hidden("versi"),
            "197001011995031001",
            "struktural",
            "",
            "2026-06-01",
        ))
        .await;
        assert_eq!(second.status, StatusCode::SEE_OTHER, "{}", second.text());
        let history = "SELECT n.nama || ' ' || h.dasar || ' ' || h.status || ' ' || CAST(h.mulai AS text) || ' ' || COALESCE(CAST(h.sampai AS text), '-') AS isi \
                       FROM hubungan_penilai h JOIN orang n ON n.id = h.penilai_id JOIN orang g ON g.id = h.pegawai_id \
                       WHERE g.nama = 'Citra' ORDER BY h.mulai";
        assert_eq!(
            city.texts(history).await,
            [
                "Dewi delegasi ditetapkan 2026-01-01 2026-05-31",
                "Andi Prasetyo struktural ditetapkan 2026-06-01 -"
            ]
        );
        let page = client.page(&path).await.text();
        assert!(page.contains("1 Januari 2026 sampai 31 Mei 2026") && page.contains("SK 800/7/2026"));
        import(&client).await;
        assert_eq!(city.texts(history).await.len(), 2, "an import proposes nothing against a decision");
    }
}

async fn person_path(client: &Client, nama: &str) -> String {
    let page = client.page(&format!("/organisasi/pejabat-penilai?q={nama}")).await.text();
    let link = page.split_once("href=\"/organisasi/pejabat-penilai/").unwrap().1;
    format!("/organisasi/pejabat-penilai/{}", &link[..36])
}

#[tokio::test]
async fn a_mayor_who_is_in_no_file_becomes_head_of_the_root_and_is_proposed() {
    for city in cities().await {
        let client = manager(&city).await;
        import(&client).await;
        let tree = client.page("/organisasi/unit").await.text();
        let root =
            tree.split_once("/kepala\">Tetapkan kepala<span class=\"vh\"> Pemerintah Kota Uji").unwrap().0;
        let path = format!("/organisasi/unit/{}/kepala", root.rsplit_once('/').unwrap().1);
        let page = client.page(&path).await;
        let kunci = page.hidden("kunci");
        let refused = client.post(&path, &[("kunci", &kunci), ("versi", ""), ("nama_baru", "Surya")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains("harus diisi keduanya"));
        let fields = [
            ("kunci", kunci.as_str()),
            ("versi", ""),
            ("nama_baru", "Surya Dharma"),
            ("jabatan_baru", "Wali Kota Uji"),
        ];
        for _ in 0..2 {
            let saved = client.post(&path, &fields).await;
            assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
        }
        let stale = client
            .post(
                &path,
                &[("kunci", &page.hidden("kunci").replace('7', "8")), ("versi", ""), ("kepala", "Citra")],
            )
            .await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        let andi = "SELECT n.nama || ' ' || h.dasar AS isi FROM hubungan_penilai h JOIN orang n ON n.id = h.penilai_id \
                    JOIN orang g ON g.id = h.pegawai_id WHERE g.nama = 'Andi Prasetyo'";
        assert_eq!(city.texts(andi).await, ["Surya Dharma pejabat_non_asn"]);
        import(&client).await;
        assert_eq!(city.texts("SELECT o.nama AS isi FROM unit_kerja u JOIN orang o ON o.id = u.kepala_id WHERE u.sumber_id = 'U0'").await, ["Surya Dharma"], "an import leaves a head whom no file knows");
    }
}

#[tokio::test]
async fn the_tree_shows_units_without_a_head_first() {
    for city in cities().await {
        let client = manager(&city).await;
        assert!(client.page("/organisasi/unit").await.text().contains("Belum ada unit"));
        import(&client).await;
        let page = client.page("/organisasi/unit").await.text();
        assert!(page.find("Unit tanpa kepala").unwrap() < page.find("Perangkat daerah").unwrap());
        assert!(page.contains("Bidang Data") && page.contains("Andi Prasetyo"));
        let unit = unit_id(&client).await;
        let below = client.page(&format!("/organisasi/unit?unit={unit}")).await.text();
        assert!(
            below.contains("Bidang Pelayanan")
                && below.contains("Budi Rahayu")
                && below.contains("Pemerintah Kota Uji")
        );
        let other = platform::Uuid::nil();
        assert_eq!(client.get(&format!("/organisasi/unit?unit={other}")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(client.get(&format!("/organisasi/impor/{other}")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(
            client.get(&format!("/organisasi/pejabat-penilai/{other}")).await.status,
            StatusCode::NOT_FOUND
        );
    }
}
