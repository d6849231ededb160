//! Bodies of files, each under the SHA-256 of its content: what is stored can never be silently altered.

use std::path::Path as FilePath;
use std::str::FromStr;
use std::sync::Arc;

use bytes::Bytes;
use futures::StreamExt;
use futures::stream::BoxStream;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{GetOptions, GetRange, ObjectStore, ObjectStoreExt, WriteMultipart};
use sha2::{Digest as _, Sha256};
use tokio::io::AsyncReadExt;

use crate::error::StoreError;

/// Bytes handed on at once while a large body is moved; S3 takes no part of less than 5 MiB but the last.
const PORTION: usize = 8 * 1024 * 1024;
/// What is written and read back to see whether a place can be relied on; it stays there.
const PROBE: (&str, &[u8]) = ("probe", b"zhiheng");

/// A SHA-256, as 64 lower-case hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(String);

impl Digest {
    /// The digest of some bytes.
    pub fn of(bytes: &[u8]) -> Digest {
        Digest(hex::encode(Sha256::digest(bytes)))
    }

    /// As 64 hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Where a body with this digest lies.
    fn path(&self) -> Path {
        let (folder, name) = self.0.split_at(2);
        Path::from(format!("{folder}/{name}"))
    }
}

impl std::fmt::Display for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The text is not a SHA-256.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("不是 SHA-256 校验值")]
pub struct NotADigest;

impl FromStr for Digest {
    type Err = NotADigest;

    /// Anything but 64 lower-case hexadecimal digits is refused: the text becomes part of a path.
    fn from_str(text: &str) -> Result<Digest, NotADigest> {
        let digits = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if text.len() == 64 && digits { Ok(Digest(text.to_owned())) } else { Err(NotADigest) }
    }
}

/// Bodies of files by their SHA-256: in a folder, or in an S3-compatible place where a bureau has one.
#[derive(Clone)]
pub struct Blobs {
    place: Arc<dyn ObjectStore>,
}

impl std::fmt::Debug for Blobs {
    /// By its name alone: what a place is made of includes its secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Blobs({})", self.place)
    }
}

impl Blobs {
    /// Bodies in a folder, which is made where it is missing.
    ///
    /// # Errors
    /// The folder cannot be made.
    pub fn in_folder(folder: &FilePath) -> Result<Blobs, StoreError> {
        std::fs::create_dir_all(folder)?;
        let place = LocalFileSystem::new_with_prefix(folder)?.with_fsync(true);
        Ok(Blobs { place: Arc::new(place) })
    }

    /// Bodies in any place that can hold objects.
    pub fn in_place(place: Arc<dyn ObjectStore>) -> Blobs {
        Blobs { place }
    }

    /// Keeps a body. It appears whole under its name or not at all; one that is there already is not written again.
    ///
    /// # Errors
    /// The place failed.
    pub async fn put(&self, body: Bytes) -> Result<Digest, StoreError> {
        let digest = Digest::of(&body);
        if !self.has(&digest).await? {
            self.place.put(&digest.path(), body.into()).await?;
        }
        Ok(digest)
    }

    /// Keeps the content of a file, which is read twice: for its digest, and while it is written.
    ///
    /// # Errors
    /// The file cannot be read, changed in between, or the place failed.
    pub(crate) async fn put_file(&self, file: &FilePath) -> Result<Digest, StoreError> {
        let digest = digest_of_file(file).await?;
        if self.has(&digest).await? {
            return Ok(digest);
        }
        if tokio::fs::metadata(file).await?.len() <= PORTION as u64 {
            let body = Bytes::from(tokio::fs::read(file).await?);
            if Digest::of(&body) != digest {
                return Err(StoreError::corrupt("blobs", "body", &digest));
            }
            self.place.put(&digest.path(), body.into()).await?;
            return Ok(digest);
        }
        let upload = self.place.put_multipart(&digest.path()).await?;
        let mut write = WriteMultipart::new_with_chunk_size(upload, PORTION);
        match pour(file, &mut write).await {
            Ok(poured) if poured == digest => {
                write.finish().await?;
                Ok(digest)
            }
            Ok(_) => {
                write.abort().await?;
                Err(StoreError::corrupt("blobs", "body", &digest))
            }
            Err(error) => {
                // The first failure says more than that its traces could not be removed, either.
                let _ = write.abort().await;
                Err(error)
            }
        }
    }

    /// Writes a few bytes and reads them back: whether this place can be relied on is better known at the start than
    /// with the first evidence.
    ///
    /// # Errors
    /// It cannot; `Corrupt` where it gives back something else.
    pub async fn probe(&self) -> Result<(), StoreError> {
        let (name, body) = (Path::from(PROBE.0), Bytes::from_static(PROBE.1));
        self.place.put(&name, body.clone().into()).await?;
        let back = self.place.get(&name).await?.bytes().await?;
        // S3 tells whoever may not list the bucket that what is missing is forbidden.
        self.has(&Digest::of(b"what is not there")).await?;
        if back == body { Ok(()) } else { Err(StoreError::corrupt("blobs", "body", PROBE.0)) }
    }

    /// Whether a body is here.
    ///
    /// # Errors
    /// The place failed.
    pub async fn has(&self, digest: &Digest) -> Result<bool, StoreError> {
        match self.place.head(&digest.path()).await {
            Ok(_) => Ok(true),
            Err(object_store::Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// A whole body, checked against its digest. For papers and pictures; a film is read with [`Blobs::stream`].
    ///
    /// # Errors
    /// `NotFound`; `Corrupt` where the body is no longer what was stored.
    pub async fn get(&self, digest: &Digest) -> Result<Bytes, StoreError> {
        let body = self.place.get(&digest.path()).await.map_err(absent)?.bytes().await?;
        if Digest::of(&body) == *digest { Ok(body) } else { Err(StoreError::corrupt("blobs", "body", digest)) }
    }

    /// A body piece by piece, with its size in bytes. The last piece is followed by `Corrupt` where the whole is
    /// not what was stored.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn stream(
        &self,
        digest: &Digest,
    ) -> Result<(u64, BoxStream<'static, Result<Bytes, StoreError>>), StoreError> {
        let found = self.place.get(&digest.path()).await.map_err(absent)?;
        let (size, digest) = (found.meta.size, digest.clone());
        let start = (found.into_stream(), Some(Sha256::new()));
        let pieces = futures::stream::unfold(start, move |(mut pieces, hasher)| {
            let digest = digest.clone();
            async move {
                let mut hasher = hasher?;
                match pieces.next().await {
                    Some(Ok(piece)) => {
                        hasher.update(&piece);
                        Some((Ok(piece), (pieces, Some(hasher))))
                    }
                    Some(Err(error)) => Some((Err(StoreError::from(error)), (pieces, None))),
                    None if hex::encode(hasher.finalize()) == digest.0 => None,
                    None => Some((Err(StoreError::corrupt("blobs", "body", digest)), (pieces, None))),
                }
            }
        });
        Ok((size, pieces.boxed()))
    }

    /// How many bytes a body has.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn size(&self, digest: &Digest) -> Result<u64, StoreError> {
        Ok(self.place.head(&digest.path()).await.map_err(absent)?.size)
    }

    /// Part of a body piece by piece, with the size of the whole: for players that jump, and downloads that broke off.
    /// A part cannot be checked against the digest of the whole.
    ///
    /// # Errors
    /// `NotFound`, or the range lies outside the body.
    pub async fn part(
        &self,
        digest: &Digest,
        range: std::ops::Range<u64>,
    ) -> Result<(u64, BoxStream<'static, Result<Bytes, StoreError>>), StoreError> {
        let wanted = GetOptions { range: Some(GetRange::Bounded(range)), ..GetOptions::default() };
        let found = self.place.get_opts(&digest.path(), wanted).await.map_err(absent)?;
        Ok((found.meta.size, found.into_stream().map(|piece| Ok(piece?)).boxed()))
    }

    /// Reads a body through and tells whether it is here and still what was stored.
    ///
    /// # Errors
    /// The place failed.
    pub async fn is_intact(&self, digest: &Digest) -> Result<bool, StoreError> {
        let mut pieces = match self.stream(digest).await {
            Ok((_, pieces)) => pieces,
            Err(StoreError::NotFound) => return Ok(false),
            Err(error) => return Err(error),
        };
        while let Some(piece) = pieces.next().await {
            match piece {
                Ok(_) => {}
                Err(StoreError::Corrupt { .. }) => return Ok(false),
                Err(error) => return Err(error),
            }
        }
        Ok(true)
    }
}

fn absent(error: object_store::Error) -> StoreError {
    match error {
        object_store::Error::NotFound { .. } => StoreError::NotFound,
        error => error.into(),
    }
}

/// Writes a file portion by portion, and tells the digest of what was written.
async fn pour(file: &FilePath, write: &mut WriteMultipart) -> Result<Digest, StoreError> {
    let mut source = tokio::fs::File::open(file).await?;
    let mut hasher = Sha256::new();
    let mut portion = vec![0; PORTION];
    loop {
        let read = source.read(&mut portion).await?;
        if read == 0 {
            return Ok(Digest(hex::encode(hasher.finalize())));
        }
        hasher.update(&portion[..read]);
        write.wait_for_capacity(2).await?;
        write.write(&portion[..read]);
    }
}

async fn digest_of_file(file: &FilePath) -> Result<Digest, StoreError> {
    let mut source = tokio::fs::File::open(file).await?;
    let mut hasher = Sha256::new();
    let mut portion = vec![0; PORTION];
    loop {
        let read = source.read(&mut portion).await?;
        if read == 0 {
            return Ok(Digest(hex::encode(hasher.finalize())));
        }
        hasher.update(&portion[..read]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_digest_can_name_a_body() {
        assert!("../../etc/passwd".parse::<Digest>().is_err());
        assert!("AB".repeat(32).parse::<Digest>().is_err());
        assert!("ab".repeat(32).parse::<Digest>().is_ok());
        assert!("ab".repeat(31).parse::<Digest>().is_err());
    }

    #[test]
    fn a_body_lies_in_the_folder_of_its_first_two_digits() {
        let digest = Digest::of(b"");
        assert_eq!(digest.path().as_ref(), "e3/b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
