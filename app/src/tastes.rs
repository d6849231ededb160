//! How one person likes to work: text size, keys, rows, the columns of the case list; kept at the server, for every device.

/// Name of the setting: the columns of the case list.
pub const COLUMNS: &str = "list.columns";
/// Name of the setting: rows of one page.
pub const PAGE_SIZE: &str = "list.size";
/// Name of the setting: height of rows, `normal` or `dense`.
pub const ROWS: &str = "rows";
/// Name of the setting: keys, `on` or `off`.
pub const KEYS: &str = "keys";
/// Name of the setting: text size, `normal` or `large`.
pub const TEXT: &str = "text";
/// The sizes of a page to choose from.
pub const SIZES: [u64; 3] = [20, 50, 100];

/// The settings of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tastes {
    /// 大字: everything a quarter larger.
    pub large: bool,
    /// Low rows.
    pub dense: bool,
    /// Whether the keys of the office's own act.
    pub keys: bool,
    /// Rows of one page.
    pub page_size: u64,
    /// The keys of the columns of the case list; `None` for somebody who never chose.
    pub columns: Option<Vec<String>>,
}

impl Default for Tastes {
    fn default() -> Tastes {
        Tastes { large: false, dense: false, keys: true, page_size: 50, columns: None }
    }
}

impl Tastes {
    /// From the settings as they are kept; whatever was never set is as usual.
    pub fn of(settings: Vec<(String, String)>) -> Tastes {
        let mut tastes = Tastes::default();
        for (name, value) in settings {
            match name.as_str() {
                COLUMNS => tastes.columns = Some(value.split(',').map(ToOwned::to_owned).collect()),
                PAGE_SIZE => {
                    let size = value.parse().ok().filter(|size| SIZES.contains(size));
                    tastes.page_size = size.unwrap_or(tastes.page_size);
                }
                ROWS => tastes.dense = value == "dense",
                KEYS => tastes.keys = value != "off",
                TEXT => tastes.large = value == "large",
                _ => {}
            }
        }
        tastes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_never_set_or_cannot_be_is_as_usual() {
        let set = |name: &str, value: &str| Tastes::of(vec![(name.to_owned(), value.to_owned())]);
        assert_eq!(Tastes::of(Vec::new()), Tastes::default());
        assert_eq!(set(PAGE_SIZE, "100").page_size, 100);
        assert_eq!(set(PAGE_SIZE, "1000000"), Tastes::default());
        assert!(set(TEXT, "large").large && set(ROWS, "dense").dense && !set(KEYS, "off").keys);
    }
}
