//! Money around an execution: seized things auctioned against the fine, and what an execution agreement waives.

use domain::case::Case;
use domain::money::Fen;
use domain::refusal::{Obstacle, Refusal};
use domain::stage::StageKind;
use domain::step::*;

use crate::aside::taken;
use crate::execution::articles;
use crate::office::*;
use crate::stands::{self, Stand, at, go};
use crate::stands_aside::grant;
use crate::stands_court::{demanded_in_2025, remedy, seized_in_2025};

fn sale(proceeds: Fen) -> AuctionSeized {
    AuctionSeized {
        measure: 1,
        held_under: "《演示法》第三条".into(),
        on: day("2025-09-11"),
        proceeds_fen: proceeds,
        receipt: "豫财 9".into(),
        record: "平顶山市演示拍卖行，自卸货车一辆，成交".into(),
    }
}

fn sold(stand: Stand, form: AuctionSeized) -> Result<Case, Refusal> {
    taken(stand, Step::AuctionSeized(form), 6)
}

#[test]
fn seized_things_are_sold_only_after_every_remedy_passed_unused() {
    for (today, may) in [("2025-09-09", false), ("2025-09-10", false), ("2025-09-11", true)] {
        let form = AuctionSeized { on: day(today), ..sale(Fen::yuan(100)) };
        let result = sold(at(seized_in_2025(), today), form);
        assert_eq!(result.is_ok(), may, "{today}");
        if let Err(refusal) = result {
            assert_eq!((refusal.code, articles(&refusal)), (Obstacle::TooEarly, vec!["强制法46条3款".to_owned()]));
        }
    }
    let back = AuctionSeized { on: day("2025-09-10"), ..sale(Fen::yuan(100)) };
    assert_eq!(sold(seized_in_2025(), back).unwrap_err().field.as_deref(), Some("on"));
    let reviewed = go(at(seized_in_2025(), "2025-09-01"), remedy(RemedyKind::Review, "2025-09-01"), 4);
    let refusal = sold(at(reviewed, "2025-09-11"), sale(Fen::yuan(100))).unwrap_err();
    assert_eq!((refusal.code, articles(&refusal)), (Obstacle::WrongStage, vec!["强制法46条3款".to_owned()]));
}

#[test]
fn seized_things_are_sold_only_after_a_demand_in_vain() {
    // The demand of 2025-08-01: its tenth working day is the 15th.
    for (today, article) in [("2025-08-15", "强制法54条"), ("2025-08-18", "强制法46条3款")] {
        let refusal = sold(at(seized_in_2025(), today), sale(Fen::yuan(100))).unwrap_err();
        assert_eq!(articles(&refusal).last().map(String::as_str), Some(article), "{today}");
    }
    let (office, mut case) = seized_in_2025();
    case.stage = StageKind::Overdue.since(day("2025-03-26"));
    assert_eq!(sold((office, case), sale(Fen::yuan(100))).unwrap_err().code, Obstacle::WrongStage);
}

#[test]
fn only_what_was_lawfully_seized_is_sold() {
    let none = at(demanded_in_2025(), "2025-09-11");
    assert_eq!(sold(none, sale(Fen::yuan(100))).unwrap_err().code, Obstacle::Incomplete);
    let (office, mut case) = seized_in_2025();
    case.measures[0].approved = None;
    assert_eq!(sold((office, case), sale(Fen::yuan(100))).unwrap_err().code, Obstacle::Incomplete);
    // Thirty days are long over: another law must allow the holding.
    let bare = AuctionSeized { held_under: String::new(), ..sale(Fen::yuan(100)) };
    let refusal = sold(seized_in_2025(), bare).unwrap_err();
    assert_eq!(articles(&refusal), ["强制法25条1款", "强制法28条1款", "强制法46条3款"]);
    let other = AuctionSeized { measure: 2, ..sale(Fen::yuan(100)) };
    assert_eq!(sold(seized_in_2025(), other).unwrap_err().field.as_deref(), Some("measure"));
    let end = EndMeasure { measure: 1, how: MeasureEnd::Auctioned, on: day("2025-09-11"), reason: "拍卖".into() };
    let refusal = taken(seized_in_2025(), Step::EndMeasure(end), 1).unwrap_err();
    assert_eq!(articles(&refusal), ["强制法46条3款"], "by its own step");
}

#[test]
fn the_proceeds_go_to_the_ledger_and_a_surplus_goes_back() {
    let (_, before) = seized_in_2025();
    let left = before.balance(day("2025-09-11")).unwrap().left_fen;
    assert_eq!(left, Fen::yuan(10_000), "fine and the surcharge at its cap");
    for (proceeds, credited, stage) in [
        (left.get() - 1, left.get() - 1, StageKind::Demanded),
        (left.get(), left.get(), StageKind::Performed),
        (left.get() + 1, left.get(), StageKind::Performed),
    ] {
        let case = sold(seized_in_2025(), sale(Fen::new(proceeds))).unwrap();
        let payment = case.payments.last().unwrap();
        assert_eq!((payment.amount_fen.get(), payment.channel), (credited, Channel::Auction));
        assert_eq!(case.stage.kind(), stage, "{proceeds}");
        assert_eq!(case.measures[0].ended.as_ref().unwrap().how, MeasureEnd::Auctioned);
    }
    for proceeds in [-1, 0] {
        assert!(sold(seized_in_2025(), sale(Fen::new(proceeds))).is_err(), "{proceeds}");
    }
    let by_hand = RecordPayment {
        amount_fen: Fen::yuan(100),
        paid_on: day("2025-09-11"),
        receipt: "豫财 10".into(),
        channel: Channel::Auction,
    };
    let refusal = taken(seized_in_2025(), Step::RecordPayment(by_hand), 6).unwrap_err();
    assert_eq!(refusal.field.as_deref(), Some("channel"));
    let (mut office, case) = seized_in_2025();
    let own = case.take(Step::AuctionSeized(sale(Fen::yuan(100))), &office.who(1), &office.now).unwrap_err();
    assert_eq!(own.code, Obstacle::WrongRole);
    assert!(office.take(&case, Step::AuctionSeized(sale(Fen::yuan(100))), 6).is_ok());
}

/// On 2026-10-28 the surcharge of two days has run: 300 yuan on a fine of 5,000.
fn agreed(waived: i64, plan: i64, change: fn(&mut ExecutionAgreement)) -> Result<Case, Refusal> {
    let mut agreement =
        ExecutionAgreement {
            remedied: "清扫路面、赔偿损失".into(), waived_fen: Fen::new(waived), harmless: true
        };
    change(&mut agreement);
    let instalments = vec![Instalment { due: day("2026-11-30"), amount_fen: Fen::new(plan) }];
    let form = ProposeDeferral {
        applied_on: day("2026-10-28"),
        hardship: "资金周转困难，有证明".into(),
        instalments,
        agreement: Some(agreement),
    };
    taken(at(stands::overdue(), "2026-10-28"), Step::ProposeDeferral(form), 1)
}

#[test]
fn an_execution_agreement_waives_the_surcharge_and_never_the_fine() {
    let left = at(stands::overdue(), "2026-10-28").1.balance(day("2026-10-28")).unwrap().left_fen.get();
    assert_eq!(left, 530_000);
    for (waived, may) in [(-1, false), (0, false), (1, true), (29_999, true), (30_000, true), (30_001, false)] {
        assert_eq!(agreed(waived, left - waived, |_| {}).is_ok(), may, "{waived}");
    }
    let refusal = agreed(30_001, left - 30_001, |_| {}).unwrap_err();
    assert_eq!((refusal.field.as_deref(), articles(&refusal)), (Some("waived_fen"), vec!["强制法42条".to_owned()]));
    for (plan, may) in [(499_999, false), (500_000, true), (500_001, false)] {
        assert_eq!(agreed(30_000, plan, |_| {}).is_ok(), may, "{plan}");
    }
    let idle = agreed(30_000, 500_000, |agreement| agreement.remedied.clear()).unwrap_err();
    assert_eq!((idle.field.as_deref(), articles(&idle)), (Some("remedied"), vec!["强制法42条".to_owned()]));
    let harmful = agreed(30_000, 500_000, |agreement| agreement.harmless = false).unwrap_err();
    assert_eq!(harmful.field.as_deref(), Some("harmless"));
}

#[test]
fn a_waiver_holds_while_the_agreement_is_kept_and_falls_when_it_is_broken() {
    let (office, _) = at(stands::overdue(), "2026-10-28");
    let granted = grant((office, agreed(30_000, 500_000, |_| {}).unwrap()));
    assert_eq!(granted.1.balance(day("2026-11-30")).unwrap().left_fen, Fen::yuan(5_000));
    let paid = go(at(granted.clone(), "2026-11-30"), pay(Fen::yuan(5_000), "2026-11-30", "No.7"), 6);
    assert_eq!(paid.1.duties_left(day("2026-11-30")).len(), 1, "only the order is left");
    let broken = go(at(granted, "2026-12-01"), Step::MarkInstalmentMissed(MarkInstalmentMissed {}), 6);
    let balance = broken.1.balance(day("2026-12-01")).unwrap();
    assert_eq!(balance.surcharge_fen, Fen::yuan(150 + 150), "the day before the grant, and the one after the breach");
}

#[test]
fn where_only_the_surcharge_is_left_and_all_of_it_waived_nothing_is_owed() {
    let obeyed =
        RecordReinspection {
            on: day("2026-10-28"), complied: true, findings: "已密闭".into(), process: on_record()
        };
    let stand = go(at(stands::overdue(), "2026-10-28"), Step::RecordReinspection(obeyed), 1);
    let stand = go(stand, pay(Fen::yuan(5_000), "2026-10-28", "No.8"), 6);
    let left = stand.1.balance(day("2026-10-28")).unwrap().left_fen;
    let form = |agreement| ProposeDeferral {
        applied_on: day("2026-10-28"),
        hardship: "困难".into(),
        instalments: Vec::new(),
        agreement,
    };
    assert!(taken(stand.clone(), Step::ProposeDeferral(form(None)), 1).is_err());
    let agreement = ExecutionAgreement { remedied: "清扫路面".into(), waived_fen: left, harmless: true };
    let part = ExecutionAgreement { waived_fen: Fen::new(left.get() - 1), ..agreement.clone() };
    assert!(taken(stand.clone(), Step::ProposeDeferral(form(Some(part))), 1).is_err(), "a fen is left without a plan");
    let (_, case) = grant(go(stand, Step::ProposeDeferral(form(Some(agreement))), 1));
    assert_eq!((case.stage.kind(), left), (StageKind::Performed, Fen::yuan(300)));
}
