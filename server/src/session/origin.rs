//! Whether a request that changes something was sent by a page of this office.

use axum::http::{HeaderMap, Method, Uri, header};

use super::guard;

/// Whether a request may change something: it comes from a page of ours, or from a program that carries its own token.
///
/// A request with the session cookie must say where it comes from; browsers always do.
pub fn is_ours(method: &Method, uri: &Uri, headers: &HeaderMap) -> bool {
    if matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS) {
        return true;
    }
    let cookie = guard::cookie(headers).is_some();
    if guard::bearer(headers).is_some() && !cookie {
        return true;
    }
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    if let Some(site) = text("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    match text(header::ORIGIN.as_str()) {
        Some(origin) => {
            let host = text(header::HOST.as_str()).or_else(|| uri.authority().map(|it| it.as_str()));
            let from = origin.split_once("://").map(|(_, authority)| authority);
            from.zip(host).is_some_and(|(from, host)| from.eq_ignore_ascii_case(host))
        }
        None => !cookie,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(method: Method, headers: &[(&'static str, &'static str)]) -> bool {
        let mut map = HeaderMap::new();
        map.insert("host", "office.example:8080".parse().unwrap());
        for (name, value) in headers {
            map.insert(*name, value.parse().unwrap());
        }
        is_ours(&method, &Uri::from_static("/cases/17"), &map)
    }

    #[test]
    fn a_page_of_somebody_else_changes_nothing() {
        let cookie = ("cookie", "zhiheng=x");
        assert!(asked(Method::GET, &[cookie, ("sec-fetch-site", "cross-site")]));
        assert!(asked(Method::POST, &[cookie, ("sec-fetch-site", "same-origin")]));
        assert!(!asked(Method::POST, &[cookie, ("sec-fetch-site", "cross-site")]));
        assert!(!asked(Method::POST, &[cookie, ("sec-fetch-site", "same-site")]));
        assert!(asked(Method::POST, &[cookie, ("origin", "http://office.example:8080")]));
        assert!(!asked(Method::POST, &[cookie, ("origin", "http://office.example")]), "another port");
        assert!(!asked(Method::POST, &[cookie, ("origin", "null")]));
        assert!(!asked(Method::POST, &[cookie]), "a browser says where it comes from");
        assert!(!asked(Method::DELETE, &[cookie]));
    }

    #[test]
    fn a_program_with_its_own_token_needs_no_origin() {
        let bearer = ("authorization", "Bearer x");
        assert!(asked(Method::POST, &[bearer]));
        assert!(asked(Method::POST, &[bearer, ("sec-fetch-site", "cross-site")]));
        assert!(!asked(Method::POST, &[bearer, ("cookie", "zhiheng=x")]));
        assert!(asked(Method::POST, &[]), "signing in, without any session");
    }
}
