use crate::Aturan;
use serde_json::{Value, json};
impl Aturan {
    pub fn skema_masukan(&self) -> Value {
        json!({"type":"object","properties": self.isian.iter().map(|i| (i.nama.to_owned(), json!({"title": i.label}))).collect::<serde_json::Map<_,_>>()})
    }
    pub fn skema_luaran(&self) -> Value {
        json!({"type":"object","properties": self.luaran.iter().map(|i| (i.nama.to_owned(), json!({"title": i.label}))).collect::<serde_json::Map<_,_>>()})
    }
}
