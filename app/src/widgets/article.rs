//! The rule behind a date, a band or a refusal, in the short form of tables or the long one of running text.

use domain::law::article::Article;
use domain::law::statutes::{Gist, Statutes};
use leptos::prelude::*;

/// An article as a page names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleRef {
    /// 处罚法64条1款1项
    pub short: String,
    /// 行政处罚法第六十四条第一款第一项
    pub long: String,
    /// What it says in our own words; empty where nobody wrote that down.
    pub gist: String,
    /// Where it can be read; `None` writes it without a link.
    pub href: Option<String>,
}

impl From<&Article> for ArticleRef {
    fn from(article: &Article) -> Self {
        let entry = Statutes::built_in().ok().and_then(|statutes| statutes.find(article));
        Self {
            short: article.short(),
            long: article.on_screen(),
            gist: entry.map(|entry| entry.words().to_owned()).unwrap_or_default(),
            href: entry.map(|entry| match entry.place {
                Some(place) => format!("/statutes/{}#{}", entry.law.key, anchor(place)),
                None => format!("/statutes/{}", entry.law.key),
            }),
        }
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

/// The name of a place on the page of its law: `a63-1-4`, `a133z1` for 第一百三十三条之一.
pub fn anchor(place: &Gist) -> String {
    format!("a{}", place.article.number.replace('-', "z").replace('(', "-").replace(')', ""))
}

/// Longer citations may break, lest they push a phone's page aside.
const UNBROKEN: usize = 16;

/// One article; short in tables, `long` in running text. Its gist is told where the pointer rests, and on its law's page.
#[component]
pub fn ArticleLink(article: ArticleRef, #[prop(optional)] long: bool) -> AnyView {
    let words = if long { article.long.clone() } else { article.short };
    let nb = words.chars().count() <= UNBROKEN;
    let told = match (long, article.gist.is_empty()) {
        (true, true) => None,
        (true, false) => Some(article.gist),
        (false, true) => Some(article.long),
        (false, false) => Some(format!("{}：{}", article.long, article.gist)),
    };
    match article.href {
        Some(href) => view! { <a class="article" class:nb=nb href=href title=told>{words}</a> }.into_any(),
        None => view! { <span class="article" class:nb=nb title=told>{words}</span> }.into_any(),
    }
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

/// The articles of a fact or a table's cell, written out: 行政处罚法第四十五条；行政处罚法第六十二条.
pub fn written_out(articles: &[Article]) -> AnyView {
    let all = articles.iter().enumerate().map(|(place, article)| {
        let article = ArticleRef::from(article);
        view! { {(place > 0).then_some("；")}<ArticleLink article long=true/> }
    });
    // One box: on a phone a table's cell sets its children apart.
    view! { <span>{all.collect_view()}</span> }.into_any()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use domain::law::cite;

    use super::*;
    use crate::widgets::testing::rendered;

    #[test]
    fn an_article_leads_to_its_gist() {
        let text = rendered(|| {
            let article = ArticleRef::from(&Article::item(cite::CHUFA, "64(1)"));
            view! { <ArticleLink article/> }
        });
        assert!(text.contains("href=\"/statutes/chufa#a64-1\""), "{text}");
        assert!(
            text.contains("title=\"行政处罚法第六十四条第一项：要求听证的，应在告知后五个工作日内提出。\""),
            "{text}"
        );
        assert!(text.contains(">处罚法64条1项</a>"), "{text}");
    }

    #[test]
    fn an_instrument_without_articles_leads_to_its_page_and_an_unknown_one_nowhere() {
        let whole = ArticleRef::from(&Article::new(cite::SHUANG_GONGSHI, ""));
        assert_eq!(whole.href.as_deref(), Some("/statutes/shuanggongshi"));
        let unknown = ArticleRef::from(&Article::new("无此法", "1"));
        assert_eq!((unknown.href, unknown.gist.as_str()), (None, ""));
    }

    #[test]
    fn several_are_written_out_apart() {
        let text = rendered(|| written_out(&[Article::new(cite::CHUFA, "45"), Article::new(cite::CHUFA, "62")]));
        assert_eq!(text.matches("<a ").count(), 2, "{text}");
        assert!(text.contains("；"), "{text}");
    }
}
