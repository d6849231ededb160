//! The head of a page: the way back, its one h1, a line of facts, and the next lawful act at the right.

use leptos::prelude::*;

use super::words::unbroken;

/// A link with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub href: String,
    pub words: String,
}

impl Link {
    pub fn new(href: impl Into<String>, words: impl Into<String>) -> Self {
        Self { href: href.into(), words: words.into() }
    }
}

/// One filled button at most stands in the slot; further ones are outline buttons after it.
#[component]
pub fn PageHead(
    /// The h1; equals the page's title.
    #[prop(into)]
    title: String,
    /// Where one came from.
    #[prop(optional)]
    back: Option<Link>,
    /// One line of facts, joined by 「 · 」.
    #[prop(optional)]
    facts: Vec<String>,
    /// The buttons: `<ActLink/>`, `<Button/>` or a small form.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    view! {
        <header class="page-head">
            <div class="page-head-words">
                <div class="page-head-title">
                    {back.map(|link| view! {
                        <a class="back" href=link.href><span aria-hidden="true">"‹ "</span><span class="for-readers">"返回"</span>{link.words}</a>
                    })}
                    <h1 id="page-title">{title}</h1>
                </div>
                {(!facts.is_empty()).then(|| view! { <p class="page-facts">{unbroken(&facts.join(" · "))}</p> })}
            </div>
            {children.map(|buttons| view! { <div class="page-acts">{buttons()}</div> })}
        </header>
    }.into_any()
}

/// How loud a button is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// The one filled button of a page.
    Filled,
    /// Everything else.
    #[default]
    Outline,
    /// What takes something away: void, reject.
    Grave,
    /// A button that reads as a link.
    Plain,
}

impl Weight {
    const fn key(self) -> &'static str {
        match self {
            Self::Filled => "filled",
            Self::Outline => "outline",
            Self::Grave => "grave",
            Self::Plain => "plain",
        }
    }
}

/// A link that looks like a button: it opens a step's page.
#[component]
pub fn ActLink(
    #[prop(into)] href: String,
    /// The act by its name: 登记送达, 签发; never 确定.
    #[prop(into)]
    words: String,
    #[prop(optional)] weight: Weight,
) -> AnyView {
    view! { <a class="button" data-weight=weight.key() href=href>{words}</a> }.into_any()
}

/// A button that sends its form.
#[component]
pub fn Button(
    #[prop(into)] words: String,
    #[prop(optional)] weight: Weight,
    /// Posted with the form when this button sends it.
    #[prop(optional, into)]
    name: String,
    #[prop(optional, into)] value: String,
    /// What it says while the form is under way: 正在签发…
    #[prop(optional, into)]
    busy: String,
    /// The id of a form that stands elsewhere on the page.
    #[prop(optional, into)]
    form: String,
    /// Sends to another address than the form's own.
    #[prop(optional, into)]
    to: String,
) -> AnyView {
    view! {
        <button
            class="button"
            type="submit"
            data-weight=weight.key()
            data-busy=some(busy)
            name=some(name)
            value=some(value)
            form=some(form)
            formaction=some(to)
        >{words}</button>
    }
    .into_any()
}

/// A button that is refused: focusable, grey, and a click moves to the reason with the id `why`.
#[component]
pub fn RefusedButton(#[prop(into)] words: String, #[prop(into)] why: String) -> AnyView {
    view! {
        <a class="button" role="button" data-state="refused" aria-disabled="true" aria-describedby=why.clone() href=format!("#{why}")>
            {words}
        </a>
    }.into_any()
}

fn some(word: String) -> Option<String> {
    (!word.is_empty()).then_some(word)
}
