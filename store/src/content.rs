//! What kind of file it is, told by its content: the name is believed only where the content agrees.

use std::path::Path;

use domain::refusal::Refusal;

/// Bytes from which the kind is told.
pub(crate) const HEAD: usize = 8 * 1024;
/// Largest text file, in bytes; more than this is no note but an export.
pub const TEXT_LIMIT: u64 = 5 * 1024 * 1024;
/// Most points a picture may have: a small file can unfold into a picture that no machine can hold.
pub const PICTURE_POINTS: u64 = 200_000_000;

/// A kind of file that may be evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Content {
    /// Its media type.
    pub mime: &'static str,
    /// What people call it.
    pub label: &'static str,
    /// The endings a file of this kind may have; the first is the usual one.
    pub extensions: &'static [&'static str],
}

/// Every kind that is taken in. Archives are none of them: what is inside could not be seen, and may unfold without end.
pub const ALL: [Content; 11] = [
    Content { mime: "image/jpeg", label: "JPEG 照片", extensions: &["jpg", "jpeg"] },
    Content { mime: "image/png", label: "PNG 图片", extensions: &["png"] },
    Content { mime: "image/webp", label: "WebP 图片", extensions: &["webp"] },
    Content { mime: "image/heif", label: "HEIC 照片", extensions: &["heic", "heif"] },
    Content { mime: "application/pdf", label: "PDF 文件", extensions: &["pdf"] },
    Content { mime: "video/mp4", label: "MP4 视频", extensions: &["mp4", "m4v"] },
    Content { mime: "video/quicktime", label: "MOV 视频", extensions: &["mov"] },
    Content { mime: "audio/mpeg", label: "MP3 录音", extensions: &["mp3"] },
    Content { mime: "audio/m4a", label: "M4A 录音", extensions: &["m4a"] },
    Content { mime: "audio/x-wav", label: "WAV 录音", extensions: &["wav"] },
    Content { mime: "text/plain", label: "纯文本", extensions: &["txt", "csv"] },
];

/// Field of the form that the refusals point at.
const FIELD: &str = "file";

impl Content {
    /// The kind of a stored media type.
    pub fn of_mime(mime: &str) -> Option<Content> {
        ALL.into_iter().find(|content| content.mime == mime)
    }

    /// Whether a browser may show it in the page.
    pub fn is_picture(self) -> bool {
        self.mime.starts_with("image/")
    }
}

/// Tells the kind of a file that lies on disk under any name.
///
/// # Errors
/// A kind that is not taken in; a name whose ending says something else; a text that is not UTF-8; a picture
/// with too many points.
pub(crate) fn of_file(path: &Path, name: &str) -> Result<Content, crate::StoreError> {
    use std::io::Read;
    let mut head = Vec::with_capacity(HEAD);
    std::fs::File::open(path)?.take(HEAD as u64).read_to_end(&mut head)?;
    let content = of_head(&head, name)?;
    if content.mime == "text/plain" {
        let size = std::fs::metadata(path)?.len();
        if size > TEXT_LIMIT {
            return Err(Refusal::input(FIELD, "文本文件超过 5 MB，请拆分或转换为 PDF 后上传").into());
        }
        plain_text(&std::fs::read(path)?)?;
    }
    Ok(content)
}

/// Tells the kind by the first bytes, and compares it with the ending of the name.
///
/// # Errors
/// As [`of_file`], but a text is looked at only as far as it goes.
pub fn of_head(head: &[u8], name: &str) -> Result<Content, Refusal> {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default();
    let content = match infer::get(head) {
        Some(kind) if kind.matcher_type() == infer::MatcherType::Archive && kind.mime_type() != "application/pdf" => {
            return Err(Refusal::input(FIELD, "不接收压缩包。请解压后逐个上传"));
        }
        Some(kind) => taken_in(kind.mime_type()).ok_or_else(|| {
            let known = "照片（JPEG、PNG、WebP、HEIC）、PDF、视频（MP4、MOV）、录音（MP3、M4A、WAV）和纯文本";
            Refusal::input(FIELD, format!("不接收这种文件（{}）。可以上传：{known}", kind.extension()))
        })?,
        None => Content::of_mime("text/plain")
            .filter(|text| head.is_empty() || text.extensions.contains(&extension.as_str()))
            .ok_or_else(|| Refusal::input(FIELD, "认不出这个文件的类型，可能已损坏"))?,
    };
    if head.is_empty() {
        return Err(Refusal::input(FIELD, "文件是空的"));
    }
    if !content.extensions.contains(&extension.as_str()) {
        let usual = content.extensions.first().copied().unwrap_or_default();
        let why = format!("文件名“{name}”与内容不符：内容是{}，扩展名应为 .{usual}", content.label);
        return Err(Refusal::input(FIELD, why));
    }
    if content.mime == "image/png" && points_of_png(head).is_some_and(|points| points > PICTURE_POINTS) {
        return Err(Refusal::input(FIELD, "图片尺寸超过 2 亿像素，不能接收"));
    }
    Ok(content)
}

fn taken_in(mime: &str) -> Option<Content> {
    // Telephones write films and sound in one container; the ending tells which is meant.
    let mime = if mime == "video/x-m4v" { "video/mp4" } else { mime };
    Content::of_mime(mime)
}

/// Width times height, as a PNG's own first chunk says.
fn points_of_png(head: &[u8]) -> Option<u64> {
    let number = |from: usize| -> Option<u64> {
        let four: [u8; 4] = head.get(from..from + 4)?.try_into().ok()?;
        Some(u64::from(u32::from_be_bytes(four)))
    };
    number(16)?.checked_mul(number(20)?)
}

fn plain_text(body: &[u8]) -> Result<(), Refusal> {
    let text = std::str::from_utf8(body)
        .map_err(|_| Refusal::input(FIELD, "文本文件不是 UTF-8 编码。请另存为 UTF-8 后再上传"))?;
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}')) {
        return Err(Refusal::input(FIELD, "文本文件里有控制字符，不是纯文本"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const JPEG: &[u8] = &[0xFF, 0xD8, 0xFF, 0xE0, 0, 16, b'J', b'F', b'I', b'F', 0, 1];

    #[test]
    fn the_content_tells_the_kind_and_the_name_must_agree() {
        assert_eq!(of_head(JPEG, "现场.JPG").unwrap().mime, "image/jpeg");
        assert_eq!(of_head(b"%PDF-1.7\n", "approval.pdf").unwrap().mime, "application/pdf");
        let refusal = of_head(b"%PDF-1.7\n", "现场.jpg").unwrap_err();
        assert_eq!(refusal.field.as_deref(), Some("file"));
        assert!(refusal.why.contains("PDF"), "{}", refusal.why);
        assert!(of_head(JPEG, "现场").is_err());
    }

    #[test]
    fn archives_programs_and_pages_are_not_taken_in() {
        assert!(of_head(b"PK\x03\x04aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "a.zip").unwrap_err().why.contains("压缩包"));
        assert!(of_head(b"PK\x03\x04aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "a.jpg").unwrap_err().why.contains("压缩包"));
        assert!(of_head(&[0x1F, 0x8B, 8, 0, 0, 0, 0, 0], "a.txt").is_err());
        assert!(of_head(b"MZ\x90\x00\x03\x00\x00\x00", "a.txt").is_err());
        assert!(of_head(b"<!DOCTYPE html><html>", "a.txt").is_err());
        assert!(of_head(b"", "a.txt").is_err());
    }

    #[test]
    fn a_text_is_utf_8_without_control_characters() {
        assert_eq!(of_head("笔录".as_bytes(), "a.txt").unwrap().mime, "text/plain");
        assert!(plain_text("笔录\r\n\t一".as_bytes()).is_ok());
        assert!(plain_text(&[0xB1, 0xCA]).is_err());
        assert!(plain_text(b"a\x00b").is_err());
    }

    #[test]
    fn a_picture_with_more_points_than_the_limit_is_refused() {
        let png = |width: u32, height: u32| {
            let mut head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
            head.extend(width.to_be_bytes());
            head.extend(height.to_be_bytes());
            head
        };
        assert!(of_head(&png(20_000, 10_000), "a.png").is_ok());
        assert!(of_head(&png(20_000, 10_001), "a.png").is_err());
        assert!(of_head(&png(u32::MAX, u32::MAX), "a.png").is_err());
    }
}
