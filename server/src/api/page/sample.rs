//! An example of what a schema describes, made from the schema itself, so that it never grows old.

use serde_json::{Map, Value, json};

use super::super::shape::resolve;

/// Nesting beyond which lists and groups stay empty: what is deeper has a table of its own.
const DEPTH: usize = 5;

/// An example of a schema; its own where one is written there.
pub fn sample(document: &Value, schema: &Value) -> Value {
    at_depth(document, schema, DEPTH)
}

fn at_depth(document: &Value, schema: &Value, depth: usize) -> Value {
    let schema = resolve(document, schema);
    if let Some(example) = schema.get("example") {
        return example.clone();
    }
    if let Some(parts) = schema["allOf"].as_array() {
        return parts.iter().fold(Value::Null, |whole, part| joined(whole, at_depth(document, part, depth)));
    }
    if let Some(ways) = schema["oneOf"].as_array() {
        let told = ways.iter().find(|way| resolve(document, way)["type"] != "null");
        return told.map_or(Value::Null, |way| at_depth(document, way, depth));
    }
    if let Some(first) = schema["enum"].as_array().and_then(|values| values.first()) {
        return first.clone();
    }
    let kind = match &schema["type"] {
        Value::String(kind) => kind.as_str(),
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).find(|kind| *kind != "null").unwrap_or("null"),
        _ => "null",
    };
    match (kind, schema["format"].as_str()) {
        ("string", Some("date")) => json!("2026-03-02"),
        ("string", Some("date-time")) => json!("2026-03-02T09:30:00+08:00"),
        ("string", _) => json!("……"),
        ("integer" | "number", _) => json!(1),
        ("boolean", _) => json!(true),
        ("array", _) if depth > 0 => match schema.get("items") {
            Some(items) => Value::Array(vec![at_depth(document, items, depth - 1)]),
            None => json!([]),
        },
        ("array", _) => json!([]),
        ("object", _) => {
            let properties = schema["properties"].as_object().into_iter().flatten();
            let members: Map<String, Value> = properties
                .map(|(name, schema)| (name.clone(), at_depth(document, schema, depth.saturating_sub(1))))
                .collect();
            Value::Object(members)
        }
        _ => Value::Null,
    }
}

fn joined(whole: Value, part: Value) -> Value {
    match (whole, part) {
        (Value::Object(mut whole), Value::Object(part)) => {
            whole.extend(part);
            Value::Object(whole)
        }
        (Value::Null, part) => part,
        (whole, _) => whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_follows_references_and_parts() {
        let document = json!({ "components": { "schemas": { "Day": { "type": "string", "format": "date" } } } });
        let schema = json!({ "allOf": [
            { "type": "object", "properties": { "on": { "$ref": "#/components/schemas/Day" } } },
            { "type": "object", "properties": { "way": { "type": "string", "enum": ["post"] },
                "note": { "oneOf": [{ "type": "null" }, { "type": "string" }] } } } ] });
        let told = sample(&document, &schema);
        assert_eq!(told, json!({ "on": "2026-03-02", "way": "post", "note": "……" }));
    }
}
