//! When and where a picture was taken, as its own file says.

use std::io::{BufRead, Seek};

use chrono::{NaiveDate, NaiveDateTime};
use domain::evidence::Position;
use exif::{Field, In, Rational, Tag, Value};

/// What a picture says of itself. It is the camera's word: shown, never relied on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// When, by the camera's clock, in its local time.
    pub taken_at: Option<NaiveDateTime>,
    /// Where (WGS-84).
    pub position: Option<Position>,
}

/// Reads what a picture says of itself; a file without such data, or with broken data, says nothing.
pub fn read(source: &mut (impl BufRead + Seek)) -> Picture {
    let Ok(exif) = exif::Reader::new().read_from_container(source) else { return Picture::default() };
    let field = |tag| exif.get_field(tag, In::PRIMARY);
    let taken_at = [Tag::DateTimeOriginal, Tag::DateTimeDigitized].into_iter().find_map(|tag| moment(field(tag)?));
    let latitude = degrees(field(Tag::GPSLatitude), field(Tag::GPSLatitudeRef), b'S', 90_000_000);
    let longitude = degrees(field(Tag::GPSLongitude), field(Tag::GPSLongitudeRef), b'W', 180_000_000);
    let position = latitude
        .zip(longitude)
        // A camera without reception writes zeros.
        .filter(|place| *place != (0, 0))
        .map(|(latitude_e6, longitude_e6)| Position { latitude_e6, longitude_e6 });
    Picture { taken_at, position }
}

fn moment(field: &Field) -> Option<NaiveDateTime> {
    let Value::Ascii(texts) = &field.value else { return None };
    let at = exif::DateTime::from_ascii(texts.first()?).ok()?;
    NaiveDate::from_ymd_opt(at.year.into(), at.month.into(), at.day.into())?.and_hms_opt(
        at.hour.into(),
        at.minute.into(),
        at.second.into(),
    )
}

/// Millionths of a degree from degrees, minutes and seconds; negative where the reference is `negative`.
fn degrees(parts: Option<&Field>, reference: Option<&Field>, negative: u8, limit: i64) -> Option<i32> {
    let Value::Rational(parts) = &parts?.value else { return None };
    let sum = [1, 60, 3600].into_iter().zip(parts).try_fold(0i64, |sum, (share, part)| {
        let Rational { num, denom } = *part;
        let whole = i64::from(denom).checked_mul(share)?;
        let millionths = i64::from(num).checked_mul(1_000_000)?.checked_add(whole / 2)?.checked_div(whole)?;
        sum.checked_add(millionths)
    })?;
    let is_negative = match reference.map(|field| &field.value) {
        Some(Value::Ascii(texts)) => texts.first().and_then(|text| text.first()) == Some(&negative),
        _ => false,
    };
    let sum = if is_negative { -sum } else { sum };
    if parts.is_empty() || sum.abs() > limit { None } else { i32::try_from(sum).ok() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn ascii(tag: Tag, text: &str) -> Field {
        Field { tag, ifd_num: In::PRIMARY, value: Value::Ascii(vec![text.as_bytes().to_vec()]) }
    }

    fn triple(tag: Tag, parts: [(u32, u32); 3]) -> Field {
        let parts = parts.map(|(num, denom)| Rational { num, denom }).to_vec();
        Field { tag, ifd_num: In::PRIMARY, value: Value::Rational(parts) }
    }

    fn tiff(fields: &[Field]) -> Cursor<Vec<u8>> {
        let mut writer = exif::experimental::Writer::new();
        for field in fields {
            writer.push_field(field);
        }
        let mut file = Cursor::new(Vec::new());
        writer.write(&mut file, false).unwrap();
        file.set_position(0);
        file
    }

    #[test]
    fn a_picture_tells_time_and_place() {
        let fields = [
            ascii(Tag::DateTimeOriginal, "2022:03:05 22:41:07"),
            triple(Tag::GPSLatitude, [(33, 1), (44, 1), (4200, 100)]),
            ascii(Tag::GPSLatitudeRef, "N"),
            triple(Tag::GPSLongitude, [(113, 1), (18, 1), (2700, 100)]),
            ascii(Tag::GPSLongitudeRef, "E"),
        ];
        let picture = read(&mut tiff(&fields));
        assert_eq!(picture.taken_at.unwrap().to_string(), "2022-03-05 22:41:07");
        assert_eq!(picture.position, Some(Position { latitude_e6: 33_745_000, longitude_e6: 113_307_500 }));
    }

    #[test]
    fn a_place_outside_the_globe_or_without_denominator_is_no_place() {
        for parts in [[(91, 1), (0, 1), (0, 1)], [(33, 0), (0, 1), (0, 1)]] {
            let fields = [triple(Tag::GPSLatitude, parts), triple(Tag::GPSLongitude, [(113, 1), (0, 1), (0, 1)])];
            assert_eq!(read(&mut tiff(&fields)).position, None);
        }
    }

    #[test]
    fn broken_data_says_nothing() {
        assert_eq!(read(&mut Cursor::new(b"\xFF\xD8\xFF\xE1\xFF\xFFExif".to_vec())), Picture::default());
        assert_eq!(read(&mut Cursor::new(Vec::new())), Picture::default());
    }
}
