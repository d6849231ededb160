//! Signing in: a plain form that works without scripts; the demo office shows its logins, no other office does.

use domain::officer::Officer;
use leptos::prelude::*;
use store::StoreError;

use super::forms::typed;
use super::frame::frame;
use super::rendered;
use crate::routes::{Page, Visit};
use crate::shell::{AppPage, LoginPage};
use crate::widgets::{Button, Card, Desk, Note, PageHead, TextInput, Weight};

/// The login page, also as refused.
pub fn page(visit: &Visit) -> Page {
    let bureau = visit.office.store.bureau().name.clone();
    let posted = typed(&visit.posted);
    let next = visit.asked("next").or(visit.posted.value("next")).unwrap_or("/").to_owned();
    let kept = visit.asked("kept").is_some();
    let demo = visit.office.demo;
    let drill = visit.office.training.then(|| crate::shell::Drill {
        today: visit.office.store.clock().today(),
        may_move: false,
        here: "/login".to_owned(),
    });
    let status = if visit.posted.refusals.is_empty() { 200 } else { 422 };
    rendered(visit, status, move || {
        let next = next.clone();
        let below = if demo { demo_logins() } else { ().into_any() };
        let (bureau, typed, drill) = (bureau.clone(), posted.clone(), drill.clone());
        // Built only inside the page, which hands its fields what was typed.
        let form = move || {
            view! {
                    {kept.then(|| view! { <Note words="登录已过期。填写的内容已保留，重新登录后回到本页接着写。"/> })}
                    <form class="form" method="post" action="/login" novalidate>
                        <input type="hidden" name="next" value=next/>
                        <TextInput name="login" label="账号或执法证号" required=true autocomplete="username"/>
                        <TextInput name="password" label="密码" kind="password" required=true autocomplete="current-password"/>
                        <div class="form-acts"><Button words="登录" weight=Weight::Filled busy="正在登录…"/></div>
                        <p class="hint">"忘记密码：由本单位系统管理员重置"</p>
                    </form>
            }
        };
        match drill {
            Some(drill) => view! { <LoginPage bureau drill typed below>{form()}</LoginPage> }.into_any(),
            None => view! { <LoginPage bureau typed below>{form()}</LoginPage> }.into_any(),
        }
    })
}

/// One login a role, shown in the demo office only.
fn demo_logins() -> AnyView {
    let rows = [
        ("办案", "zhangwei"),
        ("承办机构", "zhaomin"),
        ("审核", "limin"),
        ("负责人", "chenguo"),
        ("财务", "wuyue"),
        ("双公示", "sunli"),
    ];
    view! {
        <section class="demo-logins" aria-label="演示账号">
            <p>"演示账号（只在演示办公室出现），密码都是 "<span class="code">"zhiheng-demo-2026"</span></p>
            <p>{rows.map(|(role, login)| view! { <span class="nb">{role}" "<span class="code">{login}</span>"　"</span> }).into_iter().collect_view()}</p>
        </section>
    }
    .into_any()
}

/// A new password of one's own: everybody with a first password is sent here before anything else.
///
/// # Errors
/// The memory failed.
pub async fn password_page(visit: &Visit, me: &Officer) -> Result<Page, StoreError> {
    let frame = frame(visit, me).await?;
    let posted = typed(&visit.posted);
    let status = if visit.posted.refusals.is_empty() { 200 } else { 422 };
    Ok(rendered(visit, status, move || {
        let (frame, typed) = (frame.clone(), posted.clone());
        view! {
            <AppPage frame title="改密码" here=Desk::Workbench typed>
                <PageHead title="改密码"/>
                <Card>
                    <form class="form" method="post" action="/password" novalidate>
                        <TextInput name="current" label="现在的密码" kind="password" required=true autocomplete="current-password"/>
                        <TextInput name="password" label="新密码" kind="password" required=true autocomplete="new-password" hint="至少 10 位，不含账号"/>
                        <TextInput name="again" label="再填一次新密码" kind="password" required=true autocomplete="new-password"/>
                        <div class="form-acts"><Button words="改密码" weight=Weight::Filled busy="正在改…"/></div>
                    </form>
                </Card>
            </AppPage>
        }
        .into_any()
    }))
}
