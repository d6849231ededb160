//! The outlines of a CFF face, cut down to the glyphs that one paper uses.
//!
//! Faces whose outlines do not call subroutines (Fandol's do not) can be cut by copying byte ranges, which takes
//! microseconds; every other face is left to printpdf's own subsetting.

use std::ops::Range;

/// The glyph programs of a face, found once when it is loaded.
pub(super) struct Outlines {
    table: Vec<u8>,
    glyphs: Vec<Range<usize>>,
    /// Hinting values of the whole face, copied as they are.
    private: Range<usize>,
}

const CHAR_STRINGS: u16 = 17;
const PRIVATE: u16 = 18;
const SUBROUTINES: u16 = 19;
const CHARSET: u16 = 15;
const FONT_BOX: u16 = 5;
const ROS: u16 = 0x0c1e;
const CID_COUNT: u16 = 0x0c22;
const FD_ARRAY: u16 = 0x0c24;
const FD_SELECT: u16 = 0x0c25;

impl Outlines {
    /// Reads a `CFF ` table; `None` when it is not of the simple kind.
    pub fn read(table: &[u8]) -> Option<Outlines> {
        let header = usize::from(*table.get(2)?);
        let (_, after_names) = index(table, header)?;
        let (tops, after_tops) = index(table, after_names)?;
        let (_, after_strings) = index(table, after_tops)?;
        let (subroutines, _) = index(table, after_strings)?;
        let top = dict(table.get(tops.first()?.clone())?)?;
        if !subroutines.is_empty() {
            return None;
        }
        let (glyphs, _) = index(table, offset(&top, CHAR_STRINGS, 0)?)?;
        let owner = match offset(&top, FD_ARRAY, 0) {
            None => top,
            Some(array) => match index(table, array)?.0.as_slice() {
                [only] => dict(table.get(only.clone())?)?,
                _ => return None,
            },
        };
        let start = offset(&owner, PRIVATE, 1)?;
        let private = start..start + offset(&owner, PRIVATE, 0)?;
        if offset(&dict(table.get(private.clone())?)?, SUBROUTINES, 0).is_some() {
            return None;
        }
        Some(Outlines { table: table.to_vec(), glyphs, private })
    }

    /// A CFF table of `.notdef` and the given glyphs, in that order: code n draws the n-th of them.
    pub fn cut(&self, name: &str, glyphs: &[u16], font_box: [i16; 4]) -> Option<Vec<u8>> {
        let count = u16::try_from(glyphs.len() + 1).ok()?;
        let programs: Option<Vec<&[u8]>> = std::iter::once(&0)
            .chain(glyphs)
            .map(|glyph| self.table.get(self.glyphs.get(usize::from(*glyph))?.clone()))
            .collect();
        let programs = programs?;
        let private = self.table.get(self.private.clone())?;
        // Integers are written with five bytes, so lengths are known before offsets are.
        let top = |offsets: [usize; 4]| {
            let mut top = Vec::with_capacity(80);
            [391, 392, 0].into_iter().for_each(|it| integer(it, &mut top));
            operator(ROS, &mut top);
            font_box.iter().for_each(|it| integer(i32::from(*it), &mut top));
            operator(FONT_BOX, &mut top);
            integer(i32::from(count), &mut top);
            operator(CID_COUNT, &mut top);
            for (value, code) in offsets.into_iter().zip([CHARSET, FD_SELECT, CHAR_STRINGS, FD_ARRAY]) {
                integer(value as i32, &mut top);
                operator(code, &mut top);
            }
            top
        };
        let mut table = vec![1, 0, 4, 4];
        write_index(&[name.as_bytes()], &mut table);
        let rest = [b"Adobe".as_slice(), b"Identity"];
        let mut strings = Vec::new();
        write_index(&rest, &mut strings);
        strings.extend([0, 0]);
        let charset = table.len() + 11 + top([0; 4]).len() + strings.len();
        let select = charset + 5;
        let char_strings = select + 8;
        let fonts = char_strings + 3 + 4 * (programs.len() + 1) + programs.iter().map(|it| it.len()).sum::<usize>();
        let fonts_length = 11 + 11;
        write_index(&[&top([charset, select, char_strings, fonts])], &mut table);
        table.extend(strings);
        table.push(2);
        table.extend(1_u16.to_be_bytes());
        table.extend(count.saturating_sub(2).to_be_bytes());
        table.extend([3, 0, 1, 0, 0, 0]);
        table.extend(count.to_be_bytes());
        write_index(&programs, &mut table);
        let mut font = Vec::new();
        integer(private.len() as i32, &mut font);
        integer((fonts + fonts_length) as i32, &mut font);
        operator(PRIVATE, &mut font);
        write_index(&[&font], &mut table);
        table.extend(private);
        Some(table)
    }
}

/// The ranges of an INDEX that starts at `at`, and where it ends.
fn index(table: &[u8], at: usize) -> Option<(Vec<Range<usize>>, usize)> {
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

fn write_index(entries: &[&[u8]], out: &mut Vec<u8>) {
    out.extend((entries.len() as u16).to_be_bytes());
    out.push(4);
    let mut offset = 1_u32;
    out.extend(offset.to_be_bytes());
    for entry in entries {
        offset += entry.len() as u32;
        out.extend(offset.to_be_bytes());
    }
    entries.iter().for_each(|entry| out.extend(*entry));
}

/// The operators of a DICT with their operands; real numbers are passed over, since none of ours is one.
fn dict(bytes: &[u8]) -> Option<Vec<(u16, Vec<i32>)>> {
    let mut entries = Vec::new();
    let (mut operands, mut at) = (Vec::new(), 0);
    let byte = |at: usize| bytes.get(at).map(|byte| i32::from(*byte));
    while at < bytes.len() {
        let first = byte(at)?;
        at += 1;
        match first {
            0..=21 => {
                let mut code = first as u16;
                if first == 12 {
                    code = 0x0c00 | byte(at)? as u16;
                    at += 1;
                }
                entries.push((code, std::mem::take(&mut operands)));
            }
            28 => {
                operands.push(i32::from(i16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?])));
                at += 2;
            }
            29 => {
                operands.push(i32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
                at += 4;
            }
            30 => {
                while bytes.get(at)? & 0x0f != 0x0f {
                    at += 1;
                }
                at += 1;
                operands.push(0);
            }
            32..=246 => operands.push(first - 139),
            247..=250 => {
                operands.push((first - 247) * 256 + byte(at)? + 108);
                at += 1;
            }
            251..=254 => {
                operands.push(-(first - 251) * 256 - byte(at)? - 108);
                at += 1;
            }
            _ => return None,
        }
    }
    Some(entries)
}

fn offset(dict: &[(u16, Vec<i32>)], operator: u16, operand: usize) -> Option<usize> {
    let (_, operands) = dict.iter().find(|(code, _)| *code == operator)?;
    usize::try_from(*operands.get(operand)?).ok()
}

fn integer(value: i32, out: &mut Vec<u8>) {
    out.push(29);
    out.extend(value.to_be_bytes());
}

fn operator(code: u16, out: &mut Vec<u8>) {
    if code > 0xff {
        out.push((code >> 8) as u8);
    }
    out.push(code as u8);
}
