//! How a rule names the article it comes from.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::cite;

/// One citation: a law and a place in it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Article {
    /// A short title of [`cite`], or the full title of the law.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub law: Cow<'static, str>,
    /// `63`, `63(1)`, `63(1)(4)`, `133-1` for 第一百三十三条之一; empty for the instrument as a whole.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub number: Cow<'static, str>,
    /// The article is one paragraph that is a list, so that a single bracket is an item 项, not a paragraph 款.
    pub list: bool,
}

/// The parts of a number once read: article, 之一 suffix, paragraph, item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    article: u32,
    suffix: Option<u32>,
    paragraph: Option<u32>,
    item: Option<u32>,
}

impl Article {
    /// A citation whose single bracket is a paragraph 款.
    pub const fn new(law: &'static str, number: &'static str) -> Article {
        Article { law: Cow::Borrowed(law), number: Cow::Borrowed(number), list: false }
    }

    /// A citation whose single bracket is an item 项.
    pub const fn item(law: &'static str, number: &'static str) -> Article {
        Article { law: Cow::Borrowed(law), number: Cow::Borrowed(number), list: true }
    }

    /// Whether the number can be printed: it is a known place, or the instrument as a whole is meant.
    pub fn is_known(&self) -> bool {
        self.number.is_empty() || self.place().is_some()
    }

    /// The article's own number without paragraph and item, where it is known.
    pub fn article_number(&self) -> Option<u32> {
        self.place().map(|place| place.article)
    }

    /// As papers and refusals print it: `行政处罚法第六十三条第一款第四项`; a full title stands in 《》.
    pub fn long(&self) -> String {
        format!("{}{}", self.title(), self.place_long())
    }

    /// As running text on screen prints it: full titles without 《》 and 中华人民共和国.
    pub fn on_screen(&self) -> String {
        format!("{}{}", self.law.strip_prefix("中华人民共和国").unwrap_or(&self.law), self.place_long())
    }

    /// As tables print it: `处罚法63条1款4项`.
    pub fn short(&self) -> String {
        format!("{}{}", cite::shortest(&self.law), self.place_short())
    }

    /// The law's title with book marks where it is a full title; a remark in brackets (号令, 修订年) stays outside them.
    pub(super) fn title(&self) -> String {
        if cite::is_short(&self.law) {
            return self.law.clone().into_owned();
        }
        match self.law.split_once('（') {
            Some((title, remark)) => format!("《{title}》（{remark}"),
            None => format!("《{}》", self.law),
        }
    }

    pub(super) fn place_long(&self) -> String {
        if self.number.is_empty() {
            return String::new();
        }
        let Some(place) = self.place() else { return "（条款未核）".to_owned() };
        let mut text = format!("第{}条", chinese_number(place.article));
        if let Some(suffix) = place.suffix {
            text.push_str(&format!("之{}", chinese_number(suffix)));
        }
        if let Some(paragraph) = place.paragraph {
            text.push_str(&format!("第{}款", chinese_number(paragraph)));
        }
        if let Some(item) = place.item {
            text.push_str(&format!("第{}项", chinese_number(item)));
        }
        text
    }

    fn place_short(&self) -> String {
        if self.number.is_empty() {
            return String::new();
        }
        let Some(place) = self.place() else { return "（条款未核）".to_owned() };
        let mut text = format!("{}条", place.article);
        if let Some(suffix) = place.suffix {
            text.push_str(&format!("之{}", chinese_number(suffix)));
        }
        if let Some(paragraph) = place.paragraph {
            text.push_str(&format!("{paragraph}款"));
        }
        if let Some(item) = place.item {
            text.push_str(&format!("{item}项"));
        }
        text
    }

    fn place(&self) -> Option<Place> {
        let (head, brackets) = match self.number.find('(') {
            Some(at) => self.number.split_at(at),
            None => (&*self.number, ""),
        };
        let (article, suffix) = match head.split_once('-') {
            Some((article, suffix)) => (article, Some(positive(suffix)?)),
            None => (head, None),
        };
        let mut levels = Vec::new();
        let mut rest = brackets;
        while !rest.is_empty() {
            let (level, after) = rest.strip_prefix('(')?.split_once(')')?;
            levels.push(positive(level)?);
            rest = after;
        }
        let (paragraph, item) = match levels[..] {
            [] => (None, None),
            [item] if self.list => (None, Some(item)),
            [paragraph] => (Some(paragraph), None),
            [paragraph, item] => (Some(paragraph), Some(item)),
            _ => return None,
        };
        Some(Place { article: positive(article)?, suffix, paragraph, item })
    }
}

/// Several citations in one breath, a law named once: `行政处罚法第四十五条、第六十二条；住建部令第55号第二十二条`.
pub fn join_articles(articles: &[Article]) -> String {
    by_law(articles)
        .iter()
        .map(|group| {
            let places: Vec<String> = group.iter().map(|article| article.place_long()).collect();
            format!("{}{}", group[0].title(), places.join("、"))
        })
        .collect::<Vec<_>>()
        .join("；")
}

/// The same for tables and explanations: `处罚法45、62条、55号令22条`.
pub fn join_articles_short(articles: &[Article]) -> String {
    by_law(articles)
        .iter()
        .map(|group| {
            let mut places: Vec<String> = group.iter().map(|article| article.place_short()).collect();
            if group.iter().all(|article| article.number.bytes().all(|b| b.is_ascii_digit())) {
                let last = places.len() - 1;
                for place in &mut places[..last] {
                    *place = place.trim_end_matches('条').to_owned();
                }
            }
            format!("{}{}", cite::shortest(&group[0].law), places.join("、"))
        })
        .collect::<Vec<_>>()
        .join("、")
}

/// Never an empty group; laws in the order in which they first appear, a repeated citation once.
fn by_law(articles: &[Article]) -> Vec<Vec<&Article>> {
    let mut groups: Vec<Vec<&Article>> = Vec::new();
    for article in articles {
        match groups.iter_mut().find(|group| group[0].law == article.law) {
            Some(group) if group.contains(&article) => {}
            Some(group) => group.push(article),
            None => groups.push(vec![article]),
        }
    }
    groups
}

/// A whole number from 1 to 9,999 without sign or leading zero; nothing in a law is numbered higher.
fn positive(text: &str) -> Option<u32> {
    let plain = !text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|number| plain && (1..=9_999).contains(number))
}

/// 1 to 9,999 as statutes write it: 十, 二十二, 一百零五, 一百一十一, 一千一百二十九.
pub fn chinese_number(number: u32) -> String {
    const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    if !(1..=9_999).contains(&number) {
        return number.to_string();
    }
    let mut text = String::new();
    let mut gap = false;
    for (unit, name) in [(1_000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = (number / unit % 10) as usize;
        if digit == 0 {
            gap = !text.is_empty();
            continue;
        }
        if gap {
            text.push('零');
            gap = false;
        }
        if !(unit == 10 && digit == 1 && text.is_empty()) {
            text.push(DIGITS[digit]);
        }
        text.push_str(name);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_statutes_write_them() {
        let written =
            [1, 10, 12, 20, 22, 100, 105, 110, 111, 520, 1_001, 1_010, 1_129, 1_242, 9_999].map(chinese_number);
        assert_eq!(
            written,
            [
                "一",
                "十",
                "十二",
                "二十",
                "二十二",
                "一百",
                "一百零五",
                "一百一十",
                "一百一十一",
                "五百二十",
                "一千零一",
                "一千零一十",
                "一千一百二十九",
                "一千二百四十二",
                "九千九百九十九"
            ]
        );
    }

    #[test]
    fn a_single_bracket_is_a_paragraph_or_an_item() {
        assert_eq!(Article::new(cite::CHUFA, "63(1)(4)").long(), "行政处罚法第六十三条第一款第四项");
        assert_eq!(Article::new(cite::CHUFA, "42(1)").long(), "行政处罚法第四十二条第一款");
        assert_eq!(Article::item(cite::CHUFA, "64(1)").long(), "行政处罚法第六十四条第一项");
        assert_eq!(Article::item(cite::CHUFA, "64(1)").short(), "处罚法64条1项");
        assert_eq!(Article::new(cite::CHUFA, "63(1)(4)").short(), "处罚法63条1款4项");
        assert_eq!(Article::new("中华人民共和国刑法", "133-1").long(), "《中华人民共和国刑法》第一百三十三条之一");
    }

    #[test]
    fn full_titles_stand_in_book_marks_and_their_remarks_outside() {
        let article = Article::item("城市建筑垃圾管理规定（建设部令第139号）", "25(2)");
        assert_eq!(article.long(), "《城市建筑垃圾管理规定》（建设部令第139号）第二十五条第二项");
        let code = Article::new("中华人民共和国生态环境法典", "241(1)");
        assert_eq!(code.long(), "《中华人民共和国生态环境法典》第二百四十一条第一款");
        assert_eq!(code.on_screen(), "生态环境法典第二百四十一条第一款");
        assert_eq!(code.short(), "法典241条1款");
        let local = Article::new("平顶山市城乡规划建设管理条例", "21");
        assert_eq!(local.long(), "《平顶山市城乡规划建设管理条例》第二十一条");
        assert_eq!(local.short(), "平规建条例21条");
    }

    #[test]
    fn an_unknown_place_says_so() {
        for number in ["unknown", "0", "01", "12(", "12()", "12(1)(2)(3)", "12 (1)", "十二", "12(1)x", "10000"] {
            let article = Article::new(cite::CHUFA, number);
            assert!(!article.is_known(), "{number}");
            assert_eq!(article.long(), "行政处罚法（条款未核）", "{number}");
        }
        assert_eq!(Article::new("发改办财金〔2018〕424号", "").short(), "发改办财金〔2018〕424号");
    }

    #[test]
    fn citations_join_by_law() {
        let articles = [
            Article::new(cite::CHUFA, "45"),
            Article::new(cite::CHUFA, "62"),
            Article::new(cite::CHENGXU, "22"),
            Article::new(cite::CHUFA, "45"),
        ];
        assert_eq!(join_articles(&articles), "行政处罚法第四十五条、第六十二条；住建部令第55号第二十二条");
        assert_eq!(join_articles_short(&articles), "处罚法45、62条、55号令22条");
        assert_eq!(join_articles(&[]), "");
        let mixed = [Article::new(cite::CHUFA, "66(2)"), Article::new(cite::CHUFA, "72")];
        assert_eq!(join_articles_short(&mixed), "处罚法66条2款、72条");
    }
}
