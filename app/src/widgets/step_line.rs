//! The line of steps a case goes along, the present one lit.

use leptos::prelude::*;

use super::page_head::Link;
use super::words::unbroken;

/// The ten steps of the ordinary procedure, as they stand on every case file.
pub const ORDINARY: [&str; 10] = ["立案", "调查", "审核", "告知", "听证/申辩", "决定", "送达", "执行", "结案", "归档"];

/// How far a step is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    Done,
    /// Work waits here.
    Now,
    #[default]
    Ahead,
}

/// One step of the line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineStep {
    pub label: String,
    pub mark: Mark,
    /// Under a done step its date, 09-09; under the present one state, who, since when.
    pub sub: String,
}

impl LineStep {
    pub fn new(label: impl Into<String>, mark: Mark, sub: impl Into<String>) -> Self {
        Self { label: label.into(), mark, sub: sub.into() }
    }
}

/// An ordered list of steps; on a phone it is one line of words.
#[component]
pub fn StepLine(
    steps: Vec<LineStep>,
    /// Marks that run beside the line: 复议中, 诉讼中.
    #[prop(optional)]
    beside: Vec<String>,
    /// What ended the line early: 不予立案, 移送, 撤案.
    #[prop(optional, into)]
    cap: String,
    /// Where the whole course is drawn: 流程.
    #[prop(optional)]
    course: Option<Link>,
) -> AnyView {
    let all = steps.len();
    let now = steps.iter().position(|step| step.mark == Mark::Now);
    let short = match (now, cap.is_empty()) {
        (_, false) => cap.clone(),
        (Some(at), _) => format!("第 {} 步，共 {all} 步：{}", at + 1, steps[at].label),
        (None, _) if steps.iter().all(|step| step.mark == Mark::Ahead) => format!("共 {all} 步，还没有立案"),
        (None, _) => format!("共 {all} 步，已全部办完"),
    };
    let short_sub = now.map(|at| steps[at].sub.clone()).filter(|sub| !sub.is_empty());
    let items = steps.into_iter().map(|step| {
        let (state, word) = match step.mark {
            Mark::Done => ("done", "已办"),
            Mark::Now => ("now", "正在办"),
            Mark::Ahead => ("ahead", "未到"),
        };
        view! {
            <li class="step" data-state=state aria-current=(step.mark == Mark::Now).then_some("step")>
                <span class="step-label">
                    {step.label}
                    {(step.mark == Mark::Done).then(|| view! { <span class="tick" aria-hidden="true">" ✓"</span> })}
                    <span class="for-readers">{word}</span>
                </span>
                <span class="step-sub">{unbroken(&step.sub)}</span>
            </li>
        }
    });
    view! {
        <div class="step-line"><div class="step-row">
            <ol class="steps">
                {items.collect_view()}
                {(!cap.is_empty()).then(|| view! { <li class="step" data-state="cap"><span class="step-label">{cap}</span></li> })}
            </ol>
            <p class="steps-short" aria-hidden="true">
                <strong>{short}</strong>
                {short_sub.map(|sub| view! { <span class="step-sub">{unbroken(&sub)}</span> })}
            </p>
            {(!beside.is_empty() || course.is_some()).then(|| view! {
                <p class="step-beside">
                    {beside.into_iter().map(|words| view! { <span class="badge" data-state="held">{words}</span> }).collect_view()}
                    {course.map(|link| view! { <a class="step-course" href=link.href>{link.words}</a> })}
                </p>
            })}
        </div></div>
    }.into_any()
}
