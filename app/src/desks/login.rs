//! Signing in: a plain form that works without scripts; the demo office shows its logins, no other office does.

use leptos::prelude::*;

use super::forms::typed;
use super::rendered;
use crate::routes::{Page, Visit};
use crate::shell::LoginPage;
use crate::widgets::{Button, TextInput, Weight};

/// The login page, also as refused.
pub fn page(visit: &Visit) -> Page {
    let bureau = visit.office.store.bureau().name.clone();
    let posted = typed(&visit.posted);
    let next = visit.asked("next").or(visit.posted.value("next")).unwrap_or("/").to_owned();
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
        let form = move || view! {
                <form class="form" method="post" action="/login" novalidate>
                    <input type="hidden" name="next" value=next/>
                    <TextInput name="login" label="账号或执法证号" required=true autocomplete="username"/>
                    <TextInput name="password" label="密码" kind="password" required=true autocomplete="current-password"/>
                    <div class="form-acts"><Button words="登录" weight=Weight::Filled busy="正在登录…"/></div>
                    <p class="hint">"忘记密码：由本单位系统管理员重置"</p>
                </form>
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
