//! What a browser's form sends, read strictly: text that is not text is refused, never mended.

/// Why a form cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Bytes that are no UTF-8.
    #[error("内容不是有效的 UTF-8 文字")]
    NotText,
    /// A zero byte, which no text field can hold.
    #[error("内容含有空字符，不能接收")]
    Zero,
}

/// The fields of a form or of an address's query, in order.
///
/// # Errors
/// A name or value is not text.
pub fn fields(encoded: &[u8]) -> Result<Vec<(String, String)>, Unreadable> {
    let pairs = encoded.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            let end = pair.iter().position(|byte| *byte == b'=').unwrap_or(pair.len());
            Ok((decoded(&pair[..end])?, decoded(pair.get(end + 1..).unwrap_or_default())?))
        })
        .collect()
}

/// An address within this office; `None` for everything that leads elsewhere.
pub fn local(address: &str) -> Option<&str> {
    let plain = address.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let elsewhere = address.starts_with("//") || !address.starts_with('/');
    (plain && !elsewhere && address.len() <= 2000).then_some(address)
}

fn decoded(text: &[u8]) -> Result<String, Unreadable> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let [first, tail @ ..] = rest {
        rest = tail;
        let byte = match (first, tail) {
            (b'+', _) => b' ',
            (b'%', [high, low, after @ ..]) => match (digit(*high), digit(*low)) {
                (Some(high), Some(low)) => {
                    rest = after;
                    high * 16 + low
                }
                _ => b'%',
            },
            (byte, _) => *byte,
        };
        bytes.push(byte);
    }
    if bytes.contains(&0) {
        return Err(Unreadable::Zero);
    }
    String::from_utf8(bytes).map_err(|_| Unreadable::NotText)
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_in_order_with_its_repeated_names() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(
            fields("kind=a&kind=b&words=%E6%B8%A3%E5%9C%9F+x&empty=&bare".as_bytes()).unwrap(),
            [pair("kind", "a"), pair("kind", "b"), pair("words", "渣土 x"), pair("empty", ""), pair("bare", "")]
        );
        assert_eq!(fields("a=100%&b=%zz".as_bytes()).unwrap(), [pair("a", "100%"), pair("b", "%zz")]);
        assert_eq!(fields(b"").unwrap(), []);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(fields(b"name=%E6%B8"), Err(Unreadable::NotText));
        assert_eq!(fields(b"name=\xff"), Err(Unreadable::NotText));
        assert_eq!(fields(b"name=%00"), Err(Unreadable::Zero));
    }

    #[test]
    fn only_addresses_of_this_office_are_followed() {
        assert_eq!(local("/cases/17?tab=log"), Some("/cases/17?tab=log"));
        for elsewhere in ["//evil.example", "https://evil.example", "/\\evil.example", "cases", "", "/a b", "/a\r\nb"] {
            assert_eq!(local(elsewhere), None, "{elsewhere:?}");
        }
    }
}
