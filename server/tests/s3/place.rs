//! A small S3-compatible place in memory: it checks every signature and keeps the rules that real places keep.

use std::collections::{BTreeMap, HashMap};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{Method, Response, StatusCode};
use sha2::{Digest, Sha256};

pub const BUCKET: &str = "evidence";
pub const KEY: &str = "ZHIHENGTEST";
pub const SECRET: &str = "a secret of the test that nobody may see";
/// Least size of a part that is not the last.
const LEAST_PART: usize = 5 * 1024 * 1024;

/// What lies there, and what was asked for.
#[derive(Default)]
pub struct Kept {
    pub objects: BTreeMap<String, Bytes>,
    pub requests: Vec<String>,
    uploads: HashMap<String, BTreeMap<u32, Bytes>>,
    begun: u32,
}

/// A running place.
#[derive(Clone, Default)]
pub struct Place(Arc<Mutex<Kept>>);

impl Place {
    /// Serves on a free port until the test ends.
    pub async fn serve(&self) -> SocketAddr {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let addr = listener.local_addr().unwrap();
        let router = Router::new().fallback(answer).with_state(self.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        addr
    }

    pub fn look<T>(&self, look: impl FnOnce(&mut Kept) -> T) -> T {
        look(&mut self.0.lock().unwrap())
    }

    pub fn asked(&self, beginning: &str) -> usize {
        self.look(|kept| kept.requests.iter().filter(|request| request.starts_with(beginning)).count())
    }
}

async fn answer(State(place): State<Place>, request: Request) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
    let query: HashMap<String, String> = parts
        .uri
        .query()
        .unwrap_or_default()
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    if !is_signed(&parts, &query, &body) {
        return refused(StatusCode::FORBIDDEN, "SignatureDoesNotMatch");
    }
    let path = parts.uri.path().trim_start_matches('/');
    let Some((BUCKET, name)) = path.split_once('/') else { return refused(StatusCode::NOT_FOUND, "NoSuchBucket") };
    let what = if query.is_empty() { "" } else { "?" };
    place.look(|kept| {
        kept.requests.push(format!("{} {name}{what}", parts.method));
        kept.act(&parts, name, &query, body)
    })
}

impl Kept {
    fn act(&mut self, parts: &Parts, name: &str, query: &HashMap<String, String>, body: Bytes) -> Response<Body> {
        let upload = query.get("uploadId").cloned().unwrap_or_default();
        match parts.method {
            Method::POST if query.contains_key("uploads") => {
                self.begun += 1;
                let id = format!("upload-{}", self.begun);
                self.uploads.insert(id.clone(), BTreeMap::new());
                let xml = format!(
                    "<InitiateMultipartUploadResult><Bucket>{BUCKET}</Bucket><Key>{name}</Key>\
                     <UploadId>{id}</UploadId></InitiateMultipartUploadResult>"
                );
                Response::new(Body::from(xml))
            }
            Method::PUT if !upload.is_empty() => {
                let Some(parts) = self.uploads.get_mut(&upload) else {
                    return refused(StatusCode::NOT_FOUND, "NoSuchUpload");
                };
                parts.insert(query["partNumber"].parse().unwrap(), body.clone());
                with_tag(&body, Body::empty())
            }
            Method::POST if !upload.is_empty() => {
                let Some(parts) = self.uploads.remove(&upload) else {
                    return refused(StatusCode::NOT_FOUND, "NoSuchUpload");
                };
                if parts.values().rev().skip(1).any(|part| part.len() < LEAST_PART) {
                    return refused(StatusCode::BAD_REQUEST, "EntityTooSmall");
                }
                let whole = Bytes::from(parts.into_values().flatten().collect::<Vec<u8>>());
                let tag = hex::encode(Sha256::digest(&whole));
                self.objects.insert(name.to_owned(), whole);
                let xml = format!(
                    "<CompleteMultipartUploadResult><Bucket>{BUCKET}</Bucket><Key>{name}</Key><ETag>\"{tag}\"</ETag>\
                     </CompleteMultipartUploadResult>"
                );
                Response::new(Body::from(xml))
            }
            Method::DELETE if !upload.is_empty() => {
                self.uploads.remove(&upload);
                empty(StatusCode::NO_CONTENT)
            }
            Method::PUT => {
                self.objects.insert(name.to_owned(), body.clone());
                with_tag(&body, Body::empty())
            }
            Method::GET | Method::HEAD => match self.objects.get(name) {
                Some(object) => give(parts, object),
                None => refused(StatusCode::NOT_FOUND, "NoSuchKey"),
            },
            Method::DELETE => {
                self.objects.remove(name);
                empty(StatusCode::NO_CONTENT)
            }
            _ => refused(StatusCode::METHOD_NOT_ALLOWED, "MethodNotAllowed"),
        }
    }
}

fn give(parts: &Parts, object: &Bytes) -> Response<Body> {
    let range =
        parts.headers.get("range").and_then(|range| range.to_str().ok()?.strip_prefix("bytes=")?.split_once('-'));
    let (status, from, until) = match range {
        Some((from, to)) => {
            let to: usize = to.parse().unwrap_or(object.len() - 1);
            (StatusCode::PARTIAL_CONTENT, from.parse().unwrap(), (to + 1).min(object.len()))
        }
        None => (StatusCode::OK, 0, object.len()),
    };
    let body = if parts.method == Method::HEAD { Body::empty() } else { Body::from(object.slice(from..until)) };
    let mut response = with_tag(object, body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert("content-length", (until - from).into());
    headers.insert("last-modified", "Sun, 01 Mar 2026 00:00:00 GMT".parse().unwrap());
    if status == StatusCode::PARTIAL_CONTENT {
        headers.insert("content-range", format!("bytes {from}-{}/{}", until - 1, object.len()).parse().unwrap());
    }
    response
}

fn with_tag(content: &[u8], body: Body) -> Response<Body> {
    let mut response = Response::new(body);
    let tag = format!("\"{}\"", hex::encode(Sha256::digest(content)));
    response.headers_mut().insert("etag", tag.parse().unwrap());
    response
}

fn empty(status: StatusCode) -> Response<Body> {
    Response::builder().status(status).body(Body::empty()).unwrap()
}

fn refused(status: StatusCode, code: &str) -> Response<Body> {
    let xml = format!("<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>{code}</Message></Error>");
    Response::builder().status(status).body(Body::from(xml)).unwrap()
}

/// AWS Signature Version 4, as such places check it.
fn is_signed(parts: &Parts, query: &HashMap<String, String>, body: &[u8]) -> bool {
    let header = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let hash = header("x-amz-content-sha256");
    if hash != "UNSIGNED-PAYLOAD" && hash != hex::encode(Sha256::digest(body)) {
        return false;
    }
    let told = |name: &str| {
        let authorization = header("authorization");
        authorization.split([' ', ',']).find_map(|piece| piece.strip_prefix(name)).unwrap_or_default().to_owned()
    };
    let (credential, names, signature) = (told("Credential="), told("SignedHeaders="), told("Signature="));
    let Some((KEY, scope)) = credential.split_once('/') else { return false };
    let mut pairs: Vec<String> = query.iter().map(|(name, value)| format!("{name}={value}")).collect();
    pairs.sort();
    let headers: String = names.split(';').map(|name| format!("{name}:{}\n", header(name).trim())).collect();
    let (method, path, query) = (&parts.method, parts.uri.path(), pairs.join("&"));
    let canonical = format!("{method}\n{path}\n{query}\n{headers}\n{names}\n{hash}");
    let digest = hex::encode(Sha256::digest(canonical.as_bytes()));
    let text = format!("AWS4-HMAC-SHA256\n{}\n{scope}\n{digest}", header("x-amz-date"));
    let key = scope.split('/').fold(format!("AWS4{SECRET}").into_bytes(), |key, piece| hmac(&key, piece.as_bytes()));
    hex::encode(hmac(&key, text.as_bytes())) == signature
}

/// HMAC-SHA-256 for keys of at most a block.
fn hmac(key: &[u8], text: &[u8]) -> Vec<u8> {
    let pad = |with: u8| (0..64).map(|at| key.get(at).copied().unwrap_or(0) ^ with).collect::<Vec<u8>>();
    let inner = Sha256::digest([pad(0x36), text.to_vec()].concat());
    Sha256::digest([pad(0x5C), inner.to_vec()].concat()).to_vec()
}
