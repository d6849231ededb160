//! A dispute about jurisdiction 管辖争议: talks within seven days, else the common superior or the government; nothing is
//! decided or handed over meanwhile.

use super::in_stage;
use crate::case::Case;
use crate::case::side::Dispute;
use crate::dossier::required_text;
use crate::event::Outcome;
use crate::law::article::Article;
use crate::law::cite::{CHENGXU, CHUFA, HENAN_ZHIFA};
use crate::law::deadlines::DeadlineId;
use crate::now::Now;
use crate::refusal::{Obstacle, Refusal};
use crate::stage::StageKind;
use crate::step::{DisputeEnd, DisputeTo, RecordDispute, SettleDispute, Step, StepKind, SubmitDispute};

/// Talks, else the common superior, which may also be asked at once (行政处罚法 25(2)); within seven days, in writing
/// (住房和城乡建设行政处罚程序规定 6).
const RULE: [Article; 2] = [Article::new(CHUFA, "25(2)"), Article::new(CHENGXU, "6")];
/// No agreement: the legal office mediates, the government decides (河南省行政执法条例 19).
const HENAN: Article = Article::new(HENAN_ZHIFA, "19");

/// A dispute arises before the inquiry is closed.
const ARISES: [StageKind; 4] = [StageKind::Clue, StageKind::Check, StageKind::Filed, StageKind::Inquiry];

impl Case {
    /// The dispute about jurisdiction that is not settled.
    pub fn dispute_open(&self) -> Option<&Dispute> {
        self.disputes.iter().find(|dispute| dispute.settled.is_none())
    }

    /// The dispute that gave the case to another agency, until it comes back.
    pub fn lost_to(&self) -> Option<&Dispute> {
        let last = self.disputes.last()?;
        last.settled.as_ref().filter(|end| !end.ours && !last.came_back).map(|_| last)
    }

    /// Refuses to decide or hand over while it is open who is competent, and to decide what belongs to another agency.
    pub(crate) fn nobody_disputes(&self, act: &str) -> Result<(), Refusal> {
        if let Some(open) = self.dispute_open() {
            let why = format!("不能{act}：与{}的管辖争议还没有结果", open.agency);
            return Err(Refusal::new(Obstacle::WrongStage, why, &RULE));
        }
        Ok(())
    }

    /// The same, and refuses what belongs to another agency by the settlement.
    pub(crate) fn competence_settled(&self, act: &str) -> Result<(), Refusal> {
        self.nobody_disputes(act)?;
        self.not_given_away(act)
    }

    /// Refuses what belongs to another agency by the settlement.
    pub(crate) fn not_given_away(&self, act: &str) -> Result<(), Refusal> {
        if let Some(lost) = self.lost_to() {
            let why = format!("不能{act}：管辖争议的结果是由{}管辖，应当移送", lost.agency);
            return Err(Refusal::new(Obstacle::NotCompetent, why, &RULE));
        }
        Ok(())
    }
}

pub(crate) fn may_record(case: &Case) -> Result<(), Refusal> {
    in_stage(case, StepKind::RecordDispute, &ARISES, &RULE)?;
    match case.dispute_open() {
        Some(open) => {
            let why = format!("与{}的管辖争议已经登记，先登记结果", open.agency);
            Err(Refusal::new(Obstacle::WrongStage, why, &RULE))
        }
        None => Ok(()),
    }
}

pub(crate) fn record(case: &Case, mut form: RecordDispute, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.agency = required_text("agency", "争议的对方机关", &form.agency, 100)?;
    form.reason = required_text("reason", "双方意见", &form.reason, 2_000)?;
    if form.agency == now.bureau.name {
        return Err(Refusal::input("agency", "争议的对方机关不能是本机关"));
    }
    if form.since > now.today() || form.since < case.clue.received_on {
        return Err(Refusal::input("since", "争议发生日应在收到线索日到今天之间"));
    }
    Ok((Step::RecordDispute(form), Outcome::Recorded))
}

fn open(case: &Case) -> Result<&Dispute, Refusal> {
    if case.stage.kind().is_closed() {
        return Err(Refusal::new(Obstacle::WrongStage, "本案已经结案，不再处理管辖争议", &RULE));
    }
    case.dispute_open().ok_or_else(|| Refusal::new(Obstacle::Incomplete, "没有待处理的管辖争议", &RULE))
}

pub(crate) fn may_submit(case: &Case) -> Result<(), Refusal> {
    if open(case)?.submitted.is_some() {
        return Err(Refusal::new(Obstacle::WrongStage, "管辖争议已经报请处理，待登记结果", &[RULE[0].clone(), HENAN]));
    }
    Ok(())
}

pub(crate) fn submit(case: &Case, mut form: SubmitDispute, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.body = required_text("body", "报请的机关", &form.body, 100)?;
    form.paper = required_text("paper", "文书", &form.paper, 500)?;
    let since = open(case)?.since;
    if form.on > now.today() || form.on < since {
        return Err(Refusal::input("on", "报请日应在争议发生日到今天之间"));
    }
    Ok((Step::SubmitDispute(form), Outcome::Recorded))
}

pub(crate) fn may_settle(case: &Case) -> Result<(), Refusal> {
    open(case).map(|_| ())
}

/// Talks end within seven days with a written record; else who was asked decides (行政处罚法 25(2); 住房和城乡建设行政处罚程序规定
/// 6; 河南省行政执法条例 19).
pub(crate) fn settle(case: &Case, mut form: SettleDispute, now: &Now) -> Result<(Step, Outcome), Refusal> {
    let dispute = open(case)?;
    let label = if form.how == DisputeEnd::Talks { "协商的书面记录" } else { "文书" };
    form.paper = required_text("paper", label, &form.paper, 2_000)
        .map_err(|refusal| Refusal { articles: RULE.to_vec(), ..refusal })?;
    let asked = match form.how {
        DisputeEnd::Talks => None,
        DisputeEnd::Superior => Some(DisputeTo::Superior),
        DisputeEnd::Mediated => Some(DisputeTo::LegalOffice),
    };
    let mut from = dispute.since;
    if let Some(to) = asked {
        let submitted = dispute.submitted.as_ref().filter(|submitted| submitted.to == to).ok_or_else(|| {
            let why = format!("还没有报请{}处理，先登记报请", to.label());
            Refusal::new(Obstacle::Incomplete, why, &[RULE[0].clone(), HENAN]).at("how")
        })?;
        from = submitted.on;
    }
    if form.on > now.today() || form.on < from {
        return Err(Refusal::input("on", "处理日应在争议发生日（报请日）到今天之间"));
    }
    if form.how == DisputeEnd::Talks {
        let last = now.law.count(DeadlineId::Jurisdiction, dispute.since, "管辖争议发生")?.ends;
        if form.on > last {
            let why = format!("管辖争议应当自发生之日起七日内协商，到 {last} 已满。报请共同的上级机关指定管辖");
            return Err(Refusal::new(Obstacle::TooLate, why, &RULE).at("on"));
        }
    }
    Ok((Step::SettleDispute(form), Outcome::Recorded))
}
