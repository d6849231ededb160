//! An operation of the interface and its description, entered together, so that neither can exist without the other.

use axum::Router;
use axum::handler::Handler;
use axum::routing::{MethodFilter, on};
use utoipa::__dev::SchemaReferences;
use utoipa::openapi::path::HttpMethod;
use utoipa::openapi::{OpenApi, Paths, Ref, RefOr, Schema};

/// Where the interface lives.
pub const BASE: &str = "/api/v1";

/// Operations as they are entered: each is mounted and described at once.
pub struct Operations<S> {
    router: Router<S>,
    paths: Paths,
    schemas: Vec<(String, RefOr<Schema>)>,
}

impl<S: Clone + Send + Sync + 'static> Operations<S> {
    /// None yet.
    pub fn new() -> Operations<S> {
        Operations { router: Router::new(), paths: Paths::new(), schemas: Vec::new() }
    }

    /// Enters an operation: `P` describes what `handler` answers.
    #[must_use]
    pub fn with<P, H, T>(mut self, handler: H) -> Operations<S>
    where
        P: utoipa::Path + SchemaReferences,
        H: Handler<T, S>,
        T: 'static,
    {
        let path = format!("{BASE}{}", P::path());
        let methods = P::methods();
        if let Some(filter) = methods.iter().map(filter).reduce(MethodFilter::or) {
            self.router = self.router.route(&mounted(&path), on(filter, handler));
        }
        P::schemas(&mut self.schemas);
        self.paths.add_path_operation(path, methods, P::operation());
        self
    }

    /// The routes, and the description of every one of them.
    ///
    /// What an operation does not tell of itself is told by the frame's response `Refused`.
    pub fn finish(self, mut frame: OpenApi) -> (Router<S>, OpenApi) {
        frame.paths = self.paths;
        frame.components.get_or_insert_default().schemas.extend(self.schemas);
        for item in frame.paths.paths.values_mut() {
            for operation in [&mut item.get, &mut item.post, &mut item.put, &mut item.delete].into_iter().flatten() {
                let refused = Ref::from_response_name("Refused");
                operation.responses.responses.entry("default".to_owned()).or_insert(refused.into());
            }
        }
        (self.router, frame)
    }
}

/// The address as the router knows it: a segment with a name and an ending, `{id}.pdf`, is one name there, `{file}`.
fn mounted(path: &str) -> String {
    let segment = |segment: &str| {
        let whole =
            !segment.contains('{') || (segment.starts_with('{') && segment.find('}') == Some(segment.len() - 1));
        if whole { segment.to_owned() } else { "{file}".to_owned() }
    };
    path.split('/').map(segment).collect::<Vec<_>>().join("/")
}

fn filter(method: &HttpMethod) -> MethodFilter {
    match method {
        HttpMethod::Get => MethodFilter::GET,
        HttpMethod::Post => MethodFilter::POST,
        HttpMethod::Put => MethodFilter::PUT,
        HttpMethod::Delete => MethodFilter::DELETE,
        HttpMethod::Options => MethodFilter::OPTIONS,
        HttpMethod::Head => MethodFilter::HEAD,
        HttpMethod::Patch => MethodFilter::PATCH,
        HttpMethod::Trace => MethodFilter::TRACE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_an_ending_is_one_name_to_the_router() {
        assert_eq!(mounted("/api/v1/documents/{id}.pdf"), "/api/v1/documents/{file}");
        assert_eq!(mounted("/api/v1/exports/{name}.{format}"), "/api/v1/exports/{file}");
        assert_eq!(mounted("/api/v1/cases/{id}/steps"), "/api/v1/cases/{id}/steps");
        assert_eq!(mounted("/api/v1/"), "/api/v1/");
    }
}
