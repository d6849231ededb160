//! Beside the report: the rules side by side, and how the fine is reckoned, worked out from what is typed.

use domain::case::Case;
use domain::law::catalogue::Subject;
use domain::law::comparison::{Sides, Standing, compare};
use domain::money::Fen;
use domain::now::Now;
use domain::procedures::ordinary::proposal::subject_of;
use domain::procedures::ordinary::weighing::{candidates_for, computed, rule_of};
use domain::step::{Charge, StepKind};
use leptos::prelude::*;

use crate::context::Posted;
use crate::desks::forms::report;
use crate::widgets::{Button, Card, Note};

/// Whether a step writes a proposal.
fn proposes(kind: StepKind) -> bool {
    matches!(kind, StepKind::SubmitReport | StepKind::RenewNotice)
}

/// The buttons that change the form and take no step.
pub fn again(kind: StepKind, case: &Case, posted: &Posted, now: &Now) -> Option<AnyView> {
    if !proposes(kind) {
        return None;
    }
    // As many as the form shows: those of an earlier report too, before anything was typed.
    let count = report::typed(case, posted, now.today()).len().saturating_sub(1);
    let fewer = (count > 0).then(|| view! { <Button words="去掉最后一项" name="do" value="fewer"/> });
    Some(
        view! {
            <input type="hidden" name="further" value=count/>
            <div class="row">
                <Button words="重新计算" name="do" value="weigh"/>
                <Button words="再加一项违法行为" name="do" value="more"/>
                {fewer}
            </div>
        }
        .into_any(),
    )
}

/// For each violation the comparison, where there is a choice, and the arithmetic of the fine.
pub fn panels(kind: StepKind, case: &Case, posted: &Posted, now: &Now) -> Option<AnyView> {
    if !proposes(kind) {
        return None;
    }
    let charges = report::typed(case, posted, now.today());
    let several = charges.len() > 1;
    let cards = charges.iter().enumerate().map(|(at, charge)| {
        let which = if several { format!("第 {} 项：", at + 1) } else { String::new() };
        view! { {side_by_side(&which, case, charge, now)}{reckoned(&which, case, charge, now)} }
    });
    Some(cards.collect_view().into_any())
}

fn subject(case: &Case, now: &Now) -> Subject {
    case.dossier.party.as_ref().and_then(|party| subject_of(party, now).ok()).unwrap_or(Subject::Any)
}

/// The rule of the act beside each of the others, what differs marked, and which the figures suggest is lighter.
fn side_by_side(which: &str, case: &Case, charge: &Charge, now: &Now) -> Option<AnyView> {
    let candidates = candidates_for(charge, now).ok().filter(|found| found.need_reason())?;
    let (first, others) = candidates.list.split_first()?;
    let base = (charge.figures.base_fen > Fen::ZERO).then_some(charge.figures.base_fen);
    let tier = if charge.tier.is_empty() { "base" } else { &charge.tier };
    let sides = Sides { subject: subject(case, now), tier, base };
    let tables = others.iter().map(|other| {
        let comparison = compare(first.violation, other.violation, &sides);
        let differing = comparison.lines.iter().filter(|line| line.differs).count();
        let rows = comparison.lines.into_iter().map(|line| {
            let class = if line.differs { "differs" } else { "same" };
            let mark = if line.differs { "不同" } else { "相同" };
            view! {
                <tr class=class>
                    <th scope="row">{line.label}</th>
                    <td>{line.left}</td>
                    <td>{line.right}</td>
                    <td class="sides-mark">{mark}</td>
                </tr>
            }
        });
        // What changed over time must be weighed (行政处罚法 37) and stands open; what is in force beside it opens by hand.
        let open = matches!(other.standing, Standing::Newer | Standing::OtherDayOfTheAct);
        let title = format!("与“{}”（{}）比较：{differing} 处不同", other.violation.name, other.standing.label());
        let words = other.words.join("；");
        let words = (!words.is_empty()).then(|| view! { <p class="read">{words}</p> });
        view! {
            <details class="sides-one" open=open>
            <summary>{title}</summary>
            <div class="sides-frame">
                <table class="sides">
                    <thead>
                        <tr>
                            <th scope="col">"项目"</th>
                            <th scope="col">{first.standing.label()}</th>
                            <th scope="col">{other.standing.label()}</th>
                            <th scope="col">"异同"</th>
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
            {words}
            <p class="read">{format!("按数额看：{}。由承办人判断并写明理由。", comparison.suggestion.reason)}</p>
            </details>
        }
    });
    let tables = tables.collect_view();
    let reading = candidates.reading.clone().map(|words| view! { <p class="read">{words}</p> });
    let lapsed = candidates.lapsed.then(|| {
        view! { <Note words="行为时的规定已经失效，没有找到代替它的规定：新规定可能不再处罚，写明判断（处罚法37条）"/> }
    });
    Some(view! { <Card title=format!("{which}规定并列")>{lapsed}{reading}{tables}</Card> }.into_any())
}

/// Band, step and arithmetic, or what is still missing for them.
fn reckoned(which: &str, case: &Case, charge: &Charge, now: &Now) -> Option<AnyView> {
    let violation = rule_of(charge, now).ok()?;
    let subject = subject(case, now);
    let tier = violation.bands_for(subject).first().map(|tier| tier.tier.clone()).unwrap_or_default();
    let charge = if charge.tier.is_empty() { Charge { tier, ..charge.clone() } } else { charge.clone() };
    let body = match computed(case, violation, subject, &charge, now) {
        Ok(computed) => {
            let lines = computed.arithmetic.into_iter().map(|line| view! { <li>{line}</li> });
            let proposed = computed.proposed.map(|fine| {
                view! { <p class="read">{format!("按以上计算，罚款为 {} 元", fine.plain())}</p> }
            });
            view! { <ol class="reckoning">{lines.collect_view()}</ol>{proposed} }.into_any()
        }
        Err(refusal) => view! { <p class="read">{refusal.sentence()}</p> }.into_any(),
    };
    Some(view! { <Card title=format!("{which}罚款计算")>{body}</Card> }.into_any())
}
