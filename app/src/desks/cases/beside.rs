//! What runs beside the main line of a case, each with where it stands: requests, measures, samples, recusal, hearing,
//! time to pay, court, review and suit.

use chrono::Days;
use domain::case::Case;
use domain::case::side::{Imposed, LeftBy, Measure};
use domain::step::StepKind;
use leptos::prelude::*;

use super::executed;
use super::file::Model;
use crate::desks::forms::kinds;
use crate::widgets::{Card, Fact, Facts, Link, say};

/// One card for each kind of object the case has; nothing where it has none.
pub fn cards(model: &Model) -> AnyView {
    let case = &model.case;
    let cards = [
        ("申请事项", requests(case), StepKind::DecideRequest),
        ("先行登记保存", preservations(model), StepKind::DisposePreservation),
        ("查封、扣押", measures(model), StepKind::EndMeasure),
        ("抽样送检", samples(case), StepKind::RecordTestResult),
        ("回避", recusals(case), StepKind::DecideRecusal),
        ("中止、延长", time(case), StepKind::ResumeInquiry),
        ("管辖争议", disputes(case), StepKind::SettleDispute),
        ("移送", transfers(case), StepKind::RecordPoliceAnswer),
        ("听证", hearing(case), StepKind::RecordHearing),
        ("不予处罚", sparing(case), StepKind::DecideNoPenalty),
        ("当场处罚", on_the_spot(case), StepKind::FileOnTheSpot),
        ("暂缓、分期", deferral(case), StepKind::RecordPayment),
        ("其他处罚的执行", others(case), StepKind::RecordPerformance),
        ("催告和强制执行", court(model), StepKind::RecordCourt),
        ("代履行", executed::substitutions(model), StepKind::PerformSubstitution),
        ("立即代履行", executed::clearings(case), StepKind::ClearAtOnce),
        ("违法建设处置", executed::building(case), StepKind::RecordBuilding),
        ("复议、诉讼", remedies(case), StepKind::EndRemedy),
        ("撤销、变更", annulments(case), StepKind::ApplyChangedDecision),
        ("归档", archive(case), StepKind::Archive),
    ];
    cards
        .into_iter()
        .filter(|(_, facts, _)| !facts.is_empty())
        .map(|(title, facts, step)| {
            let open = model.offers.iter().any(|offer| offer.step == step && offer.refused.is_none());
            let more = open.then(|| Link::new(format!("/cases/{}/steps/{}", case.id, step.key()), "去办"));
            match more {
                Some(more) => view! { <Card title more><Facts facts/></Card> }.into_any(),
                None => view! { <Card title><Facts facts/></Card> }.into_any(),
            }
        })
        .collect_view()
        .into_any()
}

fn requests(case: &Case) -> Vec<Fact> {
    let state = |request: &domain::case::side::Request| match &request.answer {
        None => format!("{} {}提出，待负责人审批", request.applied.name, say::plain_day(request.applied.on)),
        Some(answer) => {
            let word = if answer.agree { "同意" } else { "不同意" };
            format!("{} {}{word}：{}", answer.opinion.name, say::plain_day(answer.opinion.on), answer.opinion.text)
        }
    };
    case.requests.iter().map(|request| Fact::new(request.matter.label(), state(request))).collect()
}

fn preservations(model: &Model) -> Vec<Fact> {
    let state = |one: &domain::case::side::Preservation| match (&one.ended, one.ends(&model.now)) {
        (Some(ended), _) => format!("{}{}：{}", say::plain_day(ended.on), ended.how.label(), ended.reason),
        (None, Ok(last)) => format!("自 {} 登记，{}前处理", say::plain_day(one.since), say::day(last)),
        (None, Err(refusal)) => refusal.sentence(),
    };
    model.case.preservations.iter().map(|one| Fact::new(one.form.items.clone(), state(one))).collect()
}

fn measures(model: &Model) -> Vec<Fact> {
    let state = |one: &Measure| match (&one.ended, &one.carried_out) {
        (Some(ended), _) => format!("{}{}：{}", say::plain_day(ended.on), ended.how.label(), ended.reason),
        (None, None) => "已批准，待实施".to_owned(),
        (None, Some(done)) => {
            let until = model.case.measure_ends(one, model.today).map(say::day).unwrap_or_default();
            let approved = if one.approved.is_some() { "" } else { "，紧急实施，待补办批准" };
            format!("{}实施（{}），至 {until}{approved}", say::plain_day(done.on), done.officers.join("、"))
        }
    };
    let label = |one: &Measure| format!("{}：{}", one.form.kind.label(), one.form.inventory);
    let mut facts: Vec<Fact> = model.case.measures.iter().map(|one| Fact::new(label(one), state(one))).collect();
    facts.extend(model.case.measures.iter().map(|one| Fact::new("依据", one.form.basis.clone())));
    facts
}

fn samples(case: &Case) -> Vec<Fact> {
    let state = |one: &domain::case::side::Sample| match &one.result {
        Some(result) => format!("{}：{}", say::plain_day(result.on), result.text),
        None => {
            format!("{}送{}，检测期间 {} 日", say::plain_day(one.sent_on), one.laboratory, one.days)
        }
    };
    case.samples.iter().map(|one| Fact::new(one.what.clone(), state(one))).collect()
}

/// The penalties of the decision beside warning and money, and how each was carried out.
fn others(case: &Case) -> Vec<Fact> {
    let served = case.decision.as_ref().and_then(|decision| decision.service.deemed());
    let last = |one: &Imposed| served?.checked_add_days(Days::new(one.penalty.days()?.into()));
    let state = |one: &Imposed| match (&one.carried_out, one.penalty.until(), last(one)) {
        (Some(done), _, _) => format!("{}执行完毕：{}", say::plain_day(done.on), done.record),
        (None, Some(until), _) => format!("执行中，至 {}", say::day(until)),
        (None, None, Some(last)) => format!("待执行，履行期限至 {}", say::day(last)),
        (None, None, None) => "待执行".to_owned(),
    };
    let imposed = case.decision.iter().flat_map(|decision| &decision.others);
    imposed.map(|one| Fact::new(kinds::words(&one.penalty), state(one))).collect()
}

fn recusals(case: &Case) -> Vec<Fact> {
    let state = |one: &domain::case::side::Recusal| {
        let decided = match one.granted {
            None => "待决定".to_owned(),
            Some(granted) => {
                let word = if granted { "应当回避" } else { "不需要回避" };
                one.decided.as_ref().map_or_else(
                    || word.to_owned(),
                    |decided| format!("{} {}决定{word}：{}", decided.name, say::plain_day(decided.on), decided.text),
                )
            }
        };
        format!("{}，{}；{decided}", one.by.label(), one.reason)
    };
    case.recusals.iter().map(|one| Fact::new(one.name.clone(), state(one))).collect()
}

fn time(case: &Case) -> Vec<Fact> {
    let pauses = case.pauses.iter().map(|pause| {
        let until = pause.until.map_or_else(|| "今".to_owned(), say::plain_day);
        Fact::new("中止调查", format!("{} 至 {until}：{}", say::plain_day(pause.from), pause.ground.label()))
    });
    let longer = case.extensions.iter().map(|one| {
        let rule = domain::law::deadlines::DeadlineRule::of(one.of);
        Fact::new("延长", format!("{} {} 日，{} {}批准", rule.label, one.days, one.by_name, say::plain_day(one.on)))
    });
    pauses.chain(longer).collect()
}

fn transfers(case: &Case) -> Vec<Fact> {
    let mut facts = Vec::new();
    if let Some(referral) = &case.referral {
        let confirmed = match &referral.confirmed {
            Some(noted) => format!("{}确认（{}）", say::plain_day(noted.on), noted.text),
            None => "待确认".to_owned(),
        };
        facts.push(Fact::new(referral.agency.clone(), format!("{}；{confirmed}", referral.ground.label())));
    }
    if let Some(police) = &case.police {
        let sent = match &police.sent {
            Some(sent) => {
                format!("{}移送{}", say::plain_day(domain::law::calendar::beijing_day(sent.at)), sent.receiver)
            }
            None => "已批准，二十四小时内移送".to_owned(),
        };
        facts.push(Fact::new("公安机关", sent));
        if let Some(sent) = police.sent.as_ref().filter(|sent| !sent.earlier.is_empty()) {
            facts.push(Fact::new("移送前的处罚", format!("{}；警告等继续有效", sent.earlier)));
        }
        if let Some(sent) = police.sent.as_ref().filter(|sent| sent.paid_fen > domain::money::Fen::ZERO) {
            facts.push(Fact::new("已缴罚款", format!("{} 元，依法折抵罚金", sent.paid_fen.plain())));
        }
        facts.extend(
            police
                .answers
                .iter()
                .map(|reply| Fact::new(reply.answer.label(), format!("{}：{}", say::plain_day(reply.on), reply.paper))),
        );
    }
    if let Some(police) = &case.police {
        let asked = [("提请公安机关复议", &police.reconsideration), ("建议立案监督", &police.supervision)];
        facts.extend(asked.into_iter().filter_map(|(what, noted)| {
            let noted = noted.as_ref()?;
            Some(Fact::new(what, format!("{}：{}", say::plain_day(noted.on), noted.text)))
        }));
    }
    match &case.left_by {
        Some(LeftBy::NotFiled { ground, reason, told }) => {
            facts.push(Fact::new(ground.label(), reason.clone()));
            let told = told.as_ref().map(|told| format!("{} {}，{}", say::plain_day(told.on), told.who, told.how));
            facts.extend(told.map(|told| Fact::new("告知举报人", told)));
        }
        Some(LeftBy::Dropped { ground, reason }) => facts.push(Fact::new(ground.label(), reason.clone())),
        None => {}
    }
    facts
}

fn hearing(case: &Case) -> Vec<Fact> {
    let Some(hearing) = case.notice.as_ref().and_then(|notice| notice.hearing.as_ref()) else { return Vec::new() };
    let mut facts = vec![Fact::new("申请", say::plain_day(hearing.requested_on))];
    if let Some(third) = &hearing.third {
        facts.push(Fact::new("利害关系人", format!("{}：{}", third.name, third.interest)));
    }
    if let Some(set) = &hearing.arranged {
        let public = if set.public { "公开" } else { "不公开" };
        facts.push(Fact::new(
            "安排",
            format!("{} {}，{}，{public}，{}主持", say::day(set.on), set.at.format("%H:%M"), set.place, set.host_name),
        ));
        facts.push(Fact::new("通知当事人", say::plain_day(set.notified_on)));
    }
    if let Some(outcome) = hearing.outcome {
        facts.push(Fact::new(outcome.label(), hearing.record.clone()));
    }
    let third = hearing.third.as_ref().map(|third| third.name.as_str());
    let names: Vec<&str> = case.dossier.parties().map(domain::party::Party::display_name).chain(third).collect();
    facts.extend(hearing.attended.iter().filter_map(|one| {
        let name = names.get(usize::try_from(one.whose).ok()?)?;
        let agents = one.agents.iter().map(|agent| format!("{}代理（{}）", agent.name, agent.authority));
        let came = one.in_person.then(|| "亲自参加".to_owned()).into_iter().chain(agents).collect::<Vec<_>>();
        Some(Fact::new(format!("{name}到场"), came.join("，")))
    }));
    facts
}

fn disputes(case: &Case) -> Vec<Fact> {
    let state = |one: &domain::case::side::Dispute| {
        let mut words = vec![format!("{}发生：{}", say::plain_day(one.since), one.reason)];
        if let Some(to) = &one.submitted {
            words.push(format!("{}报请{}（{}）", say::plain_day(to.on), to.body, to.paper));
        }
        words.push(match &one.settled {
            None => "待处理，期间不作决定、不移送".to_owned(),
            Some(end) => {
                let whose = if end.ours { "由本机关管辖" } else { "由对方管辖" };
                format!("{}{}，{whose}（{}）", say::plain_day(end.on), end.how.label(), end.paper)
            }
        });
        words.join("；")
    };
    case.disputes.iter().map(|one| Fact::new(one.agency.clone(), state(one))).collect()
}

fn sparing(case: &Case) -> Vec<Fact> {
    let mut facts = Vec::new();
    if let Some(proposal) = &case.sparing {
        facts.push(Fact::new("建议", format!("{}：{}", proposal.form.ground.label(), proposal.form.grounds_shown)));
    }
    if let Some(decided) = &case.no_penalty {
        facts.push(Fact::new("决定", format!("{} {}", say::plain_day(decided.on), decided.ground.label())));
        facts.push(Fact::new("教育", decided.education.clone()));
    }
    facts
}

fn on_the_spot(case: &Case) -> Vec<Fact> {
    let Some(spot) = case.on_the_spot() else { return Vec::new() };
    let filed = spot.filed_on.map_or_else(|| "尚未备案".to_owned(), say::plain_day);
    let mut facts = vec![
        Fact::new("事实", spot.facts.clone()),
        Fact::new("陈述申辩", spot.defence.clone()),
        Fact::new("备案", filed),
    ];
    for payment in &case.payments {
        let Some(cash) = &payment.cash else { continue };
        let handed =
            cash.handed_in.map_or_else(|| "待交本机关".to_owned(), |day| format!("{}交本机关", say::plain_day(day)));
        let banked = cash.banked.map_or_else(String::new, |day| format!("，{}缴银行", say::plain_day(day)));
        facts.push(Fact::new("当场收缴", format!("{}，{}；{handed}{banked}", payment.receipt, cash.ground.label())));
    }
    facts
}

fn deferral(case: &Case) -> Vec<Fact> {
    case.deferrals
        .iter()
        .flat_map(|deferral| {
            let broken = deferral.broken_on.map(|day| Fact::new("未按期缴纳", say::plain_day(day)));
            let due = deferral
                .instalments
                .iter()
                .map(|one| Fact::new(format!("{}前", say::plain_day(one.due)), say::amount(one.amount_fen)));
            let waived = (deferral.waived_fen > domain::money::Fen::ZERO)
                .then(|| Fact::new("执行协议减免加处罚款", say::amount(deferral.waived_fen)));
            due.chain(broken).chain(waived).collect::<Vec<_>>()
        })
        .collect()
}

fn court(model: &Model) -> Vec<Fact> {
    let case = &model.case;
    let mut facts = Vec::new();
    if let Some(demand) = &case.demand {
        let served =
            demand.service.deemed().map_or_else(|| "未送达".to_owned(), |day| format!("{}送达", say::plain_day(day)));
        let number = demand.number.as_ref().map_or_else(String::new, |number| number.text.clone());
        facts.push(Fact::new("催告书", format!("{number} {}，{served}", say::amount(demand.sum_fen))));
        facts.extend(
            demand.answers.iter().map(|one| Fact::new("陈述申辩", format!("{}；{}", one.content, one.checked))),
        );
        if let Ok(Some(window)) = domain::procedures::enforcement::court::window(case, &model.now) {
            facts.push(Fact::new(
                "申请期限",
                format!(
                    "{} 至 {}，最迟按 {} 提醒",
                    say::day(window.opens),
                    say::day(window.closes),
                    say::day(window.alarm)
                ),
            ));
            facts.extend(window.why.into_iter().map(|line| Fact::new("怎么算", line)));
        }
    }
    if let Some(court) = &case.court {
        facts.push(Fact::new("申请", format!("{}，{}签署", court.form.court, court.signed.name)));
        facts.extend(
            court
                .acts
                .iter()
                .map(|done| Fact::new(done.act.label(), format!("{} {}", say::plain_day(done.on), done.paper))),
        );
    }
    facts
}

fn remedies(case: &Case) -> Vec<Fact> {
    let state = |one: &domain::case::side::Remedy| match &one.ended {
        None => format!("{}受理，正在进行", say::plain_day(one.accepted_on)),
        Some(end) => format!("{}{}（{}）", say::plain_day(end.on), end.outcome.label(), end.paper),
    };
    let not_told = case.not_told.as_ref().map(|known| {
        let told = match known.told_on {
            Some(on) => format!("{}补充告知，期限自该日起算", say::plain_day(on)),
            None => format!("自 {} 起最长一年", say::plain_day(known.known_on)),
        };
        Fact::new("未告知救济权利", format!("{told}；{}", known.reason))
    });
    let open = case.remedies.iter().map(|one| Fact::new(one.kind.label(), format!("{}；{}", one.body, state(one))));
    not_told.into_iter().chain(open).collect()
}

fn annulments(case: &Case) -> Vec<Fact> {
    let state = |one: &domain::case::side::Annulment| {
        let changed = one.fine_fen.map_or_else(String::new, |fine| format!("，罚款变更为 {}", say::amount(fine)));
        let anew = match (one.act_anew, one.only_procedure) {
            (true, true) => "，须重新办理（仅程序违法）",
            (true, false) => "，须重新办理，不得以同一事实和理由作出相同的决定",
            (false, _) => "",
        };
        format!("{}{changed}{anew}；{}", say::plain_day(one.on), one.paper)
    };
    let label = |one: &domain::case::side::Annulment| {
        one.outcome.map(|outcome| outcome.label()).or(one.ground.map(|ground| ground.label())).unwrap_or("纠正")
    };
    case.annulments.iter().map(|one| Fact::new(label(one), state(one))).collect()
}

fn archive(case: &Case) -> Vec<Fact> {
    let Some(archived) = &case.archived else { return Vec::new() };
    vec![
        Fact::new("案卷号", archived.volume.clone()),
        Fact::new("页数", format!("{} 页", archived.pages)),
        Fact::new("保管", format!("{}，{}归档", archived.keeper, say::plain_day(archived.on))),
    ]
}
