//! 我的: text size, keys, height of rows, and the way to a new password; kept for the person, on every device.

use domain::officer::Officer;
use leptos::prelude::*;
use store::StoreError;

use super::frame::frame;
use super::rendered;
use crate::context::{Acted, Office, Posted};
use crate::routes::{Page, Visit};
use crate::shell::{AppPage, KEYS_OF_THE_OFFICE};
use crate::tastes::{KEYS, ROWS, TEXT};
use crate::widgets::{
    ActLink, Button, Card, Choice, Column, ColumnKind, Desk, DoneLine, Fact, Facts, PageHead, RadioGroup, Row, Table,
    Weight,
};

/// The page.
///
/// # Errors
/// The memory failed.
pub async fn page(visit: &Visit, me: &Officer) -> Result<Page, StoreError> {
    let frame = frame(visit, me).await?;
    let done = visit.asked("done").is_some();
    let roles: Vec<&str> = me.roles.iter().map(|role| role.label()).collect();
    let certificates: Vec<String> =
        me.certificates.iter().map(|one| format!("{}，有效期至 {}", one.number, one.valid_to)).collect();
    let about = [
        ("姓名", me.name.clone()),
        ("账号", me.login.clone()),
        ("单位", me.unit_name.clone()),
        ("岗位", roles.join("、")),
        ("执法证", certificates.join("；")),
    ];
    Ok(rendered(visit, 200, move || {
        let frame = frame.clone();
        let tastes = frame.tastes.clone();
        let about = about.iter().map(|(label, value)| Fact::new(*label, value.clone())).collect();
        let text = if tastes.large { "large" } else { "normal" };
        let rows = if tastes.dense { "dense" } else { "normal" };
        let keys = if tastes.keys { "on" } else { "off" };
        let list = KEYS_OF_THE_OFFICE.iter().map(|(key, does)| {
            Row::new(vec![view! { <span class="code">{*key}</span> }.into_any(), (*does).into_any()])
        });
        let columns = vec![Column::new("键", ColumnKind::Name), Column::new("做什么", ColumnKind::Text)];
        view! {
            <AppPage frame title="我的" here=Desk::Workbench>
                <PageHead title="我的"><ActLink href="/password" words="改密码"/></PageHead>
                {done.then(|| view! { <DoneLine words="已存。在哪台设备上登录都一样。"/> })}
                <div class="columns">
                    <div class="column-main stack">
                        <Card title="显示和按键">
                            <form class="form" method="post" action="/me" novalidate>
                                <RadioGroup name="text" label="字号" choices=vec![Choice::new("normal", "正常"), Choice::new("large", "大字")] inline=true value=text/>
                                <RadioGroup name="rows" label="表格行距" choices=vec![Choice::new("normal", "宽松"), Choice::new("dense", "紧凑")] inline=true value=rows/>
                                <RadioGroup name="keys" label="快捷键" choices=vec![Choice::new("on", "用"), Choice::new("off", "不用")] inline=true value=keys/>
                                <div class="form-acts"><Button words="存设置" weight=Weight::Filled busy="正在存…"/></div>
                            </form>
                        </Card>
                        <Card title="快捷键"><Table caption="快捷键" columns rows=list.collect()/></Card>
                    </div>
                    <div class="column-side stack"><Card title="账号"><Facts facts=about/></Card></div>
                </div>
            </AppPage>
        }
        .into_any()
    }))
}

/// Keeps the settings.
///
/// # Errors
/// The memory failed.
pub async fn act(office: &Office, me: &Officer, posted: &Posted) -> Result<Acted, StoreError> {
    let one_of = |name: &str, other: &'static str, usual: &'static str| {
        (if posted.value(name) == Some(other) { other } else { usual }).to_owned()
    };
    let settings = [
        (TEXT, one_of("text", "large", "normal")),
        (ROWS, one_of("rows", "dense", "normal")),
        (KEYS, one_of("keys", "off", "on")),
    ];
    office.store.preferences().set(me.id, &settings).await?;
    Ok(Acted::GoTo("/me?done=1".to_owned()))
}
