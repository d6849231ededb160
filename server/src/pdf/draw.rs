//! The file itself: glyphs and rules as PDF operators, faces subset, identity and dates as handed in.

use std::collections::BTreeMap;

use domain::documents::block::Paper;
use printpdf::date::OffsetDateTime;
use printpdf::{
    Codepoint, Color, DictItem, FontId, Greyscale, Line, LinePoint, Mm, Op, PdfConformance, PdfDocument, PdfFont,
    PdfFontHandle, PdfPage, PdfSaveOptions, Point, Pt, TextItem, TextMatrix,
};

use super::embed::{Shown, Subsets};
use super::flow::MM;
use super::fonts::{Face, Faces, Role};
use super::lines::SetGlyph;
use super::page::{PAGE_HEIGHT, PAGE_WIDTH, PageOfLines, Rule, SetLine};
use super::{Identity, PdfError, units};

/// Writes the pages as a file.
pub(super) fn write(
    faces: &Faces,
    pages: &[PageOfLines],
    paper: &Paper,
    identity: &Identity,
) -> Result<Vec<u8>, PdfError> {
    let mut document = PdfDocument::new(&paper.title);
    let made_at =
        OffsetDateTime::from_unix_timestamp(identity.made_at).map_err(|it| PdfError::Written(it.to_string()))?;
    let info = &mut document.metadata.info;
    (info.creation_date, info.modification_date, info.metadata_date) = (made_at, made_at, made_at);
    info.author.clone_from(&paper.issuer);
    info.subject = paper.number.clone().unwrap_or_default();
    info.identifier.clone_from(&identity.id);
    info.conformance = PdfConformance::from_identifier_string("");
    for role in used(pages) {
        let face = faces.face(role).ok_or_else(|| PdfError::Written(role.label().to_string()))?;
        match (face.program(), face.parsed()) {
            (Some(_), _) => {}
            (None, Some(parsed)) => {
                document.resources.fonts.map.insert(FontId(face.tag.to_string()), PdfFont::new(parsed.clone()));
            }
            // The file was there at the start and is gone, or is another one.
            (None, None) => return Err(PdfError::Written(format!("{} {}", role.label(), face.file.display()))),
        }
    }
    let mut subsets = Subsets::default();
    document.pages = pages.iter().map(|page| draw(faces, &mut subsets, page)).collect();
    let mut warnings = Vec::new();
    // Every operator is our own. Nothing is deflated: outlines hardly shrink, and it would take longer than all the rest.
    let options = PdfSaveOptions { secure: false, optimize: false, ..PdfSaveOptions::default() };
    let mut file = document.to_lopdf_document(&options, &mut warnings);
    if let Some(warning) = warnings.first() {
        return Err(PdfError::Written(format!("{warning:?}")));
    }
    subsets.embed(faces, &mut file)?;
    file.version = "1.7".to_string();
    // printpdf draws both halves of the file's ID at random.
    let ids = file.trailer.get_mut(b"ID").and_then(|ids| ids.as_array_mut());
    for id in ids.map_err(|it| PdfError::Written(it.to_string()))? {
        *id.as_str_mut().map_err(|it| PdfError::Written(it.to_string()))? = identity.id.as_bytes().to_vec();
    }
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).map_err(|it| PdfError::Written(it.to_string()))?;
    Ok(bytes)
}

fn used(pages: &[PageOfLines]) -> Vec<Role> {
    let lines = pages.iter().flat_map(|page| page.lines.iter().chain(&page.mark));
    let mut roles: Vec<Role> = lines.flat_map(|line| &line.glyphs).map(|glyph| glyph.role).collect();
    roles.sort();
    roles.dedup();
    roles
}

fn draw(faces: &Faces, subsets: &mut Subsets, page: &PageOfLines) -> PdfPage {
    let mut ops = Vec::new();
    if let Some(mark) = &page.mark {
        draw_mark(faces, subsets, mark, &mut ops);
    }
    for rule in &page.rules {
        draw_rule(rule, &mut ops);
    }
    let mut grey = 0.0;
    ops.push(fill(grey));
    for line in &page.lines {
        if line.grey != grey {
            grey = line.grey;
            ops.push(fill(grey));
        }
        for run in line.glyphs.chunk_by(|a, b| a.role == b.role && a.size == b.size) {
            draw_run(faces, subsets, run, PAGE_HEIGHT - line.baseline, &mut ops);
        }
    }
    PdfPage::new(Mm(PAGE_WIDTH / MM), Mm(PAGE_HEIGHT / MM), ops)
}

fn fill(grey: f32) -> Op {
    Op::SetFillColor { col: Color::Greyscale(Greyscale { percent: grey, icc_profile: None }) }
}

/// Glyphs of one face on one baseline. Where the pen does not come out right by itself, an offset moves it.
fn draw_run(faces: &Faces, subsets: &mut Subsets, run: &[SetGlyph], y: f32, ops: &mut Vec<Op>) {
    let Some(first) = run.first() else { return };
    let Some(face) = faces.face(first.role) else { return };
    let pos = Point { x: Pt(first.x), y: Pt(y) };
    // The commonest distance becomes the character spacing, so that most glyphs need no offset.
    let spacing = common_spacing(run);
    let mut shown = Vec::with_capacity(run.len());
    for (i, glyph) in run.iter().enumerate() {
        let mut off = run.get(i + 1).map_or(0.0, |next| gap(glyph, next) - spacing);
        let half = face.program().is_some() && off < -0.35 * glyph.size && units::trims_right(glyph.character);
        if half {
            off += glyph.size / 2.0;
        }
        shown.push((glyph, half, if off.abs() > 0.005 { -off * 1000.0 / glyph.size } else { 0.0 }));
    }
    ops.extend([
        Op::StartTextSection,
        Op::SetFont { font: font(face), size: Pt(first.size) },
        Op::SetCharacterSpacing { multiplier: spacing },
        Op::SetTextCursor { pos },
        show(face, subsets, &shown),
        Op::EndTextSection,
    ]);
}

/// Shows glyphs, each moved on by an offset in thousandths of the em, under the codes that they have in the file.
fn show(face: &Face, subsets: &mut Subsets, glyphs: &[(&SetGlyph, bool, f32)]) -> Op {
    if face.program().is_none() {
        let codepoint = |(glyph, _, offset): &(&SetGlyph, bool, f32)| {
            Codepoint::with_cid(glyph.glyph.id, *offset, glyph.character.to_string())
        };
        return Op::ShowText { items: vec![TextItem::GlyphIds(glyphs.iter().map(codepoint).collect())] };
    }
    let mut items = Vec::new();
    let mut codes = Vec::with_capacity(glyphs.len() * 2);
    for (glyph, half, offset) in glyphs {
        let shown = Shown { glyph: glyph.glyph.id, character: glyph.character, half: *half };
        codes.extend(subsets.code(face.role, shown).to_be_bytes());
        if *offset != 0.0 {
            items.push(DictItem::Bytes(std::mem::take(&mut codes)));
            items.push(DictItem::Real(*offset));
        }
    }
    items.push(DictItem::Bytes(codes));
    Op::Unknown { key: "TJ".to_string(), value: vec![DictItem::Array(items)] }
}

fn font(face: &Face) -> PdfFontHandle {
    PdfFontHandle::External(FontId(face.tag.to_string()))
}

/// From where the pen stands after the first glyph to where the second one begins, in points.
fn gap(first: &SetGlyph, second: &SetGlyph) -> f32 {
    second.x - first.x - first.glyph.advance * first.size / 1000.0
}

fn common_spacing(run: &[SetGlyph]) -> f32 {
    let mut counts = BTreeMap::new();
    for pair in run.windows(2) {
        *counts.entry((gap(&pair[0], &pair[1]) * 1000.0).round() as i32).or_insert(0) += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map_or(0.0, |(gap, _)| gap as f32 / 1000.0)
}

fn draw_rule(rule: &Rule, ops: &mut Vec<Op>) {
    let point = |(x, y): (f32, f32)| LinePoint { p: Point { x: Pt(x), y: Pt(PAGE_HEIGHT - y) }, bezier: false };
    ops.push(Op::SetOutlineThickness { pt: Pt(rule.weight) });
    ops.push(Op::DrawLine { line: Line { points: vec![point(rule.from), point(rule.to)], is_closed: false } });
}

/// Across the page, from lower left to upper right, behind everything else.
fn draw_mark(faces: &Faces, subsets: &mut Subsets, mark: &SetLine, ops: &mut Vec<Op>) {
    let Some(last) = mark.glyphs.last() else { return };
    let Some(face) = faces.face(last.role) else { return };
    let (sine, cosine) = 50_f32.to_radians().sin_cos();
    let half = (last.x + last.size) / 2.0;
    let (x, y) = (
        PAGE_WIDTH / 2.0 - half * cosine + last.size * 0.36 * sine,
        PAGE_HEIGHT / 2.0 - half * sine - last.size * 0.36 * cosine,
    );
    let glyphs: Vec<_> = mark.glyphs.iter().map(|glyph| (glyph, false, 0.0)).collect();
    ops.extend([
        fill(mark.grey),
        Op::StartTextSection,
        Op::SetFont { font: font(face), size: Pt(last.size) },
        Op::SetTextMatrix { matrix: TextMatrix::Raw([cosine, sine, -sine, cosine, x, y]) },
        show(face, subsets, &glyphs),
        Op::EndTextSection,
    ]);
}
