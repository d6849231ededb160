//! Holds the arrows between the crates: who may know whom, and what must never reach the law or the browser.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it must be")]

use std::process::Command;

use serde_json::Value;

/// Who may name a crate in its own `Cargo.toml`; nobody else may.
const ONLY: &[(&str, &[&str])] = &[
    ("sea-orm", &["store"]),
    ("sea-orm-migration", &["migrations"]),
    ("printpdf", &["server"]),
    ("argon2", &["server"]),
    ("jsonwebtoken", &["server"]),
    ("migrations", &["store", "server"]),
    ("store", &["app", "server"]),
    ("app", &["frontend", "server"]),
    ("axum", &["app", "server"]),
];

/// All that the law may lean on: no clock, no chance, no input or output.
const DOMAIN_MAY_USE: &[&str] = &["chrono", "serde", "thiserror", "toml", "utoipa"];

/// What must be in no module that a browser loads.
const NOT_IN_THE_BROWSER: &[&str] = &[
    "store",
    "migrations",
    "server",
    "sea-orm",
    "sqlx",
    "sqlx-core",
    "printpdf",
    "argon2",
    "jsonwebtoken",
    "axum",
    "tokio",
    "rand",
];

/// What must be nowhere below the law.
const NOT_IN_THE_LAW: &[&str] = &[
    "sea-orm",
    "tokio",
    "axum",
    "leptos",
    "rand",
    "getrandom",
    "printpdf",
    "object_store",
    "reqwest",
    "iana-time-zone",
];

fn cargo(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(output.status.success(), "cargo {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// (member, dependency, its features, whether it is for tests only), as the members' own files say.
fn declared() -> Vec<(String, String, Vec<String>, bool)> {
    let members: Value = serde_json::from_str(&cargo(&["metadata", "--format-version", "1", "--no-deps"])).unwrap();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut declared = Vec::new();
    for member in members["packages"].as_array().unwrap() {
        for dependency in member["dependencies"].as_array().unwrap() {
            let features = dependency["features"].as_array().unwrap().iter().map(text).collect();
            declared.push((text(&member["name"]), text(&dependency["name"]), features, dependency["kind"] == "dev"));
        }
    }
    declared
}

/// The names of all crates that end up in `package`, built by itself for `target`.
fn graph(package: &str, target: &str) -> Vec<String> {
    let tree =
        cargo(&["tree", "-p", package, "--target", target, "-e", "no-dev,no-build,no-proc-macro", "--prefix", "none"]);
    tree.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect()
}

#[test]
fn each_guarded_crate_is_named_only_by_those_who_may() {
    for (member, dependency, _, _) in declared() {
        if let Some((_, may)) = ONLY.iter().find(|(guarded, _)| *guarded == dependency) {
            assert!(may.contains(&member.as_str()), "{member} names {dependency}; only {may:?} may");
        }
    }
}

#[test]
fn the_law_leans_on_nothing_but_its_short_list() {
    for (_, dependency, features, _) in declared().iter().filter(|(member, _, _, dev)| member == "domain" && !dev) {
        assert!(DOMAIN_MAY_USE.contains(&dependency.as_str()), "domain must not use {dependency}");
        let reads_a_clock = features.iter().any(|feature| feature == "clock" || feature == "now");
        assert!(!(dependency == "chrono" && reads_a_clock), "domain must not read a clock");
    }
}

#[test]
fn nothing_below_the_law_does_input_or_output() {
    let below = graph("domain", "wasm32-unknown-unknown");
    assert!(below.iter().any(|name| name == "serde"), "the tree was not read");
    for name in NOT_IN_THE_LAW {
        assert!(!below.iter().any(|found| found == name), "{name} is below domain");
    }
}

#[test]
fn the_browser_loads_neither_database_nor_printing_nor_passwords() {
    let loaded = graph("frontend", "wasm32-unknown-unknown");
    for name in ["app", "domain", "leptos"] {
        assert!(loaded.iter().any(|found| found == name), "{name} is missing: the tree was not read");
    }
    for name in NOT_IN_THE_BROWSER {
        assert!(!loaded.iter().any(|found| found == name), "{name} would be loaded by the browser");
    }
}
