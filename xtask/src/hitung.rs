//! Counts tests from what the two runners print, since neither offers its totals in another stable way.

use std::fmt;
use std::ops::AddAssign;

/// Whose output is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Runner {
    /// `cargo test`: one `test result:` line for each binary and each crate's doc tests.
    Cargo,
    /// `node --test`: one summary at the end, an own line for each figure.
    Node,
}

/// Tests that ran. Ignored and skipped ones are in neither figure.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl Tally {
    /// Adds what `line` says, if it is a line of totals.
    pub(crate) fn read(&mut self, runner: Runner, line: &str) {
        let line = strip_colours(line);
        let found = match runner {
            Runner::Cargo => cargo_line(line.trim()),
            Runner::Node => node_line(line.trim()),
        };
        *self += found.unwrap_or_default();
    }

    /// A runner that ends badly without naming a failed test (a crash, a file that cannot load) is one failure.
    pub(crate) fn or_crashed(mut self, success: bool) -> Self {
        if !success && self.failed == 0 {
            self.failed = 1;
        }
        self
    }

    /// Whether at least one test ran and none failed.
    pub(crate) fn is_good(self) -> bool {
        self.passed > 0 && self.failed == 0
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// `test result: ok. 5 passed; 0 failed; 1 ignored; …`
fn cargo_line(line: &str) -> Option<Tally> {
    let (_, figures) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let figure =
        |name: &str| figures.split("; ").find_map(|part| part.strip_suffix(name)?.trim().parse().ok());
    Some(Tally { passed: figure("passed")?, failed: figure("failed")? })
}

/// `ℹ pass 3` of the spec reporter or `# pass 3` of TAP. A cancelled test did not do its work: it counts as failed.
fn node_line(line: &str) -> Option<Tally> {
    let mut words = line.strip_prefix(['ℹ', '#'])?.split_whitespace();
    let (name, figure, rest) = (words.next()?, words.next()?.parse().ok()?, words.next());
    match (name, rest) {
        ("pass", None) => Some(Tally { passed: figure, failed: 0 }),
        ("fail" | "cancelled", None) => Some(Tally { passed: 0, failed: figure }),
        _ => None,
    }
}

/// Drops terminal colours (`ESC [ … letter`), which an environment may force even into a pipe.
fn strip_colours(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        if c == '\u{1b}' {
            chars.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(c);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(runner: Runner, output: &str) -> Tally {
        let mut tally = Tally::default();
        output.lines().for_each(|line| tally.read(runner, line));
        tally
    }

    #[test]
    fn sums_every_cargo_binary() {
        let output = "\
running 2 tests
test a ... ok
test b ... FAILED
test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
   Doc-tests aturan
test result: ok. 40 passed; 0 failed; 2 ignored; 0 measured; 7 filtered out; finished in 1.20s";
        assert_eq!(tally(Runner::Cargo, output), Tally { passed: 41, failed: 1 });
    }

    #[test]
    fn sums_the_node_summary() {
        let output = "\
✔ server answers (12.3ms)
ℹ tests 5
ℹ suites 0
ℹ pass 2
ℹ fail 1
ℹ cancelled 1
ℹ skipped 1
ℹ todo 0
ℹ duration_ms 52.1";
        assert_eq!(tally(Runner::Node, output), Tally { passed: 2, failed: 2 });
        assert_eq!(tally(Runner::Node, "# pass 7\n# fail 0"), Tally { passed: 7, failed: 0 });
    }

    #[test]
    fn reads_through_colours() {
        let cargo =
            "test result: \u{1b}[32mok\u{1b}[0m. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!(tally(Runner::Cargo, cargo), Tally { passed: 3, failed: 0 });
        assert_eq!(tally(Runner::Node, "\u{1b}[34mℹ pass 4\u{1b}[39m"), Tally { passed: 4, failed: 0 });
    }

    #[test]
    fn other_lines_count_nothing() {
        let other = "test pass ... ok\npass 9\nℹ pass many\nℹ pass 3 of 4\ntest result: soon\n3 passed, 1 failed\n# tests 3";
        assert_eq!(tally(Runner::Cargo, other), Tally::default());
        assert_eq!(tally(Runner::Node, other), Tally::default());
    }

    #[test]
    fn a_crash_is_a_failure_and_no_tests_are_not_good() {
        let some = Tally { passed: 3, failed: 0 };
        assert_eq!(some.or_crashed(false), Tally { passed: 3, failed: 1 });
        assert_eq!(some.or_crashed(true), some);
        assert_eq!(Tally { passed: 1, failed: 2 }.or_crashed(false).failed, 2);
        assert!(some.is_good());
        assert!(!Tally::default().is_good());
        assert!(!Tally { passed: 3, failed: 1 }.is_good());
        assert_eq!(some.to_string(), "3 passed, 0 failed");
    }
}
