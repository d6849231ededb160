//! The terms of the field: one sentence each for officers, the word the code uses, the article and what to read next.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;
use thiserror::Error;

use super::article::Article;
use super::statutes::Statutes;

/// The terms, in the order of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glossary {
    terms: Vec<Term>,
}

/// A term of the field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// 立案
    pub word: String,
    /// The English term of the code, in the form of a name: `filing`; no two terms share one.
    pub english: String,
    /// What it means, one sentence for officers.
    pub means: String,
    /// Where it comes from.
    pub articles: Vec<Article>,
    /// Other terms to read, by their word.
    pub see: Vec<String>,
}

/// Why the built-in terms cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("术语表有误：{reason}。")]
pub struct GlossaryError {
    /// What is wrong.
    pub reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    term: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    word: String,
    english: String,
    means: String,
    articles: Vec<(String, String)>,
    see: Vec<String>,
}

static BUILT_IN: LazyLock<Result<Glossary, GlossaryError>> =
    LazyLock::new(|| Glossary::parse(include_str!("glossary.toml")));

impl Glossary {
    /// The terms that came with the program, read once.
    ///
    /// # Errors
    /// The program's file is broken; a test keeps that from happening.
    pub fn built_in() -> Result<&'static Glossary, GlossaryError> {
        BUILT_IN.as_ref().map_err(Clone::clone)
    }

    /// Refuses a term without a sentence or article, a term given twice, an article without gist, and a pointer to nothing.
    fn parse(text: &str) -> Result<Glossary, GlossaryError> {
        let file: File = toml::from_str(text).map_err(|error| wrong(error.message().to_owned()))?;
        let words: BTreeSet<String> = file.term.iter().map(|row| row.word.clone()).collect();
        let names: BTreeSet<&str> = file.term.iter().map(|row| row.english.as_str()).collect();
        if words.len() < file.term.len() || names.len() < file.term.len() {
            return Err(wrong("有术语出现两次".to_owned()));
        }
        let statutes = Statutes::built_in().map_err(|error| wrong(error.reason))?;
        let terms = file.term.into_iter().map(|row| row.read(statutes, &words));
        Ok(Glossary { terms: terms.collect::<Result<_, _>>()? })
    }

    /// Every term.
    pub fn all(&self) -> &[Term] {
        &self.terms
    }

    /// The terms in whose word, sentence or article the words stand; words are parted by spaces and all must be found.
    pub fn search(&self, words: &str) -> Vec<&Term> {
        let wanted: Vec<&str> = words.split_whitespace().collect();
        self.terms
            .iter()
            .filter(|term| {
                let articles: String = term.articles.iter().map(|article| article.long() + &article.short()).collect();
                let text = format!("{}{}{articles}", term.word, term.means);
                wanted.iter().all(|word| text.contains(word))
            })
            .collect()
    }
}

impl Row {
    fn read(self, statutes: &Statutes, words: &BTreeSet<String>) -> Result<Term, GlossaryError> {
        let wrong = |reason: &str| wrong(format!("“{}”{reason}", self.word));
        if self.word.trim().is_empty() || !self.means.ends_with('。') || self.articles.is_empty() {
            return Err(wrong("缺解释或者依据"));
        }
        if self.english.is_empty() || !self.english.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') {
            return Err(wrong("的英文须是小写字母和下划线"));
        }
        if let Some(other) = self.see.iter().find(|other| !words.contains(*other) || **other == self.word) {
            return Err(wrong(&format!("参见的“{other}”不在术语表里")));
        }
        let mut articles = Vec::with_capacity(self.articles.len());
        for (law, number) in &self.articles {
            let cited = Article { law: law.clone().into(), number: number.clone().into(), list: false };
            let entry = statutes.find(&cited).ok_or_else(|| wrong(&format!("的依据{}没有摘要", cited.long())))?;
            // The gist knows whether a single bracket is an item 项.
            let listed = entry.place.is_some_and(|place| place.article.number == cited.number && place.article.list);
            articles.push(Article { list: listed, ..cited });
        }
        Ok(Term { word: self.word, english: self.english, means: self.means, articles, see: self.see })
    }
}

fn wrong(reason: String) -> GlossaryError {
    GlossaryError { reason }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stage::StageKind;

    fn glossary() -> &'static Glossary {
        Glossary::built_in().unwrap()
    }

    #[test]
    fn the_terms_of_the_field_are_explained() {
        for word in [
            "立案",
            "事先告知",
            "留置送达",
            "加处罚款",
            "法制审核",
            "集体讨论",
            "从轻",
            "减轻",
            "首违不罚",
            "催告",
            "非诉执行",
            "双公示",
        ] {
            assert!(glossary().all().iter().any(|term| term.word == word), "{word}");
        }
        assert!(glossary().all().len() >= 120, "{}", glossary().all().len());
        for term in glossary().all() {
            assert_eq!(term.means.matches('。').count(), 1, "{}: one sentence", term.word);
            assert!(term.means.chars().count() <= 60, "{}: {}", term.word, term.means);
        }
    }

    #[test]
    fn the_english_terms_are_the_stages_of_the_code() {
        for (word, stage) in [
            ("线索", StageKind::Clue),
            ("核查", StageKind::Check),
            ("听证", StageKind::Hearing),
            ("逾期", StageKind::Overdue),
        ] {
            let term = glossary().all().iter().find(|term| term.word == word).unwrap();
            assert_eq!(term.english, stage.key(), "{word}");
        }
    }

    #[test]
    fn a_search_finds_word_sentence_and_article() {
        let found = |words: &str| -> Vec<&str> { glossary().search(words).iter().map(|term| &*term.word).collect() };
        assert!(found("催促履行") == ["催告"]);
        assert!(found("三十日 公告").contains(&"公告送达"));
        assert!(found("行政处罚法第四十四条").contains(&"事先告知"));
        assert!(found("64条4项").contains(&"听证主持人"));
        assert_eq!(found("没有这个词").len(), 0);
        assert_eq!(found(" ").len(), glossary().all().len());
    }

    #[test]
    fn broken_terms_are_refused() {
        let term = |word: &str, means: &str, number: &str, see: &str| {
            Glossary::parse(&format!(
                "term = [{{ word = \"{word}\", english = \"filing\", means = \"{means}\", articles = [[\"行政处罚法\", \"{number}\"]], see = [{see}] }}]"
            ))
        };
        assert!(term("立案", "一句话。", "54", "").is_ok());
        assert!(term("", "一句话。", "54", "").is_err());
        assert!(term("立案", "没写完", "54", "").is_err());
        assert!(term("立案", "一句话。", "999", "").unwrap_err().to_string().contains("没有摘要"));
        assert!(term("立案", "一句话。", "54", "\"核查\"").is_err());
        assert!(term("立案", "一句话。", "54", "\"立案\"").is_err());
        assert!(Glossary::parse("term = 1").is_err());
    }
}
