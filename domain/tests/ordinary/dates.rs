//! Every day that is filled in: the day before the first possible one, the first, today, tomorrow.

use domain::case::Case;
use domain::ids::OfficerId;
use domain::money::Fen;
use domain::refusal::Refusal;
use domain::step::*;

use crate::aside::taken;
use crate::office::*;
use crate::stands::{self, at, go};
use crate::stands_aside::{self as aside, hour};
use crate::stands_court::{court, court_accepted, court_applied, quashed_after_report};

/// Tries a day; the field it stands in is refused outside the days from `first` to `today`, both included.
fn between(field: &str, first: &str, today: &str, enter: impl Fn(&str) -> Result<Case, Refusal>) {
    let (first, today) = (day(first), day(today));
    let outside = [first.pred_opt().unwrap(), today.succ_opt().unwrap()];
    for on in outside {
        let refusal = enter(&on.to_string()).expect_err(&format!("{field} {on}"));
        assert_eq!(refusal.field.as_deref(), Some(field), "{on}: {}", refusal.sentence());
    }
    for on in [first, today] {
        let result = enter(&on.to_string());
        assert!(result.is_ok(), "{field} {on}: {:?}", result.err());
    }
}

#[test]
fn of_defence_and_waiver() {
    between("received_on", "2026-09-23", "2026-09-28", |on| {
        let form = RecordDefence { whose: 0, received_on: day(on), postmark: None, content: "已经改正".into() };
        taken(at(stands::noticed(), "2026-09-28"), Step::RecordDefence(form), 1)
    });
    between("on", "2026-09-23", "2026-09-28", |on| {
        let form = RecordWaiver { whose: 0, on: day(on), defence: true, hearing: false, proof: "书面声明".into() };
        taken(at(stands::noticed(), "2026-09-28"), Step::RecordWaiver(form), 1)
    });
    between("received_on", "2026-09-23", "2026-09-28", |on| {
        let form = RequestHearing { whose: 0, received_on: day(on), postmark: None, third: None };
        taken(at(stands::hearing_offered(), "2026-09-28"), Step::RequestHearing(form), 1)
    });
}

#[test]
fn of_the_words_while_the_party_may_still_speak() {
    let why = |today: &str| {
        let (office, case) = at(stands::noticed(), today);
        case.may(StepKind::WriteRecheck, &office.who(1), &office.now).unwrap_err().why
    };
    assert!(why("2026-09-30").contains("尚有 1 个工作日"), "{}", why("2026-09-30"));
    assert!(why("2026-10-08").contains("今天还在期内"), "{}", why("2026-10-08"));
    assert!(why("2026-09-24").contains("尚有 4 个工作日"), "{}", why("2026-09-24"));
}

#[test]
fn of_a_waiver_that_waives_nothing_or_what_was_not_offered() {
    let waive = |stand, defence, hearing| {
        let form = RecordWaiver { whose: 0, on: day("2026-09-24"), defence, hearing, proof: "书面声明".into() };
        taken(stand, Step::RecordWaiver(form), 1).err().and_then(|refusal| refusal.field)
    };
    assert_eq!(waive(stands::noticed(), false, false).as_deref(), Some("defence"));
    assert_eq!(waive(stands::noticed(), false, true).as_deref(), Some("hearing"));
    assert_eq!(waive(stands::hearing_offered(), false, true), None);
    assert_eq!(waive(stands::noticed(), true, false), None);
}

#[test]
fn of_the_hearing() {
    between("notified_on", "2026-09-24", "2026-09-28", |on| {
        let form = ArrangeHearing {
            on: day("2026-10-20"),
            at: chrono::NaiveTime::from_hms_opt(9, 0, 0).unwrap(),
            place: "会议室".into(),
            host: OfficerId(4),
            notified_on: day(on),
            public: true,
        };
        taken(at(stands::hearing(), "2026-09-28"), Step::ArrangeHearing(form), 4)
    });
    between("on", "2026-09-24", "2026-09-28", |on| {
        let form = RecordHearing {
            outcome: HearingOutcome::Withdrawn,
            on: day(on),
            notified_on: None,
            host: None,
            record: "当事人撤回申请".into(),
            attended: in_person(),
        };
        taken(at(stands::hearing(), "2026-09-28"), Step::RecordHearing(form), 4)
    });
    // An arranged hearing needs neither host nor call to be filled in again.
    let held = RecordHearing {
        outcome: HearingOutcome::Held,
        on: day("2026-10-13"),
        notified_on: None,
        host: None,
        record: "当事人质证".into(),
        attended: in_person(),
    };
    assert!(taken(at(aside::hearing_arranged(), "2026-10-13"), Step::RecordHearing(held.clone()), 4).is_ok());
    let hostless = taken(at(stands::hearing(), "2026-10-13"), Step::RecordHearing(held), 4).unwrap_err();
    assert_eq!(hostless.field.as_deref(), Some("host"));
}

#[test]
fn of_a_late_request_for_a_hearing() {
    let ask = |received: &str, ended: &str| {
        let form =
            ProposeLateHearing {
                whose: 0, received_on: day(received), obstacle: "洪水".into(), ended_on: day(ended)
            };
        taken(at(aside::hearing_period_over(), "2026-10-12"), Step::ProposeLateHearing(form), 1)
            .err()
            .and_then(|refusal| refusal.field)
    };
    assert_eq!(ask("2026-10-12", "2026-10-12"), None);
    assert_eq!(ask("2026-10-12", "2026-10-13").as_deref(), Some("ended_on"));
    assert_eq!(ask("2026-10-13", "2026-10-12").as_deref(), Some("received_on"));
}

#[test]
fn of_orders_and_what_is_seen_afterwards() {
    between("on", "2026-09-09", "2026-09-12", |on| {
        let form =
            RecordReinspection { on: day(on), complied: true, findings: "已经改正".into(), process: on_record() };
        taken(at(stands::order_served(), "2026-09-12"), Step::RecordReinspection(form), 1)
    });
    for (due, may) in [("2026-09-08", false), ("2026-09-09", true), ("2026-09-10", true)] {
        let form = IssueCorrectionOrder { demands: "立即改正".into(), due: day(due) };
        assert_eq!(taken(stands::assigned(), Step::IssueCorrectionOrder(form), 1).is_ok(), may, "{due}");
    }
}

#[test]
fn of_samples_and_measures() {
    between("sent_on", "2026-09-08", "2026-09-12", |on| {
        let form = SendSample { what: "渣土".into(), laboratory: "检测中心".into(), sent_on: day(on), days: 10 };
        taken(at(stands::order_served(), "2026-09-12"), Step::SendSample(form), 1)
    });
    between("on", "2026-09-09", "2026-09-12", |on| {
        let form = RecordTestResult { sample: 1, on: day(on), result: "合格".into() };
        taken(at(aside::sampled(), "2026-09-12"), Step::RecordTestResult(form), 1)
    });
    between("on", "2026-09-09", "2026-09-12", |on| {
        let form = EndMeasure { measure: 1, how: MeasureEnd::Lifted, on: day(on), reason: "退还".into() };
        taken(at(aside::seized(), "2026-09-12"), Step::EndMeasure(form), 1)
    });
    between("at", "2026-09-09", "2026-09-12", |on| {
        let form = ExecuteMeasure {
            measure: 1,
            at: hour(on, 10),
            present: "马建国".into(),
            witness: String::new(),
            record: "当事人在场".into(),
            second: OfficerId(2),
            process: on_record(),
        };
        taken(at(aside::measure_granted(), "2026-09-12"), Step::ExecuteMeasure(form), 1)
    });
    for (days, may) in [(0, false), (1, true), (365, true), (366, false)] {
        let form =
            SendSample { what: "渣土".into(), laboratory: "检测中心".into(), sent_on: day("2026-09-09"), days };
        assert_eq!(taken(stands::order_served(), Step::SendSample(form), 1).is_ok(), may, "{days}");
    }
}

#[test]
fn of_referral_and_police() {
    between("on", "2026-09-08", "2026-09-10", |on| {
        let form = ConfirmReferral { on: day(on), receipt: "收文 1 号".into() };
        taken(at(aside::referral_granted(), "2026-09-10"), Step::ConfirmReferral(form), 1)
    });
    between("at", "2026-09-09", "2026-09-10", |on| {
        let form = SendToPolice {
            at: hour(on, 10),
            receiver: "公安局".into(),
            papers: "移送书".into(),
            earlier: String::new(),
            paid_fen: Fen::ZERO,
        };
        taken(at(aside::police_granted(), "2026-09-10"), Step::SendToPolice(form), 1)
    });
    between("on", "2026-09-09", "2026-09-12", |on| {
        let form = RecordPoliceAnswer { answer: PoliceAnswer::Filed, on: day(on), paper: "立案通知书".into() };
        taken(at(aside::to_police(), "2026-09-12"), Step::RecordPoliceAnswer(form), 1)
    });
}

#[test]
fn of_decisions_on_the_spot_and_their_cash() {
    between("on", "2026-09-08", "2026-09-10", |on| {
        taken(at(aside::handed_over(), "2026-09-10"), Step::FileOnTheSpot(FileOnTheSpot { on: day(on) }), 1)
    });
    between("on", "2026-09-08", "2026-09-10", |on| {
        let form = HandInCash { receipt: "豫财 001".into(), on: day(on) };
        taken(at(aside::cash_taken(), "2026-09-10"), Step::HandInCash(form), 1)
    });
    between("on", "2026-09-08", "2026-09-10", |on| {
        let form = BankCash { receipt: "豫财 001".into(), on: day(on) };
        taken(at(aside::cash_handed_in(), "2026-09-10"), Step::BankCash(form), 6)
    });
    between("on", "2026-10-09", "2026-10-12", |on| {
        let form = CollectCash {
            amount_fen: Fen::yuan(5_000),
            on: day(on),
            ground: CashGround::Remote,
            receipt: "豫财 2".into(),
        };
        taken(at(stands::served(), "2026-10-12"), Step::CollectCash(form), 1)
    });
    for (receipt, step) in [
        ("豫财 002", Step::HandInCash(HandInCash { receipt: "豫财 002".into(), on: day("2026-09-08") })),
        ("豫财 001", Step::HandInCash(HandInCash { receipt: "豫财 001".into(), on: day("2026-09-08") })),
    ] {
        assert_eq!(taken(aside::cash_taken(), step, 1).is_ok(), receipt == "豫财 001", "{receipt}");
    }
}

#[test]
fn of_publicity_and_of_what_follows_a_decision() {
    between("on", "2026-10-09", "2026-10-12", |on| {
        let form = ReportDisclosure { on: day(on), batch: "第 1 批".into() };
        taken(at(stands::served(), "2026-10-12"), Step::ReportDisclosure(form), 7)
    });
    between("on", "2026-10-20", "2026-10-22", |on| {
        let form = WithdrawDisclosure { on: day(on), reason: "复议撤销".into() };
        taken(at(quashed_after_report(), "2026-10-22"), Step::WithdrawDisclosure(form), 7)
    });
    between("applied_on", "2026-10-09", "2026-10-12", |on| {
        let instalments = vec![Instalment { due: day("2026-10-30"), amount_fen: Fen::yuan(5_000) }];
        let form = ProposeDeferral { applied_on: day(on), hardship: "停产".into(), instalments, agreement: None };
        taken(at(stands::served(), "2026-10-12"), Step::ProposeDeferral(form), 1)
    });
    between("received_on", "2026-10-28", "2026-11-02", |on| {
        let form =
            RecordDemandAnswer {
                received_on: day(on), content: "请求宽限".into(), checked: "理由不成立".into()
            };
        taken(at(aside::demanded(), "2026-11-02"), Step::RecordDemandAnswer(form), 1)
    });
    between("on", "2025-09-11", "2025-09-15", |on| {
        taken(at(court_applied(), "2025-09-15"), court(CourtAct::Accepted, on), 1)
    });
    let ahead = taken(court_applied(), court(CourtAct::Allowed, "2025-09-11"), 1).unwrap_err();
    assert!(ahead.why.contains("先登记法院受理"), "{}", ahead.why);
    let twice = taken(court_accepted(), court(CourtAct::Accepted, "2025-09-15"), 1).unwrap_err();
    assert!(twice.why.contains("已经受理"), "{}", twice.why);
    let late = taken(court_accepted(), court(CourtAct::NotAccepted, "2025-09-15"), 1).unwrap_err();
    assert!(late.why.contains("不会再裁定不予受理"), "{}", late.why);
}

#[test]
fn of_instalments_one_after_the_other_and_none_of_nothing() {
    let plan = |parts: &[(&str, i64)]| {
        let instalments =
            parts.iter().map(|(due, yuan)| Instalment { due: day(due), amount_fen: Fen::yuan(*yuan) }).collect();
        let form =
            ProposeDeferral { applied_on: day("2026-10-09"), hardship: "停产".into(), instalments, agreement: None };
        taken(stands::served(), Step::ProposeDeferral(form), 1).err().and_then(|refusal| refusal.field)
    };
    let refused = Some("instalments".to_owned());
    assert_eq!(plan(&[]), refused);
    assert_eq!(plan(&[("2026-10-09", 5_000)]), refused, "today is no later day");
    assert_eq!(plan(&[("2026-10-10", 5_000)]), None);
    assert_eq!(plan(&[("2026-10-10", 2_000), ("2026-10-10", 3_000)]), refused);
    assert_eq!(plan(&[("2026-10-10", 2_000), ("2026-10-11", 3_000)]), None);
    assert_eq!(plan(&[("2026-10-10", 0), ("2026-10-11", 5_000)]), refused);
    assert_eq!(plan(&[("2026-10-10", -1), ("2026-10-11", 5_001)]), refused);
    let many = |count: u64| {
        let first = day("2026-10-10");
        let instalments = (0..count)
            .map(|n| Instalment {
                due: first + chrono::Days::new(n),
                amount_fen: if n == 0 { Fen::yuan(5_000 - count as i64 + 1) } else { Fen::yuan(1) },
            })
            .collect();
        let form =
            ProposeDeferral { applied_on: day("2026-10-09"), hardship: "停产".into(), instalments, agreement: None };
        taken(stands::served(), Step::ProposeDeferral(form), 1).is_ok()
    };
    assert!(many(59) && many(60) && !many(61));
    let go_on = go(aside::deferred(), pay(Fen::yuan(2_000), "2026-10-09", "No.1"), 6);
    assert_eq!(go_on.1.stage.kind(), domain::stage::StageKind::Deferred);
}
