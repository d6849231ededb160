//! The same papers serve every family: they name its violation and basis, and nothing of a truck.

use domain::documents::DocumentKind;
use domain::ids::ExhibitId;
use domain::law::article::join_articles;
use domain::money::Fen;
use domain::party::{Identity, Party};
use domain::step::*;

use crate::office::*;
use crate::reading::faults;
use crate::samples::*;

fn told(facts: &str, form: SubmitReport) -> SubmitReport {
    SubmitReport { facts: facts.into(), ..form }
}

/// Walks to the decision and reads each paper; returns the words of the decision.
fn read(party: Option<Party>, code: &str, form: SubmitReport) -> String {
    let walk = walked(party, code, form, 1);
    for (kind, paper) in &walk.papers {
        assert_eq!(faults(paper), Vec::<String>::new(), "{code} {kind:?}");
        let words = paper.words().join("\n");
        assert!(!words.contains("车牌") && !words.contains("号牌"), "{code} {kind:?}\n{words}");
    }
    let violation = walk.office.now.law.catalogue.find(code, day("2026-09-09")).unwrap();
    let decision = walk.paper(DocumentKind::PenaltyDecision).words().join("\n");
    for basis in [&violation.prohibiting, &violation.penalty] {
        assert!(decision.contains(&join_articles(basis)), "{code}: {}\n{decision}", join_articles(basis));
    }
    let filing = walk.paper(DocumentKind::FilingForm).words().join("\n");
    assert!(filing.contains(violation.name.split(['(', '（']).next().unwrap()), "{filing}");
    decision
}

#[test]
fn a_car_on_the_pavement() {
    let facts = "当事人将小型轿车停放在建设路人行道上，未在划定的泊位内，妨碍行人通行";
    let form = SubmitReport { warning: true, ..told(facts, report(100)) };
    let decision = read(Some(person(Identity::unknown("当事人未携带证件"))), "PK-002", form);
    assert!(decision.contains("警告") && decision.contains("罚款人民币壹佰元整"), "{decision}");
}

#[test]
fn a_dog_whose_mess_was_left() {
    let facts = "当事人遛犬时未即时清理犬只排泄的粪便";
    let decision = read(Some(person(Identity::unknown("当事人未携带证件"))), "DG-003", told(facts, report(100)));
    assert!(decision.contains("粪便"), "{decision}");
}

#[test]
fn flats_sold_before_the_permit() {
    let facts = "当事人未取得商品房预售许可证，收取购房人预付款共计人民币200万元";
    let base = Figures { base_fen: Fen::yuan(2_000_000), proof: Some(ExhibitId(1)), ..Figures::default() };
    let form =
        SubmitReport { figures: base, confiscate_fen: Fen::yuan(8_000), gains: counted(800_000), ..report(15_000) };
    let walk = Walk::of(about(None, "PS-001")).filed(1).reported(told(facts, form));
    assert_eq!(
        walk.case.report.as_ref().map(|report| (report.min_fen, report.max_fen)),
        Some((Fen::ZERO, Fen::yuan(20_000)))
    );
    let walk = walk.on("2026-09-23").noticed();
    let notice = walk.paper(DocumentKind::PriorNotice).words().join("\n");
    assert!(notice.contains("罚款人民币壹万伍仟元整") && notice.contains("没收违法所得人民币捌仟元整"), "{notice}");
}

#[test]
fn gas_sold_without_a_licence() {
    let facts = "当事人未取得燃气经营许可证，向三家餐馆销售瓶装液化石油气十二瓶";
    let form = told(facts, report(50_000));
    let walk = Walk::of(about(None, "GS-001")).filed(1).reported(form).on("2026-09-23").noticed();
    let notice = walk.paper(DocumentKind::PriorNotice).words().join("\n");
    assert!(notice.contains("听证") && notice.contains("城镇燃气管理条例"), "{notice}");
    assert!(walk.case.law.as_ref().unwrap().assigned_by.is_some(), "the document that gave the power is kept");
}
