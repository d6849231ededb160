//! A suspected crime goes to the police: the special team reports, the principal head decides, papers and goods follow.

use chrono::NaiveDate;

use super::{in_stage, requests};
use crate::case::Case;
use crate::case::side::Matter;
use crate::dossier::{optional_text, required_text};
use crate::event::Outcome;
use crate::law::article::Article;
use crate::law::calendar::beijing_day;
use crate::law::cite::{CHUFA, YISONG};
use crate::money::Fen;
use crate::now::Now;
use crate::officer::Officer;
use crate::refusal::{Obstacle, Refusal};
use crate::stage::StageKind;
use crate::step::{
    AskReconsideration, PoliceAnswer, ProposePoliceTransfer, RecordPoliceAnswer, SendToPolice, Step, StepKind,
    SuggestSupervision,
};

/// Transfer of a suspected crime (行政处罚法 27(1); 行政执法机关移送涉嫌犯罪案件的规定 3, 5).
const TRANSFER: [Article; 2] = [Article::new(CHUFA, "27(1)"), Article::new(YISONG, "5")];

const STAGES: [StageKind; 6] = [
    StageKind::Check,
    StageKind::Inquiry,
    StageKind::InquiryDone,
    StageKind::Recheck,
    StageKind::Legal,
    StageKind::Collective,
];

pub(crate) fn may_propose(case: &Case) -> Result<(), Refusal> {
    may_be_transferred(case)?;
    requests::open(case, |matter| matches!(matter, Matter::PoliceTransfer(_))).map(|_| ())
}

pub(crate) fn may_be_transferred(case: &Case) -> Result<(), Refusal> {
    in_stage(case, StepKind::ProposePoliceTransfer, &STAGES, &TRANSFER)?;
    if case.police.as_ref().is_some_and(|police| police.sent.is_none()) {
        return Err(Refusal::new(Obstacle::WrongStage, "移送已经批准，二十四小时内移送公安机关", &TRANSFER));
    }
    Ok(())
}

/// Two or more officers as a special team (行政执法机关移送涉嫌犯罪案件的规定 5).
pub(crate) fn propose(
    case: &Case,
    mut form: ProposePoliceTransfer,
    officer: &Officer,
    now: &Now,
) -> Result<(Step, Outcome), Refusal> {
    form.facts = required_text("facts", "涉嫌犯罪的事实", &form.facts, 10_000)?;
    super::ordinary::filing::two_investigators(case, officer.id, form.second, now)?;
    Ok((Step::ProposePoliceTransfer(form), Outcome::Requested { request: requests::next(case) }))
}

pub(crate) fn may_send(case: &Case) -> Result<(), Refusal> {
    in_stage(case, StepKind::SendToPolice, &STAGES, &TRANSFER)?;
    if case.police.as_ref().is_none_or(|police| police.sent.is_some()) {
        return Err(Refusal::new(Obstacle::Incomplete, "移送还没有经正职负责人批准", &TRANSFER));
    }
    Ok(())
}

pub(crate) fn send(case: &Case, mut form: SendToPolice, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.receiver = required_text("receiver", "接收的公安机关", &form.receiver, 100)?;
    form.papers = required_text("papers", "随案材料", &form.papers, 5_000)?;
    form.earlier = optional_text("earlier", "移送前已作出的处罚", &form.earlier, 2_000)?;
    if form.paid_fen < Fen::ZERO || (form.paid_fen > Fen::ZERO && form.earlier.is_empty()) {
        let why = "已缴罚款依法折抵罚金：写明是哪一份处罚决定、缴了多少";
        return Err(Refusal::new(Obstacle::Incomplete, why, &[Article::new(YISONG, "11(3)")]).at("earlier"));
    }
    let approved = case.police.as_ref().map(|police| police.approved_at);
    if form.at > now.at || approved.is_some_and(|at| form.at < at) {
        return Err(Refusal::input("at", "移送时间应在批准以后、现在以前"));
    }
    Ok((Step::SendToPolice(form), Outcome::Recorded))
}

pub(crate) fn may_answer(case: &Case) -> Result<(), Refusal> {
    in_stage(
        case,
        StepKind::RecordPoliceAnswer,
        &[StageKind::ToPolice],
        &[Article::new(YISONG, "8"), TRANSFER[0].clone()],
    )
}

/// Filed, declined; upheld only after a refusal; handed back only after filing (行政执法机关移送涉嫌犯罪案件的规定 8-13).
pub(crate) fn answer(case: &Case, mut form: RecordPoliceAnswer, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.paper = required_text("paper", "文书", &form.paper, 500)?;
    let Some(police) = &case.police else {
        return Err(Refusal::new(Obstacle::Incomplete, "案件没有移送公安机关", &TRANSFER));
    };
    let sent = police.sent.as_ref().map(|sent| beijing_day(sent.at));
    if form.on > now.today() || sent.is_some_and(|day| form.on < day) {
        return Err(Refusal::input("on", "收到日应在移送日到今天之间"));
    }
    let last = police.answers.last().map(|reply| reply.answer);
    let fits = match form.answer {
        PoliceAnswer::Filed => last != Some(PoliceAnswer::Filed),
        PoliceAnswer::Declined => last.is_none(),
        PoliceAnswer::Upheld if police.reconsideration.is_none() => {
            let why = "还没有提请公安机关复议，不会有复议决定。先登记提请复议";
            return Err(Refusal::new(Obstacle::Incomplete, why, &[Article::new(YISONG, "9(1)")]).at("answer"));
        }
        PoliceAnswer::Upheld => last == Some(PoliceAnswer::Declined),
        PoliceAnswer::HandedBack => last == Some(PoliceAnswer::Filed),
    };
    if !fits {
        return Err(Refusal::input("answer", "与已经登记的答复先后不符"));
    }
    Ok((Step::RecordPoliceAnswer(form), Outcome::Recorded))
}

/// The last refusal of the police with its day, while nothing was done about it that the step would do again.
fn refusal_of_the_police(case: &Case, kind: StepKind, rule: &[Article]) -> Result<(PoliceAnswer, NaiveDate), Refusal> {
    in_stage(case, kind, &[StageKind::ToPolice], rule)?;
    let last = case.police.as_ref().and_then(|police| police.answers.last());
    match last {
        Some(reply) if matches!(reply.answer, PoliceAnswer::Declined | PoliceAnswer::Upheld) => {
            Ok((reply.answer, reply.on))
        }
        _ => Err(Refusal::new(Obstacle::Incomplete, "公安机关没有决定不予立案", rule)),
    }
}

/// Against a refusal to file, once (行政执法机关移送涉嫌犯罪案件的规定 9(1)).
pub(crate) fn may_ask_reconsideration(case: &Case) -> Result<(), Refusal> {
    let rule = [Article::new(YISONG, "9(1)")];
    let (answer, _) = refusal_of_the_police(case, StepKind::AskReconsideration, &rule)?;
    let police = case.police.as_ref();
    let why = if answer == PoliceAnswer::Upheld || police.is_some_and(|police| police.reconsideration.is_some()) {
        "已经提请公安机关复议"
    } else if police.is_some_and(|police| police.supervision.is_some()) {
        "已经建议人民检察院立案监督"
    } else {
        return Ok(());
    };
    Err(Refusal::new(Obstacle::WrongStage, why, &rule))
}

pub(crate) fn ask_reconsideration(
    case: &Case,
    mut form: AskReconsideration,
    now: &Now,
) -> Result<(Step, Outcome), Refusal> {
    form.paper = required_text("paper", "文书", &form.paper, 500)?;
    let (_, received) = refusal_of_the_police(case, StepKind::AskReconsideration, &[Article::new(YISONG, "9(1)")])?;
    after_the_refusal(form.on, received, now)?;
    Ok((Step::AskReconsideration(form), Outcome::Recorded))
}

/// After the reconsideration upheld the refusal, or at once (行政执法机关移送涉嫌犯罪案件的规定 9(2)).
pub(crate) fn may_suggest_supervision(case: &Case) -> Result<(), Refusal> {
    let rule = [Article::new(YISONG, "9(2)")];
    let (answer, _) = refusal_of_the_police(case, StepKind::SuggestSupervision, &rule)?;
    let Some(police) = &case.police else { return Ok(()) };
    let why = if police.supervision.is_some() {
        "已经建议人民检察院立案监督"
    } else if answer == PoliceAnswer::Declined && police.reconsideration.is_some() {
        "已经提请公安机关复议，待复议决定"
    } else {
        return Ok(());
    };
    Err(Refusal::new(Obstacle::WrongStage, why, &rule))
}

pub(crate) fn suggest_supervision(
    case: &Case,
    mut form: SuggestSupervision,
    now: &Now,
) -> Result<(Step, Outcome), Refusal> {
    form.paper = required_text("paper", "文书", &form.paper, 500)?;
    let (_, received) = refusal_of_the_police(case, StepKind::SuggestSupervision, &[Article::new(YISONG, "9(2)")])?;
    after_the_refusal(form.on, received, now)?;
    Ok((Step::SuggestSupervision(form), Outcome::Recorded))
}

fn after_the_refusal(on: NaiveDate, received: NaiveDate, now: &Now) -> Result<(), Refusal> {
    if on > now.today() || on < received {
        return Err(Refusal::input("on", "日期应在收到公安机关答复日到今天之间"));
    }
    Ok(())
}
