//! How a paragraph becomes lines: characters on the grid, marks compressed, no character alone on the last line.

use super::PdfError;
use super::fonts::{Faces, Glyph, Role};
use super::units::{self, Break};

/// A glyph in its place; `x` is measured from the left edge of the text, later of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct SetGlyph {
    pub character: char,
    pub(super) role: Role,
    pub(super) glyph: Glyph,
    pub x: f32,
    /// Size in points.
    pub size: f32,
}

/// A line of text before it has found its page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    pub glyphs: Vec<SetGlyph>,
    /// From the left edge of the measure to the right edge of the last glyph.
    pub width: f32,
}

/// Size of the characters and the room one full-width character takes, both in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Setting {
    pub size: f32,
    pub em: f32,
}

/// Where the lines of a paragraph begin and end, in points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measure {
    pub width: f32,
    pub first_indent: f32,
    /// Lines are stretched to the full width, as in running text; cells and titles keep their natural width.
    pub justified: bool,
}

/// A character with its glyph and the room it takes.
#[derive(Clone, Debug)]
pub(super) struct Inked {
    character: char,
    role: Role,
    glyph: Glyph,
    width: f32,
    size: f32,
}

/// A line looser than this, in em per gap, is not stretched at all.
const RAGGED: f32 = 0.3;
/// What it costs to tear a soft unit: as much as a line whose gaps are a tenth of an em wide.
const SOFT: f32 = 0.01;
/// What a line costs: marks are rather squeezed than another line begun.
const LINE: f32 = 0.006;
/// Lines shorter by more than so many em are only thought of when there is no other.
const WINDOW: f32 = 2.6;
const ROUNDING: f32 = 0.02;

/// Finds a face for every character. Line ends, tabs and invisible joiners have none and need none.
///
/// # Errors
/// A character that no face has, or a mark that would turn the reading direction.
pub(super) fn ink(faces: &Faces, text: &str, role: Role, setting: Setting) -> Result<Vec<Inked>, PdfError> {
    let mut inked = Vec::with_capacity(text.len() / 3);
    for character in text.chars() {
        let character = match character {
            '\t' => '　',
            '\r' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => continue,
            // Variation selectors choose between shapes of one character; the faces have one shape of each.
            '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => continue,
            other => other,
        };
        let (role, glyph) = faces.find(role, character).filter(|_| !turns_direction(character)).ok_or_else(|| {
            PdfError::NoGlyph { character, codepoint: character as u32, context: text.chars().take(20).collect() }
        })?;
        let width = glyph.advance / 1000.0 * setting.size + setting.em - setting.size;
        inked.push(Inked { character, role, glyph, width, size: setting.size });
    }
    Ok(inked)
}

/// Control characters and marks of right-to-left scripts could make a paper read otherwise than it is stored.
fn turns_direction(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Breaks a paragraph into lines; an empty paragraph is one empty line.
pub(super) fn set(inked: &[Inked], em: f32, measure: Measure) -> Vec<Line> {
    if inked.is_empty() {
        return vec![Line::default()];
    }
    let ends = line_ends(inked, em, measure);
    let mut start = 0;
    let mut lines = Vec::with_capacity(ends.len());
    for end in ends {
        let indent = if start == 0 { measure.first_indent } else { 0.0 };
        let justified = measure.justified && end < inked.len();
        lines.push(place(&inked[start..end], em, indent, measure, justified));
        start = end;
    }
    lines
}

/// Breaks a title or a label into lines of about the same length.
pub(super) fn set_evenly(inked: &[Inked], em: f32, width: f32) -> Vec<Line> {
    let set = |width: f32| set(inked, em, Measure { width, first_indent: 0.0, justified: false });
    let full = set(width);
    let natural: f32 = full.iter().map(|line| line.width).sum();
    let even = set((natural / full.len() as f32 + em / 2.0).min(width));
    if even.len() == full.len() { even } else { full }
}

/// How much of a full-width mark is blank towards its neighbour and may be trimmed, in points.
fn blank(it: &Inked, trims: fn(char) -> bool) -> f32 {
    if it.glyph.advance > 900.0 && trims(it.character) { it.size / 2.0 } else { 0.0 }
}

/// Two adjacent full-width marks take one and a half characters: what the second one saves.
fn pair_trim(before: &Inked, after: &Inked) -> f32 {
    let left = blank(before, units::trims_right);
    let both_marks = units::trims_right(after.character) || units::trims_left(after.character);
    if left > 0.0 && both_marks {
        left
    } else if units::trims_left(before.character) {
        blank(after, units::trims_left)
    } else if before.character == '·' && after.character.is_ascii_alphanumeric() {
        quarter(before)
    } else if after.character == '·' && before.character.is_ascii_alphanumeric() {
        quarter(after)
    } else {
        0.0
    }
}

/// The dot of a number plate takes half a character, not a whole one.
fn quarter(dot: &Inked) -> f32 {
    if dot.glyph.advance > 900.0 { dot.size / 4.0 } else { 0.0 }
}

/// The blank between two characters that a full line may still take up to half of.
fn squeezable(before: &Inked, after: &Inked, saved: f32) -> f32 {
    if saved > 0.0 { 0.0 } else { blank(before, units::trims_right) + blank(after, units::trims_left) }
}

/// How the best lines up to a position end.
#[derive(Clone, Copy)]
struct Best {
    cost: f32,
    from: usize,
}

/// Where the lines end, so that all of them together are as even as can be: a unit that cannot be torn loosens the
/// lines before it a little instead of one line much.
fn line_ends(inked: &[Inked], em: f32, measure: Measure) -> Vec<usize> {
    let characters: Vec<char> = inked.iter().map(|it| it.character).collect();
    let breaks = units::breaks(&characters);
    let joins: Vec<Join> = std::iter::once(Join::default()).chain(inked.windows(2).map(Join::of)).collect();
    let mut best: Vec<Option<Best>> = vec![None; inked.len() + 1];
    best[0] = Some(Best { cost: 0.0, from: 0 });
    for start in 0..inked.len() {
        let Some(Best { cost, .. }) = best[start] else { continue };
        let room = measure.width - if start == 0 { measure.first_indent } else { 0.0 };
        for (end, own) in ends_from(inked, &joins, &breaks, start, room, em) {
            let reached = &mut best[end];
            if reached.is_none_or(|known| cost + own < known.cost) {
                *reached = Some(Best { cost: cost + own, from: start });
            }
        }
    }
    let mut ends = Vec::new();
    let mut end = inked.len();
    while let Some(Best { from, .. }) = best[end].filter(|_| end > 0) {
        ends.push(end);
        end = from;
    }
    ends.reverse();
    ends
}

/// What happens between a character and the one before it when both stand on one line.
#[derive(Clone, Copy, Default)]
struct Join {
    saved: f32,
    squeezable: f32,
    stretches: bool,
}

impl Join {
    fn of(pair: &[Inked]) -> Join {
        let saved = pair_trim(&pair[0], &pair[1]);
        Join { saved, squeezable: squeezable(&pair[0], &pair[1], saved), stretches: stretches(pair) }
    }
}

/// The positions where the line that starts at `start` may well end, with what each costs the eye.
fn ends_from(inked: &[Inked], joins: &[Join], breaks: &[Break], start: usize, room: f32, em: f32) -> Vec<(usize, f32)> {
    let (mut width, mut blanks, mut gaps, mut hard) = (0.0, 0.0, 0_usize, start + 1);
    let mut ends = Vec::with_capacity(8);
    let mut short = None;
    for end in start + 1..=inked.len() {
        let it = &inked[end - 1];
        if end - 1 > start {
            let join = joins[end - 1];
            width -= join.saved;
            blanks += join.squeezable;
            gaps += usize::from(join.stretches);
        }
        width += it.width;
        // Blanks between words may hang over the edge.
        let trimmed = if it.character == ' ' { width - it.width } else { width - blank(it, units::trims_right) };
        if trimmed - blanks / 2.0 > room + ROUNDING {
            break;
        }
        let slack = room - width.min(trimmed.max(room));
        if slack > -ROUNDING {
            hard = end;
        }
        let is_last = end == inked.len();
        let rule = match breaks[end] {
            _ if is_last => lonely(inked, start),
            Break::Never => continue,
            Break::Soft => SOFT,
            Break::Free => 0.0,
        };
        let looseness = if is_last { 0.0 } else { slack.max(0.0) / (gaps.max(1) as f32 * em) };
        let tightness = if slack < -ROUNDING { -slack / blanks } else { 0.0 };
        let cost = LINE + rule + looseness.min(2.0 * RAGGED).powi(2) + (0.2 * tightness).powi(2);
        if is_last || slack < WINDOW * em {
            ends.push((end, cost));
        } else {
            short = Some((end, cost));
        }
    }
    if ends.is_empty() {
        ends.push(short.unwrap_or((hard, 1.0)));
    }
    ends
}

/// 孤字不成行: what it costs to leave one character for the last line, unless it is the only line.
fn lonely(inked: &[Inked], start: usize) -> f32 {
    let is_short = start > 0 && inked.len() - start < 8;
    let characters = || inked[start..].iter().filter(|it| !units::is_mark(it.character)).count();
    if is_short && characters() < 2 { 0.5 } else { 0.0 }
}

/// Puts the glyphs of one line in their places.
fn place(inked: &[Inked], em: f32, indent: f32, measure: Measure, justified: bool) -> Line {
    let kept = inked.iter().rposition(|it| it.character != ' ').map_or(0, |last| last + 1);
    let inked = &inked[..kept];
    let Some(last) = inked.last() else { return Line::default() };
    let room = measure.width - indent;
    let natural: f32 = inked.iter().map(|it| it.width).sum::<f32>()
        - inked.windows(2).map(|pair| pair_trim(&pair[0], &pair[1])).sum::<f32>();
    let trim = if natural > room + ROUNDING { blank(last, units::trims_right) } else { 0.0 };
    let slack = room - (natural - trim);
    let pairs = inked.windows(2);
    let blanks: f32 = pairs.map(|pair| squeezable(&pair[0], &pair[1], pair_trim(&pair[0], &pair[1]))).sum();
    let gaps = inked.windows(2).filter(|pair| stretches(pair)).count();
    let stretch = if justified && slack > 0.0 && gaps > 0 { slack / gaps as f32 } else { 0.0 };
    let stretch = if stretch > RAGGED * em { 0.0 } else { stretch };
    let squeeze = if slack < 0.0 && blanks > 0.0 { (-slack / blanks).min(0.5) } else { 0.0 };
    let mut line = Line { glyphs: Vec::with_capacity(inked.len()), width: 0.0 };
    let mut pen = indent;
    for (i, it) in inked.iter().enumerate() {
        if i > 0 {
            let pair = &inked[i - 1..=i];
            let saved = pair_trim(&pair[0], &pair[1]);
            pen -= saved + squeeze * squeezable(&pair[0], &pair[1], saved);
            if stretches(pair) {
                pen += stretch;
            }
        }
        line.glyphs.push(SetGlyph { character: it.character, role: it.role, glyph: it.glyph, x: pen, size: it.size });
        pen += it.width;
    }
    line.width = pen - trim;
    line
}

/// May the gap between two characters grow? Not inside words and figures, not inside a dash.
fn stretches(pair: &[Inked]) -> bool {
    let (before, after) = (pair[0].character, pair[1].character);
    !(before.is_ascii_graphic() && after.is_ascii_graphic()) && !(before == after && (before == '—' || before == '…'))
}

impl Line {
    /// The line in the middle of a measure.
    pub fn centred(self, measure: f32) -> Line {
        let by = (measure - self.width) / 2.0;
        self.shifted(by)
    }

    /// The line moved to the right.
    pub fn shifted(mut self, by: f32) -> Line {
        for glyph in &mut self.glyphs {
            glyph.x += by;
        }
        self.width += by;
        self
    }
}
