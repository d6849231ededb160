//! Where the bodies of files lie: in the data folder, or in an S3-compatible place once one is named.

use clap::Args;
use store::s3::S3;

use crate::secrets::Secret;

/// The S3-compatible place of evidence and papers.
#[derive(Args, Clone, Debug)]
pub struct Bodies {
    /// Keeps evidence and papers in an S3-compatible place instead of the data folder: <https://host:port>
    #[arg(long, env = "ZHIHENG_S3_ENDPOINT", global = true, value_name = "URL")]
    pub s3_endpoint: Option<String>,
    /// The bucket there, which somebody has made
    #[arg(long, env = "ZHIHENG_S3_BUCKET", global = true, value_name = "NAME")]
    pub s3_bucket: Option<String>,
    /// The region that requests are signed for
    #[arg(long, env = "ZHIHENG_S3_REGION", default_value = "us-east-1", global = true, value_name = "NAME")]
    pub s3_region: String,
    /// The access key
    #[arg(long, env = "ZHIHENG_S3_KEY", global = true, hide_env_values = true, value_parser = Secret::given)]
    pub s3_key: Option<Secret>,
    /// The secret of that key; better set in the environment than as a flag, which other users of the machine can read
    #[arg(long, env = "ZHIHENG_S3_SECRET", global = true, hide_env_values = true, value_parser = Secret::given)]
    pub s3_secret: Option<Secret>,
    /// Allows an http:// address, which does not encrypt: only within a closed network
    #[arg(long, env = "ZHIHENG_S3_PLAIN_HTTP", global = true)]
    pub s3_plain_http: bool,
}

/// The place is named by half.
#[derive(Debug, thiserror::Error)]
#[error(
    "文件库（S3）的设置不完整，还缺 {0}；不使用文件库的，这几项都不要设 / the S3 settings are incomplete: {0} is missing; \
     leave all of them out to keep files in the data folder"
)]
pub struct Incomplete(pub String);

impl Default for Bodies {
    fn default() -> Bodies {
        Bodies {
            s3_endpoint: None,
            s3_bucket: None,
            s3_region: "us-east-1".to_owned(),
            s3_key: None,
            s3_secret: None,
            s3_plain_http: false,
        }
    }
}

impl Bodies {
    /// The place, where one is named; everything in it lies under a folder, unless that is empty.
    ///
    /// # Errors
    /// It is named by half: whoever forgot one setting must not find the evidence on the wrong disk.
    pub fn place(&self, folder: &str) -> Result<Option<S3>, Incomplete> {
        let text = |secret: &Secret| String::from_utf8_lossy(secret.bytes()).into_owned();
        let given = [
            ("ZHIHENG_S3_ENDPOINT", self.s3_endpoint.clone()),
            ("ZHIHENG_S3_BUCKET", self.s3_bucket.clone()),
            ("ZHIHENG_S3_KEY", self.s3_key.as_ref().map(text)),
            ("ZHIHENG_S3_SECRET", self.s3_secret.as_ref().map(text)),
        ];
        // An empty line in a file of settings is no setting.
        let given = given.map(|(name, value)| (name, value.filter(|value| !value.trim().is_empty())));
        if given.iter().all(|(_, value)| value.is_none()) {
            return Ok(None);
        }
        let missing: Vec<&str> = given.iter().filter(|(_, value)| value.is_none()).map(|(name, _)| *name).collect();
        let [(_, Some(endpoint)), (_, Some(bucket)), (_, Some(key)), (_, Some(secret))] = given else {
            return Err(Incomplete(missing.join("、")));
        };
        let (region, folder) = (self.s3_region.clone(), folder.to_owned());
        Ok(Some(S3 { endpoint, bucket, region, key, secret, plain: self.s3_plain_http, folder }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(text: &str) -> Option<Secret> {
        Secret::given(text).ok()
    }

    #[test]
    fn half_a_place_is_none() {
        let none = Bodies::default();
        assert_eq!(none.place("").unwrap(), None);
        assert_eq!(Bodies { s3_endpoint: Some(" ".into()), ..none.clone() }.place("").unwrap(), None);
        let half = Bodies { s3_endpoint: Some("https://s3.example.cn".into()), s3_key: given("k"), ..none };
        let why = half.place("").unwrap_err().to_string();
        assert!(why.contains("ZHIHENG_S3_BUCKET、ZHIHENG_S3_SECRET") && !why.contains("ENDPOINT"), "{why}");
        let whole = Bodies { s3_bucket: Some("evidence".into()), s3_secret: given("s"), ..half };
        let place = whole.place("training").unwrap().unwrap();
        assert_eq!(
            (place.bucket.as_str(), place.secret.as_str(), place.folder.as_str()),
            ("evidence", "s", "training")
        );
        assert!(!place.plain && place.region == "us-east-1");
    }
}
