//! The law has no clock, no disk, no network and no dice, so that it says the same in tests, in the browser and in court.

#![expect(clippy::unwrap_used, reason = "a helper of tests fails as a test does")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn manifest() -> toml::Table {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
    std::fs::read_to_string(path).unwrap().parse().unwrap()
}

#[test]
fn the_law_stands_on_four_crates() {
    let manifest = manifest();
    let dependencies = manifest["dependencies"].as_table().unwrap();
    let always: BTreeSet<&str> = dependencies
        .iter()
        .filter(|(_, how)| how.get("optional").and_then(toml::Value::as_bool) != Some(true))
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(always, BTreeSet::from(["chrono", "serde", "thiserror", "toml"]));
    let on_demand: BTreeSet<&str> =
        dependencies.keys().map(String::as_str).filter(|name| !always.contains(name)).collect();
    assert!(on_demand.is_subset(&BTreeSet::from(["utoipa"])), "{on_demand:?}");
    for section in ["build-dependencies", "target"] {
        assert!(!manifest.contains_key(section), "[{section}]");
    }
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") && path.file_name() != Some("tests.rs".as_ref())
        {
            // What only tests are made of is no part of the program: it may read the program's own text.
            found.push(path);
        }
    }
}

#[test]
fn no_source_asks_the_machine_for_anything() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    assert!(files.len() > 30, "{}", files.len());
    let forbidden = [
        "SystemTime",
        "Instant::now",
        "Utc::now",
        "Local::now",
        "std::fs",
        "std::net",
        "std::env",
        "std::process",
        "std::thread",
        "rand::",
        "getrandom",
        "File::open",
        "unsafe ",
    ];
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        for word in forbidden {
            assert!(!text.contains(word), "{}: {word}", file.display());
        }
    }
}
