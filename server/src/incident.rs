//! What went wrong inside: the person gets a number to name, the log gets the cause under that number.

use std::fmt::Display;

/// The digits of a number that is read out over the telephone: none looks or sounds like another.
const DIGITS: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Gives the event a number such as `7F3K-2Q` and logs the cause under it.
pub fn record(cause: &dyn Display) -> String {
    let number = number(rand::random());
    tracing::error!(incident = %number, cause = %cause, "something went wrong");
    number
}

/// The cause with everything beneath it, in one line.
pub fn causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut below = error.source();
    while let Some(cause) = below {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        below = cause.source();
    }
    text
}

fn number(drawn: [u8; 6]) -> String {
    let digits: String = drawn.iter().map(|byte| char::from(DIGITS[usize::from(*byte) % DIGITS.len()])).collect();
    format!("{}-{}", &digits[..4], &digits[4..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_can_be_read_out() {
        assert_eq!(number([0, 1, 2, 3, 4, 5]), "2345-67");
        assert_eq!(number([29, 30, 255, 254, 0, 0]).len(), 7);
    }
}
