//! The fields of a new case, which are also those of an amended one: party, time and place, source.

use domain::dossier::Source;
use domain::law::catalogue::Family;
use domain::party::IdKind;
use domain::step::StepKind;
use leptos::prelude::*;

use crate::desks::phrases;
use crate::widgets::{CheckboxGroup, Choice, DateField, RadioGroup, RestDays, Select, TextInput, Textarea};

/// The kinds of party, and the party not found yet.
pub const KINDS: [(&str, &str); 4] =
    [("person", "个人"), ("organisation", "单位"), ("sole_trader", "个体工商户"), ("unknown", "尚未查明")];

/// Who: the kind first.
pub fn party() -> AnyView {
    let kinds = KINDS.into_iter().map(|(key, label)| Choice::new(key, label)).collect();
    party_as("", kinds)
}

/// One of the joint parties; 不列 takes them off the case again.
pub fn joint_party(number: usize) -> AnyView {
    let kinds = KINDS.into_iter().take(3).chain([("none", "不列")]).map(|(key, label)| Choice::new(key, label));
    let fields = party_as(&format!("joint{number}."), kinds.collect());
    view! { <fieldset class="stack"><legend class="field-label">{format!("共同当事人 {number}")}</legend>{fields}</fieldset> }
        .into_any()
}

/// The fields of a party, their names behind a prefix.
fn party_as(prefix: &str, kinds: Vec<Choice>) -> AnyView {
    let documents: Vec<Choice> = IdKind::ALL.iter().map(|kind| Choice::new(kind.key(), kind.label())).collect();
    let name = |field: &str| format!("{prefix}{field}");
    view! {
        <RadioGroup name=name("party_kind") label="种类" choices=kinds required=true inline=true/>
        <TextInput name=name("name") label="姓名、单位名称或字号" hint="与证照一致" most=200/>
        <TextInput name=name("credit_code") label="统一社会信用代码" hint="单位、个体工商户填" code=true most=18/>
        <TextInput name=name("credit_code.override_reason") label="代码校验不符的原因" hint="核对营业执照后确实如此的，写明原因" most=200/>
        <TextInput name=name("representative") label="法定代表人、负责人或经营者" most=60/>
        <TextInput name=name("representative_post") label="职务" most=50/>
        <div class="form-row">
            <Select name=name("identity.document") label="证件" choices=documents/>
            <TextInput name=name("identity.number") label="证件号码" hint="个人、经营者必填；法定代表人有则填" code=true most=30/>
        </div>
        <TextInput name=name("identity.reason") label="证件不详的原因" most=200/>
        <TextInput name=name("address") label="住址、住所或经营场所" most=200/>
        <TextInput name=name("phone") label="电话" inputmode="tel" most=30/>
    }
    .into_any()
}

/// What the card of time and place is called in a family.
pub fn act_title(family: Family) -> &'static str {
    if family == Family::Muck { "时间、地点和车辆" } else { "时间和地点" }
}

/// When, where, for muck with which truck, and what happened.
pub fn act(rest: RestDays, family: Family, own: &[String]) -> AnyView {
    let phrases = phrases::list("facts", phrases::of(own, StepKind::RegisterClue, "facts"));
    let damage = vec![Choice::new("true", "造成环境污染或者生态破坏（时效五年）")];
    let harm = vec![Choice::new("true", "涉及公民生命健康安全、金融安全且有危害后果（时效五年）")];
    view! {
        <div class="form-row">
            <TextInput name="act_at" label="时间" hint="例如 22:14" most=5/>
            <DateField name="act_until" label="终了日" hint="持续的违法行为才填" rest/>
        </div>
        <TextInput name="place" label="地点" required=true most=200/>
        {(family == Family::Muck).then(truck)}
        <Textarea name="facts" label="违法事实" required=true rows=6 most=10000>{phrases}</Textarea>
        <CheckboxGroup name="environmental_damage" label="后果" choices=damage/>
        <CheckboxGroup name="harm_to_people" label="危害" choices=harm/>
    }
    .into_any()
}

fn truck() -> AnyView {
    view! {
        <div class="form-row">
            <TextInput name="plate" label="车牌" hint="例如 豫D·A1234" code=true most=12/>
            <TextInput name="load" label="运载物" most=60/>
        </div>
        <div class="form-row">
            <TextInput name="permit" label="运输证号" most=60/>
            <TextInput name="driver" label="驾驶人" most=60/>
        </div>
        <TextInput name="site" label="来源工地" most=200/>
    }
    .into_any()
}

/// How the bureau came to know of it.
pub fn clue(rest: RestDays, today: String) -> AnyView {
    let sources: Vec<Choice> = Source::ALL.iter().map(|source| Choice::new(source.key(), source.label())).collect();
    view! {
        <RadioGroup name="source" label="案件来源" choices=sources required=true inline=true value="patrol"/>
        <DateField name="received_on" label="收到日期" required=true value=today rest hint="核查期从这一天起算"/>
        <TextInput name="reporter" label="来源人" hint="举报人、移送机关；巡查发现的不填" most=100/>
    }
    .into_any()
}
