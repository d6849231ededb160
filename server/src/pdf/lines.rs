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

/// A line looser than this, in em per gap, gives up a soft rule; looser than `RAGGED` it is not stretched at all.
const LOOSE: f32 = 0.15;
const RAGGED: f32 = 0.3;
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
    let characters: Vec<char> = inked.iter().map(|it| it.character).collect();
    let breaks = units::breaks(&characters);
    let mut starts = Vec::new();
    let mut start = 0;
    while start < inked.len() {
        starts.push(start);
        let room = measure.width - if start == 0 { measure.first_indent } else { 0.0 };
        start = end_of_line(inked, &breaks, start, room, em);
        while start < inked.len() && inked[start].character == ' ' {
            start += 1;
        }
    }
    keep_company(inked, &breaks, &mut starts);
    let last = starts.len() - 1;
    let ends = starts.iter().skip(1).copied().chain([inked.len()]);
    let lines = starts.iter().zip(ends).enumerate();
    lines
        .map(|(i, (start, end))| {
            let indent = if i == 0 { measure.first_indent } else { 0.0 };
            place(&inked[*start..end], em, indent, measure, measure.justified && i < last)
        })
        .collect()
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
    } else {
        0.0
    }
}

/// The blank between two characters that a full line may still take up to half of.
fn squeezable(before: &Inked, after: &Inked, saved: f32) -> f32 {
    if saved > 0.0 { 0.0 } else { blank(before, units::trims_right) + blank(after, units::trims_left) }
}

/// The position where the line that starts at `start` ends: marks are squeezed in first, pushed down otherwise.
fn end_of_line(inked: &[Inked], breaks: &[Break], start: usize, room: f32, em: f32) -> usize {
    let (mut width, mut squeeze) = (0.0, 0.0);
    let (mut fit, mut fit_width) = (None, 0.0);
    let (mut pulled, mut soft, mut hard) = (None, None, start + 1);
    for end in start + 1..=inked.len() {
        let it = &inked[end - 1];
        if end - 1 > start {
            let saved = pair_trim(&inked[end - 2], it);
            width -= saved;
            squeeze += squeezable(&inked[end - 2], it, saved) / 2.0;
        }
        width += it.width;
        let trimmed = width - blank(it, units::trims_right);
        if trimmed - squeeze > room + ROUNDING {
            break;
        }
        let fits = trimmed <= room + ROUNDING;
        if fits {
            hard = end;
        }
        match if end == inked.len() { Break::Free } else { breaks[end] } {
            Break::Free if fits => (fit, fit_width) = (Some(end), width.min(room)),
            Break::Free => pulled = pulled.or(Some(end)),
            Break::Soft if fits => soft = Some(end),
            Break::Soft | Break::Never => {}
        }
    }
    let Some(fit) = fit else { return soft.or(pulled).unwrap_or(hard) };
    let slack = room - fit_width;
    if fit == inked.len() || slack < 0.3 * em {
        return fit;
    }
    if let Some(pulled) = pulled {
        return pulled;
    }
    let gaps = (fit - start).max(2) - 1;
    match soft {
        Some(soft) if soft > fit && slack / gaps as f32 > LOOSE * em => soft,
        _ => fit,
    }
}

/// 孤字不成行: a last line with one character gets company from the line before.
fn keep_company(inked: &[Inked], breaks: &[Break], starts: &mut [usize]) {
    let [.., before, last] = starts else { return };
    let characters = |from: usize| inked[from..].iter().filter(|it| !units::is_mark(it.character)).count();
    if characters(*last) > 1 {
        return;
    }
    let earliest = *before + 1 + (*last - *before) / 2;
    let earlier = (earliest..*last).rev().find(|at| breaks[*at] == Break::Free && characters(*at) > 1);
    if let Some(earlier) = earlier {
        *last = earlier;
    }
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
