//! The laws the office works with: what each is, how far it was read, and every cited article in our own words.

mod reading;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;
use thiserror::Error;

use super::article::Article;

/// The laws in the order in which their page lists them, group by group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statutes {
    laws: Vec<Statute>,
}

/// A law, regulation, rule or policy paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statute {
    /// Name in addresses; letters, digits and `_`.
    pub key: String,
    /// Full title.
    pub title: String,
    /// The names by which it is cited, the one for sentences first; may be empty.
    pub names: Vec<String>,
    /// Where its page stands.
    pub group: Group,
    /// Document number: 国务院令第235号; empty where not known.
    pub number: String,
    /// Which text was read: 2021年修订; empty where not known.
    pub version: String,
    /// First day in force, where known.
    pub from: Option<NaiveDate>,
    /// Last day in force; `None` while it lasts.
    pub to: Option<NaiveDate>,
    /// How far the text was read, where an article says nothing else.
    pub proof: Proof,
    /// What limits the reading; may be empty.
    pub remark: String,
    /// Where it can officially be read, in words.
    pub place: String,
    /// What it is for, one or two sentences.
    pub about: String,
    /// The articles somebody cites, in their order.
    pub articles: Vec<Gist>,
}

/// An article, paragraph or item in our own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gist {
    /// The place: law as cited and number as in [`Article`].
    pub article: Article,
    /// One or two sentences for officers; never the text of the law.
    pub words: String,
    /// How far the place was read.
    pub proof: Proof,
}

/// What is known about a citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The law.
    pub law: &'a Statute,
    /// The place, or the paragraph or article around it; `None` where the law as a whole is cited.
    pub place: Option<&'a Gist>,
}

/// The groups of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// 办案程序
    Procedure,
    /// 河南省的办案规定
    Henan,
    /// 复议、诉讼、送达和期间
    Remedies,
    /// 公开、信用和档案
    Openness,
    /// 市容、停车、养犬和物业
    Streets,
    /// 生态环境、渣土和扬尘
    Environment,
    /// 建设、规划、房产和燃气
    Building,
}

impl Group {
    /// All groups in the order of the page.
    pub const ALL: [Group; 7] = [
        Group::Procedure,
        Group::Henan,
        Group::Remedies,
        Group::Openness,
        Group::Streets,
        Group::Environment,
        Group::Building,
    ];

    /// The heading.
    pub const fn label(self) -> &'static str {
        match self {
            Group::Procedure => "办案程序",
            Group::Henan => "河南省的办案规定",
            Group::Remedies => "复议、诉讼、送达和期间",
            Group::Openness => "公开、信用和档案",
            Group::Streets => "市容、停车、养犬和物业",
            Group::Environment => "生态环境、渣土和扬尘",
            Group::Building => "建设、规划、房产和燃气",
        }
    }

    const fn text(self) -> &'static str {
        match self {
            Group::Procedure => include_str!("penalty.toml"),
            Group::Henan => include_str!("henan.toml"),
            Group::Remedies => include_str!("remedies.toml"),
            Group::Openness => include_str!("openness.toml"),
            Group::Streets => include_str!("streets.toml"),
            Group::Environment => include_str!("environment.toml"),
            Group::Building => include_str!("building.toml"),
        }
    }
}

/// How far a text was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// The text was read in full and the number checked against it.
    Read,
    /// A copy of the text was read, not the official one.
    Secondary,
    /// Only a quotation was read.
    Quoted,
    /// Not read; to be checked before anybody relies on it.
    Unverified,
}

impl Proof {
    /// 已核原文, 转引文本, 仅见引用 or 未核.
    pub const fn label(self) -> &'static str {
        match self {
            Proof::Read => "已核原文",
            Proof::Secondary => "转引文本",
            Proof::Quoted => "仅见引用",
            Proof::Unverified => "未核",
        }
    }

    /// What the mark means for somebody who relies on it.
    pub const fn meaning(self) -> &'static str {
        match self {
            Proof::Read => "读过原文，条号已核对",
            Proof::Secondary => "读的是转载的文本，不是官方公布的原件",
            Proof::Quoted => "只在其他页面的引用里见过",
            Proof::Unverified => "没有读到原文，依据它办案前须先核对",
        }
    }
}

/// Why the built-in texts cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("法规摘要有误：{reason}。")]
pub struct StatuteError {
    /// What is wrong.
    pub reason: String,
}

static BUILT_IN: LazyLock<Result<Statutes, StatuteError>> = LazyLock::new(|| {
    let mut laws = Vec::new();
    for group in Group::ALL {
        laws.extend(reading::parse(group.text(), group)?);
    }
    Statutes::of(laws)
});

impl Statutes {
    /// The texts that came with the program, read once.
    ///
    /// # Errors
    /// A file of the program is broken; a test keeps that from happening.
    pub fn built_in() -> Result<&'static Statutes, StatuteError> {
        BUILT_IN.as_ref().map_err(Clone::clone)
    }

    fn of(laws: Vec<Statute>) -> Result<Statutes, StatuteError> {
        let mut seen = BTreeSet::new();
        for law in &laws {
            let names: BTreeSet<&str> = law.names.iter().map(String::as_str).chain([bare(&law.title)]).collect();
            for name in names.into_iter().chain([law.key.as_str()]) {
                if !seen.insert(name.to_owned()) {
                    return Err(StatuteError { reason: format!("“{name}”出现两次") });
                }
            }
        }
        Ok(Statutes { laws })
    }

    /// Every law, group by group.
    pub fn all(&self) -> &[Statute] {
        &self.laws
    }

    /// The law of an address.
    pub fn keyed(&self, key: &str) -> Option<&Statute> {
        self.laws.iter().find(|law| law.key == key)
    }

    /// The law a citation names, by any of its names, with or without 中华人民共和国.
    pub fn named(&self, name: &str) -> Option<&Statute> {
        let name = bare(name);
        self.laws.iter().find(|law| bare(&law.title) == name || law.names.iter().any(|one| one == name))
    }

    /// What is known about a citation: the item, else its paragraph, else its article.
    ///
    /// `None` where the law is not listed, or none of the three is.
    pub fn find(&self, article: &Article) -> Option<Entry<'_>> {
        let law = self.named(&article.law)?;
        if article.number.is_empty() || !article.is_known() {
            return Some(Entry { law, place: None });
        }
        let mut number: &str = &article.number;
        loop {
            if let Some(place) = law.articles.iter().find(|gist| gist.article.number == number) {
                return Some(Entry { law, place: Some(place) });
            }
            number = &number[..number.rfind('(')?];
        }
    }
}

impl Statute {
    /// The dates in force, as far as they are known: 2021年7月15日起施行.
    pub fn valid(&self) -> String {
        match (self.from, self.to) {
            (Some(from), None) => format!("{}起施行", long_day(from)),
            (Some(from), Some(to)) => format!("{}至{}施行，已失效", long_day(from), long_day(to)),
            (None, Some(to)) => format!("施行至{}，已失效", long_day(to)),
            (None, None) => "施行日期未核".to_owned(),
        }
    }
}

impl<'a> Entry<'a> {
    /// The gist of the place, else what the law is for.
    pub fn words(&self) -> &'a str {
        self.place.map_or(&self.law.about, |place| &place.words)
    }

    /// How far it was read.
    pub fn proof(&self) -> Proof {
        self.place.map_or(self.law.proof, |place| place.proof)
    }
}

impl Gist {
    /// 第六十三条第一款.
    pub fn label(&self) -> String {
        self.article.place_long()
    }
}

fn bare(title: &str) -> &str {
    title.strip_prefix("中华人民共和国").unwrap_or(title)
}

fn long_day(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

#[cfg(test)]
mod tests;
