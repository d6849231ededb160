//! The second part: who it was, found among those known to the unit, with earlier cases and what is still unpaid.

use chrono::NaiveDate;
use domain::ids::CaseId;
use domain::money::Fen;
use domain::officer::Officer;
use domain::party::Party;
use leptos::prelude::*;
use store::StoreError;
use store::cases::{Filter, Search};
use store::parties::Known;

use super::fields;
use crate::context::{Office, Posted};
use crate::islands::live_list::LiveList;
use crate::widgets::{Button, Card, EmptyState, Field, Marks, say};

/// Most parties shown at once.
const SHOWN: u64 = 8;
/// Most earlier cases looked at.
const EARLIER: u64 = 50;

/// What the page shows.
#[derive(Clone)]
pub struct Model {
    asked: bool,
    known: Vec<(i64, String, String)>,
    earlier: Option<Earlier>,
}

/// The party's earlier cases with this unit.
#[derive(Clone)]
pub struct Earlier {
    cases: Vec<(CaseId, String)>,
    unpaid: Fen,
}

impl Model {
    pub async fn of(office: &Office, me: &Officer, all: &Posted) -> Result<Model, StoreError> {
        let words = all.value("bring").unwrap_or_default().trim();
        let known = find(office, me, words).await?;
        Ok(Model {
            asked: !words.is_empty(),
            known: known.iter().map(|one| (one.id.0, one.party.display_name().to_owned(), told(&one.party))).collect(),
            earlier: earlier(office, me, all.value("name").unwrap_or_default().trim()).await?,
        })
    }
}

/// Parties of the unit by name, initials, number, or the plate of one of their trucks.
async fn find(office: &Office, me: &Officer, words: &str) -> Result<Vec<Known>, StoreError> {
    let parties = office.store.parties();
    let mut known = parties.search(me.unit, words, SHOWN).await?;
    let plate = Search::guess(words, "").filter(|search| known.is_empty() && matches!(search, Search::Plate(_)));
    if plate.is_some() {
        let filter = Filter { search: plate, ..Filter::default() };
        let mut names: Vec<String> = Vec::new();
        for line in office.store.cases().list(&filter, None, SHOWN, me).await?.lines {
            if !line.party_name.is_empty() && !names.contains(&line.party_name) {
                names.push(line.party_name);
            }
        }
        for name in names {
            known.extend(parties.search(me.unit, &name, 1).await?);
        }
    }
    Ok(known)
}

/// Kind and masked number.
fn told(party: &Party) -> String {
    let number = party.credit_code().map(|code| code.text.clone()).filter(|text| !text.is_empty());
    let number = number.or_else(|| party.identity().map(domain::party::Identity::masked)).unwrap_or_default();
    format!("{} {number}", party.kind_label()).trim_end().to_owned()
}

async fn earlier(office: &Office, me: &Officer, name: &str) -> Result<Option<Earlier>, StoreError> {
    if name.is_empty() {
        return Ok(None);
    }
    let filter = Filter { search: Some(Search::Party(name.to_owned())), ..Filter::default() };
    let lines = office.store.cases().list(&filter, None, EARLIER, me).await?.lines;
    let today: NaiveDate = office.store.clock().today();
    let mut earlier = Earlier { cases: Vec::new(), unpaid: Fen::ZERO };
    for line in lines {
        let case = office.store.cases().find(line.id, me).await?;
        if !case.dossier.parties().any(|party| party.display_name() == name) {
            continue;
        }
        if let Some(left) = case.balance(today).map(|balance| balance.left_fen) {
            earlier.unpaid = earlier.unpaid.checked_add(left).unwrap_or(earlier.unpaid);
        }
        earlier.cases.push((line.id, format!("{} {}", case.called(), line.violation_name)));
    }
    Ok(Some(earlier))
}

pub fn view(model: Model) -> AnyView {
    let marks = Marks::of("bring", "", true);
    let known = model.known.into_iter().map(|(id, name, told)| {
        view! {
            <li class="known">
                <span><strong>{name}</strong>" "<span class="code">{told}</span></span>
                <Button words="带入" name="do" value=format!("bring:{id}")/>
            </li>
        }
    });
    let known = known.collect::<Vec<_>>();
    let nobody = known.is_empty() && model.asked;
    view! {
        <Card title="当事人">
            <Field marks=marks.clone() label="以前的当事人" hint="名称、拼音首字母、证照号码或车牌的开头；按 ↓ 进入列表">
                <input class="input" id=marks.id.clone() name="bring" type="search" autocomplete="off" maxlength="60"
                    value=marks.value.clone() data-live="known" aria-controls="known" aria-describedby=marks.described_by.clone()/>
            </Field>
            <div class="form-acts"><Button words="查找当事人" name="do" value="refresh"/></div>
            <LiveList/>
            <div id="known" data-list="" aria-live="polite">
                {nobody.then(|| view! { <EmptyState why="没有找到以前的当事人，直接填写。"/> })}
                <ul class="known-list">{known}</ul>
            </div>
            {model.earlier.map(earlier_view)}
            {fields::party()}
        </Card>
    }
    .into_any()
}

fn earlier_view(earlier: Earlier) -> AnyView {
    let count = earlier.cases.len();
    if count == 0 {
        return view! { <p class="note" data-kind="note">"以往案件 0 · 未缴 0 元"</p> }.into_any();
    }
    let cases =
        earlier.cases.into_iter().map(|(id, called)| view! { <li><a href=format!("/cases/{id}")>{called}</a></li> });
    view! {
        <details class="fold note" data-kind="note">
            <summary>{format!("以往案件 {count} · 未缴 {}", say::amount(earlier.unpaid))}</summary>
            <ul>{cases.collect_view()}</ul>
        </details>
    }
    .into_any()
}
