//! The table of rules in docs/ names functions and tests that exist: a rule nobody carries any more is found here.

#![expect(clippy::unwrap_used, reason = "a helper of tests fails as a test does")]

use std::collections::BTreeSet;
use std::path::Path;

use domain::law::deadlines::RULES;

/// What docs/rules.md says: the rules that are carried, and those that are not.
struct Told {
    carried: Vec<Vec<String>>,
    missing: Vec<Vec<String>>,
}

/// Every line of both tables, cell by cell.
fn told() -> Told {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/rules.md")).unwrap();
    let (carried, missing) = text.split_once("\n## Not carried yet\n").unwrap();
    Told { carried: rows(carried), missing: rows(missing) }
}

/// Every line of a table that begins with a section.
fn rows(text: &str) -> Vec<Vec<String>> {
    let lines = text.lines().filter(|line| line.starts_with("| §"));
    lines
        .map(|line| line.trim_matches('|').split(" | ").map(|cell| cell.trim().trim_matches('`').to_owned()).collect())
        .collect()
}

/// Whether a file defines something of this name.
fn defines(root: &Path, place: &str) -> bool {
    let Some((file, name)) = place.rsplit_once("::") else { return false };
    let Ok(text) = std::fs::read_to_string(root.join(file)) else { return false };
    ["fn ", "static ", "const "].iter().any(|kind| {
        text.match_indices(&format!("{kind}{name}")).any(|(at, found)| {
            let next = text[at + found.len()..].chars().next();
            next.is_none_or(|next| !next.is_alphanumeric() && next != '_')
        })
    })
}

#[test]
fn every_rule_is_carried_by_a_function_and_held_by_a_test() {
    let domain = Path::new(env!("CARGO_MANIFEST_DIR"));
    let rows = told().carried;
    assert!(rows.len() >= 240, "{}", rows.len());
    let mut seen = BTreeSet::new();
    for row in &rows {
        let [section, rule, function, test] = row.as_slice() else { unreachable!("{row:?}") };
        assert!(defines(&domain.join("src"), function), "{rule}: {function}");
        assert!(defines(domain, test), "{rule}: {test}");
        assert!(seen.insert((section, rule)), "{section} {rule} stands there twice");
    }
}

#[test]
fn every_section_and_every_deadline_of_the_procedure_has_its_line() {
    let rows = told().carried;
    let sections: BTreeSet<&str> = rows.iter().map(|row| row[0].split('.').next().unwrap()).collect();
    for section in 0..=17 {
        assert!(sections.contains(format!("§{section}").as_str()), "§{section}");
    }
    for rule in RULES {
        let line = format!("{}: ", rule.code);
        assert!(rows.iter().any(|row| row[0] == "§17" && row[1].starts_with(&line)), "{} {}", rule.code, rule.label);
    }
}

#[test]
fn what_is_not_carried_says_why() {
    let rows = told().missing;
    assert!(!rows.is_empty());
    for row in rows {
        let [_, rule, why] = row.as_slice() else { unreachable!("{row:?}") };
        assert!(!rule.is_empty() && why.chars().count() > 10, "{row:?}");
    }
}
