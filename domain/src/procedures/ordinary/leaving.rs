//! Ways out of the check: no filing, another agency, more time; and the way back in.

use super::filing::within_limitation;
use super::in_stage;
use crate::case::Case;
use crate::case::side::Matter;
use crate::dossier::required_text;
use crate::event::Outcome;
use crate::law::article::Article;
use crate::law::cite::{CHENGXU, CHUFA};
use crate::law::deadlines::DeadlineId;
use crate::now::Now;
use crate::procedures::requests;
use crate::refusal::{Obstacle, Refusal};
use crate::stage::StageKind;
use crate::step::{
    ComplainantTold, ConfirmReferral, ExtensionKind, NotFilingGround, PoliceAnswer, ProposeExtension, ProposeNotFiling,
    ProposeReferral, Step, StepKind, TakeUpAgain, TakeUpCause,
};

/// What meets the filing standard must be filed (行政处罚法 54(2)).
const MUST_FILE: Article = Article::new(CHUFA, "54(2)");
const REFERRAL: [Article; 2] = [Article::new(CHUFA, "22"), Article::new(CHENGXU, "6(1)")];

pub(crate) fn may_not_file(case: &Case) -> Result<(), Refusal> {
    may_be_left_unfiled(case)?;
    requests::open(case, |matter| matches!(matter, Matter::NotFiling(_))).map(|_| ())
}

pub(crate) fn may_be_left_unfiled(case: &Case) -> Result<(), Refusal> {
    in_stage(case, StepKind::ProposeNotFiling, &[StageKind::Check], &[MUST_FILE])?;
    if case.filing.is_some() {
        return Err(Refusal::new(Obstacle::WrongStage, "立案申请正在审批，先由审批人退回", &[MUST_FILE]));
    }
    case.competence_settled("决定不予立案")
}

/// No breach, or time-barred; a minor breach is as a rule decided after filing (行政处罚法 36, 40, 57(1)(2)).
pub(crate) fn not_file(case: &Case, mut form: ProposeNotFiling, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.reason = required_text("reason", "理由", &form.reason, 2_000)?;
    form.told = complainant_told(case, form.told, now)?;
    if form.ground == NotFilingGround::TimeBarred
        && within_limitation(&case.dossier.act, &case.dossier.violation, case, now).is_ok()
    {
        return Err(Refusal::new(
            Obstacle::Invalid,
            "按行为日和收到线索日计算，没有超过处罚时效",
            &[Article::new(CHUFA, "36(1)"), MUST_FILE],
        )
        .at("ground"));
    }
    Ok((Step::ProposeNotFiling(form), Outcome::Requested { request: requests::next(case) }))
}

/// Whoever complained under a name is told; anonymous clues and those of a patrol need nobody told.
fn complainant_told(case: &Case, told: Option<ComplainantTold>, now: &Now) -> Result<Option<ComplainantTold>, Refusal> {
    let Some(told) = told else {
        if !case.clue.from_complainant() {
            return Ok(None);
        }
        let why = format!("线索由{}举报，不予立案应当告知举报人：写明告知了谁、哪一天、怎样告知", case.clue.reporter);
        return Err(Refusal::new(Obstacle::Incomplete, why, &[MUST_FILE]).at("told_who"));
    };
    if told.on > now.today() || told.on < case.clue.received_on {
        return Err(Refusal::input("told_on", "告知日应在收到线索日到今天之间"));
    }
    Ok(Some(ComplainantTold {
        who: required_text("told_who", "告知了谁", &told.who, 100)?,
        on: told.on,
        how: required_text("told_how", "告知方式", &told.how, 200)?,
    }))
}

pub(crate) fn may_refer(case: &Case) -> Result<(), Refusal> {
    may_be_referred(case)?;
    requests::open(case, |matter| matches!(matter, Matter::Referral(_))).map(|_| ())
}

pub(crate) fn may_be_referred(case: &Case) -> Result<(), Refusal> {
    in_stage(case, StepKind::ProposeReferral, &[StageKind::Check, StageKind::Inquiry], &REFERRAL)?;
    if case.referral.as_ref().is_some_and(|referral| referral.confirmed.is_none()) {
        return Err(Refusal::new(Obstacle::WrongStage, "已经批准移送，待受移送机关确认", &REFERRAL));
    }
    case.nobody_disputes("移送其他机关")
}

pub(crate) fn refer(case: &Case, mut form: ProposeReferral, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.agency = required_text("agency", "受移送机关", &form.agency, 100)?;
    form.reason = required_text("reason", "理由", &form.reason, 2_000)?;
    if form.agency == now.bureau.name {
        return Err(Refusal::input("agency", "受移送机关不能是本机关"));
    }
    Ok((Step::ProposeReferral(form), Outcome::Requested { request: requests::next(case) }))
}

pub(crate) fn may_confirm(case: &Case) -> Result<(), Refusal> {
    let stages = [StageKind::Check, StageKind::Inquiry];
    in_stage(case, StepKind::ConfirmReferral, &stages, &REFERRAL)?;
    if case.referral.as_ref().is_none_or(|referral| referral.confirmed.is_some()) {
        return Err(Refusal::new(Obstacle::Incomplete, "移送还没有经负责人批准", &REFERRAL));
    }
    case.nobody_disputes("移送其他机关")?;
    case.nothing_held("移送其他机关")
}

pub(crate) fn confirm(case: &Case, mut form: ConfirmReferral, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.receipt = required_text("receipt", "回执", &form.receipt, 200)?;
    let approved = case.referral.as_ref().map(|referral| referral.approved_on);
    if form.on > now.today() || approved.is_some_and(|day| form.on < day) {
        return Err(Refusal::input("on", "回执日应在批准移送日到今天之间"));
    }
    Ok((Step::ConfirmReferral(form), Outcome::Recorded))
}

/// New facts or an order reopen what was not filed; a case handed over comes back; the police decline (行政处罚法 25(2),
/// 27(1), 75(2), 76(2); 行政执法机关移送涉嫌犯罪案件的规定 10, 13).
pub(crate) fn may_take_up(case: &Case) -> Result<(), Refusal> {
    let stages = [StageKind::NotFiled, StageKind::Referred, StageKind::ToPolice];
    let rule = [Article::new(CHUFA, "54(1)"), Article::new(CHUFA, "76(2)")];
    in_stage(case, StepKind::TakeUpAgain, &stages, &rule)?;
    if case.stage.kind() == StageKind::ToPolice {
        let last = case.police.as_ref().and_then(|police| police.answers.last()).map(|reply| reply.answer);
        let back = matches!(last, Some(PoliceAnswer::Declined | PoliceAnswer::Upheld | PoliceAnswer::HandedBack));
        if !back {
            return Err(Refusal::new(
                Obstacle::Incomplete,
                "公安机关没有退回或者决定不予立案，案件不能恢复办理",
                &[Article::new(CHUFA, "27(1)"), Article::new(crate::law::cite::YISONG, "10")],
            ));
        }
    }
    Ok(())
}

pub(crate) fn take_up(case: &Case, mut form: TakeUpAgain) -> Result<(Step, Outcome), Refusal> {
    form.reason = required_text("reason", "事由", &form.reason, 2_000)?;
    let fits = match case.stage.kind() {
        StageKind::NotFiled => matches!(form.cause, TakeUpCause::NewFacts | TakeUpCause::Ordered),
        StageKind::Referred => matches!(form.cause, TakeUpCause::SentBack | TakeUpCause::NamedUs),
        _ => matches!(form.cause, TakeUpCause::SentBack | TakeUpCause::Ordered),
    };
    if !fits {
        return Err(Refusal::input("cause", format!("案件处于“{}”，不能以此恢复", case.stage.kind().label())));
    }
    Ok((Step::TakeUpAgain(form), Outcome::Recorded))
}

pub(crate) fn may_extend(case: &Case) -> Result<(), Refusal> {
    let open = [
        StageKind::Clue,
        StageKind::Check,
        StageKind::Filed,
        StageKind::Inquiry,
        StageKind::InquiryDone,
        StageKind::Noticed,
        StageKind::Hearing,
        StageKind::Recheck,
        StageKind::Legal,
        StageKind::Collective,
    ];
    let rule = [Article::new(CHUFA, "60"), Article::new(CHENGXU, "15(1)")];
    in_stage(case, StepKind::ProposeExtension, &open, &rule)?;
    requests::open(case, |matter| matches!(matter, Matter::Extension(_))).map(|_| ())
}

pub(crate) fn extend(case: &Case, mut form: ProposeExtension, now: &Now) -> Result<(Step, Outcome), Refusal> {
    form.reason = required_text("reason", "理由", &form.reason, 2_000)?;
    grantable(case, &form, now)?;
    Ok((Step::ProposeExtension(form), Outcome::Requested { request: requests::next(case) }))
}

/// The further extension to decide needs a collective decision; its gist stands with the approval.
pub(crate) fn may_be_extended(case: &Case, asked: &ProposeExtension, minutes: &str, now: &Now) -> Result<(), Refusal> {
    grantable(case, asked, now)?;
    if asked.kind == ExtensionKind::DecisionAgain && minutes.is_empty() {
        return Err(Refusal::new(
            Obstacle::Incomplete,
            "再次延长办案期限须经集体讨论，写明讨论记录",
            &[Article::new(CHUFA, "60")],
        )
        .at("minutes"));
    }
    Ok(())
}

/// Once each, in the running period, and no longer than the rule knows (住房和城乡建设行政处罚程序规定 15(1); 行政处罚法 60).
fn grantable(case: &Case, asked: &ProposeExtension, now: &Now) -> Result<(), Refusal> {
    let today = now.today();
    let (parameter, of, rule) = match asked.kind {
        ExtensionKind::ClueCheck => {
            ("clue_check_extension_days", DeadlineId::ClueCheck, Article::new(CHENGXU, "15(1)"))
        }
        ExtensionKind::Decision => ("decide_extension_days", DeadlineId::Decide, Article::new(CHUFA, "60")),
        ExtensionKind::DecisionAgain => ("decide_second_extension_days", DeadlineId::Decide, Article::new(CHUFA, "60")),
    };
    let at_check = matches!(case.stage.kind(), StageKind::Clue | StageKind::Check);
    if at_check != (asked.kind == ExtensionKind::ClueCheck) {
        return Err(Refusal::input("kind", "现在没有这个期限在走"));
    }
    let granted = case.extensions.iter().filter(|extension| extension.of == of).count();
    let earlier = usize::from(asked.kind == ExtensionKind::DecisionAgain);
    if granted != earlier {
        let why = if granted < earlier {
            "还没有延长过一次，先按第一次延长申请"
        } else {
            "这个期限已经延长过"
        };
        return Err(Refusal::new(Obstacle::WrongStage, why, &[rule]).at("kind"));
    }
    let most = now.law.parameters.days(parameter, today)?;
    if asked.days == 0 || asked.days > most {
        let why = format!("延长 {} 日，最多 {most} 日", asked.days);
        return Err(Refusal::new(Obstacle::Amount, why, &[rule]).at("days"));
    }
    let last = match asked.kind {
        ExtensionKind::ClueCheck => {
            let (from, event) = case.checked_from();
            now.law.count(DeadlineId::ClueCheck, from, event).map(|period| period.unrolled)?
        }
        ExtensionKind::Decision | ExtensionKind::DecisionAgain => case.decide_by(now)?.unwrap_or(today),
    };
    if today > last {
        let why = format!("期限到 {last} 已满，期满前才能申请延长");
        return Err(Refusal::new(Obstacle::TooLate, why, &[rule]));
    }
    Ok(())
}
