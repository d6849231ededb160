//! Reading the Compact Font Format: its lists, its dictionaries, and its glyph programs (Adobe notes 5176 and 5177).

use std::ops::Range;

/// An operator of a DICT with its operands.
pub(super) struct Entry {
    pub operator: u16,
    /// Integers; a real number counts as 0, since none of those that are asked for is one.
    pub operands: Vec<i32>,
    /// Where operands and operator stand.
    pub bytes: Range<usize>,
}

/// The ranges of an INDEX that starts at `at`, and where it ends.
pub(super) fn index(table: &[u8], at: usize) -> Option<(Vec<Range<usize>>, usize)> {
    let count = usize::from(u16::from_be_bytes([*table.get(at)?, *table.get(at + 1)?]));
    if count == 0 {
        return Some((Vec::new(), at + 2));
    }
    let size = usize::from(*table.get(at + 2)?);
    let data = at + 3 + size * (count + 1) - 1;
    let offset = |i: usize| -> Option<usize> {
        let bytes = table.get(at + 3 + size * i..at + 3 + size * (i + 1))?;
        Some(data + bytes.iter().fold(0_usize, |sum, byte| sum << 8 | usize::from(*byte)))
    };
    let ranges: Option<Vec<_>> = (0..count).map(|i| Some(offset(i)?..offset(i + 1)?)).collect();
    Some((ranges?, offset(count)?))
}

/// The entries of a DICT.
pub(super) fn dict(bytes: &[u8]) -> Option<Vec<Entry>> {
    let mut entries = Vec::new();
    let (mut operands, mut start, mut at) = (Vec::new(), 0, 0);
    while at < bytes.len() {
        let first = *bytes.get(at)?;
        match first {
            0..=21 => {
                let mut operator = u16::from(first);
                if first == 12 {
                    at += 1;
                    operator = 0x0c00 | u16::from(*bytes.get(at)?);
                }
                at += 1;
                entries.push(Entry { operator, operands: std::mem::take(&mut operands), bytes: start..at });
                start = at;
            }
            29 => {
                operands.push(i32::from_be_bytes(bytes.get(at + 1..at + 5)?.try_into().ok()?));
                at += 5;
            }
            30 => {
                at += 1;
                while bytes.get(at)? & 0x0f != 0x0f {
                    at += 1;
                }
                at += 1;
                operands.push(0);
            }
            _ => {
                let (value, length) = number(bytes.get(at..)?)?;
                operands.push(value);
                at += length;
            }
        }
    }
    Some(entries)
}

/// The part of each glyph, from an FDSelect that starts at `at`.
pub(super) fn selected(table: &[u8], at: usize, glyphs: usize) -> Option<Vec<u8>> {
    let short = |at: usize| Some(usize::from(u16::from_be_bytes([*table.get(at)?, *table.get(at + 1)?])));
    match table.get(at)? {
        0 => Some(table.get(at + 1..at + 1 + glyphs)?.to_vec()),
        3 => {
            let mut parts = Vec::with_capacity(glyphs);
            for range in 0..short(at + 1)? {
                let range = at + 3 + 3 * range;
                parts.resize(short(range + 3)?.min(glyphs), *table.get(range + 2)?);
            }
            Some(parts)
        }
        _ => None,
    }
}

/// An integer in the forms that dictionaries and glyph programs share, and its length.
fn number(bytes: &[u8]) -> Option<(i32, usize)> {
    let byte = |at: usize| bytes.get(at).map(|byte| i32::from(*byte));
    match byte(0)? {
        28 => Some((i32::from(i16::from_be_bytes([*bytes.get(1)?, *bytes.get(2)?])), 3)),
        first @ 32..=246 => Some((first - 139, 1)),
        first @ 247..=250 => Some(((first - 247) * 256 + byte(1)? + 108, 2)),
        first @ 251..=254 => Some((-(first - 251) * 256 - byte(1)? - 108, 2)),
        _ => None,
    }
}

/// A glyph program with its calls replaced by what they call.
///
/// `None` for programs that compute, which no outline of a text face does.
pub(super) fn written_out(
    table: &[u8],
    program: Range<usize>,
    globals: &[Range<usize>],
    locals: &[Range<usize>],
) -> Option<Vec<u8>> {
    let bytes = table.get(program.clone())?;
    if globals.is_empty() && locals.is_empty() {
        return Some(bytes.to_vec());
    }
    let mut writer =
        Writer { table, globals, locals, out: Vec::with_capacity(bytes.len() * 2), stack: Vec::new(), hints: 0 };
    writer.write(program, 0)?;
    Some(writer.out)
}

struct Writer<'a> {
    table: &'a [u8],
    globals: &'a [Range<usize>],
    locals: &'a [Range<usize>],
    out: Vec<u8>,
    /// Operands that no operator has taken yet: value and place in `out`.
    stack: Vec<(i32, usize)>,
    hints: usize,
}

/// Calls may nest so deep (note 5177).
const DEEPEST: usize = 10;

impl Writer<'_> {
    /// Says whether the glyph is finished.
    fn write(&mut self, program: Range<usize>, depth: usize) -> Option<bool> {
        let bytes = self.table.get(program)?;
        let mut at = 0;
        while at < bytes.len() {
            let operator = bytes[at];
            let length = match operator {
                255 => {
                    self.stack.push((0, self.out.len()));
                    5
                }
                28 | 32..=254 => {
                    let (value, length) = number(&bytes[at..])?;
                    self.stack.push((value, self.out.len()));
                    length
                }
                10 | 29 => {
                    let (value, place) = self.stack.pop()?;
                    self.out.truncate(place);
                    let called = if operator == 10 { self.locals } else { self.globals };
                    let called = called.get(usize::try_from(value + bias(called.len())).ok()?)?.clone();
                    if depth == DEEPEST {
                        return None;
                    }
                    if self.write(called, depth + 1)? {
                        return Some(true);
                    }
                    at += 1;
                    continue;
                }
                11 => return Some(false),
                14 => {
                    self.out.push(operator);
                    return Some(true);
                }
                1 | 3 | 18 | 23 => {
                    self.take_hints();
                    1
                }
                19 | 20 => {
                    self.take_hints();
                    1 + self.hints.div_ceil(8)
                }
                // Of the operators of two bytes only the flexes draw.
                12 if matches!(bytes.get(at + 1)?, 34..=37) => {
                    self.stack.clear();
                    2
                }
                4..=8 | 21 | 22 | 24..=27 | 30 | 31 => {
                    self.stack.clear();
                    1
                }
                _ => return None,
            };
            self.out.extend(bytes.get(at..at + length)?);
            at += length;
        }
        Some(false)
    }

    fn take_hints(&mut self) {
        self.hints += self.stack.len() / 2;
        self.stack.clear();
    }
}

fn bias(count: usize) -> i32 {
    match count {
        0..1240 => 107,
        1240..33900 => 1131,
        _ => 32768,
    }
}
