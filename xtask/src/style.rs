//! Joins the parts of the style sheet in the order that `main.css` names, and takes out what browsers do not need.

use std::path::Path;

use anyhow::{Context, Result, bail};

/// The style sheet after brotli: it stands before the first picture of every page.
pub const LIMIT: usize = 20 * 1024;

/// Reads `main.css` and puts each part in the place of its `@import "part.css" layer(name);`.
///
/// # Errors
/// When a part is missing, an import says what we do not understand, or a comment has no end.
pub fn join(folder: &Path) -> Result<String> {
    let main = folder.join("main.css");
    let Ok(text) = std::fs::read_to_string(&main) else {
        bail!("there is no style sheet at {}", main.display());
    };
    let mut joined = String::new();
    for line in without_comments(&text)?.lines() {
        let Some(import) = line.trim().strip_prefix("@import") else {
            joined.push_str(line);
            joined.push('\n');
            continue;
        };
        let (part, layer) = read_import(import).with_context(|| format!("in main.css: {line}"))?;
        let text = std::fs::read_to_string(folder.join(&part)).with_context(|| format!("main.css imports {part}"))?;
        let text = without_comments(&text).with_context(|| part.clone())?;
        if text.contains("@import") {
            bail!("{part} imports another part; only main.css may");
        }
        match layer {
            Some(name) => joined.push_str(&format!("@layer {name} {{\n{text}\n}}\n")),
            None => joined.push_str(&text),
        }
    }
    Ok(joined.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"))
}

/// `"part.css" layer(name);`, also `url("part.css")`: the part and its layer.
fn read_import(import: &str) -> Result<(String, Option<String>)> {
    let import = import.trim().trim_end_matches(';').trim();
    let import = import.strip_prefix("url(").map_or_else(|| import.to_owned(), |rest| rest.replacen(')', "", 1));
    let mut pieces = import.split_whitespace();
    let part = pieces.next().unwrap_or_default().trim_matches(['"', '\'']).to_owned();
    if !part.ends_with(".css") || part.contains("..") || part.starts_with('/') {
        bail!("an import names a .css file in the same folder");
    }
    let layer = match pieces.next() {
        None => None,
        Some(word) => match word.strip_prefix("layer(").and_then(|name| name.strip_suffix(')')) {
            Some(name) => Some(name.to_owned()),
            None => bail!("after the file only layer(name) may stand"),
        },
    };
    Ok((part, layer))
}

/// The text without its comments; what looks like one inside quotes stays.
fn without_comments(text: &str) -> Result<String> {
    let mut kept = String::with_capacity(text.len());
    let mut quote = None;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        match quote {
            Some(open) => {
                kept.push(letter);
                if letter == '\\' {
                    kept.extend(letters.next().map(|(_, escaped)| escaped));
                } else if letter == open {
                    quote = None;
                }
            }
            None if letter == '/' && text[at..].starts_with("/*") => {
                let Some(length) = text[at + 2..].find("*/") else { bail!("a comment has no end") };
                let after = at + 2 + length + 2;
                while letters.peek().is_some_and(|(next, _)| *next < after) {
                    letters.next();
                }
            }
            None => {
                if letter == '"' || letter == '\'' {
                    quote = Some(letter);
                }
                kept.push(letter);
            }
        }
    }
    Ok(kept)
}

/// Copies everything in the style folder that is no style sheet (icons, pictures) into the site.
///
/// # Errors
/// When a file cannot be copied.
pub fn copy_pictures(folder: &Path, site: &Path) -> Result<()> {
    for entry in std::fs::read_dir(folder)?.flatten() {
        let (from, into) = (entry.path(), site.join(entry.file_name()));
        if from.is_dir() {
            std::fs::create_dir_all(&into)?;
            copy_pictures(&from, &into)?;
        } else if from.extension().is_some_and(|ending| ending != "css" && ending != "md") {
            std::fs::copy(from, into)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programs::Folder;

    fn folder_with(name: &str, files: &[(&str, &str)]) -> Folder {
        let folder = Folder::make(name).unwrap();
        for (file, text) in files {
            std::fs::write(folder.path().join(file), text).unwrap();
        }
        folder
    }

    #[test]
    fn each_part_takes_the_place_of_its_import_inside_its_layer() {
        let main = "@layer tokens, forms;\n@import \"tokens.css\" layer(tokens);\n@import url('forms.css');\n";
        let files =
            [("main.css", main), ("tokens.css", ":root { --ink: #111 } /* 墨 */"), ("forms.css", "\n  input { }\n")];
        let folder = folder_with("style-parts", &files);
        let joined = join(folder.path()).unwrap();
        assert_eq!(joined, "@layer tokens, forms;\n@layer tokens {\n:root { --ink: #111 }\n}\ninput { }");
    }

    #[test]
    fn what_looks_like_a_comment_in_quotes_stays() {
        assert_eq!(
            without_comments(r#"a::after { content: "/* 演练 */\"" } /* gone */"#).unwrap().trim(),
            r#"a::after { content: "/* 演练 */\"" }"#
        );
        assert!(without_comments("a { } /* no end").is_err());
    }

    #[test]
    fn a_missing_part_and_a_part_outside_the_folder_are_refused() {
        let missing = folder_with("style-missing", &[("main.css", "@import \"forms.css\";")]);
        assert!(format!("{:#}", join(missing.path()).unwrap_err()).contains("forms.css"));
        let outside = folder_with("style-outside", &[("main.css", "@import \"../forms.css\";")]);
        assert!(join(outside.path()).is_err());
    }
}
