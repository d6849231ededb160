//! Bands, steps and arithmetic of fines.

#![expect(clippy::inconsistent_digit_grouping, reason = "fen are set apart from yuan by the last underscore")]

use domain::ids::ExhibitId;
use domain::law::catalogue::{Catalogue, CatalogueError, Subject, Violation};
use domain::law::discretion::{Computed, Departure, Discretion, Measure, Proof, Sum, compute, inside};
use domain::law::leniency::GroundKey;
use domain::money::Fen;
use domain::refusal::{Obstacle, Refusal};
use proptest::prelude::*;

use crate::{catalogue, day, entry};

const ON: &str = "2026-09-08";

fn proof() -> Option<Proof> {
    Some(Proof { exhibit: ExhibitId(7), name: "施工合同".into() })
}

fn base(fen: i64, percent: Option<u32>) -> Measure {
    Measure::Base { amount: Fen::new(fen), proof: proof(), percent }
}

fn on(
    violation: &Violation,
    standard: &Discretion,
    subject: Subject,
    tier: &str,
    measure: &Measure,
    step: Option<&str>,
) -> Result<Computed, Refusal> {
    compute(violation, standard, &Sum { subject, tier, measure, step }, day(ON))
}

fn plain(code: &str, subject: Subject, tier: &str, measure: &Measure) -> Result<Computed, Refusal> {
    on(&entry(code), &Discretion::default(), subject, tier, measure, None)
}

fn band(computed: &Computed) -> (i64, i64, Option<i64>) {
    (computed.min.get(), computed.max.get(), computed.proposed.map(Fen::get))
}

#[test]
fn every_entry_gives_each_party_a_band_or_says_why_not() {
    let catalogue = catalogue();
    let codes: Vec<String> = catalogue
        .all()
        .map(|violation| violation.code.clone())
        .chain(catalogue.unready().map(|entry| entry.code.clone()))
        .collect();
    assert_eq!(codes.len(), 112);
    let (mut bands, mut refusals) = (0, 0);
    for code in &codes {
        let Some(violation) = catalogue.all().find(|violation| violation.code == *code) else {
            let error = catalogue.find(code, day(ON)).unwrap_err();
            assert!(matches!(error, CatalogueError::Unready { .. }) && error.to_string().contains("第三十八条"));
            continue;
        };
        for subject in [Subject::Individual, Subject::Unit] {
            let tiers = violation.bands_for(subject);
            if tiers.is_empty() {
                let refusal = plain(code, subject, "base", &Measure::Band).unwrap_err();
                assert!(!refusal.articles.is_empty() && refusal.why.contains("没有"), "{code} {}", refusal.why);
                refusals += 1;
            }
            for tier in tiers {
                let measure = if tier.base.is_some() {
                    base(1_000_000_00, None)
                } else if tier.per_item.is_some() {
                    Measure::Items { count: 3, proof: proof() }
                } else {
                    Measure::Band
                };
                let computed = plain(code, subject, &tier.tier, &measure).unwrap();
                assert!(
                    Fen::ZERO <= computed.min && computed.min <= computed.max && computed.max > Fen::ZERO,
                    "{code}"
                );
                assert!(computed.arithmetic.last().unwrap().contains("没有登记这一案由的裁量基准"), "{code}");
                bands += 1;
            }
        }
    }
    assert!(bands > 150 && refusals > 40, "{bands} {refusals}");
}

#[test]
fn percentages_are_of_a_proved_base_and_round_inwards() {
    // 建设工程质量管理条例 57: 1 %–2 % of the contract price.
    let of = |fen, percent| plain("CN-001", Subject::Unit, "base", &base(fen, percent));
    let computed = of(12_345_678_00, Some(150)).unwrap();
    assert_eq!(band(&computed), (123_456_78, 246_913_56, Some(185_185_17)));
    assert_eq!(
        computed.arithmetic,
        [
            "法定幅度（单位，一般）：工程合同价款的 1%–2%",
            "工程合同价款 12,345,678 元（证据：施工合同）",
            "下限：12,345,678 元 × 1% ＝ 123,456.78 元",
            "上限：12,345,678 元 × 2% ＝ 246,913.56 元",
            "选定 1.5%：12,345,678 元 × 1.5% ＝ 185,185.17 元",
            "没有登记这一案由的裁量基准，按法定幅度裁量",
        ]
    );
    let uneven = of(150, None).unwrap();
    assert_eq!(band(&uneven), (2, 3, None));
    assert!(uneven.arithmetic[2].ends_with("0.02 元（不足一分的进）"), "{:?}", uneven.arithmetic);
    let chosen = |percent| of(12_345_678_00, Some(percent));
    assert!(chosen(99).is_err() && chosen(100).is_ok() && chosen(101).is_ok());
    assert!(chosen(199).is_ok() && chosen(200).is_ok());
    let refusal = chosen(201).unwrap_err();
    assert_eq!((refusal.field.as_deref(), refusal.articles[0].number.as_ref()), (Some("percent"), "34"));
    assert!(refusal.why.contains("2.01%"));
    assert!(of(0, None).is_err() && of(-1, None).is_err() && of(1, None).is_err());
    assert!(of(Fen::MAX.get(), None).is_ok() && of(Fen::MAX.get() + 1, None).is_err());
    let unproved = Measure::Base { amount: Fen::yuan(1), proof: None, percent: None };
    let refusal = plain("CN-001", Subject::Unit, "base", &unproved).unwrap_err();
    assert_eq!((refusal.code, refusal.articles[0].number.as_ref()), (Obstacle::Incomplete, "40"));
    assert!(plain("CN-001", Subject::Unit, "base", &Measure::Band).unwrap_err().why.contains("工程合同价款"));
    // A percentage from nothing upwards, and the whole of the base.
    let up_to = plain("PS-001", Subject::Unit, "base", &base(1_000_000_00, Some(0)));
    assert_eq!(up_to.unwrap_err().field.as_deref(), Some("percent"));
    let whole = plain("CN-009", Subject::Unit, "base", &base(80_000_00, None)).unwrap();
    assert_eq!(band(&whole), (0, 80_000_00, None));
}

#[test]
fn items_are_counted_and_capped() {
    let of = |subject, count| {
        plain("SG-003", subject, "per_item", &Measure::Items { count, proof: proof() }).map(|computed| band(&computed))
    };
    let unit = |count| of(Subject::Unit, count).unwrap();
    assert!(of(Subject::Unit, 0).is_err());
    assert_eq!(unit(1), (500_00, 500_00, Some(500_00)));
    assert_eq!([unit(19).0, unit(20).0, unit(21).0], [9_500_00, 10_000_00, 10_000_00]);
    assert_eq!(unit(u32::MAX).0, 10_000_00);
    assert_eq!(of(Subject::Individual, 4).unwrap().0, 200_00);
    let capped = plain("SG-003", Subject::Unit, "per_item", &Measure::Items { count: 21, proof: proof() }).unwrap();
    assert_eq!(capped.arithmetic[1], "21 件 × 每件 500 元 ＝ 10,500 元，超过上限，按 10,000 元（证据：施工合同）");
    let unproved = Measure::Items { count: 1, proof: None };
    assert_eq!(plain("SG-003", Subject::Unit, "per_item", &unproved).unwrap_err().code, Obstacle::Incomplete);
    assert!(plain("SG-003", Subject::Unit, "per_item", &Measure::Band).unwrap_err().why.contains("件数"));
}

#[test]
fn fixed_tiers_are_chosen_by_fact() {
    assert_eq!(band(&plain("MK-003", Subject::Unit, "base", &Measure::Band).unwrap()), (200_00, 200_00, Some(200_00)));
    let tier = |name| plain("FM-006", Subject::Unit, name, &Measure::Band).map(|computed| band(&computed));
    assert_eq!(tier("base"), Ok((500_00, 5_000_00, None)));
    assert_eq!(tier("refusal"), Ok((5_000_00, 20_000_00, None)));
    assert_eq!(tier("business").unwrap_err().field.as_deref(), Some("tier"));
    assert!(plain("FM-006", Subject::Unit, "base", &base(1, None)).unwrap_err().why.contains("固定幅度"));
    let none = plain("CN-013", Subject::Unit, "base", &Measure::Band).unwrap_err();
    assert_eq!(none.why, "本案由没有规定罚款，处罚种类为警告");
    assert_eq!(
        plain("MK-006", Subject::Individual, "base", &Measure::Band).unwrap_err().why,
        "本案由没有对个人规定罚款"
    );
}

const MULTIPLE: &str = r#"
[[violation]]
code = "XX-001"
domain = "gas"
name_zh = "某行为"
conduct = "Something."
prohibiting_basis = [{ law = "某条例", article = "38" }]
penalty_basis = [{ law = "某条例", article = "53" }]
penalty_kinds = ["罚款"]
fine = [{ subject = "any", tier = "base", percent_min = 100, percent_max = 300, base = "illegal_gains" }]
requires_rectification_first = false
confiscation = false
daily_penalty = false
competence = "own"
effective_from = 2020-01-01
verified = true
evidence = "statute_text"
source = "read"
"#;

#[test]
fn multiples_of_the_gains_are_read_and_counted() {
    let catalogue = Catalogue::parse(MULTIPLE).unwrap();
    let violation = catalogue.all().next().unwrap();
    assert_eq!(violation.tiers[0].band(), "违法所得的 1–3 倍");
    let computed =
        on(violation, &Discretion::default(), Subject::Unit, "base", &base(1_234_00, Some(25_000)), None).unwrap();
    assert_eq!(band(&computed), (1_234_00, 3_702_00, Some(3_085_00)));
    assert_eq!(computed.arithmetic[3], "上限：1,234 元 × 3 倍 ＝ 3,702 元");
    let read = |max: u32| Catalogue::parse(&MULTIPLE.replace("300", &max.to_string())).is_ok();
    assert_eq!([read(999), read(1_000), read(1_001)], [true, true, false]);
}

fn ladder(steps: &str) -> Result<Discretion, String> {
    let text = format!(
        "[[ladder]]\nviolation = \"MK-001\"\nfrom = 2026-01-01\nto = 2026-12-31\nsource = \"某裁量标准\"\nverified = \"read\"\n{steps}"
    );
    Discretion::parse(&text, &catalogue())
}

fn step(name: &str, range: &str) -> String {
    format!("[[ladder.step]]\nname = \"{name}\"\ntest = \"遗撒不足 10 平方米\"\nsubject = \"any\"\n{range}\n")
}

#[test]
fn a_step_is_a_part_of_the_band() {
    assert_eq!(Discretion::built_in(&catalogue()).unwrap().all().count(), 0);
    let steps = step("轻微", "yuan = [2000, 5000]") + &step("一般", "of_band = [17, 50]");
    let standard = ladder(&steps).unwrap();
    let of = |name| on(&entry("MK-001"), &standard, Subject::Unit, "base", &Measure::Band, name);
    let computed = of(Some("轻微")).unwrap();
    assert_eq!(band(&computed), (2_000_00, 5_000_00, None));
    assert_eq!(
        computed.arithmetic[1],
        "裁量阶次“轻微”（遗撒不足 10 平方米）：2,000–5,000 元，依据某裁量标准（已核原文）"
    );
    assert_eq!((computed.statutory_min, computed.statutory_max), (Fen::yuan(2_000), Fen::yuan(20_000)));
    assert_eq!(band(&of(Some("一般")).unwrap()), (5_060_00, 11_000_00, None));
    assert!(of(None).unwrap().arithmetic[1].starts_with("裁量阶次尚未选定：轻微（"));
    assert_eq!(of(Some("严重")).unwrap_err().field.as_deref(), Some("step"));
    for (act, found) in [("2025-12-31", false), ("2026-01-01", true), ("2026-12-31", true), ("2027-01-01", false)] {
        assert_eq!(standard.ladder("MK-001", day(act)).is_some(), found, "{act}");
    }
    assert!(plain("MK-001", Subject::Unit, "base", &Measure::Band).is_ok());
    let without = on(&entry("MK-001"), &Discretion::default(), Subject::Unit, "base", &Measure::Band, Some("轻微"));
    assert!(without.unwrap_err().why.contains("没有登记"));
}

#[test]
fn ladders_outside_the_law_are_refused() {
    let refused = |steps: &str| ladder(steps).unwrap_err();
    assert!(ladder(&step("轻微", "yuan = [2000, 20000]")).is_ok());
    assert!(refused(&step("轻微", "yuan = [1999, 5000]")).contains("超出法定幅度"));
    assert!(refused(&step("轻微", "yuan = [2000, 20001]")).contains("超出法定幅度"));
    assert!(refused(&step("轻微", "yuan = [5001, 5000]")).contains("超出法定幅度"));
    assert!(ladder(&step("轻微", "of_band = [0, 100]")).is_ok());
    assert!(refused(&step("轻微", "of_band = [0, 101]")).contains("超出法定幅度"));
    assert!(refused(&step("轻微", "of_band = [51, 50]")).contains("超出法定幅度"));
    assert!(refused(&step(" ", "of_band = [0, 50]")).contains("名称"));
    assert!(refused(&(step("轻微", "of_band = [0, 50]") + &step("轻微", "of_band = [50, 100]"))).contains("重复"));
    assert!(refused(&step("轻微", "of_band = [0, 50]\ntier = \"overdue\"")).contains("档次"));
    assert!(ladder("").is_err());
    assert!(ladder(&step("轻微", "of_band = [0, 50]\nhint = 1")).is_err());
    assert!(ladder(&step("轻微", "per_cent = [0, 50]")).is_err());
}

#[test]
fn a_fine_leaves_step_or_band_only_with_what_the_law_asks() {
    let standard = ladder(&step("轻微", "yuan = [2000, 5000]")).unwrap();
    let computed = on(&entry("MK-001"), &standard, Subject::Unit, "base", &Measure::Band, Some("轻微")).unwrap();
    let none = Departure::default();
    let reasoned = Departure { reason: "主动配合", ..none.clone() };
    let ground = |key: GroundKey| Departure { ground: Some(key.ground()), reason: "" };
    let may = |fen: i64, departure: &Departure<'_>| inside(&computed, Fen::new(fen), departure);
    let article = |fen, departure: &Departure<'_>| may(fen, departure).unwrap_err().articles[0].long();

    assert_eq!(may(0, &none).unwrap_err().code, Obstacle::Invalid);
    assert_eq!(article(1_999_99, &none), "行政处罚法第三十二条");
    assert!(may(2_000_00, &none).is_ok() && may(2_000_01, &none).is_ok());
    assert!(may(5_000_00, &none).is_ok());
    assert_eq!(article(5_000_01, &none), "行政处罚法第三十四条");
    assert!(may(5_000_01, &reasoned).is_ok() && may(20_000_00, &reasoned).is_ok());
    assert_eq!(article(20_000_01, &reasoned), "行政处罚法第三十四条");
    // A reason does not go below the statute, a ground that reduces does, and no other ground.
    assert_eq!(article(1_999_99, &reasoned), "行政处罚法第三十二条");
    assert!(may(1_999_99, &ground(GroundKey::Forced)).is_ok());
    assert!(may(1, &ground(GroundKey::PartialControl)).is_ok());
    assert!(may(1_999_99, &ground(GroundKey::FirstOffence)).is_err());
    assert!(may(1_999_99, &ground(GroundKey::Emergency)).is_err());
    assert!(may(20_000_01, &ground(GroundKey::Forced)).is_err());
    // 应当从轻或者减轻: not the highest fine.
    assert!(may(19_999_99, &ground(GroundKey::Forced)).is_ok());
    assert_eq!(article(20_000_00, &ground(GroundKey::Forced)), "行政处罚法第三十二条第二项");
}

proptest! {
    #[test]
    fn no_rounding_leaves_the_statutes_range(fen in 100_i64..=1_000_000_000_000_000, percent in 100_u32..=200) {
        let computed = plain("CN-001", Subject::Unit, "base", &base(fen, Some(percent))).unwrap();
        let (min, max, fine) = (computed.min.get(), computed.max.get(), computed.proposed.unwrap().get());
        prop_assert!(i128::from(min) * 100 >= i128::from(fen) && i128::from(max) * 100 <= i128::from(fen) * 2);
        prop_assert!(min <= fine && fine <= max);
        prop_assert!(i128::from(min - 1) * 100 < i128::from(fen) && i128::from(max + 1) * 100 > i128::from(fen) * 2);
    }
}
