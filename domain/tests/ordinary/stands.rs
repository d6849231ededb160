//! Every place in which a case can stand, reached by real steps.

use domain::case::Case;
use domain::ids::OfficerId;
use domain::money::Fen;
use domain::step::*;

use crate::office::*;

/// A case with its office, so that the clock stands where the case does.
pub type Stand = (Office, Case);

pub fn go(stand: Stand, step: Step, who: i64) -> Stand {
    let (mut office, case) = stand;
    let case = office.take(&case, step, who).unwrap();
    (office, case)
}

pub fn at(stand: Stand, today: &str) -> Stand {
    let (mut office, case) = stand;
    office.set(today);
    (office, case)
}

pub fn yes() -> String {
    String::new()
}

pub fn clue() -> Stand {
    let mut office = Office::on("2026-09-08");
    let case = office.open();
    (office, case)
}

pub fn checking() -> Stand {
    go(clue(), Step::BeginCheck(BeginCheck {}), 1)
}

pub fn checked() -> Stand {
    go(checking(), exhibit(1), 1)
}

pub fn applied() -> Stand {
    let form = ApplyForFiling { second: OfficerId(2), opinion: "建议立案".into() };
    go(checked(), Step::ApplyForFiling(form), 1)
}

pub fn endorsed() -> Stand {
    go(applied(), Step::EndorseFiling(EndorseFiling { agree: true, opinion: yes() }), 3)
}

pub fn filed() -> Stand {
    go(at(endorsed(), "2026-09-09"), Step::ApproveFiling(ApproveFiling { agree: true, opinion: yes() }), 5)
}

pub fn assigned() -> Stand {
    go(filed(), Step::AssignOfficers(AssignOfficers { lead: OfficerId(1), second: OfficerId(2) }), 3)
}

pub fn ordered() -> Stand {
    let form = IssueCorrectionOrder { demands: "立即密闭，清除遗撒".into(), due: day("2026-09-09") };
    go(assigned(), Step::IssueCorrectionOrder(form), 1)
}

pub fn order_served() -> Stand {
    go(ordered(), serve(Served::CorrectionOrder, "2026-09-09"), 1)
}

/// The report written, of a case of this kind.
pub fn reported_on(code: &str, form: SubmitReport) -> Stand {
    let mut office = Office::about("2026-09-08", code);
    let case = Line::to_inquiry(&mut office);
    go(at((office, case), "2026-09-22"), Step::SubmitReport(form), 1)
}

pub fn reported() -> Stand {
    reported_on("MK-005", report(5_000))
}

fn report_endorsed_of(stand: Stand) -> Stand {
    go(stand, Step::EndorseReport(EndorseReport { agree: true, opinion: yes() }), 3)
}

pub fn report_endorsed() -> Stand {
    report_endorsed_of(reported())
}

fn noticed_of(stand: Stand) -> Stand {
    let issued = go(at(report_endorsed_of(stand), "2026-09-23"), Step::IssuePriorNotice(IssuePriorNotice {}), 1);
    at(go(issued, serve(Served::PriorNotice, "2026-09-23"), 1), "2026-09-24")
}

pub fn notice_out() -> Stand {
    go(at(report_endorsed(), "2026-09-23"), Step::IssuePriorNotice(IssuePriorNotice {}), 1)
}

/// Noticed without a hearing to offer, the day after service.
pub fn noticed() -> Stand {
    noticed_of(reported())
}

/// The same, the day after the period has ended.
pub fn period_over() -> Stand {
    at(noticed(), "2026-10-09")
}

/// A fine at the threshold of an organisation: hearing offered, review and discussion due.
pub fn hearing_offered() -> Stand {
    noticed_of(reported_on("MK-002", report(50_000)))
}

/// A fine brought below every threshold by mitigation while the band's lowest fine opens the hearing.
pub fn hearing_offered_below_the_list() -> Stand {
    let ground = Mitigation {
        ground: Ground::RemovedHarm,
        facts: "当日清运完毕并恢复原状".into(),
        exhibits: vec![domain::ids::ExhibitId(1)],
    };
    noticed_of(reported_on("MK-008", SubmitReport { mitigation: Some(ground), ..report(40_000) }))
}

fn asked(stand: Stand) -> Stand {
    go(
        stand,
        Step::RequestHearing(RequestHearing { received_on: day("2026-09-24"), postmark: None, whose: 0, third: None }),
        1,
    )
}

pub fn hearing() -> Stand {
    asked(hearing_offered())
}

/// Time, place and host, told to the party on a day (行政处罚法 64(2), 64(4)).
pub fn arrange(told: &str, on: &str) -> Step {
    Step::ArrangeHearing(ArrangeHearing {
        on: day(on),
        at: chrono::NaiveTime::from_hms_opt(9, 0, 0).unwrap(),
        place: "本局三楼会议室".into(),
        host: OfficerId(4),
        notified_on: day(told),
        public: true,
    })
}

/// Called on 2026-09-24; seven working days later is 2026-10-12.
pub fn held(on: &str) -> Step {
    Step::RecordHearing(RecordHearing {
        outcome: HearingOutcome::Held,
        on: day(on),
        notified_on: Some(day("2026-09-24")),
        host: Some(OfficerId(4)),
        record: "当事人对事实无异议，请求从轻".into(),
        attended: in_person(),
    })
}

pub fn heard() -> Stand {
    go(at(go(hearing(), arrange("2026-09-24", "2026-10-13"), 4), "2026-10-13"), held("2026-10-13"), 4)
}

pub fn rechecked() -> Stand {
    go(period_over(), recheck(5_000, Adopted::NoDefence), 1)
}

pub fn rechecked_for_review() -> Stand {
    go(heard(), recheck(50_000, Adopted::No), 1)
}

pub fn in_review() -> Stand {
    go(rechecked_for_review(), Step::SubmitToReview(SubmitToReview {}), 1)
}

pub fn passed_for_discussion() -> Stand {
    go(in_review(), legal(Verdict::Agree), 4)
}

/// Passed, and no discussion due: a hearing was held, but the fine is not on the list of major ones.
pub fn passed() -> Stand {
    let called = go(asked(hearing_offered_below_the_list()), arrange("2026-09-24", "2026-10-13"), 4);
    let heard = go(at(called, "2026-10-13"), held("2026-10-13"), 4);
    let rechecked = go(heard, recheck(40_000, Adopted::No), 1);
    go(go(rechecked, Step::SubmitToReview(SubmitToReview {}), 1), legal(Verdict::Agree), 4)
}

pub fn discussed() -> Stand {
    let form = RecordDiscussion {
        on: day("2026-10-13"),
        recused: String::new(),
        members: "陈国、赵敏".into(),
        views: "均同意".into(),
        conclusion: "同意处罚".into(),
    };
    go(passed_for_discussion(), Step::RecordDiscussion(form), 5)
}

pub fn decided() -> Stand {
    go(rechecked(), decide(5_000), 5)
}

/// Served on 2026-10-09: to be paid by Monday 2026-10-26.
pub fn served() -> Stand {
    go(decided(), serve(Served::PenaltyDecision, "2026-10-09"), 1)
}

pub fn served_and_late() -> Stand {
    at(served(), "2026-10-27")
}

pub fn overdue() -> Stand {
    go(served_and_late(), Step::MarkOverdue(MarkOverdue {}), 6)
}

pub fn performed() -> Stand {
    let visit =
        RecordReinspection {
            on: day("2026-10-09"), complied: true, findings: "已密闭".into(), process: on_record()
        };
    let paid = go(served(), pay(Fen::yuan(5_000), "2026-10-09", "No.1"), 6);
    go(paid, Step::RecordReinspection(visit), 1)
}

pub fn disclosed() -> Stand {
    let sent = ReportDisclosure { on: day("2026-10-09"), batch: "第 1 批".into() };
    go(performed(), Step::ReportDisclosure(sent), 7)
}

pub fn closing() -> Stand {
    go(disclosed(), Step::ApplyForClosing(ApplyForClosing { opinion: "罚款缴清，已改正".into() }), 1)
}

pub fn closed() -> Stand {
    go(closing(), Step::ApproveClosing(ApproveClosing { agree: true, opinion: yes() }), 5)
}
