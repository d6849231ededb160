//! The faces the bureau prints with: found by role in given folders, with a fallback for each rare character.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use printpdf::ParsedFont;

use super::outlines::Outlines;

/// What a face is used for. The order is the order of the resources in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// 仿宋: running text.
    Body,
    /// 小标宋: the organ's name and the title.
    Title,
    /// 黑体: headings of the first level.
    Hei,
    /// 楷体: headings of the second level, quoted words.
    Kai,
    /// 宋体: page numbers, words of a form's foot.
    Song,
    /// The wide fallback: characters that the faces above do not have.
    Wide,
    /// The last fallback: Extension B and later.
    Rare,
}

/// A face file: the names it may have, in order of preference, and its index in a collection.
struct Wanted {
    role: Role,
    /// The name under which pages refer to it.
    tag: &'static str,
    files: &'static [(&'static str, u32)],
}

/// The bureau's own faces come first, the free ones after them.
const WANTED: [Wanted; 7] = [
    Wanted {
        role: Role::Body,
        tag: "ZHFANG",
        files: &[("仿宋_gb2312.ttf", 0), ("simfang_gb2312.ttf", 0), ("simfang.ttf", 0), ("fandolfang-regular.otf", 0)],
    },
    Wanted {
        role: Role::Title,
        tag: "ZHBIAO",
        files: &[
            ("方正小标宋简体.ttf", 0),
            ("方正小标宋_gbk.ttf", 0),
            ("fzxbsjw.ttf", 0),
            ("fzxbsk.ttf", 0),
            ("fandolsong-bold.otf", 0),
        ],
    },
    Wanted { role: Role::Hei, tag: "ZHHEIT", files: &[("simhei.ttf", 0), ("fandolhei-regular.otf", 0)] },
    Wanted {
        role: Role::Kai,
        tag: "ZHKAIT",
        files: &[("楷体_gb2312.ttf", 0), ("simkai_gb2312.ttf", 0), ("simkai.ttf", 0), ("fandolkai-regular.otf", 0)],
    },
    Wanted { role: Role::Song, tag: "ZHSONG", files: &[("simsun.ttc", 0), ("fandolsong-regular.otf", 0)] },
    Wanted {
        role: Role::Wide,
        tag: "ZHWIDE",
        files: &[("notoserifcjk-regular.ttc", 2), ("notoserifcjksc-regular.otf", 0)],
    },
    Wanted { role: Role::Rare, tag: "ZHRARE", files: &[("babelstonehan.ttf", 0), ("simsunb.ttf", 0)] },
];

/// Folders are searched so many levels deep.
const DEPTH: usize = 4;

/// Why the faces could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum FacesError {
    /// A role has no face in any folder.
    #[error("找不到{role}字体（{wanted}），已查找：{folders}；请运行 cargo xtask test 或 cargo xtask run 安装字体")]
    Missing { role: &'static str, wanted: String, folders: String },
    /// The file is there and is no usable font.
    #[error("字体文件 {0} 无法读取")]
    Unreadable(PathBuf),
}

/// A glyph of a face and how far it moves the pen, in thousandths of the em.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    pub id: u16,
    pub advance: f32,
}

/// What draws the glyphs of a face.
enum Drawn {
    /// Outlines that this module cuts itself.
    Cut(Outlines),
    /// The face as printpdf wants it, which then does the cutting.
    Left(Box<ParsedFont>),
}

/// One face, parsed once.
pub struct Face {
    pub(super) role: Role,
    pub(super) tag: &'static str,
    /// The file it came from: a person can check which face was used.
    pub(super) file: PathBuf,
    /// The name in the font's own table.
    pub(super) name: String,
    /// Its place in a collection of faces.
    index: u32,
    /// What draws it. The fallback faces are by far the largest and seldom needed: theirs is read with the first
    /// character that only they have.
    drawn: OnceLock<Option<Drawn>>,
    pub(super) font_box: [i16; 4],
    /// Advance of each glyph, in thousandths of the em.
    advances: Vec<f32>,
    /// Blocks of 256 code points; a face covers few of the 4,352.
    coverage: Vec<Option<Box<[Option<Glyph>; 256]>>>,
    /// Ink of an ordinary character above and below the baseline, in thousandths of the em.
    pub(super) ink: (f32, f32),
}

/// Every face a paper may need.
pub struct Faces {
    faces: Vec<Face>,
}

impl Faces {
    /// Finds the faces in the folders and their sub-folders; the first folder that has a name wins.
    ///
    /// # Errors
    /// A role of ordinary text without a face, or a file that is no font. The two fallback faces may be missing:
    /// characters only they have are then refused when a paper is typeset.
    pub fn load(folders: &[PathBuf]) -> Result<Faces, FacesError> {
        let mut files = Vec::new();
        for folder in folders {
            collect(folder, DEPTH, &mut files);
        }
        let mut faces = Vec::with_capacity(WANTED.len());
        for wanted in &WANTED {
            let found = wanted.files.iter().find_map(|(name, index)| {
                let file = files.iter().find(|file| file_name(file) == *name)?;
                Some((file, *index))
            });
            match found {
                Some((file, index)) => {
                    let face = Face::read(wanted.role, wanted.tag, file, index);
                    faces.push(face.ok_or_else(|| FacesError::Unreadable(file.clone()))?);
                }
                None if matches!(wanted.role, Role::Wide | Role::Rare) => {}
                None => {
                    let names: Vec<_> = wanted.files.iter().map(|(name, _)| *name).collect();
                    let folders: Vec<_> = folders.iter().map(|folder| folder.display().to_string()).collect();
                    return Err(FacesError::Missing {
                        role: wanted.role.label(),
                        wanted: names.join("、"),
                        folders: folders.join("、"),
                    });
                }
            }
        }
        Ok(Faces { faces })
    }

    /// Which file serves which role, for a person who checks the installation.
    pub fn files(&self) -> impl Iterator<Item = (Role, &Path)> {
        self.faces.iter().map(|face| (face.role, face.file.as_path()))
    }

    /// The face of the role or, where it lacks the character, of the first fallback that has it.
    pub(super) fn find(&self, role: Role, character: char) -> Option<(Role, Glyph)> {
        [role, Role::Wide, Role::Rare].into_iter().find_map(|role| Some((role, self.face(role)?.glyph(character)?)))
    }

    pub(super) fn face(&self, role: Role) -> Option<&Face> {
        self.faces.iter().find(|face| face.role == role)
    }
}

impl Face {
    fn read(role: Role, tag: &'static str, file: &Path, index: u32) -> Option<Face> {
        let bytes = fs::read(file).ok()?;
        let tables = ttf_parser::Face::parse(&bytes, index).ok()?;
        let em = f32::from(tables.units_per_em());
        let mut coverage = Vec::new();
        coverage.resize_with(0x1100, || None);
        for subtable in tables.tables().cmap?.subtables {
            if !subtable.is_unicode() {
                continue;
            }
            subtable.codepoints(|codepoint| {
                let glyph = char::from_u32(codepoint).and_then(|_| subtable.glyph_index(codepoint));
                if let Some(id) = glyph.filter(|id| id.0 != 0) {
                    let advance = f32::from(tables.glyph_hor_advance(id).unwrap_or(0)) * 1000.0 / em;
                    let block = &mut coverage[codepoint as usize >> 8];
                    let block = block.get_or_insert_with(|| Box::new([None; 256]));
                    block[codepoint as usize & 0xff] = Some(Glyph { id: id.0, advance });
                }
            });
        }
        let ink = tables.glyph_index('国').and_then(|id| tables.glyph_bounding_box(id));
        let ink =
            ink.map_or((860.0, 100.0), |ink| (f32::from(ink.y_max) * 1000.0 / em, -f32::from(ink.y_min) * 1000.0 / em));
        let name = tables.names().into_iter().filter(|name| name.name_id == ttf_parser::name_id::POST_SCRIPT_NAME);
        let name = name.filter_map(|name| name.to_string()).next().unwrap_or_else(|| tag.to_string());
        let bounds = tables.global_bounding_box();
        let advance = |id: u16| tables.glyph_hor_advance(ttf_parser::GlyphId(id)).map_or(0.0, f32::from) * 1000.0 / em;
        let drawn = OnceLock::new();
        if !matches!(role, Role::Wide | Role::Rare) {
            drawn.set(Some(drawn_by(&bytes, &tables, index)?)).ok()?;
        }
        Some(Face {
            role,
            tag,
            file: file.to_path_buf(),
            name,
            index,
            drawn,
            font_box: [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max],
            advances: (0..tables.number_of_glyphs()).map(advance).collect(),
            coverage,
            ink,
        })
    }

    fn drawn(&self) -> Option<&Drawn> {
        let read = || {
            let bytes = fs::read(&self.file).ok()?;
            let tables = ttf_parser::Face::parse(&bytes, self.index).ok()?;
            drawn_by(&bytes, &tables, self.index)
        };
        self.drawn.get_or_init(read).as_ref()
    }

    /// Outlines that this module cuts itself; `None` leaves the face to printpdf.
    pub(super) fn program(&self) -> Option<&Outlines> {
        match self.drawn()? {
            Drawn::Cut(outlines) => Some(outlines),
            Drawn::Left(_) => None,
        }
    }

    /// The face as printpdf wants it, where it does the cutting.
    pub(super) fn parsed(&self) -> Option<&ParsedFont> {
        match self.drawn()? {
            Drawn::Cut(_) => None,
            Drawn::Left(parsed) => Some(parsed),
        }
    }

    /// How far a glyph moves the pen, in thousandths of the em.
    pub(super) fn advance(&self, glyph: u16) -> f32 {
        self.advances.get(usize::from(glyph)).copied().unwrap_or(1000.0)
    }

    fn glyph(&self, character: char) -> Option<Glyph> {
        let codepoint = character as usize;
        self.coverage.get(codepoint >> 8)?.as_ref()?[codepoint & 0xff]
    }
}

/// Its own outlines where they can be cut here, else the whole face for printpdf; `None` where neither can be read.
fn drawn_by(bytes: &[u8], tables: &ttf_parser::Face<'_>, index: u32) -> Option<Drawn> {
    let whole = tables.units_per_em() == 1000;
    let table = tables.raw_face().table(ttf_parser::Tag::from_bytes(b"CFF ")).filter(|_| whole);
    if let Some(outlines) = table.and_then(Outlines::read) {
        return Some(Drawn::Cut(outlines));
    }
    let parsed = ParsedFont::from_bytes(bytes, index as usize, &mut Vec::new())?;
    Some(Drawn::Left(Box::new(parsed)))
}

impl Role {
    /// What a printer calls it.
    pub fn label(self) -> &'static str {
        match self {
            Role::Body => "仿宋",
            Role::Title => "小标宋",
            Role::Hei => "黑体",
            Role::Kai => "楷体",
            Role::Song => "宋体",
            Role::Wide => "后备宋体",
            Role::Rare => "生僻字",
        }
    }
}

fn file_name(file: &Path) -> String {
    file.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// Files in a stable order, so that the same folders always give the same faces.
fn collect(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut entries: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for entry in entries {
        if !entry.is_dir() {
            files.push(entry);
        } else if depth > 0 {
            collect(&entry, depth - 1, files);
        }
    }
}
