//! The clocks of a case: lamp, date with weekday, what is left, and how it was counted one tap away.

use leptos::prelude::*;

use super::article::{ArticleList, ArticleRef};
use super::lamp::{LampShape, LampState};
use super::page_head::Link;
use super::words::unbroken;

/// One clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    pub lamp: LampState,
    /// What ends: 陈述申辩, 作出决定, 缴款.
    pub label: String,
    /// The last day with its weekday: 10-08 周四; empty while nothing counts.
    pub day: String,
    /// 剩 2 个工作日 · 剩 70 天（46 个工作日） · 未起算：决定未送达.
    pub words: String,
    /// How it was counted, a line each.
    pub counted: Vec<String>,
    /// The rules it rests on.
    pub articles: Vec<ArticleRef>,
}

/// The clocks at the side of a case file.
#[component]
pub fn DeadlinePanel(
    clocks: Vec<Clock>,
    /// The list of all clocks: 全部 6.
    #[prop(optional)]
    all: Option<Link>,
) -> AnyView {
    let none = clocks.is_empty().then(|| view! { <p class="empty">"现在没有在走的期限。"</p> });
    let items = clocks.into_iter().map(|clock| {
        let (counted, articles) = (clock.counted, clock.articles);
        let rests = (!articles.is_empty()).then(|| view! { <li>"依据"<ArticleList articles/></li> });
        view! {
            <li class="clock" data-state=clock.lamp.key()>
                <LampShape state=clock.lamp/>
                <p class="clock-head"><strong>{clock.label}</strong>" "<span class="nb">{clock.day}</span></p>
                <p class="clock-words">{unbroken(&clock.words)}</p>
                {(!counted.is_empty()).then(|| view! {
                    <details class="counted">
                        <summary>"算法"</summary>
                        <ul>{counted.into_iter().map(|line| view! { <li>{unbroken(&line)}</li> }).collect_view()}{rests}</ul>
                    </details>
                })}
            </li>
        }
    });
    view! {
        <section class="card deadlines" aria-labelledby="deadlines-title">
            <div class="card-head">
                <h2 id="deadlines-title">"期限"</h2>
                {all.map(|link| view! { <a href=link.href>{link.words}</a> })}
            </div>
            {none}
            <ul class="clocks">{items.collect_view()}</ul>
        </section>
    }
    .into_any()
}
