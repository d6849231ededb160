//! Finds what a machine lacks and fetches that, and only that, from its own Debian.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{programs, say};

/// Where programs and files are looked for; tests look in a folder of their own.
pub struct Machine {
    path: Vec<PathBuf>,
    root: PathBuf,
}

/// How one can tell that a thing is there.
pub enum Sign {
    /// A program on the path.
    Program(&'static str),
    /// A file; one folder on the way may be `*`.
    File(&'static str),
}

/// Something the product needs, how to tell that it is there, and the Debian packages that bring it.
pub struct Need {
    pub what: &'static str,
    pub sign: Sign,
    pub packages: &'static [&'static str],
}

/// What building and running needs, beside the fonts and the browser's compiler.
pub const TO_RUN: &[Need] = &[
    Need { what: "a C compiler (for SQLite)", sign: Sign::Program("cc"), packages: &["gcc", "libc6-dev"] },
    Need { what: "Noto Serif CJK", sign: Sign::File(NOTO), packages: &["fonts-noto-cjk"] },
    Need { what: "BabelStone Han", sign: Sign::File(BABELSTONE), packages: &["fonts-babelstone-han"] },
];

/// What the tests need on top.
pub const TO_TEST: &[Need] = &[
    Need { what: "Chromium", sign: Sign::File("usr/bin/chromium"), packages: &["chromium"] },
    Need { what: "PostgreSQL", sign: Sign::File("usr/lib/postgresql/*/bin/initdb"), packages: &["postgresql"] },
    Need { what: "the PDF readers", sign: Sign::Program("pdftotext"), packages: &["poppler-utils"] },
    Need { what: "Node.js", sign: Sign::Program("node"), packages: &["nodejs"] },
    Need { what: "npm", sign: Sign::Program("npm"), packages: &["npm"] },
];

const NOTO: &str = "usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc";
const BABELSTONE: &str = "usr/share/fonts/truetype/babelstone/BabelStoneHan.ttf";
const FANDOL: &str = "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol";
/// 仿宋, 宋 (bold stands in for 小标宋), 黑, 楷.
const FANDOL_FACES: &[&str] = &[
    "FandolFang-Regular.otf",
    "FandolSong-Regular.otf",
    "FandolSong-Bold.otf",
    "FandolHei-Regular.otf",
    "FandolHei-Bold.otf",
    "FandolKai-Regular.otf",
];

impl Machine {
    /// The machine we are on.
    pub fn this() -> Self {
        let path = std::env::var_os("PATH").unwrap_or_default();
        Self { path: std::env::split_paths(&path).collect(), root: PathBuf::from("/") }
    }

    /// Where a program lies, if it is on the path.
    pub fn program(&self, name: &str) -> Option<PathBuf> {
        self.path.iter().map(|folder| folder.join(name)).find(|file| file.is_file())
    }

    /// The files that fit a path in which one folder may be `*`, in order of their names.
    pub fn files(&self, pattern: &str) -> Vec<PathBuf> {
        let Some((before, after)) = pattern.split_once("/*/") else {
            let file = self.root.join(pattern);
            return if file.exists() { vec![file] } else { Vec::new() };
        };
        let Ok(folders) = std::fs::read_dir(self.root.join(before)) else { return Vec::new() };
        let mut files: Vec<_> =
            folders.flatten().map(|folder| folder.path().join(after)).filter(|file| file.exists()).collect();
        files.sort();
        files
    }

    fn has(&self, sign: &Sign) -> bool {
        match sign {
            Sign::Program(name) => self.program(name).is_some(),
            Sign::File(pattern) => !self.files(pattern).is_empty(),
        }
    }

    /// Those of `needs` that are not there.
    pub fn lacks<'a>(&self, needs: &'a [Need]) -> Vec<&'a Need> {
        needs.iter().filter(|need| !self.has(&need.sign)).collect()
    }

    /// Installs what is missing of `needs`; does nothing when nothing is.
    ///
    /// # Errors
    /// When the machine has no `apt-get`, we may not use it, or a package cannot be had.
    pub fn fetch(&self, needs: &[Need]) -> Result<()> {
        let missing = self.lacks(needs);
        if missing.is_empty() {
            say::note("nothing is missing");
            return Ok(());
        }
        for need in &missing {
            say::note(&format!("missing: {} ({})", need.what, need.packages.join(", ")));
        }
        let packages: Vec<_> = missing.iter().flat_map(|need| need.packages).copied().collect();
        self.apt_install(&packages)?;
        let still: Vec<_> = self.lacks(needs).iter().map(|need| need.what).collect();
        if !still.is_empty() {
            bail!("the packages are installed, yet these were not found: {}", still.join(", "));
        }
        Ok(())
    }

    /// Installs Debian packages by name.
    ///
    /// # Errors
    /// As [`Machine::fetch`].
    pub fn apt_install(&self, packages: &[&str]) -> Result<()> {
        programs::run(self.apt()?.arg("update").arg("-q=2"))?;
        let mut install = self.apt()?;
        install.args(["install", "-y", "-q=2", "--no-install-recommends"]).args(packages);
        programs::run(&mut install).with_context(|| format!("as root: apt-get install {}", packages.join(" ")))
    }

    /// `apt-get` with the rights to install.
    fn apt(&self) -> Result<Command> {
        if self.program("apt-get").is_none() {
            bail!("this is no Debian (there is no apt-get): install by hand what is named above");
        }
        let is_root = programs::read(Command::new("id").arg("-u"))? == "0";
        let mut command = Command::new(if is_root { "env" } else { "sudo" });
        if !is_root && self.program("sudo").is_none() {
            bail!("only root may install packages, and there is no sudo: install by hand what is named above");
        }
        if !is_root {
            command.arg("env");
        }
        command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        Ok(command)
    }
}

/// The folder with every face that a paper may need; fills it on first use.
///
/// Fandol lies inside a package that would pull in half of TeX, so its files are taken out without installing it.
///
/// # Errors
/// When the package cannot be had or opened.
pub fn fonts(machine: &Machine) -> Result<PathBuf> {
    let folder = crate::target().join("fonts");
    std::fs::create_dir_all(&folder)?;
    if !FANDOL_FACES.iter().all(|face| folder.join(face).is_file()) {
        let installed = machine.root.join(FANDOL);
        if installed.is_dir() {
            copy_faces(&installed, &folder)?;
        } else {
            say::note("taking Fandol out of texlive-lang-chinese (50 MB, once)");
            let unpacked = programs::Folder::make("fonts")?;
            unpack_fandol(machine, unpacked.path())?;
            copy_faces(&unpacked.path().join(FANDOL), &folder)?;
        }
    }
    for other in [NOTO, BABELSTONE] {
        let file = machine.root.join(other);
        let Some(name) = file.file_name() else { continue };
        if file.exists() && !folder.join(name).exists() {
            std::os::unix::fs::symlink(&file, folder.join(name))?;
        }
    }
    Ok(folder)
}

fn unpack_fandol(machine: &Machine, into: &Path) -> Result<()> {
    let download = || {
        let mut command = Command::new("apt-get");
        command.args(["download", "-q=2", "texlive-lang-chinese"]).current_dir(into);
        programs::run(&mut command)
    };
    if download().is_err() {
        // A fresh Debian has no package lists yet.
        programs::run(machine.apt()?.arg("update").arg("-q=2"))?;
        download()?;
    }
    let package = std::fs::read_dir(into)?.flatten().map(|entry| entry.path());
    let package = package.filter(|path| path.extension().is_some_and(|ending| ending == "deb")).last();
    let package = package.context("apt-get download left no package")?;
    programs::run(Command::new("dpkg").arg("-x").arg(package).arg(into))
}

fn copy_faces(from: &Path, into: &Path) -> Result<()> {
    for face in FANDOL_FACES {
        std::fs::copy(from.join(face), into.join(face))
            .with_context(|| format!("{face} is not in {}", from.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A machine that has just these files.
    fn machine_with(files: &[&str]) -> (Machine, programs::Folder) {
        static COUNT: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
        let count = COUNT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let root = programs::Folder::make(&format!("machine-{count}")).unwrap();
        for file in files {
            let file = root.path().join(file);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, "").unwrap();
        }
        (Machine { path: vec![root.path().join("usr/bin")], root: root.path().to_owned() }, root)
    }

    fn names(needs: &[&Need]) -> Vec<&'static str> {
        needs.iter().map(|need| need.what).collect()
    }

    #[test]
    fn a_bare_machine_lacks_everything() {
        let (machine, _root) = machine_with(&[]);
        assert_eq!(machine.lacks(TO_RUN).len(), TO_RUN.len());
        assert_eq!(machine.lacks(TO_TEST).len(), TO_TEST.len());
    }

    #[test]
    fn only_what_is_not_there_is_missing() {
        let (machine, _root) = machine_with(&["usr/bin/cc", NOTO, "usr/bin/node"]);
        assert_eq!(names(&machine.lacks(TO_RUN)), ["BabelStone Han"]);
        assert_eq!(names(&machine.lacks(TO_TEST)), ["Chromium", "PostgreSQL", "the PDF readers", "npm"]);
    }

    #[test]
    fn postgresql_is_found_whatever_its_version_and_the_newest_comes_last() {
        let (machine, _root) = machine_with(&[
            "usr/lib/postgresql/15/bin/initdb",
            "usr/lib/postgresql/17/bin/initdb",
            "usr/lib/postgresql/16/x",
        ]);
        let found = machine.files("usr/lib/postgresql/*/bin/initdb");
        assert_eq!(found.len(), 2);
        assert!(found[1].to_string_lossy().contains("/17/"));
    }

    #[test]
    fn a_machine_without_apt_is_told_to_install_by_hand() {
        let (machine, _root) = machine_with(&[]);
        let refused = machine.fetch(TO_RUN).unwrap_err().to_string();
        assert!(refused.contains("no apt-get"), "{refused}");
    }
}
