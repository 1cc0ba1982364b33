//! Every route as every role: what each of them gets to see.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use kinerja::stages::permissions;
use platform::{Relation, Scope};
use web_kit::RouteInfo;

use crate::kit::{Answer, Client, Engine, Form, Kota, in_kota, on_postgresql, reviewed};

/// One login for each role, as the demo prints them; the first column is somebody without one.
pub(crate) const ROLES: [&str; 8] =
    ["ratna", "marlina", "yohana", "nasrul", "hendra", "nurul", "walikota", "edison"];

#[test]
fn every_route_answers_every_role_as_reviewed() {
    reviewed("jalan.txt", &in_kota(Engine::Sqlite, walk));
}

#[test]
fn every_route_answers_the_same_on_postgresql() {
    on_postgresql(async |kota: &Kota| reviewed("jalan.txt", &walk(kota).await));
}

/// The table of answers: a line for each route, a column for each role.
async fn walk(kota: &Kota) -> String {
    let mut routes = permissions();
    routes.sort_by_key(|route| (route.path, route.method));
    let mut lines: BTreeMap<usize, String> = BTreeMap::new();
    let mut columns = vec!["nobody"];
    columns.extend(ROLES);
    for role in &columns {
        let mut client = enter(kota, role).await;
        for (at, route) in routes.iter().enumerate() {
            if !client.has_session() {
                client = enter(kota, role).await;
            }
            let answer = call(&client, route, kota).await;
            check(route, role, &answer);
            let _ = write!(lines.entry(at).or_default(), " {:>8}", class(&answer));
        }
    }
    let mut text =
        format!("# What each route answers to each role. Ids are nil: no row is anybody's.\n\n{:38}", "");
    columns.iter().for_each(|role| {
        let _ = write!(text, " {role:>8}");
    });
    for (route, line) in routes.iter().zip(lines.values()) {
        let _ = write!(text, "\n{:4} {:33}{line}", route.method, route.path);
    }
    text + "\n"
}

async fn enter<'k>(kota: &'k Kota, role: &str) -> Client<'k> {
    if role == "nobody" { kota.nobody() } else { kota.login(role).await }
}

/// Calls the example of a route; a POST carries what every form carries.
async fn call(client: &Client<'_>, route: &RouteInfo, kota: &Kota) -> Answer {
    if route.method == "GET" {
        return client.get(&route.example).await;
    }
    let form = Form::to(&route.example).with_all(&[("kunci", &kota.kunci()), ("versi", "1")]);
    client.sends(&form).await
}

/// What holds for every route, reviewed or not.
fn check(route: &RouteInfo, role: &str, answer: &Answer) {
    let told = format!("{} {} as {role}: {} {}", route.method, route.path, answer.status, answer.text());
    assert!(answer.status < 500, "{told}");
    assert_ne!(answer.status, 405, "{told}");
    let is_public = route.allowed.contains(&Relation::Public);
    match (role, route.scope) {
        ("nobody", _) if is_public => {}
        ("nobody", _) => assert!(is_login(answer), "{told}"),
        (_, Scope::Row) => assert_eq!(answer.status, 404, "{told}"),
        (_, Scope::Role) => {}
    }
}

/// Whether somebody is asked to log in.
fn is_login(answer: &Answer) -> bool {
    answer.status == 401 || answer.location().is_some_and(|to| to.starts_with("/masuk"))
}

fn class(answer: &Answer) -> String {
    match answer.status {
        303 if is_login(answer) => "masuk".into(),
        status => status.to_string(),
    }
}

/// Routes that carry no data of anybody and stand outside of the table.
const OUTSIDE: [&str; 3] = ["/aset/{nama}", "/healthz", "/readyz"];

#[test]
fn no_route_is_added_past_the_table() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the folder of the crates");
    for file in sources(crates) {
        let text = fs::read_to_string(&file).expect("a source");
        let lines = text.lines().filter(|line| line.contains(".route("));
        let file = file.display().to_string();
        for line in lines {
            let is_serve = file.ends_with("kinerja/src/serve.rs");
            let is_known = is_serve && OUTSIDE.iter().any(|path| line.contains(&format!("\"{path}\"")));
            assert!(is_known || file.ends_with("web-kit/src/routes.rs"), "{file}: {}", line.trim());
        }
    }
}

/// The sources of the program, without tests and examples.
fn sources(crates: &Path) -> Vec<PathBuf> {
    let mut open: Vec<PathBuf> = entries(crates).into_iter().map(|path| path.join("src")).collect();
    let mut found = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(entries(&path));
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            found.push(path);
        }
    }
    assert!(found.len() > 50, "the sources are found");
    found
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    entries.map(|entry| entry.expect("an entry").path()).collect()
}
