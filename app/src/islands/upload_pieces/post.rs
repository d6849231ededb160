//! What travels between the device and the interface of the office while a file is sent.

use chrono::DateTime;
use domain::law::calendar::beijing;
use leptos::serde_json::{self, Value};
use leptos::wasm_bindgen::closure::Closure;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys;
use wasm_bindgen_futures::JsFuture;

/// Why a call brought nothing.
pub enum Failure {
    /// The network or the server is away; the same call may be made again.
    Line,
    /// The server refuses the file, in its own words.
    Refused(String),
}

/// An upload that was begun, and how much of it the server holds.
pub struct Begun {
    pub id: String,
    pub offset: u64,
}

/// What the server says when the file is complete.
pub struct Receipt {
    /// 证据 4, or empty where the server names none.
    pub exhibit: String,
    pub sha256: String,
    /// Beijing's clock: 14:06.
    pub at: String,
}

/// Announces a file; a file announced before comes back with what already arrived.
pub async fn begin(base: &str, case_id: i64, name: &str, size: u64) -> Result<Begun, Failure> {
    let body = serde_json::json!({ "case_id": case_id, "name": name, "size": size });
    let answer = json("POST", &format!("{base}/uploads"), &body).await?;
    let offset = answer["offset"].as_u64().ok_or(Failure::Line)?;
    Ok(Begun { id: plain(&answer["id"]).ok_or(Failure::Line)?, offset })
}

/// Sends the bytes `from..until`; `told` hears how many of them are on their way. Gives the server's new offset.
pub async fn piece(
    base: &str,
    id: &str,
    file: &web_sys::File,
    from: u64,
    until: u64,
    told: impl Fn(u64) + 'static,
) -> Result<u64, Failure> {
    let bytes = file.slice_with_f64_and_f64(from as f64, until as f64).map_err(|_| Failure::Line)?;
    let url = format!("{base}/uploads/{id}?offset={from}");
    let answer = call("PUT", &url, "application/octet-stream", &Body::Bytes(bytes), told).await?;
    answer["offset"].as_u64().ok_or(Failure::Line)
}

/// Closes the file: the server looks at its content and gives the receipt.
pub async fn finish(base: &str, id: &str, proves: &str, kind: &str) -> Result<Receipt, Failure> {
    let body = serde_json::json!({ "proves": proves, "kind": kind });
    let answer = json("POST", &format!("{base}/uploads/{id}/finish"), &body).await?;
    let sha256 = answer["sha256"].as_str().ok_or(Failure::Line)?.to_owned();
    let at = answer["received_at"].as_str().unwrap_or_default();
    let at = DateTime::parse_from_rfc3339(at).map(|at| beijing(at.to_utc()).format("%H:%M").to_string());
    let exhibit = answer["number"].as_u64().map(|number| format!("证据 {number}"));
    Ok(Receipt { exhibit: exhibit.unwrap_or_default(), sha256, at: at.unwrap_or_default() })
}

enum Body {
    Text(String),
    Bytes(web_sys::Blob),
}

async fn json(method: &str, url: &str, body: &Value) -> Result<Value, Failure> {
    call(method, url, "application/json", &Body::Text(body.to_string()), |_| {}).await
}

/// One call; only this older interface of the browser tells how much of a body has left.
async fn call(
    method: &str,
    url: &str,
    content_type: &str,
    body: &Body,
    told: impl Fn(u64) + 'static,
) -> Result<Value, Failure> {
    let request = web_sys::XmlHttpRequest::new().map_err(|_| Failure::Line)?;
    let moved = Closure::<dyn Fn(web_sys::ProgressEvent)>::new(move |event: web_sys::ProgressEvent| {
        told(event.loaded() as u64);
    });
    let ended = js_sys::Promise::new(&mut |resolve, _| request.set_onloadend(Some(&resolve)));
    begin_call(&request, method, url, content_type, body, moved.as_ref().unchecked_ref()).map_err(|_| Failure::Line)?;
    JsFuture::from(ended).await.map_err(|_| Failure::Line)?;
    let status = request.status().unwrap_or(0);
    let text = request.response_text().ok().flatten().unwrap_or_default();
    let answer: Value = serde_json::from_str(&text).unwrap_or_default();
    match status {
        200..300 => Ok(answer),
        // A conflict tells where the server stands: sending on from there mends it.
        400..500 if status != 408 && status != 409 && status != 429 => Err(Failure::Refused(reason(&answer, status))),
        _ => Err(Failure::Line),
    }
}

fn begin_call(
    request: &web_sys::XmlHttpRequest,
    method: &str,
    url: &str,
    content_type: &str,
    body: &Body,
    moved: &js_sys::Function,
) -> Result<(), JsValue> {
    request.open_with_async(method, url, true)?;
    request.set_request_header("Content-Type", content_type)?;
    request.set_request_header("Accept", "application/json")?;
    match body {
        Body::Text(text) => request.send_with_opt_str(Some(text)),
        Body::Bytes(bytes) => {
            request.upload()?.set_onprogress(Some(moved));
            request.send_with_opt_blob(Some(bytes))
        }
    }
}

/// The words of a problem; without any, what the status means to an officer.
fn reason(answer: &Value, status: u16) -> String {
    let told = ["detail", "title"].iter().filter_map(|key| answer[*key].as_str()).find(|words| !words.is_empty());
    match (told, status) {
        (Some(words), _) => words.to_owned(),
        (None, 401) => "登录已过期，重新登录后再传".to_owned(),
        (None, 413) => "文件超过上限".to_owned(),
        (None, _) => "服务器没有收下".to_owned(),
    }
}

/// An id, whether the server writes it as a number or as words.
fn plain(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned).or_else(|| value.as_u64().map(|number| number.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_speaks_the_servers_words() {
        let problem = serde_json::json!({ "title": "不收", "detail": "内容是 PDF，名字却是 .jpg" });
        assert_eq!(reason(&problem, 422), "内容是 PDF，名字却是 .jpg");
        assert_eq!(reason(&Value::Null, 413), "文件超过上限");
        assert_eq!(plain(&serde_json::json!(17)), Some("17".to_owned()));
    }
}
