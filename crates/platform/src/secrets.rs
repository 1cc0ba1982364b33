//! Passwords, tokens and codes. What is stored is a hash; what is shown is shown once.

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;
use tokio::time::{Duration, timeout};

use crate::clock::Entropy;
use crate::{Fault, Result};

/// At most this long does a login wait for its turn to be hashed.
const HASH_WAIT: Duration = Duration::from_secs(2);
/// 19 MiB, two passes, one lane: the OWASP figure, 28 ms a hash on one core.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;

/// Hashes passwords with argon2id on blocking threads, as many at once as there are cores.
#[derive(Debug)]
pub struct Hasher {
    turns: Semaphore,
    memory_kib: u32,
}

impl Hasher {
    /// For a served program.
    pub fn new() -> Self {
        Self::with_memory(MEMORY_KIB)
    }

    /// For tests, where a hash need not resist anybody.
    pub fn cheap() -> Self {
        Self::with_memory(64)
    }

    fn with_memory(memory_kib: u32) -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Self { turns: Semaphore::new(cores), memory_kib }
    }

    /// The PHC string of a password.
    pub async fn hash(&self, password: String, entropy: &Entropy) -> Result<String> {
        let salt = entropy.bytes32()?;
        let memory_kib = self.memory_kib;
        self.run(move || {
            let hash = argon2id(memory_kib)?.hash_password_with_salt(password.as_bytes(), &salt[..16]);
            hash.map(|hash| hash.to_string()).map_err(Fault::internal)
        })
        .await
    }

    /// Whether the password fits the PHC string. `None` takes as long as a wrong password: nobody learns who exists.
    pub async fn verify(&self, password: String, phc: Option<String>) -> Result<bool> {
        let memory_kib = self.memory_kib;
        self.run(move || match phc {
            Some(phc) => {
                let hash = PasswordHash::new(&phc).map_err(Fault::internal)?;
                Ok(argon2id(memory_kib)?.verify_password(password.as_bytes(), &hash).is_ok())
            }
            None => {
                argon2id(memory_kib)?
                    .hash_password_with_salt(password.as_bytes(), &[0; 16])
                    .map_err(Fault::internal)?;
                Ok(false)
            }
        })
        .await
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
        let _turn = timeout(HASH_WAIT, self.turns.acquire())
            .await
            .map_err(|_| Fault::Busy)?
            .map_err(Fault::internal)?;
        tokio::task::spawn_blocking(work).await.map_err(Fault::internal)?
    }
}

impl Default for Hasher {
    fn default() -> Self {
        Self::new()
    }
}

fn argon2id(memory_kib: u32) -> Result<Argon2<'static>> {
    let params = Params::new(memory_kib, PASSES, 1, None).map_err(Fault::internal)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// SHA-256 of a token or code: what the database keeps.
pub fn fingerprint(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}

/// SHA-256 as 64 lower-case hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        text.push(char::from_digit(u32::from(byte >> 4), 16).unwrap_or('0'));
        text.push(char::from_digit(u32::from(byte & 15), 16).unwrap_or('0'));
        text
    })
}

/// 256 random bits as hexadecimal digits: session tokens.
pub fn token(entropy: &Entropy) -> Result<String> {
    Ok(hex(&entropy.bytes32()?))
}

/// Letters and digits that nobody mistakes for one another on paper (no 0 O 1 I L U).
const CODE_LETTERS: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A code for paper: four groups of five, 98 bits (an activation card asks for at least 80).
pub fn paper_code(entropy: &Entropy) -> Result<String> {
    let bytes = entropy.bytes32()?;
    let letters: Vec<char> =
        bytes.iter().take(20).map(|b| char::from(CODE_LETTERS[usize::from(*b) % 30])).collect();
    Ok(letters.chunks(5).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-"))
}

/// HMAC-SHA-256 (RFC 2104) of a text under the program's key, as hexadecimal digits.
pub fn sign(key: &[u8; 32], text: &str) -> String {
    let pad = |with: u8| -> Vec<u8> {
        let mut block = vec![with; 64];
        block.iter_mut().zip(key).for_each(|(b, k)| *b ^= k);
        block
    };
    let inner = Sha256::digest([pad(0x36), text.as_bytes().to_vec()].concat());
    hex(&Sha256::digest([pad(0x5c), inner.to_vec()].concat()))
}

/// Whether two texts are equal, in a time that does not tell where they differ.
pub fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).fold(0, |diff, (x, y)| diff | (x ^ y)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_fits_its_own_hash_only() {
        let (hasher, entropy) = (Hasher::cheap(), Entropy::seeded(1));
        let phc = hasher.hash("rahasia-saya".into(), &entropy).await.unwrap();
        assert!(phc.starts_with("$argon2id$"));
        assert!(hasher.verify("rahasia-saya".into(), Some(phc.clone())).await.unwrap());
        assert!(!hasher.verify("rahasia-lain".into(), Some(phc)).await.unwrap());
        assert!(!hasher.verify("rahasia-saya".into(), None).await.unwrap());
    }

    #[test]
    fn hmac_agrees_with_rfc_4231_case_2() {
        let mut key = [0; 32];
        key[..4].copy_from_slice(b"Jefe");
        let mac = sign(&key, "what do ya want for nothing?");
        assert_eq!(mac, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    #[test]
    fn paper_codes_have_no_letters_to_mistake() {
        let code = paper_code(&Entropy::seeded(3)).unwrap();
        assert_eq!(code.len(), 23);
        assert!(!code.contains(['0', 'O', '1', 'I', 'L', 'U']));
    }

    #[test]
    fn comparison_is_exact() {
        assert!(same("abc", "abc"));
        assert!(!same("abc", "abd"));
        assert!(!same("abc", "abcd"));
    }
}
