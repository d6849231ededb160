//! Fields of every kind: as they arrive, and as they come back with a mistake.

use leptos::prelude::*;

use crate::islands::date_hint::RestDays;
use crate::widgets::{
    Card, CheckboxGroup, Choice, DateField, FileButton, MoneyField, RadioGroup, Select, TextInput, Textarea, Width,
};

fn ways() -> Vec<Choice> {
    vec![
        Choice::new("direct", "直接送达"),
        Choice::new("mail", "邮寄送达").note("以回执上注明的收件日期为送达日"),
        Choice::new("notice", "公告送达").refused("须先用尽其他方式。（民事诉讼法第九十五条）"),
    ]
}

/// Fields as they arrive.
#[component]
pub fn Controls() -> AnyView {
    view! {
        <Card title="字段">
            <form class="form" method="post" action="/styleguide" novalidate>
                <TextInput name="place" label="违法地点" hint="写到路口或门牌" required=true value="建设路与开源路口"/>
                <div class="form-row">
                    <TextInput name="plate" label="车牌" width=Width::Short code=true value="豫D·A1234"/>
                    <TextInput name="load" label="载重" width=Width::Short unit="吨" inputmode="decimal" value="18.5"/>
                </div>
                <DateField name="day" label="行为日" required=true value="2026-09-08" rest=RestDays::default()/>
                <MoneyField name="fine" label="拟罚款" required=true value="5,000" band="幅度 2,000–20,000；听证线 50,000"/>
                <Select name="family" label="案由领域" none="请选择" value="muck"
                    choices=vec![Choice::new("muck", "渣土"), Choice::new("gas", "燃气")]/>
                <RadioGroup name="served_by" label="送达方式" required=true choices=ways() value="direct"/>
                <CheckboxGroup name="kinds" label="当场告知的权利" inline=true values=vec!["speak".into()]
                    choices=vec![Choice::new("speak", "陈述申辩"), Choice::new("avoid", "申请回避"), Choice::new("hearing", "要求听证")]/>
                <Textarea name="facts" label="违法事实" most=40 value="2026年9月8日22时14分，当事人的车辆在建设路未密闭运输建筑垃圾。">
                    "14:05 已存"
                </Textarea>
                <FileButton name="file" label="附件" hint="照片或 PDF，原件不改动" accept="image/*,.pdf"/>
            </form>
        </Card>
    }.into_any()
}

/// Fields as they come back with a mistake.
#[component]
pub fn Mistaken() -> AnyView {
    view! {
        <Card title="要改的字段">
            <form class="form" method="post" action="/styleguide" novalidate>
                <MoneyField name="fine_wrong" label="拟罚款" required=true band="幅度 2,000–20,000；听证线 50,000"/>
                <DateField name="day_wrong" label="送达日" hint="以回证上的日期为准" required=true/>
                <RadioGroup name="served_by_wrong" label="送达方式" required=true inline=true choices=ways()/>
                <Textarea name="facts_wrong" label="违法事实" required=true rows=6/>
            </form>
        </Card>
    }
    .into_any()
}
