//! The page that explains the interface to people, told from the same description that programs read.

mod sample;
mod shapes;

use app::shell::{Assets, Drill, PublicPage};
use leptos::prelude::*;
use serde_json::{Map, Value};

use sample::sample;

/// The order in which a table of operations is read.
const METHODS: [&str; 4] = ["get", "post", "put", "delete"];

/// The page of a description, under the bureau's name; it needs no scripts.
pub fn html(document: &'static Value, bureau: &str, drill: Option<Drill>, stylesheet: &str) -> String {
    let assets = Assets { stylesheet: stylesheet.to_owned(), options: None };
    let owner = Owner::new();
    owner.with(|| {
        provide_context(assets);
        whole(document, bureau.to_owned(), drill).to_html()
    })
}

fn whole(document: &'static Value, bureau: String, drill: Option<Drill>) -> AnyView {
    let operations = operations(document);
    let mut tags: Vec<&str> = Vec::new();
    for (_, _, operation) in &operations {
        let tag = tag(operation);
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    let contents: Vec<AnyView> = operations.iter().map(|(method, path, it)| line(method, path, it)).collect();
    let sections: Vec<AnyView> = tags
        .into_iter()
        .map(|wanted| {
            let of_tag = operations.iter().filter(|(_, _, operation)| tag(operation) == wanted);
            let cards: Vec<AnyView> = of_tag.map(|(method, path, it)| card(document, method, path, it)).collect();
            view! { <section class="stack"><h2>{wanted}</h2>{cards}</section> }.into_any()
        })
        .collect();
    let empty = Map::new();
    let schemas = document["components"]["schemas"].as_object().unwrap_or(&empty);
    let shapes: Vec<AnyView> = schemas.iter().map(|(name, schema)| shape(document, name, schema)).collect();
    let about = document["info"]["description"].as_str().unwrap_or_default();
    let about: Vec<AnyView> =
        about.lines().filter(|line| !line.is_empty()).map(|line| view! { <p>{line}</p> }.into_any()).collect();
    let content = view! {
        <h1>"接口说明"</h1>
        {about}
        <p><a href="openapi.json">"OpenAPI 3.1 描述（openapi.json）"</a></p>
        <nav class="card" aria-label="目录">
            <h2>"目录"</h2>
            <div class="table-region"><table class="table">
                <thead><tr><th scope="col">"操作"</th><th scope="col">"方法"</th><th scope="col">"地址"</th></tr></thead>
                <tbody>{contents}</tbody>
            </table></div>
        </nav>
        {sections}
        <section class="stack"><h2>"数据类型"</h2>{shapes}</section>
    };
    match drill {
        Some(drill) => view! { <PublicPage bureau title="接口说明" drill>{content}</PublicPage> }.into_any(),
        None => view! { <PublicPage bureau title="接口说明">{content}</PublicPage> }.into_any(),
    }
}

/// Method, path and description of each operation, by path.
fn operations(document: &'static Value) -> Vec<(&'static str, &'static str, &'static Value)> {
    let paths = document["paths"].as_object().into_iter().flatten();
    paths
        .flat_map(|(path, item)| {
            METHODS.into_iter().filter_map(move |method| Some((method, path.as_str(), item.get(method)?)))
        })
        .collect()
}

fn tag(operation: &Value) -> &str {
    operation["tags"][0].as_str().unwrap_or("其他")
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn line(method: &'static str, path: &str, operation: &Value) -> AnyView {
    let target = format!("#{}", text(&operation["operationId"]));
    view! {
        <tr><th scope="row"><a href=target>{text(&operation["summary"])}</a></th>
            <td>{method.to_uppercase()}</td><td><code class="code">{path.to_owned()}</code></td></tr>
    }
    .into_any()
}

fn card(document: &'static Value, method: &'static str, path: &str, operation: &Value) -> AnyView {
    let description = operation["description"].as_str().map(|words| view! { <p>{words.to_owned()}</p> });
    let open = operation["security"]
        .as_array()
        .is_some_and(|needs| needs.iter().any(|one| one.as_object().is_some_and(Map::is_empty)));
    view! {
        <article class="card" id=text(&operation["operationId"])>
            <h3>{text(&operation["summary"])}</h3>
            <p><span class="badge" data-state="blue">{method.to_uppercase()}</span>" "<code class="code">{path.to_owned()}</code></p>
            {description}
            {open.then(|| view! { <p>"不需要登录。"</p> })}
            {parameters(operation)}
            {request(document, operation)}
            {responses(document, operation)}
        </article>
    }
    .into_any()
}

fn parameters(operation: &Value) -> Option<AnyView> {
    let parameters = operation["parameters"].as_array().filter(|parameters| !parameters.is_empty())?;
    let rows: Vec<AnyView> = parameters
        .iter()
        .map(|one| {
            let place = match one["in"].as_str() {
                Some("path") => "地址",
                Some("header") => "请求头",
                _ => "查询",
            };
            let must = if one["required"].as_bool().unwrap_or_default() { "是" } else { "" };
            let kind = shapes::words(&one["schema"]);
            view! { <tr><th scope="row"><code class="code">{text(&one["name"])}</code></th><td>{place}</td><td>{kind}</td><td>{must}</td><td>{text(&one["description"])}</td></tr> }
                .into_any()
        })
        .collect();
    let table = view! {
        <h4>"参数"</h4>
        <div class="table-region"><table class="table">
            <thead><tr><th scope="col">"名称"</th><th scope="col">"位置"</th><th scope="col">"类型"</th><th scope="col">"必填"</th><th scope="col">"含义"</th></tr></thead>
            <tbody>{rows}</tbody>
        </table></div>
    };
    Some(table.into_any())
}

fn request(document: &Value, operation: &Value) -> Option<AnyView> {
    let body = operation.get("requestBody")?;
    let (kind, content) = body["content"].as_object()?.iter().next()?;
    Some(view! { <h4>"请求内容"</h4> {content_of(document, kind, content)} }.into_any())
}

fn responses(document: &Value, operation: &Value) -> Option<AnyView> {
    let responses = operation["responses"].as_object()?;
    let told: Vec<AnyView> = responses
        .iter()
        .map(|(status, response)| {
            let status = if status == "default" { "其他" } else { status };
            let problem = response["content"].get("application/problem+json").is_some();
            let content = response["content"].as_object().and_then(|content| content.iter().next());
            let content = content.map(|(kind, content)| match problem {
                // The same for every problem: its table says it once.
                true => view! { <p>{kind.clone()}"，"{shapes::words(&content["schema"])}</p> }.into_any(),
                false => content_of(document, kind, content),
            });
            view! { <dt><strong>{status.to_owned()}</strong>" "{text(&response["description"])}</dt><dd class="stack">{content}</dd> }.into_any()
        })
        .collect();
    Some(view! { <h4>"答复"</h4> <dl class="stack">{told}</dl> }.into_any())
}

fn content_of(document: &Value, kind: &str, content: &Value) -> AnyView {
    let schema = &content["schema"];
    let is_json = kind == "application/json";
    let words = if is_json { shapes::words(schema) } else { "文件".into_any() };
    let example = is_json.then(|| {
        let example = content.get("example").cloned().unwrap_or_else(|| sample(document, schema));
        let example = serde_json::to_string_pretty(&example).unwrap_or_default();
        view! { <details class="fold"><summary>"示例"</summary><pre class="scroll"><code class="code">{example}</code></pre></details> }
    });
    view! { <p>{kind.to_owned()}"，"{words}</p> {example} }.into_any()
}

fn shape(document: &Value, name: &str, schema: &Value) -> AnyView {
    let meaning = text(&schema["description"]);
    view! {
        <article class="card" id=name.to_owned()>
            <h3><code class="code">{name.to_owned()}</code></h3>
            <p lang="en">{meaning}</p>
            {shapes::table(document, schema)}
        </article>
    }
    .into_any()
}
