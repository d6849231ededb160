//! Where in a request the mistake is: the description of the interface, read against what was sent.

use serde_json::{Map, Value};

/// One mistake in a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Where, as a path of names: `step.amount_fen`; empty for the body itself.
    pub field: String,
    /// What is so and what to do, in Chinese, ending without a full stop.
    pub why: String,
}

impl Mistake {
    fn new(field: &str, why: impl Into<String>) -> Mistake {
        Mistake { field: field.to_owned(), why: why.into() }
    }
}

/// The first thing in a body that its schema does not know how to read; `None` where the schema sees nothing wrong.
///
/// It only explains: whether a body is taken is for the types to say.
pub fn mistake(document: &Value, schema: &Value, body: &Value) -> Option<Mistake> {
    look(document, schema, body, "")
}

/// The first name in what was sent that nobody read: a misspelt name would otherwise lose what it carries.
pub fn unread(sent: &Value, read: &Value) -> Option<Mistake> {
    unread_at(sent, read, "")
}

fn unread_at(sent: &Value, read: &Value, path: &str) -> Option<Mistake> {
    match (sent, read) {
        (Value::Object(sent), Value::Object(read)) => sent.iter().find_map(|(name, value)| {
            let here = below(path, name);
            match read.get(name) {
                None => Some(unknown(&here, name)),
                Some(read) => unread_at(value, read, &here),
            }
        }),
        (Value::Array(sent), Value::Array(read)) => {
            let pairs = sent.iter().zip(read).enumerate();
            pairs.into_iter().find_map(|(at, (sent, read))| unread_at(sent, read, &below(path, &at.to_string())))
        }
        _ => None,
    }
}

fn unknown(path: &str, name: &str) -> Mistake {
    Mistake::new(path, format!("没有“{name}”这一项，请核对名称"))
}

fn look(document: &Value, schema: &Value, value: &Value, path: &str) -> Option<Mistake> {
    let schema = resolve(document, schema);
    if let Some(parts) = schema["allOf"].as_array() {
        return parts.iter().find_map(|part| look(document, part, value, path));
    }
    if let Some(ways) = schema["oneOf"].as_array() {
        return look_at_ways(document, ways, value, path);
    }
    if let Some(known) = schema["enum"].as_array()
        && !known.contains(value)
    {
        return Some(Mistake::new(path, format!("不认识的取值。可用：{}", list(known))));
    }
    if let Some(wrong) = wrong_kind(schema, value) {
        return Some(Mistake::new(path, wrong));
    }
    if let Some(object) = value.as_object() {
        return look_at_names(document, schema, object, path);
    }
    if let (Some(items), Some(values)) = (schema.get("items"), value.as_array()) {
        let mut values = values.iter().enumerate();
        return values.find_map(|(at, value)| look(document, items, value, &below(path, &at.to_string())));
    }
    None
}

fn look_at_names(document: &Value, schema: &Value, object: &Map<String, Value>, path: &str) -> Option<Mistake> {
    let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
    if let Some(name) = required.into_iter().find(|name| !object.contains_key(*name)) {
        return Some(Mistake::new(&below(path, name), "缺少这一项"));
    }
    let properties = schema["properties"].as_object()?;
    if schema["additionalProperties"] == false
        && let Some(name) = object.keys().find(|name| !properties.contains_key(*name))
    {
        return Some(unknown(&below(path, name), name));
    }
    properties
        .iter()
        .find_map(|(name, schema)| object.get(name).and_then(|value| look(document, schema, value, &below(path, name))))
}

/// Of several ways to write something, the one that was meant is told by its tag: `step`, `kind`, `way` …
fn look_at_ways(document: &Value, ways: &[Value], value: &Value, path: &str) -> Option<Mistake> {
    let is_null = |way: &&Value| resolve(document, way)["type"] == "null";
    if ways.iter().any(|way| is_null(&way)) {
        if value.is_null() {
            return None;
        }
        let mut others = ways.iter().filter(|way| !is_null(way));
        if let (Some(only), None) = (others.next(), others.next()) {
            return look(document, only, value, path);
        }
    }
    let looked: Vec<Option<Mistake>> = ways.iter().map(|way| look(document, way, value, path)).collect();
    if looked.iter().any(Option::is_none) {
        return None;
    }
    let tags: Vec<Vec<(String, Value)>> = ways.iter().map(|way| tags(document, way)).collect();
    let Some((tag, _)) = tags.first().and_then(|tags| tags.first()).cloned() else {
        return looked.into_iter().flatten().next();
    };
    if !value.is_object() {
        return Some(Mistake::new(path, format!("应为{}", kind_words("object"))));
    }
    let here = below(path, &tag);
    let Some(said) = value.get(&tag) else {
        return Some(Mistake::new(&here, "缺少这一项"));
    };
    let meant = tags.iter().position(|tags| tags.iter().any(|(name, known)| *name == tag && known == said));
    match meant {
        Some(at) => looked.into_iter().nth(at).flatten(),
        None => {
            let known: Vec<Value> =
                tags.into_iter().flatten().filter(|(name, _)| *name == tag).map(|(_, it)| it).collect();
            Some(Mistake::new(&here, format!("不认识的取值。可用：{}", list(&known))))
        }
    }
}

/// The names in a schema that have one value only.
fn tags(document: &Value, schema: &Value) -> Vec<(String, Value)> {
    let schema = resolve(document, schema);
    if let Some(parts) = schema["allOf"].as_array() {
        return parts.iter().flat_map(|part| tags(document, part)).collect();
    }
    let properties = schema["properties"].as_object().into_iter().flatten();
    properties
        .filter_map(|(name, schema)| match schema["enum"].as_array().map(Vec::as_slice) {
            Some([only]) => Some((name.clone(), only.clone())),
            _ => None,
        })
        .collect()
}

/// The schema that a reference names.
pub fn resolve<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    schema["$ref"]
        .as_str()
        .and_then(|reference| reference.strip_prefix('#'))
        .and_then(|pointer| document.pointer(pointer))
        .unwrap_or(schema)
}

fn wrong_kind(schema: &Value, value: &Value) -> Option<String> {
    let kinds: Vec<&str> = match &schema["type"] {
        Value::String(kind) => vec![kind],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => return None,
    };
    if !kinds.iter().any(|kind| is_kind(kind, value)) {
        let words: Vec<&str> = kinds.iter().map(|kind| kind_words(kind)).collect();
        return Some(format!("应为{}", words.join("或")));
    }
    let (least, most) = (schema["minimum"].as_f64(), schema["maximum"].as_f64());
    if let Some(number) = value.as_f64()
        && (least.is_some_and(|least| number < least) || most.is_some_and(|most| number > most))
    {
        return Some("数值超出范围".to_owned());
    }
    let text = value.as_str()?;
    match schema["format"].as_str()? {
        "date" if text.parse::<chrono::NaiveDate>().is_err() => Some("应为日期，例如 2026-03-02".to_owned()),
        "date-time" if text.parse::<chrono::DateTime<chrono::Utc>>().is_err() => {
            Some("应为带时区的时间，例如 2026-03-02T09:30:00+08:00".to_owned())
        }
        _ => None,
    }
}

fn is_kind(kind: &str, value: &Value) -> bool {
    match kind {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => true,
    }
}

fn kind_words(kind: &str) -> &'static str {
    match kind {
        "null" => "空值",
        "boolean" => "true 或 false",
        "integer" => "整数",
        "number" => "数字",
        "string" => "文字",
        "array" => "列表",
        _ => "一组项目（对象）",
    }
}

fn list(values: &[Value]) -> String {
    values
        .iter()
        .map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
        .collect::<Vec<_>>()
        .join("、")
}

fn below(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn document() -> Value {
        json!({ "components": { "schemas": {
            "Pay": { "type": "object", "required": ["amount", "on"], "properties": {
                "amount": { "type": "integer", "minimum": 0 }, "on": { "type": "string", "format": "date" },
                "note": { "type": ["string", "null"] } } },
            "Step": { "oneOf": [
                { "allOf": [ { "$ref": "#/components/schemas/Pay" },
                    { "type": "object", "required": ["step"], "properties": { "step": { "type": "string", "enum": ["pay"] } } } ] },
                { "type": "object", "required": ["step", "agree"], "properties": {
                    "step": { "type": "string", "enum": ["close"] }, "agree": { "type": "boolean" } } } ] }
        } } })
    }

    fn found(body: &Value) -> Option<(String, String)> {
        let schema = json!({ "type": "object", "required": ["step"],
            "properties": { "step": { "$ref": "#/components/schemas/Step" } } });
        mistake(&document(), &schema, body).map(|mistake| (mistake.field, mistake.why))
    }

    #[test]
    fn a_right_body_has_no_mistake() {
        assert_eq!(found(&json!({ "step": { "step": "pay", "amount": 0, "on": "2026-03-02" } })), None);
        assert_eq!(found(&json!({ "step": { "step": "close", "agree": true } })), None);
    }

    #[test]
    fn the_mistake_is_found_in_the_form_that_was_meant() {
        let at = |body: Value| found(&body).unwrap();
        assert_eq!(at(json!({})), ("step".into(), "缺少这一项".into()));
        assert_eq!(at(json!({ "step": { "step": "pay", "amount": "1", "on": "2026-03-02" } })).0, "step.amount");
        assert_eq!(at(json!({ "step": { "step": "pay", "amount": -1, "on": "2026-03-02" } })).0, "step.amount");
        assert_eq!(at(json!({ "step": { "step": "pay", "amount": 1 } })).0, "step.on");
        assert_eq!(at(json!({ "step": { "step": "pay", "amount": 1, "on": "2026-02-30" } })).0, "step.on");
        assert_eq!(at(json!({ "step": { "step": "close", "agree": "yes" } })).0, "step.agree");
        let (field, why) = at(json!({ "step": { "step": "fly" } }));
        assert_eq!((field.as_str(), why.as_str()), ("step.step", "不认识的取值。可用：pay、close"));
        assert_eq!(at(json!({ "step": { "agree": true } })).0, "step.step");
        assert_eq!(at(json!({ "step": "pay" })).0, "step");
        assert_eq!(at(json!([])), (String::new(), "应为一组项目（对象）".into()));
    }

    #[test]
    fn a_misspelt_name_is_told() {
        let (sent, read) = (json!({ "a": [{ "b": 1, "cc": 2 }] }), json!({ "a": [{ "b": 1, "c": null }] }));
        assert_eq!(unread(&sent, &read).unwrap().field, "a.0.cc");
        assert_eq!(unread(&json!({ "a": [] }), &read), None);
    }
}
