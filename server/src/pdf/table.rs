//! Tables, identity blocks and opinion boxes: ruled bands of cells that may be torn between two lines of text.

use std::rc::Rc;

use domain::documents::block::{Cell, CellRole, Entry, Opinion, Row, Table, written_or_gap};

use super::PdfError;
use super::flow::WIDTH;
use super::fonts::{Faces, Role};
use super::lines::{self, Line, Measure, Setting};
use super::page::{Rule, SetLine};

/// Distance between rule and text.
const PAD: f32 = 4.0;
const RULE: f32 = 0.5;
/// A row is torn only when so many of its lines stay on the page, and when it is higher than so many.
const LEAST_LINES: f32 = 3.0;
const SMALL: f32 = 12.0;

/// The setting of cells, in points.
#[derive(Clone, Copy)]
pub(super) struct CellStyle {
    pub size: f32,
    pub pitch: f32,
    pub ink: (f32, f32),
}

/// Rows that stand or fall together because a cell reaches over them.
#[derive(Clone)]
pub(super) struct Band {
    pub height: f32,
    cells: Vec<SetCell>,
    style: CellStyle,
    /// Repeated on each page on which the table goes on.
    pub head: Option<Rc<Band>>,
    pub follows: bool,
}

#[derive(Clone)]
struct SetCell {
    left: f32,
    top: f32,
    width: f32,
    height: f32,
    lines: Vec<Line>,
    middle: bool,
}

/// The bands of a table, its head first.
pub(super) fn bands(faces: &Faces, table: &Table, style: CellStyle) -> Result<Vec<Band>, PdfError> {
    let edges = edges(&table.columns);
    let head = build(faces, &table.head, &edges, style)?;
    let head = head.into_iter().reduce(Band::under).map(Rc::new);
    let mut bands: Vec<Band> = head.iter().map(|head| Band::clone(head)).collect();
    for (i, band) in build(faces, &table.rows, &edges, style)?.into_iter().enumerate() {
        bands.push(Band { head: head.clone(), follows: i == 0 && head.is_some(), ..band });
    }
    Ok(bands)
}

/// Label and value, a row each.
pub(super) fn identity(
    faces: &Faces,
    entries: &[Entry],
    above: Option<&Band>,
    style: CellStyle,
) -> Result<Vec<Band>, PdfError> {
    let cells = |entry: &Entry| vec![Cell::label(&entry.label), Cell::value(&entry.value)];
    let rows: Vec<Row> = entries.iter().map(|entry| Row::of(cells(entry))).collect();
    build(faces, &rows, &under(above), style)
}

/// The label at the left; the opinion, room for it where it is missing, and the signature at the right.
pub(super) fn opinion(
    faces: &Faces,
    opinion: &Opinion,
    above: Option<&Band>,
    style: CellStyle,
) -> Result<Band, PdfError> {
    const LEAST_OPINION: usize = 2;
    let edges = under(above);
    let text = opinion.text.as_deref().unwrap_or("");
    let label = cell(faces, &Cell::label(&opinion.label), edges[1], style)?;
    let room = WIDTH - edges[1];
    let mut lines = cell(faces, &Cell::prose(text), room, style)?;
    lines.resize(lines.len().max(LEAST_OPINION), Line::default());
    let name = format!("签名：{}", opinion.name.as_deref().unwrap_or("　　　　　　"));
    let date = written_or_gap(opinion.date.as_deref());
    let joined = format!("{name}　　{date}");
    let setting = Setting { size: style.size, em: style.size };
    let measure = Measure { width: room - 2.0 * PAD, first_indent: 0.0, justified: false };
    let set = |text: &str| -> Result<Vec<Line>, PdfError> {
        Ok(lines::set(&lines::ink(faces, text, Role::Body, setting)?, setting.em, measure))
    };
    let mut signed = set(&joined)?;
    if signed.len() > 1 {
        signed = set(&name)?;
        signed.extend(set(date)?);
    }
    lines.extend(signed.into_iter().map(|line| {
        let by = measure.width - style.size - line.width;
        line.shifted(by.max(0.0))
    }));
    let height = (lines.len().max(label.len()) as f32) * style.pitch + 2.0 * PAD;
    let set_cell = |left: f32, width: f32, lines, middle| SetCell { left, top: 0.0, width, height, lines, middle };
    let cells = vec![set_cell(0.0, edges[1], label, true), set_cell(edges[1], room, lines, false)];
    Ok(Band { height, cells, style, head: None, follows: false })
}

/// Columns of label and value that go on with the first column above, where that is a label's.
fn under(above: Option<&Band>) -> Vec<f32> {
    let first = above.and_then(|band| band.cells.iter().find(|cell| cell.left == 0.0)).map(|cell| cell.width);
    match first.filter(|width| (0.1..=0.25).contains(&(width / WIDTH))) {
        Some(width) => vec![0.0, width, WIDTH],
        None => edges(&[1, 4]),
    }
}

/// The left edge of each column, and the right edge of the last.
fn edges(columns: &[u16]) -> Vec<f32> {
    let all: f32 = columns.iter().map(|share| f32::from(*share)).sum();
    let mut sum = 0.0;
    let mut edges = vec![0.0];
    for share in columns {
        sum += f32::from(*share);
        edges.push(WIDTH * sum / all.max(1.0));
    }
    edges
}

/// A cell that has found its columns.
struct Seated<'a> {
    cell: &'a Cell,
    row: usize,
    from: usize,
    to: usize,
}

fn build(faces: &Faces, rows: &[Row], edges: &[f32], style: CellStyle) -> Result<Vec<Band>, PdfError> {
    let mut reaching = vec![0_u16; edges.len() - 1];
    let mut bands = Vec::new();
    let (mut seated, mut first) = (Vec::new(), 0);
    for (number, row) in rows.iter().enumerate() {
        seat(row, number - first, &mut reaching, &mut seated).ok_or(PdfError::TableShape { row: number + 1 })?;
        reaching.iter_mut().for_each(|left| *left -= 1);
        if reaching.iter().all(|left| *left == 0) {
            bands.push(band(faces, &rows[first..=number], &seated, edges, style)?);
            seated.clear();
            first = number + 1;
        }
    }
    if first < rows.len() {
        return Err(PdfError::TableShape { row: rows.len() });
    }
    Ok(bands)
}

/// Seats the cells of a row in the columns that no cell from above takes; each column then says how far it reaches.
fn seat<'a>(row: &'a Row, number: usize, reaching: &mut [u16], seated: &mut Vec<Seated<'a>>) -> Option<()> {
    let mut column = 0;
    for cell in &row.cells {
        while *reaching.get(column)? > 0 {
            column += 1;
        }
        let to = column + usize::from(cell.columns);
        let columns = reaching.get_mut(column..to).filter(|columns| !columns.is_empty() && cell.rows > 0)?;
        if columns.iter().any(|left| *left > 0) {
            return None;
        }
        columns.fill(cell.rows);
        seated.push(Seated { cell, row: number, from: column, to });
        column = to;
    }
    reaching.iter().all(|left| *left > 0).then_some(())
}

fn band(faces: &Faces, rows: &[Row], seated: &[Seated<'_>], edges: &[f32], style: CellStyle) -> Result<Band, PdfError> {
    let needed = |lines: usize| lines as f32 * style.pitch + 2.0 * PAD;
    let mut heights: Vec<f32> = rows.iter().map(|row| needed(usize::from(row.least_lines.clamp(1, 30)))).collect();
    let mut set = Vec::with_capacity(seated.len());
    for seat in seated {
        let lines = cell(faces, seat.cell, edges[seat.to] - edges[seat.from], style)?;
        if seat.cell.rows == 1 {
            heights[seat.row] = heights[seat.row].max(needed(lines.len()));
        }
        set.push(lines);
    }
    for (seat, lines) in seated.iter().zip(&set) {
        let last = seat.row + usize::from(seat.cell.rows) - 1;
        let missing = needed(lines.len()) - heights[seat.row..=last].iter().sum::<f32>();
        heights[last] += missing.max(0.0);
    }
    let cells = seated.iter().zip(set).map(|(seat, lines)| SetCell {
        left: edges[seat.from],
        top: heights[..seat.row].iter().sum(),
        width: edges[seat.to] - edges[seat.from],
        height: heights[seat.row..seat.row + usize::from(seat.cell.rows)].iter().sum(),
        lines,
        middle: seat.cell.role != CellRole::Prose,
    });
    Ok(Band { height: heights.iter().sum(), cells: cells.collect(), style, head: None, follows: false })
}

/// The lines of one cell, `x` measured from the left rule plus the distance to the text.
fn cell(faces: &Faces, cell: &Cell, width: f32, style: CellStyle) -> Result<Vec<Line>, PdfError> {
    let setting = Setting { size: style.size, em: style.size };
    let width = (width - 2.0 * PAD).max(style.size);
    let mut lines = Vec::new();
    for paragraph in cell.text.split('\n') {
        let inked = lines::ink(faces, paragraph, Role::Body, setting)?;
        let first_indent = if cell.role == CellRole::Prose { 2.0 * style.size } else { 0.0 };
        let justified = cell.role == CellRole::Prose;
        let measure = Measure { width, first_indent: first_indent.min(width / 2.0), justified };
        match cell.role {
            CellRole::Label | CellRole::Centred => {
                let even = lines::set_evenly(&inked, setting.em, width);
                lines.extend(even.into_iter().map(|line| line.centred(width)));
            }
            CellRole::Value | CellRole::Prose => lines.extend(lines::set(&inked, setting.em, measure)),
        }
    }
    Ok(lines)
}

impl Band {
    /// Two bands as one, the other below this one.
    fn under(mut self, below: Band) -> Band {
        let by = self.height;
        self.cells.extend(below.cells.into_iter().map(|cell| SetCell { top: cell.top + by, ..cell }));
        Band { height: by + below.height, ..self }
    }

    /// Lines and rules of the band, measured from its top left corner.
    pub fn drawn(&self) -> (Vec<SetLine>, Vec<Rule>) {
        let (mut lines, mut rules) = (Vec::new(), Vec::new());
        for cell in &self.cells {
            let (left, top) = (cell.left, cell.top);
            let (right, bottom) = (left + cell.width, top + cell.height);
            for (from, to) in [
                ((left, top), (right, top)),
                ((left, bottom), (right, bottom)),
                ((left, top), (left, bottom)),
                ((right, top), (right, bottom)),
            ] {
                rules.push(Rule { from, to, weight: RULE });
            }
            let free = cell.height - 2.0 * PAD - cell.lines.len() as f32 * self.style.pitch;
            let first = top + PAD + if cell.middle { free.max(0.0) / 2.0 } else { 0.0 };
            let drop = (self.style.pitch + self.style.ink.0 - self.style.ink.1) / 2.0;
            for (i, line) in cell.lines.iter().enumerate() {
                let baseline = first + i as f32 * self.style.pitch + drop;
                let glyphs = line.clone().shifted(left + PAD).glyphs;
                lines.push(SetLine { glyphs, baseline, grey: 0.0 });
            }
        }
        (lines, rules)
    }

    /// Tears the band so that the upper part takes at most the room; the lower part goes on with the next line.
    pub fn torn(self, room: f32) -> Result<(Band, Band), Band> {
        let pitch = self.style.pitch;
        let whole_lines = ((room - 2.0 * PAD) / pitch).floor();
        let rest = self.height - 2.0 * PAD - whole_lines * pitch;
        if whole_lines < LEAST_LINES || rest < pitch || self.height < SMALL * pitch {
            return Err(self);
        }
        let cut = 2.0 * PAD + whole_lines * pitch;
        let stays = |cell: &SetCell| {
            let fit = ((cut - cell.top - 2.0 * PAD) / pitch + 0.01).floor().max(0.0) as usize;
            fit.min(cell.lines.len())
        };
        let crosses = |cell: &&SetCell| cell.top < cut && cell.top + cell.height > cut;
        let grown = |cell: &SetCell| {
            let needed = (cell.lines.len() - stays(cell)) as f32 * pitch + 2.0 * PAD;
            needed - (cell.top + cell.height - cut)
        };
        let growth = self.cells.iter().filter(crosses).map(grown).fold(0.0, f32::max);
        let (mut upper, mut lower) = (Vec::new(), Vec::new());
        for mut cell in self.cells {
            if crosses(&&cell) {
                let rest = cell.lines.split_off(stays(&cell));
                let height = cell.top + cell.height - cut + growth;
                lower.push(SetCell { top: 0.0, height, lines: rest, middle: false, ..cell });
                upper.push(SetCell { height: cut - cell.top, ..cell });
            } else if cell.top < cut {
                upper.push(cell);
            } else {
                lower.push(SetCell { top: cell.top - cut + growth, ..cell });
            }
        }
        let part = |height, cells| Band { height, cells, style: self.style, head: self.head.clone(), follows: false };
        let below = self.height - cut + growth;
        Ok((Band { follows: self.follows, ..part(cut, upper) }, part(below, lower)))
    }
}
