//! Amounts: the thirty vectors of the writing rules, and everything people type.

use proptest::prelude::*;

use super::{Fen, MoneyError, parse_words};

/// Fen, canonical words, other lawful spellings.
const VECTORS: [(i64, &str, &[&str]); 30] = [
    (0, "零元整", &[]),
    (5, "伍分", &["零元零伍分"]),
    (50, "伍角整", &["伍角"]),
    (1_50, "壹元伍角整", &["壹元伍角"]),
    (10_00, "壹拾元整", &[]),
    (15_20, "壹拾伍元贰角整", &["壹拾伍元贰角"]),
    (100_05, "壹佰元零伍分", &[]),
    (110_00, "壹佰壹拾元整", &[]),
    (325_04, "叁佰贰拾伍元零肆分", &[]),
    (1409_50, "壹仟肆佰零玖元伍角整", &["壹仟肆佰零玖元伍角"]),
    (1680_32, "壹仟陆佰捌拾元叁角贰分", &["壹仟陆佰捌拾元零叁角贰分"]),
    (6007_14, "陆仟零柒元壹角肆分", &[]),
    (10_000_00, "壹万元整", &["壹万圆整", "壹万元正"]),
    (10_010_00, "壹万零壹拾元整", &[]),
    (14_050_00, "壹万肆仟零伍拾元整", &[]),
    (16_409_02, "壹万陆仟肆佰零玖元零贰分", &[]),
    (40_071_00, "肆万零柒拾壹元整", &[]),
    (
        107_000_53,
        "壹拾万柒仟元伍角叁分",
        &["壹拾万零柒仟元零伍角叁分", "壹拾万零柒仟元伍角叁分", "壹拾万柒仟元零伍角叁分"],
    ),
    (200_300_00, "贰拾万零叁佰元整", &[]),
    (584_400_00, "伍拾捌万肆仟肆佰元整", &[]),
    (836_250_00, "捌拾叁万陆仟贰佰伍拾元整", &[]),
    (1_000_001_00, "壹佰万零壹元整", &[]),
    (1_010_101_00, "壹佰零壹万零壹佰零壹元整", &[]),
    (2_180_000_00, "贰佰壹拾捌万元整", &[]),
    (20_300_000_00, "贰仟零叁拾万元整", &[]),
    (100_000_000_00, "壹亿元整", &[]),
    (100_000_010_00, "壹亿零壹拾元整", &[]),
    (100_010_000_00, "壹亿零壹万元整", &[]),
    (1_000_100_000_00, "壹拾亿零壹拾万元整", &[]),
    (9_999_999_999_99, "玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分", &[]),
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
    for fen in 1..=10_000_00 {
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
        ("12,000", 12_000_00),
        ("12000.5", 12_000_50),
        ("1.2万", 12_000_00),
        ("1.2 万元", 12_000_00),
        ("１２，０００．５０", 12_000_50),
        ("¥14,050.00", 14_050_00),
        ("￥ 300 元", 300_00),
        ("人民币200元", 200_00),
        ("0.05", 5),
        ("0", 0),
        ("0.000001万", 1),
        ("1.20000000万", 12_000_00),
        ("2,180,000", 2_180_000_00),
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
    assert_eq!(shown(14_050_00), ("14,050.00".into(), "14,050".into()));
    assert_eq!(shown(14_050_50), ("14,050.50".into(), "14,050.50".into()));
    assert_eq!(shown(5), ("0.05".into(), "0.05".into()));
    assert_eq!(shown(-1_200_00), ("−1,200.00".into(), "−1,200".into()));
    assert_eq!(shown(2_180_000_00).0, "2,180,000.00");
    assert_eq!(shown(i64::MIN).0, "−92,233,720,368,547,758.08");
    for (fen, wan) in [
        (14_050_00, "1.405"),
        (584_400_00, "58.44"),
        (40_071_00, "4.0071"),
        (1_50, "0.00015"),
        (200_00, "0.02"),
        (2_000_00, "0.2"),
        (1, "0.000001"),
        (0, "0"),
        (10_000_00, "1"),
        (2_180_000_00, "218"),
        (-5_00, "-0.0005"),
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
