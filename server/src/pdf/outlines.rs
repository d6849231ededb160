//! The outlines of a CFF face, cut down to the glyphs that one paper uses.
//!
//! Glyph programs are copied byte by byte with their subroutines written out, which takes microseconds; faces with
//! other outlines (TrueType) are left to printpdf's own subsetting.

use std::ops::Range;

use super::cff::{self, Entry};

/// The glyph programs of a face, found once when it is loaded.
pub(super) struct Outlines {
    table: Vec<u8>,
    glyphs: Vec<Range<usize>>,
    globals: Vec<Range<usize>>,
    parts: Vec<Part>,
    /// The part of each glyph, where there is more than one.
    part_of: Vec<u8>,
}

/// A part of a face with hinting values and subroutines of its own.
struct Part {
    /// The hinting values without the reference to the subroutines.
    private: Vec<u8>,
    subroutines: Vec<Range<usize>>,
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
    /// Reads a `CFF ` table; `None` when it cannot be followed.
    pub fn read(table: &[u8]) -> Option<Outlines> {
        let header = usize::from(*table.get(2)?);
        let (_, after_names) = cff::index(table, header)?;
        let (tops, after_tops) = cff::index(table, after_names)?;
        let (_, after_strings) = cff::index(table, after_tops)?;
        let (globals, _) = cff::index(table, after_strings)?;
        let top = cff::dict(table.get(tops.first()?.clone())?)?;
        let (glyphs, _) = cff::index(table, offset(&top, CHAR_STRINGS, 0)?)?;
        let (parts, part_of) = match offset(&top, FD_ARRAY, 0) {
            None => (vec![part(table, &top)?], Vec::new()),
            Some(array) => {
                let fonts = cff::index(table, array)?.0;
                let fonts = fonts.into_iter().map(|font| part(table, &cff::dict(table.get(font)?)?));
                let part_of = cff::selected(table, offset(&top, FD_SELECT, 0)?, glyphs.len())?;
                (fonts.collect::<Option<Vec<_>>>()?, part_of)
            }
        };
        Some(Outlines { table: table.to_vec(), glyphs, globals, parts, part_of })
    }

    fn part(&self, glyph: u16) -> u8 {
        self.part_of.get(usize::from(glyph)).copied().unwrap_or(0)
    }

    /// The program of a glyph without calls.
    fn program(&self, glyph: u16) -> Option<Vec<u8>> {
        let part = self.parts.get(usize::from(self.part(glyph)))?;
        cff::written_out(&self.table, self.glyphs.get(usize::from(glyph))?.clone(), &self.globals, &part.subroutines)
    }

    /// A CFF table of `.notdef` and the given glyphs, in that order: code n draws the n-th of them.
    pub fn cut(&self, name: &str, glyphs: &[u16], font_box: [i16; 4]) -> Option<Vec<u8>> {
        let count = u16::try_from(glyphs.len() + 1).ok()?;
        let glyphs: Vec<u16> = std::iter::once(0).chain(glyphs.iter().copied()).collect();
        let programs = glyphs.iter().map(|glyph| self.program(*glyph)).collect::<Option<Vec<_>>>()?;
        let mut used: Vec<u8> = glyphs.iter().map(|glyph| self.part(*glyph)).collect();
        used.sort_unstable();
        used.dedup();
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
        let index_length = |entries: usize, bytes: usize| 3 + 4 * (entries + 1) + bytes;
        let mut table = vec![1, 0, 4, 4];
        write_index(&[name.as_bytes().to_vec()], &mut table);
        let mut strings = Vec::new();
        write_index(&[b"Adobe".to_vec(), b"Identity".to_vec()], &mut strings);
        strings.extend([0, 0]);
        let charset = table.len() + index_length(1, top([0; 4]).len()) + strings.len();
        let select = charset + 5;
        let char_strings = select + 1 + glyphs.len();
        let fonts = char_strings + index_length(programs.len(), programs.iter().map(Vec::len).sum());
        let mut private = fonts + index_length(used.len(), 11 * used.len());
        write_index(&[top([charset, select, char_strings, fonts])], &mut table);
        table.extend(strings);
        // The charset: code n is glyph n.
        table.push(2);
        table.extend(1_u16.to_be_bytes());
        table.extend(count.saturating_sub(2).to_be_bytes());
        table.push(0);
        for glyph in &glyphs {
            table.push(u8::try_from(used.binary_search(&self.part(*glyph)).ok()?).ok()?);
        }
        write_index(&programs, &mut table);
        let used = used.iter().map(|part| self.parts.get(usize::from(*part)));
        let used = used.collect::<Option<Vec<_>>>()?;
        let mut dicts = Vec::with_capacity(used.len());
        for part in &used {
            let mut dict = Vec::with_capacity(11);
            integer(part.private.len() as i32, &mut dict);
            integer(private as i32, &mut dict);
            operator(PRIVATE, &mut dict);
            dicts.push(dict);
            private += part.private.len();
        }
        write_index(&dicts, &mut table);
        used.iter().for_each(|part| table.extend(&part.private));
        Some(table)
    }
}

fn part(table: &[u8], font: &[Entry]) -> Option<Part> {
    let start = offset(font, PRIVATE, 1)?;
    let bytes = table.get(start..start + offset(font, PRIVATE, 0)?)?;
    let entries = cff::dict(bytes)?;
    let subroutines = match offset(&entries, SUBROUTINES, 0) {
        Some(subroutines) => cff::index(table, start + subroutines)?.0,
        None => Vec::new(),
    };
    let kept = entries.iter().filter(|entry| entry.operator != SUBROUTINES);
    Some(Part { private: kept.flat_map(|entry| &bytes[entry.bytes.clone()]).copied().collect(), subroutines })
}

fn offset(dict: &[Entry], operator: u16, operand: usize) -> Option<usize> {
    let entry = dict.iter().find(|entry| entry.operator == operator)?;
    usize::try_from(*entry.operands.get(operand)?).ok()
}

fn write_index(entries: &[Vec<u8>], out: &mut Vec<u8>) {
    out.extend((entries.len() as u16).to_be_bytes());
    out.push(4);
    let mut offset = 1_u32;
    out.extend(offset.to_be_bytes());
    for entry in entries {
        offset += entry.len() as u32;
        out.extend(offset.to_be_bytes());
    }
    entries.iter().for_each(|entry| out.extend(entry));
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

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use ttf_parser::{Face, GlyphId, OutlineBuilder, Tag, cff};

    use super::*;

    #[derive(Default, PartialEq, Debug)]
    struct Strokes(Vec<f32>);

    impl OutlineBuilder for Strokes {
        fn move_to(&mut self, x: f32, y: f32) {
            self.0.extend([0.0, x, y]);
        }
        fn line_to(&mut self, x: f32, y: f32) {
            self.0.extend([1.0, x, y]);
        }
        fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
            self.0.extend([2.0, x1, y1, x, y]);
        }
        fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
            self.0.extend([3.0, x1, y1, x2, y2, x, y]);
        }
        fn close(&mut self) {
            self.0.push(4.0);
        }
    }

    fn fonts() -> Vec<(PathBuf, u32)> {
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/fonts");
        let folder = std::env::var_os("ZHIHENG_FONTS").map_or(workspace, PathBuf::from);
        let noto = PathBuf::from("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc");
        vec![(folder.join("FandolFang-Regular.otf"), 0), (folder.join("FandolSong-Bold.otf"), 0), (noto, 2)]
    }

    #[test]
    fn a_cut_face_draws_the_same_strokes() {
        for (file, index) in fonts() {
            let bytes = std::fs::read(&file).expect("fonts are missing: run `cargo xtask test`, which installs them");
            let face = Face::parse(&bytes, index).unwrap();
            let outlines = Outlines::read(face.raw_face().table(Tag::from_bytes(b"CFF ")).unwrap()).unwrap();
            let glyphs: Vec<u16> = (1..face.number_of_glyphs()).step_by(37).collect();
            let cut = outlines.cut("Cut", &glyphs, [0, 0, 0, 0]).unwrap();
            let cut = cff::Table::parse(&cut).unwrap();
            for (code, glyph) in (1..).zip(&glyphs) {
                let (mut whole, mut small) = (Strokes::default(), Strokes::default());
                let found = face.outline_glyph(GlyphId(*glyph), &mut whole).is_some();
                assert_eq!(found, cut.outline(GlyphId(code), &mut small).is_ok(), "{} {glyph}", file.display());
                assert_eq!(whole, small, "{} {glyph}", file.display());
            }
        }
    }

    #[test]
    fn broken_tables_are_left_alone() {
        let bytes = std::fs::read(&fonts()[0].0).expect("fonts are missing: run `cargo xtask test`");
        let face = Face::parse(&bytes, 0).unwrap();
        let table = face.raw_face().table(Tag::from_bytes(b"CFF ")).unwrap();
        for length in [0, 1, 3, 4, 10, 50, 100, 1000, 100_000] {
            assert!(Outlines::read(&table[..length]).and_then(|it| it.cut("Cut", &[10_000], [0; 4])).is_none());
        }
    }
}
