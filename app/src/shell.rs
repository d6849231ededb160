//! The frame around every page: top bar, menu of desks, drill banner on office pages; a plain head on public ones.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::islands::article_note::ArticleNotes;
use crate::islands::busy_form::BusyForm;
use crate::islands::keys::Keys;
use crate::islands::phrases::PhraseInsert;
use crate::tastes::Tastes;
use crate::widgets::{Desk, DeskIcon, ErrorSummary, MenuItem, Typed};

/// Where the browser finds style and scripts; the server provides it as context.
#[derive(Clone, Debug)]
pub struct Assets {
    /// The style sheet's address, with the hash of its content.
    pub stylesheet: String,
    /// What the wasm module is called; `None` sends a page without scripts.
    pub options: Option<LeptosOptions>,
}

/// What the frame shows of the person at work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// 平顶山市城市管理局
    pub bureau: String,
    pub user: String,
    /// 直属一中队
    pub unit: String,
    /// The desks of the role, in the order of `Desk::ALL`.
    pub menu: Vec<MenuItem>,
    /// Unread notifications.
    pub notices: u32,
    /// Set in the training office only.
    pub drill: Option<Drill>,
    /// How this person likes to work.
    pub tastes: Tastes,
    /// The moment, as the head of a print tells it: 2026-09-23 14:05.
    pub at: String,
}

/// The keys of the office and what they do; the same list in 我的 and behind the `?` key.
pub const KEYS_OF_THE_OFFICE: [(&str, &str); 7] = [
    ("/", "到查找框"),
    ("?", "看这张表"),
    ("Ctrl + S", "存草稿"),
    ("Ctrl + Enter", "按本页的主要按钮"),
    ("Alt + ↑", "同一列表的上一件"),
    ("Alt + ↓", "同一列表的下一件"),
    ("Esc", "关上窗口，填写的内容还在"),
];

/// The training office: what day it plays, and whether this person may move it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drill {
    pub today: NaiveDate,
    pub may_move: bool,
    /// Where the clock's form returns to.
    pub here: String,
}

/// The whole document; pages use `AppPage`, `PublicPage` or `LoginPage`.
#[component]
pub fn Document(
    /// 「事」; the product's name is added.
    #[prop(into)]
    title: String,
    #[prop(optional)] drill: bool,
    /// The title begins 「有误：」.
    #[prop(optional)]
    wrong: bool,
    /// `app`, `public` or `login`.
    kind: &'static str,
    /// 大字.
    #[prop(optional)]
    large: bool,
    /// Low rows of tables.
    #[prop(optional)]
    dense: bool,
    children: Children,
) -> AnyView {
    let assets = use_context::<Assets>();
    let stylesheet = assets.as_ref().map(|it| it.stylesheet.clone());
    let scripts = assets.and_then(|it| it.options);
    let title = format!("{}{}{title} · 执衡", if drill { "【演练】" } else { "" }, if wrong { "有误：" } else { "" });
    view! {
        <!DOCTYPE html>
        <html lang="zh-CN" data-text=large.then_some("large") data-rows=dense.then_some("dense")>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                <meta name="theme-color" content="#12294A"/>
                <meta name="format-detection" content="telephone=no"/>
                <title>{title}</title>
                {stylesheet.map(|href| view! { <link rel="stylesheet" href=href/> })}
                <link rel="icon" href="data:,"/>
                {scripts.map(|options| view! { <HydrationScripts options islands=true/> })}
            </head>
            <body class=kind data-drill=drill.then_some("true")>{children()}</body>
        </html>
    }
    .into_any()
}

/// A page of the office: everything from the skip link to the phone's bottom bar.
#[component]
pub fn AppPage(
    frame: Frame,
    /// Equals the h1.
    #[prop(into)]
    title: String,
    /// The desk the page belongs to.
    here: Desk,
    /// What was typed, and what is wrong with it; fields and the box above the h1 read it.
    #[prop(optional)]
    typed: Typed,
    /// What a print says under the title: the filters in words, the number of rows.
    #[prop(optional)]
    print: Vec<String>,
    children: Children,
) -> AnyView {
    let wrong = !typed.is_right();
    provide_context(typed);
    let (large, dense) = (frame.tastes.large, frame.tastes.dense);
    let keys = frame.tastes.keys.then(|| view! { <KeyList/><Keys/> });
    let head = print_head(&frame, &title, &print);
    view! {
        <Document title drill=frame.drill.is_some() wrong kind="app" large dense>
            <a class="skip" href="#main">"跳到正文"</a>
            <TopBar frame=frame.clone()/>
            {frame.drill.clone().map(|drill| view! { <DrillBar drill/> })}
            <DeskMenu menu=frame.menu.clone() here/>
            {head}
            <main id="main" tabindex="-1">
                <ErrorSummary/>
                {children()}
            </main>
            <PhoneBar menu=frame.menu here/>
            {keys}
            <BusyForm/>
            <PhraseInsert/>
            <ArticleNotes/>
        </Document>
    }
    .into_any()
}

/// Stands on paper only: whose list it is, what it lists, and who printed it when.
fn print_head(frame: &Frame, title: &str, print: &[String]) -> AnyView {
    let drill = if frame.drill.is_some() { "【演练】" } else { "" };
    let who = format!("{}（{}）{} 打印", frame.user, frame.unit, frame.at);
    let lines = print.iter().map(|line| view! { <p>{line.clone()}</p> });
    view! {
        <div class="print-head">
            <p class="print-title">{format!("{drill}{} · {title}", frame.bureau)}</p>
            {lines.collect_view()}
            <p>{who}</p>
        </div>
    }
    .into_any()
}

/// Opened by the `?` key; closed by Esc and by its button, which needs no script.
#[component]
fn KeyList() -> AnyView {
    let rows = KEYS_OF_THE_OFFICE.iter().map(|(key, does)| {
        view! { <div class="key"><dt class="code">{*key}</dt><dd>{*does}</dd></div> }
    });
    view! {
        <dialog class="key-list" id="keys" aria-labelledby="keys-title">
            <h2 id="keys-title">"快捷键"</h2>
            <dl>{rows.collect_view()}</dl>
            <p class="hint">"输入文字时不起作用，可以在“我的”里关掉。"</p>
            <form method="dialog"><button class="button" data-weight="outline" type="submit">"关上"</button></form>
        </dialog>
    }
    .into_any()
}

#[component]
fn TopBar(frame: Frame) -> AnyView {
    let notices = (frame.notices > 0).then(|| view! { <span class="count">{frame.notices}</span> });
    view! {
        <header class="top-bar">
            <a class="product" href="/"><strong>"执衡"</strong><span class="bureau">{frame.bureau}</span></a>
            <form class="search" role="search" method="post" action="/cases/search">
                <label class="for-readers" for="search">"案号、当事人、车牌、拼音首字母"</label>
                <input id="search" name="words" type="search" autocomplete="off" placeholder="案号、当事人、车牌、拼音首字母"/>
                <button type="submit">"搜"</button>
            </form>
            <nav class="top-links" aria-label="帮助与通知">
                <a href="/help">"帮助"</a>
                <a href="/notices">"通知"{notices}</a>
                <details class="me">
                    <summary>{frame.user.clone()}</summary>
                    <div class="me-card">
                        <p><strong>{frame.user}</strong><br/>{frame.unit}</p>
                        <p><a href="/me">"我的设置"</a></p>
                        <form method="post" action="/logout"><button class="button" data-weight="outline" type="submit">"退出登录"</button></form>
                    </div>
                </details>
            </nav>
        </header>
    }.into_any()
}

/// Below the top bar on every page of the training office; it cannot be closed.
#[component]
pub fn DrillBar(drill: Drill) -> AnyView {
    let today = crate::widgets::say::table_day(drill.today);
    let back = drill.here;
    view! {
        <aside class="drill-bar" aria-label="演练环境">
            <p>"演练环境 · "<span class="drill-words">"今天按 "</span><span class="nb">{today.clone()}</span><span class="drill-words">" · 数据不作数"</span></p>
            {drill.may_move.then(|| view! {
                <form method="post" action="/training/clock">
                    <input type="hidden" name="back" value=back.clone()/>
                    <button type="submit" name="days" value="1">"拨快一天"</button>
                </form>
                <details>
                    <summary>"改日期"</summary>
                    <form class="drill-card" method="post" action="/training/clock">
                        <input type="hidden" name="back" value=back/>
                        <label for="drill-day">"今天改为"</label>
                        <input class="input figure" id="drill-day" name="to" type="text" inputmode="numeric" autocomplete="off" value=today/>
                        <button class="button" data-weight="outline" type="submit">"改日期"</button>
                    </form>
                </details>
            })}
        </aside>
    }.into_any()
}

#[component]
fn DeskMenu(menu: Vec<MenuItem>, here: Desk) -> AnyView {
    let items = menu.into_iter().map(|item| {
        let count = item.count.filter(|&count| count > 0);
        view! {
            <li><a href=item.desk.href() aria-current=(item.desk == here).then_some("page")>
                <DeskIcon desk=item.desk/>
                <span class="desk-word">{item.desk.label()}</span>
                {count.map(|count| view! { <span class="count">{count}</span> })}
            </a></li>
        }
    });
    view! { <nav class="menu" id="menu" aria-label="工作台目录"><ul>{items.collect_view()}</ul></nav> }.into_any()
}

/// The phone's four places; those of a role without the desk are absent, 我的 leads to all desks at the foot.
#[component]
fn PhoneBar(menu: Vec<MenuItem>, here: Desk) -> AnyView {
    let places = [(Desk::Workbench, "待办"), (Desk::Field, "取证"), (Desk::Cases, "案件")];
    let links =
        places.into_iter().filter_map(|(desk, word)| menu.iter().find(|it| it.desk == desk).map(|it| (*it, word)));
    let items = links.map(|(item, word)| {
        let count = item.count.filter(|&count| count > 0);
        view! {
            <li><a href=item.desk.href() aria-current=(item.desk == here).then_some("page")>
                <DeskIcon desk=item.desk/><span>{word}{count.map(|count| view! { <span class="count">{count}</span> })}</span>
            </a></li>
        }
    });
    view! {
        <nav class="phone-bar" aria-label="常用">
            <ul>
                {items.collect_view()}
                <li><a href="#menu"><DeskIcon desk=Desk::Office/><span>"我的"</span></a></li>
            </ul>
        </nav>
    }
    .into_any()
}

/// A page for everybody: the bureau's name, the way home, no menu; text is larger.
#[component]
pub fn PublicPage(
    #[prop(into)] bureau: String,
    #[prop(into)] title: String,
    #[prop(optional)] drill: Option<Drill>,
    #[prop(optional)] typed: Typed,
    children: Children,
) -> AnyView {
    let wrong = !typed.is_right();
    provide_context(typed);
    view! {
        <Document title drill=drill.is_some() wrong kind="public">
            <a class="skip" href="#main">"跳到正文"</a>
            <header class="top-bar">
                <a class="product" href="/public"><strong>{bureau}</strong></a>
                <nav class="top-links" aria-label="公众入口"><a href="/public">"首页"</a></nav>
            </header>
            {drill.map(|drill| view! { <DrillBar drill/> })}
            <main id="main" tabindex="-1"><ErrorSummary/>{children()}</main>
            <BusyForm/>
        </Document>
    }
    .into_any()
}

/// The way in: one narrow column, no menu; its form is the page's children.
#[component]
pub fn LoginPage(
    #[prop(into)] bureau: String,
    #[prop(optional)] drill: Option<Drill>,
    #[prop(optional)] typed: Typed,
    /// The form.
    children: Children,
    /// Cards under the form: demo accounts, the public's entrance.
    #[prop(optional)]
    below: Option<AnyView>,
) -> AnyView {
    let wrong = !typed.is_right();
    provide_context(typed);
    view! {
        <Document title="登录" drill=drill.is_some() wrong kind="login">
            {drill.map(|drill| view! { <DrillBar drill/> })}
            <main id="main" tabindex="-1">
                <div class="login-card">
                    <p class="login-bureau">{bureau}</p>
                    <h1>"执衡 · 执法办案"</h1>
                    <ErrorSummary/>
                    {children()}
                </div>
                {below}
            </main>
            <BusyForm/>
        </Document>
    }
    .into_any()
}
