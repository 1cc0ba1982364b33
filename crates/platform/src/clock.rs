//! The clock and randomness, as values: the only place of the workspace that may ask the machine for either.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use chrono::{DateTime, SubsecRound, Utc};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// Where the time comes from. Times are cut to microseconds, because PostgreSQL stores no more.
#[derive(Debug)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// The machine's clock moved by a fixed number of seconds: the demo city lives on the day it was asked for.
    Shifted { seconds: i64 },
    /// A clock that stands still until a test moves it. Microseconds since 1970.
    Fixed { micros: AtomicI64 },
}

impl Clock {
    /// A clock that stands at `at`.
    pub fn fixed(at: DateTime<Utc>) -> Self {
        Self::Fixed { micros: AtomicI64::new(at.timestamp_micros()) }
    }

    /// A running clock that shows `at` now.
    pub fn running_from(at: DateTime<Utc>) -> Self {
        Self::Shifted { seconds: (at - system_now()).num_seconds() }
    }

    /// Now, in UTC, cut to microseconds.
    pub fn now(&self) -> DateTime<Utc> {
        match self {
            Self::System => system_now(),
            Self::Shifted { seconds } => system_now() + chrono::TimeDelta::seconds(*seconds),
            Self::Fixed { micros } => DateTime::from_timestamp_micros(micros.load(Ordering::Relaxed))
                .unwrap_or(DateTime::UNIX_EPOCH),
        }
    }

    /// Moves a fixed clock forward; other clocks move by themselves.
    pub fn advance(&self, by: chrono::TimeDelta) {
        if let Self::Fixed { micros } = self {
            micros.fetch_add(by.num_microseconds().unwrap_or(0), Ordering::Relaxed);
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the edge that the lint points to")]
fn system_now() -> DateTime<Utc> {
    Utc::now().trunc_subsecs(6)
}

/// Where randomness comes from.
#[derive(Debug)]
pub enum Entropy {
    /// The operating system's generator: every served program.
    System,
    /// A repeatable stream for tests and the demo city. Never for a served program: its secrets can be foretold.
    Seeded { seed: u64, drawn: AtomicU64 },
}

impl Entropy {
    /// A repeatable stream.
    pub fn seeded(seed: u64) -> Self {
        Self::Seeded { seed, drawn: AtomicU64::new(0) }
    }

    /// 32 random bytes. Errors when the operating system has none to give.
    pub fn bytes32(&self) -> std::io::Result<[u8; 32]> {
        match self {
            Self::System => system_bytes(),
            Self::Seeded { seed, drawn } => {
                let n = drawn.fetch_add(1, Ordering::Relaxed);
                Ok(Sha256::digest([seed.to_le_bytes(), n.to_le_bytes()].concat()).into())
            }
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the edge that the lint points to")]
fn system_bytes() -> std::io::Result<[u8; 32]> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|err| std::io::Error::other(err.to_string()))?;
    Ok(bytes)
}

/// A UUIDv7 from a time and randomness: sorts by the time it was made.
pub fn uuid_v7(now: DateTime<Utc>, entropy: &Entropy) -> std::io::Result<Uuid> {
    let random = entropy.bytes32()?;
    let mut ten = [0; 10];
    ten.copy_from_slice(&random[..10]);
    let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
    Ok(uuid::Builder::from_unix_timestamp_millis(millis, &ten).into_uuid())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_clock_moves_only_when_told() {
        let clock = Clock::fixed(DateTime::from_timestamp(1_000, 0).unwrap());
        assert_eq!(clock.now(), clock.now());
        clock.advance(chrono::TimeDelta::seconds(5));
        assert_eq!(clock.now().timestamp(), 1_005);
    }

    #[test]
    fn seeded_streams_repeat_and_do_not_stutter() {
        let (a, b) = (Entropy::seeded(7), Entropy::seeded(7));
        let first = a.bytes32().unwrap();
        assert_eq!(first, b.bytes32().unwrap());
        assert_ne!(first, a.bytes32().unwrap());
    }

    #[test]
    fn ids_sort_by_time() {
        let e = Entropy::seeded(1);
        let early = uuid_v7(DateTime::from_timestamp(1_000, 0).unwrap(), &e).unwrap();
        let late = uuid_v7(DateTime::from_timestamp(2_000, 0).unwrap(), &e).unwrap();
        assert!(early < late);
        assert_eq!(early.get_version_num(), 7);
    }
}
