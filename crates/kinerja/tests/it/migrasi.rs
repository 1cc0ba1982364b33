//! The schema grows over rows that are there already, on both engines.

use std::fs;
use std::path::{Path, PathBuf};

use platform::sea_orm::{ConnectionTrait, DatabaseConnection, Statement};

use crate::kit::{
    Folder, Kota, connect, database_of, drop_database, empty_postgresql, on_both_engines, postgresql_url,
    runtime,
};

/// The files of the schema, in order.
fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../platform/migrations");
    let entries = fs::read_dir(folder).expect("the migrations").map(|entry| entry.expect("an entry").path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|ext| ext == "sql")).collect();
    files.sort();
    assert!(files.len() >= 4, "{files:?}");
    files
}

/// A table as its file makes it: its name and the columns that must be filled, each with a value.
#[derive(Debug)]
struct Table {
    name: String,
    columns: Vec<(String, String)>,
}

/// Every id is this one, so that every foreign key finds its row.
const ID: &str = "'01900000-0000-7000-8000-000000000001'";
/// A second person, for a row that wants two.
const OTHER: &str = "'01900000-0000-7000-8000-000000000002'";

/// The tables that a file makes.
fn tables(sql: &str) -> Vec<Table> {
    let lines: Vec<&str> = sql.lines().map(str::trim).filter(|line| !line.starts_with("--")).collect();
    let text = lines.join("\n");
    text.split("CREATE TABLE ").skip(1).map(|rest| table(rest.split("\n);").next().unwrap_or(rest))).collect()
}

fn table(text: &str) -> Table {
    let (name, columns) = text.split_once('(').expect("columns");
    let name = name.trim().to_owned();
    let filled =
        |line: &&str| line.contains("NOT NULL") && line.starts_with(|c: char| c.is_ascii_lowercase());
    let columns = columns.lines().map(str::trim).filter(filled);
    Table { columns: columns.map(|line| (first(line), value(&name, line))).collect(), name }
}

fn first(line: &str) -> String {
    line.split_whitespace().next().unwrap_or_default().to_owned()
}

/// A value that the column takes.
fn value(table: &str, line: &str) -> String {
    let column = first(line);
    if (table, column.as_str()) == ("hubungan_penilai", "penilai_id") {
        return OTHER.to_owned();
    }
    if let Some((_, choices)) = line.split_once(" IN (") {
        return choices.split([',', ')']).next().unwrap_or_default().trim().to_owned();
    }
    let kind = line.split_whitespace().nth(1).unwrap_or_default();
    match kind {
        "bigint" => "1".into(),
        "boolean" => "TRUE".into(),
        "date" => "'2026-01-05'".into(),
        "timestamptz" => "'2026-01-05T02:00:00+00:00'".into(),
        "uuid" => ID.into(),
        "text" | "bytea" => "'x'".into(),
        other => panic!("{table}.{column}: a value of type {other}?"),
    }
}

async fn run(db: &DatabaseConnection, sql: &str) {
    db.execute_unprepared(sql).await.unwrap_or_else(|err| panic!("{sql}: {err}"));
}

async fn rows(db: &DatabaseConnection, table: &str) -> i64 {
    let sql = format!("SELECT count(*) FROM {table}");
    let row =
        db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await.expect("a query");
    row.expect("a row").try_get_by_index(0).expect("a number")
}

async fn fill(db: &DatabaseConnection, table: &Table) {
    let (names, values): (Vec<_>, Vec<_>) =
        table.columns.iter().map(|(a, b)| (a.as_str(), b.as_str())).unzip();
    run(db, &format!("INSERT INTO {} ({}) VALUES ({})", table.name, names.join(", "), values.join(", ")))
        .await;
    if table.name == "orang" {
        run(db, &format!("INSERT INTO orang (instansi_id, id, nama) VALUES (1, {OTHER}, 'y')")).await;
    }
}

/// Runs each file over the rows of the earlier ones.
async fn grow(url: &str, is_postgresql: bool) {
    let db = connect(url).await;
    let mut known: Vec<Table> = Vec::new();
    for file in files() {
        let is_own = file.to_string_lossy().ends_with(".pg.sql");
        if is_own && !is_postgresql {
            continue;
        }
        let sql = fs::read_to_string(&file).expect("a file");
        run(&db, &sql).await;
        for table in &known {
            let expected = if table.name == "orang" { 2 } else { 1 };
            assert_eq!(rows(&db, &table.name).await, expected, "{} after {}", table.name, file.display());
        }
        for table in tables(&sql) {
            fill(&db, &table).await;
            known.push(table);
        }
    }
    assert!(known.len() > 25, "{} tables", known.len());
    db.close().await.expect("closes");
}

#[test]
fn each_file_runs_over_rows_of_the_earlier_ones() {
    runtime().block_on(async {
        let folder = Folder::new();
        grow(&format!("sqlite://{}?mode=rwc", folder.0.join("tumbuh.db").display()), false).await;
        if postgresql_url().is_some() {
            let url = empty_postgresql("migrasi").await;
            grow(&url, true).await;
            drop_database(database_of(&url)).await;
        }
    });
}

/// Rows of every table, and of the list of files that ran.
async fn contents(kota: &Kota) -> Vec<(String, i64)> {
    let mut all = vec!["_sqlx_migrations".to_owned()];
    for file in files() {
        all.extend(tables(&fs::read_to_string(file).expect("a file")).into_iter().map(|table| table.name));
    }
    let mut contents = Vec::new();
    for table in all {
        contents.push((table.clone(), kota.rows(&table).await));
    }
    contents
}

#[test]
fn a_second_run_over_a_city_changes_nothing() {
    on_both_engines(async |kota: &Kota| {
        let before = contents(kota).await;
        let page = kota.ratna().await.opens("/skp").await.text();
        kota.app.db.migrate().await.unwrap();
        let sesi = |contents: Vec<(String, i64)>| -> Vec<_> {
            contents.into_iter().filter(|(table, _)| table != "sesi").collect()
        };
        assert_eq!(sesi(contents(kota).await), sesi(before));
        assert_eq!(kota.ratna().await.opens("/skp").await.text(), page);
    });
}
