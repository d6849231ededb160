//! The form of a step, and the page of checking before a legal act; refused steps say why and what mends it.

use domain::case::Case;
use domain::ids::CaseId;
use domain::now::Now;
use domain::officer::Officer;
use domain::refusal::Refusal;
use domain::step::StepKind;
use leptos::prelude::*;
use store::StoreError;

use super::file::load;
use super::{conflict, review, tabs, weighing};
use crate::context::Posted;
use crate::desks::forms::keeping::Keeping;
use crate::desks::forms::{FieldSpec, step, step_fields, typed, view};
use crate::desks::frame::frame;
use crate::desks::{clocks, phrases, rendered};
use crate::routes::{Page, Visit};
use crate::shell::AppPage;
use crate::widgets::{
    ActLink, Button, Card, Consequences, Desk, Fact, Facts, Link, PageHead, PaperPreview, RefusalNote, RefusedList,
    RefusedStep, Weight, say,
};

/// The page of a step.
///
/// # Errors
/// The memory failed, or the case is not this person's to see, or the step is never theirs.
pub async fn page(visit: &Visit, me: &Officer, id: CaseId, kind: StepKind) -> Result<Page, StoreError> {
    if !kind.roles().iter().any(|role| me.holds(*role)) {
        return Err(StoreError::NotFound);
    }
    let model = load(visit, me, id).await?;
    let frame = frame(visit, me).await?;
    let posted = visit.posted.clone();
    let refused = model.case.may(kind, me, &model.now).err();
    let mut specs = step_fields::fields(kind, &model.case, me, &model.now, &posted);
    let own = phrases::own(&visit.office, me.id).await?;
    for spec in &mut specs {
        spec.phrases = phrases::of(&own, kind, &spec.name);
    }
    let checking = posted.checking && refused.is_none();
    let status = match (&refused, posted.conflict, posted.refusals.is_empty()) {
        (_, true, _) => 409,
        (None, false, true) => 200,
        _ => 422,
    };
    let status = if visit.posted.fields.is_empty() && !posted.conflict { 200 } else { status };
    let keeping = Keeping {
        address: format!("/cases/{id}/steps/{}", kind.key()),
        officer: me.clone(),
        saved_at: posted.draft,
        today: model.today,
        stale: posted.draft.is_some() && posted.value("version") != Some(model.case.version.to_string().as_str()),
    };
    Ok(rendered(visit, status, move || {
        let (frame, model, specs, posted) = (frame.clone(), model.clone(), specs.clone(), posted.clone());
        let case = model.case.clone();
        let case = &case;
        let back = Link::new(format!("/cases/{}", case.id), "案卷");
        let title = kind.label();
        // The fields below are built before the frame: they look for what was typed here.
        let typed = if checking { crate::widgets::Typed::default() } else { typed(&posted) };
        provide_context(typed.clone());
        let head = vec![case.called().to_owned(), case.party_name()];
        let body = match &refused {
            Some(refusal) => {
                let typed = conflict::kept(typed_facts(&specs, &posted));
                view! { {refusal_card(kind, refusal, case.id)}{typed} }.into_any()
            }
            None if checking => check(kind, case, &specs, &posted, &model.now),
            None => {
                let weighed = weighing::panels(kind, case, &posted, &model.now);
                view! { {weighed}{form(kind, case, specs, &posted, &model.now, &keeping)} }.into_any()
            }
        };
        let side = clocks::side(&model.case, &model.now, model.today);
        // Somebody else saved first: what they did stands beside what was typed.
        let (columns, main, beside) = if posted.conflict {
            ("halves", "half", view! { {conflict::since(&model)}{side} }.into_any())
        } else {
            ("columns", "column-main", side)
        };
        let aside = if posted.conflict { "half" } else { "column-side" };
        let file = if matches!(kind, StepKind::ApproveFiling | StepKind::EndorseReport) {
            view! { <div class="stack">{paper(kind, &model)}{tabs::facts(&model)}{tabs::evidence_shown(&model)}</div> }
                .into_any()
        } else {
            ().into_any()
        };
        let laid_out = if review::reads_the_file(kind) && !posted.conflict {
            review::halves(kind, &model, body, beside)
        } else {
            view! {
                <div class=columns>
                    <div class=format!("{main} stack")>{body}{file}</div>
                    <div class=format!("{aside} stack")>{beside}</div>
                </div>
            }
            .into_any()
        };
        view! {
            <AppPage frame title here=Desk::Cases typed>
                <PageHead title back facts=head/>
                {laid_out}
            </AppPage>
        }
        .into_any()
    }))
}

/// The paper the step would issue or is about, as it would read.
fn paper(kind: StepKind, model: &super::file::Model) -> Option<AnyView> {
    use domain::documents::{DocumentKind, draft};
    let which = (kind == StepKind::ApproveFiling).then_some(DocumentKind::FilingForm)?;
    Some(match draft(which, &model.case, &model.now) {
        Ok(paper) => view! { <Card title=format!("{}草稿", which.label())><PaperPreview paper/></Card> }.into_any(),
        Err(refusal) => view! { <RefusalNote refusal/> }.into_any(),
    })
}

fn refusal_card(kind: StepKind, refusal: &Refusal, id: CaseId) -> AnyView {
    let refused = vec![RefusedStep::of(kind.key(), kind.label(), refusal)];
    view! {
        <Card>
            <RefusedList refused/>
            <p><ActLink href=format!("/cases/{id}") words="回案卷"/></p>
        </Card>
    }
    .into_any()
}

fn form(kind: StepKind, case: &Case, specs: Vec<FieldSpec>, posted: &Posted, now: &Now, keeping: &Keeping) -> AnyView {
    let (version, fields) = (case.version, view::fields(specs.clone(), now));
    let action = format!("/cases/{}/steps/{}", case.id, kind.key());
    let act = if step::is_legal_act(kind) { "核对".to_owned() } else { kind.label().to_owned() };
    let words = if posted.conflict { format!("按新版本继续：{act}") } else { act };
    // A form without fields has nothing to keep.
    let keeps = (!specs.is_empty()).then(|| keeping.line());
    let note = keeping.note();
    let again = weighing::again(kind, case, posted, now);
    let nothing = specs.is_empty().then(|| view! { <p class="read">"这一步没有要填的。"</p> });
    view! {
        <Card>
            {note}
            <form class="form" method="post" action=action novalidate data-draft="">
                <input type="hidden" name="version" value=version/>
                {nothing}
                {fields}
                {again}
                <div class="form-acts"><Button words weight=Weight::Filled busy="正在提交…"/>{keeps}</div>
            </form>
        </Card>
    }
    .into_any()
}

fn check(kind: StepKind, case: &Case, specs: &[FieldSpec], posted: &Posted, now: &Now) -> AnyView {
    let action = format!("/cases/{}/steps/{}", case.id, kind.key());
    let facts = typed_facts(specs, posted);
    let carried = view::carried(&posted.fields, &["version", "do"]);
    let again = view::carried(&posted.fields, &["version", "do"]);
    let (version, lines) = (case.version, consequences(kind, case, now));
    view! {
        <Card title="核对">
            <Facts facts/>
            <Consequences lines/>
            <div class="row">
                <form method="post" action=action.clone() novalidate>
                    <input type="hidden" name="version" value=version/>
                    <input type="hidden" name="do" value="confirmed"/>
                    {carried}
                    <Button words=kind.label() weight=Weight::Filled busy="正在提交…"/>
                </form>
                <form method="post" action=action novalidate>
                    <input type="hidden" name="version" value=version/>
                    <input type="hidden" name="do" value="edit"/>
                    {again}
                    <Button words="修改"/>
                </form>
            </div>
        </Card>
    }
    .into_any()
}

/// What was typed, under the labels of the form.
fn typed_facts(specs: &[FieldSpec], posted: &Posted) -> Vec<Fact> {
    specs
        .iter()
        .filter_map(|spec| {
            let values = posted.values(&spec.name);
            let shown: Vec<String> =
                values.iter().map(|value| shown(spec, value)).filter(|value| !value.is_empty()).collect();
            (!shown.is_empty()).then(|| Fact::new(spec.label.clone(), shown.join("、")))
        })
        .collect()
}

/// A typed value as people read it: the label of a choice, else the text itself.
fn shown(spec: &FieldSpec, value: &str) -> String {
    use crate::desks::forms::Control;
    match &spec.control {
        Control::Pick(choices) | Control::Radio(choices) | Control::Ticks(choices) => {
            choices.iter().find(|choice| choice.value == value).map_or_else(String::new, |choice| choice.label.clone())
        }
        Control::Money(_) => domain::money::Fen::parse(value)
            .map(|amount| match amount.words() {
                Ok(words) => format!("{}（{words}）", say::amount(amount)),
                Err(_) => say::amount(amount),
            })
            .unwrap_or_else(|_| value.to_owned()),
        Control::Line | Control::Text(_) | Control::Day | Control::Heading | Control::Anew => value.to_owned(),
    }
}

/// What follows from a legal act: a number is taken, a clock starts, a text is frozen.
fn consequences(kind: StepKind, case: &Case, now: &Now) -> Vec<String> {
    let pattern = |register: domain::numbers::Register| {
        format!(
            "取文号（{}），取后不能退回",
            now.bureau
                .number_pattern
                .replace("{kind}", register.word())
                .replace("{year}", &now.year().to_string())
                .replace("{n}", "…")
        )
    };
    use domain::numbers::Register;
    match kind {
        StepKind::ApproveFiling => vec![
            "同意的：立案，取案号；案由和依据按行为日定格；九十日内作出决定".to_owned(),
            "退回的：立案申请回到承办人".to_owned(),
        ],
        StepKind::IssueCorrectionOrder => {
            vec![pattern(Register::CorrectionOrder), "责令限期改正通知书签发，文字定格".to_owned()]
        }
        StepKind::IssuePriorNotice => vec![
            pattern(Register::PriorNotice),
            "行政处罚事先告知书签发，文字定格".to_owned(),
            "送达后起算陈述申辩期五个工作日".to_owned(),
        ],
        StepKind::RecordService => vec![
            "生成送达回证；后面的期限从送达日起算".to_owned(),
            "公告送达的，公告期满才视为送达，期满前案件停在现在的阶段".to_owned(),
        ],
        StepKind::EndAnnouncement => vec!["文书视为送达；后面的期限从公告期满的那一天起算".to_owned()],
        StepKind::GiveLegalOpinion => vec!["同意的，报负责人决定或者集体讨论；不同意的，退回调查".to_owned()],
        StepKind::DecidePenalty => vec![
            pattern(Register::PenaltyDecision),
            "行政处罚决定书签发，文字定格".to_owned(),
            "当事人不在场的，七个工作日内送达；七个工作日内报送双公示".to_owned(),
        ],
        StepKind::RecordPayment => vec![match case.balance(now.today()) {
            Some(balance) => format!("登记前未缴 {} 元；缴清并改正的，转为履行完毕", balance.left_fen.plain()),
            None => "登记缴款".to_owned(),
        }],
        StepKind::RecordPerformance => vec!["款项缴清、各项处罚执行完毕并改正的，转为履行完毕".to_owned()],
        StepKind::OpenRelatedCase => vec![
            "另立一案，从核查办起；线索编号、违法事实和全部证据照抄，不重新上传".to_owned(),
            "另案单独申请立案、告知、决定、缴款和公示".to_owned(),
        ],
        StepKind::ApproveClosing => vec!["同意的：结案，案卷不能再改".to_owned()],
        _ => Vec::new(),
    }
}
