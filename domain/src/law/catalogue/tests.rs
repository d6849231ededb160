//! The real file, its boundaries, and files that must be refused.

use chrono::NaiveDate;

use super::{Catalogue, CatalogueError, Competence, Family, PenaltyKind, Subject};
use crate::law::article::join_articles;
use crate::money::Fen;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn catalogue() -> Catalogue {
    Catalogue::built_in().unwrap()
}

/// One valid entry; the tests spoil one line of it.
const ENTRY: &str = r#"
[[list_article]]
law = "某条例"
articles = [53]

[[violation]]
code = "XX-001"
domain = "muck"
name_zh = "某行为(某法)"
conduct = "Something."
prohibiting_basis = [{ law = "某条例", article = "38" }]
penalty_basis = [{ law = "某条例", article = "53(1)" }, { law = "某条例", article = "54(1)" }]
penalty_kinds = ["罚款"]
fine = [{ subject = "any", tier = "base", min = 2000, max = 20000 }]
requires_rectification_first = false
confiscation = false
daily_penalty = false
competence = "own"
effective_from = 2020-01-01
effective_to = 2026-08-14
verified = true
evidence = "statute_text"
source = "read"
"#;

fn spoilt(from: &str, to: &str) -> CatalogueError {
    assert!(ENTRY.contains(from), "{from}");
    Catalogue::parse(&ENTRY.replacen(from, to, 1)).unwrap_err()
}

#[test]
fn the_real_file_is_read_whole() {
    let catalogue = catalogue();
    assert_eq!((catalogue.all().count(), catalogue.unready().count()), (106, 6));
    for violation in catalogue.all() {
        assert!(!violation.name.contains(['(', ')', ',']), "{}", violation.name);
        for measure in &violation.measures {
            assert!(!measure.contains(['(', ')', ',']), "{measure}");
        }
        for article in violation.prohibiting.iter().chain(&violation.penalty) {
            assert!(article.is_known() && article.long().starts_with('《'), "{}", article.long());
        }
        for tier in &violation.tiers {
            assert!(tier.label() != tier.tier && !tier.band().contains("未核"), "{} {}", violation.code, tier.band());
        }
    }
}

#[test]
fn the_code_of_the_act_follows_its_day() {
    let catalogue = catalogue();
    let old = |on: &str| catalogue.find("MK-004", day(on)).map(|violation| violation.code.clone());
    assert_eq!(old("2018-10-25").map_err(|error| matches!(error, CatalogueError::NotInForce { .. })), Err(true));
    assert_eq!(old("2018-10-26"), Ok("MK-004".into()));
    assert_eq!(old("2026-08-14"), Ok("MK-004".into()));
    assert_eq!(
        old("2026-08-15").unwrap_err().to_string(),
        "“散装物料运输未采取措施防止遗撒（大气法）”自 2018-10-26 至 2026-08-14 施行，2026-08-15 的行为不适用。按行为日另选案由。（行政处罚法第三十七条）"
    );
    assert_eq!(
        catalogue.find("MK-005", day("2026-08-14")).unwrap_err().to_string(),
        "“散装物料运输未防遗撒或未按规定路线行驶（法典）”自 2026-08-15 起施行，2026-08-14 的行为不适用。按行为日另选案由。（行政处罚法第三十七条）"
    );
    assert!(catalogue.find("MK-005", day("2026-08-15")).is_ok());
}

#[test]
fn a_family_is_listed_for_the_day_of_the_act() {
    let catalogue = catalogue();
    let codes = |on: &str| -> Vec<String> {
        catalogue.of_family(Family::Muck, day(on)).iter().map(|violation| violation.code.clone()).collect()
    };
    let (before, after) = (codes("2026-08-14"), codes("2026-08-15"));
    assert!(before.contains(&"MK-004".into()) && !before.contains(&"MK-005".into()));
    assert!(!after.contains(&"MK-004".into()) && after.contains(&"MK-005".into()));
    assert!(before.contains(&"MK-001".into()) && after.contains(&"MK-001".into()));
    assert!(codes("2000-01-01").is_empty());
    assert!(before.is_sorted());
}

#[test]
fn items_and_paragraphs_are_told_apart() {
    let catalogue = catalogue();
    let penalty = |code: &str, on: &str| join_articles(&catalogue.find(code, day(on)).unwrap().penalty);
    assert_eq!(penalty("MK-001", "2026-09-08"), "《平顶山市城市市容和环境卫生管理条例》第五十三条第一项");
    assert!(
        penalty("MK-006", "2026-08-14").contains("第一百一十一条第一款第四项"),
        "{}",
        penalty("MK-006", "2026-08-14")
    );
    let code = catalogue.find("MK-005", day("2026-09-08")).unwrap();
    assert_eq!(code.prohibiting[0].on_screen(), "生态环境法典第二百四十一条第一款");
    assert_eq!(code.penalty[0].on_screen(), "生态环境法典第一千一百二十九条");
    let gas =
        catalogue.all().flat_map(|violation| &violation.penalty).find(|article| article.number == "46(4)").unwrap();
    assert_eq!(gas.long(), "《城镇燃气管理条例》第四十六条第四项");
    assert_eq!(gas.short(), "城镇燃气管理条例46条4项");
}

#[test]
fn the_band_is_that_of_the_kind_of_party() {
    let catalogue = catalogue();
    let dumping = catalogue.find("MK-017", day("2026-09-08")).unwrap();
    let bands = |subject| dumping.bands_for(subject).iter().map(|tier| tier.band()).collect::<Vec<_>>();
    assert_eq!(bands(Subject::Unit), ["5,000–50,000 元"]);
    assert_eq!(bands(Subject::Individual), ["200 元以下"]);
    assert_eq!(bands(Subject::Any).len(), 2);
    let uncovered = catalogue.find("MK-001", day("2026-09-08")).unwrap();
    assert_eq!(uncovered.bands_for(Subject::Individual)[0].max, Some(Fen::yuan(20_000)));
    assert_eq!((uncovered.family, uncovered.competence), (Family::Muck, Competence::Own));
    assert_eq!(uncovered.kinds, [PenaltyKind::Fine]);
    let presale = catalogue.all().find(|violation| violation.code == "PS-005").unwrap();
    assert_eq!(presale.tiers[0].band(), "已收款额的 3%–5%");
    let flat = catalogue.find("MK-003", day("2026-09-08")).unwrap();
    assert_eq!(flat.tiers[0].band(), "200 元");
}

#[test]
fn entries_nobody_has_read_are_refused_with_what_they_lack() {
    let catalogue = catalogue();
    assert_eq!(
        catalogue.find("DG-090", day("2026-09-08")).unwrap_err().to_string(),
        "“违反平顶山市城市养犬管理办法”暂不能用：违反条款未核、处罚条款未核、施行日期未核、罚则未核。由法制机构核对条文后补录。（行政处罚法第三十八条）"
    );
    let lacking: Vec<_> = catalogue.unready().map(|entry| entry.code.as_str()).collect();
    assert_eq!(lacking, ["CN-002", "DG-090", "GS-090", "PK-090", "PS-007", "PS-008"]);
    assert!(matches!(catalogue.find("XX-999", day("2026-09-08")), Err(CatalogueError::Unknown { .. })));
}

#[test]
fn names_and_measures_are_full_width() {
    let catalogue = Catalogue::parse(ENTRY).unwrap();
    assert_eq!(catalogue.all().next().unwrap().name, "某行为（某法）");
    let real = self::catalogue();
    let measures = &real.find("PK-001", day("2026-09-08")).unwrap().measures;
    assert_eq!(measures[..], ["口头警告并责令立即驶离（第九十三条第一款）", "拖移机动车（第九十三条第二款）"]);
    let spill = &real.find("MK-002", day("2026-09-08")).unwrap().measures;
    assert_eq!(spill[..], ["立即代履行清除遗洒物（行政强制法第五十二条）"]);
}

#[test]
fn list_articles_touch_their_own_law_and_article_only() {
    let catalogue = Catalogue::parse(ENTRY).unwrap();
    let violation = catalogue.find("XX-001", day("2026-08-14")).unwrap();
    assert_eq!(join_articles(&violation.penalty), "《某条例》第五十三条第一项、第五十四条第一款");
}

#[test]
fn spoilt_entries_are_refused() {
    assert!(Catalogue::parse(ENTRY).is_ok());
    for (from, to) in [
        ("verified = true", "verified = true\nextra = 1"),
        ("tier = \"base\",", "tier = \"base\", hint = 1,"),
        ("domain = \"muck\"", "domain = \"mud\""),
        ("competence = \"own\"", "competence = \"ours\""),
        ("min = 2000, max = 20000", "min = 20001, max = 20000"),
        ("min = 2000, max = 20000", "min = -1, max = 20000"),
        ("min = 2000, max = 20000", "max = 20000"),
        ("min = 2000, max = 20000", "min = 0, max = 0"),
        ("min = 2000, max = 20000", "min = 2000, max = 20000.5"),
        ("min = 2000, max = 20000", "percent_min = 1, percent_max = 2"),
        ("min = 2000, max = 20000", "percent_min = 3, percent_max = 2, base = \"contract_price\""),
        ("min = 2000, max = 20000", "percent_min = 3, percent_max = 5, base = \"turnover\""),
        ("tier = \"base\"", "tier = \"usual\""),
        ("effective_to = 2026-08-14", "effective_to = 2019-12-31"),
        ("effective_to = 2026-08-14", "effective_to = \"2026-08-14\""),
        ("[{ law = \"某条例\", article = \"38\" }]", "[]"),
        ("article = \"38\"", "article = \"38-40\", to = 1"),
        ("article = \"38\"", "article = \"第三十八条\""),
        ("article = \"38\"", "article = \"\""),
        ("penalty_kinds = [\"罚款\"]", "penalty_kinds = [\"责令改正\"]"),
        ("penalty_kinds = [\"罚款\"]", "penalty_kinds = [\"警告\"]"),
        ("name_zh = \"某行为(某法)\"", "name_zh = \" \""),
    ] {
        assert!(matches!(spoilt(from, to), CatalogueError::Malformed { .. }), "{to}");
    }
    let twice = format!("{ENTRY}{}", &ENTRY[ENTRY.find("[[violation]]").unwrap()..]);
    assert_eq!(Catalogue::parse(&twice).unwrap_err().to_string(), "案由目录有误：XX-001重复。");
    assert!(Catalogue::parse("").is_err());
}

#[test]
fn one_day_of_force_is_enough() {
    let catalogue = Catalogue::parse(&ENTRY.replace("effective_to = 2026-08-14", "effective_to = 2020-01-01")).unwrap();
    let found = |on: &str| catalogue.find("XX-001", day(on)).is_ok();
    assert_eq!((found("2019-12-31"), found("2020-01-01"), found("2020-01-02")), (false, true, false));
}

#[test]
fn words_and_keys_lead_back() {
    for family in Family::ALL {
        assert_eq!(Family::from_key(family.key()), Some(family));
        assert_eq!(serde_json::to_string(&family).unwrap(), format!("\"{}\"", family.key()));
    }
    for kind in PenaltyKind::ALL {
        assert_eq!(PenaltyKind::from_label(kind.label()), Some(kind));
    }
    assert_eq!(Family::Muck.label(), "渣土");
    assert_eq!(Family::of_unit("渣土中队"), Some(Family::Muck));
    assert_eq!(Family::of_unit("燃气执法科"), Some(Family::Gas));
    assert_eq!(Family::of_unit("直属一中队"), None);
}
