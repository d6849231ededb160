//! An S3-compatible place for the bodies of files, and whether it can be relied on: asked once, at the start.

use std::sync::{Arc, Once};
use std::time::Duration;

use object_store::aws::AmazonS3Builder;
use object_store::prefix::PrefixStore;
use object_store::{BackoffConfig, ClientOptions, ObjectStore, RetryConfig};

use crate::error::StoreError;

/// How long a connection may take to come about.
const CONNECT: Duration = Duration::from_secs(5);
/// How long nothing may arrive on a connection.
const SILENCE: Duration = Duration::from_secs(30);
/// How often, and for how long, a request that failed on the way is sent again.
const AGAIN: usize = 3;
const AGAIN_FOR: Duration = Duration::from_secs(20);

/// An S3-compatible place; the secret never shows itself.
#[derive(Clone, PartialEq, Eq)]
pub struct S3 {
    /// `https://host[:port]`; the bucket is named behind it.
    pub endpoint: String,
    /// The bucket, which somebody has made.
    pub bucket: String,
    /// The region that requests are signed for; most places of one's own take any.
    pub region: String,
    /// Whose requests these are.
    pub key: String,
    /// What signs them.
    pub secret: String,
    /// Whether an address that does not encrypt is allowed.
    pub plain: bool,
    /// Under which name everything lies in the bucket; empty for none.
    pub folder: String,
}

impl std::fmt::Debug for S3 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "S3({} · {}/{})", self.endpoint, self.bucket, self.folder)
    }
}

/// Why the place cannot be relied on, with what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum S3Error {
    /// The address does not encrypt.
    #[error(
        "文件库地址 {0} 不加密：请改用 https://；确在单位内网使用的，启动时加 --s3-plain-http / the address does not \
         encrypt: use https://, or allow it with --s3-plain-http"
    )]
    Plain(String),
    /// The address is none.
    #[error("文件库地址 {0} 不对：应为 https://主机[:端口] / not an address: https://host[:port]")]
    Address(String),
    /// Key or secret are wrong, or may not do this.
    #[error(
        "文件库 {0} 拒绝访问：请核对 ZHIHENG_S3_KEY、ZHIHENG_S3_SECRET 和 ZHIHENG_S3_REGION，并确认该密钥可以读写、列出存储桶 / \
         access refused: check key, secret and region, and that the key may read, write and list the bucket"
    )]
    Refused(String, #[source] object_store::Error),
    /// There is no such bucket.
    #[error(
        "文件库 {0} 里没有这个存储桶：请先建立，或核对 ZHIHENG_S3_BUCKET / there is no such bucket: make it, or check its name"
    )]
    NoBucket(String, #[source] object_store::Error),
    /// Nothing answers, or not as such a place does.
    #[error(
        "文件库 {0} 连不上或没有正确答复：请核对 ZHIHENG_S3_ENDPOINT、网络和证书，确认文件库已经启动 / it cannot be reached \
         or does not answer as it should: check address, network and certificate, and that it runs"
    )]
    Silent(String, #[source] object_store::Error),
    /// It does not give back what it was given.
    #[error("文件库 {0} 读回的内容与写入的不同，不能使用 / it does not give back what was written")]
    Differs(String),
}

impl S3 {
    /// The place as bodies are kept in it.
    ///
    /// # Errors
    /// The address is none, or does not encrypt and that was not allowed.
    pub(crate) fn place(&self) -> Result<Arc<dyn ObjectStore>, StoreError> {
        let bare = match self.endpoint.split_once("://") {
            Some(("https", host)) => host,
            Some(("http", _)) if !self.plain => return Err(S3Error::Plain(self.endpoint.clone()).into()),
            Some(("http", host)) => host,
            _ => return Err(S3Error::Address(self.endpoint.clone()).into()),
        };
        if bare.trim_end_matches('/').is_empty() || bare.contains(['@', '?', '#', ' ']) {
            return Err(S3Error::Address(self.endpoint.clone()).into());
        }
        choose_tls();
        let retry = RetryConfig {
            backoff: BackoffConfig { init_backoff: Duration::from_millis(100), ..BackoffConfig::default() },
            max_retries: AGAIN,
            retry_timeout: AGAIN_FOR,
        };
        // No limit on the whole: a film takes as long as it takes, while something arrives.
        let client = ClientOptions::new().with_timeout_disabled().with_read_timeout(SILENCE);
        let place = AmazonS3Builder::new()
            .with_client_options(client.with_connect_timeout(CONNECT).with_allow_http(self.plain))
            .with_retry(retry)
            .with_endpoint(self.endpoint.trim_end_matches('/'))
            .with_bucket_name(&self.bucket)
            .with_region(&self.region)
            .with_access_key_id(&self.key)
            .with_secret_access_key(&self.secret)
            .build()?;
        if self.folder.is_empty() {
            return Ok(Arc::new(place));
        }
        Ok(Arc::new(PrefixStore::new(place, self.folder.as_str())))
    }

    /// What a failure of the place means to whoever set it up.
    pub(crate) fn told(&self, error: StoreError) -> StoreError {
        let name = format!("{}/{}", self.endpoint.trim_end_matches('/'), self.bucket);
        match error {
            StoreError::Blob(error) => StoreError::S3(match error {
                object_store::Error::PermissionDenied { .. } | object_store::Error::Unauthenticated { .. } => {
                    S3Error::Refused(name, error)
                }
                object_store::Error::NotFound { .. } => S3Error::NoBucket(name, error),
                error => S3Error::Silent(name, error),
            }),
            StoreError::Corrupt { .. } => StoreError::S3(S3Error::Differs(name)),
            error => error,
        }
    }
}

/// The TLS of this program, which the client asks for: the same that the database uses.
fn choose_tls() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // Refused only where somebody chose before, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn s3(endpoint: &str, plain: bool) -> S3 {
        S3 {
            endpoint: endpoint.into(),
            bucket: "evidence".into(),
            region: "us-east-1".into(),
            key: "key".into(),
            secret: "not-to-be-seen".into(),
            plain,
            folder: String::new(),
        }
    }

    #[test]
    fn an_address_that_does_not_encrypt_needs_a_word() {
        let refused = |endpoint, plain| s3(endpoint, plain).place().err().map(|error| error.to_string());
        assert!(refused("http://10.0.0.5:9000", false).is_some_and(|why| why.contains("--s3-plain-http")));
        assert_eq!(refused("http://10.0.0.5:9000", true), None);
        assert_eq!(refused("https://s3.example.cn", false), None);
        for none in ["10.0.0.5:9000", "ftp://10.0.0.5", "https://", "https://key:secret@10.0.0.5"] {
            assert!(refused(none, true).is_some(), "{none}");
        }
    }

    #[test]
    fn the_secret_does_not_show_itself() {
        let place = s3("https://s3.example.cn", false);
        assert!(!format!("{place:?}").contains("not-to-be-seen"));
        let blobs = crate::Blobs::in_place(place.place().unwrap());
        assert!(!format!("{blobs:?}").contains("not-to-be-seen"));
    }
}
