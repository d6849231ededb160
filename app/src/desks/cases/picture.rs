//! The flow picture: every state a case can take, those it went through ticked, the present one lit, with who holds it.

use chrono::NaiveDate;
use domain::case::Case;
use domain::stage::StageKind;
use leptos::prelude::*;

use super::file::Model;
use crate::widgets::{Card, say};

/// The rows of the picture, as the procedure draws them.
const ROWS: [(&str, &[StageKind]); 5] = [
    ("线索", &[StageKind::Clue, StageKind::Check, StageKind::NotFiled, StageKind::Referred, StageKind::Summary]),
    (
        "调查",
        &[
            StageKind::Filed,
            StageKind::Inquiry,
            StageKind::Paused,
            StageKind::InquiryDone,
            StageKind::Dropped,
            StageKind::ToPolice,
        ],
    ),
    (
        "告知和决定",
        &[
            StageKind::Noticed,
            StageKind::Hearing,
            StageKind::Recheck,
            StageKind::Legal,
            StageKind::Collective,
            StageKind::Penalty,
            StageKind::NoPenalty,
        ],
    ),
    (
        "执行",
        &[
            StageKind::Served,
            StageKind::Deferred,
            StageKind::Overdue,
            StageKind::Demanded,
            StageKind::CourtApplied,
            StageKind::CourtRefused,
            StageKind::CourtEnforcing,
            StageKind::ExecutionPaused,
            StageKind::ExecutionEnded,
        ],
    ),
    ("终结", &[StageKind::Annulled, StageKind::Performed, StageKind::Closed, StageKind::Archived]),
];

/// When the case entered each stage, in order; a stage it came back to stands there again.
fn course(model: &Model) -> Vec<(StageKind, NaiveDate)> {
    let mut seen: Vec<(StageKind, NaiveDate)> = Vec::new();
    let mut events = model.events.iter().map(|logged| &logged.event);
    let Some(mut case) = events.next().and_then(Case::begun) else { return seen };
    seen.push(case.stage.parts());
    for event in events {
        case = case.after(event);
        if seen.last().is_none_or(|(kind, _)| *kind != case.stage.kind()) {
            seen.push(case.stage.parts());
        }
    }
    seen
}

/// The picture, with who holds the case since when and how long each stage took.
pub fn card(model: &Model) -> AnyView {
    let course = course(model);
    let here = model.case.stage.kind();
    let waiting = model.case.waits_for(&model.now.law);
    let holder = waiting.map_or_else(String::new, |waiting| {
        let who = if waiting.officer.is_some() { model.holder.clone() } else { waiting.role.label().to_owned() };
        format!("现由{who}办：{}", waiting.step.label())
    });
    let rows = ROWS.iter().map(|(name, stages)| {
        let boxes = stages.iter().map(|stage| {
            let entered: Vec<NaiveDate> =
                course.iter().filter(|(kind, _)| kind == stage).map(|(_, since)| *since).collect();
            let state = match (*stage == here, entered.is_empty()) {
                (true, _) => "now",
                (false, false) => "done",
                (false, true) => "ahead",
            };
            let word = match state {
                "now" => "现在",
                "done" => "经过",
                _ => "",
            };
            let since = entered.last().map(|day| say::plain_day(*day)).unwrap_or_default();
            let holder = (*stage == here).then(|| holder.clone());
            view! {
                <li class="flow-place" data-state=state aria-current=(*stage == here).then_some("step")>
                    <span class="flow-name">{stage.label()}</span>
                    <span class="flow-since">{word}" "{since}</span>
                    {holder.map(|words| view! { <span class="flow-since">{words}</span> })}
                </li>
            }
        });
        let boxes = boxes.collect_view();
        view! {
            <div class="flow-row">
                <h3 class="flow-head">{*name}</h3>
                <ol class="flow-places">{boxes}</ol>
            </div>
        }
    });
    let rows = rows.collect_view();
    let overlay = model.case.remedy_open().map(|remedy| {
        let words = format!(
            "{}中，自 {}；处罚不停止执行，加处罚款停计",
            remedy.kind.label(),
            say::plain_day(remedy.accepted_on)
        );
        view! { <p class="flow-overlay">{words}</p> }
    });
    view! {
        <Card title="状态图">
            {overlay}
            <div class="flow">{rows}</div>
        </Card>
    }
    .into_any()
}
