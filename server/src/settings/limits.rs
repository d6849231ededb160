//! How much is taken in at once: files, pieces of files, forms and messages; every limit of a request stands here.

use clap::Args;

/// Largest file that is ever taken in, in megabytes; the store's own limit.
pub const UPLOAD_MB_MOST: u64 = 500;
/// Largest file handed in at once to the interface, in bytes; larger ones are sent in pieces.
pub const AT_ONCE: usize = 20 * MB;
/// Largest piece of a file, in bytes; the pages send pieces of just this size.
pub const PIECE: usize = MB;
/// Most fields of a form beside its file, and most bytes of one.
pub const FIELDS: usize = 50;
/// See [`FIELDS`].
pub const FIELD_BYTES: usize = 64 * KB;

const KB: usize = 1024;
const MB: usize = 1024 * KB;

/// What may be set.
#[derive(Args, Clone, Debug)]
pub struct Limits {
    /// Largest file taken in, in megabytes
    #[arg(
        long,
        env = "ZHIHENG_UPLOAD_MB",
        default_value_t = UPLOAD_MB_MOST,
        value_parser = clap::value_parser!(u64).range(1..=UPLOAD_MB_MOST),
        global = true
    )]
    pub upload_mb: u64,
    /// Largest form of a page, in kilobytes
    #[arg(
        long,
        env = "ZHIHENG_BODY_KB",
        default_value_t = 1024,
        value_parser = clap::value_parser!(u64).range(64..=16_384),
        global = true
    )]
    pub body_kb: u64,
    /// Largest JSON message to the interface, in kilobytes; a form with every box full has a tenth of the usual limit
    #[arg(
        long,
        env = "ZHIHENG_JSON_KB",
        default_value_t = 512,
        value_parser = clap::value_parser!(u64).range(64..=16_384),
        global = true
    )]
    pub json_kb: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { upload_mb: UPLOAD_MB_MOST, body_kb: 1024, json_kb: 512 }
    }
}

impl Limits {
    /// Largest form of a page, in bytes.
    pub fn body(&self) -> usize {
        bytes(self.body_kb, KB)
    }

    /// Largest JSON message, in bytes.
    pub fn json(&self) -> usize {
        bytes(self.json_kb, KB)
    }

    /// Largest file, in bytes.
    pub fn upload(&self) -> usize {
        bytes(self.upload_mb, MB)
    }

    /// Largest file handed in at once, in bytes.
    pub fn at_once(&self) -> usize {
        AT_ONCE.min(self.upload())
    }

    /// Largest form with a file in it, in bytes: the file, and what stands around it.
    pub fn form_with_file(&self) -> usize {
        self.upload().saturating_add(MB)
    }
}

fn bytes(count: u64, unit: usize) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX).saturating_mul(unit)
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Asked {
        #[command(flatten)]
        limits: Limits,
    }

    #[test]
    fn without_a_word_the_limits_are_the_usual_ones() {
        let asked = Asked::try_parse_from(["x"]).unwrap().limits;
        let usual = Limits::default();
        assert_eq!((asked.upload(), asked.body(), asked.json()), (usual.upload(), usual.body(), usual.json()));
        assert_eq!((usual.upload(), usual.body(), usual.json()), (500 * MB, MB, 512 * KB));
        assert_eq!(usual.upload() as i64, store::uploads::FILE_LIMIT, "the store takes as much");
    }

    #[test]
    fn a_limit_has_bounds_of_its_own() {
        for (flag, below, least, most, above) in [
            ("--upload-mb", "0", "1", "500", "501"),
            ("--body-kb", "63", "64", "16384", "16385"),
            ("--json-kb", "63", "64", "16384", "16385"),
        ] {
            let taken = |value| Asked::try_parse_from(["x", flag, value]).is_ok();
            assert!(!taken(below) && taken(least) && taken(most) && !taken(above), "{flag}");
        }
    }

    #[test]
    fn a_small_limit_of_files_holds_for_files_at_once_too() {
        let small = Limits { upload_mb: 1, ..Limits::default() };
        assert_eq!((small.at_once(), small.form_with_file()), (MB, 2 * MB));
        assert_eq!(Limits::default().at_once(), AT_ONCE);
    }
}
