//! Each submit is safe to repeat, and answers with a receipt.
//!
//! A form carries `kunci`, a UUIDv7 made when it was drawn. The receipt is the first row of the change's transaction:
//! the same key with the same content finds the first answer; the key of somebody else finds nothing; other content under
//! an old key is told, with nothing written.

mod store;

use uuid::Uuid;

use crate::{Ctx, Fault, Result, Tx};

/// What a submit is known by.
#[derive(Clone, Debug)]
pub struct Submit {
    /// Made when the form was drawn.
    pub kunci: Uuid,
    /// The route's path, so that a key serves one form only.
    pub rute: String,
    /// SHA-256 of the content.
    pub isi_sha256: String,
}

/// What became of a submit so far.
#[derive(Debug, PartialEq, Eq)]
pub enum Claim {
    /// It is new, and its receipt is written.
    New,
    /// It was done before: go where the first answer went.
    Done { lokasi: String },
}

/// Writes the receipt, or finds the one of the first try.
///
/// # Errors
/// [`Fault::NotFound`] when the key belongs to another account, [`Fault::KeyReused`] when it carried other content.
pub async fn claim(tx: &mut Tx, ctx: &Ctx, submit: &Submit, lokasi: &str, perihal: &str) -> Result<Claim> {
    let akun_id = ctx.actor()?.akun_id;
    if let Some(old) = store::find(tx, submit.kunci).await? {
        return known(old, akun_id, submit);
    }
    if store::insert(tx, akun_id, submit, lokasi, perihal, ctx.now).await? {
        return Ok(Claim::New);
    }
    // The same form was sent twice at once, and the other one was faster: it is done by now.
    known(store::find(tx, submit.kunci).await?.ok_or(Fault::Stale)?, akun_id, submit)
}

/// The answer to a key that was used before.
fn known(old: store::Old, akun_id: Uuid, submit: &Submit) -> Result<Claim> {
    match old {
        old if old.akun_id != akun_id => Err(Fault::NotFound),
        old if old.rute != submit.rute || old.isi_sha256 != submit.isi_sha256 => Err(Fault::KeyReused),
        old => Ok(Claim::Done { lokasi: old.lokasi }),
    }
}

/// A receipt as its owner reads it.
pub use store::Receipt;
/// The latest receipts of an account, newest first.
pub use store::latest;

/// The receipt number that people see: eight characters of the key that differ from form to form, as `7K3F-91F0`.
pub fn number(kunci: Uuid) -> String {
    let digits = kunci.simple().to_string().to_uppercase();
    format!("{}-{}", &digits[24..28], &digits[28..32])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receipt_number_is_short_and_takes_the_random_end() {
        let kunci = Uuid::parse_str("0192f3a4-0000-7000-8000-0123456789ab").unwrap();
        assert_eq!(number(kunci), "4567-89AB");
    }
}
