//! One proposal: what it would change, who proposed it, and the word of the second person.

use domain::law::change::{Change, Settings};
use domain::law::proposal::{Proposal, Verdict};
use leptos::prelude::*;

use super::{Body, Model, Part, attachments, calendar, effect, ladder, words};
use crate::widgets::{
    Button, Card, Fact, Facts, Link, Note, PageHead, RefusalNote, RefusedButton, Textarea, Weight, say,
};

pub fn view(model: &Model, id: i64) -> Body {
    let back = Link::new(Part::Changes.address(), "变更记录");
    let title = model.part.title(model);
    let Some(proposal) = model.proposals.iter().find(|one| one.id == id) else {
        return Body { head: view! { <PageHead title back/> }.into_any(), below: ().into_any() };
    };
    let standing = words::standing(proposal);
    let (facts, detail) = (facts(model, proposal), detail(model, proposal));
    let (attached, tried) = (attachments::card(model, proposal), effect::card(model));
    let end = if proposal.answer.is_none() { answer(model, proposal) } else { ().into_any() };
    Body {
        head: view! { <PageHead title back>{standing}</PageHead> }.into_any(),
        below: view! {
            <Card title="变更"><Facts facts/></Card>
            {detail}
            {attached}
            {tried}
            {end}
        }
        .into_any(),
    }
}

fn facts(model: &Model, proposal: &Proposal) -> Vec<Fact> {
    let (law, today) = (&model.now.law, model.now.today());
    let mut facts = vec![Fact::new("内容", words::change(&law.catalogue, &proposal.change))];
    match &proposal.change {
        Change::Parameter(row) => {
            let before = law.parameters.row(&row.name, row.from.pred_opt().unwrap_or(row.from));
            let before = before.map_or_else(|_| "无数据".to_owned(), |row| row.value.label());
            facts.push(Fact::new("前一日的值", before));
            facts.push(Fact::new("新值", row.value.label()));
            facts.push(Fact::new("生效日", say::day(row.from)));
            facts.push(Fact::new("依据", row.source.clone()));
            facts.push(Fact::view("核对程度", words::proof(row.verified)));
        }
        Change::Ladder(ladder) => {
            facts.push(Fact::new("生效日", say::day(ladder.from)));
            facts.push(Fact::new("依据", ladder.source.clone()));
            facts.push(Fact::view("核对程度", words::proof(ladder.verified)));
        }
        Change::Assign(power) => {
            facts.push(Fact::new("领域", power.family.label()));
            facts.push(Fact::new("文件", power.titled()));
            facts.push(Fact::new("起", power.from.to_string()));
            let until = power.until.map_or_else(|| "没有写明".to_owned(), |until| until.to_string());
            facts.push(Fact::new("止", until));
        }
        Change::EndAssignment { family, document, until } => {
            facts.push(Fact::new("领域", family.label()));
            facts.push(Fact::new("文件", document.clone()));
            facts.push(Fact::new("止", until.to_string()));
        }
        Change::CalendarYear(file) => facts.push(Fact::new("依据", file.source.clone())),
    }
    facts.push(Fact::new("提出", format!("{} {}", proposal.by_name, say::time(proposal.at, today))));
    if let Some(answer) = &proposal.answer {
        let label = match answer.verdict {
            Verdict::Confirmed => "核准",
            Verdict::Refused => "退回",
            Verdict::Withdrawn => "撤回",
        };
        facts.push(Fact::new(label, format!("{} {}", answer.by_name, say::time(answer.at, today))));
        if !answer.opinion.is_empty() {
            facts.push(Fact::new("意见", answer.opinion.clone()));
        }
    }
    facts
}

/// What does not fit into one line: the steps of a ladder, the days of a year.
fn detail(model: &Model, proposal: &Proposal) -> AnyView {
    match &proposal.change {
        Change::Ladder(ladder) => {
            let violation = model.now.law.catalogue.all().find(|one| one.code == ladder.violation);
            let steps = ladder::steps(ladder, violation);
            view! { <Card title="阶次">{steps}</Card> }.into_any()
        }
        Change::CalendarYear(file) if proposal.answer.is_none() => {
            let days = calendar::changed(model, file);
            view! { <Card title="改动的日子">{days}</Card> }.into_any()
        }
        _ => ().into_any(),
    }
}

fn answer(model: &Model, proposal: &Proposal) -> AnyView {
    let may = |verdict| proposal.may_answer(verdict, &model.me);
    let address = model.part.address();
    if may(Verdict::Withdrawn).is_ok() {
        let why = may(Verdict::Confirmed).err().map(|refusal| refusal.sentence()).unwrap_or_default();
        return view! {
            <Card title="核准">
                <p id="why" tabindex="-1">{why}</p>
                <form class="form" method="post" action=address novalidate>
                    <div class="form-acts">
                        <RefusedButton words="核准" why="why"/>
                        <Button words="撤回" weight=Weight::Grave name="do" value="withdrawn" busy="正在撤回…"/>
                    </div>
                </form>
            </Card>
        }
        .into_any();
    }
    if let Err(refusal) = may(Verdict::Confirmed) {
        return view! { <Card title="核准"><RefusalNote refusal/></Card> }.into_any();
    }
    // Judged now, so that nobody confirms what would be refused.
    let now = &model.now;
    let judged = Settings::of(&now.law, &now.bureau).apply(&proposal.change, &now.law.catalogue, now.today());
    let (note, line) = (model.keeping.note(), model.keeping.line());
    let (words, confirm) = match judged {
        Ok(_) => {
            let button = view! { <Button words="核准" weight=Weight::Filled name="do" value="confirmed" busy="正在核准…"/> };
            (().into_any(), button.into_any())
        }
        Err(refusal) => (
            view! { <div id="why" tabindex="-1"><Note words=format!("现在不能核准：{}", refusal.sentence()) kind="warn"/></div> }.into_any(),
            view! { <RefusedButton words="核准" why="why"/> }.into_any(),
        ),
    };
    view! {
        <Card title="核准">
            {note}
            <p class="read">"对照依据核对内容和生效日。核准后立即按新的办；已经算定、写进文书的不变。"</p>
            {words}
            <form class="form" method="post" action=address novalidate data-draft="">
                <Textarea name="opinion" label="意见" hint="退回的写明理由" most=500 rows=3/>
                <div class="form-acts">
                    {confirm}
                    <Button words="退回" weight=Weight::Grave name="do" value="refused" busy="正在退回…"/>
                    {line}
                </div>
            </form>
        </Card>
    }
    .into_any()
}
