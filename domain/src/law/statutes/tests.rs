//! Every article that the program cites is explained to officers, and a broken file of gists is refused.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::reading::{in_order, parse};
use super::{Group, Proof, Statutes};
use crate::law::article::Article;
use crate::law::catalogue::Catalogue;
use crate::law::cite;
use crate::law::deadlines::RULES;
use crate::law::parameters::Parameters;

fn statutes() -> &'static Statutes {
    Statutes::built_in().unwrap()
}

fn must_know(article: &Article, cited_by: &str) {
    let entry = statutes().find(article);
    assert!(entry.is_some(), "{} has no gist (cited by {cited_by})", article.long());
    let whole = article.number.is_empty() || !article.is_known();
    assert_eq!(entry.unwrap().place.is_none(), whole, "{} cited by {cited_by}", article.long());
}

#[test]
fn every_article_of_the_catalogue_and_the_deadlines_has_a_gist() {
    let catalogue = Catalogue::built_in().unwrap();
    for violation in catalogue.all() {
        for article in violation.prohibiting.iter().chain(&violation.penalty) {
            must_know(article, &violation.code);
            let place = statutes().find(article).unwrap().place;
            if let Some(place) = place.filter(|place| place.article.number == article.number) {
                assert_eq!(place.article.list, article.list, "{} 款 or 项", article.long());
            }
        }
    }
    for rule in RULES {
        for article in rule.articles {
            must_know(article, rule.label);
        }
    }
}

/// A source is a sentence: every law named in it is listed, and every 第…条 after that name has a gist.
#[test]
fn every_source_of_a_parameter_names_a_listed_article() {
    let mut cited = 0;
    for parameter in Parameters::built_in().unwrap().all() {
        for (at, _) in parameter.source.match_indices('第') {
            let rest = &parameter.source[at..];
            let Some(end) = rest.find('条') else { continue };
            let label = &rest[..end + '条'.len_utf8()];
            if label.contains(['款', '项', '；']) {
                continue;
            }
            let law = statutes()
                .all()
                .iter()
                .filter(|law| named_before(&parameter.source[..at], law))
                .find(|law| law.articles.iter().any(|gist| gist.label().starts_with(label)));
            assert!(law.is_some(), "{}: {}", parameter.name, parameter.source);
            cited += 1;
        }
    }
    assert!(cited >= 15, "{cited}");
}

fn named_before(text: &str, law: &super::Statute) -> bool {
    law.names.iter().chain([&law.title]).any(|name| text.contains(name.as_str()))
}

/// Reads the program's own text: `Article::new(CHUFA, "44")` and `Article::item(cite::CHUFA, "64(1)")`.
#[test]
fn every_article_that_the_code_cites_has_a_gist() {
    let mut files = Vec::new();
    rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let titles = consts(&files);
    assert_eq!(titles.iter().find(|(name, _)| name == "CHUFA").map(|(_, title)| title.as_str()), Some(cite::CHUFA));
    let mut cited = BTreeSet::new();
    for (file, text) in &files {
        for call in ["Article::new(", "Article::item("] {
            for (at, _) in text.match_indices(call) {
                let Some((law, number)) = arguments(&text[at + call.len()..]) else { continue };
                let law = match law.strip_prefix('"') {
                    Some(title) => Some(title.trim_end_matches('"').to_owned()),
                    None => {
                        let name = law.rsplit("::").next().unwrap_or_default();
                        titles.iter().find(|(one, _)| one == name).map(|(_, title)| title.clone())
                    }
                };
                let Some(law) = law else { continue };
                let article =
                    Article { law: law.into(), number: number.to_owned().into(), list: call.contains("item") };
                must_know(&article, &file.display().to_string());
                cited.insert(article.long());
            }
        }
    }
    assert!(cited.len() > 40, "{}", cited.len());
}

/// The sources without their tests.
fn rust_files(folder: &Path, files: &mut Vec<(PathBuf, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|one| one == "rs") && !path.to_string_lossy().ends_with("tests.rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
            files.push((path, code));
        }
    }
}

/// `const NAME: &str = "title";` wherever it stands.
fn consts(files: &[(PathBuf, String)]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (_, text) in files {
        for line in text.lines() {
            let Some((name, value)) = line.trim_start_matches("pub ").split_once(": &str = \"") else { continue };
            let name = name.rsplit(' ').next().unwrap_or_default();
            found.push((name.to_owned(), value.split('"').next().unwrap_or_default().to_owned()));
        }
    }
    found
}

/// The two arguments, where the second is a literal.
fn arguments(text: &str) -> Option<(&str, &str)> {
    let (law, rest) = text.trim_start().split_once(',')?;
    let number = rest.trim_start().strip_prefix('"')?.split('"').next()?;
    Some((law.trim(), number))
}

#[test]
fn every_name_of_the_citing_module_is_listed() {
    for law in [
        cite::CHUFA,
        cite::QIANGZHI,
        cite::FUYI,
        cite::SUSONG,
        cite::SUSONG_JIESHI,
        cite::MINSU,
        cite::MINSU_JIESHI,
        cite::MINFA,
        cite::CHENGXU,
        cite::FAJIAO,
        cite::YISONG,
        cite::HENAN_ZHIFA,
        cite::HENAN_TINGZHENG,
        cite::HENAN_XINYONG,
        cite::GONGKAI,
        cite::GEBAO,
        cite::QIANMING,
        cite::LIFA,
        cite::FADIAN,
        cite::SHUANG_GONGSHI,
        cite::XINYONG_XIUFU,
    ] {
        let found = statutes().named(law);
        assert!(found.is_some(), "{law}");
        assert_eq!(statutes().named(cite::shortest(law)), found, "{law}");
    }
    assert_eq!(statutes().named("中华人民共和国行政处罚法"), statutes().keyed("chufa"));
    assert_eq!(statutes().named("无此法"), None);
}

#[test]
fn an_item_falls_back_to_its_paragraph_and_its_article() {
    let gist = |number: &'static str| statutes().find(&Article::new(cite::CHUFA, number)).map(|entry| entry.words());
    assert_eq!(gist("64(1)"), Some("要求听证的，应在告知后五个工作日内提出。"));
    assert_eq!(gist("72(1)(9)"), gist("72(1)"));
    assert_eq!(gist("60(7)"), gist("60"));
    assert_eq!(gist("999"), None);
    let whole = statutes().find(&Article::new(cite::SHUANG_GONGSHI, "")).unwrap();
    assert_eq!((whole.place, whole.proof()), (None, Proof::Read));
    assert!(whole.words().contains("七个工作日"));
    let place = statutes().find(&Article::item(cite::CHUFA, "64(1)")).unwrap();
    assert_eq!(place.place.unwrap().label(), "第六十四条第一项");
}

#[test]
fn what_was_not_read_says_so() {
    let proof = |law: &'static str, number: &'static str| statutes().find(&Article::new(law, number)).unwrap().proof();
    assert_eq!(proof(cite::CHUFA, "44"), Proof::Read);
    assert_eq!(proof(cite::CHENGXU, "6(1)"), Proof::Secondary);
    assert_eq!(proof(cite::CHENGXU, "22"), Proof::Quoted);
    assert_eq!(proof(cite::CHENGXU, ""), Proof::Unverified);
    assert_eq!(proof(cite::HENAN_TINGZHENG, "4"), Proof::Secondary);
    for law in statutes().all() {
        for gist in &law.articles {
            let only_cited = gist.words == "本条只作引注，内容未核。";
            assert!(!only_cited || gist.proof == Proof::Unverified, "{}{}", law.title, gist.label());
            assert!(gist.words.chars().count() <= 90, "{}{}: more than a gist", law.title, gist.label());
        }
    }
}

#[test]
fn the_dates_in_force_are_said_as_far_as_known() {
    let valid = |key: &str| statutes().keyed(key).unwrap().valid();
    assert_eq!(valid("chufa"), "2021年7月15日起施行");
    assert_eq!(valid("daqi"), "2018年10月26日至2026年8月14日施行，已失效");
    assert_eq!(valid("yisong"), "施行日期未核");
}

#[test]
fn articles_stand_in_their_order() {
    let numbers: Vec<&str> =
        statutes().keyed("chufa").unwrap().articles.iter().map(|gist| &*gist.article.number).collect();
    let place = |number: &str| numbers.iter().position(|one| *one == number).unwrap();
    assert!(place("9") < place("12(2)") && place("63") < place("63(1)") && place("63(1)") < place("63(1)(4)"));
    assert!(place("63(1)(4)") < place("63(2)") && place("63(2)") < place("64"));
    assert!(in_order("133(3)") < in_order("133-1"));
}

#[test]
fn broken_files_are_refused() {
    let file = |key: &str, rest: &str| {
        format!(
            "[[law]]\nkey = \"{key}\"\ntitle = \"某法\"\nnames = []\nproof = \"read\"\nwhere = \"某处\"\nabout = \"某事。\"\n{rest}"
        )
    };
    let read = |text: &str| parse(text, Group::Henan).and_then(Statutes::of);
    let whole = "[law.articles]\n\"1\" = \"一句话。\"\n";
    assert!(read(&file("a", whole)).is_ok());
    for rest in [
        "",
        "[law.articles]\n\"x\" = \"一句话。\"\n",
        "[law.articles]\n\"\" = \"一句话。\"\n",
        "[law.articles]\n\"1\" = \"没写完\"\n",
        "from = 2026-02-01\nto = 2026-01-31\n[law.articles]\n",
        "hint = \"x\"\n[law.articles]\n",
        "[law.articles]\n\"1\" = \"一句话。\"\n[law.proofs]\n\"2\" = \"read\"\n",
    ] {
        assert!(read(&file("a", rest)).is_err(), "{rest}");
    }
    assert!(read(&file("A b", whole)).is_err());
    let twice = format!("{}{}", file("a", whole), file("b", whole));
    assert_eq!(read(&twice).unwrap_err().to_string(), "法规摘要有误：“某法”出现两次。");
}
