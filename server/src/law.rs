//! The law and the bureau as this office has them: shipped with the product, changed by a person in the data folder.

use std::fs;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::bureau::{self, Bureau};
use domain::law::parameters::{self, Parameters};
use domain::now::Law;

/// Why the law could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LawError {
    /// A file a person has changed cannot be used.
    #[error("{} 不能使用：{why} / cannot be used, see the line named", file.display())]
    File {
        /// The file.
        file: PathBuf,
        /// What is wrong, with its line.
        why: String,
    },
    /// The file cannot be read or written.
    #[error("{} 无法读写：{cause} / cannot be read or written", file.display())]
    Disk {
        /// The file.
        file: PathBuf,
        /// Why.
        cause: std::io::Error,
    },
    /// What is shipped with the product is wrong; tests hold that it never is.
    #[error("内置法规数据有误：{0} / the law shipped with the product is wrong")]
    BuiltIn(String),
}

/// Loads the law, with the files of the data folder in place of what is shipped; writes those that are not there yet.
///
/// # Errors
/// A file cannot be read, or what a person wrote there cannot be used.
pub fn load(data: &Path) -> Result<(Arc<Law>, Arc<Bureau>), LawError> {
    let (file, text) = own(data, "bureau.toml", bureau::DEMO)?;
    let bureau = Bureau::parse(&text).map_err(|error| LawError::File { file, why: error.to_string() })?;
    let (file, text) = own(data, "parameters.toml", parameters::BUILT_IN)?;
    let parameters =
        Parameters::parse(&text).map_err(|error| LawError::File { file, why: located(&text, &error.to_string()) })?;
    let law = Law { parameters, ..Law::built_in().map_err(LawError::BuiltIn)? };
    Ok((Arc::new(law), Arc::new(bureau)))
}

/// The words with the first line that has the name they quote, where they name no line themselves.
fn located(text: &str, why: &str) -> String {
    let quoted = why.split_once('“').and_then(|(_, rest)| rest.split_once('”')).map(|(name, _)| name);
    let line = quoted.and_then(|name| text.lines().position(|line| line.contains(name)));
    match line {
        Some(line) if !why.contains("行：") => format!("第 {} 行起：{why}", line + 1),
        Some(_) | None => why.to_owned(),
    }
}

fn own(data: &Path, name: &str, shipped: &str) -> Result<(PathBuf, String), LawError> {
    let file = data.join(name);
    let disk = |cause| LawError::Disk { file: file.clone(), cause };
    // Evidence and secrets will lie here: for its owner alone.
    fs::DirBuilder::new().recursive(true).mode(0o700).create(data).map_err(disk)?;
    if !file.exists() {
        fs::write(&file, shipped).map_err(disk)?;
    }
    let text = fs::read_to_string(&file).map_err(disk)?;
    Ok((file, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_is_named_with_its_line() {
        assert_eq!(located("a\nname = \"x\"\n", "参数“x”的值"), "第 2 行起：参数“x”的值");
        assert_eq!(located("a\n", "第 9 行：y"), "第 9 行：y");
    }
}
