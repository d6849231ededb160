//! Reads the files of gists and refuses what is incomplete.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Gist, Group, Proof, Statute, StatuteError};
use crate::law::article::Article;
use crate::law::plain_date;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    law: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    key: String,
    title: String,
    names: Vec<String>,
    #[serde(default)]
    number: String,
    #[serde(default)]
    version: String,
    from: Option<toml::value::Datetime>,
    to: Option<toml::value::Datetime>,
    proof: Proof,
    #[serde(default)]
    remark: String,
    #[serde(rename = "where")]
    place: String,
    /// Articles of one paragraph that is a list: a single bracket is an item 项.
    #[serde(default)]
    lists: Vec<u32>,
    about: String,
    articles: BTreeMap<String, String>,
    /// Places read otherwise than the law.
    #[serde(default)]
    proofs: BTreeMap<String, Proof>,
}

pub(super) fn parse(text: &str, group: Group) -> Result<Vec<Statute>, StatuteError> {
    let file: File = toml::from_str(text).map_err(|error| wrong(error.message().to_owned()))?;
    file.law.into_iter().map(|row| row.read(group)).collect()
}

impl Row {
    fn read(self, group: Group) -> Result<Statute, StatuteError> {
        let title = self.title.clone();
        let wrong = |reason: &str| wrong(format!("《{title}》{reason}"));
        let in_address = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
        if self.key.is_empty() || !self.key.bytes().all(in_address) {
            return Err(wrong("的地址名只能用小写字母、数字和下划线"));
        }
        if [&self.title, &self.place, &self.about].iter().any(|text| text.trim().is_empty()) {
            return Err(wrong("缺标题、出处或者说明"));
        }
        let day = |date: Option<&toml::value::Datetime>| match date {
            Some(date) => plain_date(date).map(Some).ok_or_else(|| wrong("的施行日不是日期")),
            None => Ok(None),
        };
        let (from, to) = (day(self.from.as_ref())?, day(self.to.as_ref())?);
        if from.zip(to).is_some_and(|(from, to)| from > to) {
            return Err(wrong("的失效日早于施行日"));
        }
        let cited = self.names.first().unwrap_or(&self.title).clone();
        if let Some(place) = self.proofs.keys().find(|place| !self.articles.contains_key(*place)) {
            return Err(wrong(&format!("没有第 {place} 条，却写了它核到什么程度")));
        }
        let mut articles = Vec::with_capacity(self.articles.len());
        for (number, words) in self.articles {
            let proof = self.proofs.get(&number).copied().unwrap_or(self.proof);
            let mut article = Article { law: cited.clone().into(), number: number.into(), list: false };
            article.list = article.article_number().is_some_and(|number| self.lists.contains(&number));
            if article.number.is_empty() || !article.is_known() {
                return Err(wrong(&format!("的条号“{}”读不出来", article.number)));
            }
            if !words.ends_with('。') {
                return Err(wrong(&format!("第 {} 条的摘要没有写完整", article.number)));
            }
            articles.push(Gist { article, words, proof });
        }
        articles.sort_by_key(|gist| in_order(&gist.article.number));
        Ok(Statute {
            key: self.key,
            title: self.title,
            names: self.names,
            group,
            number: self.number,
            version: self.version,
            from,
            to,
            proof: self.proof,
            remark: self.remark,
            place: self.place,
            about: self.about,
            articles,
        })
    }
}

fn wrong(reason: String) -> StatuteError {
    StatuteError { reason }
}

/// `63(1)(4)` as 63, 0, 1, 4 and `133-1` as 133, 1: a suffix comes after the article's own paragraphs.
pub(super) fn in_order(number: &str) -> Vec<u32> {
    let head = number.split('(').next().unwrap_or_default();
    let suffixed = if head.contains('-') { "" } else { "-0" };
    let whole = number.replacen(head, &format!("{head}{suffixed}"), 1);
    whole.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect()
}
