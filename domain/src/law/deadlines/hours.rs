//! Periods in hours, counted to the instant in Beijing time.

use chrono::{DateTime, DurationRound, TimeDelta, Utc};

use super::DeadlineId;
use super::{DeadlineRule, Lamp, Unit, Whose};
use crate::law::article::{Article, join_articles_short};
use crate::law::calendar::beijing;
use crate::law::cite;

/// One period in hours as it was counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HourClock {
    /// Which period.
    pub id: DeadlineId,
    /// What people call it.
    pub label: &'static str,
    /// The instant of the starting event.
    pub event_at: DateTime<Utc>,
    /// What happened then.
    pub event: String,
    /// The instant from which hours are counted.
    pub from: DateTime<Utc>,
    /// How many hours.
    pub hours: u32,
    /// The last instant, inclusive.
    pub ends: DateTime<Utc>,
    /// Whom it binds.
    pub whose: Whose,
    /// Where the period stands, and how it is counted.
    pub articles: Vec<Article>,
}

impl HourClock {
    /// Counts a period in hours. The agency's own is warned from the event itself (民法典 201(2)); another's runs from
    /// the next full hour (民诉解释 125), for an event on the full hour from the one after. `None` for a period that is
    /// not in hours.
    pub fn count(rule: &DeadlineRule, event_at: DateTime<Utc>, event: &str) -> Option<HourClock> {
        if rule.unit != Unit::Hours {
            return None;
        }
        let mut articles = rule.articles.to_vec();
        let from = if rule.whose == Whose::Agency {
            articles.push(Article::new(cite::MINFA, "201(2)"));
            event_at
        } else {
            articles.push(Article::new(cite::MINSU_JIESHI, "125"));
            // Beijing is whole hours away from UTC, so their full hours are the same.
            event_at.duration_trunc(TimeDelta::hours(1)).ok()?.checked_add_signed(TimeDelta::hours(1))?
        };
        let ends = from.checked_add_signed(TimeDelta::hours(rule.length.into()))?;
        let event = event.to_owned();
        Some(HourClock {
            id: rule.id,
            label: rule.label,
            event_at,
            event,
            from,
            hours: rule.length,
            ends,
            whose: rule.whose,
            articles,
        })
    }

    /// The lamp at an instant, in full hours.
    pub fn lamp(&self, now: DateTime<Utc>) -> Lamp {
        let unit = Unit::Hours;
        let left = (self.ends - now).num_hours();
        if now > self.ends {
            Lamp::Late { by: -left, unit }
        } else if (now - self.from) * 5 >= TimeDelta::hours(self.hours.into()) * 4 {
            Lamp::Soon { left, unit, working_days: None }
        } else {
            Lamp::Good { left, unit, working_days: None }
        }
    }

    /// The counting in lines, in Beijing time.
    pub fn explain(&self) -> Vec<String> {
        let said = |at: DateTime<Utc>| beijing(at).format("%Y-%m-%d %H:%M").to_string();
        let begins = if self.whose == Whose::Agency {
            "本机关的期限，自事件发生之时起提醒".to_owned()
        } else {
            format!("自次时 {} 起算", said(self.from))
        };
        vec![
            format!("{} {}", said(self.event_at), self.event),
            begins,
            format!("满 {} 小时是 {}，休息日不扣除", self.hours, said(self.ends)),
            join_articles_short(&self.articles),
        ]
    }
}
