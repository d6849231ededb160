//! The faces inside the file: only the glyphs in use, their widths, and the characters they stand for when copied.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use lopdf::{Dictionary, Document, Object, Stream, StringFormat, dictionary};

use super::PdfError;
use super::fonts::{Face, Faces, Role};

/// A glyph as one character shows it. A mark whose blank half was trimmed is a glyph of its own, half as wide: readers
/// that copy text would otherwise take the next character for a new line.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Shown {
    pub glyph: u16,
    pub character: char,
    pub half: bool,
}

/// The glyphs that a paper uses of each face, in order of use.
#[derive(Default)]
pub(super) struct Subsets {
    faces: BTreeMap<Role, Subset>,
}

#[derive(Default)]
struct Subset {
    codes: HashMap<Shown, u16>,
    shown: Vec<Shown>,
}

impl Subsets {
    /// The code that shows the glyph in the file.
    pub fn code(&mut self, role: Role, shown: Shown) -> u16 {
        let subset = self.faces.entry(role).or_default();
        *subset.codes.entry(shown).or_insert_with(|| {
            subset.shown.push(shown);
            subset.shown.len() as u16
        })
    }

    /// Adds the faces to the fonts that the pages of the file share.
    pub fn embed(&self, faces: &Faces, file: &mut Document) -> Result<(), PdfError> {
        let fonts = shared_fonts(file).ok_or_else(|| PdfError::Written("fonts of the pages".to_string()))?;
        for (role, subset) in &self.faces {
            let written = faces.face(*role).and_then(|face| Some((face.tag, font(face, &subset.shown, file)?)));
            let (tag, font) = written.ok_or_else(|| PdfError::Written(role.label().to_string()))?;
            let font = file.add_object(font);
            let shared = file.get_dictionary_mut(fonts).map_err(|it| PdfError::Written(it.to_string()))?;
            shared.set(tag, Object::Reference(font));
        }
        Ok(())
    }
}

/// printpdf gives all pages one dictionary of fonts.
fn shared_fonts(file: &Document) -> Option<lopdf::ObjectId> {
    let page = file.page_iter().next()?;
    let resources = file.get_dictionary(page).ok()?.get(b"Resources").ok()?.as_reference().ok()?;
    file.get_dictionary(resources).ok()?.get(b"Font").ok()?.as_reference().ok()
}

fn font(face: &Face, shown: &[Shown], file: &mut Document) -> Option<Dictionary> {
    let glyphs: Vec<u16> = shown.iter().map(|shown| shown.glyph).collect();
    let program = face.program()?.cut(&face.name, &glyphs, face.font_box)?;
    let name = format!("{}+{}", tag(&glyphs), face.name);
    let program = file.add_object(Stream::new(dictionary! { "Subtype" => "CIDFontType0C" }, program));
    let characters = file.add_object(Stream::new(Dictionary::new(), characters(shown).into_bytes()));
    let [left, bottom, right, top] = face.font_box;
    let descriptor = file.add_object(dictionary! {
        "Type" => "FontDescriptor",
        "FontName" => name.as_str(),
        "Flags" => 4,
        "FontBBox" => vec![left.into(), bottom.into(), right.into(), top.into()],
        "ItalicAngle" => 0,
        "Ascent" => 880,
        "Descent" => -120,
        "CapHeight" => 700,
        "StemV" => 80,
        "FontFile3" => Object::Reference(program),
    });
    let literal = |text: &str| Object::String(text.as_bytes().to_vec(), StringFormat::Literal);
    let descendant = file.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "CIDFontType0",
        "BaseFont" => name.as_str(),
        "CIDSystemInfo" => dictionary! {
            "Registry" => literal("Adobe"), "Ordering" => literal("Identity"), "Supplement" => 0
        },
        "FontDescriptor" => Object::Reference(descriptor),
        "DW" => 1000,
        "W" => widths(face, shown),
    });
    Some(dictionary! {
        "Type" => "Font",
        "Subtype" => "Type0",
        "BaseFont" => name.as_str(),
        "Encoding" => "Identity-H",
        "DescendantFonts" => vec![Object::Reference(descendant)],
        "ToUnicode" => Object::Reference(characters),
    })
}

/// Six capitals that differ when the glyphs differ (ISO 32000-1, 9.6.4).
fn tag(glyphs: &[u16]) -> String {
    let mut sum = 0xcbf2_9ce4_8422_2325_u64;
    for byte in glyphs.iter().flat_map(|glyph| glyph.to_be_bytes()) {
        sum = (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    (0..6).map(|place| char::from(b'A' + ((sum >> (8 * place)) % 26) as u8)).collect()
}

fn widths(face: &Face, shown: &[Shown]) -> Vec<Object> {
    let mut widths = Vec::new();
    for (code, shown) in (1_i64..).zip(shown) {
        let width = if shown.half { 500.0 } else { face.advance(shown.glyph) };
        if width != 1000.0 {
            widths.push(code.into());
            widths.push(Object::Array(vec![width.into()]));
        }
    }
    widths
}

/// Which character each code stands for, so that text can be copied and searched.
fn characters(shown: &[Shown]) -> String {
    let mut map = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering \
         (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> \
         <FFFF>\nendcodespacerange\n",
    );
    let coded: Vec<(u16, char)> = (1..).zip(shown.iter().map(|shown| shown.character)).collect();
    for hundred in coded.chunks(100) {
        let _ = writeln!(map, "{} beginbfchar", hundred.len());
        for (code, character) in hundred {
            let _ = write!(map, "<{code:04X}> <");
            for unit in character.encode_utf16(&mut [0; 2]) {
                let _ = write!(map, "{unit:04X}");
            }
            map.push_str(">\n");
        }
        map.push_str("endbfchar\n");
    }
    map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    map
}
