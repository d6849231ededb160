//! The evidence of a case at a glance: number, what it proves, time, place, hash.

use leptos::prelude::*;

/// One exhibit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// 证据 4
    pub number: String,
    /// What it proves, or its kind where nothing was written: 证明未密闭运输.
    pub proves: String,
    /// The kind: 照片, 视听资料, 书证, and the file's own name.
    pub kind: String,
    /// When and where as read from the file, or 「照片无位置」.
    pub taken: String,
    /// The beginning of its SHA-256 and when it was received: 3f9a… 14:06 已收妥.
    pub receipt: String,
    /// Its own page, where it stands large.
    pub href: String,
    /// A preview 320 px wide; empty for files without a picture.
    pub preview: String,
    /// Why it was set aside, with the article; it stays in the list, struck out. Empty where it counts.
    pub aside: String,
    /// Doubles, missing descriptions; empty when nothing is wrong.
    pub remark: String,
}

/// Exhibits as cards, in the order of their numbers.
#[component]
pub fn Gallery(exhibits: Vec<Shown>) -> AnyView {
    let cards = exhibits.into_iter().map(|exhibit| {
        let alt = format!("{}：{}", exhibit.number, exhibit.proves);
        view! {
            <li class="exhibit">
                <a class="exhibit-picture" href=exhibit.href.clone()>
                    {if exhibit.preview.is_empty() {
                        view! { <span class="exhibit-file">{exhibit.kind.clone()}</span> }.into_any()
                    } else {
                        view! { <img src=exhibit.preview alt=alt width="320" height="240" loading="lazy" decoding="async"/> }.into_any()
                    }}
                </a>
                <p class="exhibit-number"><a href=exhibit.href>{exhibit.number}</a>" "<span class="exhibit-kind">{exhibit.kind}</span></p>
                {if exhibit.aside.is_empty() {
                    view! { <p class="exhibit-proves">{exhibit.proves}</p> }.into_any()
                } else {
                    view! {
                        <p class="exhibit-proves"><s>{exhibit.proves}</s></p>
                        <p class="exhibit-remark">{format!("已排除。{}", exhibit.aside)}</p>
                    }
                    .into_any()
                }}
                <p class="exhibit-taken">{exhibit.taken}</p>
                <p class="exhibit-receipt code">{exhibit.receipt}</p>
                {(!exhibit.remark.is_empty()).then(|| view! { <p class="exhibit-remark">{exhibit.remark}</p> })}
            </li>
        }
    });
    view! { <ul class="gallery">{cards.collect_view()}</ul> }.into_any()
}
