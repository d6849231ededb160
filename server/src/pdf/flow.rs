//! From the blocks of a paper to the pieces that fill its pages: title, paragraphs, tables, signature.

use domain::documents::block::{Block, Layout, Level, Paper, Run, Signature, Voice, written_or_gap};

use super::PdfError;
use super::fonts::{Faces, Role};
use super::lines::{self, Line, Measure, Setting};
use super::page::{Rule, SetLine};
use super::table::{self, Band};

pub(super) const MM: f32 = 72.0 / 25.4;
/// 版心: 156 × 225 mm, 28 mm from the left and 37 mm from the top (GB/T 9704 5.2.1).
pub(super) const WIDTH: f32 = 156.0 * MM;
pub(super) const HEIGHT: f32 = 225.0 * MM;

/// A stretch of a page that is not torn, unless it is a band of a table.
pub(super) struct Piece {
    pub height: f32,
    /// Baselines are measured from the top of the piece, x from the left edge of the text.
    pub lines: Vec<SetLine>,
    pub rules: Vec<Rule>,
    pub band: Option<Band>,
    /// Blank above, left out at the top of a page.
    pub gap: f32,
    /// The piece stays on the page of the piece before it.
    pub follows: bool,
    /// Set at the bottom of the last page.
    pub foot: bool,
}

/// Sizes and distances of a layout, in points.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub body: Setting,
    /// From one baseline to the next.
    pub pitch: f32,
    /// Ink of the body's characters above and below the baseline.
    pub ink: (f32, f32),
    pub issuer: f32,
    pub title: f32,
    pub cells: table::CellStyle,
}

impl Style {
    pub fn of(faces: &Faces, layout: Layout) -> Style {
        let ink = faces.face(Role::Body).map_or((860.0, 100.0), |face| face.ink);
        let inked = |size: f32| (ink.0 * size / 1000.0, ink.1 * size / 1000.0);
        let cells = table::CellStyle { size: 12.0, pitch: 18.0, ink: inked(12.0) };
        match layout {
            // 3号 on the grid of 28 characters and 22 lines; the first line's ink touches the top edge, the last the bottom.
            Layout::Letter => {
                let ink = inked(16.0);
                let pitch = (HEIGHT - ink.0 - ink.1) / 21.0;
                Style { body: Setting { size: 16.0, em: WIDTH / 28.0 }, pitch, ink, issuer: 22.0, title: 26.0, cells }
            }
            // 小四 throughout.
            Layout::Form => {
                let body = Setting { size: 12.0, em: WIDTH / 36.0 };
                Style { body, pitch: 21.0, ink: inked(12.0), issuer: 18.0, title: 22.0, cells }
            }
        }
    }
}

impl Style {
    /// The same sizes with less room between the lines.
    pub fn closer(self) -> Style {
        Style {
            pitch: self.pitch * 0.88,
            cells: table::CellStyle { pitch: self.cells.pitch * 0.88, ..self.cells },
            ..self
        }
    }
}

/// Builds the pieces of one paper.
pub(super) struct Flow<'a> {
    faces: &'a Faces,
    paper: &'a Paper,
    style: Style,
    pieces: Vec<Piece>,
    /// The next piece belongs to the heading before it.
    bound: bool,
}

/// The pieces of the paper in reading order; the copies line is the last.
pub(super) fn pieces(faces: &Faces, paper: &Paper, style: Style) -> Result<Vec<Piece>, PdfError> {
    let mut flow = Flow { faces, paper, style, pieces: Vec::new(), bound: false };
    flow.front()?;
    for block in &paper.blocks {
        flow.block(block)?;
    }
    flow.last_follows();
    flow.copies()?;
    Ok(flow.pieces)
}

impl Flow<'_> {
    /// Organ, title, number: together they take whole lines, so that the body stays on the grid.
    fn front(&mut self) -> Result<(), PdfError> {
        let Style { issuer, title, pitch, body, .. } = self.style;
        let drop = self.faces.face(Role::Title).map_or(0.9, |face| face.ink.0 / 1000.0);
        let mut used = 0.0;
        for (text, size, height) in
            [(&self.paper.issuer, issuer, issuer * 1.75), (&self.paper.title, title, title * 1.45)]
        {
            for line in self.centred(text, size)? {
                self.push_line(line, height, drop * size, 0.0);
                used += height;
            }
        }
        let inked = lines::ink(self.faces, self.paper.number.as_deref().unwrap_or(""), Role::Body, body)?;
        let measure = Measure { width: WIDTH, first_indent: 0.0, justified: false };
        let rows = if self.paper.layout == Layout::Letter { (used / pitch).ceil() - used / pitch } else { 0.2 };
        for line in lines::set(&inked, body.em, measure) {
            let by = WIDTH - line.width;
            self.push_line(line.shifted(by), pitch, self.style.ink.0, rows * pitch);
        }
        if self.paper.layout == Layout::Letter {
            self.push_blank(pitch);
        } else {
            self.push_blank(6.0);
        }
        for piece in &mut self.pieces {
            piece.follows = true;
        }
        Ok(())
    }

    /// A centred text of several lines, each about as long as the others.
    fn centred(&self, text: &str, size: f32) -> Result<Vec<Line>, PdfError> {
        let inked = lines::ink(self.faces, text, Role::Title, Setting { size, em: size })?;
        Ok(lines::set_evenly(&inked, size, WIDTH - size).into_iter().map(|line| line.centred(WIDTH)).collect())
    }

    fn block(&mut self, block: &Block) -> Result<(), PdfError> {
        match block {
            Block::Heading { level, text } => {
                let role = match level {
                    Level::First => Role::Hei,
                    Level::Second => Role::Kai,
                    Level::Third | Level::Fourth => Role::Body,
                };
                let from = self.pieces.len();
                self.paragraph(&[(text, role)], 2.0)?;
                self.pieces.iter_mut().skip(from + 1).for_each(|piece| piece.follows = true);
                self.bound = true;
            }
            Block::Paragraph { indent, runs } => self.runs(runs, if *indent { 2.0 } else { 0.0 })?,
            Block::Addressee { text } => self.paragraph(&[(text, Role::Body)], 0.0)?,
            Block::Identity { entries } if self.paper.layout == Layout::Letter => {
                for entry in entries {
                    let label = if entry.label.is_empty() { String::new() } else { format!("{}：", entry.label) };
                    self.paragraph(&[(&label, Role::Body), (&entry.value, Role::Body)], 2.0)?;
                }
            }
            Block::Identity { entries } => {
                self.bands(table::identity(self.faces, entries, self.band_above(), self.style.cells)?);
            }
            Block::Table(table) => self.bands(table::bands(self.faces, table, self.style.cells)?),
            Block::Opinion(opinion) => {
                self.bands(vec![table::opinion(self.faces, opinion, self.band_above(), self.style.cells)?]);
            }
            Block::Signature(signature) => self.signature(signature)?,
            Block::FillLine { labels } => {
                let (lines, rules) = fill_line(self.faces, labels, self.style.body, self.style.ink.0)?;
                let gap = self.style.pitch * 0.4;
                self.pieces.push(Piece { lines, rules, gap, ..blank(self.style.pitch) });
            }
            Block::BlankBelow => {
                self.paragraph(&[("（以下空白）", Role::Body)], 2.0)?;
                self.last_follows();
            }
            Block::Gap => self.push_blank(self.style.pitch),
        }
        Ok(())
    }

    fn runs(&mut self, runs: &[Run], indent: f32) -> Result<(), PdfError> {
        let runs: Vec<(&str, Role)> = runs
            .iter()
            .map(|run| match run.voice {
                Voice::Plain => (run.text.as_str(), Role::Body),
                Voice::Strong => (run.text.as_str(), Role::Hei),
                Voice::Quoted => (run.text.as_str(), Role::Kai),
            })
            .collect();
        self.paragraph(&runs, indent)
    }

    /// A paragraph; each `\n` in it begins another one.
    fn paragraph(&mut self, runs: &[(&str, Role)], indent: f32) -> Result<(), PdfError> {
        let body = self.style.body;
        let mut paragraphs = vec![Vec::new()];
        for (text, role) in runs {
            for (i, part) in text.split('\n').enumerate() {
                if i > 0 {
                    paragraphs.push(Vec::new());
                }
                let inked = lines::ink(self.faces, part, *role, body)?;
                paragraphs.last_mut().into_iter().for_each(|paragraph| paragraph.extend_from_slice(&inked));
            }
        }
        let gap =
            if self.pieces.last().is_some_and(|piece| piece.band.is_some()) { self.style.pitch * 0.4 } else { 0.0 };
        let first = self.pieces.len();
        for inked in paragraphs {
            let measure = Measure { width: WIDTH, first_indent: indent * body.em, justified: true };
            for line in lines::set(&inked, body.em, measure) {
                self.push_line(line, self.style.pitch, self.style.ink.0, 0.0);
            }
        }
        if let Some(first) = self.pieces.get_mut(first) {
            first.gap = gap;
        }
        Ok(())
    }

    fn band_above(&self) -> Option<&Band> {
        self.pieces.last().and_then(|piece| piece.band.as_ref())
    }

    /// Bands that follow each other share a rule, so nothing lies between them.
    fn bands(&mut self, bands: Vec<Band>) {
        let follows_text = self.pieces.last().is_some_and(|piece| piece.band.is_none() && !piece.lines.is_empty());
        for (i, band) in bands.into_iter().enumerate() {
            let gap = if i == 0 && follows_text { self.style.pitch * 0.3 } else { 0.0 };
            let follows = band.follows || std::mem::take(&mut self.bound);
            self.pieces.push(Piece { gap, follows, height: band.height, band: Some(band), ..blank(0.0) });
        }
    }

    /// GB/T 9704 7.3.5: two lines are kept free for the upper half of the seal, one for the lower.
    fn signature(&mut self, signature: &Signature) -> Result<(), PdfError> {
        let Style { body, pitch, ink, .. } = self.style;
        let natural = Measure { width: WIDTH, first_indent: 0.0, justified: false };
        let set = |text: &str| -> Result<Vec<Line>, PdfError> {
            Ok(lines::set(&lines::ink(self.faces, text, Role::Body, body)?, body.em, natural))
        };
        let (organ, date) = (set(&signature.organ)?, set(written_or_gap(signature.date.as_deref()))?);
        let widest = |lines: &[Line]| lines.iter().map(|line| line.width).fold(0.0, f32::max);
        let right = WIDTH - 4.0 * body.em - widest(&date) / 2.0;
        let middle = right.min(WIDTH - 2.0 * body.em - widest(&organ) / 2.0).max(widest(&organ) / 2.0);
        let from = self.pieces.len();
        if signature.seal {
            self.push_blank(pitch);
            if self.paper.draft {
                let mark = set("（盖章处）")?;
                for line in mark {
                    let by = middle - line.width / 2.0;
                    self.push_line(line.shifted(by), pitch, ink.0, 0.0);
                    self.pieces
                        .iter_mut()
                        .last()
                        .into_iter()
                        .flat_map(|it| &mut it.lines)
                        .for_each(|it| it.grey = 0.55);
                }
            } else {
                self.push_blank(pitch);
            }
        } else {
            self.push_blank(pitch);
        }
        for line in organ.into_iter().chain(date) {
            let by = middle - line.width / 2.0;
            self.push_line(line.shifted(by), pitch, ink.0, 0.0);
        }
        if signature.seal {
            self.push_blank(pitch);
        }
        for piece in &mut self.pieces[from..] {
            piece.follows = true;
        }
        self.bind_two_lines_before(from);
        Ok(())
    }

    /// 本文书一式×份: at the foot of the last page, under a thin rule.
    fn copies(&mut self) -> Result<(), PdfError> {
        let Some(copies) = &self.paper.copies_line else { return Ok(()) };
        let (size, height) = (12.0, 18.0);
        let inked = lines::ink(self.faces, copies, Role::Body, Setting { size, em: size })?;
        let measure = Measure { width: WIDTH, first_indent: 0.0, justified: true };
        for (i, line) in lines::set(&inked, size, measure).into_iter().enumerate() {
            let rule = Rule { from: (0.0, 0.0), to: (WIDTH, 0.0), weight: 0.5 };
            let lines = vec![SetLine { glyphs: line.glyphs, baseline: 15.0, grey: 0.0 }];
            let rules = if i == 0 { vec![rule] } else { Vec::new() };
            self.pieces.push(Piece { lines, rules, follows: true, foot: true, ..blank(height) });
        }
        Ok(())
    }

    /// At least two lines of text go to a new page together with the signature.
    fn bind_two_lines_before(&mut self, from: usize) {
        if let Some(last_line) = from.checked_sub(1) {
            self.pieces[last_line].follows = self.pieces[last_line].band.is_none();
        }
    }

    fn last_follows(&mut self) {
        if let Some(last) = self.pieces.last_mut() {
            last.follows = true;
        }
    }

    fn push_line(&mut self, line: Line, height: f32, baseline: f32, gap: f32) {
        let follows = std::mem::take(&mut self.bound);
        let lines = vec![SetLine { glyphs: line.glyphs, baseline, grey: 0.0 }];
        self.pieces.push(Piece { lines, gap, follows, ..blank(height) });
    }

    fn push_blank(&mut self, height: f32) {
        self.pieces.push(blank(height));
    }
}

/// An empty piece.
pub(super) fn blank(height: f32) -> Piece {
    Piece { height, lines: Vec::new(), rules: Vec::new(), band: None, gap: 0.0, follows: false, foot: false }
}

/// Labels with a gap to be filled in by hand, sharing the width.
pub(super) fn fill_line(
    faces: &Faces,
    labels: &[String],
    setting: Setting,
    baseline: f32,
) -> Result<(Vec<SetLine>, Vec<Rule>), PdfError> {
    let share = WIDTH / labels.len().max(1) as f32;
    let (mut lines, mut rules) = (Vec::new(), Vec::new());
    for (i, label) in labels.iter().enumerate() {
        let left = share * i as f32;
        let inked = lines::ink(faces, label, Role::Body, setting)?;
        let measure = Measure { width: share - 2.0 * setting.em, first_indent: 0.0, justified: false };
        let label = lines::set(&inked, setting.em, measure).into_iter().next().unwrap_or_default();
        let (start, end) = (left + label.width + 2.0, left + share - setting.em);
        let y = baseline + setting.size * 0.2;
        rules.push(Rule { from: (start.min(end), y), to: (end, y), weight: 0.5 });
        lines.push(SetLine { glyphs: label.shifted(left).glyphs, baseline, grey: 0.0 });
    }
    Ok((lines, rules))
}
