//! Amounts in words (大写), written one way and read in every way the banking rules allow.

use super::{Fen, MoneyError};

const DIGITS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

/// Where 支付结算办法 附一 leaves a choice. The canonical form takes none of the optional 零 and always the 整.
#[derive(Clone, Copy, Default)]
struct Choice {
    /// 零 although the next lower digit follows directly: 壹拾万零柒仟, 亿 or 万 digit 0.
    zero_before_thousand: bool,
    /// 零 between 元 and 角 when the yuan digit is 0.
    zero_before_jiao: bool,
    /// No 零 for a section of four zeros: 壹亿伍仟. Lawful, but readers take it for 壹亿伍仟万.
    bare_skip: bool,
    /// No 整 after 角.
    jiao_without_whole: bool,
    /// 零元 in front of amounts below one yuan.
    zero_yuan: bool,
}

pub(super) fn canonical(amount: Fen) -> Result<String, MoneyError> {
    if amount < Fen::ZERO {
        return Err(MoneyError::Negative);
    }
    if amount > Fen::MAX {
        return Err(MoneyError::TooLarge);
    }
    Ok(format!("人民币{}", write(amount.get().unsigned_abs(), Choice::default())))
}

/// Reads an amount in words in any form the banking rules allow, with or without 人民币, with 圆 for 元 and 正 for 整.
/// Any other spelling is refused together with the right one, so a misread amount cannot pass.
pub fn parse_words(text: &str) -> Result<Fen, MoneyError> {
    if text.chars().nth(80).is_some() {
        return Err(MoneyError::Words { expected: None });
    }
    let plain: String = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '圆' => '元',
            '正' => '整',
            other => other,
        })
        .collect();
    if plain.is_empty() {
        return Err(MoneyError::Empty);
    }
    let body = plain.strip_prefix("人民币").unwrap_or(&plain);
    let fen = value(body).ok_or(MoneyError::Words { expected: None })?;
    if fen > Fen::MAX.get().unsigned_abs() {
        return Err(MoneyError::TooLarge);
    }
    let amount = Fen::new(i64::try_from(fen).map_err(|_| MoneyError::TooLarge)?);
    let known = (0..32_u8).any(|bits| {
        let on = |bit: u8| bits & (1 << bit) != 0;
        let choice = Choice {
            zero_before_thousand: on(0),
            zero_before_jiao: on(1),
            bare_skip: on(2),
            jiao_without_whole: on(3),
            zero_yuan: on(4),
        };
        write(fen, choice) == body
    });
    if known { Ok(amount) } else { Err(MoneyError::Words { expected: canonical(amount).ok() }) }
}

fn write(fen: u64, choice: Choice) -> String {
    let (yuan, jiao, fen) = (fen / 100, fen / 10 % 10, fen % 10);
    let mut text = String::with_capacity(96);
    if yuan > 0 {
        text.push_str(&integer(yuan, choice));
        text.push('元');
    } else if (jiao == 0 && fen == 0) || choice.zero_yuan {
        text.push_str("零元");
    }
    let after_yuan = !text.is_empty();
    match (jiao, fen) {
        (0, 0) => text.push('整'),
        (0, fen) => {
            if after_yuan {
                text.push('零');
            }
            push_digit(&mut text, fen);
            text.push('分');
        }
        (jiao, fen) => {
            if after_yuan && choice.zero_before_jiao && yuan.is_multiple_of(10) {
                text.push('零');
            }
            push_digit(&mut text, jiao);
            text.push('角');
            if fen > 0 {
                push_digit(&mut text, fen);
                text.push('分');
            } else if !choice.jiao_without_whole {
                text.push('整');
            }
        }
    }
    text
}

/// Whole yuan, at least 1.
fn integer(yuan: u64, choice: Choice) -> String {
    let (upper, lower) = (yuan / 100_000_000, yuan % 100_000_000);
    let mut text = String::new();
    if upper > 0 {
        text.push_str(&integer(upper, choice));
        text.push('亿');
    }
    let (wan, rest) = (lower / 10_000, lower % 10_000);
    if wan > 0 {
        if upper > 0 && (wan < 1_000 || (choice.zero_before_thousand && upper.is_multiple_of(10))) {
            text.push('零');
        }
        text.push_str(&section(wan));
        text.push('万');
    }
    if rest > 0 {
        let before = if wan > 0 { wan } else { upper };
        let skipped = wan == 0 && upper > 0;
        if before > 0
            && (rest < 1_000
                || (skipped && !choice.bare_skip)
                || (!skipped && choice.zero_before_thousand && before.is_multiple_of(10)))
        {
            text.push('零');
        }
        text.push_str(&section(rest));
    }
    text
}

/// One group of four digits, 1 to 9,999, without leading 零.
fn section(value: u64) -> String {
    let mut text = String::new();
    let mut gap = false;
    for (unit, name) in [(1_000, "仟"), (100, "佰"), (10, "拾"), (1, "")] {
        let digit = value / unit % 10;
        if digit == 0 {
            gap = !text.is_empty();
            continue;
        }
        if gap {
            text.push('零');
            gap = false;
        }
        push_digit(&mut text, digit);
        text.push_str(name);
    }
    text
}

fn push_digit(text: &mut String, digit: u64) {
    text.extend(usize::try_from(digit).ok().and_then(|at| DIGITS.get(at)));
}

/// The plain sum of what stands there, in fen; whether it is well written is checked afterwards by writing it again.
fn value(body: &str) -> Option<u64> {
    let (mut total, mut group, mut digit, mut fen): (u64, u64, Option<u64>, u64) = (0, 0, None, 0);
    for c in body.chars() {
        match c {
            '零' => digit = Some(0),
            '壹' => digit = Some(1),
            '贰' => digit = Some(2),
            '叁' => digit = Some(3),
            '肆' => digit = Some(4),
            '伍' => digit = Some(5),
            '陆' => digit = Some(6),
            '柒' => digit = Some(7),
            '捌' => digit = Some(8),
            '玖' => digit = Some(9),
            '拾' => group += digit.take()? * 10,
            '佰' => group += digit.take()? * 100,
            '仟' => group += digit.take()? * 1_000,
            '万' => {
                total = total.checked_add((group + digit.take().unwrap_or(0)).checked_mul(10_000)?)?;
                group = 0;
            }
            '亿' => {
                total = total.checked_add(group + digit.take().unwrap_or(0))?.checked_mul(100_000_000)?;
                group = 0;
            }
            '元' => {
                total = total.checked_add(group + digit.take().unwrap_or(0))?;
                group = 0;
            }
            '角' => fen += digit.take()? * 10,
            '分' => fen += digit.take()?,
            '整' => {}
            _ => return None,
        }
    }
    if digit.is_some() || group != 0 {
        return None;
    }
    total.checked_mul(100)?.checked_add(fen)
}
