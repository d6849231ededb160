//! Small things said on many pages: nothing here yet, what was chosen, what was done.

use leptos::prelude::*;

use super::page_head::Link;

/// A white sheet with a heading; most things on a page stand on one.
#[component]
pub fn Card(
    #[prop(optional, into)] title: String,
    /// A link at the right of the heading.
    #[prop(optional)]
    more: Option<Link>,
    children: Children,
) -> AnyView {
    let headed = !title.is_empty();
    view! {
        <section class="card">
            {headed.then(|| view! {
                <div class="card-head">
                    <h2>{title}</h2>
                    {more.map(|link| view! { <a href=link.href>{link.words}</a> })}
                </div>
            })}
            {children()}
        </section>
    }
    .into_any()
}

/// One sentence why there is nothing, and one link what to do.
#[component]
pub fn EmptyState(
    /// 没有待办。今天到期的都已办完。
    #[prop(into)]
    why: String,
    #[prop(optional)] link: Option<Link>,
) -> AnyView {
    view! {
        <p class="empty">{why}{link.map(|link| view! { " "<a href=link.href>{link.words}</a> })}</p>
    }
    .into_any()
}

/// A chosen filter; its link takes it away again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// 灯：临期、逾期
    pub words: String,
    /// The same list without it; `None` for a chip that only tells.
    pub without: Option<String>,
}

/// The chosen filters.
#[component]
pub fn Chips(
    /// 已选 unless told.
    #[prop(optional, into)]
    label: String,
    chips: Vec<Chip>,
) -> AnyView {
    let label = if label.is_empty() { "已选".to_owned() } else { label };
    (!chips.is_empty()).then(|| {
        let items = chips.into_iter().map(|chip| match chip.without {
            Some(href) => view! {
                <li><a class="chip" href=href><span class="for-readers">"去掉"</span>{chip.words}<span class="chip-cross" aria-hidden="true">"×"</span></a></li>
            }
            .into_any(),
            None => view! { <li><span class="chip">{chip.words}</span></li> }.into_any(),
        });
        view! {
            <div class="chips"><span class="chips-label">{label}</span><ul>{items.collect_view()}</ul></div>
        }
    }).into_any()
}

/// What was done, and what comes next; stands under the page head until the next page.
#[component]
pub fn DoneLine(
    /// 已签发 平城管罚决字〔2026〕31号。下一步：送达，当事人不在场的最迟 10月12日。
    #[prop(into)]
    words: String,
    #[prop(optional)] link: Option<Link>,
) -> AnyView {
    view! {
        <p class="done-line" role="status">
            <span class="done-tick" aria-hidden="true">"✓"</span>
            <span>{words}{link.map(|link| view! { " "<a href=link.href>{link.words}</a> })}</span>
        </p>
    }
    .into_any()
}

/// Something to know before going on; not a mistake.
#[component]
pub fn Note(
    #[prop(into)] words: String,
    /// `note` unless told: `warn` for what asks for a reason, `past` for a file shown as at an earlier day.
    #[prop(optional, into)]
    kind: String,
) -> AnyView {
    let kind = if kind.is_empty() { "note".to_owned() } else { kind };
    view! { <p class="note" data-kind=kind>{words}</p> }.into_any()
}

/// A short mark beside a name: 草稿, 已签发, 复议中.
#[component]
pub fn Badge(
    #[prop(into)] words: String,
    /// `good`, `soon`, `late`, `held`, `blue`; grey unless told.
    #[prop(optional, into)]
    state: String,
) -> AnyView {
    view! { <span class="badge" data-state=(!state.is_empty()).then_some(state)>{words}</span> }.into_any()
}

/// Text whose dates and codes stay on one line: a break inside 10-08 or 9141…7X misleads the eye.
pub fn unbroken(text: &str) -> AnyView {
    let mut parts: Vec<AnyView> = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let end = rest[start..].find(|letter: char| !(letter.is_ascii_alphanumeric() || "-.,:".contains(letter)));
        let end = end.map_or(rest.len(), |length| start + length);
        let piece = &rest[start..end];
        if piece.contains('-') {
            parts.push(rest[..start].to_owned().into_any());
            parts.push(view! { <span class="nb">{piece.to_owned()}</span> }.into_any());
        } else {
            parts.push(rest[..end].to_owned().into_any());
        }
        rest = &rest[end..];
    }
    parts.push(rest.to_owned().into_any());
    parts.collect_view().into_any()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::widgets::testing::rendered;

    #[test]
    fn a_date_is_not_broken() {
        let html = rendered(|| view! { <p>{unbroken("申辩期至 10-08，剩 2 个")}</p> });
        assert!(html.contains("<span class=\"nb\">10-08</span>"), "{html}");
        assert!(html.contains("剩 2"), "{html}");
        assert!(rendered(|| unbroken("无")).contains('无'));
    }
}
