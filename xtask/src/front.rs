//! Builds what runs in the browser: compiles the islands for wasm32, writes the JavaScript beside them, and packs both.
//!
//! The pages find the files through `hash.txt` in the site folder, in the form that `cargo leptos` writes and
//! Leptos reads (`hash_files`, `hash_file`): a changed file has a new name, so browsers may keep each one for ever.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::install::{Machine, Need, Sign};
use crate::{programs, say, style};

const TARGET: &str = "wasm32-unknown-unknown";
/// The module after brotli; more is reported, for it is what a phone in the street has to load.
pub const LIMIT: usize = 350 * 1024;

/// Debian's own compiler for the web, with the source of its standard library.
const DEBIAN: &[Need] = &[
    Need { what: "rustc-web", sign: Sign::File("usr/bin/rustc"), packages: &["rustc-web"] },
    Need { what: "cargo-web", sign: Sign::File("usr/bin/cargo"), packages: &["cargo-web"] },
    Need {
        what: "rust-web-src",
        sign: Sign::File("usr/lib/rustlib/src/rust/library/std"),
        packages: &["rust-web-src"],
    },
];

/// Who compiles for the browser.
enum Compiler {
    /// rustup's, with its ready-made standard library for wasm32.
    Rustup,
    /// Debian's, which builds the standard library itself and borrows rustup's linker.
    Debian { linker: PathBuf },
}

impl Compiler {
    /// The one that works here: rustup's where its wasm32 library is there or can be had, else Debian's.
    ///
    /// `ZHIHENG_FRONT=rustup` or `=debian` decides by hand.
    fn find(machine: &Machine) -> Result<Self> {
        let wanted = std::env::var("ZHIHENG_FRONT").unwrap_or_default();
        let sysroot = PathBuf::from(programs::read(programs::rustc().args(["--print", "sysroot"]))?);
        let has_library = || sysroot.join("lib/rustlib").join(TARGET).join("lib").is_dir();
        if wanted != "debian" {
            if has_library() {
                return Ok(Self::Rustup);
            }
            // Where Debian's compiler was needed once it is needed again: do not wait for the network each time.
            if (wanted == "rustup" || !machine.lacks(DEBIAN).is_empty()) && machine.program("rustup").is_some() {
                say::note("missing: Rust's library for the browser; rustup target add …");
                let added = programs::run(Command::new("rustup").args(["target", "add", TARGET]));
                if added.is_ok() && has_library() {
                    return Ok(Self::Rustup);
                }
            }
            if wanted == "rustup" {
                bail!("rustup cannot add {TARGET}");
            }
            say::note("rustup has none to give: using Debian's compiler for the web");
        }
        machine.fetch(DEBIAN)?;
        let version = programs::read(programs::rustc().arg("-vV"))?;
        let host = version.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc names no host")?;
        let linker = sysroot.join("lib/rustlib").join(host).join("bin/rust-lld");
        if !linker.is_file() {
            bail!("the Rust toolchain has no linker at {}", linker.display());
        }
        Ok(Self::Debian { linker })
    }

    /// A cargo command for wasm32, in a target folder of its own: two compilers never share one.
    fn cargo(&self, verb: &str) -> Command {
        let mut command = programs::cargo();
        if let Self::Debian { linker } = self {
            command = Command::new("/usr/bin/cargo");
            command.current_dir(crate::root());
            // Set by the cargo that started us, they would lead Debian's compiler to rustup's libraries.
            for name in ["CARGO", "RUSTUP_TOOLCHAIN", "RUSTUP_HOME", "LD_LIBRARY_PATH", "RUSTC_WRAPPER", "RUSTFLAGS"] {
                command.env_remove(name);
            }
            command.env("RUSTC", "/usr/bin/rustc").env("RUSTC_BOOTSTRAP", "1");
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
        }
        command.arg(verb).args(["--target", TARGET]).arg("--target-dir").arg(folder());
        if matches!(self, Self::Debian { .. }) {
            command.args(["-Z", "build-std=std,panic_abort"]);
        }
        command
    }
}

fn folder() -> PathBuf {
    crate::target().join("front")
}

/// The folder that the server hands out: `hash.txt`, `pkg/` and what lies in `style/` beside the style sheets.
pub fn site() -> PathBuf {
    crate::target().join("site")
}

/// Compiles the islands for the browser; cargo decides what is still fresh.
///
/// # Errors
/// When no compiler for wasm32 can be had, or the code does not compile.
pub fn compile(machine: &Machine) -> Result<()> {
    let compiler = Compiler::find(machine)?;
    programs::run(compiler.cargo("build").args(["--package", "frontend", "--profile", "wasm-release"]))
}

/// Writes module, JavaScript and style sheet with their packed twins into the site folder.
///
/// # Errors
/// When the module cannot be read as wasm-bindgen left it, a style part is missing, or the style sheet is too big.
pub fn pack() -> Result<Sizes> {
    let compiled = folder().join(TARGET).join("wasm-release/frontend.wasm");
    let wasm = std::fs::read(&compiled).with_context(|| format!("no module at {}", compiled.display()))?;
    let css = style::join(&crate::root().join("style"))?;
    let inputs = digest(&[&wasm, css.as_bytes(), env!("CARGO_PKG_VERSION").as_bytes(), b"site 1"]);
    let (site, stamp) = (site(), folder().join("site.stamp"));
    let packed = site.join("pkg");
    if site.join("hash.txt").is_file() && std::fs::read_to_string(&stamp).is_ok_and(|done| done == inputs) {
        say::note("unchanged");
        return Sizes::weigh(&packed);
    }
    let fresh = crate::target().join("site.new");
    if fresh.exists() {
        std::fs::remove_dir_all(&fresh)?;
    }
    let pkg = fresh.join("pkg");
    std::fs::create_dir_all(&pkg)?;
    let (js, module) = bind(&compiled, &pkg)?;
    let names = [("js", digest(&[js.as_bytes()])), ("wasm", digest(&[&module])), ("css", digest(&[css.as_bytes()]))];
    let [(_, js_hash), (_, wasm_hash), (_, css_hash)] = &names;
    write_packed(&pkg.join(format!("zhiheng.{js_hash}.js")), js.as_bytes())?;
    write_packed(&pkg.join(format!("zhiheng.{wasm_hash}.wasm")), &module)?;
    write_packed(&pkg.join(format!("main.{css_hash}.css")), css.as_bytes())?;
    style::copy_pictures(&crate::root().join("style"), &fresh)?;
    let lines: String = names.iter().map(|(kind, hash)| format!("{kind}: {hash}\n")).collect();
    std::fs::write(fresh.join("hash.txt"), lines)?;
    // The old folder goes only when the new one is whole.
    if site.exists() {
        std::fs::remove_dir_all(&site)?;
    }
    std::fs::rename(&fresh, &site)?;
    std::fs::write(stamp, inputs)?;
    let sizes = Sizes::weigh(&packed)?;
    sizes.check()?;
    Ok(sizes)
}

/// Lets wasm-bindgen write the JavaScript: the text and the module that goes with it. Pieces that crates bring along
/// land in `pkg/snippets`, in folders named after crate and version.
fn bind(compiled: &Path, pkg: &Path) -> Result<(String, Vec<u8>)> {
    let mut bindgen = wasm_bindgen_cli_support::Bindgen::new();
    bindgen.input_path(compiled).out_name("zhiheng").remove_name_section(true).remove_producers_section(true);
    let mut output = bindgen.web(true)?.generate_output().context("wasm-bindgen refuses the module")?;
    if !output.npm_dependencies().is_empty() {
        bail!("a crate wants JavaScript packages from outside, and the pages load nothing from outside");
    }
    let inline = output.snippets().iter().flat_map(|(owner, pieces)| {
        pieces.iter().enumerate().map(move |(number, piece)| (format!("{owner}/inline{number}.js"), piece))
    });
    let whole = output.local_modules().iter().map(|(name, text)| (name.clone(), text));
    for (name, text) in inline.chain(whole) {
        let file = pkg.join("snippets").join(name);
        std::fs::create_dir_all(file.parent().unwrap_or(pkg))?;
        write_packed(&file, text.as_bytes())?;
    }
    Ok((output.js().to_owned(), output.wasm_mut().emit_wasm()))
}

/// Writes a file and its twins for browsers that take brotli or gzip.
fn write_packed(file: &Path, bytes: &[u8]) -> Result<()> {
    std::fs::write(file, bytes)?;
    std::fs::write(twin(file, "br"), brotli(bytes)?)?;
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    std::io::Write::write_all(&mut gzip, bytes)?;
    std::fs::write(twin(file, "gz"), gzip.finish()?)?;
    Ok(())
}

fn twin(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(format!(".{ending}"));
    name.into()
}

fn brotli(mut bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    let quality = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut bytes, &mut packed, &quality)?;
    Ok(packed)
}

/// The first 16 hex digits of the SHA-256 over the pieces.
fn digest(pieces: &[&[u8]]) -> String {
    let mut sum = Sha256::new();
    for piece in pieces {
        sum.update((piece.len() as u64).to_le_bytes());
        sum.update(piece);
    }
    hex::encode(&sum.finalize()[..8])
}

/// What the browser loads, in bytes: as it lies there, and after brotli.
pub struct Sizes(Vec<(String, usize, usize)>);

impl Sizes {
    fn weigh(pkg: &Path) -> Result<Self> {
        let mut sizes = Vec::new();
        for entry in std::fs::read_dir(pkg)?.flatten() {
            let (file, packed) = (entry.path(), twin(&entry.path(), "br"));
            let kind = file.extension().unwrap_or_default().to_string_lossy().into_owned();
            if packed.is_file() {
                sizes.push((kind, std::fs::read(file)?.len(), std::fs::read(packed)?.len()));
            }
        }
        sizes.sort();
        Ok(Self(sizes))
    }

    /// Says each size; a module over the limit is pointed out.
    pub fn say(&self) {
        for (kind, plain, packed) in &self.0 {
            let over = if kind == "wasm" && *packed > LIMIT { ", over the limit" } else { "" };
            let limit = if kind == "wasm" { format!(" of {}", say::size(LIMIT)) } else { String::new() };
            let (plain, packed) = (say::size(*plain), say::size(*packed));
            say::note(&format!("{kind:<4} {plain:>9}, after brotli {packed}{limit}{over}"));
        }
    }

    fn check(&self) -> Result<()> {
        match self.0.iter().find(|(kind, _, packed)| kind == "css" && *packed > style::LIMIT) {
            Some((_, _, packed)) => {
                bail!(
                    "the style sheet has {} after brotli; the limit is {}",
                    say::size(*packed),
                    say::size(style::LIMIT)
                )
            }
            None => Ok(()),
        }
    }
}

/// Clippy over the browser's code, and the law built for wasm32 by itself.
///
/// Debian's compiler has no clippy: there the code is checked for wasm32, and clippy reads it as the native crate
/// that it also is.
///
/// # Errors
/// On any warning.
pub fn lint(machine: &Machine) -> Result<()> {
    let compiler = Compiler::find(machine)?;
    programs::run(compiler.cargo("check").args(["--package", "domain"]))?;
    match compiler {
        Compiler::Rustup => {
            programs::run(compiler.cargo("clippy").args(["--package", "frontend", "--", "-D", "warnings"]))
        }
        Compiler::Debian { .. } => {
            programs::run(compiler.cargo("check").args(["--package", "frontend"]))?;
            let native = ["clippy", "--package", "frontend", "--package", "app", "--features", "app/hydrate"];
            programs::run(programs::cargo().args(native).args(["--", "-D", "warnings"]))
        }
    }
}
