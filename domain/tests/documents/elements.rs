//! Every element the law demands of a decision is printed, and none can be left out.

use domain::case::Case;
use domain::documents::{DocumentKind, correction_order, penalty_decision, prior_notice};
use domain::law::article::join_articles;
use domain::money::parse_words;
use domain::party::Party;
use domain::refusal::{Obstacle, Refusal};

use crate::office::*;
use crate::samples::*;

fn decided() -> Walk {
    walked(None, "MK-005", report(5_000), 2)
}

#[test]
fn the_decision_has_every_element() {
    let walk = decided();
    let words = walk.paper(DocumentKind::PenaltyDecision).words().join("\n");
    let elements = [
        ("name", "平顶山市鹰运渣土运输有限公司"),
        ("credit code", "91410402MA00000660"),
        ("address", "平顶山市湛河区开源路"),
        ("representative", "马建国"),
        ("facts", "运输渣土未采取密闭措施"),
        ("evidence", "1.视听资料“IMG_0001.jpg”，证明车辆未密闭。"),
        ("evidence", "2.视听资料“IMG_0002.jpg”，证明车辆未密闭。"),
        ("rule broken", "违反了《中华人民共和国生态环境法典》第二百四十一条第一款的规定"),
        ("rule of the penalty", "依据《中华人民共和国生态环境法典》第一千一百二十九条"),
        ("kind and sum", "罚款人民币伍仟元整（¥5,000.00）"),
        ("way and period", "自收到本决定书之日起十五日内，将罚款人民币伍仟元整（¥5,000.00）缴至"),
        ("bank", "演示银行平顶山分行营业部（地址：平顶山市湛河区建设路中段2号"),
        ("surcharge", "每日按罚款数额的百分之三加处罚款，加处罚款的数额不超出罚款的数额"),
        ("review", "六十日内向平顶山市人民政府申请行政复议"),
        ("suit", "六个月内直接向平顶山市湛河区人民法院提起行政诉讼"),
        ("organ", "平顶山市城市管理局"),
        ("date", "2026年10月9日"),
        ("notice", "《行政处罚事先告知书》（平城管罚告字〔2026〕"),
        ("answer to the defence", "在规定期限内未提出陈述、申辩"),
        ("discretion", "初次违法，未造成严重后果，属一般情形"),
        ("order to correct", "《责令限期改正通知书》（平城管责改字〔2026〕"),
    ];
    for (element, text) in elements {
        assert!(words.contains(text), "{element}: {text}\n{words}");
    }
    let number = walk.paper(DocumentKind::PenaltyDecision).number.clone().unwrap();
    assert!(number.starts_with("平城管罚决字〔2026〕"), "{number}");
}

/// The refusal of a decision whose case or office was changed.
fn refused(change: impl Fn(&mut Case, &mut domain::bureau::Bureau)) -> Refusal {
    let Walk { mut office, mut case, .. } = decided();
    let mut bureau = (*office.now.bureau).clone();
    change(&mut case, &mut bureau);
    office.now.bureau = std::sync::Arc::new(bureau);
    penalty_decision::compose(&case, &office.now).unwrap_err()
}

#[test]
fn a_missing_element_is_refused_with_its_article() {
    let address = |case: &mut Case| {
        if let Some(Party::Organisation(organisation)) = &mut case.dossier.party {
            organisation.address = " ".into();
        }
    };
    let name = |case: &mut Case| {
        if let Some(Party::Organisation(organisation)) = &mut case.dossier.party {
            organisation.name = String::new();
        }
    };
    let cases: [(&str, &str, Refusal); 12] = [
        ("当事人", "第五十九条第一款第一项", refused(|case, _| case.dossier.party = None)),
        ("名称", "第五十九条第一款第一项", refused(|case, _| name(case))),
        ("地址", "第五十九条第一款第一项", refused(|case, _| address(case))),
        ("事实", "第五十九条第一款第二项", refused(|case, _| case.report = None)),
        ("证据", "第五十九条第一款第二项", refused(|case, _| case.exhibits.clear())),
        ("依据", "第五十九条第一款第三项", refused(|case, _| case.law = None)),
        ("依据", "第五十九条第一款第三项", refused(|case, _| case.law.iter_mut().for_each(|law| law.penalty.clear()))),
        ("告知", "第四十四条", refused(|case, _| case.notice = None)),
        ("银行名称", "罚款决定与罚款收缴分离实施办法第七条", refused(|_, bureau| bureau.bank_name.clear())),
        ("银行地址", "罚款决定与罚款收缴分离实施办法第七条", refused(|_, bureau| bureau.bank_address = "　".into())),
        ("法院", "行政复议法第二十条第三款", refused(|_, bureau| bureau.court.clear())),
        ("复议机关", "行政复议法第二十条第三款", refused(|_, bureau| bureau.review_body.clear())),
    ];
    for (what, article, refusal) in cases {
        assert_eq!(refusal.code, Obstacle::Incomplete, "{what}");
        assert!(refusal.why.contains(what), "{what}: {}", refusal.why);
        assert!(join_articles(&refusal.articles).contains(article), "{what}: {}", refusal.sentence());
    }
}

#[test]
fn a_decision_is_not_made_while_an_element_is_missing() {
    let walk = Walk::of(about(None, "MK-005")).filed(1).reported(report(5_000)).on("2026-09-23").noticed();
    let mut walk = walk.on("2026-10-09").take(recheck(5_000, domain::step::Adopted::NoDefence), 1);
    let mut bureau = (*walk.office.now.bureau).clone();
    bureau.bank_address.clear();
    walk.office.now.bureau = std::sync::Arc::new(bureau);
    let refusal = walk.case.take(decide(5_000), &walk.office.who(5), &walk.office.now).unwrap_err();
    assert!(refusal.why.contains("银行地址"), "{}", refusal.why);
}

#[test]
fn review_is_offered_to_the_body_of_the_day_of_the_decision() {
    for (on, body) in [
        ("2023-12-31", "向平顶山市人民政府或者河南省住房和城乡建设厅申请行政复议"),
        ("2024-01-01", "向平顶山市人民政府申请行政复议"),
        ("2024-01-02", "向平顶山市人民政府申请行政复议"),
    ] {
        let Walk { office, mut case, .. } = decided();
        case.decision.as_mut().unwrap().on = day(on);
        let paper = penalty_decision::compose(&case, &office.now).unwrap();
        let words = paper.words().join("");
        assert!(words.contains(body), "{on}: {words}");
        assert_eq!(words.matches("六十日内向").count(), 1);
    }
    let Walk { office, mut case, .. } = decided();
    case.decision.as_mut().unwrap().on = day("2017-08-31");
    assert!(penalty_decision::compose(&case, &office.now).unwrap_err().why.contains("复议机关"));
}

#[test]
fn words_and_figures_of_every_sum_agree() {
    for fine in [2_000, 2_001, 10_010, 14_050, 20_000] {
        let walk = walked(None, "MK-005", report(fine), 1);
        for kind in [DocumentKind::PriorNotice, DocumentKind::PenaltyDecision] {
            let words = walk.paper(kind).words().join("");
            let mut sums = 0;
            for part in words.split("罚款人民币").skip(1) {
                let (said, rest) = part.split_once("（¥").unwrap();
                let (figure, _) = rest.split_once('）').unwrap();
                let said = parse_words(&format!("人民币{said}")).unwrap();
                assert_eq!(said, domain::money::Fen::yuan(fine));
                assert_eq!(said.figure(), figure);
                sums += 1;
            }
            assert!(sums >= 1, "{words}");
        }
    }
}

#[test]
fn the_notice_offers_a_hearing_only_where_one_is_due() {
    for (code, fine, offered) in [("MK-005", 20_000, false), ("MK-002", 49_999, false), ("MK-002", 50_000, true)] {
        let walk = Walk::of(about(None, code)).filed(1).reported(report(fine)).on("2026-09-23").noticed();
        let words = walk.paper(DocumentKind::PriorNotice).words().join("");
        assert_eq!(words.contains("有权要求听证"), offered, "{fine}");
        assert!(words.contains("五个工作日内") && words.contains("视为放弃陈述、申辩的权利"));
    }
}

#[test]
fn notice_and_order_are_refused_without_their_elements() {
    let Walk { mut office, case, .. } = decided();
    let mut bureau = (*office.now.bureau).clone();
    bureau.defence_contact.clear();
    bureau.court.clear();
    office.now.bureau = std::sync::Arc::new(bureau);
    let refusal = prior_notice::compose(&case, &office.now).unwrap_err();
    assert!(refusal.why.contains("陈述申辩的地点") && join_articles(&refusal.articles).contains("第四十四条"));
    let refusal = correction_order::compose(&case, &office.now).unwrap_err();
    assert!(refusal.why.contains("人民法院"), "{}", refusal.why);
    let without = Case { exhibits: Vec::new(), ..case };
    assert!(prior_notice::compose(&without, &decided().office.now).unwrap_err().why.contains("证据"));
}
