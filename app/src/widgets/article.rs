//! The rule behind a date, a band or a refusal, in the short form of tables or the long one of running text.

use domain::law::article::Article;
use leptos::prelude::*;

/// An article as a page names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleRef {
    /// 处罚法64条1款1项
    pub short: String,
    /// 行政处罚法第六十四条第一款第一项
    pub long: String,
    /// Where it can be read; `None` writes it without a link.
    pub href: Option<String>,
}

impl From<&Article> for ArticleRef {
    fn from(article: &Article) -> Self {
        Self { short: article.short(), long: article.on_screen(), href: None }
    }
}

impl ArticleRef {
    /// The same article with the page where it can be read.
    #[must_use]
    pub fn at(mut self, href: impl Into<String>) -> Self {
        self.href = Some(href.into());
        self
    }
}

/// One article; short in tables, `long` in running text.
#[component]
pub fn ArticleLink(article: ArticleRef, #[prop(optional)] long: bool) -> AnyView {
    let words = if long { article.long.clone() } else { article.short };
    let whole = (!long).then_some(article.long);
    match article.href {
        Some(href) => view! { <a class="article nb" href=href title=whole>{words}</a> }.into_any(),
        None => view! { <span class="article nb" title=whole>{words}</span> }.into_any(),
    }
    .into_any()
}

/// Several articles behind a reason.
#[component]
pub fn ArticleList(articles: Vec<ArticleRef>) -> AnyView {
    (!articles.is_empty())
        .then(|| {
            let all = articles.into_iter().map(|article| view! { <ArticleLink article/> });
            view! { <span class="articles">{all.collect_view()}</span> }
        })
        .into_any()
}
