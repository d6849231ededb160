//! How the page tells what a value looks like: in a few words, and as a table of its items.

use leptos::prelude::*;
use serde_json::Value;

use super::super::labels::LABELS;
use super::super::shape::resolve;

/// The words for a schema, linked to its own table where it has a name.
pub fn words(schema: &Value) -> AnyView {
    if let Some(name) = schema["$ref"].as_str().and_then(|reference| reference.rsplit('/').next()) {
        return view! { <a href=format!("#{name}")>{name.to_owned()}</a> }.into_any();
    }
    if let Some(ways) = schema["oneOf"].as_array() {
        let parts: Vec<AnyView> = ways
            .iter()
            .enumerate()
            .map(|(at, way)| view! { {(at > 0).then_some(" 或 ")} {words(way)} }.into_any())
            .collect();
        return parts.into_any();
    }
    if let Some(parts) = schema["allOf"].as_array() {
        let parts: Vec<AnyView> = parts
            .iter()
            .enumerate()
            .map(|(at, part)| view! { {(at > 0).then_some(" 加 ")} {words(part)} }.into_any())
            .collect();
        return parts.into_any();
    }
    if let Some(values) = schema["enum"].as_array() {
        return values.iter().map(plain).collect::<Vec<_>>().join("、").into_any();
    }
    if let Some(items) = schema.get("items") {
        return view! { "列表：" {words(items)} }.into_any();
    }
    kind(schema).into_any()
}

/// The items of a schema: name, kind, whether it must be there, what it means. Nothing for a plain value.
pub fn table(document: &Value, schema: &Value) -> AnyView {
    let schema = resolve(document, schema);
    for way in ["allOf", "oneOf"] {
        if let Some(parts) = schema[way].as_array() {
            let told = if way == "oneOf" { "下列之一" } else { "下列各项" };
            let parts: Vec<AnyView> = parts.iter().map(|part| part_of(document, part)).collect();
            return view! { <p>{told}</p> <ul class="stack">{parts}</ul> }.into_any();
        }
    }
    if let Some(labels) = schema[LABELS].as_object() {
        let meaning = |key: &str| labels.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let keys = schema["enum"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let rows: Vec<AnyView> = keys
            .map(|key| view! { <tr><th scope="row"><code class="code">{key.to_owned()}</code></th><td>{meaning(key)}</td></tr> }.into_any())
            .collect();
        return view! {
            <div class="table-region">
                <table class="table">
                    <thead><tr><th scope="col">"取值"</th><th scope="col">"含义"</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any();
    }
    let Some(properties) = schema["properties"].as_object() else {
        return view! { <p>{words(schema)}</p> }.into_any();
    };
    let required: Vec<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let rows: Vec<AnyView> = properties
        .iter()
        .map(|(name, schema)| {
            let must = if required.contains(&name.as_str()) { "是" } else { "" };
            let meaning = schema["description"].as_str().unwrap_or_default().to_owned();
            let kind = words(schema);
            view! { <tr><th scope="row"><code class="code">{name.clone()}</code></th><td>{kind}</td><td>{must}</td><td lang="en">{meaning}</td></tr> }
                .into_any()
        })
        .collect();
    view! {
        <div class="table-region">
            <table class="table">
                <thead><tr><th scope="col">"项目"</th><th scope="col">"类型"</th><th scope="col">"必填"</th><th scope="col">"含义"</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// One of several parts: by its link where it has a name, else in full.
fn part_of(document: &Value, part: &Value) -> AnyView {
    let inner = if part.get("$ref").is_some() { words(part) } else { table(document, part) };
    view! { <li>{inner}</li> }.into_any()
}

fn kind(schema: &Value) -> String {
    let word = |kind: &str| match kind {
        "string" => "文字",
        "integer" => "整数",
        "number" => "数字",
        "boolean" => "true 或 false",
        "array" => "列表",
        "object" => "对象",
        _ => "空值",
    };
    let kinds: Vec<&str> = match &schema["type"] {
        Value::String(kind) => vec![word(kind)],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).map(word).collect(),
        _ => vec!["任意"],
    };
    let kinds = kinds.join("或");
    match schema["format"].as_str() {
        Some("date") => kinds.replace("文字", "日期"),
        Some("date-time") => kinds.replace("文字", "时间"),
        _ => kinds,
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
