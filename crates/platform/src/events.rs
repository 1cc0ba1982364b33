//! What was decided, by whom, when: rows of `peristiwa`, written in the change's own transaction.
//!
//! A row is canonical JSON with a salt. Later a transparency log numbers the rows (`urut`) and makes leaves of them; the
//! audit pages read them as they are.

mod store;

use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use crate::{Ctx, Result, Tx};

/// A decisive event. Its JSON has sorted keys and no white space.
pub trait Event: Serialize {
    /// Past tense, e.g. `evaluasi_dinilai`.
    const NAME: &'static str;
    /// Version of the JSON's shape.
    const VERSION: i64 = 1;
}

/// What an event is about.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// Table of the thing, e.g. `evaluasi`.
    pub jenis: &'static str,
    pub id: Uuid,
    /// The person it concerns: whose history shows it.
    pub orang_id: Option<Uuid>,
}

/// Writes the event into the transaction of the change.
pub async fn record<E: Event>(tx: &mut Tx, ctx: &Ctx, about: About, event: &E) -> Result<()> {
    let isi = canonical(&serde_json::to_value(event)?);
    let salt = ctx.app.entropy.bytes32()?;
    let row = store::Row {
        id: ctx.new_id()?,
        bulan: bulan(ctx.today()),
        jenis: E::NAME,
        versi: E::VERSION,
        about,
        pelaku_id: ctx.actor.as_ref().map(|actor| actor.akun_id),
        isi,
        garam: salt.to_vec(),
        waktu: ctx.now,
    };
    store::insert(tx, row).await
}

/// The month of a date as a number, e.g. 202612: part of the key of tables that grow for ever.
pub fn bulan(date: chrono::NaiveDate) -> i64 {
    use chrono::Datelike;
    i64::from(date.year()) * 100 + i64::from(date.month())
}

/// JSON with sorted keys and no white space: one text for one content.
pub fn canonical(value: &Value) -> String {
    match value {
        Value::Object(map) => {
            let mut keys: Vec<_> = map.iter().collect();
            keys.sort_by_key(|(key, _)| key.as_str());
            let members: Vec<String> = keys
                .iter()
                .map(|(key, value)| format!("{}:{}", Value::from(key.as_str()), canonical(value)))
                .collect();
            format!("{{{}}}", members.join(","))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(canonical).collect::<Vec<_>>().join(",")),
        scalar => scalar.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn canonical_json_sorts_keys_at_every_depth() {
        let value: Value = serde_json::from_str(r#"{ "b": [ {"z": 1, "a": null} ], "a": "é\"" }"#).unwrap();
        assert_eq!(canonical(&value), r#"{"a":"é\"","b":[{"a":null,"z":1}]}"#);
    }

    #[test]
    fn a_month_is_a_number() {
        assert_eq!(bulan(chrono::NaiveDate::from_ymd_opt(2026, 12, 10).unwrap()), 202_612);
    }
}
