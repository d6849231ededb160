//! Papers as they come out of the printer: text that can be copied, ink where the standard wants it, no empty box.
#![cfg(test)]

mod ink;
mod pages;
mod samples;
mod text;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use domain::documents::block::Paper;
use server::pdf::{Faces, Identity, PageOfLines, Role, Typesetter};

static TYPESETTER: LazyLock<Typesetter> = LazyLock::new(|| {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/fonts");
    let mut folders: Vec<PathBuf> = match std::env::var_os("ZHIHENG_FONTS") {
        Some(folders) => std::env::split_paths(&folders).collect(),
        None => vec![workspace],
    };
    folders.push("/usr/share/fonts".into());
    let faces = Faces::load(&folders).expect("fonts are missing: run `cargo xtask test`, which installs them");
    for role in [Role::Wide, Role::Rare] {
        let found = faces.files().any(|(it, _)| it == role);
        assert!(found, "the fallback face {role:?} is missing: run `cargo xtask test`, which installs it");
    }
    Typesetter::new(faces)
});

fn identity() -> Identity {
    Identity { id: "0f5c2c1e9a7b4d6885aa01d2c3e4f567".into(), made_at: 1_775_000_000 }
}

fn render(paper: &Paper) -> Vec<u8> {
    TYPESETTER.render(paper, &identity()).unwrap()
}

fn pages(paper: &Paper) -> Vec<PageOfLines> {
    TYPESETTER.lay_out(paper).unwrap()
}

/// Runs a program of poppler-utils over the file.
fn poppler(name: &str, program: &str, bytes: &[u8], arguments: &[&str]) -> Vec<u8> {
    let file = std::env::temp_dir().join(format!("zhiheng-{}-{name}.pdf", std::process::id()));
    std::fs::write(&file, bytes).unwrap();
    let (before, after) = arguments.split_at(arguments.iter().position(|it| *it == "-").unwrap_or(arguments.len()));
    let output = Command::new(program).args(before).arg(&file).args(after).output();
    let output = output.expect("poppler-utils is missing: run `cargo xtask test`, which installs it");
    std::fs::remove_file(&file).unwrap();
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}
