//! The whole permission table, as it was reviewed: which action is allowed to which relation, and which action each
//! route asks for.

use std::collections::BTreeMap;
use std::fmt::Write;

use kinerja::stages::permissions;
use platform::{Relation, Scope};

use crate::kit::reviewed;

/// The table of all actions and all routes.
fn table() -> String {
    let routes = permissions();
    let mut text = String::from(
        "# Who may do what. Columns are relations to the row, or roles where no row decides.\n\n",
    );
    for (n, relation) in (1..).zip(Relation::ALL) {
        let _ = writeln!(text, "{n:>4} {}", relation.label());
    }
    let actions: BTreeMap<_, _> = routes.iter().map(|route| (route.action, route)).collect();
    let _ = write!(text, "\n{:24} {:6}", "tindakan", "oleh");
    for n in 1..=Relation::ALL.len() {
        let _ = write!(text, " {n:>2}");
    }
    for (action, route) in actions {
        let _ = write!(text, "\n{action:24} {:6}", scope(route.scope));
        for relation in Relation::ALL {
            let _ = write!(text, " {:>2}", if route.allowed.contains(&relation) { "x" } else { "." });
        }
    }
    let mut lines: Vec<String> =
        routes.iter().map(|route| format!("{:4} {:32} {}", route.method, route.path, route.action)).collect();
    lines.sort_by_key(|line| line[5..].to_owned());
    let _ = writeln!(text, "\n\n# Routes and the action that each asks for\n\n{}", lines.join("\n"));
    text
}

fn scope(scope: Scope) -> &'static str {
    match scope {
        Scope::Role => "peran",
        Scope::Row => "baris",
    }
}

#[test]
fn the_permission_table_is_the_reviewed_one() {
    reviewed("izin.txt", &table());
}

#[test]
fn an_action_means_the_same_on_every_route() {
    let mut known = BTreeMap::new();
    for route in permissions() {
        let meaning = (route.allowed, route.scope == Scope::Row);
        let first = *known.entry(route.action).or_insert(meaning);
        assert_eq!(first, meaning, "{} {}", route.method, route.path);
        assert!(!route.allowed.is_empty(), "{} is allowed to nobody", route.action);
    }
}
