//! Places beside the main line, reached by real steps.

use chrono::{NaiveTime, TimeZone, Utc};
use domain::ids::OfficerId;
use domain::money::Fen;
use domain::step::*;

use crate::office::*;
use crate::stands::{self, Stand, at, go};

/// Ten in the morning of a day in Beijing, as an instant.
pub fn hour(text: &str, hour: u32) -> chrono::DateTime<Utc> {
    Utc.from_utc_datetime(&day(text).and_hms_opt(hour - 8, 0, 0).unwrap())
}

pub fn grant(stand: Stand) -> Stand {
    let request = u32::try_from(stand.1.requests.len()).unwrap();
    let form =
        DecideRequest { request, agree: true, opinion: String::new(), minutes: "负责人集体讨论同意".into() };
    go(stand, Step::DecideRequest(form), 5)
}

pub fn not_filing_asked() -> Stand {
    let form = ProposeNotFiling {
        ground: NotFilingGround::NoBreach, reason: "经核查没有违法事实".into(), told: None
    };
    go(stands::checked(), Step::ProposeNotFiling(form), 1)
}

pub fn not_filed() -> Stand {
    grant(not_filing_asked())
}

pub fn referral_granted() -> Stand {
    let form = ProposeReferral {
        agency: "叶县城市管理局".into(),
        ground: ReferralGround::OtherPlace,
        reason: "行为发生在叶县".into(),
    };
    grant(go(stands::checked(), Step::ProposeReferral(form), 1))
}

pub fn referred() -> Stand {
    let form = ConfirmReferral { on: day("2026-09-08"), receipt: "叶县城管收文 12 号".into() };
    go(referral_granted(), Step::ConfirmReferral(form), 1)
}

/// Claimed by another district on 2026-09-08: talks until 2026-09-15.
pub fn disputed() -> Stand {
    let form = RecordDispute {
        agency: "叶县城市管理局".into(),
        since: day("2026-09-08"),
        reason: "双方都认为路段属于自己的辖区".into(),
    };
    go(stands::checked(), Step::RecordDispute(form), 1)
}

pub fn dispute_submitted(to: DisputeTo) -> Stand {
    let form = SubmitDispute {
        to,
        body: "平顶山市人民政府".into(),
        on: day("2026-09-08"),
        paper: "关于管辖争议的请示".into(),
    };
    go(disputed(), Step::SubmitDispute(form), 1)
}

pub fn put_to_the_superior() -> Stand {
    dispute_submitted(DisputeTo::Superior)
}

/// Settled by talks on the day it arose; whether it stays here is told by `ours`.
pub fn settled(ours: bool) -> Stand {
    let form =
        SettleDispute { how: DisputeEnd::Talks, ours, on: day("2026-09-08"), paper: "协商纪要 1 号".into() };
    go(disputed(), Step::SettleDispute(form), 1)
}

pub fn given_away() -> Stand {
    settled(false)
}

pub fn all_set_aside() -> Stand {
    let form = SetAsideExhibit {
        exhibit: domain::ids::ExhibitId(1),
        ground: AsideGround::Unlawful,
        reason: "未经许可进入住宅拍摄".into(),
    };
    go(stands::order_served(), Step::SetAsideExhibit(form), 1)
}

pub fn paused() -> Stand {
    let form = ProposePause { ground: PauseGround::Untraceable, reason: "当事人下落不明".into() };
    grant(go(stands::order_served(), Step::ProposePause(form), 1))
}

pub fn dropped() -> Stand {
    let form = ProposeDropping { ground: DroppingGround::NotProved, reason: "主要事实不能查清".into() };
    grant(go(stands::order_served(), Step::ProposeDropping(form), 1))
}

pub fn preserved() -> Stand {
    let form = ProposePreservation {
        items: "苫布一块".into(), place: "本局仓库".into(), reason: "可能灭失".into()
    };
    grant(go(stands::order_served(), Step::ProposePreservation(form), 1))
}

pub fn measure() -> ProposeMeasure {
    ProposeMeasure {
        kind: MeasureKind::Seizure,
        basis: "《演示条例》第十条".into(),
        inventory: "自卸货车一辆，豫D·A1234".into(),
        place: "本局停车场".into(),
        days: 30,
        reason: "防止继续违法".into(),
        no_necessities: true,
        not_sealed_already: true,
        site: None,
    }
}

pub fn measure_granted() -> Stand {
    grant(go(stands::order_served(), Step::ProposeMeasure(measure()), 1))
}

pub fn seized() -> Stand {
    let form = ExecuteMeasure {
        measure: 1,
        at: hour("2026-09-09", 10),
        present: "马建国".into(),
        witness: String::new(),
        record: "当场告知理由、依据和权利，当事人无异议".into(),
        second: OfficerId(2),
        process: on_record(),
    };
    go(measure_granted(), Step::ExecuteMeasure(form), 1)
}

pub fn seized_urgently() -> Stand {
    let form = ExecuteUrgently {
        measure: measure(),
        at: hour("2026-09-09", 10),
        urgency: "车辆正要驶离".into(),
        present: String::new(),
        witness: "李四（居委会）".into(),
        record: "当事人不在场，见证人签名".into(),
        second: OfficerId(2),
        process: on_record(),
    };
    go(stands::order_served(), Step::ExecuteUrgently(form), 1)
}

pub fn sampled() -> Stand {
    let form =
        SendSample {
            what: "渣土样品".into(), laboratory: "市检测中心".into(), sent_on: day("2026-09-09"), days: 10
        };
    go(stands::order_served(), Step::SendSample(form), 1)
}

pub fn recusal_asked() -> Stand {
    let form =
        ApplyForRecusal { officer: OfficerId(2), by: RecusalBy::Party, reason: "与当事人有亲属关系".into() };
    go(stands::order_served(), Step::ApplyForRecusal(form), 1)
}

pub fn recused() -> Stand {
    let form = DecideRecusal { recusal: 1, granted: true, opinion: "情况属实，应当回避".into() };
    go(recusal_asked(), Step::DecideRecusal(form), 5)
}

pub fn police_granted() -> Stand {
    let form = ProposePoliceTransfer { facts: "涉嫌污染环境罪".into(), second: OfficerId(2) };
    grant(go(stands::order_served(), Step::ProposePoliceTransfer(form), 1))
}

pub fn to_police() -> Stand {
    let form = SendToPolice {
        at: hour("2026-09-09", 10),
        receiver: "平顶山市公安局".into(),
        papers: "移送书、调查报告、涉案物品清单".into(),
        earlier: String::new(),
        paid_fen: Fen::ZERO,
    };
    go(police_granted(), Step::SendToPolice(form), 1)
}

fn answered(answer: PoliceAnswer) -> Stand {
    let form = RecordPoliceAnswer { answer, on: day("2026-09-09"), paper: "不予立案通知书".into() };
    go(to_police(), Step::RecordPoliceAnswer(form), 1)
}

pub fn police_filed() -> Stand {
    answered(PoliceAnswer::Filed)
}

pub fn police_declined() -> Stand {
    answered(PoliceAnswer::Declined)
}

pub fn reconsideration_asked() -> Stand {
    let form = AskReconsideration { on: day("2026-09-09"), paper: "提请复议书 1 号".into() };
    go(police_declined(), Step::AskReconsideration(form), 1)
}

pub fn refusal_upheld() -> Stand {
    let form =
        RecordPoliceAnswer { answer: PoliceAnswer::Upheld, on: day("2026-09-09"), paper: "复议决定书".into() };
    go(reconsideration_asked(), Step::RecordPoliceAnswer(form), 1)
}

pub fn supervision_suggested() -> Stand {
    let form = SuggestSupervision { on: day("2026-09-09"), paper: "建议书，市人民检察院".into() };
    go(refusal_upheld(), Step::SuggestSupervision(form), 1)
}

fn education() -> String {
    "当面讲解有关规定，当事人表示今后密闭运输".into()
}

pub fn sparing() -> Stand {
    let form = ProposeNoPenalty {
        facts: "豫D·A1234 号车苫布未盖严，当场改正".into(),
        ground: NoPenaltyGround::NoFault,
        grounds_shown: "苫布在途中被他人划破，有行车记录证明".into(),
        exhibits: vec![domain::ids::ExhibitId(1)],
        education: education(),
    };
    go(stands::order_served(), Step::ProposeNoPenalty(form), 1)
}

pub fn sparing_endorsed() -> Stand {
    go(sparing(), Step::EndorseReport(EndorseReport { agree: true, opinion: String::new() }), 3)
}

pub fn sparing_in_review() -> Stand {
    go(sparing_endorsed(), Step::SubmitToReview(SubmitToReview {}), 1)
}

pub fn spared() -> Stand {
    let form = DecideNoPenalty {
        ground: NoPenaltyGround::NoFault,
        grounds_shown: "苫布在途中被他人划破，有行车记录证明".into(),
        exhibits: vec![domain::ids::ExhibitId(1)],
        education: education(),
        opinion: String::new(),
    };
    go(sparing_endorsed(), Step::DecideNoPenalty(form), 5)
}

pub fn spared_served() -> Stand {
    go(spared(), serve(Served::NoPenaltyDecision, "2026-09-09"), 1)
}

pub fn told_anew() -> Stand {
    let form = RenewNotice { proposal: report(8_000), cause: "补充查明遗撒路段长 300 米".into() };
    go(stands::rechecked(), Step::RenewNotice(form), 1)
}

pub fn hearing_arranged() -> Stand {
    let form = ArrangeHearing {
        on: day("2026-10-13"),
        at: NaiveTime::from_hms_opt(9, 0, 0).unwrap(),
        place: "本局三楼会议室".into(),
        host: OfficerId(4),
        notified_on: day("2026-09-24"),
        public: true,
    };
    go(stands::hearing(), Step::ArrangeHearing(form), 4)
}

/// The period to ask for a hearing is over, nobody asked.
pub fn hearing_period_over() -> Stand {
    at(stands::hearing_offered(), "2026-10-09")
}

pub fn on_the_spot(fine: i64) -> DecideOnTheSpot {
    DecideOnTheSpot {
        second: OfficerId(2),
        facts: "在路边抛撒建筑垃圾一袋".into(),
        tier: "base".into(),
        warning: false,
        fine_fen: Fen::yuan(fine),
        demands: "立即清除".into(),
        told: true,
        defence: "当事人表示无异议".into(),
        refusal: "".into(),
        discretion: "数量少".into(),
        others: Vec::new(),
        confiscate_fen: Fen::ZERO,
        process: on_record(),
    }
}

/// A citizen who dumped a bag of rubble, checked, with a photograph.
pub fn litterer() -> Stand {
    let mut office = Office::about("2026-09-08", "MK-017");
    office.dossier = office.dossier.map(|dossier| domain::dossier::Dossier { party: Some(citizen()), ..dossier });
    let case = office.open();
    go(go((office, case), Step::BeginCheck(BeginCheck {}), 1), exhibit(1), 1)
}

pub fn decided_on_the_spot() -> Stand {
    go(litterer(), Step::DecideOnTheSpot(on_the_spot(100)), 1)
}

pub fn handed_over() -> Stand {
    go(decided_on_the_spot(), serve(Served::OnTheSpotDecision, "2026-09-08"), 1)
}

pub fn cash_taken() -> Stand {
    let form = CollectCash {
        amount_fen: Fen::yuan(100),
        on: day("2026-09-08"),
        ground: CashGround::Small,
        receipt: "豫财 001".into(),
    };
    go(handed_over(), Step::CollectCash(form), 1)
}

pub fn cash_handed_in() -> Stand {
    go(cash_taken(), Step::HandInCash(HandInCash { receipt: "豫财 001".into(), on: day("2026-09-08") }), 1)
}

pub fn deferred() -> Stand {
    let instalments = vec![
        Instalment { due: day("2026-10-30"), amount_fen: Fen::yuan(2_000) },
        Instalment { due: day("2026-11-30"), amount_fen: Fen::yuan(3_000) },
    ];
    let form = ProposeDeferral {
        applied_on: day("2026-10-09"),
        hardship: "企业停产，有证明".into(),
        instalments,
        agreement: None,
    };
    grant(go(stands::served(), Step::ProposeDeferral(form), 1))
}

pub fn instalment_missed() -> Stand {
    at(deferred(), "2026-10-31")
}

pub fn demand_out() -> Stand {
    go(at(stands::overdue(), "2026-10-28"), Step::IssueDemand(IssueDemand { due: day("2026-11-11") }), 1)
}

pub fn demanded() -> Stand {
    go(demand_out(), serve(Served::Demand, "2026-10-28"), 1)
}
