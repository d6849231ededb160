//! The three months in which the bureau may ask the court to enforce: when they open, when they close, and by which day
//! to be alarmed where the law can be read in more than one way.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Deadline, DeadlineId, DeadlineRule};
use crate::law::article::Article;
use crate::law::calendar::{Calendar, CalendarError};
use crate::law::cite;

/// What became of the decision and of the party's remedies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "case", rename_all = "snake_case")]
pub enum WindowFacts {
    /// No review and no suit.
    Unused {
        /// The day the party learned of the decision, as a rule its service.
        known_on: NaiveDate,
    },
    /// No review and no suit, and the decision did not tell of them.
    NotTold {
        /// The day the party learned of what was decided.
        known_on: NaiveDate,
        /// The day the party was told of the remedies after all.
        told_on: Option<NaiveDate>,
    },
    /// Review upheld the decision, and no suit followed.
    Upheld {
        /// The day the party received the review decision.
        received_on: NaiveDate,
    },
    /// The review body let its period pass, and no suit followed.
    ReviewSilent {
        /// Last day of the review body's period, extensions included.
        period_ended: NaiveDate,
    },
    /// The party's suit was dismissed.
    Dismissed {
        /// The day the judgment took effect.
        effective_on: NaiveDate,
    },
    /// Payment was postponed or granted in instalments, and no remedy was used.
    Deferred {
        /// The day the party learned of the decision.
        known_on: NaiveDate,
        /// Last day of the postponement or of the instalments.
        until: NaiveDate,
    },
    /// A decision on the spot, against which review must come first, and none was asked for.
    OnTheSpot {
        /// The day it was handed over.
        received_on: NaiveDate,
    },
}

/// Another reading of the law, for the legal office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reading {
    /// What it says.
    pub label: String,
    /// First day on which one may apply.
    pub opens: NaiveDate,
    /// Last day on which one may apply.
    pub closes: NaiveDate,
    /// Where it stands.
    pub articles: Vec<Article>,
}

/// The window, with its reasons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CourtWindow {
    /// First day on which one may apply: the day after the party's last, rolled one.
    pub opens: NaiveDate,
    /// Last day on which one may apply.
    pub closes: NaiveDate,
    /// The earliest of all last days: every roll left out, and the shorter of several readings.
    pub alarm: NaiveDate,
    /// How it was counted, line by line.
    pub why: Vec<String>,
    /// Where it stands.
    pub articles: Vec<Article>,
    /// The other readings; the legal office decides.
    pub alternatives: Vec<Reading>,
    /// The calendar it was counted with.
    pub calendar_version: String,
}

/// Counts the window of the facts (行政强制法 53). Refuses when the party's last day falls into a year not yet loaded.
pub fn court_window(calendar: &Calendar, facts: &WindowFacts) -> Result<CourtWindow, CalendarError> {
    let count = |id, start, event: &str| Deadline::count(calendar, DeadlineRule::of(id), start, event);
    match *facts {
        WindowFacts::Unused { known_on } => {
            let suit = count(DeadlineId::Suit, known_on, "处罚决定书送达")?;
            Ok(after(calendar, &suit)?)
        }
        WindowFacts::NotTold { known_on, told_on } => {
            let year = count(DeadlineId::ReviewNotTold, known_on, "知道处罚内容")?;
            let told = told_on.map(|told| count(DeadlineId::Suit, told, "告知救济权利")).transpose()?;
            let suit = told.filter(|suit| suit.unrolled < year.unrolled).unwrap_or(year);
            let mut window = after(calendar, &suit)?;
            window.why.insert(0, "决定书未告知复议、起诉的权利和期限，起诉期自告知之日起算，最长一年".to_owned());
            window.articles.push(Article::new(cite::SUSONG_JIESHI, "64"));
            Ok(window)
        }
        WindowFacts::Upheld { received_on } => {
            let suit = count(DeadlineId::SuitAfterReview, received_on, "复议维持决定书收到")?;
            let mut window = after(calendar, &suit)?;
            window.why.push("复议维持的，由作出决定的机关申请".to_owned());
            window.articles.push(Article::item(cite::FUYI, "78(1)"));
            Ok(window)
        }
        WindowFacts::ReviewSilent { period_ended } => {
            after(calendar, &count(DeadlineId::SuitAfterReview, period_ended, "复议期满未决定")?)
        }
        WindowFacts::Dismissed { effective_on } => dismissed(calendar, effective_on),
        WindowFacts::Deferred { known_on, until } => {
            let suit = count(DeadlineId::Suit, known_on, "处罚决定书送达")?;
            deferred(calendar, &suit, until)
        }
        WindowFacts::OnTheSpot { received_on } => {
            let review = count(DeadlineId::Review, received_on, "当场处罚决定书收到")?;
            let suit = count(DeadlineId::Suit, received_on, "当场处罚决定书收到")?;
            let mut window = after(calendar, &review)?;
            let safe = after(calendar, &suit)?;
            window.why.push("应当先复议而未复议的，六十日后不能再起诉；按较早的一种提醒，由法制机构决定".to_owned());
            window.articles.extend([Article::item(cite::FUYI, "23(1)(1)"), Article::new(cite::SUSONG_JIESHI, "56(1)")]);
            window.alternatives.push(Reading {
                label: "等起诉期六个月届满再申请，不会过早".to_owned(),
                opens: safe.opens,
                closes: safe.closes,
                articles: suit.articles,
            });
            Ok(window)
        }
    }
}

/// The window after the end of the party's last period.
fn after(calendar: &Calendar, period: &Deadline) -> Result<CourtWindow, CalendarError> {
    let opens = next(period.ends)?;
    let closes = three_months(calendar, period.ends)?;
    let alarm = three_months(calendar, period.unrolled)?;
    let mut why = period.explain();
    // The last line carries articles and calendar, which the window has of its own.
    why.pop();
    why.push(format!("{}的期限届满，{opens} 起可以申请", period.label));
    why.push(format!("三个月内申请，至 {closes} 止"));
    if alarm != closes {
        why.push(format!("按不顺延计算，{alarm} 提醒"));
    }
    let mut articles = period.articles.clone();
    articles.extend_from_slice(DeadlineRule::of(DeadlineId::CourtApplication).articles);
    let calendar_version = calendar.version().to_owned();
    Ok(CourtWindow { opens, closes, alarm, why, articles, alternatives: Vec::new(), calendar_version })
}

/// 行诉法 95 and 行诉解释 153 give two years for a judgment; the Supreme Court's reply (2008)行他字第24号 has the decision
/// itself enforced, for which there are three months.
fn dismissed(calendar: &Calendar, effective_on: NaiveDate) -> Result<CourtWindow, CalendarError> {
    let closes = three_months(calendar, effective_on)?;
    let judgment = DeadlineRule::of(DeadlineId::JudgmentExecution);
    let longer = Deadline::count(calendar, judgment, effective_on, "判决生效")?;
    let mut articles = DeadlineRule::of(DeadlineId::CourtApplication).articles.to_vec();
    articles.push(Article::new("最高人民法院（2008）行他字第24号答复", ""));
    Ok(CourtWindow {
        opens: effective_on,
        closes,
        alarm: closes,
        why: vec![
            format!("{effective_on} 驳回起诉或者诉讼请求的判决生效，执行的仍是处罚决定"),
            format!("三个月内申请，至 {closes} 止；由法制机构决定按哪一种"),
        ],
        articles,
        alternatives: vec![Reading {
            label: "按判决的执行，二年内申请".to_owned(),
            opens: effective_on,
            closes: longer.ends,
            articles: judgment.articles.to_vec(),
        }],
        calendar_version: calendar.version().to_owned(),
    })
}

/// 处罚法 72(2): the period for applying runs from the end of the postponement; never while a remedy is still open.
fn deferred(calendar: &Calendar, suit: &Deadline, until: NaiveDate) -> Result<CourtWindow, CalendarError> {
    let mut window = after(calendar, suit)?;
    window.articles.push(Article::new(cite::CHUFA, "72(2)"));
    if until <= suit.ends {
        window.why.push(format!("暂缓、分期至 {until}，早于起诉期满，仍自起诉期满起算"));
        return Ok(window);
    }
    let closes = three_months(calendar, until)?;
    window.opens = next(until)?;
    window.closes = closes;
    window.alarm = closes;
    window.why = vec![
        format!("起诉期至 {} 届满；暂缓、分期至 {until}", suit.ends),
        format!("自暂缓、分期结束起算，{} 起可以申请", window.opens),
        format!("三个月内申请，至 {closes} 止"),
    ];
    Ok(window)
}

fn three_months(calendar: &Calendar, from: NaiveDate) -> Result<NaiveDate, CalendarError> {
    Ok(Deadline::count(calendar, DeadlineRule::of(DeadlineId::CourtApplication), from, "")?.ends)
}

fn next(day: NaiveDate) -> Result<NaiveDate, CalendarError> {
    day.checked_add_days(Days::new(1)).ok_or(CalendarError::BeyondLoaded { year: chrono::Datelike::year(&day) })
}
