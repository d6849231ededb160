//! The one door to printpdf: a composed paper goes in, the bytes of a PDF come out.
//!
//! `fonts` finds faces by role, `units` says where a line may end, `lines` sets paragraphs, `flow` and `table` turn
//! blocks into pieces, `page` fills pages with them, `draw` writes the file, and `embed`, `outlines` and `cff` put the
//! faces into it.

mod cff;
mod draw;
mod embed;
mod flow;
mod fonts;
mod lines;
mod outlines;
mod page;
mod table;
mod units;

use domain::documents::block::Paper;

pub use fonts::{Faces, FacesError, Role};
pub use lines::SetGlyph;
pub use page::{PageOfLines, Rule, SetLine};

/// Why a paper was not typeset. The words are for the officer who has to mend it.
#[derive(Debug, thiserror::Error, PartialEq)]
pub enum PdfError {
    /// No face has the character: it would have been printed as an empty box.
    #[error("“{context}”中的字符“{character}”（U+{codepoint:04X}）没有可用字体，不能打印；请核对该字或加装字体")]
    NoGlyph { character: char, codepoint: u32, context: String },
    /// A table whose rows do not fill its columns, or without columns.
    #[error("表格第 {row} 行的单元格与列数不符")]
    TableShape { row: usize },
    /// printpdf wrote something other than what was asked for.
    #[error("PDF 写入失败：{0}")]
    Written(String),
}

/// What a file says about itself. The same paper with the same identity gives the same bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Names the file, e.g. the hash of the frozen paper.
    pub id: String,
    /// When the paper was issued or drafted, in seconds since 1970 (UTC).
    pub made_at: i64,
}

/// A character that a fallback face had to print.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Substitute {
    pub character: char,
    pub face: Role,
}

/// Sets papers with one set of faces; made once, used by many threads.
pub struct Typesetter {
    faces: Faces,
}

impl Typesetter {
    pub fn new(faces: Faces) -> Typesetter {
        Typesetter { faces }
    }

    /// The paper as PDF: faces subset and embedded, text that can be copied out.
    ///
    /// # Errors
    /// A character without a face, a misshapen table.
    pub fn render(&self, paper: &Paper, identity: &Identity) -> Result<Vec<u8>, PdfError> {
        draw::write(&self.faces, &self.lay_out(paper)?, paper, identity)
    }

    /// The pages of the paper before they are drawn.
    ///
    /// # Errors
    /// As [`Typesetter::render`].
    pub fn lay_out(&self, paper: &Paper) -> Result<Vec<PageOfLines>, PdfError> {
        page::fill(&self.faces, paper)
    }

    /// The characters that the bureau's ordinary faces lack, each once: the officer is told, never left to notice.
    ///
    /// # Errors
    /// As [`Typesetter::render`].
    pub fn substitutes(&self, paper: &Paper) -> Result<Vec<Substitute>, PdfError> {
        let mut substitutes = Vec::new();
        for glyph in self.lay_out(paper)?.iter().flat_map(|page| &page.lines).flat_map(|line| &line.glyphs) {
            let substitute = Substitute { character: glyph.character, face: glyph.role };
            if matches!(glyph.role, Role::Wide | Role::Rare) && !substitutes.contains(&substitute) {
                substitutes.push(substitute);
            }
        }
        Ok(substitutes)
    }
}
