//! The files that pages load: found once at the start, kept by browsers for ever under the hash in their names.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use app::shell::Assets;
use axum::Router;
use axum::http::{HeaderValue, header};
use leptos::prelude::LeptosOptions;
use tower::ServiceBuilder;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

/// Name of the scripts, as the build writes it.
const NAME: &str = "zhiheng";

/// The folder that the build wrote.
#[derive(Clone, Debug)]
pub struct Site {
    folder: PathBuf,
    /// Where pages find style sheet and scripts.
    pub assets: Assets,
}

impl Site {
    /// Looks at the folder. Without scripts pages are sent without; without a style sheet they are plain.
    pub fn read(folder: &Path) -> Site {
        let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
        let hashes = std::fs::read_to_string(folder.join("hash.txt")).unwrap_or_default();
        let is_built = ["js", "wasm"].iter().all(|kind| hashes.lines().any(|line| line.starts_with(kind)));
        let options = is_built.then(|| {
            LeptosOptions::builder()
                .output_name(NAME)
                .site_root(Arc::from(folder.display().to_string()))
                .site_pkg_dir("pkg")
                .hash_files(true)
                .hash_file(Arc::from(folder.join("hash.txt").display().to_string()))
                .build()
        });
        let sheet = named(&folder.join("pkg"), "css").unwrap_or_else(|| "main.css".to_owned());
        if !is_built {
            tracing::warn!(folder = %folder.display(), "no built front end here: pages come without scripts");
        }
        Site { assets: Assets { stylesheet: format!("/pkg/{sheet}"), options }, folder }
    }

    /// The routes of the files; those with a hash in their names never change.
    pub fn routes<S: Clone + Send + Sync + 'static>(&self) -> Router<S> {
        let keep = |how: &'static str| {
            SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, HeaderValue::from_static(how))
        };
        let files = ServeDir::new(self.folder.join("pkg")).precompressed_br().precompressed_gzip();
        let files = ServiceBuilder::new().map_response(for_ever).service(files.append_index_html_on_directories(false));
        let mut router = Router::new().nest_service("/pkg", files);
        let Ok(entries) = std::fs::read_dir(&self.folder) else { return router };
        for entry in entries.flatten() {
            let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
            if name == "pkg" || name == "hash.txt" || name.starts_with('.') || name.contains(['{', '}', '*']) {
                continue;
            }
            let layer = ServiceBuilder::new().layer(keep("public, max-age=86400"));
            router = if path.is_dir() {
                router.nest_service(&format!("/{name}"), layer.service(ServeDir::new(path)))
            } else {
                router.route_service(&format!("/{name}"), layer.service(ServeFile::new(path)))
            };
        }
        router
    }
}

/// Only what was found is kept: a missing file may be there after the next build.
fn for_ever<B>(mut response: axum::http::Response<B>) -> axum::http::Response<B> {
    let how = if response.status().is_success() { "public, max-age=31536000, immutable" } else { "no-store" };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(how));
    response
}

/// The file with this ending; the newest name in order where there are several.
fn named(folder: &Path, ending: &str) -> Option<String> {
    let entries = std::fs::read_dir(folder).ok()?.flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    names.filter(|name| Path::new(name).extension().is_some_and(|it| it == ending)).max()
}
