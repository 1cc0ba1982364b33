//! Files that people hand in: named by their content, so that the same file is kept once and none can be exchanged.
//!
//! A file is written before the transaction that refers to it; nothing slow belongs inside one. A file whose
//! transaction never came is left behind and harms nobody: the next one with the same content finds it there.

mod store;

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use object_store::path::Path as Key;
use object_store::{ObjectStore, ObjectStoreExt, PutMode, PutOptions, PutPayload};

use crate::{Fault, InstansiId, Result, secrets};

/// The table `berkas`.
pub use store::record;

/// Where the files are. Cheap to clone.
#[derive(Clone)]
pub struct Files(Arc<dyn ObjectStore>);

/// A file that is safely kept, and not yet referred to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Hexadecimal, 64 digits.
    pub sha256: String,
    pub size_bytes: i64,
}

impl Files {
    /// Files in a folder of this machine, which is made when missing. What was written survives a loss of power.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn local(folder: &Path) -> Result<Self> {
        std::fs::create_dir_all(folder)?;
        let store = LocalFileSystem::new_with_prefix(folder).map_err(Fault::internal)?;
        Ok(Self(Arc::new(store.with_fsync(true))))
    }

    /// Files that end with the program: for tests.
    pub fn in_memory() -> Self {
        Self(Arc::new(InMemory::new()))
    }

    /// Keeps a file of an instansi under the name of its content. Keeping it again changes nothing.
    pub async fn keep(&self, instansi: InstansiId, bytes: Vec<u8>) -> Result<Kept> {
        let sha256 = secrets::sha256_hex(&bytes);
        let size_bytes = i64::try_from(bytes.len()).map_err(Fault::internal)?;
        let once = PutOptions { mode: PutMode::Create, ..PutOptions::default() };
        match self.0.put_opts(&key(instansi, &sha256)?, PutPayload::from(bytes), once).await {
            Ok(_) | Err(object_store::Error::AlreadyExists { .. }) => Ok(Kept { sha256, size_bytes }),
            Err(err) => Err(Fault::internal(err)),
        }
    }

    /// The content of a file; `None` when there is none of that name.
    pub async fn read(&self, instansi: InstansiId, sha256: &str) -> Result<Option<Vec<u8>>> {
        match self.0.get(&key(instansi, sha256)?).await {
            Ok(found) => Ok(Some(found.bytes().await.map_err(Fault::internal)?.to_vec())),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(err) => Err(Fault::internal(err)),
        }
    }
}

impl fmt::Debug for Files {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Files({})", self.0)
    }
}

/// `1/ab/cd/abcd…`: two levels, so that no folder grows without end. A name that is no SHA-256 never becomes a path.
fn key(instansi: InstansiId, sha256: &str) -> Result<Key> {
    let is_name = sha256.len() == 64 && sha256.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    if !is_name {
        return Err(Fault::internal("the name of a file is no SHA-256"));
    }
    Ok(Key::from(format!("{}/{}/{}/{sha256}", instansi.0, &sha256[..2], &sha256[2..4])))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KOTA: InstansiId = InstansiId(1);

    #[tokio::test]
    async fn a_file_is_kept_once_under_its_content() {
        let folder = std::env::temp_dir().join(format!("kinerja-berkas-{}", std::process::id()));
        let files = Files::local(&folder).unwrap();
        let kept = files.keep(KOTA, b"isi".to_vec()).await.unwrap();
        assert_eq!(files.keep(KOTA, b"isi".to_vec()).await.unwrap(), kept);
        assert_eq!(files.read(KOTA, &kept.sha256).await.unwrap().as_deref(), Some(b"isi".as_slice()));
        let path = folder.join("1").join(&kept.sha256[..2]).join(&kept.sha256[2..4]).join(&kept.sha256);
        assert_eq!(std::fs::read(path).unwrap(), b"isi");
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[tokio::test]
    async fn a_file_of_one_instansi_is_none_of_another() {
        let files = Files::in_memory();
        let kept = files.keep(KOTA, b"isi".to_vec()).await.unwrap();
        assert_eq!(files.read(InstansiId(2), &kept.sha256).await.unwrap(), None);
    }

    #[tokio::test]
    async fn a_name_never_leaves_the_folder() {
        let files = Files::in_memory();
        let dots = "..".repeat(32);
        for name in ["", "../../etc/passwd", dots.as_str(), &"A".repeat(64)] {
            assert!(files.read(KOTA, name).await.is_err(), "{name}");
        }
    }
}
