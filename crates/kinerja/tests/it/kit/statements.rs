//! What goes to the database, and the two rules about it: few statements a page, and never one without its tenant.

use std::collections::HashSet;

/// The statements of a program so far.
#[derive(Debug, Default)]
pub(crate) struct Statements {
    latest: Vec<String>,
    /// Each one once.
    known: HashSet<String>,
    wrong: Vec<String>,
}

impl Statements {
    /// Notes a statement; the frame of a transaction is none.
    pub(crate) fn see(&mut self, sql: &str) {
        let first = sql.split_whitespace().next().unwrap_or_default().to_uppercase();
        if matches!(first.as_str(), "BEGIN" | "COMMIT" | "ROLLBACK" | "SAVEPOINT" | "RELEASE") {
            return;
        }
        self.latest.push(sql.to_owned());
        if self.known.insert(sql.to_owned()) {
            self.wrong.extend(without_tenant(sql));
        }
    }

    /// What was seen since the last time.
    pub(crate) fn take(&mut self) -> Vec<String> {
        std::mem::take(&mut self.latest)
    }

    /// Statements that forgot their tenant.
    pub(crate) fn wrong(&self) -> Vec<String> {
        self.wrong.clone()
    }
}

/// Tables that belong to no tenant.
fn is_common(table: &str) -> bool {
    table.starts_with("direktori_") || matches!(table, "percobaan_masuk" | "_sqlx_migrations")
}

/// What is wrong with a statement: each place where a tenant's table stands without `instansi_id` bound.
pub(crate) fn without_tenant(sql: &str) -> Vec<String> {
    let words = words(sql);
    let mut wrong = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let Some(table) = words.get(at + 1).filter(|table| is_name(table)) else { continue };
        let is_insert = word == "INTO";
        let is_use =
            matches!(word.as_str(), "FROM" | "JOIN") || (word == "UPDATE" && is_statement(&words, at));
        if is_common(table) || !(is_insert || is_use) {
            continue;
        }
        let holds =
            if is_insert { lists_tenant_first(&words[at + 2..]) } else { binds_tenant(&words, at + 1) };
        if !holds {
            wrong.push(format!("{table} without instansi_id: {sql}"));
        }
    }
    wrong
}

/// `UPDATE` that begins a statement: not `DO UPDATE` of an insert.
fn is_statement(words: &[String], at: usize) -> bool {
    at == 0 || words[at - 1] != "DO"
}

fn lists_tenant_first(after_table: &[String]) -> bool {
    after_table.iter().map(String::as_str).take(2).eq(["(", "instansi_id"])
}

/// Whether the table at `at` is bound, by its alias or, standing alone, by the bare column, in its own part of the
/// statement: a subquery binds for itself, and so does each side of a UNION.
fn binds_tenant(words: &[String], at: usize) -> bool {
    let alias = match words.get(at + 1).map(String::as_str) {
        Some("AS") => words.get(at + 2).map_or("", String::as_str),
        Some(word) if is_name(word) => word,
        _ => "",
    };
    let (aliased, bare, own) =
        (format!("{alias}.instansi_id"), "instansi_id", format!("{}.instansi_id", words[at]));
    let part = own_part(words, at);
    part.windows(3).any(|three| {
        let is_column = match alias {
            "" => three[0] == bare || three[0] == own,
            _ => three[0] == aliased,
        };
        is_column && three[1] == "=" && three[2].starts_with('$')
    })
}

/// The words around a place, in the same brackets and on the same side of a UNION; what stands in deeper brackets is
/// left out.
fn own_part(words: &[String], at: usize) -> Vec<String> {
    let before = walk(words[..at].iter().rev(), ")", "(");
    let after = walk(words[at..].iter(), "(", ")");
    before.into_iter().rev().chain(after).cloned().collect()
}

fn walk<'w>(words: impl Iterator<Item = &'w String>, deeper: &str, higher: &str) -> Vec<&'w String> {
    let mut depth = 0;
    let mut kept = Vec::new();
    for word in words {
        match word.as_str() {
            word if word == deeper => depth += 1,
            word if word == higher && depth == 0 => break,
            word if word == higher => depth -= 1,
            "UNION" if depth == 0 => break,
            _ if depth == 0 => kept.push(word),
            _ => {}
        }
    }
    kept
}

/// Words of a statement: names, keywords in capitals, brackets, `=`.
fn words(sql: &str) -> Vec<String> {
    const KEYWORDS: [&str; 24] = [
        "FROM", "JOIN", "INTO", "UPDATE", "DO", "AS", "ON", "WHERE", "LEFT", "INNER", "UNION", "SET",
        "ORDER", "GROUP", "LIMIT", "AND", "OR", "SELECT", "VALUES", "CROSS", "USING", "HAVING", "DELETE",
        "INSERT",
    ];
    let mut words = Vec::new();
    let mut word = String::new();
    let mut is_text = false;
    for c in sql.chars().chain([' ']) {
        let is_part = c.is_alphanumeric() || matches!(c, '_' | '.' | '$') || (is_text && c != '\'');
        if is_part {
            word.push(c);
            continue;
        }
        if !word.is_empty() {
            let capital = word.to_uppercase();
            let is_keyword = !is_text && KEYWORDS.contains(&capital.as_str());
            words.push(if is_keyword { capital } else { std::mem::take(&mut word) });
            word.clear();
        }
        match c {
            '\'' => is_text = !is_text,
            '(' | ')' | '=' | ',' => words.push(c.to_string()),
            _ => {}
        }
    }
    words
}

fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_lowercase() || c == '_')
}

#[test]
fn a_statement_without_its_tenant_is_found() {
    let good = [
        "SELECT a FROM skp WHERE instansi_id = $1 AND id = $2",
        "SELECT s.a FROM skp s JOIN orang o ON o.instansi_id = $1 AND o.id = s.b WHERE s.instansi_id = $1",
        "SELECT i.nama FROM sesi s JOIN direktori_instansi i ON i.id = $1 WHERE s.instansi_id = $1",
        "SELECT 1 FROM skp s WHERE s.instansi_id = $1 AND EXISTS (SELECT 1 FROM rhk r WHERE r.instansi_id = $1)",
        "INSERT INTO skp (instansi_id, id) VALUES ($1, $2)",
        "INSERT INTO i (instansi_id, a) VALUES ($1, $2) ON CONFLICT (instansi_id, a) DO UPDATE SET b = $2",
        "UPDATE skp SET a = $2 WHERE instansi_id = $1",
        "DELETE FROM skp WHERE instansi_id = $1 AND id = $2",
        "SELECT a FROM x WHERE instansi_id = $1 UNION ALL SELECT b FROM y WHERE instansi_id = $1",
        "SELECT jumlah FROM percobaan_masuk WHERE kunci = $1",
    ];
    for sql in good {
        assert_eq!(without_tenant(sql), Vec::<String>::new());
    }
    let bad = [
        "SELECT a FROM skp WHERE id = $2",
        "SELECT s.a FROM skp s JOIN orang o ON o.id = s.b WHERE s.instansi_id = $1",
        "SELECT s.a FROM skp s JOIN orang o ON o.instansi_id = s.instansi_id AND o.id = s.b WHERE s.instansi_id = $1",
        "SELECT 1 FROM skp s WHERE s.instansi_id = $1 AND EXISTS (SELECT 1 FROM rhk r WHERE r.id = s.id)",
        "SELECT 1 FROM skp s WHERE s.id = $2 AND EXISTS (SELECT 1 FROM rhk s WHERE s.instansi_id = $1)",
        "INSERT INTO skp (id, instansi_id) VALUES ($1, $2)",
        "UPDATE skp SET a = $2 WHERE id = $1",
        "DELETE FROM skp WHERE id = $1",
        "SELECT a FROM x WHERE instansi_id = $1 UNION ALL SELECT b FROM y WHERE id = $1",
        "SELECT a FROM skp WHERE instansi_id = 1",
    ];
    for sql in bad {
        assert_eq!(without_tenant(sql).len(), 1, "{sql}");
    }
}
