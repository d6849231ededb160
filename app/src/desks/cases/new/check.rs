//! The last part: everything once more with 修改 beside it, what may be the same matter, and what will follow.

use domain::dossier::{Dossier, Source};
use domain::ids::CaseId;
use domain::law::article::Article;
use domain::law::catalogue::Family;
use domain::law::cite::CHUFA;
use domain::now::Now;
use domain::officer::Officer;
use domain::refusal::{Obstacle, Refusal};
use domain::step::RegisterClue;
use leptos::prelude::*;
use store::StoreError;
use store::cases::{Filter, Search};

use super::{Part, act_on, fields, missing, told};
use crate::context::{Office, Posted};
use crate::desks::forms::dossier;
use crate::drafts;
use crate::widgets::{ActLink, Button, Card, Consequences, Fact, Facts, Weight};

/// Most cases looked at for the same matter.
const LOOKED_AT: u64 = 20;

/// What is asked of trucks alone.
const TRUCK: [&str; 5] = ["车牌", "运载物", "运输证号", "驾驶人", "来源工地"];

/// What the page shows.
#[derive(Clone)]
pub struct Model {
    facts: Vec<(Part, &'static str, String)>,
    missing: Vec<(Part, String)>,
    twins: Vec<Twin>,
    files: usize,
}

/// A case that may be about the same matter.
#[derive(Clone, Debug)]
pub struct Twin {
    /// Which.
    pub id: CaseId,
    called: String,
    why: Vec<&'static str>,
}

impl Model {
    pub async fn of(office: &Office, me: &Officer, all: &Posted, now: &Now) -> Result<Model, StoreError> {
        let missing = missing(all, Part::Check, now);
        let twins = match dossier::read_new(all, now) {
            Ok(form) => twins(office, me, &form, all).await?,
            Err(_) => Vec::new(),
        };
        let files = office.store.waiting().of(me.id, drafts::NEW_CASE).await?.len();
        let missing =
            missing.iter().map(|refusal| (Part::of_field(refusal.field.as_deref()), refusal.sentence())).collect();
        Ok(Model { facts: facts(all, now), missing, twins, files })
    }
}

/// Cases of the same party or truck, on the same day, with the same place or conduct, which nobody has set apart.
///
/// # Errors
/// The memory failed.
pub async fn twins(office: &Office, me: &Officer, form: &RegisterClue, all: &Posted) -> Result<Vec<Twin>, StoreError> {
    let today = office.store.clock().today();
    // In the written form, as the other cases are: a plate is compared as it is kept.
    let mine: Dossier = form.dossier.clone().checked(today).unwrap_or_else(|_| form.dossier.clone());
    let name = mine.party.as_ref().map(|party| party.display_name().to_owned()).filter(|name| !name.is_empty());
    let plate = mine.particulars.plate().map(str::to_owned);
    let searches = [name.map(Search::Party), plate.map(Search::Plate)];
    let set_apart = all.values("not_same");
    let mut twins: Vec<Twin> = Vec::new();
    for search in searches.into_iter().flatten() {
        let filter = Filter { search: Some(search), ..Filter::default() };
        for line in office.store.cases().list(&filter, None, LOOKED_AT, me).await?.lines {
            if set_apart.contains(&line.id.to_string().as_str()) || twins.iter().any(|twin| twin.id == line.id) {
                continue;
            }
            let case = office.store.cases().find(line.id, me).await?;
            if let Some(why) = mine.may_be_same(&case.dossier) {
                twins.push(Twin { id: line.id, called: case.called().to_owned(), why });
            }
        }
    }
    Ok(twins)
}

/// Why a case is not opened while another may be the same matter: one act is not fined twice (行政处罚法 29).
pub fn refused(twins: &[Twin]) -> Option<Refusal> {
    let twin = twins.first()?;
    let why = format!("可能与{}是同一件（{}）。先看；确实不是的，点“不是同一件”", twin.called, twin.why.join("、"));
    Some(Refusal::new(Obstacle::Invalid, why, &[Article::new(CHUFA, "29")]))
}

fn facts(all: &Posted, now: &Now) -> Vec<(Part, &'static str, String)> {
    let value = |name: &str| all.value(name).unwrap_or_default().trim().to_owned();
    let act_on = act_on(all, now);
    let cause =
        now.law.catalogue.find(&value("violation"), act_on).map_or_else(|_| String::new(), |one| one.name.clone());
    let kind = fields::KINDS.into_iter().find(|(key, _)| *key == value("party_kind")).map_or("", |(_, label)| label);
    let source = Source::ALL.into_iter().find(|source| source.key() == value("source")).map_or("", Source::label);
    let damage = if value("environmental_damage").is_empty() { "" } else { "造成环境污染或者生态破坏" };
    let mut facts = vec![
        (Part::Cause, "案由", cause),
        (Part::Cause, "行为日", act_on.to_string()),
        (Part::Party, "当事人种类", kind.to_owned()),
    ];
    let trucks = dossier::family(all, now) == Family::Muck;
    let plain: [(Part, &'static str, &str, bool); 20] = [
        (Part::Party, "姓名、单位名称或字号", "name", true),
        (Part::Party, "统一社会信用代码", "credit_code", false),
        (Part::Party, "代码校验不符的原因", "credit_code.override_reason", false),
        (Part::Party, "法定代表人、负责人或经营者", "representative", false),
        (Part::Party, "职务", "representative_post", false),
        (Part::Party, "证件号码", "identity.number", false),
        (Part::Party, "证件不详的原因", "identity.reason", false),
        (Part::Party, "住址、住所或经营场所", "address", true),
        (Part::Party, "电话", "phone", false),
        (Part::Act, "时间", "act_at", false),
        (Part::Act, "终了日", "act_until", false),
        (Part::Act, "地点", "place", true),
        (Part::Act, "车牌", "plate", false),
        (Part::Act, "运载物", "load", false),
        (Part::Act, "运输证号", "permit", false),
        (Part::Act, "驾驶人", "driver", false),
        (Part::Act, "来源工地", "site", false),
        (Part::Act, "违法事实", "facts", true),
        (Part::Act, "收到日期", "received_on", true),
        (Part::Act, "来源人", "reporter", false),
    ];
    let wanted = plain.into_iter().map(|(part, label, name, always)| (part, label, value(name), always));
    facts.extend(
        wanted
            .filter(|(_, label, value, always)| *always || !(value.is_empty() || (TRUCK.contains(label) && !trucks)))
            .map(|(part, label, value, _)| (part, label, value)),
    );
    facts.push((Part::Act, "案件来源", source.to_owned()));
    if !damage.is_empty() {
        facts.push((Part::Act, "后果", damage.to_owned()));
    }
    if !value("harm_to_people").is_empty() {
        facts.push((Part::Act, "危害", "涉及公民生命健康安全、金融安全且有危害后果".to_owned()));
    }
    facts
}

pub fn view(model: Model) -> AnyView {
    let files = model.files;
    let facts = model
        .facts
        .into_iter()
        .map(|(part, label, value)| Fact::new(label, value).act(part.path(), "修改"))
        .chain([Fact::new("证据", format!("{files} 个文件")).act(Part::Evidence.path(), "修改")])
        .collect();
    let missing = (!model.missing.is_empty()).then(|| {
        let lines = model.missing.into_iter().map(|(part, why)| {
            view! { <li>{why}" "<a href=part.path()>{format!("去填{}", part.label())}</a></li> }
        });
        view! { <Card title="还差"><ul class="parts-missing">{lines.collect_view()}</ul></Card> }
    });
    let twins = (!model.twins.is_empty()).then(|| {
        let lines = model.twins.into_iter().map(|twin| {
            view! {
                <li class="known">
                    <span><strong>{twin.called}</strong>" "{twin.why.join("、")}</span>
                    <span class="row">
                        <ActLink href=format!("/cases/{}", twin.id) words="看"/>
                        <form method="post" action=Part::Check.path()>
                            <Button words="不是同一件" weight=Weight::Plain name="do" value=format!("not_same:{}", twin.id)/>
                        </form>
                    </span>
                </li>
            }
        });
        view! {
            <Card title="可能重复">
                {told("对同一个违法行为，不得给予两次以上罚款（行政处罚法第二十九条）。")}
                <ul class="known-list">{lines.collect_view()}</ul>
            </Card>
        }
    });
    let mut lines = vec!["登记线索，随即开始核查；核查期从收到日期起算".to_owned()];
    if files > 0 {
        lines.push(format!("已收妥的 {files} 个文件列为本案证据，指纹不变"));
    }
    view! {
        {missing}
        {twins}
        <Card title="核对"><Facts facts/><Consequences lines/></Card>
    }
    .into_any()
}
