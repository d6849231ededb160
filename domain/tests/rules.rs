//! The table of rules in docs/ names functions and tests that exist: a rule nobody carries any more is found here.

use std::path::Path;

/// Every line of the table: section, rule, function, test.
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
    let text = std::fs::read_to_string(domain.join("../docs/rules.md")).unwrap();
    let rows = rows(&text);
    assert!(rows.len() >= 60, "{}", rows.len());
    for row in rows {
        let [_, rule, function, test] = row.as_slice() else { unreachable!("{row:?}") };
        assert!(defines(&domain.join("src"), function), "{rule}: {function}");
        assert!(defines(domain, test), "{rule}: {test}");
    }
}
