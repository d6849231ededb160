//! A new case, 案由 first: the law of the act's day fills in article and band; a party once entered comes back.

use domain::dossier::Source;
use domain::ids::CaseId;
use domain::law::article::join_articles;
use domain::law::catalogue::{Family, Violation};
use domain::now::Now;
use domain::officer::Officer;
use domain::party::IdKind;
use domain::step::StepKind;
use leptos::prelude::*;
use store::StoreError;

use crate::context::Posted;
use crate::desks::forms::{dossier, typed};
use crate::desks::frame::frame;
use crate::desks::rendered;
use crate::routes::{Page, Visit};
use crate::shell::{AppPage, Frame};
use crate::widgets::{
    Button, Card, CheckboxGroup, Choice, DateField, Desk, Link, Note, PageHead, RadioGroup, RestDays, Select,
    TextInput, Textarea, Typed, Weight, say,
};

/// What the form needs besides what was typed.
#[derive(Clone)]
struct Model {
    frame: Frame,
    typed: Typed,
    violations: Vec<Choice>,
    rest: RestDays,
    today: String,
    act_on: String,
    /// `None` for a new case.
    case: Option<(CaseId, String, u32)>,
    status: u16,
}

/// The form of a new case.
///
/// # Errors
/// The memory failed, or the person may not register cases.
pub async fn page(visit: &Visit, me: &Officer) -> Result<Page, StoreError> {
    if !StepKind::RegisterClue.roles().iter().any(|role| me.holds(*role)) {
        return Err(StoreError::NotFound);
    }
    let model = model(visit, me, visit.posted.clone(), None).await?;
    Ok(form_page(visit, model))
}

/// The form that amends the dossier of a case.
///
/// # Errors
/// The memory failed, or the case is not this person's to see.
pub async fn amend_page(visit: &Visit, me: &Officer, id: CaseId) -> Result<Page, StoreError> {
    let case = visit.office.store.cases().find(id, me).await?;
    let mut posted = visit.posted.clone();
    if posted.fields.is_empty() {
        posted.fields = dossier::fields(&case.dossier);
    }
    let now = visit.office.now().await?;
    if let Err(refusal) = case.may(StepKind::AmendDossier, me, &now)
        && posted.refusals.is_empty()
    {
        posted.refusals.push(refusal);
    }
    let model = model(visit, me, posted, Some((id, case.called().to_owned(), case.version))).await?;
    Ok(form_page(visit, model))
}

async fn model(
    visit: &Visit,
    me: &Officer,
    posted: Posted,
    case: Option<(CaseId, String, u32)>,
) -> Result<Model, StoreError> {
    let now = visit.office.now().await?;
    let act_on = posted.value("act_on").and_then(|text| say::read_day(text, now.year())).unwrap_or(now.today());
    Ok(Model {
        frame: frame(visit, me).await?,
        typed: typed(&posted),
        violations: violations(&now, act_on),
        rest: RestDays::of(&now.law.calendar, now.today()),
        today: now.today().to_string(),
        act_on: act_on.to_string(),
        status: if posted.refusals.is_empty() {
            200
        } else if posted.conflict {
            409
        } else {
            422
        },
        case,
    })
}

/// Every usable violation of the family for an act of that day, with article, band and competence.
fn violations(now: &Now, act_on: chrono::NaiveDate) -> Vec<Choice> {
    now.law
        .catalogue
        .of_family(Family::Muck, act_on)
        .into_iter()
        .map(|violation| Choice::new(violation.code.clone(), violation.name.clone()).note(note(violation, now)))
        .collect()
}

fn note(violation: &Violation, now: &Now) -> String {
    let bands: Vec<String> = violation.tiers.iter().map(crate::desks::band).collect();
    let power = match violation.competence {
        domain::law::catalogue::Competence::Own => "本机关职权".to_owned(),
        domain::law::catalogue::Competence::Assigned => match now.bureau.assigned(violation.family, now.today()) {
            Some(assignment) => format!("执法权：{}", assignment.document),
            None => "执法权：没有登记指定文件，不能立案".to_owned(),
        },
        domain::law::catalogue::Competence::Other => {
            format!("属{}职权，应当移送", violation.authority.as_deref().unwrap_or("其他机关"))
        }
    };
    format!(
        "违反{}；处罚{}；{}；{power}",
        join_articles(&violation.prohibiting),
        join_articles(&violation.penalty),
        bands.join("、")
    )
}

fn form_page(visit: &Visit, model: Model) -> Page {
    let status = model.status;
    rendered(visit, status, move || {
        let model = model.clone();
        let (title, back, action) = match &model.case {
            None => ("新建案件".to_owned(), Link::new("/cases", "案件"), "/cases/new".to_owned()),
            Some((id, called, _)) => (
                format!("修改基本信息 {called}"),
                Link::new(format!("/cases/{id}"), "案卷"),
                format!("/cases/{id}/amend"),
            ),
        };
        let new = model.case.is_none();
        let version = model.case.as_ref().map(|(_, _, version)| *version);
        view! {
            <AppPage frame=model.frame.clone() title=title.clone() here=Desk::Cases typed=model.typed.clone()>
                <PageHead title back/>
                <form class="form" method="post" action=action novalidate>
                    {version.map(|version| view! { <input type="hidden" name="version" value=version/> })}
                    {law(&model)}
                    {party()}
                    {act(&model)}
                    {new.then(|| clue(&model))}
                    <div class="form-acts">
                        <Button words=if new { "登记并开始核查" } else { "存修改" } weight=Weight::Filled busy="正在存…"/>
                    </div>
                </form>
            </AppPage>
        }
        .into_any()
    })
}

fn law(model: &Model) -> AnyView {
    let (violations, rest, act_on) = (model.violations.clone(), model.rest.clone(), model.act_on.clone());
    view! {
        <Card title="1 案由">
            <div class="form-row">
                <DateField name="act_on" label="行为日" required=true value=act_on rest hint="按行为当天有效的规定列出案由"/>
                <div class="form-acts"><Button words="按行为日列案由" name="do" value="refresh"/></div>
            </div>
            <RadioGroup name="violation" label="案由（渣土）" choices=violations required=true/>
        </Card>
    }
    .into_any()
}

fn party() -> AnyView {
    let kinds = vec![
        Choice::new("person", "个人"),
        Choice::new("organisation", "单位"),
        Choice::new("sole_trader", "个体工商户"),
        Choice::new("unknown", "尚未查明"),
    ];
    let documents: Vec<Choice> = IdKind::ALL.iter().map(|kind| Choice::new(kind.key(), kind.label())).collect();
    view! {
        <Card title="2 当事人">
            <div class="form-row">
                <TextInput name="bring" label="以前的当事人" hint="名称、拼音首字母或证照号码的开头" most=60/>
                <div class="form-acts"><Button words="带入" name="do" value="bring"/></div>
            </div>
            <RadioGroup name="party_kind" label="种类" choices=kinds required=true inline=true/>
            <TextInput name="name" label="姓名、单位名称或字号" hint="与证照一致" most=200/>
            <TextInput name="credit_code" label="统一社会信用代码" hint="单位、个体工商户填" code=true most=18/>
            <TextInput name="credit_code.override_reason" label="代码校验不符的原因" hint="核对营业执照后确实如此的，写明原因" most=200/>
            <TextInput name="representative" label="法定代表人、负责人或经营者" most=60/>
            <TextInput name="representative_post" label="职务" most=50/>
            <div class="form-row">
                <Select name="identity.document" label="证件" choices=documents/>
                <TextInput name="identity.number" label="证件号码" hint="个人、经营者必填；法定代表人有则填" code=true most=30/>
            </div>
            <TextInput name="identity.reason" label="证件不详的原因" most=200/>
            <TextInput name="address" label="住址、住所或经营场所" most=200/>
            <TextInput name="phone" label="电话" inputmode="tel" most=30/>
        </Card>
    }
    .into_any()
}

fn act(model: &Model) -> AnyView {
    let rest = model.rest.clone();
    view! {
        <Card title="3 时间、地点和车辆">
            <div class="form-row">
                <TextInput name="act_at" label="时间" hint="例如 22:14" most=5/>
                <DateField name="act_until" label="终了日" hint="持续的违法行为才填" rest/>
            </div>
            <TextInput name="place" label="地点" required=true most=200/>
            <div class="form-row">
                <TextInput name="plate" label="车牌" hint="例如 豫D·A1234" code=true most=12/>
                <TextInput name="load" label="运载物" most=60/>
            </div>
            <div class="form-row">
                <TextInput name="permit" label="运输证号" most=60/>
                <TextInput name="driver" label="驾驶人" most=60/>
            </div>
            <TextInput name="site" label="来源工地" most=200/>
            <Textarea name="facts" label="违法事实" required=true rows=6 most=10000/>
            <CheckboxGroup name="environmental_damage" label="后果" choices=vec![Choice::new("true", "造成环境污染或者生态破坏（时效五年）")]/>
        </Card>
    }
    .into_any()
}

fn clue(model: &Model) -> AnyView {
    let sources: Vec<Choice> = Source::ALL.iter().map(|source| Choice::new(source.key(), source.label())).collect();
    let (rest, today) = (model.rest.clone(), model.today.clone());
    view! {
        <Card title="4 来源">
            <RadioGroup name="source" label="案件来源" choices=sources required=true inline=true value="patrol"/>
            <DateField name="received_on" label="收到日期" required=true value=today rest hint="核查期从这一天起算"/>
            <TextInput name="reporter" label="来源人" hint="举报人、移送机关；巡查发现的不填" most=100/>
            <Note words="登记后到案卷里上传照片，再申请立案。"/>
        </Card>
    }
    .into_any()
}
