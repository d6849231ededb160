//! Reading the catalogue file strictly: a wrong entry stops the program, never a case.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use toml::value::Datetime;

use super::vocabulary::{base_label, tier_label};
use super::{Catalogue, CatalogueError, Competence, Family, PenaltyKind, Subject, Tier, Unready, Violation};
use crate::law::article::Article;
use crate::money::Fen;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    list_article: Vec<ListArticle>,
    violation: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ListArticle {
    law: String,
    articles: BTreeSet<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    code: String,
    domain: Family,
    name_zh: String,
    conduct: String,
    prohibiting_basis: Vec<Basis>,
    penalty_basis: Vec<Basis>,
    penalty_kinds: Vec<String>,
    #[serde(default)]
    measures: Vec<String>,
    fine: Vec<Fine>,
    requires_rectification_first: bool,
    confiscation: bool,
    daily_penalty: bool,
    competence: Competence,
    authority_zh: Option<String>,
    effective_from: Option<Datetime>,
    effective_to: Option<Datetime>,
    verified: bool,
    evidence: String,
    #[serde(rename = "source")]
    _source: String,
    note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Basis {
    law: String,
    article: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fine {
    subject: Subject,
    tier: String,
    min: Option<i64>,
    max: Option<i64>,
    percent_min: Option<u32>,
    percent_max: Option<u32>,
    base: Option<String>,
    per_item: Option<i64>,
}

/// Articles whose single bracket is an item, by law.
type Lists = BTreeMap<String, BTreeSet<u32>>;

/// The highest percentage of a base that is read: ten times the illegal gains.
const MULTIPLE_AT_MOST: u32 = 1_000;

/// The article number of an entry whose text nobody has read yet.
const UNREAD: &str = "unknown";

pub(super) fn parse(text: &str) -> Result<Catalogue, CatalogueError> {
    let file: File = toml::from_str(text)
        .map_err(|error| CatalogueError::Malformed { code: String::new(), reason: error.message().to_owned() })?;
    let lists: Lists = file.list_article.into_iter().map(|list| (list.law, list.articles)).collect();
    let mut catalogue = Catalogue { ready: BTreeMap::new(), unready: BTreeMap::new() };
    for entry in file.violation {
        let code = entry.code.clone();
        let wrong = |reason: String| CatalogueError::Malformed { code: code.clone(), reason };
        if catalogue.ready.contains_key(&code) || catalogue.unready.contains_key(&code) {
            return Err(wrong("重复".to_owned()));
        }
        match entry.read(&lists).map_err(wrong)? {
            Read::Ready(violation) => {
                catalogue.ready.insert(code, *violation);
            }
            Read::Unready(unready) => {
                catalogue.unready.insert(code, unready);
            }
        }
    }
    Ok(catalogue)
}

enum Read {
    Ready(Box<Violation>),
    Unready(Unready),
}

impl Entry {
    fn read(self, lists: &Lists) -> Result<Read, String> {
        if self.code.is_empty() || self.name_zh.trim().is_empty() {
            return Err("缺代码或名称".to_owned());
        }
        let prohibiting = articles(&self.prohibiting_basis, lists).map_err(|reason| format!("违反条款{reason}"))?;
        let penalty = articles(&self.penalty_basis, lists).map_err(|reason| format!("处罚条款{reason}"))?;
        let day = |date: &Option<Datetime>| match date {
            Some(date) => super::super::plain_date(date).map(Some).ok_or("的施行日期不是日期"),
            None => Ok(None),
        };
        let (from, to) = (day(&self.effective_from)?, day(&self.effective_to)?);
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            return Err("的失效日早于施行日".to_owned());
        }
        let kinds = self
            .penalty_kinds
            .iter()
            .map(|label| {
                PenaltyKind::from_label(label).ok_or_else(|| format!("的处罚种类“{label}”不在行政处罚法第九条"))
            })
            .collect::<Result<Vec<_>, _>>()?;
        let tiers = self.fine.into_iter().map(Fine::read).collect::<Result<Vec<_>, _>>()?;
        let fined = kinds.contains(&PenaltyKind::Fine);
        if !tiers.is_empty() && !fined {
            return Err("有罚款幅度而处罚种类没有罚款".to_owned());
        }
        let name = full_width(&self.name_zh);
        let unread = |articles: &[Article]| articles.iter().any(|article| !article.is_known());
        let lacks = [
            (unread(&prohibiting), "违反条款未核"),
            (unread(&penalty), "处罚条款未核"),
            (from.is_none(), "施行日期未核"),
            (kinds.is_empty() || (fined && tiers.is_empty()), "罚则未核"),
        ];
        let missing: Vec<String> =
            lacks.into_iter().filter(|(lacks, _)| *lacks).map(|(_, what)| what.to_owned()).collect();
        let (Some(from), true) = (from, missing.is_empty()) else {
            return Ok(Read::Unready(Unready { code: self.code, family: self.domain, name, missing }));
        };
        Ok(Read::Ready(Box::new(Violation {
            code: self.code,
            family: self.domain,
            name,
            conduct: self.conduct,
            prohibiting,
            penalty,
            kinds,
            measures: self.measures.iter().map(|measure| full_width(measure)).collect(),
            tiers,
            requires_rectification_first: self.requires_rectification_first,
            confiscation: self.confiscation,
            daily_penalty: self.daily_penalty,
            competence: self.competence,
            authority: self.authority_zh,
            from,
            to,
            verified: self.verified,
            evidence_note: self.evidence,
            note: self.note,
        })))
    }
}

impl Fine {
    fn read(self) -> Result<Tier, String> {
        if tier_label(&self.tier).is_none() {
            return Err(format!("的档次“{}”不认识", self.tier));
        }
        if self.base.as_deref().is_some_and(|base| base_label(base).is_none()) {
            return Err("的罚款基数不认识".to_owned());
        }
        let yuan = |yuan: Option<i64>| match yuan {
            Some(yuan) => Fen::checked_yuan(yuan).map(Some).ok_or("的罚款金额超出范围"),
            None => Ok(None),
        };
        let (min, max, per_item) = (yuan(self.min)?, yuan(self.max)?, yuan(self.per_item)?);
        match (min, max, self.percent_min, self.percent_max, &self.base) {
            (Some(min), Some(max), None, None, None) if min <= max && max > Fen::ZERO => {}
            (None, None, Some(min), Some(max), Some(_)) if min <= max && (1..=MULTIPLE_AT_MOST).contains(&max) => {}
            _ => return Err("的罚款幅度不成立：金额或百分比须成对，下限不高于上限".to_owned()),
        }
        if per_item.is_some_and(|each| Some(each) > max) {
            return Err("的每件罚款高于上限".to_owned());
        }
        Ok(Tier {
            subject: self.subject,
            tier: self.tier,
            min,
            max,
            percent_min: self.percent_min,
            percent_max: self.percent_max,
            base: self.base,
            per_item,
        })
    }
}

fn articles(bases: &[Basis], lists: &Lists) -> Result<Vec<Article>, String> {
    if bases.is_empty() {
        return Err("未填".to_owned());
    }
    bases
        .iter()
        .map(|basis| {
            let mut article =
                Article { law: basis.law.clone().into(), number: basis.article.clone().into(), list: false };
            if basis.law.trim().is_empty()
                || basis.article.is_empty()
                || (!article.is_known() && basis.article != UNREAD)
            {
                return Err(format!("写法不对：{} {}", basis.law, basis.article));
            }
            let listed = lists.get(&basis.law).zip(article.article_number());
            article.list = listed.is_some_and(|(list, number)| list.contains(&number));
            Ok(article)
        })
        .collect()
}

/// Half-width brackets and commas of a Chinese name become full-width; a citation `(93(2))` at the end of a measure
/// becomes `（第九十三条第二款）`.
fn full_width(name: &str) -> String {
    if let Some(body) = name.strip_suffix(')')
        && let Some((head, number)) = body.split_once('(')
    {
        let law_ends = number.find(|c: char| c.is_ascii_digit()).unwrap_or(number.len());
        let (law, number) = number.split_at(law_ends);
        let place = Article { law: "".into(), number: number.to_owned().into(), list: false };
        if !number.is_empty() && place.article_number().is_some() {
            return format!("{}（{law}{}）", full_width(head), place.place_long());
        }
    }
    name.replace('(', "（").replace(')', "）").replace(',', "，")
}
