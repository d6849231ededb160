//! Amounts: the thirty vectors of the writing rules, and everything people type.

use proptest::prelude::*;

use super::{Fen, MoneyError, parse_words};

/// Fen, canonical words, other lawful spellings.
const VECTORS: [(i64, &str, &[&str]); 30] = [
    (0, "零元整", &[]),
    (5, "伍分", &["零元零伍分"]),
    (50, "伍角整", &["伍角"]),
    (150, "壹元伍角整", &["壹元伍角"]),
    (1_000, "壹拾元整", &[]),
    (1_520, "壹拾伍元贰角整", &["壹拾伍元贰角"]),
    (10_005, "壹佰元零伍分", &[]),
    (11_000, "壹佰壹拾元整", &[]),
    (32_504, "叁佰贰拾伍元零肆分", &[]),
    (140_950, "壹仟肆佰零玖元伍角整", &["壹仟肆佰零玖元伍角"]),
    (168_032, "壹仟陆佰捌拾元叁角贰分", &["壹仟陆佰捌拾元零叁角贰分"]),
    (600_714, "陆仟零柒元壹角肆分", &[]),
    (1_000_000, "壹万元整", &["壹万圆整", "壹万元正"]),
    (1_001_000, "壹万零壹拾元整", &[]),
    (1_405_000, "壹万肆仟零伍拾元整", &[]),
    (1_640_902, "壹万陆仟肆佰零玖元零贰分", &[]),
    (4_007_100, "肆万零柒拾壹元整", &[]),
    (
        10_700_053,
        "壹拾万柒仟元伍角叁分",
        &["壹拾万零柒仟元零伍角叁分", "壹拾万零柒仟元伍角叁分", "壹拾万柒仟元零伍角叁分"],
    ),
    (20_030_000, "贰拾万零叁佰元整", &[]),
    (58_440_000, "伍拾捌万肆仟肆佰元整", &[]),
    (83_625_000, "捌拾叁万陆仟贰佰伍拾元整", &[]),
    (100_000_100, "壹佰万零壹元整", &[]),
    (101_010_100, "壹佰零壹万零壹佰零壹元整", &[]),
    (218_000_000, "贰佰壹拾捌万元整", &[]),
    (2_030_000_000, "贰仟零叁拾万元整", &[]),
    (10_000_000_000, "壹亿元整", &[]),
    (10_000_001_000, "壹亿零壹拾元整", &[]),
    (10_001_000_000, "壹亿零壹万元整", &[]),
    (100_010_000_000, "壹拾亿零壹拾万元整", &[]),
    (999_999_999_999, "玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分", &[]),
];

#[test]
fn the_thirty_vectors_are_written_and_read() {
    for (fen, words, others) in VECTORS {
        let amount = Fen::new(fen);
        assert_eq!(amount.words().unwrap(), format!("人民币{words}"), "{fen}");
        for spelling in others.iter().chain([&words]) {
            assert_eq!(parse_words(spelling), Ok(amount), "{spelling}");
            assert_eq!(parse_words(&format!("人民币{spelling}")), Ok(amount), "{spelling}");
        }
    }
}

#[test]
fn every_amount_up_to_ten_thousand_yuan_returns_from_its_words() {
    for fen in 1..=1_000_000 {
        let words = Fen::new(fen).words().unwrap();
        assert_eq!(parse_words(&words), Ok(Fen::new(fen)), "{words}");
    }
}

#[test]
fn a_section_of_zeros_keeps_its_zero_because_the_short_form_is_misread() {
    let amount = Fen::yuan(100_005_000);
    assert_eq!(amount.words().unwrap(), "人民币壹亿零伍仟元整");
    assert_eq!(parse_words("壹亿伍仟元整"), Ok(amount));
    assert_eq!(parse_words("壹亿伍仟万元整"), Ok(Fen::yuan(150_000_000)));
    assert_eq!(Fen::MAX.words().unwrap(), "人民币壹拾万亿元整");
    assert_eq!(parse_words("人民币壹拾万亿元整"), Ok(Fen::MAX));
}

#[test]
fn misspelt_words_are_refused_with_the_right_ones() {
    for wrong in ["拾伍元整", "壹万肆仟伍拾元整", "伍元", "伍分整", "壹佰元伍分", "壹万零零壹拾元整", "壹佰壹仟元整"]
    {
        assert!(matches!(parse_words(wrong), Err(MoneyError::Words { .. })), "{wrong}");
    }
    assert_eq!(
        parse_words("壹万肆仟伍拾元整").unwrap_err().to_string(),
        "大写金额写法不对，应为“人民币壹万肆仟零伍拾元整”。"
    );
    assert_eq!(parse_words("一万元").unwrap_err().to_string(), "大写金额写法不对。");
    assert_eq!(parse_words(" "), Err(MoneyError::Empty));
    assert!(parse_words(&"壹".repeat(10_000_000)).is_err());
    assert!(parse_words("玖玖亿亿亿亿元整").is_err());
}

#[test]
fn words_have_bounds() {
    assert_eq!(Fen::new(-1).words(), Err(MoneyError::Negative));
    assert!(Fen::MAX.words().is_ok());
    assert_eq!(Fen::new(Fen::MAX.get() + 1).words(), Err(MoneyError::TooLarge));
}

#[test]
fn typed_amounts_are_understood() {
    for (text, fen) in [
        ("12,000", 1_200_000),
        ("12000.5", 1_200_050),
        ("1.2万", 1_200_000),
        ("1.2 万元", 1_200_000),
        ("１２，０００．５０", 1_200_050),
        ("¥14,050.00", 1_405_000),
        ("￥ 300 元", 30_000),
        ("人民币200元", 20_000),
        ("0.05", 5),
        ("0", 0),
        ("0.000001万", 1),
        ("1.20000000万", 1_200_000),
        ("2,180,000", 218_000_000),
        ("10000000000000", 1_000_000_000_000_000),
    ] {
        assert_eq!(Fen::parse(text), Ok(Fen::new(fen)), "{text}");
    }
}

#[test]
fn what_is_no_amount_is_refused() {
    for (text, error) in [
        ("", MoneyError::Empty),
        ("  ", MoneyError::Empty),
        ("-5", MoneyError::Negative),
        ("−5", MoneyError::Negative),
        ("¥-5", MoneyError::Negative),
        ("－５", MoneyError::Negative),
        ("1.005", MoneyError::TooFine),
        ("0.0000001万", MoneyError::TooFine),
        ("10000000000000.01", MoneyError::TooLarge),
        ("99999999999999999999", MoneyError::TooLarge),
        ("1,2000", MoneyError::Unreadable),
        ("1200,000", MoneyError::Unreadable),
        (",000", MoneyError::Unreadable),
        ("12.", MoneyError::Unreadable),
        (".5", MoneyError::Unreadable),
        ("1.2.3", MoneyError::Unreadable),
        ("1e3", MoneyError::Unreadable),
        ("五百", MoneyError::Unreadable),
        ("万", MoneyError::Unreadable),
        ("元", MoneyError::Unreadable),
        ("+5", MoneyError::Unreadable),
    ] {
        assert_eq!(Fen::parse(text), Err(error), "{text}");
    }
    assert_eq!(Fen::parse(&"1".repeat(10_000_000)), Err(MoneyError::Unreadable));
}

#[test]
fn figures_for_tables_running_text_and_exports() {
    let shown = |fen| (Fen::new(fen).figure(), Fen::new(fen).plain());
    assert_eq!(shown(1_405_000), ("14,050.00".into(), "14,050".into()));
    assert_eq!(shown(1_405_050), ("14,050.50".into(), "14,050.50".into()));
    assert_eq!(shown(5), ("0.05".into(), "0.05".into()));
    assert_eq!(shown(-120_000), ("−1,200.00".into(), "−1,200".into()));
    assert_eq!(shown(218_000_000).0, "2,180,000.00");
    assert_eq!(shown(i64::MIN).0, "−92,233,720,368,547,758.08");
    for (fen, wan) in [
        (1_405_000, "1.405"),
        (58_440_000, "58.44"),
        (4_007_100, "4.0071"),
        (150, "0.00015"),
        (20_000, "0.02"),
        (200_000, "0.2"),
        (1, "0.000001"),
        (0, "0"),
        (1_000_000, "1"),
        (218_000_000, "218"),
        (-500, "-0.0005"),
    ] {
        assert_eq!(Fen::new(fen).wan(), wan);
    }
}

#[test]
fn data_carries_plain_fen() {
    assert_eq!(serde_json::to_string(&Fen::yuan(5)).unwrap(), "500");
    assert_eq!(serde_json::from_str::<Fen>("500").unwrap(), Fen::yuan(5));
    assert!(serde_json::from_str::<Fen>("5.0").is_err());
    assert!(serde_json::from_str::<Fen>("\"500\"").is_err());
}

#[test]
fn arithmetic_stays_inside_its_bounds() {
    assert_eq!([Fen::yuan(1), Fen::new(5)].iter().sum::<Fen>(), Fen::new(105));
    assert_eq!(Fen::new(i64::MAX).checked_add(Fen::new(1)), None);
    assert_eq!(Fen::new(i64::MIN).checked_sub(Fen::new(1)), None);
    assert_eq!(Fen::new(i64::MAX).checked_mul(2), None);
    assert_eq!(Fen::checked_yuan(-1), None);
    assert_eq!(Fen::checked_yuan(10_000_000_000_000), Some(Fen::MAX));
    assert_eq!(Fen::checked_yuan(10_000_000_000_001), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]
    #[test]
    fn words_and_figures_return_the_amount(fen in 0..=1_000_000_000_000_i64) {
        let amount = Fen::new(fen);
        prop_assert_eq!(parse_words(&amount.words().unwrap()), Ok(amount));
        prop_assert_eq!(Fen::parse(&amount.figure()), Ok(amount));
        prop_assert_eq!(Fen::parse(&amount.plain()), Ok(amount));
        prop_assert_eq!(Fen::parse(&format!("{}万", amount.wan())), Ok(amount));
    }
}

proptest! {
    #[test]
    fn no_text_breaks_the_readers(text in "\\PC{0,40}") {
        let _ = Fen::parse(&text);
        let _ = parse_words(&text);
    }

    #[test]
    fn no_mixture_of_words_is_misread(text in "[零壹贰玖拾佰仟万亿元角分整]{1,14}") {
        if let Ok(amount) = parse_words(&text) {
            let canonical = amount.words().unwrap();
            let bare = |text: &str| text.replace(['零', '整'], "").replace("人民币", "").trim_start_matches('元').to_owned();
            prop_assert_eq!(bare(&canonical), bare(&text));
        }
    }
}
