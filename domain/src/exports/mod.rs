//! Tables for other offices. To add one: write `exports/<name>.rs` with its sheets and lines, give it a variant in
//! [`Export`]; every format, the route, the command and the page follow. A published table that changes is a new version.

pub mod columns;
pub mod credit_penalties;

use serde::{Deserialize, Serialize};

use crate::law::article::Article;
use crate::law::cite::CHUFA;
use crate::money::Fen;
use crate::officer::{Officer, Role};
use crate::refusal::{Obstacle, Refusal};

pub use columns::{Column, Columns, ColumnsError, Required};

/// The tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Export {
    /// 双公示行政处罚信息
    CreditPenalties,
}

impl Export {
    /// Every table.
    pub const ALL: [Export; 1] = [Export::CreditPenalties];

    /// The name people see.
    pub fn label(self) -> &'static str {
        match self {
            Export::CreditPenalties => "双公示行政处罚信息",
        }
    }

    /// The name in addresses and commands.
    pub fn key(self) -> &'static str {
        match self {
            Export::CreditPenalties => "credit_penalties",
        }
    }

    /// The table of a name in an address or command.
    pub fn from_key(key: &str) -> Option<Export> {
        Export::ALL.into_iter().find(|export| export.key() == key)
    }

    /// Who may have it.
    pub fn roles(self) -> &'static [Role] {
        match self {
            Export::CreditPenalties => &[Role::DisclosureClerk],
        }
    }

    /// Whether this person may have the table; the product itself, acting for the command line, may.
    ///
    /// # Errors
    /// Not one of its roles: it carries people's numbers in full, and whoever need not see them shall not
    /// (行政处罚法 50).
    pub fn may(self, officer: &Officer) -> Result<(), Refusal> {
        if officer.is_system() || self.roles().iter().any(|role| officer.holds(*role)) {
            return Ok(());
        }
        let roles: Vec<&str> = self.roles().iter().map(|role| role.label()).collect();
        Err(Refusal::new(
            Obstacle::WrongRole,
            format!("{}含完整证件号码，只由{}导出", self.label(), roles.join("、")),
            &[Article::new(CHUFA, "50")],
        ))
    }
}

/// A cell, before a format writes it.
#[derive(Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Blank,
    /// Text, identifiers and days included: no program may take them for numbers.
    Text(String),
    /// An amount in 万元, up to six decimals, exact.
    Wan(Fen),
    /// An amount in 元 with two decimals.
    Yuan(Fen),
}

impl Cell {
    /// As text, for formats without types.
    pub fn text(&self) -> String {
        match self {
            Cell::Blank => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Wan(fen) => fen.wan(),
            Cell::Yuan(fen) => fen.figure(),
        }
    }
}

/// Cells hold full numbers of people; a log line shows only that there is something.
impl std::fmt::Debug for Cell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Cell::Blank => f.write_str("Blank"),
            Cell::Text(text) => write!(f, "Text({} chars)", text.chars().count()),
            Cell::Wan(fen) => write!(f, "Wan({})", fen.wan()),
            Cell::Yuan(fen) => write!(f, "Yuan({})", fen.figure()),
        }
    }
}

/// One sheet of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: &'static str,
    /// The key by which a format without sheets is asked for this one.
    pub key: &'static str,
    /// Headings with the width of their column in characters.
    pub headings: Vec<(String, u8)>,
}

/// One line of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which sheet, from 0.
    pub sheet: usize,
    /// As many cells as the sheet has headings.
    pub cells: Vec<Cell>,
}
