//! Periods counted back from a day: by when something must be done so that enough clear days lie before it.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::explain::{listed, named, stretches};
use super::{DeadlineId, DeadlineRule, Skipped, rest_days};
use crate::law::article::{Article, join_articles_short};
use crate::law::calendar::{Calendar, CalendarError};

/// One period counted back, with everything needed to explain it later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Before {
    /// Which period.
    pub id: DeadlineId,
    /// What people call it.
    pub label: String,
    /// The day before which the clear days must lie; it is not one of them.
    pub day: NaiveDate,
    /// What happens then: 听证.
    pub event: String,
    /// Clear working days.
    pub length: u32,
    /// The last day on which it can still be done; it is not one of the clear days and may itself be a rest day.
    pub latest: NaiveDate,
    /// Rest days among the clear days.
    pub skipped: Vec<Skipped>,
    /// Where the period stands.
    pub articles: Vec<Article>,
    /// The calendar it was counted with.
    pub calendar_version: String,
}

impl Before {
    /// The last day on which as many full working days as the rule is long still lie between it and `day`: the safe
    /// reading of "seven days before" (行政处罚法 64(2)). Refuses days outside the loaded years.
    pub fn count(
        calendar: &Calendar,
        rule: &DeadlineRule,
        day: NaiveDate,
        event: &str,
    ) -> Result<Before, CalendarError> {
        let beyond = CalendarError::BeyondLoaded { year: day.year() };
        let (mut first, mut left) = (day, rule.length);
        while left > 0 {
            first = first.pred_opt().ok_or(beyond.clone())?;
            left -= u32::from(calendar.is_working(first)?);
        }
        let latest = first.pred_opt().ok_or(beyond.clone())?;
        let last = day.pred_opt().ok_or(beyond)?;
        Ok(Before {
            id: rule.id,
            label: rule.label.to_owned(),
            day,
            event: event.to_owned(),
            length: rule.length,
            latest,
            skipped: rest_days(calendar, latest, last)?,
            articles: rule.articles.to_vec(),
            calendar_version: calendar.version().to_owned(),
        })
    }

    /// The counting in lines.
    pub fn explain(&self) -> Vec<String> {
        let year = self.day.year();
        let off = |day| self.skipped.iter().any(|stretch| (stretch.from..=stretch.to).contains(&day));
        let clear = self.latest.iter_days().skip(1).take_while(|day| *day < self.day).filter(|day| !off(*day));
        let mut lines = vec![
            format!("{} {}，当日不计", named(self.day, year), self.event),
            format!("此前 {} = {} 个完整工作日", listed(clear, year), self.length),
        ];
        if !self.skipped.is_empty() {
            lines.push(format!("跳过 {}", stretches(&self.skipped, year)));
        }
        lines.push(format!("最迟 {} 送达，送达当日不计", named(self.latest, year)));
        lines.push(format!("{}；日历 {} 版", join_articles_short(&self.articles), self.calendar_version));
        lines
    }
}

/// The last day to serve the demand so that its ten working days are over and a working day is left to apply inside the
/// court's window (行政强制法 53, 54). A window that closes on a rest day leaves the working day before it.
pub fn last_demand(calendar: &Calendar, closes: NaiveDate) -> Result<Before, CalendarError> {
    let mut apply = closes;
    while !calendar.is_working(apply)? {
        apply = apply.pred_opt().ok_or(CalendarError::BeyondLoaded { year: closes.year() })?;
    }
    Before::count(calendar, DeadlineRule::of(DeadlineId::Demand), apply, "申请强制执行")
}
