//! Pages: pieces put one below the other until a page is full, then marks, page number and signature lines.

use std::collections::VecDeque;

use domain::documents::block::{Layout, Paper};

use super::PdfError;
use super::flow::{self, HEIGHT, MM, Piece, Style, WIDTH};
use super::fonts::{Faces, Role};
use super::lines::{self, Measure, SetGlyph, Setting};

pub(super) const PAGE_WIDTH: f32 = 210.0 * MM;
pub(super) const PAGE_HEIGHT: f32 = 297.0 * MM;
const LEFT: f32 = 28.0 * MM;
const TOP: f32 = 37.0 * MM;
/// A dash of the page number lies so far below the text (GB/T 9704 7.5).
const NUMBER_DROP: f32 = 7.0 * MM;
const ROUNDING: f32 = 0.5;

/// A line of glyphs on its baseline. On a finished page both are measured from the top left corner, in points.
#[derive(Clone, Debug, PartialEq)]
pub struct SetLine {
    pub glyphs: Vec<SetGlyph>,
    pub baseline: f32,
    /// 0 is black, 1 is white.
    pub grey: f32,
}

/// A straight rule, measured as lines are.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    pub from: (f32, f32),
    pub to: (f32, f32),
    pub weight: f32,
}

/// A page ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct PageOfLines {
    pub number: usize,
    pub lines: Vec<SetLine>,
    pub rules: Vec<Rule>,
    /// 草稿 or 演练, large and light across the page.
    pub mark: Option<SetLine>,
}

impl SetLine {
    /// The characters of the line.
    pub fn text(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.character).collect()
    }
}

/// A piece that has found its height on the page.
struct Placed {
    top: f32,
    piece: Piece,
}

/// Fills pages with the paper. A form that runs over its first page by a little is set closer to keep it on one.
pub(super) fn fill(faces: &Faces, paper: &Paper) -> Result<Vec<PageOfLines>, PdfError> {
    let style = Style::of(faces, paper.layout);
    let pages = fill_in(faces, paper, style)?;
    if paper.layout == Layout::Form && pages.len() == 2 {
        let closer = fill_in(faces, paper, style.closer())?;
        if closer.len() == 1 {
            return Ok(closer);
        }
    }
    Ok(pages)
}

fn fill_in(faces: &Faces, paper: &Paper, style: Style) -> Result<Vec<PageOfLines>, PdfError> {
    let signatures = if paper.page_signatures.is_empty() { 0.0 } else { 2.0 * style.pitch };
    // The last line of the grid needs no room below its ink.
    let room = match paper.layout {
        Layout::Letter => 22.0 * style.pitch,
        Layout::Form => HEIGHT,
    };
    let mut pages = break_pages(flow::pieces(faces, paper, style)?, room - signatures);
    if let Some(last) = pages.last_mut() {
        let foot: f32 = last.iter().filter(|placed| placed.piece.foot).map(|placed| placed.piece.height).sum();
        let mut top = HEIGHT - signatures - foot;
        for placed in last.iter_mut().filter(|placed| placed.piece.foot) {
            placed.top = placed.top.max(top);
            top = placed.top + placed.piece.height;
        }
    }
    let count = pages.len();
    pages.into_iter().enumerate().map(|(i, page)| finish(faces, paper, style, page, i + 1, count)).collect()
}

/// Where pages end: never between pieces that belong together, and inside a band only between its lines.
fn break_pages(pieces: Vec<Piece>, room: f32) -> Vec<Vec<Placed>> {
    let mut queue: VecDeque<Piece> = pieces.into();
    let mut pages = Vec::new();
    let (mut page, mut y, mut repeated) = (Vec::<Placed>::new(), 0.0, 0);
    while let Some(mut piece) = queue.pop_front() {
        let is_blank = piece.lines.is_empty() && piece.band.is_none();
        if page.is_empty() && is_blank && !piece.follows {
            continue;
        }
        let top = if page.is_empty() { 0.0 } else { y + piece.gap };
        if top + piece.height <= room + ROUNDING {
            y = top + piece.height;
            page.push(Placed { top, piece });
            continue;
        }
        let stuck = page.len() == repeated;
        match piece.band.take().map(|band| band.torn(room - top)) {
            Some(Ok((upper, lower))) => {
                page.push(Placed { top, piece: Piece { height: upper.height, band: Some(upper), ..piece } });
                queue.push_front(Piece { height: lower.height, band: Some(lower), ..flow::blank(0.0) });
            }
            whole => {
                piece.band = whole.and_then(Result::err);
                if stuck {
                    // Higher than a page and not to be torn: it stands alone and runs over.
                    page.push(Placed { top, piece });
                } else {
                    let starts = |at: &usize| page.get(*at).map_or(!piece.follows, |placed| !placed.piece.follows);
                    let at = (repeated + 1..=page.len()).rev().find(starts).unwrap_or(page.len());
                    let moved: Vec<Piece> = page.drain(at..).map(|placed| placed.piece).collect();
                    queue.push_front(piece);
                    moved.into_iter().rev().for_each(|piece| queue.push_front(piece));
                }
            }
        }
        pages.push(std::mem::take(&mut page));
        (y, repeated) = (0.0, 0);
        let head = queue.front().and_then(|next| next.band.as_ref()).and_then(|band| band.head.clone());
        if let Some(head) = head {
            y = head.height;
            repeated = 1;
            page.push(Placed { top: 0.0, piece: Piece { height: y, band: Some((*head).clone()), ..flow::blank(0.0) } });
        }
    }
    if page.len() > repeated || pages.is_empty() {
        pages.push(page);
    }
    pages
}

fn finish(
    faces: &Faces,
    paper: &Paper,
    style: Style,
    placed: Vec<Placed>,
    number: usize,
    count: usize,
) -> Result<PageOfLines, PdfError> {
    let mut page = PageOfLines { number, lines: Vec::new(), rules: Vec::new(), mark: None };
    marks(faces, paper, &mut page)?;
    for Placed { top, piece } in placed {
        if let Some(band) = &piece.band {
            let (lines, rules) = band.drawn();
            page.add(lines, rules, TOP + top);
        }
        page.add(piece.lines, piece.rules, TOP + top);
    }
    if !paper.page_signatures.is_empty() {
        let (lines, rules) = flow::fill_line(faces, &paper.page_signatures, style.body, 0.0)?;
        page.add(lines, rules, TOP + HEIGHT - style.ink.1);
    }
    page_number(faces, paper, &mut page, count)?;
    Ok(page)
}

/// — 1 — in 4号, outside, one character in; or 第×页 共×页 in the middle.
fn page_number(faces: &Faces, paper: &Paper, page: &mut PageOfLines, count: usize) -> Result<(), PdfError> {
    let (text, size) = if paper.page_of_pages {
        (format!("第{}页　共{count}页", page.number), 10.5)
    } else {
        (format!("— {} —", page.number), 14.0)
    };
    let line = set(faces, &text, Role::Song, size)?;
    let by = match (paper.page_of_pages, page.number % 2) {
        (true, _) => (WIDTH - line.width) / 2.0,
        (false, 1) => WIDTH - size - line.width,
        (false, _) => size,
    };
    // The dash lies about 0.38 em above the baseline.
    let baseline = NUMBER_DROP + 0.38 * size;
    let line = SetLine { glyphs: line.shifted(by).glyphs, baseline, grey: 0.0 };
    page.add(vec![line], Vec::new(), TOP + HEIGHT);
    Ok(())
}

/// What the paper is not: said in the head of every page, and across it.
fn marks(faces: &Faces, paper: &Paper, page: &mut PageOfLines) -> Result<(), PdfError> {
    let words = match (paper.drill, paper.draft) {
        (true, true) => ["演练", "演练　草稿　不得送达"],
        (true, false) => ["演练", "演练　不具有法律效力"],
        (false, true) => ["草稿", "草稿　未经签发　不得送达"],
        (false, false) => return Ok(()),
    };
    let head = set(faces, words[1], Role::Hei, 12.0)?.centred(WIDTH);
    let head = SetLine { glyphs: head.glyphs, baseline: 22.0 * MM, grey: 0.35 };
    page.add(vec![head], Vec::new(), 0.0);
    let across = set(faces, words[0], Role::Hei, 150.0)?;
    page.mark = Some(SetLine { glyphs: across.glyphs, baseline: 0.0, grey: 0.9 });
    Ok(())
}

fn set(faces: &Faces, text: &str, role: Role, size: f32) -> Result<lines::Line, PdfError> {
    let inked = lines::ink(faces, text, role, Setting { size, em: size })?;
    let measure = Measure { width: PAGE_WIDTH, first_indent: 0.0, justified: false };
    Ok(lines::set(&inked, size, measure).into_iter().next().unwrap_or_default())
}

impl PageOfLines {
    /// Adds lines and rules measured from the left edge of the text and a height on the page.
    fn add(&mut self, lines: Vec<SetLine>, rules: Vec<Rule>, top: f32) {
        for mut line in lines {
            line.baseline += top;
            line.glyphs.iter_mut().for_each(|glyph| glyph.x += LEFT);
            if !line.glyphs.is_empty() {
                self.lines.push(line);
            }
        }
        let moved = |point: (f32, f32)| (point.0 + LEFT, point.1 + top);
        self.rules.extend(rules.into_iter().map(|rule| Rule { from: moved(rule.from), to: moved(rule.to), ..rule }));
    }
}
